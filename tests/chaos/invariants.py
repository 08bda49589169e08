"""What must hold whatever was killed: a snapshot of all databases at rest, and everything wrong with it.

Nothing lost: every acknowledged write is in a journal, and every event in the tables that follow from it.
Nothing twice: no write and no event took effect more than once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from uuid import UUID

from yangguang.cases.v1 import cases_pb2
from yangguang.cases.v1 import events_pb2 as case_events
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.supervision.v1 import events_pb2 as card_events

from services.cases.consumers import HANDLERS as CASES_TYPES
from services.catalog.consumers import TYPES as CATALOG_TYPES
from services.common.journal import ChainBroken, verify
from services.supervision.domain import Level
from services.supervision.handlers.model import EVENTS as SUPERVISION_TYPES
from tests.chaos.load import Write

# Which types of event each service consumes from whom.
Consumed = Mapping[str, Mapping[str, frozenset[str]]]
CONSUMED: Final[Consumed] = {
    consumer: {
        source: frozenset(
            kind.DESCRIPTOR.full_name
            for kind in types
            if kind.DESCRIPTOR.full_name.startswith(f"yangguang.{source}.")
        )
        for source in sources
    }
    for consumer, sources, types in (
        ("catalog", ("hall",), CATALOG_TYPES),
        ("cases", ("catalog", "hall"), tuple(CASES_TYPES)),
        ("supervision", ("cases", "catalog", "hall"), SUPERVISION_TYPES),
    )
}
# Where a write leaves its entry, by what its path begins with.
OWNERS: Final[Mapping[str, str]] = {
    "cases": "cases",
    "windows": "hall",
    "organisations": "hall",
    "mandates": "hall",
    "items": "catalog",
    "supervisionRules": "supervision",
    "cards": "supervision",
}


class Received(NamedTuple):
    """A row of an inbox."""

    id: UUID
    source: str
    position: int


class Stand(NamedTuple):
    """How far a row of something is: its version and state."""

    version: int
    state: int


class CardRow(NamedTuple):
    """A card as stored."""

    name: str
    case: str
    rule: str
    clock: int
    level: int
    stand: Stand


@dataclass(slots=True)
class Database:
    """The tables of the kit in one service's database."""

    entries: list[pb.JournalEntry] = field(default_factory=list)
    unnumbered: int = 0
    head: int = 0
    head_hash: bytes = bytes(32)
    published: int = 0
    inbox: list[Received] = field(default_factory=list)
    applied: dict[str, int] = field(default_factory=dict)
    parked: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Snapshot:
    """Everything that is compared."""

    databases: dict[str, Database]
    cases: dict[str, Stand] = field(default_factory=dict)
    # The same as the stored message says it.
    records: dict[str, Stand] = field(default_factory=dict)
    # Supervision's read model.
    facts: dict[str, Stand] = field(default_factory=dict)
    # Of each sum: as kept day by day, and as counted from the facts.
    sums: dict[str, tuple[int, int]] = field(default_factory=dict)
    cards: list[CardRow] = field(default_factory=list)
    # (consumer, name of something, version last heard of it).
    copies: list[tuple[str, str, int]] = field(default_factory=list)


def violations(seen: Snapshot, writes: Sequence[Write] = (), *, known: Consumed = CONSUMED) -> list[str]:
    """Everything that is wrong; empty when nothing was lost and nothing done twice.

    `known` are the types those know that run: the release before passes over what only this one applies.
    """
    return [
        *(f"{service}: {wrong}" for service, db in seen.databases.items() for wrong in _journal(db)),
        *_writes(seen, writes),
        *_cases(seen),
        *_inboxes(seen, known),
        *_copies(seen, known),
        *_read_model(seen),
        *_cards(seen),
        *_late(seen, writes),
    ]


def _journal(db: Database) -> Iterator[str]:
    """Positions 1 to n without a gap, an intact chain, versions of each aggregate one by one."""
    if db.unnumbered:
        yield f"{db.unnumbered} entries without a position"
    try:
        if verify(db.entries) != db.head_hash or len(db.entries) != db.head:
            yield f"the head ({db.head}) is not that of the last of {len(db.entries)} entries"
    except ChainBroken as broken:
        yield f"the chain is broken at {broken}"
    if db.published != db.head:
        yield f"published up to {db.published} of {db.head}"
    for aggregate, versions in _versions(db.entries).items():
        if versions != list(range(1, len(versions) + 1)):
            yield f"{aggregate} has the versions {versions}"
    if db.parked:
        yield f"parked: {db.parked}"


def _versions(entries: Sequence[pb.JournalEntry]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        found[entry.aggregate].append(entry.version)
    return found


def _writes(seen: Snapshot, writes: Sequence[Write]) -> Iterator[str]:
    """What was acknowledged is there once, what was not answered once at most; nothing is refused."""
    by_key: dict[tuple[str, str], list[pb.JournalEntry]] = defaultdict(list)
    for service, db in seen.databases.items():
        for entry in db.entries:
            by_key[service, entry.request_id].append(entry)
    for write in writes:
        owner = OWNERS[write.path.removeprefix("/api/v1/").partition("/")[0].partition(":")[0]]
        found = by_key[owner, write.key]
        what = f"{write.method} {write.path} ({write.key}, unanswered {write.unanswered})"
        if write.is_refused:
            why = {name: write.answer.get(name) for name in ("reason", "facts")}
            yield f"{what} was refused: {why}"
        elif len(found) > 1 or (write.is_acknowledged and not found):
            yield f"{what} took effect {len(found)} times"
        elif write.is_acknowledged:
            yield from (f"{what}: {wrong}" for wrong in _differs(write, found[0]))


def _differs(write: Write, entry: pb.JournalEntry) -> Iterator[str]:
    if entry.aggregate != write.answer["name"]:
        yield f"answered {write.answer['name']}, journalled {entry.aggregate}"
    if entry.actor != write.who:
        yield f"journalled as done by {entry.actor}"
    if entry.aggregate.startswith("cases/") and write.answer["etag"] != str(entry.version):
        yield f"answered version {write.answer['etag']}, journalled {entry.version}"


def _cases(seen: Snapshot) -> Iterator[str]:
    """Each case stands as its last entry tells."""
    told: dict[str, Stand] = {}
    for entry in seen.databases["cases"].entries:
        if entry.aggregate.startswith("cases/"):
            event = _event(entry, case_events)
            told[entry.aggregate] = Stand(entry.version, event.facts.state)
    for name in told.keys() | seen.cases.keys():
        if not told.get(name) == seen.cases.get(name) == seen.records.get(name):
            yield (
                f"{name} is told to be {told.get(name)}, stored {seen.cases.get(name)}, "
                f"served {seen.records.get(name)}"
            )


def _event(entry: pb.JournalEntry, module: Any) -> Any:
    return getattr(module, entry.type.rpartition(".")[2]).FromString(entry.payload)


def _inboxes(seen: Snapshot, known: Consumed) -> Iterator[str]:
    """Each consumer applied each event of its sources once, up to their end."""
    for consumer, sources in CONSUMED.items():
        db = seen.databases[consumer]
        for source, types in sources.items():
            entries = seen.databases[source].entries
            wanted = Counter((UUID(bytes=e.id), e.position) for e in entries if e.type in types)
            owed = Counter(
                (UUID(bytes=e.id), e.position) for e in entries if e.type in known[consumer][source]
            )
            applied = Counter((row.id, row.position) for row in db.inbox if row.source == source)
            for _, position in (owed - applied).elements():
                yield f"{consumer} did not apply position {position} of {source}"
            for _, position in (applied - wanted).elements():
                yield f"{consumer} applied position {position} of {source} too often"
            if db.applied.get(source) != seen.databases[source].head:
                yield f"{consumer} stands at {db.applied.get(source)} of {source}"


def _copies(seen: Snapshot, known: Consumed) -> Iterator[str]:
    """What a consumer keeps of something is what was told of it last; not of what it no longer knows."""
    last, told = _last(seen, CONSUMED), _last(seen, known)
    for consumer, name, version in seen.copies:
        of = (consumer, name)
        passed_over = of in last and of not in told
        if version not in (last.get(of), told.get(of)) and not passed_over:
            yield f"{consumer} keeps version {version} of {name}, told was {last.get(of)}"


def _last(seen: Snapshot, consumed: Consumed) -> dict[tuple[str, str], int]:
    """The last version each consumer was told of each thing, by the types it knows."""
    return {
        (consumer, entry.aggregate): entry.version
        for consumer, sources in consumed.items()
        for source, types in sources.items()
        for entry in seen.databases[source].entries
        if entry.type in types
    }


def _read_model(seen: Snapshot) -> Iterator[str]:
    """The read model has every case as it stands."""
    for name in seen.cases.keys() | seen.facts.keys():
        if seen.cases.get(name) != seen.facts.get(name):
            yield f"{name} is {seen.cases.get(name)}, in the read model {seen.facts.get(name)}"
    for name, (summed, counted) in seen.sums.items():
        if summed != counted:
            yield f"{name} sums up to {summed}, counted are {counted}"


def _cards(seen: Snapshot) -> Iterator[str]:
    """One card a case, rule and level; each as its last entry tells."""
    counts = Counter((card.case, card.rule, card.level) for card in seen.cards)
    yield from (f"{count} cards of {which}" for which, count in counts.items() if count > 1)
    told: dict[str, Stand] = {}
    for entry in seen.databases["supervision"].entries:
        if entry.aggregate.startswith("cards/"):
            told[entry.aggregate] = Stand(entry.version, _event(entry, card_events).card.state)
    stored = {card.name: card.stand for card in seen.cards}
    for name in told.keys() | stored.keys():
        if told.get(name) != stored.get(name):
            yield f"{name} is told to be {told.get(name)}, stored {stored.get(name)}"


def _late(seen: Snapshot, writes: Sequence[Write]) -> Iterator[str]:
    """What came by post two months ago was accepted by time itself, and has its cards."""
    levels: dict[str, set[int]] = defaultdict(set)
    for card in seen.cards:
        if card.clock == cases_pb2.PROMISED_CLOCK:
            levels[card.case].add(card.level)
    for write in writes:
        if write.is_acknowledged and write.body.get("channel") == "POST":
            name = write.answer["name"]
            if seen.cases[name].state != cases_pb2.Case.ACCEPTED:
                yield f"{name} was not deemed accepted"
            if not levels[name] >= {Level.YELLOW, Level.RED}:
                yield f"{name} lacks cards, has {levels[name]}"
