"""JournalService: what every service shows of its journal and of the events it could not apply."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.common.v1 import journal_pb2_grpc as pb_grpc

from services.common import paging
from services.common.access import covers
from services.common.consumer import Consumer
from services.common.db import Database
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound, PermissionDenied
from services.common.identity import caller
from services.common.relay import Relay
from services.common.rpc import Context

READ: Final = 200
READ_LIMIT: Final = 1000
# A run is cut where it would not fit into a message; the caller asks for the rest.
READ_BYTES: Final = 2 * 1024 * 1024
POLL: Final = 1.0

_HEAD: Final = text("SELECT epoch, position, hash FROM journal_head")
_ENTRIES: Final = text(
    "SELECT position, id, type, aggregate, version, time, region, actor, channel, request_id, payload, hash "
    "FROM journal WHERE position > :after ORDER BY position LIMIT :limit"
)
_PARKED: Final = text(
    "SELECT source, id, entry, reason, tries, park_time FROM parked "
    "WHERE (park_time, id) > (:time, :id) ORDER BY park_time, id LIMIT :limit"
)
_FIRST: Final = (datetime.fromisoformat("1970-01-01T00:00:00+00:00"), UUID(int=0))


class JournalService(pb_grpc.JournalServiceServicer):
    """Serves one service's journal; `consumer` is absent where nothing is consumed.

    A caller sees the whole journal or nothing: with entries left out nobody could check the chain.
    """

    def __init__(
        self, database: Database, service: str, region: str, relay: Relay, consumer: Consumer | None = None
    ) -> None:
        self._database, self._service, self._region = database, service, region
        self._relay, self._consumer = relay, consumer

    async def ReadEntries(self, request: pb.ReadEntriesRequest, context: Context) -> pb.ReadEntriesResponse:
        self._check_reach()
        if not 0 <= request.limit <= READ_LIMIT:
            raise InvalidArgument("FIELD_INVALID", field="limit", limit=READ_LIMIT)
        # First the head: the entries are then never older than it says.
        found = await head(self._database, self._service)
        read = await entries(self._database, _position(request.after), request.limit or READ)
        return pb.ReadEntriesResponse(entries=read, head=found)

    async def StreamEntries(
        self, request: pb.StreamEntriesRequest, context: Context
    ) -> AsyncIterator[pb.JournalEntry]:
        self._check_reach()
        after = _position(request.after)
        while True:
            read = await entries(self._database, after, READ)
            for entry in read:
                yield entry
            if read:
                after = read[-1].position
            else:
                await self._relay.progress.wait(POLL)

    async def GetHead(self, request: pb.GetHeadRequest, context: Context) -> pb.JournalHead:
        self._check_reach()
        return await head(self._database, self._service)

    async def ListParkedEvents(
        self, request: pb.ListParkedEventsRequest, context: Context
    ) -> pb.ListParkedEventsResponse:
        size = paging.page_size(request)
        time, last = paging.after(request, datetime, UUID) or _FIRST
        async with self._database.read() as connection:
            rows = (await connection.execute(_PARKED, {"time": time, "id": last, "limit": size + 1})).all()
        more = len(rows) > size
        page = rows[:size]
        token = paging.next_token(request, page[-1].park_time, page[-1].id) if more else ""
        return pb.ListParkedEventsResponse(parked_events=map(_parked_event, page), next_page_token=token)

    async def ReplayParkedEvents(
        self, request: pb.ReplayParkedEventsRequest, context: Context
    ) -> pb.ReplayParkedEventsResponse:
        if not request.aggregate:
            raise InvalidArgument("FIELD_REQUIRED", field="aggregate")
        if self._consumer is None:
            raise FailedPrecondition("NOTHING_CONSUMED", service=self._service)
        applied, parked = await self._consumer.replay(request.aggregate)
        if not applied + parked:
            raise NotFound("PARKED_EVENT_NOT_FOUND", aggregate=request.aggregate)
        return pb.ReplayParkedEventsResponse(applied_count=applied, parked_count=parked)

    def _check_reach(self) -> None:
        if not covers(caller().region, self._region):
            raise PermissionDenied("OUT_OF_SCOPE", region=self._region)


async def head(database: Database, service: str) -> pb.JournalHead:
    """How far the journal is numbered, and the hash there."""
    async with database.read() as connection:
        row = (await connection.execute(_HEAD)).one()
    return pb.JournalHead(service=service, epoch=row.epoch, position=row.position, hash=row.hash)


async def entries(database: Database, after: int, limit: int) -> list[pb.JournalEntry]:
    """The numbered entries behind a position, as many as fit into a message."""
    async with database.read() as connection:
        rows = (await connection.execute(_ENTRIES, {"after": after, "limit": limit})).all()
    return [_entry(row) for row in _fitting(rows)]


def _fitting(rows: Sequence[Any]) -> list[Any]:
    """The first rows, as many as fit into a message; at least one."""
    taken: list[Any] = []
    size = 0
    for row in rows:
        size += len(row.payload)
        if taken and size > READ_BYTES:
            break
        taken.append(row)
    return taken


def _entry(row: Any) -> pb.JournalEntry:
    entry = pb.JournalEntry(
        position=row.position,
        id=row.id.bytes,
        type=row.type,
        aggregate=row.aggregate,
        version=row.version,
        region=row.region,
        actor=row.actor,
        channel=row.channel,
        request_id=row.request_id,
        payload=row.payload,
        hash=row.hash,
    )
    entry.time.FromDatetime(row.time)
    return entry


def _parked_event(row: Any) -> pb.ParkedEvent:
    parked = pb.ParkedEvent(
        entry=pb.JournalEntry.FromString(row.entry), source=row.source, reason=row.reason, tries=row.tries
    )
    parked.park_time.FromDatetime(row.park_time)
    return parked


def _position(after: int) -> int:
    if after < 0:
        raise InvalidArgument("FIELD_INVALID", field="after")
    return after
