"""The chapter on a fee (收费): published first, one ticket, paid at the provider, told, reconciled."""

from __future__ import annotations

import datetime as dt
from typing import Final

from local.demo.projects import LICENCE
from local.demo.stage import REGION, Demo, expect, now
from local.rest import Document, wait_for

STANDARD: Final = "450711986000"
TITLE: Final = "证照遗失补发（演示收费事项）"
FEE: Final = {"title": "证照工本费", "amount": 2000, "basis": "演示价费〔2026〕1号（演示值）"}
DIFFERENCES: Final = {"ONLY_THERE": "长款", "ONLY_HERE": "短款", "OTHER_AMOUNT": "金额不符"}
NOT_OFFERED: Final = "PAYMENT_NOT_OFFERED"


def fee(demo: Demo) -> None:
    """A fee from its publication to the statement of a day."""
    demo.screen.chapter(
        "收费：先公布、一票收清、扫码缴费、对账", "a fee: published, one ticket, paid, reconciled"
    )
    item = published(demo)
    case, ticket = charged(demo, item)
    if paid(demo, case, ticket):
        reconciled(demo)


def published(demo: Demo) -> Document:
    """An item with a fee: only what is published may be charged; made when it is not there yet."""
    demo.screen.step("公布收费标准", "published")
    found = demo.visitor.get("items", query=TITLE, region=REGION)["items"]
    item = dict(found[0]) if found else publish(demo)
    [charge] = item["version"]["content"]["fees"]
    demo.screen.say(f"{TITLE}：{charge['title']} {yuan(charge['amount'])}，{charge['basis']}")
    return item


def publish(demo: Demo) -> Document:
    """Publish it as the catalogue's reviewer, like another item of the same organisation."""
    visitor = demo.visitor
    like = visitor.get(LICENCE)
    content = like["version"]["content"] | {"title": TITLE, "fees": [FEE], "result_after_payment": True}
    content |= {"level": "COUNTY", "english_title": "Lost certificate issued again (with a fee)"}
    fixed = {name: content[name] for name in ("title", "type", "legal_bases")} | {"levels": ["COUNTY"]}
    visitor.post("standardItems", "reviewer", standard_item_id=STANDARD, standard_item=fixed)
    code = like["name"].removeprefix("items/")[:19] + STANDARD
    item: Document = {"standard_item": f"standardItems/{STANDARD}", "organisation": like["organisation"]}
    visitor.post("items", "reviewer", item_id=code, content=content, **item)
    visitor.post(f"items/{code}/versions/1:submit", "reviewer")
    visitor.post(f"items/{code}/versions/1:publish", "reviewer", document_number="演目〔2026〕9号")
    return visitor.get(f"items/{code}")


def charged(demo: Demo, item: Document) -> tuple[Document, Document]:
    """More than the standard is refused and on record; the ticket; no result before it is paid."""
    visitor, screen = demo.visitor, demo.screen
    screen.step("申请、受理", "apply, accept")
    case = demo.apply(item, "演示申请人己", "clerk-scjg", channel="WINDOW")
    case = demo.act(case, "accept", "clerk-scjg", "ACCEPTED")
    screen.step("开票", "one ticket")
    line = {"title": FEE["title"], "amount": FEE["amount"]}
    over = {"case": case["name"], "lines": [line | {"amount": 5000}]}
    problem = visitor.refused("FEE_ABOVE_STANDARD", "feeTickets", "clerk-scjg", **over)
    screen.say(f"✗ 收 50.00 元：{problem['title']}（{problem['status']} FEE_ABOVE_STANDARD），已留痕")
    ticket = visitor.post("feeTickets", "clerk-scjg", case=case["name"], lines=[line])
    screen.say(f"一票 {yuan(ticket['amount'])}，缴款码 {ticket['pay_code']}")
    screen.step("审批、办结", "decide, complete")
    demo.act(case, "decide", "chief-scjg", "DECIDED", granted=True)
    case = visitor.post(f"{case['name']}:complete", "chief-scjg")
    demo.refused("FEE_UNPAID", case, "deliver", "clerk-scjg", way="COLLECTED", receipt="演示申请人己")
    return case, ticket


def paid(demo: Demo, case: Document, ticket: Document) -> bool:
    """Paid on the provider's page by the code alone; its signed notice makes it paid here."""
    visitor, screen = demo.visitor, demo.screen
    screen.step("扫码缴费", "paid by the code")
    order, reason = visitor.tried("feeTickets:pay", code=ticket["pay_code"])
    if reason == NOT_OFFERED:
        screen.say("本部署未接支付平台，到收费窗口缴费 · no payment provider here")
        return False
    expect(not reason, f"feeTickets:pay: {reason}")
    visitor.fill_in(order["pay_url"], do="pay")
    screen.say(f"支付沙箱：{yuan(ticket['amount'])}，{order['pay_url'].partition('/pay/')[0]}")

    def look() -> Document | None:
        found = visitor.get(ticket["name"], "clerk-scjg")
        return found if found["state"] == "PAID" else None

    found = wait_for(look)
    screen.say(f"平台签名通知已核验：已缴费，流水 {found['trade_number']}")
    screen.step("领取", "collected")
    demo.act(case, "deliver", "clerk-scjg", "DELIVERED", way="COLLECTED", receipt="演示申请人己")
    return True


def reconciled(demo: Demo) -> None:
    """The provider's statement of yesterday beside the tickets, both ways."""
    demo.screen.step("对账", "reconciled")
    day = (now().date() - dt.timedelta(days=1)).isoformat()
    found = demo.visitor.post("reconciliations", "manager", day=day)
    kinds = "、".join(DIFFERENCES[each["kind"]] for each in found["differences"]) or "无差异"
    there, here = yuan(found["amount_there"]), yuan(found["amount_here"])
    demo.screen.say(f"{day}：平台 {there}，本系统 {here}，相符 {found['matched_count']} 笔，{kinds}")
    demo.screen.say(f"对账单 SHA-256 {found['statement_sha256'][:16]}…；当日的次日可对")


def yuan(cents: int) -> str:
    """An amount of fen in yuan."""
    return f"{cents // 100}.{cents % 100:02} 元"
