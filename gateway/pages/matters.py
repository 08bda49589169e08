"""Pages about cases for everybody: rate by a code (好差评), verify a certificate, read what is published."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2, certificates_pb2, consultations_pb2, ratings_pb2

from gateway.calls import Calling
from gateway.errors import Problem
from gateway.pages.home import render

GRADES: Final = tuple(cases_pb2.RatingGrade.keys()[1:])
DIMENSIONS: Final = ("efficiency", "attitude", "quality")
SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
LONGEST_COMMENT: Final = 2000

router = APIRouter()


class RatingForm(BaseModel):
    """What the form of a rating sends; all of it is text."""

    grade: str = ""
    efficiency: str = ""
    attitude: str = ""
    quality: str = ""
    comment: str = ""
    # True on the tablet of a window.
    tablet: str = ""
    key: str = ""


@router.get("/rate/{code}")
async def ask(request: Request, code: str, tablet: str = "") -> Response:
    """The form by which a visit or a matter is rated."""
    return _form(request, code, RatingForm(tablet=tablet[:1]))


@router.post("/rate/{code}")
async def rate(request: Request, call: Calling, code: str, form: Annotated[RatingForm, Form()]) -> Response:
    """Take the rating; the form sent twice rates once."""
    given = {name: getattr(form, name) for name in ("grade", *DIMENSIONS)}
    asked = ratings_pb2.SubmitRatingRequest(
        code=code[:200],
        rating=cases_pb2.Rating(
            comment=form.comment[: LONGEST_COMMENT + 1],
            **{name: grade for name, grade in given.items() if grade in GRADES},
        ),
        channel="HALL_TABLET" if form.tablet else "QR_CODE",
        request_id=form.key if form.key.isalnum() and len(form.key) <= len(uuid.uuid4().hex) else "",
    )
    try:
        await call.ask(call.at.ratings.SubmitRating, asked)
    except Problem as problem:
        return _form(request, code, form, problem)
    return render(request, "rated.html")


def _form(request: Request, code: str, form: RatingForm, problem: Problem | None = None) -> Response:
    return render(
        request,
        "rate.html",
        problem=problem,
        code=code,
        form=form,
        grades=GRADES,
        dimensions=DIMENSIONS,
        key=form.key or uuid.uuid4().hex,
    )


@router.get("/notices")
async def notices(request: Request, call: Calling, page_token: str = "") -> Response:
    """What is published of cases, and questions with their answers."""
    region = request.app.state.region
    asked = cases_pb2.ListCaseNoticesRequest(region=region, page_token=page_token[:2000])
    found = await call.ask(call.at.cases.ListCaseNotices, asked)
    talks = consultations_pb2.ListPublishedAnswersRequest(region=region)
    answers = await call.ask(call.at.consultations.ListPublishedAnswers, talks)
    return render(
        request,
        "notices.html",
        publicity=[each for each in found.case_notices if each.kind == cases_pb2.PUBLICITY_NOTICE],
        delays=[each for each in found.case_notices if each.kind == cases_pb2.DELAY_NOTICE],
        answers=answers.published_answers,
        later=found.next_page_token,
        day=lambda time: f"{time.ToDatetime(dt.UTC).astimezone(SHANGHAI):%Y-%m-%d}",
    )


@router.get("/results")
async def results(request: Request, call: Calling, page_token: str = "") -> Response:
    """What was decided, for everybody to read (结果公示)."""
    region = request.app.state.region
    asked = cases_pb2.ListCaseResultsRequest(region=region, page_token=page_token[:2000])
    found = await call.ask(call.at.cases.ListCaseResults, asked)
    return render(request, "results.html", results=found.case_results, later=found.next_page_token)


@router.get("/verify")
async def verify(request: Request, call: Calling, code: str = "") -> Response:
    """Whether a certificate is genuine and holds (验真): whoever holds it in hand types or scans its code."""
    found = problem = None
    if code:
        asked = certificates_pb2.CheckCertificateRequest(verification_code=code[:100])
        try:
            found = await call.ask(call.at.certificates.CheckCertificate, asked)
        except Problem as refused:
            problem = refused
    return render(
        request,
        "verify.html",
        problem=problem,
        code=code[:100],
        found=found,
        state=certificates_pb2.Certificate.State.Name(found.state) if found else "",
    )
