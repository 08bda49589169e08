"""Keys of an OpenID Connect provider, read over HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from services.common.errors import Unauthenticated, Unavailable
from services.common.identity import Issuer, TokenSigner, Verifier
from tests.integration.common.conftest import closed_port, new_signer

PROVIDER = "https://id.example"


class Provider(ThreadingHTTPServer):
    """Publishes a key set and counts how often it is read."""

    daemon_threads = True
    document = b""
    status = 200
    reads = 0

    def publish(self, *signers: TokenSigner) -> None:
        self.document = json.dumps({"keys": [key for one in signers for key in one.jwks()["keys"]]}).encode()

    def verifier(self) -> Verifier:
        return Verifier([Issuer(issuer=PROVIDER, jwks_url=f"http://127.0.0.1:{self.server_port}/keys")])


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        self.server.reads += 1
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.document)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider(("127.0.0.1", 0), _Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def signer(tmp_path: Path) -> TokenSigner:
    return new_signer(tmp_path, PROVIDER)


async def test_the_keys_are_read_once_for_many_tokens(provider: Provider, signer: TokenSigner) -> None:
    provider.publish(signer)
    verifier = provider.verifier()

    for number in range(20):
        assert (await verifier.verify(signer.sign(f"u/{number}", ["CLERK"]))).subject == f"u/{number}"
    assert provider.reads == 1


async def test_a_provider_whose_keys_cannot_be_read_is_told(provider: Provider, signer: TokenSigner) -> None:
    def told() -> float | None:
        return REGISTRY.get_sample_value("yangguang_issuer_unreadable", {"issuer": PROVIDER})

    provider.status = 500
    with pytest.raises(Unavailable, match="ISSUER_UNREACHABLE"):
        await provider.verifier().verify(signer.sign("u/1", ["CLERK"]))
    assert told() == 1

    provider.status = 200
    provider.publish(signer)
    await provider.verifier().verify(signer.sign("u/1", ["CLERK"]))
    assert told() == 0


async def test_forged_key_ids_do_not_hammer_the_provider(
    provider: Provider, signer: TokenSigner, tmp_path: Path
) -> None:
    provider.publish(signer)
    verifier = provider.verifier()
    await verifier.verify(signer.sign("u/1", ["CLERK"]))
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises(Unauthenticated, match="TOKEN_INVALID"):
            await verifier.verify(new_signer(folder, PROVIDER).sign("u/1", ["OPERATOR"]))

    assert provider.reads == 1


async def test_a_provider_that_fails_at_first_is_unavailable(provider: Provider, signer: TokenSigner) -> None:
    provider.status = 503

    with pytest.raises(Unavailable, match="ISSUER_UNREACHABLE"):
        await provider.verifier().verify(signer.sign("u/1", ["CLERK"]))


async def test_a_provider_nobody_answers_for_is_unavailable(signer: TokenSigner) -> None:
    verifier = Verifier([Issuer(issuer=PROVIDER, jwks_url=f"http://127.0.0.1:{closed_port()}/keys")])

    with pytest.raises(Unavailable, match="ISSUER_UNREACHABLE"):
        await verifier.verify(signer.sign("u/1", ["CLERK"]))
