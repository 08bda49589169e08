"""The kinds of cases (办件类型): each with its steps, rights, clocks and national code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition, PermissionDenied


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
    REPEAT_NOTICE = 16
    RECORD_VIOLATION = 17
    SHORTEN_PROMISE = 18
    EXPLAIN_DELAY = 19
    FILE_OBJECTION = 20
    RESOLVE_OBJECTION = 21
    WAIVE_STEP = 22
    DISPATCH = 23
    COORDINATE = 24
    PRESS = 25
    HAND_OVER = 26
    ANSWER_TRANSFER = 27
    SIGN_REGISTER = 28


class Kind(IntEnum):
    """办件类型; the numbers are those of `CaseKind`."""

    INSTANT = 1
    PROMISED = 2
    JOINT = 3
    FORWARDED = 4
    RETURNED = 5
    SUPPLEMENTED = 6


class Right(IntEnum):
    """A right of the mandate (授权书) that an action takes; the numbers are those of `Right`."""

    INSTANT_DECISION = 1
    PROMISE_SUPERVISION = 2
    JOINT_COORDINATION = 3
    FIRST_REVIEW = 4
    RETURN_CHECK = 5
    SUPPLEMENT_CHECK = 6
    SEAL_USE = 7
    ON_SITE_APPROVAL = 9
    EXAMINATION = 11
    DISPATCH = 12
    PRESSING = 13
    FEE_COLLECTION = 14


class Clock(IntEnum):
    """A clock (时限) of a case; the numbers are those of `ClockKind`."""

    ACCEPTANCE_CLOCK = 1
    PROMISED_CLOCK = 2
    STATUTORY_CLOCK = 3
    UPPER_CLOCK = 4
    DELIVERY_CLOCK = 5
    STEP_CLOCK = 6


Steps = Mapping[tuple[State, Action], State]


def _within(states: Iterable[State], actions: Iterable[Action]) -> Steps:
    """Actions that leave a case in the state it is in."""
    return {(state, action): state for action in actions for state in states}


# 流转 (C22, C47): from the window to the back office and back, while there is something to do.
_TRANSFERS: Final = (Action.DISPATCH, Action.COORDINATE, Action.PRESS, Action.HAND_OVER)
# Procedures, publicity and the objections against it.
_PROCEDURES: Final = (
    Action.START_PROCEDURE,
    Action.END_PROCEDURE,
    Action.FILE_OBJECTION,
    Action.RESOLVE_OBJECTION,
    Action.WAIVE_STEP,
)

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
    **_within((State.COMPLETED, State.DELIVERED), (Action.RATE,)),
    **_within(State, (Action.RECORD_VIOLATION,)),
    **_within((State.COMPLETED, State.DELIVERED, State.WITHDRAWN), (Action.SIGN_REGISTER,)),
    **_within((State.SUBMITTED, State.ACCEPTED), (Action.SHORTEN_PROMISE,)),
    **_within((State.ACCEPTED, State.DECIDED, State.COMPLETED), (Action.EXPLAIN_DELAY,)),
    **_within((State.SUBMITTED, State.ACCEPTED), (Action.HAND_OVER, Action.ANSWER_TRANSFER)),
}

# What takes longer than a visit: it is examined, may pause for procedures, and may be extended.
EXAMINED_KINDS: Final[Steps] = {
    (State.ACCEPTED, Action.EXAMINE): State.EXAMINED,
    (State.EXAMINED, Action.WITHDRAW): State.WITHDRAWN,
    **_within((State.ACCEPTED, State.EXAMINED), (Action.EXTEND, *_TRANSFERS)),
    **_within((State.EXAMINED,), (Action.SHORTEN_PROMISE, Action.EXPLAIN_DELAY)),
    # A second publicity comes between decision and certificate (C48).
    **_within((State.ACCEPTED, State.EXAMINED, State.DECIDED), _PROCEDURES),
    **_within((State.EXAMINED, State.DECIDED), (Action.HAND_OVER, Action.ANSWER_TRANSFER)),
}

_TOWARDS_DECISION: Final = (
    Clock.ACCEPTANCE_CLOCK,
    Clock.PROMISED_CLOCK,
    Clock.STATUTORY_CLOCK,
    Clock.STEP_CLOCK,
    Clock.DELIVERY_CLOCK,
)
_TRANSFER_RIGHTS: Final = {
    Action.DISPATCH: Right.DISPATCH,
    Action.COORDINATE: Right.JOINT_COORDINATION,
    Action.PRESS: Right.PROMISE_SUPERVISION,
}


@dataclass(frozen=True, slots=True)
class KindRule:
    """What holds for a kind."""

    steps: Steps
    # The right of the mandate an action takes (LS7, LS8).
    rights: Mapping[Action, Right]
    clocks: tuple[Clock, ...]
    # GB/T 39046-2020 A.6 knows 1 即办件, 2 承诺件, 9 其他.
    national_code: str
    # Whether who accepted may not be who approves (一审一核, C04).
    two_persons: bool = True
    # Whether an item of the catalogue may have it; the others a case comes to be by what happens to it.
    of_items: bool = True
    # The clock rule of the statutory limit, where it is not the item's own.
    statutory_rule: str = ""
    note: str = field(default="", compare=False)


# The kinds (LS6): a new kind is a new entry here. The upper authority's decision on a forwarded case is only
# recorded here, so it takes no right and no second person.
KINDS: Final[Mapping[Kind, KindRule]] = {
    Kind.INSTANT: KindRule(
        steps={**COMMON, (State.ACCEPTED, Action.DECIDE): State.DECIDED},
        rights={Action.DECIDE: Right.INSTANT_DECISION},
        clocks=_TOWARDS_DECISION,
        national_code="1",
        two_persons=False,
        note="即办件：当场办结",
    ),
    Kind.PROMISED: KindRule(
        steps={**COMMON, **EXAMINED_KINDS, (State.EXAMINED, Action.DECIDE): State.DECIDED},
        rights={
            Action.EXAMINE: Right.EXAMINATION,
            Action.DECIDE: Right.ON_SITE_APPROVAL,
            **_TRANSFER_RIGHTS,
        },
        clocks=_TOWARDS_DECISION,
        national_code="2",
        note="承诺件：在承诺时限内办结",
    ),
    Kind.JOINT: KindRule(
        steps={**COMMON, **EXAMINED_KINDS, (State.EXAMINED, Action.DECIDE): State.DECIDED},
        rights={
            Action.EXAMINE: Right.EXAMINATION,
            Action.DECIDE: Right.ON_SITE_APPROVAL,
            **_TRANSFER_RIGHTS,
        },
        clocks=_TOWARDS_DECISION,
        national_code="9",
        statutory_rule="XK-06",
        note="联办件：两个以上部门联合办理",
    ),
    Kind.FORWARDED: KindRule(
        steps={
            **COMMON,
            **EXAMINED_KINDS,
            (State.EXAMINED, Action.FORWARD): State.FORWARDED,
            (State.FORWARDED, Action.DECIDE): State.DECIDED,
            (State.FORWARDED, Action.EXPLAIN_DELAY): State.FORWARDED,
        },
        rights={Action.EXAMINE: Right.FIRST_REVIEW, **_TRANSFER_RIGHTS},
        clocks=(*_TOWARDS_DECISION, Clock.UPPER_CLOCK),
        national_code="9",
        two_persons=False,
        statutory_rule="XK-07",
        note="上报件：本级初审，上级决定",
    ),
    Kind.RETURNED: KindRule(
        steps={
            (State.DECIDED, Action.COMPLETE): State.COMPLETED,
            (State.COMPLETED, Action.DELIVER): State.DELIVERED,
            **_within(
                (State.NOT_ACCEPTED, State.COMPLETED, State.DELIVERED), (Action.RATE, Action.SIGN_REGISTER)
            ),
            **_within(
                (State.NOT_ACCEPTED, State.DECIDED, State.COMPLETED, State.DELIVERED),
                (Action.RECORD_VIOLATION,),
            ),
            **_within((State.DECIDED, State.COMPLETED), (Action.EXPLAIN_DELAY,)),
        },
        # What makes a case one of these takes the right to check returns (C11).
        rights={Action.REFUSE: Right.RETURN_CHECK, Action.DECIDE: Right.RETURN_CHECK},
        clocks=(),
        national_code="9",
        of_items=False,
        note="退办件：不予受理或者不予批准",
    ),
    Kind.SUPPLEMENTED: KindRule(
        steps={
            **{
                (state, action): following
                for (state, action), following in COMMON.items()
                if state in (State.SUBMITTED, State.SUPPLEMENTING) and action is not Action.REQUEST_SUPPLEMENT
            },
            (State.SUBMITTED, Action.REPEAT_NOTICE): State.SUBMITTED,
            (State.SUBMITTED, Action.SUPPLEMENT): State.SUBMITTED,
        },
        rights={Action.ACCEPT: Right.SUPPLEMENT_CHECK},
        clocks=(Clock.ACCEPTANCE_CLOCK, Clock.STEP_CLOCK),
        national_code="9",
        of_items=False,
        note="补办件：一次性告知后补交材料",
    ),
}

# What a window may do itself, by the degree it is authorised to for the item (窗口权限, D07); the numbers
# are those of catalog's `WindowAuthority`. The rest is done in the back office.
AT_WINDOW: Final[Mapping[int, frozenset[Action]]] = {
    1: frozenset({Action.EXAMINE, Action.DECIDE}),
    2: frozenset({Action.EXAMINE}),
    3: frozenset(),
}

# A right of the on-site model (LS8) that stands for one of the seven.
STANDS_FOR: Final[Mapping[Right, Right]] = {Right.PROMISE_SUPERVISION: Right.PRESSING}

# What a leader who sits in the hall (领导坐班, D08) may do there: sign what the window may not.
LEADERS: Final = frozenset(
    {
        Right.INSTANT_DECISION,
        Right.FIRST_REVIEW,
        Right.RETURN_CHECK,
        Right.SUPPLEMENT_CHECK,
        Right.SEAL_USE,
        Right.ON_SITE_APPROVAL,
        Right.EXAMINATION,
    }
)

# The states in which somebody still has to act before the decision.
UNDECIDED: Final = (State.SUBMITTED, State.SUPPLEMENTING, State.ACCEPTED, State.EXAMINED, State.FORWARDED)


def kind_of(number: int) -> Kind:
    """The kind of an item with this number; refuses one that no item has."""
    if number not in KINDS or not KINDS[Kind(number)].of_items:
        raise FailedPrecondition("KIND_NOT_HANDLED", kind=number)
    return Kind(number)


def handled_as(kind: Kind, state: State, *, supplemented: bool = False, refused: bool = False) -> Kind:
    """As what a case is handled now: one that was refused is a 退办件, one to be supplemented a 补办件."""
    if refused or state is State.NOT_ACCEPTED:
        return Kind.RETURNED
    waiting = state is State.SUPPLEMENTING or (supplemented and state is State.SUBMITTED)
    return Kind.SUPPLEMENTED if waiting else kind


def step(kind: Kind, state: State, action: Action) -> State:
    """The state that follows; refuses STEP_NOT_ALLOWED."""
    steps = KINDS[kind].steps
    if (state, action) not in steps:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name, kind=kind.name)
    return steps[state, action]


def rights_needed(
    kind: Kind, action: Action, *, refusing: bool = False, supplemented: bool = False, sealing: bool = False
) -> set[Right]:
    """The rights an action takes.

    Besides those of the kind: saying no makes a case a 退办件 (C11), accepting what was supplemented ends a
    补办件 (C12), and a certificate bears the approval seal (B36).
    """
    kinds = [kind] + refusing * [Kind.RETURNED] + supplemented * [Kind.SUPPLEMENTED]
    needed = {KINDS[each].rights[action] for each in kinds if action in KINDS[each].rights}
    return needed | ({Right.SEAL_USE} if sealing else set())


def check_rights(needed: Iterable[Right], held: Collection[int]) -> None:
    """No mandate, no decision (D05): refuses MANDATE_REQUIRED with the right that is missing."""
    for right in sorted(needed):
        if right not in held and STANDS_FOR.get(right) not in held:
            raise PermissionDenied("MANDATE_REQUIRED", right=right.name)


def check_window(kind: Kind, action: Action, authority: int, *, at_window: bool) -> None:
    """A window does what it is authorised for (D07): refuses WINDOW_NOT_AUTHORISED.

    Deciding on the spot and first review are rights of the window's own mandate, whatever the item says.
    """
    of_window = kind in (Kind.INSTANT, Kind.FORWARDED)
    if at_window and not of_window and action not in AT_WINDOW.get(authority, (action,)):
        raise PermissionDenied("WINDOW_NOT_AUTHORISED", action=action.name)


def check_second_person(kind: Kind, acceptor: str, decider: str) -> None:
    """一审一核 (C04): who accepted cannot alone approve, except an instant case."""
    if KINDS[kind].two_persons and acceptor == decider:
        raise PermissionDenied("SECOND_PERSON_REQUIRED")
