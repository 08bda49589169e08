"""Rules of certificates: every state and action, the last day, codes as people type them."""

import pytest

from services.cases.domain import CertificateAction as Action
from services.cases.domain import CertificateState as State
from services.cases.domain import certificate_step, issuer_of, state_on, typed_code
from services.common.errors import FailedPrecondition

ALLOWED = {(State.ISSUED, Action.REVOKE): State.REVOKED, (State.ISSUED, Action.REPLACE): State.REPLACED}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_only_what_is_in_force_is_revoked_or_replaced(state: State, action: Action) -> None:
    if (state, action) in ALLOWED:
        assert certificate_step(state, action) is ALLOWED[state, action]
    else:
        with pytest.raises(FailedPrecondition, match="STEP_NOT_ALLOWED"):
            certificate_step(state, action)


def test_a_certificate_holds_through_its_last_day() -> None:
    assert state_on(State.ISSUED, "2026-03-16", "2026-03-16") is State.ISSUED
    assert state_on(State.ISSUED, "2026-03-16", "2026-03-17") is State.EXPIRED
    assert state_on(State.ISSUED, "", "2999-01-01") is State.ISSUED
    assert state_on(State.REVOKED, "2026-03-16", "2026-03-17") is State.REVOKED


def test_the_issuer_is_read_from_the_code_of_the_item() -> None:
    assert issuer_of("items/11450222999000013C4450511003000") == "11450222999000013C"
    assert issuer_of("items/short") == ""


def test_a_code_is_taken_as_people_type_it() -> None:
    assert typed_code(" abcd-efgh jkmn\t2345 ") == "ABCDEFGHJKMN2345"
