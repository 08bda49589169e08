"""The table of kinds, states and actions, walked in full."""

import pytest
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.common.v1 import access_pb2 as access
from yangguang.common.v1 import types_pb2 as types

from services.cases import domain
from services.cases.domain import Action, Clock, Head, Kind, Right, State, StepKind
from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied

HAND_OVER = {"HAND_OVER", "ANSWER_TRANSFER"}
TRANSFERS = {"DISPATCH", "COORDINATE", "PRESS", *HAND_OVER}
HELD = {"START_PROCEDURE", "END_PROCEDURE", "FILE_OBJECTION", "RESOLVE_OBJECTION", "WAIVE_STEP"}
FAULT = {"RECORD_VIOLATION"}
SIGN = {"SIGN_REGISTER"}
WAITING = {"REQUEST_SUPPLEMENT", "ACCEPT", "DEEM_ACCEPTED", "REFUSE", "WITHDRAW", "SHORTEN_PROMISE"}
FRONT = {
    "SUBMITTED": {*WAITING, *HAND_OVER, *FAULT},
    "SUPPLEMENTING": {"SUPPLEMENT", "REFUSE", "WITHDRAW", *FAULT},
    "COMPLETED": {"DELIVER", "RATE", "EXPLAIN_DELAY", *SIGN, *FAULT},
    "DELIVERED": {"RATE", *SIGN, *FAULT},
    "NOT_ACCEPTED": FAULT,
    "WITHDRAWN": {*SIGN, *FAULT},
}
AFTER = {"COMPLETE", "EXPLAIN_DELAY", *HELD, *HAND_OVER, *FAULT}
HANDLED = {"EXTEND", "WITHDRAW", "SHORTEN_PROMISE", "EXPLAIN_DELAY", *HELD, *TRANSFERS, *FAULT}
DECIDED_HERE = {
    **FRONT,
    "ACCEPTED": {"EXAMINE", *HANDLED},
    "EXAMINED": {"DECIDE", *HANDLED},
    "DECIDED": AFTER,
    "FORWARDED": FAULT,
}
ALLOWED = {
    "INSTANT": {
        **FRONT,
        "ACCEPTED": {"DECIDE", "WITHDRAW", "SHORTEN_PROMISE", "EXPLAIN_DELAY", *HAND_OVER, *FAULT},
        "EXAMINED": FAULT,
        "FORWARDED": FAULT,
        "DECIDED": {"COMPLETE", "EXPLAIN_DELAY", *FAULT},
    },
    "PROMISED": DECIDED_HERE,
    "JOINT": DECIDED_HERE,
    "FORWARDED": {
        **FRONT,
        "ACCEPTED": {"EXAMINE", *HANDLED},
        "EXAMINED": {"FORWARD", *HANDLED},
        "DECIDED": AFTER,
        "FORWARDED": {"DECIDE", "EXPLAIN_DELAY", *FAULT},
    },
    "RETURNED": {
        "NOT_ACCEPTED": {"RATE", *SIGN, *FAULT},
        "DECIDED": {"COMPLETE", "EXPLAIN_DELAY", *FAULT},
        "COMPLETED": {"DELIVER", "RATE", "EXPLAIN_DELAY", *SIGN, *FAULT},
        "DELIVERED": {"RATE", *SIGN, *FAULT},
    },
    "SUPPLEMENTED": {
        "SUBMITTED": {
            *WAITING - {"REQUEST_SUPPLEMENT"},
            *HAND_OVER,
            *FAULT,
            "REPEAT_NOTICE",
            "SUPPLEMENT",
        },
        "SUPPLEMENTING": {"SUPPLEMENT", "REFUSE", "WITHDRAW", *FAULT},
    },
}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_every_kind_state_and_action_is_as_written(kind: Kind, state: State, action: Action) -> None:
    if action.name in ALLOWED[kind.name].get(state.name, set()):
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
        (Clock, pb.ClockKind),
        (Head, access.Role),
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


@pytest.mark.parametrize("number", [0, 5, 6, 7])
def test_no_item_is_of_a_kind_that_a_case_only_comes_to_be(number: int) -> None:
    with pytest.raises(FailedPrecondition, match="KIND_NOT_HANDLED"):
        domain.kind_of(number)


def test_the_six_kinds_are_three_of_the_national_code_table() -> None:
    """GB/T 39046-2020 A.6: 1 即办件, 2 承诺件, 9 其他 (LS6)."""
    assert {kind.name: rule.national_code for kind, rule in domain.KINDS.items()} == {
        "INSTANT": "1",
        "PROMISED": "2",
        "JOINT": "9",
        "FORWARDED": "9",
        "RETURNED": "9",
        "SUPPLEMENTED": "9",
    }


@pytest.mark.parametrize(
    ("kind", "action", "right"),
    [
        (Kind.INSTANT, Action.DECIDE, "INSTANT_DECISION"),
        (Kind.PROMISED, Action.PRESS, "PROMISE_SUPERVISION"),
        (Kind.JOINT, Action.COORDINATE, "JOINT_COORDINATION"),
        (Kind.FORWARDED, Action.EXAMINE, "FIRST_REVIEW"),
        (Kind.RETURNED, Action.REFUSE, "RETURN_CHECK"),
        (Kind.SUPPLEMENTED, Action.ACCEPT, "SUPPLEMENT_CHECK"),
    ],
)
def test_each_kind_has_its_right_of_the_mandate(kind: Kind, action: Action, right: str) -> None:
    """LS6 and LS7: six kinds, and the right of the chief representative in each (C06, C08, C10–C13)."""
    assert domain.KINDS[kind].rights[action].name == right


def test_the_right_to_press_stands_for_the_supervision_of_promises() -> None:
    domain.check_rights({Right.PROMISE_SUPERVISION}, {Right.PRESSING})
    with pytest.raises(PermissionDenied):
        domain.check_rights({Right.JOINT_COORDINATION}, {Right.PRESSING})


@pytest.mark.parametrize(
    ("state", "supplemented", "refused", "kind"),
    [
        (State.SUBMITTED, False, False, Kind.PROMISED),
        (State.SUPPLEMENTING, True, False, Kind.SUPPLEMENTED),
        (State.SUBMITTED, True, False, Kind.SUPPLEMENTED),
        (State.ACCEPTED, True, False, Kind.PROMISED),
        (State.NOT_ACCEPTED, False, False, Kind.RETURNED),
        (State.DECIDED, False, True, Kind.RETURNED),
        (State.DELIVERED, True, True, Kind.RETURNED),
        (State.DECIDED, False, False, Kind.PROMISED),
    ],
)
def test_a_case_is_handled_as_what_it_has_come_to(
    state: State, supplemented: bool, refused: bool, kind: Kind
) -> None:
    """C11, C12: refused it is a 退办件, to be supplemented a 补办件."""
    assert domain.handled_as(Kind.PROMISED, state, supplemented=supplemented, refused=refused) is kind


def test_whom_the_law_names_extends() -> None:
    organ, government = frozenset({14}), frozenset({15})
    domain.check_head("本行政机关负责人", organ)
    domain.check_head("本级人民政府负责人", government)
    with pytest.raises(PermissionDenied) as refused:
        domain.check_head("本级人民政府负责人", organ)
    assert refused.value.facts == {"head": "GOVERNMENT_HEAD"}


def test_only_the_next_step_may_be_left_out_and_only_where_it_is_conditional() -> None:
    left = [StepKind.PUBLICITY, StepKind.HOUSEHOLD_SURVEY]
    domain.check_waivable(StepKind.PUBLICITY, left, {StepKind.PUBLICITY})
    with pytest.raises(FailedPrecondition, match="STEP_NOT_CONDITIONAL"):
        domain.check_waivable(StepKind.PUBLICITY, left, set())
    with pytest.raises(FailedPrecondition, match="STEP_OUT_OF_ORDER"):
        domain.check_waivable(StepKind.HOUSEHOLD_SURVEY, left, {StepKind.HOUSEHOLD_SURVEY})


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
