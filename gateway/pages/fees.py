"""Pages of fees (收费): by the code of a ticket one sees what is to be paid, and pays; without account."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Form
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from yangguang.cases.v1 import fees_pb2 as pb

from gateway.api import sheets
from gateway.calls import Call, Calling
from gateway.errors import Problem
from gateway.pages.home import kept, render

STATES: Final = {number: name for name, number in pb.FeeTicket.State.items()}
CHANNELS: Final = {number: name for name, number in pb.PayChannel.items()}
LONGEST: Final = 40
# So often the page is read anew while a payment is open, in seconds.
REFRESH: Final = 5

router = APIRouter()


class CodeForm(BaseModel):
    """What the form of a code sends."""

    code: str = ""


@router.get("/pay")
async def ask(request: Request) -> Response:
    """The form for a code."""
    return _empty(request)


@router.post("/pay")
async def find(request: Request, form: Annotated[CodeForm, Form()]) -> Response:
    """Go to the ticket of a code; blanks between its digits are how people write it."""
    code = "".join(form.code.split())[:LONGEST]
    if not (code.isascii() and code.isdecimal()):
        return _empty(request, Problem(422, "FEE_CODE_INVALID"))
    return RedirectResponse(kept(request, f"/pay/{code}"), 303)


@router.get("/pay/{code}")
async def show(request: Request, call: Calling, code: str) -> Response:
    """What is to be paid, or that it is paid."""
    return await _show(request, call, code)


@router.get("/pay/{code}/sheet")
async def print_ticket(request: Request, call: Calling, code: str) -> Response:
    """The ticket on paper."""
    found = await call.ask(call.at.fees.CheckFeeTicket, pb.CheckFeeTicketRequest(code=code[:LONGEST]))
    return await sheets.bill(call, found, str(request.base_url))


@router.post("/pay/{code}")
async def pay(request: Request, call: Calling, code: str) -> Response:
    """Open the payment; a link leads to the provider, since a form may not lead away from here."""
    try:
        order = await call.ask(call.at.fees.PayFeeTicket, pb.PayFeeTicketRequest(code=code[:LONGEST]))
    except Problem as problem:
        return await _show(request, call, code, problem)
    return _page(request, order.fee_ticket, code, pay_url=order.pay_url)


async def _show(request: Request, call: Call, code: str, problem: Problem | None = None) -> Response:
    asked = pb.CheckFeeTicketRequest(code=code[:LONGEST])
    ticket = await call.ask(call.at.fees.CheckFeeTicket, asked)
    return _page(request, ticket, code, problem)


def _page(
    request: Request, ticket: pb.FeeTicket, code: str, problem: Problem | None = None, pay_url: str = ""
) -> Response:
    state = STATES[ticket.state]
    return render(
        request,
        "pay.html",
        problem=problem,
        ticket=ticket,
        state=state,
        channel=CHANNELS[ticket.channel],
        code=code,
        pay_url=pay_url if pay_url.startswith(("https://", "http://")) else "",
        refresh=REFRESH if state == "PAYING" and not pay_url else 0,
        yuan=yuan,
        grouped=grouped,
    )


def _empty(request: Request, problem: Problem | None = None) -> Response:
    return render(
        request,
        "pay_code.html",
        problem=problem,
    )


def yuan(fen: int) -> str:
    """An amount as people read it: 20.00."""
    return f"{fen // 100}.{fen % 100:02}"


def grouped(code: str) -> str:
    """A code as people read it out: 1234 5678 …."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
