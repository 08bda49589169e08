"""The read model: applies events to one schema, the live one or the one that is being built.

Events may come in any order and any number of times: the newest version of a case or project counts. Whoever
applies holds the lock of the schema (see consumers and rebuild), so that the sums of each day stay exact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from google.protobuf.message import Message
from sqlalchemy import text
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import events_pb2 as case_events
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.common.v1.types_pb2 import WORKING_DAYS, Limit
from yangguang.hall.v1 import events_pb2 as hall_events

from services.common.access import region_prefix
from services.common.driver import Direct
from services.common.ids import parse
from services.supervision.domain import OpenClock
from services.supervision.handlers import entrusted, projects
from services.supervision.handlers.policy import Policy
from services.supervision.handlers.rows import (
    Told,
    arrays,
    date,
    day_of,
    is_met,
    met,
    newest,
    time_of,
    unnest,
    updates,
)
from services.supervision.handlers.signs import signs
from services.supervision.models import AT_ONCE, CLOCKS, COUNTERS, FACTS, PROJECT_FACTS, PROJECT_PARTS

# Every event of a case carries the facts after it.
CASE_EVENTS: Final[tuple[type[Message], ...]] = (
    case_events.CaseSubmitted,
    case_events.CaseSupplementRequested,
    case_events.CaseSupplemented,
    case_events.CaseAccepted,
    case_events.CaseRefused,
    case_events.CaseExamined,
    case_events.CaseProcedureStarted,
    case_events.CaseProcedureEnded,
    case_events.CaseExtended,
    case_events.CaseForwarded,
    case_events.CaseDecided,
    case_events.CaseCompleted,
    case_events.CaseDelivered,
    case_events.CaseRated,
    case_events.CaseWithdrawn,
    case_events.CaseDueChanged,
    case_events.CasePromiseShortened,
    case_events.CaseDelayExplained,
    case_events.CaseViolationRecorded,
    case_events.CaseObjectionFiled,
    case_events.CaseObjectionResolved,
    case_events.CaseStepWaived,
    case_events.CaseTransferred,
    case_events.CaseTransferAnswered,
    case_events.CaseRatedByDefault,
    case_events.CaseRatingDiscounted,
    case_events.CaseAgencySigned,
    case_events.ApplicantRevealed,
)
EVENTS: Final[tuple[type[Message], ...]] = (
    *CASE_EVENTS,
    *projects.EVENTS,
    hall_events.OrganisationChanged,
    hall_events.RegionCreated,
    hall_events.CalendarChanged,
    *entrusted.TOLD_BY,
)


class Model:
    """One schema of the read model; the live one has a policy, by which clocks get their next look."""

    def __init__(self, schema: str, policy: Policy | None = None) -> None:
        self.schema, self.policy = schema, policy
        self._sql = {name: text(made.format(schema=schema)) for name, made in ALL.items()}

    async def apply(self, connection: Direct, events: Sequence[Told]) -> None:
        """Apply events in any order; what is known already, or newer, stays."""
        facts = [told for told in events if isinstance(told.event, CASE_EVENTS)]
        await self._set_titles(connection, events)
        for table, rows in entrusted.rows(events).items():
            await connection.execute(self._sql[table], arrays(entrusted.TABLES[table][0], rows))
        for told in events:
            if isinstance(told.event, hall_events.CalendarChanged):
                await self._set_days(connection, told)
        if facts:
            await self._set_facts(connection, newest(facts))
        told_projects = [told for told in events if isinstance(told.event, projects.EVENTS)]
        if told_projects:
            await self._set_projects(connection, newest(told_projects))

    async def _set_facts(self, connection: Direct, events: Sequence[Told]) -> None:
        """Write the facts and what follows from them for the sums, and then their clocks."""
        # In one order, so that two who write the same cases wait for each other and not both.
        rows = sorted((_fact_row(told) for told in events), key=lambda row: row["case_id"].bytes)
        fresh = set(await connection.scalars(self._sql["facts"], arrays(FACTS, rows)))
        if not fresh:
            return
        clocks = [
            row
            for told in events
            if (case := parse(told.aggregate, "cases")) in fresh
            for clock in told.event.facts.clocks
            for row in self._clock_rows(case, clock.kind, clock, told.event.facts.organisation, told)
        ]
        await self._watch(connection, fresh, clocks)

    async def _set_projects(self, connection: Direct, events: Sequence[Told]) -> None:
        """Write the facts of projects, what their departments did, and their clocks."""
        facts = sorted((projects.fact_row(told) for told in events), key=lambda row: row["project_id"].bytes)
        fresh = set(await connection.scalars(self._sql["projects"], arrays(PROJECT_FACTS, facts)))
        if not fresh:
            return
        new = [told for told in events if parse(told.aggregate, "projects") in fresh]
        parts = [row for told in new for row in projects.part_rows(told)]
        clocks = [
            row
            for told in new
            for kind, clock in projects.clocks(told.event.facts)
            for row in self._clock_rows(
                parse(told.aggregate, "projects"), kind, clock, told.event.facts.lead_organisation, told
            )
        ]
        told_parts = arrays(PROJECT_PARTS, parts)
        stays = {name: told_parts[name] for name in projects.PART_KEY}
        await connection.write(
            (self._sql["part"], {"projects": list(fresh)} | stays), (self._sql["parts"], told_parts)
        )
        await self._watch(connection, fresh, clocks)

    async def _watch(
        self, connection: Direct, subjects: Iterable[UUID], clocks: Sequence[Mapping[str, Any]]
    ) -> None:
        """Of these cases or projects watch these clocks and no others."""
        watched = arrays(CLOCKS, clocks)
        others = {"cases": list(subjects), "case_id": watched["case_id"], "clock": watched["clock"]}
        await connection.write((self._sql["unwatch"], others), (self._sql["watch"], watched))

    def _clock_rows(
        self, subject: UUID, kind: int, clock: Any, organisation: str, told: Told
    ) -> Iterable[dict[str, Any]]:
        """A clock that is watched: one that runs, or stopped too late."""
        if is_met(clock):
            return
        region, watched = told.event.facts.region, watched_clock(clock)
        next_time = self._next_time(kind, watched, region)
        if watched.stop_time is not None and next_time is None:
            return
        yield {
            "case_id": subject,
            "clock": kind,
            "region": region,
            "organisation": organisation,
            "start": watched.start,
            "due": watched.due,
            "due_time": time_of(clock, "due_time"),
            "stop_time": watched.stop_time,
            "next_time": next_time,
        }

    def _next_time(self, kind: int, clock: OpenClock, region: str) -> dt.datetime | None:
        if clock.due is None:
            return None
        if self.policy is None:
            return AT_ONCE
        return min(self.policy.moments(kind, clock, region).values(), default=None)

    async def _set_titles(self, connection: Direct, events: Sequence[Told]) -> None:
        named = [told for told in events if isinstance(told.event, tuple(_TITLES))]
        if named:
            rows = [(told.aggregate, told.version, _TITLES[type(told.event)](told)) for told in newest(named)]
            names, versions, titles = zip(*sorted(rows), strict=True)
            columns = {"name": list(names), "version": list(versions), "title": list(titles)}
            await connection.execute(self._sql["titles"], columns)

    async def _set_days(self, connection: Direct, told: Told) -> None:
        """Keep the days, and have the sweep look again at every clock of the region."""
        change: hall_events.CalendarChanged = told.event
        for day in change.days:
            columns = {
                "region": change.region,
                "date": dt.date.fromisoformat(day.date),
                "version": told.version,
                "working": day.working,
                "document_number": change.document_number,
            }
            await connection.execute(self._sql["days"], columns)
        if self.policy is not None:
            await connection.execute(REVISE)
            prefix = region_prefix(change.region) or ""
            await connection.execute(_LOOK_AGAIN, {"at_once": AT_ONCE, "prefix": f"{prefix}%"})
            self.policy.forget()
            await self.policy.refresh(connection)
            self.policy.forget()


REVISE: Final = text("UPDATE read_model SET revision = revision + 1")
_LOOK_AGAIN: Final = text(
    "UPDATE model.open_clocks SET next_time = :at_once WHERE due IS NOT NULL AND region LIKE :prefix"
)

_TITLES: Final[Mapping[type[Message], Any]] = {
    hall_events.OrganisationChanged: lambda told: told.event.organisation.title,
    hall_events.RegionCreated: lambda told: told.event.region.title,
    hall_events.WindowChanged: lambda told: told.event.window.title,
    catalog_events.ItemVersionPublished: lambda told: told.event.content.title,
}


def watched_clock(clock: Any) -> OpenClock:
    """A clock of a case or project as it is watched."""
    return OpenClock(dt.date.fromisoformat(clock.start), date(clock.due), time_of(clock, "stop_time"))


def _fact_row(told: Told) -> dict[str, Any]:
    facts: case_events.CaseFacts = told.event.facts
    clocks = {clock.kind: clock for clock in facts.clocks}
    promised = clocks.get(cases.PROMISED_CLOCK, _NO_CLOCK)
    statutory = clocks.get(cases.STATUTORY_CLOCK, _NO_CLOCK)
    return {
        "case_id": parse(told.aggregate, "cases"),
        "version": told.version,
        "number": facts.number,
        "item": facts.item,
        "item_title": facts.item_title,
        "region": facts.region,
        "organisation": facts.organisation,
        "window_name": facts.window,
        "state": facts.state,
        "receive_day": day_of(facts, "receive_time") or day_of(facts, "create_time"),
        "accept_day": day_of(facts, "accept_time"),
        "decide_day": day_of(facts, "decide_time"),
        "complete_day": day_of(facts, "complete_time"),
        "acceptance_seconds": _acceptance_seconds(facts),
        "handling_days": facts.handling_days if facts.HasField("decide_time") else None,
        "promised_days": _working_days(facts, "promised_limit"),
        "statutory_days": _working_days(facts, "statutory_limit"),
        "promised_due": date(promised.due),
        "promised_met": met(promised),
        "statutory_due": date(statutory.due),
        "statutory_met": met(statutory),
        "grade": facts.rating_grade,
        "entered": facts.create_time.seconds,
        "matter": facts.matter or None,
        "signs": signs(facts),
    }


def _acceptance_seconds(facts: case_events.CaseFacts) -> int | None:
    if not (facts.HasField("receive_time") and facts.HasField("accept_time")):
        return None
    return max(0, facts.accept_time.seconds - facts.receive_time.seconds)


_NO_CLOCK: Final = cases.CaseClock()


def _working_days(facts: case_events.CaseFacts, name: str) -> int | None:
    limit: Limit = getattr(facts, name)
    return limit.length if limit.unit == WORKING_DAYS else None


def _contributions() -> str:
    """What one case adds to the sums, a line for each of its days."""
    days = dict.fromkeys(day for day, _ in COUNTERS.values())
    lines = [
        ", ".join([f"f.{day}", *(amount if of == day else "0" for of, amount in COUNTERS.values())])
        for day in days
    ]
    return f"(VALUES {', '.join(f'({line})' for line in lines)}) AS added (day, {', '.join(COUNTERS)})"


def _facts_statement() -> str:
    """Write the facts of cases, and to the sums of each day add the new facts and take off the old."""
    names, sums = ", ".join(FACTS), ", ".join(COUNTERS)
    moved = ", ".join(f"coalesce(sum(f.sign * added.{name}), 0)::bigint" for name in COUNTERS)
    grown = ", ".join(f"{name} = daily.{name} + EXCLUDED.{name}" for name in COUNTERS)
    nothing = ", ".join("0" for _ in COUNTERS)
    return (
        f"WITH given ({names}) AS ({unnest(FACTS)}), "
        f"old AS (SELECT f.* FROM {{schema}}.case_facts f JOIN given USING (case_id) "
        "WHERE f.version < given.version), "
        f"fresh AS (INSERT INTO {{schema}}.case_facts ({names}) SELECT {names} FROM given "
        f"ON CONFLICT (case_id) DO UPDATE SET {updates(FACTS, ['case_id'])} "
        "WHERE case_facts.version < EXCLUDED.version RETURNING *), "
        f"both_sides AS (SELECT 1 AS sign, {names} FROM fresh UNION ALL SELECT -1, {names} FROM old), "
        f"moved AS (SELECT added.day, f.region, f.organisation, f.item, {moved} FROM both_sides f "
        f"CROSS JOIN LATERAL {_contributions()} WHERE added.day IS NOT NULL GROUP BY 1, 2, 3, 4 "
        f"HAVING ({moved}) IS DISTINCT FROM ({nothing})), "
        f"summed AS (INSERT INTO {{schema}}.daily (day, region, organisation, item, {sums}) "
        f"SELECT * FROM moved ON CONFLICT (day, region, organisation, item) DO UPDATE SET {grown}) "
        "SELECT case_id FROM fresh"
    )


_CLOCK_KEY: Final = ("case_id", "clock")
_CLOCK_FACTS: Final = [name for name in CLOCKS if name not in (*_CLOCK_KEY, "next_time")]

_STATEMENTS: Final = {
    "facts": _facts_statement(),
    "unwatch": (
        "DELETE FROM {schema}.open_clocks c WHERE c.case_id = ANY(CAST(:cases AS uuid[])) "
        "AND NOT EXISTS (SELECT FROM unnest(CAST(:case_id AS uuid[]), CAST(:clock AS smallint[])) "
        "AS watched (case_id, clock) WHERE watched.case_id = c.case_id AND watched.clock = c.clock)"
    ),
    # A clock that is as it was keeps the next look the sweep gave it.
    "watch": (
        f"INSERT INTO {{schema}}.open_clocks AS c ({', '.join(CLOCKS)}) {unnest(CLOCKS)} "
        f"ON CONFLICT (case_id, clock) DO UPDATE SET {updates(CLOCKS, _CLOCK_KEY)} "
        f"WHERE ({', '.join(f'c.{name}' for name in _CLOCK_FACTS)}) IS DISTINCT FROM "
        f"({', '.join(f'EXCLUDED.{name}' for name in _CLOCK_FACTS)})"
    ),
    "titles": (
        "INSERT INTO {schema}.titles AS t (name, version, title) SELECT * FROM unnest("
        "CAST(:name AS text[]), CAST(:version AS bigint[]), CAST(:title AS text[])) "
        "ON CONFLICT (name) DO UPDATE SET version = EXCLUDED.version, title = EXCLUDED.title "
        "WHERE t.version < EXCLUDED.version"
    ),
    "days": (
        "INSERT INTO {schema}.calendar_days AS d (region, date, version, working, document_number) "
        "VALUES (:region, :date, :version, :working, :document_number) "
        "ON CONFLICT (region, date) DO UPDATE SET version = EXCLUDED.version, "
        "working = EXCLUDED.working, document_number = EXCLUDED.document_number "
        "WHERE d.version < EXCLUDED.version"
    ),
}
ALL: Final[Mapping[str, str]] = _STATEMENTS | projects.STATEMENTS | entrusted.STATEMENTS
