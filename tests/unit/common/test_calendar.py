"""Working days of a region: the national table, make-up days, provisional years, overrides."""

import datetime as dt
import os
import subprocess
import sys

import pytest

from services.common.calendar import Calendar, Override, lineage, national_table

NATION = Calendar.of(published=2026)

# The make-up days (调休上班) as the notices of the State Council's General Office write them.
MAKEUP = {
    2020: ["01-19", "04-26", "05-09", "06-28", "09-27", "10-10"],
    2021: ["02-07", "02-20", "04-25", "05-08", "09-18", "09-26", "10-09"],
    2022: ["01-29", "01-30", "04-02", "04-24", "05-07", "10-08", "10-09"],
    2023: ["01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"],
    2024: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
    2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
}
# The weekdays off in 2026: 元旦, 春节, 清明, 劳动节, 端午, 中秋, 国庆.
OFF_2026 = ["01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04"]
OFF_2026 += ["05-05", "06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07"]
# What 放假办法 gives for 2027 by itself: 13 days, those on a weekend made up on working days (Art 6).
OFF_2027 = ["01-01", "02-05", "02-08", "02-09", "02-10", "04-05", "05-03", "05-04", "06-09", "09-15"]
OFF_2027 += ["10-01", "10-04", "10-05"]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def days_of(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(days=n) for n in range((dt.date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", MAKEUP)
def test_the_weekend_days_worked_are_those_of_the_notice(year: int) -> None:
    worked = [date.isoformat() for date in days_of(year) if NATION.is_makeup(date)]

    assert worked == [f"{year}-{text}" for text in MAKEUP[year]]


@pytest.mark.parametrize(("year", "off"), [(2026, OFF_2026), (2027, OFF_2027)])
def test_the_weekdays_off_are_those_of_the_notice_or_of_the_statute(year: int, off: list[str]) -> None:
    resting = [date for date in days_of(year) if date.weekday() < 5 and not NATION.is_working(date)]

    assert [date.isoformat() for date in resting] == [f"{year}-{text}" for text in off]


def test_every_year_from_2004_to_2026_but_none_later_has_makeup_days() -> None:
    years = [year for year in range(2004, 2041) if any(map(NATION.is_makeup, days_of(year)))]

    assert years == list(range(2004, 2027))


def test_the_day_before_new_year_2006_was_worked() -> None:
    """国办发明电〔2005〕35号: 12月31日（星期六）上班."""
    assert NATION.is_makeup(dt.date(2005, 12, 31))


@pytest.mark.parametrize(
    ("text", "provisional"),
    [("2004-01-01", False), ("2026-12-31", False), ("2027-01-01", True), ("9999-12-31", True)],
)
def test_days_beyond_the_published_year_are_provisional(text: str, provisional: bool) -> None:
    assert NATION.is_provisional(day(text)) is provisional


def test_the_table_itself_knows_how_far_it_is_published() -> None:
    assert national_table().published >= 2026
    assert Calendar.of().horizon == dt.date(national_table().published, 12, 31)


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("0001-01-01", True),  # a Monday
        ("0001-01-06", False),
        ("1900-01-01", True),
        ("2500-01-02", False),  # a Saturday far beyond every table
        ("2500-01-04", True),
        ("9999-12-31", True),
    ],
)
def test_no_date_is_refused(text: str, working: bool) -> None:
    assert NATION.is_working(day(text)) is working


def test_counting_and_finding_are_inverse_for_every_working_day() -> None:
    first = dt.date(2001, 1, 1).toordinal()
    for ordinal in range(first, first + 10_000):
        count = NATION.count(ordinal)
        assert NATION.count(ordinal - 1) == count - NATION.works(ordinal)
        if NATION.works(ordinal):
            assert NATION.find(count) == ordinal


def test_days_have_their_names() -> None:
    assert NATION.name(dt.date(2026, 2, 17)) == "春节"
    assert NATION.name(dt.date(2026, 2, 14)) == "调休上班"
    assert NATION.name(dt.date(2026, 3, 3)) == ""


@pytest.mark.parametrize(
    ("region", "above"),
    [
        ("450222", ("450222", "450200", "450000", "000000")),
        ("450200", ("450200", "450000", "000000")),
        ("450000", ("450000", "000000")),
        ("000000", ("000000",)),
        ("450222101", ("450222101", "450222", "450200", "450000", "000000")),
        ("450222101003", ("450222101003", "450222101", "450222", "450200", "450000", "000000")),
    ],
)
def test_a_region_lies_below_its_city_its_province_and_the_nation(
    region: str, above: tuple[str, ...]
) -> None:
    assert lineage(region) == above


WEDNESDAY = dt.date(2026, 4, 22)


@pytest.mark.parametrize(
    ("region", "rests"),
    [
        ("450222", True),
        ("450222101", True),
        ("450200", False),
        ("450221", False),
        ("450000", False),
        ("150800", False),
    ],
)
def test_an_override_of_a_county_holds_there_and_below_only(region: str, rests: bool) -> None:
    local = Override(WEDNESDAY, False, "450222", "柳城县人民政府公告")

    assert Calendar.of(region, [local]).is_working(WEDNESDAY) is not rests


def test_the_third_of_march_rests_in_all_of_guangxi() -> None:
    """三月三, two days off in the autonomous region (放假办法 Art 4)."""
    local = [
        Override(dt.date(2026, 4, 20) + dt.timedelta(days=n), False, "450000", "三月三") for n in range(2)
    ]

    calendar = Calendar.of("450222", local)

    assert [calendar.is_working(dt.date(2026, 4, n)) for n in (17, 20, 21, 22)] == [True, False, False, True]
    assert calendar.name(dt.date(2026, 4, 20)) == "三月三"
    assert Calendar.of("440100", local).is_working(dt.date(2026, 4, 20))


def test_the_nearest_region_decides_whatever_the_versions_and_the_order() -> None:
    national = Override(WEDNESDAY, False, "000000", version=9)
    province = Override(WEDNESDAY, True, "450000", version=5)
    county = Override(WEDNESDAY, False, "450222", version=1)

    assert not Calendar.of("450222", [county, province, national]).is_working(WEDNESDAY)
    assert not Calendar.of("450222", [national, province, county]).is_working(WEDNESDAY)
    assert Calendar.of("450200", [county, province, national]).is_working(WEDNESDAY)
    assert not Calendar.of("150800", [county, province, national]).is_working(WEDNESDAY)


def test_within_a_region_the_highest_version_decides() -> None:
    first, second = Override(WEDNESDAY, False, version=1), Override(WEDNESDAY, True, version=2)

    assert Calendar.of("450222", [second, first]).is_working(WEDNESDAY)
    assert Calendar.of("450222", [first, second]).is_working(WEDNESDAY)


def test_an_override_can_work_a_holiday_and_rest_a_makeup_day() -> None:
    overrides = [Override(dt.date(2026, 10, 1), True), Override(dt.date(2026, 10, 10), False)]
    calendar = Calendar.of("450222", overrides)

    assert calendar.is_working(dt.date(2026, 10, 1))
    assert not calendar.is_working(dt.date(2026, 10, 10))


def test_an_override_that_says_what_the_table_says_changes_no_day() -> None:
    same = [
        Override(dt.date(2026, 10, 1), False),
        Override(WEDNESDAY, True),
        Override(dt.date(2026, 5, 9), True),
    ]

    assert Calendar.of(overrides=same) == Calendar.of()


def test_a_notice_loaded_as_overrides_moves_the_horizon() -> None:
    notice = [Override(dt.date(2027, 1, 2), True), Override(dt.date(2027, 2, 11), False)]

    calendar = Calendar.of("450222", notice, published=2027)

    assert calendar.horizon == dt.date(2027, 12, 31)
    assert calendar.is_makeup(dt.date(2027, 1, 2))
    assert not calendar.is_working(dt.date(2027, 2, 11))
    assert not calendar.is_provisional(dt.date(2027, 6, 1))


def test_a_calendar_is_a_value() -> None:
    assert Calendar.of("450222") == Calendar.of("450222")
    assert hash(Calendar.of("450222")) == hash(Calendar.of("450222"))
    assert Calendar.of("450222", [Override(WEDNESDAY, False)]) != Calendar.of("450222")


def test_importing_the_module_does_not_load_the_table() -> None:
    code = "import services.common.calendar, sys; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, env=dict(os.environ)).returncode == 0
