"""Group commit on a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from sqlalchemy import text

from services.common import idempotency
from services.common.db import Database
from services.common.driver import Direct
from services.common.errors import Aborted, FailedPrecondition, Refusal, ResourceExhausted, Unavailable
from services.common.idempotency import Key
from services.common.writer import Writer
from tests.integration.common.kit import Kit, rows_of, said, stop, until, value_of, write


@dataclass
class Words:
    """Writes words into a table; some it refuses, some break the transaction."""

    batches: list[list[str]] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def apply(self, connection: Direct, words: Sequence[str]) -> list[str | Refusal]:
        self.batches.append(list(words))
        await self.gate.wait()
        good = [word for word in words if word != "refused"]
        for word in good:
            await connection.execute(text("INSERT INTO words VALUES (:word)"), {"word": word})
        return [word.upper() if word in good else FailedPrecondition("WORD_REFUSED") for word in words]


@pytest.fixture
async def database(kit: Kit) -> Database:
    database = await kit.database("writer")
    async with database.connect() as connection:
        await connection.execute(
            text("CREATE TABLE words (word text PRIMARY KEY CHECK (word <> 'broken'), count int)")
        )
    return database


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.fixture
async def writer(database: Database, words: Words) -> AsyncIterator[Writer[str, str]]:
    writer: Writer[str, str] = Writer(database, words.apply, max_batch=8, max_queue=16)
    task = asyncio.create_task(writer.run())
    yield writer
    await stop(task)


async def stored(database: Database) -> set[str]:
    return {row.word for row in await rows_of(database, "SELECT word FROM words")}


async def submit_while_busy(writer: Writer[str, str], words: Words, *waiting: str) -> list[Any]:
    """Have the words wait together behind a first one."""
    first = asyncio.create_task(writer.submit("first"))
    await until(lambda: _true(bool(words.batches)))
    rest = [asyncio.create_task(writer.submit(word)) for word in waiting]
    await asyncio.sleep(0)
    words.gate.set()
    return await asyncio.gather(first, *rest, return_exceptions=True)


async def _true(holds: bool) -> bool:
    return holds


async def test_what_waits_together_is_written_by_one_transaction(
    writer: Writer[str, str], words: Words, database: Database
) -> None:
    results = await submit_while_busy(writer, words, "a", "b", "c")

    assert results == ["FIRST", "A", "B", "C"]
    assert words.batches == [["first"], ["a", "b", "c"]]
    assert await stored(database) == {"first", "a", "b", "c"}
    assert database.committed.is_set()


async def test_a_refused_command_does_not_harm_the_others(
    writer: Writer[str, str], words: Words, database: Database
) -> None:
    results = await submit_while_busy(writer, words, "a", "refused", "b")

    assert [str(result) for result in results] == ["FIRST", "A", "WORD_REFUSED", "B"]
    assert await stored(database) == {"first", "a", "b"}


async def test_a_command_that_breaks_the_transaction_fails_alone(
    writer: Writer[str, str], words: Words, database: Database
) -> None:
    results = await submit_while_busy(writer, words, "a", "broken", "b")

    assert [results[0], results[1], results[3]] == ["FIRST", "A", "B"]
    assert "words_word_check" in str(results[2])
    assert await stored(database) == {"first", "a", "b"}


async def test_a_caller_who_gives_up_does_not_harm_the_others(
    writer: Writer[str, str], words: Words, database: Database
) -> None:
    first = asyncio.create_task(writer.submit("first"))
    await until(lambda: _true(bool(words.batches)))
    gone, stays = asyncio.create_task(writer.submit("gone")), asyncio.create_task(writer.submit("stays"))
    await asyncio.sleep(0)

    first.cancel()
    gone.cancel()
    await asyncio.sleep(0)
    words.gate.set()

    assert await stays == "STAYS"
    # What had begun was finished; what had not was left out.
    assert await stored(database) == {"first", "stays"}


async def test_a_full_queue_refuses_at_once(writer: Writer[str, str], words: Words) -> None:
    writing = asyncio.create_task(writer.submit("first"))
    await until(lambda: _true(bool(words.batches)))
    waiting = [asyncio.create_task(writer.submit(f"word {number}")) for number in range(16)]
    await asyncio.sleep(0)

    with pytest.raises(ResourceExhausted, match="OVERLOADED"):
        await writer.submit("one too many")

    words.gate.set()
    assert len(await asyncio.gather(writing, *waiting)) == 17


async def test_no_batch_is_longer_than_it_may_be(writer: Writer[str, str], words: Words) -> None:
    await submit_while_busy(writer, words, *[f"word {number}" for number in range(15)])

    assert [len(batch) for batch in words.batches] == [1, 8, 7]


async def test_a_writer_that_is_stopped_tells_those_who_wait(database: Database, words: Words) -> None:
    writer: Writer[str, str] = Writer(database, words.apply)
    task = asyncio.create_task(writer.run())
    running = asyncio.create_task(writer.submit("running"))
    await until(lambda: _true(bool(words.batches)))
    waiting = asyncio.create_task(writer.submit("waiting"))
    await asyncio.sleep(0)

    await stop(task)

    for caller in (running, waiting):
        with pytest.raises(Unavailable):
            await caller
    assert await stored(database) == set()


async def test_a_broken_connection_is_not_taken_for_a_rollback(
    database: Database, words: Words, writer: Writer[str, str], kit: Kit
) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    other = await kit.database(url=url)
    attempts = [asyncio.create_task(writer.submit(word)) for word in ("a", "b")]
    await until(lambda: _true(bool(words.batches)))
    await value_of(
        other,
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    words.gate.set()

    results = await asyncio.gather(*attempts, return_exceptions=True)

    assert [str(result) for result in results] == 2 * ["DATABASE_UNAVAILABLE"]
    assert len(words.batches) == 1
    assert await writer.submit("later") == "LATER"


async def test_two_versions_of_the_same_number_are_a_lost_update(database: Database) -> None:
    await write(database, said("cases/1", 1))

    with pytest.raises(Aborted, match="ETAG_MISMATCH"):
        await write(database, said("cases/1", 1))


async def test_reads_go_together_and_keep_their_rows_apart(database: Database) -> None:
    words = text("SELECT word, length(word) FROM unnest(CAST(:words AS text[])) AS word ORDER BY word")
    number = text("SELECT CAST(:number AS bigint) AS each_row, CAST(:bytes AS bytea)")

    async with database.direct() as connection:
        found = await connection.read(
            (words, {"words": ['乙,"', "甲"]}),
            (number, {"number": 7, "bytes": b"\x00\xff"}),
            (words, {"words": []}),
        )

    assert found == [[('乙,"', 3), ("甲", 1)], [(7, b"\x00\xff")], []]


class TestWithRequestIds:
    """Idempotency in batches: the same request in one batch, and in two batches at once."""

    async def apply(
        self, connection: Direct, commands: Sequence[tuple[Key, str]]
    ) -> list[StringValue | Refusal]:
        [found] = await connection.read(idempotency.given([key for key, _ in commands]))
        known = idempotency.answers_of(found)
        results: list[StringValue | Refusal] = []
        rows = []
        for key, word in commands:
            if key in known:
                results.append(known[key].replay(word.encode(), StringValue))
                continue
            insert = text("INSERT INTO words VALUES (:word || '/' || gen_random_uuid()) RETURNING word")
            name = await connection.scalar(insert, {"word": word})
            results.append(StringValue(value=name))
            rows.append((key, word.encode(), results[-1]))
        await connection.write(*idempotency.stored(rows))  # type: ignore[arg-type]
        return results

    @pytest.mark.parametrize("in_flight", [1, 2])
    async def test_eight_callers_with_one_id_get_one_effect(self, database: Database, in_flight: int) -> None:
        writer: Writer[tuple[Key, str], StringValue] = Writer(
            database, self.apply, max_batch=4, in_flight=in_flight
        )
        task = asyncio.create_task(writer.run())
        key = Key("request-1", "people/1", "Create")

        answers = await asyncio.gather(*[writer.submit((key, "a")) for _ in range(8)])

        assert len({answer.value for answer in answers}) == 1
        assert await stored(database) == {answers[0].value}
        await stop(task)

    async def test_requests_without_an_id_are_each_done(self, database: Database) -> None:
        writer: Writer[tuple[Key, str], StringValue] = Writer(database, self.apply)
        task = asyncio.create_task(writer.run())
        key = Key("", "people/1", "Create")

        answers = await asyncio.gather(*[writer.submit((key, "a")) for _ in range(8)])

        assert len({answer.value for answer in answers}) == 8
        await stop(task)
