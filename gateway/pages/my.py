"""Pages of who applies (我的办件): how far his cases are, what he still has to do; and to apply."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import materials_pb2, projects_pb2

from gateway.api import cases as rest
from gateway.api import materials
from gateway.errors import Problem
from gateway.openapi import RPC
from gateway.pages import applications, due
from gateway.pages.dossiers import (
    STATES,
    address,
    body_of,
    dossier,
    hand_in,
    print_sheet,
    shown,
)
from gateway.pages.home import kept, render
from gateway.pages.matters import DIMENSIONS, GRADES, RatingForm
from gateway.sessions import Submission, Submitting, Visit, Visiting, new_key

AREA: Final = "my"
# Only who applies, or acts for them, has these.
ONLY: Final[dict[str, Any]] = {"openapi_extra": {RPC: f"{rest.SERVICE}.RateCase"}}
RATED_AFTER: Final = frozenset({pb.Case.COMPLETED, pb.Case.DELIVERED, pb.Case.NOT_ACCEPTED})

router = APIRouter(include_in_schema=False)


@router.get("/my", **ONLY)
async def overview(request: Request, seen: Visiting, page_token: str = "") -> Response:
    """All cases of the visitor, the newest first; what waits for him stands out."""
    asked = pb.ListCasesRequest(page_token=page_token[:2000])
    call = seen.call
    found = await call.ask(call.at.cases.ListCases, asked)
    known = await due.days(request, call)
    return render(
        request,
        "my.html",
        cases=[(case, due.of_case(case, known)) for case in found.cases],
        projects=[] if page_token else await _projects(seen),
        states=STATES,
        later=found.next_page_token,
    )


async def _projects(seen: Visit) -> list[projects_pb2.Project]:
    """The joint projects of the visitor, where he may have any."""
    if not seen.session.may("yangguang.cases.v1.ProjectService.ListProjects"):
        return []
    asked = projects_pb2.ListProjectsRequest()
    return list((await seen.call.ask(seen.call.at.projects.ListProjects, asked)).projects)


@router.get("/my/apply/{item}", **ONLY)
async def apply(request: Request, seen: Visiting, item: str) -> Response:
    """The form to apply for an item."""
    return await applications.form(request, seen, AREA, item)


@router.post("/my/apply/{item}", **ONLY)
async def submit(request: Request, sent: Submitting, item: str) -> Response:
    """Apply; the page of the new case is the receipt."""
    try:
        case, problem = await applications.submit(sent, item)
    except Problem as refused:
        return await applications.form(request, sent, AREA, item, refused)
    if problem is not None:
        return await _show(request, sent, case, problem)
    return RedirectResponse(kept(request, address(AREA, case), new="1"), 303)


@router.get("/my/cases/{case}", **ONLY)
async def show(request: Request, seen: Visiting, case: str, new: str = "") -> Response:
    """One case: where it is, what is to be done, what came out of it."""
    return await _show(request, seen, case, receipt=bool(new))


async def _show(
    request: Request, seen: Any, case: str, problem: Problem | None = None, receipt: bool = False
) -> Response:
    found = await dossier(seen.call, seen.session, case)
    known = await due.days(request, seen.call)
    return render(
        request,
        "my_case.html",
        problem=problem,
        dues=due.of_case(found.case, known),
        receipt=receipt,
        key=new_key(),
        rating=RatingForm(),
        grades=GRADES,
        dimensions=DIMENSIONS,
        can_add=found.is_undecided,
        can_rate=found.case.state in RATED_AFTER and not found.case.HasField("rating"),
        **shown(found, known),
    )


@router.get("/my/cases/{case}/sheets/{sheet}", **ONLY)
async def sheet(seen: Visiting, case: str, sheet: str) -> Response:
    """A document of the case on paper."""
    return await print_sheet(seen.call, case, sheet)


@router.get("/my/materials/{material}", **ONLY)
async def file(seen: Visiting, material: str) -> Response:
    """A file that was handed in."""
    asked = materials_pb2.StreamMaterialRequest(name=materials.name(material))
    return await materials.stored(seen.call, seen.call.at.materials.StreamMaterial, asked)


@router.post("/my/cases/{case}/materials", **ONLY)
async def add(request: Request, sent: Submitting, case: str) -> Response:
    """Hand a file in."""
    try:
        await _all_files(sent, case, [sent.text("material")], "file")
    except Problem as problem:
        return await _show(request, sent, case, problem)
    return _back(request, case)


@router.post("/my/cases/{case}/supplement", **ONLY)
async def supplement(request: Request, sent: Submitting, case: str) -> Response:
    """Hand in all that was said to be missing: the files first, then the word that this is all."""
    try:
        found = await dossier(sent.call, sent.session, case)
        missing = [each.material for each in found.case.supplement_notice.materials]
        await _all_files(sent, case, missing)
        body = body_of(rest.SupplementCaseRequest, {"materials": missing})
        await rest.supplement_case(case, body, sent.call)
    except Problem as problem:
        return await _show(request, sent, case, problem)
    return _back(request, case)


async def _all_files(sent: Submission, case: str, wanted: list[str], field: str = "") -> None:
    for material in wanted:
        chosen = sent.file(field or f"file-{material}")
        if chosen is not None:
            await hand_in(sent.call, case, material, chosen)


@router.post("/my/cases/{case}/rate", **ONLY)
async def rate(request: Request, sent: Submitting, case: str) -> Response:
    """Rate how it was (好差评)."""
    given = {name: sent.text(name) for name in ("grade", *DIMENSIONS, "comment")}
    rating = {name: text for name, text in given.items() if text}
    try:
        await rest.rate_case(case, body_of(rest.RateCaseRequest, {"rating": rating}), sent.call)
    except Problem as problem:
        return await _show(request, sent, case, problem)
    return _back(request, case)


@router.post("/my/cases/{case}/withdraw", **ONLY)
async def withdraw(request: Request, sent: Submitting, case: str) -> Response:
    """Take the application back."""
    try:
        body = body_of(rest.WithdrawCaseRequest, {"reason": sent.text("reason")})
        await rest.withdraw_case(case, body, sent.call)
    except Problem as problem:
        return await _show(request, sent, case, problem)
    return _back(request, case)


def _back(request: Request, case: str) -> Response:
    return RedirectResponse(kept(request, address(AREA, case)), 303)
