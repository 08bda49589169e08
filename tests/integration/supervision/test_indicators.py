"""Indicators over a dozen cases counted by hand."""

from typing import Any

import grpc
import pytest
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.errors import refusal_of
from tests.integration.supervision.world import (
    LZ,
    MZ,
    SCJG,
    World,
    china,
    new_case,
    organisation,
    promised,
    told,
)

MARCH = {"first_day": "2026-03-01", "last_day": "2026-03-31"}


def finished(day: int, accepted: int, hours: int, handling: int, grade: int, **more: Any) -> dict[str, Any]:
    """A case received and accepted in March and finished on a day of it."""
    return {
        "receive_time": china(2026, 3, accepted, 9),
        "accept_time": china(2026, 3, accepted, 9 + hours),
        "decide_time": china(2026, 3, day, 15),
        "complete_time": china(2026, 3, day, 16),
        "handling_days": handling,
        "rating_grade": grade,
        **more,
    }


async def furnish(world: World) -> None:
    """Twelve cases: six finished, three running, one late, one of last year, one of another county."""
    fourth = china(2026, 3, 4, 15)
    rows = [
        (finished(2, 2, 0, 0, 1), promised(stop=china(2026, 3, 2, 15))),
        (finished(2, 2, 0, 0, 2), promised(stop=china(2026, 3, 2, 15))),
        (finished(4, 2, 12, 2, 3), promised(stop=fourth)),
        (finished(4, 2, 12, 2, 4, organisation=SCJG), promised(stop=fourth)),
        (finished(9, 2, 0, 5, 0), promised(stop=china(2026, 3, 9, 15))),
        (finished(11, 2, 0, 7, 5), promised(stop=china(2026, 3, 11, 15))),
        (
            {"accept_time": china(2026, 3, 20, 9), "receive_time": china(2026, 3, 20, 9)},
            promised("2026-03-27"),
        ),
        ({"accept_time": china(2026, 3, 2, 9), "receive_time": china(2026, 3, 2, 9)}, promised("2026-03-12")),
        ({}, None),
        ({}, None),
        ({"create_time": china(2025, 3, 5)}, None),
        (finished(2, 2, 0, 0, 1, organisation=LZ, region="450223"), promised(stop=china(2026, 3, 2, 15))),
    ]
    for facts, clock in rows:
        await world.hear(told(new_case(), 1, *([clock] if clock else []), **facts))
    await world.hear(organisation(MZ, "柳城县民政局"), organisation(SCJG, "柳城县市场监督管理局"))
    world.clock.now = china(2026, 3, 20, 10)


async def asked(world: World, account: str = "supervisor", **more: Any) -> list[pb.Indicators]:
    """The indicators of March 2026."""
    request = pb.ListIndicatorsRequest(**{**MARCH, **more})
    return list((await world.as_(account).ListIndicators(request)).indicators)


async def test_the_month_is_counted_as_by_hand(world: World) -> None:
    await furnish(world)

    [found] = await asked(world)

    now = found.current
    assert (now.applied_count, now.accepted_count, now.completed_count) == (10, 8, 6)
    assert now.completion_rate == 6 / 8
    assert now.same_day_rate == 2 / 6
    assert now.mean_acceptance_days == 1 / 8
    assert now.mean_handling_days == 16 / 6
    assert (now.mean_statutory_days, now.mean_promised_days) == (20, 5)
    assert now.promised_speedup == 0.75
    assert now.actual_speedup == 1 - 16 / 120
    assert now.rating_rate == 5 / 6
    assert now.satisfaction_rate == 3 / 5
    assert (now.early_rate, now.on_time_rate) == (4 / 6, 5 / 6)
    # One finished on the 11th though due on the 9th, one due on the 12th that still runs.
    assert now.overdue_count == 2
    assert found.previous.applied_count == 1
    assert not found.previous.HasField("completion_rate")


async def test_groups_add_up_and_carry_their_titles(world: World) -> None:
    await furnish(world)

    found = await asked(world, group="BY_ORGANISATION")

    assert [(each.group_title, each.current.completed_count) for each in found] == [
        ("柳城县民政局", 5),
        ("柳城县市场监督管理局", 1),
    ]


async def test_months_stand_beside_the_same_month_of_the_year_before(world: World) -> None:
    await furnish(world)

    found = await asked(world, group="BY_MONTH", first_day="2026-01-01", last_day="2026-12-31")

    assert [(each.group, each.current.applied_count, each.previous.applied_count) for each in found] == [
        ("2026-03", 10, 1)
    ]


@pytest.mark.parametrize(("account", "completed"), [("chief", 5), ("stranger", 1), ("foreign-supervisor", 1)])
async def test_everybody_counts_what_they_may_see(world: World, account: str, completed: int) -> None:
    await furnish(world)

    [found] = await asked(world, account, region="450200")

    assert found.current.completed_count == completed


async def test_another_organisation_is_not_counted_for_a_stranger(world: World) -> None:
    await furnish(world)

    [found] = await asked(world, "stranger", organisation=MZ, region="450200")

    assert found.current.applied_count == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"first_day": "2026-02-30"}, "first_day"),
        ({"last_day": "2026-02-01"}, "last_day"),
        ({"last_day": "2030-01-01"}, "last_day"),
        ({"region": "柳城"}, "region"),
        ({"group": 99}, "group"),
    ],
)
async def test_what_is_wrong_with_a_question_is_named(
    world: World, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        await asked(world, **change)

    assert refusal_of(caught.value).facts["field"] == field
