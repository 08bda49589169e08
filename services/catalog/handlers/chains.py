"""Chains of items (一件事): what is asked for twice, what one issues for another, how long all take (C52)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Final

from yangguang.catalog.v1 import bundles_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2

from services.catalog.domain import unity
from services.catalog.domain.codes import StepKind
from services.common.errors import InvalidArgument

# Every item is accepted, decided and finished; what tells of repetition is done beside.
_USUAL: Final = {
    StepKind.ACCEPTANCE,
    StepKind.EXAMINATION_STEP,
    StepKind.DECISION,
    StepKind.COMPLETION,
}

After = Mapping[str, Sequence[str]]


def order(after: After, repeated: bool = False) -> list[str]:
    """The items, each after those whose result it needs; refuses repeats, strangers and circles by name."""
    if repeated:
        raise InvalidArgument("FIELD_INVALID", field="bundle.items")
    for item, needed in after.items():
        for other in needed:
            if other not in after or other == item:
                raise InvalidArgument("FIELD_INVALID", field="bundle.items", value=other)
    try:
        return list(TopologicalSorter(after).static_order())
    except CycleError as circle:
        names = " → ".join(name.partition("/")[2] for name in circle.args[1])
        raise InvalidArgument("ITEMS_IN_A_CIRCLE", field="bundle.items", items=names) from None


def check(items: Sequence[catalog_pb2.Item], after: After) -> pb.BundleCheck:
    """What there is to better in a chain of items."""
    materials = _asked(items)
    days = {item.name: unity.days(item.version.content.promised_limit) for item in items}
    contents = [item.version.content for item in items]
    return pb.BundleCheck(
        items=items,
        materials=materials,
        repeated_steps=_repeated_steps(items),
        serial_days=sum(days.values()),
        parallel_days=_longest(days, _needs(items, materials, after)),
        papers=sum(_papers(material) for content in contents for material in content.materials),
        papers_once=sum(_papers(material) for material in _once(items, materials)),
        visits=sum(content.visits for content in contents),
    )


def _asked(items: Sequence[catalog_pb2.Item]) -> list[pb.AskedMaterial]:
    """Each material once, with who asks for it; two organisations asking for the same is 报件打架."""
    found: dict[str, pb.AskedMaterial] = {}
    for item in items:
        for material in item.version.content.materials:
            asked = found.setdefault(material.title, pb.AskedMaterial(title=material.title))
            asked.items.append(item.name)
            if item.organisation not in asked.organisations:
                asked.organisations.append(item.organisation)
            asked.repeated_ask = len(asked.organisations) > 1
            asked.issued_by = asked.issued_by or _issuer(material, items)
    return list(found.values())


def _issuer(material: catalog_pb2.Material, items: Sequence[catalog_pb2.Item]) -> str:
    """The item of the chain whose result a material is: named by it, or called as its result."""
    for item in items:
        named = material.issued_by_item in (item.name, item.standard_item)
        if (named and material.issued_by_item) or material.title == item.version.content.result_title:
            return item.name
    return ""


def _once(
    items: Sequence[catalog_pb2.Item], materials: Sequence[pb.AskedMaterial]
) -> list[catalog_pb2.Material]:
    """The materials that are left when each is asked for once and none that the chain issues itself."""
    asked = {material.title: material for material in materials}
    first: dict[str, catalog_pb2.Material] = {}
    for item in items:
        for material in item.version.content.materials:
            if not asked[material.title].issued_by:
                most = max(first.get(material.title, material), material, key=_papers)
                first[material.title] = most
    return list(first.values())


def _papers(material: catalog_pb2.Material) -> int:
    return material.originals + material.copies


def _repeated_steps(items: Sequence[catalog_pb2.Item]) -> list[pb.RepeatedStep]:
    """Steps beside the usual four that several items take alike (环节重复)."""
    taken: dict[int, list[str]] = {}
    for item in items:
        for kind in {int(step.kind) for step in item.version.content.steps} - _USUAL:
            taken.setdefault(kind, []).append(item.name)
    return [
        pb.RepeatedStep(kind=kind, items=names)  # type: ignore[arg-type]
        for kind, names in sorted(taken.items())
        if len(names) > 1
    ]


def _needs(
    items: Sequence[catalog_pb2.Item], materials: Sequence[pb.AskedMaterial], after: After
) -> dict[str, set[str]]:
    """What each item waits for: what the bundle says, and what issues a material it asks for."""
    needs = {item.name: set(after.get(item.name, ())) for item in items}
    for material in materials:
        for name in material.items:
            if material.issued_by and material.issued_by != name:
                needs[name].add(material.issued_by)
    return needs


def _longest(days: Mapping[str, float], needs: Mapping[str, set[str]]) -> float:
    """The longest way through; a circle among the materials counts as one after another."""
    try:
        ordered = list(TopologicalSorter(needs).static_order())
    except CycleError:
        return sum(days.values())
    done: dict[str, float] = {}
    for name in ordered:
        done[name] = days.get(name, 0.0) + max((done[other] for other in needs.get(name, ())), default=0.0)
    return max(done.values(), default=0.0)
