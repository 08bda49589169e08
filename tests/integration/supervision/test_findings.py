"""Findings: signs of handling outside of the hall (体外循环, C28) and of false entry (虚假录入, C30)."""

import asyncio
import datetime as dt
from typing import Any

import grpc
import pytest
from yangguang.supervision.v1 import events_pb2 as events
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.ids import new_id
from services.supervision.handlers.detectors import DETECTORS
from services.supervision.handlers.findings import RULES
from services.supervision.handlers.inspector import Inspector
from services.supervision.handlers.rebuild import order
from tests.integration.supervision.world import (
    ITEM,
    LZ,
    MZ,
    SCJG,
    SPRING,
    Source,
    World,
    id_of,
    new_case,
    offered,
    promised,
    refusal,
    told,
)

LATER = SPRING + dt.timedelta(hours=1)
FIRST_WINDOW, SECOND_WINDOW = "windows/450222-mz-01", "windows/450222-mz-02"
# What a case has that was handed in by a person at a window and accepted there.
SOUND: dict[str, Any] = {"channel": "WINDOW", "applicant_kind": "PERSON", "accept_time": SPRING}


async def inspected(world: World, account: str = "supervisor", **filters: Any) -> list[pb.Finding]:
    """What is found by now, the oldest first."""
    await Inspector(world.database, world.now).inspect()
    found = await world.as_(account).ListFindings(pb.ListFindingsRequest(**filters, page_size=100))
    return list(reversed(found.findings))


async def rules_of(world: World, **filters: Any) -> list[str]:
    """By which rules it is found."""
    return [finding.rule.removeprefix("findingRules/") for finding in await inspected(world, **filters)]


async def heard(world: World, **facts: Any) -> str:
    """A case at a window with these facts."""
    case, received = new_case(), facts.get("create_time", SPRING)
    await world.hear(told(case, 1, **{**SOUND, "receive_time": received, **facts}))
    return case


async def found(world: World) -> pb.Finding:
    """One finding, about a case of the civil affairs bureau."""
    await heard(world, behind_steps=["SEALING_BEHIND"])
    [finding] = await inspected(world)
    return finding


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"decide_time": LATER, "accept_time": None}, "decided-unaccepted"),
        ({"complete_time": LATER}, "completed-undecided"),
        ({"behind_steps": ["DECIDING_BEHIND"], "decided_at_window": True}, "behind-window"),
        ({"behind_steps": ["DECIDING_BEHIND", "SEALING_BEHIND"]}, "behind-window"),
        ({"window": ""}, "outside-window"),
        ({"receive_time": SPRING - dt.timedelta(hours=48, seconds=1)}, "entered-late"),
    ],
)
async def test_c28_a_case_handled_outside_of_the_hall_is_found(
    world: World, facts: dict[str, Any], rule: str
) -> None:
    case = await heard(world, **facts)

    [finding] = await inspected(world)

    assert (finding.rule, finding.area) == (f"findingRules/{rule}", pb.OUT_OF_HALL)
    assert (finding.case, finding.subject, finding.item) == (case, case, ITEM)
    assert (finding.organisation, finding.region) == (MZ, "450222")


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"decide_time": SPRING - dt.timedelta(seconds=1)}, "entered-after-decision"),
        ({"applicant_kind": "APPLICANT_KIND_UNSPECIFIED"}, "no-applicant"),
        ({"lacking_materials": 1}, "no-material"),
    ],
)
async def test_c30_a_false_entry_is_found(world: World, facts: dict[str, Any], rule: str) -> None:
    await heard(world, **facts)

    [finding] = await inspected(world)

    assert (finding.rule, finding.area) == (f"findingRules/{rule}", pb.FALSE_ENTRY)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"decide_time": LATER, "complete_time": LATER},
        {"decide_time": SPRING},
        # The window has no right to decide it: the department does, by design.
        {"behind_steps": ["DECIDING_BEHIND"]},
        {"receive_time": SPRING - dt.timedelta(hours=48)},
        # From the post, a week after it was sent.
        {"channel": "POST", "receive_time": SPRING - dt.timedelta(days=7)},
        # Online, at no window.
        {"channel": "WEB", "window": ""},
        # Not accepted yet: what is missing may still be handed in.
        {"accept_time": None, "lacking_materials": 2},
    ],
)
async def test_nothing_is_found_about_what_went_its_way(world: World, facts: dict[str, Any]) -> None:
    await heard(world, **facts)

    assert await inspected(world) == []


async def test_c28_who_is_accepted_at_a_second_window_before_the_first_has_finished_is_found(
    world: World,
) -> None:
    """两头受理."""
    one = {"matter": "0123456789abcdef", "number": "甲", "window": FIRST_WINDOW}
    await heard(world, **one)
    second = await heard(world, **one | {"window": SECOND_WINDOW, "number": "乙", "create_time": LATER})
    # Once more at the second, and somebody else there.
    again = LATER + dt.timedelta(seconds=1)
    await heard(world, **one | {"window": SECOND_WINDOW, "number": "丙", "create_time": again})
    await heard(world, **one | {"window": SECOND_WINDOW, "matter": "fedcba9876543210", "create_time": LATER})

    [finding] = await inspected(world)

    assert (finding.rule, finding.case, finding.detail) == ("findingRules/accepted-twice", second, "甲")
    assert (finding.case_number, finding.window) == ("乙", SECOND_WINDOW)


@pytest.mark.parametrize(
    "second",
    [
        # The same window: somebody who came again.
        {"window": FIRST_WINDOW},
        # Received the day after the first was finished.
        {"window": SECOND_WINDOW, "receive_time": SPRING + dt.timedelta(days=1)},
        # Not accepted.
        {"window": SECOND_WINDOW, "accept_time": None},
    ],
)
async def test_who_comes_again_afterwards_is_not_found(world: World, second: dict[str, Any]) -> None:
    done = {"decide_time": SPRING, "complete_time": SPRING, "matter": "0123456789abcdef"}
    await heard(world, **done)
    await heard(world, matter="0123456789abcdef", create_time=LATER, **second)

    assert await inspected(world) == []


@pytest.mark.parametrize(("cases", "expected"), [(10, []), (11, ["mass-entry"])])
async def test_c30_more_than_ten_cases_entered_at_one_window_within_a_minute_are_found(
    world: World, cases: int, expected: list[str]
) -> None:
    for second in range(cases):
        await heard(world, create_time=SPRING + dt.timedelta(seconds=second))
    # In the minute after, and at the window beside.
    await heard(world, create_time=SPRING + dt.timedelta(seconds=60))
    await heard(world, window=SECOND_WINDOW)

    assert await rules_of(world) == expected


async def test_what_was_entered_in_one_minute_is_one_finding_about_the_window(world: World) -> None:
    for _ in range(12):
        await heard(world)
    [finding] = await inspected(world)
    await heard(world)

    again = await inspected(world)

    # 10:00 in China.
    assert finding.subject == "windows/450222-mz-01/2026-03-02T10:00"
    assert (finding.window, finding.detail, finding.case) == (FIRST_WINDOW, "12", "")
    assert again == [finding]


async def test_c30_the_third_case_of_one_matter_within_a_week_is_found(world: World) -> None:
    """Volume made by entering the same again."""
    matter = {"matter": "0123456789abcdef"}
    for after in (dt.timedelta(), dt.timedelta(days=1), dt.timedelta(days=7, seconds=1)):
        await heard(world, **matter, create_time=SPRING + after)
    world.hand.now = SPRING + dt.timedelta(days=9)
    assert await inspected(world) == []
    third = await heard(world, **matter, create_time=SPRING + dt.timedelta(days=8))
    await heard(world, create_time=SPRING + dt.timedelta(days=8))

    [finding] = await inspected(world)

    assert (finding.rule, finding.case) == ("findingRules/repeated-matter", third)


async def test_c28_an_item_owed_to_the_hall_and_not_in_it_is_found_once(world: World) -> None:
    """应进未进."""
    await world.hear(
        offered("items/A1", stationing="NOT_YET_STATIONED"),
        offered("items/A2", stationing="STATIONED"),
        offered("items/A3", stationing="STATIONING_EXCEPTION"),
    )
    first = await inspected(world)
    await world.hear(offered("items/A1", version=2, stationing="NOT_YET_STATIONED"))

    assert [(each.rule, each.subject, each.item) for each in first] == [
        ("findingRules/not-stationed", "items/A1", "items/A1")
    ]
    assert await inspected(world) == first


async def test_a_case_with_two_signs_has_two_findings_and_keeps_them(world: World) -> None:
    case = new_case()
    facts = SOUND | {"behind_steps": ["SEALING_BEHIND"], "lacking_materials": 1}
    await world.hear(told(case, 1, **facts))
    before = await inspected(world)
    await world.hear(told(case, 2, **SOUND))

    assert [each.rule for each in before] == ["findingRules/behind-window", "findingRules/no-material"]
    assert await inspected(world) == before
    assert await world.value("SELECT signs FROM model.case_facts") is None


async def test_of_eight_inspectors_at_once_each_finding_is_made_once(world: World) -> None:
    for _ in range(9):
        await heard(world, behind_steps=["SEALING_BEHIND"])

    await asyncio.gather(*(Inspector(world.database, world.now).inspect() for _ in range(8)))

    assert len(await inspected(world)) == 9
    assert await world.value("SELECT count(*) FROM journal WHERE type LIKE '%.FindingMade'") == 9


async def test_a_rebuild_neither_makes_nor_loses_a_finding(world: World, cases: Source) -> None:
    events_ = [told(new_case(), 1, **SOUND, behind_steps=["SEALING_BEHIND"]), told(new_case(), 1, **SOUND)]
    await world.hear(*events_)
    await cases.write(*events_)
    before, contents = await inspected(world), await world.contents()

    async with world.database.begin() as session:
        await order(session)
    await world.rebuilder(cases).rebuild()

    assert await inspected(world) == before
    assert (await world.contents())["case_facts"] == contents["case_facts"]


async def test_findings_are_listed_by_rule_area_state_organisation_period_and_case(world: World) -> None:
    first = await heard(world, behind_steps=["SEALING_BEHIND"])
    await heard(world, organisation=SCJG, lacking_materials=1)
    await inspected(world)
    world.hand.now = SPRING + dt.timedelta(days=1)
    await heard(world, organisation=LZ, region="450223", behind_steps=["SEALING_BEHIND"])

    assert await rules_of(world) == ["behind-window", "no-material"]
    assert await rules_of(world, rule="findingRules/no-material") == ["no-material"]
    assert await rules_of(world, area="OUT_OF_HALL") == ["behind-window"]
    assert await rules_of(world, state="DISMISSED") == []
    assert await rules_of(world, organisation=SCJG) == ["no-material"]
    assert await rules_of(world, case=first) == ["behind-window"]
    assert await rules_of(world, last_day="2026-03-02") == ["behind-window", "no-material"]
    assert await rules_of(world, first_day="2026-03-03") == []
    assert await rules_of(world, account="city-supervisor", first_day="2026-03-03") == ["behind-window"]


async def test_findings_come_in_pages_newest_first(world: World) -> None:
    for _ in range(3):
        await heard(world, behind_steps=["SEALING_BEHIND"])
    whole = [finding.name for finding in reversed(await inspected(world))]
    supervisor = world.as_("supervisor")

    first = await supervisor.ListFindings(pb.ListFindingsRequest(page_size=2))
    request = pb.ListFindingsRequest(page_size=2, page_token=first.next_page_token)
    second = await supervisor.ListFindings(request)

    assert [finding.name for finding in (*first.findings, *second.findings)] == whole
    assert second.next_page_token == ""


async def test_a_finding_is_dismissed_once_with_a_reason_and_not_made_again(world: World) -> None:
    finding = await found(world)
    supervisor = world.as_("supervisor")
    request = pb.DismissFindingRequest(name=finding.name, reason="部分授权，按规定在部门审批")

    dismissed = await supervisor.DismissFinding(request)
    with pytest.raises(grpc.RpcError) as caught:
        await supervisor.DismissFinding(request)

    assert (dismissed.state, dismissed.etag) == (pb.Finding.DISMISSED, "2")
    assert dismissed.dismiss_reason == "部分授权，按规定在部门审批"
    assert dismissed.dismiss_time.ToDatetime(dt.UTC) == SPRING
    assert refusal(caught.value)[:2] == ("FAILED_PRECONDITION", "FINDING_DISMISSED")
    assert await inspected(world) == [dismissed]
    assert await supervisor.GetFinding(pb.GetFindingRequest(name=finding.name)) == dismissed
    [entry] = await world.rows(
        "SELECT actor, payload FROM journal WHERE type = 'yangguang.supervision.v1.FindingDismissed'"
    )
    assert entry.actor == "supervisor"
    assert events.FindingDismissed.FromString(entry.payload).finding == dismissed


@pytest.mark.parametrize(
    ("change", "code", "reason"),
    [
        ({"reason": ""}, "INVALID_ARGUMENT", "FIELD_REQUIRED"),
        ({"reason": "x" * 2001}, "INVALID_ARGUMENT", "FIELD_TOO_LONG"),
        ({"etag": "7"}, "ABORTED", "ETAG_MISMATCH"),
        ({"name": "findings/1"}, "INVALID_ARGUMENT", "FIELD_INVALID"),
        ({"name": f"findings/{new_id()}"}, "NOT_FOUND", "FINDING_NOT_FOUND"),
    ],
)
async def test_a_dismissal_that_is_wrong_changes_nothing(
    world: World, change: dict[str, str], code: str, reason: str
) -> None:
    finding = await found(world)

    request = pb.DismissFindingRequest(**{"name": finding.name, "reason": "误报", **change})
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("supervisor").DismissFinding(request)

    assert refusal(caught.value)[:2] == (code, reason)
    assert await inspected(world) == [finding]


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        ("foreign-supervisor", "FINDING_NOT_FOUND"),
        ("township-supervisor", "FINDING_NOT_FOUND"),
        ("head", "ROLE_REQUIRED"),
        ("chief", "ROLE_REQUIRED"),
        ("resident", "ROLE_REQUIRED"),
    ],
)
async def test_nobody_else_dismisses(world: World, account: str, reason: str) -> None:
    finding = await found(world)

    request = pb.DismissFindingRequest(name=finding.name, reason="不关我事")
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_(account).DismissFinding(request)

    assert refusal(caught.value).reason == reason


async def test_the_head_sees_what_was_found_in_his_own_house(world: World) -> None:
    finding = await found(world)
    await heard(world, organisation=SCJG, lacking_materials=1)

    assert await inspected(world, account="head") == [finding]
    assert await inspected(world, account="foreign-supervisor") == []


async def test_everybody_reads_what_findings_are_made_by(world: World) -> None:
    found_: list[pb.FindingRule] = []
    token = ""
    while not found_ or token:
        request = pb.ListFindingRulesRequest(page_size=5, page_token=token)
        page = await world.as_("resident").ListFindingRules(request)
        found_, token = [*found_, *page.finding_rules], page.next_page_token

    assert [rule.name.removeprefix("findingRules/") for rule in found_] == [
        "accepted-twice",
        "behind-window",
        "completed-undecided",
        "decided-unaccepted",
        "entered-after-decision",
        "entered-late",
        "mass-entry",
        "no-applicant",
        "no-material",
        "not-stationed",
        "outside-window",
        "repeated-matter",
    ]
    assert all(rule.title and rule.english_title and rule.looks_at and rule.basis for rule in found_)


def test_each_rule_that_compares_has_a_detector_and_the_others_are_signs() -> None:
    """Of each sign there is a test above."""
    looked = " ".join(detector.text for detector in DETECTORS)

    assert sorted(rule for rule in RULES if f"'{rule}' AS rule" not in looked) == [
        "behind-window",
        "completed-undecided",
        "decided-unaccepted",
        "entered-after-decision",
        "entered-late",
        "no-applicant",
        "no-material",
        "outside-window",
    ]


async def test_a_case_that_is_watched_and_found_has_its_card_beside(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 1, promised("2026-03-04"), **SOUND, behind_steps=["SEALING_BEHIND"]))
    await world.sweep_at(2026, 3, 6)

    [finding] = await inspected(world)

    assert finding.case == case
    assert await world.value("SELECT count(*) FROM cards WHERE case_id = :id", id=id_of(case)) == 2
