"""The rpcs of fees: message in, handler in one transaction, message out; the provider is asked outside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from google.protobuf.message import Message
from prometheus_client import Counter
from yangguang.cases.v1 import fees_pb2 as pb
from yangguang.cases.v1 import fees_pb2_grpc as pb_grpc

from services.cases import domain
from services.cases.handlers import fees, payments
from services.cases.handlers.facts import Facts
from services.cases.handlers.payments import Provider
from services.cases.handlers.registers import Act, write
from services.common import idempotency, identity
from services.common.access import covers
from services.common.db import Database
from services.common.errors import FailedPrecondition, PermissionDenied, Refusal, Unavailable
from services.common.rpc import Context
from services.common.timesource import TimeSource

R = TypeVar("R", bound=Message)

NOTICES: Final = Counter(
    "yangguang_cases_payment_notices", "What the payment provider told, by what became of it.", ["outcome"]
)


@dataclass(frozen=True, slots=True)
class Counterparty:
    """The payment provider, the key it signs with, and the real time, in which its notices are fresh."""

    provider: Provider
    key: Ed25519PublicKey
    real: TimeSource


@dataclass(frozen=True, slots=True)
class FeeDesk:
    """What fees are taken with; without a counterparty nothing is paid online."""

    database: Database
    facts: Facts
    now: TimeSource
    region: str
    counterparty: Counterparty | None = None

    @property
    def online(self) -> Counterparty:
        """The payment provider; refuses PAYMENT_NOT_OFFERED."""
        if self.counterparty is None:
            raise FailedPrecondition("PAYMENT_NOT_OFFERED")
        return self.counterparty


class FeeService(pb_grpc.FeeServiceServicer):
    """Tickets of fees, payments, reconciliations."""

    def __init__(self, desk: FeeDesk) -> None:
        self._desk = desk

    async def CreateFeeTicket(self, request: pb.CreateFeeTicketRequest, context: Context) -> pb.FeeTicket:
        async def run(session: Any, act: Act) -> pb.FeeTicket:
            return await fees.create(session, act, request, self._desk.facts)

        try:
            return await self._write(request, pb.FeeTicket, run)
        except FailedPrecondition as refusal:
            if refusal.reason in domain.IRREGULAR:
                await self._record_irregular(request.case, refusal)
            raise

    async def GetFeeTicket(self, request: pb.GetFeeTicketRequest, context: Context) -> pb.FeeTicket:
        call = identity.inside()
        async with self._desk.database.read() as connection:
            return fees.seen(await fees.REGISTER.get(connection, request.name, call), call)

    async def ListFeeTickets(
        self, request: pb.ListFeeTicketsRequest, context: Context
    ) -> pb.ListFeeTicketsResponse:
        async with self._desk.database.read() as connection:
            return await fees.list_tickets(connection, request, identity.inside())

    async def WaiveFeeTicket(self, request: pb.WaiveFeeTicketRequest, context: Context) -> pb.FeeTicket:
        return await self._change(request, lambda ticket, _: fees.waive(ticket, request))

    async def CancelFeeTicket(self, request: pb.CancelFeeTicketRequest, context: Context) -> pb.FeeTicket:
        return await self._change(request, lambda ticket, _: fees.cancel(ticket, request))

    async def CheckFeeTicket(self, request: pb.CheckFeeTicketRequest, context: Context) -> pb.FeeTicket:
        async with self._desk.database.read() as connection:
            return await fees.check(connection, request.code)

    async def PayFeeTicket(self, request: pb.PayFeeTicketRequest, context: Context) -> pb.PaymentOrder:
        desk, online = self._desk, self._desk.online
        act = Act(fees.PAYER, desk.now(), request.request_id)
        key = idempotency.key_of(request, request.code, "PayFeeTicket")
        async with desk.database.begin() as session:
            ticket = await idempotency.replay_or_run(
                session, key, request, pb.FeeTicket, lambda: fees.open_payment(session, act, request.code)
            )
        try:
            url = await online.provider.open(ticket.order, ticket.amount, ticket.item_title)
        except Unavailable:
            async with desk.database.begin() as session:
                await fees.reopen(session, act, ticket)
            raise
        return pb.PaymentOrder(fee_ticket=fees.by_code(ticket), order=ticket.order, pay_url=url)

    async def TakePaymentNotice(
        self, request: pb.TakePaymentNoticeRequest, context: Context
    ) -> pb.TakePaymentNoticeResponse:
        desk, online = self._desk, self._desk.online
        now, act = online.real(), Act(fees.PAYER, desk.now(), "")
        try:
            payments.verify(request, online.key, now)
            async with desk.database.begin() as session:
                changed = await payments.take(session, act, request, now)
        except Refusal as refusal:
            NOTICES.labels(refusal.reason).inc()
            raise
        NOTICES.labels("TAKEN" if changed else "KNOWN").inc()
        return pb.TakePaymentNoticeResponse(changed=changed)

    async def ReceiveFee(self, request: pb.ReceiveFeeRequest, context: Context) -> pb.FeeTicket:
        async def run(session: Any, act: Act) -> pb.FeeTicket:
            return await fees.receive(session, act, request, self._desk.facts)

        return await self._write(request, pb.FeeTicket, run)

    async def RefundFeeTicket(self, request: pb.RefundFeeTicketRequest, context: Context) -> pb.FeeTicket:
        ticket = await self._change(request, lambda found, act: fees.refund(found, request, act.now))
        if ticket.state == pb.FeeTicket.REFUNDING:
            # Once it is on record here; who did not hear an answer asks again.
            await self._desk.online.provider.refund(ticket.order, ticket.amount)
        return ticket

    async def CreateReconciliation(
        self, request: pb.CreateReconciliationRequest, context: Context
    ) -> pb.Reconciliation:
        desk, call = self._desk, identity.inside()
        # A statement is of the whole deployment.
        if not covers(call.caller.region, desk.region):
            raise PermissionDenied("OUT_OF_SCOPE", scope="REGION")
        day = payments.over(request.day, Act(call, desk.now(), "").today)
        statement = await desk.online.provider.statement(day)

        async def run(session: Any, act: Act) -> pb.Reconciliation:
            return await payments.reconcile(session, act, day, statement)

        return await self._write(request, pb.Reconciliation, run)

    async def ListReconciliations(
        self, request: pb.ListReconciliationsRequest, context: Context
    ) -> pb.ListReconciliationsResponse:
        async with self._desk.database.read() as connection:
            return await payments.list_reconciliations(connection, request, identity.inside())

    async def ListIrregularFees(
        self, request: pb.ListIrregularFeesRequest, context: Context
    ) -> pb.ListIrregularFeesResponse:
        async with self._desk.database.read() as connection:
            return await fees.list_irregular(connection, request, identity.inside())

    async def _record_irregular(self, case: str, refusal: Refusal) -> None:
        act = Act(identity.inside(), self._desk.now(), "")
        async with self._desk.database.begin() as session:
            await fees.record_irregular(session, act, case, refusal)

    async def _change(self, request: Any, change: Any) -> pb.FeeTicket:
        async def run(session: Any, act: Act) -> pb.FeeTicket:
            changed: pb.FeeTicket = await fees.REGISTER.change(
                session, act, request, lambda ticket: change(ticket, act)
            )
            return changed

        return await self._write(request, pb.FeeTicket, run)

    async def _write(self, request: Any, answer: type[R], run: Callable[[Any, Act], Awaitable[R]]) -> R:
        async def refreshed(session: Any, act: Act) -> R:
            await self._desk.facts.refresh(session)
            return await run(session, act)

        return await write(self._desk.database, self._desk.now, request, answer, refreshed)
