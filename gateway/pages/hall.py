"""The pages of the hall: take a number, see who is called, book a place; without JavaScript or account."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form
from google.protobuf.timestamp_pb2 import Timestamp
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from yangguang.hall.v1 import appointments_pb2, hall_pb2, queue_pb2

from gateway.api import sheets
from gateway.calls import Call, Calling
from gateway.errors import Problem, field_problem
from gateway.pages.home import kept, language_of, render

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
ZONES: Final = {number: name for name, number in hall_pb2.Zone.items()}
PRIORITIES: Final = tuple(queue_pb2.Priority.keys()[1:])
SESSIONS: Final = {number: name for name, number in appointments_pb2.SessionKind.items()}
TICKETS: Final = {number: name for name, number in queue_pb2.Ticket.State.items()}
APPOINTMENTS: Final = {number: name for name, number in appointments_pb2.Appointment.State.items()}
WEEKDAYS: Final = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
# So often the pages that people watch are read anew, in seconds.
REFRESH: Final = 15

router = APIRouter()


@router.get("/hall")
async def halls(request: Request, call: Calling) -> Response:
    """The centres of the region."""
    asked = hall_pb2.ListOrganisationsRequest(
        region=request.app.state.region, kind="SERVICE_CENTRE", page_size=100
    )
    found = await call.ask(call.at.hall.ListOrganisations, asked)
    # In villages nobody draws a number.
    centres = [each for each in found.organisations if each.level < hall_pb2.VILLAGE_LEVEL]
    return render(request, "halls.html", centres=centres)


@router.get("/hall/{centre}")
async def hall(request: Request, call: Calling, centre: str) -> Response:
    """What a centre offers now: a number, or a place in a slot."""
    return await _hall(request, call, centre)


async def _hall(request: Request, call: Call, centre: str, problem: Problem | None = None) -> Response:
    board = await _board(call, centre)
    zones = sorted({line.zone for line in board.windows})
    return render(
        request,
        "hall.html",
        problem=problem,
        centre=centre,
        board=board,
        open_zones=[ZONES[zone] for zone in zones],
        priorities=PRIORITIES,
        zone_names=ZONES,
        key=uuid.uuid4().hex,
    )


@router.get("/hall/{centre}/board")
async def board(request: Request, call: Calling, centre: str) -> Response:
    """The board that hangs in the hall, and on the telephone of whoever waits outside."""
    found = await _board(call, centre)
    return render(
        request,
        "board.html",
        board=found,
        time=f"{_local(found.time):%H:%M}",
        zone_names=ZONES,
        refresh=REFRESH,
        centre=centre,
    )


async def _board(call: Call, centre: str) -> queue_pb2.WaitingBoard:
    asked = queue_pb2.GetWaitingBoardRequest(centre=f"organisations/{centre}")
    return await call.ask(call.at.queue.GetWaitingBoard, asked)


class TicketForm(BaseModel):
    """What the form for a number sends; all of it is text."""

    zone: str = ""
    priority: str = ""
    code: str = ""
    key: str = ""


@router.post("/hall/{centre}/tickets")
async def take_ticket(
    request: Request, call: Calling, centre: str, form: Annotated[TicketForm, Form()]
) -> Response:
    """Take a number; the form sent twice takes one."""
    asked = queue_pb2.CreateTicketRequest(
        centre=f"organisations/{centre}",
        zone=form.zone if form.zone in ZONES.values() else None,
        priority=form.priority if form.priority in PRIORITIES else None,
        appointment_code=form.code.strip()[:40],
        request_id=_key(form.key),
    )
    try:
        taken = await call.ask(call.at.queue.CreateTicket, asked)
    except Problem as problem:
        return await _hall(request, call, centre, problem)
    return RedirectResponse(kept(request, f"/{taken.name}"), 303)


@router.get("/tickets/{ticket}")
async def ticket(request: Request, call: Calling, ticket: str) -> Response:
    """A number, how many are before it, and where to go when it is called."""
    found = await call.ask(call.at.queue.GetTicket, queue_pb2.GetTicketRequest(name=f"tickets/{ticket}"))
    window = await _window(call, found.window) if found.window else None
    state = TICKETS[found.state]
    waits = state in ("WAITING", "CALLED")
    return render(
        request,
        "ticket.html",
        ticket=found,
        state=state,
        window=window,
        refresh=REFRESH if waits else 0,
        centre=found.centre.removeprefix("organisations/"),
    )


async def _window(call: Call, name: str) -> hall_pb2.Window:
    return await call.ask(call.at.hall.GetWindow, hall_pb2.GetWindowRequest(name=name))


@dataclass(frozen=True, slots=True)
class Choice:
    """A slot as it is offered."""

    value: str
    hours: str
    kind: str
    free: int


class BookingForm(BaseModel):
    """What the form of an appointment sends; all of it is text."""

    start: str = ""
    visitor: str = ""
    phone: str = ""
    key: str = ""


@router.get("/windows/{window}/appointments")
async def offer(request: Request, call: Calling, window: str, page_token: str = "") -> Response:
    """The slots of a window, and the form to book one."""
    return await _offer(request, call, window, BookingForm(), page_token)


async def _offer(
    request: Request,
    call: Call,
    window: str,
    form: BookingForm,
    page_token: str = "",
    problem: Problem | None = None,
) -> Response:
    at = await _window(call, f"windows/{window}")
    asked = appointments_pb2.ListSlotsRequest(window=at.name, page_token=page_token[:2000])
    found = await call.ask(call.at.appointments.ListSlots, asked)
    return render(
        request,
        "book.html",
        problem=problem,
        window=at,
        days=_days(request, found.slots),
        later=found.next_page_token,
        form=form,
        key=uuid.uuid4().hex,
    )


def _days(request: Request, slots: Iterable[appointments_pb2.Slot]) -> list[tuple[str, list[Choice]]]:
    """The slots by day, each day by its name."""
    by_day = itertools.groupby(slots, key=lambda slot: _local(slot.start_time).date())
    return [(_day(request, day), [_choice(slot) for slot in those]) for day, those in by_day]


def _choice(slot: appointments_pb2.Slot) -> Choice:
    start, end = _local(slot.start_time), _local(slot.end_time)
    return Choice(start.isoformat(), f"{start:%H:%M}–{end:%H:%M}", SESSIONS[slot.kind], slot.free)


@router.post("/windows/{window}/appointments")
async def book(
    request: Request, call: Calling, window: str, form: Annotated[BookingForm, Form()]
) -> Response:
    """Book a place; the page that answers is the only one that shows the code."""
    try:
        asked = appointments_pb2.CreateAppointmentRequest(
            window=f"windows/{window}",
            start_time=_start(form.start),
            visitor=form.visitor[:200],
            phone=form.phone[:100],
            request_id=_key(form.key),
        )
        made = await call.ask(call.at.appointments.CreateAppointment, asked)
    except Problem as problem:
        return await _offer(request, call, window, form, problem=problem)
    return await _shown(request, call, made, made.code)


@router.get("/appointments")
async def ask_appointment(request: Request) -> Response:
    """The form for the code of an appointment."""
    return render(request, "appointment.html", appointment=None, code="")


class CodeForm(BaseModel):
    """What the form of a code sends."""

    code: str = ""


@router.post("/appointments")
async def show_appointment(request: Request, call: Calling, form: Annotated[CodeForm, Form()]) -> Response:
    """The appointment of a code."""
    asked = appointments_pb2.CheckAppointmentRequest(code=form.code[:40])
    try:
        found = await call.ask(call.at.appointments.CheckAppointment, asked)
    except Problem as problem:
        return _unknown(request, form.code, problem)
    return await _shown(request, call, found, form.code)


@router.post("/appointments/giveUp")
async def give_up(request: Request, call: Calling, form: Annotated[CodeForm, Form()]) -> Response:
    """Give up the appointment of a code."""
    asked = appointments_pb2.GiveUpAppointmentRequest(code=form.code[:40])
    try:
        found = await call.ask(call.at.appointments.GiveUpAppointment, asked)
    except Problem as problem:
        return _unknown(request, form.code, problem)
    return await _shown(request, call, found, form.code)


@router.post("/appointments/print")
async def print_appointment(request: Request, call: Calling, form: Annotated[CodeForm, Form()]) -> Response:
    """The slip of the appointment of a code, on paper."""
    asked = appointments_pb2.CheckAppointmentRequest(code=form.code[:40])
    try:
        found = await call.ask(call.at.appointments.CheckAppointment, asked)
    except Problem as problem:
        return _unknown(request, form.code, problem)
    return await sheets.slip(call, found, form.code)


def _unknown(request: Request, code: str, problem: Problem) -> Response:
    return render(
        request,
        "appointment.html",
        problem=problem,
        appointment=None,
        code=code,
    )


async def _shown(request: Request, call: Call, found: appointments_pb2.Appointment, code: str) -> Response:
    start, end = _local(found.start_time), _local(found.end_time)
    return render(
        request,
        "appointment.html",
        appointment=found,
        state=APPOINTMENTS[found.state],
        code=code,
        window=await _window(call, found.window),
        when=f"{_day(request, start.date())} {start:%H:%M}–{end:%H:%M}",
        issued=bool(found.code),
    )


def _local(stamp: Timestamp) -> dt.datetime:
    return stamp.ToDatetime(dt.UTC).astimezone(SHANGHAI)


def _day(request: Request, day: dt.date) -> str:
    """A day as people say it: 3月16日 周一, Mon 16 March."""
    language = language_of(request)
    weekday = WEEKDAYS[language][day.weekday()]
    return f"{weekday} {day.day} {day:%B}" if language == "en" else f"{day.month}月{day.day}日 周{weekday}"


def _start(text: str) -> dt.datetime:
    """The slot that was chosen; none is named by its field."""
    try:
        start = dt.datetime.fromisoformat(text)
    except ValueError:
        start = None
    if start is None or start.tzinfo is None or not 2000 <= start.year < 2900:
        raise field_problem(422, "start_time", "FIELD_REQUIRED")
    return start


def _key(text: str) -> str:
    """The key of a form; one that was tampered with is none."""
    return text if text.isascii() and text.isalnum() and len(text) <= 64 else ""
