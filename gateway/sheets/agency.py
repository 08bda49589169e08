"""Sheets of the agency service (代办): the mandate of the person, the register of what agents did."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.hall.v1 import agents_pb2

from gateway import words
from gateway.sheets.kit import A4_ACROSS, HERE, SERVICE_CARD, Block, Fields, Sheet, Signature, Table, Text
from gateway.sheets.wording import NOTHING, SIGNATURES, date, day

# 代办登记簿 (E04): 村民、代办事项、办理时间、办理结果、本人签字.
REGISTER: Final = (
    ("序号", 0.06),
    ("村民", 0.12),
    ("代办事项", 0.28),
    ("代办员", 0.12),
    ("办理时间", 0.16),
    ("办理结果", 0.12),
    ("本人签字", 0.14),
)


# 政务服务卡 (E02): 代办员姓名、代办事项、联系电话.
CARD: Final = (("代办员", 0.22), ("代办事项", 0.38), ("联系电话", 0.2), ("地点", 0.2))


def mandate(item: str, case: pb.Case | None = None) -> Sheet:
    """The mandate (代办委托书, E03, E05) for an item; blank lines are filled in by hand."""
    case = case or pb.Case()
    given = case.agent.mandate
    blocks: list[Block] = [
        Text("本人（单位）因故不能亲自办理下列事项，现委托代办员代为办理，代办服务不收取任何费用。"),
        Fields(
            [
                ("委托人", [case.applicant.name]),
                ("委托人证件号码", [case.applicant.id_number]),
                ("委托人联系电话", [case.applicant.phone]),
                ("受托代办员", [case.agent.title]),
                ("委托事项", [item]),
                ("委托权限", [given.scope or "代为提交、补正申请材料，代为领取办理结果"]),
                ("委托期限", [f"自{_blank(given.sign_day)}起至{_blank(given.valid_to)}止"]),
                ("委托书编号", [case.agent.mandate_number]),
            ]
        ),
        Text("代办员在上述权限和期限内办理的事务，由委托人承担相应的法律后果。"),
        Signature([f"委托人（签名或者按指印）：{HERE}", f"代办员（签名）：{HERE}"]),
        Signature([_blank(given.sign_day)]),
    ]
    return Sheet("代办委托书", blocks)


def _blank(text: str) -> str:
    return date(text) or "　　　　年　　月　　日"


def register(entries: Iterable[pb.AgencyEntry]) -> Sheet:
    """The agency register (代办登记簿, E04), oldest first as a book is written."""
    rows = [_line(number, entry) for number, entry in enumerate(entries, 1)]
    return Sheet("代办登记簿", [Table(REGISTER, rows, least=2)], page=A4_ACROSS)


def _line(number: int, entry: pb.AgencyEntry) -> tuple[str, ...]:
    finished = day(entry.complete_time) if entry.HasField("complete_time") else "办理中"
    signed = entry.signature
    return (
        str(number),
        entry.principal,
        entry.item_title,
        entry.agent,
        f"{day(entry.create_time)}至{finished}",
        _result(entry),
        f"{SIGNATURES.get(signed.way, '')}{day(signed.sign_time)}" if entry.HasField("signature") else "",
    )


def _result(entry: pb.AgencyEntry) -> str:
    """办理结果: where it stands, and what was decided."""
    state = words.word("zh", pb.Case.State.Name(entry.state), "word") if entry.state else NOTHING
    return f"{state}（准予）" if entry.granted else state


def service_card(card: agents_pb2.ServiceCard) -> Sheet:
    """The service card (政务服务卡, E02) of a village: who acts there, in what, and the telephone."""
    rows = [
        (line.agent, "、".join(line.matters), line.phone, line.address or line.point_title)
        for line in card.lines
    ]
    free = Text("代办服务免费，请勿支付任何费用。", centred=True)
    return Sheet("政务服务卡", [Table(CARD, rows), free], issuer=card.title, page=SERVICE_CARD)
