"""Office hours (办公时间) of the centres."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import events_pb2 as events

from services.common.ids import resource
from services.hall import domain, messages
from services.hall.handlers.acts import ORGANISATIONS, Act, organisation_named, tell
from services.hall.models import OfficeHours, Organisation


async def set_hours(
    session: AsyncSession, act: Act, code: str, sessions: list[tuple[str, str]]
) -> OfficeHours:
    """Set the sessions of a working day of a centre within reach."""
    field = "office_hours.centre"
    centre = await organisation_named(session, code, field)
    act.reach.require(centre.region, field)
    domain.check_centre(centre, field)
    domain.check_sessions(sessions)
    # The centre's row is the lock: the first hours of a centre have no row of their own yet.
    await session.execute(select(Organisation).where(ORGANISATIONS.code == code).with_for_update())
    row = await session.get(OfficeHours, code)
    if row is None:
        row = OfficeHours(centre=code, version=0)
        session.add(row)
    row.sessions, row.version = [list(pair) for pair in sessions], row.version + 1
    changed = events.OfficeHoursChanged(office_hours=messages.office_hours(row))
    name = f"{resource('organisations', code)}/officeHours"
    await tell(session, act, name, row.version, changed, centre.region)
    return row
