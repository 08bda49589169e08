"""Ratings (好差评, K01–K03): once each, defaults apart, bad ones put right, and nobody learns who rated."""

import asyncio
import datetime as dt
from typing import Any

import grpc
from sqlalchemy import text
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import ledger_pb2 as ledger
from yangguang.cases.v1 import ratings_pb2 as ratings

from services.cases.handlers.sweeps import Sweeper
from tests.integration.cases.world import APPROVER_RIGHTS, CHIEF_RIGHTS, MZ, World, mandate, refusal, refused

NUMBER = text(
    "UPDATE journal SET position = numbered.position FROM (SELECT seq, coalesce((SELECT max(position) "
    "FROM journal), 0) + row_number() OVER (ORDER BY seq) AS position FROM journal WHERE position IS NULL) "
    "AS numbered WHERE journal.seq = numbered.seq"
)


async def rated(world: World, grade: Any = "DISSATISFIED") -> pb.Case:
    """A case its applicant has rated."""
    case = await world.completed()
    rating = pb.Rating(grade=grade, efficiency=grade, attitude="SATISFIED", comment="等了太久")
    return await world.as_("resident").RateCase(pb.RateCaseRequest(name=case.name, rating=rating))


async def newest(world: World, account: str = "manager") -> ratings.ServiceRating:
    """The rating that came last."""
    listed = await world.rating(account).ListRatings(ratings.ListRatingsRequest(page_size=1))
    return listed.ratings[0]


async def visit(world: World) -> ledger.ServiceRecord:
    """Somebody was served at the window."""
    return await world.ledger("clerk").CreateServiceRecord(
        ledger.CreateServiceRecordRequest(kind="CONSULTING", mode="RESERVED_SERVICE", in_person=True)
    )


async def called_back(world: World, outcome: Any = "TO_BE_RECTIFIED") -> ratings.ServiceRating:
    """A bad rating that was called back."""
    await rated(world)
    rating = await newest(world)
    call = ratings.CallBackRatingRequest(
        name=rating.name, reached=True, outcome=outcome, matter="窗口排队时间过长"
    )
    return await world.rating("manager").CallBackRating(call)


async def test_a_matter_is_rated_by_its_applicant_in_three_dimensions(world: World) -> None:
    """K02: 办事效率、服务态度、服务质量; one matter, one rating (一事一评)."""
    case = await rated(world, "VERY_SATISFIED")

    rating = await newest(world)

    assert (rating.about, rating.grade, rating.efficiency) == (
        case.name,
        pb.VERY_SATISFIED,
        pb.VERY_SATISFIED,
    )
    assert (rating.attitude, rating.quality) == (pb.SATISFIED, 0)
    assert (rating.state, rating.channel, rating.due) == (ratings.ServiceRating.RECORDED, pb.COMPUTER, "")


async def test_nobody_rates_for_the_applicant(world: World) -> None:
    """国办发〔2019〕51号: voluntary, and never by the staff."""
    case = await world.completed()
    rate = pb.RateCaseRequest(name=case.name, rating=pb.Rating(grade="VERY_SATISFIED"))

    assert (await refused(world.as_("chief").RateCase(rate)))[1] == "ROLE_REQUIRED"


async def test_the_device_at_the_window_rates_a_visit_once(world: World) -> None:
    """K01: the code of one visit is one rating (一次一评), however many press at once."""
    served = await visit(world)
    invitation = await world.rating("clerk").InviteRating(ratings.InviteRatingRequest(about=served.name))
    request = ratings.SubmitRatingRequest(
        code=invitation.code, rating=pb.Rating(grade="SATISFIED"), channel="HALL_TABLET"
    )

    calls = [world.rating("").SubmitRating(request) for _ in range(8)]
    results = await asyncio.gather(*calls, return_exceptions=True)

    [rating] = [each for each in results if isinstance(each, ratings.ServiceRating)]
    assert (rating.about, rating.channel) == (served.name, pb.HALL_TABLET)
    reasons = {refusal(each).reason for each in results if isinstance(each, grpc.RpcError)}
    assert reasons == {"ALREADY_RATED"}


async def test_a_case_taken_at_the_window_is_rated_by_its_code(world: World) -> None:
    """K01: who has no account rates with the code of the matter."""
    case = await world.submitted("clerk")
    await world.as_("chief").RefuseCase(pb.RefuseCaseRequest(name=case.name, reason="不属于本机关职权"))
    invitation = await world.rating("clerk").InviteRating(ratings.InviteRatingRequest(about=case.name))
    request = ratings.SubmitRatingRequest(
        code=invitation.code, rating=pb.Rating(grade="VERY_DISSATISFIED"), request_id="once"
    )

    first = await world.rating("").SubmitRating(request)
    again = await world.rating("").SubmitRating(request)

    assert first == again
    assert (first.about, first.state) == (case.name, ratings.ServiceRating.TO_CALL_BACK)


async def test_a_code_is_good_for_what_it_was_made_for_and_not_for_ever(world: World) -> None:
    """K01: a made-up code, a changed one, and an old one are refused alike."""
    served = await visit(world)
    code = (await world.rating("clerk").InviteRating(ratings.InviteRatingRequest(about=served.name))).code
    changed = ("A" if code[5] != "A" else "B").join((code[:5], code[6:]))

    for wrong in ("x", "生僻", changed, code + code):
        submit = ratings.SubmitRatingRequest(code=wrong, rating=pb.Rating(grade="SATISFIED"))
        assert (await refused(world.rating("").SubmitRating(submit)))[1] == "RATING_CODE_INVALID"
    world.clock.days(31)
    submit = ratings.SubmitRatingRequest(code=code, rating=pb.Rating(grade="SATISFIED"))
    assert (await refused(world.rating("").SubmitRating(submit)))[1] == "RATING_CODE_INVALID"


async def test_a_code_is_made_for_what_is_finished_and_ones_own(world: World) -> None:
    """K01: not before the end, and not for others."""
    case = await world.accepted()
    invite = ratings.InviteRatingRequest(about=case.name)
    served = await visit(world)

    assert (await refused(world.rating("clerk").InviteRating(invite)))[1] == "NOTHING_TO_RATE"
    invite = ratings.InviteRatingRequest(about=served.name)
    assert (await refused(world.rating("stranger").InviteRating(invite)))[1] == "NOTHING_TO_RATE"


async def test_who_was_rated_never_sees_who_rated(world: World) -> None:
    """GB/T 39734: neither in the case, nor in its trace, nor in the list of ratings."""
    case = await rated(world)
    name = (await newest(world)).name

    shown = await world.rating("chief").GetRating(ratings.GetRatingRequest(name=name))
    assert (shown.grade, shown.month) == (pb.DISSATISFIED, "2026-03")
    assert (shown.about, shown.comment, shown.channel, shown.HasField("rate_time")) == ("", "", 0, False)
    for account in ("clerk", "chief", "approver", "head"):
        seen = await world.as_(account).GetCase(pb.GetCaseRequest(name=case.name))
        listed = await world.as_(account).ListCases(pb.ListCasesRequest(number=case.number))
        trace = await world.as_(account).ListCaseEvents(pb.ListCaseEventsRequest(parent=case.name))
        assert not seen.HasField("rating")
        assert not listed.cases[0].HasField("rating")
        assert "CaseRated" not in [event.type for event in trace.case_events]
    assert (await world.as_("resident").GetCase(pb.GetCaseRequest(name=case.name))).HasField("rating")
    assert (await world.as_("supervisor").GetCase(pb.GetCaseRequest(name=case.name))).HasField("rating")


async def test_what_staff_do_to_a_rated_case_does_not_show_its_rating(world: World) -> None:
    """GB/T 39734: the answers of verbs hide it too."""
    case = await rated(world)
    deliver = pb.DeliverCaseRequest(name=case.name, way="COLLECTED", receipt="演示申请人")

    assert not (await world.as_("clerk").DeliverCase(deliver)).HasField("rating")


async def test_a_bad_rating_is_called_back_within_a_day_and_put_right_within_its_limit(world: World) -> None:
    """国办发〔2019〕51号: 回访, 整改 within 5 working days, the result told to who rated."""
    await rated(world)
    opened = await newest(world)
    assert (opened.state, opened.due) == (ratings.ServiceRating.TO_CALL_BACK, "2026-03-03")

    rating = await world.rating("manager").CallBackRating(
        ratings.CallBackRatingRequest(
            name=opened.name, reached=True, outcome="TO_BE_RECTIFIED", matter="窗口排队时间过长"
        )
    )
    assert (rating.state, rating.due) == (ratings.ServiceRating.RECTIFYING, "2026-03-09")
    world.clock.days(7)
    mine = await world.rating("head").RectifyRating(
        ratings.RectifyRatingRequest(name=opened.name, result="增开一个窗口")
    )
    assert mine.remedy.in_time
    assert (mine.call_back.matter, mine.call_back.officer, mine.about) == ("窗口排队时间过长", "", "")
    closed = await world.rating("manager").CloseRating(
        ratings.CloseRatingRequest(name=opened.name, feedback="已电话告知整改结果")
    )

    assert (closed.state, closed.feedback) == (ratings.ServiceRating.CLOSED, "已电话告知整改结果")


async def test_what_is_put_right_after_its_limit_is_late(world: World) -> None:
    """51号: the limit counts."""
    rating = await called_back(world)
    world.clock.days(8)

    late = await world.rating("chief").RectifyRating(
        ratings.RectifyRatingRequest(name=rating.name, result="已整改")
    )

    assert not late.remedy.in_time


async def test_no_bad_rating_is_closed_without_a_call_back(world: World) -> None:
    """51号: 差评回访率 100 %."""
    await rated(world)
    rating = await newest(world)
    close = ratings.CloseRatingRequest(name=rating.name, feedback="已处理")

    assert await refused(world.rating("manager").CloseRating(close)) == (
        "FAILED_PRECONDITION",
        "RATING_STEP_NOT_ALLOWED",
        {"state": "TO_CALL_BACK", "action": "CLOSE"},
    )


async def test_a_rating_found_mistaken_is_not_counted_anywhere(world: World) -> None:
    """51号: verified mistakes and malice do not count, once who rated was reached."""
    case = await rated(world)
    rating = await newest(world)
    call = ratings.CallBackRatingRequest(
        name=rating.name, reached=False, outcome="MISTAKEN_OR_MALICIOUS", matter="误操作"
    )
    assert (await refused(world.rating("manager").CallBackRating(call)))[2]["field"] == "reached"
    call.reached = True
    rating = await world.rating("manager").CallBackRating(call)
    assert (rating.state, rating.counted) == (ratings.ServiceRating.NOT_COUNTED, False)

    await world.sweeper.sweep()
    await world.sweeper.sweep()

    assert (await world.journalled(case.name))[-1] == "CaseRatingDiscounted"
    assert (await world.journalled(case.name)).count("CaseRatingDiscounted") == 1


async def test_the_unit_appeals_once_and_another_judges(world: World) -> None:
    """51号: 申诉复核: the supervisor judges, and not the centre that called."""
    rating = await called_back(world)
    appeal = ratings.AppealRatingRequest(name=rating.name, reason="系统故障所致，非窗口原因")
    mine = await world.rating("head").AppealRating(appeal)
    assert (mine.state, mine.appeal.appellant) == (ratings.ServiceRating.APPEALED, "head")
    judge = ratings.JudgeRatingAppealRequest(name=rating.name, upheld=False, judgement="应有应急预案")
    assert (await refused(world.rating("manager").JudgeRatingAppeal(judge)))[1] == "ROLE_REQUIRED"

    judged = await world.rating("supervisor").JudgeRatingAppeal(judge)

    assert judged.state == ratings.ServiceRating.RECTIFYING
    assert (await refused(world.rating("head").AppealRating(appeal)))[1] == "ALREADY_APPEALED"


async def test_an_appeal_that_is_right_takes_the_rating_out_of_the_count(world: World) -> None:
    """51号: 申诉成立不予计入."""
    rating = await called_back(world)
    await world.rating("head").AppealRating(
        ratings.AppealRatingRequest(name=rating.name, reason="评价对象有误")
    )

    judged = await world.rating("supervisor").JudgeRatingAppeal(
        ratings.JudgeRatingAppealRequest(name=rating.name, upheld=True, judgement="属实")
    )

    assert (judged.state, judged.counted) == (ratings.ServiceRating.NOT_COUNTED, False)


async def test_silence_counts_as_fairly_satisfied_by_default_and_never_in_the_rate(world: World) -> None:
    """广东: seven days without a rating; marked, and apart from what people said."""
    day = dt.date(2028, 3, 1)
    world.clock.now = dt.datetime(2028, 3, 1, 2, tzinfo=dt.UTC)
    for subject, rights in (("chief", CHIEF_RIGHTS), ("approver", APPROVER_RIGHTS)):
        await world.hear(mandate(subject, rights, valid_from="2028-01-01", valid_to="2028-12-31"))
    await number_journal(world)
    sweeper = Sweeper(world.database, world.writer, world.clock, default_days=7)  # type: ignore[arg-type]
    await sweeper.sweep()
    silent, spoken = await world.completed(), await world.completed()
    await world.as_("resident").RateCase(
        pb.RateCaseRequest(name=spoken.name, rating=pb.Rating(grade="VERY_SATISFIED"))
    )
    await number_journal(world)
    world.clock.days(6)
    await sweeper.sweep()
    assert "CaseRatedByDefault" not in await world.journalled(silent.name)
    world.clock.days(1)
    await sweeper.sweep()
    await sweeper.sweep()

    assert (await world.journalled(silent.name)).count("CaseRatedByDefault") == 1
    assert "CaseRatedByDefault" not in await world.journalled(spoken.name)
    summary = await world.rating("").GetRatingSummary(
        ratings.GetRatingSummaryRequest(first_day=day.isoformat(), last_day="2028-03-31", organisation=MZ)
    )
    assert (summary.active_count, summary.default_count, summary.satisfaction_rate) == (1, 1, 1.0)
    assert list(summary.grade_counts) == [1, 0, 0, 0, 0]

    # Whoever rates after all takes the place of silence.
    await world.as_("resident").RateCase(
        pb.RateCaseRequest(name=silent.name, rating=pb.Rating(grade="DISSATISFIED"))
    )
    rating = await newest(world)
    assert (rating.is_default, rating.state) == (False, ratings.ServiceRating.TO_CALL_BACK)


async def number_journal(world: World) -> None:
    """Give the journal its positions, as the relay would."""
    async with world.database.connect() as connection:
        await connection.execute(NUMBER)


async def test_the_summary_counts_what_people_said(world: World) -> None:
    """K03: 满意率 is grades 1 to 3 of all that were given; the call-back rate is of the bad ones."""
    world.clock.now = dt.datetime(2026, 6, 1, 2, tzinfo=dt.UTC)
    for grade in ("VERY_SATISFIED", "SATISFIED", "FAIRLY_SATISFIED"):
        await rated(world, grade)
    await called_back(world)

    summary = await world.rating("resident").GetRatingSummary(
        ratings.GetRatingSummaryRequest(first_day="2026-06-01", last_day="2026-06-30", organisation=MZ)
    )

    assert (summary.active_count, list(summary.grade_counts)) == (4, [1, 1, 1, 1, 0])
    assert (summary.satisfaction_rate, summary.call_back_rate) == (0.75, 1.0)
    assert (summary.bad_count, summary.rectification_count, summary.in_time_count) == (1, 1, 0)
