"""What a consumer notes (消费备忘) of its sources: the types it knows, and what each source said of itself.

An event of a type nobody here knows is passed over, as by the release before while its source was upgraded
already. When a release comes that knows it, the journal is read again from where that began; the inbox keeps
what was applied from counting twice. And a source that contradicts what it said was rolled back: positions of
it have been, or will be, given to other entries, so it is read again as well.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from typing import Any, Final

from prometheus_client import Counter
from sqlalchemy import text
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.common.v1 import journal_pb2_grpc as pb_grpc

from services.common.driver import Direct

log = logging.getLogger(__name__)

ROLLBACKS: Final = Counter(
    "yangguang_source_rollbacks", "Times a source took back what its journal held.", ["service", "source"]
)

# For each type the position since which its events are passed over; None while they are applied.
Noted = Mapping[str, int | None]

_TYPES: Final = text("SELECT type, passed_since FROM known_types WHERE source = :source")
_NOTE: Final = text(
    "INSERT INTO known_types (source, type, passed_since) SELECT :source, type, passed_since "
    "FROM unnest(CAST(:types AS text[]), CAST(:passed AS bigint[])) AS noted (type, passed_since) "
    "ON CONFLICT (source, type) DO UPDATE SET passed_since = EXCLUDED.passed_since"
)
_READ_AGAIN: Final = text(
    "UPDATE sources SET reread_until = greatest(reread_until, position), position = :position, "
    "noted = :position WHERE source = :source RETURNING *"
)
_CAUGHT_UP: Final = text(
    "UPDATE known_types SET passed_since = NULL WHERE source = :source AND type = ANY(CAST(:types AS text[]))"
)
_WITNESS: Final = text(
    "UPDATE sources SET witness_epoch = :epoch, witness_position = :position, witness_hash = :hash "
    "WHERE source = :source"
)


def own_types(source: str, types: Collection[str]) -> set[str]:
    """The types a source journals, by the package of its protos; all of them when none is of it."""
    return {kind for kind in types if kind.startswith(f"yangguang.{source}.")} or set(types)


def missed(noted: Noted, known: Collection[str], end: int) -> dict[str, int]:
    """The types known now of which events up to `end` were passed over, with the position since when.

    Of a type nobody has noted all were; where nothing is noted at all, a release that notes nothing did the
    work, and what it knew is told by the inbox alone.
    """
    passed = {kind: noted.get(kind, 0) for kind in known} if noted else {}
    return {kind: since for kind, since in passed.items() if since is not None and since < end}


def renewed(noted: Noted, known: Collection[str], position: int, missing: Mapping[str, int]) -> Noted:
    """What is to be noted by one who knows these types and stands at this position."""
    forgotten = {kind: position if since is None else since for kind, since in noted.items()}
    return forgotten | {kind: missing.get(kind) for kind in known}


async def recall(connection: Direct, row: Any, types: Collection[str]) -> tuple[Any, dict[str, int]]:
    """Note which types are known, in the caller's transaction; where to begin, and the types missed before.

    `row` is the source's of the table `sources`; the one returned may stand at an earlier position.
    """
    known = own_types(row.source, types)
    rows = await connection.execute(_TYPES, {"source": row.source})
    noted = {each.type: each.passed_since for each in rows}
    missing = missed(noted, known, max(row.position, row.reread_until))
    await _note(connection, row.source, renewed(noted, known, row.position, missing))
    begin = min([row.position, row.noted, *missing.values()])
    if begin < row.position:
        log.info("%s is read again from position %d: %s", row.source, begin, sorted(missing) or "not noted")
        row = (await connection.execute(_READ_AGAIN, {"source": row.source, "position": begin})).one()
    return row, missing


async def _note(connection: Direct, source: str, noted: Noted) -> None:
    await connection.execute(_NOTE, {"source": source, "types": list(noted), "passed": list(noted.values())})


async def caught_up(connection: Direct, source: str, types: Collection[str]) -> None:
    """Note that nothing of these types is missed any more."""
    await connection.execute(_CAUGHT_UP, {"source": source, "types": list(types)})


def witness_of(row: Any) -> pb.JournalHead:
    """What the source said last, as far as it is noted."""
    return pb.JournalHead(epoch=row.witness_epoch, position=row.witness_position, hash=row.witness_hash)


def columns_of(head: pb.JournalHead) -> dict[str, Any]:
    """What is noted of it, by the parameters of a statement."""
    return {"epoch": head.epoch, "position": head.position, "hash": head.hash}


async def bear_witness(connection: Direct, source: str, head: pb.JournalHead) -> None:
    """Note what the source says, to be held against what it says later."""
    await connection.execute(_WITNESS, {"source": source, **columns_of(head)})


async def is_rolled_back(
    stub: pb_grpc.JournalServiceAsyncStub,
    witness: pb.JournalHead,
    head: pb.JournalHead,
    applied: int,
    patience: float,
) -> bool:
    """Whether a source of which `applied` entries were seen has lost or changed some, in the same epoch.

    `patience` is in seconds; where the source does not answer, AioRpcError is raised.
    """
    said = witness if witness.epoch == head.epoch else pb.JournalHead()
    if head.position < max(applied, said.position):
        return True
    return said.position > 0 and await _hash_at(stub, said.position, head, patience) != said.hash


async def _hash_at(
    stub: pb_grpc.JournalServiceAsyncStub, position: int, head: pb.JournalHead, patience: float
) -> bytes:
    """The chain hash a source has at a position now."""
    if position == head.position:
        return head.hash
    request = pb.ReadEntriesRequest(after=position - 1, limit=1)
    response = await stub.ReadEntries(request, timeout=patience)
    return next((entry.hash for entry in response.entries), b"")
