"""Idempotency (幂等): a request with an id is done once, and a repeat gets the first answer.

The answer is kept in the transaction that did the work, so that both are there or neither.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final, TypeVar

from google.protobuf.message import Message
from sqlalchemy import text

from services.common.db import Database
from services.common.driver import Executes, Read, Write
from services.common.errors import InvalidArgument
from services.common.loops import forever

R = TypeVar("R", bound=Message)

LONGEST_ID: Final = 100
KEPT: Final = timedelta(days=30)
PURGE_BATCH: Final = 5000
PURGE_EVERY: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Key:
    """Whose request it is: ids of two callers, or for two methods, never meet. An empty id is no key."""

    request_id: str
    actor: str
    method: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The first answer to a key, and the hash of the request it answered."""

    body_hash: bytes
    response: bytes

    def replay(self, body: bytes, response_type: type[R]) -> R:
        """The first answer again; refuses REQUEST_ID_REUSED when the id came with another body."""
        if self.body_hash != body:
            raise InvalidArgument("REQUEST_ID_REUSED", field="request_id")
        return response_type.FromString(self.response)


def key_of(request: Message, actor: str, method: str) -> Key:
    """The key of a request that has a `request_id` field; refuses ids too long or unprintable."""
    request_id: str = request.request_id  # type: ignore[attr-defined]
    if len(request_id) > LONGEST_ID:
        raise InvalidArgument("FIELD_TOO_LONG", field="request_id", limit=LONGEST_ID)
    if request_id and not request_id.isprintable():
        raise InvalidArgument("FIELD_INVALID", field="request_id")
    return Key(request_id, actor, method)


def body_hash(request: Message) -> bytes:
    """SHA-256 of the request without its id."""
    bare = type(request)()
    bare.CopyFrom(request)
    bare.ClearField("request_id")
    return hashlib.sha256(bare.SerializeToString(deterministic=True)).digest()


_CLAIM: Final = text(
    "INSERT INTO requests (request_id, actor, method, body_hash, response) "
    "VALUES (:request_id, :actor, :method, :body_hash, '') ON CONFLICT DO NOTHING RETURNING 1"
)
_KEEP: Final = text(
    "UPDATE requests SET response = :response "
    "WHERE request_id = :request_id AND actor = :actor AND method = :method"
)
_FIND: Final = text(
    "SELECT body_hash, response FROM requests "
    "WHERE request_id = :request_id AND actor = :actor AND method = :method"
)


async def replay_or_run(
    session: Executes,
    key: Key,
    request: Message,
    response_type: type[R],
    run: Callable[[], Awaitable[R]],
) -> R:
    """Do what a request asks, or answer as the first time.

    The key is claimed before the work: a concurrent duplicate waits on the claim, then reads the winner's
    answer, or does the work itself when the winner was rolled back.
    """
    if not key.request_id:
        return await run()
    columns = {"request_id": key.request_id, "actor": key.actor, "method": key.method}
    body = body_hash(request)
    if await session.scalar(_CLAIM, {**columns, "body_hash": body}) is None:
        found = (await session.execute(_FIND, columns)).one()
        return Answer(found.body_hash, found.response).replay(body, response_type)
    response = await run()
    await session.execute(_KEEP, {**columns, "response": response.SerializeToString()})
    return response


async def is_known(session: Executes, key: Key) -> bool:
    """Whether a request with this id was done before; whoever asks then need not check it again."""
    if not key.request_id:
        return False
    columns = {"request_id": key.request_id, "actor": key.actor, "method": key.method}
    return (await session.execute(_FIND, columns)).one_or_none() is not None


_LOOKUP: Final = text(
    "SELECT request_id, actor, method, body_hash, response FROM requests JOIN unnest("
    "CAST(:request_id AS text[]), CAST(:actor AS text[]), CAST(:method AS text[])) "
    "AS asked (request_id, actor, method) USING (request_id, actor, method)"
)
_STORE: Final = text(
    "INSERT INTO requests (request_id, actor, method, body_hash, response) SELECT * FROM unnest("
    "CAST(:request_id AS text[]), CAST(:actor AS text[]), CAST(:method AS text[]), "
    "CAST(:body_hash AS bytea[]), CAST(:response AS bytea[]))"
)


def given(keys: Sequence[Key]) -> Read:
    """What reads the answers already given to some of the keys; for the batches of a Writer."""
    return _LOOKUP, _columns([key for key in keys if key.request_id])


def answers_of(rows: Sequence[tuple[Any, ...]]) -> dict[Key, Answer]:
    """The answers that were read."""
    return {Key(*key): Answer(body, response) for *key, body, response in rows}


def stored(rows: Sequence[tuple[Key, bytes, Message]]) -> list[Write]:
    """What keeps (key, body hash, response) of a batch, none or one.

    A duplicate in the batch or beside it breaks `requests_pkey`; the Writer then runs each command alone and
    again, and the loser's lookup finds the winner's answer.
    """
    kept = [row for row in rows if row[0].request_id]
    if not kept:
        return []
    columns: dict[str, list[str] | list[bytes]] = {
        **_columns([key for key, _, _ in kept]),
        "body_hash": [body for _, body, _ in kept],
        "response": [response.SerializeToString() for _, _, response in kept],
    }
    return [(_STORE, columns)]


_PURGE: Final = text(
    "DELETE FROM requests WHERE (request_id, actor, method) IN (SELECT request_id, actor, method "
    "FROM requests WHERE create_time < now() - CAST(:kept AS interval) LIMIT :batch)"
)


async def purge(database: Database, kept: timedelta = KEPT) -> int:
    """Forget the answers older than `kept`, in batches; returns how many."""
    total = 0
    while True:
        async with database.connect() as connection:
            result = await connection.execute(_PURGE, {"kept": kept, "batch": PURGE_BATCH})
        total += result.rowcount
        if result.rowcount < PURGE_BATCH:
            return total


async def purge_forever(database: Database) -> None:
    """Forget old answers once an hour; belongs into the service's TaskGroup."""
    await forever("purge of requests", partial(purge, database), PURGE_EVERY)


def _columns(keys: Sequence[Key]) -> dict[str, list[str]]:
    return {
        "request_id": [key.request_id for key in keys],
        "actor": [key.actor for key in keys],
        "method": [key.method for key in keys],
    }
