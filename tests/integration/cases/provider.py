"""The payment sandbox as a process of its own, and what a test does at it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from local import keys, payments
from local.ports import free_port
from local.processes import Child, wait_until
from services.cases.provider import AUDIENCE, HttpProvider
from services.cases.server.fees import Counterparty
from services.common.identity import SERVICE_ISSUER, TokenSigner
from services.common.timesource import TimeSource

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Payments:
    """A sandbox that runs."""

    url: str
    folder: Path
    key: Ed25519PrivateKey

    @property
    def counterparty(self) -> Counterparty:
        """What the service of cases knows of it."""
        signer = TokenSigner(self.folder / "keys" / "service.pem", SERVICE_ISSUER)
        provider = HttpProvider(self.url, lambda: signer.sign("services/cases", [], audience=AUDIENCE))
        return Counterparty(provider, self.key.public_key(), TimeSource())

    def signed(self, notice: str, at: float | None = None) -> dict[str, str]:
        """A notice as the sandbox would sign it."""
        return payments.Sandbox("", self.key, self.folder).signed(notice, at)

    def settle(self, pay_url: str, what: str = "pay") -> str:
        """Pay on the page of a payment, or give it up; what the page says then."""
        return httpx.post(pay_url, data={"do": what}, trust_env=False).raise_for_status().text


@contextmanager
def running(folder: Path, http_port: int, port: int = 0) -> Iterator[Payments]:
    """A sandbox, at a port of its own, that tells the gateway at another."""
    keys.make(folder / "keys")
    listen = f"127.0.0.1:{port or free_port()}"
    given = {"YG_DATA_DIR": str(folder), "YG_LISTEN": listen, "YG_HTTP_PORT": str(http_port)}
    child = Child("payments", folder / "payments.pid", folder / "payments.log")
    key = payments.read_key(folder / "keys" / "payments.pem")
    child.start([sys.executable, "-m", "local.payments"], cwd=ROOT, env=dict(os.environ) | given)
    try:
        wait_until(lambda: _answers(f"http://{listen}/key"), child, 30)
        yield Payments(f"http://{listen}", folder, key)
    finally:
        child.stop()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).is_success
    except httpx.TransportError:
        return False
