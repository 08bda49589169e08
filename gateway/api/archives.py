"""REST of `archives`: closed cases as one file each, and the register of them (档案)."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from starlette.responses import Response
from yangguang.cases.v1 import archives_pb2 as pb

from gateway.api.materials import stored
from gateway.api.models import PREFIX, Int32, Nothing, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.cases.v1.ArchiveService"

router = APIRouter(prefix=PREFIX, tags=["档案 archives"], route_class=StrictRoute)


class ArchivesPage(Page):
    organisation: str = ""
    region: str = ""
    number: str = ""
    item: str = ""
    year: Int32 = 0
    applicant_id_number: str = ""


class ReadingQuery(Query):
    purpose: str = ""


@router.post("/cases/{case:code}:archive", **rpc(SERVICE, "ArchiveCase", "办件归档", status=201))
async def archive_case(case: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.ArchiveCaseRequest(name=f"cases/{case}", request_id=call.key)
    return await call.answer(call.at.archives.ArchiveCase, request, 201)


@router.get("/archives", **rpc(SERVICE, "ListArchives", "档案目录"))
async def list_archives(page: Annotated[ArchivesPage, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListArchivesRequest(**fields(page))
    return await call.answer(call.at.archives.ListArchives, request)


@router.get("/archives/{archive:code}:download", **rpc(SERVICE, "StreamArchive", "调阅档案"))
async def stream_archive(
    archive: str, query: Annotated[ReadingQuery, fastapi.Query()], call: Calling
) -> Response:
    request = pb.StreamArchiveRequest(name=f"archives/{archive}", **fields(query))
    return await stored(call, call.at.archives.StreamArchive, request)
