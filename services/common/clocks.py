"""The clock rules (限时规则): which period runs from what, how long, what missing it means, by which article.

The rules are data in data/clocks.toml; services name them by id (XK-05), the public calculator lists them.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

from services.common.calendar import Calendar
from services.common.clock import Clock, Unit, shift
from services.common.errors import NotFound


class Kind(StrEnum):
    """What kind of limit a rule sets."""

    MAXIMUM = "MAXIMUM"
    """Done at the latest on the due date; warned of before, breached after."""
    MINIMUM = "MINIMUM"
    """不得少于: may not end before the due date is over; checked on creation."""
    BEFORE = "BEFORE"
    """Done at least so many days before the event; counted backwards from it."""


class Start(StrEnum):
    """The kind of event a period starts from, or for `Kind.BEFORE` runs up to; the rule's text names it."""

    SUBMISSION = "SUBMISSION"
    RECEIPT = "RECEIPT"
    SUPPLEMENT = "SUPPLEMENT"
    ACCEPTANCE = "ACCEPTANCE"
    DECISION = "DECISION"
    NOTICE = "NOTICE"
    PUBLICATION = "PUBLICATION"
    FORMATION = "FORMATION"
    CONSENT = "CONSENT"
    KNOWLEDGE = "KNOWLEDGE"
    EXPIRY = "EXPIRY"
    HEARING = "HEARING"
    DEADLINE = "DEADLINE"
    CONCLUSION = "CONCLUSION"
    AWARD = "AWARD"
    CONTRACT = "CONTRACT"
    EFFECT = "EFFECT"


class Cause(StrEnum):
    """Why time is excluded from a period."""

    HEARING = "HEARING"
    TENDER = "TENDER"
    AUCTION = "AUCTION"
    INSPECTION = "INSPECTION"
    TESTING = "TESTING"
    QUARANTINE = "QUARANTINE"
    APPRAISAL = "APPRAISAL"
    EXPERT_REVIEW = "EXPERT_REVIEW"
    PUBLICITY = "PUBLICITY"
    SUPPLEMENT = "SUPPLEMENT"
    THIRD_PARTY = "THIRD_PARTY"
    CO_ORGAN = "CO_ORGAN"
    OBJECTION = "OBJECTION"


CAUSE_WORDS: Final[Mapping[Cause, str]] = MappingProxyType(
    {
        Cause.HEARING: "听证",
        Cause.TENDER: "招标",
        Cause.AUCTION: "拍卖",
        Cause.INSPECTION: "检验",
        Cause.TESTING: "检测",
        Cause.QUARANTINE: "检疫",
        Cause.APPRAISAL: "鉴定",
        Cause.EXPERT_REVIEW: "专家评审",
        Cause.PUBLICITY: "公示",
        Cause.SUPPLEMENT: "等待申请人补正",
        Cause.THIRD_PARTY: "征求第三方意见",
        Cause.CO_ORGAN: "征求共同制作机关意见",
        Cause.OBJECTION: "异议处理",
    }
)


class Effect(StrEnum):
    """What the law attaches to a period that is missed; the rule's text says it in full."""

    NONE = "NONE"
    LIABILITY = "LIABILITY"
    """追责: the one who is late answers for it."""
    RIGHT_LOST = "RIGHT_LOST"
    """The party may no longer do it."""
    INVALID = "INVALID"
    """What was done too early or too late does not stand, or has to be done again."""
    DEEMED_ACCEPTED = "DEEMED_ACCEPTED"
    """视为受理, from the day the documents were received."""
    DEEMED_RENEWED = "DEEMED_RENEWED"
    """视为准予延续"""
    DEEMED_CONSENT = "DEEMED_CONSENT"
    """视为同意"""


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One period of the law, or of the platform's own rules."""

    id: str
    title: str
    title_en: str
    kind: Kind
    length: int
    unit: Unit
    starts: Start
    starts_text: str
    article: str
    pauses: tuple[Cause, ...] = ()
    extension_length: int = 0
    extension_by: str = ""
    effect: Effect = Effect.NONE
    effect_text: str = ""
    verified: bool = True
    """Whether the article itself was read; what rests on second-hand readings is marked."""
    note: str = ""

    @property
    def may_be_extended(self) -> bool:
        """Whether the law lets the period be extended."""
        return self.extension_length > 0

    def clock(self, start: dt.date) -> Clock:
        """Start the clock on the day of the event."""
        return Clock(self.length, self.unit, start)

    def latest(self, event: dt.date, calendar: Calendar) -> dt.date:
        """For `Kind.BEFORE`: the last day on which it may be done, ahead of the event."""
        return shift(event, -self.length, self.unit, calendar)


@dataclass(frozen=True, slots=True)
class Principle:
    """A rule of time arithmetic that holds for every clock."""

    id: str
    title: str
    title_en: str
    article: str


@cache
def rules() -> Mapping[str, ClockRule]:
    """All clock rules by id, in the order of the file."""
    return MappingProxyType({row["id"]: _rule(row) for row in _data()["rules"]})


@cache
def principles() -> Mapping[str, Principle]:
    """The rules of arithmetic by id."""
    return MappingProxyType({row["id"]: Principle(**row) for row in _data()["principles"]})


def rule(id: str) -> ClockRule:
    """The rule of this id; NotFound CLOCK_NOT_FOUND otherwise."""
    try:
        return rules()[id]
    except KeyError:
        raise NotFound("CLOCK_NOT_FOUND", clock=id) from None


def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("services.common").joinpath("data/clocks.toml").read_text("utf-8"))


def _rule(row: Mapping[str, Any]) -> ClockRule:
    return ClockRule(
        **{
            **row,
            "kind": Kind(row.get("kind", Kind.MAXIMUM)),
            "unit": Unit(row["unit"]),
            "starts": Start(row["starts"]),
            "pauses": tuple(map(Cause, row.get("pauses", ()))),
            "effect": Effect(row.get("effect", Effect.NONE)),
        }
    )
