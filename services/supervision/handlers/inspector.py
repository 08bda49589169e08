"""The inspector (监察比对): runs as long as the service does, and makes the findings that are new."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Sequence
from typing import Any, Final

from prometheus_client import Counter
from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.supervision.v1 import events_pb2 as events

from services.common import journal
from services.common.db import Database
from services.common.ids import new_id
from services.common.loops import forever
from services.common.timesource import TimeSource, local_date
from services.supervision.handlers.cards import SWEEPER
from services.supervision.handlers.detectors import DETECTORS, PAGE, bounds
from services.supervision.handlers.findings import FRESH, message

# Seconds; and after each time so many times as long as it took, so that many cases do not take the processor.
EVERY: Final = 15.0
REST: Final = 20

MADE: Final = Counter("yangguang_supervision_findings_made", "Findings made.", ["rule"])

_NEW: Final = {
    "id": "uuid",
    "rule": "text",
    "subject": "text",
    "case_id": "uuid",
    "case_number": "text",
    "item": "text",
    "item_title": "text",
    "region": "text",
    "organisation": "text",
    "window_name": "text",
    "detail": "text",
    "find_time": "timestamptz",
    "find_day": "date",
}
_MAKE: Final = text(
    f"INSERT INTO findings ({', '.join(_NEW)}, version, state, dismiss_reason) "
    "SELECT *, 1, 1, '' FROM unnest("
    f"{', '.join(f'CAST(:{name} AS {kind}[])' for name, kind in _NEW.items())}) "
    "ON CONFLICT ON CONSTRAINT findings_rule_subject_key DO NOTHING RETURNING id"
)


class Inspector:
    """Looks in every replica; `run()` belongs into the service's TaskGroup."""

    def __init__(self, database: Database, now: TimeSource) -> None:
        self._database, self._now = database, now

    async def run(self) -> None:
        """Look until cancelled; a database that is away is waited out."""
        await forever("inspection", self._inspect_and_rest, EVERY)

    async def _inspect_and_rest(self) -> None:
        began = time.monotonic()
        await self.inspect()
        await asyncio.sleep(REST * (time.monotonic() - began))

    async def inspect(self) -> None:
        """By each detector pages until none is full, a transaction each."""
        for detector in DETECTORS:
            found = PAGE
            while found == PAGE:
                async with self._database.connect() as connection:
                    found = await _look(connection, detector, self._now())


async def _look(connection: AsyncConnection, detector: TextClause, now: dt.datetime) -> int:
    seen = (await connection.execute(detector, bounds(now))).mappings().all()
    if seen:
        made = {"find_time": now, "find_day": local_date(now)}
        await _make(connection, [{"id": new_id(), **made, **row} for row in seen], now)
    return len(seen)


async def _make(connection: AsyncConnection, rows: Sequence[dict[str, Any]], now: dt.datetime) -> None:
    """Write those there are not yet, and journal them; pages come in one order, so two wait and not both."""
    columns = {name: [row[name] for row in rows] for name in _NEW}
    made = set(await connection.scalars(_MAKE, columns))
    new = [row for row in rows if row["id"] in made]
    shown = [message({**row, **FRESH}) for row in new]
    await journal.append(
        connection,
        *(journal.Entry(f.name, 1, events.FindingMade(finding=f), now, f.region, SWEEPER) for f in shown),
    )
    for row in new:
        MADE.labels(row["rule"]).inc()
