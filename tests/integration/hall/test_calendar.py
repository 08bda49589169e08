"""Calendars, office hours and the public deadline calculator."""

import asyncio
import datetime as dt
from typing import Any

import grpc
import pytest
from prometheus_client import REGISTRY
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.common.v1.types_pb2 import Limit
from yangguang.hall.v1 import hall_pb2 as pb

from services.common.journal import Origin
from services.hall.domain import EVERYWHERE
from services.hall.handlers import calendars, horizon
from services.hall.handlers.acts import Act
from tests.integration.hall.world import CENTRE, FOREIGN_CENTRE, MZ, World, refusal


async def declare(world: World, region: str, *days: pb.CalendarDay, account: str = "manager", **more):
    given = {"region": region, "days": days, "document_number": "柳政办〔2026〕3号", **more}
    return await world.calendar(account).SetCalendarDays(pb.SetCalendarDaysRequest(**given))


async def compute(world: World, **request) -> pb.Deadline:
    return await world.calendar().ComputeDeadline(pb.ComputeDeadlineRequest(**request))


def rest(date: str, title: str = "县里放假") -> pb.CalendarDay:
    return pb.CalendarDay(date=date, working=False, title=title)


def work(date: str, title: str = "县里补班") -> pb.CalendarDay:
    return pb.CalendarDay(date=date, working=True, title=title)


# A number that a later release may give a meaning.
UNKNOWN: Any = 9
TWENTY = Limit(length=20, unit="WORKING_DAYS")


# ---- Calendar


async def test_the_calendar_tells_what_differs_from_plain_weekdays(world: World):
    request = pb.GetCalendarRequest(region="450223", first_day="2026-02-09", last_day="2026-03-01")

    calendar = await world.calendar().GetCalendar(request)

    assert [(day.date, day.working) for day in calendar.days] == [
        ("2026-02-14", True),
        ("2026-02-16", False),
        ("2026-02-17", False),
        ("2026-02-18", False),
        ("2026-02-19", False),
        ("2026-02-20", False),
        ("2026-02-23", False),
        ("2026-02-28", True),
    ]
    assert calendar.published_until == "2026-12-31"
    assert all(day.title and not day.document_number and not day.provisional for day in calendar.days)


async def test_without_a_range_it_tells_this_year_and_the_next_and_what_is_provisional(world: World):
    calendar = await world.calendar().GetCalendar(pb.GetCalendarRequest(region="000000"))

    assert (calendar.days[0].date, calendar.days[0].working) == ("2026-01-01", False)
    assert calendar.days[-1].date.startswith("2027-10-")
    assert {day.date[:4] for day in calendar.days if day.provisional} == {"2027"}


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (pb.GetCalendarRequest(), "region"),
        (pb.GetCalendarRequest(region="012345"), "region"),
        (pb.GetCalendarRequest(region="450222", first_day="yesterday"), "first_day"),
        (pb.GetCalendarRequest(region="450222", first_day="2026-01-02", last_day="2026-01-01"), "last_day"),
        (pb.GetCalendarRequest(region="450222", first_day="2026-01-01", last_day="2036-01-01"), "last_day"),
    ],
)
async def test_a_bad_range_is_refused_by_its_field(world: World, request_, field):
    with pytest.raises(grpc.RpcError) as caught:
        await world.calendar().GetCalendar(request_)

    assert refusal(caught.value).code == "INVALID_ARGUMENT"
    assert refusal(caught.value).facts["field"] == field


async def test_declared_days_are_told_and_move_a_deadline(world: World):
    before = await compute(world, limit=TWENTY, start="2026-05-11", region="450222101")

    declared = await declare(
        world, "450222101", rest("2026-05-20", "三月三"), rest("2026-05-21"), work("2026-05-24")
    )
    after = await compute(world, limit=TWENTY, start="2026-05-11", region="450222101")
    village = await compute(world, limit=TWENTY, start="2026-05-11", region="450222101201")
    neighbour = await compute(world, limit=TWENTY, start="2026-05-11", region="450222102")

    assert (before.due, after.due, village.due, neighbour.due) == (
        "2026-06-08",
        "2026-06-09",
        "2026-06-09",
        "2026-06-08",
    )
    assert [(day.date, day.working, day.title, day.document_number) for day in declared.days] == [
        ("2026-05-20", False, "三月三", "柳政办〔2026〕3号"),
        ("2026-05-21", False, "县里放假", "柳政办〔2026〕3号"),
        ("2026-05-24", True, "县里补班", "柳政办〔2026〕3号"),
    ]
    assert await world.journalled("calendars/450222101") == [(1, "CalendarChanged")]


async def test_the_nearest_region_and_then_the_newest_declaration_decides(world: World):
    await declare(world, "450222", rest("2026-07-06"), rest("2026-07-07"))
    await declare(world, "450222104", work("2026-07-06"))
    first = await declare(world, "450222", rest("2026-07-08"))
    second = await declare(world, "450222", work("2026-07-08"))

    ask = {"limit": Limit(length=3, unit="WORKING_DAYS"), "start": "2026-07-03"}
    county = await compute(world, region="450222", **ask)
    township = await compute(world, region="450222104", **ask)

    assert (county.due, township.due) == ("2026-07-10", "2026-07-09")
    assert second.version == first.version + 1


async def test_a_day_worked_again_is_no_longer_told(world: World):
    await declare(world, "450222105", rest("2026-08-03"))

    again = await declare(world, "450222105", work("2026-08-03"))

    assert list(again.days) == []


async def test_a_notice_loaded_as_national_days_publishes_its_year(world: World):
    notice = {"2027-01-31": True, "2027-02-05": False, "2027-02-08": False}
    days = [
        {"date": dt.date.fromisoformat(date), "working": working, "title": "春节"}
        for date, working in notice.items()
    ]
    act = Act(Origin("manager-nation", "WEB"), EVERYWHERE, world.clock.now)

    # Not committed, since a year once published is published for every other test.
    async with AsyncSession(world.database.engine) as session:
        told = await calendars.set_days(session, act, "000000", days, "国办发明电〔2026〕9号")
        county = await calendars.load(session, "450223")

    assert told.published_until == "2027-12-31"
    assert not county.calendar.is_provisional(dt.date(2027, 2, 10))
    assert county.calendar.is_provisional(dt.date(2028, 2, 10))


async def test_the_last_published_year_is_told_as_a_metric(world: World):
    def told() -> float | None:
        return REGISTRY.get_sample_value("yangguang_hall_calendar_published_year")

    watch = asyncio.create_task(horizon.watch(world.database, "450222"))
    try:
        async with asyncio.timeout(20):
            while told() != 2026:  # noqa: ASYNC110 -- a metric cannot be waited for
                await asyncio.sleep(0.02)
    finally:
        watch.cancel()


@pytest.mark.parametrize(
    ("region", "days", "more", "code", "reason", "field"),
    [
        ("", [rest("2026-05-20")], {}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "region"),
        ("450222198", [rest("2026-05-20")], {}, "INVALID_ARGUMENT", "REGION_NOT_FOUND", "region"),
        ("450223", [rest("2026-05-20")], {}, "PERMISSION_DENIED", "OUT_OF_SCOPE", "region"),
        ("450200", [rest("2026-05-20")], {}, "PERMISSION_DENIED", "OUT_OF_SCOPE", "region"),
        ("450222", [], {}, "INVALID_ARGUMENT", "FIELD_INVALID", "days"),
        ("450222", [rest("2026-5-20")], {}, "INVALID_ARGUMENT", "FIELD_INVALID", "days[0].date"),
        ("450222", [rest("2026-05-20"), work("2026-05-20")], {}, "INVALID_ARGUMENT", "FIELD_INVALID",
         "days[1].date"),
        ("450222", [rest("2026-05-20")], {"document_number": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED",
         "document_number"),
    ],
)  # fmt: skip
async def test_bad_days_are_refused_by_their_field(world: World, region, days, more, code, reason, field):
    before = await world.size()

    with pytest.raises(grpc.RpcError) as caught:
        await declare(world, region, *days, **more)

    refused = refusal(caught.value)
    assert (refused.code, refused.reason, refused.facts["field"]) == (code, reason, field)
    assert await world.size() == before


async def test_a_clerk_declares_no_days(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await declare(world, "450222", rest("2026-05-20"), account="clerk-mz")

    assert refusal(caught.value)[:2] == ("PERMISSION_DENIED", "ROLE_REQUIRED")


async def test_eight_declarations_at_once_are_eight_versions(world: World):
    days = [rest(f"2026-09-{day:02}") for day in range(1, 9)]

    await asyncio.gather(*(declare(world, "450222103", day) for day in days))

    assert [version for version, _ in await world.journalled("calendars/450222103")] == list(range(1, 9))


async def test_a_declaration_that_fails_leaves_no_trace_in_what_is_computed(world: World):
    ask = {"limit": Limit(length=1, unit="WORKING_DAYS"), "start": "2026-10-14", "region": "450222100"}
    long = [rest(f"2026-10-{day}") for day in range(15, 17)]

    with pytest.raises(grpc.RpcError):
        await declare(world, "450222100", *long, rest("nonsense"))
    await declare(world, "450222100", rest("2026-10-20"))

    assert (await compute(world, **ask)).due == "2026-10-15"


async def test_a_repeated_declaration_is_one_version(world: World):
    request = pb.SetCalendarDaysRequest(
        region="450222102", days=[rest("2026-11-02")], document_number="一号", request_id="one-day"
    )

    answers = await asyncio.gather(*(world.calendar("manager").SetCalendarDays(request) for _ in range(8)))

    assert {answer.version for answer in answers} == {answers[0].version}
    assert await world.journalled("calendars/450222102") == [(1, "CalendarChanged")]


# ---- Deadlines


async def test_the_example_of_twenty_working_days_over_the_spring_festival(world: World):
    deadline = await compute(world, clock="XK-05", start="2026-02-10", region="450222")

    assert (deadline.due, deadline.provisional) == ("2026-03-16", False)
    assert deadline.due_time.ToJsonString() == "2026-03-16T16:00:00Z"
    assert deadline.explanation[0].startswith("依据：XK-05 ")
    assert "第四十二条" in deadline.explanation[0]
    assert any("调休：2天" in line for line in deadline.explanation)
    assert deadline.explanation[-1] == "截止：2026年3月16日（星期一）24时。"


async def test_a_limit_of_ones_own_counts_alike_and_the_deployments_region_is_taken(world: World):
    deadline = await compute(world, limit=TWENTY, start="2026-02-10")

    assert deadline.due == "2026-03-16"


async def test_pauses_and_extension_move_the_end(world: World):
    pause = pb.PausePeriod(first_day="2026-03-02", last_day="2026-03-06", reason="听证")

    paused = await compute(world, clock="XK-05", start="2026-02-10", pauses=[pause, pause])
    extended = await compute(world, clock="XK-05", start="2026-02-10", extension=10)

    assert (paused.due, extended.due) == ("2026-03-23", "2026-03-30")
    assert any("听证" in line for line in paused.explanation)


async def test_an_open_pause_leaves_the_end_open(world: World):
    deadline = await compute(
        world, clock="XK-05", start="2026-03-02", pauses=[pb.PausePeriod(first_day="2026-03-05")]
    )

    assert deadline.due == ""
    assert not deadline.HasField("due_time")


async def test_natural_days_roll_off_the_holiday(world: World):
    deadline = await compute(world, limit=Limit(length=10, unit="DAYS"), start="2025-09-24")

    assert deadline.due == "2025-10-09"


async def test_beyond_the_published_years_a_deadline_is_provisional(world: World):
    deadline = await compute(world, clock="XK-05", start="2029-03-01")

    assert deadline.provisional
    assert deadline.explanation[-1].startswith("暂定：")


async def test_a_region_nobody_has_added_has_the_national_calendar(world: World):
    deadline = await compute(world, clock="XK-05", start="2026-02-10", region="110105")

    assert deadline.due == "2026-03-16"


async def test_a_period_before_an_event_is_counted_backwards(world: World):
    rules = (await world.calendar().ListClockRules(pb.ListClockRulesRequest())).clock_rules
    before = {rule.id: rule for rule in rules if rule.kind == pb.ClockRule.BEFORE}
    notice = before["XK-10-3"]

    deadline = await compute(world, clock=notice.id, start="2026-03-16")

    assert (notice.limit.length, deadline.due) == (7, "2026-03-05")
    assert any("往前数7" in line for line in deadline.explanation)


@pytest.mark.parametrize(
    ("request_", "code", "reason", "field"),
    [
        ({}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "clock"),
        ({"clock": "XK-05", "limit": TWENTY}, "INVALID_ARGUMENT", "FIELD_INVALID", "limit"),
        ({"clock": "XK-99"}, "INVALID_ARGUMENT", "CLOCK_NOT_FOUND", "clock"),
        ({"limit": Limit(length=5)}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "limit.unit"),
        ({"limit": Limit(length=5, unit=UNKNOWN)}, "INVALID_ARGUMENT", "FIELD_INVALID", "limit.unit"),
        ({"limit": Limit(length=-1, unit="DAYS")}, "INVALID_ARGUMENT", "FIELD_INVALID", "limit.length"),
        ({"limit": Limit(length=10_001, unit="DAYS")}, "INVALID_ARGUMENT", "FIELD_INVALID", "limit.length"),
        ({"clock": "XK-05", "start": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED", "start"),
        ({"clock": "XK-05", "start": "10.2.2026"}, "INVALID_ARGUMENT", "FIELD_INVALID", "start"),
        ({"clock": "XK-05", "start": "2026-02-29"}, "INVALID_ARGUMENT", "FIELD_INVALID", "start"),
        ({"clock": "XK-05", "region": "4502"}, "INVALID_ARGUMENT", "FIELD_INVALID", "region"),
        ({"clock": "XK-05", "pauses": [pb.PausePeriod()]}, "INVALID_ARGUMENT", "FIELD_REQUIRED",
         "pauses[0].first_day"),
        ({"clock": "XK-05", "pauses": [pb.PausePeriod(first_day="2026-03-02", last_day="2026-03-01")]},
         "INVALID_ARGUMENT", "FIELD_INVALID", "pauses[0].last_day"),
        ({"clock": "XK-05", "pauses": 101 * [pb.PausePeriod(first_day="2026-03-02")]}, "INVALID_ARGUMENT",
         "FIELD_TOO_LONG", "pauses"),
        ({"clock": "XK-05", "extension": -1}, "INVALID_ARGUMENT", "FIELD_INVALID", "extension"),
        ({"clock": "XK-05", "extension": 11}, "FAILED_PRECONDITION", "EXTENSION_NOT_ALLOWED", "extension"),
        ({"clock": "XK-03", "extension": 1}, "FAILED_PRECONDITION", "EXTENSION_NOT_ALLOWED", "extension"),
        ({"clock": "XK-10-3", "pauses": [pb.PausePeriod(first_day="2026-03-02")]}, "FAILED_PRECONDITION",
         "PAUSE_NOT_ALLOWED", "pauses"),
    ],
)  # fmt: skip
async def test_a_bad_question_is_refused_by_its_field(world: World, request_, code, reason, field):
    with pytest.raises(grpc.RpcError) as caught:
        await compute(world, **{"start": "2026-02-10", **request_})

    refused = refusal(caught.value)
    assert (refused.code, refused.reason, refused.facts["field"]) == (code, reason, field)


async def test_the_longest_period_of_the_last_year_is_still_answered(world: World):
    deadline = await compute(world, limit=Limit(length=10_000, unit="WORKING_DAYS"), start="2999-12-31")

    assert deadline.due.startswith("303")


# ---- Clock rules


async def test_the_rules_of_the_law_are_listed_by_id(world: World):
    page = await world.calendar().ListClockRules(pb.ListClockRulesRequest())
    rules = {rule.id: rule for rule in page.clock_rules}

    assert page.next_page_token == ""
    assert list(rules) == sorted(rules)
    assert {"XK-03", "XK-05", "XK-06", "XK-07", "XK-08"} <= set(rules)
    decision = rules["XK-05"]
    assert (decision.limit.length, decision.extension.length) == (20, 10)
    assert decision.kind == pb.ClockRule.MAXIMUM
    assert "听证" in decision.pauses
    assert decision.article.startswith("《行政许可法》第四十二条")
    assert not rules["XK-03"].HasField("extension")


async def test_the_rules_come_in_pages_if_wished(world: World):
    ids, token = [], ""
    while True:
        request = pb.ListClockRulesRequest(page_size=50, page_token=token)
        page = await world.calendar().ListClockRules(request)
        ids += [rule.id for rule in page.clock_rules]
        token = page.next_page_token
        if not token:
            break

    whole = await world.calendar().ListClockRules(pb.ListClockRulesRequest())
    assert ids == [rule.id for rule in whole.clock_rules]


# ---- Office hours


def hours(centre: str, *sessions: tuple[str, str]) -> pb.OfficeHours:
    return pb.OfficeHours(centre=centre, sessions=[pb.Session(open=a, close=b) for a, b in sessions])


async def set_hours(world: World, given: pb.OfficeHours, account: str = "manager") -> pb.OfficeHours:
    request = pb.SetOfficeHoursRequest(office_hours=given)
    return await world.calendar(account).SetOfficeHours(request)


async def test_the_centre_opens_from_nine_to_five_with_a_break(world: World):
    found = await world.calendar().GetOfficeHours(pb.GetOfficeHoursRequest(centre=CENTRE))

    assert found == hours(CENTRE, ("09:00", "12:00"), ("13:00", "17:00"))


async def test_office_hours_are_set_and_told(world: World):
    centre = "organisations/450222105-zwzx"
    given = hours(centre, ("08:30", "12:00"), ("12:00", "18:00"))

    assert await set_hours(world, given) == given
    assert await world.calendar().GetOfficeHours(pb.GetOfficeHoursRequest(centre=centre)) == given
    assert await world.journalled(f"{centre}/officeHours") == [
        (1, "OfficeHoursChanged"),
        (2, "OfficeHoursChanged"),
    ]


@pytest.mark.parametrize(
    ("given", "reason", "field"),
    [
        (hours(CENTRE), "FIELD_INVALID", "office_hours.sessions"),
        (hours("", ("09:00", "12:00")), "FIELD_REQUIRED", "office_hours.centre"),
        (hours(MZ, ("09:00", "12:00")), "NOT_A_CENTRE", "office_hours.centre"),
        (hours("organisations/none", ("09:00", "12:00")), "ORGANISATION_NOT_FOUND", "office_hours.centre"),
        (hours(FOREIGN_CENTRE, ("09:00", "12:00")), "OUT_OF_SCOPE", "office_hours.centre"),
        (hours(CENTRE, ("9:00", "12:00")), "FIELD_INVALID", "office_hours.sessions[0].open"),
        (hours(CENTRE, ("09:00", "25:00")), "FIELD_INVALID", "office_hours.sessions[0].close"),
        (hours(CENTRE, ("09:00", "12:00"), ("11:00", "17:00")), "FIELD_INVALID",
         "office_hours.sessions[1].open"),
    ],
)  # fmt: skip
async def test_bad_office_hours_are_refused_by_their_field(world: World, given, reason, field):
    with pytest.raises(grpc.RpcError) as caught:
        await set_hours(world, given)

    assert (refusal(caught.value).reason, refusal(caught.value).facts["field"]) == (reason, field)


async def test_a_centre_without_office_hours_says_so(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await world.calendar().GetOfficeHours(pb.GetOfficeHoursRequest(centre=MZ))

    assert refusal(caught.value)[:2] == ("NOT_FOUND", "OFFICE_HOURS_NOT_FOUND")
