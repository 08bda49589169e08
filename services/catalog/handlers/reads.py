"""Queries of the catalogue: what is in force, what words find, and the sheets; none goes through the ORM."""

from __future__ import annotations

import datetime as dt
from dataclasses import make_dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, literal_column, or_, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.catalog.v1 import catalog_pb2 as pb

from services.catalog.domain import life, sheets
from services.catalog.domain.codes import ItemType, Kind
from services.catalog.domain.content import known
from services.catalog.domain.life import ItemState, VersionState
from services.catalog.handlers import items, standard
from services.catalog.handlers.scope import Reader
from services.catalog.handlers.versions import name_of, parse_name
from services.catalog.models import Item, ItemVersion, Organisation
from services.common import checks, paging, search
from services.common.access import region_prefix
from services.common.errors import FailedPrecondition, NotFound
from services.common.ids import parse_code, resource

LONGEST_QUERY: Final = 100
LONGEST_THEME: Final = 50

_ITEMS: Final[Any] = Item.__table__  # type: ignore[attr-defined]
_VERSIONS: Final[Any] = ItemVersion.__table__  # type: ignore[attr-defined]
_ORGANISATIONS: Final[Any] = Organisation.__table__  # type: ignore[attr-defined]
_VERSION_COLUMNS: Final = [column for column in _VERSIONS.c if column.name not in ("search", "codes")]
_Version: Final[Any] = make_dataclass("_Version", [column.name for column in _VERSION_COLUMNS])
_LATER: Final[Any] = _VERSIONS.alias("later")
# Written out, not bound: the planner then sees that the partial indexes serve.
_PUBLISHED: Final[Any] = literal_column(str(VersionState.PUBLISHED.value))
_SUSPENDED: Final[Any] = literal_column(str(ItemState.SUSPENDED.value))


async def get_item(connection: AsyncConnection, name: str, reader: Reader) -> pb.Item:
    """An item with the version in force, or the last that was; drafts only for those who see them."""
    code = parse_code(name, items.COLLECTION)
    row = (await connection.execute(_items(_all(reader).where(_ITEMS.c.code == code)))).one_or_none()
    if row is None:
        raise NotFound("ITEM_NOT_FOUND", name=name)
    return _item(row)


async def list_items(
    connection: AsyncConnection, request: pb.ListItemsRequest, reader: Reader
) -> pb.ListItemsResponse:
    """A page of items by code: those in force, or all of them."""
    size, after = paging.page_size(request), paging.after(request, str)
    found = _all(reader) if request.show_inactive else in_force(reader.now)
    code = found.selected_columns.code
    found = found.where(*_filters(request, code)).order_by(code).limit(size + 1)
    rows = (await connection.execute(_items(found.where(code > after[0]) if after else found))).all()
    more = len(rows) > size
    return pb.ListItemsResponse(
        items=[_item(row) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1].code) if more else "",
    )


async def get_version(connection: AsyncConnection, name: str, reader: Reader) -> pb.ItemVersion:
    """A version; one that is not published only for those who see drafts."""
    row = await _version_row(connection, name, or_(_is_published(), reader.sees_drafts()))
    return version_message(row)


async def list_versions(
    connection: AsyncConnection, request: pb.ListItemVersionsRequest, reader: Reader
) -> pb.ListItemVersionsResponse:
    """A page of the versions of an item, newest first."""
    code = parse_code(request.parent, items.COLLECTION, "parent")
    size, after = paging.page_size(request), paging.after(request, int)
    shown = _ITEMS.c.code == code, _shown(reader)
    if await connection.scalar(select(_ITEMS.c.code).where(*shown)) is None:
        raise NotFound("ITEM_NOT_FOUND", name=request.parent)
    query = _versions(code, or_(_is_published(), reader.sees_drafts()))
    query = query.order_by(_VERSIONS.c.number.desc()).limit(size + 1)
    if after:
        query = query.where(_VERSIONS.c.number < after[0])
    rows = (await connection.execute(query)).all()
    more = len(rows) > size
    return pb.ListItemVersionsResponse(
        item_versions=[version_message(row) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1].number) if more else "",
    )


async def notice_sheet(connection: AsyncConnection, name: str, now: dt.datetime) -> pb.NoticeSheet:
    """The ten elements of the one-time notice, of the version in force or of any published one."""
    version, content = await _published_content(connection, name, now)
    elements = [pb.SheetElement(title=title, lines=lines) for title, lines in sheets.notice(content)]
    return pb.NoticeSheet(version=version, title=content.title, elements=elements)


async def openness_sheet(connection: AsyncConnection, name: str, now: dt.datetime) -> pb.OpennessSheet:
    """The eight published facts, of the version in force or of any published one."""
    version, content = await _published_content(connection, name, now)
    elements = [pb.SheetElement(title=title, lines=lines) for title, lines in sheets.openness(content)]
    return pb.OpennessSheet(version=version, elements=elements)


def item_message(item: Any, version: pb.ItemVersion | None, organisation_title: str | None) -> pb.Item:
    """An item as it is served; the title falls back to the organisation's code."""
    return pb.Item(
        name=resource(items.COLLECTION, item.code),
        standard_item=resource(standard.COLLECTION, item.standard_item),
        organisation=item.organisation,
        organisation_title=organisation_title or item.organisation.removeprefix("organisations/"),
        region=item.region,
        state=item.state,
        version=version,
        cancel_reason=item.cancel_reason,
        document_number=item.document_number,
        create_time=item.create_time,
        update_time=item.update_time,
        etag=life.etag(item.revision),
    )


def version_message(row: Any) -> pb.ItemVersion:
    """A version as it is served."""
    return pb.ItemVersion(
        name=name_of(row.item, row.number),
        state=row.state,
        content=pb.ItemContent.FromString(row.content),
        effective_time=row.effective_time,
        expire_time=row.expire_time,
        document_number=row.document_number,
        return_reason=row.return_reason,
        create_time=row.create_time,
        update_time=row.update_time,
        etag=life.etag(row.revision),
    )


def _items(found: Select[Any]) -> Select[Any]:
    """The items found by (code, number), each with that version and the title of its organisation."""
    hits, version, organisation = found.subquery("hits"), _VERSIONS.c, _ORGANISATIONS.c
    joined = hits.join(_ITEMS, _ITEMS.c.code == hits.c.code)
    joined = joined.outerjoin(_VERSIONS, and_(version.item == hits.c.code, version.number == hits.c.number))
    joined = joined.outerjoin(_ORGANISATIONS, organisation.name == _ITEMS.c.organisation)
    columns = (*_ITEMS.c, organisation.title.label("organisation_title"), *_VERSION_COLUMNS)
    return select(*columns).select_from(joined).order_by(hits.c.code)


def _item(row: Any) -> pb.Item:
    found = _Version(*row[-len(_VERSION_COLUMNS) :])
    version = None if found.number is None else version_message(found)
    return item_message(row, version, row.organisation_title)


def _versions(code: str, shown: ColumnElement[bool]) -> Select[Any]:
    joined = _VERSIONS.join(_ITEMS, _ITEMS.c.code == _VERSIONS.c.item)
    return select(*_VERSION_COLUMNS).select_from(joined).where(_VERSIONS.c.item == code, shown)


async def _version_row(connection: AsyncConnection, name: str, shown: ColumnElement[bool]) -> Any:
    code, number = parse_name(name)
    query = _versions(code, shown).where(_VERSIONS.c.number == number)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        raise NotFound("ITEM_VERSION_NOT_FOUND", name=name)
    return row


async def _published_content(
    connection: AsyncConnection, name: str, now: dt.datetime
) -> tuple[str, pb.ItemContent]:
    if "/versions/" in name:
        row = await _version_row(connection, name, _is_published())
        return name, pb.ItemContent.FromString(row.content)
    item = await get_item(connection, name, Reader((), now))
    if item.state != pb.Item.IN_FORCE or not item.HasField("version"):
        raise FailedPrecondition("ITEM_NOT_IN_FORCE", state=ItemState(item.state).name)
    return item.version.name, item.version.content


# ---- What is found: (code, number) of an item and one of its versions


def in_force(now: dt.datetime) -> Select[Any]:
    """The one version of each item that holds at this instant; what is cancelled has ended.

    Items themselves are only looked at for what is suspended, which is little: words that are in thousands
    of titles are then sorted out among narrow rows of one table.
    """
    versions = _VERSIONS.c
    endless = or_(versions.expire_time.is_(None), versions.expire_time > now)
    suspended = select(_ITEMS.c.code).where(_ITEMS.c.state == _SUSPENDED)
    return select(versions.item.label("code"), versions.number).where(
        _is_published(), versions.effective_time <= now, endless, versions.item.not_in(suspended)
    )


def _all(reader: Reader) -> Select[Any]:
    """Every item with the version that holds, or the last that did; drafts for those who see them."""
    joined = _ITEMS.outerjoin(_VERSIONS, and_(_VERSIONS.c.item == _ITEMS.c.code, _last(reader.now)))
    return select(_ITEMS.c.code, _VERSIONS.c.number).select_from(joined).where(_shown(reader))


def _last(now: dt.datetime) -> ColumnElement[bool]:
    later = exists().where(_LATER.c.item == _VERSIONS.c.item, *_held(_LATER.c, now))
    return and_(*_held(_VERSIONS.c, now), ~later.where(_LATER.c.number > _VERSIONS.c.number))


def _held(versions: Any, now: dt.datetime) -> tuple[ColumnElement[bool], ...]:
    """Versions that were in force for a time; one cancelled before it began never was."""
    lasting = or_(versions.expire_time.is_(None), versions.expire_time > versions.effective_time)
    return versions.state == _PUBLISHED, versions.effective_time <= now, lasting


def _shown(reader: Reader) -> ColumnElement[bool]:
    """An item that was never published is shown to those who see its drafts."""
    return or_(_ITEMS.c.state != ItemState.DRAFT.value, reader.sees_drafts())


def _is_published() -> ColumnElement[bool]:
    return _VERSIONS.c.state == _PUBLISHED  # type: ignore[no-any-return]


def _filters(request: pb.ListItemsRequest, code: Any) -> list[ColumnElement[bool]]:
    """The conditions a request sets; those on the item itself as a set of codes."""
    versions, conditions = _VERSIONS.c, []
    if words := search.query(checks.text(request.query, "query", LONGEST_QUERY)):
        conditions.append(versions.search.op("@@")(bindparam(None, words, TSQUERY)))
    if request.theme:
        conditions.append(versions.themes.contains([checks.text(request.theme, "theme", LONGEST_THEME)]))
    if codes := [code for code in (request.theme_code, request.category_code) if code]:
        conditions.append(versions.codes.contains([checks.text(each, "theme_code", 20) for each in codes]))
    if request.type:
        conditions.append(versions.type == known(request.type, ItemType, "type"))
    if request.kind:
        conditions.append(versions.kind == known(request.kind, Kind, "kind"))
    if request.organisation:
        parse_code(request.organisation, "organisations", "organisation")
        conditions.append(code.in_(_codes(_ITEMS.c.organisation == request.organisation)))
    if request.standard_item:
        parent = parse_code(request.standard_item, standard.COLLECTION, "standard_item")
        conditions.append(code.in_(_codes(_ITEMS.c.standard_item == parent)))
    if request.region:
        prefix = region_prefix(checks.region(request.region, "region"))
        conditions.append(code.in_(_codes(_ITEMS.c.region.startswith(prefix, autoescape=True))))
    return conditions


def _codes(condition: ColumnElement[bool]) -> Select[Any]:
    return select(_ITEMS.c.code).where(condition)
