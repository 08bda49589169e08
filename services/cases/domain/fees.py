"""Fees (收费): what may be charged, what may follow what, what differs from a provider's statement.

Only what is published, never above its standard (行政许可法 art. 58 and 59); amounts are in fen (分).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from services.cases.domain.kinds import State
from services.common.errors import FailedPrecondition, InvalidArgument


class FeeState(IntEnum):
    """Where a ticket stands; the numbers are those of `FeeTicket.State`."""

    UNPAID = 1
    PAYING = 2
    PAID = 3
    REFUNDING = 4
    REFUNDED = 5
    CANCELLED = 6
    WAIVED = 7


class FeeAction(IntEnum):
    """What is done with a ticket; the last three are what the provider says."""

    PAY = 1
    RECEIVE = 2
    WAIVE = 3
    CANCEL = 4
    REFUND = 5
    REFUND_AT_COUNTER = 6
    TELL_PAID = 7
    TELL_CLOSED = 8
    TELL_REFUNDED = 9


FEE_STEPS: Final[Mapping[tuple[FeeState, FeeAction], FeeState]] = {
    (FeeState.UNPAID, FeeAction.PAY): FeeState.PAYING,
    # Asked again, it is the payment that is open already.
    (FeeState.PAYING, FeeAction.PAY): FeeState.PAYING,
    (FeeState.PAYING, FeeAction.TELL_PAID): FeeState.PAID,
    # A payment that was given up here may have gone through there.
    (FeeState.UNPAID, FeeAction.TELL_PAID): FeeState.PAID,
    (FeeState.PAYING, FeeAction.TELL_CLOSED): FeeState.UNPAID,
    (FeeState.UNPAID, FeeAction.RECEIVE): FeeState.PAID,
    (FeeState.UNPAID, FeeAction.WAIVE): FeeState.WAIVED,
    (FeeState.UNPAID, FeeAction.CANCEL): FeeState.CANCELLED,
    (FeeState.PAID, FeeAction.REFUND): FeeState.REFUNDING,
    # Asked again, where the provider did not answer.
    (FeeState.REFUNDING, FeeAction.REFUND): FeeState.REFUNDING,
    (FeeState.PAID, FeeAction.REFUND_AT_COUNTER): FeeState.REFUNDED,
    (FeeState.REFUNDING, FeeAction.TELL_REFUNDED): FeeState.REFUNDED,
}
# Nothing is left to be paid.
SETTLED: Final = frozenset({FeeState.PAID, FeeState.WAIVED})
# The states of a case in which it may be charged for.
CHARGEABLE: Final = frozenset(
    {State.ACCEPTED, State.EXAMINED, State.FORWARDED, State.DECIDED, State.COMPLETED}
)
# Refusals that are on record for inspections (O08).
IRREGULAR: Final = frozenset({"FEE_NOT_PUBLISHED", "FEE_ABOVE_STANDARD"})


def fee_step(state: int, action: FeeAction) -> FeeState:
    """The state that follows; refuses FEE_STEP_NOT_ALLOWED."""
    found = FEE_STEPS.get((FeeState(state), action))
    if found is None:
        raise FailedPrecondition("FEE_STEP_NOT_ALLOWED", state=FeeState(state).name, action=action.name)
    return found


def check_fees(charged: Sequence[tuple[str, int]], standards: Mapping[str, int]) -> None:
    """Each fee is published, charged once, and not above its standard; refuses what is not."""
    for number, (title, amount) in enumerate(charged):
        field = f"lines[{number}]"
        if amount < 0:
            raise InvalidArgument("FIELD_INVALID", field=f"{field}.amount", value=amount)
        if title in [other for other, _ in charged[:number]]:
            raise InvalidArgument("FIELD_INVALID", field=f"{field}.title", value=title)
        facts = {"title": title, "amount": amount, "standard": standards.get(title, 0)}
        if title not in standards:
            raise FailedPrecondition("FEE_NOT_PUBLISHED", field=f"{field}.title", **facts)
        if amount > standards[title]:
            raise FailedPrecondition("FEE_ABOVE_STANDARD", field=f"{field}.amount", **facts)


class Paid(NamedTuple):
    """A payment, or with a negative amount a refund, of a day."""

    order: str
    trade: str
    amount: int


class Difference(NamedTuple):
    """What is not alike; the kinds are those of `PaymentDifference.Kind`."""

    kind: str
    order: str
    trade: str
    here: int
    there: int


def compare(here: Iterable[Paid], there: Iterable[Paid]) -> Iterator[Difference]:
    """What differs between our day and the provider's, both ways, in the order of the numbers."""
    ours, theirs = ({(each.order, each.amount < 0): each for each in side} for side in (here, there))
    for key in sorted(ours.keys() | theirs.keys()):
        mine, other = ours.get(key), theirs.get(key)
        known = mine or other
        assert known is not None
        amounts = (mine.amount if mine else 0, other.amount if other else 0)
        if amounts[0] != amounts[1]:
            kind = "ONLY_THERE" if mine is None else "ONLY_HERE" if other is None else "OTHER_AMOUNT"
            yield Difference(kind, known.order, (other or known).trade, *amounts)
