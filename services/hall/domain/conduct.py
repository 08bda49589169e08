"""Rules of visits (走访), inspections (督查), the eight systems (八项制度) and regular meetings (例会)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition, InvalidArgument
from services.hall.domain.rosters import Period, days_of


class DutyKind(IntEnum):
    """What an organisation owes again and again."""

    BUREAU_MEETING = 1
    HEAD_VISIT = 2
    DEPUTY_VISIT = 3
    SECTION_VISIT = 4
    MONTHLY_MEETING = 5


class InspectionScheme(IntEnum):
    """What an inspection looks at."""

    FIVE_NORMS = 1
    FIVE_STANDARDS = 2


class InspectionAspect(IntEnum):
    """An aspect of an inspection (LS27)."""

    WORKING_HOURS = 1
    DRESS = 2
    LANGUAGE = 3
    BEHAVIOUR = 4
    APPEARANCE = 5
    WINDOW_BUILDING = 6
    OPENNESS_ASPECT = 7
    SERVICE_CONDUCT = 8
    SERVICE_QUALITY = 9
    WINDOW_MANAGEMENT = 10


class ServiceSystem(IntEnum):
    """The eight systems (八项制度, D22)."""

    OPEN_SERVICE = 1
    POST_RESPONSIBILITY = 2
    FIRST_ASKED = 3
    ONE_TIME_NOTICE = 4
    APPOINTMENT_SERVICE = 5
    SERVICE_PROMISE = 6
    TIME_LIMIT = 7
    FAULT_ACCOUNTABILITY = 8


ASPECTS: Final = {
    InspectionScheme.FIVE_NORMS: frozenset(aspect for aspect in InspectionAspect if aspect <= 5),
    InspectionScheme.FIVE_STANDARDS: frozenset(aspect for aspect in InspectionAspect if aspect > 5),
}


@dataclass(frozen=True, slots=True)
class Duty:
    """How often something is owed: at least so often a period; None is the whole year."""

    minimum: int
    period: Period | None
    at_window: bool
    of_centres: bool = False


# D09: 局务会 and 主要领导 4 times a year, 分管领导 twice a month, 科室负责人 once a week; D21: 每月一次例会.
DUTIES: Final = {
    DutyKind.BUREAU_MEETING: Duty(4, None, at_window=False),
    DutyKind.HEAD_VISIT: Duty(4, None, at_window=True),
    DutyKind.DEPUTY_VISIT: Duty(2, Period.MONTH, at_window=True),
    DutyKind.SECTION_VISIT: Duty(1, Period.WEEK, at_window=True),
    DutyKind.MONTHLY_MEETING: Duty(1, Period.MONTH, at_window=False, of_centres=True),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done of a duty in a year: periods that have begun, those met, those over and missed."""

    periods: int
    done: int
    met: int
    missed: int


def tally(duty: Duty, days: Sequence[dt.date], year: int, today: dt.date) -> Tally:
    """Count the days on which something was done against what was owed in a year."""
    begun = [span for span in _periods(duty.period, year) if span[0] <= today]
    counts = [(last, sum(first <= day <= last for day in days)) for first, last in begun]
    met = sum(count >= duty.minimum for _, count in counts)
    missed = sum(count < duty.minimum and last < today for last, count in counts)
    return Tally(len(begun), sum(count for _, count in counts), met, missed)


def _periods(period: Period | None, year: int) -> list[tuple[dt.date, dt.date]]:
    """The periods of a year; weeks are those whose Monday lies in it."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    if period is None:
        return [(first, last)]
    spans = {days_of(period, first + dt.timedelta(days=day)) for day in range((last - first).days + 1)}
    return sorted(span for span in spans if span[0].year == year)


def check_happened(day: dt.date, today: dt.date, field: str) -> None:
    """What is recorded has happened."""
    if day > today:
        raise InvalidArgument("DAY_TO_COME", field=field, value=day)


def check_visit(kind: DutyKind, window: str) -> None:
    """Leaders visit a window; a bureau's meeting speaks of them; regular meetings have their own record."""
    duty = DUTIES[kind]
    if duty.of_centres:
        raise InvalidArgument("FIELD_INVALID", field="leader_visit.kind", value=kind.name)
    if duty.at_window != bool(window):
        reason = "FIELD_REQUIRED" if duty.at_window else "FIELD_INVALID"
        raise InvalidArgument(reason, field="leader_visit.window")


def check_findings(scheme: InspectionScheme, findings: Iterable[tuple[int, bool, str]]) -> int:
    """Each aspect of the scheme is looked at once, and what was not good is said; how many were good."""
    given = list(findings)
    if sorted(aspect for aspect, _, _ in given) != sorted(ASPECTS[scheme]):
        raise InvalidArgument("ASPECTS_INCOMPLETE", field="inspection.findings", scheme=scheme.name)
    for at, (_, good, note) in enumerate(given):
        if not good and not note:
            raise InvalidArgument("FIELD_REQUIRED", field=f"inspection.findings[{at}].note")
    return sum(good for _, good, _ in given)


def check_unanswered(reply: str, number: int) -> None:
    """A demand is replied to once."""
    if reply:
        raise FailedPrecondition("DEMAND_REPLIED", number=number)
