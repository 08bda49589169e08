"""The clock: vectors of the law, pauses, extensions, roll-off, and the properties that always hold."""

import datetime as dt
import json
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.common.calendar import Calendar, Override
from services.common.clock import (
    Clock,
    Due,
    Extension,
    Pause,
    Unit,
    derivation,
    due,
    due_instant,
    elapsed,
    explain,
    remaining,
    shift,
)
from services.common.errors import FailedPrecondition, InvalidArgument

CALENDAR = Calendar.of("450222", published=2026)
WORKING, DAYS = Unit.WORKING_DAYS, Unit.DAYS
MAKEUP = ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04"]
MAKEUP += ["2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def clock(length: int, unit: Unit, start: str, *pauses: tuple[str, str | None], extension: int = 0) -> Clock:
    ledger = tuple(Pause(day(first), day(last) if last else None, "检验") for first, last in pauses)
    return Clock(length, unit, day(start), ledger, (Extension(extension),) if extension else ())


def ends(clock: Clock) -> str:
    date = due(clock, CALENDAR).date
    assert date is not None
    return date.isoformat()


# --- vectors


@pytest.mark.parametrize(
    ("length", "unit", "start", "end"),
    [
        (5, WORKING, "2025-09-26", "2025-10-10"),
        (20, WORKING, "2025-09-26", "2025-10-30"),
        (20, WORKING, "2026-02-10", "2026-03-16"),
        (7, WORKING, "2025-12-31", "2026-01-12"),
        (10, DAYS, "2025-09-24", "2025-10-09"),
        # 春节 2026 lies between, 14 and 28 February are worked.
        (1, WORKING, "2026-02-13", "2026-02-14"),
        (2, WORKING, "2026-02-13", "2026-02-24"),
        # A natural period that ends on a Saturday worked in exchange ends there.
        (4, DAYS, "2026-02-10", "2026-02-14"),
        (5, DAYS, "2026-02-10", "2026-02-24"),
        # The rule of instant cases: the day itself, or the next working day.
        (0, WORKING, "2026-02-10", "2026-02-10"),
        (0, WORKING, "2026-02-14", "2026-02-14"),
        (0, WORKING, "2026-02-15", "2026-02-24"),
        (0, DAYS, "2026-02-15", "2026-02-24"),
    ],
)
def test_a_period_ends_on_the_day_of_the_law(length: int, unit: Unit, start: str, end: str) -> None:
    assert due(Clock(length, unit, day(start)), CALENDAR) == Due(day(end), provisional=False)


@pytest.mark.parametrize(
    "makeup",
    MAKEUP,
)
def test_a_makeup_day_counts_as_the_working_day_it_is(makeup: str) -> None:
    eve = day(makeup) - dt.timedelta(days=1)

    assert ends(Clock(1, WORKING, eve)) == makeup
    assert ends(Clock(1, DAYS, eve)) == makeup


def test_a_due_date_beyond_the_published_year_is_provisional() -> None:
    assert due(clock(12, WORKING, "2026-12-15"), CALENDAR) == Due(day("2026-12-31"), provisional=False)
    # 2027-01-01 is 元旦, a Friday.
    assert due(clock(13, WORKING, "2026-12-15"), CALENDAR) == Due(day("2027-01-04"), provisional=True)
    # 1 May 2027 is a Saturday; 3 and 4 May make up for the two days of 劳动节.
    assert due(clock(1, WORKING, "2027-04-30"), CALENDAR) == Due(day("2027-05-05"), provisional=True)


def test_a_published_year_moves_and_settles_a_provisional_date() -> None:
    before = Clock(3, WORKING, day("2027-04-29"))
    notice = [
        Override(day("2027-05-05"), False, document="2027年放假安排"),
        Override(day("2027-05-08"), True),
    ]

    after = Calendar.of("450222", notice, published=2027)

    assert due(before, CALENDAR) == Due(day("2027-05-06"), provisional=True)
    assert due(before, after) == Due(day("2027-05-07"), provisional=False)


def test_a_holiday_lengthened_mid_year_moves_the_end() -> None:
    longer = [Override(day("2026-02-24"), False, "450000", "桂政办电〔2026〕1号")]
    running = clock(20, WORKING, "2026-02-10")

    assert due(running, Calendar.of("450222", longer)).date == day("2026-03-17")
    assert due(running, Calendar.of("440106", longer)).date == day("2026-03-16")


# --- pauses


@pytest.mark.parametrize(
    ("unit", "length", "pauses", "end"),
    [
        # Three working days away: three working days later.
        (WORKING, 20, [("2026-03-03", "2026-03-05")], "2026-03-19"),
        # A weekend away costs nothing in working days.
        (WORKING, 20, [("2026-03-07", "2026-03-08")], "2026-03-16"),
        # Overlapping procedures exclude their union: 3 to 9 March, five working days.
        (WORKING, 20, [("2026-03-03", "2026-03-06"), ("2026-03-05", "2026-03-09")], "2026-03-23"),
        (WORKING, 20, [("2026-03-05", "2026-03-09"), ("2026-03-03", "2026-03-06")], "2026-03-23"),
        # One inside the other.
        (WORKING, 20, [("2026-03-03", "2026-03-09"), ("2026-03-04", "2026-03-05")], "2026-03-23"),
        # The pause that starts on the last day holds it off.
        (WORKING, 20, [("2026-03-16", "2026-03-16")], "2026-03-17"),
        # After the last day nothing is held off any more.
        (WORKING, 20, [("2026-03-17", "2026-04-17")], "2026-03-16"),
        # The day of the event does not count anyway; what lies before it neither.
        (WORKING, 20, [("2026-02-10", "2026-02-10")], "2026-03-16"),
        (WORKING, 20, [("2026-01-01", "2026-01-31")], "2026-03-16"),
        (WORKING, 20, [("2026-01-01", "2026-02-11")], "2026-03-17"),
        (WORKING, 0, [("2026-02-10", "2026-02-11")], "2026-02-12"),
        (WORKING, 0, [("2026-02-09", "2026-02-09")], "2026-02-10"),
        (DAYS, 10, [("2026-02-12", "2026-02-13")], "2026-02-24"),
        (DAYS, 30, [("2026-03-03", "2026-03-05")], "2026-03-16"),
        # Day 10 is 20 February, a rest day; the next working day, the 24th, is paused.
        (DAYS, 10, [("2026-02-24", "2026-02-25")], "2026-02-26"),
    ],
)
def test_paused_days_do_not_count(unit: Unit, length: int, pauses: list[tuple[str, str]], end: str) -> None:
    assert ends(clock(length, unit, "2026-02-10", *pauses)) == end


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("first", ["2026-01-05", "2026-02-10", "2026-02-11", "2026-02-20"])
def test_while_a_pause_is_open_the_end_is_unknown(unit: Unit, first: str) -> None:
    assert due(clock(20, unit, "2026-02-10", (first, None)), CALENDAR) == Due(None, provisional=False)


def test_a_pause_opened_late_does_not_undo_that_the_limit_has_passed() -> None:
    assert ends(clock(20, WORKING, "2026-02-10", ("2026-03-17", None))) == "2026-03-16"
    assert due(clock(20, WORKING, "2026-02-10", ("2026-03-16", None)), CALENDAR).date is None


def test_an_open_pause_on_the_day_the_end_rolls_to_holds_it_off() -> None:
    assert due(clock(10, DAYS, "2026-02-10", ("2026-02-24", None)), CALENDAR).date is None


def test_pausing_and_resuming_write_the_ledger() -> None:
    running = clock(20, WORKING, "2026-02-10")

    paused = running.pause(day("2026-03-03"), "检验").pause(day("2026-03-05"), "听证")
    half = paused.resume(day("2026-03-06"), "检验")
    resumed = half.resume(day("2026-03-09"), "听证")

    assert (running.is_paused, paused.is_paused, half.is_paused, resumed.is_paused) == (
        False,
        True,
        True,
        False,
    )
    assert resumed.pauses == (
        Pause(day("2026-03-03"), day("2026-03-06"), "检验"),
        Pause(day("2026-03-05"), day("2026-03-09"), "听证"),
    )
    assert ends(resumed) == "2026-03-23"


def test_the_same_procedure_is_not_opened_twice_nor_closed_when_not_open() -> None:
    paused = clock(20, WORKING, "2026-02-10").pause(day("2026-03-03"), "检验")

    with pytest.raises(FailedPrecondition, match="CLOCK_ALREADY_PAUSED cause=检验"):
        paused.pause(day("2026-03-04"), "检验")
    with pytest.raises(FailedPrecondition, match="CLOCK_NOT_PAUSED cause=听证"):
        paused.resume(day("2026-03-04"), "听证")


def test_a_pause_cannot_end_before_it_started() -> None:
    paused = clock(20, WORKING, "2026-02-10").pause(day("2026-03-03"), "检验")

    with pytest.raises(InvalidArgument, match="FIELD_INVALID field=pauses"):
        paused.resume(day("2026-03-02"), "检验")


# --- extensions


def test_an_extension_adds_to_the_budget() -> None:
    extended = clock(20, WORKING, "2026-02-10").extend(Extension(10, "县人民政府负责人", "柳政延〔2026〕3号"))

    assert extended.budget == 30
    assert ends(extended) == "2026-03-30"


def test_a_natural_period_rolls_at_its_end_only() -> None:
    # 5 + 5 days from 10 February: 20 February, in the holidays; not 5 days after the 24th.
    assert ends(clock(5, DAYS, "2026-02-10", extension=5)) == "2026-02-24"


# --- what a clock may not be


@pytest.mark.parametrize("length", [-1, 10_001])
def test_a_length_out_of_bounds_is_refused(length: int) -> None:
    with pytest.raises(InvalidArgument, match="field=length"):
        Clock(length, WORKING, day("2026-02-10"))


@pytest.mark.parametrize("length", [0, -5, 10_001])
def test_an_extension_out_of_bounds_is_refused(length: int) -> None:
    with pytest.raises(InvalidArgument, match="field=extension"):
        Extension(length)


def test_the_end_of_time_is_refused_by_name() -> None:
    with pytest.raises(InvalidArgument, match="field=start"):
        due(clock(20, WORKING, "9999-12-20"), CALENDAR)
    with pytest.raises(InvalidArgument, match="field=start"):
        explain(clock(20, WORKING, "2026-02-10", ("2026-02-11", "9999-12-31")), CALENDAR)


# --- used, left, warned


@pytest.mark.parametrize(
    ("today", "used", "left"),
    [
        ("2026-02-01", 0, 20),
        ("2026-02-10", 0, 20),
        ("2026-02-11", 1, 19),
        ("2026-02-14", 4, 16),
        ("2026-02-20", 4, 16),
        ("2026-03-13", 19, 1),
        ("2026-03-15", 19, 1),
        ("2026-03-16", 20, 0),
        ("2026-03-17", 21, -1),
        ("2026-03-23", 25, -5),
    ],
)
def test_days_used_and_left_add_up(today: str, used: int, left: int) -> None:
    running = clock(20, WORKING, "2026-02-10")

    assert elapsed(running, CALENDAR, day(today)) == used
    assert remaining(running, CALENDAR, day(today)) == left


def test_nothing_is_used_while_paused() -> None:
    paused = clock(20, WORKING, "2026-02-10", ("2026-03-03", None))

    assert elapsed(paused, CALENDAR, day("2026-03-02")) == elapsed(paused, CALENDAR, day("2026-06-30")) == 10
    assert remaining(paused, CALENDAR, day("2026-06-30")) == 10


def test_on_the_days_a_natural_period_rolls_over_nothing_is_left_and_nothing_late() -> None:
    running = clock(10, DAYS, "2025-09-24")

    left = [remaining(running, CALENDAR, day(today)) for today in ("2025-10-03", "2025-10-04", "2025-10-09")]
    assert left == [1, 0, 0]
    assert remaining(running, CALENDAR, day("2025-10-11")) == -2


@pytest.mark.parametrize(
    ("date", "n", "unit", "expected"),
    [
        ("2026-03-16", -3, WORKING, "2026-03-11"),
        ("2026-02-24", -1, WORKING, "2026-02-14"),
        ("2026-02-20", -1, WORKING, "2026-02-14"),
        ("2026-02-20", 1, WORKING, "2026-02-24"),
        ("2026-02-20", 0, WORKING, "2026-02-20"),
        ("2026-03-16", 1, WORKING, "2026-03-17"),
        ("2026-03-16", -30, DAYS, "2026-02-14"),
        ("2026-03-16", 30, DAYS, "2026-04-15"),
    ],
)
def test_shifting_counts_to_both_sides(date: str, n: int, unit: Unit, expected: str) -> None:
    assert shift(day(date), n, unit, CALENDAR) == day(expected)


def test_the_period_is_over_at_midnight_in_shanghai() -> None:
    assert due_instant(day("2026-03-16")) == dt.datetime(2026, 3, 16, 16, 0, tzinfo=dt.UTC)
    assert due_instant(day("2026-12-31")) == dt.datetime(2026, 12, 31, 16, 0, tzinfo=dt.UTC)
    assert due_instant(day("2026-03-16"), dt.UTC) == dt.datetime(2026, 3, 17, tzinfo=dt.UTC)
    assert due_instant(day("2026-03-16")).tzinfo is dt.UTC


# --- the words


def test_the_derivation_is_told_line_by_line() -> None:
    assert explain(clock(20, WORKING, "2026-02-10"), CALENDAR) == [
        "期限：20个工作日。",
        "起算：2026年2月10日（星期二）当日不计入，自2026年2月11日（星期三）起算（《民法典》第二百零一条）。",
        "休息日：14天不计入，即2026年2月15日至2月23日（农历除夕、春节，9天）、2026年3月1日（1天）、"
        "2026年3月7日至3月8日（2天）、2026年3月14日至3月15日（2天）。",
        "调休：2天虽为周末但属工作日，计入，即2026年2月14日、2026年2月28日。",
        "合计：自2026年2月11日（星期三）至2026年3月16日（星期一）共34天＝计入20天＋休息日14天＋扣除0天。",
        "截止：2026年3月16日（星期一）24时。",
    ]


def test_pauses_extension_and_a_provisional_end_are_told() -> None:
    told = Clock(
        5,
        WORKING,
        day("2026-12-22"),
        (
            Pause(day("2026-12-25"), day("2026-12-28"), "检验"),
            Pause(day("2026-12-28"), day("2026-12-29"), "听证"),
        ),
        (Extension(2, "本机关负责人", "柳审延〔2026〕8号", "情况复杂"),),
    )

    assert explain(told, CALENDAR) == [
        "期限：5个工作日，延长2个工作日（批准：本机关负责人，文件：柳审延〔2026〕8号，理由：情况复杂），合计7个工作日。",
        "起算：2026年12月22日（星期二）当日不计入，自2026年12月23日（星期三）起算（《民法典》第二百零一条）。",
        "扣除：检验，2026年12月25日（星期五）至2026年12月28日（星期一）；"
        "听证，2026年12月28日（星期一）至2026年12月29日（星期二）。期限内共扣除5天，重叠的日期只扣除一次。",
        "休息日：3天不计入，即2027年1月1日至1月3日（元旦，3天）。",
        "合计：自2026年12月23日（星期三）至2027年1月6日（星期三）共15天＝计入7天＋休息日3天＋扣除5天。",
        "截止：2027年1月6日（星期三）24时。",
        "暂定：2027年起的放假安排尚未公布，公布后重新计算。",
    ]


def test_a_natural_period_that_rolls_is_told() -> None:
    assert explain(clock(10, DAYS, "2025-09-24"), CALENDAR) == [
        "期限：10个自然日。",
        "起算：2025年9月24日（星期三）当日不计入，自2025年9月25日（星期四）起算（《民法典》第二百零一条）。",
        "合计：自2025年9月25日（星期四）至2025年10月4日（星期六）共10天＝计入10天＋休息日0天＋扣除0天。",
        "顺延：2025年10月4日（星期六）为休息日，顺延5天（《民法典》第二百零三条）。",
        "截止：2025年10月9日（星期四）24时。",
    ]


def test_a_paused_clock_tells_what_is_left() -> None:
    assert explain(clock(20, WORKING, "2026-03-02", ("2026-03-05", None)), CALENDAR) == [
        "期限：20个工作日。",
        "起算：2026年3月2日（星期一）当日不计入，自2026年3月3日（星期二）起算（《民法典》第二百零一条）。",
        "扣除：检验，2026年3月5日（星期四）起，尚未结束。期限内共扣除0天，重叠的日期只扣除一次。",
        "合计：自2026年3月3日（星期二）至2026年3月4日（星期三）共2天＝计入2天＋休息日0天＋扣除0天。",
        "截止：计时已暂停，剩余18个工作日，恢复后确定。",
    ]


def test_an_instant_case_is_told() -> None:
    assert explain(clock(0, WORKING, "2026-03-02"), CALENDAR) == [
        "期限：当日办结。",
        "起算：2026年3月2日（星期一）当日。",
        "合计：自2026年3月2日（星期一）至2026年3月2日（星期一）共1天＝计入1天＋休息日0天＋扣除0天。",
        "截止：2026年3月2日（星期一）24时。",
    ]


def test_the_rest_days_of_years_are_not_listed_one_by_one() -> None:
    [line] = [
        line for line in explain(clock(2000, WORKING, "2015-01-05"), CALENDAR) if line.startswith("休息日")
    ]

    assert line.count("、") < 40
    assert "段。" in line


def test_an_overridden_day_is_told_by_its_document() -> None:
    local = Calendar.of("450222", [Override(day("2026-04-20"), False, "450000", "广西三月三")])

    assert "2026年4月18日至4月20日（广西三月三，3天）" in explain(clock(3, WORKING, "2026-04-17"), local)[2]


# --- what always holds

# A loaded machine is slow, that is no failure of the clock.
always = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
starts = st.dates(dt.date(2004, 1, 1), dt.date(2030, 12, 31))
units = st.sampled_from(Unit)
lengths = st.integers(0, 80)


@st.composite
def pauses_around(draw: st.DrawFn, start: dt.date) -> Pause:
    first = start + dt.timedelta(days=draw(st.integers(-10, 100)))
    return Pause(
        first, first + dt.timedelta(days=draw(st.integers(0, 40))), draw(st.sampled_from(["检验", "听证"]))
    )


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    start = draw(starts)
    pauses = draw(st.lists(pauses_around(start), max_size=5))
    extensions = draw(st.lists(st.builds(Extension, st.integers(1, 30), st.text(max_size=5)), max_size=2))
    return Clock(draw(lengths), draw(units), start, tuple(pauses), tuple(extensions))


def end(clock: Clock) -> dt.date:
    date = due(clock, CALENDAR).date
    assert date is not None
    return date


def walked(clock: Clock) -> dt.date:
    """The due date by the plainest means: one day after another."""
    gone = {
        pause.start + dt.timedelta(days=n)
        for pause in clock.pauses
        if pause.end is not None
        for n in range((pause.end - pause.start).days + 1)
    }
    date, left = clock.start, max(clock.budget, 1)
    if clock.budget == 0:
        date -= dt.timedelta(days=1)
    while left:
        date += dt.timedelta(days=1)
        left -= date not in gone and (clock.unit is DAYS or CALENDAR.is_working(date))
    while date in gone or not CALENDAR.is_working(date):
        date += dt.timedelta(days=1)
    return date


@always
@given(clocks())
def test_the_end_is_where_a_walk_through_the_days_ends(clock: Clock) -> None:
    assert end(clock) == walked(clock)


@always
@given(clocks(), st.data())
def test_pausing_never_shortens(clock: Clock, data: st.DataObject) -> None:
    pause = data.draw(pauses_around(clock.start))
    paused = Clock(clock.length, clock.unit, clock.start, (*clock.pauses, pause), clock.extensions)

    assert end(paused) >= end(clock)


@always
@given(clocks(), st.integers(1, 60))
def test_extending_never_shortens(clock: Clock, length: int) -> None:
    assert end(clock.extend(Extension(length))) >= end(clock)


@always
@given(clocks())
def test_a_longer_period_never_ends_sooner(clock: Clock) -> None:
    longer = Clock(clock.length + 1, clock.unit, clock.start, clock.pauses, clock.extensions)

    assert end(longer) >= end(clock)


@always
@given(clocks())
def test_a_later_start_never_ends_sooner(clock: Clock) -> None:
    later = clock.start + dt.timedelta(days=1)

    assert end(Clock(clock.length, clock.unit, later, clock.pauses, clock.extensions)) >= end(clock)


@always
@given(clocks(), st.randoms(use_true_random=False))
def test_overlapping_pauses_exclude_their_union(clock: Clock, random: Random) -> None:
    singles = {
        pause.start + dt.timedelta(days=n)
        for pause in clock.pauses
        if pause.end is not None
        for n in range((pause.end - pause.start).days + 1)
    }
    shuffled = random.sample(sorted(singles), len(singles))
    union = Clock(
        clock.length, clock.unit, clock.start, tuple(Pause(d, d) for d in shuffled), clock.extensions
    )

    assert end(union) == end(clock)
    assert elapsed(union, CALENDAR, end(clock)) == elapsed(clock, CALENDAR, end(clock))


@always
@given(clocks())
def test_deriving_again_changes_nothing(clock: Clock) -> None:
    again = Clock.from_dict(clock.to_dict())

    assert due(clock, CALENDAR) == due(clock, CALENDAR) == due(again, Calendar.of("450222", published=2026))
    assert derivation(clock, CALENDAR) == derivation(again, CALENDAR)
    assert explain(clock, CALENDAR) == explain(again, CALENDAR)


@always
@given(clocks(), st.booleans())
def test_a_clock_survives_json(clock: Clock, opened: bool) -> None:
    clock = clock.pause(clock.start, "公示") if opened else clock

    assert Clock.from_dict(json.loads(json.dumps(clock.to_dict()))) == clock


@always
@given(clocks())
def test_the_derivation_adds_up_to_the_due_date(clock: Clock) -> None:
    told = derivation(clock, CALENDAR)

    assert (told.through - told.first).days + 1 == told.counted + told.rest_days + told.paused_days
    assert told.counted == max(clock.budget, 1)
    assert told.through + dt.timedelta(days=told.rolled_days) == told.due.date == end(clock)
    if clock.unit is DAYS:
        assert told.rest == told.makeup == ()
    else:
        assert told.rolled_days == 0


@always
@given(clocks(), st.integers(0, 60))
def test_the_derivation_adds_up_under_an_open_pause(clock: Clock, after: int) -> None:
    opened = clock.pause(clock.start + dt.timedelta(days=after), "公示")
    told = derivation(opened, CALENDAR)

    assert (told.through - told.first).days + 1 == told.counted + told.rest_days + told.paused_days
    if told.due.date is None and clock.budget:
        # It may also be held off after the last counted day, while the end rolls over a holiday.
        assert told.counted == min(clock.budget, elapsed(opened, CALENDAR, dt.date(2100, 1, 1)))
        assert remaining(opened, CALENDAR, dt.date(2100, 1, 1)) == clock.budget - told.counted
    elif told.due.date is not None:
        assert told.due.date == end(clock)


@always
@given(clocks(), st.integers(-5, 200))
def test_used_and_left_make_the_budget_until_it_is_late(clock: Clock, after: int) -> None:
    today = clock.start + dt.timedelta(days=after)
    left = remaining(clock, CALENDAR, today)

    if today <= end(clock):
        assert left == max(0, clock.budget - elapsed(clock, CALENDAR, today))
    else:
        assert left <= 0


@always
@given(starts, st.integers(-200, 200), units)
def test_shifting_there_and_back_returns_to_a_working_day(start: dt.date, n: int, unit: Unit) -> None:
    start = start if CALENDAR.is_working(start) else shift(start, 1, WORKING, CALENDAR)

    assert shift(shift(start, n, unit, CALENDAR), -n, unit, CALENDAR) == start
