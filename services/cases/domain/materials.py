"""Materials (申请材料): which are missing, and what the one notice (一次性告知) must name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from services.cases.domain.kinds import UNDECIDED, State
from services.common.errors import FailedPrecondition, InvalidArgument


def check_ended(state: State) -> None:
    """Only what has ended goes into the archive."""
    if state in (*UNDECIDED, State.DECIDED):
        raise FailedPrecondition("CASE_NOT_ENDED", state=state.name)


def check_open(state: State) -> None:
    """Files come until the case is decided; what a decision rests on does not change after it."""
    if state not in UNDECIDED:
        raise FailedPrecondition("CASE_TAKES_NO_FILES", state=state.name)


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
