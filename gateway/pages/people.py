"""Pages of people who serve: at the windows of a hall (监督台), and as agents in the villages (代办员)."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response
from yangguang.hall.v1 import agents_pb2, hall_pb2, personnel_pb2

from gateway.calls import Calling
from gateway.pages.home import render

HONOURS: Final = {number: name for name, number in personnel_pb2.AppraisalCategory.items()}
POINTS: Final = {number: name for name, number in agents_pb2.PointKind.items()}
MOST: Final = 100

router = APIRouter()


@router.get("/hall/{centre}/staff")
async def staff(request: Request, call: Calling, centre: str, page_token: str = "") -> Response:
    """Who serves at the windows of a centre, as badge and desk sign say it (D15)."""
    name = f"organisations/{centre}"
    at = await call.ask(call.at.hall.GetOrganisation, hall_pb2.GetOrganisationRequest(name=name))
    asked = personnel_pb2.ListStaffProfilesRequest(centre=name, page_size=MOST, page_token=page_token[:2000])
    found = await call.ask(call.at.personnel.ListStaffProfiles, asked)
    return render(
        request,
        "staff.html",
        centre=at,
        code=centre,
        profiles=found.staff_profiles,
        later=found.next_page_token,
        honours=HONOURS,
    )


@router.get("/agents")
async def points(request: Request, call: Calling, page_token: str = "") -> Response:
    """The points of the region where agents act for people."""
    asked = agents_pb2.ListAgencyPointsRequest(
        region=request.app.state.region, page_size=MOST, page_token=page_token[:2000]
    )
    found = await call.ask(call.at.agency.ListAgencyPoints, asked)
    open_points = [point for point in found.agency_points if point.state == agents_pb2.AgencyPoint.OPEN]
    return render(request, "agents.html", points=open_points, kinds=POINTS, later=found.next_page_token)


@router.get("/agents/{region}")
async def card(request: Request, call: Calling, region: str) -> Response:
    """The card of a village (政务服务卡, E02): who acts for its people, in what, at which telephone."""
    asked = agents_pb2.GetServiceCardRequest(region=region)
    return render(request, "card.html", card=await call.ask(call.at.agency.GetServiceCard, asked))
