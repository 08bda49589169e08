"""The audit of the journals: `python -m services.common.audit [service …]` computes every chain again.

One line a service. Exit code 0: all intact; 1: one is broken, with the first position that does not fit;
2: none is broken, but one could not be read.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import grpc
from pydantic_settings import BaseSettings, SettingsConfigDict
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.common.v1 import journal_pb2_grpc as pb_grpc

from services.common import identity, rpc, settings
from services.common.errors import refusal_of
from services.common.identity import TokenSigner
from services.common.journal import NO_HASH, ChainBroken, verify

PAGE: Final = 1000
TIMEOUT: Final = 30.0


class AuditSettings(BaseSettings):
    """Where the journals are, and the right to read them: a token, or the key of the services."""

    model_config = SettingsConfigDict(env_prefix="YG_", extra="ignore", env_ignore_empty=True)

    region: str = "450222"
    audit_token: str = ""
    service_key_file: Path | None = None

    catalog_address: settings.Address = "127.0.0.1:9001"
    hall_address: settings.Address = "127.0.0.1:9002"
    cases_address: settings.Address = "127.0.0.1:9003"
    supervision_address: settings.Address = "127.0.0.1:9004"

    def addresses(self) -> dict[str, str]:
        """The services by name."""
        suffix = "_address"
        fields = [name for name in type(self).model_fields if name.endswith(suffix)]
        return {name.removesuffix(suffix): getattr(self, name) for name in fields}

    def token(self) -> Callable[[], str]:
        """Makes the token the journals are read with."""
        if self.audit_token or self.service_key_file is None:
            return lambda: self.audit_token
        signer = TokenSigner(self.service_key_file, identity.SERVICE_ISSUER)
        return lambda: signer.service_token("audit", self.region)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the audit found in one journal."""

    service: str
    code: int
    words: str

    def __str__(self) -> str:
        return f"{self.service:<12} {self.words}"


async def audit(service: str, stub: pb_grpc.JournalServiceAsyncStub) -> Finding:
    """Compute one service's chain again, from the first entry to its head."""
    try:
        head = await stub.GetHead(pb.GetHeadRequest(), timeout=TIMEOUT)
        await _verify(stub, head)
    except ChainBroken as broken:
        words = f"✗ 链已断裂 broken　首个不符的位置 first bad position {broken.position}: {broken.why}"
        return Finding(service, 1, words)
    except grpc.aio.AioRpcError as error:
        refused = refusal_of(error)
        return Finding(service, 2, f"? 无法读取 unreadable　{refused.code} {refused.reason}".rstrip())
    words = f"✓ 链完整 intact　{head.position} 条 entries　链头 head {head.hash.hex()[:16]}…"
    return Finding(service, 0, words)


async def _verify(stub: pb_grpc.JournalServiceAsyncStub, head: pb.JournalHead) -> None:
    position, last = 0, NO_HASH
    async for run in _runs(stub, head.position):
        last = verify(run, position, last)
        position += len(run)
    if position < head.position:
        raise ChainBroken(position + 1, f"missing, though the head is at {head.position}")
    if last != head.hash:
        raise ChainBroken(head.position, "the hash of the head is another")


async def _runs(stub: pb_grpc.JournalServiceAsyncStub, until: int) -> AsyncIterator[list[pb.JournalEntry]]:
    """The entries up to a position, in runs."""
    after = 0
    while after < until:
        limit = min(PAGE, until - after)
        response = await stub.ReadEntries(pb.ReadEntriesRequest(after=after, limit=limit), timeout=TIMEOUT)
        if not response.entries:
            return
        yield list(response.entries)
        after += len(response.entries)


async def run(found: AuditSettings, services: Sequence[str]) -> int:
    """Audit the services, print what was found, and give the exit code."""
    findings = []
    token = found.token()
    for service in services:
        async with rpc.channel(found.addresses()[service], pb.DESCRIPTOR, token=token) as channel:
            finding = await audit(service, pb_grpc.JournalServiceStub(channel))
        print(finding, flush=True)
        findings.append(finding.code)
    return 1 if 1 in findings else max(findings, default=0)


def main() -> None:
    """Do what the command line says."""
    found = settings.load(AuditSettings)
    parser = argparse.ArgumentParser(prog="python -m services.common.audit", description=__doc__)
    parser.add_argument("service", nargs="*", help="which journals; all when absent")
    named = parser.parse_args().service or list(found.addresses())
    if unknown := set(named) - set(found.addresses()):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    sys.exit(asyncio.run(run(found, named)))


if __name__ == "__main__":
    main()
