"""The edge: what every request passes on its way in and out, whatever it is for.

A request id, the language, the limits of the client, the headers that keep a browser safe, one canonical
line, metrics.
"""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Mapping
from typing import Any, Final

from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway import errors, words
from gateway.errors import Problem
from gateway.limits import Limiter
from services.common.ids import new_id
from services.common.logs import Canon
from services.common.metrics import SECONDS
from services.common.rpc import REQUEST_ID

log = logging.getLogger(__name__)

REQUESTS: Final = Counter(
    "yangguang_http_requests_total", "Requests answered.", ["method", "route", "status"]
)
LATENCY: Final = Histogram("yangguang_http_seconds", "Time to answer.", ["method", "route"], buckets=SECONDS)

# What is uploaded goes as it is: what a file is called or said to be does not matter, its content does.
FILE: Final = re.compile(rb"(application/(octet-stream|pdf|ofd)|image/(jpeg|png))\s*", re.IGNORECASE)
UPLOAD: Final = re.compile(
    r"/api/v1/(cases/[^/:]+/materials|items/[^/:]+/files)|"
    r"/(my|desk)/(cases/[^/:]+/(materials|supplement)|apply/[^/:]+)|/catalogue"
)

# The cookie of a session, see `sessions.py`.
SESSION: Final = b"yg_session="

# As many times the largest file a form of a page may hold, with all the files chosen in it.
FILES_OF_A_FORM: Final = 5

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
JSON: Final = re.compile(rb'application/(json|[a-z.+-]+\+json)(\s*;\s*charset="?utf-8"?)?\s*', re.IGNORECASE)

SAFE: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
POLICY: Final = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    b"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Edge:
    """The outermost layer around the application."""

    def __init__(
        self, app: ASGIApp, limiter: Limiter, canon: Canon, *, largest_body: int, largest_file: int
    ) -> None:
        self._app = app
        self._limiter = limiter
        self._largest = largest_body
        self._largest_file = largest_file
        self._canon = canon
        self._metrics: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._pass(_arrive(scope), receive, send)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        status = 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_headers(scope, message["headers"])]
            await send(message)

        try:
            await self._answer(scope, receive, answer)
        except Exception as error:
            log.error("%s failed", _route(scope), exc_info=error, extra={"request_id": scope["request_id"]})
            if not status:
                await _problem(Problem(*errors.DEFECT), scope, receive, answer)
        finally:
            self._record(scope, status, time.perf_counter() - started)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self._refused(scope)
        if refused is None:
            in_pieces = b"transfer-encoding" in scope["headers_by_name"]
            largest = self._largest_of(scope)
            await self._app(scope, _limited(receive, largest) if in_pieces else receive, send)
        else:
            await drain(receive, most=max(8 * self._largest, 2 * self._largest_of(scope)))
            await _problem(refused, scope, receive, send)

    def _refused(self, scope: Scope) -> Problem | None:
        """What is refused before anybody looks at it."""
        headers = scope["headers_by_name"]
        wait = self._limiter.wait(_address(scope), _token(headers))
        if wait:
            return Problem(429, "RATE_LIMITED", headers={"Retry-After": str(max(1, round(wait)))})
        if _length(headers) > self._largest_of(scope):
            return Problem(413, "BODY_TOO_LARGE", headers={"Connection": "close"})
        is_api = scope["path"].startswith("/api/")
        media = FILE if _is_upload(scope) else JSON
        if is_api and _has_body(headers) and not media.fullmatch(headers.get(b"content-type", b"")):
            return Problem(415, "CONTENT_TYPE_UNSUPPORTED", headers={"Accept": "application/json"})
        return None

    def _largest_of(self, scope: Scope) -> int:
        if not _is_upload(scope):
            return self._largest
        return self._largest_file * (1 if scope["path"].startswith("/api/") else FILES_OF_A_FORM)

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route(scope)
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        key = (method, route, status)
        if key not in self._metrics:
            self._metrics[key] = (
                REQUESTS.labels(method, route, str(status)),
                LATENCY.labels(method, route),
            )
        counter, latency = self._metrics[key]
        counter.inc()
        latency.observe(seconds)
        self._canon.write(
            method=method,
            route=route,
            status=status,
            ms=round(seconds * 1000, 2),
            request_id=scope["request_id"],
        )


def _arrive(scope: Scope) -> Scope:
    """Note what the layers below want to know of a request."""
    headers = dict(scope["headers"])
    given = headers.get(b"x-request-id", b"").decode("latin-1")
    scope["headers_by_name"] = headers
    scope["request_id"] = given if REQUEST_ID.fullmatch(given) else new_id().hex
    scope["language"] = words.preferred(headers.get(b"accept-language", b"").decode("latin-1"))
    return scope


def _headers(scope: Scope, said: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers every response has, unless it says otherwise."""
    names = {name for name, _ in said}
    more = [(b"x-request-id", scope["request_id"].encode()), *SAFE]
    if b"content-security-policy" not in names:
        more.append((b"content-security-policy", POLICY))
    if b"cache-control" not in names:
        private = scope["method"] != "GET" or _is_somebodys(scope)
        more.append((b"cache-control", b"no-store" if private else b"no-cache"))
    if scope.get("scheme") == "https":
        more.append((b"strict-transport-security", b"max-age=31536000"))
    return more


def _is_somebodys(scope: Scope) -> bool:
    """Whether an answer may be for one person's eyes alone; what lies in /static is everybody's."""
    headers = scope["headers_by_name"]
    signed_in = SESSION in headers.get(b"cookie", b"") and not scope["path"].startswith("/static/")
    return b"authorization" in headers or signed_in


def _address(scope: Scope) -> bytes:
    client = scope.get("client")
    return client[0].encode() if client else b""


def _token(headers: Mapping[bytes, bytes]) -> bytes:
    """What stands for the token of a client, without being it."""
    cookie = headers.get(b"cookie", b"")
    presented = headers.get(b"authorization", b"") or (cookie if SESSION in cookie else b"")
    return hashlib.blake2b(presented, digest_size=16).digest() if presented else b""


def _length(headers: Mapping[bytes, bytes]) -> int:
    text = headers.get(b"content-length", b"0")
    return int(text) if text.isdigit() else 0


def _limited(receive: Receive, largest: int) -> Receive:
    """Receive a body whose length nobody told, and refuse it once it is too large."""
    total = 0

    async def receive_limited() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > largest:
            raise Problem(413, "BODY_TOO_LARGE", headers={"Connection": "close"})
        return message

    return receive_limited


async def drain(receive: Receive, most: int) -> None:
    """Read a body nobody wants: many a client reads the answer only when it has sent all."""
    total = 0
    while total < most:
        message = await receive()
        total += len(message.get("body", b""))
        if not message.get("more_body"):
            break


def _is_upload(scope: Scope) -> bool:
    """Whether files go to this address; a method it does not have is refused by the routes."""
    return UPLOAD.fullmatch(scope["path"]) is not None


def _has_body(headers: Mapping[bytes, bytes]) -> bool:
    return headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers


def _route(scope: Scope) -> str:
    """The template of the path, a closed set; what matches none is one of its own."""
    found: Any = scope.get("route")
    if found is None and scope["path"].startswith("/static/"):
        return "/static"
    return getattr(found, "path_format", None) or getattr(found, "path", None) or "unmatched"


async def _problem(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    answer = errors.response(problem, scope["language"], scope["request_id"])
    await answer(scope, receive, send)
