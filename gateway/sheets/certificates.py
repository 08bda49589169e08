"""The certificate (证照) a case issued, with the code by which anybody verifies it."""

from __future__ import annotations

from typing import Final

from yangguang.cases.v1 import certificates_pb2 as pb

from gateway.sheets.fonts import SANS
from gateway.sheets.kit import A4_ACROSS, Block, Code, Fields, Sheet, Signature, Text
from gateway.sheets.wording import NOTHING, date, day

# What stands on one that holds no more.
OVER: Final = {
    pb.Certificate.REVOKED: "本证已被撤销或者注销，不再有效",
    pb.Certificate.REPLACED: "本证已换发，不再有效",
    pb.Certificate.EXPIRED: "本证已过有效期",
}


def certificate(found: pb.Certificate, organisation: str, address: str) -> Sheet:
    """Who holds what, from when to when (P01); the address verifies it."""
    rows = [
        ("持证人", found.holder),
        ("证件号码", found.holder_id_number),
        ("证照编号", found.number),
        ("电子证照标识", found.identifier or NOTHING),
        ("有效期", f"自{date(found.valid_from)}起{_end(found)}"),
        ("发证机关", organisation),
    ]
    over = OVER.get(found.state)
    blocks: list[Block] = [
        *([Text(over, centred=True, size=1.4, font=SANS)] if over else []),
        Fields([(title, [text]) for title, text in rows]),
        Code(address, f"扫码验真　验证码：{found.verification_code}", 32),
        Signature([f"{organisation}（盖章）", day(found.create_time)]),
    ]
    return Sheet(found.title, blocks, page=A4_ACROSS)


def _end(found: pb.Certificate) -> str:
    return f"至{date(found.valid_to)}止" if found.valid_to else "长期"
