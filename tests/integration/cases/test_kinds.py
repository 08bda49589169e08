"""The six kinds of cases (六种办件, LS6): what a case is handled as, and what is told of each kind."""

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.common.v1 import types_pb2 as types

from tests.integration.cases.world import FORWARDED, INSTANT, JOINT, World, due, refused


async def test_the_table_of_kinds_is_public_and_names_all_six(world: World) -> None:
    """C06–C13: steps, rights, clocks and the national code of each kind."""
    listed = await world.as_("resident").ListCaseKinds(pb.ListCaseKindsRequest())

    tables = {types.CaseKind.Name(table.kind): table for table in listed.case_kinds}
    assert list(tables) == ["INSTANT", "PROMISED", "JOINT", "FORWARDED", "RETURNED", "SUPPLEMENTED"]
    assert [name for name, table in tables.items() if table.of_items] == [
        "INSTANT",
        "PROMISED",
        "JOINT",
        "FORWARDED",
    ]
    assert [name for name, table in tables.items() if pb.UPPER_CLOCK in table.clocks] == ["FORWARDED"]
    assert not tables["INSTANT"].two_persons


async def test_an_instant_case_goes_without_survey_meeting_or_hearing(world: World) -> None:
    """C06, C07: it is decided at the window; whatever takes longer is not offered."""
    case = await world.accepted(INSTANT)
    start = pb.StartProcedureRequest(name=case.name, kind="SITE_SURVEY", expected_days=1)

    assert (await refused(world.as_("chief").StartProcedure(start)))[1:] == (
        "STEP_NOT_ALLOWED",
        {"state": "ACCEPTED", "action": "START_PROCEDURE", "kind": "INSTANT"},
    )


async def test_a_joint_case_has_forty_five_working_days(world: World) -> None:
    """C13 and 行政许可法 art. 42: 45 working days from 3 March end on 8 May 2026."""
    case = await world.accepted(JOINT)

    # 21 in March, 21 in April with 清明 on the 6th, and after the holiday 6, 7 and 8 May.
    assert due(case, "STATUTORY_CLOCK") == "2026-05-08"


async def test_a_refused_application_is_a_returned_case_with_a_code(world: World) -> None:
    """C11: the chief representative checks it, and the reason has a code."""
    case = await world.submitted()
    refuse = pb.RefuseCaseRequest(name=case.name, reason="不属于本机关职权", return_reason="NOT_COMPETENT")
    assert (await refused(world.as_("clerk").RefuseCase(refuse)))[2] == {"right": "RETURN_CHECK"}

    case = await world.as_("chief").RefuseCase(refuse)

    assert (case.kind, case.handling_kind) == (types.PROMISED, types.RETURNED)
    assert case.return_reason == pb.NOT_COMPETENT


async def test_a_case_that_is_not_granted_is_a_returned_case(world: World) -> None:
    """C11: a refusal needs the right to check returns and says why."""
    case = await world.examined()
    case = await world.as_("approver").DecideCase(
        pb.DecideCaseRequest(name=case.name, granted=False, reason="不符合法定条件")
    )

    assert case.handling_kind == types.RETURNED
    assert case.return_reason == pb.CONDITIONS_NOT_MET
    extend = pb.ExtendCaseRequest(name=case.name, length=1, reason="晚了")
    assert (await refused(world.as_("head").ExtendCase(extend)))[2]["kind"] == "RETURNED"


async def test_a_case_to_be_supplemented_is_handled_as_such_until_it_is_accepted(world: World) -> None:
    """C12: 补办件 from the notice until the chief representative has verified the supplement."""
    case = await world.submitted(materials=("M1",))
    told = [pb.MissingMaterial(material="M2", reason="未提交")]
    asked = await world.as_("clerk").RequestSupplement(
        pb.RequestSupplementRequest(name=case.name, materials=told)
    )
    supplemented = await world.as_("resident").SupplementCase(
        pb.SupplementCaseRequest(name=case.name, materials=["M2"])
    )
    accepted = await world.as_("chief").AcceptCase(pb.AcceptCaseRequest(name=case.name))

    kinds = [each.handling_kind for each in (case, asked, supplemented, accepted)]
    assert kinds == [types.PROMISED, types.SUPPLEMENTED, types.SUPPLEMENTED, types.PROMISED]


async def test_the_upper_authoritys_decision_is_recorded_with_its_document(world: World) -> None:
    """C10: two clocks, first review here, decision above."""
    case = await world.examined(FORWARDED)
    await world.as_("chief").StartProcedure(
        pb.StartProcedureRequest(name=case.name, kind="PUBLICITY", expected_days=7)
    )
    await world.as_("chief").EndProcedure(pb.EndProcedureRequest(name=case.name, number=1, result="无异议"))
    await world.as_("chief").ForwardCase(
        pb.ForwardCaseRequest(name=case.name, upper_organisation="柳州市民政局")
    )
    decide = pb.DecideCaseRequest(name=case.name, granted=True)
    assert (await refused(world.as_("clerk").DecideCase(decide)))[2]["field"] == "document_number"

    decide.document_number = "柳民许〔2026〕1号"
    case = await world.as_("clerk").DecideCase(decide)

    assert case.decision.document_number == "柳民许〔2026〕1号"


async def test_who_accepted_does_not_approve_alone(world: World) -> None:
    """C04, C05: 受理(初审) and 审核(发证) are two people; on the spot one is enough."""
    case = await world.submitted()
    await world.as_("chief").AcceptCase(pb.AcceptCaseRequest(name=case.name))
    instant = await world.submitted(item=INSTANT)
    await world.as_("chief").AcceptCase(pb.AcceptCaseRequest(name=instant.name))

    both = await world.as_("chief").DecideCase(pb.DecideCaseRequest(name=instant.name, granted=True))

    assert both.decision.decider == both.acceptor == "chief"
    decide = pb.DecideCaseRequest(name=instant.name, granted=True)
    assert (await refused(world.as_("clerk").DecideCase(decide)))[1] == "STEP_NOT_ALLOWED"


async def test_on_the_spot_the_mandate_decides_and_nobody_else(world: World) -> None:
    """C04: the exception holds where the mandate gives 即办件即办权."""
    case = await world.accepted(INSTANT)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)

    assert (await refused(world.as_("clerk").DecideCase(decide)))[2] == {"right": "INSTANT_DECISION"}
    assert (await refused(world.as_("head").DecideCase(decide)))[2] == {"right": "INSTANT_DECISION"}
