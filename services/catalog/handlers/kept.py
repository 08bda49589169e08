"""Rows that are kept as the message they are served as: written with their event, found, listed by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeVar

from google.protobuf.message import Message
from sqlalchemy import ColumnElement, Table, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from services.catalog.domain import life
from services.catalog.handlers.scope import Actor, Reach
from services.common import checks, journal, kept
from services.common.access import region_prefix
from services.common.errors import NotFound, PermissionDenied
from services.common.ids import parse
from services.common.kept import FIRST, filled, message_of, new_name, page

__all__ = ["add", "change", "locked", "message_named", "message_of", "new_name", "page", "texts", "within"]

M = TypeVar("M", bound=Message)

_COLUMNS: Final = {"region": "", "organisation": "", "state": 0}


async def add(
    session: AsyncSession, table: Table, message: Any, actor: Actor, event: Message, **columns: Any
) -> None:
    """Write a new row; the message has its name, and of region, organisation and state what it knows."""
    row: dict[str, Any] = {name: getattr(message, name, empty) for name, empty in _COLUMNS.items()} | columns
    if not actor.reach.covers(row["organisation"], row["region"]):
        raise PermissionDenied("OUT_OF_SCOPE", region=row["region"])
    await kept.insert(session, table, message, actor.now, **row)
    await _tell(session, message.name, FIRST, row["region"], actor, filled(event, message))


async def change(
    session: AsyncSession, table: Table, row: Any, message: Any, actor: Actor, event: Message, **columns: Any
) -> None:
    """Write a row that was locked anew, with its next revision."""
    revision = await kept.rewrite(session, table, row, message, actor.now, **columns)
    await _tell(session, message.name, revision, row.region, actor, filled(event, message))


async def locked(
    session: AsyncSession, table: Table, name: str, reason: str, reach: Reach, etag: str = ""
) -> Any:
    """The row of this name, locked, if it lies within reach; refuses `reason` otherwise."""
    query = select(table).where(table.c.id == _id(table, name)).with_for_update()
    row = (await session.execute(query)).one_or_none()
    if row is None or not reach.covers(row.organisation, row.region):
        raise NotFound(reason, name=name)
    life.check_etag(etag, row.revision)
    return row


async def message_named(
    connection: AsyncConnection, table: Table, name: str, kind: type[M], reason: str
) -> M:
    """The message of this name; refuses `reason` when there is none."""
    query = select(table).where(table.c.id == _id(table, name))
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound(reason, name=name)
    return message_of(row, kind)


def within(table: Table, region: str = "", organisation: str = "", state: int = 0) -> ColumnElement[bool]:
    """The filters lists have alike: a region and those below it, an organisation, a state."""
    bounds = [table.c.id == table.c.id]
    if region:
        prefix = region_prefix(checks.region(region, "region"))
        bounds.append(table.c.region.startswith(prefix, autoescape=True))
    if organisation:
        bounds.append(table.c.organisation == organisation)
    if state:
        bounds.append(table.c.state == state)
    return and_(*bounds)


def texts(message: Any, path: str, required: Sequence[str], optional: Sequence[str] = ()) -> None:
    """Take the blanks from around texts; refuses what is missing, too long or holds signs it may not."""
    for name in (*required, *optional):
        check = checks.required_text if name in required else checks.text
        setattr(message, name, check(getattr(message, name), f"{path}.{name}", 500))


def _id(table: Table, name: str) -> str:
    """The id in a name; those of proposals are two codes and not checked here."""
    if table.name == "proposals":
        return name.partition("/")[2]
    return str(parse(name, COLLECTIONS[table.name]))


# The collection of each table in names.
COLLECTIONS: Final = {
    "peer_limits": "peerLimits",
    "handovers": "handovers",
    "campaigns": "campaigns",
    "bundles": "bundles",
    "intermediaries": "intermediaries",
    "fee_declarations": "feeDeclarations",
}


async def _tell(
    session: AsyncSession, name: str, revision: int, region: str, actor: Actor, event: Message
) -> None:
    await journal.append(session, journal.Entry(name, revision, event, actor.now, region, actor.origin))
