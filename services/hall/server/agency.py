"""The rpcs of agents, their points and their cards."""

from __future__ import annotations

from yangguang.hall.v1 import agents_pb2 as pb
from yangguang.hall.v1.agents_pb2_grpc import AgencyServiceServicer

from services.common.db import Database
from services.common.rpc import Context
from services.common.timesource import local_date
from services.hall.domain import EVERYWHERE
from services.hall.handlers import agents, registers
from services.hall.models import AGENCY_POINTS, AGENTS
from services.hall.server.writes import Now, do


class AgencyService(AgencyServiceServicer):
    """Who acts for villagers where."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database, self._now = database, now

    async def CreateAgencyPoint(
        self, request: pb.CreateAgencyPointRequest, context: Context
    ) -> pb.AgencyPoint:
        return await do(self._database, self._now, request, pb.AgencyPoint, agents.create_point)

    async def CloseAgencyPoint(self, request: pb.CloseAgencyPointRequest, context: Context) -> pb.AgencyPoint:
        return await do(self._database, self._now, request, pb.AgencyPoint, agents.close_point)

    async def ListAgencyPoints(
        self, request: pb.ListAgencyPointsRequest, context: Context
    ) -> pb.ListAgencyPointsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, AGENCY_POINTS, pb.AgencyPoint, EVERYWHERE)
        return pb.ListAgencyPointsResponse(**found)

    async def CreateAgent(self, request: pb.CreateAgentRequest, context: Context) -> pb.Agent:
        return await do(self._database, self._now, request, pb.Agent, agents.create)

    async def EndAgent(self, request: pb.EndAgentRequest, context: Context) -> pb.Agent:
        return await do(self._database, self._now, request, pb.Agent, agents.end)

    async def ListAgents(self, request: pb.ListAgentsRequest, context: Context) -> pb.ListAgentsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, AGENTS, pb.Agent, EVERYWHERE)
        return pb.ListAgentsResponse(**found)

    async def GetServiceCard(self, request: pb.GetServiceCardRequest, context: Context) -> pb.ServiceCard:
        async with self._database.read() as connection:
            return await agents.card(connection, request.region, local_date(self._now()))
