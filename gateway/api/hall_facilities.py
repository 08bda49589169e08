"""REST of `hall`: zones, points and devices of halls, and the guide desk."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from starlette.responses import Response
from yangguang.hall.v1 import facilities_pb2 as pb
from yangguang.hall.v1 import hall_pb2

from gateway.api.hall_agents import PlacesPage, example
from gateway.api.hall_conduct import RecordsPage
from gateway.api.models import PREFIX, Body, Nothing, OneOf
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

FACILITIES = "yangguang.hall.v1.FacilityService"

router = APIRouter(prefix=PREFIX, tags=["大厅布局 facilities"], route_class=StrictRoute)


class FacilityFields(Body):
    organisation: str
    zone: Annotated[str, OneOf(hall_pb2.Zone)]
    kind: Annotated[str, OneOf(pb.FacilityKind)]
    title: str
    place: str = ""


class CreateFacilityRequest(Body):
    model_config = example(
        facility={
            "organisation": "organisations/450222-zwzx",
            "zone": "CONVENIENCE_ZONE",
            "kind": "KIOSK",
            "title": "自助服务终端1号",
            "place": "一楼大厅东侧",
        }
    )

    facility: FacilityFields


class GuideVisitFields(Body):
    organisation: str
    kind: Annotated[str, OneOf(pb.GuidePurpose)]
    window: str = ""
    helped: bool = False
    note: str = ""


class CreateGuideVisitRequest(Body):
    model_config = example(
        guide_visit={
            "organisation": "organisations/450222-zwzx",
            "kind": "HANDLING",
            "window": "windows/450222-mz-01",
            "helped": True,
        }
    )

    guide_visit: GuideVisitFields


@router.post("/facilities", **rpc(FACILITIES, "CreateFacility", "设置大厅设施", status=201))
async def create_facility(body: CreateFacilityRequest, call: Calling) -> Response:
    request = pb.CreateFacilityRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.facilities.CreateFacility, request, 201)


@router.post("/facilities/{facility:code}:retire", **rpc(FACILITIES, "RetireFacility", "撤除大厅设施"))
async def retire_facility(facility: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.RetireFacilityRequest(name=f"facilities/{facility}", etag=call.etag, request_id=call.key)
    return await call.answer(call.at.facilities.RetireFacility, request)


@router.get("/facilities", **rpc(FACILITIES, "ListFacilities", "大厅设施列表"))
async def list_facilities(page: Annotated[PlacesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.facilities.ListFacilities, pb.ListFacilitiesRequest(**fields(page)))


@router.get("/hallLayouts/{centre:code}", **rpc(FACILITIES, "GetHallLayout", "大厅布局"))
async def get_hall_layout(centre: str, call: Calling) -> Response:
    request = pb.GetHallLayoutRequest(name=f"organisations/{centre}")
    return await call.answer(call.at.facilities.GetHallLayout, request)


@router.post("/guideVisits", **rpc(FACILITIES, "CreateGuideVisit", "导办登记", status=201))
async def create_guide_visit(body: CreateGuideVisitRequest, call: Calling) -> Response:
    request = pb.CreateGuideVisitRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.facilities.CreateGuideVisit, request, 201)


@router.get("/guideVisits", **rpc(FACILITIES, "ListGuideVisits", "导办记录"))
async def list_guide_visits(page: Annotated[RecordsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.facilities.ListGuideVisits, pb.ListGuideVisitsRequest(**fields(page)))
