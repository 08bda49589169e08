"""Indicators over a dozen cases counted by hand."""

import datetime as dt
from typing import Any

import grpc
import pytest
from yangguang.common.v1.types_pb2 import Limit
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.supervision.handlers.rebuild import order
from tests.integration.supervision.world import (
    ITEM,
    LZ,
    MZ,
    OTHER_ITEM,
    SCJG,
    Source,
    World,
    china,
    item,
    new_case,
    organisation,
    promised,
    refusal,
    region,
    statutory,
    told,
    window,
)

FIRST_WINDOW, SECOND_WINDOW = "windows/450222-mz-01", "windows/450222-mz-02"
MARCH = {"first_day": "2026-03-01", "last_day": "2026-03-31"}
FIRST_QUARTER = {"first_day": "2026-01-01", "last_day": "2026-03-31"}
NATURAL = Limit(length=30, unit="DAYS")


def finished(
    received: dt.datetime, accepted: dt.datetime, decided: dt.datetime, handling: int, grade: int
) -> dict[str, Any]:
    """A case from its receipt to its end, an hour after the decision; grade 0 is none."""
    return {
        "receive_time": received,
        "accept_time": accepted,
        "decide_time": decided,
        "complete_time": decided + dt.timedelta(hours=1),
        "handling_days": handling,
        "rating_grade": grade,
    }


async def furnish(world: World) -> None:
    """Twelve cases of the civil affairs bureau unless another is named, on 20 March 2026, 10:00."""
    at = china
    twelve: list[tuple[dict[str, Any], list[Any]]] = [
        # 1, 2: received, accepted and finished on Monday the 2nd.
        (finished(at(2026, 3, 2, 9), at(2026, 3, 2, 9), at(2026, 3, 2, 15), 0, 1), both(at(2026, 3, 2, 15))),
        (finished(at(2026, 3, 2, 9), at(2026, 3, 2, 9), at(2026, 3, 2, 15), 0, 2), both(at(2026, 3, 2, 15))),
        # 3: accepted half a day after its receipt, finished on the 4th.
        (finished(at(2026, 3, 2, 9), at(2026, 3, 2, 21), at(2026, 3, 4, 15), 2, 3), both(at(2026, 3, 4, 15))),
        # 4: the same at the market bureau, for another item, dissatisfied.
        (
            finished(at(2026, 3, 2, 9), at(2026, 3, 2, 21), at(2026, 3, 4, 15), 2, 4)
            | {"organisation": SCJG, "item": OTHER_ITEM},
            both(at(2026, 3, 4, 15)),
        ),
        # 5: finished on the very day that was promised, not rated.
        (finished(at(2026, 3, 2, 9), at(2026, 3, 2, 9), at(2026, 3, 9, 15), 5, 0), both(at(2026, 3, 9, 15))),
        # 6: two days late.
        (
            finished(at(2026, 3, 2, 9), at(2026, 3, 2, 9), at(2026, 3, 11, 15), 7, 5),
            both(at(2026, 3, 11, 15)),
        ),
        # 7: finished within a statutory limit of natural days, which no mean can take.
        (
            finished(at(2026, 3, 2, 9), at(2026, 3, 2, 9), at(2026, 3, 6, 15), 4, 0)
            | {"statutory_limit": NATURAL},
            both(at(2026, 3, 6, 15)),
        ),
        # 8: runs, and is past the promise of the 12th.
        ({"receive_time": at(2026, 3, 5), "accept_time": at(2026, 3, 5)}, [promised("2026-03-12")]),
        # 9: runs in time, in a township.
        (
            {"receive_time": at(2026, 3, 20), "accept_time": at(2026, 3, 20), "region": "450222101"},
            [promised("2026-03-27")],
        ),
        # 10: handed in on the last minute of the month before, not accepted.
        ({"receive_time": at(2026, 2, 28, 23, 59)}, []),
        # 11: of the same month a year before, finished then.
        (finished(at(2025, 3, 3, 9), at(2025, 3, 3, 9), at(2025, 3, 5, 9), 2, 1), []),
        # 12: of another county.
        (
            finished(at(2026, 3, 2, 9), at(2026, 3, 2, 9), at(2026, 3, 2, 15), 0, 1)
            | {"organisation": LZ, "region": "450223"},
            both(at(2026, 3, 2, 15)),
        ),
    ]
    await world.hear(*(told(new_case(), 1, *clocks, **facts) for facts, clocks in twelve))
    await world.hear(organisation(MZ, "柳城县民政局"), organisation(SCJG, "柳城县市场监督管理局"))
    await world.hear(region("450222", "柳城县"), item(ITEM, "高龄老人特殊补贴"))
    await world.sweep_at(2026, 3, 20, 10)


def both(stop: dt.datetime) -> list[Any]:
    """Promised and statutory clock, stopped."""
    return [promised(stop=stop), statutory(stop=stop)]


async def asked(world: World, account: str = "supervisor", **more: Any) -> list[pb.Indicators]:
    """The indicators of March 2026."""
    request = pb.ListIndicatorsRequest(**{**MARCH, **more})
    return list((await world.as_(account).ListIndicators(request)).indicators)


async def test_the_month_is_counted_as_by_hand(world: World) -> None:
    await furnish(world)

    [found] = await asked(world)

    now = found.current
    # Cases 1 to 9; 10 is of February, 12 of another county.
    assert (now.applied_count, now.accepted_count, now.completed_count) == (9, 9, 7)
    assert now.monthly_completed_count == 7
    assert now.completion_rate == 7 / 9
    assert now.same_day_rate == 2 / 7
    # 3 and 4 waited half a day each.
    assert now.mean_acceptance_days == 1 / 9
    # 0, 0, 2, 2, 5, 7 and 4.
    assert now.mean_handling_days == 20 / 7
    # Without 7: six cases of 20 and 5 working days, handled in 16 together.
    assert (now.mean_statutory_days, now.mean_promised_days) == (20, 5)
    assert now.promised_speedup == 0.75
    assert now.actual_speedup == (120 - 16) / 120
    # 1 to 4 and 6 are rated, 1 to 3 are content.
    assert now.rating_rate == 5 / 7
    assert now.satisfaction_rate == 3 / 5
    # 5 is on time but not early, 6 is neither.
    assert (now.early_rate, now.on_time_rate) == (5 / 7, 6 / 7)
    # 6 and 8.
    assert now.overdue_count == 2
    # 8 is warned of and yellow, 6 was finished when supervision first heard of it; red comes on the 19th.
    assert (now.warning_count, now.yellow_count, now.red_count) == (1, 2, 1)
    before = found.previous
    assert (before.applied_count, before.accepted_count, before.completed_count) == (1, 1, 1)
    assert before.completion_rate == 1
    assert not before.HasField("early_rate")
    assert (before.overdue_count, before.yellow_count) == (0, 0)


async def test_a_period_in_which_nothing_happened_has_zeros_and_no_rates(world: World) -> None:
    await furnish(world)

    [found] = await asked(world, first_day="2024-01-01", last_day="2024-01-31")

    assert found == pb.Indicators(current=pb.IndicatorValues(), previous=pb.IndicatorValues())


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("BY_REGION", [("450222", "柳城县", 8, 7), ("450222101", "", 1, 0)]),
        ("BY_ORGANISATION", [(MZ, "柳城县民政局", 8, 6), (SCJG, "柳城县市场监督管理局", 1, 1)]),
        ("BY_ITEM", [(ITEM, "高龄老人特殊补贴", 8, 6), (OTHER_ITEM, "", 1, 1)]),
        ("BY_MONTH", [("2026-03", "", 9, 7)]),
    ],
)
async def test_groups_add_up_and_carry_their_titles(world: World, group: str, expected: list[Any]) -> None:
    await furnish(world)

    found = await asked(world, group=group)

    counts = [
        (each.group, each.group_title, each.current.applied_count, each.current.completed_count)
        for each in found
    ]
    assert counts == expected


async def test_a_group_of_last_year_stands_there_though_it_has_nothing_now(world: World) -> None:
    await world.hear(told(new_case(), 1, item=OTHER_ITEM, receive_time=china(2025, 3, 31, 23)))
    await world.hear(told(new_case(), 1))

    found = await asked(world, group="BY_ITEM")

    counts = [(each.group, each.current.applied_count, each.previous.applied_count) for each in found]
    assert counts == [(ITEM, 1, 0), (OTHER_ITEM, 0, 1)]


async def test_months_stand_beside_the_same_month_of_the_year_before(world: World) -> None:
    await furnish(world)

    found = await asked(world, group="BY_MONTH", **FIRST_QUARTER)

    counts = [(each.group, each.current.applied_count, each.previous.applied_count) for each in found]
    assert counts == [("2026-02", 1, 0), ("2026-03", 9, 1)]


async def test_a_case_with_two_missed_limits_is_overdue_once(world: World) -> None:
    await world.hear(told(new_case(), 1, promised("2026-03-09"), statutory("2026-03-30")))
    world.hand.now = china(2026, 4, 1)

    [march] = await asked(world)
    [late_march] = await asked(world, first_day="2026-03-20")

    assert march.current.overdue_count == 1
    assert late_march.current.overdue_count == 1


async def test_overdue_cases_are_a_series_of_months_in_which_months_without_any_stand(world: World) -> None:
    """C20: 连续若干月保持零超时件."""
    early, later = china(2026, 1, 12, 9), china(2026, 3, 2, 9)
    await world.hear(told(new_case(), 1, promised("2026-01-19"), receive_time=early))
    for received in (china(2026, 2, 3, 9), later):
        await world.hear(told(new_case(), 1, **finished(received, received, received, 0, 1)))
    world.hand.now = china(2026, 3, 20)

    found = await asked(world, group="BY_MONTH", **FIRST_QUARTER)

    series = [(each.group, each.current.overdue_count) for each in found]
    assert series == [("2026-01", 1), ("2026-02", 0), ("2026-03", 0)]


async def test_a_limit_is_missed_when_its_last_day_is_over(world: World) -> None:
    await world.hear(told(new_case(), 1, promised("2026-03-09")))
    world.hand.now = china(2026, 3, 9, 23, 59)
    [before] = await asked(world)
    world.hand.now = china(2026, 3, 10)
    [after] = await asked(world)

    assert (before.current.overdue_count, after.current.overdue_count) == (0, 1)


async def test_a_withdrawn_card_is_not_counted(world: World) -> None:
    await furnish(world)
    supervisor = world.as_("supervisor")
    listed = await supervisor.ListCards(pb.ListCardsRequest(level="RED"))
    await supervisor.WithdrawCard(pb.WithdrawCardRequest(name=listed.cards[0].name, reason="系统停机"))

    [found] = await asked(world)

    assert (found.current.warning_count, found.current.yellow_count, found.current.red_count) == (1, 2, 0)


async def test_filters_narrow(world: World) -> None:
    await furnish(world)

    [of_item] = await asked(world, item=OTHER_ITEM)
    [of_organisation] = await asked(world, organisation=SCJG)
    [of_township] = await asked(world, region="450222101")

    assert of_item.current.completed_count == of_organisation.current.completed_count == 1
    assert of_township.current.applied_count == 1


async def early_and_late(world: World) -> None:
    """Decided on 4 March early, on the 9th in time, on the 11th late; the day promised is the 9th."""
    four = [
        # An early one of each item at the first window, one in time there, one late at the second.
        (4, {"window": FIRST_WINDOW}),
        (4, {"window": FIRST_WINDOW, "item": OTHER_ITEM}),
        (9, {"window": FIRST_WINDOW}),
        (11, {"window": SECOND_WINDOW}),
        # And an early one online.
        (4, {"window": ""}),
    ]
    for day, facts in four:
        stop = china(2026, 3, day, 15)
        case = finished(china(2026, 3, 2, 9), china(2026, 3, 2, 9), stop, 2, 1)
        await world.hear(told(new_case(), 1, *both(stop), **(case | facts)))
    await world.hear(window(FIRST_WINDOW, "民政01"), item(ITEM, "高龄老人特殊补贴"))
    world.hand.now = china(2026, 3, 20)


def rates(found: list[pb.Indicators]) -> list[tuple[str, str, int, float, float]]:
    """Of each group the cases finished, and the shares that were early and in time."""
    return [
        (g.group, g.group_title, g.current.completed_count, g.current.early_rate, g.current.on_time_rate)
        for g in found
    ]


async def test_c19_early_and_on_time_rates_stand_per_window_and_per_item_of_a_window(world: World) -> None:
    await early_and_late(world)

    by_window = await asked(world, group="BY_WINDOW")
    by_item = await asked(world, group="BY_ITEM", window=FIRST_WINDOW)
    of_one_item = await asked(world, group="BY_WINDOW", item=OTHER_ITEM)

    assert rates(by_window) == [
        (FIRST_WINDOW, "民政01", 3, 2 / 3, 1),
        (SECOND_WINDOW, "", 1, 0, 0),
    ]
    assert rates(by_item) == [(ITEM, "高龄老人特殊补贴", 2, 0.5, 1), (OTHER_ITEM, "", 1, 1, 1)]
    assert rates(of_one_item) == [(FIRST_WINDOW, "民政01", 1, 1, 1)]


async def test_what_ended_late_and_what_was_carded_is_counted_to_its_window(world: World) -> None:
    await early_and_late(world)
    await world.hear(told(new_case(), 1, promised("2026-03-12"), window=FIRST_WINDOW))
    await world.sweep_at(2026, 3, 14, 10)

    [first, second] = await asked(world, group="BY_WINDOW")

    assert (first.current.overdue_count, second.current.overdue_count) == (1, 1)
    assert (first.current.yellow_count, second.current.yellow_count) == (1, 1)


async def test_all_windows_of_an_organisation_and_what_came_online_are_the_organisation(world: World) -> None:
    await furnish(world)
    await world.hear(told(new_case(), 1, window=""))

    [whole] = await asked(world)
    [at_window] = await asked(world, window=FIRST_WINDOW)
    months = await asked(world, window=FIRST_WINDOW, group="BY_MONTH", **FIRST_QUARTER)

    assert whole.current.applied_count == 10
    whole.current.applied_count = 9
    # All twelve were handed in at the one window; rates over what was accepted are as they were.
    assert at_window == whole
    counts = [(each.group, each.current.applied_count, each.previous.applied_count) for each in months]
    assert counts == [("2026-02", 1, 0), ("2026-03", 9, 1)]


async def test_a_rebuild_counts_windows_alike(world: World, cases: Source) -> None:
    stop = china(2026, 3, 4, 15)
    case = finished(china(2026, 3, 2, 9), china(2026, 3, 2, 9), stop, 2, 1)
    heard = [told(new_case(), 1, *both(stop), **case), told(new_case(), 1)]
    await world.hear(*heard)
    await cases.write(*heard)
    before = await asked(world, group="BY_WINDOW")

    async with world.database.begin() as session:
        await order(session)
    await world.rebuilder(cases).rebuild()

    assert await asked(world, group="BY_WINDOW") == before
    assert rates(before) == [(FIRST_WINDOW, "", 1, 1, 1)]


@pytest.mark.parametrize(
    ("account", "applied"),
    [
        ("supervisor", 9),
        ("city-supervisor", 10),
        ("township-supervisor", 1),
        ("foreign-supervisor", 1),
        ("chief", 8),
        ("neighbour", 1),
        ("stranger", 1),
    ],
)
async def test_everybody_counts_what_they_may_see(world: World, account: str, applied: int) -> None:
    await furnish(world)

    [found] = await asked(world, account)

    assert found.current.applied_count == applied


@pytest.mark.parametrize(
    ("account", "filters"),
    [
        ("stranger", {"organisation": MZ}),
        ("foreign-supervisor", {"region": "450222"}),
        ("foreign-supervisor", {"organisation": MZ}),
        ("chief", {"organisation": SCJG}),
        ("township-supervisor", {"item": OTHER_ITEM}),
    ],
)
async def test_a_filter_opens_nothing(world: World, account: str, filters: dict[str, str]) -> None:
    await furnish(world)

    [found] = await asked(world, account, **filters)
    grouped = await asked(world, account, group="BY_ORGANISATION", **filters)

    assert found.current == pb.IndicatorValues()
    assert grouped == []


async def test_groups_come_in_pages(world: World) -> None:
    for number in range(5):
        await world.hear(told(new_case(), 1, item=f"items/A{number}"))
    supervisor, found, token = world.as_("supervisor"), [], ""
    for _ in range(3):
        request = pb.ListIndicatorsRequest(**MARCH, group="BY_ITEM", page_size=2, page_token=token)
        page = await supervisor.ListIndicators(request)
        found.append([each.group for each in page.indicators])
        token = page.next_page_token

    assert found == [["items/A0", "items/A1"], ["items/A2", "items/A3"], ["items/A4"]]
    assert token == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"first_day": ""}, "first_day"),
        ({"first_day": "2026-02-30"}, "first_day"),
        ({"first_day": "0001-01-01"}, "first_day"),
        ({"last_day": "9999-12-31"}, "last_day"),
        ({"last_day": "2026-02-01"}, "last_day"),
        ({"region": "柳城"}, "region"),
        ({"organisation": "MZ"}, "organisation"),
        ({"item": "cases/1"}, "item"),
        ({"window": "organisations/450222-mz"}, "window"),
        ({"group": 99}, "group"),
        ({"page_size": -1}, "page_size"),
        ({"page_token": "forged"}, "page_token"),
    ],
)
async def test_what_is_wrong_with_a_question_is_named(
    world: World, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        await asked(world, **change)

    assert refusal(caught.value).code == "INVALID_ARGUMENT"
    assert refusal(caught.value).facts["field"] == field


async def test_the_same_day_before_a_leap_day_is_the_28th(world: World) -> None:
    await world.hear(told(new_case(), 1, receive_time=china(2027, 2, 28, 12)))
    await world.hear(told(new_case(), 1, receive_time=china(2027, 3, 1, 12)))

    [found] = await asked(world, first_day="2028-02-01", last_day="2028-02-29")

    assert found.previous.applied_count == 1
