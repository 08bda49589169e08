"""Appraisals (评优) of people and windows, and the share of excellent ratings owed to a centre (D20, D24)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import personnel_pb2 as pb

from services.hall.domain import Reach, personnel
from services.hall.domain.personnel import AppraisalCategory
from services.hall.handlers import registers
from services.hall.handlers.acts import STAFF, Act
from services.hall.handlers.staff_files import posted_at
from services.hall.messages import registers as told
from services.hall.models import APPRAISALS


async def create(session: AsyncSession, act: Act, request: pb.CreateAppraisalRequest) -> pb.Appraisal:
    """Honour somebody, or a window."""
    appraisal = told.taken(request.appraisal, "appraisal", told.APPRAISAL)
    unit = await registers.owner(session, act, appraisal.organisation, "appraisal.organisation")
    category = AppraisalCategory(appraisal.category)
    personnel.check_appraised(category, appraisal.staff, appraisal.window)
    await registers.check_about(session, unit.code, appraisal, "appraisal")
    appraisal.year = personnel.check_year(appraisal.year, act.today, "appraisal.year")
    appraisal.region = unit.region
    counts = category is AppraisalCategory.EXCELLENT and not appraisal.from_own_quota
    event, year = events.AppraisalRecorded(), appraisal.year
    await registers.add(session, act, APPRAISALS, appraisal, event, kind=category, year=year, counts=counts)
    return appraisal


async def quota(
    connection: AsyncConnection, request: pb.GetExcellenceQuotaRequest, reach: Reach, today: dt.date
) -> pb.ExcellenceQuota:
    """How many of a centre's people were rated excellent in a year outside of the share of their units."""
    code = await registers.centre_code(connection, request.centre, reach)
    year = personnel.check_year(request.year, today, "year")
    here = posted_at(code, dt.date(year, 1, 1), dt.date(year, 12, 31))
    people = await connection.scalar(select(func.count()).select_from(STAFF.code.table).where(*here)) or 0
    rated = (APPRAISALS.c.staff == STAFF.code, APPRAISALS.c.year == year, APPRAISALS.c.counts)
    query = select(func.count(STAFF.code.distinct())).where(*here, *rated)
    excellent, least = await connection.scalar(query) or 0, personnel.least_excellent(people)
    return pb.ExcellenceQuota(
        centre=request.centre,
        year=year,
        people=people,
        excellent=excellent,
        least=least,
        met=excellent >= least,
    )
