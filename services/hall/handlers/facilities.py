"""Devices and points in the zones of a hall (A22, A23), and who was received at the guide desk (导办登记)."""

from __future__ import annotations

from collections import Counter
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import facilities_pb2 as pb

from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.ids import parse_code
from services.hall.domain import Zone, facilities
from services.hall.domain.facilities import FacilityKind, FacilityState
from services.hall.handlers import registers
from services.hall.handlers.acts import ORGANISATIONS, WINDOWS, Act, window_named
from services.hall.messages import registers as told
from services.hall.models import FACILITIES, GUIDE_VISITS

NOT_FOUND: Final = "FACILITY_NOT_FOUND"


async def create(session: AsyncSession, act: Act, request: pb.CreateFacilityRequest) -> pb.Facility:
    """Set up a device or a point in a zone of a centre."""
    facility = told.taken(request.facility, "facility", told.FACILITY)
    centre = await registers.centre(session, act, facility.organisation, "facility.organisation")
    facility.region, facility.state = centre.region, pb.Facility.IN_USE
    event = events.FacilityChanged()
    await registers.add(session, act, FACILITIES, facility, event, zone=facility.zone)
    return facility


async def retire(session: AsyncSession, act: Act, request: pb.RetireFacilityRequest) -> pb.Facility:
    """Take a facility away."""
    row, facility = await registers.locked(
        session, act, FACILITIES, pb.Facility, request.name, NOT_FOUND, request.etag
    )
    if row.state == FacilityState.RETIRED:
        raise FailedPrecondition("FACILITY_RETIRED", name=request.name)
    facility.state = pb.Facility.RETIRED
    await registers.change(session, act, FACILITIES, row, facility, events.FacilityChanged())
    return facility


async def layout(connection: AsyncConnection, name: str) -> pb.HallLayout:
    """What each zone of a centre has, and what is lacking for its level."""
    code = parse_code(name, "organisations")
    level = await connection.scalar(select(ORGANISATIONS.level).where(ORGANISATIONS.code == code))
    if level is None:
        raise NotFound("ORGANISATION_NOT_FOUND", name=name)
    windows, things = await _windows(connection, code), await _standing(connection, code)
    standing = Counter(zone for zone, _ in things)
    zones = [zone for zone in Zone if windows[zone] or standing[zone]]
    lines = [
        pb.HallLayout.ZoneLine(zone=zone.value, windows=windows[zone], facilities=standing[zone])  # type: ignore[arg-type]
        for zone in zones
    ]
    kinds = {kind for _, kind in things}
    return pb.HallLayout(
        organisation=name,
        zones=lines,
        lacking_zones=[zone.name for zone in facilities.lacking_zones(level, zones)],
        lacking_points=[kind.name for kind in facilities.lacking_points(level, kinds)],
    )


async def _windows(connection: AsyncConnection, centre: str) -> Counter[Zone]:
    """How many windows are open in each zone."""
    open_here = select(WINDOWS.zone).where(WINDOWS.centre == centre, WINDOWS.open)
    return Counter(await connection.scalars(open_here))


async def _standing(connection: AsyncConnection, centre: str) -> list[tuple[Zone, FacilityKind]]:
    """What is in use, by zone and kind."""
    columns = FACILITIES.c
    in_use = (columns.organisation == centre, columns.state == FacilityState.IN_USE)
    found = await connection.execute(select(columns.zone, columns.kind).where(*in_use))
    return [(Zone(zone), FacilityKind(kind)) for zone, kind in found.all()]


async def receive(session: AsyncSession, act: Act, request: pb.CreateGuideVisitRequest) -> pb.GuideVisit:
    """Record who was received at the guide desk today, and where the person was shown to."""
    visit = told.taken(request.guide_visit, "guide_visit", told.GUIDE_VISIT)
    centre = await registers.centre(session, act, visit.organisation, "guide_visit.organisation")
    if visit.window:
        field = "guide_visit.window"
        window = await window_named(session, parse_code(visit.window, "windows", field), field)
        if window.centre != centre.code:
            raise InvalidArgument("WINDOW_OF_ANOTHER_ORGANISATION", field=field, window=window.code)
    visit.region, visit.day = centre.region, act.today.isoformat()
    await registers.add(session, act, GUIDE_VISITS, visit, events.GuideVisitRecorded())
    return visit
