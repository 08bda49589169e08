"""Standard items (基本目录事项): what is the same everywhere at a level (B10)."""

from __future__ import annotations

from typing import Any, Final

from google.protobuf.message import Message
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.catalog.v1 import events_pb2 as events

from services.catalog.domain import life
from services.catalog.domain.codes import CancelReason, ItemType, check_basic_code
from services.catalog.domain.content import check_historic, check_standard, known
from services.catalog.domain.life import StandardState
from services.catalog.handlers.scope import Actor
from services.catalog.models import StandardItem
from services.common import checks, clocks, journal, paging
from services.common.errors import InvalidArgument, NotFound, PermissionDenied
from services.common.ids import parse_code, resource

COLLECTION: Final = "standardItems"
DOCUMENT: Final = 200
REVISED: Final = ("title", "levels", "legal_bases", "terms")
TABLE: Final[Any] = StandardItem.__table__  # type: ignore[attr-defined]


async def create(
    session: AsyncSession, code: str, given: pb.StandardItem, region: str, actor: Actor
) -> StandardItem:
    """Add a standard item to the catalogue of a region; by somebody whose region holds it whole."""
    _check_reach(region, actor)
    check_basic_code(code, "standard_item_id")
    check_standard(given, clocks.rules().keys())
    abolished = int(given.state) == StandardState.ABOLISHED
    check_historic(given.type, abolished)
    standard = StandardItem(
        code=code,
        type=int(given.type),
        state=(StandardState.ABOLISHED if abolished else StandardState.IN_FORCE).value,
        document_number=checks.text(given.document_number, "standard_item.document_number", DOCUMENT),
        revision=0,
        create_time=actor.now,
        **_columns(given),
    )
    session.add(standard)
    await _record(session, standard, region, actor, events.StandardItemCreated)
    return standard


async def revise(
    session: AsyncSession, request: pb.UpdateStandardItemRequest, region: str, actor: Actor
) -> StandardItem:
    """Change what is the same everywhere; local items that say otherwise are told as diverging."""
    standard = await _locked(session, request.name, region, actor)
    life.check_etag(checks.required(request.etag, "etag"), standard.revision)
    changed = message(standard)
    for field in _mask(request.update_mask.paths):
        changed.ClearField(field)
        changed.MergeFrom(_only(request.standard_item, field))
    check_standard(changed, clocks.rules().keys())
    standard.document_number = checks.required_text(request.document_number, "document_number", DOCUMENT)
    for column, value in _columns(changed).items():
        setattr(standard, column, value)
    await _record(session, standard, region, actor, events.StandardItemRevised)
    return standard


async def abolish(
    session: AsyncSession, request: pb.AbolishStandardItemRequest, region: str, actor: Actor
) -> StandardItem:
    """End a standard item: nobody claims it any more; items that are in force are cancelled one by one."""
    standard = await _locked(session, request.name, region, actor)
    life.check_etag(request.etag, standard.revision)
    standard.state = StandardState.ABOLISHED.value
    standard.abolish_reason = known(request.reason, CancelReason, "reason")
    standard.document_number = checks.required_text(request.document_number, "document_number", DOCUMENT)
    await _record(session, standard, region, actor, events.StandardItemAbolished)
    return standard


def _check_reach(region: str, actor: Actor) -> None:
    if not actor.reach.covers(actor.reach.organisation, region):
        raise PermissionDenied("OUT_OF_SCOPE", region=region)


async def _locked(session: AsyncSession, name: str, region: str, actor: Actor) -> StandardItem:
    _check_reach(region, actor)
    code = parse_code(name, COLLECTION)
    standard = await session.get(StandardItem, code, with_for_update=True)
    if standard is None:
        raise NotFound("STANDARD_ITEM_NOT_FOUND", name=name)
    life.standard_step(StandardState(standard.state))
    return standard


async def _record(
    session: AsyncSession, standard: StandardItem, region: str, actor: Actor, event: Any
) -> None:
    """Count the change and write it into the journal."""
    standard.revision += 1
    standard.update_time = actor.now
    await session.flush()
    told: Message = event(standard_item=message(standard))
    name = resource(COLLECTION, standard.code)
    await journal.append(
        session, journal.Entry(name, standard.revision, told, actor.now, region, actor.origin)
    )


def _mask(paths: Any) -> tuple[str, ...]:
    for path in paths:
        if path not in REVISED:
            raise InvalidArgument("FIELD_INVALID", field="update_mask", value=path)
    return tuple(paths) or REVISED


def _only(given: pb.StandardItem, field: str) -> pb.StandardItem:
    """A standard item that says nothing but one field."""
    bare = pb.StandardItem()
    if field == "terms":
        bare.terms.CopyFrom(given.terms)
        return bare
    if field == "title":
        return pb.StandardItem(title=given.title)
    getattr(bare, field).extend(getattr(given, field))
    return bare


def _columns(given: pb.StandardItem) -> dict[str, Any]:
    """What of a standard item can be revised."""
    return {
        "title": given.title,
        "levels": [int(level) for level in given.levels],
        "legal_bases": pb.ItemContent(legal_bases=given.legal_bases).SerializeToString(deterministic=True),
        "terms": given.terms.SerializeToString(deterministic=True),
    }


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
        state=row.state,
        terms=pb.ItemContent.FromString(row.terms) if row.terms else None,
        document_number=row.document_number,
        abolish_reason=row.abolish_reason,
        update_time=row.update_time,
        etag=life.etag(row.revision),
    )
