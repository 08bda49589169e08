"""Precedents (案例援引, B26): approvals of other places for an item, and the cases handled like them."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import precedents_pb2 as pb
from yangguang.common.v1.access_pb2 import UNRESTRICTED

from services.cases.domain import UNDECIDED
from services.cases.handlers.facts import Facts
from services.cases.handlers.registers import Act, Register, asked
from services.cases.handlers.situation import name_of, reason_of
from services.cases.models import Case, Precedent, PrecedentCitation
from services.common import checks
from services.common.driver import Executes
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound, PermissionDenied
from services.common.identity import ANYBODY, Call
from services.common.ids import parse, parse_code, resource

TABLE: Final[Any] = Precedent.__table__  # type: ignore[attr-defined]
CITATIONS: Final[Any] = PrecedentCitation.__table__  # type: ignore[attr-defined]
CASES: Final[Any] = Case.__table__  # type: ignore[attr-defined]
EVERYWHERE: Final = Call(ANYBODY, UNRESTRICTED)
NOT_FOUND: Final = "PRECEDENT_NOT_FOUND"
MOST_DAYS: Final = 365

REGISTER: Final = Register(
    TABLE,
    "precedents",
    pb.Precedent,
    NOT_FOUND,
    lambda found: {name: getattr(found, name) for name in ("organisation", "region", "item", "state")},
    lambda found: pb.PrecedentChanged(precedent=found),
)
CITED: Final = Register(
    CITATIONS,
    "precedentCitations",
    pb.PrecedentCitation,
    NOT_FOUND,
    lambda cited: {
        "organisation": cited.organisation,
        "region": cited.region,
        "precedent": parse(cited.precedent, "precedents"),
        "case_id": parse(cited.case, "cases"),
    },
    lambda cited: pb.PrecedentCited(precedent_citation=_bare(cited)),
)


async def create(
    session: Executes, act: Act, request: pb.CreatePrecedentRequest, facts: Facts
) -> pb.Precedent:
    """Register an approval of another place for an item of one's own department."""
    caller = act.call.caller
    decided = checks.date(request.decide_day, "decide_day")
    if decided > act.today:
        raise InvalidArgument("FIELD_INVALID", field="decide_day", value=request.decide_day)
    named = ("title", "place", "authority", "document_number")
    texts: dict[str, Any] = {name: name_of(getattr(request, name), name) for name in named}
    precedent = pb.Precedent(
        item=await _item(session, act, request.item, facts),
        decide_day=decided.isoformat(),
        summary=reason_of(request.summary, "summary"),
        source=reason_of(request.source, "source"),
        organisation=caller.organisation,
        region=caller.region,
        state=pb.Precedent.IN_FORCE,
        create_time=act.now,
        update_time=act.now,
        **texts,
    )
    if request.HasField("working_days"):
        if not 0 <= request.working_days <= MOST_DAYS:
            raise InvalidArgument("FIELD_INVALID", field="working_days", value=request.working_days)
        precedent.working_days = request.working_days
    return await REGISTER.add(session, act, precedent)  # type: ignore[no-any-return]


def withdraw(precedent: pb.Precedent, request: pb.WithdrawPrecedentRequest) -> None:
    """Nobody is to cite it any more."""
    _in_force(precedent)
    precedent.state = pb.Precedent.WITHDRAWN
    precedent.withdraw_reason = reason_of(request.reason)


async def cite(session: Executes, act: Act, request: pb.CitePrecedentRequest) -> pb.PrecedentCitation:
    """Handle a case like a precedent for its item (比照办理)."""
    precedent = await _precedent(session, request.name)
    _in_force(precedent)
    case = await _case(session, act, request.case)
    if case.item != precedent.item:
        raise FailedPrecondition("PRECEDENT_OF_ANOTHER_ITEM", item=precedent.item)
    if case.state not in UNDECIDED:
        raise FailedPrecondition("CASE_DECIDED", case=request.case)
    cited = pb.PrecedentCitation(
        precedent=precedent.name,
        case=resource("cases", case.id),
        case_number=case.number,
        item=case.item,
        note=reason_of(request.note, "note"),
        officer=act.subject,
        organisation=act.call.caller.organisation,
        region=case.region,
        create_time=act.now,
    )
    return await CITED.add(session, act, cited)  # type: ignore[no-any-return]


async def list_precedents(
    connection: AsyncConnection, request: pb.ListPrecedentsRequest
) -> pb.ListPrecedentsResponse:
    """A page of precedents, for everybody."""
    conditions = asked(request, TABLE)
    if request.item:
        conditions.append(TABLE.c.item == resource("items", parse_code(request.item, "items", "item")))
    if request.state:
        conditions.append(TABLE.c.state == request.state)
    found, token = await REGISTER.page(connection, request, EVERYWHERE, *conditions)
    return pb.ListPrecedentsResponse(precedents=found, next_page_token=token)


async def list_citations(
    connection: AsyncConnection, request: pb.ListPrecedentCitationsRequest, call: Call
) -> pb.ListPrecedentCitationsResponse:
    """A page of what was cited where."""
    conditions = asked(request, CITATIONS)
    if request.precedent:
        key = parse(request.precedent, "precedents", "precedent")
        conditions.append(CITATIONS.c.precedent == key)
    if request.case:
        conditions.append(CITATIONS.c.case_id == parse(request.case, "cases", "case"))
    found, token = await CITED.page(connection, request, call, *conditions)
    return pb.ListPrecedentCitationsResponse(precedent_citations=found, next_page_token=token)


def _bare(cited: pb.PrecedentCitation) -> pb.PrecedentCitation:
    """As others are told of it: without what people wrote."""
    told = pb.PrecedentCitation()
    told.CopyFrom(cited)
    told.ClearField("note")
    return told


def _in_force(precedent: pb.Precedent) -> None:
    if precedent.state != pb.Precedent.IN_FORCE:
        raise FailedPrecondition("PRECEDENT_WITHDRAWN", name=precedent.name)


async def _precedent(session: Executes, name: str) -> pb.Precedent:
    """The precedent, whosever it is; it is not withdrawn meanwhile."""
    query = select(TABLE.c.record).where(TABLE.c.id == parse(name, "precedents")).with_for_update(read=True)
    record = await session.scalar(query)
    if record is None:
        raise NotFound(NOT_FOUND, name=name)
    return pb.Precedent.FromString(record)


async def _case(session: Executes, act: Act, name: str) -> Any:
    columns = CASES.c
    query = select(columns.id, columns.number, columns.item, columns.region, columns.state).where(
        columns.id == parse(checks.required(name, "case"), "cases", "case"),
        columns.organisation == act.call.caller.organisation,
    )
    case = (await session.execute(query)).one_or_none()
    if case is None:
        raise NotFound("CASE_NOT_FOUND", name=name)
    return case


async def _item(session: Executes, act: Act, name: str, facts: Facts) -> str:
    item = resource("items", parse_code(name, "items", "item"))
    await facts.refresh(session)
    published = (await facts.in_force(session, {item}, act.now)).get(item)
    if published is None:
        raise FailedPrecondition("ITEM_NOT_IN_FORCE", field="item", item=item)
    if published.organisation != act.call.caller.organisation:
        raise PermissionDenied("OUT_OF_SCOPE", scope="OWN_ORGANISATION")
    return item
