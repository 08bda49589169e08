"""What became of items (B34), with figures before and after (B32), from the journal; the figures now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

from google.protobuf.message import Message
from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.catalog.v1 import governance_pb2 as pb

from services.catalog.domain import unity
from services.catalog.domain.codes import ItemType, StationingState, WindowAuthority
from services.catalog.domain.governance import check_period
from services.catalog.domain.life import ItemState
from services.catalog.handlers import items, reads
from services.catalog.handlers.scope import ITEMS
from services.catalog.models import Item, ItemVersion
from services.common import checks, paging
from services.common.access import region_prefix
from services.common.errors import InvalidArgument
from services.common.ids import parse_code
from services.common.tables import journal
from services.common.timesource import SHANGHAI

KINDS: Final[Mapping[type[Message], pb.ItemChange.Kind]] = {
    events.ItemCreated: pb.ItemChange.ITEM_CLAIMED,
    events.ItemVersionPublished: pb.ItemChange.VERSION_PUBLISHED,
    events.ItemSuspended: pb.ItemChange.ITEM_SUSPENDED,
    events.ItemResumed: pb.ItemChange.ITEM_RESUMED,
    events.ItemCancelled: pb.ItemChange.ITEM_CANCELLED,
}
_BY_TYPE: Final = {event.DESCRIPTOR.full_name: event for event in KINDS}
_VERSIONS: Final[Any] = ItemVersion.__table__.c  # type: ignore[attr-defined]
_ITEM_TABLE: Final[Any] = Item.__table__  # type: ignore[attr-defined]


async def list_page(
    connection: AsyncConnection, request: pb.ListItemChangesRequest
) -> pb.ListItemChangesResponse:
    """A page of what became of items, in the order it was written."""
    size, after = paging.page_size(request), paging.after(request, int)
    query = _entries(request).order_by(journal.c.seq).limit(size + 1)
    if after:
        query = query.where(journal.c.seq > after[0])
    rows = (await connection.execute(query)).all()
    more = len(rows) > size
    contents = await _contents(connection, rows[:size])
    return pb.ListItemChangesResponse(
        item_changes=[_change(row, contents) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1].seq) if more else "",
    )


def _entries(request: pb.ListItemChangesRequest) -> Any:
    first, last = check_period(request.first_day, request.last_day)
    starts = dt.datetime.combine(first, dt.time(), SHANGHAI)
    ends = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), SHANGHAI)
    wanted = [name for name, event in _BY_TYPE.items() if request.kind in (0, KINDS[event])]
    if not wanted:
        raise InvalidArgument("FIELD_INVALID", field="kind", value=request.kind)
    code = func.substr(journal.c.aggregate, len(items.COLLECTION) + 2)
    joined = journal.join(_ITEM_TABLE, ITEMS.code == code)
    columns = (journal.c.seq, journal.c.type, journal.c.time, journal.c.payload, *ITEMS)
    return (
        select(*columns)
        .select_from(joined)
        .where(
            journal.c.type.in_(wanted),
            journal.c.time >= starts,
            journal.c.time < ends,
            _bounds(request.region, request.organisation),
        )
    )


def _bounds(region: str, organisation: str) -> ColumnElement[bool]:
    bounds = [ITEMS.code == ITEMS.code]
    if region:
        prefix = region_prefix(checks.region(region, "region"))
        bounds.append(ITEMS.region.startswith(prefix, autoescape=True))
    if organisation:
        parse_code(organisation, "organisations", "organisation")
        bounds.append(ITEMS.organisation == organisation)
    return and_(*bounds)


Contents = Mapping[tuple[str, int], catalog_pb2.ItemContent]


async def _contents(connection: AsyncConnection, rows: Iterable[Any]) -> Contents:
    """What the published versions of these items say, by code and number."""
    codes = {row.code for row in rows}
    found = await connection.execute(
        select(_VERSIONS.item, _VERSIONS.number, _VERSIONS.content).where(
            _VERSIONS.item.in_(codes), _VERSIONS.state == 3
        )
    )
    return {(row.item, row.number): catalog_pb2.ItemContent.FromString(row.content) for row in found}


def _change(row: Any, contents: Contents) -> pb.ItemChange:
    event: Any = _BY_TYPE[row.type].FromString(row.payload)
    number = getattr(event, "number", 0)
    last = max((n for code, n in contents if code == row.code), default=0)
    change = pb.ItemChange(
        item=f"{items.COLLECTION}/{row.code}",
        item_title=contents[row.code, last].title if last else "",
        organisation=row.organisation,
        region=row.region,
        kind=KINDS[type(event)],
        time=row.time,
        document_number=getattr(event, "document_number", ""),
        reason=getattr(event, "reason", catalog_pb2.CANCEL_REASON_UNSPECIFIED),
    )
    if number:
        before = max((n for code, n in contents if code == row.code and n < number), default=0)
        if before:
            change.before.CopyFrom(figures(contents[row.code, before]))
        change.after.CopyFrom(figures(event.content))
    return change


def figures(content: catalog_pb2.ItemContent) -> pb.VersionFigures:
    """What of a version can be counted (流程再造, B32)."""
    return pb.VersionFigures(
        steps=len(content.steps),
        materials=len(content.materials),
        promised_days=unity.days(content.promised_limit),
        statutory_days=unity.days(content.statutory_limit),
        visits=content.visits,
        fees=sum(fee.amount for fee in content.fees),
    )


# ---- The figures now


async def catalog_figures(
    connection: AsyncConnection, request: pb.GetCatalogFiguresRequest, now: dt.datetime
) -> pb.CatalogFigures:
    """The figures of the items in force, of a region or an organisation."""
    bounds = _bounds(request.region, request.organisation)
    in_force = reads.in_force(now).subquery()
    rows = await connection.execute(
        select(_VERSIONS.content)
        .join(in_force, and_(in_force.c.code == _VERSIONS.item, in_force.c.number == _VERSIONS.number))
        .join(_ITEM_TABLE, ITEMS.code == _VERSIONS.item)
        .where(bounds)
    )
    contents = [catalog_pb2.ItemContent.FromString(row.content) for row in rows]
    ended = select(func.count()).where(ITEMS.state == ItemState.CANCELLED.value, bounds)
    return summed(contents, cancelled=await connection.scalar(ended) or 0)


def summed(contents: list[catalog_pb2.ItemContent], cancelled: int = 0) -> pb.CatalogFigures:
    """The figures of some contents; what does not say where it is handled counts as not yet stationed."""
    states = [int(content.stationing.state) for content in contents]
    authority = [int(content.window_authority) for content in contents]
    limited = [content for content in contents if content.HasField("statutory_limit")]
    statutory = _mean([unity.days(content.statutory_limit) for content in limited])
    promised = _mean([unity.days(content.promised_limit) for content in limited])
    stationed = states.count(StationingState.STATIONED)
    exceptions = states.count(StationingState.STATIONING_EXCEPTION)
    full = authority.count(WindowAuthority.FULL_AUTHORITY)
    return pb.CatalogFigures(
        items=len(contents),
        permits=sum(int(content.type) == ItemType.PERMIT for content in contents),
        stationed=stationed,
        not_yet_stationed=len(contents) - stationed - exceptions,
        exceptions=exceptions,
        stationing_rate=_share(stationed, len(contents) - exceptions),
        full_authority=full,
        partial_authority=authority.count(WindowAuthority.PARTIAL_AUTHORITY),
        acceptance_only=authority.count(WindowAuthority.ACCEPTANCE_ONLY),
        full_authority_rate=_share(full, len(contents)),
        mean_statutory_days=statutory,
        mean_promised_days=promised,
        promised_speedup=_share(statutory - promised, statutory),
        free_items=sum(not content.fees for content in contents),
        cancelled=cancelled,
    )


def _mean(values: list[float]) -> float:
    return _share(sum(values), len(values))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
