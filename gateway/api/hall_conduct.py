"""REST of `hall`: visits of leaders, inspections, breaches of the eight systems, regular meetings."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from starlette.responses import Response
from yangguang.hall.v1 import conduct_pb2 as pb

from gateway.api.hall_agents import example
from gateway.api.models import PREFIX, Body, Day, Int32, OneOf, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

CONDUCT = "yangguang.hall.v1.ConductService"

router = APIRouter(prefix=PREFIX, tags=["窗口管理 conduct"], route_class=StrictRoute)


class LeaderVisitFields(Body):
    organisation: str
    kind: Annotated[str, OneOf(pb.DutyKind)]
    day: Day
    window: str = ""
    visitor: str
    matter: str
    result: str = ""


class CreateLeaderVisitRequest(Body):
    model_config = example(
        leader_visit={
            "organisation": "organisations/450222-mz",
            "kind": "DEPUTY_VISIT",
            "day": "2026-03-02",
            "window": "windows/450222-mz-01",
            "visitor": "分管领导",
            "matter": "调研窗口授权情况",
        }
    )

    leader_visit: LeaderVisitFields


class FindingFields(Body):
    aspect: Annotated[str, OneOf(pb.InspectionAspect)]
    good: bool = False
    note: str = ""


class InspectionFields(Body):
    organisation: str
    window: str = ""
    staff: str = ""
    day: Day
    scheme: Annotated[str, OneOf(pb.InspectionScheme)]
    findings: list[FindingFields]


class CreateInspectionRequest(Body):
    model_config = example(
        inspection={
            "organisation": "organisations/450222-mz",
            "window": "windows/450222-mz-01",
            "day": "2026-03-02",
            "scheme": "FIVE_NORMS",
            "findings": [
                {"aspect": "WORKING_HOURS", "good": True},
                {"aspect": "DRESS", "good": True},
                {"aspect": "LANGUAGE", "good": True},
                {"aspect": "BEHAVIOUR", "good": False, "note": "在岗时玩手机"},
                {"aspect": "APPEARANCE", "good": True},
            ],
        }
    )

    inspection: InspectionFields


class BreachFields(Body):
    organisation: str
    window: str = ""
    staff: str = ""
    day: Day
    system: Annotated[str, OneOf(pb.ServiceSystem)]
    fact: str


class CreateBreachRequest(Body):
    model_config = example(
        breach={
            "organisation": "organisations/450222-mz",
            "window": "windows/450222-mz-01",
            "day": "2026-03-02",
            "system": "ONE_TIME_NOTICE",
            "fact": "未一次性告知所需材料",
        }
    )

    breach: BreachFields


class DemandFields(Body):
    matter: str
    organisation: str
    due_day: Day


class RegularMeetingFields(Body):
    organisation: str
    day: Day
    agenda: list[str]
    participants: list[str] = []
    minutes: str = ""
    demands: list[DemandFields] = []


class CreateRegularMeetingRequest(Body):
    model_config = example(
        regular_meeting={
            "organisation": "organisations/450222-zwzx",
            "day": "2026-03-02",
            "agenda": ["会商群众诉求"],
            "demands": [
                {
                    "matter": "高龄补贴发放时间",
                    "organisation": "organisations/450222-mz",
                    "due_day": "2026-03-16",
                }
            ],
        }
    )

    regular_meeting: RegularMeetingFields


class ReplyToDemandRequest(Body):
    model_config = example(number=1, reply="每月十日前发放")

    number: Int32
    reply: str


class RecordsPage(Page):
    organisation: str = ""
    first_day: Day = ""
    last_day: Day = ""


class DutyYear(Query):
    year: Int32 = 0


@router.post("/leaderVisits", **rpc(CONDUCT, "CreateLeaderVisit", "领导走访登记", status=201))
async def create_leader_visit(body: CreateLeaderVisitRequest, call: Calling) -> Response:
    request = pb.CreateLeaderVisitRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.conduct.CreateLeaderVisit, request, 201)


@router.get("/leaderVisits", **rpc(CONDUCT, "ListLeaderVisits", "领导走访列表"))
async def list_leader_visits(page: Annotated[RecordsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.conduct.ListLeaderVisits, pb.ListLeaderVisitsRequest(**fields(page)))


@router.get("/dutyReports/{organisation:code}", **rpc(CONDUCT, "GetDutyReport", "走访与例会完成情况"))
async def get_duty_report(
    organisation: str, asked: Annotated[DutyYear, fastapi.Query()], call: Calling
) -> Response:
    request = pb.GetDutyReportRequest(name=f"organisations/{organisation}", **fields(asked))
    return await call.answer(call.at.conduct.GetDutyReport, request)


@router.post("/inspections", **rpc(CONDUCT, "CreateInspection", "窗口督查登记", status=201))
async def create_inspection(body: CreateInspectionRequest, call: Calling) -> Response:
    request = pb.CreateInspectionRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.conduct.CreateInspection, request, 201)


@router.get("/inspections", **rpc(CONDUCT, "ListInspections", "窗口督查列表"))
async def list_inspections(page: Annotated[RecordsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.conduct.ListInspections, pb.ListInspectionsRequest(**fields(page)))


@router.post("/breaches", **rpc(CONDUCT, "CreateBreach", "违反八项制度登记", status=201))
async def create_breach(body: CreateBreachRequest, call: Calling) -> Response:
    request = pb.CreateBreachRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.conduct.CreateBreach, request, 201)


@router.get("/breaches", **rpc(CONDUCT, "ListBreaches", "违反八项制度列表"))
async def list_breaches(page: Annotated[RecordsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.conduct.ListBreaches, pb.ListBreachesRequest(**fields(page)))


@router.post("/regularMeetings", **rpc(CONDUCT, "CreateRegularMeeting", "例会登记", status=201))
async def create_regular_meeting(body: CreateRegularMeetingRequest, call: Calling) -> Response:
    request = pb.CreateRegularMeetingRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.conduct.CreateRegularMeeting, request, 201)


@router.post("/regularMeetings/{meeting:code}:reply", **rpc(CONDUCT, "ReplyToDemand", "答复群众诉求"))
async def reply_to_demand(meeting: str, body: ReplyToDemandRequest, call: Calling) -> Response:
    request = pb.ReplyToDemandRequest(
        name=f"regularMeetings/{meeting}", **fields(body), etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.conduct.ReplyToDemand, request)


@router.get("/regularMeetings", **rpc(CONDUCT, "ListRegularMeetings", "例会列表"))
async def list_regular_meetings(page: Annotated[RecordsPage, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListRegularMeetingsRequest(**fields(page))
    return await call.answer(call.at.conduct.ListRegularMeetings, request)
