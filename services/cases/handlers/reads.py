"""Queries about cases; scope is part of each query, and no row goes through the ORM."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.common.v1.access_pb2 import OWN_CASE, OWN_ORGANISATION, Scope

from services.cases.handlers import agency, clocks, exchange
from services.cases.handlers.batch import applicant_context
from services.cases.handlers.facts import Facts
from services.cases.handlers.scope import BOUNDS, bound, within_scope
from services.cases.models import Case
from services.common import checks, paging
from services.common.access import region_prefix
from services.common.db import Database
from services.common.errors import NotFound
from services.common.identity import Call
from services.common.ids import parse, parse_code, resource
from services.common.sealing import Sealer

TABLE: Final = Case.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
# Others' processes write too; a follower asks the database this often.
FOLLOW_EVERY: Final = 1.0

_GET: Final = {
    reach: f"SELECT record FROM cases WHERE id = $1 AND {condition}" for reach, condition in BOUNDS.items()
}
# That and when somebody rated would tell who.
RATED: Final = [
    event.DESCRIPTOR.full_name
    for event in (events.CaseRated, events.CaseRatedByDefault, events.CaseRatingDiscounted)
]
_TRACE: Final = text(
    "SELECT version, type, time, actor, channel, payload FROM journal "
    "WHERE aggregate = :aggregate AND version > :after AND NOT type = ANY(CAST(:hidden AS text[])) "
    "ORDER BY version LIMIT :limit"
)


async def get(database: Database, name: str, call: Call) -> pb.Case:
    """The case, if it is in the caller's scope."""
    key = parse(name, "cases")
    found = await database.value(_GET[call.reach], key, bound(call.caller, call.reach))
    if found is None:
        raise NotFound("CASE_NOT_FOUND", name=name)
    return for_unit(pb.Case.FromString(found), call.reach)


def for_unit(case: pb.Case, reach: Scope) -> pb.Case:
    """The case as those see it who handle it: without its rating, since they are rated (好差评)."""
    if reach == OWN_ORGANISATION and case.HasField("rating"):
        shown = pb.Case()
        shown.CopyFrom(case)
        shown.ClearField("rating")
        return shown
    return case


async def list_cases(
    connection: AsyncConnection, request: pb.ListCasesRequest, call: Call, sealer: Sealer
) -> pb.ListCasesResponse:
    """A page of the cases in scope, newest first."""
    found, token = await _page(connection, request, call, _filters(request, sealer))
    return pb.ListCasesResponse(cases=[for_unit(case, call.reach) for case in found], next_page_token=token)


async def list_exchange(
    connection: AsyncConnection, request: pb.ListExchangeRecordsRequest, call: Call, sealer: Sealer
) -> pb.ListExchangeRecordsResponse:
    """A page of cases in the codes of the national platform."""
    asked = pb.ListCasesRequest(organisation=request.organisation, region=request.region)
    found, token = await _page(connection, request, call, _filters(asked, sealer))
    records = [exchange.record(case) for case in found]
    return pb.ListExchangeRecordsResponse(exchange_records=records, next_page_token=token)


async def register(
    connection: AsyncConnection, request: pb.ListAgencyEntriesRequest, call: Call, sealer: Sealer
) -> pb.ListAgencyEntriesResponse:
    """A page of the agency register (代办登记簿)."""
    conditions = [COLUMNS.agent_subject != "", *_filters(pb.ListCasesRequest(region=request.region), sealer)]
    found, token = await _page(connection, request, call, conditions)
    entries = [agency.entry(case) for case in found]
    return pb.ListAgencyEntriesResponse(agency_entries=entries, next_page_token=token)


async def _page(
    connection: AsyncConnection, request: Any, call: Call, conditions: list[Any]
) -> tuple[list[pb.Case], str]:
    """A page of the cases in scope that meet the conditions, and the token of the next."""
    size, start = paging.page_size(request), paging.after(request, UUID)
    query = select(COLUMNS.id, COLUMNS.record).order_by(COLUMNS.id.desc()).limit(size + 1)
    where = [within_scope(call.caller, call.reach, TABLE), *conditions]
    where += [COLUMNS.id < start[0]] if start else []
    rows = (await connection.execute(query.where(*(each for each in where if each is not None)))).all()
    token = paging.next_token(request, rows[size - 1].id) if len(rows) > size else ""
    return [pb.Case.FromString(row.record) for row in rows[:size]], token


async def trace(
    connection: AsyncConnection, request: pb.ListCaseEventsRequest, call: Call
) -> pb.ListCaseEventsResponse:
    """A page of what happened to a case, oldest first."""
    await _seen(connection, request.parent, call)
    size = paging.page_size(request)
    start = paging.after(request, int)
    found = await _events(connection, request.parent, start[0] if start else 0, size + 1, call)
    more = len(found) > size
    return pb.ListCaseEventsResponse(
        case_events=found[:size],
        next_page_token=paging.next_token(request, found[size - 1].version) if more else "",
    )


async def watch(database: Database, request: pb.WatchCaseRequest, call: Call) -> AsyncIterator[pb.CaseEvent]:
    """What happens to a case after a version, as it happens; ends when the caller goes away."""
    async with database.read() as connection:
        await _seen(connection, request.name, call)
    version = request.after_version
    while True:
        async with database.read() as connection:
            found = await _events(connection, request.name, version, 100, call)
        for event in found:
            yield event
            version = event.version
        if not found:
            await asyncio.sleep(FOLLOW_EVERY)


async def explain(
    database: Database, request: pb.ExplainCaseRequest, call: Call, facts: Facts
) -> pb.ExplainCaseResponse:
    """The derivation of each clock of a case."""
    case = await get(database, request.name, call)
    async with database.read() as connection:
        await facts.refresh(connection)
    calendar = facts.calendar(case.region)
    return pb.ExplainCaseResponse(
        clocks=[
            pb.ClockExplanation(kind=clock.kind, lines=clocks.explain(case, clock, calendar))
            for clock in case.clocks
        ]
    )


async def applicant(connection: AsyncConnection, name: str, call: Call, sealer: Sealer) -> pb.Applicant:
    """The applicant in full; the caller has journalled the reading before."""
    sealed = await connection.scalar(_visible(name, call, COLUMNS.applicant))
    if sealed is None:
        raise NotFound("CASE_NOT_FOUND", name=name)
    return pb.Applicant.FromString(sealer.open_bytes(sealed, applicant_context(parse(name, "cases"))))


def _visible(name: str, call: Call, column: Any) -> Any:
    query = select(column).where(COLUMNS.id == parse(name, "cases"))
    scope = within_scope(call.caller, call.reach, TABLE)
    return query if scope is None else query.where(scope)


async def _seen(connection: AsyncConnection, name: str, call: Call) -> None:
    if await connection.scalar(_visible(name, call, COLUMNS.id)) is None:
        raise NotFound("CASE_NOT_FOUND", name=name)


def _filters(request: pb.ListCasesRequest, sealer: Sealer) -> list[Any]:
    conditions: list[Any] = []
    if request.state:
        conditions.append(COLUMNS.state == request.state)
    if request.item:
        conditions.append(COLUMNS.item == resource("items", parse_code(request.item, "items", "item")))
    if request.organisation:
        code = parse_code(request.organisation, "organisations", "organisation")
        conditions.append(COLUMNS.organisation == resource("organisations", code))
    if request.number:
        conditions.append(COLUMNS.number == checks.text(request.number, "number", 60))
    if request.applicant_id_number:
        number = checks.text(request.applicant_id_number, "applicant_id_number", 18).upper()
        conditions.append(COLUMNS.applicant_index == sealer.blind_index(number))
    if request.region:
        prefix = region_prefix(checks.region(request.region, "region"))
        conditions.append(COLUMNS.region.startswith(prefix, autoescape=True))
    return conditions


async def _events(
    connection: AsyncConnection, name: str, after: int, limit: int, call: Call
) -> list[pb.CaseEvent]:
    hidden = RATED if call.reach == OWN_ORGANISATION else []
    bounds = {"aggregate": name, "after": after, "hidden": hidden, "limit": limit}
    rows = await connection.execute(_TRACE, bounds)
    return [_event(row, call) for row in rows]


def _event(row: Any, call: Call) -> pb.CaseEvent:
    short = row.type.rpartition(".")[2]
    event = getattr(events, short).FromString(row.payload)
    # An applicant sees the organisation, not which of its people did it.
    hidden = call.reach == OWN_CASE and row.actor != call.caller.subject
    return pb.CaseEvent(
        version=row.version,
        type=short,
        time=row.time,
        actor="" if hidden else row.actor,
        channel=row.channel,
        state=event.facts.state,
    )
