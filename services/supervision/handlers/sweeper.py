"""The sweep (巡检): runs for as long as the service does, and wakes when the next card falls due."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Final

import grpc
from prometheus_client import Gauge
from sqlalchemy import text
from yangguang.common.v1 import journal_pb2, journal_pb2_grpc

from services.common.db import Database
from services.common.loops import forever
from services.common.timesource import TimeSource
from services.supervision.handlers import cards, rules
from services.supervision.handlers.policy import Policy

POLL: Final = 1.0
RETRY: Final = 1.0
CALL_TIMEOUT: Final = 2.0

WAITING: Final = Gauge(
    "yangguang_supervision_sweep_waiting_seconds", "How long the clock that waits longest for the sweep does."
)
PUT_OFF: Final = Gauge(
    "yangguang_supervision_sweep_put_off", "1 while cards wait because events of cases are still missing."
)

_NEXT: Final = text("SELECT min(next_time) FROM model.open_clocks WHERE next_time IS NOT NULL")
_POSITION: Final = text("SELECT position FROM sources WHERE source = 'cases'")


class Sweeper:
    """Sweeps in every replica; `run()` belongs into the service's TaskGroup.

    A card is issued a little after its moment, and not while events of cases are known to be missing: they
    may tell that the clock was stopped in time. Where cases does not answer, what is known must do.
    """

    def __init__(
        self,
        database: Database,
        now: TimeSource,
        region: str,
        cases: journal_pb2_grpc.JournalServiceAsyncStub | None,
        *,
        grace: float = 1.0,
    ) -> None:
        self._database, self._now, self._region, self._cases = database, now, region, cases
        self._grace = dt.timedelta(seconds=grace * now.scale)
        self._policy = Policy()

    async def run(self) -> None:
        """Sweep until cancelled; a database that is away is waited out."""
        # The rules come first; what follows comes again until there are some.
        await forever("sweep", self._seed_and_sweep, 0)

    async def _seed_and_sweep(self) -> None:
        await rules.seed(self._database, self._region, self._now())
        while True:
            await self.round()
            await asyncio.sleep(await self._rest())

    async def round(self) -> None:
        """Issue what is due, unless the model is behind."""
        waiting = await self._waiting()
        WAITING.set(max(0.0, waiting.total_seconds()) if waiting else 0)
        if waiting is None or waiting < dt.timedelta():
            return
        behind = await self._is_behind()
        PUT_OFF.set(behind)
        if not behind:
            await self.sweep()

    async def sweep(self) -> None:
        """Pages until none is full."""
        swept = cards.PAGE
        while swept == cards.PAGE:
            now = self._now()
            async with self._database.connect() as connection:
                swept = await cards.sweep(connection, self._policy, now, now - self._grace)

    async def _waiting(self) -> dt.timedelta | None:
        """How long the first clock waits already; negative before its time."""
        async with self._database.read() as connection:
            first: dt.datetime | None = await connection.scalar(_NEXT)
        return self._now() - self._grace - first if first else None

    async def _rest(self) -> float:
        waiting = await self._waiting()
        if waiting is None:
            return POLL
        return min(POLL, max(0.01, -waiting.total_seconds() / self._now.scale))

    async def _is_behind(self) -> bool:
        """Whether cases has journalled what was not applied here yet."""
        if self._cases is None:
            return False
        async with self._database.read() as connection:
            position = await connection.scalar(_POSITION) or 0
        try:
            head = await self._cases.GetHead(journal_pb2.GetHeadRequest(), timeout=CALL_TIMEOUT)
        except grpc.RpcError:
            return False
        return head.position > position
