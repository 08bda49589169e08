"""The rpcs of bringing approval together."""

from __future__ import annotations

from yangguang.hall.v1 import reform_pb2 as pb
from yangguang.hall.v1.reform_pb2_grpc import ReformServiceServicer

from services.common.db import Database
from services.common.rpc import Context
from services.hall.handlers import reforms, registers
from services.hall.models import CONCENTRATIONS, PROGRAMMES
from services.hall.server.writes import Now, do, reach


class ReformService(ReformServiceServicer):
    """How far departments are, and the programmes that get them there."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database, self._now = database, now

    async def RecordConcentration(
        self, request: pb.RecordConcentrationRequest, context: Context
    ) -> pb.Concentration:
        return await do(self._database, self._now, request, pb.Concentration, reforms.record)

    async def ListConcentrations(
        self, request: pb.ListConcentrationsRequest, context: Context
    ) -> pb.ListConcentrationsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, CONCENTRATIONS, pb.Concentration, reach())
        return pb.ListConcentrationsResponse(**found)

    async def CreateProgramme(self, request: pb.CreateProgrammeRequest, context: Context) -> pb.Programme:
        return await do(self._database, self._now, request, pb.Programme, reforms.create)

    async def FinishStage(self, request: pb.FinishStageRequest, context: Context) -> pb.Programme:
        return await do(self._database, self._now, request, pb.Programme, reforms.finish)

    async def ListProgrammes(
        self, request: pb.ListProgrammesRequest, context: Context
    ) -> pb.ListProgrammesResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, PROGRAMMES, pb.Programme, reach())
        return pb.ListProgrammesResponse(**found)
