"""What time itself does to cases: deemed acceptance (视为受理), due dates moved by a changed calendar,
and what follows from ratings that were given or never given.

Every replica sweeps; both are written as commands like any other, so a case done by another replica is
merely refused here.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any, Final
from uuid import UUID

from prometheus_client import Counter, Gauge
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import events_pb2 as events
from yangguang.common.v1.access_pb2 import UNRESTRICTED

from services.cases.domain import UNDECIDED, State
from services.cases.handlers import verbs
from services.cases.handlers.batch import Command, Verb
from services.common.access import region_prefix
from services.common.db import Database
from services.common.errors import FailedPrecondition, Refusal
from services.common.idempotency import Key
from services.common.identity import ANYBODY
from services.common.ids import parse
from services.common.loops import forever
from services.common.timesource import TimeSource
from services.common.writer import Writer

EVERY: Final = 1.0
PAGE: Final = 200

DEEMED: Final = Counter("yangguang_cases_deemed_accepted", "Cases accepted by lapse of time.")
LATE: Final = Gauge("yangguang_cases_sweep_late_seconds", "How long the oldest overdue acceptance waits.")
RECOMPUTED: Final = Counter(
    "yangguang_cases_recomputed", "Open cases computed again after a calendar change."
)

_OVERDUE: Final = text(
    "SELECT id, acceptance_due FROM cases WHERE acceptance_due <= :now ORDER BY acceptance_due LIMIT :page"
)
_RECOMPUTATION: Final = text("SELECT * FROM recomputations ORDER BY region, version LIMIT 1")
_OPEN: Final = text(
    "SELECT id FROM cases WHERE id > :after AND region LIKE :prefix AND state = ANY(:states) "
    "ORDER BY id LIMIT :page"
)
_WALKED: Final = text(
    "UPDATE recomputations SET after = :after WHERE region = :region AND version = :version"
)
_DONE: Final = text("DELETE FROM recomputations WHERE region = :region AND version = :version")

FINISHED: Final = events.CaseCompleted.DESCRIPTOR.full_name
_UNTOLD: Final = text("SELECT about FROM ratings WHERE untold ORDER BY id LIMIT :page")
_TELL: Final = text("UPDATE ratings SET untold = false WHERE about = ANY(CAST(:names AS text[]))")
_BEGIN_DEFAULTS: Final = text(
    "INSERT INTO counters (key, last) SELECT 'default-ratings', coalesce(max(position), 0) FROM journal "
    "WHERE time <= :until AND NOT EXISTS (SELECT 1 FROM counters WHERE key = 'default-ratings') "
    "ON CONFLICT DO NOTHING"
)
_DEFAULTS: Final = text("SELECT last FROM counters WHERE key = 'default-ratings'")
_FINISHED: Final = text(
    "SELECT position, time, type, aggregate FROM journal WHERE position > :after "
    "ORDER BY position LIMIT :page"
)
_PASSED: Final = text("UPDATE counters SET last = greatest(last, :position) WHERE key = 'default-ratings'")

# Completed cases have a delivery clock that still runs.
OPEN_STATES: Final = [int(state) for state in (*UNDECIDED, State.DECIDED, State.COMPLETED)]


class Sweeper:
    """Runs the sweeps; `run()` belongs into the service's TaskGroup."""

    def __init__(
        self,
        database: Database,
        writer: Writer[Command, Any],
        now: TimeSource,
        every: float = EVERY,
        default_days: int = 0,
    ) -> None:
        self._database, self._writer, self._now, self._every = database, writer, now, every
        # Natural days without a rating that count as 基本满意; 0: never.
        self._default_days = default_days

    async def run(self) -> None:
        """Sweep until cancelled; a database that is away is waited out."""
        await forever("sweep", self.sweep, self._every)

    async def sweep(self) -> None:
        """One round of all."""
        while await self._deem_accepted() == PAGE:
            pass
        while await self._recompute():
            pass
        while await self._discount_ratings():
            pass
        while self._default_days and await self._rate_by_default():
            pass

    async def _deem_accepted(self) -> int:
        now = self._now()
        async with self._database.read() as connection:
            rows = (await connection.execute(_OVERDUE, {"now": now, "page": PAGE})).all()
        LATE.set((now - rows[0].acceptance_due).total_seconds() if rows else 0)
        done = await self._submit(verbs.deem_accepted, events.CaseAccepted(), [row.id for row in rows])
        DEEMED.inc(done)
        return len(rows)

    async def _recompute(self) -> bool:
        """One page of one recomputation; whether there was anything to do."""
        async with self._database.read() as connection:
            order = (await connection.execute(_RECOMPUTATION)).one_or_none()
            if order is None:
                return False
            ids = await _open_cases(connection, order)
        change = events.CaseDueChanged(document_number=order.document_number)
        RECOMPUTED.inc(await self._submit(verbs.recompute, change, ids))
        where = {"region": order.region, "version": order.version}
        async with self._database.connect() as connection:
            if ids:
                await connection.execute(_WALKED, where | {"after": ids[-1]})
            else:
                await connection.execute(_DONE, where)
        return True

    async def _discount_ratings(self) -> bool:
        """Have cases know that their ratings are not counted."""
        async with self._database.read() as connection:
            names = list(await connection.scalars(_UNTOLD, {"page": PAGE}))
        if names:
            ids = [parse(name, "cases") for name in names]
            await self._submit(verbs.discount_rating, events.CaseRatingDiscounted(), ids)
            async with self._database.connect() as connection:
                await connection.execute(_TELL, {"names": names})
        return bool(names)

    async def _rate_by_default(self) -> bool:
        """Follow the own journal, the days behind: what was finished then and is not rated, is by default.

        What was finished before this was switched on stays as it is.
        """
        until = self._now() - dt.timedelta(days=self._default_days)
        async with self._database.connect() as connection:
            await connection.execute(_BEGIN_DEFAULTS, {"until": until})
            after = await connection.scalar(_DEFAULTS)
            rows = (await connection.execute(_FINISHED, {"after": after, "page": PAGE})).all()
        rows = [row for row in rows if row.time <= until]
        if not rows:
            return False
        done = [parse(row.aggregate, "cases") for row in rows if row.type == FINISHED]
        await self._submit(verbs.rate_by_default, events.CaseRatedByDefault(), done)
        async with self._database.connect() as connection:
            await connection.execute(_PASSED, {"position": rows[-1].position})
        return True

    async def _submit(self, verb: Verb, request: Any, ids: list[UUID]) -> int:
        """Have a verb done to each case; returns to how many it was."""
        commands = [Command(verb, request, ANYBODY, UNRESTRICTED, Key("", "", ""), id_) for id_ in ids]
        answers = await asyncio.gather(*map(self._writer.submit, commands), return_exceptions=True)
        for answer in answers:
            # Another replica, or the clerk, was first: nothing is left to do.
            if isinstance(answer, BaseException) and not isinstance(answer, FailedPrecondition):
                raise answer
        return sum(not isinstance(answer, Refusal) for answer in answers)


async def _open_cases(connection: AsyncConnection, order: Any) -> list[UUID]:
    prefix = region_prefix(order.region) or ""
    bounds = {"after": order.after, "prefix": f"{prefix}%", "states": OPEN_STATES, "page": PAGE}
    return list((await connection.scalars(_OPEN, bounds)).all())
