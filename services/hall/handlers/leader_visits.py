"""Visits of leaders (走访登记, D09), and what an organisation owes in a year and has done (D09, D21)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import conduct_pb2 as pb
from yangguang.hall.v1 import events_pb2 as events

from services.common.errors import InvalidArgument, NotFound
from services.common.ids import parse_code
from services.hall.domain import CENTRES, Reach, conduct
from services.hall.domain.conduct import DUTIES, DutyKind
from services.hall.handlers import registers
from services.hall.handlers.acts import ORGANISATIONS, Act, check_window_of, within
from services.hall.messages import registers as told
from services.hall.models import LEADER_VISITS, REGULAR_MEETINGS

FIRST_YEAR: Final = 2000


async def create(session: AsyncSession, act: Act, request: pb.CreateLeaderVisitRequest) -> pb.LeaderVisit:
    """Record a visit to a window the organisation serves at, or a meeting of its bureau."""
    visit = told.taken(request.leader_visit, "leader_visit", told.VISIT)
    organisation = await registers.owner(session, act, visit.organisation, "leader_visit.organisation")
    conduct.check_happened(dt.date.fromisoformat(visit.day), act.today, "leader_visit.day")
    conduct.check_visit(DutyKind(visit.kind), visit.window)
    if visit.window:
        window = parse_code(visit.window, "windows", "leader_visit.window")
        await check_window_of(session, window, organisation.code, "leader_visit.window")
    visit.region = organisation.region
    await registers.add(session, act, LEADER_VISITS, visit, events.LeaderVisited())
    return visit


async def report(
    connection: AsyncConnection, request: pb.GetDutyReportRequest, reach: Reach, today: dt.date
) -> pb.DutyReport:
    """What an organisation within reach owed in a year; a centre owes a meeting each month."""
    code = parse_code(request.name, "organisations")
    inside = within(reach, ORGANISATIONS, "code")
    kind = await connection.scalar(select(ORGANISATIONS.kind).where(ORGANISATIONS.code == code, *inside))
    if kind is None:
        raise NotFound("ORGANISATION_NOT_FOUND", name=request.name)
    year = request.year or today.year
    if not FIRST_YEAR <= year <= today.year:
        raise InvalidArgument("FIELD_INVALID", field="year", value=year)
    owed = [duty for duty in DUTIES if DUTIES[duty].of_centres == (kind in CENTRES)]
    lines = [await _line(connection, duty, code, year, today) for duty in owed]
    return pb.DutyReport(organisation=request.name, year=year, lines=lines)


async def _line(
    connection: AsyncConnection, kind: DutyKind, organisation: str, year: int, today: dt.date
) -> pb.DutyReport.Line:
    duty = DUTIES[kind]
    done = await _days(connection, kind, REGULAR_MEETINGS if duty.of_centres else LEADER_VISITS, organisation)
    found = conduct.tally(duty, done, year, today)
    return pb.DutyReport.Line(
        kind=kind.value,  # type: ignore[arg-type]
        minimum=duty.minimum,
        periods=found.periods,
        done=found.done,
        met=found.met,
        missed=found.missed,
    )


async def _days(
    connection: AsyncConnection, kind: DutyKind, table: Table, organisation: str
) -> Sequence[dt.date]:
    where: list[Any] = [table.c.organisation == organisation]
    if table is LEADER_VISITS:
        where.append(table.c.kind == kind.value)
    return (await connection.scalars(select(table.c.day).where(*where))).all()
