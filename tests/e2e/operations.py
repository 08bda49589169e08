"""Every operation of the REST interface, with its access rule, and rows of the demo county to try it on."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Final

from google.protobuf.descriptor import MethodDescriptor
from yangguang.common.v1 import access_pb2, journal_pb2

from gateway import calls
from local.rest import Document, Visitor, wait_for
from tests.e2e import files, hall, matters, projects, sheets
from tests.factories import applicant

SNAPSHOT: Final = Path(__file__).parents[1] / "contract" / "gateway" / "openapi.json"
PROTOS: Final = (*chain(*calls.PROTOS.values()), journal_pb2.DESCRIPTOR)
# Operations whose rpc has another name.
RPC_OF: Final = {
    "SearchCases": "ListCases",
    "GetVersionNoticeSheet": "GetNoticeSheet",
    "GetVersionOpennessSheet": "GetOpennessSheet",
    **sheets.RPC_OF,
}
# Who of the demonstration holds a role.
HOLDERS: Final = {
    "APPLICANT": "resident",
    "AGENT": "agent",
    "CLERK": "clerk-mz",
    "CHIEF_REPRESENTATIVE": "chief-mz",
    "APPROVER": "approver-mz",
    "ORGAN_HEAD": "head-mz",
    "MANAGER": "manager",
    "CATALOG_EDITOR": "editor",
    "CATALOG_REVIEWER": "reviewer",
    "SUPERVISOR": "supervisor",
    "AUDITOR": "auditor",
    "OPERATOR": "operator",
    "UPSTREAM": "upstream",
    "GOVERNMENT_HEAD": "mayor",
    "REGULATOR": "regulator-mz",
}
# Where a document has no example of a body.
BODIES: Final[dict[str, Document]] = {
    "ReturnItemVersion": {"reason": "材料清单不全"},
    "SuspendItem": {"document_number": "演停〔2026〕1号"},
    "ResumeItem": {"document_number": "演复〔2026〕1号"},
    "RevokeMandate": {"document_number": "演撤〔2026〕1号"},
    **hall.BODIES,
}


@dataclass(frozen=True)
class Operation:
    """One call: its method and path, the rule of its rpc, an example of its body."""

    id: str
    method: str
    path: str
    document: Document = field(repr=False)
    schemas: Document = field(repr=False)

    def __str__(self) -> str:
        return self.id

    @cached_property
    def access(self) -> Any:
        """Its access rule."""
        options: Any = _rpc(RPC_OF.get(self.id, self.id)).GetOptions()
        return options.Extensions[access_pb2.access]

    @property
    def is_write(self) -> bool:
        """Whether it changes something, as far as its method tells."""
        return self.method != "GET"

    @property
    def is_conditional(self) -> bool:
        """Whether it heeds If-Match."""
        return self.method == "PATCH" or (":" in self.path.rpartition("/")[2] and self._takes("IfMatch"))

    def _takes(self, parameter: str) -> bool:
        return any(each.get("$ref", "").endswith(parameter) for each in self.document.get("parameters", []))

    @property
    def has_body(self) -> bool:
        """Whether it takes a JSON body."""
        return "application/json" in self.document.get("requestBody", {}).get("content", {})

    @property
    def needs_body(self) -> bool:
        """Whether it refuses to go without."""
        return bool(self.document.get("requestBody", {}).get("required"))

    @property
    def schema(self) -> Document:
        """The schema of its body."""
        content = self.document["requestBody"]["content"]["application/json"]
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        return dict(self.schemas.get(name, {}))

    @property
    def example(self) -> Document:
        """A body that fits its schema."""
        if self.id in BODIES:
            return dict(BODIES[self.id])
        return dict(deepcopy(self.schema.get("examples", [{}])[0]))

    @property
    def holder(self) -> str:
        """An account that may call it; "" when anybody may."""
        names = [access_pb2.Role.Name(role) for grant in self.access.grants for role in grant.roles]
        # Staff first: what applicants may do, they may do to their own alone.
        names.sort(key=lambda name: name in ("APPLICANT", "AGENT"))
        return "" if self.access.public else next(HOLDERS[name] for name in names if name in HOLDERS)


def _rpc(name: str) -> MethodDescriptor:
    services = (service for proto in PROTOS for service in proto.services_by_name.values())
    found: MethodDescriptor = next(
        service.methods_by_name[name] for service in services if name in service.methods_by_name
    )
    return found


def operations() -> list[Operation]:
    """All operations under /api, as the published document has them."""
    document = json.loads(SNAPSHOT.read_text("utf-8"))
    schemas = document["components"]["schemas"]
    return [
        Operation(operation["operationId"], method.upper(), path, operation, schemas)
        for path, methods in document["paths"].items()
        if path.startswith("/api/")
        for method, operation in methods.items()
    ]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of county 450222, by the collection they are in."""

    ids: dict[str, str]
    item: Document
    draft: Document

    def path(self, operation: Operation) -> str:
        """The path of an operation on these rows."""
        parts = operation.path.split("/")
        for at, part in enumerate(parts):
            parts[at] = re.sub(r"\{\w+\}", self.ids[parts[at - 1]] if "{" in part else "", part)
        return "/".join(parts)

    def body(self, operation: Operation) -> Document | None:
        """A body that speaks of these rows."""
        if not operation.has_body:
            return None
        body = operation.example
        if operation.id == "CreateCase":
            body |= {"item": self.item["name"], "applicant": applicant(), "channel": "WINDOW"}
        if operation.id == "InviteRating":
            body["about"] = f"cases/{self.ids['cases']}"
        if operation.id == "CreateProject":
            body |= {"applicant": applicant()}
        if operation.id in ("CreateItemVersion", "UpdateItemVersion"):
            body["content"] = self.draft["content"]
        if operation.id == "CreateItem":
            body |= {
                "item_id": self.item["name"].removeprefix("items/"),
                "standard_item": self.item["standard_item"],
                "organisation": self.item["organisation"],
                "content": self.draft["content"],
            }
        return body


INTERMEDIARY: Final[Document] = {
    "title": "柳城演示图审有限公司",
    "credit_code": "91450222MA5KAAAA05",
    "services": ["施工图设计文件审查"],
    "fee": "按自治区指导价下浮两成",
    "centre": "organisations/450222-zwzx",
    "way": "BIDDING",
    "competitor_count": 4,
    "document_number": "演政服〔2026〕3号",
    "source": "演示公告",
    "admit_day": "2026-01-01",
    "valid_to": "2028-12-31",
}


def make_rows(visitor: Visitor) -> Rows:
    """A case that runs late, its card, a draft, and what the demo county has anyway."""
    item = visitor.get("items", query="高龄老人特殊补贴", kind="PROMISED", region="450222")["items"][0]
    case = visitor.post(
        "cases",
        "clerk-mz",
        item=item["name"],
        applicant=applicant(),
        materials=[each["id"] for each in item["version"]["content"]["materials"]],
        channel="POST",
        receive_time="2026-03-02T09:00:00+08:00",
    )
    draft = visitor.post(f"{item['name']}/versions", "editor", content=item["version"]["content"])
    mandate = visitor.get("mandates", "manager", organisation="organisations/450222-mz")["mandates"][0]
    standard = visitor.get("standardItems")["standard_items"][0]
    rule = visitor.get("supervisionRules")["supervision_rules"][0]
    # Nobody answered in five working days: time accepts it, and then the card of the promised limit comes.
    card = wait_for(lambda: _promised(visitor.get("cards", "supervisor", case=case["name"])["cards"]))
    finding = _found(visitor, item)
    version = draft["name"].rpartition("/")[2]
    named = {each["name"].split("/")[0]: each["name"].split("/")[1] for each in (case, item, mandate, card)}
    named["findings"] = finding["name"].split("/")[1]
    named |= {each["name"].split("/")[0]: each["name"].split("/")[1] for each in (standard, rule)}
    places = {
        "versions": version,
        "organisations": "450222-mz",
        "windows": "450222-mz-01",
        "staff": "450222-mz-01",
        "regions": "450222",
        "calendars": "450222",
        "officeHours": "450222-zwzx",
        "journals": "cases",
        "sheets": "mandate",
    }
    more = hall.rows(visitor) | _governed(visitor, item) | matters.rows(visitor, item)
    more |= files.rows(visitor, item, applicant())
    return Rows(named | places | more | projects.rows(visitor), item, draft)


def _found(visitor: Visitor, item: Document) -> Document:
    """A finding: of a case whose documents lay at the window for long before it was entered."""
    case = visitor.post(
        "cases",
        "clerk-mz",
        item=item["name"],
        applicant=applicant(),
        materials=[each["id"] for each in item["version"]["content"]["materials"]],
        channel="WINDOW",
        receive_time="2026-03-02T09:00:00+08:00",
    )
    # It is looked for every fifteen seconds, and later where that takes long.
    found = wait_for(
        lambda: visitor.get("findings", "supervisor", case=case["name"])["findings"] or None, patience=90
    )
    return dict(found[0])


def _governed(visitor: Visitor, item: Document) -> dict[str, str]:
    """A campaign with a proposal, a hand-over and a bundle of the item."""
    given = {"title": "演示清理", "basis_document": "演办〔2026〕1号", "due_date": "2026-12-31"}
    campaign = visitor.post("campaigns", "reviewer", campaign=given)
    proposal = {"item": item["name"], "kind": "KEEP_ITEM", "explanation": "仍需保留"}
    proposed = visitor.post(f"{campaign['name']}/proposals", "editor", proposal=proposal)
    handed_down = {"kind": "HAND_DOWN", "item": item["name"], "to_level": "TOWNSHIP"}
    handed_down |= {"to_organisation": "organisations/450222-mz", "document_number": "演办〔2026〕2号"}
    handover = visitor.post("handovers", "reviewer", handover=handed_down)
    bundle = {"title": "演示一件事", "items": [{"item": item["name"]}], "document_number": "演办〔2026〕3号"}
    bundle |= {"organisation": "organisations/450222-mz"}
    made = visitor.post("bundles", "reviewer", bundle=bundle)
    admitted = visitor.post("intermediaries", "manager", intermediary=INTERMEDIARY)
    declared = visitor.post(
        "feeDeclarations", "editor", statement="我局无收费项目", document_number="演财〔2026〕1号"
    )
    return {
        "campaigns": campaign["name"].split("/")[1],
        "proposals": proposed["name"].split("/")[3],
        "handovers": handover["name"].split("/")[1],
        "bundles": made["name"].split("/")[1],
        "intermediaries": admitted["name"].split("/")[1],
        "feeDeclarations": declared["name"].split("/")[1],
    }


def _promised(cards: list[Document]) -> Document | None:
    return next((card for card in cards if card["clock"] == "PROMISED_CLOCK"), None)
