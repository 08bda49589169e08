"""The rpcs of rosters, attendance, leave and stand-ins."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import rosters_pb2 as pb
from yangguang.hall.v1.rosters_pb2_grpc import RosterServiceServicer

from services.common.db import Database
from services.common.ids import parse, parse_code
from services.common.rpc import Context
from services.common.timesource import local_date
from services.hall import messages
from services.hall.handlers import attendance, leaves, shifts
from services.hall.handlers.acts import Act
from services.hall.handlers.calendars import Calendars
from services.hall.messages import rosters as told
from services.hall.server.writes import Now, reach, write


class RosterService(RosterServiceServicer):
    """Who is on duty, who was there, who is away, and who stands in."""

    def __init__(self, database: Database, now: Now, chief_grades: Iterable[str]) -> None:
        self._database, self._now, self._chief_grades = database, now, frozenset(chief_grades)
        self._calendars = Calendars()

    async def CreateShift(self, request: pb.CreateShiftRequest, context: Context) -> pb.Shift:
        async def run(session: AsyncSession, act: Act) -> pb.Shift:
            values = messages.read(request.shift, "shift", told.SHIFT)
            return told.shift(await shifts.create(session, act, values, self._chief_grades, self._calendars))

        return await write(self._database, self._now, request, pb.Shift, run)

    async def CancelShift(self, request: pb.CancelShiftRequest, context: Context) -> pb.Shift:
        async def run(session: AsyncSession, act: Act) -> pb.Shift:
            key = parse(request.name, "shifts")
            return told.shift(await shifts.cancel(session, act, key, request.etag))

        return await write(self._database, self._now, request, pb.Shift, run)

    async def ListShifts(self, request: pb.ListShiftsRequest, context: Context) -> pb.ListShiftsResponse:
        async with self._database.read() as connection:
            return await shifts.page(connection, request, reach(), local_date(self._now()))

    async def RecordAttendance(self, request: pb.RecordAttendanceRequest, context: Context) -> pb.Attendance:
        async def run(session: AsyncSession, act: Act) -> pb.Attendance:
            values = messages.read(request, "", told.ATTENDANCE)
            return told.attendance(await attendance.record(session, act, values))

        return await write(self._database, self._now, request, pb.Attendance, run)

    async def ListAttendanceSummaries(
        self, request: pb.ListAttendanceSummariesRequest, context: Context
    ) -> pb.ListAttendanceSummariesResponse:
        today = local_date(self._now())
        async with self._database.read() as connection:
            return await attendance.summaries(connection, request, reach(), self._calendars, today)

    async def CreateLeave(self, request: pb.CreateLeaveRequest, context: Context) -> pb.Leave:
        async def run(session: AsyncSession, act: Act) -> pb.Leave:
            values = messages.read(request.leave, "leave", told.LEAVE)
            return told.leave(await leaves.create(session, act, values))

        return await write(self._database, self._now, request, pb.Leave, run)

    async def ApproveLeave(self, request: pb.ApproveLeaveRequest, context: Context) -> pb.Leave:
        async def run(session: AsyncSession, act: Act) -> pb.Leave:
            key = parse(request.name, "leaves")
            deputy = parse_code(request.deputy, "staff", "deputy") if request.deputy else ""
            return told.leave(await leaves.approve(session, act, key, request.etag, deputy))

        return await write(self._database, self._now, request, pb.Leave, run)

    async def RejectLeave(self, request: pb.RejectLeaveRequest, context: Context) -> pb.Leave:
        async def run(session: AsyncSession, act: Act) -> pb.Leave:
            key = parse(request.name, "leaves")
            return told.leave(await leaves.reject(session, act, key, request.etag))

        return await write(self._database, self._now, request, pb.Leave, run)

    async def EndLeave(self, request: pb.EndLeaveRequest, context: Context) -> pb.Leave:
        async def run(session: AsyncSession, act: Act) -> pb.Leave:
            return told.leave(await leaves.end(session, act, parse(request.name, "leaves"), request.etag))

        return await write(self._database, self._now, request, pb.Leave, run)

    async def ListLeaves(self, request: pb.ListLeavesRequest, context: Context) -> pb.ListLeavesResponse:
        async with self._database.read() as connection:
            return await leaves.page(connection, request, reach())

    async def ListStandIns(
        self, request: pb.ListStandInsRequest, context: Context
    ) -> pb.ListStandInsResponse:
        async with self._database.read() as connection:
            return await leaves.stand_ins(connection, request, reach())

    async def GetDutyCoverage(self, request: pb.GetDutyCoverageRequest, context: Context) -> pb.DutyCoverage:
        async with self._database.read() as connection:
            return await shifts.coverage(connection, request, reach(), local_date(self._now()))
