"""Messages no relay wrote, put on the stream by hand: they stop nobody and take no entry's place."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import nats
import pytest
from google.protobuf.wrappers_pb2 import StringValue
from yangguang.common.v1 import journal_pb2 as pb

from local.nats import NatsServer
from services.common.broker import ensure_stream
from services.common.ids import new_id
from tests.integration.common.kit import REGION, Kit, Sink, Source, rows_of, value_of
from tests.integration.common.test_consumer import NOBODY, put


def false(position: int, payload: bytes) -> pb.JournalEntry:
    """An entry nobody journalled."""
    entry = pb.JournalEntry(
        position=position,
        id=new_id().bytes,
        type=StringValue.DESCRIPTOR.full_name,
        aggregate="things/a",
        version=position,
        region=REGION,
        payload=payload,
    )
    entry.time.FromJsonString("2026-03-16T04:00:00Z")
    return entry


async def check(sink: Sink, source: Source, count: int) -> None:
    """Everything the source journalled was applied, and nothing else."""
    await sink.stands_at(source.name, count)
    true = [(entry.position, UUID(bytes=entry.id)) for entry in await source.entries()]
    inbox = await rows_of(sink.database, "SELECT position, id FROM inbox ORDER BY position")
    assert [(row.position, row.id) for row in inbox] == true
    assert await value_of(sink.database, "SELECT count(*) FROM parked") == 0


async def test_a_false_message_in_the_place_of_the_next_entry_is_found_out(
    kit: Kit, nats_server: NatsServer
) -> None:
    source = await kit.source("false-next", NOBODY)
    sink = await kit.sink()
    await kit.consumer(sink, nats_server.url, source, head_check=0.2)
    await source.say("things/a", 1, 2)
    await source.numbered(2)
    await put(nats_server, source, await source.entries())
    await sink.stands_at("false-next", 2)

    await put(nats_server, source, [false(3, b"\xff\xff"), false(4, b"\xff\xff")])
    await source.say("things/a", 3, 4, 5)

    await check(sink, source, 5)


async def test_a_false_message_far_ahead_waits_for_nothing(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("false-ahead", NOBODY)
    sink = await kit.sink()
    await kit.consumer(sink, nats_server.url, source, head_check=0.2)
    await source.say("things/a", 1)
    await source.numbered(1)
    await put(nats_server, source, await source.entries())
    await sink.stands_at("false-ahead", 1)

    lie = StringValue(value="things/a 9").SerializeToString()
    await put(nats_server, source, [false(3, lie), false(4, lie), false(2**62, lie)])
    await source.say("things/b", 1)
    await sink.stands_at("false-ahead", 2)
    await source.say("things/b", 2, 3, 4)

    await check(sink, source, 5)


BROKEN: Final[list[dict[str, str | None]]] = [
    {"ce-position": "next"},
    {"ce-position": str(2**70)},
    {"ce-id": "x"},
    {"ce-time": "yesterday"},
    {"ce-version": "two"},
    {"ce-type": None},
]


@pytest.mark.parametrize("wrong", BROKEN, ids=str)
async def test_a_message_that_cannot_be_read_stops_nobody(
    kit: Kit, nats_server: NatsServer, wrong: dict[str, str | None]
) -> None:
    source = await kit.source(f"broken-{BROKEN.index(wrong)}", NOBODY)
    sink = await kit.sink()
    await kit.consumer(sink, nats_server.url, source, head_check=0.2)
    epoch = await value_of(source.database, "SELECT epoch FROM journal_head")
    headers = {
        "ce-id": str(new_id()),
        "ce-type": "google.protobuf.StringValue",
        "ce-source": source.name,
        "ce-subject": "things/a",
        "ce-time": "2026-03-16T04:00:00+00:00",
        "ce-version": "1",
        "ce-position": "1",
        "ce-epoch": epoch,
    } | wrong

    client = await nats.connect(nats_server.url)
    await ensure_stream(client, "YG")
    given = {name: value for name, value in headers.items() if value is not None}
    await client.jetstream().publish(f"yg.{REGION}.{source.name}.Said", b"", headers=given)
    await client.close()
    await source.say("things/a", 1, 2)

    await check(sink, source, 2)
