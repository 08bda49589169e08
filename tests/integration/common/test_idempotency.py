"""A request with an id is done once, on a real PostgreSQL."""

import asyncio
from datetime import timedelta

import pytest
from google.protobuf.wrappers_pb2 import Int64Value
from sqlalchemy import text
from yangguang.common.v1 import journal_pb2 as pb

from services.common import idempotency
from services.common.db import Database
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.idempotency import Key, body_hash, key_of, replay_or_run
from tests.integration.common.kit import Kit, value_of

KEY = Key("request-1", "people/1", "CaseService/CreateCase")
BODY = pb.JournalEntry(position=7)


@pytest.fixture
async def database(kit: Kit) -> Database:
    database = await kit.database("idempotency")
    async with database.connect() as connection:
        await connection.execute(text("CREATE TABLE done (number bigint GENERATED ALWAYS AS IDENTITY)"))
    return database


async def do(database: Database, key: Key = KEY, body: pb.JournalEntry = BODY, *, fail: bool = False) -> int:
    """Do the request: its effect is a row, its answer the row's number."""
    async with database.begin() as session:

        async def run() -> Int64Value:
            number = await session.scalar(text("INSERT INTO done DEFAULT VALUES RETURNING number"))
            if fail:
                raise FailedPrecondition("STEP_NOT_ALLOWED")
            return Int64Value(value=number)

        return (await replay_or_run(session, key, body, Int64Value, run)).value


async def effects(database: Database) -> int:
    return int(await value_of(database, "SELECT count(*) FROM done"))


async def test_a_repeat_gets_the_first_answer(database: Database) -> None:
    assert [await do(database) for _ in range(3)] == [1, 1, 1]
    assert await effects(database) == 1


async def test_of_eight_at_once_one_is_done_and_all_get_its_answer(database: Database) -> None:
    answers = await asyncio.gather(*[do(database) for _ in range(8)])

    assert len(set(answers)) == 1
    assert await effects(database) == 1


async def test_an_id_with_another_body_is_refused(database: Database) -> None:
    await do(database)

    with pytest.raises(InvalidArgument, match="REQUEST_ID_REUSED"):
        await do(database, body=pb.JournalEntry(position=8))
    assert await effects(database) == 1


async def test_an_id_belongs_to_its_caller_and_method(database: Database) -> None:
    await do(database)
    await do(database, Key("request-1", "people/2", KEY.method))
    await do(database, Key("request-1", KEY.actor, "CaseService/AcceptCase"))

    assert await effects(database) == 3


async def test_a_request_without_an_id_is_done_each_time(database: Database) -> None:
    without = Key("", KEY.actor, KEY.method)

    assert [await do(database, without), await do(database, without)] == [1, 2]


async def test_a_refused_request_may_come_again(database: Database) -> None:
    with pytest.raises(FailedPrecondition):
        await do(database, fail=True)

    await do(database)
    assert await effects(database) == 1


async def test_the_duplicate_of_a_request_that_fails_is_done_instead(database: Database) -> None:
    attempts = [do(database, fail=True), *[do(database) for _ in range(7)]]
    results = await asyncio.gather(*attempts, return_exceptions=True)

    answers = {result for result in results if isinstance(result, int)}
    assert len(answers) == 1
    assert await effects(database) == 1


async def test_old_answers_are_forgotten(database: Database) -> None:
    await do(database)
    await do(database, Key("request-2", KEY.actor, KEY.method))
    async with database.connect() as connection:
        await connection.execute(
            text(
                "UPDATE requests SET create_time = now() - interval '31 days' WHERE request_id = 'request-1'"
            )
        )

    assert await idempotency.purge(database) == 1
    assert await idempotency.purge(database) == 0
    assert await idempotency.purge(database, timedelta(0)) == 1


def test_the_hash_of_a_body_leaves_the_id_out() -> None:
    one = pb.JournalEntry(request_id="1", actor="a")
    two = pb.JournalEntry(request_id="2", actor="a")
    other = pb.JournalEntry(request_id="1", actor="b")

    assert body_hash(one) == body_hash(two) != body_hash(other)
    assert one.request_id == "1"


@pytest.mark.parametrize(
    ("request_id", "reason"),
    [("x" * 101, "FIELD_TOO_LONG"), ("a\0b", "FIELD_INVALID"), ("a\nb", "FIELD_INVALID")],
)
def test_an_id_that_cannot_be_stored_is_refused(request_id: str, reason: str) -> None:
    with pytest.raises(InvalidArgument, match=reason) as caught:
        key_of(pb.JournalEntry(request_id=request_id), "people/1", "m")
    assert caught.value.facts["field"] == "request_id"
