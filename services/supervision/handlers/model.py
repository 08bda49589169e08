"""The read model: applies events to one schema, the live one or one that is being rebuilt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import events_pb2 as case_events
from yangguang.common.v1.types_pb2 import WORKING_DAYS, Limit
from yangguang.hall.v1 import events_pb2 as hall_events

from services.common.calendar import Calendar, Override
from services.supervision.domain import OpenClock, Thresholds, moments
from services.supervision.models import MODEL

# Every event of a case that carries the facts after it.
CASE_EVENTS: Final[tuple[type[Message], ...]] = tuple(
    getattr(case_events, name)
    for name, message in case_events.DESCRIPTOR.message_types_by_name.items()
    if "facts" in message.fields_by_name
)
HALL_EVENTS: Final[tuple[type[Message], ...]] = (
    hall_events.OrganisationChanged,
    hall_events.RegionCreated,
    hall_events.CalendarChanged,
)

FACT_COLUMNS: Final[Mapping[str, str]] = {
    "case_name": "text",
    "version": "bigint",
    "number": "text",
    "item": "text",
    "item_title": "text",
    "state": "smallint",
    "region": "text",
    "organisation": "text",
    "window_name": "text",
    "create_time": "timestamptz",
    "receive_time": "timestamptz",
    "accept_time": "timestamptz",
    "decide_time": "timestamptz",
    "complete_time": "timestamptz",
    "handling_days": "int",
    "promised_days": "int",
    "statutory_days": "int",
    "promised_due": "timestamptz",
    "promised_stop": "timestamptz",
    "statutory_due": "timestamptz",
    "statutory_stop": "timestamptz",
    "rating_grade": "smallint",
}
CLOCK_COLUMNS: Final[Mapping[str, str]] = {
    "case_name": "text",
    "clock": "smallint",
    "start": "date",
    "due": "date",
    "due_time": "timestamptz",
    "stop_time": "timestamptz",
    "next_time": "timestamptz",
}


@dataclass(frozen=True, slots=True)
class Event:
    """An event as the model takes it: from the broker, or from a journal that is read again."""

    aggregate: str
    version: int
    time: dt.datetime
    event: Any


@dataclass(slots=True)
class Model:
    """One schema of the read model, with the calendars and rules it is measured by."""

    schema: str = MODEL
    rules: dict[int, Thresholds] = field(default_factory=dict)
    _overrides: tuple[Override, ...] = ()
    _calendars: dict[str, Calendar] = field(default_factory=dict)

    async def apply(self, connection: AsyncConnection, events: Sequence[Event]) -> None:
        """Apply events in any order, each as often as it comes; the newest version of a case counts."""
        await self.refresh(connection)
        for event in events:
            if isinstance(event.event, hall_events.CalendarChanged):
                await self._set_days(connection, event)
            elif isinstance(event.event, HALL_EVENTS):
                await self._set_title(connection, event)
        newest: dict[str, Event] = {}
        for event in events:
            known = newest.get(event.aggregate)
            if isinstance(event.event, CASE_EVENTS) and (known is None or known.version < event.version):
                newest[event.aggregate] = event
        await self._upsert(connection, list(newest.values()))

    async def refresh(self, connection: AsyncConnection) -> None:
        """Read rules and calendars again; both are small and change behind our back."""
        rows = await connection.execute(_RULES)
        self.rules = {r.clock: Thresholds(r.warning_days, r.yellow_days, r.red_days) for r in rows}
        days = await connection.execute(text(f"SELECT * FROM {self.schema}.calendar_days ORDER BY 1, 2"))
        overrides = tuple(Override(d.date, d.working, d.region, d.document_number, d.version) for d in days)
        if overrides != self._overrides:
            self._overrides, self._calendars = overrides, {}

    def calendar(self, region: str) -> Calendar:
        """The calendar of a region as last refreshed."""
        if region not in self._calendars:
            self._calendars[region] = Calendar.of(region, self._overrides)
        return self._calendars[region]

    async def _upsert(self, connection: AsyncConnection, events: Sequence[Event]) -> None:
        if not events:
            return
        rows = [_fact_row(event) for event in events]
        changed = set(
            await connection.scalars(
                text(
                    f"INSERT INTO {self.schema}.case_facts ({', '.join(FACT_COLUMNS)}) "
                    f"SELECT * FROM {_unnest(FACT_COLUMNS)} ON CONFLICT (case_name) DO UPDATE SET "
                    f"{', '.join(f'{name} = EXCLUDED.{name}' for name in FACT_COLUMNS)} "
                    "WHERE case_facts.version < EXCLUDED.version RETURNING case_name"
                ),
                _columns(FACT_COLUMNS, rows),
            )
        )
        fresh = [event for event in events if event.aggregate in changed]
        await self._replace_clocks(connection, fresh)

    async def _replace_clocks(self, connection: AsyncConnection, events: Sequence[Event]) -> None:
        """The clocks of these cases as they are now; those with nothing left to watch are left out."""
        names = [event.aggregate for event in events]
        await connection.execute(
            text(f"DELETE FROM {self.schema}.open_clocks WHERE case_name = ANY(CAST(:names AS text[]))"),
            {"names": names},
        )
        rows = [row for event in events for row in self._clock_rows(event)]
        if rows:
            await connection.execute(
                text(
                    f"INSERT INTO {self.schema}.open_clocks ({', '.join(CLOCK_COLUMNS)}) "
                    f"SELECT * FROM {_unnest(CLOCK_COLUMNS)}"
                ),
                _columns(CLOCK_COLUMNS, rows),
            )

    def _clock_rows(self, event: Event) -> Iterable[dict[str, Any]]:
        facts = event.event.facts
        for clock in facts.clocks:
            watched = watched_clock(clock)
            due_times = self.moments(clock.kind, watched, facts.region)
            # A stopped clock is kept only while a card may still be due for it.
            if watched.stop_time is None or due_times:
                yield {
                    "case_name": event.aggregate,
                    "clock": clock.kind,
                    "start": watched.start,
                    "due": watched.due,
                    "due_time": _time(clock, "due_time"),
                    "stop_time": watched.stop_time,
                    "next_time": min(due_times.values(), default=None),
                }

    def moments(self, clock: int, watched: OpenClock, region: str) -> Mapping[Any, dt.datetime]:
        """When each card of a clock falls due; none where no rule watches it."""
        rule = self.rules.get(clock)
        return moments(watched, rule, self.calendar(region)) if rule else {}

    async def _set_title(self, connection: AsyncConnection, event: Event) -> None:
        thing = event.event.organisation if hasattr(event.event, "organisation") else event.event.region
        await connection.execute(
            text(
                f"INSERT INTO {self.schema}.titles (name, version, title) VALUES (:name, :version, :title) "
                "ON CONFLICT (name) DO UPDATE SET version = EXCLUDED.version, title = EXCLUDED.title "
                "WHERE titles.version < EXCLUDED.version"
            ),
            {"name": thing.name, "version": event.version, "title": thing.title},
        )

    async def _set_days(self, connection: AsyncConnection, event: Event) -> None:
        """Keep the days, and have every open clock of the region looked at again."""
        change = event.event
        for day in change.days:
            await connection.execute(
                text(
                    f"INSERT INTO {self.schema}.calendar_days "
                    "(region, date, version, working, document_number) "
                    "VALUES (:region, :date, :version, :working, :document) ON CONFLICT (region, date) "
                    "DO UPDATE SET version = EXCLUDED.version, working = EXCLUDED.working, "
                    "document_number = EXCLUDED.document_number "
                    "WHERE calendar_days.version < EXCLUDED.version"
                ),
                {
                    "region": change.region,
                    "date": dt.date.fromisoformat(day.date),
                    "version": event.version,
                    "working": day.working,
                    "document": change.document_number,
                },
            )
        await connection.execute(
            text(f"UPDATE {self.schema}.open_clocks SET next_time = :now WHERE due IS NOT NULL"),
            {"now": event.time},
        )
        await self.refresh(connection)


_RULES: Final = text("SELECT clock, warning_days, yellow_days, red_days FROM supervision_rules WHERE enabled")


def watched_clock(clock: cases.CaseClock) -> OpenClock:
    """A clock of a case as it is watched."""
    return OpenClock(
        dt.date.fromisoformat(clock.start),
        dt.date.fromisoformat(clock.due) if clock.due else None,
        _time(clock, "stop_time"),
    )


def _fact_row(event: Event) -> dict[str, Any]:
    facts = event.event.facts
    clocks = {clock.kind: clock for clock in facts.clocks}
    promised, statutory = clocks.get(cases.PROMISED_CLOCK), clocks.get(cases.STATUTORY_CLOCK)
    return {
        "case_name": event.aggregate,
        "version": event.version,
        "number": facts.number,
        "item": facts.item,
        "item_title": facts.item_title,
        "state": facts.state,
        "region": facts.region,
        "organisation": facts.organisation,
        "window_name": facts.window,
        "create_time": _time(facts, "create_time"),
        "receive_time": _time(facts, "receive_time"),
        "accept_time": _time(facts, "accept_time"),
        "decide_time": _time(facts, "decide_time"),
        "complete_time": _time(facts, "complete_time"),
        "handling_days": facts.handling_days if facts.HasField("decide_time") else None,
        "promised_days": _working_days(facts.promised_limit),
        "statutory_days": _working_days(facts.statutory_limit),
        "promised_due": promised and _time(promised, "due_time"),
        "promised_stop": promised and _time(promised, "stop_time"),
        "statutory_due": statutory and _time(statutory, "due_time"),
        "statutory_stop": statutory and _time(statutory, "stop_time"),
        "rating_grade": facts.rating_grade,
    }


def _working_days(limit: Limit) -> int | None:
    return limit.length if limit.unit == WORKING_DAYS else None


def _time(message: Message, name: str) -> dt.datetime | None:
    if not message.HasField(name):
        return None
    stamp: Timestamp = getattr(message, name)
    return stamp.ToDatetime(dt.UTC)


def _unnest(columns: Mapping[str, str]) -> str:
    return f"unnest({', '.join(f'CAST(:{name} AS {kind}[])' for name, kind in columns.items())})"


def _columns(columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in columns}
