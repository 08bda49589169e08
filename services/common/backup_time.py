"""The time of the last good backup, as its maker noted it on the database: `last backup <unix seconds>`.

A comment of the database is part of no backup, so that a restored database does not claim one of its own.
"""

from __future__ import annotations

from typing import Final

from prometheus_client import Gauge
from sqlalchemy import text

from services.common.db import Database
from services.common.loops import forever

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

    async def look() -> None:
        async with database.read() as connection:
            MADE.labels(service).set(int(await connection.scalar(_NOTED) or 0))

    await forever("time of the last backup", look, EVERY)
