"""Many at once: one wins, a repeat gets the first answer, a stale reader is told so."""

import asyncio
from typing import Any

import grpc
import pytest
from yangguang.cases.v1 import cases_pb2 as pb

from tests.integration.cases.world import PROMISED, World, applicant, refusal


def application(request_id: str = "", **more: Any) -> pb.CreateCaseRequest:
    """An application for the promised item."""
    given: dict[str, Any] = {"item": PROMISED, "applicant": applicant(), "materials": ["M1", "M2"]}
    return pb.CreateCaseRequest(**{**given, **more}, request_id=request_id)


async def test_of_eight_officers_who_accept_at_once_one_wins(world: World) -> None:
    case = await world.submitted()
    calls = [world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name)) for _ in range(8)]

    results = await asyncio.gather(*calls, return_exceptions=True)

    accepted = [result for result in results if isinstance(result, pb.Case)]
    refused = [refusal(result) for result in results if isinstance(result, BaseException)]
    assert [result.state for result in accepted] == [pb.Case.ACCEPTED]
    assert refused == 7 * [
        (
            "FAILED_PRECONDITION",
            "STEP_NOT_ALLOWED",
            {"state": "ACCEPTED", "action": "ACCEPT", "kind": "PROMISED"},
        )
    ]
    assert await world.journalled(case.name) == ["CaseSubmitted", "CaseAccepted"]


async def test_sixteen_copies_of_one_application_make_one_case(world: World) -> None:
    calls = [world.as_("resident").CreateCase(application("copy-1")) for _ in range(16)]

    cases = await asyncio.gather(*calls)

    assert len({case.name for case in cases}) == 1
    assert all(case == cases[0] for case in cases)


async def test_a_repeat_long_after_gets_the_first_answer(world: World) -> None:
    first = await world.as_("resident").CreateCase(application("later-1"))
    await world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=first.name))

    assert await world.as_("resident").CreateCase(application("later-1")) == first


async def test_eight_repeats_of_one_acceptance_are_one_acceptance(world: World) -> None:
    case = await world.submitted()
    request = pb.AcceptCaseRequest(name=case.name, request_id="accept-once")

    answers = await asyncio.gather(*[world.as_("clerk").AcceptCase(request) for _ in range(8)])

    assert {answer.etag for answer in answers} == {"2"}
    assert await world.journalled(case.name) == ["CaseSubmitted", "CaseAccepted"]


async def test_one_request_id_for_two_applications_is_refused(world: World) -> None:
    await world.as_("resident").CreateCase(application("twice-1"))

    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("resident").CreateCase(application("twice-1", materials=["M1"]))

    assert refusal(caught.value).reason == "REQUEST_ID_REUSED"


async def test_the_request_ids_of_two_people_do_not_meet(world: World) -> None:
    mine = await world.as_("resident").CreateCase(application("shared-1"))
    theirs = await world.as_("neighbour").CreateCase(application("shared-1"))

    assert mine.name != theirs.name


async def test_a_stale_etag_is_refused_and_changes_nothing(world: World) -> None:
    case = await world.accepted()
    request = pb.WithdrawCaseRequest(name=case.name, reason="不办了", etag="1")

    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("resident").WithdrawCase(request)

    assert refusal(caught.value) == ("ABORTED", "ETAG_MISMATCH", {"etag": "2"})
    assert await world.journalled(case.name) == ["CaseSubmitted", "CaseAccepted"]


async def test_a_bad_application_among_good_ones_harms_none(world: World) -> None:
    good = [world.as_("resident").CreateCase(application()) for _ in range(15)]
    bad = world.as_("resident").CreateCase(application(applicant=applicant(id_number="110105194912310021")))

    *cases, refused = await asyncio.gather(*good, bad, return_exceptions=True)

    assert len({case.name for case in cases if isinstance(case, pb.Case)}) == 15
    assert isinstance(refused, BaseException)
    assert refusal(refused).facts["field"] == "applicant.id_number"


async def test_numbers_given_at_once_differ(world: World) -> None:
    cases = await asyncio.gather(*[world.as_("resident").CreateCase(application()) for _ in range(32)])

    assert len({case.number for case in cases}) == 32


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"applicant": applicant(name="")}, "applicant.name"),
        ({"applicant": applicant(name="甲\u202e")}, "applicant.name"),
        ({"applicant": applicant(phone="110")}, "applicant.phone"),
        ({"applicant": pb.Applicant(name="甲")}, "applicant.kind"),
        ({"materials": ["M1", "M1"]}, "materials[1]"),
        ({"materials": ["M9"]}, "materials[0]"),
        ({"item": "cases/1"}, "item"),
        ({"item": ""}, "item"),
    ],
)
async def test_what_is_wrong_with_an_application_is_named(
    world: World, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("resident").CreateCase(application(**change))

    assert refusal(caught.value).facts["field"] == field


@pytest.mark.parametrize("name", ["𠀀𠮷", "买买提·吐尔逊", "㛃"])
async def test_rare_characters_of_names_are_kept(world: World, name: str) -> None:
    case = await world.as_("resident").CreateCase(application(applicant=applicant(name=name)))

    full = await world.as_("clerk").RevealApplicant(pb.RevealApplicantRequest(name=case.name, purpose="核对"))
    assert full.name == name
