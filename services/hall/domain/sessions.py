"""Rules of appointments (预约): which sessions there are, their slots, what may follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final, Protocol

from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.timesource import SHANGHAI, local_date
from services.hall.domain import check_period, check_span, periods_meet

Hours = Sequence[Sequence[str]]


class SessionKind(IntEnum):
    """How a session lies to the office hours."""

    REGULAR = 1
    OFF_PEAK = 2
    EXTENDED = 3
    HOLIDAY = 4
    BATCH = 5


class AppointmentState(IntEnum):
    """The state of an appointment; the numbers are those of `Appointment.State`."""

    BOOKED = 1
    ARRIVED = 2
    SERVED = 3
    CANCELLED = 4
    MISSED = 5


class Action(IntEnum):
    """What can be done to an appointment."""

    ARRIVE = 1
    SERVE = 2
    CANCEL = 3
    MISS = 4


STEPS: Final = {
    (AppointmentState.BOOKED, Action.ARRIVE): AppointmentState.ARRIVED,
    (AppointmentState.BOOKED, Action.CANCEL): AppointmentState.CANCELLED,
    (AppointmentState.BOOKED, Action.MISS): AppointmentState.MISSED,
    (AppointmentState.ARRIVED, Action.SERVE): AppointmentState.SERVED,
}
# On which days a session of each kind takes place, of those from its first to its last.
WORKING: Final = {
    SessionKind.REGULAR: {True},
    SessionKind.OFF_PEAK: {True},
    SessionKind.EXTENDED: {True},
    SessionKind.HOLIDAY: {False},
    SessionKind.BATCH: {True, False},
}
SLOT_MINUTES: Final = range(5, 241)
CAPACITY: Final = range(1, 101)
# A year-long plan is renewed each year, with the calendar.
LONGEST: Final = dt.timedelta(days=366)
# How far ahead places can be booked, and how long after its slot an appointment is still waited for.
AHEAD: Final = dt.timedelta(days=30)
GRACE: Final = dt.timedelta(minutes=30)
# Appointments one telephone number may hold at once, so that nobody takes the places of all.
MOST_HELD: Final = 3


class Session(Protocol):
    """What the rules look at in a session (受理时段)."""

    kind: SessionKind
    first_day: dt.date
    last_day: dt.date
    opens: str
    closes: str
    slot_minutes: int
    capacity: int


def step(state: AppointmentState, action: Action) -> AppointmentState:
    """What an appointment is after something was done to it."""
    if (state, action) not in STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return STEPS[state, action]


def check_session(session: Session, hours: Hours) -> None:
    """A session is of a year at most, holds a slot at least, and lies as its kind says."""
    at = "service_session"
    check_span(session.opens, session.closes, at)
    check_period(session.first_day, session.last_day, f"{at}.last_day")
    if session.last_day - session.first_day > LONGEST:
        raise InvalidArgument("FIELD_INVALID", field=f"{at}.last_day", value=session.last_day)
    if session.slot_minutes not in SLOT_MINUTES or session.slot_minutes > _minutes(session):
        raise InvalidArgument("FIELD_INVALID", field=f"{at}.slot_minutes", value=session.slot_minutes)
    if session.capacity not in CAPACITY:
        raise InvalidArgument("FIELD_INVALID", field=f"{at}.capacity", value=session.capacity)
    if not _lies_right(session, hours):
        raise InvalidArgument("SESSION_AT_WRONG_HOURS", field=f"{at}.open", kind=session.kind.name)


def _minutes(session: Session) -> int:
    length = instant(session.first_day, session.closes) - instant(session.first_day, session.opens)
    return int(length.total_seconds()) // 60


def _lies_right(session: Session, hours: Hours) -> bool:
    inside = any(opens <= session.opens and session.closes <= closes for opens, closes in hours)
    apart = all(session.closes <= opens or closes <= session.opens for opens, closes in hours)
    last = hours[-1][1] if hours else ""
    return {
        SessionKind.REGULAR: inside,
        SessionKind.OFF_PEAK: apart and session.opens < last,
        SessionKind.EXTENDED: apart and bool(last) and session.opens >= last,
    }.get(session.kind, True)


def overlap(one: Session, other: Session) -> bool:
    """Whether two sessions of a window have a time in common on a day both may take place on."""
    return (
        bool(WORKING[one.kind] & WORKING[other.kind])
        and periods_meet(one.first_day, one.last_day, other.first_day, other.last_day)
        and one.opens < other.closes
        and other.opens < one.closes
    )


def takes_place(session: Session, day: dt.date, *, working: bool) -> bool:
    """Whether a session takes place on a day."""
    return session.first_day <= day <= session.last_day and working in WORKING[session.kind]


def slots(session: Session, day: dt.date) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """Begin and end of each slot of a session on a day; what is left at the end is too short for one."""
    length = dt.timedelta(minutes=session.slot_minutes)
    start, end = instant(day, session.opens), instant(day, session.closes)
    while start + length <= end:
        yield start, start + length
        start += length


def instant(day: dt.date, time: str) -> dt.datetime:
    """A time of day in China, such as `09:00`, as an instant."""
    return dt.datetime.combine(day, dt.time.fromisoformat(time), SHANGHAI).astimezone(dt.UTC)


def check_start(start: dt.datetime, now: dt.datetime) -> None:
    """A place is booked before its slot begins, and not more than thirty days ahead."""
    if start <= now:
        raise FailedPrecondition("SLOT_BEGUN", field="start_time")
    if local_date(start) > local_date(now) + AHEAD:
        raise FailedPrecondition("SLOT_TOO_FAR", field="start_time", days=AHEAD.days)


def check_arrival(start: dt.datetime, end: dt.datetime, now: dt.datetime) -> None:
    """An appointment becomes a ticket on its day, until half an hour after its slot."""
    if local_date(start) != local_date(now):
        raise FailedPrecondition("APPOINTMENT_ON_ANOTHER_DAY", day=local_date(start))
    if now > end + GRACE:
        raise FailedPrecondition("APPOINTMENT_OVER", minutes=int(GRACE.total_seconds()) // 60)


def check_cancelling(start: dt.datetime, now: dt.datetime) -> None:
    """What has begun cannot be cancelled."""
    if start <= now:
        raise FailedPrecondition("SLOT_BEGUN")
