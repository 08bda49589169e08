"""The relay: gives the journal its positions and its chain, and publishes it to the broker.

One relay of a service leads. The lock that makes it the leader lives on the connection it numbers with, so a
leader that lost its lock has lost the means to write as well. Numbering never waits for publishing: without
NATS the journal still grows positions, and readers of JournalService still follow it.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from nats.aio.client import Client
from nats.errors import Error as NatsError
from prometheus_client import Counter, Gauge
from sqlalchemy import text

from services.common.broker import (
    Broker,
    Message,
    Rejected,
    ensure_stream,
    last_message,
    publish,
    unsubscribe,
)
from services.common.db import Database, wait
from services.common.driver import Direct
from services.common.errors import Unavailable
from services.common.failpoints import reach
from services.common.ids import new_id
from services.common.journal import chain_hash, microseconds
from services.common.loops import forever

log = logging.getLogger(__name__)

BATCH: Final = 200
BATCH_BYTES: Final = 4 * 1024 * 1024
# Entries kept in memory between numbering and publishing; beyond it they are read again.
TAIL: Final = 10 * BATCH
# Seconds from one numbering to the next: it costs the same for one entry as for many, so where few come at a
# time it waits longer for more. What comes after a pause goes on at once.
LINGER: Final = 0.009
LONGEST_LINGER: Final = 0.018
ENOUGH: Final = 7
# Seconds it then waits for the next commit: right after one the process has time, and that entry waits least.
NEXT_COMMIT: Final = 0.007
MARK_AFTER: Final = 0.02
POLL: Final = 1.0
RETRY: Final = 1.0

POSITION: Final = Gauge("yangguang_journal_position", "Last position of the journal.", ["service"])
PUBLISHED: Final = Gauge("yangguang_journal_published_position", "Last position published.", ["service"])
OUTBOX_AGE: Final = Gauge("yangguang_outbox_age_seconds", "Age of the oldest unpublished entry.", ["service"])
LEADING: Final = Gauge("yangguang_relay_leading", "1 while this process is the relay.", ["service"])
PUBLISH_FAILURES: Final = Counter("yangguang_relay_publish_failures", "Publishing that failed.", ["service"])


class Numbered(NamedTuple):
    """An entry with its position, ready to be published."""

    position: int
    id: UUID
    type: str
    aggregate: str
    version: int
    time: datetime
    region: str
    payload: bytes


def patience(count: int) -> float:
    """Seconds from one numbering to the next, after one of so many entries."""
    return min(LONGEST_LINGER, LINGER * max(1.0, ENOUGH / max(1, count)))


class Progress:
    """Wakes everybody who waits for the journal to grow."""

    def __init__(self) -> None:
        self._grown = asyncio.Event()

    def note(self) -> None:
        """The journal has grown."""
        self._grown.set()
        self._grown = asyncio.Event()

    async def wait(self, patience: float) -> None:
        """Wait until it grows, or until patience is at its end."""
        await wait(self._grown, patience)


_TRY_LOCK: Final = text("SELECT pg_try_advisory_lock(hashtextextended('relay', 0))")
_HEAD: Final = text("SELECT epoch, position, hash, published FROM journal_head")
_WAITING: Final = text(
    "SELECT seq, id, type, aggregate, version, time, region, actor, channel, request_id, payload "
    "FROM journal WHERE position IS NULL ORDER BY seq LIMIT :batch"
)
# One statement is one transaction; two leaders would break journal_position_key here and one be rolled back.
_NUMBER: Final = text(
    "WITH given AS (SELECT * FROM unnest(CAST(:seq AS bigint[]), CAST(:position AS bigint[]), "
    "CAST(:hash AS bytea[])) AS given (seq, position, hash)), "
    "numbered AS (UPDATE journal SET position = given.position, hash = given.hash FROM given "
    "WHERE journal.seq = given.seq AND EXISTS (SELECT FROM journal_head WHERE position = :before)) "
    "UPDATE journal_head SET position = :last, hash = :last_hash, "
    "published = greatest(published, :published) WHERE position = :before RETURNING 1"
)
_STORED: Final = text(
    "SELECT position, id, type, aggregate, version, time, region, payload FROM journal "
    "WHERE position > :after ORDER BY position LIMIT :batch"
)
# Losing this in a crash means publishing again with the same ids, so it need not wait for the disk.
_MARK: Final = (
    "UPDATE journal_head SET published = greatest(published, $1) "
    "WHERE set_config('synchronous_commit', 'off', true) = 'off'"
)
_ID_AT: Final = text("SELECT id FROM journal WHERE position = :position")
_NEW_EPOCH: Final = text("UPDATE journal_head SET epoch = :epoch WHERE epoch = :old")


class Relay:
    """The relay of one service; `run()` belongs into the service's TaskGroup."""

    def __init__(
        self, database: Database, service: str, broker: Broker, *, stream: str = "YG", replicas: int = 1
    ) -> None:
        self.progress = Progress()
        self._database, self._service, self._broker = database, service, broker
        self._stream, self._replicas = stream, replicas
        self._epoch, self._position, self._hash, self._published = "", 0, b"", 0
        self._tail: deque[Numbered] = deque()
        self._numbered = asyncio.Event()
        self._oldest: float | None = None
        OUTBOX_AGE.labels(service).set_function(self._age)
        # Seen from the start: what is not there cannot be missed.
        LEADING.labels(service).set(0)
        PUBLISH_FAILURES.labels(service)

    async def run(self) -> None:
        """Lead, or stand by and take over; failures of the database or the broker are waited out."""
        await forever(f"relay of {self._service}", self._serve, RETRY)

    async def _serve(self) -> None:
        async with self._database.hold() as connection:
            while not await connection.scalar(_TRY_LOCK):
                await self._stand_by()
            LEADING.labels(self._service).set(1)
            try:
                await self._lead(connection)
            finally:
                LEADING.labels(self._service).set(0)

    async def _stand_by(self) -> None:
        """Wait a moment; tell the leader, which is in another process, when something was committed here."""
        until = time.monotonic() + POLL
        while (left := until - time.monotonic()) > 0:
            if await wait(self._database.committed, left):
                self._database.committed.clear()
                with suppress(NatsError, OSError, Unavailable):
                    await self._broker.client.publish(self._wake_subject)
                await asyncio.sleep(min(LINGER, max(0.0, left)))

    async def _lead(self, connection: Direct) -> None:
        head = (await connection.execute(_HEAD)).one()
        self._epoch, self._position, self._hash, self._published = head
        self._tail.clear()
        log.info("relay of %s leads from position %d", self._service, self._position)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._number_forever(connection))
            group.create_task(self._publish_forever())

    # Numbering

    async def _number_forever(self, connection: Direct) -> None:
        while True:
            began = time.monotonic()
            self._database.committed.clear()
            count = await self._number(connection)
            if count:
                self.progress.note()
                self._numbered.set()
            if count < BATCH:
                await self._linger(began + patience(count))

    async def _linger(self, until: float) -> None:
        """Wait for a commit; if that comes early, until then and for the next one."""
        committed = self._database.committed
        await wait(committed, POLL)
        if (left := until - time.monotonic()) > 0:
            await asyncio.sleep(left)
            committed.clear()
            await wait(committed, NEXT_COMMIT)

    async def _number(self, connection: Direct) -> int:
        """Give the next positions; returns how many."""
        rows = (await connection.execute(_WAITING, {"batch": BATCH})).all()
        if not rows:
            POSITION.labels(self._service).set(self._position)
            return 0
        hashes = self._chain(rows)
        last = self._position + len(rows)
        moved = await connection.execute(
            _NUMBER,
            {
                "seq": [row.seq for row in rows],
                "position": list(range(self._position + 1, last + 1)),
                "hash": hashes,
                "last": last,
                "last_hash": hashes[-1],
                "before": self._position,
                "published": self._published,
            },
        )
        if not moved:
            raise Unavailable("JOURNAL_HEAD_MOVED", service=self._service)
        reach("relay.after_position")
        self._remember(rows)
        self._position, self._hash = last, hashes[-1]
        POSITION.labels(self._service).set(last)
        return len(rows)

    def _chain(self, rows: Sequence[Any]) -> list[bytes]:
        hashes, previous = [], self._hash
        for position, row in enumerate(rows, self._position + 1):
            _, entry_id, type_name, aggregate, version, when, *rest = row
            previous = chain_hash(
                previous, position, entry_id.bytes, type_name, aggregate, version, microseconds(when), *rest
            )
            hashes.append(previous)
        return hashes

    def _remember(self, rows: Sequence[Any]) -> None:
        """Keep the entries for publishing, unless publishing is far behind: then it reads them again."""
        if len(self._tail) + len(rows) > TAIL:
            self._tail.clear()
            return
        self._oldest = self._oldest or _born(rows[0].id)
        self._tail.extend(
            Numbered(
                position, row.id, row.type, row.aggregate, row.version, row.time, row.region, row.payload
            )
            for position, row in enumerate(rows, self._position + 1)
        )

    # Publishing

    async def _publish_forever(self) -> None:
        while True:
            try:
                client = await self._prepare()
                wakes = await client.subscribe(self._wake_subject, cb=self._woken)
                try:
                    await self._publish_all(client)
                finally:
                    await unsubscribe(wakes)
            except (NatsError, OSError, TimeoutError, Rejected, Unavailable) as failure:
                PUBLISH_FAILURES.labels(self._service).inc()
                log.warning("relay of %s cannot publish: %r", self._service, failure)
                await asyncio.sleep(RETRY)

    async def _prepare(self) -> Client:
        """Wait for the broker; make sure that the stream is there and knows nothing we do not."""
        waiting = await self._next()
        self._oldest = _born(waiting[0].id) if waiting else None
        client = await self._broker.connected()
        await ensure_stream(client, self._stream, self._replicas)
        await self._renew_epoch_after_restore(client)
        return client

    async def _publish_all(self, client: Client) -> None:
        while True:
            self._numbered.clear()
            while entries := await self._next():
                self._oldest = _born(entries[0].id)
                await publish(client, [self._message(entry) for entry in entries])
                reach("relay.after_publish")
                self._published = entries[-1].position
                PUBLISHED.labels(self._service).set(self._published)
            self._oldest = None
            # How far it is published is written with the next numbering; when none comes, by itself.
            if not await wait(self._numbered, MARK_AFTER):
                await self._database.value(_MARK, self._published)
                await self._numbered.wait()

    async def _next(self) -> list[Numbered]:
        """The entries to publish now: those just numbered, or those read again after a time of failure."""
        while self._tail and self._tail[0].position <= self._published:
            self._tail.popleft()
        if self._tail and self._tail[0].position == self._published + 1:
            return _up_to(self._tail)
        if self._published >= self._position:
            return []
        async with self._database.read() as connection:
            rows = await connection.execute(_STORED, {"after": self._published, "batch": BATCH})
            return _up_to([Numbered(*row) for row in rows])

    def _message(self, entry: Numbered) -> Message:
        """The entry with its CloudEvents attributes, and the id by which the broker knows a repeat."""
        event_id = str(entry.id)
        headers = {
            "Nats-Msg-Id": event_id,
            "ce-specversion": "1.0",
            "ce-id": event_id,
            "ce-type": entry.type,
            "ce-source": self._service,
            "ce-subject": entry.aggregate,
            "ce-time": entry.time.isoformat(),
            "ce-version": str(entry.version),
            "ce-position": str(entry.position),
            "ce-epoch": self._epoch,
        }
        event = entry.type.rpartition(".")[2]
        return Message(f"yg.{entry.region}.{self._service}.{event}", entry.payload, headers)

    async def _renew_epoch_after_restore(self, client: Client) -> None:
        """Start a new epoch when the stream holds an entry the database does not: a backup was restored."""
        last = await last_message(client, self._stream, f"yg.*.{self._service}.*")
        if last.get("ce-epoch") != self._epoch:
            return
        async with self._database.read() as connection:
            stored = await connection.scalar(_ID_AT, {"position": int(last["ce-position"])})
            if str(stored) == last["ce-id"]:
                return
            epoch = str(new_id())
            await connection.execute(_NEW_EPOCH, {"epoch": epoch, "old": self._epoch})
        log.error("journal of %s was restored from a backup: epoch %s begins", self._service, epoch)
        self._epoch = epoch

    @property
    def _wake_subject(self) -> str:
        # Outside of the stream's subjects: nobody keeps it.
        return f"yangguang.wake.{self._service}"

    async def _woken(self, _message: Any) -> None:
        self._database.committed.set()

    def _age(self) -> float:
        return time.time() - self._oldest if self._oldest else 0.0


def _up_to(entries: Sequence[Numbered] | deque[Numbered]) -> list[Numbered]:
    """The first entries, as many as one batch may hold in number and bytes; at least one."""
    taken: list[Numbered] = []
    size = 0
    for entry in itertools.islice(entries, BATCH):
        size += len(entry.payload)
        if taken and size > BATCH_BYTES:
            break
        taken.append(entry)
    return taken


def _born(entry_id: UUID) -> float:
    """When an id of version 7 was made, seconds since 1970; unlike the event's time this is real time."""
    return int.from_bytes(entry_id.bytes[:6], "big") / 1000
