"""Real time, faster time, and the business day an instant falls on."""

import datetime as dt

import pytest

from services.common.timesource import TimeSource, local_date

NOON = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


def test_by_default_it_tells_the_real_time_in_utc() -> None:
    before = dt.datetime.now(dt.UTC)
    told = TimeSource()()
    after = dt.datetime.now(dt.UTC)

    assert before <= told <= after
    assert told.utcoffset() == dt.timedelta(0)


def test_an_anchor_alone_changes_nothing() -> None:
    source = TimeSource(1, NOON - dt.timedelta(days=100), real=lambda: NOON)

    assert source() == NOON


@pytest.mark.parametrize(
    ("scale", "passed", "expected"),
    [
        (1440, dt.timedelta(minutes=1), dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)),
        (60, dt.timedelta(0), NOON),
        (0.5, dt.timedelta(hours=2), dt.datetime(2026, 3, 1, 13, 0, tzinfo=dt.UTC)),
        (10, dt.timedelta(minutes=-6), dt.datetime(2026, 3, 1, 11, 0, tzinfo=dt.UTC)),
    ],
)
def test_scaled_time_runs_from_the_anchor(scale: float, passed: dt.timedelta, expected: dt.datetime) -> None:
    assert TimeSource(scale, NOON, real=lambda: NOON + passed)() == expected


def test_processes_with_one_anchor_tell_the_same_time_however_late_they_start() -> None:
    early, late = (TimeSource(1000, NOON, real=lambda: NOON + dt.timedelta(seconds=7)) for _ in range(2))

    assert early() == late() == NOON + dt.timedelta(seconds=7000)


def test_an_anchor_of_another_zone_still_gives_utc() -> None:
    anchor = dt.datetime(2026, 3, 1, 20, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))

    told = TimeSource(2, anchor, real=lambda: NOON + dt.timedelta(hours=1))()

    assert told == dt.datetime(2026, 3, 1, 14, 0, tzinfo=dt.UTC)
    assert told.tzinfo is dt.UTC


@pytest.mark.parametrize(
    ("scale", "anchor", "name"),
    [
        (0, NOON, "time_scale"),
        (-1, NOON, "time_scale"),
        (2, None, "time_anchor"),
        (2, NOON.replace(tzinfo=None), "time_anchor"),
    ],
)
def test_a_time_that_cannot_run_is_refused_by_the_name_of_the_setting(
    scale: float, anchor: dt.datetime | None, name: str
) -> None:
    with pytest.raises(ValueError, match=name):
        TimeSource(scale, anchor)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (dt.datetime(2026, 3, 16, 15, 59, 59, tzinfo=dt.UTC), dt.date(2026, 3, 16)),
        (dt.datetime(2026, 3, 16, 16, 0, tzinfo=dt.UTC), dt.date(2026, 3, 17)),
        (dt.datetime(2025, 12, 31, 16, 0, tzinfo=dt.UTC), dt.date(2026, 1, 1)),
        (dt.datetime(2026, 3, 16, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=8))), dt.date(2026, 3, 16)),
    ],
)
def test_the_business_day_is_that_of_shanghai(instant: dt.datetime, expected: dt.date) -> None:
    assert local_date(instant) == expected


def test_a_naive_instant_has_no_business_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local_date(NOON.replace(tzinfo=None))
