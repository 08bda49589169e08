"""The rpcs of zones, points and devices of halls, and of the guide desk."""

from __future__ import annotations

from yangguang.hall.v1 import facilities_pb2 as pb
from yangguang.hall.v1.facilities_pb2_grpc import FacilityServiceServicer

from services.common.db import Database
from services.common.rpc import Context
from services.hall.domain import EVERYWHERE
from services.hall.handlers import facilities, registers
from services.hall.models import FACILITIES, GUIDE_VISITS
from services.hall.server.writes import Now, do, reach


class FacilityService(FacilityServiceServicer):
    """What stands where in a hall."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database, self._now = database, now

    async def CreateFacility(self, request: pb.CreateFacilityRequest, context: Context) -> pb.Facility:
        return await do(self._database, self._now, request, pb.Facility, facilities.create)

    async def RetireFacility(self, request: pb.RetireFacilityRequest, context: Context) -> pb.Facility:
        return await do(self._database, self._now, request, pb.Facility, facilities.retire)

    async def ListFacilities(
        self, request: pb.ListFacilitiesRequest, context: Context
    ) -> pb.ListFacilitiesResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, FACILITIES, pb.Facility, EVERYWHERE)
        return pb.ListFacilitiesResponse(**found)

    async def GetHallLayout(self, request: pb.GetHallLayoutRequest, context: Context) -> pb.HallLayout:
        async with self._database.read() as connection:
            return await facilities.layout(connection, request.name)

    async def CreateGuideVisit(self, request: pb.CreateGuideVisitRequest, context: Context) -> pb.GuideVisit:
        return await do(self._database, self._now, request, pb.GuideVisit, facilities.receive)

    async def ListGuideVisits(
        self, request: pb.ListGuideVisitsRequest, context: Context
    ) -> pb.ListGuideVisitsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, GUIDE_VISITS, pb.GuideVisit, reach())
        return pb.ListGuideVisitsResponse(**found)
