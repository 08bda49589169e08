"""Agency (代办): by mandate of the person, free of charge, in a register that is signed (E03–E06, E12)."""

import datetime as dt
from typing import Any

import pytest
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog

from tests.integration.cases.world import ACCOUNTS, CODE, MZ, PROMISED, World, item, refused

HASH = "a" * 64
SPECIAL = f"items/{CODE}4450500000031"
PASSED_ON = f"items/{CODE}4450500000032"


def mandate(**changes: Any) -> pb.AgencyMandate:
    """A mandate for the year."""
    given = {"scope": "代为申请高龄津贴", "sign_day": "2026-03-01", "valid_to": "2026-12-31"}
    return pb.AgencyMandate(**{**given, "file_sha256": HASH, **changes})


async def special(world: World) -> None:
    """An item for which agents need the mandate itself."""
    published = item(SPECIAL, "PROMISED", MZ, "EXAMINATION_STEP")
    published.content.agency_mandate_required = True
    await world.hear(published)


async def filed(world: World, name: str = PROMISED, **more: Any) -> pb.Case:
    """A case an agent has filed."""
    return await world.submitted("agent", name, agent_mandate_number="委2026-1", **more)


async def test_an_important_matter_needs_the_mandate_itself(world: World) -> None:
    """E03: 代办委托书 with its file, where the item says so; elsewhere its number is enough."""
    await special(world)
    assert not (await filed(world)).agent.HasField("mandate")
    assert await refused(filed(world, SPECIAL)) == (
        "INVALID_ARGUMENT",
        "FIELD_REQUIRED",
        {"field": "agency_mandate"},
    )

    case = await filed(world, SPECIAL, agency_mandate=mandate())

    assert (case.agent.mandate.scope, case.agent.mandate.file_sha256) == ("代为申请高龄津贴", HASH)


async def test_a_mandate_holds_for_its_time_and_has_a_file(world: World) -> None:
    """E03: not before it was signed, not after it has ended, not without the signed page."""
    for wrong, field in (
        ({"valid_to": "2026-03-01"}, "agency_mandate.valid_to"),
        ({"sign_day": "2026-03-03"}, "agency_mandate.valid_to"),
        ({"file_sha256": "x"}, "agency_mandate.file_sha256"),
        ({"scope": ""}, "agency_mandate.scope"),
    ):
        assert (await refused(filed(world, agency_mandate=mandate(**wrong))))[2]["field"] == field


async def test_agency_costs_nothing(world: World) -> None:
    """E06: 免费代办: any fee is refused."""
    assert (await refused(filed(world, agency_mandate=mandate(fee=1))))[1] == "AGENCY_IS_FREE"


async def test_an_agent_files_follows_the_limit_and_hands_over_within_it(world: World) -> None:
    """E05: 委托书 and documents → accepted → procedure and limit told → finished within the limit."""
    case = await filed(world, agency_mandate=mandate())
    await world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name))
    told = await world.as_("agent").ExplainCase(pb.ExplainCaseRequest(name=case.name))
    [promised] = [clock.lines for clock in told.clocks if clock.kind == pb.PROMISED_CLOCK]
    assert "截止：2026年3月9日（星期一）24时。" in promised
    await world.as_("approver").ExamineCase(pb.ExamineCaseRequest(name=case.name, opinion="符合"))
    await world.as_("approver").DecideCase(pb.DecideCaseRequest(name=case.name, granted=True))
    await world.as_("chief").CompleteCase(pb.CompleteCaseRequest(name=case.name))
    case = await world.as_("clerk").DeliverCase(
        pb.DeliverCaseRequest(name=case.name, way="BY_AGENT", receipt="代办员")
    )

    assert case.state == pb.Case.DELIVERED
    assert list(case.handling.visit_days) == []


async def test_the_register_says_who_what_when_with_which_result_and_the_signature(world: World) -> None:
    """E04: 村民、代办事项、办理时间、办理结果、本人签字."""
    case = await filed(world)
    sign = pb.SignAgencyEntryRequest(name=case.name, way="FINGERPRINT", file_sha256=HASH)
    assert (await refused(world.as_("agent").SignAgencyEntry(sign)))[1] == "STEP_NOT_ALLOWED"
    world.clock.days(1)
    await world.as_("agent").WithdrawCase(pb.WithdrawCaseRequest(name=case.name, reason="改日再办"))
    await world.as_("agent").SignAgencyEntry(sign)

    [entry] = [
        each
        for each in (await world.as_("agent").ListAgencyEntries(pb.ListAgencyEntriesRequest())).agency_entries
        if each.case == case.name
    ]

    assert (entry.principal, entry.item_title, entry.state) == ("演***人", "高龄老人特殊补贴", 10)
    assert entry.create_time.ToDatetime(dt.UTC) == dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
    assert (entry.signature.way, entry.signature.file_sha256) == (pb.FINGERPRINT, HASH)
    assert (await refused(world.as_("agent").SignAgencyEntry(sign)))[1] == "NOTHING_TO_SIGN"


async def test_the_register_holds_what_agents_filed_and_nothing_else(world: World) -> None:
    """E04: each sees the register of his own reach."""
    own, other = await filed(world), await world.submitted()
    ask = pb.ListAgencyEntriesRequest(page_size=100)

    seen = {each.case for each in (await world.as_("manager").ListAgencyEntries(ask)).agency_entries}
    abroad = (await world.as_("foreign-supervisor").ListAgencyEntries(ask)).agency_entries

    assert own.name in seen
    assert other.name not in seen
    assert list(abroad) == []


async def test_what_a_township_passes_on_is_taken_there_and_handled_above(world: World) -> None:
    """E12, C40: 转办: taken in the township for the county, where the item says so."""
    published = item(PASSED_ON, "PROMISED")
    published.content.agency_mode = catalog.PASSED_ON
    await world.hear(published)
    assert (await refused(world.submitted("township", PROMISED)))[1] == "OUT_OF_SCOPE"
    assert (await refused(world.submitted("stranger", PASSED_ON)))[1] == "OUT_OF_SCOPE"

    case = await world.submitted("township", PASSED_ON)

    assert (case.organisation, case.handling.received_by) == (MZ, "organisations/450222101-zwzx")
    assert (await world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name))).acceptor == "clerk"


# The stranger's window is in another county of the prefecture, the traveller's in another province.
ACROSS = [
    ("ACROSS_COUNTIES", 41, {"stranger"}),
    ("ACROSS_CITIES", 42, {"stranger"}),
    ("NATIONWIDE", 43, {"stranger", "traveller"}),
]


@pytest.mark.parametrize(("scope", "number", "taking"), ACROSS)
async def test_what_is_handled_across_regions_is_taken_in_another_place(
    world: World, scope: str, number: int, taking: set[str]
) -> None:
    """C40: 通办: taken in another place, as far away as the item says, and handled where it belongs."""
    name = f"items/{CODE}44505000000{number}"
    published = item(name, "PROMISED")
    published.content.MergeFrom(catalog.ItemContent(acceptance_scope=scope))
    await world.hear(published)
    assert (await refused(world.submitted("stranger", PROMISED)))[1] == "OUT_OF_SCOPE"

    for account in ("stranger", "traveller"):
        if account not in taking:
            assert (await refused(world.submitted(account, name)))[1] == "OUT_OF_SCOPE"
            continue
        case = await world.submitted(account, name)
        organisation = ACCOUNTS[account][1]
        assert (case.organisation, case.region, case.handling.received_by) == (MZ, "450222", organisation)
        taken = await world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name))
        assert taken.acceptor == "clerk"
        # Whoever took it does not handle it.
        decide = pb.DecideCaseRequest(name=case.name, granted=True)
        assert (await refused(world.as_("stranger").DecideCase(decide)))[1] == "CASE_NOT_FOUND"
