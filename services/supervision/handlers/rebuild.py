"""Builds the read model again from the journals, beside the live one, and swaps (架构 §3)."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Mapping
from typing import Final

import grpc
from google.protobuf.message import Message
from prometheus_client import Gauge
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.common.v1 import journal_pb2, journal_pb2_grpc
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.db import Database
from services.common.errors import FailedPrecondition, Unavailable
from services.common.timesource import TimeSource
from services.supervision.handlers.model import CASE_EVENTS, HALL_EVENTS, Event, Model
from services.supervision.models import MODEL

log = logging.getLogger(__name__)

NEXT: Final = "model_next"
TABLES: Final = ("case_facts", "open_clocks", "titles", "calendar_days", "model_sources")
PAGE: Final = 1000
POLL: Final = 2.0
CALL_TIMEOUT: Final = 10.0
TYPES: Final[Mapping[str, type[Message]]] = {
    kind.DESCRIPTOR.full_name: kind for kind in (*CASE_EVENTS, *HALL_EVENTS)
}

READ: Final = Gauge("yangguang_supervision_rebuild_position", "How far a rebuild has read.", ["source"])

_ORDER: Final = text("UPDATE read_model SET rebuilding = true WHERE NOT rebuilding RETURNING generation")
_STATE: Final = text("SELECT * FROM read_model")
_LOCK: Final = text("SELECT pg_try_advisory_lock(hashtextextended('supervision rebuild', 0))")
_POSITIONS: Final = text("SELECT source, position FROM sources ORDER BY source")
_LIVE: Final = text("SELECT source, position FROM sources ORDER BY source FOR UPDATE")
_SWAPPED: Final = text(
    "UPDATE read_model SET generation = generation + 1, rebuilding = false, swap_time = :now"
)
_ADVANCE: Final = text(
    f"INSERT INTO {NEXT}.model_sources (source, position) VALUES (:source, :position) "
    "ON CONFLICT (source) DO UPDATE SET position = EXCLUDED.position"
)


async def order(connection: AsyncConnection) -> None:
    """Order a rebuild; refused while one runs."""
    if await connection.scalar(_ORDER) is None:
        raise FailedPrecondition("REBUILD_RUNNING")


async def describe(connection: AsyncConnection) -> pb.ReadModel:
    """Which generation is live, how far its sources are, and whether another is being built."""
    row = (await connection.execute(_STATE)).one()
    # An estimate would do for millions, but an operator compares the number with that of cases.
    count = await connection.scalar(text(f"SELECT count(*) FROM {MODEL}.case_facts"))
    positions = await connection.execute(_POSITIONS)
    return pb.ReadModel(
        generation=row.generation,
        rebuilding=row.rebuilding,
        swap_time=row.swap_time,
        case_count=count,
        positions=[pb.SourcePosition(source=p.source, position=p.position) for p in positions],
    )


class Rebuilder:
    """Does the rebuilds that are ordered; `run()` belongs into the service's TaskGroup.

    One replica works, the others stand by: a rebuild that was cut off begins again from nothing.
    """

    def __init__(
        self,
        database: Database,
        journals: Mapping[str, journal_pb2_grpc.JournalServiceAsyncStub],
        now: TimeSource,
    ) -> None:
        self._database, self._journals, self._now = database, journals, now

    async def run(self) -> None:
        """Look for orders until cancelled."""
        while True:
            try:
                if await self._is_ordered():
                    await self._lead()
            except (Unavailable, grpc.RpcError) as error:
                log.warning("rebuild put off: %s", error)
            await asyncio.sleep(POLL)

    async def _is_ordered(self) -> bool:
        async with self._database.read() as connection:
            return bool((await connection.execute(_STATE)).one().rebuilding)

    async def _lead(self) -> None:
        async with self._database.hold() as lock:
            mine = await lock.scalar(_LOCK)
            await lock.commit()
            if mine:
                await self.rebuild()

    async def rebuild(self) -> None:
        """Build the other schema, read on until it is not behind, swap."""
        await self._create()
        model = Model(NEXT)
        positions = dict.fromkeys(self._journals, 0)
        while True:
            for source in self._journals:
                positions[source] = await self._read(model, source, positions[source])
            if await self._swap(positions):
                return

    async def _create(self) -> None:
        async with self._database.connect() as connection:
            await connection.execute(text(f"DROP SCHEMA IF EXISTS {NEXT} CASCADE"))
            await connection.execute(text(f"CREATE SCHEMA {NEXT}"))
            for table in TABLES:
                statement = f"CREATE TABLE {NEXT}.{table} (LIKE {MODEL}.{table} INCLUDING ALL)"
                await connection.execute(text(statement))

    async def _read(self, model: Model, source: str, after: int) -> int:
        """Apply what a journal holds after a position; returns the last one."""
        while True:
            request = journal_pb2.ReadEntriesRequest(after=after, limit=PAGE)
            response = await self._journals[source].ReadEntries(request, timeout=CALL_TIMEOUT)
            if not response.entries:
                return after
            after = response.entries[-1].position
            async with self._database.connect() as connection:
                await model.apply(connection, [_event(e) for e in response.entries if e.type in TYPES])
                await connection.execute(_ADVANCE, {"source": source, "position": after})
            READ.labels(source).set(after)

    async def _swap(self, positions: Mapping[str, int]) -> bool:
        """Make the new schema the live one, unless the live one has overtaken it.

        The rows of `sources` are locked, so the consumer waits; being ahead of it does no harm, since what it
        applies again is not newer.
        """
        async with self._database.connect() as connection:
            live = {row.source: row.position for row in await connection.execute(_LIVE)}
            if any(positions.get(source, 0) < position for source, position in live.items()):
                return False
            await connection.execute(text(f"DROP SCHEMA {MODEL} CASCADE"))
            await connection.execute(text(f"ALTER SCHEMA {NEXT} RENAME TO {MODEL}"))
            await connection.execute(_SWAPPED, {"now": self._now()})
        return True


def _event(entry: journal_pb2.JournalEntry) -> Event:
    told = TYPES[entry.type].FromString(entry.payload)
    return Event(entry.aggregate, entry.version, entry.time.ToDatetime(dt.UTC), told)
