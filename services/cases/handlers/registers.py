"""Registers (台账): rows stored as the message they are served as (decision 0006), beside the cases.

Ratings, services and consultations are few beside cases, so each write is a transaction of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from google.protobuf.message import Message
from sqlalchemy import ColumnElement, Table, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.common.v1.access_pb2 import OWN_CASE, OWN_ORGANISATION, REGION

from services.common import checks, idempotency, identity, journal, paging
from services.common.access import region_prefix
from services.common.db import Database
from services.common.driver import Executes
from services.common.errors import Aborted, InvalidArgument, NotFound
from services.common.identity import Call
from services.common.ids import new_id, parse, parse_code, resource
from services.common.journal import Entry, Origin
from services.common.timesource import TimeSource, local_date

R = TypeVar("R", bound=Message)
LONGEST_PERIOD = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, how far that reaches, and when."""

    call: Call
    now: dt.datetime
    request_id: str

    @property
    def today(self) -> dt.date:
        """The day it is in China."""
        return local_date(self.now)

    @property
    def subject(self) -> str:
        """Who does it."""
        return self.call.caller.subject


@dataclass(frozen=True, slots=True)
class Register:
    """A table of messages, with what queries ask for as columns."""

    table: Table
    collection: str
    message: type[Message]
    not_found: str
    # The columns of a row, from its message.
    columns: Callable[[Any], Mapping[str, Any]]
    # What is told of a change.
    told: Callable[[Any], Message]
    # Which rows lie within reach, where it is not for the organisation, the region or the subject to say.
    reach: Callable[[Call], list[ColumnElement[bool]]] | None = None

    async def add(self, session: Executes, act: Act, message: Any, **more: Any) -> Any:
        """Write a new row and tell of it."""
        await session.execute(insert(self.table).values(**self._new_row(message), **more))
        await journal.append(session, self._entry(act, message, 1))
        return message

    async def add_all(self, session: Executes, found: Sequence[tuple[Act, Any]]) -> None:
        """Write new rows and tell of them, by one statement each."""
        await session.execute(insert(self.table), [self._new_row(message) for _, message in found])
        await journal.append(session, *(self._entry(act, message, 1) for act, message in found))

    async def change(self, session: Executes, act: Act, request: Any, change: Callable[[Any], None]) -> Any:
        """Change the row a request names, within reach, and tell of it."""
        key = parse(request.name, self.collection)
        columns: Any = self.table.c
        query = select(columns.version, columns.record).where(columns.id == key, *self.within(act.call))
        found = (await session.execute(query.with_for_update())).one_or_none()
        if found is None:
            raise NotFound(self.not_found, name=request.name)
        message: Any = self.message.FromString(found.record)
        if request.etag and request.etag != message.etag:
            raise Aborted("ETAG_MISMATCH", etag=message.etag)
        change(message)
        message.etag = str(found.version + 1)
        message.update_time = act.now
        values = {"version": found.version + 1, "record": message.SerializeToString()}
        changed = update(self.table).where(columns.id == key)
        await session.execute(changed.values(**values, **self.columns(message)))
        await journal.append(session, self._entry(act, message, found.version + 1))
        return message

    async def get(self, connection: Executes, name: str, call: Call) -> Any:
        """A row within reach."""
        columns: Any = self.table.c
        query = select(columns.record).where(columns.id == parse(name, self.collection), *self.within(call))
        record = await connection.scalar(query)
        if record is None:
            raise NotFound(self.not_found, name=name)
        return self.message.FromString(record)

    async def page(
        self, connection: AsyncConnection, request: Any, call: Call, *conditions: ColumnElement[bool]
    ) -> tuple[Sequence[Any], str]:
        """A page of rows within reach, newest first, and the token of the next page."""
        columns: Any = self.table.c
        size, start = paging.page_size(request), paging.after(request, UUID)
        where = [*self.within(call), *conditions]
        where += [columns.id < start[0]] if start else []
        query = select(columns.id, columns.record).where(*where).order_by(columns.id.desc()).limit(size + 1)
        rows = (await connection.execute(query)).all()
        token = paging.next_token(request, rows[size - 1].id) if len(rows) > size else ""
        return [self.message.FromString(row.record) for row in rows[:size]], token

    def within(self, call: Call) -> list[ColumnElement[bool]]:
        """The conditions under which a row lies within reach."""
        return within(self.table, call) if self.reach is None else self.reach(call)

    def _new_row(self, message: Any) -> dict[str, Any]:
        """The row of a new message, which is named here."""
        key = new_id()
        message.name, message.etag = resource(self.collection, key), "1"
        return {"id": key, "version": 1, "record": message.SerializeToString(), **self.columns(message)}

    def _entry(self, act: Act, message: Any, version: int) -> Entry:
        origin = Origin(act.subject or "public", act.call.caller.channel, act.request_id)
        return Entry(message.name, version, self.told(message), act.now, message.region, origin)


def within(table: Table, call: Call) -> list[ColumnElement[bool]]:
    """The conditions under which a row of a table lies within reach."""
    columns: Any = table.c
    caller = call.caller
    if call.reach == OWN_CASE:
        return [columns.subject == caller.subject]
    if call.reach == OWN_ORGANISATION:
        other = columns.get("first_organisation", columns.organisation)
        return [or_(columns.organisation == caller.organisation, other == caller.organisation)]
    if call.reach == REGION:
        return [columns.region.startswith(region_prefix(caller.region) or "", autoescape=True)]
    return []


async def write(
    database: Database,
    now: TimeSource,
    request: Any,
    answer: type[R],
    run: Callable[[Any, Act], Awaitable[R]],
) -> R:
    """One transaction; a request id that was seen before gets its first answer."""
    call = identity.inside()
    key = idempotency.key_of(request, call.caller.subject, request.DESCRIPTOR.name.removesuffix("Request"))
    act = Act(call, now(), request.request_id)
    async with database.begin() as session:
        return await idempotency.replay_or_run(session, key, request, answer, lambda: run(session, act))


def asked(request: Any, table: Table) -> list[ColumnElement[bool]]:
    """The conditions a request makes on organisation and region."""
    columns: Any = table.c
    conditions: list[ColumnElement[bool]] = []
    if request.organisation:
        code = parse_code(request.organisation, "organisations", "organisation")
        conditions.append(columns.organisation == resource("organisations", code))
    if request.region:
        prefix = region_prefix(checks.region(request.region, "region")) or ""
        conditions.append(columns.region.startswith(prefix, autoescape=True))
    return conditions


def period(request: Any, column: Any) -> ColumnElement[bool]:
    """The days a request asks for, at most a year of them."""
    first = checks.date(request.first_day, "first_day")
    last = checks.date(request.last_day, "last_day")
    if not dt.timedelta(0) <= last - first <= LONGEST_PERIOD:
        raise InvalidArgument("FIELD_INVALID", field="last_day")
    within: ColumnElement[bool] = column.between(first, last)
    return within
