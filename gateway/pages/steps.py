"""What can be done to something at a desk, as data: the fields of a form, and the route it goes to.

Whether it is done, the service decides; whether it is shown, the access rule of its rpc and the thing itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from starlette.responses import Response

from gateway.api.models import Body
from gateway.errors import field_problem
from gateway.pages.dossiers import body_of
from gateway.sessions import Session, Submission

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: text, area, number, day, moment or yes; with options, one of them is chosen."""

    name: str
    label: str
    kind: str = "text"
    options: Sequence[tuple[str, str]] | None = None
    required: bool = True

    def read(self, sent: Submission) -> object:
        """What was typed, as the body of REST has it; None when nothing was."""
        text = sent.text(self.name)
        return READERS.get(self.kind, _as_it_is)(self.name, text) if text else None


def _as_it_is(name: str, text: str) -> object:
    return text


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise field_problem(422, name, "FIELD_INVALID", "int_type")
    return int(text)


READERS: Final[dict[str, Callable[[str, str], object]]] = {
    "number": _number,
    "yes": lambda name, text: text == "yes",
    # A browser gives the hands of the clock on the wall, to the minute.
    "moment": lambda name, text: f"{text}:00+08:00",
}


def fixed(*fields: Field) -> Callable[[Any], Sequence[Field]]:
    """Fields that are the same whatever they are about."""
    return lambda thing: fields


def choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """Options that are called by their codes."""
    return [(name, name) for name in names]


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """One thing that can be done."""

    action: str
    title: str
    # The rpc whose access rule says who may.
    rpc: str
    do: Callable[..., Awaitable[Response]]
    body: type[Body] | None = None
    fields: Callable[[T], Sequence[Field]] = lambda thing: ()
    # Whether it is what such a thing usually waits for, and so stands open.
    usual: bool = True
    # The body, of the thing and of what was typed.
    given: Callable[[T, dict[str, Any]], dict[str, Any]] = lambda thing, typed: typed
    # Whether it can be done as things stand.
    when: Callable[[T, Session], bool] = lambda thing, session: True

    def offered(self, thing: T, session: Session) -> bool:
        """Whether a page shows it: to who may, when there is something to choose from."""
        lists = [field.options for field in self.fields(thing)]
        return session.may(self.rpc) and self.when(thing, session) and [] not in lists

    async def take(self, thing: T, sent: Submission, **place: str) -> None:
        """Do it, by the function of the REST route; `place` is what the path of the route names."""
        read = {field.name: field.read(sent) for field in self.fields(thing)}
        typed = {name: value for name, value in read.items() if value is not None}
        more = {"body": body_of(self.body, self.given(thing, typed))} if self.body else {}
        await self.do(call=sent.call, **place, **more)
