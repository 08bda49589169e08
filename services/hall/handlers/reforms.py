"""How far departments have brought approval together, and the programmes that get them there (A16–A18)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import reform_pb2 as pb

from services.common import checks
from services.common.errors import InvalidArgument, NotFound
from services.common.ids import parse_code, resource
from services.hall.domain import reform
from services.hall.handlers import registers
from services.hall.handlers.acts import ORGANISATIONS, Act, organisation_named
from services.hall.messages import check_etag
from services.hall.messages import registers as told
from services.hall.models import CONCENTRATIONS, PROGRAMMES

NOT_FOUND: Final = "PROGRAMME_NOT_FOUND"


async def record(session: AsyncSession, act: Act, request: pb.RecordConcentrationRequest) -> pb.Concentration:
    """Record how far a department is, one at a time; it replaces what was recorded before."""
    given = told.taken(request.concentration, "concentration", told.CONCENTRATION)
    unit = await registers.owner(session, act, given.organisation, "concentration.organisation")
    measures = [each.measure for each in given.met]
    reform.check_measures(measures)
    given.on_target = reform.check_items(given.items, given.concentrated_items)
    given.three, given.two_and_two = set(measures) >= reform.THREE, set(measures) >= reform.TWO_AND_TWO
    given.region, given.name = unit.region, resource("concentrations", unit.code)
    await session.execute(select(ORGANISATIONS.code).where(ORGANISATIONS.code == unit.code).with_for_update())
    query = select(CONCENTRATIONS).where(CONCENTRATIONS.c.id == unit.code)
    row, event = (await session.execute(query)).one_or_none(), events.ConcentrationRecorded()
    check_etag(request.concentration.etag, row.revision if row else 0)
    if row is None:
        await registers.add(session, act, CONCENTRATIONS, given, event)
    else:
        given.create_time.FromDatetime(row.create_time)
        await registers.change(session, act, CONCENTRATIONS, row, given, event)
    return given


async def create(session: AsyncSession, act: Act, request: pb.CreateProgrammeRequest) -> pb.Programme:
    """Set up a programme for departments of the region; each has all four stages before it."""
    programme = told.taken(request.programme, "programme", told.PROGRAMME)
    runs = await registers.owner(session, act, programme.organisation, "programme.organisation")
    reform.check_due_days([dt.date.fromisoformat(day) for day in programme.due_days])
    await _check_departments(session, act, [each.organisation for each in programme.departments])
    programme.region = runs.region
    programme.open_stages = len(programme.departments) * len(reform.Stage)
    await registers.add(session, act, PROGRAMMES, programme, events.ProgrammeChanged())
    return programme


async def _check_departments(session: AsyncSession, act: Act, names: Iterable[str]) -> None:
    """The departments are there, within reach, and each once."""
    seen = set()
    for at, name in enumerate(names):
        field = f"programme.departments[{at}].organisation"
        unit = await organisation_named(session, parse_code(name, "organisations", field), field)
        act.reach.require(unit.region, field)
        if unit.code in seen:
            raise InvalidArgument("FIELD_INVALID", field=field, value=name)
        seen.add(unit.code)


async def finish(session: AsyncSession, act: Act, request: pb.FinishStageRequest) -> pb.Programme:
    """A department has finished its next stage; one that was due before is marked late."""
    evidence = checks.required_text(request.evidence, "evidence", told.WORDS)
    row, programme = await registers.locked(
        session, act, PROGRAMMES, pb.Programme, request.name, NOT_FOUND, request.etag
    )
    progress = next(
        (each for each in programme.departments if each.organisation == request.organisation), None
    )
    if progress is None:
        raise NotFound("NOT_IN_PROGRAMME", organisation=request.organisation)
    stage = reform.next_stage([each.stage for each in progress.finished])
    due, today = programme.due_days[stage - 1], act.today.isoformat()
    progress.finished.add(stage=stage.name, day=today, evidence=evidence, late=today > due)
    programme.open_stages -= 1
    await registers.change(session, act, PROGRAMMES, row, programme, events.ProgrammeChanged())
    return programme
