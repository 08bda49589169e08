"""What goes wrong is on record (C16, C46), and what is passed on inside can be followed (C22, C47)."""

from yangguang.cases.v1 import cases_pb2 as pb

from tests.integration.cases.world import INSTANT, World, due, refused


async def supplemented(world: World) -> pb.Case:
    """A case that was supplemented once, and still lacks M2, which the notice forgot nothing of."""
    case = await world.submitted(materials=("M1", "M2"))
    told = [pb.MissingMaterial(material="M3", reason="需要户口簿")]
    await world.as_("clerk").RequestSupplement(pb.RequestSupplementRequest(name=case.name, materials=told))
    return await world.as_("resident").SupplementCase(
        pb.SupplementCaseRequest(name=case.name, materials=["M3"])
    )


async def test_a_second_notice_is_refused_and_can_only_be_made_as_a_violation_on_record(world: World) -> None:
    """C16, 行政许可法 art. 72 (4): told with its reason, and the clock of acceptance runs on."""
    case = await supplemented(world)
    told = [pb.MissingMaterial(material="M1", reason="申请书未签名")]
    again = pb.RequestSupplementRequest(name=case.name, materials=told)
    assert (await refused(world.as_("clerk").RequestSupplement(again)))[1] == "NOTICE_ALREADY_GIVEN"

    repeated = await world.as_("clerk").RepeatNotice(
        pb.RepeatNoticeRequest(name=case.name, materials=told, reason="初审时未发现")
    )

    [violation] = repeated.handling.violations
    assert (violation.kind, violation.reason) == (pb.REPEATED_NOTICE, "初审时未发现")
    assert list(violation.materials) == ["M1"]
    assert repeated.state == pb.Case.SUBMITTED
    assert due(repeated, "ACCEPTANCE_CLOCK") == due(case, "ACCEPTANCE_CLOCK") == "2026-03-09"
    assert (await world.journalled(case.name))[-1] == "CaseViolationRecorded"


async def test_what_a_repeated_notice_asked_for_is_handed_in_and_moves_no_clock(world: World) -> None:
    """C16: the applicant does not pay for the fault of the window."""
    case = await supplemented(world)
    told = [pb.MissingMaterial(material="M1", reason="申请书未签名")]
    await world.as_("clerk").RepeatNotice(
        pb.RepeatNoticeRequest(name=case.name, materials=told, reason="初审时未发现")
    )
    hand_in = pb.SupplementCaseRequest(name=case.name, materials=["M1"])
    world.clock.days(1)

    case = await world.as_("resident").SupplementCase(hand_in)

    assert due(case, "ACCEPTANCE_CLOCK") == "2026-03-09"
    assert case.handling.violations[0].HasField("settle_time")
    assert (await refused(world.as_("resident").SupplementCase(hand_in)))[1] == "NOTHING_ASKED_FOR"


async def test_there_is_no_second_notice_before_the_first(world: World) -> None:
    """C16: the one notice comes first."""
    case = await world.submitted()
    told = [pb.MissingMaterial(material="M1", reason="未签名")]
    repeat = pb.RepeatNoticeRequest(name=case.name, materials=told, reason="漏告")

    assert (await refused(world.as_("clerk").RepeatNotice(repeat)))[1] == "NOTICE_NOT_GIVEN"


async def test_lost_documents_are_a_fault_on_record(world: World) -> None:
    """C46: 办件资料遗失 names what was lost, by staff or by the centre."""
    case = await world.accepted()
    lost = pb.RecordViolationRequest(name=case.name, kind="LOST_DOCUMENTS", reason="移交时遗失")
    assert (await refused(world.as_("clerk").RecordViolation(lost)))[2]["field"] == "materials"

    lost.materials.append("M2")
    case = await world.as_("manager").RecordViolation(lost)

    assert list(case.handling.violations[0].materials) == ["M2"]
    assert case.state == pb.Case.ACCEPTED


async def test_a_repeated_notice_is_not_recorded_by_the_way(world: World) -> None:
    """C16: it has a call of its own, which tells the applicant."""
    case = await world.accepted()
    record = pb.RecordViolationRequest(name=case.name, kind="REPEATED_NOTICE", reason="漏告")

    assert (await refused(world.as_("clerk").RecordViolation(record)))[2]["field"] == "kind"


async def test_a_case_goes_to_the_back_office_and_comes_back_with_an_answer(world: World) -> None:
    """C22, C47: from whom, to whom, by when, and what came back."""
    case = await world.accepted()
    press = pb.TransferCaseRequest(
        name=case.name, kind="PRESS", receiver="社会救助股", note="请于期限前反馈", reply_days=3
    )
    assert (await refused(world.as_("clerk").TransferCase(press)))[2] == {"right": "PROMISE_SUPERVISION"}
    case = await world.as_("chief").TransferCase(press)
    assert (case.handling.transfers[0].sender, case.handling.transfers[0].due) == ("chief", "2026-03-05")

    answer = pb.AnswerTransferRequest(name=case.name, number=1, answer="已核查完毕")
    case = await world.as_("approver").AnswerTransfer(answer)

    assert case.handling.transfers[0].answerer == "approver"
    assert (await refused(world.as_("approver").AnswerTransfer(answer)))[1] == "TRANSFER_NOT_OPEN"
    assert (await world.journalled(case.name))[-2:] == ["CaseTransferred", "CaseTransferAnswered"]


async def test_any_member_of_staff_hands_a_case_over(world: World) -> None:
    """C22: 转办 needs no mandate, and is on record like everything else."""
    case = await world.accepted(INSTANT)

    case = await world.as_("clerk").TransferCase(
        pb.TransferCaseRequest(name=case.name, kind="HAND_OVER", receiver="chief", note="交班")
    )

    assert (case.handling.transfers[0].receiver, case.handling.transfers[0].due) == ("chief", "")
