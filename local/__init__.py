"""The local cluster: a real PostgreSQL, a real nats-server and the project's processes on one machine."""

import os

# Programs are started by fork, also by tests in which gRPC runs: its fork handlers would break the child.
os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")
