"""The horizon of the calendar (日历公布年度) as a metric: up to which year the rest days are published."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from prometheus_client import Gauge
from sqlalchemy.exc import DBAPIError

from services.common.db import Database, is_passing
from services.common.errors import Unavailable
from services.hall.handlers.calendars import Calendars

log = logging.getLogger(__name__)

# Seconds.
EVERY: Final = 15.0

PUBLISHED: Final = Gauge("yangguang_hall_calendar_published_year", "Last year whose rest days are published.")


async def watch(database: Database, region: str) -> None:
    """Look at the calendar of the region until cancelled; a database that is away is waited out."""
    calendars = Calendars()
    while True:
        try:
            async with database.read() as connection:
                known = await calendars.of(connection, region)
            PUBLISHED.set(known.calendar.horizon.year)
        except (DBAPIError, OSError, Unavailable) as failure:
            if not is_passing(failure):
                raise
            log.warning("the calendar cannot be read: %r", failure)
        await asyncio.sleep(EVERY)
