"""What departments do together: copy notices (抄告单), meetings, surveys, pressing; silence is on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from google.protobuf.message import Message
from yangguang.cases.v1 import project_events_pb2 as events
from yangguang.cases.v1 import projects_pb2 as pb

from services.cases.domain.joint import MEETINGS, RUNNING, Action, MeetingKind, TaskState
from services.cases.handlers.projects.situation import (
    LONGEST_NAME,
    LONGEST_REASON,
    Situation,
    coordinated,
    lead_alone,
    opinion_of,
    progress,
    reason_of,
    reply_due,
    step,
    task_of,
)
from services.common import checks
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.timesource import local_date


def send_notices(project: pb.Project, reply_days: int, at: Situation) -> Sequence[pb.CopyNotice]:
    """A copy notice to every department but the lead, with the items it is about (抄告相关, F04)."""
    due, due_time = reply_due(reply_days, at.today, at)
    for department in project.departments:
        if department.organisation != project.lead_organisation:
            items = [task.item for task in project.tasks if task.organisation == department.organisation]
            project.copy_notices.add(
                organisation=department.organisation,
                items=items,
                send_time=at.now,
                due=due,
                due_time=due_time,
            )
    return project.copy_notices


def reply(project: pb.Project, request: pb.ReplyCopyNoticeRequest, at: Situation) -> Message:
    """Answer the notice of one's own department; late answers are taken, and stay late."""
    step(project, Action.REPLY)
    ours = (each for each in project.copy_notices if each.organisation == at.caller.organisation)
    notice = next(ours, None)
    if notice is None:
        raise NotFound("COPY_NOTICE_NOT_FOUND", organisation=at.caller.organisation)
    if notice.HasField("reply_time"):
        raise FailedPrecondition("ALREADY_ANSWERED")
    notice.opinion, notice.comment = opinion_of(request.opinion, request.comment)  # type: ignore[assignment]
    notice.reply_time, notice.officer = at.now, at.officer  # type: ignore[assignment]
    notice.silent = notice.silent or at.now >= notice.due_time.ToDatetime(dt.UTC)
    return events.CopyNoticeReplied(copy_notice=notice)


def start_meetings(project: pb.Project, at: Situation) -> Sequence[pb.JointMeeting]:
    """Items that need a survey or a meeting start it at once; the lead says when and where (F07)."""
    for kind, rule in MEETINGS.items():
        tasks = [task for task in project.tasks if rule.started_by & set(task.steps)]
        if tasks:
            meeting = _add_meeting(project, kind, at)
            meeting.items.extend(task.item for task in tasks)
            _ask(meeting, {project.lead_organisation, *(task.organisation for task in tasks)}, project)
    return project.meetings


def convene(project: pb.Project, request: pb.ConveneJointMeetingRequest, at: Situation) -> Message:
    """Convene a meeting, survey or acceptance, or set time and place of one that the start rule opened."""
    coordinated(project, at)
    kind = _kind(request.kind)
    step(project, MEETINGS[kind].action)
    if not project.joint:
        raise FailedPrecondition("NOT_JOINT")
    meeting = _waiting(project, kind) or _add_meeting(project, kind, at)
    _set_time(meeting, request, at)
    meeting.officer = at.officer
    meeting.place = checks.required_text(request.place, "place", LONGEST_NAME)
    meeting.agenda = checks.required_text(request.agenda, "agenda", LONGEST_REASON, multiline=True)
    if request.items or request.organisations or not meeting.opinions:
        _set_circle(project, meeting, request)
    return events.JointMeetingConvened(meeting=meeting)


def give_opinion(project: pb.Project, request: pb.GiveJointOpinionRequest, at: Situation) -> Message:
    """A department's opinion in a meeting; once, and never after it was closed."""
    step(project, Action.OPINION)
    meeting = _open_meeting(project, request.number)
    opinion = _asked(meeting, at.caller.organisation)
    if opinion.HasField("time"):
        raise FailedPrecondition("ALREADY_ANSWERED")
    opinion.opinion, opinion.comment = opinion_of(request.opinion, request.comment)  # type: ignore[assignment]
    opinion.time, opinion.officer = at.now, at.officer  # type: ignore[assignment]
    over = meeting.HasField("due_time") and at.now >= meeting.due_time.ToDatetime(dt.UTC)
    opinion.silent = opinion.silent or over
    return events.JointOpinionGiven(
        number=meeting.number, organisation=opinion.organisation, opinion=opinion.opinion
    )


def close(project: pb.Project, request: pb.CloseJointMeetingRequest, at: Situation) -> Message:
    """Close a meeting with its minutes; who said nothing is on record."""
    lead_alone(project, at)
    step(project, Action.OPINION)
    meeting = _open_meeting(project, request.number)
    if not meeting.HasField("hold_time") or at.now < meeting.hold_time.ToDatetime(dt.UTC):
        raise FailedPrecondition("MEETING_NOT_HELD", number=meeting.number)
    meeting.minutes = checks.required_text(request.minutes, "minutes", 20_000, multiline=True)
    meeting.document_number = checks.text(request.document_number, "document_number", LONGEST_NAME)
    meeting.close_time = at.now  # type: ignore[assignment]
    _silence(meeting)
    return events.JointMeetingClosed(meeting=meeting)


def press(project: pb.Project, request: pb.PressProjectTaskRequest, at: Situation) -> Message:
    """Press the department of an item that is being handled (督办)."""
    coordinated(project, at)
    step(project, Action.PRESS)
    task = task_of(project, request.number)
    if progress(task) not in (*RUNNING, TaskState.READY):
        raise FailedPrecondition("TASK_NOT_RUNNING", number=task.number, state=TaskState(task.state).name)
    task.press_times.add().FromDatetime(at.now)
    return events.ProjectTaskPressed(item=task.item, reason=reason_of(request.reason))


def note_silent_notice(notice: pb.CopyNotice) -> Message:
    """The limit of a copy notice passed without a word."""
    notice.silent = True
    return events.CopyNoticeUnanswered(organisation=notice.organisation)


def note_silent_meeting(meeting: pb.JointMeeting) -> Message:
    """The limit for opinions passed; who had said nothing is on record."""
    return events.JointMeetingUnanswered(number=meeting.number, organisations=_silence(meeting))


def silent_notices(project: pb.Project) -> Iterable[pb.CopyNotice]:
    """The notices that still wait for a first word."""
    return (each for each in project.copy_notices if not each.HasField("reply_time") and not each.silent)


def silent_meetings(project: pb.Project) -> Iterable[pb.JointMeeting]:
    """The meetings with a limit in which somebody has not been heard, nor noted as silent."""
    return (
        meeting
        for meeting in project.meetings
        if meeting.HasField("due_time")
        and not meeting.HasField("close_time")
        and any(not each.HasField("time") and not each.silent for each in meeting.opinions)
    )


def _silence(meeting: pb.JointMeeting) -> list[str]:
    silent = [each for each in meeting.opinions if not each.HasField("time") and not each.silent]
    for opinion in silent:
        opinion.silent = True
    return [opinion.organisation for opinion in silent]


def _add_meeting(project: pb.Project, kind: MeetingKind, at: Situation) -> pb.JointMeeting:
    return project.meetings.add(
        number=len(project.meetings) + 1,
        kind=kind.value,
        convener=project.lead_organisation,
        convene_time=at.now,
    )


def _waiting(project: pb.Project, kind: MeetingKind) -> pb.JointMeeting | None:
    """The meeting of a kind that the start rule opened and nobody has set yet."""
    unset = (each for each in project.meetings if not each.HasField("hold_time"))
    return next((each for each in unset if MeetingKind(each.kind) is kind), None)


def _set_time(meeting: pb.JointMeeting, request: pb.ConveneJointMeetingRequest, at: Situation) -> None:
    if not request.HasField("hold_time"):
        raise InvalidArgument("FIELD_REQUIRED", field="hold_time")
    held = request.hold_time.ToDatetime(dt.UTC)
    if not at.now - dt.timedelta(days=1) <= held <= at.now + dt.timedelta(days=366):
        raise InvalidArgument("FIELD_INVALID", field="hold_time")
    meeting.hold_time.CopyFrom(request.hold_time)
    meeting.due, due_time = reply_due(request.reply_days, local_date(held), at)
    meeting.due_time = due_time  # type: ignore[assignment]


def _set_circle(
    project: pb.Project, meeting: pb.JointMeeting, request: pb.ConveneJointMeetingRequest
) -> None:
    """Which departments are asked, about which items; two at least, or it is no joint meeting."""
    items = {task.item for task in project.tasks}
    for index, item in enumerate(request.items):
        if item not in items:
            raise InvalidArgument("ITEM_NOT_IN_PROJECT", field=f"items[{index}]", item=item)
    known = {each.organisation for each in project.departments}
    for index, name in enumerate(request.organisations):
        if name not in known:
            raise InvalidArgument("FIELD_INVALID", field=f"organisations[{index}]", value=name)
    if len(asked := set(request.organisations) or known) < 2:
        raise InvalidArgument("FIELD_INVALID", field="organisations")
    if request.items:
        meeting.items[:] = request.items
    heard = {each.organisation for each in meeting.opinions if each.HasField("time")}
    for opinion in [each for each in meeting.opinions if each.organisation not in asked | heard]:
        meeting.opinions.remove(opinion)
    _ask(meeting, asked, project)


def _ask(meeting: pb.JointMeeting, asked: Iterable[str], project: pb.Project) -> None:
    """Ask departments, in the order of the project, each once."""
    wanted = set(asked) - {each.organisation for each in meeting.opinions}
    for department in project.departments:
        if department.organisation in wanted:
            meeting.opinions.add(organisation=department.organisation)


def _open_meeting(project: pb.Project, number: int) -> pb.JointMeeting:
    meeting = next((each for each in project.meetings if each.number == number), None)
    if meeting is None:
        raise NotFound("MEETING_NOT_FOUND", number=number)
    if meeting.HasField("close_time"):
        raise FailedPrecondition("MEETING_CLOSED", number=number)
    return meeting


def _asked(meeting: pb.JointMeeting, organisation: str) -> pb.DepartmentOpinion:
    found = next((each for each in meeting.opinions if each.organisation == organisation), None)
    if found is None:
        raise FailedPrecondition("DEPARTMENT_NOT_ASKED", organisation=organisation)
    return found


def _kind(number: int) -> MeetingKind:
    checks.required(number, "kind")
    if number not in set(MeetingKind):
        raise InvalidArgument("FIELD_INVALID", field="kind", value=number)
    return MeetingKind(number)
