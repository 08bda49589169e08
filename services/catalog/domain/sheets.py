"""The sheets (告知单) made of a version: the ten elements of the notice, the eight published facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.catalog.domain.codes import Unit, WindowAuthority

if TYPE_CHECKING:
    from yangguang.catalog.v1 import catalog_pb2 as pb
    from yangguang.common.v1 import types_pb2 as types


NOTHING: Final = "无"


def notice(content: pb.ItemContent) -> list[tuple[str, list[str]]]:
    """The ten elements of the one-time notice (一次性告知单), in their order (B22, LS17)."""
    return [
        ("设定依据", [_basis(basis) for basis in content.legal_bases]),
        ("许可条件", list(content.conditions)),
        ("办理流程", _process(content)),
        ("申请材料", [_material(material) for material in content.materials] or [NOTHING]),
        ("承诺时限", [_limit(content.promised_limit)]),
        ("收费依据", [f"{fee.title}：{fee.basis}" for fee in content.fees] or ["不收费"]),
        ("收费标准", [_fee(fee) for fee in content.fees] or ["不收费"]),
        ("咨询电话", [content.consultation_phone]),
        ("监督电话", [content.supervision_phone]),
        ("办理地点", [f"{content.location}（{content.office_hours}）"]),
    ]


def openness(content: pb.ItemContent) -> list[tuple[str, list[str]]]:
    """The eight published facts (八公开), in their order (LS1)."""
    return [
        ("项目名称", [content.title]),
        ("设立依据", [_basis(basis) for basis in content.legal_bases]),
        ("申报材料", [_material(material) for material in content.materials] or [NOTHING]),
        ("审批标准和文件", list(content.approval_standards)),
        ("办理程序", _process(content)),
        ("承诺期限", [_limit(content.promised_limit)]),
        ("收费标准及依据", [f"{_fee(fee)}（{fee.basis}）" for fee in content.fees] or ["不收费"]),
        ("窗口权限", [AUTHORITY_WORDS[WindowAuthority(content.window_authority)]]),
    ]


AUTHORITY_WORDS: Final = {
    WindowAuthority.FULL_AUTHORITY: "全部授权",
    WindowAuthority.PARTIAL_AUTHORITY: "部分授权",
    WindowAuthority.ACCEPTANCE_ONLY: "仅受理",
}


def _basis(basis: pb.LegalBasis) -> str:
    title = basis.title if basis.title.startswith("《") else f"《{basis.title}》"
    document = f"（{basis.document_number}）" if basis.document_number else ""
    return f"{title}{basis.article}{document}"


def _process(content: pb.ItemContent) -> list[str]:
    lines = []
    for number, step in enumerate(content.steps, start=1):
        limit = f"（{_limit(step.limit)}）" if step.HasField("limit") else ""
        lines.append(f"{number}. {step.title}{limit}")
    return lines


def _material(material: pb.Material) -> str:
    counts = [(material.originals, "原件"), (material.copies, "复印件")]
    copies = "、".join(f"{word}{count}份" for count, word in counts if count)
    facts = [
        "必要" if material.required else "非必要",
        *(fact for fact in (copies, material.source, material.note) if fact),
    ]
    return f"{material.id} {material.title}（{'；'.join(facts)}）"


def _limit(limit: types.Limit) -> str:
    if limit.length == 0:
        words = "当日办结"
    else:
        words = f"{limit.length}{'个工作日' if int(limit.unit) == Unit.WORKING_DAYS else '日'}"
    return f"{words}（{limit.note}）" if limit.note else words


def _fee(fee: pb.Fee) -> str:
    reduction = f"，减免：{fee.reduction}" if fee.reduction else ""
    return f"{fee.title}：{fee.amount // 100}.{fee.amount % 100:02d}元{reduction}"
