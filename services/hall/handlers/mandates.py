"""Mandates (授权书): recorded with their document, and revoked once."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import events_pb2 as events

from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.ids import new_id, resource
from services.hall import domain, messages
from services.hall.domain import OrganisationKind
from services.hall.domain.organisations import check_functions
from services.hall.handlers.acts import (
    MANDATES,
    ORGANISATIONS,
    STAFF,
    Act,
    check_window_of,
    found,
    organisation_named,
    tell,
    within,
)
from services.hall.messages import Values
from services.hall.models import Mandate, StaffMember


async def grant(session: AsyncSession, act: Act, values: Values, chief_grades: Collection[str]) -> Mandate:
    """Record what the head of a unit signed: which rights its member has at the window, and how long (D05).

    Mandates may overlap; the holder has the rights of all of them together.
    """
    organisation = await organisation_named(session, values["organisation"], "mandate.organisation")
    act.reach.require(organisation.region, "mandate.organisation")
    domain.check_rights(values["rights"])
    domain.check_period(values["valid_from"], values["valid_to"], "mandate.valid_to")
    holder = await _holder(session, act, values)
    domain.check_within_posting(
        values["valid_from"], values["valid_to"], holder.posted_from, holder.posted_to
    )
    if values["window"]:
        await check_window_of(session, values["window"], organisation.code, "mandate.window")
    people = await _people(session, act, values["window"] or holder.window)
    domain.check_chief(values["rights"], people, holder.grade, chief_grades)
    if values["signed_on"] is not None:
        domain.check_period(values["signed_on"], values["valid_from"], "mandate.signed_on")
    check_functions(values["rights"], await _approval_units(session, organisation.code))
    row = Mandate(
        id=new_id(), region=organisation.region, subject=holder.subject, create_time=act.now, **values
    )
    session.add(row)
    await session.flush()
    await _tell(session, act, row, events.MandateGranted(mandate=messages.mandate(row)))
    return row


async def revoke(session: AsyncSession, act: Act, key: UUID, etag: str, document_number: str) -> Mandate:
    """End a mandate from now on."""
    query = select(Mandate).where(MANDATES.id == key, *within(act.reach, MANDATES)).with_for_update()
    row = found(await session.scalar(query), "MANDATE_NOT_FOUND", resource("mandates", key))
    messages.check_etag(etag, row.version)
    if row.revoke_time is not None:
        raise FailedPrecondition("MANDATE_ALREADY_REVOKED", revoke_time=row.revoke_time.isoformat())
    row.version, row.revoke_time, row.revoke_document_number = row.version + 1, act.now, document_number
    await _tell(session, act, row, events.MandateRevoked(mandate=messages.mandate(row)))
    return row


async def _holder(session: AsyncSession, act: Act, values: Values) -> StaffMember:
    """The holder: a member of the organisation with an account, kept from leaving until this is done."""
    inside = within(act.reach, STAFF)
    query = select(StaffMember).where(STAFF.code == values["holder"], *inside).with_for_update(read=True)
    holder = await session.scalar(query)
    if holder is None:
        raise InvalidArgument("STAFF_MEMBER_NOT_FOUND", field="mandate.holder", staff=values["holder"])
    if holder.organisation != values["organisation"]:
        raise InvalidArgument("STAFF_OF_ANOTHER_ORGANISATION", field="mandate.holder", staff=holder.code)
    if not holder.subject:
        raise FailedPrecondition("HOLDER_WITHOUT_ACCOUNT", field="mandate.holder", staff=holder.code)
    return holder


async def _approval_units(session: AsyncSession, organisation: str) -> list[list[str]]:
    """The functions of each approval unit inside the organisation that has any."""
    inside = (ORGANISATIONS.parent == organisation, ORGANISATIONS.kind == OrganisationKind.APPROVAL_UNIT)
    found = await session.scalars(select(ORGANISATIONS.functions).where(*inside))
    return [functions for functions in found if functions]


async def _people(session: AsyncSession, act: Act, window: str) -> int:
    """How many people are posted to a window now."""
    if not window:
        return 0
    posted = or_(STAFF.posted_to.is_(None), STAFF.posted_to >= act.today)
    count = select(func.count()).select_from(StaffMember).where(STAFF.window == window, posted)
    return await session.scalar(count) or 0


async def _tell(
    session: AsyncSession, act: Act, row: Mandate, event: events.MandateGranted | events.MandateRevoked
) -> None:
    await tell(session, act, resource("mandates", row.id), row.version, event, row.region)
