"""What the payment provider says: its notices, signed and taken once, and its statement of a day (对账单)."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterator
from typing import Any, Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import fees_pb2 as pb

from services.cases import domain
from services.cases.domain import FeeAction, FeeState, Paid
from services.cases.handlers import fees
from services.cases.handlers.registers import Act, Register
from services.cases.models import Reconciliation
from services.common import checks
from services.common.driver import Executes
from services.common.errors import AlreadyExists, FailedPrecondition, InvalidArgument, PermissionDenied
from services.common.identity import Call

# So long a notice is believed to be on its way; its nonce is kept as long, both ways.
FRESH: Final = dt.timedelta(minutes=5)
LONGEST_NOTICE: Final = 4000
_TIMESTAMP: Final = re.compile(r"\d{1,11}", re.ASCII)
_NONCE: Final = re.compile(r"[A-Za-z0-9_-]{16,64}", re.ASCII)
SAYS: Final = {
    "PAID": FeeAction.TELL_PAID,
    "CLOSED": FeeAction.TELL_CLOSED,
    "REFUNDED": FeeAction.TELL_REFUNDED,
}


class Provider(Protocol):
    """A payment provider (支付平台); each call may be repeated, and raises Unavailable without an answer."""

    async def open(self, order: str, amount: int, title: str) -> str:
        """Open a payment of so many fen; the address of the page where it is paid."""

    async def refund(self, order: str, amount: int) -> None:
        """Give back what was paid; a notice says when that is done."""

    async def statement(self, day: dt.date) -> bytes:
        """The payments and refunds of a day that is over, as CSV."""


class Notice(BaseModel):
    """What a notice says, as the provider writes it."""

    model_config = ConfigDict(strict=True, extra="ignore")

    order: str
    trade: str
    state: str
    amount: int
    time: str


class Instant(BaseModel):
    """A time with its zone."""

    time: AwareDatetime


def verify(request: pb.TakePaymentNoticeRequest, key: Ed25519PublicKey, now: dt.datetime) -> None:
    """The notice is the provider's own, and of just now; refuses PAYMENT_NOTICE_INVALID."""
    signed = f"{request.timestamp}\n{request.nonce}\n{request.notice}".encode()
    try:
        key.verify(b64decode(request.signature, validate=True), signed)
    except (InvalidSignature, NoBase64, ValueError):
        raise PermissionDenied("PAYMENT_NOTICE_INVALID", what="signature") from None
    if not _TIMESTAMP.fullmatch(request.timestamp) or not _NONCE.fullmatch(request.nonce):
        raise PermissionDenied("PAYMENT_NOTICE_INVALID", what="nonce")
    if abs(now - dt.datetime.fromtimestamp(int(request.timestamp), dt.UTC)) > FRESH:
        raise PermissionDenied("PAYMENT_NOTICE_INVALID", what="timestamp")


_CLAIM: Final = text(
    "INSERT INTO payment_nonces (nonce, take_time) VALUES (:nonce, :now) ON CONFLICT DO NOTHING RETURNING 1"
)
_FORGET: Final = text("DELETE FROM payment_nonces WHERE take_time < :before")


async def take(session: Executes, act: Act, request: pb.TakePaymentNoticeRequest, now: dt.datetime) -> bool:
    """Take a notice that was verified, once; whether it changed anything."""
    if await session.scalar(_CLAIM, {"nonce": request.nonce, "now": now}) is None:
        raise AlreadyExists("PAYMENT_NOTICE_REPLAYED")
    await session.execute(_FORGET, {"before": now - 2 * FRESH})
    notice = _read(request.notice)
    said = _known(notice)
    target = fees.Target(fees.ticket_of(notice.order))
    found = await fees.REGISTER.get(session, target.name, act.call)
    if _is_repeated(found, notice, said):
        return False
    await fees.REGISTER.change(session, act, target, lambda ticket: _apply(ticket, notice, said))
    return True


def _read(notice: str) -> Notice:
    checks.text(notice, "notice", LONGEST_NOTICE, multiline=True)
    try:
        return Notice.model_validate_json(notice)
    except ValidationError:
        raise InvalidArgument("FIELD_INVALID", field="notice") from None


def _known(notice: Notice) -> FeeAction:
    if notice.state not in SAYS or not 0 < len(notice.trade) <= 100:
        raise InvalidArgument("FIELD_INVALID", field="notice", value=notice.state[:80])
    return SAYS[notice.state]


def _is_repeated(ticket: pb.FeeTicket, notice: Notice, said: FeeAction) -> bool:
    """The provider says again what it has said, since it did not hear us."""
    state = FeeState(ticket.state)
    if said is FeeAction.TELL_CLOSED:
        return state is not FeeState.PAYING or ticket.order != notice.order
    told = {FeeState.PAID, FeeState.REFUNDING, FeeState.REFUNDED}
    ended = told if said is FeeAction.TELL_PAID else {FeeState.REFUNDED}
    return state in ended and ticket.trade_number == notice.trade


def _apply(ticket: pb.FeeTicket, notice: Notice, said: FeeAction) -> None:
    fees.step(ticket, said)
    fees.check_amount(ticket, notice.amount)
    when = _instant(notice.time)
    if said is FeeAction.TELL_PAID:
        ticket.channel, ticket.trade_number, ticket.order = pb.ONLINE, notice.trade, notice.order
        ticket.pay_time = when  # type: ignore[assignment]
    elif said is FeeAction.TELL_REFUNDED:
        _check_trade(ticket, notice)
        ticket.refund_time = when  # type: ignore[assignment]


def _check_trade(ticket: pb.FeeTicket, notice: Notice) -> None:
    if ticket.trade_number != notice.trade:
        raise FailedPrecondition("PAYMENT_NOT_KNOWN", trade=notice.trade)


def _instant(text_: str) -> dt.datetime:
    try:
        return Instant.model_validate({"time": text_}).time.astimezone(dt.UTC)
    except ValidationError:
        raise InvalidArgument("FIELD_INVALID", field="notice", value=text_[:80]) from None


# ---- Reconciliation (对账)


REGISTER: Final = Register(
    Reconciliation.__table__,  # type: ignore[attr-defined]
    "reconciliations",
    pb.Reconciliation,
    "RECONCILIATION_NOT_FOUND",
    lambda found: {
        "organisation": "",
        "region": found.region,
        "day": dt.date.fromisoformat(found.day),
        "differing": bool(found.differences),
    },
    lambda found: pb.PaymentsReconciled(reconciliation=found),
)
COLUMNS: Final = ("order", "trade", "kind", "amount", "time")
_SIGNS: Final = {"PAYMENT": 1, "REFUND": -1}


def over(day: str, today: dt.date) -> dt.date:
    """A day that is over; refuses FIELD_INVALID."""
    found = checks.date(day, "day")
    if found >= today:
        raise InvalidArgument("FIELD_INVALID", field="day", value=day)
    return found


def read_statement(statement: bytes) -> list[Paid]:
    """The payments and refunds of a statement; refuses STATEMENT_INVALID with the line."""
    try:
        rows = list(csv.DictReader(io.StringIO(statement.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise FailedPrecondition("STATEMENT_INVALID", line=0) from None
    return [_paid(number, row) for number, row in enumerate(rows, 2)]


def _paid(line: int, row: dict[str, Any]) -> Paid:
    try:
        return Paid(row["order"], row["trade"], _SIGNS[row["kind"]] * int(row["amount"]))
    except (KeyError, TypeError, ValueError):
        raise FailedPrecondition("STATEMENT_INVALID", line=line) from None


async def reconcile(session: Executes, act: Act, day: dt.date, statement: bytes) -> pb.Reconciliation:
    """Compare a day with the provider's statement of it."""
    here, there = await _ours(session, day), read_statement(statement)
    differences = list(domain.compare(here, there))
    found = pb.Reconciliation(
        day=day.isoformat(),
        region=act.call.caller.region,
        matched_count=len(here) - sum(each.kind != "ONLY_THERE" for each in differences),
        amount_here=sum(each.amount for each in here),
        amount_there=sum(each.amount for each in there),
        differences=[_difference(each) for each in differences],
        statement_sha256=hashlib.sha256(statement).hexdigest(),
        create_time=act.now,
    )
    return await REGISTER.add(session, act, found)  # type: ignore[no-any-return]


async def _ours(session: Executes, day: dt.date) -> list[Paid]:
    """What came and went through the provider on a day, as we know it."""
    columns = fees.TABLE.c
    query = select(columns.record, columns.paid_day == day, columns.refund_day == day)
    rows = await session.execute(query.where((columns.paid_day == day) | (columns.refund_day == day)))
    return [paid for record, came, went in rows for paid in _both(record, came, went)]


def _both(record: bytes, came: bool | None, went: bool | None) -> Iterator[Paid]:
    ticket = pb.FeeTicket.FromString(record)
    for happened, sign in ((came, 1), (went, -1)):
        if happened:
            yield Paid(ticket.order, ticket.trade_number, sign * ticket.amount)


def _difference(found: Any) -> pb.PaymentDifference:
    return pb.PaymentDifference(
        kind=found.kind,
        trade_number=found.trade,
        order=found.order,
        fee_ticket=fees.ticket_of(found.order) if found.kind != "ONLY_THERE" else "",
        amount_here=found.here,
        amount_there=found.there,
    )


async def list_reconciliations(
    connection: AsyncConnection, request: pb.ListReconciliationsRequest, call: Call
) -> pb.ListReconciliationsResponse:
    """A page of them."""
    columns: Any = REGISTER.table.c
    conditions = [columns.differing] if request.differing else []
    found, token = await REGISTER.page(connection, request, call, *conditions)
    return pb.ListReconciliationsResponse(reconciliations=found, next_page_token=token)
