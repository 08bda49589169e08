"""Windows (窗口): opened and changed, with their items and A/B posts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import events_pb2 as events

from services.common.errors import AlreadyExists
from services.common.ids import resource
from services.hall import domain, messages
from services.hall.domain import Post
from services.hall.handlers.acts import STAFF, WINDOWS, Act, found, organisation_named, tell, within
from services.hall.messages import Values
from services.hall.models import Window, WindowItem

WINDOW_ITEMS: Final[Any] = WindowItem.__table__  # type: ignore[attr-defined]


async def create(session: AsyncSession, act: Act, code: str, values: Values) -> Window:
    """Open a window in a centre within reach, for an organisation that is competent there."""
    centre = await organisation_named(session, values["centre"], "window.centre")
    act.reach.require(centre.region, "window.centre")
    domain.check_centre(centre, "window.centre")
    organisation = await organisation_named(session, values["organisation"], "window.organisation")
    domain.check_stationed(organisation, centre, "window.organisation")
    row = Window(code=code, region=centre.region, update_time=act.now, **values)
    await _check_posts(session, act, row)
    session.add(row)
    await session.flush()
    await _take(session, row, row.items)
    await _tell(session, act, row)
    return row


async def update(session: AsyncSession, act: Act, code: str, etag: str, values: Values) -> Window:
    """Change a window within reach."""
    query = select(Window).where(WINDOWS.code == code, *within(act.reach, WINDOWS)).with_for_update()
    row = found(await session.scalar(query), "WINDOW_NOT_FOUND", resource("windows", code))
    messages.check_etag(etag, row.version)
    before = set(row.items)
    if messages.alter(row, values, "window", messages.WINDOW_FIXED):
        if "posts" in values:
            await _check_posts(session, act, row)
        await _leave(session, row, before.difference(row.items))
        await _take(session, row, set(row.items) - before)
        row.version, row.update_time = row.version + 1, act.now
        await _tell(session, act, row)
    return row


async def _check_posts(session: AsyncSession, act: Act, row: Window) -> None:
    """Who has left serves at no window; the others are held until this is done."""
    posts = [Post(*pair) for pair in row.posts]
    named = {code for pair in row.posts for code in pair}
    posted = or_(STAFF.posted_to.is_(None), STAFF.posted_to >= act.today)
    query = select(STAFF.code, STAFF.organisation).where(STAFF.code.in_(named), posted)
    with session.no_autoflush:
        rows = (await session.execute(query.with_for_update(read=True))).all() if named else []
    domain.check_posts(posts, {found.code: found.organisation for found in rows}, row.organisation)


async def _take(session: AsyncSession, row: Window, items: Collection[str]) -> None:
    """Route the items to this window; an item that has one in this centre keeps it (A30)."""
    if not items:
        return
    # In one order for all, so that two windows that want the same items do not wait for each other.
    routes = [{"centre": row.centre, "item": item, "window": row.code} for item in sorted(items)]
    query = insert(WINDOW_ITEMS).values(routes).on_conflict_do_nothing()
    taken = set(await session.scalars(query.returning(WINDOW_ITEMS.c.item)))
    for item in sorted(set(items) - taken):
        raise AlreadyExists("ITEM_HAS_ANOTHER_WINDOW", field="window.items", item=resource("items", item))


async def _leave(session: AsyncSession, row: Window, items: Collection[str]) -> None:
    columns = WINDOW_ITEMS.c
    if items:
        await session.execute(delete(WINDOW_ITEMS).where(columns.window == row.code, columns.item.in_(items)))


async def _tell(session: AsyncSession, act: Act, row: Window) -> None:
    changed = events.WindowChanged(window=messages.window(row))
    await tell(session, act, resource("windows", row.code), row.version, changed, row.region)
