"""The consumer: applies the events of other services to one's own tables, each once and without a gap.

The broker is only the fast way. What counts is the position: entries of a source are applied in the order of
its journal, and whatever the broker lost, repeated or mixed up is read from the source itself.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

import asyncpg
import grpc
from google.protobuf.message import Message
from nats.aio.msg import Msg
from prometheus_client import Counter, Gauge
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.common.v1 import journal_pb2_grpc as pb_grpc

from services.common import notes
from services.common.broker import Broker
from services.common.db import Database, constraint_of, is_passing, sqlstate_of, wait
from services.common.driver import Direct
from services.common.errors import Refusal
from services.common.failpoints import reach
from services.common.loops import forever
from services.common.pull import Pull

log = logging.getLogger(__name__)

BATCH: Final = 256
READ: Final = 500
# Entries held ahead of those applied; beyond it the broker's are let go and read again later.
AHEAD: Final = 2000
# Seconds given to more events after a batch of several; one that comes alone is applied at once.
GATHER: Final = 0.005
TRIES: Final = 5
BACKOFF: Final = 0.2
HEAD_CHECK: Final = 5.0
CALL_TIMEOUT: Final = 5.0
STANDBY_POLL: Final = 2.0
RETRY: Final = 1.0

INBOX_KEPT: Final = timedelta(days=31)
PURGE_EVERY: Final = 3600.0
PURGE_BATCH: Final = 5000

BEHIND_PARKED: Final = "BEHIND_PARKED"

LAG: Final = Gauge("yangguang_consumer_lag_events", "Events not applied yet.", ["service", "source"])
APPLIED: Final = Counter("yangguang_inbox_applied_events", "Events applied.", ["service", "source"])
DUPLICATES: Final = Counter(
    "yangguang_inbox_duplicate_events", "Events known already.", ["service", "source"]
)
REPAIRED: Final = Counter(
    "yangguang_consumer_repaired_gaps", "Gaps read from the source.", ["service", "source"]
)
PARKED: Final = Gauge("yangguang_parked_events", "Events parked.", ["service"])
LEADING: Final = Gauge("yangguang_consumer_leading", "1 while this process consumes.", ["service"])


@dataclass(frozen=True, slots=True)
class Received:
    """An event as `apply` gets it."""

    id: UUID
    source: str
    position: int
    type: str
    aggregate: str
    version: int
    time: datetime
    region: str
    event: Message


Apply = Callable[[Direct, Sequence[Received]], Awaitable[None]]


@dataclass(slots=True)
class _Source:
    """How far a source is, in memory; the table `sources` is what counts."""

    name: str
    stub: pb_grpc.JournalServiceAsyncStub
    epoch: str = ""
    position: int = 0
    reread_until: int = 0
    purged_before: datetime | None = None
    # The entries ahead by position; those up to `filled` have no gap.
    ahead: dict[int, pb.JournalEntry] = field(default_factory=dict)
    filled: int = 0
    head: int = 0
    # An epoch the source told of, to be begun, and how far the source is in it.
    told: pb.JournalHead | None = None
    # What it said of its journal, and whether that is still to be noted.
    witness: pb.JournalHead = field(default_factory=pb.JournalHead)
    is_noted: bool = True
    # The types it is read again for, by the position since which they were passed over.
    missed: Mapping[str, int] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    wanted: asyncio.Event = field(default_factory=asyncio.Event)
    tries: int = 0
    not_before: float = 0.0

    def load(self, row: Any) -> None:
        """Stand where the table says."""
        self.epoch, self.position = row.epoch, row.position
        self.reread_until, self.purged_before = row.reread_until, row.purged_before
        self.witness, self.is_noted = notes.witness_of(row), True
        self.ahead.clear()
        self.filled = self.head = row.position
        self.tries, self.not_before, self.told = 0, 0.0, None

    def note(self, entry: pb.JournalEntry) -> bool:
        """Hold an entry until its turn; False when it was applied already, or is held already."""
        self.head = max(self.head, entry.position)
        if entry.position <= self.position or entry.position in self.ahead:
            return False
        if len(self.ahead) < AHEAD or entry.position == self.filled + 1:
            self.ahead[entry.position] = entry
        while self.filled + 1 in self.ahead:
            self.filled += 1
        return True

    def run_of(self, count: int) -> list[pb.JournalEntry]:
        """The next entries without a gap."""
        last = min(self.filled, self.position + count)
        return [self.ahead[position] for position in range(self.position + 1, last + 1)]

    def advance(self, position: int) -> None:
        """Everything up to here is applied, or parked."""
        for done in range(self.position + 1, position + 1):
            self.ahead.pop(done, None)
        self.position = position
        self.filled = max(self.filled, position)
        self.tries, self.not_before = 0, 0.0

    def forget_ahead(self) -> None:
        """Hold nothing any more but what is applied; what is true is read from the source."""
        self.ahead.clear()
        self.filled = self.head = self.position
        self.tries, self.not_before = 0, 0.0
        self.wanted.set()

    def correct(self, entries: Sequence[pb.JournalEntry], head: int) -> None:
        """Hold what the source says in place of what the broker brought; beyond its head there is nothing."""
        true = {entry.position: entry for entry in entries if entry.position > self.filled}
        end = max(head, self.filled)
        self.ahead = {at: true.get(at, entry) for at, entry in self.ahead.items() if at <= end}
        self.head = end
        for entry in entries:
            self.note(entry)

    @property
    def has_gap(self) -> bool:
        """Whether entries are known to exist that nobody has sent."""
        return self.head > self.filled and len(self.ahead) < AHEAD

    def is_known(self, entry: pb.JournalEntry) -> bool:
        """Whether an entry read again was applied so long ago that the inbox has forgotten it."""
        if entry.position > self.reread_until or self.purged_before is None:
            return False
        was_passed_over = entry.position > self.missed.get(entry.type, entry.position)
        return not was_passed_over and born(entry.id) < self.purged_before

    @property
    def has_caught_up(self) -> bool:
        """Whether what was missed of it has been read."""
        return bool(self.missed) and self.position >= self.reread_until


_TRY_LOCK: Final = text("SELECT pg_try_advisory_lock(hashtextextended('consumer ' || :name, 0))")
_ENROL: Final = text(
    "INSERT INTO sources (source) SELECT unnest(CAST(:sources AS text[])) ON CONFLICT DO NOTHING"
)
_SOURCES: Final = text("SELECT * FROM sources WHERE source = ANY(CAST(:sources AS text[]))")
# How far the sources are, before anything is applied: here who applies and who replays wait for each other.
# And which of the events are new, and which of those have to wait behind a parked one.
_RECEIVE: Final = text(
    "WITH advanced AS (UPDATE sources SET position = far.position, noted = far.position "
    "FROM unnest(CAST(:names AS text[]), CAST(:positions AS bigint[])) AS far (source, position) "
    "WHERE sources.source = far.source), "
    "given AS (SELECT * FROM unnest(CAST(:id AS uuid[]), CAST(:source AS text[]), "
    "CAST(:position AS bigint[]), CAST(:aggregate AS text[])) AS given (id, source, position, aggregate)), "
    "fresh AS (INSERT INTO inbox (id, source, position) SELECT id, source, position FROM given "
    "ON CONFLICT DO NOTHING RETURNING id) "
    "SELECT id, EXISTS (SELECT FROM parked WHERE parked.source = given.source "
    "AND parked.aggregate = given.aggregate) AS behind FROM given JOIN fresh USING (id)"
)
_BEHIND: Final = text(
    "SELECT source, aggregate FROM parked WHERE aggregate = ANY(CAST(:aggregates AS text[]))"
)
_LOCK_SOURCES: Final = text("SELECT FROM sources ORDER BY source FOR UPDATE")
_PARK: Final = text(
    "INSERT INTO parked (source, id, position, aggregate, entry, reason, tries) "
    "VALUES (:source, :id, :position, :aggregate, :entry, :reason, :tries) ON CONFLICT DO NOTHING"
)
_BEGIN_EPOCH: Final = text(
    "UPDATE sources SET epoch = :epoch, reread_until = CASE WHEN epoch = '' THEN reread_until "
    "ELSE greatest(reread_until, position) END, position = CASE WHEN epoch = '' THEN position ELSE 0 END, "
    "noted = CASE WHEN epoch = '' THEN noted ELSE 0 END, "
    "witness_epoch = :epoch, witness_position = :position, witness_hash = :hash "
    "WHERE source = :source RETURNING *"
)
_COUNT_PARKED: Final = text("SELECT count(*) FROM parked")
_PARKED_OF: Final = text(
    "SELECT source, id, entry, tries FROM parked WHERE aggregate = :aggregate ORDER BY source, position"
)
_UNPARK: Final = text("DELETE FROM parked WHERE source = :source AND id = :id")
_FAILED_AGAIN: Final = text(
    "UPDATE parked SET reason = :reason, tries = tries + 1 WHERE source = :source AND id = :id"
)


class Consumer:
    """Applies the events of `sources`; `run()` belongs into the service's TaskGroup.

    `apply(connection, batch)` writes what follows from the events, in the consumer's transaction, and must
    not commit. One replica is active: its lock lives on the connection its transactions run on. An event that
    fails `tries` times is parked with its reason, and those of the same aggregate behind it; the database or
    the broker being away is waited out.
    """

    def __init__(
        self,
        name: str,
        database: Database,
        broker: Broker,
        sources: Mapping[str, pb_grpc.JournalServiceAsyncStub],
        types: Iterable[type[Message]],
        apply: Apply,
        *,
        stream: str = "YG",
        tries: int = TRIES,
        backoff: float = BACKOFF,
        head_check: float = HEAD_CHECK,
    ) -> None:
        self._name, self._database, self._apply = name, database, apply
        self._sources = {source: _Source(source, stub) for source, stub in sources.items()}
        self._types = {kind.DESCRIPTOR.full_name: kind for kind in types}
        self._tries, self._backoff, self._head_check = tries, backoff, head_check
        self._arrived = asyncio.Event()
        subjects = [f"yg.*.{source}.*" for source in sources]
        self._pull = Pull(broker, stream, name, subjects, self._arrived)
        # Seen from the start: what is not there cannot be missed.
        LEADING.labels(name).set(0)
        for source in sources:
            for counter in (APPLIED, DUPLICATES, REPAIRED, notes.ROLLBACKS):
                counter.labels(name, source)

    async def run(self) -> None:
        """Consume, or stand by and take over; failures of the database are waited out."""
        await forever(f"consumer of {self._name}", self._serve, RETRY)

    async def _serve(self) -> None:
        # Positions and what follows from the events are one transaction: should a crash of the database lose
        # the last, both are as before, and the source is read again from there. So it need not wait for the
        # disk; what is journalled here waits when the relay numbers it.
        async with self._database.hold(synchronous_commit="off") as connection:
            await self._stand_by(connection)
            LEADING.labels(self._name).set(1)
            try:
                await self._lead(connection)
            finally:
                LEADING.labels(self._name).set(0)

    async def _stand_by(self, connection: Direct) -> None:
        """Wait until the lock is ours."""
        while True:
            if await connection.scalar(_TRY_LOCK, {"name": self._name}):
                return
            await asyncio.sleep(STANDBY_POLL)

    async def _lead(self, connection: Direct) -> None:
        await self._load(connection)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._pull.run())
            group.create_task(self._purge_forever())
            for source in self._sources.values():
                group.create_task(self._watch(source))
            group.create_task(self._consume_forever(connection))

    async def _load(self, connection: Direct) -> None:
        names = {"sources": list(self._sources)}
        async with connection.begin():
            await connection.execute(_ENROL, names)
            rows = (await connection.execute(_SOURCES, names)).all()
            recalled = [await notes.recall(connection, row, self._types) for row in rows]
            PARKED.labels(self._name).set(await connection.scalar(_COUNT_PARKED) or 0)
        for row, missed in recalled:
            source = self._sources[row.source]
            source.load(row)
            source.missed = missed

    # Applying

    async def _consume_forever(self, connection: Direct) -> None:
        while True:
            self._arrived.clear()
            messages = self._pull.take(BATCH)
            for message in messages:
                self._note(message)
            await self._begin_epochs(connection)
            await self._keep_notes(connection)
            self._want_missing()
            batch = self._ready()
            if batch:
                await self._apply_or_park(connection, batch)
            if messages:
                await self._pull.acknowledge(messages[-1])
            self._measure()
            if not batch and not messages:
                await self._rest(connection)
            elif 1 < len(batch) < BATCH:
                await asyncio.sleep(GATHER)

    async def _rest(self, connection: Direct) -> None:
        """Wait until something arrives or a failed event is due; look now and then whether we still lead."""
        due = [source.not_before for source in self._sources.values() if source.tries]
        patience = min([self._head_check, *(max(0.0, at - time.monotonic()) for at in due)])
        if not await wait(self._arrived, patience) and not due:
            PARKED.labels(self._name).set(await connection.scalar(_COUNT_PARKED) or 0)

    def _note(self, message: Msg) -> None:
        """Take an event from the broker; one of another epoch makes us ask its source what is true."""
        headers = message.headers or {}
        source = self._sources.get(headers.get("ce-source", ""))
        if source is None:
            return
        epoch = headers.get("ce-epoch", "")
        if epoch == source.epoch:
            self._take(source, message, headers)
        elif epoch not in source.over:
            source.over.add(epoch)
            source.wanted.set()

    def _take(self, source: _Source, message: Msg, headers: Mapping[str, str]) -> None:
        try:
            entry = entry_of(message, headers)
        except (KeyError, ValueError, OverflowError) as error:
            # No relay wrote it; an entry whose place it took is missed, and read from the source.
            log.warning("consumer of %s: a broken message on %s: %r", self._name, message.subject, error)
            return
        if not source.note(entry):
            DUPLICATES.labels(self._name, source.name).inc()

    def _want_missing(self) -> None:
        for source in self._sources.values():
            if source.has_gap:
                source.wanted.set()

    def _ready(self) -> list[tuple[_Source, pb.JournalEntry]]:
        """The next entries of every source; of one that failed only that entry, and alone."""
        batch: list[tuple[_Source, pb.JournalEntry]] = []
        now = time.monotonic()
        for source in self._sources.values():
            if source.tries == 0:
                batch += [(source, entry) for entry in source.run_of(BATCH)]
            elif source.not_before <= now:
                return [(source, entry) for entry in source.run_of(1)]
        return batch

    async def _apply_or_park(
        self, connection: Direct, batch: Sequence[tuple[_Source, pb.JournalEntry]]
    ) -> None:
        """Apply all in one transaction; if that fails, each alone, so that one cannot harm another."""
        try:
            await self._transact(connection, batch)
        except Exception as error:
            if is_passing(error):
                raise
            if len(batch) == 1:
                await self._failed(connection, *batch[0], error)
            else:
                await self._apply_each(connection, batch)

    async def _apply_each(self, connection: Direct, batch: Sequence[tuple[_Source, pb.JournalEntry]]) -> None:
        for source, entry in batch:
            if source.tries == 0 and entry.position == source.position + 1:
                await self._apply_or_park(connection, [(source, entry)])

    async def _transact(self, connection: Direct, batch: Sequence[tuple[_Source, pb.JournalEntry]]) -> None:
        last = {source.name: entry.position for source, entry in batch}
        async with connection.begin():
            received = await self._receive(connection, batch, last)
            if received:
                await self._apply(connection, received)
            reach("consumer.before_commit")
        reach("consumer.after_commit")
        for name, position in last.items():
            self._sources[name].advance(position)
        for event in received:
            APPLIED.labels(self._name, event.source).inc()

    async def _receive(
        self, connection: Direct, batch: Sequence[tuple[_Source, pb.JournalEntry]], last: Mapping[str, int]
    ) -> list[Received]:
        """The events to apply: of a needed type, not applied before, and not behind a parked one."""
        needed = [
            (source, entry)
            for source, entry in batch
            if entry.type in self._types and not source.is_known(entry)
        ]
        rows = await connection.execute(_RECEIVE, _received(needed, last))
        fresh = {row.id.bytes: row.behind for row in rows}
        new = [(source, entry) for source, entry in needed if entry.id in fresh]
        for source, entry in needed:
            if entry.id not in fresh:
                DUPLICATES.labels(self._name, source.name).inc()
        if any(fresh.values()):
            new = await self._park_behind(connection, new)
        return [self._received(source.name, entry) for source, entry in new]

    def _received(self, source: str, entry: pb.JournalEntry) -> Received:
        return Received(
            id=UUID(bytes=entry.id),
            source=source,
            position=entry.position,
            type=entry.type,
            aggregate=entry.aggregate,
            version=entry.version,
            time=entry.time.ToDatetime(UTC),
            region=entry.region,
            event=self._types[entry.type].FromString(entry.payload),
        )

    # Parking

    async def _failed(
        self, connection: Direct, source: _Source, entry: pb.JournalEntry, error: Exception
    ) -> None:
        if not await self._is_journalled(source, entry):
            log.warning("consumer of %s: %s has no such entry %d", self._name, source.name, entry.position)
            source.forget_ahead()
            return
        source.tries += 1
        source.not_before = time.monotonic() + self._backoff * 2 ** (source.tries - 1)
        log.warning(
            "consumer of %s: %s at position %d of %s failed %d times: %s",
            self._name, entry.type, entry.position, source.name, source.tries, reason_of(error),
        )  # fmt: skip
        if source.tries >= self._tries:
            await self._park(connection, source, entry, error)

    async def _is_journalled(self, source: _Source, entry: pb.JournalEntry) -> bool:
        """Whether the source has this very entry; so it is assumed while the source does not answer."""
        request = pb.ReadEntriesRequest(after=entry.position - 1, limit=1)
        try:
            response = await source.stub.ReadEntries(request, timeout=CALL_TIMEOUT)
        except grpc.aio.AioRpcError:
            return True
        found = [(true.id, true.payload) for true in response.entries]
        return found == [(entry.id, entry.payload)]

    async def _park(
        self, connection: Direct, source: _Source, entry: pb.JournalEntry, error: Exception
    ) -> None:
        """Put an event aside for people to look at, and go on behind it."""
        async with connection.begin():
            await connection.execute(_RECEIVE, _received([(source, entry)], {source.name: entry.position}))
            await connection.execute(_PARK, _parked(source.name, entry, reason_of(error), source.tries))
            PARKED.labels(self._name).set(await connection.scalar(_COUNT_PARKED) or 0)
        source.advance(entry.position)

    async def _park_behind(
        self, connection: Direct, new: Sequence[tuple[_Source, pb.JournalEntry]]
    ) -> list[tuple[_Source, pb.JournalEntry]]:
        """Park the events of aggregates that have parked ones; returns the others.

        A replay may have just finished: under its lock we look again.
        """
        await connection.execute(_LOCK_SOURCES)
        aggregates = sorted({entry.aggregate for _, entry in new})
        rows = await connection.execute(_BEHIND, {"aggregates": aggregates})
        behind = {(row.source, row.aggregate) for row in rows}
        waiting = [(source, entry) for source, entry in new if (source.name, entry.aggregate) in behind]
        if waiting:
            parked = [_parked(source.name, entry, BEHIND_PARKED, 0) for source, entry in waiting]
            await connection.execute(_PARK, parked)
            PARKED.labels(self._name).set(await connection.scalar(_COUNT_PARKED) or 0)
        return [(source, entry) for source, entry in new if (source.name, entry.aggregate) not in behind]

    async def replay(self, aggregate: str) -> tuple[int, int]:
        """Apply the parked events of an aggregate in order; returns how many were, and how many stay parked.

        Any replica may: it holds the rows the active one needs to go on.
        """
        applied = 0
        async with self._database.direct() as connection:
            await connection.execute(_LOCK_SOURCES)
            rows = (await connection.execute(_PARKED_OF, {"aggregate": aggregate})).all()
            blocked: set[str] = set()
            for row in rows:
                if row.source not in blocked and await self._replay_one(connection, row):
                    applied += 1
                else:
                    blocked.add(row.source)
            PARKED.labels(self._name).set(await connection.scalar(_COUNT_PARKED) or 0)
        return applied, len(rows) - applied

    async def _replay_one(self, connection: Direct, row: Any) -> bool:
        key = {"source": row.source, "id": row.id}
        entry = pb.JournalEntry.FromString(row.entry)
        try:
            async with connection.begin():
                if entry.type in self._types:
                    await self._apply(connection, [self._received(row.source, entry)])
                await connection.execute(_UNPARK, key)
        except Exception as error:
            if is_passing(error):
                raise
            await connection.execute(_FAILED_AGAIN, {**key, "reason": reason_of(error)})
            return False
        return True

    # Asking the sources

    async def _watch(self, source: _Source) -> None:
        """Read what the broker did not bring, and now and then ask the source how far it is."""
        arrived = source.filled
        while True:
            try:
                if source.has_gap:
                    await self._read(source)
                else:
                    arrived = await self._check_head(source, arrived)
            except grpc.aio.AioRpcError as failure:
                log.info("consumer of %s: %s does not answer: %s", self._name, source.name, failure.code())
                await asyncio.sleep(RETRY)
            if not source.has_gap:
                await wait(source.wanted, self._head_check)
            source.wanted.clear()

    async def _read(self, source: _Source) -> None:
        request = pb.ReadEntriesRequest(after=source.filled, limit=READ)
        response = await source.stub.ReadEntries(request, timeout=CALL_TIMEOUT)
        if self._is_told_new_epoch(source, response.head):
            return
        REPAIRED.labels(self._name, source.name).inc()
        source.correct(response.entries, response.head.position)
        if response.entries:
            self._arrived.set()

    async def _check_head(self, source: _Source, arrived: int) -> int:
        """Compare with the source; entries of which none came since the last look are read, not awaited."""
        applied = source.position
        head = await source.stub.GetHead(pb.GetHeadRequest(), timeout=CALL_TIMEOUT)
        if self._is_told_new_epoch(source, head):
            return source.filled
        if await notes.is_rolled_back(source.stub, source.witness, head, applied, CALL_TIMEOUT):
            self._told_rollback(source, head)
            return source.filled
        source.is_noted = source.is_noted and source.witness == head
        source.witness = head
        if source.filled == arrived:
            source.head = max(source.head, head.position)
        return source.filled

    def _told_rollback(self, source: _Source, head: pb.JournalHead) -> None:
        """Have the source read again as after a restore, and let people know: nobody said that it was one."""
        log.error("consumer of %s: %s was rolled back to %d", self._name, source.name, head.position)
        notes.ROLLBACKS.labels(self._name, source.name).inc()
        source.told = head
        self._arrived.set()

    def _is_told_new_epoch(self, source: _Source, head: pb.JournalHead) -> bool:
        if head.epoch == source.epoch:
            return False
        source.told = head
        self._arrived.set()
        return True

    async def _begin_epochs(self, connection: Direct) -> None:
        """Read a source from the start when its database was restored, or rolled back.

        The inbox knows what was applied.
        """
        for source in self._sources.values():
            if source.told is None:
                continue
            head = source.told
            level = logging.WARNING if source.epoch else logging.INFO
            log.log(level, "consumer of %s: epoch %s of %s begins", self._name, head.epoch, source.name)
            async with connection.begin():
                columns = {"source": source.name, **notes.columns_of(head)}
                row = (await connection.execute(_BEGIN_EPOCH, columns)).one()
            source.load(row)
            source.over.discard(head.epoch)
            source.head = max(source.head, head.position)

    async def _keep_notes(self, connection: Direct) -> None:
        """Note what sources said, and which of them have told what was missed."""
        for source in self._sources.values():
            if not source.is_noted:
                source.is_noted = True
                await notes.bear_witness(connection, source.name, source.witness)
            if source.has_caught_up:
                await notes.caught_up(connection, source.name, source.missed)
                source.missed = {}

    def _measure(self) -> None:
        for source in self._sources.values():
            LAG.labels(self._name, source.name).set(max(0, source.head - source.position))

    # Purging

    async def _purge_forever(self) -> None:
        await forever("purge of the inbox", partial(purge_inbox, self._database), PURGE_EVERY)


_NOTE_PURGE: Final = text("UPDATE sources SET purged_before = greatest(purged_before, :before)")
_PURGE: Final = text("DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE id < :bound LIMIT :batch)")
_IS_READ_AGAIN: Final = text("SELECT EXISTS (SELECT FROM sources WHERE position < reread_until)")


async def purge_inbox(database: Database, before: datetime | None = None) -> int:
    """Forget the events made before a time, 31 days ago when absent; returns how many.

    While a source is read again nothing is forgotten: it may be of events made long ago.
    """
    before = before or datetime.now(UTC) - INBOX_KEPT
    bound = UUID(int=int(before.timestamp() * 1000) << 80)
    async with database.connect() as connection:
        if await connection.scalar(_IS_READ_AGAIN):
            return 0
        await connection.execute(_NOTE_PURGE, {"before": before})
    total = 0
    while True:
        async with database.connect() as connection:
            result = await connection.execute(_PURGE, {"bound": bound, "batch": PURGE_BATCH})
        total += result.rowcount
        if result.rowcount < PURGE_BATCH:
            return total


def entry_of(message: Msg, headers: Mapping[str, str]) -> pb.JournalEntry:
    """The journal entry a message carries; who caused it and the hash stay in the journal."""
    entry = pb.JournalEntry(
        position=int(headers["ce-position"]),
        id=UUID(headers["ce-id"]).bytes,
        type=headers["ce-type"],
        aggregate=headers["ce-subject"],
        version=int(headers["ce-version"]),
        region=message.subject.split(".", 2)[1],
        payload=message.data,
    )
    entry.time.FromDatetime(datetime.fromisoformat(headers["ce-time"]))
    return entry


def born(event_id: bytes) -> datetime:
    """When an id of version 7 was made; unlike the event's time this is real time."""
    return datetime.fromtimestamp(int.from_bytes(event_id[:6], "big") / 1000, UTC)


def reason_of(error: Exception) -> str:
    """Why an event failed, without what its statements carried: that is people's data."""
    if isinstance(error, Refusal):
        return error.reason
    if isinstance(error, DBAPIError | asyncpg.PostgresError):
        return f"{type(error).__name__} {sqlstate_of(error)} {constraint_of(error)}".rstrip()
    return f"{type(error).__name__}: {error}"[:200]


def _received(
    entries: Sequence[tuple[_Source, pb.JournalEntry]], last: Mapping[str, int]
) -> dict[str, list[Any]]:
    """The parameters of `_RECEIVE`: the entries to receive, and the last positions of their sources."""
    names = sorted(last)
    return {
        "names": names,
        "positions": [last[name] for name in names],
        "id": [UUID(bytes=entry.id) for _, entry in entries],
        "source": [source.name for source, _ in entries],
        "position": [entry.position for _, entry in entries],
        "aggregate": [entry.aggregate for _, entry in entries],
    }


def _parked(source: str, entry: pb.JournalEntry, reason: str, tries: int) -> dict[str, Any]:
    return {
        "source": source,
        "id": UUID(bytes=entry.id),
        "position": entry.position,
        "aggregate": entry.aggregate,
        "entry": entry.SerializeToString(),
        "reason": reason,
        "tries": tries,
    }
