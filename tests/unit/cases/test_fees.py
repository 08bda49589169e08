"""Fees: what may be charged, what may follow what, and what differs from a statement."""

import pytest
from yangguang.cases.v1 import fees_pb2 as pb

from services.cases import domain
from services.cases.domain import FeeAction, FeeState, Paid
from services.common.errors import FailedPrecondition, InvalidArgument

STANDARDS = {"证照工本费": 2000, "检验费": 5000}
ALLOWED = {
    "UNPAID": {
        "PAY": "PAYING",
        "TELL_PAID": "PAID",
        "RECEIVE": "PAID",
        "WAIVE": "WAIVED",
        "CANCEL": "CANCELLED",
    },
    "PAYING": {"PAY": "PAYING", "TELL_PAID": "PAID", "TELL_CLOSED": "UNPAID"},
    "PAID": {"REFUND": "REFUNDING", "REFUND_AT_COUNTER": "REFUNDED"},
    "REFUNDING": {"REFUND": "REFUNDING", "TELL_REFUNDED": "REFUNDED"},
    "REFUNDED": {},
    "CANCELLED": {},
    "WAIVED": {},
}


def test_every_state_and_action_of_a_ticket_is_as_written() -> None:
    for state in FeeState:
        for action in FeeAction:
            if following := ALLOWED[state.name].get(action.name):
                assert domain.fee_step(state, action).name == following
            else:
                with pytest.raises(FailedPrecondition, match="FEE_STEP_NOT_ALLOWED"):
                    domain.fee_step(state, action)


def test_the_states_are_those_of_the_proto() -> None:
    assert {state.name: state.value for state in FeeState} == {
        name: number for name, number in pb.FeeTicket.State.items() if number
    }


@pytest.mark.parametrize("charged", [[("证照工本费", 2000)], [("检验费", 2500), ("证照工本费", 0)]])
def test_what_is_published_may_be_charged_up_to_its_standard(charged: list[tuple[str, int]]) -> None:
    """O04: 收费标准."""
    domain.check_fees(charged, STANDARDS)


@pytest.mark.parametrize(
    ("charged", "kind", "reason", "field"),
    [
        ([("证照工本费", 2001)], FailedPrecondition, "FEE_ABOVE_STANDARD", "lines[0].amount"),
        ([("证照工本费", 1), ("资料费", 1)], FailedPrecondition, "FEE_NOT_PUBLISHED", "lines[1].title"),
        ([("检验费", 1), ("检验费", 1)], InvalidArgument, "FIELD_INVALID", "lines[1].title"),
        ([("检验费", -1)], InvalidArgument, "FIELD_INVALID", "lines[0].amount"),
    ],
)
def test_nothing_more_is_charged_nothing_else_and_nothing_twice(
    charged: list[tuple[str, int]], kind: type[Exception], reason: str, field: str
) -> None:
    """O04: charging more, adding or tying is a violation."""
    with pytest.raises(kind) as caught:
        domain.check_fees(charged, STANDARDS)
    assert (caught.value.reason, caught.value.facts["field"]) == (reason, field)  # type: ignore[attr-defined]


def test_a_department_without_fees_charges_nothing() -> None:
    """O07: 零收费."""
    with pytest.raises(FailedPrecondition, match="FEE_NOT_PUBLISHED"):
        domain.check_fees([("工本费", 1)], {})


def test_what_differs_from_a_statement_is_found_both_ways() -> None:
    """O01: 对账: a payment and its refund of one day are two things."""
    here = [Paid("a", "T1", 100), Paid("a", "T1", -100), Paid("b", "T2", 200), Paid("c", "T3", 300)]
    there = [Paid("a", "T1", 100), Paid("b", "T2", 250), Paid("d", "T4", 400)]

    assert list(domain.compare(here, there)) == [
        ("ONLY_HERE", "a", "T1", -100, 0),
        ("OTHER_AMOUNT", "b", "T2", 200, 250),
        ("ONLY_HERE", "c", "T3", 300, 0),
        ("ONLY_THERE", "d", "T4", 0, 400),
    ]
    assert list(domain.compare(here, list(reversed(here)))) == []
