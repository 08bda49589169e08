"""Sessions (受理时段) of windows, and the slots they fall into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import appointments_pb2 as pb
from yangguang.hall.v1 import events_pb2 as events

from services.common import checks, paging
from services.common.calendar import Calendar
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.ids import new_id, parse_code, resource
from services.common.timesource import local_date
from services.hall import messages
from services.hall.domain import sessions as domain
from services.hall.handlers.acts import Act, found, office_hours_of, tell, window_alone, within
from services.hall.handlers.calendars import Calendars
from services.hall.messages import Values, visits
from services.hall.models import ServiceSession, Slot, Window

SESSIONS: Final[Any] = ServiceSession.__table__  # type: ignore[attr-defined]
SLOTS: Final[Any] = Slot.__table__  # type: ignore[attr-defined]
WINDOWS: Final[Any] = Window.__table__  # type: ignore[attr-defined]

DAYS: Final = 7
MOST_DAYS: Final = 31


async def create(session: AsyncSession, act: Act, values: Values) -> ServiceSession:
    """Open a session at a window within reach; sessions of a window are opened one at a time."""
    window = await window_alone(session, act, values["window"])
    opens, closes = values.pop("open"), values.pop("close")
    row = ServiceSession(
        id=new_id(),
        organisation=window.organisation,
        region=window.region,
        opens=opens,
        closes=closes,
        update_time=act.now,
        **values,
    )
    domain.check_session(row, await office_hours_of(session, window.centre))
    if stray := set(row.items) - set(window.items):
        raise InvalidArgument("ITEM_NOT_SERVED_HERE", field="service_session.items", item=min(stray))
    for other in await of_window(session, window.code, row.first_day):
        if domain.overlap(row, other):
            raise FailedPrecondition("SESSION_OVERLAPS", session=resource("serviceSessions", other.id))
    session.add(row)
    await session.flush()
    await _tell(session, act, row)
    return row


async def end(session: AsyncSession, act: Act, key: UUID, etag: str, last_day: dt.date) -> ServiceSession:
    """Let a session take place for the last time on a day that is not past and not later than it was."""
    inside = within(act.reach, SESSIONS.c)
    query = select(ServiceSession).where(SESSIONS.c.id == key, *inside).with_for_update()
    row = found(await session.scalar(query), "SESSION_NOT_FOUND", resource("serviceSessions", key))
    messages.check_etag(etag, row.version)
    if not max(act.today, row.first_day) <= last_day <= row.last_day:
        raise InvalidArgument("FIELD_INVALID", field="last_day", value=last_day)
    row.last_day, row.version, row.update_time = last_day, row.version + 1, act.now
    await _tell(session, act, row)
    return row


async def of_window(
    db: AsyncSession | AsyncConnection, window: str, first: dt.date, last: dt.date | None = None
) -> Sequence[Row[Any]]:
    """The sessions of a window that may take place from one day to another."""
    where = [SESSIONS.c.window == window, SESSIONS.c.last_day >= first]
    where += [SESSIONS.c.first_day <= last] if last else []
    return (await db.execute(select(SESSIONS).where(*where).order_by(SESSIONS.c.opens))).all()


async def page(
    connection: AsyncConnection, request: pb.ListServiceSessionsRequest
) -> pb.ListServiceSessionsResponse:
    """A page of the sessions of a window, newest first."""
    where = [SESSIONS.c.window == parse_code(request.window, "windows", "window")]
    start = paging.after(request, UUID)
    where += [SESSIONS.c.id < start[0]] if start else []
    size = paging.page_size(request)
    query = select(SESSIONS).where(*where).order_by(SESSIONS.c.id.desc()).limit(size + 1)
    rows = (await connection.execute(query)).all()
    return pb.ListServiceSessionsResponse(
        service_sessions=map(visits.service_session, rows[:size]),
        next_page_token=paging.next_token(request, rows[size - 1].id) if len(rows) > size else "",
    )


async def slots(
    connection: AsyncConnection, calendars: Calendars, request: pb.ListSlotsRequest, now: dt.datetime
) -> pb.ListSlotsResponse:
    """The slots of some days that have not begun, as far ahead as can be booked."""
    window = parse_code(request.window, "windows", "window")
    region = await connection.scalar(select(WINDOWS.c.region).where(WINDOWS.c.code == window))
    if region is None:
        raise NotFound("WINDOW_NOT_FOUND", name=request.window)
    today = local_date(now)
    first, last = _days(request, today)
    known = (await calendars.of(connection, region)).calendar
    planned = await of_window(connection, window, first, last)
    taken = await _taken(connection, window, first, last)
    free = _slots(planned, known, first, last, taken)
    return pb.ListSlotsResponse(
        slots=[slot for slot in free if slot.start_time.ToDatetime(dt.UTC) > now],
        next_page_token=paging.next_token(request, last) if last < today + domain.AHEAD else "",
    )


def _days(request: pb.ListSlotsRequest, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of a page."""
    if request.page_size < 0:
        raise InvalidArgument("FIELD_INVALID", field="page_size")
    start = paging.after(request, dt.date)
    if start:
        first = start[0] + dt.timedelta(days=1)
    else:
        first = checks.date(request.first_day, "first_day") if request.first_day else today
    first = max(first, today)
    days = min(request.page_size or DAYS, MOST_DAYS)
    return first, min(first + dt.timedelta(days=days - 1), max(first, today + domain.AHEAD))


async def _taken(
    connection: AsyncConnection, window: str, first: dt.date, last: dt.date
) -> dict[dt.datetime, int]:
    begin = domain.instant(first, "00:00")
    end = domain.instant(last + dt.timedelta(days=1), "00:00")
    where = (SLOTS.c.window == window, SLOTS.c.start_time >= begin, SLOTS.c.start_time < end)
    rows = (await connection.execute(select(SLOTS.c.start_time, SLOTS.c.taken).where(*where))).all()
    return {row.start_time: row.taken for row in rows}


def _slots(
    planned: Iterable[Row[Any]],
    known: Calendar,
    first: dt.date,
    last: dt.date,
    taken: dict[dt.datetime, int],
) -> list[pb.Slot]:
    days = [first + dt.timedelta(days=at) for at in range((last - first).days + 1)]
    found = [
        pb.Slot(
            window=resource("windows", row.window),
            start_time=start,
            end_time=end,
            kind=row.kind.name,
            capacity=row.capacity,
            free=max(row.capacity - taken.get(start, 0), 0),
        )
        for row in planned
        for day in days
        if domain.takes_place(row, day, working=known.is_working(day))
        for start, end in domain.slots(row, day)
    ]
    return sorted(found, key=lambda slot: slot.start_time.seconds)


async def _tell(session: AsyncSession, act: Act, row: ServiceSession) -> None:
    changed = events.ServiceSessionChanged(service_session=visits.service_session(row))
    await tell(session, act, resource("serviceSessions", row.id), row.version, changed, row.region)
