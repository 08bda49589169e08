"""How sheets say what messages hold: days, limits, money, codes; in Chinese, as documents of organs are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper
from google.protobuf.timestamp_pb2 import Timestamp
from yangguang.cases.v1 import cases_pb2
from yangguang.catalog.v1 import catalog_pb2
from yangguang.common.v1 import types_pb2

from gateway import words
from services.common.timesource import SHANGHAI

NOTHING: Final = "无"
UNITS: Final = {types_pb2.WORKING_DAYS: "个工作日", types_pb2.DAYS: "日"}
KINDS: Final = {
    types_pb2.INSTANT: "即办件",
    types_pb2.PROMISED: "承诺件",
    types_pb2.JOINT: "联办件",
    types_pb2.FORWARDED: "上报件",
    types_pb2.RETURNED: "退办件",
    types_pb2.SUPPLEMENTED: "补办件",
}
RETURNS: Final = {
    cases_pb2.NOT_REQUIRED: "依法不需要取得行政许可",
    cases_pb2.NOT_COMPETENT: "不属于本机关职权范围",
    cases_pb2.NOT_SUPPLEMENTED: "未按要求补正",
    cases_pb2.CONDITIONS_NOT_MET: "不符合法定条件",
    cases_pb2.FALSE_MATERIALS: "隐瞒有关情况或者提供虚假材料",
    cases_pb2.QUANTITY_EXHAUSTED: "数量已满",
}
DELIVERIES: Final = {
    cases_pb2.COLLECTED: "窗口领取",
    cases_pb2.POSTED: "邮寄送达",
    cases_pb2.ELECTRONIC: "电子送达",
    cases_pb2.BY_AGENT: "代办员转交",
}
SIGNATURES: Final = {
    cases_pb2.HANDWRITTEN: "手写签名",
    cases_pb2.FINGERPRINT: "按指印",
    cases_pb2.ELECTRONIC_SIGNATURE: "电子签名",
}


def day(instant: Timestamp) -> str:
    """2026年3月2日, in Asia/Shanghai."""
    return date(_local(instant).date().isoformat())


def moment(instant: Timestamp) -> str:
    """2026年3月2日 09:05, in Asia/Shanghai."""
    return f"{day(instant)} {_local(instant):%H:%M}"


def clock_time(instant: Timestamp) -> str:
    """09:05, in Asia/Shanghai."""
    return f"{_local(instant):%H:%M}"


def _local(instant: Timestamp) -> dt.datetime:
    return instant.ToDatetime(dt.UTC).astimezone(SHANGHAI)


def date(text: str) -> str:
    """2026年3月2日 of `2026-03-02`; "" of ""."""
    if not text:
        return ""
    found = dt.date.fromisoformat(text)
    return f"{found.year}年{found.month}月{found.day}日"


def limit(found: types_pb2.Limit) -> str:
    """5个工作日; 0 is the same day."""
    return f"{found.length}{UNITS.get(found.unit, '')}" if found.length else "当日办结"


def money(cents: int) -> str:
    """12.50元."""
    return f"{cents // 100}.{cents % 100:02d}元" if cents else "不收费"


def basis(found: catalog_pb2.LegalBasis) -> str:
    """《行政许可法》第三十二条（文号）."""
    title = found.title if found.title.startswith("《") else f"《{found.title}》"
    return title + found.article + (f"（{found.document_number}）" if found.document_number else "")


def fees(found: Iterable[catalog_pb2.Fee]) -> list[str]:
    """Each fee with its standard, its basis and who need not pay; 不收费 where there is none."""
    return [
        f"{fee.title}：{money(fee.amount)}，依据：{fee.basis or NOTHING}"
        + (f"，减免：{fee.reduction}" if fee.reduction else "")
        for fee in found
    ] or ["不收费"]


def word(enum: EnumTypeWrapper, number: int) -> str:
    """What pages call a code; "" of one that means nothing."""
    return words.word("zh", enum.Name(number), "page") if number else ""
