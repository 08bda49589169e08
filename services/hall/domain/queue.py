"""Rules of the queue (排队叫号): what may follow, what a visit counts as, how long one waits."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition
from services.common.timesource import local_date
from services.hall.domain import Zone
from services.hall.domain.sessions import Hours, instant


class Priority(IntEnum):
    """Why somebody is called before others."""

    ELDERLY = 1
    DISABLED = 2
    WITH_INFANT = 3
    SERVICE_PERSON = 4


class TicketState(IntEnum):
    """The state of a ticket; the numbers are those of `Ticket.State`."""

    WAITING = 1
    CALLED = 2
    PASSED = 3
    FINISHED = 4


class ServiceMode(IntEnum):
    """How a visit lay to the office hours."""

    WITHIN_HOURS = 1
    BETWEEN_HOURS = 2
    AFTER_HOURS = 3
    ON_REST_DAY = 4


class Action(IntEnum):
    """What can be done to a ticket."""

    CALL = 1
    RECALL = 2
    SKIP = 3
    TRANSFER = 4
    FINISH = 5


STEPS: Final = {
    (TicketState.WAITING, Action.CALL): TicketState.CALLED,
    (TicketState.CALLED, Action.RECALL): TicketState.CALLED,
    (TicketState.PASSED, Action.RECALL): TicketState.CALLED,
    (TicketState.CALLED, Action.SKIP): TicketState.PASSED,
    (TicketState.CALLED, Action.TRANSFER): TicketState.WAITING,
    (TicketState.CALLED, Action.FINISH): TicketState.FINISHED,
}
# Zone 1 gives out A001, zone 2 B001, and so on.
LETTERS: Final = {zone: chr(ord("A") + zone - 1) for zone in Zone}
# Who waits at once for one zone of a centre; beyond it nobody would be served that day.
MOST_WAITING: Final = 500
# A visit takes so long until the day's own average is known.
USUAL_MINUTES: Final = 8.0


def step(state: TicketState, action: Action) -> TicketState:
    """What a ticket is after something was done to it."""
    if (state, action) not in STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return STEPS[state, action]


def number(zone: Zone, sequence: int) -> str:
    """What is called out, such as A012."""
    return f"{LETTERS[zone]}{sequence:03}"


def service_mode(
    called: dt.datetime, finished: dt.datetime, hours: Hours, *, working: bool
) -> tuple[ServiceMode, int]:
    """How a visit lay to the office hours (C35, C36), and its minutes outside of them.

    A visit that nobody ended on its day counts until midnight. Without office hours nothing lies outside.
    """
    day = local_date(called)
    finished = min(finished, instant(day + dt.timedelta(days=1), "00:00"))
    if not working:
        return ServiceMode.ON_REST_DAY, _minutes(finished - called)
    spans = [(instant(day, opens), instant(day, closes)) for opens, closes in hours]
    inside = sum(
        (max(min(finished, closes) - max(called, opens), dt.timedelta()) for opens, closes in spans),
        dt.timedelta(),
    )
    outside = finished - called - inside
    if not spans or not outside:
        return ServiceMode.WITHIN_HOURS, 0
    late = finished > spans[-1][1]
    return ServiceMode.AFTER_HOURS if late else ServiceMode.BETWEEN_HOURS, _minutes(outside)


def _minutes(span: dt.timedelta) -> int:
    """Begun minutes count."""
    return -int(-span.total_seconds() // 60)


def estimated_minutes(ahead: int, windows: int, average: float | None) -> int:
    """About how long somebody waits with so many before him, at so many windows."""
    return round(ahead * (average or USUAL_MINUTES) / max(windows, 1))
