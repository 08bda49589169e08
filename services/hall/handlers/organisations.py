"""Organisations (机构) of every level: added, changed, moved under another parent, ended."""

from __future__ import annotations

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import events_pb2 as events

from services.common.errors import InvalidArgument
from services.common.ids import resource
from services.hall import domain, messages
from services.hall.domain import Naming, OrganisationKind
from services.hall.domain import organisations as standing
from services.hall.handlers.acts import ORGANISATIONS, Act, found, organisation_named, tell, within
from services.hall.messages import Values
from services.hall.models import Organisation, Region

_ANCESTORS = text(
    "WITH RECURSIVE up (code, parent) AS (SELECT code, parent FROM organisations WHERE code = :code "
    "UNION SELECT o.code, o.parent FROM organisations o JOIN up ON o.code = up.parent) SELECT code FROM up"
)
# Moves are rare; one at a time, so that two together cannot make a ring.
_ONE_MOVE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('organisations.parent'))")


async def create(session: AsyncSession, act: Act, code: str, values: Values, naming: Naming) -> Organisation:
    """Add an organisation."""
    region = values["region"]
    act.reach.require(region, "organisation.region")
    if await session.get(Region, region) is None:
        raise InvalidArgument("REGION_NOT_FOUND", field="organisation.region", region=region)
    level = values["level"] or domain.level_of(region)
    row = Organisation(code=code, update_time=act.now, **{**values, "level": level})
    await _check(session, row, naming)
    session.add(row)
    await session.flush()
    await _tell(session, act, row)
    return row


async def update(
    session: AsyncSession, act: Act, code: str, etag: str, values: Values, naming: Naming
) -> Organisation:
    """Change an organisation within reach."""
    inside = within(act.reach, ORGANISATIONS, "code")
    query = select(Organisation).where(ORGANISATIONS.code == code, *inside).with_for_update()
    row = found(await session.scalar(query), "ORGANISATION_NOT_FOUND", resource("organisations", code))
    messages.check_etag(etag, row.version)
    if values.get("parent", row.parent) != row.parent:
        await session.execute(_ONE_MOVE_AT_A_TIME)
    if messages.alter(row, values, "organisation", messages.ORGANISATION_FIXED):
        with session.no_autoflush:
            await _check(session, row, naming)
        row.version, row.update_time = row.version + 1, act.now
        await _tell(session, act, row)
    return row


async def _check(session: AsyncSession, row: Organisation, naming: Naming) -> None:
    domain.check_level(row)
    domain.check_period(row.valid_from, row.valid_to, "organisation.valid_to")
    domain.check_centre_name(row, naming)
    if row.parent:
        parent = await organisation_named(session, row.parent, "organisation.parent")
        ancestors = (await session.scalars(_ANCESTORS, {"code": row.parent})).all()
        domain.check_parent(row, parent, ancestors)
    await _check_standing(session, row)
    if row.centre:
        centre = await organisation_named(session, row.centre, "organisation.centre")
        domain.check_centre(centre, "organisation.centre")
        domain.check_stationed(row, centre, "organisation.centre")


async def _check_standing(session: AsyncSession, row: Organisation) -> None:
    """What only its kind has, who allowed a hall of its own, and whom it is inside of or guided by."""
    standing.check_own(row)
    standing.check_stationing(row)
    if row.hall_approver:
        approver = await organisation_named(session, row.hall_approver, "organisation.hall_approver")
        standing.check_approver(row, approver.kind, approver.region)
    if row.guided_by:
        guide = await organisation_named(session, row.guided_by, "organisation.guided_by")
        standing.check_guide(row, guide.kind, guide.region)
    if row.kind is OrganisationKind.APPROVAL_UNIT and row.parent:
        department = await organisation_named(session, row.parent, "organisation.parent")
        standing.check_department(department.kind)


async def _tell(session: AsyncSession, act: Act, row: Organisation) -> None:
    changed = events.OrganisationChanged(organisation=messages.organisation(row))
    await tell(session, act, resource("organisations", row.code), row.version, changed, row.region)
