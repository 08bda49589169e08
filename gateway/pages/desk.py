"""Pages of who handles cases (办件台): what is due first, one case and what may be done, entering one."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import materials_pb2
from yangguang.catalog.v1 import catalog_pb2
from yangguang.hall.v1 import hall_pb2
from yangguang.supervision.v1 import supervision_pb2

from gateway.api import cases as rest
from gateway.api import materials
from gateway.calls import Call
from gateway.errors import Problem
from gateway.openapi import RPC
from gateway.pages import applications, case_steps, due
from gateway.pages.dossiers import address, dossier, hand_in, print_sheet, shown
from gateway.pages.due import CLOCKS, Days
from gateway.pages.home import RESULTS, kept, render
from gateway.sessions import Submission, Submitting, Visit, Visiting, new_key
from services.common.timesource import local_date

AREA: Final = "desk"
# Who decides cases, and who takes them in.
ONLY: Final[dict[str, Any]] = {"openapi_extra": {RPC: f"{rest.SERVICE}.DecideCase"}}
AT_WINDOW: Final[dict[str, Any]] = {"openapi_extra": {RPC: f"{rest.SERVICE}.AcceptCase"}}
# The states in which something is still to be done, as they follow one another.
OPEN: Final = ("SUBMITTED", "SUPPLEMENTING", "ACCEPTED", "EXAMINED", "FORWARDED", "DECIDED", "COMPLETED")
LEVELS: Final = {number: name for name, number in supervision_pb2.CardLevel.items()}
MOST: Final = 100
# A clock ends with its last day, which is when the next one begins.
INSTANT: Final = dt.timedelta(microseconds=1)
STAFF: Final = "yangguang.hall.v1.HallService.ListStaffMembers"

router = APIRouter(include_in_schema=False)


@router.get("/desk", **ONLY)
async def queue(request: Request, seen: Visiting, state: str = "", page_token: str = "") -> Response:
    """What is due first; or the cases in one state, the newest first."""
    known = await due.days(request, seen.call)
    rows: list[dict[str, Any]] = []
    later, problem = "", None
    try:
        if state in OPEN:
            rows, later = await _in_state(seen.call, known, state, page_token)
        else:
            rows, later = await _by_due_day(seen.call, known, page_token)
    except Problem as found:
        problem = found
    return render(
        request,
        "desk.html",
        problem=problem,
        rows=rows,
        later=later,
        state=state if state in OPEN else "",
        states=OPEN,
        can_enter=seen.session.may(f"{rest.SERVICE}.AcceptCase"),
    )


async def _by_due_day(call: Call, known: Days, page_token: str) -> tuple[list[dict[str, Any]], str]:
    """The open clocks as supervision watches them, each case with its most urgent one."""
    asked = supervision_pb2.ListOpenClocksRequest(page_size=MOST, page_token=page_token[:2000])
    found = await call.ask(call.at.supervision.ListOpenClocks, asked)
    rows: dict[str, dict[str, Any]] = {}
    for clock in found.open_clocks:
        name = clock.case or clock.project
        rows.setdefault(
            name,
            {
                "path": f"/{AREA}/{name}",
                "title": clock.item_title,
                "applicant": "",
                "number": clock.case_number or clock.project_number,
                "card": LEVELS[clock.level] if clock.level else "",
                "dues": [known.due(CLOCKS[clock.clock], _day(clock))],
            },
        )
    return list(rows.values()), found.next_page_token


def _day(clock: supervision_pb2.OpenClock) -> str:
    """The day a clock ends, as cases say it: the instant is the end of that day."""
    if not clock.HasField("due_time"):
        return ""
    return local_date(clock.due_time.ToDatetime(dt.UTC) - INSTANT).isoformat()


async def _in_state(call: Call, known: Days, state: str, page_token: str) -> tuple[list[dict[str, Any]], str]:
    asked = pb.ListCasesRequest(state=state, page_token=page_token[:2000])
    found = await call.ask(call.at.cases.ListCases, asked)
    rows = [
        {
            "path": f"/{AREA}/{case.name}",
            "title": case.item_title,
            "number": case.number,
            "applicant": case.applicant.name,
            "card": "",
            "dues": due.of_case(case, known, CLOCKS)[:1],
        }
        for case in found.cases
    ]
    return rows, found.next_page_token


@router.get("/desk/cases/{case}", **ONLY)
async def show(request: Request, seen: Visiting, case: str) -> Response:
    """One case, and what may be done to it."""
    return await _show(request, seen, case)


async def _show(
    request: Request, seen: Visit | Submission, case: str, problem: Problem | None = None, action: str = ""
) -> Response:
    call, session = seen.call, seen.session
    found = await dossier(call, session, case)
    known = await due.days(request, call)
    kinds = await call.ask(call.at.cases.ListCaseKinds, pb.ListCaseKindsRequest())
    return render(
        request,
        "desk_case.html",
        problem=problem,
        dues=due.of_case(found.case, known, CLOCKS),
        steps=case_steps.possible(found, kinds.case_kinds, session),
        tried=action,
        typed=dict(seen.form) if isinstance(seen, Submission) else {},
        officers=await _officers(seen, found.case),
        can_add=found.is_undecided and session.may(f"{materials.SERVICE}.UploadMaterial"),
        key=new_key(),
        **shown(found, known),
    )


async def _officers(seen: Visit | Submission, case: pb.Case) -> dict[str, str]:
    """What the staff of the case's department are called, by account; nothing for who may not read that."""
    if not seen.session.may(STAFF):
        return {}
    asked = hall_pb2.ListStaffMembersRequest(organisation=case.organisation, page_size=MOST)
    found = await seen.call.ask(seen.call.at.hall.ListStaffMembers, asked)
    return {each.subject: each.title for each in found.staff_members if each.subject}


@router.post("/desk/cases/{case}/do/{action}", **ONLY)
async def do(request: Request, sent: Submitting, case: str, action: str) -> Response:
    """Do one thing to a case."""
    step = case_steps.BY_ACTION.get(action)
    if step is None:
        raise Problem(404, "ROUTE_NOT_FOUND")
    try:
        await step.take(await dossier(sent.call, sent.session, case), sent, case=case)
    except Problem as problem:
        return await _show(request, sent, case, problem, action)
    return _back(request, case)


@router.get("/desk/cases/{case}/sheets/{sheet}", **ONLY)
async def sheet(seen: Visiting, case: str, sheet: str) -> Response:
    """A document of the case on paper."""
    return await print_sheet(seen.call, case, sheet)


@router.get("/desk/materials/{material}", **ONLY)
async def file(seen: Visiting, material: str) -> Response:
    """A file that was handed in."""
    asked = materials_pb2.StreamMaterialRequest(name=materials.name(material))
    return await materials.stored(seen.call, seen.call.at.materials.StreamMaterial, asked)


@router.post("/desk/cases/{case}/materials", **AT_WINDOW)
async def add(request: Request, sent: Submitting, case: str) -> Response:
    """Hand a file in that was scanned at the window."""
    try:
        chosen = sent.file("file")
        if chosen is not None:
            await hand_in(sent.call, case, sent.text("material"), chosen)
    except Problem as problem:
        return await _show(request, sent, case, problem)
    return _back(request, case)


@router.get("/desk/apply", **AT_WINDOW)
async def choose(request: Request, seen: Visiting, q: str = "") -> Response:
    """Find the item somebody at the window applies for."""
    found = None
    if len(q.strip()) > 1:
        asked = catalog_pb2.ListItemsRequest(query=q.strip()[:100], page_size=RESULTS)
        found = await seen.call.ask(seen.call.at.catalog.ListItems, asked)
    return render(request, "desk_apply.html", query=q, found=found)


@router.get("/desk/apply/{item}", **AT_WINDOW)
async def apply(request: Request, seen: Visiting, item: str) -> Response:
    """The form to enter an application."""
    return await applications.form(request, seen, AREA, item)


@router.post("/desk/apply/{item}", **AT_WINDOW)
async def submit(request: Request, sent: Submitting, item: str) -> Response:
    """Enter the application."""
    try:
        case, problem = await applications.submit(sent, item)
    except Problem as refused:
        return await applications.form(request, sent, AREA, item, refused)
    if problem is not None:
        return await _show(request, sent, case, problem)
    return _back(request, case)


def _back(request: Request, case: str) -> Response:
    return RedirectResponse(kept(request, address(AREA, case)), 303)
