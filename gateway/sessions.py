"""Sessions of the pages (会话): who has signed in with this browser, by a token in a cookie.

The gateway keeps nothing of a session. Its token goes on to the services as that of a program does, and they
decide by it; here the same code verifies it, to know what to show. The REST interface never looks at cookies,
so what a foreign page makes a browser send there is sent by nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from gateway import calls
from gateway.calls import KEY, Call
from gateway.errors import Problem
from gateway.openapi import RPC, method_of
from services.common import access
from services.common.access import Rule
from services.common.errors import PermissionDenied, Unauthenticated, Unavailable
from services.common.identity import Caller

COOKIE: Final = "yg_session"
# A browser drops a cookie of more than 4096 bytes, name and attributes included, without a word.
LONGEST: Final = 3800
# Names of the fields every form of a session has.
FORM_TOKEN, FORM_KEY, FORM_ETAG = "form_token", "key", "etag"


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who has signed in."""

    caller: Caller

    @property
    def form_token(self) -> str:
        """What the forms of this session carry and no other site can know; it does not tell the token."""
        token = self.caller.token.encode()
        return hashlib.blake2b(token, digest_size=16, person=b"yangguang-form").hexdigest()

    def may(self, rpc: str) -> bool:
        """Whether a role of theirs may call this rpc, such as `yangguang.cases.v1.CaseService.CreateCase`."""
        try:
            rule(rpc).admit(self.caller)
        except PermissionDenied:
            return False
        return True


@cache
def rule(rpc: str) -> Rule:
    """The access rule the services enforce."""
    return access.rule_of(method_of(rpc))


@dataclass(frozen=True, slots=True)
class Visit:
    """A page somebody asks for who has signed in."""

    session: Session
    call: Call


@dataclass(frozen=True, slots=True)
class Submission:
    """A form somebody sends who has signed in; its call carries the key and the etag of the form."""

    session: Session
    call: Call
    form: FormData

    def text(self, name: str) -> str:
        """The text of a field; "" when it was not sent."""
        found = self.form.get(name, "")
        return found.strip() if isinstance(found, str) else ""

    def texts(self, name: str) -> list[str]:
        """The texts of a field that may be chosen more than once."""
        return [found for found in self.form.getlist(name) if isinstance(found, str)]

    def file(self, name: str) -> UploadFile | None:
        """The file of a field; none when nothing was chosen."""
        found = self.form.get(name)
        return found if isinstance(found, UploadFile) and found.filename else None


async def recognise(request: Request) -> Session | None:
    """Who has signed in with this browser; nobody when the token does not hold or no longer does."""
    token = request.cookies.get(COOKIE, "")
    request.state.session = await session_of(request, token) if token else None
    found: Session | None = request.state.session
    return found


async def session_of(request: Request, token: str) -> Session | None:
    """The session of a token; none when it does not hold, or nobody can tell at present."""
    try:
        return Session(await request.app.state.verifier.verify(token))
    except (Unauthenticated, Unavailable):
        return None


Recognised = Annotated[Session | None, Depends(recognise)]


async def visit(request: Request, session: Recognised) -> Visit:
    """Only those who have signed in; others are led to sign in, and back."""
    if session is None:
        raise Problem(401, "SIGN_IN_REQUIRED")
    rpc = (getattr(request.scope.get("route"), "openapi_extra", None) or {}).get(RPC)
    if rpc is not None:
        _admit(session, rpc)
    return Visit(session, await _call(request, session))


def _admit(session: Session, rpc: str) -> None:
    """Refuse who has no use for a page, in the words of the service it would ask."""
    try:
        rule(rpc).admit(session.caller)
    except PermissionDenied as refused:
        raise Problem(403, refused.reason, refused.facts) from None


async def submission(request: Request, seen: Annotated[Visit, Depends(visit)]) -> AsyncIterator[Submission]:
    """Only forms this session was shown here; what another site sends is refused. Files last as long."""
    from_here(request)
    async with request.form() as form:
        yield _submission(seen, form)


def _submission(seen: Visit, form: FormData) -> Submission:
    sent = form.get(FORM_TOKEN, "")
    if not (isinstance(sent, str) and hmac.compare_digest(sent.encode(), seen.session.form_token.encode())):
        raise Problem(403, "FORM_OUTDATED")
    key, etag = form.get(FORM_KEY, ""), form.get(FORM_ETAG, "")
    call = replace(
        seen.call,
        key=key if isinstance(key, str) and KEY.fullmatch(key) else "",
        etag=etag if isinstance(etag, str) and etag.isascii() and etag.isprintable() else "",
    )
    return Submission(seen.session, call, form)


Visiting = Annotated[Visit, Depends(visit)]
Submitting = Annotated[Submission, Depends(submission)]


def from_here(request: Request) -> None:
    """Refuse what a page of another site sends; browsers say where a form comes from."""
    origin = request.headers.get("origin")
    here = request.headers.get("host", "")
    foreign = urlsplit(origin).netloc != here if origin is not None else False
    if foreign or request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(403, "ORIGIN_FOREIGN")


def begin(response: Response, request: Request, token: str) -> Response:
    """Begin a session: it lasts until the browser is closed, and no longer than its token."""
    if len(token) > LONGEST:
        raise Problem(502, "SIGN_IN_FAILED", {"why": "token of more than 3800 bytes"})
    keep(response, request, COOKIE, token)
    return response


def keep(response: Response, request: Request, name: str, value: str, path: str = "/") -> None:
    """Set a cookie that no script reads, no other site's form brings along, and HTTPS alone carries."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, path=path, secure=secure, httponly=True, samesite="lax")


def end(response: Response) -> Response:
    """End the session of this browser."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return response


def own_path(address: str) -> str:
    """The address when it is a path here; "" for what would lead a browser elsewhere."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if ours and len(address) <= 2000 and "\\" not in address else ""


def new_key() -> str:
    """A key for a form, so that it does once what it does, however often it is sent."""
    return uuid.uuid4().hex


async def _call(request: Request, session: Session) -> Call:
    """A call for the visitor, as `calls.calling` makes one of a program's request."""
    plain = await calls.calling(request)
    kept = tuple(pair for pair in plain.metadata if pair[0] != "authorization")
    authorization = ("authorization", f"Bearer {session.caller.token}")
    return replace(plain, metadata=(*kept, authorization), key="", etag="", known_etag="")
