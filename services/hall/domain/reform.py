"""Rules of bringing approval together (三集中, 两集中两到位): measures, stages, targets (A16–A18)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import Final

from services.common.errors import FailedPrecondition, InvalidArgument


class Measure(IntEnum):
    """What is brought together or in place (LS13)."""

    FUNCTIONS_CONCENTRATED = 1
    ITEMS_CONCENTRATED = 2
    PEOPLE_CONCENTRATED = 3
    FUNCTIONS_IN_ONE_UNIT = 4
    UNIT_IN_CENTRE = 5
    ITEMS_IN_PLACE = 6
    AUTHORITY_IN_PLACE = 7


class Stage(IntEnum):
    """A stage of a programme, in their order."""

    SORTING = 1
    REVIEWING = 2
    MERGING = 3
    MOVING_IN = 4


# 审批职能集中、审批事项集中、审批人员集中 (A16).
THREE: Final = frozenset(measure for measure in Measure if measure <= Measure.PEOPLE_CONCENTRATED)
# 两集中两到位 (A17).
TWO_AND_TWO: Final = frozenset(Measure) - THREE
# The share of items that is aimed at, in hundredths (合山: 三集中 95 % 以上).
TARGET: Final = 95


def check_items(items: int, concentrated: int) -> bool:
    """No more items are in the centre than there are; whether the share aimed at is reached."""
    if concentrated > items:
        raise InvalidArgument("FIELD_INVALID", field="concentration.concentrated_items", value=concentrated)
    return items > 0 and concentrated * 100 >= items * TARGET


def check_measures(measures: Sequence[int]) -> None:
    """Each measure is met once."""
    if len(set(measures)) < len(measures):
        raise InvalidArgument("FIELD_INVALID", field="concentration.met")


def check_due_days(days: Sequence[dt.date]) -> None:
    """Each of the four stages is due, none before the one ahead of it."""
    if len(days) != len(Stage) or list(days) != sorted(days):
        raise InvalidArgument("FIELD_INVALID", field="programme.due_days", stages=len(Stage))


def next_stage(finished: Collection[int]) -> Stage:
    """The stage that comes next."""
    if len(finished) == len(Stage):
        raise FailedPrecondition("ALL_STAGES_FINISHED")
    return list(Stage)[len(finished)]
