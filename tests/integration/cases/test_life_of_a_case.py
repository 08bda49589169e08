"""A case from application to delivery: what each step asks, changes and journals."""

import datetime as dt

from yangguang.cases.v1 import cases_pb2 as pb

from tests.integration.cases.world import (
    CHAINED,
    FORWARDED,
    INSTANT,
    PROMISED,
    PUBLIC,
    RESIDENT_NUMBER,
    SUSPENDED,
    World,
    applicant,
    due,
    refused,
)


async def test_a_promised_case_lives_from_application_to_rating(world: World) -> None:
    case = await world.completed()
    case = await world.as_("clerk").DeliverCase(
        pb.DeliverCaseRequest(name=case.name, way="COLLECTED", receipt="演示申请人")
    )
    case = await world.as_("resident").RateCase(
        pb.RateCaseRequest(name=case.name, rating=pb.Rating(grade="SATISFIED", attitude="VERY_SATISFIED"))
    )

    assert case.state == pb.Case.DELIVERED
    assert case.rating.grade == pb.SATISFIED
    assert case.certificate_number.startswith("450222-mz〔2026〕")
    assert case.delivery.receipt == "演***人"
    assert await world.journalled(case.name) == [
        "CaseSubmitted",
        "CaseAccepted",
        "CaseExamined",
        "CaseDecided",
        "CaseCompleted",
        "CaseDelivered",
        "CaseRated",
    ]


async def test_a_new_case_has_a_number_and_five_working_days_for_acceptance(world: World) -> None:
    case = await world.submitted()

    assert case.number.removeprefix(PROMISED.removeprefix("items/")).startswith("20260302")
    assert len(case.number) >= 43
    assert due(case, "ACCEPTANCE_CLOCK") == "2026-03-09"
    assert case.etag == "1"


async def test_the_numbers_of_a_day_count_up(world: World) -> None:
    first, second = await world.submitted(), await world.submitted()

    assert int(second.number[-4:]) > int(first.number[-4:])


async def test_the_applicant_is_masked_in_answers_and_sealed_in_the_database(world: World) -> None:
    case = await world.submitted()

    assert case.applicant.name == "演***人"
    assert case.applicant.id_number == "110***********002X"
    assert case.applicant.phone == "138****0000"
    [row] = await world.rows(
        "SELECT record, applicant FROM cases WHERE id = CAST(:id AS uuid)",
        id=case.name.removeprefix("cases/"),
    )
    for stored in (row.record, row.applicant):
        assert RESIDENT_NUMBER.encode() not in stored
        assert "演示申请人".encode() not in stored


async def test_acceptance_starts_the_promised_and_the_statutory_clock(world: World) -> None:
    case = await world.accepted()

    assert due(case, "PROMISED_CLOCK") == "2026-03-09"
    assert due(case, "STATUTORY_CLOCK") == "2026-03-30"


async def test_what_is_missing_is_told_once(world: World) -> None:
    case = await world.submitted(materials=("M1",))
    told = [pb.MissingMaterial(material="M2", reason="缺少身份证复印件")]
    case = await world.as_("clerk").RequestSupplement(
        pb.RequestSupplementRequest(name=case.name, materials=told)
    )
    assert case.state == pb.Case.SUPPLEMENTING
    case = await world.as_("resident").SupplementCase(
        pb.SupplementCaseRequest(name=case.name, materials=["M2"])
    )
    assert case.state == pb.Case.SUBMITTED

    again = world.as_("clerk").RequestSupplement(pb.RequestSupplementRequest(name=case.name, materials=told))

    assert await refused(again) == ("FAILED_PRECONDITION", "NOTICE_ALREADY_GIVEN", {})


async def test_a_notice_that_forgets_a_required_material_is_refused(world: World) -> None:
    case = await world.submitted(materials=())
    notice = pb.RequestSupplementRequest(
        name=case.name, materials=[pb.MissingMaterial(material="M1", reason="缺")]
    )

    assert await refused(world.as_("clerk").RequestSupplement(notice)) == (
        "FAILED_PRECONDITION",
        "NOTICE_INCOMPLETE",
        {"materials": "M2"},
    )


async def test_the_supplement_starts_a_new_acceptance_clock(world: World) -> None:
    case = await world.submitted(materials=("M1",))
    told = [pb.MissingMaterial(material="M2", reason="缺")]
    await world.as_("clerk").RequestSupplement(pb.RequestSupplementRequest(name=case.name, materials=told))
    world.clock.days(14)

    case = await world.as_("resident").SupplementCase(
        pb.SupplementCaseRequest(name=case.name, materials=["M2"])
    )

    assert due(case, "ACCEPTANCE_CLOCK") == "2026-03-23"


async def test_an_incomplete_application_is_not_accepted(world: World) -> None:
    case = await world.submitted(materials=("M1",))

    assert await refused(world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name))) == (
        "FAILED_PRECONDITION",
        "MATERIALS_MISSING",
        {"materials": "M2"},
    )


async def test_a_supplemented_case_is_accepted_by_who_may_verify_supplements(world: World) -> None:
    case = await world.submitted(materials=("M1",))
    told = [pb.MissingMaterial(material="M2", reason="缺")]
    await world.as_("clerk").RequestSupplement(pb.RequestSupplementRequest(name=case.name, materials=told))
    await world.as_("resident").SupplementCase(pb.SupplementCaseRequest(name=case.name, materials=["M2"]))
    request = pb.AcceptCaseRequest(name=case.name)

    assert await refused(world.as_("clerk").AcceptCase(request)) == (
        "PERMISSION_DENIED",
        "MANDATE_REQUIRED",
        {"right": "SUPPLEMENT_CHECK"},
    )
    assert (await world.as_("chief").AcceptCase(request)).state == pb.Case.ACCEPTED


async def test_an_instant_case_is_decided_at_the_window_the_same_day(world: World) -> None:
    case = await world.accepted(INSTANT)
    assert due(case, "PROMISED_CLOCK") == "2026-03-02"

    case = await world.as_("chief").DecideCase(pb.DecideCaseRequest(name=case.name, granted=True))

    assert case.state == pb.Case.DECIDED
    assert due(case, "DELIVERY_CLOCK") == "2026-03-16"


async def test_a_forwarded_case_keeps_both_clocks(world: World) -> None:
    case = await world.examined(FORWARDED)
    world.clock.days(1)
    case = await world.as_("chief").ForwardCase(
        pb.ForwardCaseRequest(name=case.name, upper_organisation="柳州市民政局")
    )

    assert due(case, "STATUTORY_CLOCK") == "2026-03-30"
    assert due(case, "UPPER_CLOCK") == "2026-03-31"
    stopped = {clock.kind for clock in case.clocks if clock.HasField("stop_time")}
    assert stopped == {pb.ACCEPTANCE_CLOCK, pb.PROMISED_CLOCK, pb.STATUTORY_CLOCK}


async def test_a_procedure_holds_the_clocks(world: World) -> None:
    case = await world.accepted()
    world.clock.days(1)
    start = pb.StartProcedureRequest(name=case.name, kind="SITE_SURVEY", expected_days=3)
    case = await world.as_("approver").StartProcedure(start)
    assert due(case, "PROMISED_CLOCK") == ""
    world.clock.days(2)

    case = await world.as_("approver").EndProcedure(
        pb.EndProcedureRequest(name=case.name, number=1, result="符合")
    )

    # 3 to 5 March do not count: 6, 9, 10, 11 and 12 do. The law does not stop for a survey (art. 45).
    assert due(case, "PROMISED_CLOCK") == "2026-03-12"
    assert due(case, "STATUTORY_CLOCK") == "2026-03-30"


async def test_publicity_holds_the_limit_of_the_law_too(world: World) -> None:
    case = await world.accepted(PUBLIC)
    start = pb.StartProcedureRequest(name=case.name, kind="PUBLICITY", expected_days=7)
    await world.as_("approver").StartProcedure(start)
    world.clock.days(7)

    case = await world.as_("approver").EndProcedure(
        pb.EndProcedureRequest(name=case.name, number=1, result="无异议")
    )

    # 2 to 9 March do not count; 20 working days from 10 March, with 清明 on 6 April.
    assert due(case, "STATUTORY_CLOCK") == "2026-04-07"


async def test_the_chain_of_a_township_runs_in_its_order(world: World) -> None:
    case = await world.examined(CHAINED)
    approver = world.as_("approver")

    async def pass_step(kind: str) -> pb.Case:
        started = await approver.StartProcedure(
            pb.StartProcedureRequest(name=case.name, kind=kind, expected_days=1)
        )
        number = len(started.procedures)
        return await approver.EndProcedure(
            pb.EndProcedureRequest(name=case.name, number=number, result="通过")
        )

    assert await refused(pass_step("PUBLICITY")) == (
        "FAILED_PRECONDITION",
        "STEP_OUT_OF_ORDER",
        {"step": "PUBLICITY", "expected": "VILLAGE_REVIEW"},
    )
    for kind in ("VILLAGE_REVIEW", "DEMOCRATIC_APPRAISAL", "PUBLICITY"):
        await pass_step(kind)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)
    assert (await refused(approver.DecideCase(decide)))[2] == {"steps": "HOUSEHOLD_SURVEY"}
    await pass_step("HOUSEHOLD_SURVEY")
    await approver.DecideCase(decide)
    complete = pb.CompleteCaseRequest(name=case.name)
    assert (await refused(world.as_("chief").CompleteCase(complete)))[2] == {"steps": "PUBLICITY"}
    await pass_step("PUBLICITY")
    assert (await world.as_("chief").CompleteCase(complete)).state == pb.Case.COMPLETED


async def test_a_procedure_the_item_does_not_name_is_refused(world: World) -> None:
    case = await world.accepted()
    start = pb.StartProcedureRequest(name=case.name, kind="APPRAISAL", expected_days=3)

    code, reason, facts = await refused(world.as_("approver").StartProcedure(start))

    assert (code, reason, facts["field"]) == ("INVALID_ARGUMENT", "FIELD_INVALID", "kind")


async def test_an_item_with_publicity_grants_nothing_unseen(world: World) -> None:
    case = await world.examined(PUBLIC)
    decide = pb.DecideCaseRequest(name=case.name, granted=True)

    assert (await refused(world.as_("approver").DecideCase(decide)))[1] == "STEPS_OUTSTANDING"


async def test_no_mandate_no_decision(world: World) -> None:
    case = await world.examined()
    decide = pb.DecideCaseRequest(name=case.name, granted=True)

    assert await refused(world.as_("chief").DecideCase(decide)) == (
        "PERMISSION_DENIED",
        "MANDATE_REQUIRED",
        {"right": "ON_SITE_APPROVAL"},
    )


async def test_a_refusal_needs_reasons(world: World) -> None:
    case = await world.examined()

    code, reason, facts = await refused(
        world.as_("approver").DecideCase(pb.DecideCaseRequest(name=case.name, granted=False))
    )

    assert (code, reason, facts["field"]) == ("INVALID_ARGUMENT", "FIELD_REQUIRED", "reason")


async def test_the_head_extends_once_by_no_more_than_the_law_allows(world: World) -> None:
    case = await world.accepted()
    extend = pb.ExtendCaseRequest(name=case.name, length=11, reason="需要补充调查")
    assert (await refused(world.as_("head").ExtendCase(extend)))[1] == "EXTENSION_TOO_LONG"
    extend.length = 10
    case = await world.as_("head").ExtendCase(extend)
    assert due(case, "STATUTORY_CLOCK") == "2026-04-14"

    assert (await refused(world.as_("head").ExtendCase(extend)))[1] == "ALREADY_EXTENDED"
    assert (await refused(world.as_("chief").ExtendCase(extend)))[1] == "ROLE_REQUIRED"


async def test_silence_for_five_working_days_is_acceptance_from_the_day_of_receipt(world: World) -> None:
    case = await world.submitted()
    world.clock.days(8)

    await world.sweeper.sweep()

    case = await world.as_("resident").GetCase(pb.GetCaseRequest(name=case.name))
    assert (case.state, case.deemed_accepted, case.acceptor) == (pb.Case.ACCEPTED, True, "")
    assert case.accept_time.ToDatetime(dt.UTC) == dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)
    assert due(case, "PROMISED_CLOCK") == "2026-03-09"


async def test_on_the_last_day_nothing_is_deemed_accepted(world: World) -> None:
    case = await world.submitted()
    world.clock.days(7)

    await world.sweeper.sweep()

    case = await world.as_("resident").GetCase(pb.GetCaseRequest(name=case.name))
    assert case.state == pb.Case.SUBMITTED


async def test_documents_from_the_post_count_from_the_day_they_came(world: World) -> None:
    received = dt.datetime(2026, 2, 10, 2, tzinfo=dt.UTC)
    case = await world.submitted("clerk", channel="POST", receive_time=received)

    # 11, 12, 13, 14 February (a Saturday worked) and 24, after the Spring Festival.
    assert due(case, "ACCEPTANCE_CLOCK") == "2026-02-24"


async def test_an_applicant_does_not_choose_the_day_of_receipt(world: World) -> None:
    call = world.submitted(receive_time=dt.datetime(2026, 2, 10, 2, tzinfo=dt.UTC))

    assert (await refused(call))[2]["field"] == "receive_time"


async def test_nothing_outside_the_catalogue_is_handled(world: World) -> None:
    for item in (SUSPENDED, "items/unknown"):
        assert (await refused(world.submitted(item=item)))[1] == "ITEM_NOT_IN_FORCE"


async def test_an_agent_needs_the_persons_mandate(world: World) -> None:
    assert (await refused(world.submitted("agent")))[2]["field"] == "agent_mandate_number"
    case = await world.submitted("agent", agent_mandate_number="委2026-1")

    assert (case.agent.subject, case.channel) == ("agent", 3)


async def test_a_withdrawn_case_is_closed(world: World) -> None:
    case = await world.accepted()
    case = await world.as_("resident").WithdrawCase(pb.WithdrawCaseRequest(name=case.name, reason="不办了"))

    assert case.state == pb.Case.WITHDRAWN
    assert all(clock.HasField("stop_time") for clock in case.clocks)


async def test_reading_the_full_identity_is_journalled_each_time(world: World) -> None:
    case = await world.accepted()
    request = pb.RevealApplicantRequest(name=case.name, purpose="核对身份", request_id="same")
    for _ in range(2):
        full = await world.as_("clerk").RevealApplicant(request)

    assert full == applicant()
    assert (await world.journalled(case.name))[-2:] == ["ApplicantRevealed", "ApplicantRevealed"]


async def test_a_case_is_rated_once(world: World) -> None:
    case = await world.completed()
    rate = pb.RateCaseRequest(name=case.name, rating=pb.Rating(grade="DISSATISFIED"))
    await world.as_("resident").RateCase(rate)

    assert (await refused(world.as_("resident").RateCase(rate)))[1] == "ALREADY_RATED"


async def test_the_clocks_explain_themselves(world: World) -> None:
    case = await world.accepted()

    explained = await world.as_("resident").ExplainCase(pb.ExplainCaseRequest(name=case.name))

    [promised] = [clock.lines for clock in explained.clocks if clock.kind == pb.PROMISED_CLOCK]
    assert promised[0] == "期限：5个工作日。"
    assert "截止：2026年3月9日（星期一）24时。" in promised
