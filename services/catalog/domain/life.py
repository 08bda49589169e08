"""The life of items (事项) and their versions (版本): what may follow what, and from when on it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from services.common.errors import Aborted, FailedPrecondition, InvalidArgument


class ItemState(IntEnum):
    """The state of an item; the numbers are those of `Item.State`."""

    DRAFT = 1
    IN_FORCE = 2
    SUSPENDED = 3
    CANCELLED = 4


class StandardState(IntEnum):
    """The state of a standard item; the numbers are those of `StandardItem.State`."""

    IN_FORCE = 1
    ABOLISHED = 2


class VersionState(IntEnum):
    """The state of a version; the numbers are those of `ItemVersion.State`."""

    DRAFT = 1
    IN_REVIEW = 2
    PUBLISHED = 3


class Action(IntEnum):
    """What can be done to an item or to one of its versions."""

    DRAFT = 1
    UPDATE = 2
    SUBMIT = 3
    RETURN = 4
    PUBLISH = 5
    SUSPEND = 6
    RESUME = 7
    CANCEL = 8


# A suspended item is put right up to the review, and resumed before anything is published.
ITEM_STEPS: Final[Mapping[tuple[ItemState, Action], ItemState]] = {
    **{
        (state, action): state
        for state in (ItemState.DRAFT, ItemState.IN_FORCE, ItemState.SUSPENDED)
        for action in (Action.DRAFT, Action.UPDATE, Action.SUBMIT, Action.RETURN)
    },
    (ItemState.DRAFT, Action.PUBLISH): ItemState.IN_FORCE,
    (ItemState.IN_FORCE, Action.PUBLISH): ItemState.IN_FORCE,
    (ItemState.IN_FORCE, Action.SUSPEND): ItemState.SUSPENDED,
    (ItemState.SUSPENDED, Action.RESUME): ItemState.IN_FORCE,
    (ItemState.DRAFT, Action.CANCEL): ItemState.CANCELLED,
    (ItemState.IN_FORCE, Action.CANCEL): ItemState.CANCELLED,
    (ItemState.SUSPENDED, Action.CANCEL): ItemState.CANCELLED,
}

VERSION_STEPS: Final[Mapping[tuple[VersionState, Action], VersionState]] = {
    (VersionState.DRAFT, Action.UPDATE): VersionState.DRAFT,
    (VersionState.DRAFT, Action.SUBMIT): VersionState.IN_REVIEW,
    (VersionState.IN_REVIEW, Action.RETURN): VersionState.DRAFT,
    (VersionState.IN_REVIEW, Action.PUBLISH): VersionState.PUBLISHED,
}


def item_step(state: ItemState, action: Action) -> ItemState:
    """The state of the item that follows; refuses STEP_NOT_ALLOWED."""
    if (state, action) not in ITEM_STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return ITEM_STEPS[state, action]


def version_step(state: VersionState, action: Action) -> VersionState:
    """The state of the version that follows; refuses STEP_NOT_ALLOWED."""
    if (state, action) not in VERSION_STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return VERSION_STEPS[state, action]


def standard_step(state: StandardState) -> None:
    """A standard item is revised and abolished as long as it is in force; refuses STANDARD_ITEM_ABOLISHED."""
    if state is not StandardState.IN_FORCE:
        raise FailedPrecondition("STANDARD_ITEM_ABOLISHED", state=state.name)


def check_etag(given: str, revision: int) -> None:
    """An etag that was given must be that of the revision there is; none skips the check."""
    if given and given != etag(revision):
        raise Aborted("ETAG_MISMATCH", etag=given)


def etag(revision: int) -> str:
    """The etag of a revision."""
    return str(revision)


def effective_from(asked: dt.datetime | None, latest: dt.datetime | None, now: dt.datetime) -> dt.datetime:
    """From when on a version is in force: never in the past, and after the version published before it.

    Cases were pinned to what was in force, so the past stays as it was, and versions follow one another.
    """
    if asked is not None and asked < now:
        raise InvalidArgument("EFFECTIVE_TIME_PAST", field="effective_time")
    effective = asked or now
    if latest is not None and effective <= latest:
        raise FailedPrecondition("EFFECTIVE_TIME_NOT_AFTER_LATEST", field="effective_time", latest=latest)
    return effective
