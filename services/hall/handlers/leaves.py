"""Leaves (请销假) and the stand-ins (顶岗) they bring about (D02, D12)."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from sqlalchemy import cast, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import rosters_pb2 as pb

from services.common import paging
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.ids import new_id, parse_code, resource
from services.common.timesource import local_date
from services.hall import messages
from services.hall.domain import Reach, rosters
from services.hall.domain.rosters import Action, LeaveKind, LeaveState, StandInState
from services.hall.handlers import shifts
from services.hall.handlers.acts import STAFF, WINDOWS, Act, found, of_organisation, tell, within
from services.hall.messages import Values
from services.hall.messages import rosters as told
from services.hall.models import Leave, StaffMember, StandIn, Window

TABLE: Final[Any] = Leave.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
STAND_INS: Final[Any] = StandIn.__table__  # type: ignore[attr-defined]

# Two who stand in for each other cannot both go; leaves are rare, and one at a time is soon enough.
_ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(hashtext('leaves'))")
OPEN: Final = (StandInState.PLANNED, StandInState.ACTIVE)


async def create(session: AsyncSession, act: Act, values: Values) -> Leave:
    """Ask for leave for somebody within reach; a temporary absence is registered, and begins now."""
    temporary = values["kind"] is LeaveKind.TEMPORARY
    start = act.now if temporary else values["start_time"]
    if start is None:
        raise InvalidArgument("FIELD_REQUIRED", field="leave.start_time")
    rosters.check_leave(values["kind"], start, values["end_time"], act.now)
    await session.execute(_ONE_AT_A_TIME)
    person = await shifts.somebody(session, act, values["staff"])
    row = Leave(
        id=new_id(),
        subject=person.subject,
        organisation=person.organisation,
        region=person.region,
        state=LeaveState.APPROVED if temporary else LeaveState.REQUESTED,
        create_time=act.now,
        **{**values, "start_time": start},
    )
    if temporary:
        await _check_may_go(session, row)
    session.add(row)
    await session.flush()
    await _tell(session, act, row)
    if temporary:
        await _replace(session, act, row, "")
    return row


async def approve(session: AsyncSession, act: Act, key: UUID, etag: str, deputy: str) -> Leave:
    """Grant leave; whoever serves first at a window is stood in for from its begin to its end."""
    await session.execute(_ONE_AT_A_TIME)
    row = await _decided(session, act, key, etag, Action.APPROVE)
    await shifts.somebody(session, Act(act.origin, Reach(), act.now), row.staff)
    await _check_may_go(session, row)
    await _replace(session, act, row, deputy)
    return row


async def reject(session: AsyncSession, act: Act, key: UUID, etag: str) -> Leave:
    """Refuse leave."""
    return await _decided(session, act, key, etag, Action.REJECT)


async def _decided(session: AsyncSession, act: Act, key: UUID, etag: str, action: Action) -> Leave:
    row = await _locked(session, act, key, etag)
    rosters.check_decider(row.subject, act.origin.actor)
    row.state, row.decider = rosters.step(row.state, action), act.origin.actor
    return await _changed(session, act, row)


async def end(session: AsyncSession, act: Act, key: UUID, etag: str) -> Leave:
    """Somebody is back, perhaps before the end: whoever stood in no longer does."""
    row = await _locked(session, act, key, etag)
    row.state, row.end_time = (
        rosters.step(row.state, Action.END),
        max(row.start_time, min(row.end_time, act.now)),
    )
    columns = STAND_INS.c
    query = select(StandIn).where(columns.leave == row.id, columns.state.in_(OPEN)).with_for_update()
    for one in (await session.scalars(query)).all():
        await come_back(session, act, one)
    return await _changed(session, act, row)


async def _locked(session: AsyncSession, act: Act, key: UUID, etag: str) -> Leave:
    query = select(Leave).where(COLUMNS.id == key, *within(act.reach, COLUMNS)).with_for_update()
    row = found(await session.scalar(query), "LEAVE_NOT_FOUND", resource("leaves", key))
    messages.check_etag(etag, row.version)
    return row


async def _changed(session: AsyncSession, act: Act, row: Leave) -> Leave:
    row.version += 1
    await session.flush()
    await _tell(session, act, row)
    return row


async def _check_may_go(session: AsyncSession, row: Leave) -> None:
    """Whoever stands in for somebody, or leads a holiday or sits in the hall, is not away at that time."""
    columns, duty = STAND_INS.c, shifts.COLUMNS
    needed = (columns.deputy == row.staff, columns.state.in_(OPEN))
    during = (columns.start_time < row.end_time, columns.end_time > row.start_time)
    other = await session.scalar(select(columns.absent).where(*needed, *during).limit(1))
    if other is not None:
        raise FailedPrecondition("STANDS_IN_FOR_ANOTHER", absent=resource("staff", other))
    first, last = local_date(row.start_time), local_date(row.end_time)
    planned = (duty.staff == row.staff, ~duty.cancelled, duty.kind != rosters.ShiftKind.WINDOW_DUTY)
    shift = await session.scalar(select(duty.day).where(*planned, duty.day.between(first, last)).limit(1))
    if shift is not None:
        raise FailedPrecondition("SHIFT_IN_THE_WAY", day=shift)


async def _replace(session: AsyncSession, act: Act, row: Leave, named: str) -> None:
    """Have the deputies stand in at the windows somebody serves first at."""
    # [["a"]] is contained in [["a", "b"], …]: the person is A or B of a post.
    mine = WINDOWS.posts.contains(cast([[row.staff]], JSONB))
    windows = {one.code: one for one in await session.scalars(select(Window).where(mine))}
    posts = ((code, window.posts) for code, window in sorted(windows.items()))
    pairs = rosters.deputies(posts, row.staff, named)
    people = await _deputies(session, row, {code for _, code in pairs}, windows)
    for window, deputy in pairs:
        stand_in = _stand_in(row, windows[window], people[deputy])
        session.add(stand_in)
        await session.flush()
        if stand_in.start_time <= act.now:
            await begin(session, act, stand_in)


async def _deputies(
    session: AsyncSession, row: Leave, codes: set[str], windows: dict[str, Window]
) -> dict[str, StaffMember]:
    """Those who stand in: of the organisation, posted until the end, and there themselves."""
    query = select(StaffMember).where(STAFF.code.in_(codes)).order_by(STAFF.code).with_for_update()
    people = {one.code: one for one in await session.scalars(query)}
    for code in sorted(codes):
        person = people.get(code)
        if person is None or person.organisation != row.organisation or code == row.staff:
            raise InvalidArgument("STAFF_MEMBER_NOT_FOUND", field="deputy", staff=code)
        if person.posted_to is not None and person.posted_to < local_date(row.end_time):
            raise FailedPrecondition("DEPUTY_AWAY", deputy=resource("staff", code))
    for code in await shifts.away(session, codes, row.start_time, row.end_time):
        raise FailedPrecondition("DEPUTY_AWAY", deputy=resource("staff", code))
    return people


def _stand_in(row: Leave, window: Window, deputy: StaffMember) -> StandIn:
    return StandIn(
        id=new_id(),
        leave=row.id,
        window=window.code,
        organisation=window.organisation,
        region=window.region,
        absent=row.staff,
        absent_subject=row.subject,
        deputy=deputy.code,
        deputy_subject=deputy.subject,
        items=window.items,
        start_time=row.start_time,
        end_time=row.end_time,
        state=StandInState.PLANNED,
    )


async def begin(session: AsyncSession, act: Act, row: StandIn) -> None:
    """A deputy begins to stand in."""
    row.state, row.version = StandInState.ACTIVE, row.version + 1
    event = events.StandInStarted(stand_in=told.stand_in(row))
    await tell(session, act, resource("standIns", row.id), row.version, event, row.region)


async def come_back(session: AsyncSession, act: Act, row: StandIn) -> None:
    """A stand-in ends; of one that never began nothing is told."""
    active = row.state is StandInState.ACTIVE
    row.state, row.end_time = rosters.BACK[row.state], max(row.start_time, min(row.end_time, act.now))
    if active:
        row.version += 1
        event = events.StandInEnded(stand_in=told.stand_in(row))
        await tell(session, act, resource("standIns", row.id), row.version, event, row.region)


async def page(
    connection: AsyncConnection, request: pb.ListLeavesRequest, reach: Reach
) -> pb.ListLeavesResponse:
    """A page of the leaves within reach, newest first."""
    where = within(reach, COLUMNS) + of_organisation(COLUMNS, request.organisation)
    where += [COLUMNS.staff == parse_code(request.staff, "staff", "staff")] if request.staff else []
    start = paging.after(request, UUID)
    where += [COLUMNS.id < start[0]] if start else []
    size = paging.page_size(request)
    query = select(TABLE).where(*where).order_by(COLUMNS.id.desc()).limit(size + 1)
    rows = (await connection.execute(query)).all()
    return pb.ListLeavesResponse(
        leaves=map(told.leave, rows[:size]),
        next_page_token=paging.next_token(request, rows[size - 1].id) if len(rows) > size else "",
    )


async def stand_ins(
    connection: AsyncConnection, request: pb.ListStandInsRequest, reach: Reach
) -> pb.ListStandInsResponse:
    """A page of the stand-ins within reach, newest first."""
    columns = STAND_INS.c
    where = within(reach, columns) + of_organisation(columns, request.organisation)
    where += [columns.state == StandInState.ACTIVE] if request.active else []
    start = paging.after(request, UUID)
    where += [columns.id < start[0]] if start else []
    size = paging.page_size(request)
    query = select(STAND_INS).where(*where).order_by(columns.id.desc()).limit(size + 1)
    rows = (await connection.execute(query)).all()
    return pb.ListStandInsResponse(
        stand_ins=map(told.stand_in, rows[:size]),
        next_page_token=paging.next_token(request, rows[size - 1].id) if len(rows) > size else "",
    )


async def _tell(session: AsyncSession, act: Act, row: Leave) -> None:
    event = told.leave(row)
    event.ClearField("reason")
    await tell(session, act, event.name, row.version, events.LeaveChanged(leave=event), row.region)
