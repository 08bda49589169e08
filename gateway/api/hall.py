"""REST of `hall` (政务服务中心): who serves where, with which rights; the calendar and the clocks."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict, Field
from starlette.responses import Response
from yangguang.common.v1 import access_pb2, types_pb2
from yangguang.hall.v1 import hall_pb2 as pb

from gateway.api.models import PREFIX, Body, Day, Int32, OneOf, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Call, Calling, fields
from gateway.errors import FieldError, Problem
from gateway.openapi import rpc

HALL = "yangguang.hall.v1.HallService"
CALENDAR = "yangguang.hall.v1.CalendarService"

router = APIRouter(prefix=PREFIX, tags=["政务服务中心 hall"], route_class=StrictRoute)
clocks = APIRouter(prefix=PREFIX, tags=["时限与日历 clocks"], route_class=StrictRoute)


class RegionFields(Body):
    title: str
    level: Annotated[str, OneOf(pb.Level)]
    parent: str = ""
    valid_from: Day = ""
    valid_to: Day = ""


class CreateRegionRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "region_id": "450222106",
                    "region": {
                        "title": "演示乡",
                        "level": "TOWNSHIP_LEVEL",
                        "parent": "regions/450222",
                        "valid_from": "2026-01-01",
                    },
                }
            ]
        }
    )

    region_id: str
    region: RegionFields


class OrganisationFields(Body):
    title: str = ""
    short_title: str = ""
    kind: Annotated[str, OneOf(pb.OrganisationKind)] = ""
    region: str = ""
    level: Annotated[str, OneOf(pb.Level)] = ""
    parent: str = ""
    centre: str = ""
    valid_from: Day = ""
    valid_to: Day = ""
    phone: str = ""
    address: str = ""
    stationing: Annotated[str, OneOf(pb.Stationing)] = ""
    stationed_from: Day = ""
    hall_document: str = ""
    hall_approver: str = ""
    for_resettled: bool = False
    approval_form: Annotated[str, OneOf(pb.ApprovalUnitForm)] = ""
    functions: list[Annotated[str, OneOf(pb.UnitFunction)]] = []
    business_lines: list[Annotated[str, OneOf(pb.BusinessLine)]] = []
    guided_by: str = ""


class CreateOrganisationRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "organisation_id": "450222-wl",
                    "organisation": {
                        "title": "柳城县文化广电和旅游局",
                        "kind": "DEPARTMENT",
                        "region": "450222",
                        "level": "COUNTY_LEVEL",
                        "centre": "organisations/450222-zwzx",
                        "valid_from": "2026-01-01",
                    },
                }
            ]
        }
    )

    organisation_id: str
    organisation: OrganisationFields


class UpdateOrganisationRequest(Body):
    """The fields given change; the others stay."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"organisation": {"phone": "0772-7600100"}}]})

    organisation: OrganisationFields


class PostFields(Body):
    primary: str
    deputy: str = ""


class WindowFields(Body):
    title: str = ""
    centre: str = ""
    organisation: str = ""
    zone: Annotated[str, OneOf(pb.Zone)] = ""
    counter: str = ""
    items: list[str] = []
    posts: list[PostFields] = []
    phone: str = ""
    open: bool = False


class CreateWindowRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "window_id": "450222-mz-02",
                    "window": {
                        "title": "民政窗口02",
                        "centre": "organisations/450222-zwzx",
                        "organisation": "organisations/450222-mz",
                        "zone": "APPROVAL_ZONE",
                        "counter": "12",
                        "open": True,
                    },
                }
            ]
        }
    )

    window_id: str
    window: WindowFields


class UpdateWindowRequest(Body):
    """The fields given change; the others stay."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"window": {"open": False}}]})

    window: WindowFields


class StaffMemberFields(Body):
    title: str = ""
    subject: str = ""
    organisation: str = ""
    window: str = ""
    roles: list[Annotated[str, OneOf(access_pb2.Role)]] = []
    grade: str = ""
    posted_from: Day = ""
    posted_to: Day = ""


class CreateStaffMemberRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "staff_member_id": "450222-mz-09",
                    "staff_member": {
                        "title": "民政窗口09",
                        "subject": "clerk-mz-09",
                        "organisation": "organisations/450222-mz",
                        "window": "windows/450222-mz-01",
                        "roles": ["CLERK"],
                        "posted_from": "2026-01-01",
                    },
                }
            ]
        }
    )

    staff_member_id: str
    staff_member: StaffMemberFields


class UpdateStaffMemberRequest(Body):
    """The fields given change; the others stay."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"staff_member": {"posted_to": "2026-12-31"}}]})

    staff_member: StaffMemberFields


class MandateFields(Body):
    organisation: str
    window: str = ""
    holder: str
    rights: list[Annotated[str, OneOf(types_pb2.Right)]]
    items: list[str] = []
    document_number: str
    valid_from: Day
    valid_to: Day
    signer: str = ""
    signed_on: Day = ""
    file_sha256: str = ""


class GrantMandateRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "mandate": {
                        "organisation": "organisations/450222-mz",
                        "window": "windows/450222-mz-01",
                        "holder": "staff/450222-mz-02",
                        "rights": ["INSTANT_DECISION", "ACCEPTANCE_DECISION"],
                        "document_number": "柳城民授〔2026〕3号（演示）",
                        "valid_from": "2026-01-01",
                        "valid_to": "2027-12-31",
                    }
                }
            ]
        }
    )

    mandate: MandateFields


class RevokeMandateRequest(Body):
    document_number: str


class RegionsPage(Page):
    parent: str = ""


class OrganisationsPage(Page):
    region: str = ""
    kind: Annotated[str, OneOf(pb.OrganisationKind)] = ""
    parent: str = ""


class StationedUnitsPage(Page):
    centre: str


class WindowsPage(Page):
    centre: str = ""
    organisation: str = ""
    item: str = ""


class StaffPage(Page):
    organisation: str = ""
    window: str = ""


class MandatesPage(Page):
    organisation: str = ""
    holder: str = ""


class CalendarRange(Query):
    first_day: Day = ""
    last_day: Day = ""


class CalendarDayFields(Body):
    date: Day
    working: bool
    title: str = ""


class SetCalendarDaysRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "days": [{"date": "2026-04-20", "working": False, "title": "三月三补休"}],
                    "document_number": "桂政办电〔2026〕9号（演示）",
                }
            ]
        }
    )

    days: Annotated[list[CalendarDayFields], Field(min_length=1)]
    document_number: str


class SessionFields(Body):
    open: str
    close: str


class OfficeHoursFields(Body):
    sessions: list[SessionFields]


class SetOfficeHoursRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"office_hours": {"sessions": [{"open": "09:00", "close": "12:00"}]}}]
        }
    )

    office_hours: OfficeHoursFields


class PauseDays(Body):
    first_day: Annotated[Day, Field(alias="from", description="不计入的第一天 · first day excluded")]
    last_day: Annotated[
        Day,
        Field(alias="to", description="不计入的最后一天，未结束时不填 · last day excluded"),
    ] = ""
    reason: Annotated[str, Field(description="原因，如公示 · why")] = ""


class ComputeDeadlineRequest(Body):
    """给出时限规则（clock），或时长（length 与 unit）。 A clock rule, or a length of one's own."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"clock": "XK-05", "start": "2026-02-10", "region": "450222"},
                {
                    "length": 20,
                    "unit": "WORKING_DAYS",
                    "start": "2026-02-10",
                    "region": "450222",
                    "pauses": [{"from": "2026-03-02", "to": "2026-03-08"}],
                    "extension": 10,
                },
            ]
        }
    )

    clock: Annotated[str, Field(description="时限规则编号 · id of a clock rule")] = ""
    length: Annotated[Int32, Field(description="时长 · length")] = 0
    unit: Annotated[str, OneOf(types_pb2.LimitUnit), Field(description="单位 · unit")] = ""
    start: Annotated[Day, Field(description="起算事件发生之日，当日不计 · day of the event, not counted")]
    region: Annotated[str, Field(description="行政区划代码 · GB/T 2260 code")] = ""
    pauses: Annotated[list[PauseDays], Field(max_length=100, description="不计入的期间 · days excluded")] = []
    extension: Annotated[Int32, Field(description="延长 · units added")] = 0


class ClockRulesPage(Page):
    page_size: Annotated[int, Field(ge=0, le=1000, description="每页条数，默认全部")] = 200


@router.get("/regions/{region:code}", **rpc(HALL, "GetRegion", "行政区划"))
async def get_region(region: str, call: Calling) -> Response:
    return await call.answer(call.at.hall.GetRegion, pb.GetRegionRequest(name=f"regions/{region}"))


@router.get("/regions", **rpc(HALL, "ListRegions", "行政区划列表"))
async def list_regions(page: Annotated[RegionsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.hall.ListRegions, pb.ListRegionsRequest(**fields(page)))


@router.post("/regions", **rpc(HALL, "CreateRegion", "增加行政区划", status=201))
async def create_region(body: CreateRegionRequest, call: Calling) -> Response:
    request = pb.CreateRegionRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.hall.CreateRegion, request, 201)


@router.get("/organisations/{code:code}", **rpc(HALL, "GetOrganisation", "机构"))
async def get_organisation(code: str, call: Calling) -> Response:
    request = pb.GetOrganisationRequest(name=f"organisations/{code}")
    return await call.answer(call.at.hall.GetOrganisation, request)


@router.get("/organisations", **rpc(HALL, "ListOrganisations", "机构列表"))
async def list_organisations(page: Annotated[OrganisationsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.hall.ListOrganisations, pb.ListOrganisationsRequest(**fields(page)))


@router.get("/stationedUnits", **rpc(HALL, "ListStationedUnits", "进驻单位列表"))
async def list_stationed_units(
    page: Annotated[StationedUnitsPage, fastapi.Query()], call: Calling
) -> Response:
    return await call.answer(call.at.hall.ListStationedUnits, pb.ListStationedUnitsRequest(**fields(page)))


@router.post("/organisations", **rpc(HALL, "CreateOrganisation", "增加机构", status=201))
async def create_organisation(body: CreateOrganisationRequest, call: Calling) -> Response:
    request = pb.CreateOrganisationRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.hall.CreateOrganisation, request, 201)


@router.patch("/organisations/{code:code}", **rpc(HALL, "UpdateOrganisation", "修改机构"))
async def update_organisation(code: str, body: UpdateOrganisationRequest, call: Calling) -> Response:
    request = pb.UpdateOrganisationRequest(**fields(body), request_id=call.key)
    request.organisation.name, request.organisation.etag = f"organisations/{code}", call.etag
    request.update_mask.paths.extend(sorted(body.organisation.model_fields_set))
    return await call.answer(call.at.hall.UpdateOrganisation, request)


@router.get("/windows/{window:code}", **rpc(HALL, "GetWindow", "窗口"))
async def get_window(window: str, call: Calling) -> Response:
    return await call.answer(call.at.hall.GetWindow, pb.GetWindowRequest(name=f"windows/{window}"))


@router.get("/windows", **rpc(HALL, "ListWindows", "窗口列表"))
async def list_windows(page: Annotated[WindowsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.hall.ListWindows, pb.ListWindowsRequest(**fields(page)))


@router.post("/windows", **rpc(HALL, "CreateWindow", "设立窗口", status=201))
async def create_window(body: CreateWindowRequest, call: Calling) -> Response:
    request = pb.CreateWindowRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.hall.CreateWindow, request, 201)


@router.patch("/windows/{window:code}", **rpc(HALL, "UpdateWindow", "修改窗口"))
async def update_window(window: str, body: UpdateWindowRequest, call: Calling) -> Response:
    request = pb.UpdateWindowRequest(**fields(body), request_id=call.key)
    request.window.name, request.window.etag = f"windows/{window}", call.etag
    request.update_mask.paths.extend(sorted(body.window.model_fields_set))
    return await call.answer(call.at.hall.UpdateWindow, request)


@router.get("/staff/{code:code}", **rpc(HALL, "GetStaffMember", "工作人员"))
async def get_staff_member(code: str, call: Calling) -> Response:
    return await call.answer(call.at.hall.GetStaffMember, pb.GetStaffMemberRequest(name=f"staff/{code}"))


@router.get("/staff", **rpc(HALL, "ListStaffMembers", "工作人员列表"))
async def list_staff_members(page: Annotated[StaffPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.hall.ListStaffMembers, pb.ListStaffMembersRequest(**fields(page)))


@router.post("/staff", **rpc(HALL, "CreateStaffMember", "增加工作人员", status=201))
async def create_staff_member(body: CreateStaffMemberRequest, call: Calling) -> Response:
    request = pb.CreateStaffMemberRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.hall.CreateStaffMember, request, 201)


@router.patch("/staff/{code:code}", **rpc(HALL, "UpdateStaffMember", "修改工作人员"))
async def update_staff_member(code: str, body: UpdateStaffMemberRequest, call: Calling) -> Response:
    request = pb.UpdateStaffMemberRequest(**fields(body), request_id=call.key)
    request.staff_member.name, request.staff_member.etag = f"staff/{code}", call.etag
    request.update_mask.paths.extend(sorted(body.staff_member.model_fields_set))
    return await call.answer(call.at.hall.UpdateStaffMember, request)


@router.get("/mandates/{mandate:code}", **rpc(HALL, "GetMandate", "授权书"))
async def get_mandate(mandate: str, call: Calling) -> Response:
    return await call.answer(call.at.hall.GetMandate, pb.GetMandateRequest(name=f"mandates/{mandate}"))


@router.get("/mandates", **rpc(HALL, "ListMandates", "授权书列表"))
async def list_mandates(page: Annotated[MandatesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.hall.ListMandates, pb.ListMandatesRequest(**fields(page)))


@router.post("/mandates", **rpc(HALL, "GrantMandate", "授权", status=201))
async def grant_mandate(body: GrantMandateRequest, call: Calling) -> Response:
    request = pb.GrantMandateRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.hall.GrantMandate, request, 201)


@router.post("/mandates/{mandate:code}:revoke", **rpc(HALL, "RevokeMandate", "撤销授权"))
async def revoke_mandate(mandate: str, body: RevokeMandateRequest, call: Calling) -> Response:
    name = f"mandates/{mandate}"
    request = pb.RevokeMandateRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.hall.RevokeMandate, request)


@clocks.get("/clocks", **rpc(CALENDAR, "ListClockRules", "时限规则"))
async def list_clock_rules(page: Annotated[ClockRulesPage, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListClockRulesRequest(page_size=page.page_size, page_token=page.page_token)
    return await call.answer(call.at.calendar.ListClockRules, request)


@clocks.post("/clocks:compute", **rpc(CALENDAR, "ComputeDeadline", "期限计算"))
async def compute_deadline(body: ComputeDeadlineRequest, call: Calling) -> Response:
    return call.show(await deadline(body, call))


async def deadline(body: ComputeDeadlineRequest, call: Call) -> pb.Deadline:
    """The due date; what is refused is named by the fields of the body."""
    given = fields(body)
    length, unit = given.pop("length", None), given.pop("unit", None)
    if length is not None or unit is not None:
        given["limit"] = {"length": length or 0, "unit": unit or 0}
    try:
        return await call.ask(call.at.calendar.ComputeDeadline, pb.ComputeDeadlineRequest(**given))
    except Problem as problem:
        problem.errors = [_renamed(error) for error in problem.errors]
        raise


def _renamed(error: FieldError) -> FieldError:
    field = error.field.replace("first_day", "from").replace("last_day", "to")
    field = "length" if field == "limit" else field.removeprefix("limit.")
    return FieldError(field, error.reason, error.kind, error.facts)


@clocks.get("/calendars/{region:code}", **rpc(CALENDAR, "GetCalendar", "工作日历"))
async def get_calendar(
    region: str, days: Annotated[CalendarRange, fastapi.Query()], call: Calling
) -> Response:
    request = pb.GetCalendarRequest(region=region, **fields(days))
    return await call.answer(call.at.calendar.GetCalendar, request)


@clocks.post("/calendars/{region:code}:setDays", **rpc(CALENDAR, "SetCalendarDays", "调整工作日历"))
async def set_calendar_days(region: str, body: SetCalendarDaysRequest, call: Calling) -> Response:
    request = pb.SetCalendarDaysRequest(region=region, **fields(body), request_id=call.key)
    return await call.answer(call.at.calendar.SetCalendarDays, request)


@clocks.get("/officeHours/{centre:code}", **rpc(CALENDAR, "GetOfficeHours", "办公时间"))
async def get_office_hours(centre: str, call: Calling) -> Response:
    request = pb.GetOfficeHoursRequest(centre=f"organisations/{centre}")
    return await call.answer(call.at.calendar.GetOfficeHours, request)


@clocks.put("/officeHours/{centre:code}", **rpc(CALENDAR, "SetOfficeHours", "设定办公时间"))
async def set_office_hours(centre: str, body: SetOfficeHoursRequest, call: Calling) -> Response:
    request = pb.SetOfficeHoursRequest(**fields(body), request_id=call.key)
    request.office_hours.centre = f"organisations/{centre}"
    return await call.answer(call.at.calendar.SetOfficeHours, request)
