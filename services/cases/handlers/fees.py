"""Tickets of fees (收费, O01–O06): one a case, made of what is published, paid, waived, refunded."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import fees_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.common.v1.access_pb2 import OWN_CASE, UNRESTRICTED

from services.cases import domain
from services.cases.domain import FeeAction, FeeState, Right
from services.cases.handlers.facts import Facts, version_of
from services.cases.handlers.registers import Act, Register, asked
from services.cases.handlers.situation import LONGEST_NAME, name_of, one_of, reason_of
from services.cases.models import Case, FeeTicket, IrregularFee
from services.common import checks
from services.common.driver import Executes
from services.common.errors import AlreadyExists, FailedPrecondition, InvalidArgument, NotFound, Refusal
from services.common.identity import Call, Caller
from services.common.ids import parse, resource
from services.common.timesource import local_date

TABLE: Final[Any] = FeeTicket.__table__  # type: ignore[attr-defined]
CASES: Final[Any] = Case.__table__  # type: ignore[attr-defined]
# Who pays by a code; nobody's account.
PAYER: Final = Call(Caller(subject="public"), UNRESTRICTED)
# What was delivered before it was paid is still owed.
PAYABLE: Final = domain.CHARGEABLE | {domain.State.DELIVERED}
COUNTERS: Final = (pb.FEE_WINDOW, pb.PAYMENT_POINT, pb.BANK_OUTLET)
DIGITS: Final = 20
_CODE: Final = re.compile(rf"\d{{{DIGITS}}}", re.ASCII)
_STAFF_ONLY: Final = ("officer", "receiver")
_NAMES: Final = ("name", "case", "etag")


@dataclass(frozen=True, slots=True)
class Target:
    """The ticket that is changed, and the etag it was read with."""

    name: str
    etag: str = ""


def _columns(ticket: pb.FeeTicket) -> dict[str, Any]:
    online = ticket.channel == pb.ONLINE
    return {
        "case_id": parse(ticket.case, "cases"),
        "organisation": ticket.organisation,
        "region": ticket.region,
        "state": ticket.state,
        "pay_code": ticket.pay_code,
        "paid_day": _day(ticket, "pay_time") if online else None,
        "refund_day": _day(ticket, "refund_time") if online else None,
    }


def _day(ticket: pb.FeeTicket, field: str) -> dt.date | None:
    return local_date(getattr(ticket, field).ToDatetime(dt.UTC)) if ticket.HasField(field) else None


def without(ticket: pb.FeeTicket, *fields: str) -> pb.FeeTicket:
    """The ticket without some of its fields."""
    shown = pb.FeeTicket()
    shown.CopyFrom(ticket)
    for field in fields:
        shown.ClearField(field)
    return shown


REGISTER: Final = Register(
    TABLE,
    "feeTickets",
    pb.FeeTicket,
    "FEE_TICKET_NOT_FOUND",
    _columns,
    # Whoever has the code may pay, so it stays here.
    lambda ticket: pb.FeeTicketChanged(fee_ticket=without(ticket, "pay_code", "payer")),
)


def seen(ticket: pb.FeeTicket, call: Call) -> pb.FeeTicket:
    """The ticket as this caller sees it: an applicant the organisation, not which of its people."""
    return without(ticket, *_STAFF_ONLY) if call.reach == OWN_CASE else ticket


def by_code(ticket: pb.FeeTicket) -> pb.FeeTicket:
    """The ticket as whoever has its code sees it."""
    return without(ticket, *_STAFF_ONLY, *_NAMES)


# ---- Making one


async def create(
    session: Executes, act: Act, request: pb.CreateFeeTicketRequest, facts: Facts
) -> pb.FeeTicket:
    """Make the ticket of a case of the caller's organisation."""
    row = await _charged(session, request.case, act.call)
    case = cases.Case.FromString(row.record)
    ticket = pb.FeeTicket(
        case=case.name,
        case_number=case.number,
        item_title=case.item_title,
        organisation=case.organisation,
        region=case.region,
        payer=case.applicant.name,
        lines=_lines(request, await _published(session, case, facts)),
        state=FeeState.UNPAID.name,
        pay_code=f"{secrets.randbelow(10**DIGITS):0{DIGITS}}",
        officer=act.subject,
        create_time=act.now,
        update_time=act.now,
    )
    ticket.amount = sum(line.amount for line in ticket.lines)
    _reduce(ticket, request)
    # Who applied for somebody, or oneself: never both.
    subject = row.agent_subject or row.applicant_subject
    return await REGISTER.add(session, act, ticket, subject=subject)  # type: ignore[no-any-return]


async def _charged(session: Executes, name: str, call: Call) -> Any:
    """The case, locked: one of the organisation, open, and without a ticket."""
    key = parse(name, "cases", "case")
    columns = CASES.c
    query = select(columns.state, columns.record, columns.applicant_subject, columns.agent_subject)
    mine = columns.organisation == call.caller.organisation
    row = (await session.execute(query.where(columns.id == key, mine).with_for_update())).one_or_none()
    if row is None:
        raise NotFound("CASE_NOT_FOUND", name=name)
    if row.state not in domain.CHARGEABLE:
        raise FailedPrecondition("FEE_NOT_DUE", state=domain.State(row.state).name)
    if await _ticket_of(session, key) is not None:
        raise AlreadyExists("FEE_TICKET_EXISTS", field="case")
    return row


async def _ticket_of(session: Executes, case_id: UUID) -> Any:
    standing = TABLE.c.state != FeeState.CANCELLED
    return await session.scalar(select(TABLE.c.id).where(TABLE.c.case_id == case_id, standing))


async def _published(session: Executes, case: cases.Case, facts: Facts) -> dict[str, catalog.Fee]:
    """What the version the case was applied for under says on fees."""
    [version] = (await facts.versions(session, [version_of(case)])).values()
    return {fee.title: fee for fee in version.content.fees}


def _lines(request: pb.CreateFeeTicketRequest, published: dict[str, catalog.Fee]) -> list[pb.FeeLine]:
    checks.required(request.lines, "lines")
    titles = [name_of(line.title, f"lines[{n}].title") for n, line in enumerate(request.lines)]
    charged = list(zip(titles, (line.amount for line in request.lines), strict=True))
    domain.check_fees(charged, {title: fee.amount for title, fee in published.items()})
    return [
        pb.FeeLine(title=title, amount=amount, standard=published[title].amount, basis=published[title].basis)
        for title, amount in charged
    ]


def _reduce(ticket: pb.FeeTicket, request: pb.CreateFeeTicketRequest) -> None:
    """Less than the standard is charged by a document alone; where nothing is left, nothing is to be paid."""
    if any(line.amount < line.standard for line in ticket.lines):
        ticket.reduction_reason = reason_of(request.reduction_reason, "reduction_reason")
        ticket.reduction_document = name_of(request.reduction_document, "reduction_document")
    if ticket.amount == 0:
        ticket.state = FeeState.WAIVED.value  # type: ignore[assignment]


# ---- What is done with one


def waive(ticket: pb.FeeTicket, request: pb.WaiveFeeTicketRequest) -> None:
    """Do without the fee (减免), by a document."""
    step(ticket, FeeAction.WAIVE)
    ticket.reduction_reason = reason_of(request.reason)
    ticket.reduction_document = name_of(request.document_number, "document_number")


def cancel(ticket: pb.FeeTicket, request: pb.CancelFeeTicketRequest) -> None:
    """Take the ticket back; the case may get another."""
    step(ticket, FeeAction.CANCEL)
    ticket.end_reason = reason_of(request.reason)


def refund(ticket: pb.FeeTicket, request: pb.RefundFeeTicketRequest, now: dt.datetime) -> None:
    """Give back what was paid; what was paid online comes back through the provider, which tells us."""
    online = ticket.channel == pb.ONLINE
    step(ticket, FeeAction.REFUND if online else FeeAction.REFUND_AT_COUNTER)
    ticket.end_reason = reason_of(request.reason)
    ticket.refund_document = name_of(request.document_number, "document_number")
    if not online:
        ticket.refund_time = now  # type: ignore[assignment]


async def receive(session: Executes, act: Act, request: pb.ReceiveFeeRequest, facts: Facts) -> pb.FeeTicket:
    """Record what was paid at the one fee window, a payment point, the bank; by the right to collect."""
    given = await facts.mandates(session, {act.subject}, act.today)
    held = given.rights(act.subject, act.call.caller.organisation, "")
    domain.check_rights({Right.FEE_COLLECTION}, held)
    channel = one_of(request.channel, COUNTERS, "channel")
    receipt = checks.required_text(request.receipt_number, "receipt_number", LONGEST_NAME)

    def received(ticket: pb.FeeTicket) -> None:
        step(ticket, FeeAction.RECEIVE)
        check_amount(ticket, request.amount)
        ticket.channel, ticket.receipt_number = channel, receipt  # type: ignore[assignment]
        ticket.receiver, ticket.pay_time = act.subject, act.now  # type: ignore[assignment]
        ticket.received_behind = channel == pb.FEE_WINDOW and not act.call.caller.window

    target = await _target(session, request.code)
    return await REGISTER.change(session, act, target, received)  # type: ignore[no-any-return]


async def open_payment(session: Executes, act: Act, code: str) -> pb.FeeTicket:
    """Open a payment, or find the one that is open."""
    target = await _target(session, code)

    def paying(ticket: pb.FeeTicket) -> None:
        first = ticket.state == pb.FeeTicket.UNPAID
        step(ticket, FeeAction.PAY)
        if first:
            ticket.attempts += 1
            ticket.order = f"{parse(ticket.name, REGISTER.collection).hex}{ticket.attempts:04}"

    return await REGISTER.change(session, act, target, paying)  # type: ignore[no-any-return]


async def reopen(session: AsyncSession, act: Act, asked_for: pb.FeeTicket) -> None:
    """The provider did not take a payment: unless something else came of it since, it is as it was."""
    found: pb.FeeTicket = await REGISTER.get(session, asked_for.name, act.call)
    if (found.state, found.order) == (pb.FeeTicket.PAYING, asked_for.order):
        target = Target(found.name, found.etag)
        await REGISTER.change(session, act, target, lambda ticket: step(ticket, FeeAction.TELL_CLOSED))


def step(ticket: pb.FeeTicket, action: FeeAction) -> None:
    """Take the ticket to the state that follows."""
    ticket.state = domain.fee_step(ticket.state, action).value  # type: ignore[assignment]


def check_amount(ticket: pb.FeeTicket, amount: int) -> None:
    """Paid is the whole of it, neither less nor more."""
    if amount != ticket.amount:
        raise FailedPrecondition("FEE_AMOUNT_DIFFERS", amount=amount, expected=ticket.amount)


def ticket_of(order: str) -> str:
    """The name of the ticket an order is of: it begins with its id; refuses FIELD_INVALID."""
    if not re.fullmatch(r"[0-9a-f]{32}\d{4,}", order, re.ASCII):
        raise InvalidArgument("FIELD_INVALID", field="notice", value=order[:80])
    return resource("feeTickets", UUID(order[:32]))


async def _target(session: Executes, code: str) -> Target:
    """The ticket of a code, if its case has not ended without a result."""
    case = select(CASES.c.state).where(CASES.c.id == TABLE.c.case_id).scalar_subquery()
    state = await _row(session, code, case)
    if state not in PAYABLE:
        raise FailedPrecondition("FEE_NOT_DUE", state=domain.State(state).name)
    return Target(resource(REGISTER.collection, await _row(session, code, TABLE.c.id)))


async def _row(session: Executes, code: str, column: Any) -> Any:
    if not _CODE.fullmatch(checks.required(code, "code")):
        raise InvalidArgument("FIELD_INVALID", field="code")
    found = await session.scalar(select(column).where(TABLE.c.pay_code == code))
    if found is None:
        raise NotFound("FEE_TICKET_NOT_FOUND", name=code)
    return found


# ---- Queries


async def check(connection: AsyncConnection, code: str) -> pb.FeeTicket:
    """The ticket of a code."""
    return by_code(pb.FeeTicket.FromString(await _row(connection, code, TABLE.c.record)))


async def list_tickets(
    connection: AsyncConnection, request: pb.ListFeeTicketsRequest, call: Call
) -> pb.ListFeeTicketsResponse:
    """A page of tickets."""
    conditions = asked(request, TABLE)
    if request.case:
        conditions.append(TABLE.c.case_id == parse(request.case, "cases", "case"))
    if request.state:
        conditions.append(TABLE.c.state == request.state)
    found, token = await REGISTER.page(connection, request, call, *conditions)
    return pb.ListFeeTicketsResponse(
        fee_tickets=[seen(ticket, call) for ticket in found], next_page_token=token
    )


_SETTLED: Final = text(
    "SELECT case_id, record FROM fee_tickets WHERE case_id = ANY(CAST(:ids AS uuid[])) "
    "AND state = ANY(CAST(:settled AS smallint[]))"
)


async def settled(connection: Executes, case_ids: Collection[UUID]) -> dict[UUID, pb.FeeTicket]:
    """The tickets of these cases of which nothing is to be paid any more."""
    if not case_ids:
        return {}
    asked_for = {"ids": sorted(case_ids), "settled": sorted(domain.SETTLED)}
    rows = await connection.execute(_SETTLED, asked_for)
    return {row.case_id: pb.FeeTicket.FromString(row.record) for row in rows}


# ---- What was refused as irregular (乱收费, O08)


IRREGULAR: Final = Register(
    IrregularFee.__table__,  # type: ignore[attr-defined]
    "irregularFees",
    pb.IrregularFee,
    "IRREGULAR_FEE_NOT_FOUND",
    lambda fee: {"organisation": fee.organisation, "region": fee.region},
    lambda fee: pb.FeeFoundIrregular(irregular_fee=fee),
)


async def record_irregular(session: Executes, act: Act, case: str, refusal: Refusal) -> None:
    """Keep what somebody wanted to charge."""
    fee = pb.IrregularFee(
        case=case,
        organisation=act.call.caller.organisation,
        region=act.call.caller.region,
        title=refusal.facts["title"],
        amount=int(refusal.facts["amount"]),
        standard=int(refusal.facts["standard"]),
        reason=refusal.reason,
        officer=act.subject,
        create_time=act.now,
    )
    await IRREGULAR.add(session, act, fee)


async def list_irregular(
    connection: AsyncConnection, request: pb.ListIrregularFeesRequest, call: Call
) -> pb.ListIrregularFeesResponse:
    """A page of them."""
    found, token = await IRREGULAR.page(connection, request, call, *asked(request, IRREGULAR.table))
    return pb.ListIrregularFeesResponse(irregular_fees=found, next_page_token=token)
