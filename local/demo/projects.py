"""The chapters on a joint project (并联审批): planned by law, one door, one clock, a branch that stops."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from local.demo.stage import Demo, expect, now
from local.rest import Document, wait_for

LICENCE: Final = "items/11450222999000056R4450131001000"
STATION: Final = "items/11450222999000013C4450111014000"
CEMETERY: Final = "items/11450222999000013C4450111016000"
NAMING: Final = "items/11450222999000013C4451011010000"
# What the items are called here; their titles in the catalogue are long.
TITLES: Final = {LICENCE: "营业执照", STATION: "殡仪服务站", CEMETERY: "公益性公墓", NAMING: "地名命名"}
ITEMS: Final = [CEMETERY, STATION, NAMING, LICENCE]
# What rests on what beside what the materials say; the regulation is named as an example.
COMPANY: Final = "《公司法》第三十三条"
PLACE: Final = "《地名管理条例》（演示值）"
CAUSALITIES: Final = [
    {"before": LICENCE, "after": CEMETERY, "legal_basis": COMPANY},
    {"before": LICENCE, "after": STATION, "legal_basis": COMPANY},
    {"before": CEMETERY, "after": NAMING, "legal_basis": PLACE},
]
LEAD: Final = "organisations/450222-mz"
RELATED: Final = "organisations/450222-zrzy"
APPLICANT: Final = {
    "kind": "ORGANISATION",
    "name": "柳城示例有限公司",
    "id_number": "91450222MA0000015W",
    "phone": "13900000000",
}
STATES: Final = {
    "SUPPLEMENTING": "待补正",
    "SUBMITTED": "待受理",
    "ACCEPTED": "办理中",
}
TASKS: Final = {
    "TASK_WAITING": "等待前置",
    "TASK_READY": "待立案",
    "TASK_OPEN": "办理中",
    "TASK_PAUSED": "暂停",
    "TASK_FINISHED": "已办结",
    "TASK_WITHDRAWN": "已撤回",
    "TASK_BLOCKED": "受阻",
    "TASK_DROPPED": "已移出",
}
STEPS: Final = {"SITE_SURVEY": "现场勘验", "EXPERT_REVIEW": "专家评审"}


def joint_project(demo: Demo) -> None:
    """A project of four items and two departments, from the plan to a plan made anew."""
    demo.screen.chapter("联办项目：预排、一门受理、抄告、一个时限", "a joint project is planned and accepted")
    plan(demo)
    project = one_door(demo)
    project = acceptance(demo, project)
    project = reply(demo, project)
    demo.screen.chapter("联办项目：联合勘验、前置办结、支线受阻、重排", "the joint project is replanned")
    project = result(demo, project)
    project = survey(demo, project)
    project = stopped(demo, project)
    project = replanned(demo, project)
    explained(demo, project)


def plan(demo: Demo) -> None:
    """What runs in series and side by side, before anybody applies."""
    screen = demo.screen
    screen.step("预排方案", "the plan")
    found = demo.visitor.post("projects:previewPlan", items=ITEMS, causalities=CAUSALITIES)
    for stage in sorted({task["stage"] for task in found["tasks"]}):
        abreast = [named(task) for task in found["tasks"] if task["stage"] == stage]
        screen.say(f"第{stage}阶段　{' ∥ '.join(abreast)}")
    expect(found["working_days"] < found["serial_days"], "并联不比串联快 / no time is saved")
    screen.say(f"逐项办理 {found['serial_days']} 个工作日，并联 {found['working_days']} 个工作日")
    screen.step("方案审查", "what is found")
    uses = sum(len(material["uses"]) for material in found["materials"])
    screen.say(f"各事项合计要 {uses} 份材料，共享后只交 {len(asked(found))} 份")
    for each in found["findings"]:
        if each["kind"] == "REPEATED_STEP":
            screen.say(f"环节重复：{STEPS[each['subject']]}，{len(each['items'])} 个事项可合并为一次")


def one_door(demo: Demo) -> Document:
    """Handed in once for all departments; what is missing is told at once, and supplied once."""
    visitor, screen = demo.visitor, demo.screen
    screen.step("一门申报", "one door")
    project = visitor.post(
        "projects",
        "resident",
        title="龙头镇生态陵园（演示）",
        applicant=APPLICANT,
        items=ITEMS,
        causalities=CAUSALITIES,
        lead_organisation=LEAD,
        related_organisations=[RELATED],
        materials=[material["title"] for material in asked(preview(demo))[1:]],
    )
    missing = [material for material in asked(project) if not material["handed_in"]]
    titles = "、".join(material["title"] for material in missing)
    screen.say(f"{project['number']}：{STATES[project['state']]}，缺“{titles}”")
    expect(project["state"] == "SUPPLEMENTING", "应一次告知缺件 / what is missing must be told")
    supplied = [material["id"] for material in missing]
    project = visitor.post(f"{project['name']}:supplyMaterials", "resident", materials=supplied)
    departments = {use["item"] for each in missing for use in each["uses"]}
    screen.say(f"补交一次，{len(departments)} 个事项共用：{STATES[project['state']]}")
    return project


def acceptance(demo: Demo, project: Document) -> Document:
    """Accepted for all at once: the one clock starts, related departments get their copy notices."""
    screen = demo.screen
    screen.step("统一受理", "accepted once")
    project = demo.visitor.post(f"{project['name']}:accept", "clerk-mz", reply_days=3)
    expect(project["joint_clock"]["limit"]["length"] == 45, "总时限不是45个工作日 / the one clock")
    due = project["joint_clock"]["due"]
    screen.say(f"民政牵头；总时限 45 个工作日，至 {due}（《行政许可法》第四十二条）")
    path = " → ".join(named(task) for task in project["tasks"] if task["critical"])
    screen.say(f"预计 {project['forecast_date']} 办结，关键路径：{path}")
    return project


def reply(demo: Demo, project: Document) -> Document:
    """A department answers its copy notice."""
    demo.screen.step("抄告与回复", "copy notices")
    sent = project["copy_notices"]
    demo.screen.say(f"抄告单 {len(sent)} 份，{sent[0]['due']} 前回复，逾期不复留痕")
    said: Document = {"opinion": "AGREED_WITH_CONDITIONS", "comment": "营业执照经营范围须含殡葬服务"}
    project = demo.visitor.post(f"{project['name']}:replyCopyNotice", "clerk-scjg", **said)
    demo.screen.say(f"市场监管：有条件同意，“{said['comment']}”")
    return project


def result(demo: Demo, project: Document) -> Document:
    """The result the others rest on opens their cases, and is not asked of the applicant again."""
    screen = demo.screen
    screen.step("前置先办", "first of the series")
    opened = following(demo, project, LICENCE, "TASK_OPEN")
    case = demo.visitor.get(task_of(opened, LICENCE)["case"], "clerk-scjg")
    case = demo.act(case, "decide", "chief-scjg", "DECIDED", granted=True)
    case = demo.visitor.post(f"{case['name']}:complete", "chief-scjg")
    screen.say(f"市场监管首席代表：已办结　证照编号 {case['certificate_number']}")
    screen.step("后续立案", "the next ones open")
    project = following(demo, opened, STATION, "TASK_OPEN")
    for task in project["tasks"]:
        screen.say(told(task))
    return project


def survey(demo: Demo, project: Document) -> Document:
    """The departments go there once, together, by the lead department's invitation."""
    demo.screen.step("联合勘验", "joint survey")
    held = (now() - dt.timedelta(minutes=5)).isoformat(timespec="seconds")
    meeting = {"kind": "JOINT_SURVEY", "hold_time": held, "place": "龙头镇项目现场"}
    body: Document = meeting | {"agenda": "核对用地范围和消防通道", "items": [CEMETERY, STATION]}
    project = demo.visitor.post(f"{project['name']}:conveneMeeting", "chief-mz", **body)
    number = project["meetings"][-1]["number"]
    opinion: Document = {"number": number, "opinion": "AGREED", "comment": "现场与申报一致"}
    demo.visitor.post(f"{project['name']}:giveOpinion", "clerk-scjg", **opinion)
    closing = {"number": number, "minutes": "用地范围与图纸一致", "document_number": "演勘〔2026〕1号"}
    project = demo.visitor.post(f"{project['name']}:closeMeeting", "clerk-mz", **closing)
    closed = project["meetings"][-1]
    asked, given = closed["opinions"], [each for each in closed["opinions"] if "time" in each]
    expect(len(given) == 1 and "close_time" in closed, "勘验没有记录 / the survey is not on record")
    demo.screen.say(
        f"一次勘验两个事项：请 {len(asked)} 个部门，{len(given)} 个已提意见；{closing['document_number']}"
    )
    return project


def stopped(demo: Demo, project: Document) -> Document:
    """The applicant withdraws one branch: there is no forecast while it stands still."""
    demo.screen.step("支线受阻", "a branch stops")
    task = task_of(project, STATION)
    demo.visitor.post(f"{task['case']}:withdraw", "resident", reason="殡仪服务站改为二期建设")
    project = following(demo, project, STATION, "TASK_WITHDRAWN")
    expect(not project.get("forecast_date"), "受阻后仍有预计日期 / a forecast in spite of it")
    demo.screen.say(told(task_of(project, STATION)))
    demo.screen.say("预计办结：无，等待牵头部门处置")
    return project


def replanned(demo: Demo, project: Document) -> Document:
    """The lead department takes it out; the plan is made anew and has a forecast again."""
    demo.screen.step("移出并重排", "replanned")
    drop: Document = {"number": task_of(project, STATION)["number"], "reason": "申请人改为二期建设"}
    project = demo.visitor.post(f"{project['name']}:dropTask", "chief-mz", **drop)
    last = project["replans"][-1]
    expect(bool(project["forecast_date"]), "重排后没有预计日期 / no forecast")
    demo.screen.say(
        f"第 {len(project['replans'])} 次重排：预计 {last.get('forecast_before') or '无'}"
        f" → {last['forecast_after']}，总时限 {project['joint_clock']['due']} 不变"
    )
    return project


def explained(demo: Demo, project: Document) -> None:
    """The one clock, the critical path and the forecast, line by line."""
    demo.screen.step("关键路径", "the critical path")
    found = demo.visitor.get(f"{project['name']}/explanation", "resident")
    for line in [*found["path_lines"], *found["forecast_lines"]]:
        demo.screen.say(line)


def following(demo: Demo, project: Document, item: str, state: str) -> Document:
    """The project once it has followed one of its cases."""
    return wait_for(_there(demo, project["name"], item, state))


def _there(demo: Demo, name: str, item: str, state: str) -> Callable[[], Any]:
    def look() -> Document | None:
        found = demo.visitor.get(name, "chief-mz")
        return found if task_of(found, item)["state"] == state else None

    return look


def preview(demo: Demo) -> Document:
    """The plan again, for the titles of its materials."""
    return demo.visitor.post("projects:previewPlan", items=ITEMS, causalities=CAUSALITIES)


def asked(found: Document) -> list[Document]:
    """The materials the applicant has to bring."""
    return [each for each in found["materials"] if each["required"] and not each.get("issued_by_item")]


def task_of(project: Document, item: str) -> Document:
    """An item of the project."""
    return dict(next(task for task in project["tasks"] if task["item"] == item))


def named(task: Document) -> str:
    """What an item is called here."""
    return TITLES[task["item"]]


def told(task: Document) -> str:
    """An item with its state and its days."""
    days = f"　{task['start']} 至 {task['finish']}" if task.get("start") and task.get("finish") else ""
    slack = f"　机动 {task['slack_days']} 日" if days and task.get("slack_days") else ""
    return f"{TASKS[task['state']]}　{named(task)}{days}{slack}"
