"""What the walks over the public interface do and expect with joint projects."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from local.rest import Document, Visitor, wait_for
from tests.factories import applicant

if TYPE_CHECKING:
    from tests.e2e.test_repeated_writes import Walk

LEAD: Final = "organisations/450222-mz"
ALLOWANCE: Final = "items/11450222999000013C4450511003000"
REGISTRATION: Final = "items/1145022299900003XY4450723001000"
LICENCE: Final = "items/11450222999000056R4450131001000"
BASIS: Final = "《行政许可法》第二十六条"

# A plan tells what is published, to everybody.
PUBLIC: Final = {"PreviewProjectPlan"}
# Rows named by the path or the body: refused, or not found.
NAMED: Final = {
    *("GetProject", "ExplainProject", "ListProjectEvents", "CreateProject", "SupplyProjectMaterials"),
    *("AcceptProject", "RefuseProject", "WithdrawProject", "ExtendProject", "ReplyCopyNotice"),
    *("ConveneJointMeeting", "GiveJointOpinion", "CloseJointMeeting", "PressProjectTask"),
    *("DropProjectTask", "RefileProjectTask", "ClassifyProject", "AssignProjectAgent"),
    *("ReleaseProjectAgent", "RecordAgentWork"),
}
LISTS: Final = {"ListProjects": "projects"}
# These write nothing.
WITHOUT_KEY: Final = {"PreviewProjectPlan"}


def application(*items: str, causalities: list[Document] | None = None, **more: Any) -> Document:
    """A project of these items, led by civil affairs."""
    return {
        "title": "演示项目",
        "applicant": applicant(),
        "items": list(items),
        "causalities": causalities or [],
        "lead_organisation": LEAD,
    } | more


def rows(visitor: Visitor) -> dict[str, str]:
    """A project of two departments of the county that waits for acceptance."""
    plan = visitor.post("projects:previewPlan", items=[ALLOWANCE, REGISTRATION])
    titles = [each["title"] for each in plan["materials"]]
    body = application(ALLOWANCE, REGISTRATION, materials=titles)
    made = visitor.post("projects", "clerk-mz", **body)
    return {"projects": made["name"].removeprefix("projects/")}


def projects(walk: Walk) -> None:
    """A project with everything that can be done to one, one that is refused, one that is withdrawn."""
    series = [{"before": ALLOWANCE, "after": LICENCE, "legal_basis": BASIS}]
    body = application(ALLOWANCE, LICENCE, causalities=series)
    made = walk.do("CreateProject", "resident", "projects", body, body | {"title": "另一项目"})
    name = str(made["name"])
    lacking = [each["id"] for each in made["materials"] if each["required"]]
    supply = {"materials": lacking}
    walk.do("SupplyProjectMaterials", "resident", f"{name}:supplyMaterials", supply)
    agents(walk, name)
    meetings(walk, name)
    walk.do("AcceptProject", "clerk-mz", f"{name}:accept", {"reply_days": 3})
    walk.do("ExtendProject", "mayor", f"{name}:extend", {"length": 15, "reason": "需跨部门论证"})
    walk.do("ReplyCopyNotice", "clerk-scjg", f"{name}:replyCopyNotice", {"opinion": "AGREED"})
    walk.do("PressProjectTask", "chief-mz", f"{name}:pressTask", {"number": 1, "reason": "请按期办结"})
    branches(walk, name)
    walk.do("WithdrawProject", "resident", f"{name}:withdraw", {"reason": "投资计划取消"})
    second = walk.do("CreateProject", "resident", "projects", body, body | {"title": "第三项目"})
    walk.do("RefuseProject", "clerk-mz", f"{second['name']}:refuse", {"reason": "项目不在本县"})


def agents(walk: Walk, name: str) -> None:
    """Its class, its agent, what the agent does."""
    key = {"eligibility": "ELIGIBLE_KEY_PROJECT", "document_number": "演政办〔2026〕1号"}
    walk.do("ClassifyProject", "manager", f"{name}:classify", {"classification": key})
    agent = {"subject": "agent", "title": "演示代办员"}
    walk.do("AssignProjectAgent", "manager", f"{name}:assignAgent", agent)
    work = {"task": "REGISTRATION", "note": "协助登记", "done": True}
    walk.do("RecordAgentWork", "agent", f"{name}:recordWork", work)
    walk.do("ReleaseProjectAgent", "manager", f"{name}:releaseAgent", {"reason": "岗位调整"})


def meetings(walk: Walk, name: str) -> None:
    """A review before acceptance, held now."""
    meeting = {
        "kind": "PRE_APPROVAL_REVIEW",
        "hold_time": (dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5)).isoformat(timespec="seconds"),
        "place": "政务服务中心",
        "agenda": "前置审批联审",
    }
    walk.do("ConveneJointMeeting", "chief-mz", f"{name}:conveneMeeting", meeting)
    walk.do("GiveJointOpinion", "clerk-scjg", f"{name}:giveOpinion", {"number": 1, "opinion": "AGREED"})
    walk.do("CloseJointMeeting", "clerk-mz", f"{name}:closeMeeting", {"number": 1, "minutes": "各部门均同意"})


def branches(walk: Walk, name: str) -> None:
    """Its first case is withdrawn and filed anew, its second item taken out."""
    case = wait_for(lambda: case_of(walk, name, "TASK_OPEN"))
    answer = walk.send("POST", f"{case}:withdraw", "resident", {"reason": "改日再办"}, f"{name}-withdraw")
    answer.raise_for_status()
    wait_for(lambda: case_of(walk, name, "TASK_WITHDRAWN"))
    walk.do("RefileProjectTask", "chief-mz", f"{name}:refileTask", {"number": 1})
    walk.do("DropProjectTask", "chief-mz", f"{name}:dropTask", {"number": 2, "reason": "不再需要"})


def case_of(walk: Walk, name: str, state: str) -> str | None:
    """The case of the first item, once the item is in this state."""
    first = walk.get(name, "resident")["tasks"][0]
    return str(first["case"]) if first["state"] == state else None
