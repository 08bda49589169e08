"""Two oracles that share nothing with the engine agree with it for every start day from 2004 to 2026.

One walks day by day through the table of `chinesecalendar`, the other asks numpy's busday functions.
"""

import datetime as dt
from collections.abc import Iterator

import chinese_calendar
import numpy as np
import pytest

from services.common.calendar import Calendar
from services.common.clock import Clock, Unit, due

CALENDAR = Calendar.of("450222", published=2026)
FIRST, LAST = dt.date(2004, 1, 1), dt.date(2026, 12, 31)
DAY = dt.timedelta(days=1)
WORKING_LENGTHS = [1, 3, 5, 7, 10, 15, 20, 30, 45, 60]
NATURAL_LENGTHS = [1, 3, 7, 10, 15, 30, 60]
# chinesecalendar lacks this day; 国办发明电〔2005〕35号 says: 12月31日（星期六）上班.
LACKING = dt.date(2005, 12, 31)


def dates() -> Iterator[dt.date]:
    return (FIRST + n * DAY for n in range((LAST - FIRST).days + 1))


def is_worked(date: dt.date) -> bool:
    return date == LACKING or chinese_calendar.is_workday(date)


DATES = list(dates())
WORKED = {date for date in DATES if is_worked(date)}


def test_both_tables_hold_the_same_days() -> None:
    assert {date for date in DATES if CALENDAR.is_working(date)} == WORKED
    assert not chinese_calendar.is_workday(LACKING)


@pytest.mark.parametrize("length", WORKING_LENGTHS)
def test_working_days_end_where_a_walk_through_the_days_ends(length: int) -> None:
    worked = sorted(WORKED)
    before = 0
    for start in DATES:
        # The place in the list of the first working day after the start.
        while before < len(worked) and worked[before] <= start:
            before += 1
        found = due(Clock(length, Unit.WORKING_DAYS, start), CALENDAR)
        if before + length - 1 < len(worked):
            assert (found.date, found.provisional) == (worked[before + length - 1], False), start
        else:
            assert found.provisional, start


@pytest.mark.parametrize("length", WORKING_LENGTHS)
def test_working_days_end_where_numpy_ends(length: int) -> None:
    # Every day of the week is a business day for numpy; all rest days, weekends too, are its holidays.
    rest = np.array([date for date in DATES if date not in WORKED], dtype="datetime64[D]")
    starts = np.array(DATES, dtype="datetime64[D]")
    # From a rest day the count begins at the working day before it.
    ends = np.busday_offset(starts, length, roll="backward", weekmask="1111111", holidays=rest).tolist()

    for start, end in zip(DATES, ends, strict=True):
        found = due(Clock(length, Unit.WORKING_DAYS, start), CALENDAR)
        assert found.provisional if end > LAST else found.date == end, start


@pytest.mark.parametrize("length", NATURAL_LENGTHS)
def test_natural_days_end_where_a_walk_through_the_days_ends(length: int) -> None:
    for start in DATES:
        end = start + length * DAY
        while end <= LAST and end not in WORKED:
            end += DAY
        found = due(Clock(length, Unit.DAYS, start), CALENDAR)
        assert found.provisional if end > LAST else found.date == end, start


@pytest.mark.parametrize("length", NATURAL_LENGTHS)
def test_natural_days_end_where_numpy_ends(length: int) -> None:
    rest = np.array([date for date in DATES if date not in WORKED], dtype="datetime64[D]")
    lasts = np.array(DATES, dtype="datetime64[D]") + length
    ends = np.busday_offset(lasts, 0, roll="forward", weekmask="1111111", holidays=rest).tolist()

    for start, end in zip(DATES, ends, strict=True):
        found = due(Clock(length, Unit.DAYS, start), CALENDAR)
        assert found.provisional if end > LAST else found.date == end, start


@pytest.mark.parametrize("unit", Unit)
def test_an_instant_case_ends_on_its_day_or_on_the_next_working_day(unit: Unit) -> None:
    for start in DATES:
        end = start
        while end <= LAST and end not in WORKED:
            end += DAY
        assert due(Clock(0, unit, start), CALENDAR).date == end, start
