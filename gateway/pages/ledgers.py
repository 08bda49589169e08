"""Registers of the staff as pages (台账): what is in one, what may be done with a row, what may be entered.

A register is data (`registers.py`): the rpc that lists it, its columns, and acts, each a form that stands for
a call of the REST interface. Who may see and do what, the access rules of the rpcs say.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from google.protobuf.descriptor import EnumDescriptor
from google.protobuf.message import Message
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from yangguang.hall.v1 import agents_pb2, hall_pb2

from gateway.api.models import Body
from gateway.calls import Call
from gateway.errors import Problem, field_problem
from gateway.pages import terms
from gateway.pages.dossiers import body_of
from gateway.pages.home import kept, language_of, render, translate
from gateway.pages.steps import Field
from gateway.sessions import Session, Submission, Visit, new_key
from gateway.words import Language
from services.common.timesource import SHANGHAI

MOST: Final = 100
A_PAGE: Final = 20

Given = dict[str, Any]
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Ask:
    """A field of a form: text, area, lines, day, moment or yes; or chosen of an enumeration or a list."""

    name: str
    label: str
    kind: str = "text"
    enum: EnumDescriptor | None = None
    # The collection it names one of, such as `staff`.
    of: str = ""
    required: bool = True
    # The enumeration whose value it is called by, in place of a label.
    called_by: EnumDescriptor | None = None

    def field(self, language: Language, places: Mapping[str, Choices]) -> Field:
        """The same with what can be chosen, for the page."""
        choices: Choices | None = None
        if self.enum is not None:
            names = [value.name for value in self.enum.values if value.number]
            choices = [(name, terms.term(language, self.enum, name)) for name in names]
        elif self.of:
            choices = places[self.of]
        elif self.kind == "yes":
            choices = [(value, translate(language, title)) for value, title in YES_NO]
        label = terms.term(language, self.called_by, self.name) if self.called_by else self.label
        return Field(self.name, label, self.kind, choices, self.required)

    def read(self, sent: Submission) -> object:
        """What was typed, as the body of REST has it; None when nothing was."""
        text = sent.text(self.name)
        return READERS.get(self.kind, _as_it_is)(self.name, text) if text else None


def _as_it_is(name: str, text: str) -> object:
    return text


def _moment(name: str, text: str) -> str:
    """A time as browsers send it, in China."""
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).isoformat(timespec="seconds")
    except ValueError:
        raise field_problem(422, name, "FIELD_INVALID", "datetime_parsing") from None


READERS: Final[dict[str, Callable[[str, str], object]]] = {
    "yes": lambda name, text: text == "yes",
    "lines": lambda name, text: [line.strip() for line in text.splitlines() if line.strip()],
    "moment": _moment,
}
YES_NO: Final = (("yes", "Yes"), ("no", "No"))


def _whole(given: Given) -> Given:
    return given


def _always(row: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done: a form, and the function of REST it stands for."""

    name: str
    title: str
    rpc: str
    do: Callable[..., Awaitable[Response]]
    asks: tuple[Ask, ...] = ()
    body: type[Body] | None = None
    # The field of the body that holds what was typed; none: the body itself does.
    within: str = ""
    # What the address of REST calls the row; "" for an entry, which has none.
    row: str = ""
    # Whether it can be done with a row, as far as the row tells.
    when: Callable[[Any], bool] = _always
    # What was typed, as the body has it, where that is not one field for one.
    shape: Callable[[Given], Given] = _whole

    async def take(self, sent: Submission, code: str = "") -> None:
        """Do it, as the REST interface does."""
        read = {ask.name: ask.read(sent) for ask in self.asks}
        given = self.shape({name: value for name, value in read.items() if value is not None})
        more: dict[str, Any] = {self.row: code} if self.row else {}
        if self.body is not None:
            more["body"] = body_of(self.body, {self.within: given} if self.within else given)
        await self.do(call=sent.call, **more)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A register: where it is, what is listed, what may be done."""

    name: str
    title: str
    rpc: str
    # The stub of `Backends`, the request, and the field of the answer that holds the rows.
    stub: str
    request: type[Message]
    rows: str
    # Labels and fields; the first heads a row.
    columns: tuple[tuple[str, str], ...]
    filters: tuple[Ask, ...] = ()
    acts: tuple[Act, ...] = ()
    # Who has use for the page, where others may read the list.
    gate: str = ""
    # What is asked for where nothing is.
    usual: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/ledgers/{self.name}"

    @property
    def admits(self) -> str:
        """The rpc that says who has use for the page."""
        return self.gate or self.rpc

    def act(self, name: str) -> Act:
        """What is called so; refuses ROUTE_NOT_FOUND."""
        found = next((act for act in self.acts if act.name == name), None)
        if found is None:
            raise Problem(404, "ROUTE_NOT_FOUND")
        return found

    async def ask(self, call: Call, given: Mapping[str, str]) -> tuple[list[Any], str]:
        """A page of rows, and the token of the next."""
        typed: Given = {ask.name: given[ask.name] for ask in self.filters if given.get(ask.name)}
        for ask in self.filters:
            if ask.enum is not None and typed.get(ask.name, "") not in ("", *ask.enum.values_by_name):
                raise field_problem(422, ask.name, "FIELD_INVALID")
        two = [ask.name for ask in self.filters if ask.kind == "yes" and ask.name in typed]
        typed |= {name: typed[name] == "yes" for name in two}
        request = self.request(page_size=A_PAGE, page_token=given.get("page_token", "")[:2000], **typed)
        found = await call.ask(getattr(getattr(call.at, self.stub), self.rpc.rpartition(".")[2]), request)
        return list(getattr(found, self.rows)), found.next_page_token


async def show(
    request: Request,
    seen: Visit | Submission,
    ledger: Ledger,
    problem: Problem | None = None,
    tried: str = "",
) -> Response:
    """The page of a register, with what was typed where it was refused."""
    language, call, session = language_of(request), seen.call, seen.session
    given = dict(ledger.usual) | dict(request.query_params)
    rows, later = await ledger.ask(replace(call, key="", etag=""), given)
    acts = [act for act in ledger.acts if session.may(act.rpc)]
    places = await _places(call, session, ledger, rows)
    names = {name: title for choices in places.values() for name, title in choices}
    return render(
        request,
        "ledger.html",
        problem=problem,
        ledger=ledger,
        filters=[ask.field(language, places) for ask in ledger.filters],
        asked=given,
        entries=[_form(act, language, places) for act in acts if not act.row],
        rows=[_row(ledger, row, acts, language, places, names) for row in rows],
        later=later,
        tried=tried,
        typed=dict(seen.form) if isinstance(seen, Submission) else {},
        key=new_key(),
    )


def _form(act: Act, language: Language, places: Mapping[str, Choices]) -> dict[str, Any]:
    return {
        "name": act.name,
        "title": act.title,
        "fields": [ask.field(language, places) for ask in act.asks],
    }


def _row(
    ledger: Ledger,
    row: Any,
    acts: Sequence[Act],
    language: Language,
    places: Mapping[str, Choices],
    names: Mapping[str, str],
) -> dict[str, Any]:
    """A row as the page shows it: its head, its cells that say something, its forms."""
    told = [(label, terms.text(language, row, path, names)) for label, path in ledger.columns]
    (_, head), *cells = told
    return {
        "code": getattr(row, "name", "").rpartition("/")[2],
        "etag": getattr(row, "etag", ""),
        "head": head,
        "cells": [(label, text) for label, text in cells if text],
        "acts": [_form(act, language, places) for act in acts if act.row and act.when(row)],
    }


async def do(request: Request, sent: Submission, ledger: Ledger, action: str, code: str = "") -> Response:
    """Do one thing, and show the register again."""
    act = ledger.act(action)
    try:
        await act.take(sent, code)
    except Problem as problem:
        return await show(request, sent, ledger, problem, f"{code}/{action}" if code else action)
    return RedirectResponse(kept(request, ledger.path), 303)


# ---- People and places, by their names


async def _places(call: Call, session: Session, ledger: Ledger, rows: Sequence[Any]) -> dict[str, Choices]:
    """What is named by the rows or can be chosen in a form, by collection."""
    asked = {ask.of for act in ledger.acts for ask in act.asks} | {ask.of for ask in ledger.filters}
    paths = [path for _, path in ledger.columns]
    wanted = [name for name in PLACES if name in asked or terms.mentioned(rows, paths, name)]
    plain = replace(call, key="", etag="")
    found = await asyncio.gather(*(PLACES[name](plain, session) for name in wanted))
    return dict(zip(wanted, found, strict=True))


async def _staff(call: Call, session: Session) -> Choices:
    if not session.may("yangguang.hall.v1.HallService.ListStaffMembers"):
        return []
    request = hall_pb2.ListStaffMembersRequest(page_size=MOST)
    found = await call.ask(call.at.hall.ListStaffMembers, request)
    return [(each.name, each.title) for each in found.staff_members]


async def _windows(call: Call, session: Session) -> Choices:
    found = await call.ask(call.at.hall.ListWindows, hall_pb2.ListWindowsRequest(page_size=MOST))
    return [(each.name, each.title) for each in found.windows]


async def _organisations(call: Call, session: Session) -> Choices:
    region = session.caller.region
    request = hall_pb2.ListOrganisationsRequest(page_size=MOST, region=region)
    found = await call.ask(call.at.hall.ListOrganisations, request)
    return [(each.name, each.title) for each in found.organisations]


async def _points(call: Call, session: Session) -> Choices:
    request = agents_pb2.ListAgencyPointsRequest(page_size=MOST)
    found = await call.ask(call.at.agency.ListAgencyPoints, request)
    return [(each.name, each.title) for each in found.agency_points if each.state == each.OPEN]


PLACES: Final[Mapping[str, Callable[[Call, Session], Awaitable[Choices]]]] = {
    "staff": _staff,
    "windows": _windows,
    "organisations": _organisations,
    "agencyPoints": _points,
}
