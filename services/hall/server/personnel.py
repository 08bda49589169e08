"""The rpcs of files, changes, appraisals and trainings of people at the windows."""

from __future__ import annotations

from yangguang.hall.v1 import personnel_pb2 as pb
from yangguang.hall.v1.personnel_pb2_grpc import PersonnelServiceServicer

from services.common.db import Database
from services.common.rpc import Context
from services.common.timesource import local_date
from services.hall.handlers import appraisals, registers, staff_changes, staff_files, trainings
from services.hall.models import APPRAISALS, STAFF_CHANGES, STAFF_ENTRIES, TRAININGS
from services.hall.server.writes import Now, do, reach


class PersonnelService(PersonnelServiceServicer):
    """The people at the windows."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database, self._now = database, now

    async def CreateStaffChange(
        self, request: pb.CreateStaffChangeRequest, context: Context
    ) -> pb.StaffChange:
        return await do(self._database, self._now, request, pb.StaffChange, staff_changes.create)

    async def AgreeToStaffChange(
        self, request: pb.AgreeToStaffChangeRequest, context: Context
    ) -> pb.StaffChange:
        return await do(self._database, self._now, request, pb.StaffChange, staff_changes.agree)

    async def ObjectToStaffChange(
        self, request: pb.ObjectToStaffChangeRequest, context: Context
    ) -> pb.StaffChange:
        return await do(self._database, self._now, request, pb.StaffChange, staff_changes.object_to)

    async def CarryOutStaffChange(
        self, request: pb.CarryOutStaffChangeRequest, context: Context
    ) -> pb.StaffChange:
        return await do(self._database, self._now, request, pb.StaffChange, staff_changes.carry_out)

    async def ListStaffChanges(
        self, request: pb.ListStaffChangesRequest, context: Context
    ) -> pb.ListStaffChangesResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, STAFF_CHANGES, pb.StaffChange, reach())
        return pb.ListStaffChangesResponse(**found)

    async def CreateStaffEntry(self, request: pb.CreateStaffEntryRequest, context: Context) -> pb.StaffEntry:
        return await do(self._database, self._now, request, pb.StaffEntry, staff_files.record)

    async def ListStaffEntries(
        self, request: pb.ListStaffEntriesRequest, context: Context
    ) -> pb.ListStaffEntriesResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, STAFF_ENTRIES, pb.StaffEntry, reach())
        return pb.ListStaffEntriesResponse(**found)

    async def GetStaffFile(self, request: pb.GetStaffFileRequest, context: Context) -> pb.StaffFile:
        async with self._database.read() as connection:
            return await staff_files.file_of(connection, request.name, reach(), local_date(self._now()))

    async def CreateAppraisal(self, request: pb.CreateAppraisalRequest, context: Context) -> pb.Appraisal:
        return await do(self._database, self._now, request, pb.Appraisal, appraisals.create)

    async def ListAppraisals(
        self, request: pb.ListAppraisalsRequest, context: Context
    ) -> pb.ListAppraisalsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, APPRAISALS, pb.Appraisal, reach())
        return pb.ListAppraisalsResponse(**found)

    async def GetExcellenceQuota(
        self, request: pb.GetExcellenceQuotaRequest, context: Context
    ) -> pb.ExcellenceQuota:
        async with self._database.read() as connection:
            return await appraisals.quota(connection, request, reach(), local_date(self._now()))

    async def CreateTraining(self, request: pb.CreateTrainingRequest, context: Context) -> pb.Training:
        return await do(self._database, self._now, request, pb.Training, trainings.create)

    async def ListTrainings(
        self, request: pb.ListTrainingsRequest, context: Context
    ) -> pb.ListTrainingsResponse:
        async with self._database.read() as connection:
            found = await registers.page(connection, request, TRAININGS, pb.Training, reach())
        return pb.ListTrainingsResponse(**found)

    async def GetTrainingCoverage(
        self, request: pb.GetTrainingCoverageRequest, context: Context
    ) -> pb.TrainingCoverage:
        async with self._database.read() as connection:
            return await trainings.coverage(connection, request, reach(), local_date(self._now()))

    async def ListStaffProfiles(
        self, request: pb.ListStaffProfilesRequest, context: Context
    ) -> pb.ListStaffProfilesResponse:
        async with self._database.read() as connection:
            return await staff_files.profiles(connection, request, local_date(self._now()))
