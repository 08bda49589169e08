"""What tests may ask for: a real PostgreSQL with empty databases, a real nats-server, the whole cluster.

Each starts when the first test asks for it, in a temporary folder on free ports, and is gone at the end.
"""

import itertools
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from local.nats import NatsServer
from local.ports import free_port
from local.postgres import Postgres, new_server

NewDatabase = Callable[..., str]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """The PostgreSQL server of this run: the wheel's, or that of the folder YG_TEST_POSTGRES_BIN."""
    other = os.environ.get("YG_TEST_POSTGRES_BIN")
    server = new_server(tmp_path_factory.mktemp("postgres"), Path(other) if other else None)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres) -> str:
    """The address of the server's own database, for a superuser."""
    return postgres.url()


@pytest.fixture(scope="session")
def new_database(postgres: Postgres) -> NewDatabase:
    """Make an empty database with an owner of its own: `new_database("cases")` gives its address."""
    numbers = itertools.count(1)

    def make(hint: str = "test", driver: str = "postgresql+asyncpg") -> str:
        address = postgres.create_database(f"{hint}_{next(numbers)}")
        return address.replace("postgresql://", f"{driver}://", 1)

    return make


@pytest.fixture
def database_url(new_database: NewDatabase) -> str:
    """The address of an empty database of this test alone."""
    return new_database()


@pytest.fixture(scope="session")
def nats_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NatsServer]:
    """The broker of this run; a test that stops or wipes it starts it again."""
    server = new_nats_server(tmp_path_factory.mktemp("nats"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def fresh_nats_server(tmp_path: Path) -> Iterator[NatsServer]:
    """A broker of this test alone, to be stopped, killed, wiped or rolled back."""
    server = new_nats_server(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def nats_url(nats_server: NatsServer) -> str:
    """The address of the broker, with its password."""
    return nats_server.url


def new_nats_server(folder: Path) -> NatsServer:
    """A broker on a free port; not started yet."""
    return NatsServer(folder / "nats", free_port(), secrets.token_hex(16), folder / "nats.log")
