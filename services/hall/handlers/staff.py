"""Staff (工作人员): one record a posting; who moves to another unit gets a new one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import cast, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import events_pb2 as events

from services.common.errors import FailedPrecondition
from services.common.ids import resource
from services.hall import domain, messages
from services.hall.handlers.acts import (
    MANDATES,
    STAFF,
    WINDOWS,
    Act,
    check_window_of,
    found,
    organisation_named,
    tell,
    within,
)
from services.hall.messages import Values
from services.hall.models import StaffMember


async def create(session: AsyncSession, act: Act, code: str, values: Values) -> StaffMember:
    """Add a member of staff to an organisation within reach."""
    organisation = await organisation_named(session, values["organisation"], "staff_member.organisation")
    act.reach.require(organisation.region, "staff_member.organisation")
    row = StaffMember(code=code, region=organisation.region, update_time=act.now, **values)
    await _check(session, row)
    session.add(row)
    await session.flush()
    await _tell(session, act, row)
    return row


async def update(session: AsyncSession, act: Act, code: str, etag: str, values: Values) -> StaffMember:
    """Change a record within reach; an account once named stays, since mandates name it too."""
    query = select(StaffMember).where(STAFF.code == code, *within(act.reach, STAFF)).with_for_update()
    row = found(await session.scalar(query), "STAFF_MEMBER_NOT_FOUND", resource("staff", code))
    messages.check_etag(etag, row.version)
    fixed = {*messages.STAFF_FIXED, *(["subject"] if row.subject else [])}
    if messages.alter(row, values, "staff_member", fixed):
        with session.no_autoflush:
            await _check(session, row)
            await _check_leaving(session, act, row)
        row.version, row.update_time = row.version + 1, act.now
        await session.flush()
        await _tell(session, act, row)
    return row


async def _check(session: AsyncSession, row: StaffMember) -> None:
    domain.check_roles(row.roles)
    domain.check_period(row.posted_from, row.posted_to, "staff_member.posted_to")
    if row.window:
        await check_window_of(session, row.window, row.organisation, "staff_member.window")


async def _check_leaving(session: AsyncSession, act: Act, row: StaffMember) -> None:
    """Whoever leaves hands back mandates and posts first."""
    if row.posted_to is None:
        return
    standing = (
        MANDATES.holder == row.code,
        MANDATES.revoke_time.is_(None),
        MANDATES.valid_to > row.posted_to,
    )
    await _refuse_if(session, select(MANDATES.id).where(*standing), "MANDATE_IN_FORCE", "mandates")
    if row.posted_to < act.today:
        # [["a"]] is contained in [["a", "b"], …]: the person is A or B of a post.
        post = WINDOWS.posts.contains(cast([[row.code]], JSONB))
        await _refuse_if(session, select(WINDOWS.code).where(post), "POST_HELD", "windows")


async def _refuse_if(session: AsyncSession, query: Any, reason: str, collection: str) -> None:
    standing = await session.scalar(query.limit(1))
    if standing is not None:
        name = resource(collection, standing)
        raise FailedPrecondition(reason, field="staff_member.posted_to", name=name)


async def _tell(session: AsyncSession, act: Act, row: StaffMember) -> None:
    changed = events.StaffMemberChanged(staff_member=messages.staff_member(row))
    await tell(session, act, resource("staff", row.code), row.version, changed, row.region)
