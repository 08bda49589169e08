"""What departments can do to a joint project (并联审批) at the desk: which form, which route, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from yangguang.cases.v1 import projects_pb2 as pb

from gateway.api import projects as rest
from gateway.pages.steps import Field, Step, choices, fixed
from gateway.sessions import Session

OPINIONS: Final = tuple(pb.JointOpinion.keys()[1:])
MEETINGS: Final = tuple(pb.JointMeetingKind.keys()[1:])
STOPPED: Final = frozenset({pb.TASK_REFUSED, pb.TASK_WITHDRAWN})
SETTLED: Final = frozenset({pb.TASK_FINISHED, pb.TASK_DROPPED})
ENDED: Final = frozenset({pb.Project.COMPLETED, pb.Project.NOT_ACCEPTED, pb.Project.WITHDRAWN})


def is_lead(project: pb.Project, session: Session) -> bool:
    """Whether the visitor is of the lead department."""
    return session.caller.organisation == project.lead_organisation


def _leads_in(*states: pb.Project.State) -> Any:
    return lambda project, session: project.state in states and is_lead(project, session)


def _leads_open(project: pb.Project, session: Session) -> bool:
    return project.state not in ENDED and is_lead(project, session)


def _is_asked(project: pb.Project, session: Session) -> bool:
    """Whether a copy notice to the visitor's department waits for its reply."""
    own = session.caller.organisation
    return any(each.organisation == own and not each.HasField("reply_time") for each in project.copy_notices)


def _open_meetings(project: pb.Project) -> list[tuple[str, str]]:
    """The meetings without minutes; one that the plan convened has no agenda, and is called by its kind."""
    called = {each.number: each.agenda or pb.JointMeetingKind.Name(each.kind) for each in project.meetings}
    return [
        (str(each.number), called[each.number])
        for each in project.meetings
        if not each.HasField("close_time")
    ]


def _tasks(project: pb.Project, states: Iterable[int] | None = None) -> list[tuple[str, str]]:
    """The items in these states, or those that are not settled."""
    wanted = set(states) if states is not None else set(pb.ProjectTaskState.values()) - SETTLED
    return [(str(task.number), task.title) for task in project.tasks if task.state in wanted]


def missing(project: pb.Project) -> list[pb.ProjectMaterial]:
    """The materials somebody still has to hand in."""
    asked = [each for each in project.materials if not each.issued_by_item]
    return [each for each in asked if each.required and not each.handed_in]


def _all_missing(project: pb.Project, typed: dict[str, Any]) -> dict[str, Any]:
    return {"materials": [each.id for each in missing(project)]}


def _opinion_fields(project: pb.Project) -> Sequence[Field]:
    meeting = Field("number", "Which meeting?", "number", _open_meetings(project))
    return [meeting, *_OPINION]


def _minutes_fields(project: pb.Project) -> Sequence[Field]:
    meeting = Field("number", "Which meeting?", "number", _open_meetings(project))
    return [meeting, Field("minutes", "Minutes", "area"), Field("document_number", "Number of the document")]


_WHY: Final = Field("reason", "Why", "area")
_OPINION: Final = (
    Field("opinion", "Opinion of the department", options=choices(OPINIONS)),
    Field("comment", "Reasons or conditions", "area", required=False),
)
_ACCEPTED: Final = (pb.Project.ACCEPTED,)

STEPS: Final[tuple[Step[pb.Project], ...]] = (
    Step(
        "accept",
        "Accept the project",
        f"{rest.SERVICE}.AcceptProject",
        rest.accept_project,
        rest.AcceptProjectRequest,
        fixed(Field("reply_days", "Working days for replies to the copy notice (1 to 10)", "number")),
        when=_leads_in(pb.Project.SUBMITTED),
    ),
    Step(
        "supply",
        "All that was missing is here",
        f"{rest.SERVICE}.SupplyProjectMaterials",
        rest.supply_project_materials,
        rest.SupplyProjectMaterialsRequest,
        given=_all_missing,
        when=_leads_in(pb.Project.SUPPLEMENTING),
    ),
    Step(
        "reply",
        "Reply to the copy notice",
        f"{rest.SERVICE}.ReplyCopyNotice",
        rest.reply_copy_notice,
        rest.ReplyCopyNoticeRequest,
        fixed(*_OPINION),
        when=_is_asked,
    ),
    Step(
        "opinion",
        "Give the opinion of the department",
        f"{rest.SERVICE}.GiveJointOpinion",
        rest.give_joint_opinion,
        rest.GiveJointOpinionRequest,
        _opinion_fields,
    ),
    Step(
        "close",
        "Close a meeting with its minutes",
        f"{rest.SERVICE}.CloseJointMeeting",
        rest.close_joint_meeting,
        rest.CloseJointMeetingRequest,
        _minutes_fields,
        when=is_lead,
    ),
    Step(
        "convene",
        "Convene a meeting or a survey",
        f"{rest.SERVICE}.ConveneJointMeeting",
        rest.convene_joint_meeting,
        rest.ConveneJointMeetingRequest,
        fixed(
            Field("kind", "What for?", options=choices(MEETINGS)),
            Field("hold_time", "When", "moment"),
            Field("place", "Where"),
            Field("agenda", "What is to be decided or seen", "area"),
        ),
        usual=False,
        when=_leads_open,
    ),
    Step(
        "press",
        "Press a department",
        f"{rest.SERVICE}.PressProjectTask",
        rest.press_project_task,
        rest.PressProjectTaskRequest,
        lambda project: [Field("number", "Which item?", "number", _tasks(project)), _WHY],
        usual=False,
        when=_leads_in(*_ACCEPTED),
    ),
    Step(
        "refile",
        "File an item anew",
        f"{rest.SERVICE}.RefileProjectTask",
        rest.refile_project_task,
        rest.RefileProjectTaskRequest,
        lambda project: [Field("number", "Which item?", "number", _tasks(project, STOPPED))],
        usual=False,
        when=_leads_in(*_ACCEPTED),
    ),
    Step(
        "drop",
        "Take an item out of the plan",
        f"{rest.SERVICE}.DropProjectTask",
        rest.drop_project_task,
        rest.DropProjectTaskRequest,
        lambda project: [Field("number", "Which item?", "number", _tasks(project)), _WHY],
        usual=False,
        when=_leads_in(*_ACCEPTED),
    ),
    Step(
        "refuse",
        "Do not accept",
        f"{rest.SERVICE}.RefuseProject",
        rest.refuse_project,
        rest.RefuseProjectRequest,
        fixed(_WHY),
        usual=False,
        when=_leads_in(pb.Project.SUBMITTED, pb.Project.SUPPLEMENTING),
    ),
)
# What the applicant can do, on his own page.
OWN_STEPS: Final[tuple[Step[pb.Project], ...]] = (
    Step(
        "supply",
        "All of it is handed over at the window",
        f"{rest.SERVICE}.SupplyProjectMaterials",
        rest.supply_project_materials,
        rest.SupplyProjectMaterialsRequest,
        given=_all_missing,
        when=lambda project, session: project.state == pb.Project.SUPPLEMENTING,
    ),
    Step(
        "withdraw",
        "Take the project back",
        f"{rest.SERVICE}.WithdrawProject",
        rest.withdraw_project,
        rest.WithdrawProjectRequest,
        fixed(_WHY),
        usual=False,
        when=lambda project, session: project.state not in ENDED,
    ),
)
