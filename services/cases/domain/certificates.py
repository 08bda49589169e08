"""Rules of certificates (证照): what may follow what, when one has expired, how it is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition

# Letters and digits nobody mistakes for one another.
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
# 31 letters in 16 places are 79 bits.
CODE_LENGTH: Final = 16
# 实施编码: the credit code of who implements the item, and 13 digits.
_ITEM: Final = re.compile(r"items/([0-9A-HJ-NPQRTUWXY]{18})[0-9A-Z]{13}", re.ASCII)


class CertificateState(IntEnum):
    """States of a certificate, as in the proto; EXPIRED is told, never kept."""

    ISSUED = 1
    REVOKED = 2
    REPLACED = 3
    EXPIRED = 4


class CertificateAction(IntEnum):
    """What can be done to a certificate."""

    REVOKE = 1
    REPLACE = 2


STEPS: Final[Mapping[tuple[CertificateState, CertificateAction], CertificateState]] = {
    (CertificateState.ISSUED, CertificateAction.REVOKE): CertificateState.REVOKED,
    (CertificateState.ISSUED, CertificateAction.REPLACE): CertificateState.REPLACED,
}


def certificate_step(state: CertificateState, action: CertificateAction) -> CertificateState:
    """The state that follows; refuses STEP_NOT_ALLOWED."""
    if (state, action) not in STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return STEPS[state, action]


def state_on(state: CertificateState, valid_to: str, day: str) -> CertificateState:
    """The state on a day: what is issued holds through its last day. Days as `2026-03-16`."""
    if state is CertificateState.ISSUED and valid_to and valid_to < day:
        return CertificateState.EXPIRED
    return state


def issuer_of(item: str) -> str:
    """The credit code of who implements an item, "" where its code does not say."""
    found = _ITEM.fullmatch(item)
    return found[1] if found else ""


def typed_code(text: str) -> str:
    """A verification code as somebody typed it: without blanks and hyphens, in capitals."""
    return re.sub(r"[\s-]", "", text).upper()
