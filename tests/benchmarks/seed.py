"""A million finished cases, loaded by COPY beside the live ones, and what the search is asked among."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import asyncpg
from yangguang.cases.v1 import cases_pb2 as pb

CHUNK = 50_000
# Stored cases are of the years before, so that new ones come after them in every index.
FIRST = dt.datetime(2023, 1, 3, tzinfo=dt.UTC)
STEP = dt.timedelta(seconds=90)
CASE_COLUMNS = (
    *("id", "version", "number", "state", "item", "region", "organisation", "applicant_subject"),
    *("agent_subject", "applicant_index", "applicant", "acceptance_due", "record"),
)
STATES = (pb.Case.ACCEPTED, pb.Case.EXAMINED, pb.Case.COMPLETED, pb.Case.DELIVERED)


def uuid7(at: dt.datetime, dice: random.Random) -> UUID:
    """An id as it would have been given at that time."""
    milliseconds = int(at.timestamp() * 1000)
    return UUID(
        int=milliseconds << 80 | 7 << 76 | dice.getrandbits(12) << 64 | 2 << 62 | dice.getrandbits(62)
    )


def stored_cases(template: Any, count: int) -> Iterator[tuple[Any, ...]]:
    """Rows like one that exists: another id, number, applicant, organisation and state."""
    dice, case = random.Random(7), pb.Case.FromString(template["record"])
    for index in range(count):
        at = FIRST + index * STEP
        key = uuid7(at, dice)
        case.name, case.number = f"cases/{key}", f"{template['number'][:31]}{at:%Y%m%d}{index:08d}"
        case.state = STATES[index % len(STATES)]
        case.organisation = (
            f"organisations/450222-{index % 20:02d}" if index % 4 else template["organisation"]
        )
        yield (
            key, 7, case.number, case.state, template["item"], template["region"], case.organisation,
            f"stored-{index % 200_000}", "", dice.randbytes(32), template["applicant"], None,
            case.SerializeToString(),
        )  # fmt: skip


async def load_cases(url: str, name: str, count: int) -> None:
    """Copy them in, and leave the tables as autovacuum would."""
    connection = await asyncpg.connect(url)
    try:
        query = "SELECT * FROM cases WHERE id = $1"
        template = await connection.fetchrow(query, UUID(name.removeprefix("cases/")))
        rows = stored_cases(template, count)
        for _ in range(0, count, CHUNK):
            records = [row for _, row in zip(range(CHUNK), rows, strict=False)]
            await connection.copy_records_to_table("cases", records=records, columns=CASE_COLUMNS)
        await connection.execute("VACUUM ANALYZE cases")
        await connection.execute("CHECKPOINT") if await _may_checkpoint(connection) else None
    finally:
        await connection.close()


async def _may_checkpoint(connection: asyncpg.Connection) -> bool:
    return bool(await connection.fetchval("SELECT pg_has_role('pg_checkpoint', 'member')"))
