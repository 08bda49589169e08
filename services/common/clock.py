"""The clock (限时办结): a budget of days and a ledger of pauses, from which the due date is derived.

The day of the event does not count (民法典 Art 201). A day counts unless it is paused or, in working days,
a rest day. A period of natural days whose last day is a rest day ends on the next working day (Art 203).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from services.common.calendar import Calendar
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.timesource import SHANGHAI

LONGEST: Final = 10_000
FOREVER: Final = dt.date.max.toordinal() + 1


class Unit(StrEnum):
    """What a period is counted in."""

    WORKING_DAYS = "WORKING_DAYS"
    """工作日"""
    DAYS = "DAYS"
    """日, natural days"""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, both ends included; without an end the pause is still open."""

    start: dt.date
    end: dt.date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise InvalidArgument("FIELD_INVALID", field="pauses")


@dataclass(frozen=True, slots=True)
class Extension:
    """Days added to the budget, in the unit of the clock: by whom, by which document, why."""

    length: int
    by: str = ""
    document: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.length <= LONGEST:
            raise InvalidArgument("FIELD_INVALID", field="extension")


@dataclass(frozen=True, slots=True)
class Clock:
    """A period that runs: so many days from the day after the event, less the pauses, plus the extensions.

    Length 0 is the rule of instant cases (即办件): due on the day of the event itself.
    """

    length: int
    unit: Unit
    start: dt.date
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.length <= LONGEST:
            raise InvalidArgument("FIELD_INVALID", field="length")

    @property
    def budget(self) -> int:
        """The days there are in all."""
        return self.length + sum(extension.length for extension in self.extensions)

    @property
    def is_paused(self) -> bool:
        """Whether a pause is open."""
        return any(pause.end is None for pause in self.pauses)

    def pause(self, date: dt.date, reason: str) -> Clock:
        """Open a pause; this day is the first that does not count."""
        if any(pause.end is None and pause.reason == reason for pause in self.pauses):
            raise FailedPrecondition("CLOCK_ALREADY_PAUSED", cause=reason)
        return replace(self, pauses=(*self.pauses, Pause(date, None, reason)))

    def resume(self, date: dt.date, reason: str) -> Clock:
        """Close the open pause of this reason; this day is the last that does not count."""
        for at, pause in enumerate(self.pauses):
            if pause.end is None and pause.reason == reason:
                closed = replace(pause, end=date)
                return replace(self, pauses=(*self.pauses[:at], closed, *self.pauses[at + 1 :]))
        raise FailedPrecondition("CLOCK_NOT_PAUSED", cause=reason)

    def extend(self, extension: Extension) -> Clock:
        """Add days to the budget (延长)."""
        return replace(self, extensions=(*self.extensions, extension))

    def to_dict(self) -> dict[str, Any]:
        """The clock as compact JSON values; what is empty is left out."""
        value: dict[str, Any] = {
            "length": self.length,
            "unit": self.unit.value,
            "start": self.start.isoformat(),
        }
        if self.pauses:
            value["pauses"] = [[_iso(pause.start), _iso(pause.end), pause.reason] for pause in self.pauses]
        if self.extensions:
            value["extensions"] = [[x.length, x.by, x.document, x.reason] for x in self.extensions]
        return value

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Clock:
        """Read back what `to_dict` made."""
        return cls(
            value["length"],
            Unit(value["unit"]),
            dt.date.fromisoformat(value["start"]),
            tuple(Pause(*_dates(start, end), reason) for start, end, reason in value.get("pauses", ())),
            tuple(Extension(*extension) for extension in value.get("extensions", ())),
        )


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a period (till 24:00), absent while an open pause holds it off."""

    date: dt.date | None
    provisional: bool = False
    """It lies beyond the published years and may move with their publication."""


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row, both ends included."""

    first: dt.date
    last: dt.date
    label: str = ""

    @property
    def days(self) -> int:
        """How many days these are."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a due date comes about: each day from `first` to `through` is counted, rest or paused.

    `(through - first).days + 1 == counted + rest_days + paused_days`, and the period ends `rolled_days` after
    `through`. While an open pause holds the clock, `through` is the day before that pause.
    """

    clock: Clock
    due: Due
    first: dt.date
    through: dt.date
    counted: int
    rest: tuple[Run, ...]
    """Rest days not counted, each run labelled with its holidays."""
    paused: tuple[Run, ...]
    """The union of the pauses between first and through."""
    makeup: tuple[dt.date, ...]
    """Saturdays and Sundays counted because they are worked (调休上班)."""
    rolled_days: int
    """Days by which the end moves on because the last counted day is a rest day."""

    @property
    def rest_days(self) -> int:
        """Days not counted as rest days."""
        return sum(run.days for run in self.rest)

    @property
    def paused_days(self) -> int:
        """Days not counted as paused."""
        return sum(run.days for run in self.paused)


def due(clock: Clock, calendar: Calendar) -> Due:
    """Derive the last day of the period.

    An open pause leaves it unknown, unless the period was over before that pause began: a pause opened late
    does not undo that the limit has passed.
    """
    pauses = _union(clock.pauses)
    last = _last_counted(clock, calendar, pauses)
    end = None if last is None else _rolled(clock, calendar, pauses, last)
    if end is None:
        return Due(None)
    date = _date(end)
    return Due(date, calendar.is_provisional(date))


def due_instant(date: dt.date, tz: dt.tzinfo = SHANGHAI) -> dt.datetime:
    """The instant, in UTC, at which a period due on this day is over: 24:00, itself outside the period."""
    midnight = dt.datetime.combine(_date(date.toordinal() + 1), dt.time(), tz)
    return midnight.astimezone(dt.UTC)


def elapsed(clock: Clock, calendar: Calendar, today: dt.date) -> int:
    """The counted days used up to and including today; more than the budget when it is late."""
    start = clock.start.toordinal()
    return _countable(clock, calendar, start, max(start, today.toordinal()))


def remaining(clock: Clock, calendar: Calendar, today: dt.date) -> int:
    """The counted days left after today: 0 on the last day, negative by the counted days it is late."""
    end = due(clock, calendar).date
    left = clock.budget - elapsed(clock, calendar, today)
    if end is None or today <= end:
        return max(0, left)
    return -_countable(clock, calendar, end.toordinal(), today.toordinal())


def shift(date: dt.date, n: int, unit: Unit, calendar: Calendar) -> dt.date:
    """The n-th day after a date, or before it when n is negative; the date itself for 0."""
    day = date.toordinal()
    if unit is Unit.DAYS or n == 0:
        return _date(day + n)
    passed = calendar.count(day if n > 0 else day - 1)
    return _date(calendar.find(passed + n if n > 0 else passed + n + 1))


def derivation(clock: Clock, calendar: Calendar) -> Derivation:
    """Lay the days out from which the due date follows."""
    pauses = _union(clock.pauses)
    first = _first(clock)
    last = _last_counted(clock, calendar, pauses)
    through = last if last is not None else max(first, pauses[-1][0]) - 1
    paused = [(max(a, first), min(b, through)) for a, b in pauses if b >= first and a <= through]
    free = [day for a, b in _gaps(first, through, paused) for day in range(a, b + 1)]
    counted = [day for day in free if clock.unit is Unit.DAYS or calendar.works(day)]
    end = due(clock, calendar)
    return Derivation(
        clock=clock,
        due=end,
        first=_date(first),
        through=_date(through),
        counted=len(counted),
        rest=_runs(sorted(set(free).difference(counted)), calendar),
        paused=tuple(Run(_date(a), _date(b)) for a, b in paused),
        makeup=tuple(_date(day) for day in counted if clock.unit is Unit.WORKING_DAYS and day % 7 in (6, 0)),
        rolled_days=end.date.toordinal() - through if end.date else 0,
    )


def explain(clock: Clock, calendar: Calendar) -> list[str]:
    """The derivation in words, line by line, for applicant and supervisor."""
    told = derivation(clock, calendar)
    lines = [_budget_line(clock), _start_line(told), _pause_line(told), _rest_line(told), _makeup_line(told)]
    lines += [_sum_line(told), _roll_line(told), _end_line(told), _provisional_line(told, calendar)]
    return [line for line in lines if line]


def _count(clock: Clock, calendar: Calendar, day: int) -> int:
    """The days of the clock's unit up to and including an ordinal."""
    return day if clock.unit is Unit.DAYS else calendar.count(day)


def _find(clock: Clock, calendar: Calendar, count: int) -> int:
    return count if clock.unit is Unit.DAYS else calendar.find(count)


def _first(clock: Clock) -> int:
    """The first day that may count: the day after the event, or its own day where there is no budget."""
    return clock.start.toordinal() + (1 if clock.budget else 0)


def _union(pauses: Iterable[Pause]) -> list[tuple[int, int]]:
    """Merge the pauses into runs of ordinals that neither overlap nor touch; an open one runs forever."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted((pause.start.toordinal(), _last(pause)) for pause in pauses):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return runs


def _last(pause: Pause) -> int:
    return FOREVER if pause.end is None else pause.end.toordinal()


def _last_counted(clock: Clock, calendar: Calendar, pauses: Sequence[tuple[int, int]]) -> int | None:
    """The day on which the budget is used up; none where an open pause comes before it."""
    start = _first(clock) - 1
    target = _count(clock, calendar, start) + max(clock.budget, 1)
    day = _find(clock, calendar, target)
    for first, last in pauses:
        if day < first:
            break
        if last == FOREVER:
            return None
        if last > start:
            target += _count(clock, calendar, last) - _count(clock, calendar, max(first - 1, start))
            day = _find(clock, calendar, target)
    return day


def _rolled(clock: Clock, calendar: Calendar, pauses: Sequence[tuple[int, int]], day: int) -> int | None:
    """The first working day outside all pauses from this day on (民法典 Art 203)."""
    if clock.unit is Unit.WORKING_DAYS:
        return day
    day = calendar.find(calendar.count(day - 1) + 1)
    for first, last in pauses:
        if first <= day <= last:
            if last == FOREVER:
                return None
            day = calendar.find(calendar.count(last) + 1)
    return day


def _countable(clock: Clock, calendar: Calendar, after: int, until: int) -> int:
    """The days that count after one day, up to and including another."""
    days = _count(clock, calendar, until) - _count(clock, calendar, after)
    for first, last in _union(clock.pauses):
        begin, end = max(first - 1, after), min(last, until)
        if begin < end:
            days -= _count(clock, calendar, end) - _count(clock, calendar, begin)
    return days


def _gaps(first: int, last: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of the days from first to last when the taken runs are away."""
    for begin, end in taken:
        yield first, begin - 1
        first = end + 1
    yield first, last


def _runs(days: Iterable[int], calendar: Calendar) -> tuple[Run, ...]:
    """Join days in a row, each run labelled with the names of its days."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] + 1 == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(Run(_date(run[0]), _date(run[-1]), _label(run, calendar)) for run in runs)


def _label(run: Iterable[int], calendar: Calendar) -> str:
    # The table writes 国庆节（补假） and 休息日（由 2026-02-14 调休）: the name stands before the bracket.
    names = (calendar.names.get(day, "").partition("（")[0] for day in run)
    return "、".join(dict.fromkeys(name for name in names if name not in ("", "休息日")))


def _date(day: int) -> dt.date:
    try:
        return dt.date.fromordinal(day)
    except (ValueError, OverflowError):
        raise InvalidArgument("FIELD_INVALID", field="start") from None


def _dates(start: str, end: str | None) -> tuple[dt.date, dt.date | None]:
    return dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


UNIT_WORDS: Final = {Unit.WORKING_DAYS: "个工作日", Unit.DAYS: "个自然日"}
LONGEST_LIST: Final = 24
"""Runs of rest days that a line names one by one; a longer period would bury the reader in weekends."""


def _budget_line(clock: Clock) -> str:
    word = UNIT_WORDS[clock.unit]
    if not clock.extensions:
        return f"期限：{clock.length}{word}。" if clock.length else "期限：当日办结。"
    added = "；".join(f"{x.length}{word}{_circumstances(x)}" for x in clock.extensions)
    return f"期限：{clock.length}{word}，延长{added}，合计{clock.budget}{word}。"


def _circumstances(extension: Extension) -> str:
    told = (("批准", extension.by), ("文件", extension.document), ("理由", extension.reason))
    words = "，".join(f"{name}：{value}" for name, value in told if value)
    return f"（{words}）" if words else ""


def _start_line(told: Derivation) -> str:
    if not told.clock.budget:
        return f"起算：{_cn(told.clock.start)}当日。"
    return f"起算：{_cn(told.clock.start)}当日不计入，自{_cn(told.first)}起算（《民法典》第二百零一条）。"


def _pause_line(told: Derivation) -> str:
    if not told.clock.pauses:
        return ""
    pauses = "；".join(_pause_words(pause) for pause in told.clock.pauses)
    return f"扣除：{pauses}。期限内共扣除{told.paused_days}天，重叠的日期只扣除一次。"


def _pause_words(pause: Pause) -> str:
    until = f"至{_cn(pause.end)}" if pause.end else "起，尚未结束"
    return f"{pause.reason or '暂停'}，{_cn(pause.start)}{until}"


def _rest_line(told: Derivation) -> str:
    if not told.rest:
        return ""
    named = "、".join(_run_words(run) for run in told.rest[:LONGEST_LIST])
    more = f"等{len(told.rest)}段" if len(told.rest) > LONGEST_LIST else ""
    return f"休息日：{told.rest_days}天不计入，即{named}{more}。"


def _run_words(run: Run) -> str:
    first, last = _day(run.first), _day(run.last)
    if run.first.year == run.last.year:
        last = last.partition("年")[2]
    label = f"{run.label}，" if run.label else ""
    return f"{first}{f'至{last}' if run.days > 1 else ''}（{label}{run.days}天）"


def _makeup_line(told: Derivation) -> str:
    if not told.makeup:
        return ""
    return f"调休：{len(told.makeup)}天虽为周末但属工作日，计入，即{'、'.join(map(_day, told.makeup))}。"


def _sum_line(told: Derivation) -> str:
    days = (told.through - told.first).days + 1
    if days == 0:
        return ""
    parts = f"计入{told.counted}天＋休息日{told.rest_days}天＋扣除{told.paused_days}天"
    return f"合计：自{_cn(told.first)}至{_cn(told.through)}共{days}天＝{parts}。"


def _roll_line(told: Derivation) -> str:
    if not told.rolled_days:
        return ""
    return f"顺延：{_cn(told.through)}为休息日，顺延{told.rolled_days}天（《民法典》第二百零三条）。"


def _end_line(told: Derivation) -> str:
    if told.due.date:
        return f"截止：{_cn(told.due.date)}24时。"
    left = max(0, told.clock.budget - told.counted)
    return f"截止：计时已暂停，剩余{left}{UNIT_WORDS[told.clock.unit]}，恢复后确定。"


def _provisional_line(told: Derivation, calendar: Calendar) -> str:
    if not told.due.provisional:
        return ""
    return f"暂定：{calendar.horizon.year + 1}年起的放假安排尚未公布，公布后重新计算。"


def _cn(date: dt.date) -> str:
    return f"{_day(date)}（星期{'一二三四五六日'[date.weekday()]}）"


def _day(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
