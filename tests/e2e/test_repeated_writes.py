"""Every write, done once for real: a stale etag is refused before it, a repeat gets the first answer, and its
key with anything else is refused; the journal has it once.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import pytest

from local.cluster import Cluster
from local.rest import PASSWORD, Document, wait_for
from tests.chaos.databases import fetch
from tests.e2e import files, matters, projects, registers, sheets
from tests.e2e import hall as halls
from tests.e2e.operations import INTERMEDIARY, Rows, operations
from tests.factories import applicant, enterprise, person

OPERATIONS: Final = {operation.id: operation for operation in operations() if operation.is_write}
# These write nothing, or need no key: each reading in full is journalled, a replay happens once by itself.
WITHOUT_KEY: Final = {
    "SearchCases",
    "ComputeDeadline",
    "RevealApplicant",
    "ReplayParkedEvents",
    *halls.WITHOUT_KEY,
    *matters.WITHOUT_KEY,
    *projects.WITHOUT_KEY,
    *sheets.WITHOUT_KEY,
}
# Nothing could be different: no body, no etag.
ALWAYS_THE_SAME: Final = {"ArchiveCase", "RebuildReadModel"}
# An item is made with its first draft; ordering a rebuild tells nobody anything.
# A hand-over that is completed ends an item, and so does a campaign that is published.
# A file of one new item tells of the item, its draft and the file.
# What is replaced ends, begins anew, and is told where it went.
EVENTS: Final = {
    "ReplaceCertificate": 3,
    "CreateItem": 2,
    "RebuildReadModel": 0,
    "CompleteHandover": 2,
    "PublishCampaign": 2,
    "ImportItems": 3,
    **registers.EVENTS,
}
STALE: Final = '"987654"'


@dataclass(slots=True)
class Tried:
    """The answers to one write that was done again and again."""

    key: str
    first: httpx.Response
    again: httpx.Response
    other: httpx.Response | None = None
    stale: httpx.Response | None = None


@dataclass(slots=True)
class Walk:
    """Does every write once."""

    http: httpx.Client
    tokens: dict[str, str] = field(default_factory=dict)
    tried: dict[str, Tried] = field(default_factory=dict)

    def do(
        self,
        name: str,
        who: str,
        path: str,
        body: Document | bytes | None = None,
        other: Document | bytes | None = None,
        etag: str = "",
    ) -> Document:
        """Try a write: stale, for real, again, and with something else under the same key."""
        operation, key = OPERATIONS[name], uuid.uuid4().hex
        stale = None
        if operation.is_conditional:
            stale = self.send(operation.method, path, who, body, uuid.uuid4().hex, STALE)
        first = self.send(operation.method, path, who, body, key, etag)
        assert first.is_success, (name, first.text)
        again = self.send(operation.method, path, who, body, key, etag)
        changed = None
        if operation.is_conditional or other:
            changed = self.send(operation.method, path, who, other or body, key, STALE)
        self.tried[name] = Tried(key, first, again, changed, stale)
        return dict(first.json())

    def send(
        self, method: str, path: str, who: str, body: Document | bytes | None, key: str, etag: str = ""
    ) -> httpx.Response:
        """Send it, a file as it is."""
        headers = {"Authorization": f"Bearer {self.token(who)}", "Idempotency-Key": key}
        headers |= {"If-Match": etag} if etag else {}
        if isinstance(body, bytes):
            headers |= {"Content-Type": "application/octet-stream"}
            return self.http.request(method, f"/api/v1/{path}", content=body, headers=headers)
        return self.http.request(method, f"/api/v1/{path}", json=body, headers=headers)

    def token(self, who: str) -> str:
        """The token of an account."""
        if who not in self.tokens:
            answer = self.http.post("/auth/token", data={"username": who, "password": PASSWORD})
            self.tokens[who] = answer.raise_for_status().json()["access_token"]
        return self.tokens[who]

    def get(self, path: str, who: str, **query: str) -> Document:
        """Read something."""
        headers = {"Authorization": f"Bearer {self.token(who)}"}
        answer = self.http.get(f"/api/v1/{path}", params=query, headers=headers)
        return dict(answer.raise_for_status().json())

    def case(self, item: Document, who: str = "resident", **more: Any) -> str:
        """A case with everything handed in."""
        materials = [each["id"] for each in item["version"]["content"]["materials"]]
        body = {"item": item["name"], "applicant": applicant(), "materials": materials} | more
        return str(self.do("CreateCase", who, "cases", body, body | {"materials": materials[:1]})["name"])


def cases(walk: Walk, item: Document) -> None:
    """The life of a promised case."""
    materials = [each["id"] for each in item["version"]["content"]["materials"]]
    case = walk.case(item, materials=materials[1:])
    notice = {"materials": [{"material": materials[0], "reason": "未提交"}]}
    walk.do("RequestSupplement", "clerk-mz", f"{case}:requestSupplement", notice)
    walk.do("SupplementCase", "resident", f"{case}:supplement", {"materials": materials[:1]})
    walk.do("AcceptCase", "chief-mz", f"{case}:accept")
    walk.do("ExamineCase", "approver-mz", f"{case}:examine", {"opinion": "符合条件"})
    publicity = {"kind": "PUBLICITY", "expected_days": 7}
    walk.do("StartProcedure", "approver-mz", f"{case}:startProcedure", publicity)
    walk.do("EndProcedure", "approver-mz", f"{case}:endProcedure", {"number": 1, "result": "无异议"})
    walk.do("DecideCase", "approver-mz", f"{case}:decide", {"granted": True})
    walk.do("CompleteCase", "chief-mz", f"{case}:complete")
    files.certificates(walk, case)
    walk.do("DeliverCase", "clerk-mz", f"{case}:deliver", {"way": "COLLECTED", "receipt": "本人"})
    walk.do("ArchiveCase", "clerk-mz", f"{case}:archive")
    walk.do("RateCase", "resident", f"{case}:rate", {"rating": {"grade": "SATISFIED"}})


def other_ends(walk: Walk, item: Document) -> None:
    """Cases that are refused, withdrawn, forwarded, extended."""
    walk.do("RefuseCase", "chief-mz", f"{walk.case(item)}:refuse", {"reason": "不属于本机关职权范围"})
    walk.do("WithdrawCase", "resident", f"{walk.case(item)}:withdraw", {"reason": "改日再办"})
    upper = walk.get("items", "clerk-mz", query="农村五保、低保", kind="FORWARDED")["items"][0]
    case = walk.case(upper)
    walk.send("POST", f"{case}:accept", "clerk-mz", None, "forward-accept").raise_for_status()
    opinion = {"opinion": "拟上报"}
    walk.send("POST", f"{case}:examine", "chief-mz", opinion, "forward-examine").raise_for_status()
    walk.do("ForwardCase", "clerk-mz", f"{case}:forward", {"upper_organisation": "organisations/450200-mz"})
    permit = walk.get("items", "clerk-mz", query="建设殡仪服务站")["items"][0]
    company = enterprise(7)
    given = {"kind": "ORGANISATION", "name": company.name, "id_number": company.credit_code}
    case = walk.case(permit, applicant=given | {"phone": company.phone})
    walk.send("POST", f"{case}:accept", "clerk-mz", None, "extend-accept").raise_for_status()
    walk.do("ExtendCase", "head-mz", f"{case}:extend", {"length": 5, "reason": "情况复杂"})


def hall(walk: Walk) -> None:
    """A new department of the county with a window and somebody at it, and days far away."""
    region = {"title": "演示乡", "level": "TOWNSHIP_LEVEL", "parent": "regions/450222"}
    given: Document = {"region_id": "450222190", "region": region | {"valid_from": "2026-01-01"}}
    walk.do("CreateRegion", "operator", "regions", given, given | {"region_id": "450222191"})
    given = OPERATIONS["CreateOrganisation"].example
    other = given | {"organisation_id": "450222-wl2"}
    made = walk.do("CreateOrganisation", "manager", "organisations", given, other)
    phone = {"organisation": {"phone": "0772-7600100"}}
    walk.do("UpdateOrganisation", "manager", made["name"], phone)
    given = OPERATIONS["CreateWindow"].example
    made = walk.do("CreateWindow", "manager", "windows", given, given | {"window_id": "450222-mz-03"})
    walk.do("UpdateWindow", "manager", made["name"], {"window": {"open": False}})
    given = OPERATIONS["CreateStaffMember"].example
    other = given | {"staff_member_id": "450222-mz-10"}
    made = walk.do("CreateStaffMember", "manager", "staff", given, other)
    walk.do("UpdateStaffMember", "manager", made["name"], {"staff_member": {"grade": "科员"}})
    given = OPERATIONS["GrantMandate"].example
    other = {"mandate": given["mandate"] | {"document_number": "演授〔2026〕9号"}}
    made = walk.do("GrantMandate", "manager", "mandates", given, other)
    walk.do("RevokeMandate", "manager", f"{made['name']}:revoke", {"document_number": "演撤〔2026〕9号"})
    calendar(walk)
    halls.visits(walk)
    halls.rosters(walk)
    registers.agency(walk)
    registers.records(walk, OPERATIONS)
    registers.facilities(walk)
    registers.changes(walk)
    registers.reforms(walk, OPERATIONS)
    registers.oversight(walk)


def calendar(walk: Walk) -> None:
    """A rest day far away, and the hours the centre has anyway."""
    given: Document = {
        "days": [{"date": "2030-06-03", "working": False}],
        "document_number": "演历〔2026〕1号",
    }
    other = given | {"document_number": "演历〔2026〕2号"}
    walk.do("SetCalendarDays", "manager", "calendars/450222:setDays", given, other)
    morning, afternoon = {"open": "09:00", "close": "12:00"}, {"open": "13:00", "close": "17:00"}
    given = {"office_hours": {"sessions": [morning, afternoon]}}
    other = {"office_hours": {"sessions": [morning]}}
    walk.do("SetOfficeHours", "manager", "officeHours/450222-zwzx", given, other)


def catalogue(walk: Walk, item: Document) -> None:
    """A new item from its first draft to its end."""
    content = item["version"]["content"]
    fixed = {name: content[name] for name in ("title", "type", "legal_bases")}
    given = {"standard_item_id": "450511990000", "standard_item": fixed | {"levels": ["COUNTY"]}}
    other = given | {"standard_item_id": "450511991000"}
    standard = walk.do("CreateStandardItem", "reviewer", "standardItems", given, other)
    code = item["name"].removeprefix("items/")[:19] + "450511990000"
    made = {
        "item_id": code,
        "standard_item": standard["name"],
        "organisation": item["organisation"],
        "content": content,
    }
    changed = made | {"content": content | {"location": "别处"}}
    walk.do("CreateItem", "editor", "items", made, changed)
    first = f"items/{code}/versions/1"
    etag = f'"{walk.get(first, "editor")["etag"]}"'
    walk.do("UpdateItemVersion", "editor", first, {"content": {"location": "演示地址"}}, etag=etag)
    walk.do("SubmitItemVersion", "editor", f"{first}:submit")
    walk.do("ReturnItemVersion", "reviewer", f"{first}:return", {"reason": "请核对名称"})
    walk.send("POST", f"{first}:submit", "editor", None, "submit-again").raise_for_status()
    walk.do("PublishItemVersion", "reviewer", f"{first}:publish", {"document_number": "演目〔2026〕1号"})
    second = {"content": content}
    third = {"content": content | {"location": "别处"}}
    walk.do("CreateItemVersion", "editor", f"items/{code}/versions", second, third)
    walk.do("SuspendItem", "reviewer", f"items/{code}:suspend", {"document_number": "演停〔2026〕1号"})
    walk.do("ResumeItem", "reviewer", f"items/{code}:resume", {"document_number": "演复〔2026〕1号"})
    end = {"reason": "MERGED", "document_number": "演销〔2026〕1号"}
    walk.do("CancelItem", "reviewer", f"items/{code}:cancel", end)
    etag = f'"{walk.get(standard["name"], "reviewer")["etag"]}"'
    revised = {"standard_item": {"levels": ["COUNTY", "TOWNSHIP"]}, "document_number": "演目〔2026〕2号"}
    walk.do("UpdateStandardItem", "reviewer", standard["name"], revised, etag=etag)
    walk.do("AbolishStandardItem", "reviewer", f"{standard['name']}:abolish", end)


def governance(walk: Walk, item: Document) -> None:
    """Items of our own: one handed over, one cancelled by a campaign; a claim, a peer, a bundle."""
    content = item["version"]["content"]
    down, up, ended, stays = (_item(walk, content, item, f"45051198{n}000") for n in (0, 0, 2, 3))
    standard = f"standardItems/{stays[-12:]}"
    unclaimed = _standard(walk, content, "450511984000")
    given: Document = {"region": "450222", "reason": "没有此类对象", "document_number": "演办〔2026〕3号"}
    walk.do("DeclineClaim", "reviewer", f"{unclaimed}:declineClaim", given, given | {"reason": "其他"})
    peer = OPERATIONS["CreatePeerLimit"].example["peer_limit"] | {"standard_item": standard}
    walk.do("CreatePeerLimit", "reviewer", "peerLimits", {"peer_limit": peer}, _changed("peer_limit", peer))
    handover = OPERATIONS["CreateHandover"].example["handover"] | {"item": down, "to_level": "COUNTY"}
    begun = walk.send("POST", "handovers", "reviewer", {"handover": handover}, uuid.uuid4().hex).json()
    walk.do("WithdrawHandover", "reviewer", f"{begun['name']}:withdraw", {"reason": "暂不下放"})
    other = {"handover": handover | {"document_number": "演办〔2026〕9号"}}
    begun = walk.do("CreateHandover", "reviewer", "handovers", {"handover": handover}, other)
    finish = {"receiving_item": up, "document_number": "演办〔2026〕4号"}
    walk.do("CompleteHandover", "reviewer", f"{begun['name']}:complete", finish)
    _campaign(walk, ended)
    _standard(walk, content, "450511985000")
    text = f"实施编码,实施主体\n{stays.removeprefix('items/')[:19]}450511985000,{item['organisation']}\n"
    given = {"format": "CSV", "file": base64.b64encode(text.encode()).decode()}
    walk.do("ImportItems", "reviewer", "items:import", given, given | {"dry_run": True})
    walk.do("UploadAttachment", "reviewer", f"{stays}/files", files.SCAN, files.SCAN + b"!")
    bundle = OPERATIONS["CreateBundle"].example["bundle"] | {"items": [{"item": stays}]}
    made = walk.do("CreateBundle", "reviewer", "bundles", {"bundle": bundle}, _changed("bundle", bundle))
    etag = f'"{made["etag"]}"'
    changed = {"bundle": bundle | {"description": "改一处"}}
    walk.do("UpdateBundle", "reviewer", made["name"], changed, _changed("bundle", bundle), etag=etag)
    walk.do("RetireBundle", "reviewer", f"{made['name']}:retire", {"document_number": "演办〔2026〕5号"})


def admissions(walk: Walk, item: Document) -> None:
    """An intermediary that comes and goes; a department that charges for nothing until it does."""
    given = INTERMEDIARY | {"credit_code": "91450222MA5KAAAB06"}
    other = _changed("intermediary", given)
    made = walk.do("AdmitIntermediary", "manager", "intermediaries", {"intermediary": given}, other)
    end = {"reason": "考核不合格", "document_number": "演政服〔2026〕9号"}
    walk.do("RemoveIntermediary", "manager", f"{made['name']}:remove", end)
    for old in walk.get("feeDeclarations", "editor", state="STANDING")["fee_declarations"]:
        path = f"{old['name']}:withdraw"
        walk.send("POST", path, "editor", {"document_number": "演财〔2026〕2号"}, uuid.uuid4().hex)
    said = {"statement": "我局无收费项目", "document_number": "演财〔2026〕3号"}
    made = walk.do("DeclareZeroFees", "editor", "feeDeclarations", said, said | {"statement": "另"})
    back = {"document_number": "演财〔2026〕4号"}
    walk.do("WithdrawFeeDeclaration", "editor", f"{made['name']}:withdraw", back)
    # Whoever takes that back may publish a fee again, and charge it.
    content = item["version"]["content"] | {"fees": [matters.FEE]}
    charging = _item(walk, content, item, "450511986000")
    matters.fees(walk, {"name": charging, "version": item["version"]})


def _campaign(walk: Walk, item: str) -> None:
    given = OPERATIONS["CreateCampaign"].example["campaign"]
    other = {"campaign": given | {"title": "另一次清理"}}
    name = walk.do("CreateCampaign", "reviewer", "campaigns", {"campaign": given}, other)["name"]
    proposal = OPERATIONS["ProposeItem"].example["proposal"] | {"item": item}
    other = {"proposal": proposal | {"explanation": "另一个理由"}}
    made = walk.do("ProposeItem", "editor", f"{name}/proposals", {"proposal": proposal}, other)
    walk.do("ReviewProposal", "reviewer", f"{made['name']}:review", {"opinion": "同意"})
    walk.do("ApproveCampaign", "reviewer", f"{name}:approve", OPERATIONS["ApproveCampaign"].example)
    walk.do("PublishCampaign", "reviewer", f"{name}:publish", OPERATIONS["PublishCampaign"].example)


def _changed(name: str, given: Document) -> Document:
    """The same body, with another word in it."""
    word = "place" if "place" in given else "title"
    return {name: given | {word: "别的"}}


def _standard(walk: Walk, content: Document, code: str) -> str:
    fixed = {name: content[name] for name in ("title", "type", "legal_bases")}
    given = {"standard_item_id": code, "standard_item": fixed | {"levels": ["COUNTY", "TOWNSHIP"]}}
    walk.send("POST", "standardItems", "reviewer", given, f"standard-{code}")
    return f"standardItems/{code}"


def _item(walk: Walk, content: Document, like: Document, code: str) -> str:
    """An item in force: of the township at first, of the county when there is one already."""
    standard = _standard(walk, content, code)
    for level in ("TOWNSHIP", "COUNTY"):
        name = str(like["name"])[:24] + {"TOWNSHIP": "5", "COUNTY": "4"}[level] + code
        made = {
            "item_id": name.removeprefix("items/"),
            "standard_item": standard,
            "organisation": like["organisation"],
            "content": content | {"level": level},
        }
        if walk.send("POST", "items", "reviewer", made, uuid.uuid4().hex).status_code == 201:
            break
    first = f"{name}/versions/1"
    walk.send("POST", f"{first}:submit", "reviewer", None, uuid.uuid4().hex).raise_for_status()
    document = {"document_number": "演目〔2026〕1号"}
    walk.send("POST", f"{first}:publish", "reviewer", document, uuid.uuid4().hex).raise_for_status()
    return name


def supervision(walk: Walk, item: Document) -> None:
    """A card that is taken back, a finding that is dismissed, thresholds that change, a rebuild."""
    case = walk.case(item, "clerk-mz", channel="POST", receive_time="2026-03-02T09:00:00+08:00")
    card = wait_for(lambda: next(iter(walk.get("cards", "supervisor", case=case)["cards"]), None))
    walk.do("WithdrawCard", "supervisor", f"{card['name']}:withdraw", {"reason": "系统停机"})
    case = walk.case(item, "clerk-mz", channel="WINDOW", receive_time="2026-03-02T09:00:00+08:00")
    finding = wait_for(lambda: next(iter(walk.get("findings", "supervisor", case=case)["findings"]), None))
    walk.do("DismissFinding", "supervisor", f"{finding['name']}:dismiss", {"reason": "停电后补录"})
    rule = walk.get("supervisionRules", "supervisor")["supervision_rules"][0]
    kept = {name: rule[name] for name in ("warning_days", "yellow_days", "red_days", "enabled")}
    walk.do(
        "UpdateSupervisionRule",
        "supervisor",
        rule["name"],
        {"supervision_rule": kept},
        etag=f'"{rule["etag"]}"',
    )
    walk.do("RebuildReadModel", "operator", "readModel:rebuild")


@pytest.fixture(scope="module")
def walk(cluster: Cluster, rows: Rows) -> Iterator[Walk]:
    """Every write, done."""
    with httpx.Client(base_url=cluster.url, timeout=15) as http:
        walk = Walk(http)
        cases(walk, rows.item)
        other_ends(walk, rows.item)
        matters.handling(walk, rows.item)
        files.materials(walk, rows.item)
        matters.ratings(walk, rows.item)
        matters.sealing(walk, rows.item)
        hall(walk)
        projects.projects(walk)
        catalogue(walk, rows.item)
        governance(walk, rows.item)
        admissions(walk, rows.item)
        supervision(walk, rows.item)
        yield walk


KEYED: Final = sorted(OPERATIONS.keys() - WITHOUT_KEY)


@pytest.mark.parametrize("name", KEYED)
def test_a_repeat_gets_the_first_answer(walk: Walk, name: str) -> None:
    tried = walk.tried[name]

    assert (tried.again.status_code, tried.again.json()) == (tried.first.status_code, tried.first.json())


@pytest.mark.parametrize("name", sorted(set(KEYED) - ALWAYS_THE_SAME))
def test_the_key_of_another_request_is_refused(walk: Walk, name: str) -> None:
    other = walk.tried[name].other
    assert other is not None

    assert (other.status_code, other.json()["reason"]) == (422, "REQUEST_ID_REUSED")
    assert other.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("name", [name for name in KEYED if OPERATIONS[name].is_conditional])
def test_a_stale_etag_is_refused(walk: Walk, name: str) -> None:
    stale = walk.tried[name].stale
    assert stale is not None

    assert (stale.status_code, stale.json()["reason"]) == (412, "ETAG_MISMATCH")


async def test_every_write_is_journalled_once(cluster: Cluster, walk: Walk) -> None:
    found: dict[str, int] = {}
    for service in cluster.services:
        query = "SELECT request_id, count(*) FROM journal GROUP BY 1"
        found |= dict(await fetch(cluster, service, query))

    journalled = {name: found.get(tried.key, 0) for name, tried in walk.tried.items()}

    assert journalled == {name: EVENTS.get(name, 1) for name in walk.tried}


@pytest.mark.parametrize("name", ["㙍𠀀", "阿依古丽·买买提", "𬱖䶮龘", "卓玛·央金"])
def test_rare_characters_of_names_are_kept(walk: Walk, rows: Rows, name: str) -> None:
    someone = person(9)
    given = {"kind": "PERSON", "name": name, "id_number": someone.id_number, "phone": someone.phone}

    case = walk.case(rows.item, "clerk-mz", applicant=given)
    revealed = walk.send("POST", f"{case}:revealApplicant", "clerk-mz", {"purpose": "核对"}, uuid.uuid4().hex)

    assert revealed.json()["name"] == name
