"""REST of lists of items as files: export and import."""

from __future__ import annotations

import base64
import binascii
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated, Any, Final

import fastapi
import grpc.aio
from fastapi import APIRouter
from pydantic import BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError
from starlette.responses import Response, StreamingResponse
from yangguang.catalog.v1 import lists_pb2 as pb

from gateway import errors
from gateway.api.catalog import ItemType
from gateway.api.models import PREFIX, Body, OneOf, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.catalog.v1.ListService"
# Seconds: a whole list takes longer than one item.
PATIENCE: Final = 120.0

router = APIRouter(prefix=PREFIX, tags=["清单导入导出 lists"], route_class=StrictRoute)


def _decoded(text: object) -> bytes:
    if not isinstance(text, str):
        raise PydanticCustomError("file", "not Base64")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise PydanticCustomError("file", "not Base64") from None


File = Annotated[bytes, BeforeValidator(_decoded), WithJsonSchema({"type": "string", "format": "byte"})]
FileFormat = Annotated[str, OneOf(pb.FileFormat)]


class ExportQuery(Query):
    format: FileFormat = ""
    region: str = ""
    organisation: str = ""
    type: ItemType = ""
    show_inactive: bool = False


class ImportItemsRequest(Body):
    """The file in Base64; of at most 700 KB, larger ones over gRPC."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"format": "CSV", "file": "5a6e5pa957yW56CBLOWunuaWveS4u+S9kwo=", "dry_run": True}]
        }
    )

    format: FileFormat
    file: File
    dry_run: bool = False
    mode: Annotated[str, OneOf(pb.ImportMode)] = ""


@router.get("/items:export", **rpc(SERVICE, "StreamItemsFile", "导出清单"))
async def export_items(query: Annotated[ExportQuery, fastapi.Query()], call: Calling) -> Response:
    request = pb.StreamItemsFileRequest(**fields(query))
    chunks: Any = call.at.lists.StreamItemsFile(request, timeout=PATIENCE, metadata=call.metadata)
    try:
        first = await chunks.read()
    except grpc.aio.AioRpcError as error:
        raise errors.of_call(error) from None
    headers = {"Content-Disposition": f'attachment; filename="{first.file_name}"'}
    return StreamingResponse(pieces(first, chunks), media_type=first.media_type, headers=headers)


async def pieces(first: Any, chunks: Any) -> AsyncIterator[bytes]:
    """The bytes of a file as they come; a visitor who goes away ends the call."""
    try:
        yield first.data
        while (chunk := await chunks.read()) is not grpc.aio.EOF:
            yield chunk.data
    finally:
        chunks.cancel()


@router.post("/items:import", **rpc(SERVICE, "ImportItems", "导入清单"))
async def import_items(body: ImportItemsRequest, call: Calling) -> Response:
    request = pb.ImportItemsRequest(**fields(body), request_id=call.key)
    patient = replace(call, timeout=PATIENCE)
    return await patient.answer(patient.at.lists.ImportItems, request)
