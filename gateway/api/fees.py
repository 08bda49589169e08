"""REST of `fees`: the ticket of a case (收费), its payment, what the provider tells, reconciliation."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.cases.v1 import fees_pb2 as pb

from gateway.api.models import PREFIX, Body, Int64, OneOf, Page
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.cases.v1.FeeService"
CODE = "00112233445566778899"

router = APIRouter(prefix=PREFIX, tags=["收费 fees"], route_class=StrictRoute)


class FeeToChargeFields(Body):
    title: str
    amount: Int64


class CreateFeeTicketRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "case": "cases/01930c4e-8b7a-7c1d-9e2f-0123456789ab",
                    "lines": [{"title": "证照工本费", "amount": 2000}],
                }
            ]
        }
    )

    case: str
    lines: list[FeeToChargeFields]
    reduction_reason: str = ""
    reduction_document: str = ""


class WaiveFeeTicketRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "小微企业", "document_number": "演减〔2026〕1号"}]}
    )

    reason: str
    document_number: str


class CancelFeeTicketRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "项目选错"}]})

    reason: str


class RefundFeeTicketRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "多收", "document_number": "演退〔2026〕1号"}]}
    )

    reason: str
    document_number: str


class PayCode(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"code": CODE}]})

    code: str


class ReceiveFeeRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"code": CODE, "channel": "FEE_WINDOW", "amount": 2000, "receipt_number": "桂财票0001"}
            ]
        }
    )

    code: str
    channel: Annotated[str, OneOf(pb.PayChannel)]
    amount: Int64
    receipt_number: str


class TakePaymentNoticeRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "notice": '{"order": "1", "trade": "1", "state": "PAID", "amount": 1, "time": "…"}',
                    "timestamp": "1772420400",
                    "nonce": "Zk3v0Q1s5rXw8yTb",
                    "signature": "MEUCIQ==",
                }
            ]
        }
    )

    notice: str
    timestamp: str
    nonce: str
    signature: str


class CreateReconciliationRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"day": "2026-03-02"}]})

    day: str


class FeeTicketsPage(Page):
    case: str = ""
    state: Annotated[str, OneOf(pb.FeeTicket.State)] = ""
    organisation: str = ""
    region: str = ""


class ReconciliationsPage(Page):
    differing: bool = False


class IrregularFeesPage(Page):
    organisation: str = ""
    region: str = ""


def name(ticket: str) -> str:
    """The name of the ticket of this path."""
    return f"feeTickets/{ticket}"


@router.post("/feeTickets", **rpc(SERVICE, "CreateFeeTicket", "开具缴费票", status=201))
async def create_fee_ticket(body: CreateFeeTicketRequest, call: Calling) -> Response:
    request = pb.CreateFeeTicketRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.fees.CreateFeeTicket, request, 201)


@router.get("/feeTickets/{ticket:code}", **rpc(SERVICE, "GetFeeTicket", "查询缴费票"))
async def get_fee_ticket(ticket: str, call: Calling) -> Response:
    return await call.answer(call.at.fees.GetFeeTicket, pb.GetFeeTicketRequest(name=name(ticket)))


@router.get("/feeTickets", **rpc(SERVICE, "ListFeeTickets", "缴费票列表"))
async def list_fee_tickets(page: Annotated[FeeTicketsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.fees.ListFeeTickets, pb.ListFeeTicketsRequest(**fields(page)))


@router.post("/feeTickets/{ticket:code}:waive", **rpc(SERVICE, "WaiveFeeTicket", "减免收费"))
async def waive_fee_ticket(ticket: str, body: WaiveFeeTicketRequest, call: Calling) -> Response:
    request = pb.WaiveFeeTicketRequest(name=name(ticket), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.fees.WaiveFeeTicket, request)


@router.post("/feeTickets/{ticket:code}:cancel", **rpc(SERVICE, "CancelFeeTicket", "作废缴费票"))
async def cancel_fee_ticket(ticket: str, body: CancelFeeTicketRequest, call: Calling) -> Response:
    request = pb.CancelFeeTicketRequest(
        name=name(ticket), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.fees.CancelFeeTicket, request)


@router.post("/feeTickets/{ticket:code}:refund", **rpc(SERVICE, "RefundFeeTicket", "退费"))
async def refund_fee_ticket(ticket: str, body: RefundFeeTicketRequest, call: Calling) -> Response:
    request = pb.RefundFeeTicketRequest(
        name=name(ticket), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.fees.RefundFeeTicket, request)


@router.post("/feeTickets:check", **rpc(SERVICE, "CheckFeeTicket", "凭缴款码查看应缴费用"))
async def check_fee_ticket(body: PayCode, call: Calling) -> Response:
    return await call.answer(call.at.fees.CheckFeeTicket, pb.CheckFeeTicketRequest(**fields(body)))


@router.post("/feeTickets:pay", **rpc(SERVICE, "PayFeeTicket", "凭缴款码在线缴费"))
async def pay_fee_ticket(body: PayCode, call: Calling) -> Response:
    request = pb.PayFeeTicketRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.fees.PayFeeTicket, request)


@router.post("/feeTickets:receive", **rpc(SERVICE, "ReceiveFee", "收费窗口收款"))
async def receive_fee(body: ReceiveFeeRequest, call: Calling) -> Response:
    request = pb.ReceiveFeeRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.fees.ReceiveFee, request)


@router.post("/payments:notify", **rpc(SERVICE, "TakePaymentNotice", "支付平台通知"))
async def take_payment_notice(body: TakePaymentNoticeRequest, call: Calling) -> Response:
    request = pb.TakePaymentNoticeRequest(**fields(body))
    return await call.answer(call.at.fees.TakePaymentNotice, request)


@router.post("/reconciliations", **rpc(SERVICE, "CreateReconciliation", "对账", status=201))
async def create_reconciliation(body: CreateReconciliationRequest, call: Calling) -> Response:
    request = pb.CreateReconciliationRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.fees.CreateReconciliation, request, 201)


@router.get("/reconciliations", **rpc(SERVICE, "ListReconciliations", "对账列表"))
async def list_reconciliations(
    page: Annotated[ReconciliationsPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListReconciliationsRequest(**fields(page))
    return await call.answer(call.at.fees.ListReconciliations, request)


@router.get("/irregularFees", **rpc(SERVICE, "ListIrregularFees", "被拒的违规收费"))
async def list_irregular_fees(page: Annotated[IrregularFeesPage, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListIrregularFeesRequest(**fields(page))
    return await call.answer(call.at.fees.ListIrregularFees, request)
