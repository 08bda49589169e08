"""What a project is, and who acts for it: class, green channel, the one agent and the list of tasks."""

from __future__ import annotations

from typing import Final

from google.protobuf.message import Message
from yangguang.cases.v1 import project_events_pb2 as events
from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.common.v1.access_pb2 import AGENT, MANAGER

from services.cases.domain import joint
from services.cases.domain.joint import Action
from services.cases.handlers.projects.situation import (
    LONGEST_NAME,
    LONGEST_REASON,
    Situation,
    lead_alone,
    reason_of,
    step,
)
from services.common import checks
from services.common.errors import FailedPrecondition, InvalidArgument

MOST_SERVICES: Final = 20
# All that an agent of a project does (E10).
AGENT_TASKS: Final = tuple(number for number in pb.AgentTaskKind.values() if number)


def classify(project: pb.Project, request: pb.ClassifyProjectRequest, at: Situation) -> Message:
    """Say what the project is; an eligibility and a green channel rest on a document (E08, F10)."""
    _lead_or_manager(project, at)
    step(project, Action.CLASSIFY)
    given = request.classification
    if given.eligibility not in pb.ProjectEligibility.values():
        raise InvalidArgument("FIELD_INVALID", field="classification.eligibility", value=given.eligibility)
    joint.check_green_channel(given.green_channel, "classification.green_channel")
    document = checks.text(given.document_number, "classification.document_number", LONGEST_NAME)
    if given.eligibility or given.green_channel:
        checks.required(document, "classification.document_number")
    if _agent(project) is not None and not given.eligibility:
        raise FailedPrecondition("PROJECT_HAS_AGENT")
    project.classification.CopyFrom(_class(given, document))
    return events.ProjectClassified(classification=project.classification)


def assign(project: pb.Project, request: pb.AssignProjectAgentRequest, at: Situation) -> Message:
    """Assign the one agent; only eligible projects have one, and never two at a time (E08, E09)."""
    _lead_or_manager(project, at)
    step(project, Action.ASSIGN)
    if not project.classification.eligibility:
        raise FailedPrecondition("PROJECT_NOT_ELIGIBLE")
    if (agent := _agent(project)) is not None:
        raise FailedPrecondition("PROJECT_HAS_AGENT", agent=agent.subject)
    subject = checks.required_text(request.subject, "subject", LONGEST_NAME)
    title = checks.required_text(request.title, "title", LONGEST_NAME)
    project.agents.add(subject=subject, title=title, assign_time=at.now)
    _list_tasks(project, request)
    return events.ProjectAgentAssigned(agent=subject)


def release(project: pb.Project, request: pb.ReleaseProjectAgentRequest, at: Situation) -> Message:
    """End the assignment; the tasks stay with what was done."""
    _lead_or_manager(project, at)
    agent = _agent(project)
    if agent is None:
        raise FailedPrecondition("PROJECT_HAS_NO_AGENT")
    reason = reason_of(request.reason)
    agent.release_time = at.now  # type: ignore[assignment]
    return events.ProjectAgentReleased(agent=agent.subject, reason=reason)


def record_work(project: pb.Project, request: pb.RecordAgentWorkRequest, at: Situation) -> Message:
    """A visit or step of the agent, or of the lead department that acts for the project (领办, E11)."""
    if AGENT not in at.caller.roles:
        lead_alone(project, at)
    step(project, Action.ASSIGN)
    note = checks.required_text(request.note, "note", LONGEST_REASON, multiline=True)
    work = project.agent_works.add(time=at.now, officer=at.officer, task=request.task, note=note)
    if request.task or request.done:
        _tick_off(project, request, at)
    return events.AgentWorkRecorded(work=work)


def agent_of(project: pb.Project) -> str:
    """The subject of the agent; "" when there is none."""
    agent = _agent(project)
    return agent.subject if agent else ""


def _agent(project: pb.Project) -> pb.ProjectAgent | None:
    return next((each for each in project.agents if not each.HasField("release_time")), None)


def _lead_or_manager(project: pb.Project, at: Situation) -> None:
    """The manager of the centre, or the lead department."""
    if MANAGER not in at.caller.roles:
        lead_alone(project, at)


def _class(given: pb.ProjectClass, document: str) -> pb.ProjectClass:
    field = "classification.custom_services"
    if len(given.custom_services) > MOST_SERVICES:
        raise InvalidArgument("FIELD_INVALID", field=field, most=MOST_SERVICES)
    return pb.ProjectClass(
        eligibility=given.eligibility,
        document_number=document,
        green_channel=given.green_channel,
        key_area=checks.text(given.key_area, "classification.key_area", LONGEST_NAME),
        custom_services=[
            checks.required_text(each, f"{field}[{at}]", LONGEST_NAME)
            for at, each in enumerate(given.custom_services)
        ],
    )


def _list_tasks(project: pb.Project, request: pb.AssignProjectAgentRequest) -> None:
    """The tasks asked for, or all; those a former agent has done stay done."""
    for index, number in enumerate(request.tasks):
        if number not in AGENT_TASKS:
            raise InvalidArgument("FIELD_INVALID", field=f"tasks[{index}]", value=number)
    listed = [each.kind for each in project.agent_tasks]
    for kind in dict.fromkeys(request.tasks or AGENT_TASKS):
        if kind not in listed:
            project.agent_tasks.add(kind=kind)


def _tick_off(project: pb.Project, request: pb.RecordAgentWorkRequest, at: Situation) -> None:
    task = next((each for each in project.agent_tasks if each.kind == request.task), None)
    if task is None:
        raise InvalidArgument("FIELD_INVALID", field="task", value=request.task)
    if request.done and not task.HasField("done_time"):
        task.done_time = at.now  # type: ignore[assignment]
