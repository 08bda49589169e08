"""The tables of joint projects: steps, what becomes of an item by its case, lead, green channel, meetings."""

import itertools

import pytest
from yangguang.cases.v1 import cases_pb2
from yangguang.cases.v1 import projects_pb2 as pb

from services.cases.domain import StepKind, joint
from services.cases.domain.joint import Action, MeetingKind, State, TaskState
from services.common.errors import FailedPrecondition, PermissionDenied, Refusal

ALLOWED = {
    "SUPPLY": "SUPPLEMENTING ACCEPTED",
    "ACCEPT": "SUBMITTED",
    "REFUSE": "SUPPLEMENTING SUBMITTED",
    "WITHDRAW": "SUPPLEMENTING SUBMITTED ACCEPTED",
    "EXTEND": "ACCEPTED",
    "FOLLOW": "ACCEPTED",
    "REPLY": "ACCEPTED",
    "CONVENE": "ACCEPTED",
    "PRE_REVIEW": "SUBMITTED ACCEPTED",
    "OPINION": "SUBMITTED ACCEPTED COMPLETED",
    "PRESS": "ACCEPTED",
    "REPLAN": "ACCEPTED",
    "CLASSIFY": "SUPPLEMENTING SUBMITTED ACCEPTED",
    "ASSIGN": "SUPPLEMENTING SUBMITTED ACCEPTED",
    "COMPLETE": "ACCEPTED",
    "FINAL_ACCEPTANCE": "ACCEPTED COMPLETED",
}


@pytest.mark.parametrize(("state", "action"), list(itertools.product(State, Action)))
def test_every_action_is_allowed_in_its_states_alone(state: State, action: Action) -> None:
    if state.name in ALLOWED[action.name].split():
        joint.step(state, action)
    else:
        with pytest.raises(FailedPrecondition) as caught:
            joint.step(state, action)
        assert caught.value.reason == "STEP_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("enum", "wire"),
    [
        (State, pb.Project.State),
        (joint.Role, pb.DepartmentRole),
        (MeetingKind, pb.JointMeetingKind),
        (joint.Opinion, pb.JointOpinion),
    ],
)
def test_the_tables_and_the_protos_number_alike(enum: type, wire: object) -> None:
    assert {each.name: each.value for each in enum} == {  # type: ignore[attr-defined]
        name: number
        for name, number in wire.items()  # type: ignore[attr-defined]
        if number
    }


def test_the_states_of_items_number_as_in_the_proto() -> None:
    assert {f"TASK_{each.name}": each.value for each in TaskState} == {
        name: number for name, number in pb.ProjectTaskState.items() if number
    }


@pytest.mark.parametrize(
    ("state", "refused", "paused", "expected"),
    [
        ("SUBMITTED", False, False, TaskState.OPEN),
        ("ACCEPTED", False, True, TaskState.PAUSED),
        ("SUPPLEMENTING", False, True, TaskState.PAUSED),
        ("EXAMINED", False, False, TaskState.OPEN),
        ("DECIDED", False, False, TaskState.OPEN),
        ("DECIDED", True, False, TaskState.REFUSED),
        ("COMPLETED", False, False, TaskState.FINISHED),
        ("COMPLETED", True, False, TaskState.REFUSED),
        ("DELIVERED", False, False, TaskState.FINISHED),
        ("NOT_ACCEPTED", False, False, TaskState.REFUSED),
        ("WITHDRAWN", False, True, TaskState.WITHDRAWN),
    ],
)
def test_an_item_becomes_what_its_case_becomes(
    state: str, refused: bool, paused: bool, expected: TaskState
) -> None:
    number = cases_pb2.Case.State.Value(state)

    assert joint.task_state(number, refused=refused, paused=paused) is expected


def test_every_state_of_a_case_says_what_becomes_of_its_item() -> None:
    known = {number for number in cases_pb2.Case.State.values() if number}

    assert {int(state) for state in joint.FOLLOWED} <= known
    assert all(joint.task_state(number, refused=False, paused=False) for number in known)


@pytest.mark.parametrize(
    ("before", "lacking", "expected"),
    [
        ([], [], TaskState.READY),
        ([TaskState.FINISHED, TaskState.DROPPED], [], TaskState.READY),
        ([TaskState.FINISHED, TaskState.OPEN], [], TaskState.WAITING),
        ([TaskState.FINISHED], ["S1"], TaskState.WAITING),
        ([TaskState.OPEN, TaskState.REFUSED], [], TaskState.BLOCKED),
        ([TaskState.BLOCKED], [], TaskState.BLOCKED),
    ],
)
def test_an_item_is_ready_when_all_it_rests_on_is_finished(
    before: list[TaskState], lacking: list[str], expected: TaskState
) -> None:
    assert joint.ready(before, lacking) is expected


def test_who_is_alone_leads_and_several_have_to_name_one() -> None:
    """F13."""
    assert joint.lead_of(["a"], "") == "a"
    assert joint.lead_of(["a", "b"], "b") == "b"
    for departments, named, reason in [
        (["a", "b"], "", "LEAD_REQUIRED"),
        (["a"], "c", "LEAD_NOT_IN_PROJECT"),
    ]:
        with pytest.raises(Refusal) as caught:
            joint.lead_of(departments, named)
        assert caught.value.reason == reason


def test_some_things_only_the_lead_department_does() -> None:
    joint.check_lead("a", "a")
    with pytest.raises(PermissionDenied) as caught:
        joint.check_lead("a", "b")
    assert caught.value.reason == "LEAD_DEPARTMENT_REQUIRED"


@pytest.mark.parametrize(
    ("days", "channel", "expected"),
    [(10, "PROMISE_BASIS_UNSPECIFIED", 10), (10, "MAJOR_INVESTMENT", 5), (5, "KEY_PROJECT", 3),
     (5, "TRANSFERRED_INDUSTRY", 3), (9, "AGENCY_PROJECT", 7), (1, "SPECIAL_CASE", 1),
     (0, "SPECIAL_CASE", 0)],
)  # fmt: skip
def test_the_green_channel_shortens_a_promise_but_never_to_nothing(
    days: int, channel: str, expected: int
) -> None:
    """F10."""
    assert joint.shortened(days, cases_pb2.PromiseBasis.Value(channel)) == expected


def test_every_class_of_the_green_channel_says_by_how_much_it_shortens() -> None:
    others = {cases_pb2.PRECEDENT, cases_pb2.PEER_LIMIT}

    assert set(joint.GREEN) == set(cases_pb2.PromiseBasis.values()) - others


def test_a_survey_starts_a_joint_survey_and_a_meeting_a_joint_review() -> None:
    """F07."""
    started = {kind.name: {step.name for step in rule.started_by} for kind, rule in joint.MEETINGS.items()}

    assert started == {
        "JOINT_REVIEW": {"OFFICE_MEETING", "EXPERT_REVIEW", "HEARING"},
        "PRE_APPROVAL_REVIEW": set(),
        "CONSTRUCTION_COORDINATION": set(),
        "JOINT_SURVEY": {"SITE_SURVEY"},
        "COMPLETION_ACCEPTANCE": set(),
    }
    assert StepKind.SITE_SURVEY in joint.JOINED_STEPS
