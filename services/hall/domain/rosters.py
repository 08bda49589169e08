"""Rules of rosters (值班), attendance (考勤), leave (请销假) and stand-ins (顶岗)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied
from services.common.timesource import local_date
from services.hall.domain.sessions import instant


class ShiftKind(IntEnum):
    """What somebody is on the roster for."""

    WINDOW_DUTY = 1
    LEADER_SITTING = 2
    HOLIDAY_DUTY = 3


class AttendanceWay(IntEnum):
    """How attendance was seen."""

    IMAGE = 1
    CARD = 2
    SIGNED = 3


class LeaveKind(IntEnum):
    """Why somebody is away."""

    ANNUAL = 1
    SICK = 2
    PERSONAL = 3
    OFFICIAL = 4
    FAMILY = 5
    TEMPORARY = 6


class Period(IntEnum):
    """What attendance is summed up by."""

    WEEK = 1
    MONTH = 2
    QUARTER = 3


class LeaveState(IntEnum):
    """The state of a leave; the numbers are those of `Leave.State`."""

    REQUESTED = 1
    APPROVED = 2
    REJECTED = 3
    ENDED = 4


class StandInState(IntEnum):
    """The state of a stand-in; the numbers are those of `StandIn.State`."""

    PLANNED = 1
    ACTIVE = 2
    OVER = 3
    DROPPED = 4


class Action(IntEnum):
    """What can be done to a leave."""

    APPROVE = 1
    REJECT = 2
    END = 3


STEPS: Final = {
    (LeaveState.REQUESTED, Action.APPROVE): LeaveState.APPROVED,
    (LeaveState.REQUESTED, Action.REJECT): LeaveState.REJECTED,
    (LeaveState.APPROVED, Action.END): LeaveState.ENDED,
}
# What a stand-in becomes when the person is back: one that runs is over, one that never began is dropped.
BACK: Final = {
    StandInState.PLANNED: StandInState.DROPPED,
    StandInState.ACTIVE: StandInState.OVER,
}
# A temporary absence is of hours, on one day; a leave of half a year at most.
LONGEST_ABSENCE: Final = dt.timedelta(hours=4)
LONGEST_LEAVE: Final = dt.timedelta(days=183)
# Rights that let a window decide by itself: where nobody has one, the unit's leader sits in the hall (D08).
DECIDING: Final = frozenset({"INSTANT_DECISION", "ON_SITE_APPROVAL"})


def step(state: LeaveState, action: Action) -> LeaveState:
    """What a leave is after something was done to it."""
    if (state, action) not in STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return STEPS[state, action]


# ---- Shifts


def check_shift(kind: ShiftKind, *, working: bool, leader: str, is_leader: bool, leads: bool) -> None:
    """Holiday duty is of rest days and has a leader (D14); those who sit in the hall are leaders (D08).

    `is_leader` tells of who is on duty, `leads` of the leader named, whether the grade is one of a leader.
    """
    if kind is ShiftKind.HOLIDAY_DUTY:
        if working:
            raise InvalidArgument("NOT_A_REST_DAY", field="shift.day")
        if not leader:
            raise InvalidArgument("FIELD_REQUIRED", field="shift.leader")
        if not leads:
            raise InvalidArgument("NOT_A_LEADER", field="shift.leader")
    elif leader:
        raise InvalidArgument("FIELD_INVALID", field="shift.leader", value=leader)
    if kind is ShiftKind.LEADER_SITTING and not is_leader:
        raise InvalidArgument("NOT_A_LEADER", field="shift.staff")


def check_free(opens: str, closes: str, others: Iterable[tuple[str, str]]) -> None:
    """Nobody is at two places at once."""
    for begins, ends in others:
        if opens < ends and begins < closes:
            raise FailedPrecondition("SHIFT_OVERLAPS", open=begins, close=ends)


# ---- Attendance


def late_minutes(day: dt.date, opens: str, arrived: dt.datetime) -> int:
    """Whole minutes after the begin; 0 in time, or when no begin is known."""
    return max(_minutes(arrived - instant(day, opens)), 0) if opens else 0


def early_minutes(day: dt.date, closes: str, left: dt.datetime) -> int:
    """Whole minutes before the end; 0 after it, or when no end is known."""
    return max(_minutes(instant(day, closes) - left), 0) if closes else 0


def _minutes(span: dt.timedelta) -> int:
    return int(span.total_seconds()) // 60


def days_of(period: Period, day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of the week, month or quarter a day lies in."""
    if period is Period.WEEK:
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6)
    months = 1 if period is Period.MONTH else 3
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    after = (first + dt.timedelta(days=31 * months + 1)).replace(day=1)
    return first, after - dt.timedelta(days=1)


# ---- Leave


def check_leave(kind: LeaveKind, start: dt.datetime, end: dt.datetime, now: dt.datetime) -> None:
    """A leave begins today or later and ends after that; a temporary absence is of hours, on one day."""
    if local_date(start) < local_date(now):
        raise InvalidArgument("FIELD_INVALID", field="leave.start_time")
    longest = LONGEST_ABSENCE if kind is LeaveKind.TEMPORARY else LONGEST_LEAVE
    one_day = kind is not LeaveKind.TEMPORARY or local_date(start) == local_date(end)
    if not start < end <= start + longest or not one_day:
        raise InvalidArgument(
            "LEAVE_TOO_LONG", field="leave.end_time", hours=int(longest.total_seconds()) // 3600
        )


def check_decider(subject: str, decider: str) -> None:
    """Nobody decides on his own leave."""
    if subject and subject == decider:
        raise PermissionDenied("OWN_LEAVE")


def deputies(
    windows: Iterable[tuple[str, Sequence[Sequence[str]]]], absent: str, named: str
) -> list[tuple[str, str]]:
    """The windows somebody serves first at, each with who stands in: who is named, else the deputy."""
    found = []
    for window, posts in windows:
        for primary, deputy in posts:
            if primary != absent:
                continue
            if not (named or deputy):
                raise FailedPrecondition("DEPUTY_MISSING", field="deputy", window=window)
            found.append((window, named or deputy))
    return found
