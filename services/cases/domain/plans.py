"""The plan of a joint project (并联审批): what waits for what by law, what runs side by side, and until when.

Items of which one's result is the legal basis or a condition of another run in series; without such a legal
causal relation (法定因果关系) they run side by side (F02).
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final

from services.common.calendar import Calendar
from services.common.clock import Clock, due
from services.common.errors import FailedPrecondition, InvalidArgument

MOST_ITEMS: Final = 60


class Finding(IntEnum):
    """What may be wrong with a plan (C52); the numbers are those of `PlanFindingKind`."""

    DUPLICATE_MATERIAL = 1
    CONFLICTING_MATERIAL = 2
    REPEATED_STEP = 3
    LENGTHY_CHAIN = 4


@dataclass(frozen=True, slots=True)
class Need:
    """A material an item asks for; `issued_by` is the item, or standard item, whose result it is."""

    id: str
    title: str
    required: bool = False
    originals: int = 0
    copies: int = 0
    issued_by: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a project, as its published version says."""

    item: str
    standard_item: str
    organisation: str
    needs: tuple[Need, ...] = ()
    # The steps that could be held once for several departments.
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """What rests on what, and by which article or material."""

    before: str
    after: str
    basis: str


@dataclass(slots=True)
class Shared:
    """A material of a project: asked once, however many items need it (资料共享)."""

    title: str
    issued_by: str = ""
    required: bool = False
    originals: int = 0
    copies: int = 0
    uses: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong with a plan: of which kind, about what, in which items."""

    kind: Finding
    subject: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """How far an item is: its clock, counted from the end of what it rests on unless it has `started`."""

    clock: Clock
    started: bool = False
    ended: dt.date | None = None
    # Refused, withdrawn, or blocked by what was: nothing follows from it.
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """When an item starts and finishes; without dates where a branch before it has stopped."""

    start: dt.date | None = None
    finish: dt.date | None = None
    # Working days it may slip without moving the end.
    slack: int = 0
    critical: bool = False


def check_items(items: Sequence[str]) -> None:
    """One item to sixty, each once."""
    if not items:
        raise InvalidArgument("FIELD_REQUIRED", field="items")
    if len(items) > MOST_ITEMS or len(set(items)) < len(items):
        raise InvalidArgument("FIELD_INVALID", field="items", most=MOST_ITEMS)


def causes(entries: Sequence[Entry], declared: Sequence[Cause]) -> list[Cause]:
    """All causal relations of a project: those its materials tell, then those that were declared."""
    items = {entry.item for entry in entries}
    for at, cause in enumerate(declared):
        _check_declared(cause, items, f"causalities[{at}]")
    told = [
        Cause(issuer, entry.item, need.title)
        for entry in entries
        for need in entry.needs
        if (issuer := issuer_of(need, entries)) and issuer != entry.item
    ]
    found: dict[tuple[str, str], Cause] = {}
    for cause in [*declared, *told]:
        found.setdefault((cause.before, cause.after), cause)
    return list(found.values())


def _check_declared(cause: Cause, items: Collection[str], field: str) -> None:
    if cause.before not in items:
        raise InvalidArgument("ITEM_NOT_IN_PROJECT", field=f"{field}.before", item=cause.before)
    if cause.after not in items or cause.after == cause.before:
        raise InvalidArgument("ITEM_NOT_IN_PROJECT", field=f"{field}.after", item=cause.after)
    if not cause.basis:
        raise InvalidArgument("FIELD_REQUIRED", field=f"{field}.legal_basis")


def issuer_of(need: Need, entries: Iterable[Entry]) -> str:
    """The item of the project whose result a material is; "" when it comes from elsewhere."""
    issuers = (entry.item for entry in entries if need.issued_by in (entry.item, entry.standard_item))
    return next(issuers, "") if need.issued_by else ""


def stages(titles: Mapping[str, str], related: Iterable[Cause]) -> dict[str, int]:
    """The stage of each item, from 1, in an order in which nothing comes before what it rests on.

    Items of one stage do not rest on one another. `titles` are those of all items, by item; refuses
    PLAN_CYCLE and names the items of the cycle by them.
    """
    before = _by_after(related)
    found: dict[str, int] = {}
    while len(found) < len(titles):
        free = [item for item in titles if item not in found and before[item] <= found.keys()]
        if not free:
            cycle = [titles[item] for item in _cycle(titles, before, found)]
            raise FailedPrecondition("PLAN_CYCLE", items=" → ".join(cycle))
        for item in free:
            found[item] = 1 + max((found[each] for each in before[item]), default=0)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def _cycle(items: Iterable[str], before: Mapping[str, set[str]], placed: Collection[str]) -> list[str]:
    """The items of one cycle in their order, the first again at the end."""
    path = [next(item for item in items if item not in placed)]
    while True:
        previous = min(each for each in before[path[-1]] if each not in placed)
        if previous in path:
            # The path goes against the arrows.
            return [previous, *path[path.index(previous) :][::-1]]
        path.append(previous)


def _by_after(related: Iterable[Cause]) -> dict[str, set[str]]:
    before: dict[str, set[str]] = defaultdict(set)
    for cause in related:
        before[cause.after].add(cause.before)
    return before


def shared(entries: Sequence[Entry]) -> list[Shared]:
    """The materials of a project, those with the same title as one; results of its items stand apart."""
    found: dict[tuple[str, str], Shared] = {}
    for entry in entries:
        for need in entry.needs:
            issuer = issuer_of(need, entries)
            if issuer == entry.item:
                issuer = ""
            title = " ".join(unicodedata.normalize("NFKC", need.title).split())
            _join(found.setdefault((issuer, title), Shared(title, issuer)), entry.item, need)
    return list(found.values())


def _join(material: Shared, item: str, need: Need) -> None:
    material.required = material.required or need.required
    material.originals = max(material.originals, need.originals)
    material.copies = max(material.copies, need.copies)
    material.uses.append((item, need.id))


def findings(
    entries: Sequence[Entry], materials: Sequence[Shared], working_days: int, most_days: int
) -> list[Found]:
    """What is wrong with a plan before anybody applies: 环节重复、报件打架、时间冗长 (C52)."""
    found = [
        Found(Finding.DUPLICATE_MATERIAL, each.title, tuple(item for item, _ in each.uses))
        for each in materials
        if len({item for item, _ in each.uses}) > 1 and not each.issued_by
    ]
    found += [
        Found(Finding.CONFLICTING_MATERIAL, each.subject, each.items)
        for each in found
        if _fight(entries, each)
    ]
    found += [
        Found(Finding.REPEATED_STEP, step, items)
        for step, items in _by_step(entries).items()
        if len(items) > 1
    ]
    if working_days > most_days:
        found.append(Found(Finding.LENGTHY_CHAIN, str(working_days), ()))
    return found


def _fight(entries: Iterable[Entry], duplicate: Found) -> bool:
    """Whether departments ask for the same paper in different numbers."""
    asked = {
        (need.originals, need.copies)
        for entry in entries
        for need in entry.needs
        if " ".join(unicodedata.normalize("NFKC", need.title).split()) == duplicate.subject
    }
    return len(asked) > 1


def _by_step(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for step in dict.fromkeys(entry.steps):
            found[step] = (*found.get(step, ()), entry.item)
    return found


def departments(entries: Iterable[Entry]) -> list[str]:
    """The departments with an item, each once; two or more have to act jointly (F05)."""
    return list(dict.fromkeys(entry.organisation for entry in entries))


def spans(
    branches: Mapping[str, Branch], related: Sequence[Cause], today: dt.date, calendar: Calendar
) -> dict[str, Span]:
    """Start, finish, slack of each item and the critical path.

    `branches` comes in the order of `stages`. An item that has not started does so today, or on the day the
    last of what it rests on is finished; one past its limit is expected today.
    """
    before = _by_after(related)
    dated: dict[str, tuple[dt.date, dt.date]] = {}
    for item, branch in branches.items():
        if branch.stopped or not before[item] & branches.keys() <= dated.keys():
            continue
        start = max((dated[each][1] for each in before[item] if each in dated), default=today)
        start = branch.clock.start if branch.started else max(start, today)
        dated[item] = (start, branch.ended or max(today, _finish(branch, start, calendar)))
    return _with_slack(branches, related, dated, calendar)


def _finish(branch: Branch, start: dt.date, calendar: Calendar) -> dt.date:
    finish = due(replace(branch.clock, start=start), calendar).date
    assert finish is not None
    return finish


def _with_slack(
    branches: Mapping[str, Branch],
    related: Sequence[Cause],
    dated: Mapping[str, tuple[dt.date, dt.date]],
    calendar: Calendar,
) -> dict[str, Span]:
    """Backwards from the end: an item may slip until what rests on it would move the end."""
    days = {item: tuple(calendar.count(day.toordinal()) for day in both) for item, both in dated.items()}
    end = max((finish for _, finish in days.values()), default=0)
    latest: dict[str, int] = {}
    for item in reversed(list(dated)):
        after = [cause.after for cause in related if cause.before == item and cause.after in latest]
        latest[item] = min((latest[each] - (days[each][1] - days[each][0]) for each in after), default=end)
    return {
        item: Span(*dated[item], slack := latest[item] - days[item][1], slack <= 0)
        if item in dated
        else Span()
        for item in branches
    }


def end_of(found: Mapping[str, Span]) -> dt.date | None:
    """The day the last item is finished; none when one of them has no day."""
    finishes = [span.finish for span in found.values()]
    known = [finish for finish in finishes if finish is not None]
    return max(known) if known and len(known) == len(finishes) else None


def working_days(first: dt.date, last: dt.date, calendar: Calendar) -> int:
    """The working days after one day up to and including another."""
    return calendar.count(last.toordinal()) - calendar.count(first.toordinal())
