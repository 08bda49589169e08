"""The self-audit (自校验): a service computes its own chain again in the background, slowly, and tells.

It looks at 200 entries a second, 17 million a day, and begins anew a minute after it has come to the end.
The audit by others (`services.common.audit`) stays: whoever can change a journal could change a service too.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Final

from prometheus_client import Gauge

from services.common import journal_server
from services.common.db import Database
from services.common.journal import NO_HASH, ChainBroken, verify
from services.common.loops import forever

log = logging.getLogger(__name__)

PAGE: Final = 100
# Seconds.
PAUSE: Final = 0.5
REST: Final = 60.0
RETRY: Final = 5.0

INTACT: Final = Gauge("yangguang_chain_intact", "0 once the chain was found broken, else 1.", ["service"])
POSITION: Final = Gauge(
    "yangguang_chain_verified_position", "How far the chain is verified this time.", ["service"]
)
PASSED: Final = Gauge(
    "yangguang_chain_verified_timestamp_seconds", "When the whole chain was last found intact.", ["service"]
)


class SelfAudit:
    """Verifies one service's chain again and again; `run()` belongs into the service's TaskGroup."""

    def __init__(self, database: Database, service: str, *, pause: float = PAUSE, rest: float = REST) -> None:
        self._database, self._service, self._pause, self._rest = database, service, pause, rest
        for metric in (POSITION, PASSED):
            metric.labels(service).set(0)

    async def run(self) -> None:
        """Verify until cancelled; a database that is away is waited out."""
        await forever("self-audit", self._pass, self._rest, RETRY)

    async def _pass(self) -> None:
        try:
            await self.verify()
        except ChainBroken as broken:
            log.error("the chain of %s is broken: %s", self._service, broken)
            INTACT.labels(self._service).set(0)

    async def verify(self) -> None:
        """Go from the first entry to what is the head now; raises ChainBroken."""
        head = await journal_server.head(self._database, self._service)
        position, last = 0, NO_HASH
        while position < head.position:
            page = min(PAGE, head.position - position)
            entries = await journal_server.entries(self._database, position, page)
            if not entries:
                raise ChainBroken(position + 1, f"missing, though the head is at {head.position}")
            last = verify(entries, position, last)
            position += len(entries)
            POSITION.labels(self._service).set(position)
            await asyncio.sleep(self._pause)
        if last != head.hash:
            raise ChainBroken(head.position, "the hash of the head is another")
        INTACT.labels(self._service).set(1)
        PASSED.labels(self._service).set(time.time())
