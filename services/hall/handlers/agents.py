"""Agents (代办员), their points (代办点), and the card of a village (政务服务卡): E01, E02, E07, E13."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import any_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import agents_pb2 as pb
from yangguang.hall.v1 import events_pb2 as events

from services.common import checks, kept
from services.common.calendar import lineage
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.ids import parse_code
from services.hall import domain, models
from services.hall.domain import agents
from services.hall.domain.agents import AgentKind, AgentState, PointKind, PointState
from services.hall.handlers import registers
from services.hall.handlers.acts import Act, organisation_named, window_named
from services.hall.messages import registers as told
from services.hall.models import AGENCY_POINTS, AGENTS

REGIONS: Final[Any] = models.Region.__table__  # type: ignore[attr-defined]
POINT_NOT_FOUND: Final = "AGENCY_POINT_NOT_FOUND"
# More do not fit on a card.
MOST_LINES: Final = 50


async def create_point(
    session: AsyncSession, act: Act, request: pb.CreateAgencyPointRequest
) -> pb.AgencyPoint:
    """Open a point of a centre; its region is the centre's unless it serves a village of it (A11)."""
    point = told.taken(request.agency_point, "agency_point", told.POINT)
    centre = await registers.centre(session, act, point.organisation, "agency_point.organisation")
    point.region = point.region or centre.region
    if await session.get(models.Region, point.region) is None:
        raise InvalidArgument("REGION_NOT_FOUND", field="agency_point.region", region=point.region)
    kind = PointKind(point.kind)
    agents.check_point(kind, point.region, centre.region, centre.level, point.window)
    if point.window:
        await _check_window(session, point, centre.code)
    point.state = pb.AgencyPoint.OPEN
    await registers.add(session, act, AGENCY_POINTS, point, events.AgencyPointChanged())
    return point


async def _check_window(session: AsyncSession, point: pb.AgencyPoint, centre: str) -> None:
    field = "agency_point.window"
    window = await window_named(session, parse_code(point.window, "windows", field), field)
    if window.centre != centre:
        raise InvalidArgument("WINDOW_OF_ANOTHER_ORGANISATION", field=field, window=window.code)


async def close_point(session: AsyncSession, act: Act, request: pb.CloseAgencyPointRequest) -> pb.AgencyPoint:
    """Close a point where nobody serves any more."""
    row, point = await registers.locked(
        session, act, AGENCY_POINTS, pb.AgencyPoint, request.name, POINT_NOT_FOUND, request.etag
    )
    if row.state == PointState.CLOSED:
        raise FailedPrecondition("POINT_CLOSED", name=request.name)
    serving = (AGENTS.c.point == row.id, AGENTS.c.state == AgentState.SERVING)
    if await session.scalar(select(AGENTS.c.id).where(*serving).limit(1)) is not None:
        raise FailedPrecondition("POINT_HAS_AGENTS", name=request.name)
    point.state = pb.AgencyPoint.CLOSED
    await registers.change(session, act, AGENCY_POINTS, row, point, events.AgencyPointChanged())
    return point


async def create(session: AsyncSession, act: Act, request: pb.CreateAgentRequest) -> pb.Agent:
    """Put an agent on the roster of a point, which is held open until this is done."""
    agent = told.taken(request.agent, "agent", told.AGENT)
    row, point = await registers.locked(
        session, act, AGENCY_POINTS, pb.AgencyPoint, agent.point, POINT_NOT_FOUND
    )
    agents.check_agent(AgentKind(agent.kind), PointKind(point.kind), PointState(row.state))
    last = dt.date.fromisoformat(agent.valid_to) if agent.valid_to else None
    domain.check_period(dt.date.fromisoformat(agent.valid_from), last, "agent.valid_to")
    agent.organisation, agent.region, agent.state = point.organisation, point.region, pb.Agent.SERVING
    await _check_villages(session, agent)
    more = {"point": row.id, "subject": agent.subject, "villages": list(agent.villages), "last": last}
    await registers.add(session, act, AGENTS, agent, events.AgentChanged(), **more)
    return agent


async def _check_villages(session: AsyncSession, agent: pb.Agent) -> None:
    """The villages lie in the region of the point's centre; they are the point's own unless said."""
    if not agent.villages:
        agent.villages.append(agent.region)
    code = parse_code(agent.organisation, "organisations")
    centre = await organisation_named(session, code, "agent.point")
    for at, village in enumerate(agent.villages):
        if centre.region not in lineage(village):
            raise InvalidArgument("ORGANISATION_ELSEWHERE", field=f"agent.villages[{at}]", region=village)


async def end(session: AsyncSession, act: Act, request: pb.EndAgentRequest) -> pb.Agent:
    """Take an agent off the roster; the last day may lie ahead."""
    row, agent = await registers.locked(
        session, act, AGENTS, pb.Agent, request.name, "AGENT_NOT_FOUND", request.etag
    )
    if row.state == AgentState.ENDED:
        raise FailedPrecondition("AGENT_ENDED", name=request.name)
    last = checks.date(request.last_day, "last_day") if request.last_day else act.today
    agents.check_end(row.day, last)
    agent.valid_to, agent.state = last.isoformat(), pb.Agent.ENDED
    await registers.change(session, act, AGENTS, row, agent, events.AgentChanged(), last=last)
    return agent


async def card(connection: AsyncConnection, region: str, today: dt.date) -> pb.ServiceCard:
    """The card of a village: who acts for its people today (E02)."""
    code = domain.check_region_code(region, "region")
    title = await connection.scalar(select(REGIONS.c.title).where(REGIONS.c.code == code))
    if title is None:
        raise NotFound("REGION_NOT_FOUND", name=f"regions/{code}")
    serves = (any_(AGENTS.c.villages) == code, AGENTS.c.day <= today)
    until = or_(AGENTS.c.last.is_(None), AGENTS.c.last >= today)
    query = select(AGENTS, AGENCY_POINTS.c.message.label("point_message")).where(*serves, until)
    query = query.join(AGENCY_POINTS, AGENCY_POINTS.c.id == AGENTS.c.point).order_by(AGENTS.c.id)
    rows = (await connection.execute(query.limit(MOST_LINES))).all()
    return pb.ServiceCard(region=code, title=title, lines=[_line(row) for row in rows])


def _line(row: Any) -> pb.ServiceCard.Line:
    agent = kept.message_of(row, pb.Agent)
    point = pb.AgencyPoint.FromString(row.point_message)
    return pb.ServiceCard.Line(
        agent=agent.title,
        matters=agent.matters,
        phone=agent.phone,
        point_title=point.title,
        address=point.address,
    )
