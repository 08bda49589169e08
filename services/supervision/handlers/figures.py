"""The figures of today (今日数据) as metrics: what came in, what was done, what is late, what cards stand."""

from __future__ import annotations

from typing import Any, Final

from prometheus_client import Gauge
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from services.common.db import Database
from services.common.loops import forever
from services.common.timesource import TimeSource, local_date
from services.supervision.domain import Level, State

# Seconds; Prometheus seldom asks more often.
EVERY: Final = 15.0

TODAY: Final = Gauge(
    "yangguang_supervision_today_cases", "Cases to which this happened today, in Asia/Shanghai.", ["step"]
)
OPEN: Final = Gauge("yangguang_supervision_open_clocks", "Clocks that run.")
OVERDUE: Final = Gauge("yangguang_supervision_overdue_clocks", "Clocks that run past their due date.")
CARDS: Final = Gauge(
    "yangguang_supervision_standing_cards", "Cards not withdrawn, of clocks that still run.", ["level"]
)

STEPS: Final = ("applied", "accepted", "decided", "completed")
_TODAY: Final = text(
    f"SELECT {', '.join(f'coalesce(sum({step}), 0) AS {step}' for step in STEPS)} "
    "FROM model.daily WHERE day = :today"
)
_CLOCKS: Final = text(
    "SELECT count(*) AS open, count(*) FILTER (WHERE due_time <= :now) AS overdue "
    "FROM model.open_clocks WHERE stop_time IS NULL"
)
_CARDS: Final = text(
    "SELECT level, count(*) AS cards FROM model.open_clocks JOIN cards USING (case_id, clock) "
    f"WHERE stop_time IS NULL AND state = {State.ISSUED.value} GROUP BY level"
)


class Figures:
    """Counts in every replica; `run()` belongs into the service's TaskGroup."""

    def __init__(self, database: Database, now: TimeSource) -> None:
        self._database, self._now = database, now

    async def run(self) -> None:
        """Count until cancelled; a database that is away is waited out."""
        await forever("figures", self._count, EVERY)

    async def _count(self) -> None:
        async with self._database.read() as connection:
            await self.count(connection)

    async def count(self, connection: AsyncConnection) -> None:
        """Set the metrics to what the read model says now."""
        now = self._now()
        today: Any = (await connection.execute(_TODAY, {"today": local_date(now)})).one()
        clocks: Any = (await connection.execute(_CLOCKS, {"now": now})).one()
        cards = {row.level: row.cards for row in await connection.execute(_CARDS)}
        for step in STEPS:
            TODAY.labels(step).set(getattr(today, step))
        OPEN.set(clocks.open)
        OVERDUE.set(clocks.overdue)
        for level in Level:
            CARDS.labels(level.name).set(cards.get(level.value, 0))
