"""What the registers of the hall share: entries kept as messages, of organisations within reach."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from google.protobuf.message import Message
from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from services.common import checks, kept
from services.common.access import region_prefix
from services.common.errors import InvalidArgument, NotFound, PermissionDenied
from services.common.ids import parse, parse_code
from services.hall import domain
from services.hall.domain import Reach
from services.hall.handlers.acts import (
    ORGANISATIONS,
    STAFF,
    Act,
    check_window_of,
    of_organisation,
    organisation_named,
    tell,
    within,
)
from services.hall.messages import check_etag
from services.hall.models import Organisation

M = TypeVar("M", bound=Message)


async def owner(session: AsyncSession, act: Act, name: str, field: str) -> Organisation:
    """The organisation an entry is of, if it lies within reach."""
    row = await organisation_named(session, parse_code(name, "organisations", field), field)
    act.reach.require(row.region, field)
    if act.reach.organisation not in (None, row.code):
        raise PermissionDenied("OUT_OF_SCOPE", field=field, organisation=row.code)
    return row


async def centre(session: AsyncSession, act: Act, name: str, field: str) -> Organisation:
    """The same, and it is a centre."""
    row = await owner(session, act, name, field)
    domain.check_centre(row, field)
    return row


async def centre_code(connection: AsyncConnection, name: str, reach: Reach) -> str:
    """The code of the centre of this name within reach."""
    code = parse_code(name, "organisations", "centre")
    where = (ORGANISATIONS.code == code, *within(reach, ORGANISATIONS, "code"))
    kind = await connection.scalar(select(ORGANISATIONS.kind).where(*where))
    if kind not in domain.CENTRES:
        raise NotFound("ORGANISATION_NOT_FOUND", name=name)
    return code


async def check_about(session: AsyncSession, organisation: str, message: Any, path: str) -> None:
    """The window and the person an entry names are of its organisation."""
    if message.window:
        window = parse_code(message.window, "windows", f"{path}.window")
        await check_window_of(session, window, organisation, f"{path}.window")
    if message.staff:
        await check_staff_of(session, organisation, message.staff, f"{path}.staff")


async def check_staff_of(session: AsyncSession, organisation: str, name: str, field: str) -> None:
    """The person a field names is of the organisation."""
    code = parse_code(name, "staff", field)
    found = await session.scalar(select(STAFF.organisation).where(STAFF.code == code))
    if found is None:
        raise InvalidArgument("STAFF_MEMBER_NOT_FOUND", field=field, staff=code)
    if found != organisation:
        raise InvalidArgument("STAFF_OF_ANOTHER_ORGANISATION", field=field, staff=code)


async def add(
    session: AsyncSession, act: Act, table: Table, message: Any, event: Message, **more: Any
) -> None:
    """Write a new entry and tell it; the message knows its organisation and region."""
    message.name = message.name or kept.new_name(collection(table))
    await kept.insert(session, table, message, act.now, **(_found_by(message) | more))
    await tell(session, act, message.name, kept.FIRST, kept.filled(event, message), message.region)


async def change(
    session: AsyncSession, act: Act, table: Table, row: Any, message: Any, event: Message, **more: Any
) -> None:
    """Write an entry that was locked anew, and tell it."""
    revision = await kept.rewrite(session, table, row, message, act.now, **more)
    await tell(session, act, message.name, revision, kept.filled(event, message), message.region)


async def locked(
    session: AsyncSession, act: Act, table: Table, kind: type[M], name: str, reason: str, etag: str = ""
) -> tuple[Any, M]:
    """The row and the message of this name, for one at a time, if it lies within reach."""
    key = table.c.id == str(parse(name, collection(table)))
    query = select(table).where(key, *within(act.reach, table.c)).with_for_update()
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise NotFound(reason, name=name)
    check_etag(etag, row.revision)
    return row, kept.message_of(row, kind)


async def page(
    connection: AsyncConnection,
    request: Any,
    table: Table,
    kind: type[M],
    reach: Reach,
    *more: ColumnElement[bool],
) -> dict[str, Any]:
    """A page of entries within reach, newest first, as the fields of the answer."""
    found, token = await kept.page(
        connection, request, table, kind, *within(reach, table.c), *_filters(request, table), *more
    )
    return {table.name: found, "next_page_token": token}


def collection(table: Table) -> str:
    """The collection of a table in names: `agency_points` holds `agencyPoints/…`."""
    first, *others = table.name.split("_")
    return first + "".join(word.title() for word in others)


def _found_by(message: Any) -> dict[str, Any]:
    day = getattr(message, "day", "") or getattr(message, "valid_from", "")
    return {
        "organisation": message.organisation.removeprefix("organisations/"),
        "region": message.region,
        "state": getattr(message, "state", 0),
        "kind": getattr(message, "kind", 0),
        "staff": getattr(message, "staff", "").removeprefix("staff/"),
        "day": dt.date.fromisoformat(day) if day else None,
    }


def _filters(request: Any, table: Table) -> list[ColumnElement[bool]]:
    """What the fields of a request narrow a list to; those it does not have narrow nothing."""
    asked = {name: getattr(request, name, "") for name in ("organisation", "region", "staff")}
    found = of_organisation(table.c, asked["organisation"])
    if asked["region"]:
        prefix = region_prefix(checks.region(asked["region"], "region"))
        found.append(table.c.region.startswith(prefix, autoescape=True))
    if asked["staff"]:
        found.append(table.c.staff == parse_code(asked["staff"], "staff", "staff"))
    return found + _days(request, table)


def _days(request: Any, table: Table) -> list[ColumnElement[bool]]:
    first, last = getattr(request, "first_day", ""), getattr(request, "last_day", "")
    found = [table.c.day >= checks.date(first, "first_day")] if first else []
    return found + ([table.c.day <= checks.date(last, "last_day")] if last else [])
