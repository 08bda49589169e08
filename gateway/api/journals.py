"""REST of the journals (留痕日志): the head, the entries and the parked events of each service."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import fastapi
from fastapi import APIRouter
from google.protobuf import descriptor_pool, message_factory
from google.protobuf.message import DecodeError
from pydantic import ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

# Imported for the messages in them, which are found by their names.
from yangguang.cases.v1 import events_pb2 as _cases
from yangguang.catalog.v1 import events_pb2 as _catalog
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.hall.v1 import events_pb2 as _hall
from yangguang.supervision.v1 import events_pb2 as _supervision

from gateway import streams, wire
from gateway.api.models import PREFIX, Body, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc
from gateway.streams import Streams

SERVICE = "yangguang.common.v1.JournalService"
EVENTS = (_cases, _catalog, _hall, _supervision)

router = APIRouter(prefix=PREFIX, tags=["留痕日志 journals"], route_class=StrictRoute)

Name = Annotated[
    Literal["catalog", "hall", "cases", "supervision"], fastapi.Path(description="服务 · service")
]


class EntriesQuery(Query):
    after: Annotated[int, Field(ge=0, lt=2**63, description="其后的条目 · entries after this position")] = 0
    limit: Annotated[int, Field(ge=0, le=1000, description="最多条数，默认 200")] = 0


class After(Query):
    after: Annotated[int, Field(ge=0, lt=2**63, description="其后的条目 · entries after this position")] = 0


class ReplayParkedEventsRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"aggregate": "cases/01930c4e-8b7a-7c1d-9e2f-0123456789ab"}]}
    )

    aggregate: str


@router.get("/journals/{service:code}/head", **rpc(SERVICE, "GetHead", "日志头"))
async def get_head(service: Name, call: Calling) -> Response:
    return await call.answer(call.at.journals[service].GetHead, pb.GetHeadRequest())


@router.get("/journals/{service:code}/entries", **rpc(SERVICE, "ReadEntries", "日志条目"))
async def read_entries(
    service: Name, query: Annotated[EntriesQuery, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ReadEntriesRequest(**fields(query))
    read = await call.ask(call.at.journals[service].ReadEntries, request)
    shown = {"entries": [entry(found) for found in read.entries], "head": wire.to_dict(read.head)}
    return Response(wire.dumps(shown), media_type="application/json")


@router.get("/journals/{service:code}/entries:stream", **rpc(SERVICE, "StreamEntries", "跟踪日志（SSE）"))
async def stream_entries(
    service: Name, query: Annotated[After, fastapi.Query()], call: Calling, request: Request
) -> Response:
    journal = call.at.journals[service]
    after = streams.last_seen(request, otherwise=query.after)
    await call.ask(journal.GetHead, pb.GetHeadRequest())
    found: Streams = request.app.state.streams
    entries = journal.StreamEntries(pb.StreamEntriesRequest(after=after), metadata=call.metadata)
    return found.respond(entries, entry_event, request.scope)


@router.get("/journals/{service:code}/parked", **rpc(SERVICE, "ListParkedEvents", "搁置的事件"))
async def list_parked_events(
    service: Name, page: Annotated[Page, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListParkedEventsRequest(**fields(page))
    return await call.answer(call.at.journals[service].ListParkedEvents, request)


@router.post("/journals/{service:code}/parked:replay", **rpc(SERVICE, "ReplayParkedEvents", "重放搁置的事件"))
async def replay_parked_events(service: Name, body: ReplayParkedEventsRequest, call: Calling) -> Response:
    request = pb.ReplayParkedEventsRequest(**fields(body))
    return await call.answer(call.at.journals[service].ReplayParkedEvents, request)


def entry(found: pb.JournalEntry) -> dict[str, Any]:
    """An entry with its event in words, beside the bytes the chain is made of."""
    shown = wire.to_dict(found)
    try:
        event = message_factory.GetMessageClass(descriptor_pool.Default().FindMessageTypeByName(found.type))
        return shown | {"event": wire.to_dict(event.FromString(found.payload))}
    except (KeyError, DecodeError):
        # A service may be newer than this gateway; the bytes are there.
        return shown


def entry_event(found: pb.JournalEntry) -> bytes:
    """An entry as a server-sent event."""
    return streams.event(found.position, found.type.rpartition(".")[2], wire.dumps(entry(found)))
