"""The ledger of services (C45), consultations (C15, C17, C44), visits (C38), the notice board."""

import asyncio
import datetime as dt
from typing import Any

import pytest
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import consultations_pb2 as talks
from yangguang.cases.v1 import ledger_pb2 as ledger

from tests.integration.cases.world import LZ, MZ, PROMISED, PUBLIC, SUSPENDED, World, refusal, refused

YEAR: dict[str, Any] = {"first_day": "2027-01-01", "last_day": "2027-12-31"}


@pytest.fixture
def next_year(world: World) -> World:
    """The same a year on, where nothing has been counted yet."""
    world.clock.now = dt.datetime(2027, 3, 1, 2, tzinfo=dt.UTC)
    return world


async def served(world: World, account: str = "clerk", **more: Any) -> ledger.ServiceRecord:
    """A service registered at the window."""
    given = {"kind": "CONSULTING", "mode": "RESERVED_SERVICE", "in_person": True}
    return await world.ledger(account).CreateServiceRecord(
        ledger.CreateServiceRecordRequest(**{**given, **more})
    )


async def asked(world: World, account: str = "resident", **more: Any) -> talks.Consultation:
    """A question."""
    given = {"question": "高龄补贴需要本人到场吗？", "item": PROMISED}
    return await world.consultations(account).CreateConsultation(
        talks.CreateConsultationRequest(**{**given, **more})
    )


# ---- The ledger


async def test_services_are_counted_by_mode(next_year: World) -> None:
    """C34, C35: 预约、延时、上门 and the rest, each counted."""
    for mode, times in (("RESERVED_SERVICE", 3), ("EXTENDED_SERVICE", 2), ("DOOR_TO_DOOR_SERVICE", 1)):
        for _ in range(times):
            await served(next_year, mode=mode, in_person=mode != "DOOR_TO_DOOR_SERVICE")

    counts = await next_year.ledger("head").GetServiceCounts(ledger.GetServiceCountsRequest(**YEAR))

    assert {pb.ServiceMode.Name(each.mode): each.count for each in counts.modes} == {
        "RESERVED_SERVICE": 3,
        "EXTENDED_SERVICE": 2,
        "DOOR_TO_DOOR_SERVICE": 1,
    }
    assert (counts.total_count, counts.visit_count, counts.late_count) == (6, 5, 0)
    abroad = await next_year.ledger("foreign-supervisor").GetServiceCounts(
        ledger.GetServiceCountsRequest(**YEAR)
    )
    assert abroad.total_count == 0


async def test_what_is_entered_on_a_later_day_is_late(world: World) -> None:
    """C45: each service is registered in time."""
    record = await served(world, serve_time=world.clock.now - dt.timedelta(days=1))
    assert record.late
    assert not (await served(world)).late
    tomorrow = world.clock.now + dt.timedelta(days=1)
    assert (await refused(served(world, serve_time=tomorrow)))[2]["field"] == "serve_time"


async def test_a_service_is_linked_to_a_case_of_ones_own(world: World) -> None:
    """C45: link to cases; another organisation's case is none."""
    case = await world.submitted()
    record = await served(world, case=case.name, kind="CASE_HANDLING")

    assert record.case == case.name
    listed = await world.ledger("clerk").ListServiceRecords(ledger.ListServiceRecordsRequest(case=case.name))
    assert [each.name for each in listed.service_records] == [record.name]
    assert (await refused(served(world, "stranger", case=case.name)))[1] == "CASE_NOT_FOUND"


async def test_an_investment_project_is_received_on_site(world: World) -> None:
    """C32: consulting, checking documents, solving and handling on the spot, each on record."""
    kinds = ("CONSULTING", "DOCUMENT_CHECK", "PROBLEM_SOLVING", "CASE_HANDLING")
    records = [
        await served(world, kind=kind, mode="ADVANCE_SERVICE", investment_project="演示招商项目")
        for kind in kinds
    ]

    assert [ledger.ServiceKind.Name(each.kind) for each in records] == list(kinds)
    assert {each.investment_project for each in records} == {"演示招商项目"}


# ---- Visits and modes of a case


async def test_the_days_on_which_somebody_came_are_counted_once_each(world: World) -> None:
    """C38: 最多跑一次: handed in and supplemented on one day is one visit, collected later is the second."""
    case = await world.submitted("clerk", materials=("M1",))
    told = [pb.MissingMaterial(material="M2", reason="缺")]
    await world.as_("clerk").RequestSupplement(pb.RequestSupplementRequest(name=case.name, materials=told))
    case = await world.as_("clerk").SupplementCase(pb.SupplementCaseRequest(name=case.name, materials=["M2"]))
    assert list(case.handling.visit_days) == ["2026-03-02"]
    await world.as_("chief").AcceptCase(pb.AcceptCaseRequest(name=case.name))
    await world.as_("approver").ExamineCase(pb.ExamineCaseRequest(name=case.name, opinion="符合"))
    await world.as_("approver").DecideCase(pb.DecideCaseRequest(name=case.name, granted=True))
    await world.as_("chief").CompleteCase(pb.CompleteCaseRequest(name=case.name))
    world.clock.days(2)

    case = await world.as_("clerk").DeliverCase(
        pb.DeliverCaseRequest(name=case.name, way="COLLECTED", receipt="演示申请人")
    )

    assert list(case.handling.visit_days) == ["2026-03-02", "2026-03-04"]


async def test_who_applies_online_and_gets_it_by_post_never_comes(world: World) -> None:
    """C38: no visit at all."""
    case = await world.completed()
    case = await world.as_("clerk").DeliverCase(
        pb.DeliverCaseRequest(name=case.name, way="POSTED", receipt="邮件EMS1")
    )

    assert list(case.handling.visit_days) == []


async def test_a_case_says_in_which_modes_it_was_served_and_in_which_session(world: World) -> None:
    """C34 and C09: 上门、延时, and the session of batch handling it was taken in at."""
    case = await world.submitted(
        "clerk",
        service_modes=["DOOR_TO_DOOR_SERVICE", "EXTENDED_SERVICE", "EXTENDED_SERVICE"],
        batch_session="serviceSessions/01930c4e-8b7a-7c1d-9e2f-0123456789ab",
    )

    modes = [pb.ServiceMode.Name(mode) for mode in case.handling.service_modes]
    assert modes == ["DOOR_TO_DOOR_SERVICE", "EXTENDED_SERVICE"]
    assert case.handling.batch_session.startswith("serviceSessions/")


# ---- Consultations


async def test_who_is_asked_first_at_a_window_is_responsible(world: World) -> None:
    """C15: 首问负责制: recorded as owner until it is handed over."""
    talk = await asked(world, "clerk", item="", asker="演示群众")

    assert (talk.first_asked, talk.responsible, talk.asker) == ("clerk", "clerk", "演**众")
    assert talk.state == talks.Consultation.TAKEN
    answer = talks.AnswerConsultationRequest(name=talk.name, answer="不需要")
    assert (await refused(world.consultations("chief").AnswerConsultation(answer)))[1] == (
        "ANOTHER_IS_RESPONSIBLE"
    )
    answered = await world.consultations("clerk").AnswerConsultation(answer)
    assert (answered.answerer, answered.state) == ("clerk", talks.Consultation.ANSWERED)


async def test_a_question_handed_over_is_ones_own_until_somebody_takes_it(world: World) -> None:
    """C15: there is never nobody: the first asked stays responsible until the other has taken it."""
    talk = await asked(world, "clerk")
    hand = talks.HandOverConsultationRequest(name=talk.name, organisation=LZ, reason="属邻县职责")
    talk = await world.consultations("clerk").HandOverConsultation(hand)
    assert (talk.responsible, talk.organisation, talk.first_organisation) == ("clerk", LZ, MZ)
    take = talks.TakeConsultationRequest(name=talk.name)
    assert (await refused(world.consultations("chief").TakeConsultation(take)))[1] == "OUT_OF_SCOPE"

    talk = await world.consultations("stranger").TakeConsultation(take)

    assert (talk.first_asked, talk.responsible) == ("clerk", "stranger")
    assert talk.hand_overs[0].taker == "stranger"
    seen = await world.consultations("clerk").GetConsultation(talks.GetConsultationRequest(name=talk.name))
    assert seen.responsible == "stranger"


async def test_a_question_asked_online_goes_to_the_organisation_of_the_item(world: World) -> None:
    """C44: online consulting and reply; who asks sees the organisation, not which of its people."""
    talk = await asked(world)
    assert (talk.organisation, talk.state) == (MZ, talks.Consultation.ASKED)
    assert (await refused(asked(world, item=SUSPENDED)))[1] == "ITEM_NOT_IN_FORCE"
    assert (await refused(asked(world, item="")))[2]["field"] == "item"
    take = talks.TakeConsultationRequest(name=talk.name)
    taken = await world.consultations("clerk").TakeConsultation(take)
    assert (taken.first_asked, taken.responsible) == ("clerk", "clerk")
    assert (await refused(world.consultations("chief").TakeConsultation(take)))[1] == (
        "CONSULTATION_STEP_NOT_ALLOWED"
    )
    await world.consultations("clerk").AnswerConsultation(
        talks.AnswerConsultationRequest(name=talk.name, answer="可以委托代办员办理", publish=True)
    )

    mine = await world.consultations("resident").GetConsultation(talks.GetConsultationRequest(name=talk.name))
    assert (mine.answer, mine.answerer, mine.responsible) == ("可以委托代办员办理", "", "")
    shown = await world.consultations("").ListPublishedAnswers(
        talks.ListPublishedAnswersRequest(item=PROMISED, page_size=1)
    )
    assert shown.published_answers[0].answer == "可以委托代办员办理"


async def test_of_eight_who_take_a_question_at_once_one_is_responsible(world: World) -> None:
    """C15: never two, never nobody."""
    talk = await asked(world)
    take = talks.TakeConsultationRequest(name=talk.name)
    accounts = ("clerk", "chief", "approver", "head") * 2

    calls = [world.consultations(account).TakeConsultation(take) for account in accounts]
    results = await asyncio.gather(*calls, return_exceptions=True)

    [taken] = [each for each in results if isinstance(each, talks.Consultation)]
    reasons = [refusal(each).reason for each in results if isinstance(each, BaseException)]
    assert reasons == 7 * ["CONSULTATION_STEP_NOT_ALLOWED"]
    assert taken.first_asked == taken.responsible


async def test_a_question_is_seen_by_those_it_concerns(world: World) -> None:
    """C44: not by another resident, another organisation, another county."""
    talk = await asked(world)
    get = talks.GetConsultationRequest(name=talk.name)

    for account in ("neighbour", "stranger", "foreign-supervisor"):
        assert (await refused(world.consultations(account).GetConsultation(get)))[1] == (
            "CONSULTATION_NOT_FOUND"
        )
        listed = await world.consultations(account).ListConsultations(
            talks.ListConsultationsRequest(page_size=100)
        )
        assert talk.name not in [each.name for each in listed.consultations]


async def test_an_answer_that_is_not_published_is_not_shown(world: World) -> None:
    """C44: what is published is chosen."""
    talk = await asked(world, "clerk", item=PUBLIC)
    await world.consultations("clerk").AnswerConsultation(
        talks.AnswerConsultationRequest(name=talk.name, answer="请带身份证")
    )

    shown = await world.consultations("").ListPublishedAnswers(talks.ListPublishedAnswersRequest(item=PUBLIC))

    assert talk.name not in [each.name for each in shown.published_answers]


async def test_consultations_are_counted(next_year: World) -> None:
    """C17: asked, answered, on the same day, handed over, online."""
    first = await asked(next_year, "clerk")
    await next_year.consultations("clerk").AnswerConsultation(
        talks.AnswerConsultationRequest(name=first.name, answer="可以")
    )
    await asked(next_year)
    away = await asked(next_year, "clerk")
    await next_year.consultations("clerk").HandOverConsultation(
        talks.HandOverConsultationRequest(name=away.name, organisation=LZ, reason="属邻县职责")
    )

    counts = await next_year.consultations("supervisor").GetConsultationCounts(
        talks.GetConsultationCountsRequest(**YEAR)
    )

    assert (counts.asked_count, counts.answered_count, counts.same_day_count) == (3, 1, 1)
    assert (counts.handed_over_count, counts.online_count) == (1, 1)


async def test_the_words_of_a_question_leave_in_no_event(world: World) -> None:
    """个人信息保护法: a question may hold personal data; events hold none."""
    talk = await asked(world, question="我叫演示申请人，可以代办吗？")

    [row] = await world.rows("SELECT payload FROM journal WHERE aggregate = :name", name=talk.name)

    assert "演示申请人".encode() not in row.payload


# ---- The notice board


async def notices(world: World, case: str) -> list[pb.CaseNotice]:
    """What is published of a case, for everybody."""
    listed = await world.as_("").ListCaseNotices(pb.ListCaseNoticesRequest(page_size=100))
    return [each for each in listed.case_notices if each.case == case]


async def test_publicity_is_on_the_notice_board_while_it_lasts(world: World) -> None:
    """C48: published with the masked name, taken down with its end."""
    case = await world.examined(PUBLIC)
    await world.as_("approver").StartProcedure(
        pb.StartProcedureRequest(name=case.name, kind="PUBLICITY", expected_days=7)
    )

    [notice] = await notices(world, case.name)
    assert (notice.kind, notice.number, notice.until) == (pb.PUBLICITY_NOTICE, 1, "2026-03-09")
    assert (notice.applicant, notice.case_number) == ("演***人", case.number)
    await world.as_("approver").EndProcedure(
        pb.EndProcedureRequest(name=case.name, number=1, result="无异议")
    )
    assert await notices(world, case.name) == []


async def test_what_is_withdrawn_is_published_no_longer(world: World) -> None:
    """C48: with the application goes its notice."""
    case = await world.accepted(PUBLIC)
    await world.as_("approver").StartProcedure(
        pb.StartProcedureRequest(name=case.name, kind="PUBLICITY", expected_days=7)
    )
    await world.as_("resident").WithdrawCase(pb.WithdrawCaseRequest(name=case.name, reason="不办了"))

    assert await notices(world, case.name) == []


async def test_why_a_limit_was_passed_stands_on_the_notice_board_without_the_applicant(world: World) -> None:
    """优化营商环境条例 art. 36: the reason is public, the person is not."""
    case = await world.accepted()
    world.clock.days(8)
    await world.as_("chief").PublishDelayReason(
        pb.PublishDelayReasonRequest(
            name=case.name, clock="PROMISED_CLOCK", reason="核查外地情况", expected_day="2026-03-20"
        )
    )

    [notice] = await notices(world, case.name)

    assert (notice.kind, notice.applicant) == (pb.DELAY_NOTICE, "")
    assert (notice.explanation.reason, notice.explanation.officer) == ("核查外地情况", "")
