"""What a verb on a project needs to know beside the project, and the checks that several verbs share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.common.v1.types_pb2 import Right

from services.cases.domain import joint
from services.cases.domain.joint import Action, State, TaskState
from services.common import checks, clock
from services.common.calendar import Calendar
from services.common.clock import Unit
from services.common.errors import InvalidArgument, NotFound, PermissionDenied
from services.common.identity import Caller
from services.common.timesource import local_date

LONGEST_REASON: Final = 2000
LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Situation:
    """The hour, the actor, the calendar, and the rights the actor's mandates give."""

    now: dt.datetime
    caller: Caller
    calendar: Calendar
    rights: frozenset[int] = frozenset()

    @property
    def today(self) -> dt.date:
        """The day it is in China."""
        return local_date(self.now)

    @property
    def officer(self) -> str:
        """Who acts; "" when time itself does."""
        return self.caller.subject


def state_of(project: pb.Project) -> State:
    """The state of a project."""
    return State(project.state)


def progress(task: pb.ProjectTask) -> TaskState:
    """The state of an item of it."""
    return TaskState(task.state)


def step(project: pb.Project, action: Action) -> None:
    """Do a step of the table; refuses STEP_NOT_ALLOWED."""
    project.state = joint.step(State(project.state), action).value  # type: ignore[assignment]


def lead_alone(project: pb.Project, at: Situation) -> None:
    """Only the lead department may."""
    joint.check_lead(project.lead_organisation, at.caller.organisation)


def coordinated(project: pb.Project, at: Situation) -> None:
    """Only the lead department may, in a joint project by who may coordinate (联办件协调权, C13)."""
    lead_alone(project, at)
    if project.joint and Right.JOINT_COORDINATION not in at.rights:
        raise PermissionDenied("MANDATE_REQUIRED", right=Right.Name(Right.JOINT_COORDINATION))


def task_of(project: pb.Project, number: int) -> pb.ProjectTask:
    """The item of this number."""
    for task in project.tasks:
        if task.number == number:
            return task
    raise NotFound("TASK_NOT_FOUND", number=number)


def reason_of(text: str) -> str:
    """A reason that is given."""
    return checks.required_text(text, "reason", LONGEST_REASON, multiline=True)


def opinion_of(number: int, comment: str) -> tuple[int, str]:
    """An opinion, with reasons where it needs them."""
    checks.required(number, "opinion")
    if number not in set(joint.Opinion):
        raise InvalidArgument("FIELD_INVALID", field="opinion", value=number)
    said = checks.text(comment, "comment", LONGEST_REASON, multiline=True)
    return number, checks.required(said, "comment") if number in joint.REASONED else said


def reply_due(days: int, since: dt.date, at: Situation) -> tuple[str, dt.datetime]:
    """The last day of so many working days for an answer, and the instant it is over; 3 when not said."""
    if not 0 <= days <= joint.MOST_REPLY_DAYS:
        raise InvalidArgument("FIELD_INVALID", field="reply_days", value=days)
    last = clock.shift(since, days or joint.REPLY_DAYS, Unit.WORKING_DAYS, at.calendar)
    return last.isoformat(), clock.due_instant(last)
