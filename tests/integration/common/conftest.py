"""Servers and callers for the tests of the kit that need no database."""

import socket
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from services.common import identity, rpc
from services.common.identity import Issuer, TokenSigner, Verifier
from tests.integration.common.kit import Kit, new_kit
from tests.integration.common.probe import PROTO, Probe, Stub

DEMO, SERVICES = "https://demo.example", "https://services.example"


@pytest.fixture(scope="session")
def signer(tmp_path_factory: pytest.TempPathFactory) -> TokenSigner:
    """The issuer people's tokens come from."""
    return new_signer(tmp_path_factory.mktemp("demo"), DEMO)


@pytest.fixture(scope="session")
def service_signer(tmp_path_factory: pytest.TempPathFactory) -> TokenSigner:
    """The issuer services' tokens come from."""
    return new_signer(tmp_path_factory.mktemp("services"), SERVICES)


@pytest.fixture
def verifier(signer: TokenSigner, service_signer: TokenSigner, tmp_path: Path) -> Verifier:
    """Trusts both."""
    return Verifier([trust(signer, DEMO, tmp_path), trust(service_signer, SERVICES, tmp_path, "SERVICE")])


def new_signer(folder: Path, issuer: str) -> TokenSigner:
    """A signer with a new key."""
    identity.create_key(folder / "key.pem")
    return TokenSigner(folder / "key.pem", issuer)


def trust(signer: TokenSigner, issuer: str, folder: Path, *grants: str) -> Issuer:
    """The entry of the issuers file for a signer."""
    file = folder / f"{signer.kid}.json"
    file.write_bytes(signer.jwks_document())
    return Issuer(issuer=issuer, jwks_file=file, grants=grants or None)


def closed_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """Starts probes and channels to them, and stops all of it."""

    def __init__(self, verifier: Verifier, stack: AsyncExitStack) -> None:
        self._verifier = verifier
        self._stack = stack

    async def serve(
        self,
        probe: Probe,
        limits: rpc.Limits = rpc.STANDARD,
        listen: str = "127.0.0.1:0",
        *,
        coalesces: bool = False,
    ) -> tuple[rpc.Server, str]:
        """A server of this probe, and its address."""
        server = rpc.Server("probe", probe.add, self._verifier, limits=limits, coalesces=coalesces)
        port = await server.start(listen)
        self._stack.push_async_callback(server.stop, 0)
        return server, f"127.0.0.1:{port}"

    async def stub(
        self, address: str, token: Callable[[], str] | str | None = None, coalesced: Collection[str] = ()
    ) -> Stub:
        """A client of that server."""
        source = (lambda: token) if isinstance(token, str) else token
        channel = rpc.channel(address, PROTO, token=source, coalesced=coalesced)
        return Stub(await self._stack.enter_async_context(channel))

    async def pair(self, probe: Probe, token: str | None = None) -> Stub:
        """Both."""
        _, address = await self.serve(probe)
        return await self.stub(address, token)


@pytest.fixture
async def cluster(verifier: Verifier) -> AsyncIterator[Cluster]:
    """What a test starts in it is gone afterwards."""
    async with AsyncExitStack() as stack:
        yield Cluster(verifier, stack)


@pytest.fixture
async def kit(
    new_database: Callable[..., str], verifier: Verifier, service_signer: TokenSigner
) -> AsyncIterator[Kit]:
    """Services of the kit's own tests, on the real PostgreSQL and NATS."""
    async with new_kit(new_database, verifier, service_signer) as kit:
        yield kit
