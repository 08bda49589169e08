"""REST of `materials`: files of cases (申请材料), sent and read as they are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Annotated, Any, Final
from urllib.parse import quote

import fastapi
import grpc.aio
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Message
from yangguang.cases.v1 import materials_pb2 as pb

from gateway import edge, errors
from gateway.api.lists import pieces
from gateway.api.models import PREFIX, Body, Nothing, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Call, Calling, fields
from gateway.errors import Problem
from gateway.openapi import BINARY, RPC, rpc

SERVICE = "yangguang.cases.v1.MaterialService"
# Bytes of a piece on its way to the service.
PIECE: Final = 256 * 1024
# Seconds: a large file over a thin line takes longer than a question.
PATIENCE: Final = 300.0

router = APIRouter(prefix=PREFIX, tags=["材料 materials"], route_class=StrictRoute)


class UploadQuery(Query):
    material: str = ""
    title: str = ""
    sha256: str = ""


class ConsentToReuseRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"document_number": "同意书〔2026〕1号"}]})

    document_number: str = ""


class ReuseMaterialRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"source": "materials/01990000-0000-7000-8000-000000000000", "material": "M1"}]
        }
    )

    source: str
    material: str


def name(material: str) -> str:
    """The name of the file of this path."""
    return f"materials/{material}"


def upload(service: str, method: str, summary: str) -> dict[str, Any]:
    """What a route says that takes a file as its body."""
    said = rpc(service, method, summary, status=201)
    body = {"required": True, "content": {"application/octet-stream": BINARY}}
    return said | {"openapi_extra": {RPC: f"{service}.{method}", "requestBody": body}}


@router.post("/cases/{case:code}/materials", **upload(SERVICE, "UploadMaterial", "上传材料"))
async def upload_material(
    case: str, query: Annotated[UploadQuery, fastapi.Query()], request: Request, call: Calling
) -> Response:
    first = pb.UploadMaterialRequest(parent=f"cases/{case}", request_id=call.key, **fields(query))
    return await sent(call, call.at.materials.UploadMaterial, first, request)


async def sent(call: Call, method: Any, first: Any, request: Request) -> Response:
    """Send the body of a request on as a stream of messages, of which the first says what it is."""
    arriving = Arriving(request)
    try:
        found = await streamed(call, method, first, arriving.pieces())
    except Problem:
        # Many a client reads the answer only when it has sent all.
        await arriving.drain()
        raise
    except asyncio.CancelledError:
        # What goes wrong with the body ends the call; whoever reads it has kept the reason.
        if arriving.failure is None:
            raise
        raise arriving.failure from None
    return call.show(found, 201)


async def hand_in(
    call: Call, first: pb.UploadMaterialRequest, content: AsyncIterator[bytes]
) -> pb.CaseMaterial:
    """Hand a file in: what it is first, then its content as it comes."""
    found: pb.CaseMaterial = await streamed(call, call.at.materials.UploadMaterial, first, content)
    return found


async def streamed(call: Call, method: Any, first: Any, content: AsyncIterator[bytes]) -> Any:
    """Send a file to a service; what it refuses is raised as a problem."""
    try:
        return await method(_messages(first, content), timeout=PATIENCE, metadata=call.metadata)
    except grpc.aio.AioRpcError as error:
        raise errors.of_call(error) from None


async def pieces_of(read: Callable[[int], Awaitable[bytes]]) -> AsyncIterator[bytes]:
    """The content of a file that can be read, in pieces."""
    while piece := await read(PIECE):
        yield piece


class Arriving:
    """The body of a request in pieces, which somebody may stop reading half-way."""

    def __init__(self, request: Request) -> None:
        self._receive, self._more = request.receive, True
        # Why it could not be read to its end.
        self.failure: Problem | None = None

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes as they come."""
        while self._more:
            message: Message = await self._next()
            self._more = message["type"] == "http.request" and message.get("more_body", False)
            if message["type"] == "http.disconnect":
                raise ConnectionResetError
            yield message.get("body", b"")

    async def _next(self) -> Message:
        try:
            return await self._receive()
        except Problem as problem:
            self.failure = problem
            raise

    async def drain(self) -> None:
        """Read what is left, and forget it."""
        if self._more:
            await edge.drain(self._receive, most=2**31)


async def _messages(first: Any, content: AsyncIterator[bytes]) -> AsyncIterator[Any]:
    """The first message, then the bytes in messages of its kind."""
    yield first
    async for body in content:
        for start in range(0, len(body), PIECE):
            yield type(first)(data=body[start : start + PIECE])


@router.get("/materials/{material:code}", **rpc(SERVICE, "GetMaterial", "查询材料"))
async def get_material(material: str, call: Calling) -> Response:
    return await call.answer(call.at.materials.GetMaterial, pb.GetMaterialRequest(name=name(material)))


@router.get("/cases/{case:code}/materials", **rpc(SERVICE, "ListMaterials", "办件的材料"))
async def list_materials(case: str, page: Annotated[Page, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListMaterialsRequest(parent=f"cases/{case}", **fields(page))
    return await call.answer(call.at.materials.ListMaterials, request)


@router.get("/materials/{material:code}:download", **rpc(SERVICE, "StreamMaterial", "下载材料"))
async def stream_material(material: str, call: Calling) -> Response:
    request = pb.StreamMaterialRequest(name=name(material))
    return await stored(call, call.at.materials.StreamMaterial, request)


@router.post("/materials/{material:code}:consentToReuse", **rpc(SERVICE, "ConsentToReuse", "同意复用材料"))
async def consent_to_reuse(
    material: str, call: Calling, body: ConsentToReuseRequest | None = None
) -> Response:
    given = fields(body) if body else {}
    request = pb.ConsentToReuseRequest(name=name(material), etag=call.etag, request_id=call.key, **given)
    return await call.answer(call.at.materials.ConsentToReuse, request)


@router.post("/materials/{material:code}:revokeReuse", **rpc(SERVICE, "RevokeReuse", "撤回复用同意"))
async def revoke_reuse(material: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.RevokeReuseRequest(name=name(material), etag=call.etag, request_id=call.key)
    return await call.answer(call.at.materials.RevokeReuse, request)


@router.get("/cases/{case:code}/reusableMaterials", **rpc(SERVICE, "ListReusableMaterials", "可复用的材料"))
async def list_reusable_materials(
    case: str, page: Annotated[Page, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListReusableMaterialsRequest(parent=f"cases/{case}", **fields(page))
    return await call.answer(call.at.materials.ListReusableMaterials, request)


@router.post("/cases/{case:code}/materials:reuse", **rpc(SERVICE, "ReuseMaterial", "复用材料", status=201))
async def reuse_material(case: str, body: ReuseMaterialRequest, call: Calling) -> Response:
    request = pb.ReuseMaterialRequest(parent=f"cases/{case}", request_id=call.key, **fields(body))
    return await call.answer(call.at.materials.ReuseMaterial, request, 201)


async def stored(call: Call, method: Any, request: Any) -> Response:
    """A stored file, to be saved and never shown: whoever handed it in wrote it."""
    chunks: Any = method(request, timeout=PATIENCE, metadata=call.metadata)
    try:
        first = await chunks.read()
    except grpc.aio.AioRpcError as error:
        raise errors.of_call(error) from None
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(first.file_name, safe='')}"}
    return StreamingResponse(pieces(first, chunks), media_type=first.media_type, headers=headers)
