"""Consultations (咨询): what may follow what (首问负责制, C15)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition


class TalkState(IntEnum):
    """Where a consultation stands; the numbers are those of `Consultation.State`."""

    ASKED = 1
    TAKEN = 2
    HANDED_OVER = 3
    ANSWERED = 4


class Talk(IntEnum):
    """What is done with a question."""

    TAKE = 1
    HAND_OVER = 2
    ANSWER = 3


TALKS: Final[Mapping[tuple[TalkState, Talk], TalkState]] = {
    (TalkState.ASKED, Talk.TAKE): TalkState.TAKEN,
    (TalkState.HANDED_OVER, Talk.TAKE): TalkState.TAKEN,
    (TalkState.TAKEN, Talk.HAND_OVER): TalkState.HANDED_OVER,
    (TalkState.TAKEN, Talk.ANSWER): TalkState.ANSWERED,
}


def talk(state: int, action: Talk) -> TalkState:
    """The state that follows; refuses CONSULTATION_STEP_NOT_ALLOWED."""
    found = TALKS.get((TalkState(state), action))
    if found is None:
        name = TalkState(state).name
        raise FailedPrecondition("CONSULTATION_STEP_NOT_ALLOWED", state=name, action=action.name)
    return found
