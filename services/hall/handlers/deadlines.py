"""The public deadline calculator (期限计算): the rules of the law, and a due date with its derivation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from yangguang.common.v1.types_pb2 import Limit, LimitUnit
from yangguang.hall.v1 import hall_pb2 as pb

from services.common import checks, clock, clocks
from services.common.calendar import Calendar
from services.common.clock import LONGEST, UNIT_WORDS, Clock, Extension, Pause, Unit
from services.common.clocks import CAUSE_WORDS, ClockRule, Kind
from services.common.errors import FailedPrecondition, InvalidArgument
from services.hall import domain

MOST_PAUSES: Final = 100
UNVERIFIED: Final = "据二手资料整理，未核对条文原文。"


def rule_named(request: pb.ComputeDeadlineRequest) -> ClockRule | None:
    """The rule a request names, or None where it brings a limit of its own; it does one of both."""
    if not request.clock:
        if not request.HasField("limit"):
            raise InvalidArgument("FIELD_REQUIRED", field="clock")
        return None
    if request.HasField("limit"):
        raise InvalidArgument("FIELD_INVALID", field="limit")
    rule = clocks.rules().get(request.clock)
    if rule is None:
        raise InvalidArgument("CLOCK_NOT_FOUND", field="clock", clock=request.clock)
    return rule


def compute(request: pb.ComputeDeadlineRequest, calendar: Calendar) -> pb.Deadline:
    """The due date of a request in a calendar, with its derivation line by line."""
    rule = rule_named(request)
    start = checks.date(request.start, "start")
    if rule is not None and rule.kind is Kind.BEFORE:
        return _before(request, rule, start, calendar)
    running = _clock(request, rule, start)
    due = clock.due(running, calendar)
    return pb.Deadline(
        due=due.date.isoformat() if due.date else "",
        provisional=due.provisional,
        explanation=[*_rule_lines(rule), *clock.explain(running, calendar)],
        due_time=clock.due_instant(due.date) if due.date else None,
    )


def _clock(request: pb.ComputeDeadlineRequest, rule: ClockRule | None, start: dt.date) -> Clock:
    running = rule.clock(start) if rule else Clock(*_limit(request.limit), start)
    pauses = tuple(_pauses(request.pauses))
    extension = _extension(request.extension, rule)
    return Clock(running.length, running.unit, start, pauses, extension)


def _limit(limit: Limit) -> tuple[int, Unit]:
    if not 0 <= limit.length <= LONGEST:
        raise InvalidArgument("FIELD_INVALID", field="limit.length", most=LONGEST)
    checks.required(limit.unit, "limit.unit")
    try:
        return limit.length, Unit(LimitUnit.Name(limit.unit))
    except ValueError:
        raise InvalidArgument("FIELD_INVALID", field="limit.unit", value=limit.unit) from None


def _pauses(periods: Iterable[pb.PausePeriod]) -> Iterable[Pause]:
    for at, period in enumerate(periods):
        field = f"pauses[{at}]"
        if at >= MOST_PAUSES:
            raise InvalidArgument("FIELD_TOO_LONG", field="pauses", longest=MOST_PAUSES)
        first = checks.date(period.first_day, f"{field}.first_day")
        last = checks.date(period.last_day, f"{field}.last_day") if period.last_day else None
        domain.check_period(first, last, f"{field}.last_day")
        yield Pause(first, last, checks.text(period.reason, f"{field}.reason", 100))


def _extension(length: int, rule: ClockRule | None) -> tuple[Extension, ...]:
    if not 0 <= length <= LONGEST:
        raise InvalidArgument("FIELD_INVALID", field="extension", most=LONGEST)
    if rule is not None:
        domain.check_extension(length, rule.extension_length, rule.id)
    return (Extension(length, rule.extension_by if rule else ""),) if length else ()


def _before(
    request: pb.ComputeDeadlineRequest, rule: ClockRule, event: dt.date, calendar: Calendar
) -> pb.Deadline:
    """A period counted backwards: the last day on which it may be done, ahead of the event."""
    domain.check_extension(request.extension, 0, rule.id)
    if request.pauses:
        raise FailedPrecondition("PAUSE_NOT_ALLOWED", field="pauses", clock=rule.id)
    due = rule.latest(event, calendar)
    return pb.Deadline(
        due=due.isoformat(),
        provisional=calendar.is_provisional(event),
        explanation=[
            *_rule_lines(rule),
            f"期限：至少提前{rule.length}{UNIT_WORDS[rule.unit]}。",
            f"倒算：{event.isoformat()}当日不计入，往前数{rule.length}{UNIT_WORDS[rule.unit]}。",
            f"截止：最迟{due.isoformat()}24时。",
        ],
        due_time=clock.due_instant(due),
    )


def _rule_lines(rule: ClockRule | None) -> list[str]:
    if rule is None:
        return []
    lines = [f"依据：{rule.id} {rule.title}（{rule.article}）。"]
    if rule.kind is Kind.MINIMUM:
        lines.append("性质：不得少于的期间，截止之前不得结束。")
    return lines


def rule_message(rule: ClockRule) -> pb.ClockRule:
    """A rule as it is told."""
    return pb.ClockRule(
        id=rule.id,
        title=rule.title,
        english_title=rule.title_en,
        limit=Limit(length=rule.length, unit=rule.unit.value, clock=rule.id),
        start=rule.starts_text,
        pauses=[CAUSE_WORDS[cause] for cause in rule.pauses],
        extension=_extension_message(rule),
        extension_by=rule.extension_by,
        effect=rule.effect_text,
        article=rule.article,
        kind=rule.kind.value,
        note=rule.note if rule.verified else f"{UNVERIFIED}{rule.note}",
    )


def _extension_message(rule: ClockRule) -> Limit | None:
    if not rule.may_be_extended:
        return None
    return Limit(length=rule.extension_length, unit=rule.unit.value)
