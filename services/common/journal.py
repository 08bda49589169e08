"""The journal (留痕日志): every domain event of a service, in the transaction that caused it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from google.protobuf.message import Message
from sqlalchemy import text
from yangguang.common.v1 import journal_pb2 as pb

from services.common.driver import Executes, Write
from services.common.errors import InvalidArgument
from services.common.ids import new_id

# A quarter of what the broker takes; materials are files and never part of an event.
MAX_EVENT_BYTES: Final = 262_144
NO_HASH: Final = bytes(32)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who caused an event (主体), through which channel (渠道), by which request."""

    actor: str
    channel: str
    request_id: str = ""


SYSTEM: Final = "SYSTEM"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event to be journalled: `version` is the aggregate's version after it."""

    aggregate: str
    version: int
    event: Message
    time: datetime
    region: str
    origin: Origin


_INSERT: Final = text(
    "INSERT INTO journal (id, type, aggregate, version, time, region, actor, channel, request_id, payload) "
    "SELECT * FROM unnest(CAST(:id AS uuid[]), CAST(:type AS text[]), CAST(:aggregate AS text[]), "
    "CAST(:version AS bigint[]), CAST(:time AS timestamptz[]), CAST(:region AS text[]), "
    "CAST(:actor AS text[]), CAST(:channel AS text[]), CAST(:request_id AS text[]), "
    "CAST(:payload AS bytea[]))"
)


async def append(db: Executes, *entries: Entry) -> None:
    """Write the entries in the caller's transaction, by one statement; refuses EVENT_TOO_LARGE."""
    for statement, values in appended(entries):
        await db.execute(statement, values)


def appended(entries: Sequence[Entry]) -> list[Write]:
    """What writes the entries, none or one; refuses EVENT_TOO_LARGE."""
    if not entries:
        return []
    columns = {
        "id": [new_id() for _ in entries],
        "type": [entry.event.DESCRIPTOR.full_name for entry in entries],
        "aggregate": [entry.aggregate for entry in entries],
        "version": [entry.version for entry in entries],
        "time": [entry.time for entry in entries],
        "region": [entry.region for entry in entries],
        "actor": [entry.origin.actor for entry in entries],
        "channel": [entry.origin.channel for entry in entries],
        "request_id": [entry.origin.request_id for entry in entries],
        "payload": [_payload(entry.event) for entry in entries],
    }
    return [(_INSERT, columns)]


def _payload(event: Message) -> bytes:
    payload = event.SerializeToString(deterministic=True)
    if len(payload) > MAX_EVENT_BYTES:
        raise InvalidArgument(
            "EVENT_TOO_LARGE", type=event.DESCRIPTOR.full_name, bytes=len(payload), limit=MAX_EVENT_BYTES
        )
    return payload


def chain_hash(previous: bytes, position: int, *fields: bytes | str | int) -> bytes:
    """SHA-256 over the previous hash, the position, and each field with its length before it.

    The fields are, in this order: id (16 bytes), type, aggregate, version, time (microseconds since 1970
    UTC), region, actor, channel, request id, payload. Lengths are 4 bytes and numbers 8, both big-endian.
    Written down in docs/upstream.md, so that anybody can check a journal.
    """
    digest = hashlib.sha256(previous)
    digest.update(position.to_bytes(8, "big"))
    for field in fields:
        data = _bytes(field)
        digest.update(len(data).to_bytes(4, "big"))
        digest.update(data)
    return digest.digest()


def _bytes(field: bytes | str | int) -> bytes:
    if isinstance(field, int):
        return field.to_bytes(8, "big")
    return field.encode() if isinstance(field, str) else field


def microseconds(time: datetime) -> int:
    """Microseconds since 1970 UTC."""
    return (time - _EPOCH) // _MICROSECOND


def hash_of(previous: bytes, entry: pb.JournalEntry) -> bytes:
    """The hash an entry should have, given the hash before it."""
    return chain_hash(
        previous,
        entry.position,
        entry.id,
        entry.type,
        entry.aggregate,
        entry.version,
        entry.time.seconds * 1_000_000 + entry.time.nanos // 1000,
        entry.region,
        entry.actor,
        entry.channel,
        entry.request_id,
        entry.payload,
    )


class ChainBroken(Exception):  # noqa: N818 -- what was found, not what went wrong here
    """The journal was changed: `position` is the first that does not fit."""

    def __init__(self, position: int, why: str) -> None:
        super().__init__(f"position {position}: {why}")
        self.position = position
        self.why = why


def verify(entries: Iterable[pb.JournalEntry], position: int = 0, previous_hash: bytes = NO_HASH) -> bytes:
    """Check a run of entries that follows `position`; returns the last hash, raises ChainBroken."""
    for entry in entries:
        position += 1
        if entry.position != position:
            raise ChainBroken(position, f"missing, found {entry.position} instead")
        previous_hash = hash_of(previous_hash, entry)
        if entry.hash != previous_hash:
            raise ChainBroken(position, "the hash does not fit the entry")
    return previous_hash
