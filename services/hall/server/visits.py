"""The rpcs of appointments and of the queue."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.common.v1.access_pb2 import APPLICANT
from yangguang.hall.v1 import appointments_pb2 as pb
from yangguang.hall.v1 import queue_pb2
from yangguang.hall.v1.appointments_pb2_grpc import AppointmentServiceServicer
from yangguang.hall.v1.queue_pb2_grpc import QueueServiceServicer

from services.common import checks, identity
from services.common.db import Database
from services.common.ids import parse, parse_code
from services.common.rpc import Context
from services.common.sealing import Sealer
from services.common.timesource import local_date
from services.hall import messages
from services.hall.handlers import appointments, boards, sessions, tickets
from services.hall.handlers.acts import Act
from services.hall.handlers.calendars import Calendars
from services.hall.messages import visits
from services.hall.server.writes import Now, reach, write


class AppointmentService(AppointmentServiceServicer):
    """When windows serve, and who comes when."""

    def __init__(self, database: Database, now: Now, sealer: Sealer) -> None:
        self._database, self._now, self._sealer = database, now, sealer
        self._calendars = Calendars()

    async def CreateServiceSession(
        self, request: pb.CreateServiceSessionRequest, context: Context
    ) -> pb.ServiceSession:
        async def run(session: AsyncSession, act: Act) -> pb.ServiceSession:
            values = messages.read(request.service_session, "service_session", visits.SESSION)
            return visits.service_session(await sessions.create(session, act, values))

        return await write(self._database, self._now, request, pb.ServiceSession, run)

    async def EndServiceSession(
        self, request: pb.EndServiceSessionRequest, context: Context
    ) -> pb.ServiceSession:
        async def run(session: AsyncSession, act: Act) -> pb.ServiceSession:
            key = parse(request.name, "serviceSessions")
            last_day = checks.date(request.last_day, "last_day")
            return visits.service_session(await sessions.end(session, act, key, request.etag, last_day))

        return await write(self._database, self._now, request, pb.ServiceSession, run)

    async def ListServiceSessions(
        self, request: pb.ListServiceSessionsRequest, context: Context
    ) -> pb.ListServiceSessionsResponse:
        async with self._database.read() as connection:
            return await sessions.page(connection, request)

    async def ListSlots(self, request: pb.ListSlotsRequest, context: Context) -> pb.ListSlotsResponse:
        async with self._database.read() as connection:
            return await sessions.slots(connection, self._calendars, request, self._now())

    async def CreateAppointment(
        self, request: pb.CreateAppointmentRequest, context: Context
    ) -> pb.Appointment:
        caller = identity.caller()
        # Whoever books for himself sees it in his account; staff book for others.
        subject = caller.subject if APPLICANT in caller.roles else ""

        async def run(session: AsyncSession, act: Act) -> pb.Appointment:
            values = messages.read(request, "", visits.BOOKING)
            return await appointments.create(session, act, values, subject, self._sealer, self._calendars)

        return await write(self._database, self._now, request, pb.Appointment, run)

    async def CheckAppointment(self, request: pb.CheckAppointmentRequest, context: Context) -> pb.Appointment:
        async with self._database.read() as connection:
            return await appointments.check(connection, self._sealer, request.code)

    async def GiveUpAppointment(
        self, request: pb.GiveUpAppointmentRequest, context: Context
    ) -> pb.Appointment:
        async def run(session: AsyncSession, act: Act) -> pb.Appointment:
            row = await appointments.by_code(session, self._sealer, request.code)
            return visits.appointment(await appointments.give_up(session, act, row))

        return await write(self._database, self._now, request, pb.Appointment, run)

    async def GetAppointment(self, request: pb.GetAppointmentRequest, context: Context) -> pb.Appointment:
        async with self._database.read() as connection:
            return await appointments.one(connection, request.name, reach())

    async def ListAppointments(
        self, request: pb.ListAppointmentsRequest, context: Context
    ) -> pb.ListAppointmentsResponse:
        async with self._database.read() as connection:
            return await appointments.page(connection, request, reach())

    async def CancelAppointment(
        self, request: pb.CancelAppointmentRequest, context: Context
    ) -> pb.Appointment:
        async def run(session: AsyncSession, act: Act) -> pb.Appointment:
            key = parse(request.name, "appointments")
            return visits.appointment(await appointments.cancel(session, act, key, request.etag))

        return await write(self._database, self._now, request, pb.Appointment, run)


class QueueService(QueueServiceServicer):
    """Who is next, and what a day's visits were."""

    def __init__(self, database: Database, now: Now, sealer: Sealer) -> None:
        self._database, self._now, self._sealer = database, now, sealer
        self._calendars = Calendars()

    async def CreateTicket(
        self, request: queue_pb2.CreateTicketRequest, context: Context
    ) -> queue_pb2.Ticket:
        async def run(session: AsyncSession, act: Act) -> queue_pb2.Ticket:
            values = messages.read(request, "", visits.TICKET)
            return await tickets.create(session, act, values, self._sealer)

        return await write(self._database, self._now, request, queue_pb2.Ticket, run)

    async def GetTicket(self, request: queue_pb2.GetTicketRequest, context: Context) -> queue_pb2.Ticket:
        async with self._database.read() as connection:
            return await tickets.one(connection, request.name)

    async def ListTickets(
        self, request: queue_pb2.ListTicketsRequest, context: Context
    ) -> queue_pb2.ListTicketsResponse:
        async with self._database.read() as connection:
            return await tickets.page(connection, request, reach(), local_date(self._now()))

    async def CallNextTicket(
        self, request: queue_pb2.CallNextTicketRequest, context: Context
    ) -> queue_pb2.Ticket:
        async def run(session: AsyncSession, act: Act) -> queue_pb2.Ticket:
            window = parse_code(request.window, "windows", "window")
            return visits.ticket(await tickets.call_next(session, act, window))

        return await write(self._database, self._now, request, queue_pb2.Ticket, run)

    async def RecallTicket(
        self, request: queue_pb2.RecallTicketRequest, context: Context
    ) -> queue_pb2.Ticket:
        async def run(session: AsyncSession, act: Act) -> queue_pb2.Ticket:
            key = parse(request.name, "tickets")
            return visits.ticket(await tickets.recall(session, act, key, request.etag))

        return await write(self._database, self._now, request, queue_pb2.Ticket, run)

    async def SkipTicket(self, request: queue_pb2.SkipTicketRequest, context: Context) -> queue_pb2.Ticket:
        async def run(session: AsyncSession, act: Act) -> queue_pb2.Ticket:
            key = parse(request.name, "tickets")
            return visits.ticket(await tickets.skip(session, act, key, request.etag))

        return await write(self._database, self._now, request, queue_pb2.Ticket, run)

    async def TransferTicket(
        self, request: queue_pb2.TransferTicketRequest, context: Context
    ) -> queue_pb2.Ticket:
        async def run(session: AsyncSession, act: Act) -> queue_pb2.Ticket:
            key, window = parse(request.name, "tickets"), parse_code(request.window, "windows", "window")
            return visits.ticket(await tickets.transfer(session, act, key, request.etag, window))

        return await write(self._database, self._now, request, queue_pb2.Ticket, run)

    async def FinishTicket(
        self, request: queue_pb2.FinishTicketRequest, context: Context
    ) -> queue_pb2.Ticket:
        async def run(session: AsyncSession, act: Act) -> queue_pb2.Ticket:
            key = parse(request.name, "tickets")
            return visits.ticket(await tickets.finish(session, act, key, request.etag, self._calendars))

        return await write(self._database, self._now, request, queue_pb2.Ticket, run)

    async def GetWaitingBoard(
        self, request: queue_pb2.GetWaitingBoardRequest, context: Context
    ) -> queue_pb2.WaitingBoard:
        async with self._database.read() as connection:
            return await boards.board(connection, request.centre, self._now())

    async def GetServiceFigures(
        self, request: queue_pb2.GetServiceFiguresRequest, context: Context
    ) -> queue_pb2.ServiceFigures:
        async with self._database.read() as connection:
            return await boards.figures(connection, request, reach())
