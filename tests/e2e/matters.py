"""What the walks over the public interface do and expect of the rarer matters of cases."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from local.rest import Document, Visitor, wait_for
from tests.factories import applicant

if TYPE_CHECKING:
    from tests.e2e.test_repeated_writes import Walk

# What is published, counts without names, and rating by a code: for everybody.
PUBLIC: Final = {
    *("ListCaseNotices", "ListCaseResults", "ListPublishedAnswers", "SubmitRating", "GetRatingSummary"),
    *("GetSeal", "ListSeals", "GetPrecedent", "ListPrecedents"),
    *("CheckFeeTicket", "PayFeeTicket", "TakePaymentNotice"),
}
# Whoever has an account may, of what is published just then; of anything else there is no case.
OF_WHAT_IS_PUBLISHED: Final = {"FileObjection"}
# Rows named by the path or the body: refused, or not found.
NAMED: Final = {
    *("RepeatNotice", "RecordViolation", "ShortenPromise", "PublishDelayReason", "FileObjection"),
    *("ResolveObjection", "WaiveStep", "TransferCase", "AnswerTransfer"),
    *("InviteRating", "GetRating", "CallBackRating", "RectifyRating", "CloseRating", "AppealRating"),
    *("JudgeRatingAppeal", "GetConsultation", "TakeConsultation", "HandOverConsultation"),
    *("AnswerConsultation", "SignAgencyEntry", "RetireSeal", "WithdrawPrecedent", "CitePrecedent"),
    *("CreatePrecedent", "RecordSealUse"),
    *("CreateFeeTicket", "GetFeeTicket", "WaiveFeeTicket", "CancelFeeTicket", "RefundFeeTicket"),
    *("ReceiveFee", "CreateReconciliation"),
}
LISTS: Final = {
    "ListAgencyEntries": "agency_entries",
    "ListExchangeRecords": "exchange_records",
    "ListRatings": "ratings",
    "ListServiceRecords": "service_records",
    "ListConsultations": "consultations",
    "ListSealUses": "seal_uses",
    "ListPrecedentCitations": "precedent_citations",
    "ListFeeTickets": "fee_tickets",
    "ListReconciliations": "reconciliations",
    "ListIrregularFees": "irregular_fees",
}
# What one writes is one's own, wherever one is.
OWN: Final = {"CreateServiceRecord", "CreateConsultation", "CreateSeal", "DeclareZeroFees"}
# Counts of one's own, which are none elsewhere.
COUNTS: Final = {"GetServiceCounts", "GetConsultationCounts"}
YEAR: Final = {"first_day": "2026-01-01", "last_day": "2026-12-31"}
QUERIES: Final = dict.fromkeys((*COUNTS, "GetRatingSummary"), YEAR)
MZ: Final = "organisations/450222-mz"
SEAL: Final[Document] = {
    "title": "柳城县民政局行政审批专用章",
    "number": "4502220009990",
    "keeper": "首席代表（演示）",
    "document_number": "演章〔2026〕1号",
}
PRECEDENT: Final[Document] = {
    "title": "高龄补贴凭承诺办理",
    "place": "鹿寨县",
    "authority": "鹿寨县民政局",
    "document_number": "演批〔2026〕1号",
    "decide_day": "2026-02-10",
    "summary": "户籍资料由部门共享，申请人不再提交",
    "source": "演示网站",
}
# A code follows from what it is about, and nothing is written; a notice is taken once by its nonce. The
# county of the demonstration has no payment provider: tests/e2e/test_payments.py has one.
WITHOUT_KEY: Final = {
    *("InviteRating", "CheckFeeTicket", "TakePaymentNotice", "PayFeeTicket", "CreateReconciliation")
}
# A ticket nobody has: those of the walk are of items of its own.
TICKET: Final = "01930c4e-8b7a-7c1d-9e2f-0123456789ab"
FEE: Final = {"title": "证照工本费", "amount": 2000, "basis": "桂价费〔演示〕1号"}


def rows(visitor: Visitor, item: Document) -> dict[str, str]:
    """A consultation and a bad rating of a service, by the collection they are in."""
    talk = visitor.post("consultations", "resident", question="需要本人到场吗？", item=item["name"])
    served = visitor.post("serviceRecords", "clerk-mz", kind="CONSULTING", mode="REMINDER_SERVICE")
    code = visitor.post("ratings:invite", "clerk-mz", about=served["name"])["code"]
    rating = visitor.post("ratings:submit", code=code, rating={"grade": "VERY_DISSATISFIED"})
    seal = visitor.post("seals", "head-mz", **SEAL)
    precedent = visitor.post("precedents", "chief-mz", item=item["name"], **PRECEDENT)
    made = (talk, rating, seal, precedent)
    named = {each["name"].split("/")[0]: each["name"].split("/")[1] for each in made}
    return named | {"feeTickets": TICKET}


def sealing(walk: Walk, item: Document) -> None:
    """A seal that is used and retired, a precedent that is cited and withdrawn."""
    other = SEAL | {"number": "4502220009991"}
    for old in walk.get("seals", "head-mz", state="IN_USE", organisation=MZ)["seals"]:
        _send(walk, f"{old['name']}:retire", "head-mz", {"document_number": "演停〔2026〕1号"})
    seal = walk.do("CreateSeal", "head-mz", "seals", other, other | {"keeper": "另一人"})
    use = {"document": "OTHER_DOCUMENT", "document_number": "演函〔2026〕3号", "purpose": "复函"}
    walk.do("RecordSealUse", "chief-mz", "sealUses", use, use | {"purpose": "另一件"})
    walk.do("RetireSeal", "head-mz", f"{seal['name']}:retire", {"document_number": "演停〔2026〕2号"})
    given = PRECEDENT | {"item": item["name"]}
    made = walk.do("CreatePrecedent", "chief-mz", "precedents", given, given | {"place": "融水县"})
    case = walk.case(item)
    note = {"case": case, "note": "材料同样由部门共享"}
    walk.do("CitePrecedent", "clerk-mz", f"{made['name']}:cite", note, note | {"note": "另"})
    walk.do("WithdrawPrecedent", "chief-mz", f"{made['name']}:withdraw", {"reason": "该批复已被撤销"})


def handling(walk: Walk, item: Document) -> None:
    """What is on record of the handling of cases beside their way."""
    materials = [each["id"] for each in item["version"]["content"]["materials"]]
    case = walk.case(item, materials=materials[1:])
    told = [{"material": materials[0], "reason": "未提交"}]
    _send(walk, f"{case}:requestSupplement", "clerk-mz", {"materials": told})
    _send(walk, f"{case}:supplement", "resident", {"materials": materials[:1]})
    more = {"materials": told, "reason": "初审时未发现"}
    walk.do("RepeatNotice", "clerk-mz", f"{case}:repeatNotice", more)
    walk.do(
        "RecordViolation", "clerk-mz", f"{case}:recordViolation", {"kind": "WRONG_ENTRY", "reason": "误录"}
    )
    shorter = {"basis": "KEY_PROJECT", "length": 2, "document_number": "演重点〔2026〕1号"}
    walk.do("ShortenPromise", "chief-mz", f"{case}:shortenPromise", shorter)
    passed = {"kind": "HAND_OVER", "receiver": "社会救助股", "note": "请核查"}
    walk.do("TransferCase", "clerk-mz", f"{case}:transfer", passed)
    walk.do("AnswerTransfer", "approver-mz", f"{case}:answerTransfer", {"number": 1, "answer": "已核查"})
    late(walk, item)
    chain(walk)
    signed = walk.case(item, "agent", agent_mandate_number="委演2026-1")
    _send(walk, f"{signed}:withdraw", "agent", {"reason": "改日再办"})
    signature = {"way": "FINGERPRINT", "file_sha256": "0" * 64}
    walk.do("SignAgencyEntry", "agent", f"{signed}:signAgencyEntry", signature)


def late(walk: Walk, item: Document) -> None:
    """A case that lay about: its delay is explained, its publicity is objected to."""
    received = {"channel": "POST", "receive_time": "2026-03-02T09:00:00+08:00"}
    case = walk.case(item, "clerk-mz", **received)
    wait_for(lambda: walk.get(case, "clerk-mz")["state"] == "ACCEPTED" or None)
    reason = {"clock": "PROMISED_CLOCK", "reason": "需到外地核查", "expected_day": "2030-03-20"}
    walk.do("PublishDelayReason", "chief-mz", f"{case}:publishDelayReason", reason)
    publicity = {"kind": "PUBLICITY", "expected_days": 7}
    _send(walk, f"{case}:startProcedure", "approver-mz", publicity)
    objection = {"procedure": 1, "content": "公示的情况不实"}
    walk.do("FileObjection", "resident2", f"{case}:fileObjection", objection)
    found = {"procedure": 1, "number": 1, "resolution": "经核查属实", "upheld": False}
    walk.do("ResolveObjection", "approver-mz", f"{case}:resolveObjection", found)


def chain(walk: Walk) -> None:
    """The chain of a sub-district, whose publicity is not needed this time."""
    mine = {"kind": "FORWARDED", "organisation": "organisations/450222-mz", "page_size": "100"}
    items: Any = walk.get("items", "clerk-mz", **mine)["items"]
    item = next(each for each in items if any(step["conditional"] for step in _steps(each)))
    case = walk.case(item)
    _send(walk, f"{case}:accept", "clerk-mz", None)
    for number, kind in enumerate(("VILLAGE_REVIEW", "HOUSEHOLD_SURVEY", "OFFICE_MEETING"), 1):
        _send(walk, f"{case}:startProcedure", "approver-mz", {"kind": kind, "expected_days": 1})
        _send(walk, f"{case}:endProcedure", "approver-mz", {"number": number, "result": "通过"})
    waived = {"kind": "PUBLICITY", "reason": "不涉及公共利益"}
    walk.do("WaiveStep", "approver-mz", f"{case}:waiveStep", waived)


def ratings(walk: Walk, item: Document) -> None:
    """Two bad ratings of services: one is put right, one appealed against."""
    served = {"kind": "CONSULTING", "mode": "EXTENDED_SERVICE", "in_person": True}
    bad = {"rating": {"grade": "DISSATISFIED"}}
    made = walk.do("CreateServiceRecord", "clerk-mz", "serviceRecords", served, served | {"note": "另"})
    code = _send(walk, "ratings:invite", "clerk-mz", {"about": made["name"]})["code"]
    worse = {"code": code, "rating": {"grade": "VERY_DISSATISFIED"}}
    first = walk.do("SubmitRating", "resident", "ratings:submit", {"code": code, **bad}, worse)
    matter = {"reached": True, "outcome": "TO_BE_RECTIFIED", "matter": "等候过久"}
    walk.do("CallBackRating", "manager", f"{first['name']}:callBack", matter)
    walk.do("RectifyRating", "head-mz", f"{first['name']}:rectify", {"result": "已增开窗口"})
    walk.do("CloseRating", "manager", f"{first['name']}:close", {"feedback": "已告知"})
    made = _send(walk, "serviceRecords", "clerk-mz", served)
    code = _send(walk, "ratings:invite", "clerk-mz", {"about": made["name"]})["code"]
    second = _send(walk, "ratings:submit", "resident", {"code": code, **bad})
    _send(walk, f"{second['name']}:callBack", "manager", matter)
    walk.do("AppealRating", "head-mz", f"{second['name']}:appeal", {"reason": "系统故障所致"})
    judged = {"upheld": True, "judgement": "属实"}
    walk.do("JudgeRatingAppeal", "supervisor", f"{second['name']}:judgeAppeal", judged)
    consultations(walk, item)


def consultations(walk: Walk, item: Document) -> None:
    """A question on its way to its answer."""
    asked = {"question": "需要本人到场吗？", "item": item["name"]}
    other = asked | {"question": "可以代办吗？"}
    made = walk.do("CreateConsultation", "resident", "consultations", asked, other)
    walk.do("TakeConsultation", "clerk-mz", f"{made['name']}:take")
    answer = {"answer": "可以委托代办员办理。", "publish": True}
    walk.do("AnswerConsultation", "clerk-mz", f"{made['name']}:answer", answer)
    made = _send(walk, "consultations", "clerk-mz", {"question": "社保卡在哪里办？"})
    away = {"organisation": "organisations/450222-rs", "reason": "属人社部门职责"}
    walk.do("HandOverConsultation", "clerk-mz", f"{made['name']}:handOver", away)


def fees(walk: Walk, item: Document) -> None:
    """Tickets of an item that charges: waived, taken back, received at the fee window and given back."""
    year = {"valid_from": "2026-01-01", "valid_to": "2030-12-31", "document_number": "演授〔2026〕20号"}
    where = {"organisation": "organisations/450222-mz", "window": "windows/450222-mz-01"}
    collecting = {"holder": "staff/450222-mz-01", "rights": ["FEE_COLLECTION"]} | year | where
    _send(walk, "mandates", "manager", {"mandate": collecting})
    waived, cancelled, paid = (_ticket(walk, item) for _ in range(3))
    reason = {"reason": "小微企业", "document_number": "演减〔2026〕1号"}
    walk.do("WaiveFeeTicket", "chief-mz", f"{waived['name']}:waive", reason)
    walk.do("CancelFeeTicket", "clerk-mz", f"{cancelled['name']}:cancel", {"reason": "项目选错"})
    given = {"code": paid["pay_code"], "channel": "FEE_WINDOW", "amount": 2000, "receipt_number": "1"}
    wait_for(lambda: _may_collect(walk, paid["pay_code"]))
    other = given | {"receipt_number": "2"}
    walk.do("ReceiveFee", "clerk-mz", "feeTickets:receive", given, other)
    walk.do("RefundFeeTicket", "chief-mz", f"{paid['name']}:refund", reason)


def _ticket(walk: Walk, item: Document) -> Document:
    """The ticket of a new case, accepted."""
    materials = [each["id"] for each in item["version"]["content"]["materials"]]
    body = {"item": item["name"], "applicant": applicant(), "materials": materials}
    case = wait_for(lambda: _sent(walk, "cases", "resident", body))["name"]
    _send(walk, f"{case}:accept", "clerk-mz", None)
    line = {"title": FEE["title"], "amount": 2000}
    given = {"case": case, "lines": [line]}
    other = {"case": case, "lines": [line | {"amount": 1}]}
    return walk.do("CreateFeeTicket", "clerk-mz", "feeTickets", given, other)


def _may_collect(walk: Walk, code: str) -> bool | None:
    """The mandate has come: nothing is taken in part."""
    part = {"code": code, "channel": "FEE_WINDOW", "amount": 1, "receipt_number": "1"}
    answer = walk.send("POST", "feeTickets:receive", "clerk-mz", part, uuid.uuid4().hex)
    return answer.json()["reason"] == "FEE_AMOUNT_DIFFERS" or None


def _sent(walk: Walk, path: str, who: str, body: Document) -> Document | None:
    """A write that waits for what it stands on."""
    answer = walk.send("POST", path, who, body, uuid.uuid4().hex)
    return dict(answer.json()) if answer.is_success else None


def _steps(item: Document) -> Any:
    return item["version"]["content"]["steps"]


def _send(walk: Walk, path: str, who: str, body: Document | None) -> Document:
    """A write that is only on the way to another."""
    return dict(walk.send("POST", path, who, body, uuid.uuid4().hex).raise_for_status().json())
