"""The horizon of the calendar (日历公布年度) as a metric: up to which year the rest days are published."""

from __future__ import annotations

from typing import Final

from prometheus_client import Gauge

from services.common.db import Database
from services.common.loops import forever
from services.hall.handlers.calendars import Calendars

# Seconds.
EVERY: Final = 15.0

PUBLISHED: Final = Gauge("yangguang_hall_calendar_published_year", "Last year whose rest days are published.")


async def watch(database: Database, region: str) -> None:
    """Look at the calendar of the region until cancelled; a database that is away is waited out."""
    calendars = Calendars()

    async def look() -> None:
        async with database.read() as connection:
            known = await calendars.of(connection, region)
        PUBLISHED.set(known.calendar.horizon.year)

    await forever("horizon of the calendar", look, EVERY)
