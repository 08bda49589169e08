"""The columns of a list of items (清单): how each field is written into a cell, and read from one.

A list in a cell has one entry a line, the parts of an entry stand between bars: `M1|申请书|必要|1|0`.
A bar, a backslash or a line break within a text has a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from google.protobuf.message import Message
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1 import types_pb2 as types

from services.catalog.domain.content import STEP_WORDS

Show = Callable[[Any], str]
Read = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Codec:
    """How a value becomes text, and text a value; reading raises ValueError for what is none."""

    show: Show
    read: Read


# ---- Single values

YES: Final = ("是", "否")


def _truth(text: str) -> bool:
    if text not in (*YES, ""):
        raise ValueError(text)
    return text == YES[0]


def _number(text: str) -> int:
    if not re.fullmatch(r"\d{0,15}", text, re.ASCII):
        raise ValueError(text)
    return int(text or 0)


def _cents(text: str) -> int:
    """Yuan with at most two decimals, as cents."""
    found = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,2}))?", text or "0", re.ASCII)
    if found is None:
        raise ValueError(text)
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def _yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


_LIMIT: Final = re.compile(r"(\d{1,5})(个工作日|日)(?:\[([^\]]*)\])?(?:（(.*)）)?", re.DOTALL)
_UNITS: Final = {types.WORKING_DAYS: "个工作日", types.DAYS: "日"}


def _limit_words(limit: types.Limit) -> str:
    clock = f"[{limit.clock}]" if limit.clock else ""
    note = f"（{limit.note}）" if limit.note else ""
    return f"{limit.length}{_UNITS[limit.unit]}{clock}{note}" if limit.unit else ""


def _limit(text: str) -> types.Limit | None:
    if not text:
        return None
    found = _LIMIT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    unit = next(unit for unit, word in _UNITS.items() if word == found[2])
    return types.Limit(length=int(found[1]), unit=unit, clock=found[3] or "", note=found[4] or "")


def _words(enum: Any, words: Mapping[str, str]) -> Codec:
    """A code by its word, or by its name."""
    by_text = {**{name: enum.Value(name) for name in words}, **{w: enum.Value(n) for n, w in words.items()}}
    by_number = {enum.Value(name): word for name, word in words.items()}

    def read(text: str) -> int:
        if text and text not in by_text:
            raise ValueError(text)
        return int(by_text.get(text, 0))

    return Codec(lambda number: by_number.get(number, ""), read)


TEXT: Final = Codec(str, str)
NUMBER: Final = Codec(str, _number)
MONEY: Final = Codec(_yuan, _cents)
TRUTH: Final = Codec(lambda value: YES[0] if value else YES[1], _truth)
LIMIT: Final = Codec(_limit_words, _limit)

TYPE: Final = _words(
    pb.ItemType,
    {
        "PERMIT": "行政许可",
        "PENALTY": "行政处罚",
        "COERCION": "行政强制",
        "LEVY": "行政征收",
        "PAYMENT": "行政给付",
        "INSPECTION": "行政检查",
        "CONFIRMATION": "行政确认",
        "REWARD": "行政奖励",
        "RULING": "行政裁决",
        "OTHER_POWER": "其他行政权力",
        "NON_PERMIT_APPROVAL": "非行政许可审批",
        "PUBLIC_SERVICE": "公共服务",
    },
)
LEVEL: Final = _words(
    pb.ExerciseLevel,
    {
        "NATIONAL": "国家级",
        "PROVINCE": "省级",
        "CITY": "市级",
        "COUNTY": "县级",
        "TOWNSHIP": "镇（乡、街道）级",
        "VILLAGE": "村（社区）级",
        "GRADED": "分级管理",
    },
)
NATURE: Final = _words(
    pb.OrganNature,
    {
        "STATUTORY_ORGAN": "法定机关",
        "AUTHORISED_ORGANISATION": "授权组织",
        "ENTRUSTED_ORGANISATION": "受委托组织",
        "OTHER_NATURE": "其他",
    },
)
KIND: Final = _words(
    types.CaseKind, {"INSTANT": "即办件", "PROMISED": "承诺件", "JOINT": "联办件", "FORWARDED": "上报件"}
)
TARGET: Final = _words(
    pb.ServiceTarget,
    {
        "NATURAL_PERSON": "自然人",
        "ENTERPRISE": "企业法人",
        "INSTITUTION": "事业法人",
        "SOCIAL_ORGANISATION": "社会组织法人",
        "ADMINISTRATIVE_ORGAN": "行政机关",
        "OTHER_ORGANISATION": "其他组织",
    },
)
FORM: Final = _words(
    pb.HandlingForm,
    {"AT_WINDOW": "窗口", "ONLINE": "网上", "MOBILE": "移动端", "COURIER": "快递", "OTHER_FORM": "其他"},
)
AUTHORITY: Final = _words(
    pb.WindowAuthority,
    {"FULL_AUTHORITY": "全部授权", "PARTIAL_AUTHORITY": "部分授权", "ACCEPTANCE_ONLY": "仅受理"},
)
BASIS: Final = _words(
    pb.BasisKind,
    {
        "LAW": "法律",
        "ADMINISTRATIVE_REGULATION": "行政法规",
        "STATE_COUNCIL_DECISION": "国务院决定",
        "LOCAL_REGULATION": "地方性法规",
        "PROVINCIAL_RULE": "省级政府规章",
        "DEPARTMENT_RULE": "部门规章",
        "NORMATIVE_DOCUMENT": "规范性文件",
    },
)
STEP: Final = _words(pb.StepKind, {kind.name: word for kind, word in STEP_WORDS.items()})
ACCEPTANCE_SCOPE: Final = _words(
    pb.AcceptanceScope,
    {"ACROSS_COUNTIES": "跨县通办", "ACROSS_CITIES": "跨市通办", "NATIONWIDE": "全国通办"},
)
AGENCY: Final = _words(pb.AgencyMode, {"AGENCY_FILING": "代办", "PASSED_ON": "转办"})
STATIONING: Final = _words(
    pb.StationingState,
    {"STATIONED": "已进驻", "NOT_YET_STATIONED": "应进未进", "STATIONING_EXCEPTION": "不宜进驻"},
)
STATIONING_REASON: Final = _words(
    pb.StationingReason,
    {
        "SECRECY": "涉密",
        "SITE_LIMITED": "场地限制",
        "SPECIAL_EQUIPMENT": "特殊设备",
        "OTHER_STATIONING_REASON": "其他",
    },
)
ATTACHMENT: Final = _words(
    pb.AttachmentKind,
    {
        "BLANK_FORM": "空白表格",
        "MODEL_TEXT": "示范文本",
        "FLOW_CHART": "流程图",
        "OPERATION_RULES": "操作规范",
        "RESULT_SAMPLE": "结果样本",
        "BASIS_TEXT": "依据文本",
    },
)
INTERMEDIARY: Final = _words(
    pb.IntermediaryKind,
    {
        "INSPECTION_SERVICE": "检验",
        "TESTING_SERVICE": "检测",
        "EVALUATION_SERVICE": "评估",
        "DEMONSTRATION_SERVICE": "论证",
    },
)


# ---- Lists and parts


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


def _parts(line: str) -> list[str]:
    """The parts of an entry, as they were before they were escaped."""
    parts, text = [""], iter(line)
    for character in text:
        if character == "\\":
            following = next(text, "")
            parts[-1] += "\n" if following == "n" else following
        elif character == "|":
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _lines(text: str) -> list[str]:
    return [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]


def _of_values(codec: Codec) -> Codec:
    """A list of single values, one a line."""

    def read(text: str) -> list[Any]:
        return [codec.read(part) for line in _lines(text) for part in ["|".join(_parts(line))]]

    return Codec(lambda values: "\n".join(_escaped(codec.show(value)) for value in values), read)


Part = tuple[str, Codec]


def _message(kind: Callable[[], Any], parts: Sequence[Part]) -> Codec:
    """A message as one entry; a part may lie in a message within, as in `basis.title`."""

    def show(message: Any) -> str:
        return "|".join(_escaped(codec.show(_inner(message, path))) for path, codec in parts)

    def read(text: str) -> Any:
        given = _parts(text)
        if len(given) > len(parts):
            raise ValueError(text)
        message = kind()
        for (path, codec), part in zip(parts, given, strict=False):
            _set(message, path, codec.read(part.strip()))
        return message

    return Codec(show, read)


def _inner(message: Any, path: str) -> Any:
    for name in path.split("."):
        message = getattr(message, name)
    return message


def _set(message: Any, path: str, value: Any) -> None:
    *outer, name = path.split(".")
    for each in outer:
        message = getattr(message, each)
    if isinstance(value, Message):
        getattr(message, name).CopyFrom(value)
    elif value:
        setattr(message, name, value)


def _of_messages(kind: Callable[[], Any], parts: Sequence[Part]) -> Codec:
    """A list of messages, one a line."""
    entry = _message(kind, parts)
    return Codec(
        lambda messages: "\n".join(entry.show(message) for message in messages),
        lambda text: [entry.read(line) for line in _lines(text)],
    )


REQUIRED: Final = Codec(lambda value: "必要" if value else "非必要", lambda text: _required(text))


def _required(text: str) -> bool:
    if text not in ("必要", "非必要", ""):
        raise ValueError(text)
    return text == "必要"


def _conditional(text: str) -> bool:
    if text not in ("需要时", ""):
        raise ValueError(text)
    return bool(text)


# A step that is held only where it is needed (C49).
CONDITIONAL: Final = Codec(lambda value: "需要时" if value else "", _conditional)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, the field of the content, how that is written."""

    title: str
    field: str
    codec: Codec


CODE: Final = "实施编码"
ORGANISATION: Final = "实施主体"
# Told on the way out, and not read on the way in.
TOLD: Final = ("实施主体名称", "事项状态", "版本", "文号")

COLUMNS: Final = (
    Column("事项名称", "title", TEXT),
    Column("英文名称", "english_title", TEXT),
    Column("事项类型", "type", TYPE),
    Column("行使层级", "level", LEVEL),
    Column("实施主体性质", "organ_nature", NATURE),
    Column("办件类型", "kind", KIND),
    Column("服务对象", "targets", _of_values(TARGET)),
    Column("办理形式", "forms", _of_values(FORM)),
    Column(
        "设定依据",
        "legal_bases",
        _of_messages(
            pb.LegalBasis, [("title", TEXT), ("article", TEXT), ("document_number", TEXT), ("kind", BASIS)]
        ),
    ),
    Column("法定时限", "statutory_limit", LIMIT),
    Column("承诺时限", "promised_limit", LIMIT),
    Column("受理条件", "conditions", _of_values(TEXT)),
    Column("审批标准", "approval_standards", _of_values(TEXT)),
    Column(
        "申请材料",
        "materials",
        _of_messages(
            pb.Material,
            [
                ("id", TEXT),
                ("title", TEXT),
                ("required", REQUIRED),
                ("originals", NUMBER),
                ("copies", NUMBER),
                ("source", TEXT),
                ("note", TEXT),
                ("issued_by_item", TEXT),
                ("issuer", TEXT),
            ],
        ),
    ),
    Column(
        "办理环节",
        "steps",
        _of_messages(
            pb.Step, [("kind", STEP), ("title", TEXT), ("limit", LIMIT), ("conditional", CONDITIONAL)]
        ),
    ),
    Column(
        "收费",
        "fees",
        _of_messages(pb.Fee, [("title", TEXT), ("amount", MONEY), ("basis", TEXT), ("reduction", TEXT)]),
    ),
    Column("主题", "themes", _of_values(TEXT)),
    Column("主题代码", "theme_codes", _of_values(TEXT)),
    Column("服务类别代码", "category_codes", _of_values(TEXT)),
    Column("结果名称", "result_title", TEXT),
    Column("办理地点", "location", TEXT),
    Column("办理时间", "office_hours", TEXT),
    Column("咨询电话", "consultation_phone", TEXT),
    Column("监督电话", "supervision_phone", TEXT),
    Column("窗口权限", "window_authority", AUTHORITY),
    Column("到现场次数", "visits", NUMBER),
    Column("数量限制", "quantity_limit", TEXT),
    Column("注意事项", "notes", TEXT),
    Column(
        "进驻",
        "stationing",
        _message(
            pb.Stationing,
            [("state", STATIONING), ("reason", STATIONING_REASON), ("centre", TEXT), ("note", TEXT)],
        ),
    ),
    Column("需代办委托书", "agency_mandate_required", TRUTH),
    Column("代办转办", "agency_mode", AGENCY),
    Column("转往层级", "passed_on_to", LEVEL),
    Column("先缴费后取件", "result_after_payment", TRUTH),
    Column("通办范围", "acceptance_scope", ACCEPTANCE_SCOPE),
    Column(
        "附件",
        "attachments",
        _of_messages(
            pb.Attachment,
            [
                ("id", TEXT),
                ("kind", ATTACHMENT),
                ("title", TEXT),
                ("file_name", TEXT),
                ("media_type", TEXT),
                ("size", NUMBER),
                ("sha256", TEXT),
                ("material", TEXT),
            ],
        ),
    ),
    Column(
        "裁量基准",
        "discretion_tiers",
        _of_messages(
            pb.DiscretionTier,
            [
                ("circumstance", TEXT),
                ("range", TEXT),
                ("measure", TEXT),
                ("lowest_amount", MONEY),
                ("highest_amount", MONEY),
                ("basis", TEXT),
            ],
        ),
    ),
    Column(
        "中介服务",
        "intermediary_services",
        _of_messages(
            pb.IntermediaryService,
            [
                ("title", TEXT),
                ("kind", INTERMEDIARY),
                ("basis.title", TEXT),
                ("basis.article", TEXT),
                ("basis.document_number", TEXT),
                ("basis.kind", BASIS),
                ("conditions", TEXT),
                ("process", TEXT),
                ("limit", LIMIT),
                ("fee", TEXT),
                ("stationed", TRUTH),
            ],
        ),
    ),
)
BY_TITLE: Final = {column.title: column for column in COLUMNS}
BY_FIELD: Final = {column.field: column for column in COLUMNS}
HEADER: Final = (CODE, ORGANISATION, *TOLD, *(column.title for column in COLUMNS))
STATES: Final = _words(
    pb.Item.State, {"DRAFT": "拟制", "IN_FORCE": "有效", "SUSPENDED": "暂停", "CANCELLED": "取消"}
)


def row_of(item: pb.Item) -> list[str]:
    """An item as a row of the list."""
    content, version = item.version.content, item.version
    told = (
        item.organisation_title,
        STATES.show(item.state),
        version.name.rpartition("/")[2],
        version.document_number,
    )
    cells = [column.codec.show(getattr(content, column.field)) for column in COLUMNS]
    # Nothing is said of the centre when nothing is known.
    place = COLUMNS.index(BY_FIELD["stationing"])
    cells[place] = cells[place] if content.HasField("stationing") else ""
    return [item.name.partition("/")[2], item.organisation, *told, *cells]


def put(content: pb.ItemContent, column: Column, cell: str) -> None:
    """Read a cell into a content; raises ValueError for what it cannot mean."""
    if not cell.strip():
        return
    value = column.codec.read(cell.strip())
    if isinstance(value, list):
        getattr(content, column.field).extend(value)
    else:
        _set(content, column.field, value)
