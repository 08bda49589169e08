"""Shifts (班次): who is on duty when, with which leader, and whose leaders sit in the hall (D08, D14)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import any_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import rosters_pb2 as pb

from services.common import checks, paging
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.ids import new_id, parse_code, resource
from services.hall import domain as hall
from services.hall import messages, models
from services.hall.domain import Reach, rosters
from services.hall.domain.rosters import LeaveState, ShiftKind
from services.hall.domain.sessions import instant
from services.hall.handlers.acts import (
    MANDATES,
    ORGANISATIONS,
    STAFF,
    WINDOWS,
    Act,
    found,
    of_organisation,
    tell,
    within,
)
from services.hall.handlers.calendars import Calendars
from services.hall.messages import Values
from services.hall.messages import rosters as told
from services.hall.models import Shift, StaffMember

TABLE: Final[Any] = Shift.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
ATTENDANCE: Final[Any] = models.Attendance.__table__.c  # type: ignore[attr-defined]
LEAVES: Final[Any] = models.Leave.__table__.c  # type: ignore[attr-defined]


async def create(
    session: AsyncSession, act: Act, values: Values, chief_grades: Collection[str], calendars: Calendars
) -> Shift:
    """Put somebody within reach on the roster; one person's shifts are planned one at a time."""
    person = await somebody(session, act, values["staff"])
    hall.check_span(values["open"], values["close"], "shift")
    leader = await _leader(session, person, values["leader"])
    working = (await calendars.of(session, person.region)).calendar.is_working(values["day"])
    rosters.check_shift(
        values["kind"],
        working=working,
        leader=values["leader"],
        is_leader=person.grade in chief_grades,
        leads=leader in chief_grades,
    )
    opens, closes = values.pop("open"), values.pop("close")
    await _check_free(session, act, values, opens, closes)
    row = Shift(
        id=new_id(),
        organisation=person.organisation,
        region=person.region,
        opens=opens,
        closes=closes,
        **values,
    )
    session.add(row)
    await session.flush()
    await _tell(session, act, row)
    return row


async def somebody(session: AsyncSession, act: Act, code: str) -> StaffMember:
    """A member of staff within reach who is posted today, for one at a time."""
    query = select(StaffMember).where(STAFF.code == code, *within(act.reach, STAFF)).with_for_update()
    row = found(await session.scalar(query), "STAFF_MEMBER_NOT_FOUND", resource("staff", code))
    hall.check_posted(row.posted_to, act.today, resource("staff", code))
    return row


async def _leader(session: AsyncSession, person: StaffMember, code: str) -> str:
    """The grade of the leader named: somebody of the same organisation, or of one in the same region."""
    if not code:
        return ""
    row = await session.get(StaffMember, code)
    if row is None or row.region != person.region:
        raise InvalidArgument("STAFF_MEMBER_NOT_FOUND", field="shift.leader", staff=code)
    return row.grade


async def _check_free(session: AsyncSession, act: Act, values: Values, opens: str, closes: str) -> None:
    """Nobody is on duty twice at once, in the past, or while on leave."""
    if values["day"] < act.today:
        raise InvalidArgument("FIELD_INVALID", field="shift.day", value=values["day"])
    same_day = (COLUMNS.staff == values["staff"], COLUMNS.day == values["day"], ~COLUMNS.cancelled)
    others = (await session.execute(select(COLUMNS.opens, COLUMNS.closes).where(*same_day))).all()
    rosters.check_free(opens, closes, [(begins, ends) for begins, ends in others])
    start, end = instant(values["day"], opens), instant(values["day"], closes)
    if await away(session, [values["staff"]], start, end):
        raise FailedPrecondition("ON_LEAVE", field="shift.staff")


async def away(
    session: AsyncSession, people: Collection[str], start: dt.datetime, end: dt.datetime
) -> list[str]:
    """Those of some people who are on leave at some time between two instants."""
    granted = (LEAVES.staff.in_(people), LEAVES.state == LeaveState.APPROVED)
    query = select(LEAVES.staff).where(*granted, LEAVES.start_time < end, LEAVES.end_time > start)
    return list(await session.scalars(query.distinct().order_by(LEAVES.staff)))


async def cancel(session: AsyncSession, act: Act, key: UUID, etag: str) -> Shift:
    """Take a shift off the roster before its day."""
    query = select(Shift).where(COLUMNS.id == key, *within(act.reach, COLUMNS)).with_for_update()
    row = found(await session.scalar(query), "SHIFT_NOT_FOUND", resource("shifts", key))
    messages.check_etag(etag, row.version)
    if row.cancelled or instant(row.day, row.opens) <= act.now:
        raise FailedPrecondition("SHIFT_OVER", day=row.day)
    row.cancelled, row.version = True, row.version + 1
    await _tell(session, act, row)
    return row


async def page(
    connection: AsyncConnection, request: pb.ListShiftsRequest, reach: Reach, today: dt.date
) -> pb.ListShiftsResponse:
    """A page of the shifts within reach, by day, without those taken off."""
    first = checks.date(request.first_day, "first_day") if request.first_day else today
    last = checks.date(request.last_day, "last_day") if request.last_day else first
    where = [COLUMNS.day.between(first, last), ~COLUMNS.cancelled, *within(reach, COLUMNS)]
    where += of_organisation(COLUMNS, request.organisation)
    start = paging.after(request, dt.date, UUID)
    if start:
        where.append(or_(COLUMNS.day > start[0], (COLUMNS.day == start[0]) & (COLUMNS.id > start[1])))
    size = paging.page_size(request)
    query = select(TABLE, _attended().label("attended")).where(*where)
    rows = (await connection.execute(query.order_by(COLUMNS.day, COLUMNS.id).limit(size + 1))).all()
    more = len(rows) > size
    return pb.ListShiftsResponse(
        shifts=[told.shift(row, attended=row.attended) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1].day, rows[size - 1].id) if more else "",
    )


def _attended() -> Any:
    return exists().where(ATTENDANCE.staff == COLUMNS.staff, ATTENDANCE.day == COLUMNS.day)


async def coverage(
    connection: AsyncConnection, request: pb.GetDutyCoverageRequest, reach: Reach, today: dt.date
) -> pb.DutyCoverage:
    """For each unit at the windows of a centre: may it decide there, and did its leaders sit there (D08)."""
    code = parse_code(request.centre, "organisations", "centre")
    inside = within(reach, ORGANISATIONS, "code")
    if await connection.scalar(select(ORGANISATIONS.code).where(ORGANISATIONS.code == code, *inside)) is None:
        raise NotFound("ORGANISATION_NOT_FOUND", name=request.centre)
    month = request.month or f"{today:%Y-%m}"
    first, last = rosters.days_of(rosters.Period.MONTH, checks.date(f"{month}-01", "month"))
    here = select(WINDOWS.organisation).where(WINDOWS.centre == code)
    units = select(ORGANISATIONS.code, ORGANISATIONS.title, _authorised(first, last).label("authorised"))
    sat = _sittings(first, last)
    query = units.add_columns(sat.label("sittings"), sat.where(_attended()).label("attended"))
    rows = (
        await connection.execute(query.where(ORGANISATIONS.code.in_(here)).order_by(ORGANISATIONS.code))
    ).all()
    return pb.DutyCoverage(
        centre=request.centre,
        month=month,
        units=[
            pb.DutyCoverage.UnitLine(
                organisation=resource("organisations", row.code),
                title=row.title,
                authorised=row.authorised,
                sittings=row.sittings,
                attended=row.attended,
                covered=row.authorised or row.attended > 0,
            )
            for row in rows
        ],
    )


def _authorised(first: dt.date, last: dt.date) -> Any:
    """Whether a mandate with a right to decide is in force on a day of the period."""
    begin = instant(first, "00:00")
    return exists().where(
        MANDATES.organisation == ORGANISATIONS.code,
        or_(*(any_(MANDATES.rights) == right for right in sorted(rosters.DECIDING))),
        MANDATES.valid_from <= last,
        MANDATES.valid_to >= first,
        or_(MANDATES.revoke_time.is_(None), MANDATES.revoke_time > begin),
    )


def _sittings(first: dt.date, last: dt.date) -> Any:
    sits = (COLUMNS.kind == ShiftKind.LEADER_SITTING, ~COLUMNS.cancelled, COLUMNS.day.between(first, last))
    count = select(func.count()).select_from(TABLE).where(COLUMNS.organisation == ORGANISATIONS.code, *sits)
    return count.correlate(models.Organisation.__table__).scalar_subquery()  # type: ignore[attr-defined]


async def _tell(session: AsyncSession, act: Act, row: Shift) -> None:
    subject = await session.scalar(select(STAFF.subject).where(STAFF.code == row.staff))
    changed = events.ShiftChanged(shift=told.shift(row), subject=subject or "")
    await tell(session, act, resource("shifts", row.id), row.version, changed, row.region)
