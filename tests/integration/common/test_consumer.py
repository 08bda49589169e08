"""The consumer on a real PostgreSQL and a real NATS: each event once, in order, without a gap."""

import asyncio
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import grpc.aio
import nats
import pytest
from google.protobuf.wrappers_pb2 import Int64Value, StringValue
from nats.aio.client import Client
from prometheus_client import REGISTRY
from sqlalchemy import text
from yangguang.common.v1 import journal_pb2 as pb

from local.nats import NatsServer
from services.common import journal
from services.common.broker import ensure_stream
from services.common.consumer import Received, purge_inbox
from services.common.driver import Direct
from services.common.errors import FailedPrecondition, refusal_of
from services.common.identity import TokenSigner
from services.common.journal import Entry
from services.common.journal_server import JournalService
from tests.integration.common.kit import (
    CLERK,
    NOON,
    REGION,
    Kit,
    Sink,
    Source,
    address,
    restore,
    rows_of,
    stop,
    until,
    value_of,
    write,
)

# Nobody listens there: a relay that is told this address numbers, and leaves publishing to the test.
NOBODY = "nats://127.0.0.1:1"
NEVER = 3600.0


async def put(server: NatsServer, source: Source, entries: Sequence[pb.JournalEntry]) -> None:
    """Publish entries as they come, without the ids by which the broker would know a repeat."""
    epoch = await value_of(source.database, "SELECT epoch FROM journal_head")
    client = await nats.connect(server.url)
    await ensure_stream(client, "YG")
    for entry in entries:
        await _put(client, source.name, entry, epoch)
    await client.close()


async def _put(client: Client, source: str, entry: pb.JournalEntry, epoch: str) -> None:
    headers = {
        "ce-id": str(UUID(bytes=entry.id)),
        "ce-type": entry.type,
        "ce-source": source,
        "ce-subject": entry.aggregate,
        "ce-time": entry.time.ToDatetime(UTC).isoformat(),
        "ce-version": str(entry.version),
        "ce-position": str(entry.position),
        "ce-epoch": epoch,
    }
    await client.jetstream().publish(f"yg.{entry.region}.{source}.Said", entry.payload, headers=headers)


async def test_events_are_applied_once_in_order(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("once", nats_server.url)
    sink = await kit.sink()
    await kit.consumer(sink, nats_server.url, source)

    await source.say("things/a", 1, 2, 3)
    await source.say("things/b", 1)
    await sink.has_applied("once", 4)

    assert await sink.positions("once") == [1, 2, 3, 4]


async def test_apply_gets_the_event_with_all_that_is_known_of_it(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("whole", nats_server.url)
    sink = await kit.sink()
    seen: list[Received] = []

    async def apply(connection: Direct, batch: Sequence[Received]) -> None:
        seen.extend(batch)
        await sink.apply(connection, batch)

    await kit.consumer(sink, nats_server.url, source, apply=apply)
    await source.say("things/a", 7)
    await sink.has_applied("whole", 1)

    [event] = seen
    assert (event.source, event.position, event.aggregate, event.version) == ("whole", 1, "things/a", 7)
    assert (event.type, event.time, event.region) == ("google.protobuf.StringValue", NOON, "450222")
    assert event.event.value == "things/a 7"  # type: ignore[attr-defined]


async def test_events_of_other_types_are_passed_over_without_a_gap(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("others", nats_server.url)
    sink = await kit.sink()
    await kit.consumer(sink, nats_server.url, source)

    number = Entry("numbers/1", 1, Int64Value(value=1), NOON, REGION, CLERK)
    await write(source.database, number)
    await source.say("things/a", 1)
    await sink.stands_at("others", 2)

    assert await sink.positions("others") == [2]
    assert await value_of(sink.database, "SELECT count(*) FROM inbox") == 1


async def test_what_was_applied_is_journalled_in_turn_and_soon_numbered(
    kit: Kit, nats_server: NatsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = await kit.source("cause", nats_server.url)
    sink = await kit.sink()
    echo = await kit.source("sink", nats_server.url, sink.database)

    async def apply(connection: Direct, batch: Sequence[Received]) -> None:
        await journal.append(
            connection, *[Entry(f"echoes/{e.id}", 1, e.event, e.time, REGION, CLERK) for e in batch]
        )

    await kit.consumer(sink, nats_server.url, source, apply=apply)
    await source.say("things/a", 1)

    await echo.numbered(1)


class TestDisorder:
    async def test_events_that_come_twice_are_applied_once(self, kit: Kit, nats_server: NatsServer) -> None:
        source = await kit.source("twice", nats_server.url)
        sink = await kit.sink()
        await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", *range(1, 11))
        await sink.has_applied("twice", 10)

        await put(nats_server, source, 2 * await source.entries())
        await source.say("things/a", 11)
        await sink.has_applied("twice", 11)

        assert await sink.positions("twice") == list(range(1, 12))

    @pytest.mark.parametrize("seed", [1, 2, 3])
    async def test_events_that_come_in_any_order_are_applied_in_theirs(
        self, kit: Kit, nats_server: NatsServer, seed: int
    ) -> None:
        source = await kit.source(f"mixed{seed}", NOBODY)
        sink = await kit.sink()
        await source.say("things/a", *range(1, 101))
        await source.numbered(100)
        entries = await source.entries()
        random.Random(seed).shuffle(entries)
        await kit.consumer(sink, nats_server.url, source, head_check=NEVER)

        await put(nats_server, source, entries)
        await sink.has_applied(source.name, 100)

        assert await sink.positions(source.name) == list(range(1, 101))

    async def test_events_the_broker_never_brought_are_read_from_the_source(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("lost", NOBODY)
        sink = await kit.sink()
        await source.say("things/a", *range(1, 51))
        await source.numbered(50)
        entries = await source.entries()
        await kit.consumer(sink, nats_server.url, source, head_check=NEVER)

        await put(nats_server, source, [e for e in entries if e.position % 7 == 0 or e.position == 50])
        await sink.has_applied("lost", 50)

        assert await sink.positions("lost") == list(range(1, 51))

    async def test_a_source_that_does_not_answer_is_waited_for_not_skipped(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source, other = await kit.source("silent", NOBODY), await kit.source("talking", nats_server.url)
        sink = await kit.sink()
        await source.say("things/a", 1)
        await source.numbered(1)
        await kit.consumer(sink, nats_server.url, source, other)
        await sink.has_applied("silent", 1)
        await kit.servers["silent"].stop(0)

        await source.say("things/a", 2, 3)
        await source.numbered(3)
        elsewhere = await kit.serve(
            JournalService(source.database, "silent", REGION, source.relay), "elsewhere"
        )
        missed = await elsewhere.ReadEntries(pb.ReadEntriesRequest(after=2))
        await put(nats_server, source, missed.entries)
        await other.say("things/a", *range(1, 21))
        await sink.has_applied("talking", 20)
        assert await sink.positions("silent") == [1]

        await kit.serve_again("silent")
        await sink.has_applied("silent", 3)
        assert await sink.positions("silent") == [1, 2, 3]


class TestBroker:
    async def test_without_a_broker_events_still_come_by_asking(self, kit: Kit) -> None:
        source = await kit.source("asked", NOBODY)
        sink = await kit.sink()
        await kit.consumer(sink, NOBODY, source)

        await source.say("things/a", 1, 2, 3)
        await sink.has_applied("asked", 3)

        assert await sink.positions("asked") == [1, 2, 3]

    async def test_a_deleted_stream_loses_nothing(self, kit: Kit, fresh_nats_server: NatsServer) -> None:
        source = await kit.source("deleted", fresh_nats_server.url)
        sink = await kit.sink()
        await kit.consumer(sink, fresh_nats_server.url, source)
        client = await nats.connect(fresh_nats_server.url)
        await source.say("things/a", 1, 2, 3)
        await sink.has_applied("deleted", 3)

        await client.jetstream().delete_stream("YG")
        for version in range(4, 9):
            await source.say("things/a", version)
        await sink.has_applied("deleted", 8)

        assert await sink.positions("deleted") == list(range(1, 9))
        await client.close()

    async def test_a_deleted_consumer_is_made_again(self, kit: Kit, fresh_nats_server: NatsServer) -> None:
        source = await kit.source("unmade", fresh_nats_server.url)
        sink = await kit.sink()
        await kit.consumer(sink, fresh_nats_server.url, source, head_check=NEVER)
        client = await nats.connect(fresh_nats_server.url)
        await source.say("things/a", 1)
        await sink.has_applied("unmade", 1)

        await client.jetstream().delete_consumer("YG", "sink")
        await source.say("things/a", 2)
        await sink.has_applied("unmade", 2)
        await client.close()

    async def test_a_broker_that_loses_its_disk_loses_nothing(
        self, kit: Kit, fresh_nats_server: NatsServer
    ) -> None:
        source = await kit.source("wiped", fresh_nats_server.url)
        sink = await kit.sink()
        _, task = await kit.consumer(sink, fresh_nats_server.url, source)
        await source.say("things/a", 1, 2, 3)
        await sink.has_applied("wiped", 3)

        await stop(task)
        await source.say("things/a", 4, 5)
        await source.all_published(5)
        await asyncio.to_thread(fresh_nats_server.wipe)
        await kit.consumer(sink, fresh_nats_server.url, source)
        await source.say("things/a", 6)
        await sink.has_applied("wiped", 6)

        assert await sink.positions("wiped") == [1, 2, 3, 4, 5, 6]

    async def test_a_broker_rolled_back_loses_nothing(
        self, kit: Kit, fresh_nats_server: NatsServer, tmp_path: Path
    ) -> None:
        server = fresh_nats_server
        source = await kit.source("rolled", server.url)
        sink = await kit.sink()
        await source.say("things/a", *range(1, 6))
        await source.all_published(5)
        await asyncio.to_thread(server.save_store, tmp_path / "saved")

        # These are published, and forgotten by the broker before anybody reads them.
        await source.say("things/a", *range(6, 11))
        await source.all_published(10)
        await asyncio.to_thread(server.roll_back_store, tmp_path / "saved")
        await kit.consumer(sink, server.url, source)
        await sink.has_applied("rolled", 10)
        await source.say("things/a", 11)
        await sink.has_applied("rolled", 11)

        assert await sink.positions("rolled") == list(range(1, 12))

    async def test_a_tail_purged_from_the_stream_is_read_from_the_source(
        self, kit: Kit, fresh_nats_server: NatsServer
    ) -> None:
        source = await kit.source("purged", fresh_nats_server.url)
        sink = await kit.sink()
        client = await nats.connect(fresh_nats_server.url)
        await source.say("things/a", *range(1, 11))
        await source.all_published(10)
        stream = client.jetstream()
        last = (await stream.stream_info("YG")).state.last_seq
        for sequence in range(last - 3, last + 1):
            await stream.delete_msg("YG", sequence)

        await kit.consumer(sink, fresh_nats_server.url, source)
        await sink.has_applied("purged", 10)

        assert await sink.positions("purged") == list(range(1, 11))
        await client.close()


class TestReplicas:
    async def test_of_two_replicas_one_applies_and_the_other_takes_over(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("replicas", nats_server.url)
        sink = await kit.sink()
        other = Sink(await kit.database(url=address(sink.database)))
        _, first = await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2)
        await sink.has_applied("replicas", 2)
        await kit.consumer(other, nats_server.url, source)

        await source.say("things/a", 3)
        await sink.has_applied("replicas", 3)
        assert other.batches == []
        await stop(first)
        await source.say("things/a", 4)
        await sink.has_applied("replicas", 4)

        assert other.batches == [1]
        assert await sink.positions("replicas") == [1, 2, 3, 4]

    async def test_a_consumer_whose_connection_breaks_applies_once(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("broken", nats_server.url)
        sink = await kit.sink()
        await kit.consumer(sink, nats_server.url, source)

        for version in range(1, 31):
            await source.say("things/a", version)
            if version % 10 == 0:
                await rows_of(
                    sink.database,
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' "
                    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                )
        await sink.has_applied("broken", 30)

        assert await sink.positions("broken") == list(range(1, 31))
        assert await value_of(sink.database, "SELECT count(*) FROM parked") == 0


class TestParking:
    async def test_an_event_that_cannot_be_applied_is_parked_with_its_aggregate_behind_it(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("poison", nats_server.url)
        sink = await kit.sink()
        sink.broken.add("things/a 2")
        await kit.consumer(sink, nats_server.url, source)

        await source.say("things/a", 1, 2)
        await source.say("things/b", 1)
        await source.say("things/a", 3)
        await source.say("things/b", 2)
        await sink.stands_at("poison", 5)

        assert await sink.positions("poison") == [1, 3, 5]
        rows = await rows_of(sink.database, "SELECT position, reason, tries FROM parked ORDER BY position")
        assert [tuple(row) for row in rows] == [
            (2, "ValueError: things/a 2 cannot be applied", 3),
            (4, "BEHIND_PARKED", 0),
        ]
        assert REGISTRY.get_sample_value("yangguang_parked_events", {"service": "sink"}) == 2

    async def test_parked_events_are_replayed_in_order(self, kit: Kit, nats_server: NatsServer) -> None:
        source = await kit.source("replayed", nats_server.url)
        sink = await kit.sink()
        sink.broken.add("things/a 2")
        consumer, _ = await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2, 3, 4)
        await sink.stands_at("replayed", 4)

        assert await consumer.replay("things/a") == (0, 3)
        sink.broken.clear()
        assert await consumer.replay("things/a") == (3, 0)
        await source.say("things/a", 5)
        await sink.has_applied("replayed", 5)

        assert await sink.positions("replayed") == [1, 2, 3, 4, 5]
        assert await value_of(sink.database, "SELECT count(*) FROM parked") == 0

    async def test_a_replay_stops_at_the_next_event_that_fails(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("again", nats_server.url)
        sink = await kit.sink()
        sink.broken |= {"things/a 1", "things/a 3"}
        consumer, _ = await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2, 3, 4)
        await sink.stands_at("again", 4)

        sink.broken.discard("things/a 1")
        assert await consumer.replay("things/a") == (2, 2)

        assert await sink.positions("again") == [1, 2]
        rows = await rows_of(sink.database, "SELECT position, reason FROM parked ORDER BY position")
        assert [tuple(row) for row in rows] == [
            (3, "ValueError: things/a 3 cannot be applied"),
            (4, "BEHIND_PARKED"),
        ]

    async def test_a_replay_beside_new_events_keeps_their_order(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("beside", nats_server.url)
        sink = await kit.sink()
        sink.broken.add("things/a 1")
        consumer, _ = await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1)
        await sink.stands_at("beside", 1)
        sink.broken.clear()

        async def say_on() -> None:
            for version in range(2, 61):
                await source.say("things/a", version)

        saying = asyncio.create_task(say_on())
        while not saying.done():
            await consumer.replay("things/a")
        await saying
        await sink.stands_at("beside", 60)
        await consumer.replay("things/a")

        rows = await rows_of(sink.database, "SELECT version FROM applied ORDER BY number")
        assert [row.version for row in rows] == list(range(1, 61))

    async def test_a_refusal_and_an_unreadable_event_are_parked_with_their_reason(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("reasons", nats_server.url)
        sink = await kit.sink()

        async def apply(connection: Direct, batch: Sequence[Received]) -> None:
            raise FailedPrecondition("ITEM_NOT_FOUND", applicant="a name")

        await kit.consumer(sink, nats_server.url, source, apply=apply)
        await source.say("things/a", 1)
        await sink.stands_at("reasons", 1)
        async with source.database.connect() as connection:
            await journal.append(connection, Entry("things/b", 1, StringValue(), NOON, REGION, CLERK))
            await connection.execute(
                text("UPDATE journal SET payload = CAST('no message' AS bytea) WHERE position IS NULL")
            )
        await sink.stands_at("reasons", 2)

        rows = await rows_of(sink.database, "SELECT reason FROM parked ORDER BY position")
        assert rows[0].reason == "ITEM_NOT_FOUND"
        assert rows[1].reason.startswith("DecodeError")

    async def test_a_schema_that_is_not_there_yet_is_waited_for(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("unready", nats_server.url)
        sink = await kit.sink()
        async with sink.database.connect() as connection:
            await connection.execute(text("ALTER TABLE applied RENAME TO later"))
        await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1)
        await until(lambda: _attempted(sink, 2))

        async with sink.database.connect() as connection:
            await connection.execute(text("ALTER TABLE later RENAME TO applied"))
        await sink.has_applied("unready", 1)

        assert await value_of(sink.database, "SELECT count(*) FROM parked") == 0


async def _attempted(sink: Sink, count: int) -> bool:
    return len(sink.batches) >= count


class TestEpochs:
    async def test_after_a_restore_of_the_source_new_entries_are_applied_and_old_ones_not_again(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("restored", nats_server.url)
        sink = await kit.sink()
        await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2, 3, 4)
        await sink.has_applied("restored", 4)

        await stop(source.relay_task)
        await restore(source.database, 2)
        await kit.task(source.relay.run())
        # The positions 3 and 4 are given a second time, to other entries.
        await source.say("things/b", 1, 2)
        await sink.has_applied("restored", 6)

        rows = await rows_of(sink.database, "SELECT position, aggregate FROM applied ORDER BY number")
        assert [tuple(row) for row in rows] == [
            (1, "things/a"),
            (2, "things/a"),
            (3, "things/a"),
            (4, "things/a"),
            (3, "things/b"),
            (4, "things/b"),
        ]

    async def test_what_the_inbox_has_forgotten_is_not_applied_again(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("forgotten", nats_server.url)
        sink = await kit.sink()
        await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2, 3)
        await sink.has_applied("forgotten", 3)
        assert await purge_inbox(sink.database, datetime.now(UTC) + timedelta(seconds=1)) == 3

        await asyncio.sleep(1.1)
        await stop(source.relay_task)
        await restore(source.database, 2)
        await kit.task(source.relay.run())
        await source.say("things/b", 1)
        await sink.has_applied("forgotten", 4)

        assert await sink.positions("forgotten") == [1, 2, 3, 3]

    async def test_only_old_events_are_forgotten(self, kit: Kit, nats_server: NatsServer) -> None:
        source = await kit.source("purging", nats_server.url)
        sink = await kit.sink()
        await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2, 3)
        await sink.has_applied("purging", 3)

        assert await purge_inbox(sink.database) == 0
        assert await value_of(sink.database, "SELECT count(*) FROM inbox") == 3


class TestKnownTypes:
    """A consumer that comes to know a type applies what it passed over of it (upgrades, issue 4)."""

    async def test_events_the_release_before_did_not_know_are_applied_once_by_the_next(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("upgraded", nats_server.url)
        sink = await kit.sink()
        _, before = await kit.consumer(sink, nats_server.url, source)
        await write(source.database, word("a", 1), number("b", 1), word("a", 2), number("b", 2), word("a", 3))
        await sink.stands_at("upgraded", 5)
        await stop(before)
        assert await sink.positions("upgraded") == [1, 3, 5]

        await kit.consumer(sink, nats_server.url, source, types=[StringValue, Int64Value])
        await write(source.database, number("b", 3))
        await sink.has_applied("upgraded", 6)

        assert await sink.positions("upgraded") == [1, 3, 5, 2, 4, 6]

    async def test_what_was_passed_over_is_applied_however_old_and_what_was_applied_never_again(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("aged", nats_server.url)
        sink = await kit.sink()
        _, before = await kit.consumer(sink, nats_server.url, source)
        await write(source.database, word("a", 1), number("b", 1), word("a", 2))
        await sink.stands_at("aged", 3)
        await stop(before)
        # The inbox has forgotten all of it.
        assert await purge_inbox(sink.database, datetime.now(UTC) + timedelta(seconds=1)) == 2

        await kit.consumer(sink, nats_server.url, source, types=[StringValue, Int64Value])
        await sink.has_applied("aged", 3)
        await sink.stands_at("aged", 3)

        assert await sink.positions("aged") == [1, 3, 2]

    async def test_after_a_rollback_and_a_second_upgrade_only_what_was_passed_over_between_is_applied(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("back", nats_server.url)
        sink = await kit.sink()
        both = [StringValue, Int64Value]
        _, new = await kit.consumer(sink, nats_server.url, source, types=both)
        await write(source.database, word("a", 1), number("b", 1))
        await sink.has_applied("back", 2)
        await stop(new)
        _, old = await kit.consumer(sink, nats_server.url, source)
        await write(source.database, number("b", 2), word("a", 2))
        await sink.stands_at("back", 4)
        await stop(old)
        assert await purge_inbox(sink.database, datetime.now(UTC) + timedelta(seconds=1)) == 3

        await kit.consumer(sink, nats_server.url, source, types=both)
        await sink.has_applied("back", 4)

        assert await sink.positions("back") == [1, 2, 4, 3]

    async def test_what_a_release_applied_that_notes_nothing_is_read_again_and_known_by_the_inbox(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("unnoted", nats_server.url)
        sink = await kit.sink()
        _, before = await kit.consumer(sink, nats_server.url, source)
        await write(source.database, word("a", 1), number("b", 1), word("a", 2))
        await sink.stands_at("unnoted", 3)
        await stop(before)
        async with sink.database.connect() as connection:
            await connection.execute(text("UPDATE sources SET noted = 0"))
            await connection.execute(text("DELETE FROM known_types"))

        await kit.consumer(sink, nats_server.url, source, types=[StringValue, Int64Value])
        await sink.has_applied("unnoted", 3)

        assert await sink.positions("unnoted") == [1, 3, 2]

    async def test_nothing_is_forgotten_while_a_source_is_read_again(self, kit: Kit) -> None:
        sink = await kit.sink()
        async with sink.database.connect() as connection:
            await connection.execute(
                text("INSERT INTO sources (source, position, reread_until) VALUES ('slow', 3, 9)")
            )
            await connection.execute(
                text("INSERT INTO inbox VALUES ('01890000-0000-7000-8000-000000000001', 'slow', 2)")
            )

        assert await purge_inbox(sink.database) == 0
        async with sink.database.connect() as connection:
            await connection.execute(text("UPDATE sources SET position = 9"))
        assert await purge_inbox(sink.database) == 1


def word(aggregate: str, version: int) -> Entry:
    return Entry(aggregate, version, StringValue(value="word"), NOON, REGION, CLERK)


def number(aggregate: str, version: int) -> Entry:
    return Entry(aggregate, version, Int64Value(value=7), NOON, REGION, CLERK)


class TestRollbacks:
    """A source that lost entries without a word is noticed, and what it says in their place is applied."""

    async def test_a_source_that_goes_back_behind_what_was_applied_is_noticed_and_read_again(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("silent", NOBODY)
        sink = await kit.sink()
        await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2, 3, 4)
        await sink.has_applied("silent", 4)

        await stop(source.relay_task)
        await restore(source.database, 2)
        await until(lambda: _rollbacks("silent", 1))
        await kit.task(source.relay.run())
        # The positions 3 and 4 are given a second time, to other entries.
        await source.say("things/b", 1, 2)
        await sink.has_applied("silent", 6)

        rows = await rows_of(sink.database, "SELECT position, aggregate FROM applied ORDER BY number")
        assert [tuple(row) for row in rows[4:]] == [(3, "things/b"), (4, "things/b")]

    async def test_a_source_that_went_on_elsewhere_while_nobody_looked_is_noticed_by_its_chain(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("rewritten", NOBODY)
        sink = await kit.sink()
        _, first = await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2, 3)
        await sink.has_applied("rewritten", 3)
        await until(lambda: _has_witness(sink, "rewritten", 3))
        await stop(first)
        before = _count("rewritten")

        await stop(source.relay_task)
        await restore(source.database, 2)
        await kit.task(source.relay.run())
        await source.say("things/b", 1, 2)
        await source.numbered(4)
        await kit.consumer(sink, nats_server.url, source)
        await sink.has_applied("rewritten", 5)

        assert _count("rewritten") == before + 1
        rows = await rows_of(sink.database, "SELECT position, aggregate FROM applied ORDER BY number")
        # The new one at 4 may have been applied before the look at the chain, the one at 3 only after it.
        assert sorted(tuple(row) for row in rows[3:]) == [(3, "things/b"), (4, "things/b")]

    async def test_a_source_that_only_goes_on_is_not_suspected(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("honest", nats_server.url)
        sink = await kit.sink()
        await kit.consumer(sink, nats_server.url, source, head_check=0.02)
        before = _count("honest")

        for version in range(1, 200):
            await source.say("things/a", version)
        await sink.has_applied("honest", 199)
        await until(lambda: _has_witness(sink, "honest", 199))

        assert _count("honest") == before


def _count(source: str) -> float:
    labels = {"service": "sink", "source": source}
    return REGISTRY.get_sample_value("yangguang_source_rollbacks_total", labels) or 0.0


async def _rollbacks(source: str, count: int) -> bool:
    return _count(source) >= count


async def _has_witness(sink: Sink, source: str, position: int) -> bool:
    statement = "SELECT witness_position FROM sources WHERE source = :source"
    return bool(await value_of(sink.database, statement, source=source) == position)


class TestJournalService:
    async def test_entries_are_read_in_runs(self, kit: Kit) -> None:
        source = await kit.source("runs", NOBODY)
        await source.say("things/a", *range(1, 8))
        await source.numbered(7)

        response = await source.stub.ReadEntries(pb.ReadEntriesRequest(after=2, limit=3))

        assert [entry.position for entry in response.entries] == [3, 4, 5]
        assert (response.head.service, response.head.position) == ("runs", 7)

    async def test_a_run_fits_into_a_message(self, kit: Kit) -> None:
        source = await kit.source("long", NOBODY)
        words = [
            Entry(f"things/{n}", 1, StringValue(value="x" * 200_000), NOON, REGION, CLERK) for n in range(20)
        ]
        await write(source.database, *words)
        await source.numbered(20)

        read: list[int] = []
        while len(read) < 20:
            response = await source.stub.ReadEntries(pb.ReadEntriesRequest(after=len(read), limit=1000))
            assert 0 < response.ByteSize() < 3 * 1024 * 1024
            read += [entry.position for entry in response.entries]
        assert read == list(range(1, 21))

    async def test_a_caller_of_another_region_reads_nothing(
        self, kit: Kit, service_signer: TokenSigner
    ) -> None:
        await kit.source("scoped", NOBODY)

        for region, allowed in (("450222", True), ("450200", True), ("450000", True), ("450223", False)):
            stub = await kit.stub(
                kit.ports["scoped"],
                lambda region=region: service_signer.service_token("peer", region),  # type: ignore[misc]
            )
            if allowed:
                assert (await stub.GetHead(pb.GetHeadRequest())).position == 0
                continue
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await stub.GetHead(pb.GetHeadRequest())
            assert refusal_of(caught.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
            with pytest.raises(grpc.aio.AioRpcError):
                await stub.ReadEntries(pb.ReadEntriesRequest())
            with pytest.raises(grpc.aio.AioRpcError):
                await anext(aiter(stub.StreamEntries(pb.StreamEntriesRequest())))

    @pytest.mark.parametrize(
        ("request_", "field"),
        [
            (pb.ReadEntriesRequest(after=-1), "after"),
            (pb.ReadEntriesRequest(limit=-1), "limit"),
            (pb.ReadEntriesRequest(limit=1001), "limit"),
        ],
    )
    async def test_a_wrong_question_names_its_field(
        self, kit: Kit, request_: pb.ReadEntriesRequest, field: str
    ) -> None:
        source = await kit.source("wrong", NOBODY)

        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await source.stub.ReadEntries(request_)
        assert refusal_of(caught.value).facts["field"] == field

    async def test_an_operator_lists_parked_events_and_replays_them(
        self, kit: Kit, nats_server: NatsServer, signer: TokenSigner
    ) -> None:
        source = await kit.source("operated", nats_server.url)
        sink = await kit.sink()
        sink.broken.add("things/a 1")
        consumer, _ = await kit.consumer(sink, nats_server.url, source)
        await source.say("things/a", 1, 2, 3)
        await sink.stands_at("operated", 3)
        servicer = JournalService(sink.database, "sink", REGION, source.relay, consumer)
        await kit.serve(servicer, "sink")
        operator = await kit.stub(
            kit.ports["sink"], lambda: signer.sign("staff/op", ["OPERATOR"], region=REGION)
        )

        first = await operator.ListParkedEvents(pb.ListParkedEventsRequest(page_size=2))
        rest = await operator.ListParkedEvents(
            pb.ListParkedEventsRequest(page_size=2, page_token=first.next_page_token)
        )
        listed = [*first.parked_events, *rest.parked_events]
        assert sorted(p.entry.position for p in listed) == [1, 2, 3]
        assert {(p.entry.position, p.reason) for p in listed} == {
            (1, "ValueError: things/a 1 cannot be applied"),
            (2, "BEHIND_PARKED"),
            (3, "BEHIND_PARKED"),
        }
        assert rest.next_page_token == ""

        sink.broken.clear()
        done = await operator.ReplayParkedEvents(pb.ReplayParkedEventsRequest(aggregate="things/a"))
        assert (done.applied_count, done.parked_count) == (3, 0)
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await operator.ReplayParkedEvents(pb.ReplayParkedEventsRequest(aggregate="things/a"))
        assert refusal_of(caught.value).reason == "PARKED_EVENT_NOT_FOUND"
