"""Resident discipline heads and what they track (纪检驻点、质量跟踪, C23), files by year (年度档案, P05)."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import oversight_pb2 as pb

from services.common import checks, kept
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.ids import parse, resource
from services.hall.domain import Reach, conduct, oversight
from services.hall.domain.oversight import PostingState, TrackedStage
from services.hall.handlers import registers
from services.hall.handlers.acts import ORGANISATIONS, Act, within
from services.hall.messages import registers as told
from services.hall.models import QUALITY_CHECKS, RESIDENT_POSTINGS, YEAR_FILE_ENTRIES

POSTING_NOT_FOUND: Final = "RESIDENT_POSTING_NOT_FOUND"
CHECK_NOT_FOUND: Final = "QUALITY_CHECK_NOT_FOUND"
# Of a case, the newest checks.
MOST_CHECKS: Final = 100


async def post(
    session: AsyncSession, act: Act, request: pb.CreateResidentPostingRequest
) -> pb.ResidentPosting:
    """Post somebody at a department within reach."""
    posting = told.taken(request.resident_posting, "resident_posting", told.RESIDENT_POSTING)
    unit = await registers.owner(session, act, posting.organisation, "resident_posting.organisation")
    if posting.valid_to and posting.valid_to < posting.valid_from:
        raise InvalidArgument("FIELD_INVALID", field="resident_posting.valid_to")
    posting.region, posting.state = unit.region, pb.ResidentPosting.POSTED
    event = events.ResidentPostingChanged()
    await registers.add(session, act, RESIDENT_POSTINGS, posting, event, **_posting_columns(posting))
    return posting


async def end(session: AsyncSession, act: Act, request: pb.EndResidentPostingRequest) -> pb.ResidentPosting:
    """End a posting with a day that has come."""
    last = checks.date(request.last_day, "last_day")
    row, posting = await registers.locked(
        session, act, RESIDENT_POSTINGS, pb.ResidentPosting, request.name, POSTING_NOT_FOUND, request.etag
    )
    oversight.check_last_day(row.state, dt.date.fromisoformat(posting.valid_from), last, act.today)
    posting.valid_to, posting.state = last.isoformat(), pb.ResidentPosting.ENDED
    event = events.ResidentPostingChanged()
    await registers.change(session, act, RESIDENT_POSTINGS, row, posting, event, **_posting_columns(posting))
    return posting


def _posting_columns(posting: pb.ResidentPosting) -> dict[str, Any]:
    last = dt.date.fromisoformat(posting.valid_to) if posting.valid_to else None
    return {"subject": posting.subject, "last": last}


async def check(session: AsyncSession, act: Act, request: pb.CreateQualityCheckRequest) -> pb.QualityCheck:
    """Record a check by whoever is posted at the department today."""
    found = told.taken(request.quality_check, "quality_check", told.QUALITY_CHECK)
    unit = await registers.owner(session, act, found.organisation, "quality_check.organisation")
    state = oversight.state_of_check(
        good=found.good, finding=found.finding, demand=found.demand, due_day=found.due_day
    )
    found.posting = await _posting_of(session, act, unit.code)
    found.region, found.day, found.state = unit.region, act.today.isoformat(), state.name  # type: ignore[assignment]
    if found.due_day and found.due_day < found.day:
        raise InvalidArgument("FIELD_INVALID", field="quality_check.due_day")
    event = events.QualityCheckChanged()
    await registers.add(session, act, QUALITY_CHECKS, found, event, case=found.case)
    return found


async def _posting_of(session: AsyncSession, act: Act, organisation: str) -> str:
    """The posting of who acts at this department; refused where there is none."""
    columns = RESIDENT_POSTINGS.c
    posted = (
        columns.subject == act.origin.actor,
        columns.organisation == organisation,
        columns.state == PostingState.POSTED,
        columns.day <= act.today,
        or_(columns.last.is_(None), columns.last >= act.today),
    )
    found = await session.scalar(select(columns.id).where(*posted).order_by(columns.id.desc()).limit(1))
    if found is None:
        raise FailedPrecondition("NOT_POSTED_THERE", organisation=resource("organisations", organisation))
    return resource("residentPostings", found)


async def settle(session: AsyncSession, act: Act, request: pb.SettleQualityCheckRequest) -> pb.QualityCheck:
    """Record what came of a demand; one that was due before is marked late."""
    result = checks.required_text(request.result, "result", told.LONG, multiline=True)
    row, found = await registers.locked(
        session, act, QUALITY_CHECKS, pb.QualityCheck, request.name, CHECK_NOT_FOUND, request.etag
    )
    oversight.check_demanded(row.state)
    await _posting_of(session, act, row.organisation)
    found.result, found.settle_day, found.state = result, act.today.isoformat(), pb.QualityCheck.SETTLED
    found.late = found.settle_day > found.due_day
    await registers.change(session, act, QUALITY_CHECKS, row, found, events.QualityCheckChanged())
    return found


async def track(connection: AsyncConnection, name: str, reach: Reach) -> pb.QualityTrack:
    """The checks of a case within reach, and the stages nobody has checked."""
    case, columns = resource("cases", parse(name, "cases")), QUALITY_CHECKS.c
    query = select(QUALITY_CHECKS).where(columns.case == case, *within(reach, columns))
    rows = (await connection.execute(query.order_by(columns.id.desc()).limit(MOST_CHECKS))).all()
    if not rows:
        raise NotFound("QUALITY_TRACK_NOT_FOUND", name=name)
    made = [kept.message_of(row, pb.QualityCheck) for row in reversed(rows)]
    checked = {each.stage for each in made}
    return pb.QualityTrack(
        case=case,
        checks=made,
        unchecked_stages=[stage.name for stage in TrackedStage if stage.value not in checked],
        open_demands=sum(each.state == pb.QualityCheck.DEMANDED for each in made),
    )


async def file(session: AsyncSession, act: Act, request: pb.CreateYearFileEntryRequest) -> pb.YearFileEntry:
    """File a document; it gets the next number of its file, one at a time."""
    entry = told.taken(request.year_file_entry, "year_file_entry", told.YEAR_FILE_ENTRY)
    unit = await registers.owner(session, act, entry.organisation, "year_file_entry.organisation")
    day = dt.date.fromisoformat(entry.day)
    conduct.check_happened(day, act.today, "year_file_entry.day")
    oversight.check_year(entry.year, day, act.today)
    if not entry.sha256 and not entry.place:
        raise InvalidArgument("FIELD_REQUIRED", field="year_file_entry.place")
    await session.execute(select(ORGANISATIONS.code).where(ORGANISATIONS.code == unit.code).with_for_update())
    entry.region, entry.number = unit.region, 1 + await _last_number(session, unit.code, entry.year)
    columns = {"year": entry.year, "number": entry.number}
    await registers.add(session, act, YEAR_FILE_ENTRIES, entry, events.YearFileEntryFiled(), **columns)
    return entry


async def _last_number(session: AsyncSession, organisation: str, year: int) -> int:
    columns = YEAR_FILE_ENTRIES.c
    its_file = (columns.organisation == organisation, columns.year == year)
    return await session.scalar(select(func.max(columns.number)).where(*its_file)) or 0


def of_state(request: pb.ListQualityChecksRequest) -> list[ColumnElement[bool]]:
    """The condition of the state a request asks for."""
    return [QUALITY_CHECKS.c.state == request.state] if request.state else []


def of_file(request: pb.ListYearFileEntriesRequest) -> list[ColumnElement[bool]]:
    """The conditions of the year and kind a request asks for."""
    asked = {"year": request.year, "kind": request.kind}
    return [YEAR_FILE_ENTRIES.c[name] == value for name, value in asked.items() if value]
