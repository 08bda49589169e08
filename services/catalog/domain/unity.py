"""The six that are the same everywhere (六统一: 名称、依据、要件、流程、时限、收费), and what betters them.

A place may better what is fixed above: promise a shorter limit, ask for fewer materials or lower fees, do
with fewer steps. It may never ask for more (B10, B11, B12). What the standard item leaves open every place
decides by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from services.catalog.domain.codes import Unit

if TYPE_CHECKING:
    from yangguang.catalog.v1 import catalog_pb2 as pb
    from yangguang.common.v1 import types_pb2 as types


class Aspect(IntEnum):
    """One of the six; the numbers are those of the proto."""

    NAME_ASPECT = 1
    BASIS_ASPECT = 2
    MATERIALS_ASPECT = 3
    PROCESS_ASPECT = 4
    LIMITS_ASPECT = 5
    FEES_ASPECT = 6


class Verdict(IntEnum):
    """How a copy stands to what it is compared with; the numbers are those of the proto."""

    SAME = 1
    BETTER = 2
    WORSE = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One field of one aspect that is not the same, in words of both sides."""

    aspect: Aspect
    verdict: Verdict
    field: str
    local: str
    standard: str


Judge = Callable[["pb.ItemContent", "pb.ItemContent"], Verdict]


def fill(content: pb.ItemContent, terms: pb.ItemContent) -> None:
    """Take over what the standard item says and the copy does not; fees are not taken: none is better."""
    for field in ("conditions", "approval_standards", "materials", "steps"):
        if not getattr(content, field):
            getattr(content, field).extend(getattr(terms, field))
    for field in ("statutory_limit", "promised_limit"):
        if terms.HasField(field) and not content.HasField(field):
            getattr(content, field).CopyFrom(getattr(terms, field))


def worse(content: pb.ItemContent, terms: pb.ItemContent) -> list[str]:
    """The fields in which a copy asks for more than the standard item, or for something else."""
    return [finding.field for finding in _terms(content, terms) if finding.verdict is Verdict.WORSE]


def compare(content: pb.ItemContent, standard: pb.StandardItem) -> list[Finding]:
    """Where a content is not the same as its standard item, aspect by aspect."""
    return [*_fixed(content, standard), *_terms(content, standard.terms)]


def compare_contents(content: pb.ItemContent, other: pb.ItemContent) -> list[Finding]:
    """Where a content is not the same as that of another place or version."""
    return list(_terms(content, other))


def _fixed(content: pb.ItemContent, standard: pb.StandardItem) -> Iterator[Finding]:
    if (content.title, content.type) != (standard.title, standard.type):
        yield Finding(Aspect.NAME_ASPECT, Verdict.WORSE, "title", content.title, standard.title)
    if list(content.legal_bases) != list(standard.legal_bases):
        said, wanted = _titles(content.legal_bases), _titles(standard.legal_bases)
        yield Finding(Aspect.BASIS_ASPECT, Verdict.WORSE, "legal_bases", said, wanted)


def _terms(content: pb.ItemContent, terms: pb.ItemContent) -> Iterator[Finding]:
    for field, (aspect, judge) in JUDGES.items():
        if not _says(terms, field):
            continue
        verdict = judge(content, terms)
        if verdict is not Verdict.SAME:
            yield Finding(aspect, verdict, field, words(content, field), words(terms, field))


def _says(content: pb.ItemContent, field: str) -> bool:
    return content.HasField(field) if field in LIMITS else bool(getattr(content, field))


# ---- The judges: each compares one field of a copy with the standard's


def _fewer(mine: Sequence[object], theirs: Sequence[object]) -> Verdict:
    """The same in any order, fewer, or something that is not there."""
    if any(each not in theirs for each in mine):
        return Verdict.WORSE
    return Verdict.SAME if len(mine) == len(theirs) else Verdict.BETTER


def _conditions(content: pb.ItemContent, terms: pb.ItemContent) -> Verdict:
    return _fewer(content.conditions, terms.conditions)


def _standards(content: pb.ItemContent, terms: pb.ItemContent) -> Verdict:
    """无差别审批标准 (B11): the same standards, not even fewer."""
    same = list(content.approval_standards) == list(terms.approval_standards)
    return Verdict.SAME if same else Verdict.WORSE


def _materials(content: pb.ItemContent, terms: pb.ItemContent) -> Verdict:
    """No material that is not on the standard's list, nor more originals or copies of one."""
    wanted = {material.title: material for material in terms.materials}
    asked = [(material, wanted.get(material.title)) for material in content.materials]
    if any(other is None or _asks_more(material, other) for material, other in asked):
        return Verdict.WORSE
    less = len(asked) < len(wanted) or any(
        other is not None and _asks_more(other, material) for material, other in asked
    )
    return Verdict.BETTER if less else Verdict.SAME


def _asks_more(material: pb.Material, other: pb.Material) -> bool:
    counts = ((material.originals, other.originals), (material.copies, other.copies))
    return any(mine > theirs for mine, theirs in counts) or (material.required and not other.required)


def _steps(content: pb.ItemContent, terms: pb.ItemContent) -> Verdict:
    """The same steps in the same order; some of them may be left out."""
    wanted = iter([step.kind for step in terms.steps])
    if not all(step.kind in wanted for step in content.steps):
        return Verdict.WORSE
    return Verdict.SAME if len(content.steps) == len(terms.steps) else Verdict.BETTER


def _statutory(content: pb.ItemContent, terms: pb.ItemContent) -> Verdict:
    mine, theirs = content.statutory_limit, terms.statutory_limit
    return Verdict.SAME if (mine.length, mine.unit) == (theirs.length, theirs.unit) else Verdict.WORSE


def _promised(content: pb.ItemContent, terms: pb.ItemContent) -> Verdict:
    if not content.HasField("promised_limit"):
        return Verdict.WORSE
    mine, theirs = days(content.promised_limit), days(terms.promised_limit)
    if mine == theirs:
        return Verdict.SAME
    return Verdict.BETTER if mine < theirs else Verdict.WORSE


def _fees(content: pb.ItemContent, terms: pb.ItemContent) -> Verdict:
    """No fee that is not on the standard's list, and none higher (O04)."""
    wanted = {fee.title: fee.amount for fee in terms.fees}
    if any(fee.amount > wanted.get(fee.title, -1) for fee in content.fees):
        return Verdict.WORSE
    same = {fee.title: fee.amount for fee in content.fees} == wanted
    return Verdict.SAME if same else Verdict.BETTER


LIMITS: Final = ("statutory_limit", "promised_limit")
JUDGES: Final[Mapping[str, tuple[Aspect, Judge]]] = {
    "conditions": (Aspect.MATERIALS_ASPECT, _conditions),
    "approval_standards": (Aspect.MATERIALS_ASPECT, _standards),
    "materials": (Aspect.MATERIALS_ASPECT, _materials),
    "steps": (Aspect.PROCESS_ASPECT, _steps),
    "statutory_limit": (Aspect.LIMITS_ASPECT, _statutory),
    "promised_limit": (Aspect.LIMITS_ASPECT, _promised),
    "fees": (Aspect.FEES_ASPECT, _fees),
}


def days(limit: types.Limit) -> float:
    """A limit in working days, to compare by: seven days are five working days."""
    return float(limit.length) if int(limit.unit) == Unit.WORKING_DAYS else limit.length * 5 / 7


# ---- Words of both sides


def words(content: pb.ItemContent, field: str) -> str:
    """What a field says, in a line."""
    value = getattr(content, field)
    if field in LIMITS:
        unit = "个工作日" if int(value.unit) == Unit.WORKING_DAYS else "日"
        return f"{value.length}{unit}" if content.HasField(field) else ""
    if field == "fees":
        return "；".join(f"{fee.title} {fee.amount / 100:.2f}元" for fee in value)
    if field in ("conditions", "approval_standards"):
        return "；".join(value)
    return "；".join(part.title for part in value)


def _titles(bases: Sequence[pb.LegalBasis]) -> str:
    return "；".join(f"{basis.title}{basis.article}" for basis in bases)
