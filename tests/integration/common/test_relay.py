"""The relay on a real PostgreSQL and a real NATS: positions, chain, publishing, takeover."""

import asyncio
import random

import nats
import pytest
from prometheus_client import REGISTRY
from sqlalchemy import text
from yangguang.common.v1 import journal_pb2 as pb

from local.nats import NatsServer
from services.common import journal
from services.common.broker import ensure_stream
from services.common.errors import InvalidArgument
from services.common.relay import Relay
from tests.integration.common.kit import (
    CLERK,
    Kit,
    Source,
    address,
    bulky,
    restore,
    rows_of,
    said,
    stop,
    until,
    value_of,
    write,
)


async def messages_of(server: NatsServer, source: str) -> list[dict[str, str]]:
    """The headers of what the stream holds of a source, in its order."""
    client = await nats.connect(server.url)
    try:
        stream = client.jetstream()
        info = await stream.stream_info("YG", subjects_filter=f"yg.*.{source}.*")
        subscription = await stream.subscribe(f"yg.*.{source}.*", ordered_consumer=True)
        count = sum((info.state.subjects or {}).values())
        found = [await subscription.next_msg(5) for _ in range(count)]
        return [dict(message.headers or {}) for message in found]
    finally:
        await client.close()


async def test_entries_get_positions_and_a_chain_and_are_published(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("relay1", nats_server.url)

    await source.say("things/a", 1, 2, 3)
    await source.all_published(3)

    entries = await source.entries()
    assert [(entry.position, entry.aggregate, entry.version) for entry in entries] == [
        (1, "things/a", 1),
        (2, "things/a", 2),
        (3, "things/a", 3),
    ]
    assert journal.verify(entries) == entries[-1].hash


async def test_a_message_carries_the_entry_as_a_cloud_event(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("relay2", nats_server.url)

    await source.say("things/a", 7)
    await source.all_published(1)

    [headers] = await messages_of(nats_server, "relay2")
    [entry] = await rows_of(source.database, "SELECT id::text FROM journal")
    assert headers == {
        "Nats-Msg-Id": entry.id,
        "ce-specversion": "1.0",
        "ce-id": entry.id,
        "ce-type": "google.protobuf.StringValue",
        "ce-source": "relay2",
        "ce-subject": "things/a",
        "ce-time": "2026-03-16T04:00:00.123456+00:00",
        "ce-version": "7",
        "ce-position": "1",
        "ce-epoch": await value_of(source.database, "SELECT epoch FROM journal_head"),
    }


async def test_eight_writers_who_commit_late_leave_no_gap(kit: Kit, nats_server: NatsServer) -> None:
    source = await kit.source("relay3", nats_server.url)
    chance = random.Random(450222)

    async def work(writer: int) -> None:
        for number in range(1, 26):
            async with source.database.connect() as connection:
                await journal.append(connection, said(f"things/{writer}", number))
                # The number of writing is taken; the others overtake.
                await asyncio.sleep(chance.random() * 0.03)

    await asyncio.gather(*[work(writer) for writer in range(8)])
    await source.all_published(200)

    entries = await source.entries()
    assert [entry.position for entry in entries] == list(range(1, 201))
    journal.verify(entries)
    for writer in range(8):
        of_writer = [entry.version for entry in entries if entry.aggregate == f"things/{writer}"]
        assert of_writer == list(range(1, 26))
    late = await value_of(
        source.database,
        "SELECT count(*) FROM journal one JOIN journal other "
        "ON one.seq < other.seq AND one.position > other.position",
    )
    assert late > 0, "nobody committed late: this test shows nothing"
    assert [int(m["ce-position"]) for m in await messages_of(nats_server, "relay3")] == list(range(1, 201))


async def test_a_reader_of_the_stream_of_entries_follows_without_gap(
    kit: Kit, nats_server: NatsServer
) -> None:
    source = await kit.source("relay4", nats_server.url)
    await source.say("things/a", 1, 2)
    seen: list[int] = []

    async def follow() -> None:
        async for entry in source.stub.StreamEntries(pb.StreamEntriesRequest(after=1)):
            seen.append(entry.position)

    following = await kit.task(follow())
    for version in range(3, 8):
        await source.say("things/a", version)

    async def holds() -> bool:
        return len(seen) >= 6

    await until(holds)
    assert seen == [2, 3, 4, 5, 6, 7]
    await stop(following)


class TestLeaders:
    async def test_of_two_relays_one_leads_and_the_other_takes_over(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("relay5", nats_server.url)
        await source.say("things/a", 1)
        await source.numbered(1)
        second = await self.second(kit, source, nats_server)

        await source.say("things/a", 2)
        await source.all_published(2)
        await stop(source.relay_task)
        await source.say("things/a", 3)
        await source.all_published(3)

        assert len(await messages_of(nats_server, "relay5")) == 3
        journal.verify(await source.entries())
        assert not second.done()

    async def test_a_relay_whose_connection_breaks_leads_again(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("relay6", nats_server.url)
        await source.say("things/a", 1)
        await source.all_published(1)

        await self.break_lock(kit, source)
        await source.say("things/a", 2)
        await source.all_published(2)

        journal.verify(await source.entries())
        assert REGISTRY.get_sample_value("yangguang_relay_leading", {"service": "relay6"}) == 1

    async def test_changing_leaders_under_load_makes_one_chain(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("relay7", nats_server.url)
        second = await self.second(kit, source, nats_server)

        async def write_on() -> None:
            for version in range(1, 151):
                await source.say("things/a", version)

        writing = asyncio.create_task(write_on())
        for _ in range(3):
            await asyncio.sleep(0.3)
            await self.break_lock(kit, source)
        await writing
        await source.all_published(150)

        entries = await source.entries()
        assert [entry.version for entry in entries] == list(range(1, 151))
        journal.verify(entries)
        ids = [message["ce-id"] for message in await messages_of(nats_server, "relay7")]
        assert len(ids) == len(set(ids)) == 150
        assert not second.done()

    async def test_a_commit_in_another_replica_wakes_the_leader(
        self, kit: Kit, nats_server: NatsServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = await kit.source("relay8", nats_server.url)
        await source.say("things/a", 1)
        await source.all_published(1)
        other = await kit.database(url=address(source.database))
        await kit.task(Relay(other, "relay8", await kit.broker(nats_server.url)).run())
        await asyncio.sleep(0.3)
        # From now on only a wake makes the leader look before the test gives up.
        monkeypatch.setattr("services.common.relay.POLL", 3600)
        await asyncio.sleep(1.1)

        await write(other, said("things/a", 2))
        await source.all_published(2)

    async def test_a_replica_that_cannot_wake_the_leader_goes_on(
        self, kit: Kit, fresh_nats_server: NatsServer
    ) -> None:
        source = await kit.source("relay19", fresh_nats_server.url)
        await source.say("things/a", 1)
        await source.all_published(1)
        other = await kit.database(url=address(source.database))
        standby = Relay(other, "relay19", await kit.broker(fresh_nats_server.url))
        second = await kit.task(standby.run())
        await asyncio.sleep(0.3)

        fresh_nats_server.kill()
        await write(other, said("things/a", 2))
        await source.numbered(2)

        assert not second.done()

    async def second(self, kit: Kit, source: Source, server: NatsServer) -> asyncio.Task[None]:
        other = await kit.database(url=address(source.database))
        return await kit.task(Relay(other, source.name, await kit.broker(server.url)).run())

    async def break_lock(self, kit: Kit, source: Source) -> None:
        await rows_of(
            source.database,
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
        )


class TestBroker:
    async def test_without_nats_the_journal_grows_and_is_published_later(
        self, kit: Kit, fresh_nats_server: NatsServer
    ) -> None:
        source = await kit.source("relay9", fresh_nats_server.url)
        await source.say("things/a", 1)
        await source.all_published(1)

        fresh_nats_server.kill()
        for version in range(2, 12):
            await source.say("things/a", version)
        await source.numbered(11)
        assert await source.published() == 1
        assert (REGISTRY.get_sample_value("yangguang_outbox_age_seconds", {"service": "relay9"}) or 0) > 0

        fresh_nats_server.start()
        await source.all_published(11)
        assert [int(m["ce-position"]) for m in await messages_of(fresh_nats_server, "relay9")] == list(
            range(1, 12)
        )

    async def test_a_service_started_before_nats_publishes_when_it_comes(
        self, kit: Kit, fresh_nats_server: NatsServer
    ) -> None:
        fresh_nats_server.stop()
        source = await kit.source("relay10", fresh_nats_server.url)
        await source.say("things/a", 1)
        await source.numbered(1)

        fresh_nats_server.start()
        await source.all_published(1)

    async def test_a_deleted_stream_is_made_again(self, kit: Kit, fresh_nats_server: NatsServer) -> None:
        source = await kit.source("relay11", fresh_nats_server.url)
        await source.say("things/a", 1)
        await source.all_published(1)

        client = await nats.connect(fresh_nats_server.url)
        await client.jetstream().delete_stream("YG")
        await source.say("things/a", 2)
        await source.all_published(2)

        # What was published before is in the journal; readers who lack it ask there.
        assert [m["ce-position"] for m in await messages_of(fresh_nats_server, "relay11")] == ["2"]
        await client.close()

    async def test_what_was_published_already_is_sent_again_without_a_double(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("relay12", nats_server.url)
        await source.say("things/a", *range(1, 21))
        await source.all_published(20)
        await stop(source.relay_task)

        # As after a crash between publishing and marking it.
        async with source.database.connect() as connection:
            await connection.execute(text("UPDATE journal_head SET published = 5"))
        await source.say("things/a", 21)
        await kit.task(source.relay.run())
        await source.all_published(21)

        positions = [int(m["ce-position"]) for m in await messages_of(nats_server, "relay12")]
        assert positions == list(range(1, 22))

    async def test_a_large_backlog_is_published_in_batches(self, kit: Kit, nats_server: NatsServer) -> None:
        source = await kit.source("relay13", nats_server.url)
        await stop(source.relay_task)
        await source.say("things/a", *range(1, 3001))

        await kit.task(source.relay.run())
        await source.all_published(3000)

        positions = [int(m["ce-position"]) for m in await messages_of(nats_server, "relay13")]
        assert positions == list(range(1, 3001))

    async def test_a_stream_an_operator_made_keeps_its_settings(
        self, kit: Kit, fresh_nats_server: NatsServer
    ) -> None:
        client = await nats.connect(fresh_nats_server.url)
        await client.jetstream().add_stream(name="YG", subjects=["yg.>"], max_msgs=1000)

        await ensure_stream(client, "YG")

        config = (await client.jetstream().stream_info("YG")).config
        assert (config.max_msgs, config.subjects) == (1000, ["yg.>"])
        source = await kit.source("relay14", fresh_nats_server.url)
        await source.say("things/a", 1, 2, 3)
        await source.all_published(3)
        await client.close()

    async def test_a_wrong_password_is_waited_out(self, kit: Kit, fresh_nats_server: NatsServer) -> None:
        right = fresh_nats_server.url
        wrong = right.replace(fresh_nats_server.password, "wrong")
        source = await kit.source("relay20", wrong)
        await source.say("things/a", 1)
        await source.numbered(1)
        assert not source.relay_task.done()

        fresh_nats_server.stop()
        fresh_nats_server.password = "wrong"
        fresh_nats_server.start()
        await source.all_published(1)


class TestRestore:
    async def test_a_database_restored_from_a_backup_begins_a_new_epoch(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("relay15", nats_server.url)
        await source.say("things/a", 1, 2, 3, 4)
        await source.all_published(4)
        before = (await source.stub.GetHead(pb.GetHeadRequest())).epoch

        await stop(source.relay_task)
        await restore(source.database, 2)
        await kit.task(source.relay.run())
        await source.say("things/b", 1)
        await source.all_published(3)

        head = await source.stub.GetHead(pb.GetHeadRequest())
        assert head.position == 3
        assert head.epoch != before
        journal.verify(await source.entries())

    async def test_a_restart_is_no_restore(self, kit: Kit, nats_server: NatsServer) -> None:
        source = await kit.source("relay16", nats_server.url)
        await source.say("things/a", 1, 2)
        await source.all_published(2)
        before = (await source.stub.GetHead(pb.GetHeadRequest())).epoch

        await stop(source.relay_task)
        await kit.task(source.relay.run())
        await source.say("things/a", 3)
        await source.all_published(3)

        assert (await source.stub.GetHead(pb.GetHeadRequest())).epoch == before


class TestAppending:
    async def test_an_event_too_large_to_publish_is_refused_before_commit(self, kit: Kit) -> None:
        database = await kit.database()

        with pytest.raises(InvalidArgument, match="EVENT_TOO_LARGE") as caught:
            await write(database, said("things/a", 1), bulky(journal.MAX_EVENT_BYTES))

        assert caught.value.facts["limit"] == "262144"
        assert await value_of(database, "SELECT count(*) FROM journal") == 0

    async def test_the_largest_event_is_published(self, kit: Kit, nats_server: NatsServer) -> None:
        source = await kit.source("relay17", nats_server.url)

        await write(source.database, bulky(journal.MAX_EVENT_BYTES - 16), said("things/a", 1))
        await source.all_published(2)

    async def test_an_entry_says_who_when_and_through_which_channel(
        self, kit: Kit, nats_server: NatsServer
    ) -> None:
        source = await kit.source("relay18", nats_server.url)

        await source.say("things/a", 1)
        await source.numbered(1)

        [entry] = await source.entries()
        assert (entry.actor, entry.channel, entry.request_id, entry.region) == (
            CLERK.actor,
            "WINDOW",
            "request-1",
            "450222",
        )
        assert entry.time.ToJsonString() == "2026-03-16T04:00:00.123456Z"
