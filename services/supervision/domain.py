"""Rules of supervision (电子监察): when a card falls due, and the formulas of the indicators."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Final

from services.common.calendar import Calendar
from services.common.clock import Unit, due_instant, shift
from services.common.errors import FailedPrecondition, InvalidArgument

MOST_DAYS: Final = 365
# Seconds.
DAY: Final = 86_400


class Level(IntEnum):
    """The level of a card; the numbers are those of `CardLevel`."""

    WARNING = 1
    YELLOW = 2
    RED = 3


class State(IntEnum):
    """The state of a card; the numbers are those of `Card.State`."""

    ISSUED = 1
    WITHDRAWN = 2


class FindingState(IntEnum):
    """The state of a finding; the numbers are those of `Finding.State`."""

    FOUND = 1
    DISMISSED = 2


# By the number of a `CaseKind` the `Right` that decides it: 即办件即办权, 上报件初审权; else 现场审批权.
ON_SITE_APPROVAL: Final = 9
DECIDING: Final = {1: 1, 4: 4}


def deciding_right(kind: int) -> int:
    """The number of the right that decides cases of this kind."""
    return DECIDING.get(kind, ON_SITE_APPROVAL)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Working days before the end of a clock (warning) and after it (yellow, red)."""

    warning_days: int
    yellow_days: int
    red_days: int

    def check(self) -> None:
        """Each within a year, and red after yellow."""
        for each in fields(self):
            if not 0 <= getattr(self, each.name) <= MOST_DAYS:
                raise InvalidArgument("FIELD_INVALID", field=f"supervision_rule.{each.name}")
        if self.red_days <= self.yellow_days:
            raise InvalidArgument("FIELD_INVALID", field="supervision_rule.red_days")


@dataclass(frozen=True, slots=True)
class OpenClock:
    """A clock as it is watched: the days it started and falls due, and when it stopped."""

    start: dt.date
    due: dt.date | None
    stop_time: dt.datetime | None = None


def moments(clock: OpenClock, thresholds: Thresholds, calendar: Calendar) -> dict[Level, dt.datetime]:
    """When each level falls due; none while the clock is paused.

    A warning makes sense only where it comes after the day the clock started. A clock that stopped is warned
    of no more, and gets the cards that fell due before it stopped.
    """
    if clock.due is None:
        return {}
    found = {
        Level.WARNING: _moment(clock.due, -thresholds.warning_days, calendar),
        Level.YELLOW: _moment(clock.due, thresholds.yellow_days, calendar),
        Level.RED: _moment(clock.due, thresholds.red_days, calendar),
    }
    stop = clock.stop_time
    if stop is not None or found[Level.WARNING] < due_instant(clock.start):
        del found[Level.WARNING]
    return {level: moment for level, moment in found.items() if stop is None or moment <= stop}


def _moment(due: dt.date, days: int, calendar: Calendar) -> dt.datetime:
    return due_instant(shift(due, days, Unit.WORKING_DAYS, calendar))


def check_withdrawable(state: int) -> None:
    """A card is withdrawn once."""
    if state != State.ISSUED:
        raise FailedPrecondition("CARD_WITHDRAWN")


def check_dismissable(state: int) -> None:
    """A finding is dismissed once."""
    if state != FindingState.FOUND:
        raise FailedPrecondition("FINDING_DISMISSED")


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted in a period; every indicator follows from these by the formulas below."""

    applied: int = 0
    accepted: int = 0
    acceptance_seconds: int = 0
    completed: int = 0
    same_day: int = 0
    handled: int = 0
    handling_days: int = 0
    # Finished cases with both limits in working days, and the sums of their limits and handling days.
    limited: int = 0
    statutory_days: int = 0
    promised_days: int = 0
    limited_handling_days: int = 0
    rated: int = 0
    satisfied: int = 0
    decided: int = 0
    early: int = 0
    on_time: int = 0
    overdue: int = 0
    # Joint projects (联审联办), and what their departments did.
    joint_accepted: int = 0
    joint_completed: int = 0
    joint_on_time: int = 0
    joint_overdue: int = 0
    joint_tasks_in_time: int = 0
    joint_tasks_late: int = 0
    joint_silences: int = 0
    warnings: int = 0
    yellows: int = 0
    reds: int = 0


def ratio(part: float, whole: float) -> float | None:
    """A share or a mean; nothing where there is nothing to divide by."""
    return part / whole if whole else None


def indicators(counts: Counts, months: int = 1) -> dict[str, int | float]:
    """The values of `IndicatorValues` for a period of so many months; those without a divisor are left out.

    办结率 = 办结 / 受理; 日结率 = finished on the day of acceptance / 办结; 评价率 = rated / 办结;
    满意率 = grades 1 to 3 / rated. Over finished cases whose limits are in working days:
    承诺提速 = (法定 − 承诺) / 法定, 实际提速 = (法定 − 实际) / 法定.
    """
    gained = counts.statutory_days - counts.promised_days
    saved = counts.statutory_days - counts.limited_handling_days
    values: dict[str, int | float | None] = {
        "applied_count": counts.applied,
        "accepted_count": counts.accepted,
        "completed_count": counts.completed,
        "monthly_completed_count": ratio(counts.completed, months),
        "overdue_count": counts.overdue,
        "joint_accepted_count": counts.joint_accepted,
        "joint_completed_count": counts.joint_completed,
        "joint_overdue_count": counts.joint_overdue,
        "joint_silence_count": counts.joint_silences,
        "joint_on_time_rate": ratio(counts.joint_on_time, counts.joint_completed),
        "joint_task_on_time_rate": ratio(
            counts.joint_tasks_in_time, counts.joint_tasks_in_time + counts.joint_tasks_late
        ),
        "warning_count": counts.warnings,
        "yellow_count": counts.yellows,
        "red_count": counts.reds,
        "completion_rate": ratio(counts.completed, counts.accepted),
        "same_day_rate": ratio(counts.same_day, counts.completed),
        "mean_acceptance_days": ratio(counts.acceptance_seconds / DAY, counts.accepted),
        "mean_handling_days": ratio(counts.handling_days, counts.handled),
        "mean_statutory_days": ratio(counts.statutory_days, counts.limited),
        "mean_promised_days": ratio(counts.promised_days, counts.limited),
        "promised_speedup": ratio(gained, counts.statutory_days),
        "actual_speedup": ratio(saved, counts.statutory_days),
        "rating_rate": ratio(counts.rated, counts.completed),
        "satisfaction_rate": ratio(counts.satisfied, counts.rated),
        "early_rate": ratio(counts.early, counts.decided),
        "on_time_rate": ratio(counts.on_time, counts.decided),
    }
    return {name: value for name, value in values.items() if value is not None}


def months_of(first: dt.date, last: dt.date) -> int:
    """The months a period touches."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def year_before(day: dt.date) -> dt.date:
    """The same day a year before (同比); 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
