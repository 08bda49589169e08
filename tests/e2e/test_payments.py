"""A fee on its way (O01–O03): published, put on a ticket, paid on the telephone at a real provider."""

from __future__ import annotations

import re

import httpx

from local.rest import Document, Visitor, wait_for
from tests.conftest import NewCluster
from tests.e2e.matters import FEE
from tests.factories import applicant
from tests.unit.gateway.reading import text

STANDARD = "450511987000"


def charging(visitor: Visitor) -> Document:
    """A new item of the civil affairs bureau, with one fee, of which the result waits for payment."""
    like = visitor.get("items", query="老年人优待证", kind="INSTANT")["items"][0]
    content = like["version"]["content"] | {"fees": [FEE], "result_after_payment": True}
    fixed = {name: content[name] for name in ("title", "type", "legal_bases")}
    visitor.post(
        "standardItems",
        "reviewer",
        standard_item_id=STANDARD,
        standard_item=fixed | {"levels": ["COUNTY"]},
    )
    code = like["name"].removeprefix("items/")[:19] + STANDARD
    item = {"standard_item": f"standardItems/{STANDARD}", "organisation": like["organisation"]}
    visitor.post("items", "reviewer", item_id=code, content=content | {"level": "COUNTY"}, **item)
    visitor.post(f"items/{code}/versions/1:submit", "reviewer")
    visitor.post(f"items/{code}/versions/1:publish", "reviewer", document_number="演目〔2026〕9号")
    return {"name": f"items/{code}", "materials": [each["id"] for each in content["materials"]]}


def test_a_fee_is_paid_on_the_telephone_and_the_result_handed_over(fresh_cluster: NewCluster) -> None:
    cluster = fresh_cluster()
    provider, visitor = f"http://127.0.0.1:{cluster.ports['payments']}", Visitor(cluster.url)
    item = charging(visitor)
    given = {"item": item["name"], "materials": item["materials"], "applicant": applicant()}
    case = visitor.post("cases", "resident", **given)["name"]
    visitor.post(f"{case}:accept", "clerk-mz")
    line = {"title": FEE["title"], "amount": 2000}
    over = {"case": case, "lines": [line | {"amount": 2001}]}
    visitor.refused("FEE_ABOVE_STANDARD", "feeTickets", "clerk-mz", **over)
    visitor.post("feeTickets", "clerk-mz", case=case, lines=[line])
    visitor.post(f"{case}:decide", "chief-mz", granted=True)
    visitor.post(f"{case}:complete", "chief-mz")
    taken = {"way": "COLLECTED", "receipt": "本人"}
    visitor.refused("FEE_UNPAID", f"{case}:deliver", "clerk-mz", **taken)
    [ticket] = visitor.get("feeTickets", "resident", case=case)["fee_tickets"]

    with httpx.Client(base_url=cluster.url, timeout=15, headers={"Accept": "text/html"}) as phone:
        found = phone.post("/pay", data={"code": f" {ticket['pay_code'][:4]} {ticket['pay_code'][4:]}"})
        page = found.headers["location"]
        assert "20.00 元" in phone.get(page).text
        assert "合计 20.00元（人民币贰拾元整）" in text(phone.get(f"{page}/sheet").content)
        [pay_url] = re.findall(rf'href="({provider}/pay/\w+)"', phone.post(page).text)
        assert "已支付" in visitor.fill_in(pay_url, do="pay")
        wait_for(lambda: "已缴费" in phone.get(page).text or None)

    assert visitor.post(f"{case}:deliver", "clerk-mz", **taken)["state"] == "DELIVERED"
    irregular = visitor.get("irregularFees", "supervisor")["irregular_fees"]
    assert [(each["title"], each["amount"], each["standard"]) for each in irregular] == [
        (FEE["title"], 2001, 2000)
    ]
    visitor.close()
