"""Standard items (基本目录事项): what is the same everywhere at a level (B10)."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.catalog.v1 import events_pb2 as events

from services.catalog.domain.codes import ItemType, check_basic_code
from services.catalog.domain.content import check_standard, known
from services.catalog.handlers.scope import Actor
from services.catalog.models import StandardItem
from services.common import journal, paging
from services.common.errors import NotFound, PermissionDenied
from services.common.ids import parse_code, resource

COLLECTION: Final = "standardItems"
TABLE: Final[Any] = StandardItem.__table__  # type: ignore[attr-defined]


async def create(
    session: AsyncSession, code: str, given: pb.StandardItem, region: str, actor: Actor
) -> StandardItem:
    """Add a standard item to the catalogue of a region; by somebody whose region holds it whole."""
    if not actor.reach.covers(actor.reach.organisation, region):
        raise PermissionDenied("OUT_OF_SCOPE", region=region)
    check_basic_code(code, "standard_item_id")
    check_standard(given)
    standard = StandardItem(
        code=code,
        title=given.title,
        type=int(given.type),
        levels=[int(level) for level in given.levels],
        legal_bases=pb.ItemContent(legal_bases=given.legal_bases).SerializeToString(deterministic=True),
        create_time=actor.now,
    )
    session.add(standard)
    await session.flush()
    event = events.StandardItemCreated(standard_item=message(standard))
    await journal.append(
        session, journal.Entry(resource(COLLECTION, code), 1, event, actor.now, region, actor.origin)
    )
    return standard


async def find(session: AsyncSession, name: str, field: str = "name") -> StandardItem:
    """The standard item of this name."""
    standard = await session.get(StandardItem, parse_code(name, COLLECTION, field))
    if standard is None:
        raise NotFound("STANDARD_ITEM_NOT_FOUND", field=field, name=name)
    return standard


async def get(connection: AsyncConnection, name: str) -> pb.StandardItem:
    """The standard item of this name."""
    query = select(TABLE).where(TABLE.c.code == parse_code(name, COLLECTION))
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound("STANDARD_ITEM_NOT_FOUND", name=name)
    return message(row)


async def list_page(
    connection: AsyncConnection, request: pb.ListStandardItemsRequest
) -> pb.ListStandardItemsResponse:
    """A page of the standard items, by code."""
    size, after = paging.page_size(request), paging.after(request, str)
    query = select(TABLE).order_by(TABLE.c.code).limit(size + 1)
    if after:
        query = query.where(TABLE.c.code > after[0])
    if request.type:
        query = query.where(TABLE.c.type == known(request.type, ItemType, "type"))
    rows = (await connection.execute(query)).all()
    more = len(rows) > size
    return pb.ListStandardItemsResponse(
        standard_items=[message(row) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1].code) if more else "",
    )


def legal_bases(standard: StandardItem) -> list[pb.LegalBasis]:
    """The legal bases of a standard item."""
    return list(pb.ItemContent.FromString(standard.legal_bases).legal_bases)


def message(row: Any) -> pb.StandardItem:
    """The row as the message it is served as."""
    return pb.StandardItem(
        name=resource(COLLECTION, row.code),
        title=row.title,
        type=row.type,
        levels=row.levels,
        legal_bases=legal_bases(row),
        create_time=row.create_time,
    )
