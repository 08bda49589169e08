"""Sheets about an item: the notice (一次性告知单), the facts (八公开), the guide, the form to apply by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from yangguang.catalog.v1 import catalog_pb2 as pb

from gateway.sheets import wording
from gateway.sheets.kit import HERE, Block, Code, Fields, Sheet, Signature, Table, Text
from gateway.sheets.wording import NOTHING

TARGETS: Final = {
    pb.NATURAL_PERSON: "自然人",
    pb.ENTERPRISE: "企业法人",
    pb.INSTITUTION: "事业法人",
    pb.SOCIAL_ORGANISATION: "社会组织法人",
    pb.ADMINISTRATIVE_ORGAN: "行政机关",
    pb.OTHER_ORGANISATION: "其他组织",
}
FORMS: Final = {
    pb.AT_WINDOW: "窗口办理",
    pb.ONLINE: "电脑端网上办理",
    pb.MOBILE: "移动端办理",
    pb.COURIER: "快递申请",
    pb.OTHER_FORM: "其他",
}
MATERIALS: Final = (
    ("序号", 0.08),
    ("材料名称", 0.32),
    ("必要", 0.1),
    ("原件", 0.09),
    ("复印件", 0.11),
    ("来源", 0.14),
    ("说明", 0.16),
)

# The lines of the guide (办事指南, B20, B23), in the order in which people ask.
GUIDE: Final[Sequence[tuple[str, Callable[[pb.ItemContent], Sequence[str]]]]] = (
    ("办件类型", lambda c: [wording.KINDS.get(c.kind, NOTHING)]),
    ("服务对象", lambda c: ["、".join(TARGETS[each] for each in c.targets if each in TARGETS)]),
    ("设定依据", lambda c: [wording.basis(each) for each in c.legal_bases]),
    ("受理条件", lambda c: list(c.conditions)),
    ("数量限制", lambda c: [c.quantity_limit or NOTHING]),
    ("办理流程", lambda c: [_step(number, step) for number, step in enumerate(c.steps, 1)]),
    ("法定办结时限", lambda c: [wording.limit(c.statutory_limit)]),
    ("承诺办结时限", lambda c: [wording.limit(c.promised_limit)]),
    ("收费", lambda c: wording.fees(c.fees)),
    ("审批标准", lambda c: list(c.approval_standards)),
    ("办理结果", lambda c: [c.result_title or NOTHING]),
    ("办理形式", lambda c: ["、".join(FORMS[each] for each in c.forms if each in FORMS)]),
    ("到现场次数", lambda c: [f"{c.visits}次"]),
    ("办理地点", lambda c: [c.location]),
    ("办理时间", lambda c: [c.office_hours]),
    ("咨询电话", lambda c: [c.consultation_phone]),
    ("监督电话", lambda c: [c.supervision_phone]),
    ("注意事项", lambda c: [c.notes or NOTHING]),
)


# The lines of a form that a person fills in, and those of an organisation.
PERSON: Final = ("姓名", "身份证件号码", "联系电话", "住址")
ORGANISATION: Final = (
    "单位名称",
    "统一社会信用代码",
    "法定代表人（负责人）",
    "单位地址",
    "经办人",
    "联系电话",
)
CHECKLIST: Final = (
    ("序号", 0.1),
    ("申请材料", 0.5),
    ("必要", 0.14),
    ("原件／复印件", 0.14),
    ("提交打勾", 0.12),
)


def notice(sheet: pb.NoticeSheet) -> Sheet:
    """The one-time notice sheet (B22): its ten elements as the catalogue gives them."""
    fields = Fields([(element.title, list(element.lines)) for element in sheet.elements])
    return Sheet("一次性告知单", [Text(sheet.title, centred=True, size=1.2), fields])


def openness(sheet: pb.OpennessSheet) -> Sheet:
    """The eight published facts (八公开, LS1), as they hang in the hall."""
    return Sheet("八公开", [Fields([(element.title, list(element.lines)) for element in sheet.elements])])


def guide(item: pb.Item, address: str) -> Sheet:
    """The service guide (办事指南) of the version in force, with the address of its page."""
    content = item.version.content
    blocks: list[Block] = [
        Text(content.title, centred=True, size=1.2),
        Code(address, "扫码查看网上办事指南", 22),
        Fields([(title, say(content)) for title, say in GUIDE]),
        *([Table(MATERIALS, _materials(content))] if content.materials else []),
    ]
    code = f"实施编码：{item.name.removeprefix('items/')}"
    return Sheet("办事指南", blocks, issuer=item.organisation_title, number=code)


def application(item: pb.Item) -> Sheet:
    """The form to apply by (申请表, B28): blank lines for the applicant, and what is handed in with it."""
    content = item.version.content
    blocks: list[Block] = [
        Text(content.title, centred=True, size=1.2),
        Fields([(line, [""]) for line in _applicant(content.targets)]),
        Fields(
            [
                ("申请事项", [content.title]),
                ("受理单位", [item.organisation_title or item.organisation]),
                ("申请内容和理由", ["", "", ""]),
                ("结果领取方式", ["□窗口领取　□邮寄送达　□电子送达"]),
            ]
        ),
        *([Table(CHECKLIST, _checklist(content))] if content.materials else []),
        # 行政许可法 art. 31: the applicant answers for the truth of what is handed in.
        Text("申请人对所提交材料的真实性负责。"),
        Signature([f"申请人（签名或者盖章）：{HERE}", "　　　　年　　月　　日"]),
    ]
    code = f"实施编码：{item.name.removeprefix('items/')}"
    return Sheet("申请表", blocks, issuer=item.organisation_title, number=code)


def _applicant(targets: Sequence[int]) -> Sequence[str]:
    """The lines for whom the item serves; for both where it serves both."""
    persons = PERSON if pb.NATURAL_PERSON in targets or not targets else ()
    others = ORGANISATION if set(targets) - {pb.NATURAL_PERSON} else ()
    return tuple(dict.fromkeys((*persons, *others)))


def _checklist(content: pb.ItemContent) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            each.title,
            "必要" if each.required else "非必要",
            f"{each.originals}／{each.copies}",
            "□",
        )
        for number, each in enumerate(content.materials, 1)
    ]


def _step(number: int, step: pb.Step) -> str:
    limit = f"（{wording.limit(step.limit)}）" if step.HasField("limit") else ""
    return f"{number}. {step.title}{limit}"


def _materials(content: pb.ItemContent) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            each.title,
            "必要" if each.required else "非必要",
            str(each.originals),
            str(each.copies),
            each.source,
            each.note,
        )
        for number, each in enumerate(content.materials, 1)
    ]
