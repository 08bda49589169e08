"""What clocks are measured by: the rules, and the calendar of each region."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import text

from services.common.calendar import Calendar, Override
from services.common.driver import Executes
from services.supervision.domain import Level, OpenClock, Thresholds, moments

_RULES: Final = text(
    "SELECT id, clock, warning_days, yellow_days, red_days FROM supervision_rules WHERE enabled"
)
_DAYS: Final = text("SELECT region, date, working, document_number, version FROM model.calendar_days")
_REVISION: Final = text("SELECT revision FROM read_model")


@dataclass(slots=True)
class Policy:
    """The rules that are switched on and the calendars, as of one revision."""

    revision: int = 0
    # By kind of clock.
    thresholds: dict[int, Thresholds] = field(default_factory=dict)
    rules: dict[int, str] = field(default_factory=dict)
    _overrides: tuple[Override, ...] = ()
    _calendars: dict[str, Calendar] = field(default_factory=dict)

    async def refresh(self, connection: Executes, revision: int | None = None) -> None:
        """Read everything again when it has changed; it is small."""
        revision = revision or await connection.scalar(_REVISION) or 0
        if revision == self.revision:
            return
        rules = (await connection.execute(_RULES)).all()
        self.rules = {rule.clock: rule.id for rule in rules}
        self.thresholds = {
            rule.clock: Thresholds(rule.warning_days, rule.yellow_days, rule.red_days) for rule in rules
        }
        days = await connection.execute(_DAYS)
        self._overrides = tuple(
            Override(day.date, day.working, day.region, day.document_number, day.version) for day in days
        )
        self._calendars, self.revision = {}, revision

    def forget(self) -> None:
        """Read everything again the next time: this transaction has changed it, and may yet be undone."""
        self.revision = 0

    def moments(self, kind: int, clock: OpenClock, region: str) -> dict[Level, dt.datetime]:
        """When each level of a clock of a kind falls due; a kind without a rule has none."""
        if kind not in self.thresholds:
            return {}
        return moments(clock, self.thresholds[kind], self.calendar(region))

    def calendar(self, region: str) -> Calendar:
        """The calendar of a region."""
        if region not in self._calendars:
            self._calendars[region] = Calendar.of(region, self._overrides)
        return self._calendars[region]
