"""Rules of the people at the windows: changes, appraisals, quotas, training (D10, D11, D16, D20, D24)."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition, InvalidArgument


class StaffEntryKind(IntEnum):
    """What is recorded in a file."""

    SELECTION = 1
    ASSESSMENT = 2
    REWARD = 3
    PENALTY = 4
    PROMOTION = 5
    RETURN_TO_UNIT = 6


class AppraisalCategory(IntEnum):
    """What people and windows are honoured as."""

    EXCELLENT = 1
    PIONEER_POST = 2
    SERVICE_STAR = 3
    RED_FLAG_WINDOW = 4
    MODEL_WINDOW = 5


class ComparedBy(IntEnum):
    """What they are compared by (三比)."""

    INNOVATION = 1
    STYLE_OF_WORK = 2
    ACHIEVEMENT = 3


class ChangeState(IntEnum):
    """The state of a change; the numbers are those of `StaffChange.State`."""

    PROPOSED = 1
    AGREED = 2
    OBJECTED = 3
    CARRIED_OUT = 4


class Action(IntEnum):
    """What can be done to a change."""

    AGREE = 1
    OBJECT = 2
    CARRY_OUT = 3


STEPS: Final = {
    (ChangeState.PROPOSED, Action.AGREE): ChangeState.AGREED,
    (ChangeState.PROPOSED, Action.OBJECT): ChangeState.OBJECTED,
    (ChangeState.AGREED, Action.CARRY_OUT): ChangeState.CARRIED_OUT,
}
# D10: 在窗口工作时间2年以上.
LEAST_YEARS: Final = 2
# D20: 评优比例一般要达到40%以上, in hundredths.
EXCELLENT_SHARE: Final = 40
OF_WINDOWS: Final = frozenset({AppraisalCategory.RED_FLAG_WINDOW, AppraisalCategory.MODEL_WINDOW})
FIRST_YEAR: Final = 2000


def step(state: ChangeState, action: Action) -> ChangeState:
    """What a change is after something was done to it."""
    if (state, action) not in STEPS:
        raise FailedPrecondition("STEP_NOT_ALLOWED", state=state.name, action=action.name)
    return STEPS[state, action]


def years_full(first: dt.date, last: dt.date) -> bool:
    """Whether two years are full on a day; whoever came on 29 February has them on 1 March."""
    full = first.replace(year=first.year + LEAST_YEARS, day=min(first.day, 28 if first.month == 2 else 31))
    full += dt.timedelta(days=1 if (first.month, first.day) == (2, 29) else 0)
    return last >= full


def check_change(day: dt.date, posted_from: dt.date, today: dt.date) -> None:
    """A change is agreed beforehand (D11), of somebody who has come."""
    if day < max(today, posted_from):
        raise InvalidArgument("FIELD_INVALID", field="staff_change.day", value=day)


def check_appraised(category: AppraisalCategory, staff: str, window: str) -> None:
    """Windows are honoured as windows, people as people."""
    wanted, other = ("window", "staff") if category in OF_WINDOWS else ("staff", "window")
    given = {"staff": staff, "window": window}
    if not given[wanted]:
        raise InvalidArgument("FIELD_REQUIRED", field=f"appraisal.{wanted}")
    if given[other]:
        raise InvalidArgument("FIELD_INVALID", field=f"appraisal.{other}", value=given[other])


def check_year(year: int, today: dt.date, field: str) -> int:
    """A year that has begun; this one when none is given."""
    found = year or today.year
    if not FIRST_YEAR <= found <= today.year:
        raise InvalidArgument("FIELD_INVALID", field=field, value=found)
    return found


def least_excellent(people: int) -> int:
    """How many of so many people are to be rated excellent at least: 40 %, rounded up (D20)."""
    return -(-people * EXCELLENT_SHARE // 100)


def check_training(first: dt.date, last: dt.date, today: dt.date) -> int:
    """A training has ended, and lasted a month at most; how many days it took."""
    days = last.toordinal() - first.toordinal() + 1
    if not 1 <= days <= 31:
        raise InvalidArgument("FIELD_INVALID", field="training.last_day", value=last)
    if last > today:
        raise InvalidArgument("DAY_TO_COME", field="training.last_day", value=last)
    return days
