"""Plain routes: those that ask for no more than their path, a JSON body, and what the request itself says.

The framework finds parameters of any kind anew for each request, and opens what may have to be closed again:
a twentieth of a millisecond, and these routes have use for none of it. They are declared and described as all
others are, and refuse with the same errors.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeAlias, get_args, get_type_hints

from fastapi.exceptions import RequestValidationError
from fastapi.params import Depends
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response

Make: TypeAlias = Callable[[Request], Awaitable[Any]]

MISSING = [{"type": "missing", "loc": ("body",), "msg": "Field required", "input": None}]


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain endpoint: what makes its parameters."""

    endpoint: Callable[..., Awaitable[Response]]
    made: tuple[tuple[str, Make], ...]
    body: TypeAdapter[Any] | None
    is_required: bool

    async def answer(self, request: Request) -> Response:
        """Make the parameters and ask the endpoint; the document is read first, and judged last."""
        values: dict[str, Any] = dict(request.scope["path_params"])
        document = await _document(request) if self.body is not None else None
        for name, make in self.made:
            values[name] = await make(request)
        if self.body is not None:
            values["body"] = self._judged(self.body, document)
        return await self.endpoint(**values)

    def _judged(self, body: TypeAdapter[Any], document: Any) -> Any:
        if document is _NOTHING:
            if self.is_required:
                raise RequestValidationError(MISSING)
            return None
        try:
            return body.validate_python(document, from_attributes=True)
        except ValidationError as error:
            found = error.errors(include_url=False)
            raise RequestValidationError(
                [{**each, "loc": ("body", *each["loc"])} for each in found], body=document
            ) from None


def plain(endpoint: Callable[..., Any], path: Collection[str]) -> Plain | None:
    """The plain endpoint of a function at a path with these parameters; None if it asks for anything else."""
    hints = get_type_hints(endpoint, include_extras=True)
    if hints.pop("return", None) is not Response:
        return None
    made = {name: make for name, hint in hints.items() if (make := _made(hint)) is not None}
    parts = {name for name in path if hints.get(name) is str}
    rest = hints.keys() - made.keys() - parts
    if rest - {"body"} or (rest and not _is_model(hints["body"])):
        return None
    body = TypeAdapter(hints["body"]) if rest else None
    defaults = {each.default for each in inspect.signature(endpoint).parameters.values()}
    return Plain(endpoint, tuple(made.items()), body, is_required=None not in defaults)


def _made(hint: Any) -> Make | None:
    """What makes a parameter, when it is made of the request alone."""
    found = [each.dependency for each in get_args(hint)[1:] if isinstance(each, Depends)]
    if not found or not inspect.iscoroutinefunction(found[0]):
        return None
    needs = [each.annotation for each in inspect.signature(found[0], eval_str=True).parameters.values()]
    return found[0] if needs == [Request] else None


def _is_model(hint: Any) -> bool:
    """Whether a parameter is a JSON body: a model, or perhaps none."""
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not type(None)]
    return all(inspect.isclass(kind) and issubclass(kind, BaseModel) for kind in kinds)


class _Nothing:
    """Stands for a body that is not there; `null` is one that is."""


_NOTHING = _Nothing()


async def _document(request: Request) -> Any:
    return await request.json() if await request.body() else _NOTHING
