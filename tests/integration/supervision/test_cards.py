"""Cards: once a case, rule and level, whatever happens."""

import asyncio
import datetime as dt

import pytest
from sqlalchemy import text
from yangguang.cases.v1.cases_pb2 import PROMISED_CLOCK
from yangguang.supervision.v1 import supervision_pb2 as pb

from local.ports import free_port
from services.supervision.handlers.cards import sweep
from services.supervision.handlers.policy import Policy
from tests.integration.supervision.world import (
    Source,
    World,
    applied,
    china,
    clock,
    consuming,
    id_of,
    journal_at,
    new_case,
    promised,
    rest_day,
    statutory,
    told,
    until,
)


async def test_a_late_case_is_warned_of_then_yellow_then_red(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    seen = []
    for moment in [(2026, 3, 6, 23, 59), (2026, 3, 7), (2026, 3, 9, 23, 59), (2026, 3, 10), (2026, 3, 17)]:
        await world.sweep_at(*moment)
        seen.append(await world.levels(case))

    assert seen == [[], ["WARNING"], ["WARNING"], ["WARNING", "YELLOW"], ["WARNING", "YELLOW", "RED"]]
    told_ = await world.rows("SELECT type FROM journal WHERE aggregate LIKE 'cards/%' ORDER BY seq")
    assert [row.type for row in told_] == 3 * ["yangguang.supervision.v1.CardIssued"]


async def test_a_card_says_what_it_is_about(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.sweep_at(2026, 3, 7)

    [card] = (await world.as_("supervisor").ListCards(pb.ListCardsRequest())).cards

    assert card == pb.Card(
        name=card.name,
        level="WARNING",
        state="ISSUED",
        case=case,
        case_number=f"number {case[-12:]}",
        rule="supervisionRules/promised",
        clock="PROMISED_CLOCK",
        item="items/A1",
        item_title="高龄老人特殊补贴",
        region="450222",
        organisation="organisations/450222-mz",
        window="windows/450222-mz-01",
        due_time=china(2026, 3, 10),
        issue_time=china(2026, 3, 7),
        etag="1",
    )


async def test_eight_sweeps_at_once_issue_each_card_once(world: World) -> None:
    cases = [new_case() for _ in range(300)]
    await world.hear(*(told(case, 1, promised()) for case in cases))
    world.hand.now = china(2026, 3, 10)

    await asyncio.gather(*(world.sweeper().sweep() for _ in range(8)))
    await world.sweep_at(2026, 3, 10)

    counts = await world.rows("SELECT level, count(*) FROM cards GROUP BY 1 ORDER BY 1")
    assert [tuple(row) for row in counts] == [(pb.WARNING, 300), (pb.YELLOW, 300)]
    journalled = await world.value("SELECT count(*) FROM journal WHERE type LIKE '%CardIssued'")
    assert journalled == 600


async def test_a_sweep_that_dies_before_its_commit_leaves_the_cards_to_the_next(world: World) -> None:
    cases = [new_case() for _ in range(20)]
    await world.hear(*(told(case, 1, promised()) for case in cases))
    world.hand.now = china(2026, 3, 10)
    async with world.database.engine.connect() as dying:
        await sweep(dying, Policy(), world.hand.now, world.hand.now)
        # Its rows are its own as long as it lives; nobody waits for them.
        await world.sweeper().sweep()
        assert await world.value("SELECT count(*) FROM cards") == 0
        pid = await dying.scalar(text("SELECT pg_backend_pid()"))
        await world.rows("SELECT pg_terminate_backend(:pid)", pid=pid)
        await dying.invalidate()

    async def is_swept() -> bool:
        await world.sweeper().sweep()
        return bool(await world.value("SELECT count(*) FROM cards"))

    await until(is_swept)

    assert await world.value("SELECT count(*) FROM cards") == 40
    assert await world.value("SELECT count(*) FROM journal WHERE type LIKE '%CardIssued'") == 40


async def test_an_event_heard_again_issues_no_card_again(world: World) -> None:
    case = new_case()
    event = told(case, 1, promised())
    await world.hear(event)
    await world.sweep_at(2026, 3, 10)
    await world.hear(told(case, 2, promised()), event)
    await world.sweep_at(2026, 3, 10)

    assert await world.levels(case) == ["WARNING", "YELLOW"]


async def test_a_paused_clock_is_left_alone_until_it_runs_again(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.hear(told(case, 2, promised("")))
    await world.sweep_at(2026, 3, 20)
    assert await world.levels(case) == []
    await world.hear(told(case, 3, promised("2026-03-23")))
    await world.sweep_at(2026, 3, 21)

    assert await world.levels(case) == ["WARNING"]


async def test_a_due_date_that_moved_in_time_brings_no_card(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.hear(told(case, 2, promised("2026-03-23")))
    await world.sweep_at(2026, 3, 10)

    assert await world.levels(case) == []


async def test_a_due_date_that_moved_after_its_card_takes_nothing_back_and_warns_no_second_time(
    world: World,
) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.sweep_at(2026, 3, 7)
    await world.hear(told(case, 2, promised("2026-03-23")))
    await world.sweep_at(2026, 3, 21)
    assert await world.levels(case) == ["WARNING"]
    await world.sweep_at(2026, 3, 24)

    assert await world.levels(case) == ["WARNING", "YELLOW"]


async def test_a_clock_that_stopped_late_is_carded_even_when_heard_of_late(world: World) -> None:
    late, very_late, in_time, at_midnight = (new_case() for _ in range(4))
    await world.hear(told(late, 5, promised(stop=china(2026, 3, 11))))
    await world.hear(told(very_late, 5, promised(stop=china(2026, 3, 18))))
    await world.hear(told(in_time, 5, promised(stop=china(2026, 3, 9, 23, 59))))
    await world.hear(told(at_midnight, 5, promised(stop=china(2026, 3, 10))))
    await world.sweep_at(2026, 3, 20)

    assert await world.levels(late) == ["YELLOW"]
    assert await world.levels(very_late) == ["YELLOW", "RED"]
    assert await world.levels(in_time) == []
    assert await world.levels(at_midnight) == ["YELLOW"]
    assert await world.rows("SELECT case_id FROM model.open_clocks") == []


async def test_a_clock_that_stops_gets_no_cards_any_more(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.sweep_at(2026, 3, 7)
    await world.hear(told(case, 2, promised(stop=china(2026, 3, 9, 12))))
    await world.sweep_at(2026, 3, 30)

    assert await world.levels(case) == ["WARNING"]


async def test_each_clock_of_a_case_has_its_own_cards(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised(), statutory()))
    await world.sweep_at(2026, 3, 31)

    found = await world.rows("SELECT rule, level FROM cards ORDER BY rule, level")
    assert [tuple(row) for row in found] == [
        ("promised", pb.WARNING),
        ("promised", pb.YELLOW),
        ("promised", pb.RED),
        ("statutory", pb.WARNING),
        ("statutory", pb.YELLOW),
    ]


async def test_an_instant_case_is_not_warned_of_on_its_only_day(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, clock("PROMISED_CLOCK", "2026-03-02", "2026-03-02")))
    await world.sweep_at(2026, 3, 2, 23, 59)
    assert await world.levels(case) == []
    await world.sweep_at(2026, 3, 3)

    assert await world.levels(case) == ["YELLOW"]


async def test_a_longer_holiday_moves_the_red_card(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    await world.sweep_at(2026, 3, 10)
    await world.hear(rest_day("2026-03-12"))
    await world.sweep_at(2026, 3, 17)
    assert await world.levels(case) == ["WARNING", "YELLOW"]
    await world.sweep_at(2026, 3, 18)

    assert await world.levels(case) == ["WARNING", "YELLOW", "RED"]


async def test_the_holiday_of_another_county_moves_nothing(world: World) -> None:
    case = new_case()
    await world.hear(rest_day("2026-03-12", "450223"))
    await world.hear(told(case, 1, promised()))
    await world.sweep_at(2026, 3, 17)

    assert await world.levels(case) == ["WARNING", "YELLOW", "RED"]


async def test_a_rule_that_is_changed_measures_open_clocks_anew(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    rule = await promised_rule(world)
    rule.warning_days = 3
    world.hand.now = china(2026, 3, 3)
    await world.as_("supervisor").UpdateSupervisionRule(
        pb.UpdateSupervisionRuleRequest(supervision_rule=rule)
    )
    await world.sweep_at(2026, 3, 5)
    assert await world.levels(case) == ["WARNING"]
    other = new_case()
    await world.hear(told(other, 1, promised()))
    await world.sweep_at(2026, 3, 5)

    assert await world.levels(other) == ["WARNING"]


async def test_a_rule_that_is_switched_off_issues_nothing_until_it_is_on_again(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    rule = await promised_rule(world)
    rule.enabled = False
    supervisor = world.as_("supervisor")
    rule = await supervisor.UpdateSupervisionRule(pb.UpdateSupervisionRuleRequest(supervision_rule=rule))
    await world.sweep_at(2026, 3, 10)
    assert await world.levels(case) == []
    rule.enabled = True
    await supervisor.UpdateSupervisionRule(pb.UpdateSupervisionRuleRequest(supervision_rule=rule))
    await world.sweep_at(2026, 3, 10)

    assert await world.levels(case) == ["WARNING", "YELLOW"]


async def promised_rule(world: World) -> pb.SupervisionRule:
    """The rule of promised clocks."""
    rules = await world.as_("resident").ListSupervisionRules(pb.ListSupervisionRulesRequest())
    [rule] = [rule for rule in rules.supervision_rules if rule.clock == PROMISED_CLOCK]
    return rule


async def test_no_card_is_issued_while_events_of_cases_are_missing(
    world: World, cases: Source, fresh_nats_url: str
) -> None:
    case = new_case()
    sweeper = world.sweeper(cases.stub)
    world.hand.now = china(2026, 3, 10, 0, 1)
    await world.hear(told(case, 1, promised()))
    # Stopped in the last minute, and supervision has not heard of it.
    await cases.write(told(case, 2, promised(stop=china(2026, 3, 9, 23, 59))))
    await sweeper.round()
    assert await world.levels(case) == []
    async with consuming(world, fresh_nats_url, [cases]):
        await applied(world, cases)
    await sweeper.round()

    assert await world.levels(case) == []
    assert await world.rows("SELECT case_id FROM model.open_clocks") == []


async def test_cards_are_issued_where_cases_does_not_answer(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    world.hand.now = china(2026, 3, 10)
    await world.sweeper(journal_at(world, f"127.0.0.1:{free_port()}")).round()

    assert await world.levels(case) == ["WARNING", "YELLOW"]


@pytest.mark.parametrize("replicas", [1, 2])
async def test_the_sweep_wakes_by_itself(world: World, replicas: int) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised()))
    sweeping = [asyncio.create_task(world.sweeper().run()) for _ in range(replicas)]
    try:
        for moment, levels in [
            (china(2026, 3, 7) - dt.timedelta(seconds=0.2), ["WARNING"]),
            (china(2026, 3, 10), ["WARNING", "YELLOW"]),
        ]:
            world.hand.now = moment
            await asyncio.sleep(0)
            world.hand.now = moment + dt.timedelta(seconds=1)

            async def are_there(levels: list[str] = levels) -> bool:
                return await world.levels(case) == levels

            await until(are_there)
    finally:
        for task in sweeping:
            task.cancel()
        await asyncio.gather(*sweeping, return_exceptions=True)

    assert await world.value("SELECT count(*) FROM cards WHERE case_id = :id", id=id_of(case)) == 2
