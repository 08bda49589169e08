"""Rows that are kept as the message they are served as: written with their event, found, listed by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeVar

from google.protobuf.message import Message
from sqlalchemy import ColumnElement, Table, and_, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from services.catalog.domain import life
from services.catalog.handlers.scope import Actor, Reach
from services.common import checks, journal, paging
from services.common.access import region_prefix
from services.common.errors import NotFound, PermissionDenied
from services.common.ids import new_id, parse, resource

M = TypeVar("M", bound=Message)

# The revision each new row has.
FIRST: Final = 1
_COLUMNS: Final = {"region": "", "organisation": "", "state": 0}


async def add(
    session: AsyncSession, table: Table, message: Any, actor: Actor, event: Message, **columns: Any
) -> None:
    """Write a new row; the message has its name, and of region, organisation and state what it knows."""
    row: dict[str, Any] = {name: getattr(message, name, empty) for name, empty in _COLUMNS.items()} | columns
    if not actor.reach.covers(row["organisation"], row["region"]):
        raise PermissionDenied("OUT_OF_SCOPE", region=row["region"])
    message.create_time.FromDatetime(actor.now)
    if "update_time" in message.DESCRIPTOR.fields_by_name:
        message.update_time.FromDatetime(actor.now)
    await session.execute(
        insert(table).values(
            id=message.name.partition("/")[2],
            message=message.SerializeToString(deterministic=True),
            revision=FIRST,
            create_time=actor.now,
            update_time=actor.now,
            **row,
        )
    )
    _stamp(message, FIRST)
    await _tell(session, message.name, FIRST, row["region"], actor, _filled(event, message))


async def change(
    session: AsyncSession, table: Table, row: Any, message: Any, actor: Actor, event: Message, **columns: Any
) -> None:
    """Write a row that was locked anew, with its next revision."""
    revision = row.revision + 1
    message.update_time.FromDatetime(actor.now)
    message.ClearField("etag")
    await session.execute(
        update(table)
        .where(table.c.id == row.id)
        .values(
            message=message.SerializeToString(deterministic=True),
            state=getattr(message, "state", 0),
            revision=revision,
            update_time=actor.now,
            **columns,
        )
    )
    _stamp(message, revision)
    await _tell(session, message.name, revision, row.region, actor, _filled(event, message))


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


async def page(
    connection: AsyncConnection,
    request: Any,
    table: Table,
    kind: type[M],
    *conditions: ColumnElement[bool],
    newest_first: bool = True,
) -> tuple[list[M], str]:
    """A page of messages that fit the conditions, and the token of the next."""
    size, after = paging.page_size(request), paging.after(request, str)
    order = table.c.id.desc() if newest_first else table.c.id
    query = select(table).where(*conditions).order_by(order).limit(size + 1)
    if after:
        query = query.where(table.c.id < after[0] if newest_first else table.c.id > after[0])
    rows = (await connection.execute(query)).all()
    token = paging.next_token(request, rows[size - 1].id) if len(rows) > size else ""
    return [message_of(row, kind) for row in rows[:size]], token


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


def message_of(row: Any, kind: type[M]) -> M:
    """The message of a row, with its etag."""
    message = kind.FromString(row.message)
    _stamp(message, row.revision)
    return message


def new_name(collection: str) -> str:
    """A new name in a collection; later ones sort after earlier ones."""
    return resource(collection, new_id())


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
}


def _stamp(message: Any, revision: int) -> None:
    if "etag" in message.DESCRIPTOR.fields_by_name:
        message.etag = life.etag(revision)


def _filled(event: Message, message: Message) -> Message:
    """The event with the message in its first field."""
    field = event.DESCRIPTOR.fields_by_number[1].name
    getattr(event, field).CopyFrom(message)
    return event


async def _tell(
    session: AsyncSession, name: str, revision: int, region: str, actor: Actor, event: Message
) -> None:
    await journal.append(session, journal.Entry(name, revision, event, actor.now, region, actor.origin))
