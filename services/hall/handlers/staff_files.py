"""Files of people at the windows (人员档案, D10, D19), and what the public sees of them (D15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import personnel_pb2 as pb

from services.common import kept, paging
from services.common.errors import NotFound
from services.common.ids import parse_code, resource
from services.hall import messages, models
from services.hall.domain import Reach, conduct, personnel
from services.hall.handlers import registers
from services.hall.handlers.acts import ORGANISATIONS, STAFF, WINDOWS, Act, within
from services.hall.messages import registers as told
from services.hall.models import APPRAISALS, STAFF_ENTRIES

# Of a file, the newest entries; of a profile, the honours.
MOST_ENTRIES: Final = 100
MOST_HONOURS: Final = 20


async def record(session: AsyncSession, act: Act, request: pb.CreateStaffEntryRequest) -> pb.StaffEntry:
    """Record something in the file of somebody of an organisation within reach."""
    entry = told.taken(request.staff_entry, "staff_entry", told.STAFF_ENTRY)
    unit = await registers.owner(session, act, entry.organisation, "staff_entry.organisation")
    conduct.check_happened(dt.date.fromisoformat(entry.day), act.today, "staff_entry.day")
    await registers.check_staff_of(session, unit.code, entry.staff, "staff_entry.staff")
    entry.region = unit.region
    await registers.add(session, act, STAFF_ENTRIES, entry, events.StaffEntryRecorded())
    return entry


async def file_of(connection: AsyncConnection, name: str, reach: Reach, today: dt.date) -> pb.StaffFile:
    """Somebody's file: how long the posting has lasted, and the newest entries."""
    code = parse_code(name, "staff")
    query = select(models.StaffMember).where(STAFF.code == code, *within(reach, STAFF))
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound("STAFF_MEMBER_NOT_FOUND", name=name)
    last = min(row.posted_to or today, today)
    newest = select(STAFF_ENTRIES).where(STAFF_ENTRIES.c.staff == code).order_by(STAFF_ENTRIES.c.id.desc())
    entries = (await connection.execute(newest.limit(MOST_ENTRIES))).all()
    return pb.StaffFile(
        staff=name,
        title=row.title,
        organisation=resource("organisations", row.organisation),
        window=messages.reference("windows", row.window),
        posted_from=messages.day(row.posted_from),
        posted_to=messages.day(row.posted_to),
        days=max((last - row.posted_from).days + 1, 0),
        two_years=personnel.years_full(row.posted_from, last),
        entries=[kept.message_of(entry, pb.StaffEntry) for entry in entries],
    )


async def profiles(
    connection: AsyncConnection, request: pb.ListStaffProfilesRequest, today: dt.date
) -> pb.ListStaffProfilesResponse:
    """A page of the people at the open windows of a centre today."""
    where = [*posted_at(parse_code(request.centre, "organisations", "centre"), today, today), WINDOWS.open]
    if request.window:
        where.append(STAFF.window == parse_code(request.window, "windows", "window"))
    start = paging.after(request, str)
    where += [STAFF.code > start[0]] if start else []
    size = paging.page_size(request)
    columns = (STAFF.code, STAFF.title, STAFF.window, STAFF.posted_from, WINDOWS.counter, WINDOWS.posts)
    query = select(*columns, WINDOWS.title.label("window_title"), ORGANISATIONS.title.label("unit"))
    query = query.where(*where, ORGANISATIONS.code == STAFF.organisation).order_by(STAFF.code)
    rows = (await connection.execute(query.limit(size + 1))).all()
    honours = await _honours(connection, [row.code for row in rows], today.year - 1)
    token = paging.next_token(request, rows[size - 1].code) if len(rows) > size else ""
    shown = [_profile(row, honours.get(row.code, [])) for row in rows[:size]]
    return pb.ListStaffProfilesResponse(staff_profiles=shown, next_page_token=token)


def posted_at(centre: str, first: dt.date, last: dt.date) -> list[Any]:
    """The conditions that staff are posted at a window of a centre at some time of a period."""
    here = (STAFF.window == WINDOWS.code, WINDOWS.centre == centre)
    return [*here, STAFF.posted_from <= last, or_(STAFF.posted_to.is_(None), STAFF.posted_to >= first)]


def _profile(row: Any, honours: Sequence[pb.StaffProfile.Honour]) -> pb.StaffProfile:
    held = [letter for pair in row.posts for letter, code in zip("AB", pair, strict=True) if code == row.code]
    return pb.StaffProfile(
        staff=resource("staff", row.code),
        title=row.title,
        organisation_title=row.unit,
        window=resource("windows", row.window),
        window_title=row.window_title,
        counter=row.counter,
        post=held[0] if held else "",
        posted_from=messages.day(row.posted_from),
        honours=honours[:MOST_HONOURS],
    )


async def _honours(
    connection: AsyncConnection, people: list[str], since: int
) -> dict[str, list[pb.StaffProfile.Honour]]:
    """The honours of people from a year on, newest first."""
    columns = APPRAISALS.c
    query = select(columns.staff, columns.kind, columns.year).order_by(columns.year.desc(), columns.id.desc())
    rows = await connection.execute(query.where(columns.staff.in_(people), columns.year >= since))
    found: dict[str, list[pb.StaffProfile.Honour]] = {}
    for row in rows:
        honour = pb.StaffProfile.Honour(category=row.kind, year=row.year)
        found.setdefault(row.staff, []).append(honour)
    return found
