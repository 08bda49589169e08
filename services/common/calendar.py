"""The working days (工作日) of a region: the national table, amended by versioned regional overrides.

The table is that of the PyPI package `holidays`: the yearly notices of the State Council's General Office for
published years, weekends and the days of 全国年节及纪念日放假办法 (make-up of Art 6 included) for later ones.
See docs/decisions/0002-calendar-table.md.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

NATIONAL: Final = "000000"
# The notices with make-up days (调休) begin here; the package knows the moon's festivals up to 2100.
FIRST_YEAR: Final = 2001
LAST_YEAR: Final = 2100


@dataclass(frozen=True, slots=True)
class Override:
    """A day that a government made a working day or a rest day, for a region and all below it.

    Local holidays of minority areas (放假办法 Art 4) and holidays lengthened mid-year come in this way.
    Of several for one day the nearest region decides, then the highest version.
    """

    date: dt.date
    working: bool
    region: str = NATIONAL
    document: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked in one region; it answers for every date there is.

    Days are held as differences from the plain week of Monday to Friday, with the number of working days up
    to each of them, so that counting and finding take one bisection however far apart the dates lie.
    """

    region: str
    horizon: dt.date
    """The last day of the published years; later days are provisional (暂定)."""
    exceptions: tuple[int, ...] = field(repr=False)
    """Ordinals of weekdays that rest and weekend days that work, ascending."""
    counts: tuple[int, ...] = field(repr=False)
    """Working days since 0001-01-01 up to and including each exception."""
    names: Mapping[int, str] = field(compare=False, repr=False)
    """What a day is called, by ordinal: a holiday, 调休上班, or the document of an override."""

    @classmethod
    def of(
        cls, region: str = NATIONAL, overrides: Iterable[Override] = (), published: int | None = None
    ) -> Calendar:
        """Build the calendar of a region (GB/T 2260 code); `published` is the last year with a notice.

        It takes a millisecond after the first; callers keep it. Where hall has loaded the notice of a year
        that the table does not know yet, as national overrides, it says so by `published`.
        """
        table = national_table()
        exceptions, names = set(table.exceptions), dict(table.names)
        for override in _nearest(region, overrides):
            day = override.date.toordinal()
            (exceptions.add if override.working != _is_weekday(day) else exceptions.discard)(day)
            names[day] = override.document or ("调整为工作日" if override.working else "调整为休息日")
        days = tuple(sorted(exceptions))
        horizon = dt.date(published or table.published, 12, 31)
        return cls(region, horizon, days, _counts(days), MappingProxyType(names))

    def is_working(self, date: dt.date) -> bool:
        """Whether offices work on this day, make-up working days (调休上班) included."""
        return self.works(date.toordinal())

    def is_provisional(self, date: dt.date) -> bool:
        """Whether the day lies beyond the last year whose arrangement is published."""
        return date > self.horizon

    def is_makeup(self, date: dt.date) -> bool:
        """Whether this is a Saturday or Sunday on which offices work."""
        return date.weekday() >= 5 and self.is_working(date)

    def name(self, date: dt.date) -> str:
        """What the day is called, empty for an ordinary day of the week."""
        return self.names.get(date.toordinal(), "")

    def works(self, day: int) -> bool:
        """`is_working` by ordinal."""
        at = bisect_left(self.exceptions, day)
        is_exception = at < len(self.exceptions) and self.exceptions[at] == day
        return _is_weekday(day) != is_exception

    def count(self, day: int) -> int:
        """The number of working days since 0001-01-01 up to and including this ordinal."""
        at = bisect_right(self.exceptions, day) - 1
        if at < 0:
            return _weekdays(day)
        return self.counts[at] + _weekdays(day) - _weekdays(self.exceptions[at])

    def find(self, count: int) -> int:
        """The ordinal of the count-th working day since 0001-01-01; the inverse of `count`."""
        at = bisect_left(self.counts, count)
        passed = self.counts[at - 1] - _weekdays(self.exceptions[at - 1]) if at else 0
        day = _weekday(count - passed)
        return day if at == len(self.counts) else min(day, self.exceptions[at])


class NationalTable(NamedTuple):
    """The days that differ from the plain week in the whole country, and the last year with a notice."""

    exceptions: frozenset[int]
    names: Mapping[int, str]
    published: int


@cache
def national_table() -> NationalTable:
    """Read the national table, once a process (about 0.1 s)."""
    # Imported here because most processes start without needing a calendar.
    from holidays import country_holidays

    table = country_holidays("CN", years=range(FIRST_YEAR, LAST_YEAR + 1), language="zh_CN")
    names = {day.toordinal(): name for day, name in table.items()}
    makeup = {day.toordinal() for day in table.weekend_workdays}
    names |= dict.fromkeys(makeup, "调休上班")
    exceptions = frozenset(day for day in names if day in makeup or _is_weekday(day))
    # Every notice so far has shifted weekends; a year without any is one without a notice.
    return NationalTable(exceptions, names, max(day.year for day in table.weekend_workdays))


def lineage(region: str) -> tuple[str, ...]:
    """The region and those above it, nearest first: 450222 → 450222, 450200, 450000, 000000.

    Townships (GB/T 10114) and villages have 9 and 12 digits.
    """
    above = [region[:length] for length in (12, 9, 6) if len(region) >= length] or [region]
    above += [region[:4] + "00", region[:2] + "0000", NATIONAL]
    return tuple(dict.fromkeys(above))


def _nearest(region: str, overrides: Iterable[Override]) -> Iterable[Override]:
    """For each day the one override that holds in the region."""
    steps = {code: at for at, code in enumerate(lineage(region))}
    holding = [override for override in overrides if override.region in steps]
    # The farthest first, so that the nearest and newest is the one that stays in the dictionary.
    holding.sort(key=lambda override: (-steps[override.region], override.version))
    return {override.date: override for override in holding}.values()


def _counts(exceptions: Iterable[int]) -> tuple[int, ...]:
    shift, counts = 0, []
    for day in exceptions:
        shift += -1 if _is_weekday(day) else 1
        counts.append(_weekdays(day) + shift)
    return tuple(counts)


def _is_weekday(day: int) -> bool:
    """Whether an ordinal is a Monday to Friday; ordinal 1, 0001-01-01, is a Monday."""
    return (day - 1) % 7 < 5


def _weekdays(day: int) -> int:
    """The number of Mondays to Fridays up to and including an ordinal."""
    weeks, rest = divmod(day, 7)
    return 5 * weeks + min(rest, 5)


def _weekday(count: int) -> int:
    """The ordinal of the count-th Monday to Friday; the inverse of `_weekdays`."""
    weeks, rest = divmod(count - 1, 5)
    return 7 * weeks + rest + 1
