"""B36: one seal for approvals (行政审批专用章) of a department in use, and every use on record."""

import asyncio
import itertools
from typing import Any

import grpc
import pytest
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import seals_pb2 as pb

from tests.integration.cases.world import LZ, MZ, PUBLIC, World, refusal, refused

NUMBERS = (f"450222{number:07}" for number in itertools.count(1))


async def registered(world: World, account: str = "head", **changes: Any) -> pb.Seal:
    """A seal of the account's department."""
    given = {
        "title": "柳城县民政局行政审批专用章",
        "number": next(NUMBERS),
        "keeper": "首席代表（演示）",
        "document_number": "柳民发〔2026〕8号（演示）",
    }
    return await world.seals(account).CreateSeal(pb.CreateSealRequest(**{**given, **changes}))


@pytest.fixture
async def seal(world: World) -> pb.Seal:
    """The one seal in use of the civil affairs bureau; the one before it is retired."""
    in_use = pb.ListSealsRequest(organisation=MZ, state="IN_USE")
    for old in (await world.seals().ListSeals(in_use)).seals:
        await world.seals("head").RetireSeal(pb.RetireSealRequest(name=old.name, document_number="停1"))
    await world.sealed()
    return await registered(world)


async def uses(world: World, account: str = "chief", **asked: Any) -> list[pb.SealUse]:
    """The log, newest first."""
    return list((await world.seals(account).ListSealUses(pb.ListSealUsesRequest(**asked))).seal_uses)


def documents(found: list[pb.SealUse]) -> list[str]:
    """What was sealed, oldest first."""
    return [pb.SealedDocument.Name(use.document) for use in reversed(found)]


async def test_a_department_has_one_seal_in_use(world: World, seal: pb.Seal) -> None:
    assert (await refused(registered(world)))[1] == "SEAL_IN_USE"
    assert (seal.organisation, seal.region, seal.state) == (MZ, "450222", pb.Seal.IN_USE)

    retire = pb.RetireSealRequest(name=seal.name, document_number="柳民发〔2026〕9号（演示）", etag=seal.etag)
    retired = await world.seals("head").RetireSeal(retire)
    following = await registered(world)

    assert retired.state == pb.Seal.RETIRED
    assert retired.retire_time.ToDatetime() == world.clock.now.replace(tzinfo=None)
    assert await world.seals().GetSeal(pb.GetSealRequest(name=seal.name)) == retired
    assert (await refused(world.seals("head").RetireSeal(retire)))[1] == "ETAG_MISMATCH"
    retire.etag = ""
    assert (await refused(world.seals("head").RetireSeal(retire)))[1] == "SEAL_RETIRED"
    listed = await world.seals().ListSeals(pb.ListSealsRequest(organisation=MZ, state="IN_USE"))
    assert list(listed.seals) == [following]
    assert await world.journalled(seal.name) == ["SealChanged", "SealChanged"]


async def test_of_eight_who_register_at_once_one_does(world: World, seal: pb.Seal) -> None:
    await world.seals("head").RetireSeal(pb.RetireSealRequest(name=seal.name, document_number="停2"))

    answers = await asyncio.gather(*(registered(world) for _ in range(8)), return_exceptions=True)

    refusals = [refusal(each).reason for each in answers if isinstance(each, grpc.RpcError)]
    assert refusals == 7 * ["SEAL_IN_USE"]


async def test_what_is_done_to_a_case_is_sealed_and_on_record(world: World, seal: pb.Seal) -> None:
    """行政许可法 art. 32, 38, 39: the notice of acceptance, the decision, the certificate."""
    case = await world.completed()
    await world.sealed()

    found = await uses(world, case=case.name)

    assert documents(found) == ["ACCEPTANCE_NOTICE", "DECISION_DOCUMENT", "CERTIFICATE_DOCUMENT"]
    certificate, decision, acceptance = found
    assert certificate.document_number == case.certificate_number
    assert (certificate.officer, decision.officer, acceptance.officer) == ("chief", "approver", "clerk")
    assert {use.seal for use in found} == {seal.name}
    assert {(use.case_number, use.organisation, use.purpose) for use in found} == {(case.number, MZ, "")}


async def test_notices_of_supplement_and_refusal_are_sealed_too(world: World, seal: pb.Seal) -> None:
    case = await world.submitted(materials=("M1",))
    missing = [cases.MissingMaterial(material="M2", reason="未提交")]
    notice = cases.RequestSupplementRequest(name=case.name, materials=missing)
    await world.as_("clerk").RequestSupplement(notice)
    refuse = cases.RefuseCaseRequest(name=case.name, reason="未按要求补正")
    await world.as_("chief").RefuseCase(refuse)
    await world.sealed()

    assert documents(await uses(world, case=case.name)) == ["SUPPLEMENT_NOTICE_SHEET", "REFUSAL_NOTICE"]


async def test_each_use_is_entered_once_and_by_the_seal_that_was_in_use_then(
    world: World, seal: pb.Seal
) -> None:
    first = await world.accepted(PUBLIC)
    world.clock.days(1)
    await world.seals("head").RetireSeal(pb.RetireSealRequest(name=seal.name, document_number="停3"))
    without = await world.accepted(PUBLIC)
    world.clock.days(1)
    following = await registered(world)
    second = await world.accepted(PUBLIC)
    await asyncio.gather(*(world.sealed() for _ in range(8)))

    assert [use.seal for use in await uses(world, case=first.name)] == [seal.name]
    assert await uses(world, case=without.name) == []
    assert [use.seal for use in await uses(world, case=second.name)] == [following.name]


async def test_a_use_outside_of_a_case_takes_the_right_to_the_seal(world: World, seal: pb.Seal) -> None:
    """D03: 审批专用章使用权."""
    use = {"document": "OTHER_DOCUMENT", "document_number": "柳民函〔2026〕3号", "purpose": "复函"}
    request = pb.RecordSealUseRequest(**use, request_id="use-1")
    made = await world.seals("chief").RecordSealUse(request)
    assert made == await world.seals("chief").RecordSealUse(request)

    assert (made.seal, made.officer, made.case, made.purpose) == (seal.name, "chief", "", "复函")
    assert made in await uses(world, seal=seal.name)
    assert (await refused(world.seals("stranger").RecordSealUse(request)))[1] == "MANDATE_REQUIRED"
    assert (await refused(world.seals("clerk").RecordSealUse(request)))[1] == "ROLE_REQUIRED"
    for field in use:
        missing = pb.RecordSealUseRequest(**{**use, field: None})
        assert (await refused(world.seals("chief").RecordSealUse(missing)))[2]["field"] == field
    await world.seals("head").RetireSeal(pb.RetireSealRequest(name=seal.name, document_number="停4"))
    assert (await refused(world.seals("chief").RecordSealUse(pb.RecordSealUseRequest(**use))))[1] == (
        "NO_SEAL_IN_USE"
    )


async def test_the_log_is_paged_by_time_and_seen_by_those_it_concerns(world: World, seal: pb.Seal) -> None:
    numbers = [f"柳民函〔2026〕{number}号" for number in range(5)]
    for number in numbers:
        use = pb.RecordSealUseRequest(document="OTHER_DOCUMENT", document_number=number, purpose="复函")
        await world.seals("chief").RecordSealUse(use)

    found: list[str] = []
    token = ""
    while token or not found:
        asked = pb.ListSealUsesRequest(seal=seal.name, page_size=2, page_token=token)
        page = await world.seals("supervisor").ListSealUses(asked)
        found += [use.document_number for use in page.seal_uses]
        token = page.next_page_token
    assert found == numbers[::-1]
    assert await uses(world, "foreign-supervisor", seal=seal.name) == []
    assert await uses(world, "stranger", seal=seal.name) == []
    assert (await refused(uses(world, "resident")))[1] == "ROLE_REQUIRED"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": "45022200000"}, "number"),
        ({"number": "450222000000x"}, "number"),
        ({"title": ""}, "title"),
        ({"keeper": ""}, "keeper"),
        ({"document_number": ""}, "document_number"),
    ],
)
async def test_what_is_wrong_with_a_seal_is_named(world: World, change: dict[str, Any], field: str) -> None:
    assert (await refused(registered(world, **change)))[2]["field"] == field


async def test_a_number_is_of_one_seal(world: World, seal: pb.Seal) -> None:
    abroad = await world.seals().ListSeals(pb.ListSealsRequest(organisation=LZ, state="IN_USE"))
    assert list(abroad.seals) == []

    assert (await refused(registered(world, "foreign-head", number=seal.number)))[1] == "SEAL_EXISTS"
    assert (await refused(registered(world, "chief")))[1] == "ROLE_REQUIRED"
    retire = pb.RetireSealRequest(name=seal.name, document_number="停5")
    assert (await refused(world.seals("foreign-head").RetireSeal(retire)))[1] == "SEAL_NOT_FOUND"
