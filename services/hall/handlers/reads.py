"""Queries of the hall; scope is part of each query, and no row goes through the ORM."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from google.protobuf.message import Message
from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.hall.v1 import hall_pb2 as pb

from services.common import checks, clocks, paging
from services.common.access import region_prefix
from services.common.errors import InvalidArgument, NotFound
from services.common.ids import parse, parse_code
from services.common.timesource import local_date
from services.hall import domain, messages, models
from services.hall.domain import OrganisationKind, Reach
from services.hall.handlers import deadlines
from services.hall.handlers.acts import within

REGIONS: Final[Any] = models.Region.__table__  # type: ignore[attr-defined]
ORGANISATIONS: Final[Any] = models.Organisation.__table__  # type: ignore[attr-defined]
WINDOWS: Final[Any] = models.Window.__table__  # type: ignore[attr-defined]
WINDOW_ITEMS: Final[Any] = models.WindowItem.__table__  # type: ignore[attr-defined]
STAFF: Final[Any] = models.StaffMember.__table__  # type: ignore[attr-defined]
MANDATES: Final[Any] = models.Mandate.__table__  # type: ignore[attr-defined]
OFFICE_HOURS: Final[Any] = models.OfficeHours.__table__  # type: ignore[attr-defined]

# All clock rules fit on one page.
MOST_RULES: Final = 200

Conditions = list[ColumnElement[bool]]


async def region(connection: AsyncConnection, name: str) -> pb.Region:
    """A region."""
    key = REGIONS.c.code == parse_code(name, "regions")
    return messages.region(await _one(connection, REGIONS, [key], "REGION_NOT_FOUND", name))


async def organisation(connection: AsyncConnection, name: str) -> pb.Organisation:
    """An organisation."""
    key = ORGANISATIONS.c.code == parse_code(name, "organisations")
    return messages.organisation(await _one(connection, ORGANISATIONS, [key], "ORGANISATION_NOT_FOUND", name))


async def window(connection: AsyncConnection, name: str) -> pb.Window:
    """A window."""
    key = WINDOWS.c.code == parse_code(name, "windows")
    return messages.window(await _one(connection, WINDOWS, [key], "WINDOW_NOT_FOUND", name))


async def staff_member(connection: AsyncConnection, name: str, reach: Reach) -> pb.StaffMember:
    """A member of staff within reach."""
    where = [STAFF.c.code == parse_code(name, "staff"), *within(reach, STAFF.c)]
    return messages.staff_member(await _one(connection, STAFF, where, "STAFF_MEMBER_NOT_FOUND", name))


async def mandate(connection: AsyncConnection, name: str, reach: Reach) -> pb.Mandate:
    """A mandate within reach."""
    where = [MANDATES.c.id == parse(name, "mandates"), *within(reach, MANDATES.c)]
    return messages.mandate(await _one(connection, MANDATES, where, "MANDATE_NOT_FOUND", name))


async def office_hours(connection: AsyncConnection, centre: str) -> pb.OfficeHours:
    """The office hours of a centre."""
    key = OFFICE_HOURS.c.centre == parse_code(centre, "organisations", "centre")
    found = await _one(connection, OFFICE_HOURS, [key], "OFFICE_HOURS_NOT_FOUND", centre)
    return messages.office_hours(found)


async def regions(connection: AsyncConnection, request: pb.ListRegionsRequest) -> pb.ListRegionsResponse:
    """A page of regions by code."""
    where = _is(REGIONS.c.parent, "regions", request.parent, "parent")
    rows, token = await _page(connection, request, REGIONS, where)
    return pb.ListRegionsResponse(regions=map(messages.region, rows), next_page_token=token)


async def organisations(
    connection: AsyncConnection, request: pb.ListOrganisationsRequest
) -> pb.ListOrganisationsResponse:
    """A page of organisations by code."""
    columns = ORGANISATIONS.c
    where = _is(columns.parent, "organisations", request.parent, "parent")
    if request.region:
        prefix = region_prefix(domain.check_region_code(request.region, "region"))
        where.append(columns.region.startswith(prefix, autoescape=True))
    if request.kind:
        where.append(columns.kind == _kind(request.kind))
    rows, token = await _page(connection, request, ORGANISATIONS, where)
    organisations = map(messages.organisation, rows)
    return pb.ListOrganisationsResponse(organisations=organisations, next_page_token=token)


async def stationed(
    connection: AsyncConnection, request: pb.ListStationedUnitsRequest, today: dt.date
) -> pb.ListStationedUnitsResponse:
    """A page of the units in a centre by code: those stationed there, and those with a window there (A13)."""
    centre = parse_code(request.centre, "organisations", "centre")
    columns, here = ORGANISATIONS.c, (WINDOWS.c.centre == centre, WINDOWS.c.open)
    serving = select(WINDOWS.c.organisation).where(*here)
    rows, token = await _page(
        connection, request, ORGANISATIONS, [or_(columns.centre == centre, columns.code.in_(serving))]
    )
    codes = [row.code for row in rows]
    handled = select(WINDOWS.c.organisation, WINDOWS.c["items"].label("handled")).where(*here)
    windows = (await connection.execute(handled.where(WINDOWS.c.organisation.in_(codes)))).all()
    posted = (STAFF.c.posted_from <= today, or_(STAFF.c.posted_to.is_(None), STAFF.c.posted_to >= today))
    at_window = select(WINDOWS.c.organisation).where(*here, STAFF.c.window == WINDOWS.c.code, *posted)
    people = Counter(await connection.scalars(at_window.where(WINDOWS.c.organisation.in_(codes))))
    units = [messages.stationed_unit(row, windows, people[row.code]) for row in rows]
    return pb.ListStationedUnitsResponse(stationed_units=units, next_page_token=token)


async def windows(connection: AsyncConnection, request: pb.ListWindowsRequest) -> pb.ListWindowsResponse:
    """A page of windows by code."""
    columns, routes = WINDOWS.c, WINDOW_ITEMS.c
    where = _is(columns.centre, "organisations", request.centre, "centre")
    where += _is(columns.organisation, "organisations", request.organisation, "organisation")
    if request.item:
        item = parse_code(request.item, "items", "item")
        where.append(columns.code.in_(select(routes.window).where(routes.item == item)))
    rows, token = await _page(connection, request, WINDOWS, where)
    return pb.ListWindowsResponse(windows=map(messages.window, rows), next_page_token=token)


async def staff_members(
    connection: AsyncConnection, request: pb.ListStaffMembersRequest, reach: Reach
) -> pb.ListStaffMembersResponse:
    """A page of the staff within reach by code."""
    columns = STAFF.c
    where = within(reach, columns) + _is(
        columns.organisation, "organisations", request.organisation, "organisation"
    )
    where += _is(columns.window, "windows", request.window, "window")
    rows, token = await _page(connection, request, STAFF, where)
    members = map(messages.staff_member, rows)
    return pb.ListStaffMembersResponse(staff_members=members, next_page_token=token)


async def mandates(
    connection: AsyncConnection, request: pb.ListMandatesRequest, reach: Reach
) -> pb.ListMandatesResponse:
    """A page of the mandates within reach, newest first."""
    columns = MANDATES.c
    where = within(reach, columns) + _is(
        columns.organisation, "organisations", request.organisation, "organisation"
    )
    where += _is(columns.holder, "staff", request.holder, "holder")
    start = paging.after(request, UUID)
    where += [columns.id < start[0]] if start else []
    size = paging.page_size(request)
    query = select(MANDATES).where(*where).order_by(columns.id.desc()).limit(size + 1)
    rows = (await connection.execute(query)).all()
    token = paging.next_token(request, rows[size - 1].id) if len(rows) > size else ""
    return pb.ListMandatesResponse(mandates=map(messages.mandate, rows[:size]), next_page_token=token)


def clock_rules(request: pb.ListClockRulesRequest) -> pb.ListClockRulesResponse:
    """A page of the clock rules by id."""
    if request.page_size < 0:
        raise InvalidArgument("FIELD_INVALID", field="page_size")
    size = min(request.page_size or MOST_RULES, MOST_RULES)
    start = paging.after(request, str)
    ids = sorted(id for id in clocks.rules() if not start or id > start[0])
    return pb.ListClockRulesResponse(
        clock_rules=[deadlines.rule_message(clocks.rules()[id]) for id in ids[:size]],
        next_page_token=paging.next_token(request, ids[size - 1]) if len(ids) > size else "",
    )


def calendar_range(request: pb.GetCalendarRequest, now: dt.datetime) -> tuple[dt.date, dt.date]:
    """The days a calendar is asked for: from this year's first to next year's last unless it says so."""
    this_year = local_date(now).year
    first = checks.date(request.first_day, "first_day") if request.first_day else dt.date(this_year, 1, 1)
    if request.last_day:
        last = checks.date(request.last_day, "last_day")
    else:
        last = max(first, dt.date(this_year + 1, 12, 31))
    domain.check_range(first, last)
    return first, last


async def _one(
    connection: AsyncConnection, table: Any, where: Conditions, reason: str, name: str
) -> Row[Any]:
    row = (await connection.execute(select(table).where(*where))).one_or_none()
    if row is None:
        raise NotFound(reason, name=name)
    return row


async def _page(
    connection: AsyncConnection, request: Message, table: Any, where: Conditions
) -> tuple[Sequence[Row[Any]], str]:
    """The rows of a page by code, and the token of the next."""
    size = paging.page_size(request)  # type: ignore[arg-type]
    start = paging.after(request, str)
    if start is not None:
        # A token can be made up: what is no code never reaches the database.
        where = [*where, table.c.code > parse_code(f"page/{start[0]}", "page", "page_token")]
    rows = (
        await connection.execute(select(table).where(*where).order_by(table.c.code).limit(size + 1))
    ).all()
    token = paging.next_token(request, rows[size - 1].code) if len(rows) > size else ""
    return rows[:size], token


def _is(column: Any, collection: str, name: str, field: str) -> Conditions:
    """The condition that a column holds what a filter names; none when it names nothing."""
    return [column == parse_code(name, collection, field)] if name else []


def _kind(number: int) -> OrganisationKind:
    try:
        return OrganisationKind(number)
    except ValueError:
        raise InvalidArgument("FIELD_INVALID", field="kind", value=number) from None
