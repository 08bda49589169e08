"""REST of `attachments`: files of items (附件), sent and read as they are."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response
from yangguang.catalog.v1 import attachments_pb2 as pb

from gateway.api.materials import sent, stored, upload
from gateway.api.models import PREFIX, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.catalog.v1.AttachmentService"

router = APIRouter(prefix=PREFIX, tags=["附件 attachments"], route_class=StrictRoute)


class HashQuery(Query):
    sha256: str = ""


@router.post("/items/{item:code}/files", **upload(SERVICE, "UploadAttachment", "上传附件"))
async def upload_attachment(
    item: str, query: Annotated[HashQuery, fastapi.Query()], request: Request, call: Calling
) -> Response:
    first = pb.UploadAttachmentRequest(parent=f"items/{item}", request_id=call.key, **fields(query))
    return await sent(call, call.at.attachments.UploadAttachment, first, request)


@router.get(
    "/items/{item:code}/versions/{version:code}/attachments/{attachment:code}:download",
    **rpc(SERVICE, "StreamAttachment", "下载附件"),
)
async def stream_attachment(item: str, version: str, attachment: str, call: Calling) -> Response:
    name = f"items/{item}/versions/{version}/attachments/{attachment}"
    request = pb.StreamAttachmentRequest(name=name)
    return await stored(call, call.at.attachments.StreamAttachment, request)
