"""JSON bodies, read strictly: what two readers could understand differently is refused by name."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import orjson
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.errors import Problem, field_problem
from gateway.plain import Plain, plain

DEEPEST: Final = 32
# Texts, so that what is left of a document are its brackets, colons and commas.
_TEXTS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS: Final = re.compile(rb"[\[\]{}]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def loads(body: bytes) -> Any:
    """The document; refused when it is no JSON, too deep, repeats a field, holds NUL or half a character."""
    bare = _TEXTS.sub(b"", body)
    if _depth(bare) > DEEPEST:
        raise Problem(400, "JSON_TOO_DEEP", {"deepest": str(DEEPEST)})
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _unreadable(body, error) from None
    if _members(document) != bare.count(b":"):
        raise field_problem(400, _twice(body), "FIELD_REPEATED")
    if b"\\u0000" in body:
        _refuse(document, "\0")
    return document


class StrictRequest(Request):
    """A request whose JSON is read strictly."""

    async def json(self) -> Any:
        """The document of the body."""
        if not hasattr(self, "_json"):
            self._json = loads(await self.body())
        return self._json


class StrictRoute(APIRoute):
    """A route whose requests are strict."""

    def __init__(self, path: str, endpoint: Any, **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        found = plain(endpoint, self.param_convertors)
        if found is not None:
            self.app = _plainly(found)

    def get_route_handler(self) -> Any:
        """The handler of the route, given a strict request."""
        handle = super().get_route_handler()

        async def strictly(request: Request) -> Any:
            return await handle(StrictRequest(request.scope, request.receive))

        return strictly


def _plainly(endpoint: Plain) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        response = await endpoint.answer(StrictRequest(scope, receive))
        await response(scope, receive, send)

    return answer


def _depth(bare: bytes) -> int:
    deepest = depth = 0
    for bracket in _BRACKETS.finditer(bare):
        depth += 1 if bracket[0] in b"[{" else -1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            break
    return deepest


def _members(value: Any) -> int:
    """How many fields the objects of a document have in all."""
    if isinstance(value, dict):
        return len(value) + sum(map(_members, value.values()))
    return sum(map(_members, value)) if isinstance(value, list) else 0


def _unreadable(body: bytes, error: orjson.JSONDecodeError) -> Problem:
    """Say what is wrong; half a character (a lone surrogate) is named by its field."""
    try:
        _refuse(json.loads(body), _SURROGATES)
    except ValueError:
        pass
    except Problem as problem:
        return problem
    return Problem(400, "JSON_INVALID", {"line": str(error.lineno), "column": str(error.colno)})


def _refuse(value: Any, bad: str | re.Pattern[str], path: str = "") -> None:
    """Refuse a document that holds the character in a text, naming the field."""
    if isinstance(value, str):
        if re.search(bad, value):
            raise field_problem(422, path, "FIELD_INVALID", "text")
    elif isinstance(value, dict):
        for key, inner in value.items():
            _refuse(key, bad, path)
            _refuse(inner, bad, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _refuse(inner, bad, f"{path}[{index}]")


def _twice(body: bytes) -> str:
    """The first field that is named twice."""
    found: list[str] = []

    def pairs(members: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in members]
        found.extend(name for name in names if names.count(name) > 1)
        return dict(members)

    json.loads(body, object_pairs_hook=pairs)
    return found[0] if found else ""
