"""Applying with a form (申请): for who applies on the telephone, and for who enters it at a window."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2
from yangguang.common.v1.access_pb2 import AGENT

from gateway.api import cases as rest
from gateway.errors import Problem
from gateway.pages.dossiers import body_of, hand_in
from gateway.pages.home import render
from gateway.sessions import Submission, Visit, new_key

APPLICANT: Final = ("kind", "name", "id_number", "phone", "address")
MANDATE: Final = ("scope", "sign_day", "valid_to")
KINDS: Final = tuple(pb.ApplicantKind.keys()[1:])
PIECE: Final = 256 * 1024


async def form(
    request: Request, seen: Visit | Submission, area: str, item: str, problem: Problem | None = None
) -> Response:
    """The form of an item: who applies, for whom, with which materials; what was typed stands in it again."""
    asked = catalog_pb2.GetItemRequest(name=f"items/{item}")
    found = await seen.call.ask(seen.call.at.catalog.GetItem, asked)
    return render(
        request,
        "apply.html",
        problem=problem,
        item=found,
        content=found.version.content,
        area=area,
        code=item,
        kinds=KINDS,
        is_agent=AGENT in seen.session.caller.roles,
        typed=dict(seen.form) if isinstance(seen, Submission) else {},
        key=new_key(),
    )


async def submit(sent: Submission, item: str) -> tuple[str, Problem | None]:
    """Hand the application in: the code of the case, and what went wrong with a file after it was there.

    The form sent twice makes one case, since it carries its key.
    """
    body = body_of(rest.CreateCaseRequest, {"item": f"items/{item}"} | await _given(sent))
    call = sent.call
    case = await call.ask(call.at.cases.CreateCase, rest.application(body, call))
    code = case.name.removeprefix("cases/")
    try:
        for material, file in _files(sent):
            await hand_in(call, code, material, file)
    except Problem as problem:
        return code, problem
    return code, None


async def _given(sent: Submission) -> dict[str, Any]:
    """The form as the body of the REST interface."""
    applicant = {name: sent.text(name) for name in APPLICANT if sent.text(name)}
    materials = [material for material, _ in _files(sent)] + sent.texts("paper")
    given: dict[str, Any] = {"applicant": applicant, "materials": sorted(set(materials))}
    number, signed = sent.text("agent_mandate_number"), sent.file("mandate")
    if number:
        given["agent_mandate_number"] = number
    if signed is not None:
        mandate = {name: sent.text(f"mandate_{name}") for name in MANDATE}
        given["agency_mandate"] = mandate | {"file_sha256": await _sha256(signed)}
    return given


def _files(sent: Submission) -> Iterator[tuple[str, UploadFile]]:
    """The files that were chosen, by the ids of their materials."""
    for name in sent.form:
        chosen = sent.file(name)
        if name.startswith("file-") and chosen is not None:
            yield name.removeprefix("file-"), chosen


async def _sha256(file: UploadFile) -> str:
    """What a signed mandate is known by; the paper stays with the agent."""
    digest = hashlib.sha256()
    while piece := await file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()
