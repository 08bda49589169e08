"""The rpcs of resident discipline heads, of checks of quality, and of files of a year."""

from __future__ import annotations

from yangguang.hall.v1 import oversight_pb2 as pb
from yangguang.hall.v1.oversight_pb2_grpc import OversightServiceServicer

from services.common.db import Database
from services.common.rpc import Context
from services.hall.handlers import oversight, registers
from services.hall.models import QUALITY_CHECKS, RESIDENT_POSTINGS, YEAR_FILE_ENTRIES
from services.hall.server.writes import Now, do, reach


class OversightService(OversightServiceServicer):
    """Who is resident where, what they found, and what is kept of a year."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database, self._now = database, now

    async def CreateResidentPosting(
        self, request: pb.CreateResidentPostingRequest, context: Context
    ) -> pb.ResidentPosting:
        return await do(self._database, self._now, request, pb.ResidentPosting, oversight.post)

    async def EndResidentPosting(
        self, request: pb.EndResidentPostingRequest, context: Context
    ) -> pb.ResidentPosting:
        return await do(self._database, self._now, request, pb.ResidentPosting, oversight.end)

    async def ListResidentPostings(
        self, request: pb.ListResidentPostingsRequest, context: Context
    ) -> pb.ListResidentPostingsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, RESIDENT_POSTINGS, pb.ResidentPosting, reach())
        return pb.ListResidentPostingsResponse(**found)

    async def CreateQualityCheck(
        self, request: pb.CreateQualityCheckRequest, context: Context
    ) -> pb.QualityCheck:
        return await do(self._database, self._now, request, pb.QualityCheck, oversight.check)

    async def SettleQualityCheck(
        self, request: pb.SettleQualityCheckRequest, context: Context
    ) -> pb.QualityCheck:
        return await do(self._database, self._now, request, pb.QualityCheck, oversight.settle)

    async def ListQualityChecks(
        self, request: pb.ListQualityChecksRequest, context: Context
    ) -> pb.ListQualityChecksResponse:
        async with self._database.read() as connection:
            found = await registers.page(
                connection, request, QUALITY_CHECKS, pb.QualityCheck, reach(), *oversight.of_state(request)
            )
        return pb.ListQualityChecksResponse(**found)

    async def GetQualityTrack(self, request: pb.GetQualityTrackRequest, context: Context) -> pb.QualityTrack:
        async with self._database.read() as connection:
            return await oversight.track(connection, request.name, reach())

    async def CreateYearFileEntry(
        self, request: pb.CreateYearFileEntryRequest, context: Context
    ) -> pb.YearFileEntry:
        return await do(self._database, self._now, request, pb.YearFileEntry, oversight.file)

    async def ListYearFileEntries(
        self, request: pb.ListYearFileEntriesRequest, context: Context
    ) -> pb.ListYearFileEntriesResponse:
        async with self._database.read() as connection:
            found = await registers.page(
                connection, request, YEAR_FILE_ENTRIES, pb.YearFileEntry, reach(), *oversight.of_file(request)
            )
        return pb.ListYearFileEntriesResponse(**found)
