"""REST of `hall`: resident discipline heads (纪检驻点), tracked quality (质量跟踪), files (年度档案)."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from starlette.responses import Response
from yangguang.hall.v1 import oversight_pb2 as pb

from gateway.api.hall_agents import PlacesPage, example
from gateway.api.models import PREFIX, Body, Day, Int32, OneOf
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

OVERSIGHT = "yangguang.hall.v1.OversightService"

router = APIRouter(prefix=PREFIX, tags=["驻点监督、年度档案 oversight"], route_class=StrictRoute)


class ResidentPostingFields(Body):
    organisation: str
    subject: str
    title: str
    document_number: str
    valid_from: Day
    valid_to: Day = ""


class CreateResidentPostingRequest(Body):
    model_config = example(
        resident_posting={
            "organisation": "organisations/450222-mz",
            "subject": "supervisor",
            "title": "派驻纪检组组长",
            "document_number": "柳纪发〔2026〕3号（演示）",
            "valid_from": "2026-01-01",
        }
    )

    resident_posting: ResidentPostingFields


class EndResidentPostingRequest(Body):
    model_config = example(last_day="2026-03-02")

    last_day: Day


class QualityCheckFields(Body):
    organisation: str
    case: str
    stage: Annotated[str, OneOf(pb.TrackedStage)]
    good: bool = False
    finding: str = ""
    demand: str = ""
    due_day: Day = ""


class CreateQualityCheckRequest(Body):
    model_config = example(
        quality_check={
            "organisation": "organisations/450222-mz",
            "case": "cases/0198a3c2-7e5b-7cc0-9d3a-1f2e3d4c5b6a",
            "stage": "AT_ACCEPTANCE",
            "good": True,
        }
    )

    quality_check: QualityCheckFields


class SettleQualityCheckRequest(Body):
    model_config = example(result="已重新一次性告知申请人，并在窗口例会通报")

    result: str


class QualityChecksPage(PlacesPage):
    state: Annotated[str, OneOf(pb.QualityCheck.State)] = ""
    first_day: Day = ""
    last_day: Day = ""


class YearFileEntryFields(Body):
    organisation: str
    year: Int32
    kind: Annotated[str, OneOf(pb.YearFileKind)]
    title: str
    document_number: str = ""
    day: Day
    pages: Int32 = 0
    sha256: str = ""
    place: str = ""


class CreateYearFileEntryRequest(Body):
    model_config = example(
        year_file_entry={
            "organisation": "organisations/450222-mz",
            "year": 2026,
            "kind": "MONTHLY_ASSESSMENT",
            "title": "2026年1月窗口考评表",
            "day": "2026-02-03",
            "pages": 2,
            "place": "档案室2柜3层",
        }
    )

    year_file_entry: YearFileEntryFields


class YearFileEntriesPage(PlacesPage):
    year: Int32 = 0
    kind: Annotated[str, OneOf(pb.YearFileKind)] = ""


@router.post("/residentPostings", **rpc(OVERSIGHT, "CreateResidentPosting", "登记纪检驻点", status=201))
async def create_resident_posting(body: CreateResidentPostingRequest, call: Calling) -> Response:
    request = pb.CreateResidentPostingRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.oversight.CreateResidentPosting, request, 201)


@router.post("/residentPostings/{posting:code}:end", **rpc(OVERSIGHT, "EndResidentPosting", "结束纪检驻点"))
async def end_resident_posting(posting: str, body: EndResidentPostingRequest, call: Calling) -> Response:
    name = f"residentPostings/{posting}"
    request = pb.EndResidentPostingRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.oversight.EndResidentPosting, request)


@router.get("/residentPostings", **rpc(OVERSIGHT, "ListResidentPostings", "纪检驻点列表"))
async def list_resident_postings(page: Annotated[PlacesPage, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListResidentPostingsRequest(**fields(page))
    return await call.answer(call.at.oversight.ListResidentPostings, request)


@router.post("/qualityChecks", **rpc(OVERSIGHT, "CreateQualityCheck", "登记质量跟踪检查", status=201))
async def create_quality_check(body: CreateQualityCheckRequest, call: Calling) -> Response:
    request = pb.CreateQualityCheckRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.oversight.CreateQualityCheck, request, 201)


@router.post("/qualityChecks/{check:code}:settle", **rpc(OVERSIGHT, "SettleQualityCheck", "登记整改结果"))
async def settle_quality_check(check: str, body: SettleQualityCheckRequest, call: Calling) -> Response:
    name = f"qualityChecks/{check}"
    request = pb.SettleQualityCheckRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.oversight.SettleQualityCheck, request)


@router.get("/qualityChecks", **rpc(OVERSIGHT, "ListQualityChecks", "质量跟踪检查列表"))
async def list_quality_checks(page: Annotated[QualityChecksPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.oversight.ListQualityChecks, pb.ListQualityChecksRequest(**fields(page)))


@router.get("/qualityTracks/{case:code}", **rpc(OVERSIGHT, "GetQualityTrack", "办件全程质量跟踪"))
async def get_quality_track(case: str, call: Calling) -> Response:
    request = pb.GetQualityTrackRequest(name=f"cases/{case}")
    return await call.answer(call.at.oversight.GetQualityTrack, request)


@router.post("/yearFileEntries", **rpc(OVERSIGHT, "CreateYearFileEntry", "年度档案归档", status=201))
async def create_year_file_entry(body: CreateYearFileEntryRequest, call: Calling) -> Response:
    request = pb.CreateYearFileEntryRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.oversight.CreateYearFileEntry, request, 201)


@router.get("/yearFileEntries", **rpc(OVERSIGHT, "ListYearFileEntries", "年度档案目录"))
async def list_year_file_entries(
    page: Annotated[YearFileEntriesPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListYearFileEntriesRequest(**fields(page))
    return await call.answer(call.at.oversight.ListYearFileEntries, request)
