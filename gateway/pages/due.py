"""How pages say when something is due: in working days that are left, and in the colour of a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp
from starlette.requests import Request
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.hall.v1 import hall_pb2

from gateway.calls import Call
from gateway.errors import Problem
from gateway.pages.home import language_of, translate
from gateway.words import Language
from services.common.timesource import SHANGHAI, local_date

CLOCKS: Final = {number: name for name, number in pb.ClockKind.items()}
# What people outside are told of; how long a step may take is the organ's own affair.
TOLD: Final = frozenset({pb.ACCEPTANCE_CLOCK, pb.PROMISED_CLOCK, pb.STATUTORY_CLOCK, pb.DELIVERY_CLOCK})
# Working days left from which on a clock is yellow.
SOON: Final = 2
# How far back and ahead working days are asked for; hall gives three years at once.
BEFORE, AFTER = dt.timedelta(days=360), dt.timedelta(days=720)
LEFT, ON_TIME, TODAY = "{days} working days left: {what} by {day}", "{what} by {day}", "{what} by today"
LATE_BY, LATE = "{what} was due on {day}: {days} working days late", "{what} was due on {day}"


@dataclass(frozen=True, slots=True)
class Due:
    """When a clock ends, in words; its tone is one of late, soon, fine, paused."""

    words: str
    tone: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """The working days around today, and how to speak of them; without a calendar they are not counted."""

    today: dt.date
    language: Language
    exceptions: Mapping[dt.date, bool] | None

    def between(self, first: dt.date, last: dt.date) -> int:
        """Working days after the first up to and including the last; 0 when there are none."""
        days = (first + dt.timedelta(days=number) for number in range(1, (last - first).days + 1))
        known = self.exceptions or {}
        return sum(known.get(day, day.weekday() < 5) for day in days)

    def due(self, clock: str, day: str) -> Due:
        """When a clock ends that is due on a day, such as `2026-03-16`; "" while it is paused."""
        what = self.say(clock)
        if not day:
            return Due(self.say("{what}: the clock is paused", what=what), "paused")
        last = dt.date.fromisoformat(day)
        shown = self.day(last)
        if last < self.today:
            late = self.between(last, self.today)
            said = LATE if self.exceptions is None else LATE_BY
            return Due(self.say(said, what=what, day=shown, days=late), "late", day)
        left = self.between(self.today, last)
        said = ON_TIME if self.exceptions is None else LEFT
        tone = "soon" if left <= SOON else "fine"
        return Due(self.say(said if left else TODAY, what=what, day=shown, days=left), tone, day)

    def day(self, day: dt.date) -> str:
        """A day as people say it: 3月16日, 16 March; with the year when it is another."""
        if self.language == "en":
            return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != self.today.year else "")
        return (f"{day.year}年" if day.year != self.today.year else "") + f"{day.month}月{day.day}日"

    def moment(self, stamp: Timestamp) -> str:
        """An instant as people say it, to the minute."""
        local = stamp.ToDatetime(dt.UTC).astimezone(SHANGHAI)
        return f"{self.day(local.date())} {local:%H:%M}"

    def say(self, text: str, **facts: object) -> str:
        """The words of a page, with their facts."""
        return translate(self.language, text).format(**facts)


async def days(request: Request, call: Call) -> Days:
    """The working days of this region; not counted while hall cannot be asked."""
    today = local_date(request.app.state.now())
    asked = hall_pb2.GetCalendarRequest(
        region=request.app.state.region,
        first_day=(today - BEFORE).isoformat(),
        last_day=(today + AFTER).isoformat(),
    )
    try:
        found = await call.ask(call.at.calendar.GetCalendar, asked)
    except Problem:
        return Days(today, language_of(request), None)
    exceptions = {dt.date.fromisoformat(day.date): day.working for day in found.days}
    return Days(today, language_of(request), exceptions)


def of_case(case: pb.Case, known: Days, told: Iterable[int] = TOLD) -> list[Due]:
    """The clocks of a case that run, the most urgent first."""
    running = [clock for clock in case.clocks if not clock.HasField("stop_time") and clock.kind in told]
    running.sort(key=lambda clock: clock.due or "9")
    return [known.due(CLOCKS[clock.kind], clock.due) for clock in running]
