"""Sealed fields (封存) walked through: sealed again with the newest key, or opened to see that they open.

`python -m services.<name> reseal` comes before an old key goes, `… check-seals` after databases or keys were
restored. Both may run beside the service, in pages, and be run again.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import text

from services.common.db import Database
from services.common.run import Kit
from services.common.sealing import Sealer, Unopenable

log = logging.getLogger(__name__)

PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column of sealed values, and the place each is bound to, by the key of its row."""

    table: str
    column: str
    context: Callable[[Any], str]
    key: str = "id"
    # The type of the key in the database.
    type: str = "uuid"


@dataclass(frozen=True, slots=True)
class Row:
    """One sealed value."""

    key: Any
    sealed: bytes


def commands(*fields: Sealed) -> Mapping[str, Callable[[Kit[Any]], Awaitable[None]]]:
    """What a service that seals can do on its command line."""

    async def reseal_all(kit: Kit[Any]) -> None:
        count = await reseal(kit.database, kit.sealer(), fields)
        log.info("%d values sealed again", count)

    async def check_all(kit: Kit[Any]) -> None:
        opened, lost = await check(kit.database, kit.sealer(), fields)
        log.info("%d values can be opened, %d cannot", opened, lost)
        if lost:
            raise SystemExit(1)

    return {"reseal": reseal_all, "check-seals": check_all}


async def reseal(database: Database, sealer: Sealer, fields: Sequence[Sealed]) -> int:
    """Seal with the newest key what an older one sealed; returns how many. Raises Unopenable."""
    total = 0
    for field in fields:
        async for rows in _pages(database, field):
            stale = [row for row in rows if not sealer.is_current(row.sealed)]
            total += await _write(database, field, {row: _again(sealer, field, row) for row in stale})
    return total


async def check(database: Database, sealer: Sealer, fields: Sequence[Sealed]) -> tuple[int, int]:
    """How many values can be opened with the keys there are, and how many cannot."""
    opened = lost = 0
    for field in fields:
        async for rows in _pages(database, field):
            bad = sum(not _opens(sealer, field, row) for row in rows)
            opened, lost = opened + len(rows) - bad, lost + bad
    return opened, lost


def _again(sealer: Sealer, field: Sealed, row: Row) -> bytes:
    context = field.context(row.key)
    return sealer.seal_bytes(sealer.open_bytes(row.sealed, context), context)


def _opens(sealer: Sealer, field: Sealed, row: Row) -> bool:
    try:
        sealer.open_bytes(row.sealed, field.context(row.key))
    except Unopenable:
        return False
    return True


async def _pages(database: Database, field: Sealed) -> AsyncIterator[list[Row]]:
    """The rows that hold something, by their keys; what comes meanwhile is sealed with the newest anyway."""
    select = f"SELECT {field.key}, {field.column} FROM {field.table} WHERE {field.column} <> ''"
    first = text(f"{select} ORDER BY {field.key} LIMIT {PAGE}")
    later = text(f"{select} AND {field.key} > :after ORDER BY {field.key} LIMIT {PAGE}")
    rows: list[Row] = []
    while True:
        async with database.read() as connection:
            last = {"after": rows[-1].key} if rows else None
            found = await connection.execute(later, last) if last else await connection.execute(first)
            rows = [Row(*row) for row in found]
        if not rows:
            return
        yield rows


async def _write(database: Database, field: Sealed, anew: Mapping[Row, bytes]) -> int:
    """Put the new values in place of the old, unless somebody has changed the row since it was read."""
    if not anew:
        return 0
    update = text(
        f"UPDATE {field.table} SET {field.column} = new.sealed FROM unnest(CAST(:keys AS {field.type}[]), "
        "CAST(:old AS bytea[]), CAST(:new AS bytea[])) AS new (key, before, sealed) "
        f"WHERE {field.table}.{field.key} = new.key AND {field.table}.{field.column} = new.before"
    )
    columns = {"keys": [row.key for row in anew], "old": [row.sealed for row in anew]}
    async with database.connect() as connection:
        done = await connection.execute(update, {**columns, "new": list(anew.values())})
    return done.rowcount
