"""Regular meetings of a centre (例会), with the demands of people they spoke of (D21)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import conduct_pb2 as pb
from yangguang.hall.v1 import events_pb2 as events

from services.common import checks
from services.common.errors import InvalidArgument, NotFound
from services.common.ids import parse_code
from services.hall.domain import conduct
from services.hall.handlers import registers
from services.hall.handlers.acts import Act, organisation_named
from services.hall.messages import registers as told
from services.hall.models import REGULAR_MEETINGS


async def create(
    session: AsyncSession, act: Act, request: pb.CreateRegularMeetingRequest
) -> pb.RegularMeeting:
    """Record a meeting; each demand names who replies to it, and by when."""
    meeting = told.taken(request.regular_meeting, "regular_meeting", told.MEETING)
    centre = await registers.centre(session, act, meeting.organisation, "regular_meeting.organisation")
    conduct.check_happened(dt.date.fromisoformat(meeting.day), act.today, "regular_meeting.day")
    for at, demand in enumerate(meeting.demands):
        await _check_demand(session, demand, meeting.day, f"regular_meeting.demands[{at}]")
    meeting.region, meeting.open_demands = centre.region, len(meeting.demands)
    await registers.add(session, act, REGULAR_MEETINGS, meeting, events.RegularMeetingChanged())
    return meeting


async def _check_demand(session: AsyncSession, demand: pb.RegularMeeting.Demand, day: str, path: str) -> None:
    code = parse_code(demand.organisation, "organisations", f"{path}.organisation")
    await organisation_named(session, code, f"{path}.organisation")
    if demand.due_day < day:
        raise InvalidArgument("FIELD_INVALID", field=f"{path}.due_day", value=demand.due_day)


async def reply(session: AsyncSession, act: Act, request: pb.ReplyToDemandRequest) -> pb.RegularMeeting:
    """Record the reply to a demand; one that comes after its day is marked late."""
    text = checks.required_text(request.reply, "reply", told.LONG, multiline=True)
    row, meeting = await registers.locked(
        session,
        act,
        REGULAR_MEETINGS,
        pb.RegularMeeting,
        request.name,
        "REGULAR_MEETING_NOT_FOUND",
        request.etag,
    )
    if not 1 <= request.number <= len(meeting.demands):
        raise NotFound("DEMAND_NOT_FOUND", name=request.name, number=request.number)
    demand = meeting.demands[request.number - 1]
    conduct.check_unanswered(demand.reply, request.number)
    demand.reply, demand.late = text, act.today.isoformat() > demand.due_day
    demand.reply_time.FromDatetime(act.now)
    meeting.open_demands -= 1
    await registers.change(session, act, REGULAR_MEETINGS, row, meeting, events.RegularMeetingChanged())
    return meeting
