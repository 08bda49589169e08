"""Versions (版本) of an item: drafted, changed, handed in, returned, published."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.catalog.v1 import events_pb2 as events

from services.catalog.domain import content as rules
from services.catalog.domain import life
from services.catalog.domain.codes import Level, check_implementation_code
from services.catalog.domain.life import Action, ItemState, VersionState
from services.catalog.handlers import fees, items, navigation, peers, standard
from services.catalog.handlers.scope import Actor
from services.catalog.models import Item, ItemVersion
from services.common import checks, clocks, search
from services.common.errors import InvalidArgument, NotFound
from services.common.ids import parse_codes, resource

LONGEST_REASON: Final = 2000
# Numbers of versions are int32 in the events.
LAST_NUMBER: Final = 2**31 - 1
ROWS: Final[Any] = ItemVersion.__table__.c  # type: ignore[attr-defined]


async def create_item(
    session: AsyncSession, request: pb.CreateItemRequest, actor: Actor
) -> tuple[Item, ItemVersion]:
    """Claim a standard item for an organisation, with a first draft."""
    item, level = await items.claim(session, request, actor)
    return item, await _draft(session, item, level, request.content, actor)


async def create(session: AsyncSession, request: pb.CreateItemVersionRequest, actor: Actor) -> ItemVersion:
    """Draft a new version; while one is being drafted there is no second one."""
    item = await items.locked(session, request.parent, actor)
    life.item_step(ItemState(item.state), Action.DRAFT)
    level = check_implementation_code(item.code, item.standard_item, "parent")
    return await _draft(session, item, level, request.content, actor)


async def change(session: AsyncSession, request: pb.UpdateItemVersionRequest, actor: Actor) -> ItemVersion:
    """Change what a draft says; all of it, or the fields of the mask."""
    item, version = await _locked(session, request.name, actor)
    life.check_etag(checks.required(request.etag, "etag"), version.revision)
    _step(item, version, Action.UPDATE)
    changed = pb.ItemContent.FromString(version.content)
    for field in rules.check_mask(request.update_mask.paths):
        changed.ClearField(field)
        _copy(request.content, changed, field)
    level = check_implementation_code(item.code, item.standard_item, "name")
    await _check(session, item, level, changed)
    for column, value in _columns(changed).items():
        setattr(version, column, value)
    await _record(session, item, version, actor)
    return version


async def submit(session: AsyncSession, request: pb.SubmitItemVersionRequest, actor: Actor) -> ItemVersion:
    """Hand a draft in for review; it has to be complete."""
    item, version = await _locked(session, request.name, actor)
    life.check_etag(request.etag, version.revision)
    _step(item, version, Action.SUBMIT)
    content = pb.ItemContent.FromString(version.content)
    rules.check_complete(content)
    await peers.check_promise(session, item, content)
    version.return_reason = ""
    await _record(session, item, version, actor)
    return version


async def send_back(session: AsyncSession, request: pb.ReturnItemVersionRequest, actor: Actor) -> ItemVersion:
    """Return a version to its editor, saying why."""
    item, version = await _locked(session, request.name, actor)
    life.check_etag(request.etag, version.revision)
    _step(item, version, Action.RETURN)
    version.return_reason = checks.required_text(request.reason, "reason", LONGEST_REASON, multiline=True)
    await _record(session, item, version, actor)
    return version


async def publish(session: AsyncSession, request: pb.PublishItemVersionRequest, actor: Actor) -> ItemVersion:
    """Put a version in force from its effective time on; the one before it ends there."""
    item, version = await _locked(session, request.name, actor)
    life.check_etag(request.etag, version.revision)
    in_force = life.item_step(ItemState(item.state), Action.PUBLISH)
    published = life.version_step(VersionState(version.state), Action.PUBLISH)
    document = checks.required_text(request.document_number, "document_number", items.DOCUMENT)
    await fees.check_published(session, item.organisation, pb.ItemContent.FromString(version.content))
    latest = await _without_end(session, item)
    effective = life.effective_from(_asked(request), latest.effective_time if latest else None, actor.now)
    if latest:
        await _end(session, latest, effective, actor)
    title = await items.organisation_title(session, item.organisation)
    content = pb.ItemContent.FromString(version.content)
    # From here on nothing is read: the row is written once, and then never again.
    item.state, version.state = in_force, published
    version.effective_time, version.document_number = effective, document
    version.search = search_vector(content, title)
    _touch(version, actor)
    await items.record(session, item, actor, _published(item, version, content, title))
    return version


async def latest(session: AsyncSession, item: Item) -> ItemVersion | None:
    """The version of an item with the highest number."""
    query = select(ItemVersion).where(ROWS.item == item.code).order_by(ROWS.number.desc()).limit(1)
    return await session.scalar(query)


async def says_the_same(
    session: AsyncSession, item: Item, version: ItemVersion, content: pb.ItemContent
) -> bool:
    """Whether a content, once checked and filled in, is what a version says already."""
    filled = pb.ItemContent()
    filled.CopyFrom(content)
    level = check_implementation_code(item.code, item.standard_item, "item_id")
    await _check(session, item, level, filled)
    return filled.SerializeToString(deterministic=True) == version.content


def search_vector(content: pb.ItemContent, organisation_title: str) -> str:
    """What a published version is found by."""
    return search.vector(content.title, content.english_title, *content.themes, organisation_title)


def parse_name(name: str) -> tuple[str, int]:
    """The code and the number in `items/{code}/versions/{number}`."""
    code, number = parse_codes(name, items.COLLECTION, "versions")
    if not number.isdecimal() or number != str(int(number)) or int(number) > LAST_NUMBER:
        raise InvalidArgument("FIELD_INVALID", field="name", value=name[:80])
    return code, int(number)


def name_of(code: str, number: int) -> str:
    """The name of a version."""
    return f"{resource(items.COLLECTION, code)}/versions/{number}"


async def _draft(
    session: AsyncSession, item: Item, level: Level, content: pb.ItemContent, actor: Actor
) -> ItemVersion:
    last = await session.scalar(select(func.max(ROWS.number)).where(ROWS.item == item.code))
    filled = pb.ItemContent()
    filled.CopyFrom(content)
    await _check(session, item, level, filled)
    version = ItemVersion(
        item=item.code,
        number=(last or 0) + 1,
        revision=1,
        create_time=actor.now,
        update_time=actor.now,
        **_columns(filled),
    )
    session.add(version)
    await session.flush()
    await items.record(session, item, actor, _drafted(version))
    return version


async def _check(session: AsyncSession, item: Item, level: Level, content: pb.ItemContent) -> None:
    """Check a content, and add to it what the standard item says."""
    rules.check_draft(content, clocks.rules().keys())
    parent = await standard.find(session, resource(standard.COLLECTION, item.standard_item))
    rules.inherit(content, standard.message(parent), level)
    tables = navigation.tables()
    rules.check_navigation(content, tables.themes, tables.classes)


def _columns(content: pb.ItemContent) -> dict[str, Any]:
    """What of a content stands in columns."""
    return {
        "content": content.SerializeToString(deterministic=True),
        "type": int(content.type),
        "kind": int(content.kind),
        "themes": list(content.themes),
        "codes": sorted({*content.theme_codes, *content.category_codes}),
    }


def _copy(source: pb.ItemContent, target: pb.ItemContent, field: str) -> None:
    value = getattr(source, field)
    if field in rules.SINGLE:
        if source.HasField(field):
            getattr(target, field).CopyFrom(value)
    elif isinstance(value, str | int):
        setattr(target, field, value)
    else:
        getattr(target, field).MergeFrom(value)


async def _locked(session: AsyncSession, name: str, actor: Actor) -> tuple[Item, ItemVersion]:
    code, number = parse_name(name)
    item = await items.locked(session, resource(items.COLLECTION, code), actor)
    version = await session.get(ItemVersion, (code, number))
    if version is None:
        raise NotFound("ITEM_VERSION_NOT_FOUND", name=name)
    return item, version


async def _without_end(session: AsyncSession, item: Item) -> ItemVersion | None:
    return await session.scalar(
        select(ItemVersion).where(
            ROWS.item == item.code, ROWS.state == VersionState.PUBLISHED.value, ROWS.expire_time.is_(None)
        )
    )


async def _end(session: AsyncSession, version: ItemVersion, end: dt.datetime, actor: Actor) -> None:
    """End a version; written at once, because only one may be without an end."""
    version.expire_time = end
    _touch(version, actor)
    await session.flush()


def _step(item: Item, version: ItemVersion, action: Action) -> None:
    """The item must still be alive, and the version in a state that allows it."""
    life.item_step(ItemState(item.state), action)
    version.state = life.version_step(VersionState(version.state), action)


def _touch(version: ItemVersion, actor: Actor) -> None:
    version.revision += 1
    version.update_time = actor.now


async def _record(session: AsyncSession, item: Item, version: ItemVersion, actor: Actor) -> None:
    _touch(version, actor)
    await items.record(session, item, actor, _drafted(version))


def _drafted(version: ItemVersion) -> events.ItemVersionDrafted:
    return events.ItemVersionDrafted(
        version=name_of(version.item, version.number),
        state=version.state,  # type: ignore[arg-type]
        return_reason=version.return_reason,
    )


def _published(
    item: Item, version: ItemVersion, content: pb.ItemContent, organisation_title: str
) -> events.ItemVersionPublished:
    return events.ItemVersionPublished(
        item=resource(items.COLLECTION, item.code),
        number=version.number,
        standard_item=resource(standard.COLLECTION, item.standard_item),
        organisation=item.organisation,
        organisation_title=organisation_title,
        region=item.region,
        content=content,
        effective_time=version.effective_time,
        document_number=version.document_number,
    )


def _asked(request: pb.PublishItemVersionRequest) -> dt.datetime | None:
    """The effective time asked for; refuses what no datetime holds."""
    if not request.HasField("effective_time"):
        return None
    try:
        return request.effective_time.ToDatetime(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        raise InvalidArgument("FIELD_INVALID", field="effective_time") from None
