"""Fees (收费, O01–O06): one ticket a case, made of what is published; paid, waived, refunded, reconciled."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import grpc
import httpx
import pytest
from prometheus_client import REGISTRY
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import fees_pb2 as pb

from local.ports import free_port
from services.cases.settings import CasesSettings
from tests.integration.cases import provider
from tests.integration.cases.provider import Payments
from tests.integration.cases.world import (
    CHARGED,
    INSTANT,
    MZ,
    SPRING,
    World,
    due,
    new_world,
    refusal,
    refused,
)

BOTH = (("证照工本费", 2000), ("检验费", 5000))


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The payment provider, running; nobody listens where it tells."""
    with provider.running(tmp_path_factory.mktemp("payments"), free_port()) as found:
        yield found


@pytest.fixture(scope="module")
async def paid_world(
    new_database: Callable[..., str], tmp_path_factory: pytest.TempPathFactory, sandbox: Payments
) -> AsyncIterator[World]:
    """The service, with a payment provider."""
    async with new_world(new_database, tmp_path_factory.mktemp("fees"), sandbox.counterparty) as world:
        yield world


@pytest.fixture
def world(paid_world: World) -> World:
    """The same at the morning of 2 March 2026."""
    paid_world.clock.now = SPRING
    return paid_world


async def accepted(world: World, item: str = CHARGED, account: str = "resident") -> str:
    """A case that was accepted."""
    case = await world.submitted(account, item=item)
    await world.as_("clerk").AcceptCase(cases.AcceptCaseRequest(name=case.name))
    return case.name


def charged(case: str, *lines: tuple[str, int], **more: Any) -> pb.CreateFeeTicketRequest:
    """What asks for a ticket."""
    fees = [pb.FeeToCharge(title=title, amount=amount) for title, amount in lines or BOTH]
    return pb.CreateFeeTicketRequest(case=case, lines=fees, **more)


async def ticket_of(world: World, **more: Any) -> pb.FeeTicket:
    """The ticket of a new case."""
    return await world.fees("clerk").CreateFeeTicket(charged(await accepted(world), **more))


async def opened(world: World) -> tuple[pb.FeeTicket, pb.PaymentOrder]:
    """A ticket with a payment open at the provider."""
    ticket = await ticket_of(world)
    order = await world.fees("").PayFeeTicket(pb.PayFeeTicketRequest(code=ticket.pay_code))
    return ticket, order


def notice(order: pb.PaymentOrder, state: str, **more: Any) -> str:
    """What the provider says of a payment."""
    told = {"order": order.order, "trade": "SB1", "state": state, "amount": order.fee_ticket.amount}
    return json.dumps(told | {"time": "2026-03-02T10:00:00+08:00"} | more)


async def told(world: World, sandbox: Payments, text: str, **more: str) -> pb.TakePaymentNoticeResponse:
    """Have the service hear a notice."""
    signed = sandbox.signed(text) | more
    return await world.fees("").TakePaymentNotice(pb.TakePaymentNoticeRequest(**signed))


async def paid(world: World, sandbox: Payments) -> tuple[pb.FeeTicket, pb.PaymentOrder]:
    """A ticket that was paid online."""
    ticket, order = await opened(world)
    await told(world, sandbox, notice(order, "PAID"))
    return await seen(world, ticket), order


async def seen(world: World, ticket: pb.FeeTicket, account: str = "clerk") -> pb.FeeTicket:
    """A ticket as somebody sees it."""
    return await world.fees(account).GetFeeTicket(pb.GetFeeTicketRequest(name=ticket.name))


# ---- The ticket


async def test_a_case_gets_one_ticket_of_all_its_fees(world: World) -> None:
    """O02, O03: 一次性收费, 一票制; the standard and its basis stand on it (O04)."""
    case = await accepted(world)

    ticket = await world.fees("clerk").CreateFeeTicket(charged(case))

    assert (ticket.amount, ticket.state, ticket.organisation) == (7000, pb.FeeTicket.UNPAID, MZ)
    assert [(line.title, line.standard, line.basis) for line in ticket.lines] == [
        ("证照工本费", 2000, "桂价费〔演示〕1号"),
        ("检验费", 5000, "桂价费〔演示〕2号"),
    ]
    assert len(ticket.pay_code) == 20
    assert ticket.payer == "演***人"
    second = await refused(world.fees("clerk").CreateFeeTicket(charged(case, ("证照工本费", 1))))
    assert second[:2] == ("ALREADY_EXISTS", "FEE_TICKET_EXISTS")


async def test_of_eight_who_make_the_ticket_at_once_one_does(world: World) -> None:
    """O02: collected once."""
    case = await accepted(world)
    attempts = [world.fees("clerk").CreateFeeTicket(charged(case)) for _ in range(8)]

    results = await asyncio.gather(*attempts, return_exceptions=True)

    assert sum(isinstance(result, pb.FeeTicket) for result in results) == 1
    reasons = [refusal(result).reason for result in results if isinstance(result, grpc.RpcError)]
    assert reasons == 7 * ["FEE_TICKET_EXISTS"]


async def test_what_is_above_the_standard_is_refused_and_on_record(world: World) -> None:
    """O04, O08: 乱收费: refused, and kept for inspections; who tried does not get rid of it."""
    case = await accepted(world)
    more = world.fees("clerk").CreateFeeTicket(charged(case, ("证照工本费", 2001)))
    assert (await refused(more))[1] == "FEE_ABOVE_STANDARD"
    other = world.fees("clerk").CreateFeeTicket(charged(case, ("资料费", 500)))
    assert (await refused(other))[1] == "FEE_NOT_PUBLISHED"

    found = await world.fees("supervisor").ListIrregularFees(pb.ListIrregularFeesRequest(page_size=2))

    kept = [(each.title, each.amount, each.standard, each.officer) for each in found.irregular_fees]
    assert kept == [("资料费", 500, 0, "clerk"), ("证照工本费", 2001, 2000, "clerk")]
    assert {each.case for each in found.irregular_fees} == {case}
    abroad = await world.fees("foreign-supervisor").ListIrregularFees(pb.ListIrregularFeesRequest())
    assert list(abroad.irregular_fees) == []


async def test_where_no_fee_is_published_none_is_charged(world: World) -> None:
    """O07: a department that has declared no fees charges none."""
    free = world.fees("clerk").CreateFeeTicket(charged(await accepted(world, INSTANT), ("工本费", 1)))
    assert (await refused(free))[1] == "FEE_NOT_PUBLISHED"


async def test_nothing_is_charged_for_what_is_not_accepted(world: World) -> None:
    case = await world.submitted(item=CHARGED)
    assert (await refused(world.fees("clerk").CreateFeeTicket(charged(case.name))))[1:] == (
        "FEE_NOT_DUE",
        {"state": "SUBMITTED"},
    )


async def test_less_than_the_standard_takes_a_document(world: World) -> None:
    """O04: 减免规定 by document; where nothing is left, nothing is to be paid."""
    case = await accepted(world)
    half = (("证照工本费", 2000), ("检验费", 2500))
    assert (await refused(world.fees("clerk").CreateFeeTicket(charged(case, *half))))[2] == {
        "field": "reduction_reason"
    }
    given = {"reduction_reason": "低保户", "reduction_document": "低保证第1号"}
    ticket = await world.fees("clerk").CreateFeeTicket(charged(case, *half, **given))
    assert (ticket.amount, ticket.reduction_document) == (4500, "低保证第1号")

    nothing = charged(await accepted(world), ("证照工本费", 0), **given)
    assert (await world.fees("clerk").CreateFeeTicket(nothing)).state == pb.FeeTicket.WAIVED


async def test_a_fee_is_waived_by_a_document_by_who_may(world: World) -> None:
    ticket = await ticket_of(world)
    waiver = pb.WaiveFeeTicketRequest(name=ticket.name, reason="小微企业", document_number="财税〔演示〕1号")
    assert (await refused(world.fees("clerk").WaiveFeeTicket(waiver)))[1] == "ROLE_REQUIRED"
    bare = pb.WaiveFeeTicketRequest(name=ticket.name, reason="小微企业")
    assert (await refused(world.fees("chief").WaiveFeeTicket(bare)))[2] == {"field": "document_number"}

    waived = await world.fees("chief").WaiveFeeTicket(waiver)

    assert (waived.state, waived.reduction_reason) == (pb.FeeTicket.WAIVED, "小微企业")
    pay = world.fees("").PayFeeTicket(pb.PayFeeTicketRequest(code=ticket.pay_code))
    assert (await refused(pay))[1] == "FEE_STEP_NOT_ALLOWED"


async def test_a_ticket_taken_back_leaves_room_for_another(world: World) -> None:
    ticket = await ticket_of(world)
    await world.fees("clerk").CancelFeeTicket(pb.CancelFeeTicketRequest(name=ticket.name, reason="项目选错"))

    again = await world.fees("clerk").CreateFeeTicket(charged(ticket.case, ("检验费", 5000)))

    assert again.amount == 5000


# ---- Who sees it


async def test_an_applicant_sees_the_ticket_and_not_who_made_it(world: World) -> None:
    ticket = await ticket_of(world)

    mine = await seen(world, ticket, "resident")

    assert (mine.amount, mine.pay_code, mine.officer) == (7000, ticket.pay_code, "")
    for account in ("neighbour", "stranger", "foreign-supervisor"):
        assert (await refused(seen(world, ticket, account)))[1] == "FEE_TICKET_NOT_FOUND"
    listed = await world.fees("resident").ListFeeTickets(pb.ListFeeTicketsRequest(case=ticket.case))
    assert [each.name for each in listed.fee_tickets] == [ticket.name]
    unpaid = pb.ListFeeTicketsRequest(case=ticket.case, state="PAID")
    assert list((await world.fees("clerk").ListFeeTickets(unpaid)).fee_tickets) == []


async def test_whoever_has_the_code_sees_what_is_to_be_paid_and_no_more(world: World) -> None:
    ticket = await ticket_of(world)

    shown = await world.fees("").CheckFeeTicket(pb.CheckFeeTicketRequest(code=ticket.pay_code))

    assert (shown.amount, shown.item_title, shown.payer) == (7000, "高龄老人特殊补贴", "演***人")
    assert (shown.name, shown.case, shown.officer) == ("", "", "")
    other = world.fees("").CheckFeeTicket(pb.CheckFeeTicketRequest(code="0" * 20))
    assert (await refused(other))[1] == "FEE_TICKET_NOT_FOUND"
    short = world.fees("").CheckFeeTicket(pb.CheckFeeTicketRequest(code="１２３"))
    assert (await refused(short))[2] == {"field": "code"}


async def test_the_code_and_the_payer_are_not_told_to_others(world: World) -> None:
    ticket = await ticket_of(world)

    [row] = await world.rows("SELECT payload FROM journal WHERE aggregate = :name", name=ticket.name)

    event = pb.FeeTicketChanged.FromString(row.payload)
    assert (event.fee_ticket.amount, event.fee_ticket.pay_code, event.fee_ticket.payer) == (7000, "", "")


# ---- Paying online


async def test_a_fee_is_paid_through_the_provider(world: World, sandbox: Payments) -> None:
    """O01, O06: UNPAID → PAYING → PAID; asked again, it is the same payment."""
    ticket, order = await opened(world)
    assert order.fee_ticket.state == pb.FeeTicket.PAYING
    again = await world.fees("").PayFeeTicket(pb.PayFeeTicketRequest(code=ticket.pay_code))
    assert (again.order, again.pay_url) == (order.order, order.pay_url)
    assert "已支付" in sandbox.settle(order.pay_url)

    assert (await told(world, sandbox, notice(order, "PAID"))).changed

    found = await seen(world, ticket)
    assert (found.state, found.channel, found.trade_number) == (pb.FeeTicket.PAID, pb.ONLINE, "SB1")
    assert found.pay_time.ToDatetime(dt.UTC) == dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)


async def test_what_the_provider_says_again_changes_nothing(world: World, sandbox: Payments) -> None:
    ticket, order = await paid(world, sandbox)

    assert not (await told(world, sandbox, notice(order, "PAID"))).changed
    assert not (await told(world, sandbox, notice(order, "CLOSED"))).changed

    assert (await seen(world, ticket)).etag == ticket.etag


async def test_a_payment_that_is_given_up_may_be_opened_again(world: World, sandbox: Payments) -> None:
    ticket, first = await opened(world)
    assert (await told(world, sandbox, notice(first, "CLOSED"))).changed
    second = await world.fees("").PayFeeTicket(pb.PayFeeTicketRequest(code=ticket.pay_code))
    assert second.order != first.order

    # The first one went through after all.
    await told(world, sandbox, notice(first, "PAID"))

    found = await seen(world, ticket)
    assert (found.state, found.order) == (pb.FeeTicket.PAID, first.order)


async def test_a_payment_of_another_amount_is_not_taken(world: World, sandbox: Payments) -> None:
    ticket, order = await opened(world)

    less = told(world, sandbox, notice(order, "PAID", amount=6999))

    assert (await refused(less))[1:] == ("FEE_AMOUNT_DIFFERS", {"amount": "6999", "expected": "7000"})
    assert (await seen(world, ticket)).state == pb.FeeTicket.PAYING


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"signature": "AAAA"}, "signature"),
        ({"signature": "not base64"}, "signature"),
        ({"notice": "{}"}, "signature"),
        ({"nonce": "another-nonce-altogether"}, "signature"),
        ({"timestamp": "1"}, "signature"),
    ],
)
async def test_a_notice_that_is_not_the_providers_is_refused_and_counted(
    world: World, sandbox: Payments, changed: dict[str, str], what: str
) -> None:
    ticket, order = await opened(world)
    before = refusals("PAYMENT_NOTICE_INVALID")

    forged = told(world, sandbox, notice(order, "PAID"), **changed)

    assert await refused(forged) == ("PERMISSION_DENIED", "PAYMENT_NOTICE_INVALID", {"what": what})
    assert refusals("PAYMENT_NOTICE_INVALID") == before + 1
    assert (await seen(world, ticket)).state == pb.FeeTicket.PAYING


def refusals(outcome: str) -> float:
    """How many notices ended so."""
    labels = {"outcome": outcome}
    return REGISTRY.get_sample_value("yangguang_cases_payment_notices_total", labels) or 0.0


async def test_a_notice_is_taken_once_and_only_while_it_is_fresh(world: World, sandbox: Payments) -> None:
    """Replay protection: whoever listened cannot send it again, and cannot keep it."""
    _, order = await opened(world)
    signed = pb.TakePaymentNoticeRequest(**sandbox.signed(notice(order, "CLOSED")))
    results = await asyncio.gather(
        *(world.fees("").TakePaymentNotice(signed) for _ in range(8)), return_exceptions=True
    )
    assert sum(isinstance(result, pb.TakePaymentNoticeResponse) for result in results) == 1
    reasons = {refusal(result).reason for result in results if isinstance(result, grpc.RpcError)}
    assert reasons == {"PAYMENT_NOTICE_REPLAYED"}

    for late in (-301, 301):
        old = sandbox.signed(notice(order, "PAID"), time.time() + late)
        taken = world.fees("").TakePaymentNotice(pb.TakePaymentNoticeRequest(**old))
        assert (await refused(taken))[2] == {"what": "timestamp"}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"order": "x"}', json.dumps({"order": "x" * 36, "trade": "", "state": "PAID"})]
)
async def test_a_notice_that_says_nothing_is_refused(world: World, sandbox: Payments, text: str) -> None:
    assert (await refused(told(world, sandbox, text)))[2]["field"] == "notice"


async def test_without_an_answer_of_the_provider_nothing_has_happened(
    world: World, sandbox: Payments
) -> None:
    ticket = await ticket_of(world)
    # The provider has this order already, for another amount.
    order = ticket.name.removeprefix("feeTickets/").replace("-", "") + "0001"
    await sandbox.counterparty.provider.open(order, 1, "别的")

    pay = world.fees("").PayFeeTicket(pb.PayFeeTicketRequest(code=ticket.pay_code))

    assert (await refused(pay))[:2] == ("UNAVAILABLE", "PAYMENT_PROVIDER_UNAVAILABLE")
    assert (await seen(world, ticket)).state == pb.FeeTicket.UNPAID


def test_the_provider_does_not_deal_with_strangers(sandbox: Payments) -> None:
    order = {"order": "1", "amount": 1, "title": "x"}
    answer = httpx.post(f"{sandbox.url}/orders", json=order, trust_env=False)
    assert answer.status_code == 401


# ---- At the counter


async def test_fees_of_all_departments_are_received_at_one_window(world: World) -> None:
    """O05, O06: 一个窗口收费, by the right to collect; what is received is the whole of it."""
    ticket = await ticket_of(world)
    given: dict[str, Any] = {"channel": "FEE_WINDOW", "amount": 7000, "receipt_number": "桂财票0001"}
    request = pb.ReceiveFeeRequest(code=ticket.pay_code, **given)
    # A clerk of the department itself does not collect.
    assert (await refused(world.fees("clerk").ReceiveFee(request)))[2] == {"right": "FEE_COLLECTION"}
    part = pb.ReceiveFeeRequest(code=ticket.pay_code, **given | {"amount": 6999})
    assert (await refused(world.fees("cashier").ReceiveFee(part)))[1] == "FEE_AMOUNT_DIFFERS"
    online = pb.ReceiveFeeRequest(code=ticket.pay_code, **given | {"channel": "ONLINE"})
    assert (await refused(world.fees("cashier").ReceiveFee(online)))[2]["field"] == "channel"

    received = await world.fees("cashier").ReceiveFee(request)

    assert (received.state, received.receiver) == (pb.FeeTicket.PAID, "cashier")
    assert received.receipt_number == "桂财票0001"


@pytest.mark.parametrize("channel", ["PAYMENT_POINT", "BANK_OUTLET"])
async def test_fees_are_paid_at_payment_points_and_at_the_bank(world: World, channel: str) -> None:
    """O01, O06: 缴费点, 银行网点."""
    ticket = await ticket_of(world)
    request = pb.ReceiveFeeRequest(code=ticket.pay_code, channel=channel, amount=7000, receipt_number="1")

    received = await world.fees("cashier").ReceiveFee(request)

    assert pb.PayChannel.Name(received.channel) == channel


async def test_of_eight_who_receive_at_once_one_does(world: World) -> None:
    ticket = await ticket_of(world)
    attempts = [
        world.fees("cashier").ReceiveFee(
            pb.ReceiveFeeRequest(code=ticket.pay_code, channel="FEE_WINDOW", amount=7000, receipt_number=n)
        )
        for n in "12345678"
    ]

    results = await asyncio.gather(*attempts, return_exceptions=True)

    [one] = [result for result in results if isinstance(result, pb.FeeTicket)]
    assert (await seen(world, ticket)).receipt_number == one.receipt_number


async def test_nothing_is_paid_for_a_case_that_was_withdrawn(world: World) -> None:
    ticket = await ticket_of(world)
    withdraw = cases.WithdrawCaseRequest(name=ticket.case, reason="改日再办")
    await world.as_("resident").WithdrawCase(withdraw)

    pay = world.fees("").PayFeeTicket(pb.PayFeeTicketRequest(code=ticket.pay_code))

    assert (await refused(pay))[1:] == ("FEE_NOT_DUE", {"state": "WITHDRAWN"})


# ---- The result waits


async def test_the_result_is_handed_over_once_the_fees_are_paid(world: World) -> None:
    """O02: 先缴费后取件 where the item says so; the clock of delivery runs on, since no law stops it."""
    case = await accepted(world)
    await world.as_("chief").DecideCase(cases.DecideCaseRequest(name=case, granted=True))
    done = await world.as_("chief").CompleteCase(cases.CompleteCaseRequest(name=case))
    deliver = cases.DeliverCaseRequest(name=case, way="COLLECTED", receipt="演示申请人")
    assert (await refused(world.as_("clerk").DeliverCase(deliver)))[1] == "FEE_UNPAID"
    ticket = await world.fees("clerk").CreateFeeTicket(charged(case))
    assert (await refused(world.as_("clerk").DeliverCase(deliver)))[1] == "FEE_UNPAID"
    await world.fees("cashier").ReceiveFee(
        pb.ReceiveFeeRequest(code=ticket.pay_code, channel="FEE_WINDOW", amount=7000, receipt_number="1")
    )

    delivered = await world.as_("clerk").DeliverCase(deliver)

    assert delivered.state == cases.Case.DELIVERED
    assert due(done, "DELIVERY_CLOCK") == "2026-03-16"


@pytest.mark.parametrize(
    ("collector", "channel", "behind"),
    [
        ("cashier", "FEE_WINDOW", []),
        ("back-cashier", "FEE_WINDOW", [cases.PAYING_BEHIND]),
        ("back-cashier", "BANK_OUTLET", []),
    ],
)
async def test_a19_a_fee_that_was_received_behind_the_window_is_flagged(
    world: World, collector: str, channel: str, behind: list[int]
) -> None:
    """A19 (现场四到位): payment belongs to the window; banks and payment points are none of it."""
    case = await accepted(world)
    ticket = await world.fees("clerk").CreateFeeTicket(charged(case))
    await world.fees(collector).ReceiveFee(
        pb.ReceiveFeeRequest(code=ticket.pay_code, channel=channel, amount=7000, receipt_number="1")
    )
    await world.as_("chief").DecideCase(cases.DecideCaseRequest(name=case, granted=True))
    await world.as_("chief").CompleteCase(cases.CompleteCaseRequest(name=case))

    delivered = await world.as_("clerk").DeliverCase(
        cases.DeliverCaseRequest(name=case, way="COLLECTED", receipt="演示申请人")
    )

    assert list(delivered.handling.behind_steps) == behind


async def test_a_refusal_is_handed_over_without_payment(world: World) -> None:
    case = await accepted(world)
    no = cases.DecideCaseRequest(name=case, granted=False, reason="不符合条件")
    await world.as_("chief").DecideCase(no)
    await world.as_("chief").CompleteCase(cases.CompleteCaseRequest(name=case))

    deliver = cases.DeliverCaseRequest(name=case, way="COLLECTED", receipt="演示申请人")

    assert (await world.as_("clerk").DeliverCase(deliver)).state == cases.Case.DELIVERED


# ---- Refunds


def refund(ticket: pb.FeeTicket, **more: str) -> pb.RefundFeeTicketRequest:
    """What asks for money to be given back."""
    given = {"reason": "多收", "document_number": "退〔演示〕1号"} | more
    return pb.RefundFeeTicketRequest(name=ticket.name, **given)


async def test_what_was_paid_online_comes_back_through_the_provider(world: World, sandbox: Payments) -> None:
    """行政许可法 art. 75: PAID → REFUNDING → REFUNDED."""
    ticket, order = await opened(world)
    sandbox.settle(order.pay_url)
    await told(world, sandbox, notice(order, "PAID"))

    going = await world.fees("chief").RefundFeeTicket(refund(ticket))
    assert going.state == pb.FeeTicket.REFUNDING
    assert (await refused(told(world, sandbox, notice(order, "REFUNDED", trade="SB2"))))[1] == (
        "PAYMENT_NOT_KNOWN"
    )
    await told(world, sandbox, notice(order, "REFUNDED"))

    assert (await seen(world, ticket)).state == pb.FeeTicket.REFUNDED


async def test_a_refund_the_provider_did_not_take_is_asked_for_again(world: World, sandbox: Payments) -> None:
    """The provider does not know of the payment yet: it is on record, and the same request asks again."""
    ticket, order = await paid(world, sandbox)
    request = refund(ticket, request_id="refund-again")
    assert (await refused(world.fees("chief").RefundFeeTicket(request)))[0] == "UNAVAILABLE"
    assert (await seen(world, ticket)).state == pb.FeeTicket.REFUNDING
    sandbox.settle(order.pay_url)

    assert (await world.fees("chief").RefundFeeTicket(request)).state == pb.FeeTicket.REFUNDING


async def test_what_was_paid_at_the_window_comes_back_there(world: World) -> None:
    ticket = await ticket_of(world)
    given: dict[str, Any] = {"channel": "FEE_WINDOW", "amount": 7000, "receipt_number": "1"}
    await world.fees("cashier").ReceiveFee(pb.ReceiveFeeRequest(code=ticket.pay_code, **given))

    back = await world.fees("head").RefundFeeTicket(refund(ticket))

    assert (back.state, back.refund_document) == (pb.FeeTicket.REFUNDED, "退〔演示〕1号")


# ---- Reconciliation


async def test_a_day_is_compared_with_the_statement_both_ways(world: World, sandbox: Payments) -> None:
    """O01: 对账: alike, only there, only here."""
    today = dt.datetime.now(dt.UTC)
    same, at_provider_alone, here_alone = [await opened(world) for _ in range(3)]
    for _, order in (same, at_provider_alone):
        sandbox.settle(order.pay_url)
    for _, order in (same, here_alone):
        await told(world, sandbox, notice(order, "PAID", time=today.isoformat()))
    world.clock.now = today + dt.timedelta(days=1)
    day = today.astimezone(dt.timezone(dt.timedelta(hours=8))).date().isoformat()

    found = await world.fees("manager").CreateReconciliation(pb.CreateReconciliationRequest(day=day))

    differing = {each.order: each for each in found.differences}
    assert same[1].order not in differing
    there = differing[at_provider_alone[1].order]
    assert (there.kind, there.amount_here, there.amount_there) == (
        pb.PaymentDifference.ONLY_THERE,
        0,
        7000,
    )
    ours = differing[here_alone[1].order]
    assert (ours.kind, ours.fee_ticket) == (pb.PaymentDifference.ONLY_HERE, here_alone[0].name)
    listed = await world.fees("auditor").ListReconciliations(pb.ListReconciliationsRequest(differing=True))
    assert [each.name for each in listed.reconciliations] == [found.name]


async def test_only_days_that_are_over_are_compared_by_who_oversees_the_deployment(world: World) -> None:
    for day in ("2026-03-02", "2026-03-03", "", "gestern"):
        early = world.fees("manager").CreateReconciliation(pb.CreateReconciliationRequest(day=day))
        assert (await refused(early))[2]["field"] == "day"
    town = world.fees("town-manager").CreateReconciliation(pb.CreateReconciliationRequest(day="2026-03-01"))
    assert (await refused(town))[1] == "OUT_OF_SCOPE"


# ---- Without a provider


@pytest.fixture(scope="module")
async def offline(
    new_database: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[World]:
    """The service, where nothing is paid online."""
    async with new_world(new_database, tmp_path_factory.mktemp("offline")) as world:
        yield world


async def test_without_a_provider_fees_are_paid_at_counters_alone(offline: World) -> None:
    ticket = await ticket_of(offline)

    pay = offline.fees("").PayFeeTicket(pb.PayFeeTicketRequest(code=ticket.pay_code))

    assert (await refused(pay))[1] == "PAYMENT_NOT_OFFERED"


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"payment_url": "http://pay.example"}, "https"),
        ({"payment_url": "https://pay.example"}, "service_key_file"),
        ({"payment_url": "https://pay.example", "service_key_file": "/x", "payment_public_key": "AA"}, "32"),
        ({"payment_url": "ftp://pay.example"}, "payment_url"),
    ],
)
def test_settings_that_would_trust_anybody_stop_the_start(given: dict[str, Any], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        CasesSettings(database_url="postgresql+asyncpg://x/y", **given)
