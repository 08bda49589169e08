"""Attendance (考勤): arrived, left, and summed up by week, month and quarter (D13)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import rosters_pb2 as pb

from services.common import checks, paging
from services.common.calendar import Calendar
from services.common.errors import InvalidArgument
from services.common.ids import parse_code, resource
from services.common.timesource import local_date
from services.hall import models
from services.hall.domain import Reach, rosters
from services.hall.domain.rosters import AttendanceWay, LeaveKind, LeaveState, Period
from services.hall.domain.sessions import instant
from services.hall.handlers import shifts
from services.hall.handlers.acts import WINDOWS, Act, of_organisation, office_hours_of, tell, within
from services.hall.handlers.calendars import Calendars
from services.hall.messages import Values, maybe_one_of
from services.hall.messages import rosters as told
from services.hall.models import Attendance, StaffMember

STAFF: Final[Any] = StaffMember.__table__  # type: ignore[attr-defined]
TABLE: Final[Any] = Attendance.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
LEAVES: Final[Any] = models.Leave.__table__.c  # type: ignore[attr-defined]


async def record(session: AsyncSession, act: Act, values: Values) -> Attendance:
    """Record that somebody within reach arrived, or, when he had, that he left now."""
    if values["way"] is AttendanceWay.IMAGE and not values["evidence"]:
        raise InvalidArgument("FIELD_REQUIRED", field="evidence")
    person = await shifts.somebody(session, act, values["staff"])
    opens, closes = await _due(session, person, act.today)
    row = await session.get(Attendance, (person.code, act.today))
    if row is None:
        row = Attendance(
            staff=person.code,
            day=act.today,
            organisation=person.organisation,
            region=person.region,
            arrive_time=act.now,
            way=values["way"],
            evidence=values["evidence"],
            late_minutes=rosters.late_minutes(act.today, opens, act.now),
        )
        session.add(row)
    else:
        row.leave_time, row.way, row.evidence = act.now, values["way"], values["evidence"]
        row.early_minutes, row.version = rosters.early_minutes(act.today, closes, act.now), row.version + 1
    await session.flush()
    event = told.attendance(row)
    await tell(session, act, event.name, row.version, events.AttendanceRecorded(attendance=event), row.region)
    return row


async def _due(session: AsyncSession, person: StaffMember, day: dt.date) -> tuple[str, str]:
    """From when to when somebody is due on a day: by shifts, else by the hours of the centre, if any."""
    columns = shifts.COLUMNS
    on_duty = (columns.staff == person.code, columns.day == day, ~columns.cancelled)
    span = (
        await session.execute(select(func.min(columns.opens), func.max(columns.closes)).where(*on_duty))
    ).one()
    if span[0]:
        return span[0], span[1]
    centre = await session.scalar(select(WINDOWS.centre).where(WINDOWS.code == person.window))
    hours = await office_hours_of(session, centre) if centre else []
    return (hours[0][0], hours[-1][1]) if hours else ("", "")


async def summaries(
    connection: AsyncConnection,
    request: pb.ListAttendanceSummariesRequest,
    reach: Reach,
    calendars: Calendars,
    today: dt.date,
) -> pb.ListAttendanceSummariesResponse:
    """A page of the staff within reach with what their attendance was in a period, up to today."""
    period = checks.required(maybe_one_of(Period)(request.period, "period"), "period")
    first, last = rosters.days_of(period, checks.date(request.day, "day") if request.day else today)
    people, token = await _people(connection, request, reach, first, last)
    codes = [row.code for row in people]
    present = await _present(connection, codes, first, last)
    away = await _away(connection, codes, first, last)
    lines = []
    for row in people:
        calendar = (await calendars.of(connection, row.region)).calendar
        due = _due_days(row, calendar, first, min(last, today))
        lines.append(_summary(row, (first, min(last, today)), due, present[row.code], away[row.code]))
    return pb.ListAttendanceSummariesResponse(attendance_summaries=lines, next_page_token=token)


async def _people(
    connection: AsyncConnection,
    request: pb.ListAttendanceSummariesRequest,
    reach: Reach,
    first: dt.date,
    last: dt.date,
) -> tuple[list[Row[Any]], str]:
    columns = STAFF.c
    posted = (columns.posted_from <= last, or_(columns.posted_to.is_(None), columns.posted_to >= first))
    where = [*posted, *within(reach, columns)]
    where += of_organisation(columns, request.organisation)
    start = paging.after(request, str)
    if start:
        where.append(columns.code > parse_code(f"page/{start[0]}", "page", "page_token"))
    size = paging.page_size(request)
    rows = (
        await connection.execute(select(STAFF).where(*where).order_by(columns.code).limit(size + 1))
    ).all()
    return list(rows[:size]), paging.next_token(request, rows[size - 1].code) if len(rows) > size else ""


async def _present(
    connection: AsyncConnection, codes: list[str], first: dt.date, last: dt.date
) -> dict[str, list[Row[Any]]]:
    where = (COLUMNS.staff.in_(codes), COLUMNS.day.between(first, last))
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in (await connection.execute(select(TABLE).where(*where))).all():
        found[row.staff].append(row)
    return found


async def _away(
    connection: AsyncConnection, codes: list[str], first: dt.date, last: dt.date
) -> dict[str, set[dt.date]]:
    """The days on leave of each; a temporary absence is no leave."""
    granted = LEAVES.state.in_((LeaveState.APPROVED, LeaveState.ENDED))
    begin, end = instant(first, "00:00"), instant(last + dt.timedelta(days=1), "00:00")
    where = (LEAVES.staff.in_(codes), granted, LEAVES.kind != LeaveKind.TEMPORARY)
    query = select(LEAVES.staff, LEAVES.start_time, LEAVES.end_time)
    rows = await connection.execute(query.where(*where, LEAVES.start_time < end, LEAVES.end_time > begin))
    found: dict[str, set[dt.date]] = defaultdict(set)
    for code, start, finish in rows.all():
        found[code].update(_between(local_date(start), local_date(finish)))
    return found


def _between(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + dt.timedelta(days=at) for at in range((last - first).days + 1))


def _due_days(row: Row[Any], calendar: Calendar, first: dt.date, last: dt.date) -> set[dt.date]:
    """The working days of somebody's posting in a period."""
    days = _between(max(first, row.posted_from), min(last, row.posted_to or last))
    return {day for day in days if calendar.is_working(day)}


def _summary(
    row: Row[Any],
    period: tuple[dt.date, dt.date],
    due: set[dt.date],
    attended: list[Row[Any]],
    away: set[dt.date],
) -> pb.AttendanceSummary:
    present = {each.day for each in attended} & due
    return pb.AttendanceSummary(
        staff=resource("staff", row.code),
        title=row.title,
        organisation=resource("organisations", row.organisation),
        first_day=period[0].isoformat(),
        last_day=period[1].isoformat(),
        due_days=len(due),
        present_days=len(present),
        late_days=sum(each.late_minutes > 0 for each in attended),
        early_days=sum(each.early_minutes > 0 for each in attended),
        leave_days=len((due - present) & away),
        absent_days=len(due - present - away),
    )
