"""Scope: every call that names a case, and every list, made from elsewhere."""

from typing import Any

import grpc
import pytest
from yangguang.cases.v1 import cases_pb2 as pb

from tests.integration.cases.world import FOREIGN, RESIDENT_NUMBER, World, applicant, refusal

BY_STAFF: list[tuple[str, Any]] = [
    ("GetCase", pb.GetCaseRequest()),
    ("RequestSupplement", pb.RequestSupplementRequest()),
    ("SupplementCase", pb.SupplementCaseRequest()),
    ("AcceptCase", pb.AcceptCaseRequest()),
    ("RefuseCase", pb.RefuseCaseRequest(reason="不符合")),
    ("ExamineCase", pb.ExamineCaseRequest(opinion="符合")),
    ("StartProcedure", pb.StartProcedureRequest(kind="SITE_SURVEY", expected_days=1)),
    ("EndProcedure", pb.EndProcedureRequest(number=1, result="完")),
    ("ForwardCase", pb.ForwardCaseRequest(upper_organisation="柳州市民政局")),
    ("DecideCase", pb.DecideCaseRequest(granted=True)),
    ("CompleteCase", pb.CompleteCaseRequest()),
    ("DeliverCase", pb.DeliverCaseRequest(way="COLLECTED", receipt="某")),
    ("WithdrawCase", pb.WithdrawCaseRequest(reason="不办")),
    ("RevealApplicant", pb.RevealApplicantRequest(purpose="看看")),
    ("RepeatNotice", pb.RepeatNoticeRequest(reason="漏告")),
    ("RecordViolation", pb.RecordViolationRequest(kind="WRONG_ENTRY", reason="录错")),
    ("ShortenPromise", pb.ShortenPromiseRequest(basis="KEY_PROJECT", length=1, document_number="一")),
    (
        "PublishDelayReason",
        pb.PublishDelayReasonRequest(clock="PROMISED_CLOCK", reason="晚", expected_day="2026-03-20"),
    ),
    ("FileObjection", pb.FileObjectionRequest(procedure=1, content="不实", objector="某")),
    ("ResolveObjection", pb.ResolveObjectionRequest(procedure=1, number=1, resolution="属实")),
    ("WaiveStep", pb.WaiveStepRequest(kind="PUBLICITY", reason="无需")),
    ("TransferCase", pb.TransferCaseRequest(kind="HAND_OVER", receiver="某", note="转")),
    ("AnswerTransfer", pb.AnswerTransferRequest(number=1, answer="好")),
    ("SignAgencyEntry", pb.SignAgencyEntryRequest(way="HANDWRITTEN", file_sha256="0" * 64)),
    ("ExplainCase", pb.ExplainCaseRequest()),
    ("ListCaseEvents", pb.ListCaseEventsRequest()),
]


def naming(request: Any, case: str) -> Any:
    """The request about this case."""
    field = "parent" if "parent" in request.DESCRIPTOR.fields_by_name else "name"
    setattr(request, field, case)
    return request


@pytest.mark.parametrize(("method", "request_"), BY_STAFF, ids=[method for method, _ in BY_STAFF])
async def test_another_organisation_finds_no_such_case_and_changes_nothing(
    world: World, method: str, request_: Any
) -> None:
    case = await world.submitted()

    with pytest.raises(grpc.RpcError) as caught:
        await getattr(world.as_("stranger"), method)(naming(request_, case.name))

    assert refusal(caught.value)[:2] == ("NOT_FOUND", "CASE_NOT_FOUND")
    assert await world.journalled(case.name) == ["CaseSubmitted"]


async def test_another_organisation_cannot_follow_a_case(world: World) -> None:
    case = await world.submitted()

    with pytest.raises(grpc.RpcError) as caught:
        async for _ in world.as_("stranger").WatchCase(pb.WatchCaseRequest(name=case.name)):
            pass

    assert refusal(caught.value).reason == "CASE_NOT_FOUND"


@pytest.mark.parametrize("account", ["neighbour", "agent", "stranger", "foreign-supervisor"])
async def test_who_has_nothing_to_do_with_a_case_does_not_see_it(world: World, account: str) -> None:
    case = await world.submitted()

    with pytest.raises(grpc.RpcError) as caught:
        await world.as_(account).GetCase(pb.GetCaseRequest(name=case.name))
    listed = await world.as_(account).ListCases(pb.ListCasesRequest(page_size=100))

    assert refusal(caught.value).reason == "CASE_NOT_FOUND"
    assert case.name not in [each.name for each in listed.cases]


@pytest.mark.parametrize("account", ["resident", "clerk", "chief", "approver", "head", "supervisor", "city"])
async def test_who_has_to_do_with_a_case_sees_it(world: World, account: str) -> None:
    case = await world.submitted()

    listed = await world.as_(account).ListCases(pb.ListCasesRequest(page_size=1))

    assert [each.name for each in listed.cases] == [case.name]


async def test_a_supervisor_reads_and_decides_nothing(world: World) -> None:
    case = await world.submitted()

    with pytest.raises(grpc.RpcError) as caught:
        await world.as_("supervisor").AcceptCase(pb.AcceptCaseRequest(name=case.name))

    assert refusal(caught.value).reason == "ROLE_REQUIRED"


async def test_staff_enter_applications_for_their_own_organisation_alone(world: World) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        await world.submitted("clerk", FOREIGN)

    assert refusal(caught.value).reason == "OUT_OF_SCOPE"


async def test_a_list_is_walked_page_by_page_without_repeats(world: World) -> None:
    names = [(await world.submitted()).name for _ in range(5)]
    token, seen = "", []
    for _ in range(3):
        page = await world.as_("clerk").ListCases(pb.ListCasesRequest(page_size=2, page_token=token))
        seen += [case.name for case in page.cases]
        token = page.next_page_token

    assert seen[:5] == names[::-1]
    assert len(set(seen)) == 6


async def test_cases_are_found_by_number_and_by_the_applicants_identity(world: World) -> None:
    other = "450222199001011232"
    request = pb.CreateCaseRequest(
        item=FOREIGN.replace("0005", "0001"), applicant=applicant(id_number=other), materials=["M1", "M2"]
    )
    case = await world.as_("resident").CreateCase(request)
    find = world.as_("clerk").ListCases

    by_number = await find(pb.ListCasesRequest(number=case.number))
    by_identity = await find(pb.ListCasesRequest(applicant_id_number=other))
    by_another = await find(pb.ListCasesRequest(applicant_id_number=RESIDENT_NUMBER, number=case.number))

    assert [each.name for each in by_number.cases] == [case.name]
    assert case.name in [each.name for each in by_identity.cases]
    assert list(by_another.cases) == []


async def test_the_applicant_sees_what_happened_but_not_which_officer_did_it(world: World) -> None:
    case = await world.accepted()
    request = pb.ListCaseEventsRequest(parent=case.name)

    seen = (await world.as_("resident").ListCaseEvents(request)).case_events
    told = (await world.as_("clerk").ListCaseEvents(request)).case_events

    assert [(event.type, event.actor) for event in seen] == [
        ("CaseSubmitted", "resident"),
        ("CaseAccepted", ""),
    ]
    assert [event.actor for event in told] == ["resident", "clerk"]


async def test_a_case_is_followed_from_the_version_last_seen(world: World) -> None:
    case = await world.submitted()
    stream = world.as_("resident").WatchCase(pb.WatchCaseRequest(name=case.name, after_version=1))
    await world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name))

    event = await anext(aiter(stream))
    stream.cancel()

    assert (event.version, event.type, event.state) == (2, "CaseAccepted", pb.Case.ACCEPTED)
