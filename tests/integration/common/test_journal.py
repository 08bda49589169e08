"""The chain of the journal: what was written down cannot be changed unseen."""

import hashlib
from datetime import UTC, datetime

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from sqlalchemy import text
from yangguang.common.v1 import journal_pb2 as pb

from local.nats import NatsServer
from services.common import journal
from services.common.journal import NO_HASH, ChainBroken, chain_hash, verify
from tests.integration.common.kit import Kit


def entry_of(position: int, previous: bytes) -> pb.JournalEntry:
    """An entry with the hash it should have."""
    entry = pb.JournalEntry(
        position=position,
        id=bytes(range(16)),
        type="yangguang.cases.v1.CaseAccepted",
        aggregate=f"cases/{position}",
        version=position,
        region="450222",
        actor="staff/韦",
        channel="WINDOW",
        request_id="r",
        payload=StringValue(value="生僻字").SerializeToString(),
    )
    entry.time.FromDatetime(datetime(2026, 3, 16, 4, 0, 0, 123456, tzinfo=UTC))
    entry.hash = journal.hash_of(previous, entry)
    return entry


def chain(count: int) -> list[pb.JournalEntry]:
    """A journal of so many entries."""
    entries: list[pb.JournalEntry] = []
    for position in range(1, count + 1):
        entries.append(entry_of(position, entries[-1].hash if entries else NO_HASH))
    return entries


def test_the_bytes_of_an_entry_are_those_written_down() -> None:
    written = (
        bytes(32)
        + b"\0\0\0\0\0\0\0\1"
        + b"\0\0\0\x10" + bytes(range(16))
        + b"\0\0\0\x1f" + b"yangguang.cases.v1.CaseAccepted"
        + b"\0\0\0\x07" + b"cases/1"
        + b"\0\0\0\x08" + b"\0\0\0\0\0\0\0\1"
        + b"\0\0\0\x08" + (1773633600123456).to_bytes(8, "big")
        + b"\0\0\0\x06" + b"450222"
        + b"\0\0\0\x09" + "staff/韦".encode()
        + b"\0\0\0\x06" + b"WINDOW"
        + b"\0\0\0\x01" + b"r"
        + b"\0\0\0\x0b" + b"\n\x09" + "生僻字".encode()
    )  # fmt: skip

    assert entry_of(1, NO_HASH).hash == hashlib.sha256(written).digest()


def test_fields_cannot_lend_each_other_their_letters() -> None:
    assert chain_hash(NO_HASH, 1, "ab", "c") != chain_hash(NO_HASH, 1, "a", "bc")


def test_a_whole_journal_holds() -> None:
    entries = chain(5)

    assert verify(entries) == entries[-1].hash
    assert verify(entries[2:], 2, entries[1].hash) == entries[-1].hash
    assert verify([]) == NO_HASH


CHANGED = {
    "id": bytes(16),
    "type": "yangguang.cases.v1.CaseRefused",
    "aggregate": "cases/4",
    "version": 4,
    "region": "450223",
    "actor": "staff/黄",
    "channel": "WEB",
    "request_id": "",
    "payload": b"",
    "hash": bytes(32),
}


@pytest.mark.parametrize("field", CHANGED)
def test_a_changed_field_breaks_the_chain_at_its_entry(field: str) -> None:
    entries = chain(5)
    setattr(entries[2], field, CHANGED[field])

    with pytest.raises(ChainBroken) as caught:
        verify(entries)
    assert caught.value.position == 3


def test_a_time_moved_by_a_microsecond_breaks_the_chain() -> None:
    entries = chain(3)
    entries[1].time.nanos += 1000

    with pytest.raises(ChainBroken, match="position 2"):
        verify(entries)


def test_a_removed_entry_is_missed() -> None:
    entries = chain(5)
    del entries[2]

    with pytest.raises(ChainBroken, match="position 3: missing"):
        verify(entries)


def test_an_entry_made_up_with_a_fitting_hash_breaks_what_follows() -> None:
    entries = chain(5)
    entries[2].actor = "staff/somebody-else"
    entries[2].hash = journal.hash_of(entries[1].hash, entries[2])

    with pytest.raises(ChainBroken, match="position 4"):
        verify(entries)


async def test_a_row_changed_in_the_database_is_found_out(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("chained", nats_server.url)
    await source.say("things/a", 1, 2, 3, 4)
    await source.numbered(4)
    journal.verify(await source.entries())

    async with source.database.connect() as connection:
        await connection.execute(text("UPDATE journal SET actor = 'nobody' WHERE position = 3"))

    with pytest.raises(ChainBroken, match="position 3"):
        journal.verify(await source.entries())
