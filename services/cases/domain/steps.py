"""The steps (环节) of an item: which are mandatory, in which order, what holds before the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition


class StepKind(IntEnum):
    """Steps (环节) of an item; the numbers are those of catalog's `StepKind`."""

    ACCEPTANCE = 1
    EXAMINATION_STEP = 2
    DECISION = 3
    COMPLETION = 4
    PUBLICITY = 5
    EXPERT_REVIEW = 6
    HEARING = 7
    SITE_SURVEY = 8
    TESTING = 9
    APPRAISAL = 10
    TENDER = 11
    VILLAGE_REVIEW = 12
    DEMOCRATIC_APPRAISAL = 13
    HOUSEHOLD_SURVEY = 14
    OFFICE_MEETING = 15


# The four steps (C02, LS9); all others are held as procedures.
FOUR_STEPS: Final = frozenset(
    {StepKind.ACCEPTANCE, StepKind.EXAMINATION_STEP, StepKind.DECISION, StepKind.COMPLETION}
)
# Steps of the approval chains (C48, C49) that are part of handling: their days count.
CHAIN: Final = frozenset(
    {
        StepKind.VILLAGE_REVIEW,
        StepKind.DEMOCRATIC_APPRAISAL,
        StepKind.HOUSEHOLD_SURVEY,
        StepKind.OFFICE_MEETING,
    }
)
# What an item that names it never goes without; special procedures (C03) are held where they are needed.
MANDATORY: Final = CHAIN | {StepKind.PUBLICITY}


def outstanding(
    steps: Sequence[int], ended: Iterable[int], *, before_decision: bool = False
) -> list[StepKind]:
    """The mandatory steps of an item still to be done, in their order; all, or those before the decision."""
    until = steps.index(StepKind.DECISION) if before_decision and StepKind.DECISION in steps else len(steps)
    done = Counter(ended)
    left = []
    for number in steps[:until]:
        if done[number] > 0:
            done[number] -= 1
        elif number in MANDATORY:
            left.append(StepKind(number))
    return left


def check_steps_done(left: Sequence[StepKind]) -> None:
    """Nothing is granted, and no certificate issued, before the steps of the item are done."""
    if left:
        raise FailedPrecondition("STEPS_OUTSTANDING", steps=",".join(kind.name for kind in left))


def check_step_order(kind: StepKind, left: Sequence[StepKind]) -> None:
    """Mandatory steps come one after the other, in the order of the item."""
    if kind in MANDATORY and (not left or left[0] is not kind):
        raise FailedPrecondition("STEP_OUT_OF_ORDER", step=kind.name, expected=left[0].name if left else "")


def check_waivable(kind: StepKind, left: Sequence[StepKind], conditional: Collection[int]) -> None:
    """Only the next step may be left out, and only where the item holds it when it is needed (C49)."""
    check_step_order(kind, left)
    if kind not in conditional:
        raise FailedPrecondition("STEP_NOT_CONDITIONAL", step=kind.name)
