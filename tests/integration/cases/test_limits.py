"""Limits that cannot lie: extended by whom the law names, shortened by rule, explained when passed."""

import datetime as dt

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog

from tests.integration.cases.world import JOINT, STEPPED, World, due, refused


async def test_the_applicant_is_told_why_the_limit_is_longer(world: World) -> None:
    """行政许可法 art. 42: the reason is told to the applicant."""
    case = await world.accepted()
    await world.as_("head").ExtendCase(pb.ExtendCaseRequest(name=case.name, length=10, reason="需要补充调查"))

    seen = await world.as_("resident").GetCase(pb.GetCaseRequest(name=case.name))

    assert (seen.handling.extension.length, seen.handling.extension.reason) == (10, "需要补充调查")
    assert seen.handling.extension.head == "head"


async def test_a_joint_case_is_extended_by_the_head_of_the_government_of_its_level(world: World) -> None:
    """行政许可法 art. 42 (2): 15 days more, by the head of the same-level government alone."""
    case = await world.accepted(JOINT)
    extend = pb.ExtendCaseRequest(name=case.name, length=15, reason="涉及多个部门")
    assert await refused(world.as_("head").ExtendCase(extend)) == (
        "PERMISSION_DENIED",
        "EXTENSION_OF_ANOTHER_HEAD",
        {"head": "GOVERNMENT_HEAD"},
    )
    assert (await refused(world.as_("city-head").ExtendCase(extend)))[1] == "OUT_OF_SCOPE"
    too_long = pb.ExtendCaseRequest(name=case.name, length=16, reason="涉及多个部门")
    assert (await refused(world.as_("county-head").ExtendCase(too_long)))[2]["most"] == "15"

    case = await world.as_("county-head").ExtendCase(extend)

    assert case.handling.extension.head == "county-head"
    # From 8 May on: Saturday the 9th is worked, then 11 to 15, 18 to 22 and 25 to 28.
    assert due(case, "STATUTORY_CLOCK") == "2026-05-28"


async def test_the_head_of_the_government_does_not_extend_what_an_organ_decides_alone(world: World) -> None:
    """行政许可法 art. 42 (1): by the head of the organ."""
    case = await world.accepted()
    extend = pb.ExtendCaseRequest(name=case.name, length=5, reason="情况复杂")

    assert (await refused(world.as_("county-head").ExtendCase(extend)))[2] == {"head": "ORGAN_HEAD"}


async def test_the_green_channel_shortens_the_promise_and_nothing_else(world: World) -> None:
    """F10: 5 working days promised become 2; the limit of the law stays."""
    case = await world.accepted()
    case = await world.as_("chief").ShortenPromise(
        pb.ShortenPromiseRequest(
            name=case.name, basis="KEY_PROJECT", length=2, document_number="柳发改〔2026〕8号"
        )
    )

    assert due(case, "PROMISED_CLOCK") == "2026-03-04"
    assert due(case, "STATUTORY_CLOCK") == "2026-03-30"
    assert case.handling.shorter_promise.basis == pb.KEY_PROJECT


async def test_a_precedent_cited_before_acceptance_holds_from_acceptance_on(world: World) -> None:
    """B25, B26: peers did it in 3 working days, so this case is promised in 3."""
    case = await world.submitted()
    await world.as_("chief").ShortenPromise(
        pb.ShortenPromiseRequest(
            name=case.name, basis="PRECEDENT", length=3, document_number="鹿寨县同类事项2026-17"
        )
    )

    case = await world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name))

    assert due(case, "PROMISED_CLOCK") == "2026-03-05"


async def test_a_promise_never_becomes_longer(world: World) -> None:
    """B25: the shorter limit applies."""
    case = await world.accepted()
    shorten = pb.ShortenPromiseRequest(
        name=case.name, basis="PEER_LIMIT", length=5, document_number="同类地区"
    )

    assert (await refused(world.as_("chief").ShortenPromise(shorten)))[1:] == (
        "PROMISE_NOT_SHORTER",
        {"field": "length", "present": "5"},
    )


async def test_past_the_limit_the_unit_explains_in_public(world: World) -> None:
    """优化营商环境条例 art. 36: not before the limit has passed, and with a day to expect it by."""
    case = await world.accepted()
    explain = pb.PublishDelayReasonRequest(
        name=case.name, clock="PROMISED_CLOCK", reason="核查外地婚姻状况", expected_day="2026-03-20"
    )
    assert (await refused(world.as_("chief").PublishDelayReason(explain)))[1] == "LIMIT_NOT_PASSED"
    world.clock.days(8)

    case = await world.as_("chief").PublishDelayReason(explain)

    [explanation] = case.handling.delay_explanations
    assert (explanation.due, explanation.expected_day) == ("2026-03-09", "2026-03-20")
    assert (await world.journalled(case.name))[-1] == "CaseDelayExplained"


async def test_each_step_has_its_own_limit_beside_those_of_the_case(world: World) -> None:
    """C14: the limit of the step, the promise and the law side by side."""
    submitted = await world.submitted(item=STEPPED)
    assert due(submitted, "STEP_CLOCK") == "2026-03-04"

    accepted = await world.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=submitted.name))
    assert [due(accepted, kind) for kind in ("STEP_CLOCK", "PROMISED_CLOCK", "STATUTORY_CLOCK")] == [
        "2026-03-05",
        "2026-03-09",
        "2026-03-30",
    ]
    world.clock.days(1)
    examined = await world.as_("approver").ExamineCase(
        pb.ExamineCaseRequest(name=submitted.name, opinion="符合条件")
    )
    assert due(examined, "STEP_CLOCK") == "2026-03-04"
    [step] = [clock for clock in examined.clocks if clock.kind == pb.STEP_CLOCK]
    assert step.step == catalog.DECISION


async def test_a_procedure_holds_the_limit_of_the_step_and_has_a_day_of_its_own(world: World) -> None:
    """C03: special procedures have their own clock; the step waits for them."""
    case = await world.accepted(STEPPED)

    case = await world.as_("approver").StartProcedure(
        pb.StartProcedureRequest(name=case.name, kind="PUBLICITY", expected_days=3)
    )

    assert due(case, "STEP_CLOCK") == ""
    # The item gives publicity 7 working days, whatever the clerk expects.
    assert case.procedures[0].due == "2026-03-11"


async def test_the_explanation_of_each_clock_adds_up(world: World) -> None:
    """C14: the step's clock explains itself like every other."""
    case = await world.accepted(STEPPED)

    explained = await world.as_("resident").ExplainCase(pb.ExplainCaseRequest(name=case.name))

    [step] = [clock.lines for clock in explained.clocks if clock.kind == pb.STEP_CLOCK]
    assert "截止：2026年3月5日（星期四）24时。" in step


async def test_a_decision_on_the_last_day_was_not_late(world: World) -> None:
    """优化营商环境条例 art. 36: what was done in time needs no explanation."""
    case = await world.examined()
    world.clock.now = dt.datetime(2026, 3, 9, 15, tzinfo=dt.UTC)
    await world.as_("approver").DecideCase(pb.DecideCaseRequest(name=case.name, granted=True))
    world.clock.days(3)
    explain = pb.PublishDelayReasonRequest(
        name=case.name, clock="PROMISED_CLOCK", reason="无", expected_day="2026-03-20"
    )

    assert (await refused(world.as_("chief").PublishDelayReason(explain)))[1] == "LIMIT_NOT_PASSED"
