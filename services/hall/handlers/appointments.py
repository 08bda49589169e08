"""Appointments (预约): booked without two on one place, given up, kept, missed."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import appointments_pb2 as pb
from yangguang.hall.v1 import events_pb2 as events

from services.common import checks, paging
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.ids import new_id, parse, parse_code, resource
from services.common.sealing import Sealer, mask_name, mask_phone
from services.common.timesource import local_date
from services.hall import messages
from services.hall.domain import Reach
from services.hall.domain import sessions as domain
from services.hall.domain.sessions import Action, AppointmentState
from services.hall.handlers import sessions
from services.hall.handlers.acts import Act, found, tell, window_named, within
from services.hall.handlers.calendars import Calendars
from services.hall.messages import Values, visits
from services.hall.models import Appointment, Window

TABLE: Final[Any] = Appointment.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c

# Without what is easily mistaken for something else when it is read out or typed: 0 O, 1 I L.
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH: Final = 8

# The database counts: of any number of callers at once no more than the capacity get a row back.
_TAKE: Final = text(
    'INSERT INTO slots ("window", start_time, taken) VALUES (:window, :start, 1) '
    'ON CONFLICT ("window", start_time) DO UPDATE SET taken = slots.taken + 1 '
    "WHERE slots.taken < :capacity RETURNING taken"
)
_GIVE_BACK: Final = text(
    'UPDATE slots SET taken = taken - 1 WHERE "window" = :window AND start_time = :start AND taken > 0'
)
# One telephone number books one thing after the other, so that it can be counted what it holds.
_ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(hashtextextended(:phone, 0))")


async def create(
    session: AsyncSession,
    act: Act,
    values: Values,
    subject: str,
    sealer: Sealer,
    calendars: Calendars,
) -> pb.Appointment:
    """Book a place in a slot; the answer holds the code, which is kept nowhere."""
    start: dt.datetime = values["start_time"]
    domain.check_start(start, act.now)
    window = await window_named(session, values["window"], "window")
    if not window.open:
        raise FailedPrecondition("WINDOW_CLOSED", window=resource("windows", window.code))
    if values["item"] and values["item"] not in window.items:
        raise InvalidArgument("ITEM_NOT_SERVED_HERE", field="item", item=values["item"])
    plan = await _session_of(session, window, values["item"], start, calendars)
    await _check_held(session, sealer.blind_index(values["phone"]))
    taken = {"window": window.code, "start": start, "capacity": plan.capacity}
    if await session.scalar(_TAKE, taken) is None:
        raise FailedPrecondition("SLOT_FULL", field="start_time")
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    row = _row(act, window, plan, start, values, sealer)
    row.subject, row.code_index = subject, code_index(sealer, code)
    session.add(row)
    await session.flush()
    await _tell(session, act, row)
    told = visits.appointment(row)
    told.code = code
    return told


def _row(
    act: Act, window: Window, plan: Row[Any], start: dt.datetime, values: Values, sealer: Sealer
) -> Appointment:
    key = new_id()
    return Appointment(
        id=key,
        code_index=b"",
        window=window.code,
        organisation=window.organisation,
        region=window.region,
        item=values["item"],
        day=local_date(start),
        start_time=start,
        end_time=start + dt.timedelta(minutes=plan.slot_minutes),
        kind=plan.kind,
        visitor=sealer.seal(values["visitor"], f"appointments/{key}/visitor"),
        visitor_masked=mask_name(values["visitor"]),
        phone=sealer.seal(values["phone"], f"appointments/{key}/phone"),
        phone_masked=mask_phone(values["phone"]),
        phone_index=sealer.blind_index(values["phone"]),
        state=AppointmentState.BOOKED,
        create_time=act.now,
    )


async def _session_of(
    session: AsyncSession, window: Window, item: str, start: dt.datetime, calendars: Calendars
) -> Row[Any]:
    """The session one of whose slots begins then."""
    day = local_date(start)
    working = (await calendars.of(session, window.region)).calendar.is_working(day)
    for plan in await sessions.of_window(session, window.code, day, day):
        if domain.takes_place(plan, day, working=working) and start in dict(domain.slots(plan, day)):
            if item and plan.items and item not in plan.items:
                raise InvalidArgument("ITEM_NOT_SERVED_HERE", field="item", item=item)
            return plan
    raise InvalidArgument("SLOT_NOT_FOUND", field="start_time")


async def _check_held(session: AsyncSession, index: bytes) -> None:
    await session.execute(_ONE_AT_A_TIME, {"phone": index.hex()})
    booked = (COLUMNS.phone_index == index, COLUMNS.state == AppointmentState.BOOKED)
    held = await session.scalar(select(func.count()).select_from(TABLE).where(*booked)) or 0
    if held >= domain.MOST_HELD:
        raise FailedPrecondition("TOO_MANY_APPOINTMENTS", field="phone", most=domain.MOST_HELD)


def code_index(sealer: Sealer, code: str) -> bytes:
    """What is kept of a code; typed in small letters or with blanks it is the same."""
    return sealer.blind_index("appointment " + code.upper().replace(" ", ""))


async def by_code(session: AsyncSession, sealer: Sealer, code: str) -> Appointment:
    """The appointment a code stands for, locked."""
    index = code_index(sealer, checks.required_text(code, "code", 20))
    row = await session.scalar(select(Appointment).where(COLUMNS.code_index == index).with_for_update())
    if row is None:
        raise NotFound("APPOINTMENT_NOT_FOUND")
    return row


async def check(connection: AsyncConnection, sealer: Sealer, code: str) -> pb.Appointment:
    """The appointment a code stands for."""
    index = code_index(sealer, checks.required_text(code, "code", 20))
    row = (await connection.execute(select(TABLE).where(COLUMNS.code_index == index))).one_or_none()
    return visits.appointment(found(row, "APPOINTMENT_NOT_FOUND", "appointments/-"))


async def cancel(session: AsyncSession, act: Act, key: UUID, etag: str) -> Appointment:
    """Cancel an appointment within reach."""
    inside = within(act.reach, COLUMNS)
    query = select(Appointment).where(COLUMNS.id == key, *inside).with_for_update()
    row = found(await session.scalar(query), "APPOINTMENT_NOT_FOUND", resource("appointments", key))
    messages.check_etag(etag, row.version)
    return await give_up(session, act, row)


async def give_up(session: AsyncSession, act: Act, row: Appointment) -> Appointment:
    """Cancel an appointment, and let somebody else have the place."""
    domain.step(row.state, Action.CANCEL)
    domain.check_cancelling(row.start_time, act.now)
    await session.execute(_GIVE_BACK, {"window": row.window, "start": row.start_time})
    return await move(session, act, row, Action.CANCEL)


async def move(session: AsyncSession, act: Act, row: Appointment, action: Action) -> Appointment:
    """Take an appointment a step further."""
    row.state, row.version = domain.step(row.state, action), row.version + 1
    await _tell(session, act, row)
    return row


async def one(connection: AsyncConnection, name: str, reach: Reach) -> pb.Appointment:
    """An appointment within reach."""
    where = [COLUMNS.id == parse(name, "appointments"), *within(reach, COLUMNS)]
    row = (await connection.execute(select(TABLE).where(*where))).one_or_none()
    return visits.appointment(found(row, "APPOINTMENT_NOT_FOUND", name))


async def page(
    connection: AsyncConnection, request: pb.ListAppointmentsRequest, reach: Reach
) -> pb.ListAppointmentsResponse:
    """A page of the appointments within reach, by the begin of their slots."""
    where = within(reach, COLUMNS)
    if request.window:
        where.append(COLUMNS.window == parse_code(request.window, "windows", "window"))
    if request.day:
        where.append(COLUMNS.day == checks.date(request.day, "day"))
    start = paging.after(request, dt.datetime, UUID)
    if start:
        where.append(_after(*start))
    size = paging.page_size(request)
    order = (COLUMNS.start_time, COLUMNS.id)
    rows = (await connection.execute(select(TABLE).where(*where).order_by(*order).limit(size + 1))).all()
    return pb.ListAppointmentsResponse(
        appointments=map(visits.appointment, rows[:size]),
        next_page_token=_token(request, rows[size - 1]) if len(rows) > size else "",
    )


def _after(start: dt.datetime, key: UUID) -> Any:
    return (COLUMNS.start_time > start) | ((COLUMNS.start_time == start) & (COLUMNS.id > key))


def _token(request: pb.ListAppointmentsRequest, row: Row[Any]) -> str:
    return paging.next_token(request, row.start_time, row.id)


async def _tell(session: AsyncSession, act: Act, row: Appointment) -> None:
    told = visits.appointment(row)
    told.ClearField("visitor")
    told.ClearField("phone")
    changed = events.AppointmentChanged(appointment=told)
    await tell(session, act, told.name, row.version, changed, row.region)
