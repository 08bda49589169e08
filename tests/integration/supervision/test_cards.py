"""Cards: once a case, rule and level, whatever happens; seen and withdrawn by who may."""

import asyncio

import grpc
import pytest
from yangguang.cases.v1.cases_pb2 import PROMISED_CLOCK
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.hall.v1.hall_pb2 import CalendarDay
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.errors import refusal_of
from services.supervision.handlers.model import Event
from services.supervision.handlers.sweeper import Sweeper
from tests.integration.supervision.world import World, china, new_case, promised, told


async def carded(world: World) -> pb.Card:
    """A case with a warning and a yellow card; the yellow one."""
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.sweep_at(2026, 3, 10)
    answer = await world.as_("supervisor").ListCards(pb.ListCardsRequest(level="YELLOW", case=case))
    [card] = answer.cards
    return card


async def test_a_late_case_is_warned_of_then_yellow_then_red(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    seen = []
    for moment in [(2026, 3, 6, 23, 59), (2026, 3, 7), (2026, 3, 9, 23, 59), (2026, 3, 10), (2026, 3, 17)]:
        await world.sweep_at(*moment)
        seen.append(await world.cards(case))

    assert seen == [[], ["WARNING"], ["WARNING"], ["WARNING", "YELLOW"], ["WARNING", "YELLOW", "RED"]]
    types = await world.rows("SELECT type FROM journal ORDER BY seq")
    assert [row.type for row in types] == 3 * ["yangguang.supervision.v1.CardIssued"]


async def test_eight_sweeps_at_once_issue_each_card_once(world: World) -> None:
    cases = [new_case() for _ in range(50)]
    await world.hear(*(told(case, 1, promised()) for case in cases))
    world.clock.now = china(2026, 3, 10)
    sweepers = [Sweeper(world.database, world.clock) for _ in range(8)]  # type: ignore[arg-type]

    await asyncio.gather(*(sweeper.sweep() for sweeper in sweepers))
    await world.sweep_at(2026, 3, 10)

    counts = await world.rows("SELECT level, count(*) AS cards FROM cards GROUP BY 1 ORDER BY 1")
    assert [(row.level, row.cards) for row in counts] == [(pb.WARNING, 50), (pb.YELLOW, 50)]
    [journalled] = await world.rows("SELECT count(*) AS entries FROM journal")
    assert journalled.entries == 100


async def test_an_event_heard_again_issues_no_card_again(world: World) -> None:
    case = new_case()
    event = told(case, 1, promised())
    await world.hear(event)
    await world.sweep_at(2026, 3, 10)
    await world.hear(told(case, 2, promised()), event)
    await world.sweep_at(2026, 3, 10)

    assert await world.cards(case) == ["WARNING", "YELLOW"]


async def test_a_paused_clock_is_left_alone_until_it_runs_again(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.hear(told(case, 2, promised("")))
    await world.sweep_at(2026, 3, 20)
    assert await world.cards(case) == []
    await world.hear(told(case, 3, promised("2026-03-23")))
    await world.sweep_at(2026, 3, 21)

    assert await world.cards(case) == ["WARNING"]


async def test_a_due_date_that_moved_in_time_brings_no_card(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.hear(told(case, 2, promised("2026-03-23")))
    await world.sweep_at(2026, 3, 10)

    assert await world.cards(case) == []


async def test_a_clock_that_stopped_late_is_carded_even_when_heard_of_late(world: World) -> None:
    late, in_time = new_case(), new_case()
    await world.hear(told(late, 5, promised(stop=china(2026, 3, 11))))
    await world.hear(told(in_time, 5, promised(stop=china(2026, 3, 9))))
    await world.sweep_at(2026, 3, 20)

    assert await world.cards(late) == ["YELLOW"]
    assert await world.cards(in_time) == []
    assert await world.rows("SELECT case_name FROM model.open_clocks") == []


async def test_an_older_event_changes_nothing(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 3, promised("2026-03-23")))
    await world.hear(told(case, 2, promised()))

    [row] = await world.rows("SELECT version FROM model.case_facts")
    assert row.version == 3
    [clock] = await world.rows("SELECT due FROM model.open_clocks")
    assert str(clock.due) == "2026-03-23"


async def test_a_longer_holiday_moves_the_red_card(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    change = hall_events.CalendarChanged(
        region="450222",
        version=1,
        days=[CalendarDay(date="2026-03-12", working=False)],
        document_number="1号",
    )
    await world.sweep_at(2026, 3, 10)
    await world.hear(Event("calendars/450222", 1, china(2026, 3, 10), change))
    await world.sweep_at(2026, 3, 17)
    assert await world.cards(case) == ["WARNING", "YELLOW"]
    await world.sweep_at(2026, 3, 18)

    assert await world.cards(case) == ["WARNING", "YELLOW", "RED"]


async def test_a_rule_that_is_changed_measures_open_clocks_anew(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    supervisor = world.as_("supervisor")
    rules = await supervisor.ListSupervisionRules(pb.ListSupervisionRulesRequest())
    [rule] = [rule for rule in rules.supervision_rules if rule.clock == PROMISED_CLOCK]
    rule.warning_days = 3
    world.clock.now = china(2026, 3, 3)
    await supervisor.UpdateSupervisionRule(pb.UpdateSupervisionRuleRequest(supervision_rule=rule))
    await world.sweep_at(2026, 3, 5)

    assert await world.cards(case) == ["WARNING"]
    with pytest.raises(grpc.RpcError) as caught:
        await supervisor.UpdateSupervisionRule(pb.UpdateSupervisionRuleRequest(supervision_rule=rule))
    assert refusal_of(caught.value).reason == "ETAG_MISMATCH"


async def test_a_card_is_withdrawn_once_with_its_reason(world: World) -> None:
    card = await carded(world)
    request = pb.WithdrawCardRequest(name=card.name, reason="系统停机期间，不计责任", etag=card.etag)
    withdrawn = await world.as_("supervisor").WithdrawCard(request)

    assert (withdrawn.state, withdrawn.withdraw_reason) == (pb.Card.WITHDRAWN, "系统停机期间，不计责任")
    request.etag = ""
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("supervisor").WithdrawCard(request)
    assert refusal_of(caught.value).reason == "CARD_WITHDRAWN"


@pytest.mark.parametrize("account", ["stranger", "foreign-supervisor"])
async def test_other_organisations_and_regions_see_no_card(world: World, account: str) -> None:
    card = await carded(world)

    with pytest.raises(grpc.RpcError) as caught:
        await world.as_(account).GetCard(pb.GetCardRequest(name=card.name))
    listed = await world.as_(account).ListCards(pb.ListCardsRequest())
    clocks = await world.as_(account).ListOpenClocks(pb.ListOpenClocksRequest())

    assert refusal_of(caught.value).reason == "CARD_NOT_FOUND"
    assert (list(listed.cards), list(clocks.open_clocks)) == ([], [])


async def test_a_foreign_supervisor_withdraws_nothing(world: World) -> None:
    card = await carded(world)

    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("foreign-supervisor").WithdrawCard(
            pb.WithdrawCardRequest(name=card.name, reason="不关我事")
        )

    assert refusal_of(caught.value).reason == "CARD_NOT_FOUND"


async def test_open_clocks_come_by_urgency_with_their_level_and_paused_ones_last(world: World) -> None:
    urgent, later, paused = new_case(), new_case(), new_case()
    await world.hear(told(paused, 1, promised("")), told(later, 1, promised("2026-03-23")))
    await world.hear(told(urgent, 1, promised()))
    await world.sweep_at(2026, 3, 7)
    chief, found, token = world.as_("chief"), [], ""
    for _ in range(3):
        page = await chief.ListOpenClocks(pb.ListOpenClocksRequest(page_size=1, page_token=token))
        found += [(clock.case, clock.level) for clock in page.open_clocks]
        token = page.next_page_token

    assert found == [(urgent, pb.WARNING), (later, 0), (paused, 0)]
    assert token == ""
