"""Changes of staff at the windows, agreed with the centre beforehand (调整沟通, D11)."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import personnel_pb2 as pb

from services.common import checks
from services.common.ids import parse_code
from services.hall import domain
from services.hall.domain import personnel
from services.hall.domain.personnel import Action, ChangeState
from services.hall.handlers import registers, staff
from services.hall.handlers.acts import STAFF, Act, found
from services.hall.messages import registers as told
from services.hall.models import STAFF_CHANGES, StaffMember

LONGEST_OPINION: Final = 500


async def create(session: AsyncSession, act: Act, request: pb.CreateStaffChangeRequest) -> pb.StaffChange:
    """A unit proposes that one of its people at the windows is replaced; one change of a person at a time."""
    change = told.taken(request.staff_change, "staff_change", told.CHANGE)
    unit = await registers.owner(session, act, change.organisation, "staff_change.organisation")
    await registers.check_staff_of(session, unit.code, change.staff, "staff_change.staff")
    person = await _person(session, act, change.staff)
    day = dt.date.fromisoformat(change.day)
    personnel.check_change(day, person.posted_from, act.today)
    change.region, change.state = unit.region, pb.StaffChange.PROPOSED
    change.early = not personnel.years_full(person.posted_from, day)
    await registers.add(session, act, STAFF_CHANGES, change, events.StaffChangeChanged())
    return change


async def agree(session: AsyncSession, act: Act, request: pb.AgreeToStaffChangeRequest) -> pb.StaffChange:
    """The centre agrees."""
    opinion = checks.text(request.opinion, "opinion", LONGEST_OPINION)
    return await _decided(session, act, request, Action.AGREE, opinion)


async def object_to(
    session: AsyncSession, act: Act, request: pb.ObjectToStaffChangeRequest
) -> pb.StaffChange:
    """The centre objects, and says why."""
    opinion = checks.required_text(request.opinion, "opinion", LONGEST_OPINION)
    return await _decided(session, act, request, Action.OBJECT, opinion)


async def carry_out(
    session: AsyncSession, act: Act, request: pb.CarryOutStaffChangeRequest
) -> pb.StaffChange:
    """The posting of who leaves ends, once mandates are handed back."""
    change = await _decided(session, act, request, Action.CARRY_OUT, "")
    code = parse_code(change.staff, "staff")
    await staff.update(session, act, code, "", {"posted_to": dt.date.fromisoformat(change.day)})
    return change


async def _decided(
    session: AsyncSession, act: Act, request: Any, action: Action, opinion: str
) -> pb.StaffChange:
    row, change = await registers.locked(
        session, act, STAFF_CHANGES, pb.StaffChange, request.name, "STAFF_CHANGE_NOT_FOUND", request.etag
    )
    change.state = personnel.step(ChangeState(row.state), action).value  # type: ignore[assignment]
    change.opinion = opinion or change.opinion
    await registers.change(session, act, STAFF_CHANGES, row, change, events.StaffChangeChanged())
    return change


async def _person(session: AsyncSession, act: Act, name: str) -> StaffMember:
    """Who leaves, kept from being changed until this is done; whoever has left needs no change."""
    code = parse_code(name, "staff")
    query = select(StaffMember).where(STAFF.code == code).with_for_update(read=True)
    person = found(await session.scalar(query), "STAFF_MEMBER_NOT_FOUND", name)
    domain.check_posted(person.posted_to, act.today, name)
    return person
