"""Inspections by five norms or standards (D17, D18), and breaches of the eight systems (D22)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import conduct_pb2 as pb
from yangguang.hall.v1 import events_pb2 as events

from services.hall.domain import conduct
from services.hall.domain.conduct import InspectionScheme
from services.hall.handlers import registers
from services.hall.handlers.acts import Act
from services.hall.messages import registers as told
from services.hall.models import BREACHES, INSPECTIONS


async def create(session: AsyncSession, act: Act, request: pb.CreateInspectionRequest) -> pb.Inspection:
    """Record what an inspection found of each aspect of its scheme."""
    inspection = told.taken(request.inspection, "inspection", told.INSPECTION)
    await _place(session, act, inspection, "inspection")
    findings = ((found.aspect, found.good, found.note) for found in inspection.findings)
    inspection.good = conduct.check_findings(InspectionScheme(inspection.scheme), findings)
    await registers.add(session, act, INSPECTIONS, inspection, events.InspectionHeld())
    return inspection


async def record_breach(session: AsyncSession, act: Act, request: pb.CreateBreachRequest) -> pb.Breach:
    """Record that one of the eight systems was broken."""
    breach = told.taken(request.breach, "breach", told.BREACH)
    await _place(session, act, breach, "breach")
    await registers.add(session, act, BREACHES, breach, events.SystemBroken())
    return breach


async def _place(session: AsyncSession, act: Act, entry: pb.Inspection | pb.Breach, path: str) -> None:
    """The organisation is within reach, window and person are its own, and the day has come."""
    organisation = await registers.owner(session, act, entry.organisation, f"{path}.organisation")
    conduct.check_happened(dt.date.fromisoformat(entry.day), act.today, f"{path}.day")
    await registers.check_about(session, organisation.code, entry, path)
    entry.region = organisation.region
