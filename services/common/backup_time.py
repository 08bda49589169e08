"""The time of the last good backup, as its maker noted it on the database: `last backup <unix seconds>`.

A comment of the database is part of no backup, so that a restored database does not claim one of its own.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from prometheus_client import Gauge
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.common.db import Database, is_passing
from services.common.errors import Unavailable

log = logging.getLogger(__name__)

# Seconds.
EVERY: Final = 60.0

MADE: Final = Gauge(
    "yangguang_backup_timestamp_seconds", "When the last good backup was made; 0: never.", ["service"]
)

_NOTED: Final = text(
    "SELECT substring(shobj_description(oid, 'pg_database') FROM '^last backup ([0-9]{1,12})$') "
    "FROM pg_database WHERE datname = current_database()"
)


async def watch(database: Database, service: str) -> None:
    """Look at the note until cancelled; a database that is away is waited out."""
    while True:
        try:
            async with database.read() as connection:
                MADE.labels(service).set(int(await connection.scalar(_NOTED) or 0))
        except (DBAPIError, OSError, Unavailable) as failure:
            if not is_passing(failure):
                raise
            log.warning("the time of the last backup cannot be read: %r", failure)
        await asyncio.sleep(EVERY)
