"""Rows that are kept as the message they are served as, beside the columns they are found by.

For registers nobody computes with inside the database. A message has its `name`, `create_time`, and where
it can change `update_time` and `etag`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, TypeVar

from google.protobuf.message import Message
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    select,
    update,
)
from sqlalchemy import insert as insert_into
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from services.common import paging
from services.common.ids import new_id, resource

M = TypeVar("M", bound=Message)

# The revision each new row has.
FIRST: Final = 1


def columns() -> list[Column[Any]]:
    """The columns each of these tables has."""
    return [
        Column("id", Text, primary_key=True),
        Column("region", Text, nullable=False),
        Column("organisation", Text, nullable=False),
        Column("state", SmallInteger, nullable=False),
        Column("message", LargeBinary, nullable=False),
        Column("revision", BigInteger, nullable=False),
        Column("create_time", DateTime(timezone=True), nullable=False),
        Column("update_time", DateTime(timezone=True), nullable=False),
    ]


def new_name(collection: str) -> str:
    """A new name in a collection; later ones sort after earlier ones."""
    return resource(collection, new_id())


async def insert(
    session: AsyncSession, table: Table, message: Any, now: dt.datetime, **found_by: Any
) -> None:
    """Write a new row, found by these columns; the message has its name."""
    message.create_time.FromDatetime(now)
    if "update_time" in message.DESCRIPTOR.fields_by_name:
        message.update_time.FromDatetime(now)
    await session.execute(
        insert_into(table).values(
            id=message.name.partition("/")[2],
            message=message.SerializeToString(deterministic=True),
            revision=FIRST,
            create_time=now,
            update_time=now,
            **found_by,
        )
    )
    stamp(message, FIRST)


async def rewrite(
    session: AsyncSession, table: Table, row: Any, message: Any, now: dt.datetime, **found_by: Any
) -> int:
    """Write a row that was locked anew; the revision it has now."""
    revision: int = row.revision + 1
    message.update_time.FromDatetime(now)
    message.ClearField("etag")
    await session.execute(
        update(table)
        .where(table.c.id == row.id)
        .values(
            message=message.SerializeToString(deterministic=True),
            state=getattr(message, "state", 0),
            revision=revision,
            update_time=now,
            **found_by,
        )
    )
    stamp(message, revision)
    return revision


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


def message_of(row: Any, kind: type[M]) -> M:
    """The message of a row, with its etag."""
    message = kind.FromString(row.message)
    stamp(message, row.revision)
    return message


def filled(event: M, message: Message) -> M:
    """The event with the message in its first field."""
    getattr(event, event.DESCRIPTOR.fields_by_number[1].name).CopyFrom(message)
    return event


def stamp(message: Any, revision: int) -> None:
    """Give a message the etag of a revision, if it has one."""
    if "etag" in message.DESCRIPTOR.fields_by_name:
        message.etag = str(revision)
