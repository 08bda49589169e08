"""Rules of a case (办件), by noun: kinds and what may follow what, steps of items, materials, limits."""

from services.cases.domain.kinds import (
    KINDS,
    UNDECIDED,
    Action,
    Clock,
    Kind,
    KindRule,
    Right,
    State,
    check_rights,
    check_second_person,
    handled_as,
    kind_of,
    rights_needed,
    step,
)
from services.cases.domain.limits import Head, check_extension, check_head, check_shorter
from services.cases.domain.materials import check_materials, check_notice, missing
from services.cases.domain.steps import (
    FOUR_STEPS,
    StepKind,
    check_step_order,
    check_steps_done,
    check_waivable,
    outstanding,
)

__all__ = [
    "FOUR_STEPS",
    "KINDS",
    "UNDECIDED",
    "Action",
    "Clock",
    "Head",
    "Kind",
    "KindRule",
    "Right",
    "State",
    "StepKind",
    "check_extension",
    "check_head",
    "check_materials",
    "check_notice",
    "check_rights",
    "check_second_person",
    "check_shorter",
    "check_step_order",
    "check_steps_done",
    "check_waivable",
    "handled_as",
    "kind_of",
    "missing",
    "outstanding",
    "rights_needed",
    "step",
]
