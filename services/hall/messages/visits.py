"""Sessions, appointments and tickets between messages and rows."""

from __future__ import annotations

from typing import Final

from yangguang.hall.v1 import appointments_pb2 as pb
from yangguang.hall.v1 import queue_pb2

from services.common import checks
from services.common.ids import resource
from services.hall.domain import Zone
from services.hall.domain.queue import Priority
from services.hall.domain.sessions import SessionKind
from services.hall.messages import (
    MOST_ITEMS,
    AnyRow,
    Fields,
    all_named,
    as_it_is,
    day,
    instant,
    maybe_named,
    maybe_one_of,
    named,
    one_of,
    reference,
    required_text,
    text,
)

SESSION: Final[Fields] = {
    "window": named("windows"),
    "kind": one_of(SessionKind),
    "first_day": checks.date,
    "last_day": checks.date,
    "open": required_text(5),
    "close": required_text(5),
    "slot_minutes": as_it_is,
    "capacity": as_it_is,
    "items": all_named("items", MOST_ITEMS),
}
BOOKING: Final[Fields] = {
    "window": named("windows"),
    "start_time": instant,
    "item": maybe_named("items"),
    "visitor": required_text(60),
    "phone": checks.phone,
}
TICKET: Final[Fields] = {
    "centre": maybe_named("organisations"),
    "zone": maybe_one_of(Zone),
    "window": maybe_named("windows"),
    "item": maybe_named("items"),
    "priority": maybe_one_of(Priority),
    "appointment_code": text(20),
}


def service_session(row: AnyRow) -> pb.ServiceSession:
    """A session as it is told."""
    return pb.ServiceSession(
        name=resource("serviceSessions", row.id),
        window=reference("windows", row.window),
        organisation=reference("organisations", row.organisation),
        region=row.region,
        kind=row.kind.name,
        first_day=day(row.first_day),
        last_day=day(row.last_day),
        open=row.opens,
        close=row.closes,
        slot_minutes=row.slot_minutes,
        capacity=row.capacity,
        items=[resource("items", item) for item in row.items],
        update_time=row.update_time,
        etag=str(row.version),
    )


def appointment(row: AnyRow) -> pb.Appointment:
    """An appointment as those see it who may, without its code."""
    return pb.Appointment(
        name=resource("appointments", row.id),
        window=reference("windows", row.window),
        organisation=reference("organisations", row.organisation),
        region=row.region,
        item=reference("items", row.item),
        start_time=row.start_time,
        end_time=row.end_time,
        kind=row.kind.name,
        visitor=row.visitor_masked,
        phone=row.phone_masked,
        state=row.state.name,
        ticket=resource("tickets", row.ticket) if row.ticket else "",
        create_time=row.create_time,
        etag=str(row.version),
    )


def ticket(row: AnyRow, ahead: int = 0, estimated_minutes: int = 0) -> queue_pb2.Ticket:
    """A ticket as it is told."""
    return queue_pb2.Ticket(
        name=resource("tickets", row.id),
        number=row.number,
        centre=reference("organisations", row.centre),
        region=row.region,
        zone=row.zone.name,
        window=reference("windows", row.window),
        organisation=reference("organisations", row.organisation),
        item=reference("items", row.item),
        priority=row.priority.name if row.priority else None,
        appointment_time=row.appointment_time,
        state=row.state.name,
        ahead=ahead,
        estimated_minutes=estimated_minutes,
        calls=row.calls,
        create_time=row.create_time,
        call_time=row.call_time,
        finish_time=row.finish_time,
        mode=row.mode.name if row.mode else None,
        overtime_minutes=row.overtime_minutes,
        etag=str(row.version),
    )
