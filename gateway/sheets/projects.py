"""Documents of joint projects (并联审批): notice of acceptance, copy notice, minutes of meetings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from yangguang.cases.v1 import projects_pb2 as pb

from gateway.sheets import wording
from gateway.sheets.fonts import SANS
from gateway.sheets.kit import Block, Fields, Sheet, Signature, Table, Text
from gateway.sheets.wording import NOTHING, date, day

OPINIONS: Final = {
    pb.AGREED: "同意",
    pb.AGREED_WITH_CONDITIONS: "有条件同意",
    pb.OBJECTED: "不同意",
    pb.NOT_CONCERNED: "不涉及",
}
MEETINGS: Final = {
    pb.JOINT_REVIEW: "联审会议",
    pb.PRE_APPROVAL_REVIEW: "前置审批联审会",
    pb.CONSTRUCTION_COORDINATION: "建设过程手续办理协调会",
    pb.JOINT_SURVEY: "联合勘验",
    pb.COMPLETION_ACCEPTANCE: "联合竣工验收",
}
TASKS: Final = (
    ("序号", 0.08),
    ("事项", 0.3),
    ("部门", 0.2),
    ("阶段", 0.08),
    ("时限", 0.14),
    ("计划办结", 0.2),
)
NOTICES: Final = (
    ("部门", 0.2),
    ("抄告事项", 0.22),
    ("抄告日期", 0.19),
    ("答复期限", 0.19),
    ("答复意见", 0.2),
)
SAID: Final = (("部门", 0.3), ("意见", 0.18), ("说明", 0.52))


def acceptance(project: pb.Project, lead: str) -> Sheet:
    """The notice by which one door accepts for all departments (F03): items, stages, the one clock."""
    rows = [
        (
            str(task.number),
            task.title,
            task.organisation_title,
            str(task.stage),
            wording.limit(task.limit),
            date(task.finish),
        )
        for task in project.tasks
    ]
    law = "根据《中华人民共和国行政许可法》第二十六条的规定，" if project.joint else ""
    blocks: list[Block] = [
        Text(f"{project.applicant.name}：", indent=False),
        Text(f"你（单位）提出的项目申请，申请材料齐全，{law}予以受理，由各部门同步办理。"),
        Fields([*_project(project), ("受理日期", [day(project.accept_time)]), ("总时限", [_clock(project)])]),
        Table(TASKS, rows),
        Text(f"预计全部办结日期：{date(project.forecast_date) or NOTHING}。计划随办理情况调整。"),
        Signature([f"{lead}（行政审批专用章）", day(project.accept_time)]),
    ]
    return Sheet("并联审批受理通知书", blocks, issuer=lead, number=f"项目编号：{project.number}")


def copy_notice(project: pb.Project, lead: str) -> Sheet:
    """The copy notice (抄告单, F04) to the departments, with the limit of each reply and what came."""
    titles, items = _departments(project), {task.item: task.title for task in project.tasks}
    rows = [
        (
            titles.get(each.organisation, each.organisation),
            "、".join(items.get(item, item) for item in each.items),
            day(each.send_time),
            date(each.due),
            _reply(each),
        )
        for each in project.copy_notices
    ]
    blocks: list[Block] = [
        Text("下列项目已由牵头部门受理，现将涉及你单位的事项抄告，请在答复期限内提出意见。"),
        Fields(_project(project)),
        Table(NOTICES, rows),
        Signature([f"{lead}（盖章）", day(project.accept_time)]),
    ]
    return Sheet("并联审批抄告单", blocks, issuer=lead, number=f"项目编号：{project.number}")


def minutes(project: pb.Project, lead: str) -> Sheet:
    """The minutes (会议纪要、勘验记录, F06, F08) of the meetings that have ended."""
    held = [meeting for meeting in project.meetings if meeting.HasField("close_time")]
    blocks = [Fields(_project(project)), *(block for each in held for block in _meeting(each, project))]
    return Sheet("联审会议纪要", blocks, issuer=lead, number=f"项目编号：{project.number}")


def _meeting(meeting: pb.JointMeeting, project: pb.Project) -> Iterable[Block]:
    titles = _departments(project)
    yield Text(f"{meeting.number}. {MEETINGS.get(meeting.kind, '')}", indent=False, font=SANS)
    yield Fields(
        [
            ("时间", [wording.moment(meeting.hold_time) if meeting.HasField("hold_time") else NOTHING]),
            ("地点", [meeting.place or NOTHING]),
            ("议题", [meeting.agenda or NOTHING]),
            ("纪要", [meeting.minutes]),
            ("文号", [meeting.document_number or NOTHING]),
        ]
    )
    rows = [
        (titles.get(each.organisation, each.organisation), OPINIONS.get(each.opinion, "未答复"), each.comment)
        for each in meeting.opinions
    ]
    yield Table(SAID, rows)


def _project(project: pb.Project) -> list[tuple[str, list[str]]]:
    return [
        ("项目名称", [project.title]),
        ("项目代码", [project.project_code or NOTHING]),
        ("申请人", [project.applicant.name]),
    ]


def _clock(project: pb.Project) -> str:
    if not project.HasField("joint_clock"):
        return "按各事项时限"
    clock = project.joint_clock
    unit = wording.UNITS.get(clock.limit.unit, "")
    added = f"，延长{clock.extension}{unit}" if clock.extension else ""
    return f"{wording.limit(clock.limit)}{added}" + (f"，至{date(clock.due)}" if clock.due else "")


def _departments(project: pb.Project) -> dict[str, str]:
    tasks = {task.organisation: task.organisation_title for task in project.tasks}
    return tasks | {each.organisation: each.title for each in project.departments if each.title}


def _reply(notice: pb.CopyNotice) -> str:
    if not notice.HasField("reply_time"):
        return "逾期未答复" if notice.silent else ""
    return f"{OPINIONS.get(notice.opinion, '')} {notice.comment}".strip()
