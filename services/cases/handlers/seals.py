"""Seals for approvals (行政审批专用章, B36): one of a department in use, and the log of what was sealed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select, text, tuple_
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.cases.v1 import events_pb2 as events
from yangguang.cases.v1 import seals_pb2 as pb
from yangguang.common.v1.access_pb2 import UNRESTRICTED
from yangguang.common.v1.types_pb2 import Right

from services.cases.handlers.facts import Facts
from services.cases.handlers.following import Follower
from services.cases.handlers.registers import Act, Register, asked, within
from services.cases.handlers.situation import name_of, one_of, reason_of
from services.cases.models import Case, Seal, SealUse
from services.common import journal, paging
from services.common.db import Database
from services.common.driver import Executes
from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied
from services.common.identity import ANYBODY, Call
from services.common.ids import new_id, parse, resource

TABLE: Final[Any] = Seal.__table__  # type: ignore[attr-defined]
USES: Final[Any] = SealUse.__table__  # type: ignore[attr-defined]
CASES: Final[Any] = Case.__table__  # type: ignore[attr-defined]
EVERYWHERE: Final = Call(ANYBODY, UNRESTRICTED)
NUMBER: Final = re.compile(r"\d{13}", re.ASCII)

# What is sealed when something is done to a case: by 行政许可法 art. 32 every notice of acceptance,
# supplement and refusal bears the seal, by art. 38 and 39 the decision and the certificate.
DOCUMENTS: Final[Mapping[Any, int]] = {
    events.CaseAccepted: pb.ACCEPTANCE_NOTICE,
    events.CaseSupplementRequested: pb.SUPPLEMENT_NOTICE_SHEET,
    events.CaseRefused: pb.REFUSAL_NOTICE,
    events.CaseDecided: pb.DECISION_DOCUMENT,
    events.CaseCompleted: pb.CERTIFICATE_DOCUMENT,
}

REGISTER: Final = Register(
    TABLE,
    "seals",
    pb.Seal,
    "SEAL_NOT_FOUND",
    lambda seal: {
        "organisation": seal.organisation,
        "region": seal.region,
        "state": seal.state,
        "number": seal.number,
        "start_time": seal.create_time.ToDatetime(dt.UTC),
        "end_time": seal.retire_time.ToDatetime(dt.UTC) if seal.HasField("retire_time") else None,
    },
    lambda seal: pb.SealChanged(seal=seal),
)


async def create(session: Executes, act: Act, request: pb.CreateSealRequest) -> pb.Seal:
    """Register the seal of one's department; a second one in use is refused by the database."""
    if not NUMBER.fullmatch(request.number):
        raise InvalidArgument("FIELD_INVALID", field="number", value=request.number)
    caller = act.call.caller
    named = ("title", "keeper", "document_number")
    texts: dict[str, Any] = {name: name_of(getattr(request, name), name) for name in named}
    seal = pb.Seal(
        number=request.number,
        organisation=caller.organisation,
        region=caller.region,
        state=pb.Seal.IN_USE,
        create_time=act.now,
        update_time=act.now,
        **texts,
    )
    return await REGISTER.add(session, act, seal)  # type: ignore[no-any-return]


def retire(seal: pb.Seal, request: pb.RetireSealRequest, act: Act) -> None:
    """Take it out of use."""
    if seal.state != pb.Seal.IN_USE:
        raise FailedPrecondition("SEAL_RETIRED", name=seal.name)
    seal.state = pb.Seal.RETIRED
    seal.retire_time = act.now  # type: ignore[assignment]
    seal.retire_document_number = name_of(request.document_number, "document_number")


async def record_use(
    session: Executes, act: Act, request: pb.RecordSealUseRequest, facts: Facts
) -> pb.SealUse:
    """Record a use outside of a case, by whom a mandate gives the right to it (D03)."""
    caller = act.call.caller
    await facts.refresh(session)
    mandates = await facts.mandates(session, [act.subject], act.today)
    if Right.SEAL_USE not in mandates.rights(act.subject, caller.organisation, ""):
        raise PermissionDenied("MANDATE_REQUIRED", right=Right.Name(Right.SEAL_USE))
    in_use = select(TABLE.c.id).where(
        TABLE.c.organisation == caller.organisation, TABLE.c.state == pb.Seal.IN_USE
    )
    seal = await session.scalar(in_use.with_for_update(read=True))
    if seal is None:
        raise FailedPrecondition("NO_SEAL_IN_USE", organisation=caller.organisation)
    known = pb.SealedDocument.DESCRIPTOR.values_by_number
    row = {
        "id": new_id(),
        "seal": seal,
        "organisation": caller.organisation,
        "region": caller.region,
        "case_id": None,
        "document": one_of(request.document, known, "document"),
        "document_number": name_of(request.document_number, "document_number"),
        "purpose": reason_of(request.purpose, "purpose"),
        "officer": act.subject,
        "time": act.now,
    }
    await session.execute(insert(USES).values(row))
    use = _message(row, "")
    origin = journal.Origin(act.subject, caller.channel, act.request_id)
    told = journal.Entry(use.name, 1, pb.SealUsed(seal_use=_bare(use)), act.now, caller.region, origin)
    await journal.append(session, told)
    return use


async def list_seals(connection: AsyncConnection, request: pb.ListSealsRequest) -> pb.ListSealsResponse:
    """A page of seals, for everybody: who gets a paper may look whether its seal is one."""
    conditions = asked(request, TABLE)
    if request.state:
        conditions.append(TABLE.c.state == request.state)
    found, token = await REGISTER.page(connection, request, EVERYWHERE, *conditions)
    return pb.ListSealsResponse(seals=found, next_page_token=token)


async def list_uses(
    connection: AsyncConnection, request: pb.ListSealUsesRequest, call: Call
) -> pb.ListSealUsesResponse:
    """A page of uses, by time."""
    size, start = paging.page_size(request), paging.after(request, dt.datetime, UUID)
    where = [*within(USES, call), *asked(request, USES)]
    if request.seal:
        where.append(USES.c.seal == parse(request.seal, "seals", "seal"))
    if request.case:
        where.append(USES.c.case_id == parse(request.case, "cases", "case"))
    if start is not None:
        where.append(tuple_(USES.c.time, USES.c.id) < tuple_(*start))
    query = (
        select(USES, CASES.c.number)
        .join_from(USES, CASES, USES.c.case_id == CASES.c.id, isouter=True)
        .where(*where)
        .order_by(USES.c.time.desc(), USES.c.id.desc())
        .limit(size + 1)
    )
    rows = (await connection.execute(query)).mappings().all()
    last = rows[size - 1] if len(rows) > size else None
    return pb.ListSealUsesResponse(
        seal_uses=[_message(row, row["number"] or "") for row in rows[:size]],
        next_page_token=paging.next_token(request, last["time"], last["id"]) if last else "",
    )


def seal_follower(database: Database) -> Follower:
    """Follows what is sealed; what was journalled before this was switched on is not entered.

    Nothing is written where it is sealed: the way of a case stays as short as it is.
    """
    return Follower(database, "seal-uses", DOCUMENTS, _enter, from_start=False)


async def _enter(session: AsyncSession, after: int, upto: int) -> int:
    """What was sealed between two positions; whoever of several replicas comes second finds it done."""
    bounds = {"after": after, "upto": upto, "types": list(_DOCUMENTS)}
    entries = (await session.execute(_SEALED, bounds)).mappings().all()
    uses = [use for entry in entries if (use := _use(entry))]
    if uses:
        await session.execute(upsert(USES).on_conflict_do_nothing(), uses)
    return upto


def _use(entry: Mapping[Any, Any]) -> dict[str, Any] | None:
    """The use an entry of the journal tells of; finishing a case seals nothing but a certificate."""
    number = ""
    if entry["type"] == _COMPLETED:
        number = events.CaseCompleted.FromString(entry["payload"]).certificate_number
        if not number:
            return None
    row = {
        name: entry[name] for name in ("id", "seal", "organisation", "region", "case_id", "officer", "time")
    }
    return row | {"document": _DOCUMENTS[entry["type"]], "document_number": number, "purpose": ""}


_DOCUMENTS: Final = {kind.DESCRIPTOR.full_name: int(document) for kind, document in DOCUMENTS.items()}
_COMPLETED: Final = events.CaseCompleted.DESCRIPTOR.full_name
_SEALED: Final = text(
    "SELECT j.id, j.type, j.payload, j.actor AS officer, j.time, s.id AS seal, s.organisation, s.region, "
    "c.id AS case_id FROM journal j JOIN cases c ON c.id = CAST(split_part(j.aggregate, '/', 2) AS uuid) "
    "JOIN seals s ON s.organisation = c.organisation AND s.start_time <= j.time "
    "AND (s.end_time IS NULL OR j.time < s.end_time) "
    "WHERE j.position > :after AND j.position <= :upto AND j.type = ANY(CAST(:types AS text[]))"
)


def _message(row: Any, number: str) -> pb.SealUse:
    return pb.SealUse(
        name=resource("sealUses", row["id"]),
        seal=resource("seals", row["seal"]),
        case=resource("cases", row["case_id"]) if row["case_id"] else "",
        case_number=number,
        use_time=row["time"],
        **{
            name: row[name]
            for name in ("document", "document_number", "purpose", "officer", "organisation", "region")
        },
    )


def _bare(use: pb.SealUse) -> pb.SealUse:
    """As others are told of it: without what people wrote."""
    told = pb.SealUse()
    told.CopyFrom(use)
    told.ClearField("purpose")
    return told
