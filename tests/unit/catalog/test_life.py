"""The life of items and versions."""

import datetime as dt

import pytest

from services.catalog.domain import life
from services.catalog.domain.life import Action, ItemState, VersionState
from services.common.errors import Aborted, FailedPrecondition, InvalidArgument

NOON = dt.datetime(2026, 3, 2, 4, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)

VERSION_STEPS = {
    (VersionState.DRAFT, Action.UPDATE): VersionState.DRAFT,
    (VersionState.DRAFT, Action.SUBMIT): VersionState.IN_REVIEW,
    (VersionState.IN_REVIEW, Action.RETURN): VersionState.DRAFT,
    (VersionState.IN_REVIEW, Action.PUBLISH): VersionState.PUBLISHED,
}
DRAFTING = (Action.DRAFT, Action.UPDATE, Action.SUBMIT, Action.RETURN)
ALIVE = (ItemState.DRAFT, ItemState.IN_FORCE, ItemState.SUSPENDED)
ITEM_STEPS = {(state, action): state for state in ALIVE for action in DRAFTING} | {
    (ItemState.DRAFT, Action.PUBLISH): ItemState.IN_FORCE,
    (ItemState.IN_FORCE, Action.PUBLISH): ItemState.IN_FORCE,
    (ItemState.IN_FORCE, Action.SUSPEND): ItemState.SUSPENDED,
    (ItemState.SUSPENDED, Action.RESUME): ItemState.IN_FORCE,
    (ItemState.DRAFT, Action.CANCEL): ItemState.CANCELLED,
    (ItemState.IN_FORCE, Action.CANCEL): ItemState.CANCELLED,
    (ItemState.SUSPENDED, Action.CANCEL): ItemState.CANCELLED,
}


@pytest.mark.parametrize("state", VersionState)
@pytest.mark.parametrize("action", Action)
def test_a_version_goes_these_ways_and_no_other(state, action):
    expected = VERSION_STEPS.get((state, action))
    if expected is None:
        with pytest.raises(FailedPrecondition, match="STEP_NOT_ALLOWED") as error:
            life.version_step(state, action)
        assert error.value.facts == {"state": state.name, "action": action.name}
    else:
        assert life.version_step(state, action) == expected


@pytest.mark.parametrize("state", ItemState)
@pytest.mark.parametrize("action", Action)
def test_an_item_goes_these_ways_and_no_other(state, action):
    expected = ITEM_STEPS.get((state, action))
    if expected is None:
        with pytest.raises(FailedPrecondition, match="STEP_NOT_ALLOWED"):
            life.item_step(state, action)
    else:
        assert life.item_step(state, action) == expected


def test_nothing_follows_a_cancelled_item_or_a_published_version():
    assert not [action for state, action in life.ITEM_STEPS if state == ItemState.CANCELLED]
    assert not [action for state, action in life.VERSION_STEPS if state == VersionState.PUBLISHED]


def test_an_etag_is_compared_when_it_is_given():
    life.check_etag("", 7)
    life.check_etag("7", 7)
    with pytest.raises(Aborted, match="ETAG_MISMATCH"):
        life.check_etag("6", 7)


def test_a_version_takes_effect_now_or_when_asked():
    assert life.effective_from(None, None, NOON) == NOON
    assert life.effective_from(NOON, None, NOON) == NOON
    assert life.effective_from(NOON + HOUR, NOON, NOON) == NOON + HOUR
    assert life.effective_from(None, NOON - HOUR, NOON) == NOON


def test_a_version_takes_no_effect_in_the_past():
    with pytest.raises(InvalidArgument, match="EFFECTIVE_TIME_PAST") as error:
        life.effective_from(NOON - HOUR, None, NOON)
    assert error.value.facts == {"field": "effective_time"}


@pytest.mark.parametrize(("asked", "latest"), [(None, NOON), (None, NOON + HOUR), (NOON + HOUR, NOON + HOUR)])
def test_versions_follow_one_another(asked, latest):
    with pytest.raises(FailedPrecondition, match="EFFECTIVE_TIME_NOT_AFTER_LATEST"):
        life.effective_from(asked, latest, NOON)
