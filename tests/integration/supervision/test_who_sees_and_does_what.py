"""Cards, clocks and rules: who sees them, who may change them, and how they are listed."""

from typing import Any

import grpc
import pytest
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.ids import new_id
from tests.integration.supervision.world import (
    LZ,
    MZ,
    SCJG,
    World,
    china,
    new_case,
    promised,
    refusal,
    told,
)


async def carded(world: World, **facts: Any) -> pb.Card:
    """A case with a warning and a yellow card; the yellow one."""
    case = new_case()
    await world.hear(told(case, 1, promised(), **facts))
    await world.sweep_at(2026, 3, 10)
    listed = await world.as_("city-supervisor").ListCards(pb.ListCardsRequest(level="YELLOW", case=case))
    [card] = listed.cards
    return card


async def test_a_card_is_withdrawn_once_with_its_reason(world: World) -> None:
    card = await carded(world)
    supervisor = world.as_("supervisor")
    world.hand.now = china(2026, 3, 11)
    request = pb.WithdrawCardRequest(name=card.name, reason=" 系统停机期间，不计责任 ", etag=card.etag)
    withdrawn = await supervisor.WithdrawCard(request)

    assert (withdrawn.state, withdrawn.withdraw_reason) == (pb.Card.WITHDRAWN, "系统停机期间，不计责任")
    assert withdrawn.withdraw_time.ToDatetime() == china(2026, 3, 11).replace(tzinfo=None)
    assert withdrawn.etag == "2"
    assert await supervisor.GetCard(pb.GetCardRequest(name=card.name)) == withdrawn
    request.etag = ""
    with pytest.raises(grpc.RpcError) as caught:
        await supervisor.WithdrawCard(request)
    assert refusal(caught.value).reason == "CARD_WITHDRAWN"
    [entry] = await world.rows("SELECT version, actor FROM journal WHERE type LIKE '%CardWithdrawn'")
    assert tuple(entry) == (2, "supervisor")
    # It is not issued again.
    await world.hear(told(card.case, 2, promised()))
    await world.sweep_at(2026, 3, 12)
    assert await world.levels(card.case) == ["WARNING", "YELLOW"]


async def test_a_repeated_withdrawal_gets_the_first_answer(world: World) -> None:
    card = await carded(world)
    request = pb.WithdrawCardRequest(name=card.name, reason="误发", request_id="r1")
    first = await world.as_("supervisor").WithdrawCard(request)
    second = await world.as_("supervisor").WithdrawCard(request)
    request.reason = "另一理由"
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("supervisor").WithdrawCard(request)

    assert first == second
    assert refusal(caught.value).reason == "REQUEST_ID_REUSED"


@pytest.mark.parametrize(
    ("change", "code", "reason"),
    [
        ({"reason": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED"),
        ({"reason": "x" * 2001}, "INVALID_ARGUMENT", "FIELD_TOO_LONG"),
        ({"etag": "7"}, "ABORTED", "ETAG_MISMATCH"),
        ({"name": "cards/1"}, "INVALID_ARGUMENT", "FIELD_INVALID"),
        ({"name": f"cards/{new_id()}"}, "NOT_FOUND", "CARD_NOT_FOUND"),
    ],
)
async def test_a_withdrawal_that_is_wrong_changes_nothing(
    world: World, change: dict[str, str], code: str, reason: str
) -> None:
    card = await carded(world)
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("supervisor").WithdrawCard(
            pb.WithdrawCardRequest(**{"name": card.name, "reason": "误发", **change})
        )

    assert refusal(caught.value)[:2] == (code, reason)
    assert await world.value("SELECT count(*) FROM cards WHERE state = 2") == 0


@pytest.mark.parametrize("account", ["stranger", "foreign-supervisor", "township-supervisor", "neighbour"])
async def test_other_organisations_and_regions_see_nothing(world: World, account: str) -> None:
    card = await carded(world)
    other = world.as_(account)

    with pytest.raises(grpc.RpcError) as caught:
        await other.GetCard(pb.GetCardRequest(name=card.name))
    assert refusal(caught.value).reason == "CARD_NOT_FOUND"
    own: tuple[dict[str, Any], ...] = ({}, {"organisation": MZ}, {"region": "450222"})
    for filters in own:
        assert not (await other.ListCards(pb.ListCardsRequest(**filters))).cards
        assert not (await other.ListOpenClocks(pb.ListOpenClocksRequest(**filters))).open_clocks
    assert not (await other.ListCards(pb.ListCardsRequest(case=card.case))).cards


@pytest.mark.parametrize("account", ["supervisor", "city-supervisor", "chief"])
async def test_those_it_concerns_see_it(world: World, account: str) -> None:
    card = await carded(world)
    own = world.as_(account)

    assert await own.GetCard(pb.GetCardRequest(name=card.name)) == card
    assert len((await own.ListCards(pb.ListCardsRequest())).cards) == 2
    assert len((await own.ListOpenClocks(pb.ListOpenClocksRequest())).open_clocks) == 1


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        ("foreign-supervisor", "CARD_NOT_FOUND"),
        ("chief", "ROLE_REQUIRED"),
        ("resident", "ROLE_REQUIRED"),
        ("operator", "ROLE_REQUIRED"),
    ],
)
async def test_nobody_else_withdraws(world: World, account: str, reason: str) -> None:
    card = await carded(world)
    request = pb.WithdrawCardRequest(name=card.name, reason="不关我事")

    with pytest.raises(grpc.RpcError) as caught:
        await world.as_(account).WithdrawCard(request)

    assert refusal(caught.value).reason == reason
    assert await world.value("SELECT count(*) FROM cards WHERE state = 2") == 0


async def test_cards_are_listed_newest_first_in_pages_and_filtered(world: World) -> None:
    first = await carded(world)
    second = await carded(world, organisation=SCJG)
    await carded(world, organisation=LZ, region="450223")
    supervisor, found, token = world.as_("supervisor"), [], ""
    for _ in range(2):
        request = pb.ListCardsRequest(page_size=2, page_token=token)
        page = await supervisor.ListCards(request)
        found += [(card.case, card.level) for card in page.cards]
        token = page.next_page_token

    assert token == ""
    assert {case for case, _ in found[:2]} == {second.case}
    assert {case for case, _ in found[2:]} == {first.case}
    counted: list[tuple[dict[str, Any], int]] = [
        ({"organisation": SCJG}, 2),
        ({"level": "YELLOW"}, 2),
        ({"state": "WITHDRAWN"}, 0),
        ({"region": "450222101"}, 0),
        ({"level": "YELLOW", "case": first.case}, 1),
    ]
    for filters, count in counted:
        assert len((await supervisor.ListCards(pb.ListCardsRequest(**filters))).cards) == count


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ({"level": 9}, "level"),
        ({"state": 9}, "state"),
        ({"case": "cases/1"}, "case"),
        ({"organisation": "x"}, "organisation"),
        ({"region": "45"}, "region"),
        ({"page_token": "%%%"}, "page_token"),
    ],
)
async def test_a_wrong_filter_is_named(world: World, filters: dict[str, Any], field: str) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("supervisor").ListCards(pb.ListCardsRequest(**filters))

    assert refusal(caught.value).facts["field"] == field


async def test_open_clocks_come_by_urgency_with_their_level_and_paused_ones_last(world: World) -> None:
    urgent, later, paused, done = (new_case() for _ in range(4))
    await world.hear(told(paused, 1, promised("")), told(later, 1, promised("2026-03-23")))
    await world.hear(told(urgent, 1, promised()))
    await world.hear(told(done, 1, promised(stop=china(2026, 3, 3))))
    await world.sweep_at(2026, 3, 7)
    chief, found, token = world.as_("chief"), [], ""
    for _ in range(3):
        page = await chief.ListOpenClocks(pb.ListOpenClocksRequest(page_size=1, page_token=token))
        found += [(clock.case, clock.level, clock.HasField("due_time")) for clock in page.open_clocks]
        token = page.next_page_token

    assert found == [(urgent, pb.WARNING, True), (later, 0, True), (paused, 0, False)]
    assert token == ""


async def test_the_rules_are_listed_for_everybody(world: World) -> None:
    answer = await world.as_("resident").ListSupervisionRules(pb.ListSupervisionRulesRequest(page_size=3))
    rest = await world.as_("resident").ListSupervisionRules(
        pb.ListSupervisionRulesRequest(page_size=3, page_token=answer.next_page_token)
    )

    rules = [*answer.supervision_rules, *rest.supervision_rules]
    assert [rule.name.partition("/")[2] for rule in rules] == [
        "acceptance",
        "delivery",
        "promised",
        "statutory",
        "step",
        "upper",
    ]
    assert rules[2] == pb.SupervisionRule(
        name="supervisionRules/promised",
        title="承诺办结时限",
        clock="PROMISED_CLOCK",
        warning_days=1,
        yellow_days=0,
        red_days=5,
        enabled=True,
        etag="1",
    )


def rule(**changes: Any) -> pb.UpdateSupervisionRuleRequest:
    """A change of the rule of promised clocks."""
    given = {
        "name": "supervisionRules/promised",
        "warning_days": 2,
        "yellow_days": 0,
        "red_days": 3,
        "enabled": True,
        "etag": "1",
    }
    return pb.UpdateSupervisionRuleRequest(supervision_rule=pb.SupervisionRule(**{**given, **changes}))


async def test_a_rule_is_changed_with_its_etag_and_journalled(world: World) -> None:
    changed = await world.as_("supervisor").UpdateSupervisionRule(rule())
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("supervisor").UpdateSupervisionRule(rule())

    assert (changed.warning_days, changed.red_days, changed.etag) == (2, 3, "2")
    assert (changed.title, changed.clock) == ("承诺办结时限", 2)
    assert refusal(caught.value).reason == "ETAG_MISMATCH"
    entries = await world.rows(
        "SELECT version, actor FROM journal WHERE aggregate = 'supervisionRules/promised' ORDER BY version"
    )
    assert [tuple(row) for row in entries] == [(1, "services/supervision"), (2, "supervisor")]


@pytest.mark.parametrize(
    ("account", "changes", "reason"),
    [
        ("supervisor", {"warning_days": -1}, "FIELD_INVALID"),
        ("supervisor", {"red_days": 0}, "FIELD_INVALID"),
        ("supervisor", {"red_days": 366}, "FIELD_INVALID"),
        ("supervisor", {"name": "supervisionRules/none"}, "SUPERVISION_RULE_NOT_FOUND"),
        ("supervisor", {"name": "rules/promised"}, "FIELD_INVALID"),
        ("foreign-supervisor", {}, "OUT_OF_SCOPE"),
        ("township-supervisor", {}, "OUT_OF_SCOPE"),
        ("chief", {}, "ROLE_REQUIRED"),
    ],
)
async def test_a_rule_is_not_changed_wrongly_or_by_others(
    world: World, account: str, changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_(account).UpdateSupervisionRule(rule(**changes))

    assert refusal(caught.value).reason == reason
    assert await world.value("SELECT count(*) FROM supervision_rules WHERE version > 1") == 0
