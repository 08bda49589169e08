"""What is put on the stream by hand: messages twice, out of order, broken; and events nobody can apply."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Sequence
from typing import Final

import nats
import pytest
from nats.aio.client import Client
from nats.js.api import RawStreamMsg

from tests.chaos.conftest import Town, eventually
from tests.chaos.databases import connected, fetch

STREAM: Final = "YG"
MOST: Final = 300


@pytest.fixture
async def client(town: Town) -> AsyncIterator[Client]:
    """A connection to the broker."""
    client = await nats.connect(town.cluster.nats.url)
    yield client
    await client.close()


async def stored(client: Client, after: int = 0) -> list[RawStreamMsg]:
    """The messages of the stream after a sequence number, the last few hundred at most."""
    last = await last_sequence(client)
    first = max(after + 1, last - MOST + 1)
    jetstream = client.jetstream()
    return [await jetstream.get_msg(STREAM, number) for number in range(first, last + 1)]


async def last_sequence(client: Client) -> int:
    """The number of the last message of the stream."""
    return (await client.jetstream().stream_info(STREAM)).state.last_seq


async def put(client: Client, messages: Sequence[RawStreamMsg]) -> None:
    """Publish messages again without the id by which the broker would know them."""
    for message in messages:
        headers = {k: v for k, v in (message.headers or {}).items() if k.startswith("ce-")}
        assert message.subject is not None
        await client.jetstream().publish(message.subject, message.data or b"", headers=headers)


async def test_messages_that_come_again_are_applied_once(town: Town, client: Client) -> None:
    messages = await stored(client)

    await put(client, random.Random(1).sample(messages, len(messages)))
    await town.load.more(10)

    await town.check()


async def test_messages_out_of_order_are_applied_in_order(town: Town, client: Client) -> None:
    before = await last_sequence(client)
    await town.kill("supervision")
    await town.load.more(40, of="/api/v1/cases")
    await town.published("cases")
    messages = await stored(client, after=before)
    await client.jetstream().purge_stream(STREAM)
    await put(client, messages[::-1])
    await town.restart("supervision")
    await town.load.more(10)

    await town.check()


async def headers_of_next(town: Town, source: str) -> dict[str, str]:
    """The headers the next message of a source would have; the load must be paused."""
    [[epoch, position]] = await fetch(town.cluster, source, "SELECT epoch, position FROM journal_head")
    return {
        "ce-id": "01930c4e-8b7a-7c1d-9e2f-0123456789ab",
        "ce-type": "yangguang.cases.v1.CaseAccepted",
        "ce-source": source,
        "ce-subject": "cases/01930c4e-8b7a-7c1d-9e2f-0123456789ab",
        "ce-time": "2026-03-16T09:00:00+08:00",
        "ce-version": "1",
        "ce-position": str(position + 1),
        "ce-epoch": epoch,
    }


BROKEN: Final = {
    "no headers": None,
    "no position": {"ce-position": None},
    "a position that is no number": {"ce-position": "next"},
    "a position long ago": {"ce-position": "1"},
    "a position far ahead": {"ce-position": "9000000"},
    "an id that is none": {"ce-id": "x"},
    "a time that is none": {"ce-time": "yesterday"},
    "a version that is no number": {"ce-version": "two"},
    "an epoch nobody knows": {"ce-epoch": "another"},
    "a source nobody knows": {"ce-source": "elsewhere"},
    "a payload that is no event": {},
}


async def test_broken_messages_stop_nobody_and_displace_nothing(town: Town, client: Client) -> None:
    async with town.load.paused():
        await town.rest()
        headers = await headers_of_next(town, "cases")
        for changed in BROKEN.values():
            given = headers | changed if changed is not None else {}
            kept = {name: value for name, value in given.items() if value is not None}
            await client.jetstream().publish("yg.450222.cases.CaseAccepted", b"\xff\xff", headers=kept)
    await town.load.more(20, of="/api/v1/cases")

    await town.check()
    assert town.cluster.ended() == []


POISON: Final = "organisations/450222-mz"


async def test_an_event_that_cannot_be_applied_is_put_aside_and_replayed_in_order(town: Town) -> None:
    async with connected(town.cluster, "supervision") as database:
        refused = f"CHECK (name <> '{POISON}') NOT VALID"
        await database.execute(f"ALTER TABLE model.titles ADD CONSTRAINT poison {refused}")
        await eventually(lambda: parked(town, 3), "an event is parked, and others behind it")
        async with town.load.paused():
            await town.rest()
        await database.execute("ALTER TABLE model.titles DROP CONSTRAINT poison")

    first, *behind = await parked(town, 3)
    assert (first["aggregate"], first["reason"]) == (POISON, "CheckViolationError 23514 poison")
    assert {(event["aggregate"], event["reason"]) for event in behind} == {(POISON, "BEHIND_PARKED")}
    replay = {"aggregate": POISON}
    done = await town.load.ask("operator", "POST", "journals/supervision/parked:replay", **replay)
    assert done["applied_count"] >= 3
    assert done["parked_count"] == 0
    await town.check()


async def parked(town: Town, least: int) -> list[dict[str, str]]:
    """What supervision has put aside, when it is so many at least."""
    found = await town.load.ask("operator", "GET", "journals/supervision/parked")
    events = [event["entry"] | {"reason": event["reason"]} for event in found["parked_events"]]
    return events if len(events) >= least else []


FORGET: Final = (
    "DELETE FROM inbox WHERE id = (SELECT id FROM inbox WHERE source = 'cases' ORDER BY id LIMIT 1) "
    "RETURNING id, source, position"
)


async def test_the_check_of_these_tests_sees_a_row_that_is_missing(town: Town) -> None:
    async with connected(town.cluster, "supervision") as database:
        row = await database.fetchrow(FORGET)
        missing = f"supervision did not apply position {row['position']} of cases"
        with pytest.raises(AssertionError, match=missing):
            await town.check()
        await database.execute("INSERT INTO inbox VALUES ($1, $2, $3)", *row.values())

    await town.check()
