"""The pages for people: what this is, find an item, compute a deadline. They work without JavaScript."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Form
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from yangguang.catalog.v1 import catalog_pb2
from yangguang.common.v1 import types_pb2
from yangguang.hall.v1 import hall_pb2

from gateway import errors, words
from gateway.calls import Call, Calling
from gateway.errors import Problem
from gateway.pages import menu
from gateway.words import LANGUAGES, Language
from services.common.timesource import local_date

FOLDER: Final = Path(__file__).parent.parent
STATIC: Final = FOLDER / "static"
TEMPLATES: Final = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
RESULTS: Final = 20
LEVELS: Final = {number: name for name, number in catalog_pb2.ExerciseLevel.items()}
UNITS: Final = tuple(types_pb2.LimitUnit.keys()[1:])

router = APIRouter()


@router.get("/")
async def home(request: Request, call: Calling) -> Response:
    """What this is, and where to begin."""
    return render(request, "home.html", rules=await clock_rules(call))


@router.get("/search")
async def search(request: Request, call: Calling, q: str = "", page_token: str = "") -> Response:
    """Items found by words of their title or department."""
    asked = catalog_pb2.ListItemsRequest(
        query=q.strip()[:100], page_size=RESULTS, page_token=page_token[:2000]
    )
    try:
        found = await call.ask(call.at.catalog.ListItems, asked)
    except Problem as problem:
        return render(request, "search.html", query=q, problem=problem)
    return render(request, "search.html", query=q, found=found)


@router.get("/guide/{item}")
async def guide(request: Request, call: Calling, item: str) -> Response:
    """The one-time notice sheet (一次性告知单) of an item."""
    asked = catalog_pb2.GetNoticeSheetRequest(name=f"items/{item}")
    sheet = await call.ask(call.at.catalog.GetNoticeSheet, asked)
    version = catalog_pb2.GetItemVersionRequest(name=sheet.version)
    content = (await call.ask(call.at.catalog.GetItemVersion, version)).content
    return render(request, "guide.html", sheet=sheet, attachments=content.attachments)


@router.get("/deadline")
async def ask_deadline(request: Request, call: Calling) -> Response:
    """The deadline calculator (期限计算)."""
    return render(request, "deadline.html", rules=await clock_rules(call))


class DeadlineForm(BaseModel):
    """What the form of the calculator sends; all of it is text."""

    start: str = ""
    clock: str = ""
    length: str = ""
    unit: str = ""
    pause_from: str = ""
    pause_to: str = ""
    extension: str = ""


@router.post("/deadline")
async def compute_deadline(
    request: Request, call: Calling, form: Annotated[DeadlineForm, Form()]
) -> Response:
    """The due date, and the lines it follows from."""
    shown: dict[str, Any] = {"given": form, "rules": await clock_rules(call)}
    try:
        asked = _deadline_request(form, request.app.state.region)
        shown["found"] = await call.ask(call.at.calendar.ComputeDeadline, asked)
    except Problem as problem:
        shown |= {"problem": problem}
    return render(request, "deadline.html", **shown)


@router.get("/problems/{reason}")
async def explain_problem(request: Request, reason: str) -> Response:
    """What a reason means."""
    languages = {name: words.title(name, reason) for name in LANGUAGES}
    if not all(languages.values()):
        raise Problem(404, "ROUTE_NOT_FOUND")
    return render(request, "problem.html", reason=reason, titles=languages)


async def clock_rules(call: Call) -> list[hall_pb2.ClockRule]:
    """The clock rules to choose from; none while they cannot be read."""
    try:
        found = await call.ask(call.at.calendar.ListClockRules, hall_pb2.ListClockRulesRequest(page_size=200))
    except Problem:
        return []
    return [rule for rule in found.clock_rules if rule.HasField("limit")]


def _deadline_request(form: DeadlineForm, region: str) -> hall_pb2.ComputeDeadlineRequest:
    """The form as a request; a rule chosen from the list goes before a length of one's own."""
    asked = hall_pb2.ComputeDeadlineRequest(start=form.start, region=region, clock=form.clock)
    if not form.clock:
        unit = form.unit if form.unit in UNITS else UNITS[0]
        asked.limit.CopyFrom(types_pb2.Limit(length=_number(form.length, "length"), unit=unit))
    if form.pause_from:
        asked.pauses.add(first_day=form.pause_from, last_day=form.pause_to)
    asked.extension = _number(form.extension, "extension")
    return asked


def _number(text: str, field: str) -> int:
    digits = text.strip() or "0"
    if not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        raise errors.field_problem(422, field, "FIELD_INVALID", "int_type")
    return int(digits)


def render(request: Request, template: str, /, problem: Problem | None = None, **shown: Any) -> Response:
    """A page in the language of the visitor: `?lang=en`, else what the browser asks for.

    With a problem, it says so, and its status is that of the problem.
    """
    language = language_of(request)
    # None as well where no route was found, and so nobody asked who it is.
    session = getattr(request.state, "session", None)
    page = TEMPLATES.get_template(template).render(
        {
            "found": None,
            "problem": _said(request, problem) if problem else None,
            "given": DeadlineForm(),
            "query": "",
            "rules": [],
            "units": UNITS,
            "levels": LEVELS,
            # Seconds after which a page renews itself; who cannot read so fast holds it still (WCAG 2.2.1).
            "refresh": 0,
        }
        | shown
        | {
            "t": partial(translate, language),
            "w": partial(name_of, language),
            "language": language,
            "path": request.url.path,
            "in_language": partial(_in_language, request.url),
            "still": "still" in request.query_params,
            "link": partial(_link, request.query_params.get("lang", "")),
            "accounts": request.app.state.accounts,
            "session": session,
            "menu": menu.entries(request, session),
            "today": local_date(request.app.state.now()).isoformat(),
        }
    )
    return HTMLResponse(page, problem.status_code if problem else 200, {"Vary": "Accept-Language"})


def language_of(request: Request) -> Language:
    """The language of the page."""
    asked = request.query_params.get("lang", "")
    return next((name for name in LANGUAGES if name == asked), request.scope["language"])


def translate(language: Language, text: str) -> str:
    """The words of a page; the templates speak English."""
    return words.word(language, text, "page") or text


def name_of(language: Language, code: str) -> str:
    """What a state or an action is called."""
    found = words.word(language, code, "word") or words.word(language, code, "page")
    return found or (code.lower().replace("_", " ") if code.isupper() else code)


def _said(request: Request, problem: Problem) -> dict[str, Any]:
    """A problem as words on a page."""
    document = errors.document(problem, language_of(request), request.scope["request_id"])
    return {"detail": "", "errors": []} | document


def refused(request: Request, problem: Problem) -> Response:
    """The page for what cannot be shown."""
    page = render(request, "refused.html", problem=problem)
    page.headers.update(problem.headers or {})
    return page


def _link(language: str, path: str) -> str:
    """A link that keeps the language chosen."""
    return f"{path}{'&' if '?' in path else '?'}lang={language}" if language in LANGUAGES else path


def _in_language(shown: URL, language: Language) -> str:
    """The address of what is shown, in another language."""
    other = shown.include_query_params(lang=language)
    return f"{other.path}?{other.query}"


def kept(request: Request, path: str, **more: str) -> str:
    """An address, with parameters if wished, that keeps the language chosen."""
    language = request.query_params.get("lang", "")
    asked = ({"lang": language} if language in LANGUAGES else {}) | more
    return f"{path}?{urlencode(asked)}" if asked else path
