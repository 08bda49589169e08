"""Rules of joint projects (联办件、并联审批): states, roles, meetings, green channel, as tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from services.cases.domain.kinds import State as CaseState
from services.cases.domain.steps import StepKind
from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied


class State(IntEnum):
    """The state of a project; the numbers are those of `Project.State`."""

    SUPPLEMENTING = 1
    SUBMITTED = 2
    ACCEPTED = 3
    COMPLETED = 4
    NOT_ACCEPTED = 5
    WITHDRAWN = 6


class Action(IntEnum):
    """What can be done to a project."""

    SUPPLY = 1
    ACCEPT = 2
    REFUSE = 3
    WITHDRAW = 4
    EXTEND = 5
    FOLLOW = 6
    REPLY = 7
    CONVENE = 8
    PRE_REVIEW = 9
    OPINION = 10
    PRESS = 11
    REPLAN = 12
    CLASSIFY = 13
    ASSIGN = 14
    COMPLETE = 15
    FINAL_ACCEPTANCE = 16


OPEN: Final = (State.SUPPLEMENTING, State.SUBMITTED, State.ACCEPTED)

# What may be done in which state, and what follows.
STEPS: Final[Mapping[tuple[State, Action], State]] = {
    (State.SUPPLEMENTING, Action.SUPPLY): State.SUPPLEMENTING,
    (State.ACCEPTED, Action.SUPPLY): State.ACCEPTED,
    (State.SUBMITTED, Action.ACCEPT): State.ACCEPTED,
    (State.SUPPLEMENTING, Action.REFUSE): State.NOT_ACCEPTED,
    (State.SUBMITTED, Action.REFUSE): State.NOT_ACCEPTED,
    **{(state, Action.WITHDRAW): State.WITHDRAWN for state in OPEN},
    **{
        (State.ACCEPTED, action): State.ACCEPTED
        for action in (
            Action.EXTEND,
            Action.FOLLOW,
            Action.REPLY,
            Action.CONVENE,
            Action.PRESS,
            Action.REPLAN,
        )
    },
    # An investment project is reviewed before it is accepted, too (F11).
    **{(state, Action.PRE_REVIEW): state for state in (State.SUBMITTED, State.ACCEPTED)},
    # What was built is accepted when everything else is done (F08).
    **{(state, Action.FINAL_ACCEPTANCE): state for state in (State.ACCEPTED, State.COMPLETED)},
    **{(state, Action.OPINION): state for state in (State.SUBMITTED, State.ACCEPTED, State.COMPLETED)},
    **{(state, action): state for state in OPEN for action in (Action.CLASSIFY, Action.ASSIGN)},
    (State.ACCEPTED, Action.COMPLETE): State.COMPLETED,
}


def step(state: State, action: Action) -> State:
    """The state that follows; refuses STEP_NOT_ALLOWED."""
    if (state, action) not in STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return STEPS[state, action]


class TaskState(IntEnum):
    """What an item is to its project; the numbers are those of `ProjectTaskState`."""

    WAITING = 1
    READY = 2
    OPEN = 3
    PAUSED = 4
    FINISHED = 5
    REFUSED = 6
    WITHDRAWN = 7
    BLOCKED = 8
    DROPPED = 9


# Its case is there and has not ended.
RUNNING: Final = frozenset({TaskState.OPEN, TaskState.PAUSED})
# A branch that has stopped: nothing that rests on it can begin.
STOPPED: Final = frozenset({TaskState.REFUSED, TaskState.WITHDRAWN, TaskState.BLOCKED})
# What may be filed anew.
REFILED: Final = frozenset({TaskState.REFUSED, TaskState.WITHDRAWN})
# The project is over when all its items are so.
DONE: Final = frozenset({TaskState.FINISHED, TaskState.DROPPED})

# What becomes of an item by the state of its case; a decided case is finished once its result is issued,
# since the result is what others rest on.
FOLLOWED: Final[Mapping[CaseState, TaskState]] = {
    CaseState.SUBMITTED: TaskState.OPEN,
    CaseState.SUPPLEMENTING: TaskState.PAUSED,
    CaseState.ACCEPTED: TaskState.OPEN,
    CaseState.EXAMINED: TaskState.OPEN,
    CaseState.FORWARDED: TaskState.OPEN,
    CaseState.DECIDED: TaskState.OPEN,
    CaseState.COMPLETED: TaskState.FINISHED,
    CaseState.DELIVERED: TaskState.FINISHED,
    CaseState.NOT_ACCEPTED: TaskState.REFUSED,
    CaseState.WITHDRAWN: TaskState.WITHDRAWN,
}


def task_state(state: int, *, refused: bool, paused: bool) -> TaskState:
    """What an item is, by its case: the case's state, whether it was decided against, whether it is held."""
    if refused:
        return TaskState.REFUSED
    # A state that a later release adds is one in which the case runs.
    found = FOLLOWED[CaseState(state)] if state in FOLLOWED else TaskState.OPEN
    return TaskState.PAUSED if found is TaskState.OPEN and paused else found


class Role(IntEnum):
    """What a department is in a project (F13); the numbers are those of `DepartmentRole`."""

    LEAD = 1
    PARTICIPANT = 2
    RELATED = 3


class MeetingKind(IntEnum):
    """What departments come together for; the numbers are those of `JointMeetingKind`."""

    JOINT_REVIEW = 1
    PRE_APPROVAL_REVIEW = 2
    CONSTRUCTION_COORDINATION = 3
    JOINT_SURVEY = 4
    COMPLETION_ACCEPTANCE = 5


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """When a meeting of a kind may be convened, and which steps of an item start it at once (F07)."""

    action: Action
    started_by: frozenset[StepKind] = frozenset()


MEETINGS: Final[Mapping[MeetingKind, MeetingRule]] = {
    MeetingKind.JOINT_REVIEW: MeetingRule(
        Action.CONVENE, frozenset({StepKind.OFFICE_MEETING, StepKind.EXPERT_REVIEW, StepKind.HEARING})
    ),
    MeetingKind.PRE_APPROVAL_REVIEW: MeetingRule(Action.PRE_REVIEW),
    MeetingKind.CONSTRUCTION_COORDINATION: MeetingRule(Action.CONVENE),
    MeetingKind.JOINT_SURVEY: MeetingRule(Action.CONVENE, frozenset({StepKind.SITE_SURVEY})),
    MeetingKind.COMPLETION_ACCEPTANCE: MeetingRule(Action.FINAL_ACCEPTANCE),
}
# Steps that could be held once for several departments, and are found when they are repeated (C52).
JOINED_STEPS: Final = frozenset(step for rule in MEETINGS.values() for step in rule.started_by)


class Opinion(IntEnum):
    """What a department says; the numbers are those of `JointOpinion`."""

    AGREED = 1
    AGREED_WITH_CONDITIONS = 2
    OBJECTED = 3
    NOT_CONCERNED = 4


# Conditions and objections are worth nothing without their reasons.
REASONED: Final = frozenset({Opinion.AGREED_WITH_CONDITIONS, Opinion.OBJECTED})

# Working days for the answer to a copy notice or in a meeting: the platform's own rule.
REPLY_DAYS: Final = 3
MOST_REPLY_DAYS: Final = 10

# What is left of a promised limit in each class of the green channel, by the number of `PromiseBasis`, in
# percent (F10). Demonstration values: the planning documents name the classes, not the numbers.
GREEN: Final[Mapping[int, int]] = {0: 100, 1: 50, 2: 50, 3: 60, 4: 70, 5: 30}


def shortened(days: int, green_channel: int) -> int:
    """A promised limit in the green channel: rounded up, at least a day; a same-day limit stays one."""
    return -(-days * GREEN[green_channel] // 100)


def check_green_channel(green_channel: int, field: str) -> None:
    """A class there is."""
    if green_channel not in GREEN:
        raise InvalidArgument("FIELD_INVALID", field=field, value=green_channel)


def lead_of(departments: Sequence[str], named: str) -> str:
    """The lead department: one with an item; who is alone leads, several have to name one (F13)."""
    if not named and len(departments) == 1:
        return departments[0]
    if not named:
        raise FailedPrecondition("LEAD_REQUIRED", field="lead_organisation", departments=len(departments))
    if named not in departments:
        raise FailedPrecondition("LEAD_NOT_IN_PROJECT", field="lead_organisation", organisation=named)
    return named


def check_lead(lead: str, organisation: str) -> None:
    """Some things only the lead department does."""
    if lead != organisation:
        raise PermissionDenied("LEAD_DEPARTMENT_REQUIRED", organisation=lead)


def ready(waiting_for: Collection[TaskState], lacking: Collection[str]) -> TaskState:
    """What an item without case is: ready when all it rests on is finished and its materials are there."""
    if STOPPED & set(waiting_for):
        return TaskState.BLOCKED
    if lacking or any(state not in DONE for state in waiting_for):
        return TaskState.WAITING
    return TaskState.READY
