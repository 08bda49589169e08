"""REST of the sheets (文书、表单): what a message says, as PDF; whoever may read the message may print it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Final, Literal

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.requests import Request
from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2, certificates_pb2, fees_pb2, projects_pb2, ratings_pb2
from yangguang.catalog.v1 import catalog_pb2
from yangguang.hall.v1 import agents_pb2, appointments_pb2, hall_pb2, oversight_pb2, queue_pb2, rosters_pb2

from gateway.api.cases import SERVICE as CASES
from gateway.api.cases import AgencyEntriesPage
from gateway.api.cases import name as case_name
from gateway.api.catalog import SERVICE as CATALOG
from gateway.api.certificates import CERTIFICATES
from gateway.api.fees import SERVICE as FEES
from gateway.api.hall import HALL, StaffPage
from gateway.api.hall_agents import AGENCY
from gateway.api.hall_oversight import OVERSIGHT, YearFileEntriesPage
from gateway.api.hall_rosters import ROSTERS, AttendancePage
from gateway.api.hall_visits import APPOINTMENTS, QUEUE
from gateway.api.models import PREFIX, Body
from gateway.api.projects import SERVICE as PROJECTS
from gateway.api.ratings import SERVICE as RATINGS
from gateway.bodies import StrictRoute
from gateway.calls import Call, Calling, fields
from gateway.errors import Problem
from gateway.openapi import rpc
from gateway.sheets import agency, cases, certificates, fees, hall, items, kit, projects, ratings
from services.common.media import PDF

# The largest page a list gives.
MOST: Final = 100

router = APIRouter(prefix=PREFIX, tags=["文书 sheets"], route_class=StrictRoute)

CaseSheet = Literal[
    "acceptance", "correction", "refusal", "grant", "denial", "extension", "procedures", "delivery", "mandate"
]
ItemSheet = Literal["notice", "openness", "guide", "mandate", "application"]


class PrintAppointmentRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "K7M2-QX9P"}]})

    code: str


async def printed(sheet: kit.Sheet, name: str) -> Response:
    """The answer that is this sheet; made beside the loop in which others wait."""
    data = await asyncio.to_thread(kit.pdf, sheet)
    return Response(data, 200, {"Content-Disposition": f'inline; filename="{name}.pdf"'}, PDF)


@router.get(
    "/cases/{case:code}/sheets/{sheet:code}",
    **rpc(CASES, "GetCase", "打印办件文书", id="PrintCase", media=PDF),
)
async def print_case(case: str, sheet: CaseSheet, call: Calling) -> Response:
    found = await call.ask(call.at.cases.GetCase, cases_pb2.GetCaseRequest(name=case_name(case)))
    if sheet == "mandate":
        return await printed(agency.mandate(found.item_title, found), f"{sheet}-{found.number}")
    document = cases.DOCUMENTS[sheet]
    if not document.ready(found):
        raise Problem(404, "SHEET_NOT_READY", {"title": document.name})
    version, organisation = await asyncio.gather(
        call.ask(call.at.catalog.GetItemVersion, catalog_pb2.GetItemVersionRequest(name=found.item_version)),
        organisation_of(call, found.organisation),
    )
    dossier = cases.Dossier(found, version.content, organisation.title)
    return await printed(document.sheet(dossier), f"{sheet}-{found.number}")


@router.get(
    "/items/{item:code}/sheets/{sheet:code}",
    **rpc(CATALOG, "GetItem", "打印事项告知单、办事指南、申请表", id="PrintItem", media=PDF),
)
async def print_item(item: str, sheet: ItemSheet, call: Calling, request: Request) -> Response:
    name = f"items/{item}"
    if sheet == "notice":
        asked = catalog_pb2.GetNoticeSheetRequest(name=name)
        notice = await call.ask(call.at.catalog.GetNoticeSheet, asked)
        return await printed(items.notice(notice), f"{sheet}-{item}")
    if sheet == "openness":
        facts = catalog_pb2.GetOpennessSheetRequest(name=name)
        shown = await call.ask(call.at.catalog.GetOpennessSheet, facts)
        return await printed(items.openness(shown), f"{sheet}-{item}")
    found = await call.ask(call.at.catalog.GetItem, catalog_pb2.GetItemRequest(name=name))
    if sheet == "mandate":
        return await printed(agency.mandate(found.version.content.title), f"{sheet}-{item}")
    if sheet == "application":
        return await printed(items.application(found), f"{sheet}-{item}")
    return await printed(items.guide(found, f"{request.base_url}guide/{item}"), f"{sheet}-{item}")


@router.get(
    "/windows/{window:code}/sheets/sign",
    **rpc(HALL, "GetWindow", "打印窗口吊牌", id="PrintWindow", media=PDF),
)
async def print_window(window: str, call: Calling) -> Response:
    found = await window_of(call, f"windows/{window}")
    organisation = await organisation_of(call, found.organisation)
    handled = [item async for item in _items_of(call, found)]
    return await printed(hall.sign(found, organisation, handled), f"sign-{window}")


async def _items_of(call: Call, window: hall_pb2.Window) -> AsyncIterator[catalog_pb2.Item]:
    """The items handled at a window that are in force."""
    asked = catalog_pb2.ListItemsRequest(organisation=window.organisation, page_size=MOST)
    while True:
        page = await call.ask(call.at.catalog.ListItems, asked)
        for item in page.items:
            if item.name in window.items:
                yield item
        if not page.next_page_token:
            return
        asked.page_token = page.next_page_token


@router.get(
    "/tickets/{ticket:code}/sheets/ticket",
    **rpc(QUEUE, "GetTicket", "打印排队号", id="PrintTicket", media=PDF),
)
async def print_ticket(ticket: str, call: Calling, request: Request) -> Response:
    found = await call.ask(call.at.queue.GetTicket, queue_pb2.GetTicketRequest(name=f"tickets/{ticket}"))
    window = await window_of(call, found.window) if found.window else None
    address = f"{request.base_url}tickets/{ticket}"
    return await printed(hall.ticket(found, window, address), f"ticket-{found.number}")


@router.get(
    "/appointments/{appointment:code}/sheets/slip",
    **rpc(APPOINTMENTS, "GetAppointment", "打印预约单", id="PrintAppointment", media=PDF),
)
async def print_appointment(appointment: str, call: Calling) -> Response:
    asked = appointments_pb2.GetAppointmentRequest(name=f"appointments/{appointment}")
    found = await call.ask(call.at.appointments.GetAppointment, asked)
    return await slip(call, found, "")


@router.post(
    "/appointments:print",
    **rpc(APPOINTMENTS, "CheckAppointment", "凭预约码打印预约单", id="PrintAppointmentByCode", media=PDF),
)
async def print_appointment_by_code(body: PrintAppointmentRequest, call: Calling) -> Response:
    asked = appointments_pb2.CheckAppointmentRequest(**fields(body))
    found = await call.ask(call.at.appointments.CheckAppointment, asked)
    return await slip(call, found, body.code)


async def slip(call: Call, found: appointments_pb2.Appointment, code: str) -> Response:
    """The slip of an appointment."""
    window = await window_of(call, found.window)
    return await printed(hall.appointment(found, window, code), "appointment")


@router.get(
    "/ratings/{rating:code}/sheets/rectification",
    **rpc(RATINGS, "GetRating", "打印差评整改单", id="PrintRating", media=PDF),
)
async def print_rating(rating: str, call: Calling) -> Response:
    asked = ratings_pb2.GetRatingRequest(name=f"ratings/{rating}")
    found = await call.ask(call.at.ratings.GetRating, asked)
    organisation = await organisation_of(call, found.organisation)
    return await printed(ratings.rectification(found, organisation.title), f"rectification-{rating}")


@router.get(
    "/agencyEntries:print",
    **rpc(CASES, "ListAgencyEntries", "打印代办登记簿", id="PrintAgencyEntries", media=PDF),
)
async def print_agency_entries(
    page: Annotated[AgencyEntriesPage, fastapi.Query()], call: Calling
) -> Response:
    asked = cases_pb2.ListAgencyEntriesRequest(**fields(page))
    found = await call.ask(call.at.cases.ListAgencyEntries, asked)
    return await printed(agency.register(found.agency_entries), "agency-register")


@router.get(
    "/attendanceSummaries:print",
    **rpc(ROSTERS, "ListAttendanceSummaries", "打印考勤统计表", id="PrintAttendanceSummaries", media=PDF),
)
async def print_attendance(page: Annotated[AttendancePage, fastapi.Query()], call: Calling) -> Response:
    asked = rosters_pb2.ListAttendanceSummariesRequest(**fields(page))
    found = await call.ask(call.at.rosters.ListAttendanceSummaries, asked)
    title = (await organisation_of(call, page.organisation)).title if page.organisation else ""
    return await printed(hall.attendance(found.attendance_summaries, title), "attendance")


@router.get(
    "/yearFileEntries:print",
    **rpc(OVERSIGHT, "ListYearFileEntries", "打印年度档案卷内目录", id="PrintYearFile", media=PDF),
)
async def print_year_file(page: Annotated[YearFileEntriesPage, fastapi.Query()], call: Calling) -> Response:
    asked = oversight_pb2.ListYearFileEntriesRequest(**fields(page))
    found = await call.ask(call.at.oversight.ListYearFileEntries, asked)
    title = (await organisation_of(call, page.organisation)).title if page.organisation else ""
    return await printed(hall.year_file(found.year_file_entries, title), "year-file")


@router.get(
    "/serviceCards/{region:code}/sheets/card",
    **rpc(AGENCY, "GetServiceCard", "打印政务服务卡", id="PrintServiceCard", media=PDF),
)
async def print_service_card(region: str, call: Calling) -> Response:
    asked = agents_pb2.GetServiceCardRequest(region=region)
    found = await call.ask(call.at.agency.GetServiceCard, asked)
    return await printed(agency.service_card(found), f"service-card-{region}")


@router.get(
    "/staff/{code:code}/sheets/badge",
    **rpc(HALL, "GetStaffMember", "打印胸卡", id="PrintBadge", media=PDF),
)
async def print_badge(code: str, call: Calling) -> Response:
    return await printed(hall.badge(*await member_of(call, code)), f"badge-{code}")


@router.get(
    "/staff/{code:code}/sheets/deskSign",
    **rpc(HALL, "GetStaffMember", "打印台签", id="PrintDeskSign", media=PDF),
)
async def print_desk_sign(code: str, call: Calling) -> Response:
    return await printed(hall.desk_sign(*await member_of(call, code)), f"desk-sign-{code}")


@router.get(
    "/projects/{project:code}/sheets/acceptance",
    **rpc(PROJECTS, "GetProject", "打印并联审批受理通知书", id="PrintProjectAcceptance", media=PDF),
)
async def print_project_acceptance(project: str, call: Calling) -> Response:
    found, lead = await project_of(call, project)
    if not found.HasField("accept_time"):
        raise Problem(404, "SHEET_NOT_READY", {"title": "并联审批受理通知书"})
    return await printed(projects.acceptance(found, lead), f"acceptance-{found.number}")


@router.get(
    "/projects/{project:code}/sheets/copyNotice",
    **rpc(PROJECTS, "GetProject", "打印抄告单", id="PrintCopyNotice", media=PDF),
)
async def print_copy_notice(project: str, call: Calling) -> Response:
    found, lead = await project_of(call, project)
    if not found.copy_notices:
        raise Problem(404, "SHEET_NOT_READY", {"title": "并联审批抄告单"})
    return await printed(projects.copy_notice(found, lead), f"copy-notice-{found.number}")


@router.get(
    "/projects/{project:code}/sheets/minutes",
    **rpc(PROJECTS, "GetProject", "打印联审会议纪要", id="PrintMinutes", media=PDF),
)
async def print_minutes(project: str, call: Calling) -> Response:
    found, lead = await project_of(call, project)
    if not any(meeting.HasField("close_time") for meeting in found.meetings):
        raise Problem(404, "SHEET_NOT_READY", {"title": "联审会议纪要"})
    return await printed(projects.minutes(found, lead), f"minutes-{found.number}")


async def project_of(call: Call, code: str) -> tuple[projects_pb2.Project, str]:
    """A joint project, and the title of its lead department."""
    asked = projects_pb2.GetProjectRequest(name=f"projects/{code}")
    found = await call.ask(call.at.projects.GetProject, asked)
    return found, (await organisation_of(call, found.lead_organisation)).title


@router.get(
    "/feeTickets/{ticket:code}/sheets/ticket",
    **rpc(FEES, "GetFeeTicket", "打印缴费票", id="PrintFeeTicket", media=PDF),
)
async def print_fee_ticket(ticket: str, call: Calling, request: Request) -> Response:
    asked = fees_pb2.GetFeeTicketRequest(name=f"feeTickets/{ticket}")
    found = await call.ask(call.at.fees.GetFeeTicket, asked)
    return await bill(call, found, str(request.base_url))


async def bill(call: Call, found: fees_pb2.FeeTicket, base: str) -> Response:
    """The sheet of a ticket; it is paid on a page of this gateway."""
    organisation = await organisation_of(call, found.organisation)
    sheet = fees.ticket(found, organisation.title, f"{base}pay/{found.pay_code}")
    return await printed(sheet, f"fees-{found.case_number}")


@router.get(
    "/certificates/{certificate:code}/sheets/certificate",
    **rpc(CERTIFICATES, "GetCertificate", "打印证照", id="PrintCertificate", media=PDF),
)
async def print_certificate(certificate: str, call: Calling, request: Request) -> Response:
    asked = certificates_pb2.GetCertificateRequest(name=f"certificates/{certificate}")
    found = await call.ask(call.at.certificates.GetCertificate, asked)
    organisation = await organisation_of(call, found.organisation)
    address = f"{request.base_url}verify?code={found.verification_code}"
    sheet = certificates.certificate(found, organisation.title, address)
    return await printed(sheet, f"certificate-{certificate}")


@router.get(
    "/staff:print",
    **rpc(HALL, "ListStaffMembers", "打印监督台公示", id="PrintStaff", media=PDF),
)
async def print_staff(page: Annotated[StaffPage, fastapi.Query()], call: Calling) -> Response:
    asked = hall_pb2.ListStaffMembersRequest(**fields(page))
    found = await call.ask(call.at.hall.ListStaffMembers, asked)
    names = sorted({member.window for member in found.staff_members if member.window})
    windows = await asyncio.gather(*(window_of(call, name) for name in names))
    return await printed(hall.supervision_board(found.staff_members, windows), "supervision-board")


async def member_of(call: Call, code: str) -> tuple[hall_pb2.StaffMember, str, str]:
    """A member of the staff, and the titles of the organisation and of the window."""
    asked = hall_pb2.GetStaffMemberRequest(name=f"staff/{code}")
    found = await call.ask(call.at.hall.GetStaffMember, asked)
    organisation = await organisation_of(call, found.organisation)
    window = (await window_of(call, found.window)).title if found.window else ""
    return found, organisation.title, window


async def organisation_of(call: Call, name: str) -> hall_pb2.Organisation:
    """An organisation by its name."""
    return await call.ask(call.at.hall.GetOrganisation, hall_pb2.GetOrganisationRequest(name=name))


async def window_of(call: Call, name: str) -> hall_pb2.Window:
    """A window by its name."""
    return await call.ask(call.at.hall.GetWindow, hall_pb2.GetWindowRequest(name=name))
