"""Rules of resident discipline heads, of checks of quality (C23), and of the files of a year (P05)."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition, InvalidArgument

FIRST_YEAR: Final = 2000
MOST_PAGES: Final = 100_000


class PostingState(IntEnum):
    """The state of a posting; the numbers are those of `ResidentPosting.State`."""

    POSTED = 1
    ENDED = 2


class CheckState(IntEnum):
    """The state of a check; the numbers are those of `QualityCheck.State`."""

    CLEAN = 1
    DEMANDED = 2
    SETTLED = 3


class TrackedStage(IntEnum):
    """A stage of a case at which its quality is checked, in their order."""

    AT_ACCEPTANCE = 1
    AT_EXAMINATION = 2
    AT_DECISION = 3
    AT_COMPLETION = 4
    AT_DELIVERY = 5


class YearFileKind(IntEnum):
    """What kind of document a file holds."""

    MONTHLY_ASSESSMENT = 1
    YEARLY_ASSESSMENT = 2
    INSPECTION_RECORD = 3
    OPENNESS_DOCUMENT = 4
    BULLETIN = 5
    OTHER_DOCUMENT = 9


def check_last_day(state: int, first: dt.date, last: dt.date, today: dt.date) -> None:
    """A posting ends once, not before it began and not in days to come."""
    if state != PostingState.POSTED:
        raise FailedPrecondition("POSTING_ENDED")
    if not first <= last <= today:
        raise InvalidArgument("FIELD_INVALID", field="last_day", value=last)


def state_of_check(*, good: bool, finding: str, demand: str, due_day: str) -> CheckState:
    """What is good demands nothing; what is not says what was found and what is to be done until when."""
    said = {"finding": finding, "demand": demand, "due_day": due_day}
    for field, text in said.items():
        if not good and not text:
            raise InvalidArgument("FIELD_REQUIRED", field=f"quality_check.{field}")
        if good and text and field != "finding":
            raise InvalidArgument("FIELD_INVALID", field=f"quality_check.{field}")
    return CheckState.CLEAN if good else CheckState.DEMANDED


def check_demanded(state: int) -> None:
    """What is settled was demanded, and once."""
    if state != CheckState.DEMANDED:
        raise FailedPrecondition("NOTHING_DEMANDED")


def check_year(year: int, day: dt.date, today: dt.date) -> None:
    """A file holds documents of its year and of the year after, in which that is assessed."""
    if not FIRST_YEAR <= year <= today.year:
        raise InvalidArgument("FIELD_INVALID", field="year_file_entry.year", value=year)
    if not year <= day.year <= year + 1:
        raise InvalidArgument("FIELD_INVALID", field="year_file_entry.day", value=day)
