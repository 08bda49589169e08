"""Tickets (排队号): taken, called, passed over, sent on, finished."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final
from uuid import UUID

from sqlalchemy import case, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import queue_pb2 as pb

from services.common import checks, paging
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.ids import new_id, parse, parse_code, resource
from services.common.sealing import Sealer
from services.common.timesource import local_date
from services.hall import domain as hall
from services.hall import messages
from services.hall.domain import Reach, Zone, queue
from services.hall.domain import sessions as booking
from services.hall.domain.queue import Action, TicketState
from services.hall.handlers import appointments, boards
from services.hall.handlers.acts import (
    Act,
    found,
    office_hours_of,
    organisation_named,
    tell,
    window_alone,
    window_named,
    within,
)
from services.hall.handlers.boards import COLUMNS, TABLE, WAITING
from services.hall.handlers.calendars import Calendars
from services.hall.handlers.windows import WINDOW_ITEMS
from services.hall.messages import Values, visits
from services.hall.models import Appointment, Organisation, Ticket, Window

WINDOWS: Final[Any] = Window.__table__.c  # type: ignore[attr-defined]

_NEXT_NUMBER: Final = text(
    "INSERT INTO ticket_counters (centre, zone, day, last) VALUES (:centre, :zone, :day, 1) "
    "ON CONFLICT (centre, zone, day) DO UPDATE SET last = ticket_counters.last + 1 RETURNING last"
)


async def create(session: AsyncSession, act: Act, values: Values, sealer: Sealer) -> pb.Ticket:
    """Take a ticket for a zone or a window; an appointment says its window itself."""
    booked = None
    if values["appointment_code"]:
        booked = await appointments.by_code(session, sealer, values["appointment_code"])
        booking.check_arrival(booked.start_time, booked.end_time, act.now)
        values |= {"window": booked.window, "item": booked.item}
    centre, window, zone = await _place(session, values)
    await _check_room(session, act, centre.code, zone)
    row = await _number(session, act, centre, zone)
    row.window, row.organisation = (window.code, window.organisation) if window else ("", "")
    row.item, row.priority = values["item"], values["priority"]
    if booked:
        row.appointment, row.appointment_time = booked.id, booked.start_time
    session.add(row)
    await session.flush()
    if booked:
        booked.ticket = row.id
        await appointments.move(session, act, booked, booking.Action.ARRIVE)
    await _tell(session, act, row)
    return await boards.with_wait(session, row)


async def _place(session: AsyncSession, values: Values) -> tuple[Organisation, Window | None, Zone]:
    """Where a ticket is for: the window named, that of the item, or any of the zone."""
    code = values["window"] or await _window_of_item(session, values)
    if code:
        window = await window_named(session, code, "window")
        if not window.open:
            raise FailedPrecondition("WINDOW_CLOSED", window=resource("windows", code))
        if values["centre"] and values["centre"] != window.centre:
            raise InvalidArgument("WINDOW_ELSEWHERE", field="window")
        return await organisation_named(session, window.centre, "centre"), window, window.zone
    checks.required(values["centre"], "centre")
    centre = await organisation_named(session, values["centre"], "centre")
    hall.check_centre(centre, "centre")
    zone = values["zone"] or Zone.APPROVAL_ZONE
    served = (WINDOWS.centre == centre.code, WINDOWS.zone == zone, WINDOWS.open)
    if await session.scalar(select(WINDOWS.code).where(*served).limit(1)) is None:
        raise FailedPrecondition("ZONE_NOT_SERVED", field="zone", zone=zone.name)
    return centre, None, zone


async def _window_of_item(session: AsyncSession, values: Values) -> str:
    """An item has one window in a centre (A30)."""
    if not values["item"] or not values["centre"]:
        return ""
    columns = WINDOW_ITEMS.c
    where = (columns.centre == values["centre"], columns.item == values["item"])
    code: str | None = await session.scalar(select(columns.window).where(*where))
    if code is None:
        raise InvalidArgument("ITEM_NOT_SERVED_HERE", field="item", item=values["item"])
    return code


async def _check_room(session: AsyncSession, act: Act, centre: str, zone: Zone) -> None:
    where = (COLUMNS.centre == centre, COLUMNS.day == act.today, COLUMNS.zone == zone, WAITING)
    waiting = await session.scalar(select(func.count()).select_from(TABLE).where(*where)) or 0
    if waiting >= queue.MOST_WAITING:
        raise FailedPrecondition("QUEUE_FULL", waiting=waiting)


async def _number(session: AsyncSession, act: Act, centre: Organisation, zone: Zone) -> Ticket:
    place = {"centre": centre.code, "zone": zone.name, "day": act.today}
    sequence: int = (await session.execute(_NEXT_NUMBER, place)).scalar_one()
    return Ticket(
        id=new_id(),
        centre=centre.code,
        region=centre.region,
        day=act.today,
        zone=zone,
        sequence=sequence,
        number=queue.number(zone, sequence),
        state=TicketState.WAITING,
        create_time=act.now,
    )


async def call_next(session: AsyncSession, act: Act, window: str) -> Ticket:
    """Call who is next to a window within reach that serves nobody now."""
    at = await window_alone(session, act, window)
    await _check_free(session, act, at)
    where = (
        COLUMNS.centre == at.centre,
        COLUMNS.day == act.today,
        WAITING,
        or_(COLUMNS.window == at.code, (COLUMNS.window == "") & (COLUMNS.zone == at.zone)),
    )
    # Whom another window is just calling is not waited for.
    query = select(Ticket).where(*where).order_by(*_turn(act.now)).limit(1)
    row = await session.scalar(query.with_for_update(skip_locked=True))
    if row is None:
        raise FailedPrecondition("NOBODY_WAITS", window=resource("windows", window))
    row.window, row.organisation = at.code, at.organisation
    return await _called(session, act, row, Action.CALL)


def _turn(now: dt.datetime) -> tuple[Any, ...]:
    """Whose turn it is: who was sent on, then appointments in their slot, then priority, then number."""
    due = COLUMNS.appointment_time <= now
    rank = case((COLUMNS.sent_on, 0), (due, 1), (COLUMNS.priority.is_not(None), 2), else_=3)
    return rank, COLUMNS.sequence


async def _check_free(session: AsyncSession, act: Act, window: Window, but: UUID | None = None) -> None:
    called = (COLUMNS.window == window.code, COLUMNS.day == act.today, COLUMNS.state == TicketState.CALLED)
    row = (await session.execute(select(COLUMNS.id, COLUMNS.number).where(*called))).one_or_none()
    if row is not None and row.id != but:
        raise FailedPrecondition("WINDOW_BUSY", number=row.number)


async def _called(session: AsyncSession, act: Act, row: Ticket, action: Action) -> Ticket:
    row.state, row.sent_on = queue.step(row.state, action), False
    row.calls, row.call_time = row.calls + 1, row.call_time or act.now
    return await _changed(session, act, row)


async def recall(session: AsyncSession, act: Act, key: UUID, etag: str) -> Ticket:
    """Call somebody again, to the window he was called to."""
    row = await _locked(session, act, key, etag)
    queue.step(row.state, Action.RECALL)
    await _check_free(session, act, await window_alone(session, act, row.window), but=row.id)
    return await _called(session, act, row, Action.RECALL)


async def skip(session: AsyncSession, act: Act, key: UUID, etag: str) -> Ticket:
    """Pass over somebody who did not come."""
    row = await _locked(session, act, key, etag)
    row.state = queue.step(row.state, Action.SKIP)
    return await _changed(session, act, row)


async def transfer(session: AsyncSession, act: Act, key: UUID, etag: str, window: str) -> Ticket:
    """Send somebody to another open window of the centre, where he is next."""
    row = await _locked(session, act, key, etag)
    row.state = queue.step(row.state, Action.TRANSFER)
    to = await window_named(session, window, "window")
    if to.centre != row.centre or to.code == row.window:
        raise InvalidArgument("WINDOW_ELSEWHERE", field="window")
    if not to.open:
        raise FailedPrecondition("WINDOW_CLOSED", window=resource("windows", window))
    row.window, row.organisation, row.zone, row.sent_on = to.code, to.organisation, to.zone, True
    return await _changed(session, act, row)


async def finish(session: AsyncSession, act: Act, key: UUID, etag: str, calendars: Calendars) -> Ticket:
    """End a visit; what of it lay outside of office hours is counted, and an appointment was kept."""
    row = await _locked(session, act, key, etag)
    row.state = queue.step(row.state, Action.FINISH)
    called = row.call_time or act.now
    working = (await calendars.of(session, row.region)).calendar.is_working(local_date(called))
    hours = await office_hours_of(session, row.centre)
    row.mode, row.overtime_minutes = queue.service_mode(called, act.now, hours, working=working)
    row.finish_time = act.now
    if row.appointment:
        booked = await session.get_one(Appointment, row.appointment, with_for_update=True)
        await appointments.move(session, act, booked, booking.Action.SERVE)
    return await _changed(session, act, row)


async def _locked(session: AsyncSession, act: Act, key: UUID, etag: str) -> Ticket:
    """A ticket within reach; one of yesterday is over."""
    query = select(Ticket).where(COLUMNS.id == key, *within(act.reach, COLUMNS)).with_for_update()
    row = found(await session.scalar(query), "TICKET_NOT_FOUND", resource("tickets", key))
    messages.check_etag(etag, row.version)
    return row


async def _changed(session: AsyncSession, act: Act, row: Ticket) -> Ticket:
    row.version += 1
    await session.flush()
    await _tell(session, act, row)
    return row


async def one(connection: AsyncConnection, name: str) -> pb.Ticket:
    """A ticket, and how many wait before it."""
    key = COLUMNS.id == parse(name, "tickets")
    row = (await connection.execute(select(TABLE).where(key))).one_or_none()
    return await boards.with_wait(connection, found(row, "TICKET_NOT_FOUND", name))


async def page(
    connection: AsyncConnection, request: pb.ListTicketsRequest, reach: Reach, today: dt.date
) -> pb.ListTicketsResponse:
    """A page of a day's tickets within reach, in the order they were taken."""
    day = checks.date(request.day, "day") if request.day else today
    where = [COLUMNS.day == day, *within(reach, COLUMNS)]
    if request.centre:
        where.append(COLUMNS.centre == parse_code(request.centre, "organisations", "centre"))
    if request.window:
        where.append(COLUMNS.window == parse_code(request.window, "windows", "window"))
    start = paging.after(request, UUID)
    where += [COLUMNS.id > start[0]] if start else []
    size = paging.page_size(request)
    rows = (await connection.execute(select(TABLE).where(*where).order_by(COLUMNS.id).limit(size + 1))).all()
    return pb.ListTicketsResponse(
        tickets=map(visits.ticket, rows[:size]),
        next_page_token=paging.next_token(request, rows[size - 1].id) if len(rows) > size else "",
    )


async def _tell(session: AsyncSession, act: Act, row: Ticket) -> None:
    changed = events.TicketChanged(ticket=visits.ticket(row))
    await tell(session, act, resource("tickets", row.id), row.version, changed, row.region)
