"""The rectification sheet (差评整改单) of a bad rating; who rated is not told."""

from __future__ import annotations

from typing import Final

from yangguang.cases.v1 import cases_pb2
from yangguang.cases.v1 import ratings_pb2 as pb

from gateway.sheets import wording
from gateway.sheets.kit import HERE, Fields, Sheet, Signature
from gateway.sheets.wording import NOTHING, date, day

STATES: Final = {
    pb.ServiceRating.RECORDED: "已评价",
    pb.ServiceRating.TO_CALL_BACK: "待回访",
    pb.ServiceRating.RECTIFYING: "整改中",
    pb.ServiceRating.RECTIFIED: "已整改",
    pb.ServiceRating.CLOSED: "已办结",
    pb.ServiceRating.APPEALED: "申诉中",
    pb.ServiceRating.NOT_COUNTED: "不予计入",
}


def rectification(rating: pb.ServiceRating, organisation: str) -> Sheet:
    """What is to be put right, by when, and what was done (K01–K03); empty lines are filled in by hand."""
    remedy = rating.remedy
    done = rating.HasField("remedy")
    rows = [
        ("被评价单位", organisation),
        ("评价月份", rating.month),
        ("评价等级", _grade(rating.grade)),
        ("办事效率", _grade(rating.efficiency)),
        ("服务态度", _grade(rating.attitude)),
        ("服务质量", _grade(rating.quality)),
        ("办理状态", STATES.get(rating.state, NOTHING)),
        ("回访核实的问题", rating.call_back.matter),
        ("整改期限", date(rating.due)),
        ("整改情况", remedy.result),
        ("整改日期", day(remedy.remedy_time) if done else ""),
        ("是否按期", ("按期" if remedy.in_time else "逾期") if done else ""),
        ("反馈情况", rating.feedback),
    ]
    fields = Fields([(title, [text]) for title, text in rows])
    return Sheet(
        "差评整改单",
        [fields, Signature([f"整改责任人签名：{HERE}", f"单位（盖章）：{HERE}"])],
        number=f"评价编号：{rating.name.removeprefix('ratings/')}",
    )


def _grade(grade: int) -> str:
    return wording.word(cases_pb2.RatingGrade, grade) or NOTHING
