"""The time of the last good backup, as the backup notes it on the database."""

import asyncio

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import text

from services.common import backup_time
from services.common.db import Database
from tests.integration.common.kit import until


def told(service: str) -> float | None:
    return REGISTRY.get_sample_value("yangguang_backup_timestamp_seconds", {"service": service})


@pytest.mark.parametrize(
    ("comment", "time"),
    [
        (None, 0),
        ("last backup 1773633600", 1773633600),
        ("what the operator wrote", 0),
        ("last backup 99999999999999999999", 0),
    ],
)
async def test_the_note_of_the_backup_is_told(database_url: str, comment: str | None, time: int) -> None:
    database = Database.open(database_url)
    name = database_url.rpartition("/")[2]
    service = f"backed up {comment}"
    async with database.connect() as connection:
        said = "NULL" if comment is None else f"'{comment}'"
        await connection.execute(text(f'COMMENT ON DATABASE "{name}" IS {said}'))

    watch = asyncio.create_task(backup_time.watch(database, service))
    try:
        await until(lambda: is_(service, time))
    finally:
        watch.cancel()
        await database.dispose()


async def is_(service: str, time: int) -> bool:
    return told(service) == time
