"""What tests may ask for: a real PostgreSQL with empty databases, a real nats-server, the whole cluster.

Each starts when the first test asks for it, in a temporary folder on free ports, and is gone at the end.
`make test` runs several processes side by side, each with servers of its own; one of them runs all of a file.
"""

import itertools
import os
import secrets
import signal
import subprocess
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pytest

from local import keys as local_keys
from local.cluster import Cluster
from local.nats import NatsServer
from local.ports import free_port
from local.postgres import Postgres, new_server
from services.common import garbage
from services.common.identity import SERVICE_ISSUER, TokenSigner

TESTS = Path(__file__).parent
ORDER = {
    name: rank
    for rank, name in enumerate(("unit", "integration", "contract", "system", "e2e", "operations", "chaos"))
}

NewDatabase = Callable[..., str]
NewCluster = Callable[..., Cluster]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a test run."""

    folder: Path
    service: TokenSigner
    demo: TokenSigner

    @property
    def settings(self) -> dict[str, str]:
        """The environment that tells a process where they are."""
        return local_keys.settings(self.folder)


def pytest_configure() -> None:
    """Treat a request to end like Ctrl-C, so that nothing a test started outlives it."""
    # A shell starts background jobs deaf to it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, end_in_order)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Thousands of tests stay until the end: the collector does not look through them again and again."""
    with garbage.paused():
        result = yield
    garbage.settle()
    return result


def end_in_order(number: int, frame: FrameType | None) -> None:
    """End the run once: `timeout` and `make` both ask, and the second must not cut the taking down."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.raise_signal(signal.SIGINT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what is quick first, and what takes a whole cluster down last."""
    items.sort(key=lambda item: ORDER.get(item.path.relative_to(TESTS).parts[0], len(ORDER)))


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


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """Keys of this run: signers of service and demo tokens, the file of issuers, the file of seal keys."""
    folder = tmp_path_factory.mktemp("keys")
    local_keys.make(folder)
    return Keys(
        folder,
        TokenSigner(folder / "service.pem", SERVICE_ISSUER),
        TokenSigner(folder / "demo.pem", local_keys.DEMO_ISSUER),
    )


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a cluster with the demo county loaded, not running; to be copied."""
    cluster = new_cluster(tmp_path_factory.mktemp("prepared") / "data")
    try:
        cluster.prepare()
    finally:
        cluster.stop()
        cluster.leave_folder()
    return cluster.folder


@pytest.fixture(scope="session")
def cluster(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """The whole cluster of processes, shared by the tests of this run; leave it as you found it running."""
    with running(prepared, tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture
def fresh_cluster(prepared: Path, tmp_path: Path) -> Iterator[NewCluster]:
    """Start a cluster of this test alone, with more environment if wished; kill and wipe as you like."""
    with ExitStack() as stack:
        numbers = itertools.count(1)

        def start(**extra: str) -> Cluster:
            return stack.enter_context(running(prepared, tmp_path / str(next(numbers)), extra))

        yield start


@contextmanager
def running(prepared: Path, folder: Path, extra: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """A cluster on a copy of the prepared data, on ports of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    # The program keeps owners, which Python's copy does not: PostgreSQL's files may have another one.
    subprocess.run(["cp", "-a", str(prepared), str(folder / "data")], check=True)
    (folder / "data" / "ports.json").unlink()
    cluster = new_cluster(folder / "data", extra)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        cluster.leave_folder()


def new_cluster(folder: Path, extra: Mapping[str, str] | None = None) -> Cluster:
    """A cluster on a free port; not started yet."""
    other = os.environ.get("YG_TEST_POSTGRES_BIN")
    return Cluster(folder, free_port(), binaries=Path(other) if other else None, extra=extra or {})
