"""The list of items as a file, for who keeps it: out as a workbook, in again with every bad cell named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response
from yangguang.catalog.v1 import lists_pb2 as pb

from gateway import words
from gateway.api import lists
from gateway.errors import Problem, field_problem
from gateway.openapi import RPC
from gateway.pages.home import language_of, render
from gateway.sessions import Submission, Submitting, Visit, Visiting, new_key
from gateway.words import Language

ONLY: Final[dict[str, Any]] = {"openapi_extra": {RPC: f"{lists.SERVICE}.ImportItems"}}
WORKBOOK: Final = ".xlsx"

router = APIRouter(include_in_schema=False)


@router.get("/catalogue", **ONLY)
async def ask(request: Request, seen: Visiting) -> Response:
    """The list to take home, and the form to bring it back by."""
    return _page(request, seen)


@router.post("/catalogue", **ONLY)
async def bring_in(request: Request, sent: Submitting) -> Response:
    """Import a list, or try what would become of it."""
    try:
        call = replace(sent.call, timeout=lists.PATIENCE)
        report = await call.ask(call.at.lists.ImportItems, await _request(sent))
    except Problem as problem:
        return _page(request, sent, problem)
    return _page(request, sent, report=report)


async def _request(sent: Submission) -> pb.ImportItemsRequest:
    """What the form asks for; the kind of file by its name."""
    chosen = sent.file("file")
    if chosen is None:
        raise field_problem(422, "file", "FIELD_REQUIRED", "missing")
    is_workbook = (chosen.filename or "").lower().endswith(WORKBOOK)
    return pb.ImportItemsRequest(
        format="XLSX" if is_workbook else "CSV",
        file=await chosen.read(),
        dry_run=sent.text("do") != "import",
        mode="ROW_BY_ROW" if sent.text("mode") == "ROW_BY_ROW" else "ALL_OR_NOTHING",
        request_id=sent.call.key,
    )


def _page(
    request: Request,
    seen: Visit | Submission,
    problem: Problem | None = None,
    report: pb.ImportReport | None = None,
) -> Response:
    language = language_of(request)
    return render(
        request,
        "catalogue.html",
        problem=problem,
        report=report,
        errors=[_error(language, each) for each in report.errors] if report else [],
        modes=pb.ImportMode.keys()[1:],
        mode=seen.text("mode") if isinstance(seen, Submission) else "",
        key=new_key(),
    )


def _error(language: Language, error: pb.CellError) -> dict[str, str]:
    """A bad cell in words."""
    why = words.title(language, error.reason) or error.reason
    return {"cell": error.cell, "column": error.column, "value": error.value, "why": why}
