"""The codes of the national platform (GB/T 39046-2020) for what a case is and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from services.cases.domain.kinds import UNDECIDED, State

# 业务动作 (table 7).
PASSED: Final = "通过"
RETURNED: Final = "退回"
OTHER: Final = "其他"

# 环节状态 (table 7): 1 待办, 2 已办.
TO_DO: Final = "1"
DONE: Final = "2"

# 特别程序 (A.7): 1 延长审批, 2 其他.
EXTENDED: Final = "1"
HELD: Final = "2"

# 服务对象 (A.4) by what registers an organisation and as what: the first two characters of its credit code
# (GB 32100), or the first alone.
PERSON: Final = "1"
OTHER_ORGANISATION: Final = "6"
ORGANISATIONS: Final[Mapping[str, str]] = {"11": "5", "12": "3", "5": "4", "9": "2"}


def applicant_type(credit_code: str) -> str:
    """What an organisation is, by its credit code."""
    return ORGANISATIONS.get(credit_code[:2]) or ORGANISATIONS.get(credit_code[:1], OTHER_ORGANISATION)


def action(state: State, *, granted: bool) -> str:
    """What was done with it."""
    if state is State.NOT_ACCEPTED:
        return RETURNED
    if state in UNDECIDED or state is State.WITHDRAWN:
        return OTHER
    return PASSED if granted else RETURNED


def step_state(state: State) -> str:
    """Whether somebody still has to act."""
    return TO_DO if state in UNDECIDED else DONE
