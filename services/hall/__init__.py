"""The service hall (政务服务中心): regions, organisations, windows, staff, mandates and the calendar."""
