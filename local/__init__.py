"""The local cluster: a real PostgreSQL, a real nats-server and the project's processes on one machine."""
