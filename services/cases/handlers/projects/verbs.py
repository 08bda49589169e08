"""The life of a project: handed in at one door, accepted for all, extended, planned anew, ended.

A verb checks and changes the project and returns the event; `office` writes what it did, or nothing at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2
from yangguang.cases.v1 import project_events_pb2 as events
from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.catalog.v1.events_pb2 import ItemVersionPublished

from services.cases.domain import joint, plans
from services.cases.domain.joint import REFILED, RUNNING, Action, State, TaskState
from services.cases.handlers.projects import planning
from services.cases.handlers.projects.departments import send_notices, start_meetings
from services.cases.handlers.projects.situation import (
    LONGEST_NAME,
    Situation,
    coordinated,
    lead_alone,
    progress,
    reason_of,
    state_of,
    step,
    task_of,
)
from services.common import checks
from services.common.clocks import rules
from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied
from services.common.ids import parse_code
from services.common.timesource import local_date

LONGEST_CODE: Final = 50
MOST_RELATED: Final = 20


def create(
    request: pb.CreateProjectRequest, versions: Sequence[ItemVersionPublished], at: Situation
) -> pb.Project:
    """A new project, its number and applicant still open; what is missing is told at once (一次性告知)."""
    project = pb.Project(
        title=checks.required_text(request.title, "title", LONGEST_NAME),
        project_code=checks.text(request.project_code, "project_code", LONGEST_CODE),
        state=State.SUPPLEMENTING.name,
        create_time=at.now,
    )
    planning.lay_out(project, versions, request.causalities)
    _set_lead(project, request)
    planning.list_departments(project, _related(request))
    _hand_in(project, request.materials)
    _settle(project, at)
    if state_of(project) == State.SUPPLEMENTING:
        project.notice_time = at.now  # type: ignore[assignment]
    planning.forecast(project, at.now, at.calendar)
    planning.look_over(project, versions, _working_days(project, at))
    return project


def preview(
    request: pb.PreviewProjectPlanRequest, versions: Sequence[ItemVersionPublished], at: Situation
) -> pb.ProjectPlan:
    """A plan as it would be if the project were accepted today."""
    joint.check_green_channel(request.green_channel, "green_channel")
    project = pb.Project(classification=pb.ProjectClass(green_channel=request.green_channel))
    planning.lay_out(project, versions, request.causalities)
    planning.shorten(project)
    planning.forecast(project, at.now, at.calendar)
    working_days = _working_days(project, at)
    planning.look_over(project, versions, working_days)
    return pb.ProjectPlan(
        tasks=project.tasks,
        causalities=project.causalities,
        materials=project.materials,
        findings=project.findings,
        organisations=dict.fromkeys(task.organisation for task in project.tasks),
        joint=project.joint,
        forecast_date=project.forecast_date,
        working_days=working_days,
        serial_days=planning.serial_days(project.tasks),
    )


def supply(project: pb.Project, request: pb.SupplyProjectMaterialsRequest, at: Situation) -> Message:
    """Take in shared materials; when nothing is missing any more, acceptance is due."""
    step(project, Action.SUPPLY)
    known = {each.id: each for each in project.materials if not each.issued_by_item}
    for index, number in enumerate(checks.required(request.materials, "materials")):
        if number not in known:
            raise InvalidArgument("FIELD_INVALID", field=f"materials[{index}]", value=number)
        known[number].handed_in = True
    if state_of(project) == State.SUPPLEMENTING:
        _settle(project, at)
    return events.ProjectMaterialsSupplied(materials=request.materials)


def accept(project: pb.Project, request: pb.AcceptProjectRequest, at: Situation) -> Message:
    """Take the project on for all departments at once: one clock, copy notices, cases (F01, F03)."""
    lead_alone(project, at)
    step(project, Action.ACCEPT)
    project.acceptor = at.officer
    return _accepted(project, at.now, request.reply_days, at)


def deem_accepted(project: pb.Project, at: Situation) -> Message:
    """Nobody answered in five working days: accepted from the day the documents were there (art. 32)."""
    step(project, Action.ACCEPT)
    project.deemed_accepted = True
    return _accepted(project, project.receive_time.ToDatetime(dt.UTC), 0, at)


def refuse(project: pb.Project, request: pb.RefuseProjectRequest, at: Situation) -> Message:
    """Do not take the project on."""
    lead_alone(project, at)
    step(project, Action.REFUSE)
    _end(project, reason_of(request.reason), at)
    return events.ProjectRefused(reason=project.end_reason)


def withdraw(project: pb.Project, request: pb.WithdrawProjectRequest, at: Situation) -> Message:
    """Take the project back; its open cases are withdrawn with it."""
    step(project, Action.WITHDRAW)
    for task in project.tasks:
        if progress(task) not in (TaskState.FINISHED, TaskState.DROPPED, *REFILED):
            task.state = TaskState.WITHDRAWN.value  # type: ignore[assignment]
    _end(project, reason_of(request.reason), at)
    return events.ProjectWithdrawn(reason=project.end_reason)


def extend(project: pb.Project, request: pb.ExtendProjectRequest, at: Situation) -> Message:
    """Extend the one clock, once, within what the law lets the head of the government (art. 42)."""
    if at.caller.region != project.region:
        # The head is that of this level; one of a level above does not decide (A03).
        raise PermissionDenied("OUT_OF_SCOPE", scope="REGION")
    step(project, Action.EXTEND)
    if not project.HasField("joint_clock"):
        raise FailedPrecondition("NOT_JOINT")
    clock, most = project.joint_clock, rules()[planning.JOINT_RULE].extension_length
    if clock.extension:
        raise FailedPrecondition("ALREADY_EXTENDED")
    if not 1 <= request.length <= most:
        raise InvalidArgument("EXTENSION_TOO_LONG", field="length", most=most)
    if project.overdue:
        raise FailedPrecondition("PROJECT_OVERDUE")
    clock.extension, clock.extension_reason = request.length, reason_of(request.reason)
    clock.extended_by = at.officer
    return events.ProjectExtended(length=request.length, reason=clock.extension_reason)


def drop_task(project: pb.Project, request: pb.DropProjectTaskRequest, at: Situation) -> Message:
    """Take an item out; what waited for it is planned without it."""
    coordinated(project, at)
    step(project, Action.REPLAN)
    task = task_of(project, request.number)
    if progress(task) in (*RUNNING, TaskState.FINISHED, TaskState.DROPPED):
        raise FailedPrecondition("TASK_NOT_DROPPABLE", number=task.number, state=TaskState(task.state).name)
    reason, before = reason_of(request.reason), project.forecast_date
    task.state = TaskState.DROPPED.value  # type: ignore[assignment]
    task.end_time = at.now  # type: ignore[assignment]
    replan(project, task, before, at)
    return events.ProjectTaskDropped(item=task.item, reason=reason)


def refile_task(project: pb.Project, request: pb.RefileProjectTaskRequest, at: Situation) -> Message:
    """Open a new case for an item whose case was refused or withdrawn, or could not be opened."""
    coordinated(project, at)
    step(project, Action.REPLAN)
    task = task_of(project, request.number)
    if progress(task) not in REFILED and not task.hindrance:
        raise FailedPrecondition("TASK_NOT_REFILED", number=task.number, state=TaskState(task.state).name)
    former, before = task.case, project.forecast_date
    _clear(task)
    replan(project, task, before, at)
    return events.ProjectTaskRefiled(item=task.item, former_case=former)


def file_task(project: pb.Project, number: int, case: cases_pb2.Case, at: Situation) -> Message:
    """The case of an item was opened: the item follows it from now on."""
    step(project, Action.FOLLOW)
    task = _awaiting(project, number)
    task.case, task.hindrance = case.name, ""
    planning.follow(task, case)
    return events.ProjectTaskFiled(item=task.item, case=case.name)


def hinder_task(project: pb.Project, number: int, reason: str, at: Situation) -> Message:
    """The case of an item could not be opened; why is on record, once."""
    step(project, Action.FOLLOW)
    task = _awaiting(project, number)
    task.hindrance = reason
    return events.ProjectTaskHindered(item=task.item, reason=reason)


def follow_case(project: pb.Project, number: int, case: cases_pb2.Case, at: Situation) -> Message | None:
    """The case of an item moved: so does the item, and the plan where that changes it."""
    task = task_of(project, number)
    was, before, shown = task.state, project.forecast_date, task.SerializeToString(deterministic=True)
    planning.follow(task, case)
    if task.state == was and task.SerializeToString(deterministic=True) == shown:
        return None
    replan(project, task, before, at, moved=task.state != was)
    if all(progress(each) in joint.DONE for each in project.tasks):
        step(project, Action.COMPLETE)
        _end(project, "", at)
        return events.ProjectCompleted()
    return events.ProjectTaskMoved(item=task.item, state=task.state, forecast_before=before)


def replan(
    project: pb.Project, task: pb.ProjectTask, before: str, at: Situation, *, moved: bool = True
) -> None:
    """Make the plan anew, and put down when that moved the forecast or an item stopped."""
    planning.make_anew(project, at.now, at.calendar)
    if project.forecast_date != before or (moved and progress(task) in joint.STOPPED):
        project.replans.add(
            time=at.now,
            item=task.item,
            state=task.state,
            forecast_before=before,
            forecast_after=project.forecast_date,
        )


def overdue(project: pb.Project, at: Situation) -> Message:
    """The one clock ran out; that stays on record."""
    project.overdue = True
    return events.ProjectOverdue()


def recompute(project: pb.Project, at: Situation) -> Message | None:
    """Derive clocks and forecast again after a change of the calendar."""
    before = project.forecast_date
    moved = planning.derive_clocks(project, at.calendar)
    planning.make_anew(project, at.now, at.calendar)
    return events.ProjectDueChanged() if moved or project.forecast_date != before else None


def _awaiting(project: pb.Project, number: int) -> pb.ProjectTask:
    task = task_of(project, number)
    if progress(task) != TaskState.READY:
        raise FailedPrecondition("TASK_NOT_READY", number=number, state=TaskState(task.state).name)
    return task


def _clear(task: pb.ProjectTask) -> None:
    """Back to before the case was opened; the former case stays on record."""
    if task.case:
        task.former_cases.append(task.case)
    for name in ("case", "case_number", "result_number", "hindrance", "due", "late", "extension", "end_time"):
        task.ClearField(name)
    task.ClearField("pauses")
    task.attempt += 1
    task.state = TaskState.WAITING.value  # type: ignore[assignment]


def _accepted(project: pb.Project, accepted: dt.datetime, reply_days: int, at: Situation) -> Message:
    project.accept_time = accepted  # type: ignore[assignment]
    project.acceptance_clock.stop_time = at.now  # type: ignore[assignment]
    notices: Sequence[pb.CopyNotice] = ()
    meetings: Sequence[pb.JointMeeting] = ()
    if project.joint:
        project.joint_clock.CopyFrom(planning.start_clock(planning.JOINT_RULE, local_date(accepted)))
        notices, meetings = send_notices(project, reply_days, at), start_meetings(project, at)
    return events.ProjectAccepted(acceptor=project.acceptor, copy_notices=notices, meetings=meetings)


def _settle(project: pb.Project, at: Situation) -> None:
    """Nothing is missing any more: the project waits for acceptance, five working days at most."""
    if planning.missing(project):
        return
    project.state = State.SUBMITTED.value  # type: ignore[assignment]
    project.receive_time = at.now  # type: ignore[assignment]
    project.acceptance_clock.CopyFrom(planning.start_clock(planning.ACCEPTANCE_RULE, at.today))
    planning.derive_clocks(project, at.calendar)


def _end(project: pb.Project, reason: str, at: Situation) -> None:
    project.end_time, project.end_reason = at.now, reason  # type: ignore[assignment]
    for name in ("acceptance_clock", "joint_clock"):
        clock: pb.ProjectClock = getattr(project, name)
        if project.HasField(name) and not clock.HasField("stop_time"):
            clock.stop_time = at.now  # type: ignore[assignment]


def _set_lead(project: pb.Project, request: pb.CreateProjectRequest) -> None:
    departments = list(dict.fromkeys(task.organisation for task in project.tasks))
    project.lead_organisation = joint.lead_of(departments, request.lead_organisation)


def _related(request: pb.CreateProjectRequest) -> list[str]:
    if len(request.related_organisations) > MOST_RELATED:
        raise InvalidArgument("FIELD_INVALID", field="related_organisations", most=MOST_RELATED)
    for at, name in enumerate(request.related_organisations):
        parse_code(name, "organisations", f"related_organisations[{at}]")
    return list(dict.fromkeys(request.related_organisations))


def _hand_in(project: pb.Project, titles: Sequence[str]) -> None:
    known = {each.title: each for each in project.materials if not each.issued_by_item}
    for at, title in enumerate(titles):
        if title not in known:
            raise InvalidArgument("FIELD_INVALID", field=f"materials[{at}]", value=title)
        known[title].handed_in = True


def _working_days(project: pb.Project, at: Situation) -> int:
    if not project.forecast_date:
        return 0
    return plans.working_days(at.today, dt.date.fromisoformat(project.forecast_date), at.calendar)
