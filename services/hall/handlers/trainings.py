"""Trainings (培训) of staff and agents, and how many of a centre's people took part (D16, D23)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import personnel_pb2 as pb

from services.common.errors import InvalidArgument
from services.hall.domain import Reach, personnel
from services.hall.handlers import registers
from services.hall.handlers.acts import ORGANISATIONS, STAFF, Act
from services.hall.handlers.staff_files import posted_at
from services.hall.messages import registers as told
from services.hall.models import AGENTS, TRAININGS


async def create(session: AsyncSession, act: Act, request: pb.CreateTrainingRequest) -> pb.Training:
    """Record a training that was held, with who took part."""
    training = told.taken(request.training, "training", told.TRAINING)
    holder = await registers.owner(session, act, training.organisation, "training.organisation")
    training.last_day = training.last_day or training.day
    first, last = dt.date.fromisoformat(training.day), dt.date.fromisoformat(training.last_day)
    training.days = personnel.check_training(first, last, act.today)
    training.region = holder.region
    staff = await _codes(session, training.participants, STAFF.code, STAFF.region, act, "participants")
    agents = await _codes(session, training.agents, AGENTS.c.id, AGENTS.c.region, act, "agents")
    more = {"participants": staff, "agents": agents}
    await registers.add(session, act, TRAININGS, training, events.TrainingHeld(), **more)
    return training


async def _codes(
    session: AsyncSession, names: Iterable[str], key: Any, region: Any, act: Act, field: str
) -> list[str]:
    """The codes of people who are there, within the region reached; the first who is not is named."""
    codes = [name.partition("/")[2] for name in names]
    inside = region.startswith(act.reach.prefix, autoescape=True)
    there = set(await session.scalars(select(key).where(key.in_(codes), inside)))
    for at, code in enumerate(codes):
        if code not in there:
            raise InvalidArgument("PARTICIPANT_NOT_FOUND", field=f"training.{field}[{at}]", name=code)
    return codes


async def coverage(
    connection: AsyncConnection, request: pb.GetTrainingCoverageRequest, reach: Reach, today: dt.date
) -> pb.TrainingCoverage:
    """How many of the people at a centre's windows in a year took part in a training of its region."""
    code = await registers.centre_code(connection, request.centre, reach)
    year = personnel.check_year(request.year, today, "year")
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    region = await connection.scalar(select(ORGANISATIONS.region).where(ORGANISATIONS.code == code))
    held = (TRAININGS.c.day.between(first, last), TRAININGS.c.region == region)
    took_part = select(func.unnest(TRAININGS.c.participants)).where(*held)
    here = select(func.count()).select_from(STAFF.code.table).where(*posted_at(code, first, last))
    agents = select(func.unnest(TRAININGS.c.agents).label("agent")).where(*held).subquery()
    return pb.TrainingCoverage(
        centre=request.centre,
        year=year,
        sessions=await connection.scalar(select(func.count()).select_from(TRAININGS).where(*held)),
        people=await connection.scalar(here),
        trained=await connection.scalar(here.where(STAFF.code.in_(took_part))),
        agents=await connection.scalar(select(func.count(agents.c.agent.distinct()))),
    )
