"""REST of `hall`: sessions, slots and appointments; tickets, the waiting board and the figures of visits."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict, Field
from starlette.responses import Response
from yangguang.hall.v1 import appointments_pb2 as pb
from yangguang.hall.v1 import hall_pb2, queue_pb2

from gateway.api.models import PREFIX, Body, Day, Int32, Nothing, OneOf, Page, Query, Time
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

APPOINTMENTS = "yangguang.hall.v1.AppointmentService"
QUEUE = "yangguang.hall.v1.QueueService"

router = APIRouter(prefix=PREFIX, tags=["预约与排队 visits"], route_class=StrictRoute)


class ServiceSessionFields(Body):
    window: str
    kind: Annotated[str, OneOf(pb.SessionKind)]
    first_day: Day
    last_day: Day
    open: str
    close: str
    slot_minutes: Int32
    capacity: Int32
    items: list[str] = []


class CreateServiceSessionRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "service_session": {
                        "window": "windows/450222-mz-01",
                        "kind": "HOLIDAY",
                        "first_day": "2030-02-02",
                        "last_day": "2030-02-09",
                        "open": "09:00",
                        "close": "12:00",
                        "slot_minutes": 30,
                        "capacity": 2,
                    }
                }
            ]
        }
    )

    service_session: ServiceSessionFields


class EndServiceSessionRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"last_day": "2030-02-05"}]})

    last_day: Day


class CreateAppointmentRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "window": "windows/450222-mz-01",
                    "start_time": "2026-03-16T09:00:00+08:00",
                    "visitor": "示例居民",
                    "phone": "19900000007",
                }
            ]
        }
    )

    window: str
    start_time: Time
    item: str = ""
    visitor: Annotated[str, Field(max_length=200)]
    phone: Annotated[str, Field(max_length=100)]


class AppointmentCode(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "7K2QX9AB"}]})

    code: Annotated[str, Field(description="预约码 · code of the appointment")]


class CreateTicketRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"centre": "organisations/450222-zwzx", "zone": "APPROVAL_ZONE"}]}
    )

    centre: str = ""
    zone: Annotated[str, OneOf(hall_pb2.Zone)] = ""
    window: str = ""
    item: str = ""
    priority: Annotated[str, OneOf(queue_pb2.Priority)] = ""
    appointment_code: str = ""


class CallNextTicketRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"window": "windows/450222-mz-01"}]})

    window: str


class TransferTicketRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"window": "windows/450222-scjg-01"}]})

    window: str


class ServiceSessionsPage(Page):
    window: str = ""


class SlotsPage(Page):
    window: str = ""
    first_day: Day = ""


class AppointmentsPage(Page):
    window: str = ""
    day: Day = ""


class TicketsPage(Page):
    centre: str = ""
    window: str = ""
    day: Day = ""


class FiguresPeriod(Query):
    first_day: Day = ""
    last_day: Day = ""


@router.get("/serviceSessions", **rpc(APPOINTMENTS, "ListServiceSessions", "受理时段列表"))
async def list_service_sessions(
    page: Annotated[ServiceSessionsPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListServiceSessionsRequest(**fields(page))
    return await call.answer(call.at.appointments.ListServiceSessions, request)


@router.post("/serviceSessions", **rpc(APPOINTMENTS, "CreateServiceSession", "设立受理时段", status=201))
async def create_service_session(body: CreateServiceSessionRequest, call: Calling) -> Response:
    request = pb.CreateServiceSessionRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.appointments.CreateServiceSession, request, 201)


@router.post("/serviceSessions/{session:code}:end", **rpc(APPOINTMENTS, "EndServiceSession", "结束受理时段"))
async def end_service_session(session: str, body: EndServiceSessionRequest, call: Calling) -> Response:
    request = pb.EndServiceSessionRequest(
        name=f"serviceSessions/{session}", **fields(body), etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.appointments.EndServiceSession, request)


@router.get("/slots", **rpc(APPOINTMENTS, "ListSlots", "可预约号源"))
async def list_slots(page: Annotated[SlotsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.appointments.ListSlots, pb.ListSlotsRequest(**fields(page)))


@router.post("/appointments", **rpc(APPOINTMENTS, "CreateAppointment", "预约", status=201))
async def create_appointment(body: CreateAppointmentRequest, call: Calling) -> Response:
    request = pb.CreateAppointmentRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.appointments.CreateAppointment, request, 201)


@router.post("/appointments:check", **rpc(APPOINTMENTS, "CheckAppointment", "凭预约码查看预约"))
async def check_appointment(body: AppointmentCode, call: Calling) -> Response:
    request = pb.CheckAppointmentRequest(**fields(body))
    return await call.answer(call.at.appointments.CheckAppointment, request)


@router.post("/appointments:giveUp", **rpc(APPOINTMENTS, "GiveUpAppointment", "凭预约码取消预约"))
async def give_up_appointment(body: AppointmentCode, call: Calling) -> Response:
    request = pb.GiveUpAppointmentRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.appointments.GiveUpAppointment, request)


@router.get("/appointments/{appointment:code}", **rpc(APPOINTMENTS, "GetAppointment", "预约详情"))
async def get_appointment(appointment: str, call: Calling) -> Response:
    request = pb.GetAppointmentRequest(name=f"appointments/{appointment}")
    return await call.answer(call.at.appointments.GetAppointment, request)


@router.get("/appointments", **rpc(APPOINTMENTS, "ListAppointments", "预约列表"))
async def list_appointments(page: Annotated[AppointmentsPage, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListAppointmentsRequest(**fields(page))
    return await call.answer(call.at.appointments.ListAppointments, request)


@router.post("/appointments/{appointment:code}:cancel", **rpc(APPOINTMENTS, "CancelAppointment", "取消预约"))
async def cancel_appointment(appointment: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.CancelAppointmentRequest(
        name=f"appointments/{appointment}", etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.appointments.CancelAppointment, request)


@router.post("/tickets", **rpc(QUEUE, "CreateTicket", "取号", status=201))
async def create_ticket(body: CreateTicketRequest, call: Calling) -> Response:
    request = queue_pb2.CreateTicketRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.queue.CreateTicket, request, 201)


@router.get("/tickets/{ticket:code}", **rpc(QUEUE, "GetTicket", "排队号"))
async def get_ticket(ticket: str, call: Calling) -> Response:
    return await call.answer(call.at.queue.GetTicket, queue_pb2.GetTicketRequest(name=f"tickets/{ticket}"))


@router.get("/tickets", **rpc(QUEUE, "ListTickets", "当日排队号"))
async def list_tickets(page: Annotated[TicketsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.queue.ListTickets, queue_pb2.ListTicketsRequest(**fields(page)))


@router.post("/tickets:callNext", **rpc(QUEUE, "CallNextTicket", "叫下一号"))
async def call_next_ticket(body: CallNextTicketRequest, call: Calling) -> Response:
    request = queue_pb2.CallNextTicketRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.queue.CallNextTicket, request)


@router.post("/tickets/{ticket:code}:recall", **rpc(QUEUE, "RecallTicket", "重叫"))
async def recall_ticket(ticket: str, call: Calling, body: Nothing | None = None) -> Response:
    request = queue_pb2.RecallTicketRequest(name=f"tickets/{ticket}", etag=call.etag, request_id=call.key)
    return await call.answer(call.at.queue.RecallTicket, request)


@router.post("/tickets/{ticket:code}:skip", **rpc(QUEUE, "SkipTicket", "过号"))
async def skip_ticket(ticket: str, call: Calling, body: Nothing | None = None) -> Response:
    request = queue_pb2.SkipTicketRequest(name=f"tickets/{ticket}", etag=call.etag, request_id=call.key)
    return await call.answer(call.at.queue.SkipTicket, request)


@router.post("/tickets/{ticket:code}:transfer", **rpc(QUEUE, "TransferTicket", "转窗口"))
async def transfer_ticket(ticket: str, body: TransferTicketRequest, call: Calling) -> Response:
    request = queue_pb2.TransferTicketRequest(
        name=f"tickets/{ticket}", **fields(body), etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.queue.TransferTicket, request)


@router.post("/tickets/{ticket:code}:finish", **rpc(QUEUE, "FinishTicket", "办毕"))
async def finish_ticket(ticket: str, call: Calling, body: Nothing | None = None) -> Response:
    request = queue_pb2.FinishTicketRequest(name=f"tickets/{ticket}", etag=call.etag, request_id=call.key)
    return await call.answer(call.at.queue.FinishTicket, request)


@router.get("/waitingBoards/{centre:code}", **rpc(QUEUE, "GetWaitingBoard", "等候屏"))
async def get_waiting_board(centre: str, call: Calling) -> Response:
    request = queue_pb2.GetWaitingBoardRequest(centre=f"organisations/{centre}")
    return await call.answer(call.at.queue.GetWaitingBoard, request)


@router.get("/serviceFigures/{centre:code}", **rpc(QUEUE, "GetServiceFigures", "服务方式统计"))
async def get_service_figures(
    centre: str, period: Annotated[FiguresPeriod, fastapi.Query()], call: Calling
) -> Response:
    request = queue_pb2.GetServiceFiguresRequest(centre=f"organisations/{centre}", **fields(period))
    return await call.answer(call.at.queue.GetServiceFigures, request)
