"""The table of kinds, states and actions, walked in full."""

import pytest
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.common.v1 import types_pb2 as types

from services.cases import domain
from services.cases.domain import Action, Kind, Right, State, StepKind
from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied

FRONT = {
    "SUBMITTED": {"REQUEST_SUPPLEMENT", "ACCEPT", "DEEM_ACCEPTED", "REFUSE", "WITHDRAW"},
    "SUPPLEMENTING": {"SUPPLEMENT", "REFUSE", "WITHDRAW"},
    "COMPLETED": {"DELIVER", "RATE"},
    "DELIVERED": {"RATE"},
    "NOT_ACCEPTED": set[str](),
    "WITHDRAWN": set[str](),
}
AFTER = {"COMPLETE", "START_PROCEDURE", "END_PROCEDURE"}
PROCEDURES = {"START_PROCEDURE", "END_PROCEDURE", "EXTEND", "WITHDRAW"}
ALLOWED = {
    "INSTANT": {
        **FRONT,
        "ACCEPTED": {"DECIDE", "WITHDRAW"},
        "EXAMINED": set[str](),
        "FORWARDED": set[str](),
        "DECIDED": {"COMPLETE"},
    },
    "PROMISED": {
        **FRONT,
        "ACCEPTED": {"EXAMINE", *PROCEDURES},
        "EXAMINED": {"DECIDE", *PROCEDURES},
        "DECIDED": AFTER,
        "FORWARDED": set[str](),
    },
    "FORWARDED": {
        **FRONT,
        "ACCEPTED": {"EXAMINE", *PROCEDURES},
        "EXAMINED": {"FORWARD", *PROCEDURES},
        "DECIDED": AFTER,
        "FORWARDED": {"DECIDE"},
    },
}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_every_kind_state_and_action_is_as_written(kind: Kind, state: State, action: Action) -> None:
    if action.name in ALLOWED[kind.name][state.name]:
        domain.step(kind, state, action)
    else:
        with pytest.raises(FailedPrecondition, match="STEP_NOT_ALLOWED"):
            domain.step(kind, state, action)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (State, pb.Case.State),
        (Kind, types.CaseKind),
        (Right, types.Right),
        (StepKind, catalog.StepKind),
    ],
)
def test_states_kinds_and_rights_are_those_of_the_protos(mine: type, theirs: object) -> None:
    for member in mine:  # type: ignore[attr-defined]
        assert theirs.Value(member.name) == member.value  # type: ignore[attr-defined]


def test_saying_no_takes_the_right_to_check_returns() -> None:
    assert domain.rights_needed(Kind.PROMISED, Action.DECIDE, refusing=True) == {
        Right.ON_SITE_APPROVAL,
        Right.RETURN_CHECK,
    }


def test_the_first_missing_right_is_named() -> None:
    with pytest.raises(PermissionDenied) as refused:
        domain.check_rights({Right.ON_SITE_APPROVAL, Right.RETURN_CHECK}, {9})
    assert refused.value.facts == {"right": "RETURN_CHECK"}


def test_who_accepted_does_not_approve_alone_except_on_the_spot() -> None:
    domain.check_second_person(Kind.INSTANT, "a", "a")
    domain.check_second_person(Kind.PROMISED, "a", "b")
    with pytest.raises(PermissionDenied, match="SECOND_PERSON_REQUIRED"):
        domain.check_second_person(Kind.PROMISED, "a", "a")


def test_a_kind_not_handled_here_is_refused() -> None:
    with pytest.raises(FailedPrecondition, match="KIND_NOT_HANDLED"):
        domain.kind_of(3)


def test_materials_are_known_and_named_once() -> None:
    domain.check_materials({"M1", "M2"}, ["M2", "M1"], "materials")
    for wrong in (["M3"], ["M1", "M1"]):
        with pytest.raises(InvalidArgument):
            domain.check_materials({"M1", "M2"}, wrong, "materials")


def test_what_is_missing_comes_in_the_order_of_the_item() -> None:
    assert domain.missing(["M1", "M2", "M3"], {"M2"}) == ["M1", "M3"]


def test_mandatory_steps_are_outstanding_in_order_until_ended_as_often_as_named() -> None:
    publicity, survey, hearing, decision = 5, 14, 7, 3
    steps = [1, publicity, hearing, survey, decision, publicity, 4]

    assert domain.outstanding(steps, []) == [
        StepKind.PUBLICITY,
        StepKind.HOUSEHOLD_SURVEY,
        StepKind.PUBLICITY,
    ]
    assert domain.outstanding(steps, [publicity], before_decision=True) == [StepKind.HOUSEHOLD_SURVEY]
    assert domain.outstanding(steps, [publicity, survey]) == [StepKind.PUBLICITY]
    assert domain.outstanding(steps, [publicity, publicity, survey]) == []
