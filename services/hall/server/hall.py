"""The rpcs of places, people and calendars."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import hall_pb2 as pb
from yangguang.hall.v1 import hall_pb2_grpc as pb_grpc

from services.common import checks
from services.common.db import Database
from services.common.ids import parse, parse_code
from services.common.rpc import Context
from services.common.timesource import local_date
from services.hall import domain, messages
from services.hall.domain import Naming
from services.hall.handlers import (
    calendars,
    deadlines,
    mandates,
    office_hours,
    organisations,
    reads,
    regions,
    staff,
    windows,
)
from services.hall.handlers.acts import Act
from services.hall.handlers.calendars import Calendars
from services.hall.server.writes import Now, new_code, reach, write


class HallService(pb_grpc.HallServiceServicer):
    """Who serves where, and with which rights."""

    def __init__(self, database: Database, now: Now, naming: Naming, chief_grades: Iterable[str]) -> None:
        self._database, self._now, self._naming = database, now, naming
        self._chief_grades = frozenset(chief_grades)

    # ---- Regions

    async def GetRegion(self, request: pb.GetRegionRequest, context: Context) -> pb.Region:
        async with self._database.read() as connection:
            return await reads.region(connection, request.name)

    async def ListRegions(self, request: pb.ListRegionsRequest, context: Context) -> pb.ListRegionsResponse:
        async with self._database.read() as connection:
            return await reads.regions(connection, request)

    async def CreateRegion(self, request: pb.CreateRegionRequest, context: Context) -> pb.Region:
        async def run(session: AsyncSession, act: Act) -> pb.Region:
            values = messages.read(request.region, "region", messages.REGION)
            return messages.region(await regions.create(session, act, request.region_id, values))

        return await write(self._database, self._now, request, pb.Region, run)

    # ---- Organisations

    async def GetOrganisation(self, request: pb.GetOrganisationRequest, context: Context) -> pb.Organisation:
        async with self._database.read() as connection:
            return await reads.organisation(connection, request.name)

    async def ListOrganisations(
        self, request: pb.ListOrganisationsRequest, context: Context
    ) -> pb.ListOrganisationsResponse:
        async with self._database.read() as connection:
            return await reads.organisations(connection, request)

    async def ListStationedUnits(
        self, request: pb.ListStationedUnitsRequest, context: Context
    ) -> pb.ListStationedUnitsResponse:
        async with self._database.read() as connection:
            return await reads.stationed(connection, request, local_date(self._now()))

    async def CreateOrganisation(
        self, request: pb.CreateOrganisationRequest, context: Context
    ) -> pb.Organisation:
        async def run(session: AsyncSession, act: Act) -> pb.Organisation:
            code = new_code(request.organisation_id, "organisations", "organisation_id")
            fields = (messages.ORGANISATION, messages.ORGANISATION_FIXED)
            values = messages.read(request.organisation, "organisation", *fields)
            row = await organisations.create(session, act, code, values, self._naming)
            return messages.organisation(row)

        return await write(self._database, self._now, request, pb.Organisation, run)

    async def UpdateOrganisation(
        self, request: pb.UpdateOrganisationRequest, context: Context
    ) -> pb.Organisation:
        async def run(session: AsyncSession, act: Act) -> pb.Organisation:
            given, mask = request.organisation, request.update_mask.paths
            code = parse_code(given.name, "organisations", "organisation.name")
            fields = (messages.ORGANISATION, messages.ORGANISATION_FIXED)
            values = messages.changes(given, mask, "organisation", *fields)
            row = await organisations.update(session, act, code, given.etag, values, self._naming)
            return messages.organisation(row)

        return await write(self._database, self._now, request, pb.Organisation, run)

    # ---- Windows

    async def GetWindow(self, request: pb.GetWindowRequest, context: Context) -> pb.Window:
        async with self._database.read() as connection:
            return await reads.window(connection, request.name)

    async def ListWindows(self, request: pb.ListWindowsRequest, context: Context) -> pb.ListWindowsResponse:
        async with self._database.read() as connection:
            return await reads.windows(connection, request)

    async def CreateWindow(self, request: pb.CreateWindowRequest, context: Context) -> pb.Window:
        async def run(session: AsyncSession, act: Act) -> pb.Window:
            code = new_code(request.window_id, "windows", "window_id")
            values = messages.read(request.window, "window", messages.WINDOW, messages.WINDOW_FIXED)
            return messages.window(await windows.create(session, act, code, values))

        return await write(self._database, self._now, request, pb.Window, run)

    async def UpdateWindow(self, request: pb.UpdateWindowRequest, context: Context) -> pb.Window:
        async def run(session: AsyncSession, act: Act) -> pb.Window:
            given, mask = request.window, request.update_mask.paths
            code = parse_code(given.name, "windows", "window.name")
            values = messages.changes(given, mask, "window", messages.WINDOW, messages.WINDOW_FIXED)
            return messages.window(await windows.update(session, act, code, given.etag, values))

        return await write(self._database, self._now, request, pb.Window, run)

    # ---- Staff

    async def GetStaffMember(self, request: pb.GetStaffMemberRequest, context: Context) -> pb.StaffMember:
        async with self._database.read() as connection:
            return await reads.staff_member(connection, request.name, reach())

    async def ListStaffMembers(
        self, request: pb.ListStaffMembersRequest, context: Context
    ) -> pb.ListStaffMembersResponse:
        async with self._database.read() as connection:
            return await reads.staff_members(connection, request, reach())

    async def CreateStaffMember(
        self, request: pb.CreateStaffMemberRequest, context: Context
    ) -> pb.StaffMember:
        async def run(session: AsyncSession, act: Act) -> pb.StaffMember:
            code = new_code(request.staff_member_id, "staff", "staff_member_id")
            fields = (messages.STAFF, messages.STAFF_FIXED)
            values = messages.read(request.staff_member, "staff_member", *fields)
            return messages.staff_member(await staff.create(session, act, code, values))

        return await write(self._database, self._now, request, pb.StaffMember, run)

    async def UpdateStaffMember(
        self, request: pb.UpdateStaffMemberRequest, context: Context
    ) -> pb.StaffMember:
        async def run(session: AsyncSession, act: Act) -> pb.StaffMember:
            given, mask = request.staff_member, request.update_mask.paths
            code = parse_code(given.name, "staff", "staff_member.name")
            values = messages.changes(given, mask, "staff_member", messages.STAFF, messages.STAFF_FIXED)
            return messages.staff_member(await staff.update(session, act, code, given.etag, values))

        return await write(self._database, self._now, request, pb.StaffMember, run)

    # ---- Mandates

    async def GetMandate(self, request: pb.GetMandateRequest, context: Context) -> pb.Mandate:
        async with self._database.read() as connection:
            return await reads.mandate(connection, request.name, reach())

    async def ListMandates(
        self, request: pb.ListMandatesRequest, context: Context
    ) -> pb.ListMandatesResponse:
        async with self._database.read() as connection:
            return await reads.mandates(connection, request, reach())

    async def GrantMandate(self, request: pb.GrantMandateRequest, context: Context) -> pb.Mandate:
        async def run(session: AsyncSession, act: Act) -> pb.Mandate:
            values = messages.read(request.mandate, "mandate", messages.MANDATE)
            return messages.mandate(await mandates.grant(session, act, values, self._chief_grades))

        return await write(self._database, self._now, request, pb.Mandate, run)

    async def RevokeMandate(self, request: pb.RevokeMandateRequest, context: Context) -> pb.Mandate:
        async def run(session: AsyncSession, act: Act) -> pb.Mandate:
            key = parse(request.name, "mandates")
            document = checks.required_text(request.document_number, "document_number", 60)
            return messages.mandate(await mandates.revoke(session, act, key, request.etag, document))

        return await write(self._database, self._now, request, pb.Mandate, run)


class CalendarService(pb_grpc.CalendarServiceServicer):
    """The calendars, office hours, and the public deadline calculator."""

    def __init__(self, database: Database, now: Now, region: str) -> None:
        self._database, self._now, self._region = database, now, region
        self._calendars = Calendars()

    async def GetCalendar(self, request: pb.GetCalendarRequest, context: Context) -> pb.Calendar:
        region = domain.check_region_code(request.region, "region")
        first, last = reads.calendar_range(request, self._now())
        async with self._database.read() as connection:
            return calendars.message(region, await self._calendars.of(connection, region), first, last)

    async def SetCalendarDays(self, request: pb.SetCalendarDaysRequest, context: Context) -> pb.Calendar:
        async def run(session: AsyncSession, act: Act) -> pb.Calendar:
            document = checks.required_text(request.document_number, "document_number", 60)
            given = enumerate(request.days)
            days = [messages.read(day, f"days[{at}]", messages.DAY) for at, day in given]
            return await calendars.set_days(session, act, request.region, days, document)

        return await write(self._database, self._now, request, pb.Calendar, run)

    async def GetOfficeHours(self, request: pb.GetOfficeHoursRequest, context: Context) -> pb.OfficeHours:
        async with self._database.read() as connection:
            return await reads.office_hours(connection, request.centre)

    async def SetOfficeHours(self, request: pb.SetOfficeHoursRequest, context: Context) -> pb.OfficeHours:
        async def run(session: AsyncSession, act: Act) -> pb.OfficeHours:
            given = request.office_hours
            code = parse_code(given.centre, "organisations", "office_hours.centre")
            sessions = [(part.open, part.close) for part in given.sessions]
            return messages.office_hours(await office_hours.set_hours(session, act, code, sessions))

        return await write(self._database, self._now, request, pb.OfficeHours, run)

    async def ListClockRules(
        self, request: pb.ListClockRulesRequest, context: Context
    ) -> pb.ListClockRulesResponse:
        return reads.clock_rules(request)

    async def ComputeDeadline(self, request: pb.ComputeDeadlineRequest, context: Context) -> pb.Deadline:
        region = domain.check_region_code(request.region or self._region, "region")
        async with self._database.read() as connection:
            known = await self._calendars.of(connection, region)
        return deadlines.compute(request, known.calendar)
