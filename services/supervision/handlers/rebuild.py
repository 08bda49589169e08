"""Rebuilds the read model (读模型重建) from the journals, beside the live one, and swaps.

An order makes an empty schema. From then on the consumer applies every event to both models, and the rebuild
reads what the journals held at that time; so when it has read that, the new model lacks nothing, and the swap
renames two schemas in one transaction.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from uuid import UUID

import grpc
from google.protobuf.message import DecodeError
from prometheus_client import Counter, Gauge
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.common.v1 import journal_pb2, journal_pb2_grpc
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.db import DATABASE_FAILURES, Database, is_passing
from services.common.errors import FailedPrecondition, Refusal, Unavailable
from services.common.timesource import TimeSource
from services.supervision.handlers.model import EVENTS, Model
from services.supervision.models import MODEL, MODEL_TABLES, REBUILD, RETIRED, Base

log = logging.getLogger(__name__)

Journals: TypeAlias = "Mapping[str, journal_pb2_grpc.JournalServiceAsyncStub]"

PAGE: Final = 1000
POLL: Final = 1.0
RETRY: Final = 1.0
CALL_TIMEOUT: Final = 10.0
TYPES: Final = {kind.DESCRIPTOR.full_name: kind for kind in EVENTS}
# What an event that cannot be applied fails with.
WAITED_OUT: Final = (*DATABASE_FAILURES, grpc.RpcError)
UNREADABLE: Final = (Refusal, ValueError, DecodeError, DBAPIError)
# Calendars first, and the cases last, since they are by far the most.
ORDER: Final = ("hall", "catalog", "cases")

LEFT: Final = Gauge("yangguang_supervision_rebuild_left_events", "Events a rebuild still has to read.")
READ: Final = Counter("yangguang_supervision_rebuild_read_events", "Events read by rebuilds.")
FAILURES: Final = Counter("yangguang_supervision_rebuild_failures", "Rebuilds given up.")

# Held by whoever writes to the model that is being built: the rebuild and the consumer.
LOCK_REBUILD: Final = text("SELECT pg_advisory_xact_lock(hashtextextended('read model rebuild', 0))")
_LEAD: Final = text("SELECT pg_try_advisory_lock(hashtextextended('rebuild leader', 0))")
_STATE: Final = text("SELECT generation, rebuilding, swap_time FROM read_model")
_IS_WANTED: Final = text("SELECT rebuilding FROM read_model")
_LOCK: Final = text("SELECT rebuilding FROM read_model FOR UPDATE")
_SET: Final = text("UPDATE read_model SET rebuilding = :rebuilding")
_SWAPPED: Final = text(
    "UPDATE read_model SET generation = generation + 1, revision = revision + 1, rebuilding = false, "
    "swap_time = :now"
)
_LIVE_POSITIONS: Final = text("SELECT source, position FROM sources ORDER BY source")
_PROGRESS: Final = text("SELECT source, epoch, position, target FROM rebuild_positions ORDER BY source")
_FORGET: Final = text("DELETE FROM rebuild_positions")
_AIM: Final = text(
    "INSERT INTO rebuild_positions (source, epoch, position, target) "
    "VALUES (:source, :epoch, 0, :target) ON CONFLICT DO NOTHING"
)
_ADVANCE: Final = text(
    "UPDATE rebuild_positions SET position = :position WHERE source = :source AND position < :position"
)
# What the consumer put aside is not applied here either, until it is replayed.
_PARKED: Final = text("SELECT id FROM parked WHERE source = :source AND position BETWEEN :first AND :last")
_COUNT: Final = text(f"SELECT count(*) FROM {MODEL}.case_facts")


class StartAgain(Exception):  # noqa: N818 -- what to do, not what went wrong
    """A source was restored from a backup: what was read of it is not its history any more."""


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a journal as the model takes it."""

    aggregate: str
    version: int
    event: Any


async def order(session: AsyncSession) -> None:
    """Have a rebuild begin; refused while one runs."""
    if await session.scalar(_LOCK):
        raise FailedPrecondition("REBUILD_RUNNING")
    connection = await session.connection()
    await _create(connection)
    await connection.execute(_SET, {"rebuilding": True})


async def describe(connection: AsyncConnection | AsyncSession) -> pb.ReadModel:
    """What is live; while another is being built, how far that is beside it."""
    row = (await connection.execute(_STATE)).one()
    live = await connection.execute(_LIVE_POSITIONS)
    coming = (await connection.execute(_PROGRESS)).all() if row.rebuilding else []
    return pb.ReadModel(
        generation=row.generation,
        rebuilding=row.rebuilding,
        swap_time=row.swap_time,
        case_count=await connection.scalar(_COUNT),
        positions=[pb.SourcePosition(source=each.source, position=each.position) for each in live],
        rebuild_positions=[
            pb.SourcePosition(source=each.source, position=each.position, target_position=each.target)
            for each in coming
        ],
    )


class Rebuilder:
    """Does the rebuilds that are ordered; `run()` belongs into the service's TaskGroup.

    One replica works. A rebuild that was cut off is gone on with where its last transaction left it.
    """

    def __init__(self, database: Database, journals: Journals, now: TimeSource) -> None:
        self._database, self._journals, self._now = database, journals, now
        self._model = Model(REBUILD)

    async def run(self) -> None:
        """Look for orders until cancelled; a database or a source that is away is waited out."""
        while True:
            try:
                if await self._is_ordered():
                    await self._lead()
            except WAITED_OUT as failure:
                if not isinstance(failure, grpc.RpcError) and not is_passing(failure):
                    raise
                log.warning("rebuild waits: %r", failure)
                await asyncio.sleep(RETRY)
            await asyncio.sleep(POLL)

    async def _is_ordered(self) -> bool:
        async with self._database.read() as connection:
            return bool((await connection.execute(_STATE)).one().rebuilding)

    async def _lead(self) -> None:
        """Rebuild if no other replica does; the lock ends with the connection."""
        async with self._database.hold() as lock:
            if await lock.scalar(_LEAD):
                await self._rebuild_or_give_up()

    async def _rebuild_or_give_up(self) -> None:
        try:
            await self.rebuild()
        except StartAgain:
            log.warning("rebuild begins again: a source has a new epoch")
            await self._begin_again()
        except UNREADABLE as error:
            if is_passing(error):
                raise
            # What cannot be applied now cannot be in a minute: the live model stays, people look into it.
            log.exception("rebuild given up")
            FAILURES.inc()
            await self._give_up()

    async def rebuild(self) -> None:
        """Read what the journals held when the rebuild was ordered, then swap."""
        await self._aim()
        for source in sorted(self._journals, key=ORDER.index):
            await self._read(source)
        await self._swap()
        await self._drop_retired()
        log.info("rebuild done")

    async def _aim(self) -> None:
        """Note how far each journal has to be read: to where it is now that the consumer writes here too."""
        for source, journal in self._journals.items():
            head = await journal.GetHead(journal_pb2.GetHeadRequest(), timeout=CALL_TIMEOUT)
            columns = {"source": source, "epoch": head.epoch, "target": head.position}
            async with self._database.connect() as connection:
                await connection.execute(_AIM, columns)
                for row in await connection.execute(_PROGRESS):
                    if row.source == source and row.epoch != head.epoch:
                        raise StartAgain

    async def _read(self, source: str) -> None:
        async with self._database.read() as connection:
            rows = {row.source: row for row in await connection.execute(_PROGRESS)}
        if source not in rows:
            # Another replica, which led before this one, has come to the end meanwhile.
            return
        position, target = rows[source].position, rows[source].target
        LEFT.set(sum(row.target - row.position for row in rows.values()))
        async with aclosing(self._pages(source, position, target)) as pages:
            async for entries in pages:
                await self._apply(source, entries)
                LEFT.dec(len(entries))
                READ.inc(len(entries))

    async def _pages(
        self, source: str, position: int, target: int
    ) -> AsyncGenerator[Sequence[journal_pb2.JournalEntry], None]:
        """The entries up to the target; the next page is under way while one is applied."""
        coming = self._page(source, position, target)
        try:
            while entries := await coming:
                coming = self._page(source, entries[-1].position, target)
                yield entries
        finally:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)

    def _page(self, source: str, after: int, target: int) -> asyncio.Task[Sequence[journal_pb2.JournalEntry]]:
        async def ask() -> Sequence[journal_pb2.JournalEntry]:
            if after >= target:
                return ()
            request = journal_pb2.ReadEntriesRequest(after=after, limit=min(PAGE, target - after))
            return (await self._journals[source].ReadEntries(request, timeout=CALL_TIMEOUT)).entries

        return asyncio.create_task(ask())

    async def _apply(self, source: str, entries: Sequence[journal_pb2.JournalEntry]) -> None:
        bounds = {"source": source, "first": entries[0].position, "last": entries[-1].position}
        async with self._database.direct() as connection:
            await connection.execute(LOCK_REBUILD)
            if not await connection.scalar(_IS_WANTED):
                return
            parked = set(await connection.scalars(_PARKED, bounds))
            events = _events(entry for entry in entries if UUID(bytes=entry.id) not in parked)
            await self._model.apply(connection, events)
            await connection.execute(_ADVANCE, {"source": source, "position": entries[-1].position})

    async def _swap(self) -> None:
        """Make the new model the live one, between two batches of the consumer.

        Names change, not tables: whoever reads the old one in this moment reads it to the end.
        """
        async with self._database.connect() as connection:
            if not await connection.scalar(_LOCK):
                return
            await connection.execute(LOCK_REBUILD)
            await connection.execute(text(f"DROP SCHEMA IF EXISTS {RETIRED} CASCADE"))
            await connection.execute(text(f"ALTER SCHEMA {MODEL} RENAME TO {RETIRED}"))
            await connection.execute(text(f"ALTER SCHEMA {REBUILD} RENAME TO {MODEL}"))
            await connection.execute(_FORGET)
            await connection.execute(_SWAPPED, {"now": self._now()})

    async def _drop_retired(self) -> None:
        """Failing that (a long query may still read it) the next rebuild does it."""
        try:
            async with self._database.connect() as connection:
                await connection.execute(text(f"DROP SCHEMA IF EXISTS {RETIRED} CASCADE"))
        except Unavailable as refusal:
            log.info("the old model is dropped later: %s", refusal)

    async def _begin_again(self) -> None:
        async with self._database.connect() as connection:
            await connection.execute(_LOCK)
            await connection.execute(LOCK_REBUILD)
            await _create(connection)

    async def _give_up(self) -> None:
        async with self._database.connect() as connection:
            await connection.execute(_LOCK)
            await connection.execute(LOCK_REBUILD)
            await connection.execute(text(f"DROP SCHEMA IF EXISTS {REBUILD} CASCADE"))
            await connection.execute(_SET, {"rebuilding": False})
        LEFT.set(0)


async def _create(connection: AsyncConnection) -> None:
    """An empty model beside the live one."""
    await connection.execute(_FORGET)
    await connection.execute(text(f"DROP SCHEMA IF EXISTS {REBUILD} CASCADE"))
    await connection.execute(text(f"CREATE SCHEMA {REBUILD}"))
    await connection.run_sync(_create_tables)


def _create_tables(connection: Connection) -> None:
    elsewhere = connection.execution_options(schema_translate_map={MODEL: REBUILD})
    Base.metadata.create_all(elsewhere, tables=MODEL_TABLES, checkfirst=False)


def _events(entries: Iterable[journal_pb2.JournalEntry]) -> list[Event]:
    """The entries that matter; of each case and project the newest alone needs to be read."""
    needed = [entry for entry in entries if entry.type in TYPES]
    last: dict[str, int] = {}
    for entry in needed:
        last[entry.aggregate] = max(entry.version, last.get(entry.aggregate, 0))
    return [
        Event(entry.aggregate, entry.version, TYPES[entry.type].FromString(entry.payload))
        for entry in needed
        if last[entry.aggregate] == entry.version or not entry.aggregate.startswith(("cases/", "projects/"))
    ]


async def see_through(database: Database, rebuilder: Rebuilder) -> None:
    """Order a rebuild and wait for its end, doing it here unless a running service does; for operators."""
    before = await _described(database)
    if not before.rebuilding:
        async with database.begin() as session:
            await order(session)
    working = asyncio.create_task(rebuilder.run())
    try:
        while (model := await _described(database)).rebuilding:
            read = (f"{p.source} {p.position}/{p.target_position}" for p in model.rebuild_positions)
            log.info("rebuild: %s", ", ".join(read) or "begins")
            await asyncio.wait([working], timeout=POLL)
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
    if model.generation == before.generation:
        raise SystemExit("the rebuild was given up; the live model stays")
    log.info("rebuild: generation %d is live, %d cases", model.generation, model.case_count)


async def _described(database: Database) -> pb.ReadModel:
    async with database.read() as connection:
        return await describe(connection)
