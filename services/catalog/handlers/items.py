"""Items (实施事项): claimed by an organisation, suspended, resumed, cancelled."""

from __future__ import annotations

from typing import Final

from google.protobuf.message import Message
from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.catalog.v1 import events_pb2 as events

from services.catalog.domain import life
from services.catalog.domain.codes import CancelReason, Level, check_implementation_code, region_of_code
from services.catalog.domain.content import check_level, known
from services.catalog.domain.life import Action, ItemState, StandardState, VersionState
from services.catalog.handlers import standard
from services.catalog.handlers.scope import Actor
from services.catalog.models import Item, ItemVersion, Organisation
from services.common import checks, journal
from services.common.errors import NotFound, PermissionDenied
from services.common.ids import parse_code, resource

COLLECTION: Final = "items"
DOCUMENT: Final = 200


async def claim(session: AsyncSession, request: pb.CreateItemRequest, actor: Actor) -> tuple[Item, Level]:
    """A new item of a standard item for an organisation, and the level its code tells."""
    parent = await standard.find(session, request.standard_item, "standard_item")
    life.standard_step(StandardState(parent.state))
    level = check_implementation_code(request.item_id, parent.code, "item_id")
    check_level(level, parent.levels, "item_id")
    organisation = resource(
        "organisations", parse_code(request.organisation, "organisations", "organisation")
    )
    region = await _region(session, organisation, request.item_id)
    if not actor.reach.covers(organisation, region):
        raise PermissionDenied("OUT_OF_SCOPE", field="organisation")
    item = Item(
        code=request.item_id,
        standard_item=parent.code,
        organisation=organisation,
        region=region,
        revision=0,
        create_time=actor.now,
        update_time=actor.now,
    )
    session.add(item)
    await session.flush()
    await record(session, item, actor, _created(item))
    return item, level


async def suspend(session: AsyncSession, request: pb.SuspendItemRequest, actor: Actor) -> Item:
    """No case can be started until the item is resumed."""
    item = await locked(session, request.name, actor)
    life.check_etag(request.etag, item.revision)
    item.state = life.item_step(ItemState(item.state), Action.SUSPEND)
    item.document_number = checks.text(request.document_number, "document_number", DOCUMENT)
    event = events.ItemSuspended(
        item=name_of(item), suspend_time=actor.now, document_number=item.document_number
    )
    await record(session, item, actor, event)
    return item


async def resume(session: AsyncSession, request: pb.ResumeItemRequest, actor: Actor) -> Item:
    """Cases can be started again."""
    item = await locked(session, request.name, actor)
    life.check_etag(request.etag, item.revision)
    item.state = life.item_step(ItemState(item.state), Action.RESUME)
    item.document_number = checks.text(request.document_number, "document_number", DOCUMENT)
    event = events.ItemResumed(
        item=name_of(item), resume_time=actor.now, document_number=item.document_number
    )
    await record(session, item, actor, event)
    return item


async def cancel(session: AsyncSession, request: pb.CancelItemRequest, actor: Actor) -> Item:
    """The item ends for good; no version of it is in force from now on."""
    item = await locked(session, request.name, actor)
    life.check_etag(request.etag, item.revision)
    item.state = life.item_step(ItemState(item.state), Action.CANCEL)
    item.cancel_reason = known(request.reason, CancelReason, "reason")
    item.document_number = checks.required_text(request.document_number, "document_number", DOCUMENT)
    await _end_versions(session, item, actor)
    event = events.ItemCancelled(
        item=name_of(item),
        cancel_time=actor.now,
        reason=request.reason,
        document_number=item.document_number,
    )
    await record(session, item, actor, event)
    return item


async def locked(session: AsyncSession, name: str, actor: Actor) -> Item:
    """The item of this name, if the actor reaches it, locked until the end of the transaction.

    Whatever changes an item or one of its versions locks the item first, so changes follow one another.
    """
    code = parse_code(name, COLLECTION)
    query = select(Item).where(Item.code == code, actor.reach.condition()).with_for_update()  # type: ignore[arg-type]
    item = await session.scalar(query)
    if item is None:
        raise NotFound("ITEM_NOT_FOUND", name=name)
    return item


async def record(session: AsyncSession, item: Item, actor: Actor, event: Message) -> None:
    """Count the change and write it into the journal."""
    item.revision += 1
    item.update_time = actor.now
    entry = journal.Entry(name_of(item), item.revision, event, actor.now, item.region, actor.origin)
    await journal.append(session, entry)


async def organisation_title(session: AsyncSession, organisation: str) -> str:
    """The title hall gave the organisation; its code as long as hall has told none."""
    found = await session.get(Organisation, organisation)
    return found.title if found else organisation.removeprefix("organisations/")


async def _region(session: AsyncSession, organisation: str, code: str) -> str:
    found = await session.get(Organisation, organisation)
    return found.region if found else region_of_code(code)


async def _end_versions(session: AsyncSession, item: Item, actor: Actor) -> None:
    """The version in force ends now; one that was to follow ends where it would have begun."""
    versions = ItemVersion.__table__.c  # type: ignore[attr-defined]
    open_ended = or_(versions.expire_time.is_(None), versions.expire_time > actor.now)
    await session.execute(
        update(ItemVersion)
        .where(versions.item == item.code, versions.state == VersionState.PUBLISHED.value, open_ended)
        .values(
            expire_time=func.greatest(versions.effective_time, actor.now),
            revision=versions.revision + 1,
            update_time=actor.now,
        )
    )


def name_of(item: Item) -> str:
    """The name of an item."""
    return resource(COLLECTION, item.code)


def _created(item: Item) -> events.ItemCreated:
    return events.ItemCreated(
        item=name_of(item),
        standard_item=resource(standard.COLLECTION, item.standard_item),
        organisation=item.organisation,
        region=item.region,
    )
