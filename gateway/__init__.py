"""The gateway: REST and pages for people and programs, gRPC to the services; no rules, no database."""
