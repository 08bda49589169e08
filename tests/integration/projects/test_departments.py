"""Departments in a project: copy notices and silence, meetings and surveys, pressing, branches that stop."""

import asyncio
import datetime as dt
from typing import Any

import grpc
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import project_events_pb2 as events
from yangguang.cases.v1 import projects_pb2 as pb

from tests.integration.cases.world import refusal
from tests.integration.projects.world import (
    APPROVAL,
    BUILD,
    FG,
    FIRE,
    FORM,
    LAND,
    LICENCE,
    PLANNING,
    RF,
    XF,
    ZJ,
    ZRZY,
    World,
    factory,
    refused,
    states,
    task,
)


def notices(project: pb.Project) -> dict[str, pb.CopyNotice]:
    """The copy notices by department."""
    return {each.organisation: each for each in project.copy_notices}


async def convened(world: World, project: pb.Project, kind: str, **more: Any) -> pb.Project:
    """A meeting tomorrow, convened by the lead department."""
    given = {"hold_time": world.clock.now + dt.timedelta(days=1), "place": "项目现场", "agenda": "核对"}
    request = pb.ConveneJointMeetingRequest(name=project.name, kind=kind, **{**given, **more})
    return await world.as_("chief-zj").ConveneJointMeeting(request)


async def opinion(
    world: World, project: pb.Project, who: str, number: int, said: str = "AGREED"
) -> pb.Project:
    """A department's opinion."""
    comment = "" if said == "AGREED" else "消防通道宽度不足"
    request = pb.GiveJointOpinionRequest(name=project.name, number=number, opinion=said, comment=comment)
    return await world.as_(who).GiveJointOpinion(request)


async def test_acceptance_sends_copy_notices_with_a_limit_to_all_but_the_lead(world: World) -> None:
    """F04: 抄告相关, departments without item too."""
    project = await world.submitted(related_organisations=[RF])

    accepted = await world.as_("clerk-zj").AcceptProject(
        pb.AcceptProjectRequest(name=project.name, reply_days=5)
    )

    sent = {name: (list(each.items), each.due) for name, each in notices(accepted).items()}
    assert sent == {
        XF: ([FIRE], "2026-03-09"),
        FG: ([APPROVAL], "2026-03-09"),
        ZRZY: ([LAND, PLANNING], "2026-03-09"),
        RF: ([], "2026-03-09"),
    }


async def test_a_department_answers_its_own_notice_once(world: World) -> None:
    """F04."""
    project = await world.accepted()
    reply = pb.ReplyCopyNoticeRequest(
        name=project.name, opinion="AGREED_WITH_CONDITIONS", comment="须先办理占道手续"
    )

    answered = await world.as_("approver-fg").ReplyCopyNotice(reply)

    notice = notices(answered)[FG]
    assert (notice.officer, notice.comment, notice.silent) == ("approver-fg", "须先办理占道手续", False)
    assert (await refused(world.as_("clerk-fg").ReplyCopyNotice(reply))).reason == "ALREADY_ANSWERED"
    assert (await refused(world.as_("clerk-zj").ReplyCopyNotice(reply))).reason == "COPY_NOTICE_NOT_FOUND"
    assert (await refused(world.as_("clerk-mz").ReplyCopyNotice(reply))).reason == "PROJECT_NOT_FOUND"


async def test_conditions_and_objections_have_reasons(world: World) -> None:
    project = await world.accepted()

    bare = world.as_("clerk-fg").ReplyCopyNotice(
        pb.ReplyCopyNoticeRequest(name=project.name, opinion="OBJECTED")
    )

    assert await refused(bare) == ("INVALID_ARGUMENT", "FIELD_REQUIRED", {"field": "comment"})


async def test_silence_past_the_limit_is_on_record_and_stays_when_the_answer_is_late(world: World) -> None:
    """F04, F13, F14: three working days, then an event for supervision; once a department."""
    project = await world.accepted()
    answer = pb.ReplyCopyNoticeRequest(name=project.name, opinion="AGREED")
    await world.as_("clerk-fg").ReplyCopyNotice(answer)
    world.clock.now = dt.datetime(2026, 3, 5, 16, 0, tzinfo=dt.UTC)

    for _ in range(4):
        await world.sweeper.sweep()

    late = await world.as_("clerk-xf").ReplyCopyNotice(answer)
    assert {name: each.silent for name, each in notices(late).items()} == {XF: True, FG: False, ZRZY: True}
    silent = {each.organisation: each.silence_count for each in late.departments}
    assert silent == {ZJ: 0, XF: 1, FG: 0, ZRZY: 1}
    assert (await world.journalled(project.name)).count("CopyNoticeUnanswered") == 2
    [row] = await world.rows(
        "SELECT payload FROM journal WHERE aggregate = :name ORDER BY version DESC LIMIT 1", name=project.name
    )
    told = events.CopyNoticeReplied.FromString(row.payload).facts
    assert {each.organisation: each.silence_count for each in told.departments} == silent


async def test_items_that_need_a_survey_or_a_meeting_start_it_at_acceptance(world: World) -> None:
    """F07: planning and fire need a survey, fire an expert review; the lead department organises both."""
    project = await world.accepted()

    started = {pb.JointMeetingKind.Name(each.kind): each for each in project.meetings}

    assert set(started) == {"JOINT_REVIEW", "JOINT_SURVEY"}
    assert set(started["JOINT_SURVEY"].items) == {FIRE, PLANNING}
    assert [each.organisation for each in started["JOINT_SURVEY"].opinions] == [ZJ, XF, ZRZY]
    assert (started["JOINT_SURVEY"].convener, started["JOINT_SURVEY"].officer) == (ZJ, "")


async def test_a_joint_survey_is_set_held_heard_and_recorded(world: World) -> None:
    """F06, F08: convener, departments, opinions, deadline, minutes."""
    project = await world.accepted()
    project = await convened(world, project, "JOINT_SURVEY")
    [survey] = [each for each in project.meetings if each.kind == pb.JOINT_SURVEY]
    assert (survey.officer, survey.due, survey.number) == ("chief-zj", "2026-03-06", 2)
    await opinion(world, project, "approver-xf", survey.number, "OBJECTED")
    await opinion(world, project, "clerk-zj", survey.number)
    close = pb.CloseJointMeetingRequest(name=project.name, number=2, minutes="消防通道须拓宽至四米")
    early = await refused(world.as_("clerk-zj").CloseJointMeeting(close))
    assert early.reason == "MEETING_NOT_HELD"
    world.clock.days(1)

    closed = await world.as_("clerk-zj").CloseJointMeeting(close)

    [survey] = [each for each in closed.meetings if each.kind == pb.JOINT_SURVEY]
    said = {each.organisation: (each.opinion, each.silent) for each in survey.opinions}
    assert said == {ZJ: (pb.AGREED, False), XF: (pb.OBJECTED, False), ZRZY: (0, True)}
    assert survey.minutes == "消防通道须拓宽至四米"
    late = await refused(opinion(world, project, "clerk-zrzy", 2))
    assert late.reason == "MEETING_CLOSED"


async def test_a_department_speaks_once_and_only_where_it_is_asked(world: World) -> None:
    project = await convened(world, await world.accepted(), "JOINT_SURVEY")
    await opinion(world, project, "clerk-xf", 2)

    assert (await refused(opinion(world, project, "head-xf", 2))).reason == "ALREADY_ANSWERED"
    assert (await refused(opinion(world, project, "clerk-fg", 2))).reason == "DEPARTMENT_NOT_ASKED"
    assert (await refused(opinion(world, project, "clerk-fg", 9))).reason == "MEETING_NOT_FOUND"


async def test_a_coordination_meeting_asks_whom_it_names_and_notes_who_is_silent(world: World) -> None:
    """F06, F11: 建设过程协调会; silence past its deadline is on record."""
    project = await world.accepted()
    project = await convened(
        world, project, "CONSTRUCTION_COORDINATION", organisations=[FG, XF], items=[FIRE], reply_days=1
    )
    assert [each.organisation for each in project.meetings[2].opinions] == [XF, FG]
    await opinion(world, project, "clerk-fg", 3)
    world.clock.now = dt.datetime(2026, 3, 4, 16, 0, tzinfo=dt.UTC)

    await world.sweeper.sweep()
    project = await world.get(project)

    assert [each.silent for each in project.meetings[2].opinions] == [True, False]
    assert "JointMeetingUnanswered" in await world.journalled(project.name)


async def test_an_investment_project_is_reviewed_before_it_is_accepted(world: World) -> None:
    """F11: 前置审批联审会 while the project waits; other meetings only afterwards."""
    project = await world.submitted()

    reviewed = await convened(world, project, "PRE_APPROVAL_REVIEW")

    assert [each.organisation for each in reviewed.meetings[0].opinions] == [ZJ, XF, FG, ZRZY]
    too_early = await refused(convened(world, project, "CONSTRUCTION_COORDINATION"))
    assert (too_early.reason, too_early.facts["state"]) == ("STEP_NOT_ALLOWED", "SUBMITTED")


async def test_what_was_built_is_accepted_jointly_when_all_else_is_done(world: World) -> None:
    """F08: 联合竣工验收; a completed project takes no other meeting."""
    project = await world.submitted(
        items=[APPROVAL, FIRE], causalities=[], lead_organisation=FG, materials=[FORM, LICENCE]
    )
    await world.as_("clerk-fg").AcceptProject(pb.AcceptProjectRequest(name=project.name))
    project = await world.swept(project)
    for item, code in ((APPROVAL, "fg"), (FIRE, "xf")):
        await world.finish(task(project, item).case, code)
    project = await world.swept(project)
    assert project.state == pb.Project.COMPLETED

    convene = pb.ConveneJointMeetingRequest(
        name=project.name,
        kind="COMPLETION_ACCEPTANCE",
        hold_time=world.clock.now,
        place="厂区",
        agenda="竣工验收",
    )
    project = await world.as_("chief-fg").ConveneJointMeeting(convene)
    number = project.meetings[-1].number
    await opinion(world, project, "approver-xf", number)
    close = pb.CloseJointMeetingRequest(name=project.name, number=number, minutes="验收合格")
    closed = await world.as_("clerk-fg").CloseJointMeeting(close)
    convene.kind = pb.CONSTRUCTION_COORDINATION
    other = await refused(world.as_("chief-fg").ConveneJointMeeting(convene))

    assert closed.meetings[-1].minutes == "验收合格"
    assert other.reason == "STEP_NOT_ALLOWED"


async def test_a_meeting_of_one_department_is_none(world: World) -> None:
    project = await world.accepted()

    alone = await refused(convened(world, project, "CONSTRUCTION_COORDINATION", organisations=[ZJ]))

    assert (alone.reason, alone.facts["field"]) == ("FIELD_INVALID", "organisations")


async def test_who_coordinates_needs_the_right_from_a_mandate_of_the_lead(world: World) -> None:
    """C13: 联办件协调权; the chief of another department and one without the right coordinate nothing."""
    project = await world.accepted(related_organisations=["organisations/450222-mz"])
    press = pb.PressProjectTaskRequest(name=project.name, number=1, reason="请于本周内办结")

    assert (await refused(world.as_("chief-fg").PressProjectTask(press))).reason == "LEAD_DEPARTMENT_REQUIRED"
    assert (await refused(world.as_("clerk-zj").PressProjectTask(press))).reason == "ROLE_REQUIRED"
    pressed = await world.as_("chief-zj").PressProjectTask(press)

    [first] = [each for each in pressed.tasks if each.number == 1]
    assert len(first.press_times) == 1
    assert sum(each.press_count for each in pressed.departments) == 1


async def test_a_branch_that_is_refused_blocks_what_rests_on_it_and_the_rest_goes_on(world: World) -> None:
    """F02: replanned when a branch stops; fire does not rest on the approval."""
    project = await world.accepted()
    await world.decide(task(project, APPROVAL).case, "fg", granted=False)

    project = await world.swept(project)

    assert states(project) == {
        APPROVAL: "REFUSED", LAND: "BLOCKED", PLANNING: "BLOCKED", BUILD: "BLOCKED", FIRE: "OPEN",
    }  # fmt: skip
    assert project.forecast_date == ""
    [replan] = project.replans
    assert (replan.item, replan.state, replan.forecast_before, replan.forecast_after) == (
        APPROVAL, pb.TASK_REFUSED, "2026-04-10", "",
    )  # fmt: skip


async def test_a_refused_branch_is_filed_anew_and_the_plan_goes_on(world: World) -> None:
    project = await world.accepted()
    former = task(project, APPROVAL).case
    await world.decide(former, "fg", granted=False)
    project = await world.swept(project)
    number = task(project, APPROVAL).number

    await world.as_("chief-zj").RefileProjectTask(
        pb.RefileProjectTaskRequest(name=project.name, number=number)
    )
    project = await world.swept(project)

    again = task(project, APPROVAL)
    assert states(project)[APPROVAL] == "OPEN"
    assert again.case != former
    assert list(again.former_cases) == [former]
    assert (states(project)[LAND], project.forecast_date) == ("WAITING", "2026-04-10")


async def test_an_item_taken_out_no_longer_holds_what_waited_for_it(world: World) -> None:
    """The licence it would have issued is then asked of the applicant, once."""
    project = await world.accepted()
    await world.decide(task(project, APPROVAL).case, "fg", granted=False)
    project = await world.swept(project)
    drop = pb.DropProjectTaskRequest(
        name=project.name, number=task(project, APPROVAL).number, reason="已有备案证明"
    )

    project = await world.as_("chief-zj").DropProjectTask(drop)

    assert (states(project)[APPROVAL], states(project)[LAND]) == ("DROPPED", "WAITING")
    [certificate] = [each for each in project.materials if each.title == "备案证明"]
    assert (certificate.issued_by_item, certificate.handed_in) == ("", False)
    await world.as_("company").SupplyProjectMaterials(
        pb.SupplyProjectMaterialsRequest(name=project.name, materials=[certificate.id])
    )
    project = await world.swept(project)
    assert states(project)[LAND] == "OPEN"


async def test_an_item_whose_case_runs_cannot_be_taken_out(world: World) -> None:
    project = await world.accepted()

    drop = pb.DropProjectTaskRequest(name=project.name, number=task(project, FIRE).number, reason="x")

    assert (await refused(world.as_("chief-zj").DropProjectTask(drop))).reason == "TASK_NOT_DROPPABLE"


async def test_a_withdrawn_project_takes_its_open_cases_with_it(world: World) -> None:
    project = await world.accepted()
    await world.finish(task(project, APPROVAL).case, "fg")
    project = await world.swept(project)

    ended = await world.as_("company").WithdrawProject(
        pb.WithdrawProjectRequest(name=project.name, reason="投资计划取消")
    )
    await world.sweeper.sweep()

    assert ended.state == pb.Project.WITHDRAWN
    fire = await world.cases("clerk-xf").GetCase(cases.GetCaseRequest(name=task(project, FIRE).case))
    done = await world.cases("clerk-fg").GetCase(cases.GetCaseRequest(name=task(project, APPROVAL).case))
    assert (fire.state, fire.end_reason) == (cases.Case.WITHDRAWN, "项目已撤回")
    assert done.state == cases.Case.COMPLETED
    assert await world.rows("SELECT 1 FROM project_tasks WHERE withdrawn") == []


async def test_of_eight_officers_who_accept_at_once_one_wins(world: World) -> None:
    project = await world.submitted()
    accept = pb.AcceptProjectRequest(name=project.name)
    officers = ["clerk-zj", "chief-zj"] * 4

    answers = await asyncio.gather(
        *(world.as_(who).AcceptProject(accept) for who in officers), return_exceptions=True
    )

    assert sum(isinstance(each, pb.Project) for each in answers) == 1
    reasons = [refusal(each).reason for each in answers if isinstance(each, grpc.RpcError)]
    assert reasons == 7 * ["STEP_NOT_ALLOWED"]
    project = await world.swept(project)
    opened = await world.rows(
        "SELECT case_id FROM project_tasks WHERE project = CAST(:id AS uuid) AND case_id IS NOT NULL",
        id=project.name.removeprefix("projects/"),
    )
    assert len(opened) == 2


async def test_a_stale_etag_is_refused(world: World) -> None:
    project = await world.submitted()

    stale = world.as_("clerk-zj").AcceptProject(pb.AcceptProjectRequest(name=project.name, etag="7"))

    assert (await refused(stale)).reason == "ETAG_MISMATCH"


async def test_a_repeated_request_gets_the_first_answer(world: World) -> None:
    asked = factory(request_id=f"again-{world.clock.now}")

    first = await world.as_("company").CreateProject(asked)
    again = await world.as_("company").CreateProject(asked)

    assert again == first
