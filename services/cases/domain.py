"""Rules of a case (办件): what may follow what in each kind, what right it takes, what a notice must name."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied


class State(IntEnum):
    """The state of a case; the numbers are those of `Case.State`."""

    SUBMITTED = 1
    SUPPLEMENTING = 2
    ACCEPTED = 3
    EXAMINED = 4
    FORWARDED = 5
    DECIDED = 6
    COMPLETED = 7
    DELIVERED = 8
    NOT_ACCEPTED = 9
    WITHDRAWN = 10


class Action(IntEnum):
    """What can be done to a case."""

    REQUEST_SUPPLEMENT = 1
    SUPPLEMENT = 2
    ACCEPT = 3
    DEEM_ACCEPTED = 4
    REFUSE = 5
    EXAMINE = 6
    START_PROCEDURE = 7
    END_PROCEDURE = 8
    EXTEND = 9
    FORWARD = 10
    DECIDE = 11
    COMPLETE = 12
    DELIVER = 13
    RATE = 14
    WITHDRAW = 15


class Kind(IntEnum):
    """办件类型; the numbers are those of `CaseKind`."""

    INSTANT = 1
    PROMISED = 2
    FORWARDED = 4


class Right(IntEnum):
    """A right of the mandate (授权书) that an action takes; the numbers are those of `Right`."""

    INSTANT_DECISION = 1
    FIRST_REVIEW = 4
    RETURN_CHECK = 5
    SUPPLEMENT_CHECK = 6
    SEAL_USE = 7
    ON_SITE_APPROVAL = 9
    EXAMINATION = 11


class StepKind(IntEnum):
    """Steps (环节) of an item; the numbers are those of catalog's `StepKind`."""

    DECISION = 3
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

Steps = Mapping[tuple[State, Action], State]

# What every kind has: 申请 → 受理 at the front, 办结 → 送达 at the end.
COMMON: Final[Steps] = {
    (State.SUBMITTED, Action.REQUEST_SUPPLEMENT): State.SUPPLEMENTING,
    (State.SUPPLEMENTING, Action.SUPPLEMENT): State.SUBMITTED,
    (State.SUBMITTED, Action.ACCEPT): State.ACCEPTED,
    (State.SUBMITTED, Action.DEEM_ACCEPTED): State.ACCEPTED,
    (State.SUBMITTED, Action.REFUSE): State.NOT_ACCEPTED,
    (State.SUPPLEMENTING, Action.REFUSE): State.NOT_ACCEPTED,
    (State.SUBMITTED, Action.WITHDRAW): State.WITHDRAWN,
    (State.SUPPLEMENTING, Action.WITHDRAW): State.WITHDRAWN,
    (State.ACCEPTED, Action.WITHDRAW): State.WITHDRAWN,
    (State.DECIDED, Action.COMPLETE): State.COMPLETED,
    (State.COMPLETED, Action.DELIVER): State.DELIVERED,
    (State.COMPLETED, Action.RATE): State.COMPLETED,
    (State.DELIVERED, Action.RATE): State.DELIVERED,
}

# What takes longer than a visit: it is examined, may pause for procedures, and may be extended.
EXAMINED_KINDS: Final[Steps] = {
    (State.ACCEPTED, Action.EXAMINE): State.EXAMINED,
    (State.ACCEPTED, Action.START_PROCEDURE): State.ACCEPTED,
    (State.ACCEPTED, Action.END_PROCEDURE): State.ACCEPTED,
    (State.ACCEPTED, Action.EXTEND): State.ACCEPTED,
    (State.EXAMINED, Action.START_PROCEDURE): State.EXAMINED,
    (State.EXAMINED, Action.END_PROCEDURE): State.EXAMINED,
    (State.EXAMINED, Action.EXTEND): State.EXAMINED,
    (State.EXAMINED, Action.WITHDRAW): State.WITHDRAWN,
    # A second publicity comes between decision and certificate (C48).
    (State.DECIDED, Action.START_PROCEDURE): State.DECIDED,
    (State.DECIDED, Action.END_PROCEDURE): State.DECIDED,
}

# The kinds (LS6): a new kind is a new entry here and in RIGHTS.
KINDS: Final[Mapping[Kind, Steps]] = {
    Kind.INSTANT: {**COMMON, (State.ACCEPTED, Action.DECIDE): State.DECIDED},
    Kind.PROMISED: {**COMMON, **EXAMINED_KINDS, (State.EXAMINED, Action.DECIDE): State.DECIDED},
    Kind.FORWARDED: {
        **COMMON,
        **EXAMINED_KINDS,
        (State.EXAMINED, Action.FORWARD): State.FORWARDED,
        (State.FORWARDED, Action.DECIDE): State.DECIDED,
    },
}

# The right an action takes in a kind (LS7, LS8). The upper authority's decision on a forwarded case is only
# recorded here, so it takes none.
RIGHTS: Final[Mapping[tuple[Kind, Action], Right]] = {
    (Kind.INSTANT, Action.DECIDE): Right.INSTANT_DECISION,
    (Kind.PROMISED, Action.EXAMINE): Right.EXAMINATION,
    (Kind.PROMISED, Action.DECIDE): Right.ON_SITE_APPROVAL,
    (Kind.FORWARDED, Action.EXAMINE): Right.FIRST_REVIEW,
}

# GB/T 39046-2020 A.6 knows 1 即办件, 2 承诺件, 9 其他.
NATIONAL_CODES: Final[Mapping[Kind, str]] = {Kind.INSTANT: "1", Kind.PROMISED: "2", Kind.FORWARDED: "9"}

# The states in which somebody still has to act before the decision.
UNDECIDED: Final = (State.SUBMITTED, State.SUPPLEMENTING, State.ACCEPTED, State.EXAMINED, State.FORWARDED)


def step(kind: Kind, state: State, action: Action) -> State:
    """The state that follows; refuses STEP_NOT_ALLOWED."""
    if (state, action) not in KINDS[kind]:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name, kind=kind.name)
    return KINDS[kind][state, action]


def kind_of(number: int) -> Kind:
    """The kind with this number; refuses a kind this service does not handle."""
    try:
        return Kind(number)
    except ValueError:
        raise FailedPrecondition("KIND_NOT_HANDLED", kind=number) from None


def rights_needed(
    kind: Kind, action: Action, *, refusing: bool = False, supplemented: bool = False, sealing: bool = False
) -> set[Right]:
    """The rights an action takes.

    Besides the table: saying no is 退办件 (C11), accepting what was supplemented is 补办件 (C12), and a
    certificate bears the approval seal (B36).
    """
    needed = {RIGHTS[kind, action]} if (kind, action) in RIGHTS else set()
    needed |= {Right.RETURN_CHECK} if refusing else set()
    needed |= {Right.SUPPLEMENT_CHECK} if supplemented else set()
    return needed | ({Right.SEAL_USE} if sealing else set())


def check_rights(needed: Iterable[Right], held: Collection[int]) -> None:
    """No mandate, no decision (D05): refuses MANDATE_REQUIRED with the right that is missing."""
    for right in sorted(needed):
        if right not in held:
            raise PermissionDenied("MANDATE_REQUIRED", right=right.name)


def check_second_person(kind: Kind, acceptor: str, decider: str) -> None:
    """一审一核 (C04): who accepted cannot alone approve, except an instant case."""
    if kind is not Kind.INSTANT and acceptor == decider:
        raise PermissionDenied("SECOND_PERSON_REQUIRED")


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


def missing(required: Iterable[str], handed_in: Collection[str]) -> list[str]:
    """The required materials not handed in, in the order of the item."""
    return [material for material in required if material not in handed_in]


def check_materials(known: Collection[str], handed_in: Iterable[str], field: str) -> None:
    """Only materials the item's version names, each once."""
    seen: set[str] = set()
    for at, material in enumerate(handed_in):
        if material not in known or material in seen:
            raise InvalidArgument("FIELD_INVALID", field=f"{field}[{at}]", value=material)
        seen.add(material)


def check_notice(told: Collection[str], lacking: Collection[str]) -> None:
    """One notice of all that is missing (行政许可法 art. 32): it names every required material not there."""
    forgotten = [material for material in lacking if material not in told]
    if forgotten:
        raise FailedPrecondition("NOTICE_INCOMPLETE", materials=",".join(forgotten))
