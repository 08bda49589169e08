"""REST of `hall`: agents (代办员), their points and their cards."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated, Any

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.hall.v1 import agents_pb2 as pb

from gateway.api.models import PREFIX, Body, Day, Nothing, OneOf, Page
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

AGENCY = "yangguang.hall.v1.AgencyService"

router = APIRouter(prefix=PREFIX, tags=["代办 agency"], route_class=StrictRoute)


def example(**given: Any) -> ConfigDict:
    """A body with an example."""
    return ConfigDict(json_schema_extra={"examples": [given]})


class AgencyPointFields(Body):
    organisation: str
    region: str = ""
    kind: Annotated[str, OneOf(pb.PointKind)]
    title: str
    address: str = ""
    phone: str = ""
    window: str = ""


class CreateAgencyPointRequest(Body):
    model_config = example(
        agency_point={
            "organisation": "organisations/450222101-zwzx",
            "region": "450222101201",
            "kind": "VILLAGE_POINT",
            "title": "伏虎村政务服务代办点",
            "phone": "0772-7600199",
        }
    )

    agency_point: AgencyPointFields


class AgentFields(Body):
    point: str
    kind: Annotated[str, OneOf(pb.AgentKind)]
    title: str
    subject: str = ""
    villages: list[str] = []
    matters: list[str]
    phone: str
    valid_from: Day
    valid_to: Day = ""


class CreateAgentRequest(Body):
    model_config = example(
        agent={
            "point": "agencyPoints/01930c4e-8b7a-7c1d-9e2f-0123456789ab",
            "kind": "VILLAGE_AGENT",
            "title": "伏虎村代办员01",
            "matters": ["高龄老人特殊补贴"],
            "phone": "19900000101",
            "valid_from": "2026-01-01",
        }
    )

    agent: AgentFields


class EndAgentRequest(Body):
    model_config = example(last_day="2030-12-31")

    last_day: Day = ""


class PlacesPage(Page):
    region: str = ""
    organisation: str = ""


@router.post("/agencyPoints", **rpc(AGENCY, "CreateAgencyPoint", "设立代办点", status=201))
async def create_agency_point(body: CreateAgencyPointRequest, call: Calling) -> Response:
    request = pb.CreateAgencyPointRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.agency.CreateAgencyPoint, request, 201)


@router.post("/agencyPoints/{point:code}:close", **rpc(AGENCY, "CloseAgencyPoint", "撤销代办点"))
async def close_agency_point(point: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.CloseAgencyPointRequest(name=f"agencyPoints/{point}", etag=call.etag, request_id=call.key)
    return await call.answer(call.at.agency.CloseAgencyPoint, request)


@router.get("/agencyPoints", **rpc(AGENCY, "ListAgencyPoints", "代办点列表"))
async def list_agency_points(page: Annotated[PlacesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.agency.ListAgencyPoints, pb.ListAgencyPointsRequest(**fields(page)))


@router.post("/agents", **rpc(AGENCY, "CreateAgent", "登记代办员", status=201))
async def create_agent(body: CreateAgentRequest, call: Calling) -> Response:
    request = pb.CreateAgentRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.agency.CreateAgent, request, 201)


@router.post("/agents/{agent:code}:end", **rpc(AGENCY, "EndAgent", "代办员离任"))
async def end_agent(agent: str, call: Calling, body: EndAgentRequest | None = None) -> Response:
    request = pb.EndAgentRequest(
        name=f"agents/{agent}", **fields(body or EndAgentRequest()), etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.agency.EndAgent, request)


@router.get("/agents", **rpc(AGENCY, "ListAgents", "代办员名册"))
async def list_agents(page: Annotated[PlacesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.agency.ListAgents, pb.ListAgentsRequest(**fields(page)))


@router.get("/serviceCards/{region:code}", **rpc(AGENCY, "GetServiceCard", "政务服务卡"))
async def get_service_card(region: str, call: Calling) -> Response:
    return await call.answer(call.at.agency.GetServiceCard, pb.GetServiceCardRequest(region=region))
