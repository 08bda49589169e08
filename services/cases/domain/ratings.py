"""Ratings (好差评): what follows a bad one, step by step, and the rates of a period (国办发〔2019〕51号)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition


class RatingState(IntEnum):
    """Where a rating stands; the numbers are those of `ServiceRating.State`."""

    RECORDED = 1
    TO_CALL_BACK = 2
    RECTIFYING = 3
    RECTIFIED = 4
    CLOSED = 5
    APPEALED = 6
    NOT_COUNTED = 7


class Outcome(IntEnum):
    """What a call-back comes to; the numbers are those of `CallBackOutcome`."""

    PUT_RIGHT_AT_ONCE = 1
    TO_BE_RECTIFIED = 2
    NO_LEGAL_BASIS_FOR_WISH = 3
    MISTAKEN_OR_MALICIOUS = 4


class RatingAction(IntEnum):
    """What is done about a bad rating after the call-back."""

    RECTIFY = 1
    CLOSE = 2
    APPEAL = 3


# 4 不满意 and 5 非常不满意 are bad (差评); 3 基本满意 is what silence counts as.
BAD: Final = frozenset({4, 5})
BY_DEFAULT: Final = 3
# 1 to 3 are satisfied (满意率).
SATISFIED: Final = frozenset({1, 2, 3})

# Nothing bad is closed without a call-back (差评回访率 100 %).
AFTER_CALL: Final[Mapping[Outcome, RatingState]] = {
    Outcome.PUT_RIGHT_AT_ONCE: RatingState.CLOSED,
    Outcome.TO_BE_RECTIFIED: RatingState.RECTIFYING,
    Outcome.NO_LEGAL_BASIS_FOR_WISH: RatingState.CLOSED,
    Outcome.MISTAKEN_OR_MALICIOUS: RatingState.NOT_COUNTED,
}
STEPS: Final[Mapping[tuple[RatingState, RatingAction], RatingState]] = {
    (RatingState.RECTIFYING, RatingAction.RECTIFY): RatingState.RECTIFIED,
    (RatingState.RECTIFIED, RatingAction.CLOSE): RatingState.CLOSED,
    (RatingState.RECTIFYING, RatingAction.APPEAL): RatingState.APPEALED,
    (RatingState.RECTIFIED, RatingAction.APPEAL): RatingState.APPEALED,
}


def first_state(grade: int) -> RatingState:
    """A bad rating is to be called back; of the others nothing is to be done."""
    return RatingState.TO_CALL_BACK if grade in BAD else RatingState.RECORDED


def call_back(state: RatingState, outcome: Outcome) -> RatingState:
    """The state after a call-back; refuses RATING_STEP_NOT_ALLOWED."""
    if state is not RatingState.TO_CALL_BACK:
        raise FailedPrecondition("RATING_STEP_NOT_ALLOWED", state=state.name, action="CALL_BACK")
    return AFTER_CALL[outcome]


def rating_step(state: RatingState, action: RatingAction) -> RatingState:
    """The state that follows; refuses RATING_STEP_NOT_ALLOWED."""
    if (state, action) not in STEPS:
        raise FailedPrecondition("RATING_STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return STEPS[state, action]


def judge(state: RatingState, *, upheld: bool, remedied: bool) -> RatingState:
    """The state after an appeal was judged; refuses RATING_STEP_NOT_ALLOWED."""
    if state is not RatingState.APPEALED:
        raise FailedPrecondition("RATING_STEP_NOT_ALLOWED", state=state.name, action="JUDGE_APPEAL")
    if upheld:
        return RatingState.NOT_COUNTED
    return RatingState.RECTIFIED if remedied else RatingState.RECTIFYING


def rate_of(part: int, whole: int) -> float | None:
    """A rate; none where there is nothing to divide by."""
    return part / whole if whole else None
