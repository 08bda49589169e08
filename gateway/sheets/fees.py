"""The ticket of fees (缴费票): all fees of a case on one sheet (一票制), with the code to pay it by."""

from __future__ import annotations

from typing import Final

from yangguang.cases.v1 import fees_pb2 as pb

from gateway.sheets import wording
from gateway.sheets.kit import Code, Fields, Sheet, Signature, Table, Text
from gateway.sheets.wording import NOTHING, moment

LINES: Final = (("收费项目", 0.26), ("收费依据", 0.38), ("收费标准", 0.18), ("应缴金额", 0.18))
DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
PLACES: Final = ("", "拾", "佰", "仟")
SECTIONS: Final = ("", "万", "亿", "万亿")


def ticket(found: pb.FeeTicket, organisation: str, address: str) -> Sheet:
    """What is to be paid, or was; with the address of the page on which it is paid."""
    rows = [
        (line.title, line.basis, wording.money(line.standard), wording.money(line.amount))
        for line in found.lines
    ]
    total = f"{wording.money(found.amount)}（人民币{in_words(found.amount)}）"
    paid = moment(found.pay_time) if found.HasField("pay_time") else "未缴费"
    reduced = f"{found.reduction_reason}{found.reduction_document}" or NOTHING
    facts = [
        ("缴款人", [found.payer]),
        ("办理事项", [found.item_title]),
        ("合计", [total]),
        ("减免", [reduced]),
        ("缴款码", [found.pay_code]),
        ("状态", [wording.word(pb.FeeTicket.State, found.state)]),
        ("缴费时间", [paid]),
        ("票据号码", [found.receipt_number or NOTHING]),
    ]
    return Sheet(
        "缴费票",
        [
            Table(LINES, rows),
            Fields(facts),
            Code(address, "扫码缴费"),
            Text("除本票所列外，不收取任何费用。", centred=True),
            Signature([f"{organisation}（收费专用章）"]),
        ],
        issuer=organisation,
        number=f"办件编号：{found.case_number}",
    )


def in_words(cents: int) -> str:
    """An amount as it stands on bills (大写): 壹拾元伍角, 贰佰零叁元整."""
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    whole = f"{_number(yuan)}元" if yuan else ""
    tenths = f"{DIGITS[jiao]}角" if jiao else ("零" if whole and fen else "")
    parts = whole + tenths + (f"{DIGITS[fen]}分" if fen else "整")
    return parts if cents else "零元整"


def _number(number: int) -> str:
    """Sections of four digits, the highest first; zeros between digits are said once."""
    said, gap = "", False
    for section in range(len(SECTIONS) - 1, -1, -1):
        value = number // 10000**section % 10000
        for place in range(3, -1, -1):
            digit = value // 10**place % 10
            if digit:
                said += ("零" if gap and said else "") + DIGITS[digit] + PLACES[place]
            gap = not digit
        said += SECTIONS[section] if value else ""
    return said
