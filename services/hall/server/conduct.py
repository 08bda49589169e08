"""The rpcs of visits, inspections, breaches and regular meetings."""

from __future__ import annotations

from yangguang.hall.v1 import conduct_pb2 as pb
from yangguang.hall.v1.conduct_pb2_grpc import ConductServiceServicer

from services.common.db import Database
from services.common.rpc import Context
from services.common.timesource import local_date
from services.hall.handlers import inspections, leader_visits, registers, regular_meetings
from services.hall.models import BREACHES, INSPECTIONS, LEADER_VISITS, REGULAR_MEETINGS
from services.hall.server.writes import Now, do, reach


class ConductService(ConductServiceServicer):
    """How the hall is kept in order."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database, self._now = database, now

    async def CreateLeaderVisit(
        self, request: pb.CreateLeaderVisitRequest, context: Context
    ) -> pb.LeaderVisit:
        return await do(self._database, self._now, request, pb.LeaderVisit, leader_visits.create)

    async def ListLeaderVisits(
        self, request: pb.ListLeaderVisitsRequest, context: Context
    ) -> pb.ListLeaderVisitsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, LEADER_VISITS, pb.LeaderVisit, reach())
        return pb.ListLeaderVisitsResponse(**found)

    async def GetDutyReport(self, request: pb.GetDutyReportRequest, context: Context) -> pb.DutyReport:
        async with self._database.read() as connection:
            return await leader_visits.report(connection, request, reach(), local_date(self._now()))

    async def CreateInspection(self, request: pb.CreateInspectionRequest, context: Context) -> pb.Inspection:
        return await do(self._database, self._now, request, pb.Inspection, inspections.create)

    async def ListInspections(
        self, request: pb.ListInspectionsRequest, context: Context
    ) -> pb.ListInspectionsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, INSPECTIONS, pb.Inspection, reach())
        return pb.ListInspectionsResponse(**found)

    async def CreateBreach(self, request: pb.CreateBreachRequest, context: Context) -> pb.Breach:
        return await do(self._database, self._now, request, pb.Breach, inspections.record_breach)

    async def ListBreaches(
        self, request: pb.ListBreachesRequest, context: Context
    ) -> pb.ListBreachesResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, BREACHES, pb.Breach, reach())
        return pb.ListBreachesResponse(**found)

    async def CreateRegularMeeting(
        self, request: pb.CreateRegularMeetingRequest, context: Context
    ) -> pb.RegularMeeting:
        return await do(self._database, self._now, request, pb.RegularMeeting, regular_meetings.create)

    async def ReplyToDemand(self, request: pb.ReplyToDemandRequest, context: Context) -> pb.RegularMeeting:
        return await do(self._database, self._now, request, pb.RegularMeeting, regular_meetings.reply)

    async def ListRegularMeetings(
        self, request: pb.ListRegularMeetingsRequest, context: Context
    ) -> pb.ListRegularMeetingsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, REGULAR_MEETINGS, pb.RegularMeeting, reach())
        return pb.ListRegularMeetingsResponse(**found)
