"""The gateway on a real port, in front of small real services."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any

import httpx
import pytest
import uvicorn

from gateway import app, calls
from gateway.settings import GatewaySettings
from gateway.streams import Streams
from services.common import identity, rpc
from services.common.identity import Verifier
from services.common.logs import Canon
from tests.conftest import Keys
from tests.integration.gateway.services import World

Start = Callable[..., Awaitable[httpx.AsyncClient]]


class QuietServer(uvicorn.Server):
    """A server that leaves the signals to the tests."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


@pytest.fixture(scope="session")
def verifier(keys: Keys) -> Verifier:
    """Trusts the issuers of this run."""
    return Verifier(identity.read_issuers(keys.folder / "issuers.json"))


@pytest.fixture(scope="session")
async def world(verifier: Verifier) -> AsyncIterator[tuple[World, str]]:
    """Small services, and their address."""
    found = World()
    server = rpc.Server("world", found.add, verifier)
    port = await server.start("127.0.0.1:0")
    yield found, f"127.0.0.1:{port}"
    await server.stop(0)


@pytest.fixture
async def start(world: tuple[World, str], keys: Keys) -> AsyncIterator[Start]:
    """Start a gateway with more settings if wished; gives a client of it."""
    async with AsyncExitStack() as stack:

        async def started(**more: Any) -> httpx.AsyncClient:
            return await stack.enter_async_context(serving(world[1], keys, **more))

        yield started


@pytest.fixture(scope="session")
async def usual_gateway(world: tuple[World, str], keys: Keys) -> AsyncIterator[httpx.AsyncClient]:
    """A gateway with the usual settings, shared."""
    async with serving(world[1], keys) as client:
        yield client


@pytest.fixture
def gateway(usual_gateway: httpx.AsyncClient, services: World) -> httpx.AsyncClient:
    """A client of it."""
    return usual_gateway


@pytest.fixture
def services(world: tuple[World, str]) -> World:
    """The services behind it, as new."""
    world[0].forget()
    return world[0]


@pytest.fixture
def as_clerk(keys: Keys) -> dict[str, str]:
    """The header of a clerk."""
    return bearer(keys, "clerk-mz", "CLERK", organisation="organisations/450222-mz", channel="WINDOW")


@pytest.fixture
def as_resident(keys: Keys) -> dict[str, str]:
    """The header of a resident."""
    return bearer(keys, "resident", "APPLICANT")


@pytest.fixture
def as_auditor(keys: Keys) -> dict[str, str]:
    """The header of an auditor."""
    return bearer(keys, "auditor", "AUDITOR")


def bearer(keys: Keys, subject: str, *roles: str, **more: Any) -> dict[str, str]:
    """The header of somebody."""
    return {"Authorization": f"Bearer {keys.demo.sign(subject, roles, region='450222', **more)}"}


@asynccontextmanager
async def serving(address: str, keys: Keys, **more: Any) -> AsyncIterator[httpx.AsyncClient]:
    """A gateway in front of the services at this address."""
    usual = {f"{name}_address": address for name in calls.SERVICES}
    demo = {"dev_identity": True, "demo_issuer_key_file": keys.folder / "demo.pem"}
    demo["issuers_file"] = keys.folder / "issuers.json"
    settings = GatewaySettings.model_validate(usual | demo | more)
    backends = calls.connect(settings)
    streams = Streams(settings.max_streams, settings.heartbeat)
    built = app.build(settings, backends, streams, Canon("gateway", enabled=False))
    config = uvicorn.Config(built, port=0, http="httptools", ws="none", lifespan="off", log_config=None)
    server = QuietServer(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 -- it sets a flag, no event
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        yield client
    streams.stop()
    server.should_exit = True
    await running
    await backends.close()
