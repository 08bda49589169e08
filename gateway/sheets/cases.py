"""The documents (文书) of a case, from the notice of acceptance to the receipt of delivery.

A document is there once the case holds what it says. Personal data stands in it as the service gives it to
whoever asks: masked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from google.protobuf.timestamp_pb2 import Timestamp
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2
from yangguang.common.v1 import types_pb2

from gateway.sheets import wording
from gateway.sheets.kit import Block, Fields, Sheet, Signature, Table, Text
from gateway.sheets.wording import date, day

BLANK_DAY: Final = "　　　　年　　月　　日"
# 行政许可法 art. 38, 行政复议法 art. 20, 行政诉讼法 art. 46.
REMEDY: Final = (
    "如不服本决定，可以自收到之日起六十日内依法申请行政复议，"
    "也可以自收到之日起六个月内依法向人民法院提起行政诉讼。"
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the documents of a case are made of."""

    case: pb.Case
    # What the item says in the version the case is pinned to.
    content: catalog_pb2.ItemContent
    # Title of the organisation that handles it.
    organisation: str

    @property
    def is_permit(self) -> bool:
        """Whether 行政许可法 is what the document rests on."""
        return self.content.type == catalog_pb2.PERMIT


Say: TypeAlias = Callable[[Dossier], str]
Blocks: TypeAlias = Callable[[Dossier], Sequence[Block]]


@dataclass(frozen=True, slots=True)
class Document:
    """A document: when it is there, how it begins, its fields, what follows them, and its day."""

    name: str
    title: Say
    ready: Callable[[pb.Case], bool]
    opening: Say
    rows: Sequence[tuple[str, Say]]
    closing: Say
    signed: Callable[[Dossier], str]
    more: Blocks = lambda dossier: ()

    def sheet(self, dossier: Dossier) -> Sheet:
        """The document of this case."""
        closing = self.closing(dossier)
        blocks: list[Block] = [
            Text(f"{dossier.case.applicant.name}：", indent=False),
            Text(self.opening(dossier)),
            Fields([(title, [say(dossier)]) for title, say in (*APPLICATION, *self.rows, *CONTACTS)]),
            *self.more(dossier),
            *([Text(closing)] if closing else []),
            Signature([f"{dossier.organisation}（行政审批专用章）", self.signed(dossier) or BLANK_DAY]),
        ]
        number = f"办件编号：{dossier.case.number}"
        return Sheet(self.title(dossier), blocks, issuer=dossier.organisation, number=number)


def _applicant(dossier: Dossier) -> str:
    applicant = dossier.case.applicant
    return f"{applicant.name}　证件号码：{applicant.id_number}"


def _agent(dossier: Dossier) -> str:
    agent = dossier.case.agent
    mandate = f"　委托书编号：{agent.mandate_number}" if agent.mandate_number else ""
    return f"{agent.title}{mandate}" if dossier.case.HasField("agent") else wording.NOTHING


# What every document says first and last.
APPLICATION: Final[Sequence[tuple[str, Say]]] = (
    ("申请人", _applicant),
    ("代办员", _agent),
    ("申请事项", lambda d: d.case.item_title),
    ("收到日期", lambda d: day(d.case.receive_time)),
)
CONTACTS: Final[Sequence[tuple[str, Say]]] = (
    ("咨询电话", lambda d: d.content.consultation_phone),
    ("监督电话", lambda d: d.content.supervision_phone),
)


def _clock(kind: int) -> Say:
    """A limit of the case with its last day; while a procedure lasts there is none."""

    def say(dossier: Dossier) -> str:
        found = next((clock for clock in dossier.case.clocks if clock.kind == kind), None)
        if found is None:
            return wording.NOTHING
        unit = wording.UNITS.get(found.limit.unit, "")
        added = f"，延长{found.extension}{unit}" if found.extension else ""
        due = f"至{date(found.due)}" if found.due else "期间依法不计算在内的程序正在进行"
        provisional = "（暂定，以公布的放假安排为准）" if found.provisional else ""
        return f"{wording.limit(found.limit)}{added}，{due}{provisional}"

    return say


LIMITS: Final[Sequence[tuple[str, Say]]] = (
    ("承诺办结时限", _clock(pb.PROMISED_CLOCK)),
    ("法定办结时限", _clock(pb.STATUTORY_CLOCK)),
)


def _permit(text: str, otherwise: str) -> Say:
    return lambda dossier: text if dossier.is_permit else otherwise


def _of_materials(dossier: Dossier) -> Sequence[Block]:
    """The materials handed in so far (收件清单)."""
    known = {material.id: material for material in dossier.content.materials}
    found = [known.get(each, catalog_pb2.Material(id=each, title=each)) for each in dossier.case.materials]
    rows = [
        (str(number), material.title, str(material.originals), str(material.copies))
        for number, material in enumerate(found, 1)
    ]
    columns = (("序号", 0.1), ("收到的材料", 0.6), ("原件（份）", 0.15), ("复印件（份）", 0.15))
    return [Table(columns, rows)] if rows else []


def _of_missing(dossier: Dossier) -> Sequence[Block]:
    titles = {material.id: material.title for material in dossier.content.materials}
    rows = [
        (str(number), titles.get(each.material, each.material), each.reason)
        for number, each in enumerate(dossier.case.supplement_notice.materials, 1)
    ]
    return [Table((("序号", 0.1), ("需要补正的材料", 0.4), ("补正的内容", 0.5)), rows)]


def _of_procedures(dossier: Dossier) -> Sequence[Block]:
    titles = {step.kind: step.title for step in dossier.content.steps}
    rows = [
        (
            titles.get(each.kind, ""),
            day(each.start_time),
            f"{each.expected_days}日",
            day(each.end_time) if each.HasField("end_time") else "进行中",
        )
        for each in dossier.case.procedures
    ]
    return [Table((("程序", 0.31), ("开始日期", 0.23), ("所需时间", 0.23), ("结束日期", 0.23)), rows)]


def _accepted(dossier: Dossier) -> str:
    if dossier.case.deemed_accepted:
        return f"{day(dossier.case.accept_time)}（逾期未告知，自收到申请材料之日起即为受理）"
    return day(dossier.case.accept_time)


def _refused(dossier: Dossier) -> str:
    """The day on which the limit of acceptance stopped."""
    stops = (clock.stop_time for clock in dossier.case.clocks if clock.kind == pb.ACCEPTANCE_CLOCK)
    return _day_of(next(stops, None))


def _day_of(instant: Timestamp | None) -> str:
    return day(instant) if instant is not None and instant.seconds else ""


def _decided(dossier: Dossier) -> str:
    return day(dossier.case.decision.decide_time)


def _extended(dossier: Dossier) -> str:
    extension = dossier.case.handling.extension
    head = "本级人民政府负责人" if dossier.case.kind == types_pb2.JOINT else "本机关负责人"
    return f"你（单位）提出的申请未能在规定期限内办结，经{head}批准，办理期限延长{extension.length}个工作日。"


def _delivery(say: Callable[[pb.Delivery], str]) -> Say:
    """What the delivery says; filled in by hand while there is none."""
    return lambda dossier: say(dossier.case.delivery) if dossier.case.HasField("delivery") else ""


DOCUMENTS: Final = {
    "acceptance": Document(
        name="受理通知书",
        title=lambda _: "受理通知书",
        ready=lambda case: case.HasField("accept_time"),
        opening=_permit(
            "你（单位）提出的申请，申请材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条的规定，予以受理。",
            "你（单位）提出的申请，申请材料齐全、符合规定形式，予以受理。",
        ),
        rows=(("受理日期", _accepted), *LIMITS),
        more=_of_materials,
        closing=lambda _: (
            "听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审和公示所需时间不计算在上述期限内，将另行书面告知。"
        ),
        signed=lambda d: day(d.case.accept_time),
    ),
    "correction": Document(
        name="申请材料补正告知书",
        title=lambda _: "申请材料补正告知书",
        ready=lambda case: case.HasField("supplement_notice"),
        opening=_permit(
            "你（单位）提出的申请，申请材料不齐全或者不符合法定形式，根据《中华人民共和国行政许可法》第三十二条的规定，现将需要补正的全部内容一次告知如下。",
            "你（单位）提出的申请，申请材料不齐全或者不符合规定形式，现将需要补正的全部内容一次告知如下。",
        ),
        rows=(),
        more=_of_missing,
        closing=lambda _: (
            "按照要求提交全部补正申请材料的，应当受理。本告知只作一次，未列入的内容不再要求补正。"
        ),
        signed=lambda d: day(d.case.supplement_notice.notice_time),
    ),
    "refusal": Document(
        name="不予受理通知书",
        title=lambda _: "不予受理通知书",
        ready=lambda case: case.state == pb.Case.NOT_ACCEPTED,
        opening=_permit(
            "你（单位）提出的申请，根据《中华人民共和国行政许可法》第三十二条的规定，决定不予受理。",
            "你（单位）提出的申请，决定不予受理。",
        ),
        rows=(
            ("不予受理的情形", lambda d: wording.RETURNS.get(d.case.return_reason, "其他")),
            ("理由", lambda d: d.case.end_reason),
        ),
        closing=lambda _: REMEDY,
        signed=_refused,
    ),
    "grant": Document(
        name="准予决定书",
        title=_permit("准予行政许可决定书", "准予决定书"),
        ready=lambda case: case.decision.granted,
        opening=_permit(
            "你（单位）提出的申请，经审查，符合法定条件、标准，根据《中华人民共和国行政许可法》第三十八条第一款的规定，决定准予行政许可。",
            "你（单位）提出的申请，经审查，符合规定条件，决定准予办理。",
        ),
        rows=(
            ("决定文号", lambda d: d.case.decision.document_number or wording.NOTHING),
            ("办理结果", lambda d: d.content.result_title or wording.NOTHING),
            ("证照编号", lambda d: d.case.certificate_number or wording.NOTHING),
            ("决定日期", _decided),
        ),
        closing=_permit(
            "自作出决定之日起十个工作日内向申请人颁发、送达行政许可证件。本决定予以公开，公众有权查阅。", ""
        ),
        signed=_decided,
    ),
    "denial": Document(
        name="不予许可决定书",
        title=_permit("不予行政许可决定书", "不予办理决定书"),
        ready=lambda case: case.HasField("decision") and not case.decision.granted,
        opening=_permit(
            "你（单位）提出的申请，经审查，根据《中华人民共和国行政许可法》第三十八条第二款的规定，决定不予行政许可。",
            "你（单位）提出的申请，经审查，决定不予办理。",
        ),
        rows=(
            ("决定文号", lambda d: d.case.decision.document_number or wording.NOTHING),
            ("理由", lambda d: d.case.decision.reason),
            ("决定日期", _decided),
        ),
        closing=lambda _: REMEDY,
        signed=_decided,
    ),
    "extension": Document(
        name="延长办理期限告知书",
        title=lambda _: "延长办理期限告知书",
        ready=lambda case: case.handling.HasField("extension"),
        opening=_extended,
        rows=(("延长的理由", lambda d: d.case.handling.extension.reason), *LIMITS),
        closing=_permit("根据《中华人民共和国行政许可法》第四十二条的规定，特此告知。", "特此告知。"),
        signed=lambda d: day(d.case.handling.extension.extend_time),
    ),
    "procedures": Document(
        name="特别程序告知书",
        title=lambda _: "特别程序告知书",
        ready=lambda case: bool(case.procedures),
        opening=_permit(
            "你（单位）提出的申请依法需要进行下列程序，根据《中华人民共和国行政许可法》第四十五条的规定，所需时间不计算在办理期限内，现将所需时间书面告知如下。",
            "你（单位）提出的申请需要进行下列程序，所需时间不计算在办理期限内，现将所需时间书面告知如下。",
        ),
        rows=LIMITS,
        more=_of_procedures,
        closing=lambda _: "特此告知。",
        signed=lambda d: day(d.case.procedures[-1].start_time),
    ),
    "delivery": Document(
        name="送达回证",
        title=lambda _: "送达回证",
        ready=lambda case: case.HasField("complete_time"),
        opening=lambda _: "现将下列文书、证照送达，请受送达人核对后签收。",
        rows=(
            ("送达的文书", lambda d: d.content.result_title or "办理决定"),
            ("文书、证照编号", lambda d: d.case.certificate_number or d.case.decision.document_number),
            ("送达方式", _delivery(lambda found: wording.DELIVERIES.get(found.way, ""))),
            ("送达时间", _delivery(lambda found: wording.moment(found.deliver_time))),
            ("受送达人签收", _delivery(lambda found: found.receipt)),
            ("代收人签名及代收理由", lambda _: ""),
            ("送达人签名", lambda _: ""),
            ("备注", lambda _: ""),
        ),
        closing=lambda _: "",
        signed=lambda d: _day_of(d.case.delivery.deliver_time),
    ),
}
