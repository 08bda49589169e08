"""When cards fall due, and the indicators against published figures."""

import datetime as dt

import pytest

from services.common.calendar import Calendar
from services.common.errors import InvalidArgument
from services.supervision.domain import (
    Counts,
    Level,
    OpenClock,
    Thresholds,
    indicators,
    moments,
    months_of,
    year_before,
)

CALENDAR = Calendar.of("450222")
RULE = Thresholds(warning_days=1, yellow_days=0, red_days=5)
MONDAY = dt.date(2026, 3, 2)


def china(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    """An instant by the clock of China."""
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def test_a_clock_is_warned_of_on_its_last_day_and_carded_after_it() -> None:
    assert moments(OpenClock(MONDAY, dt.date(2026, 3, 9)), RULE, CALENDAR) == {
        # Friday the 6th is one working day before: its end begins the weekend, then the 9th.
        Level.WARNING: china(2026, 3, 7),
        Level.YELLOW: china(2026, 3, 10),
        Level.RED: china(2026, 3, 17),
    }


def test_a_paused_clock_gets_no_cards() -> None:
    assert moments(OpenClock(MONDAY, None), RULE, CALENDAR) == {}


def test_nobody_is_warned_of_a_clock_that_ends_the_day_it_starts() -> None:
    assert Level.WARNING not in moments(OpenClock(MONDAY, MONDAY), RULE, CALENDAR)


def test_a_clock_stopped_in_time_gets_no_cards() -> None:
    stopped = OpenClock(MONDAY, dt.date(2026, 3, 9), china(2026, 3, 9, 23, 59))

    assert moments(stopped, RULE, CALENDAR) == {}


def test_a_clock_stopped_late_keeps_the_cards_due_before_it_stopped() -> None:
    stopped = OpenClock(MONDAY, dt.date(2026, 3, 9), china(2026, 3, 11))

    assert moments(stopped, RULE, CALENDAR) == {Level.YELLOW: china(2026, 3, 10)}


def test_make_up_days_count_for_thresholds() -> None:
    # 2026-02-14 is a Saturday worked: two working days before the 14th is the 12th.
    rule = Thresholds(warning_days=2, yellow_days=0, red_days=1)
    found = moments(OpenClock(dt.date(2026, 2, 2), dt.date(2026, 2, 14)), rule, CALENDAR)

    assert found[Level.WARNING] == china(2026, 2, 13)
    assert found[Level.RED] == china(2026, 2, 25)


@pytest.mark.parametrize("days", [(-1, 0, 0), (0, 0, 366), (0, 3, 2), (0, 3, 3)])
def test_thresholds_must_make_sense(days: tuple[int, int, int]) -> None:
    with pytest.raises(InvalidArgument):
        Thresholds(*days).check()


def test_the_published_figures_of_a_county_come_out() -> None:
    values = indicators(
        Counts(
            applied=22_110,
            accepted=22_079,
            completed=21_776,
            same_day=15_681,
            limited=100,
            statutory_days=2060,
            promised_days=1174,
            limited_handling_days=531,
            acceptance_seconds=820_279_008,
            handled=21_776,
            handling_days=87_975,
        ),
        months=months_of(dt.date(2026, 1, 1), dt.date(2026, 11, 20)),
    )

    assert round(100 * values["completion_rate"], 2) == 98.63
    assert round(100 * values["same_day_rate"], 2) == 72.01
    assert round(100 * values["promised_speedup"], 2) == 43.01
    assert round(values["mean_promised_days"], 2) == 11.74
    assert round(values["mean_acceptance_days"], 2) == 0.43
    assert round(values["mean_handling_days"], 2) == 4.04
    assert round(values["monthly_completed_count"]) == 1_980
    # The published 74.21 % stands for a mean of 5.31 working days.
    assert round(100 * values["actual_speedup"], 2) == 74.22


def test_satisfaction_counts_grades_one_to_three_of_those_rated() -> None:
    values = indicators(Counts(completed=10_000, rated=9_891, satisfied=9_890))

    assert round(100 * values["rating_rate"], 2) == 98.91
    assert round(100 * values["satisfaction_rate"], 2) == 99.99


def test_a_rate_without_divisor_is_left_out() -> None:
    assert indicators(Counts()) == {
        "applied_count": 0,
        "accepted_count": 0,
        "completed_count": 0,
        "monthly_completed_count": 0,
        "overdue_count": 0,
        "warning_count": 0,
        "yellow_count": 0,
        "red_count": 0,
        "joint_accepted_count": 0,
        "joint_completed_count": 0,
        "joint_overdue_count": 0,
        "joint_silence_count": 0,
    }


def test_the_year_before_a_leap_day_ends_on_the_28th() -> None:
    assert year_before(dt.date(2028, 2, 29)) == dt.date(2027, 2, 28)
    assert year_before(dt.date(2026, 3, 16)) == dt.date(2025, 3, 16)
