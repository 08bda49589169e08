"""Regions (行政区划): they are added, and never change."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import events_pb2 as events

from services.common.errors import InvalidArgument
from services.common.ids import resource
from services.hall import domain, messages
from services.hall.handlers.acts import Act, tell
from services.hall.messages import Values
from services.hall.models import Region

REGIONS: Final[Any] = Region.__table__.c  # type: ignore[attr-defined]


async def create(session: AsyncSession, act: Act, code: str, values: Values) -> Region:
    """Add a region below those that are there."""
    domain.check_region_code(code, "region_id")
    act.reach.require(code, "region_id")
    level = domain.level_of(code)
    if values["level"] not in (None, level):
        raise InvalidArgument("FIELD_INVALID", field="region.level", value=values["level"].name)
    domain.check_period(values["valid_from"], values["valid_to"], "region.valid_to")
    known = set(await session.scalars(select(REGIONS.code).where(REGIONS.code.in_(domain.above(code)))))
    parent = domain.parent_of(code, known, values["parent"], "region.parent")
    row = Region(code=code, **{**values, "level": level, "parent": parent})
    session.add(row)
    await session.flush()
    created = events.RegionCreated(region=messages.region(row))
    await tell(session, act, resource("regions", code), 1, created, code)
    return row
