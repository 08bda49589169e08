"""B26: precedents (案例援引): approvals of other places are registered for an item, cited in its cases."""

import asyncio
from typing import Any

import grpc
import pytest
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import precedents_pb2 as pb

from tests.integration.cases.world import FOREIGN, INSTANT, MZ, PROMISED, SUSPENDED, World, refusal, refused


async def registered(world: World, account: str = "chief", **changes: Any) -> pb.Precedent:
    """An approval of a neighbouring county."""
    given = {
        "item": PROMISED,
        "title": "养老机构设立（演示）",
        "place": "鹿寨县",
        "authority": "鹿寨县民政局",
        "document_number": "鹿民批〔2026〕12号（演示）",
        "decide_day": "2026-02-10",
        "working_days": 3,
        "summary": "以承诺代替消防复核意见，三个月内补齐",
        "source": "鹿寨县政务公开网（演示）",
    }
    return await world.precedents(account).CreatePrecedent(pb.CreatePrecedentRequest(**{**given, **changes}))


def cite(precedent: pb.Precedent, case: cases.Case, **more: Any) -> pb.CitePrecedentRequest:
    """To handle a case like it."""
    return pb.CitePrecedentRequest(name=precedent.name, case=case.name, note="材料以承诺代替", **more)


async def cited(world: World, account: str = "chief", **asked: Any) -> list[pb.PrecedentCitation]:
    """What was cited."""
    request = pb.ListPrecedentCitationsRequest(**asked)
    return list((await world.precedents(account).ListPrecedentCitations(request)).precedent_citations)


async def test_an_approval_of_a_peer_is_registered_for_an_item_and_everybody_may_read_it(
    world: World,
) -> None:
    made = await registered(world)

    assert (made.organisation, made.region, made.state) == (MZ, "450222", pb.Precedent.IN_FORCE)
    assert (made.place, made.decide_day, made.working_days) == ("鹿寨县", "2026-02-10", 3)
    assert await world.precedents().GetPrecedent(pb.GetPrecedentRequest(name=made.name)) == made
    of_item = await world.precedents().ListPrecedents(pb.ListPrecedentsRequest(item=PROMISED, page_size=100))
    assert made in of_item.precedents
    other = await world.precedents().ListPrecedents(pb.ListPrecedentsRequest(item=INSTANT, page_size=100))
    assert made not in other.precedents
    assert await world.journalled(made.name) == ["PrecedentChanged"]


async def test_a_precedent_is_cited_in_a_case_of_its_item_and_found_from_both(world: World) -> None:
    precedent, case = await registered(world), await world.accepted()

    made = await world.precedents("clerk").CitePrecedent(cite(precedent, case, request_id="cite-1"))

    assert made == await world.precedents("clerk").CitePrecedent(cite(precedent, case, request_id="cite-1"))
    assert (made.precedent, made.case, made.case_number) == (precedent.name, case.name, case.number)
    assert (made.item, made.officer, made.note) == (PROMISED, "clerk", "材料以承诺代替")
    assert await cited(world, case=case.name) == [made]
    assert await cited(world, "supervisor", precedent=precedent.name) == [made]
    assert await cited(world, "foreign-supervisor", precedent=precedent.name) == []
    assert await world.journalled(made.name) == ["PrecedentCited"]


async def test_of_eight_who_cite_at_once_one_does(world: World) -> None:
    precedent, case = await registered(world), await world.accepted()
    requests = [world.precedents("clerk").CitePrecedent(cite(precedent, case)) for _ in range(8)]

    answers = await asyncio.gather(*requests, return_exceptions=True)

    refusals = [refusal(each).reason for each in answers if isinstance(each, grpc.RpcError)]
    assert refusals == 7 * ["PRECEDENT_CITED_ALREADY"]
    assert len(await cited(world, case=case.name)) == 1


async def test_a_precedent_is_cited_before_the_decision_in_cases_of_its_item_alone(world: World) -> None:
    precedent = await registered(world)
    decided, other = await world.decided(), await world.submitted(item=INSTANT)
    clerk, stranger = world.precedents("clerk"), world.precedents("stranger")

    assert (await refused(clerk.CitePrecedent(cite(precedent, decided))))[1] == "CASE_DECIDED"
    assert (await refused(clerk.CitePrecedent(cite(precedent, other))))[1] == "PRECEDENT_OF_ANOTHER_ITEM"
    assert (await refused(stranger.CitePrecedent(cite(precedent, decided))))[1] == "CASE_NOT_FOUND"
    nothing = pb.CitePrecedentRequest(name=precedent.name, note="同")
    assert (await refused(clerk.CitePrecedent(nothing)))[2]["field"] == "case"


async def test_what_is_withdrawn_is_cited_no_more_and_stays_where_it_was(world: World) -> None:
    precedent, case, later = await registered(world), await world.accepted(), await world.accepted()
    await world.precedents("clerk").CitePrecedent(cite(precedent, case))
    request = pb.WithdrawPrecedentRequest(name=precedent.name, reason="该批复已被撤销", etag=precedent.etag)

    assert (await refused(world.precedents("stranger").WithdrawPrecedent(request)))[
        1
    ] == "PRECEDENT_NOT_FOUND"
    withdrawn = await world.precedents("chief").WithdrawPrecedent(request)

    assert (withdrawn.state, withdrawn.withdraw_reason) == (pb.Precedent.WITHDRAWN, "该批复已被撤销")
    refused_ = await refused(world.precedents("clerk").CitePrecedent(cite(precedent, later)))
    assert refused_[1] == "PRECEDENT_WITHDRAWN"
    assert len(await cited(world, precedent=precedent.name)) == 1
    request.etag = ""
    assert (await refused(world.precedents("chief").WithdrawPrecedent(request)))[1] == "PRECEDENT_WITHDRAWN"


async def test_a_department_registers_for_its_own_items_alone(world: World) -> None:
    assert (await refused(registered(world, item=FOREIGN)))[1] == "OUT_OF_SCOPE"
    assert (await refused(registered(world, "clerk")))[1] == "ROLE_REQUIRED"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"item": SUSPENDED}, "item"),
        ({"item": "民政"}, "item"),
        ({"title": ""}, "title"),
        ({"place": ""}, "place"),
        ({"authority": ""}, "authority"),
        ({"document_number": ""}, "document_number"),
        ({"decide_day": "2026-03-03"}, "decide_day"),
        ({"decide_day": "昨天"}, "decide_day"),
        ({"working_days": 366}, "working_days"),
        ({"summary": ""}, "summary"),
        ({"source": ""}, "source"),
    ],
)
async def test_what_is_wrong_with_a_precedent_is_named(
    world: World, change: dict[str, Any], field: str
) -> None:
    assert (await refused(registered(world, **change)))[2]["field"] == field
