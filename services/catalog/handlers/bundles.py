"""Bundles (一件事, C37): items that make one thing of a life or a business; the ways to find items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import bundles_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import events_pb2 as events

from services.catalog.domain.governance import BundleState
from services.catalog.handlers import chains, items, kept, navigation, reads
from services.catalog.handlers.scope import ITEMS, Actor, Reader
from services.catalog.models import BUNDLES, Item, ItemVersion, Organisation
from services.common import checks
from services.common.access import region_prefix
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.ids import parse_code

COLLECTION: Final = "bundles"
NOT_FOUND: Final = "BUNDLE_NOT_FOUND"
MOST_ITEMS: Final = 50
IN_FORCE: Final = BundleState.IN_FORCE.value
_VERSIONS: Final[Any] = ItemVersion.__table__.c  # type: ignore[attr-defined]
_ITEM_TABLE: Final[Any] = Item.__table__  # type: ignore[attr-defined]
_ORGANISATIONS: Final[Any] = Organisation.__table__.c  # type: ignore[attr-defined]


async def create(session: AsyncSession, given: pb.Bundle, region: str, actor: Actor) -> pb.Bundle:
    """A bundle of items that are in force, each once, with the items whose result it needs before it."""
    bundle = pb.Bundle(name=kept.new_name(COLLECTION), region=region, state="IN_FORCE")
    await _fill(session, bundle, given, actor)
    await kept.add(session, BUNDLES, bundle, actor, events.BundleChanged(), **_columns(bundle))
    return bundle


async def change(session: AsyncSession, request: pb.UpdateBundleRequest, actor: Actor) -> pb.Bundle:
    """What is given takes the place of what was there."""
    row = await kept.locked(session, BUNDLES, request.name, NOT_FOUND, actor.reach, request.etag)
    checks.required(request.etag, "etag")
    bundle = kept.message_of(row, pb.Bundle)
    _alive(row)
    await _fill(session, bundle, request.bundle, actor)
    columns = {**_columns(bundle), "organisation": bundle.organisation}
    await kept.change(session, BUNDLES, row, bundle, actor, events.BundleChanged(), **columns)
    return bundle


async def retire(session: AsyncSession, request: pb.RetireBundleRequest, actor: Actor) -> pb.Bundle:
    """The bundle is shown no more; its items stay as they are."""
    row = await kept.locked(session, BUNDLES, request.name, NOT_FOUND, actor.reach, request.etag)
    bundle = kept.message_of(row, pb.Bundle)
    _alive(row)
    bundle.state = pb.Bundle.RETIRED
    bundle.document_number = checks.required_text(request.document_number, "document_number", items.DOCUMENT)
    await kept.change(session, BUNDLES, row, bundle, actor, events.BundleChanged())
    return bundle


async def list_page(connection: AsyncConnection, request: pb.ListBundlesRequest) -> pb.ListBundlesResponse:
    """A page of the bundles in force, newest first."""
    conditions = [kept.within(BUNDLES, request.region, state=IN_FORCE)]
    if request.theme_code:
        conditions.append(BUNDLES.c.codes.contains([checks.text(request.theme_code, "theme_code", 20)]))
    if request.item:
        parse_code(request.item, items.COLLECTION, "item")
        conditions.append(BUNDLES.c["items"].contains([request.item]))
    found, token = await kept.page(connection, request, BUNDLES, pb.Bundle, *conditions)
    return pb.ListBundlesResponse(bundles=found, next_page_token=token)


async def check(
    connection: AsyncConnection, request: pb.CheckBundleRequest, reader: Reader
) -> pb.BundleCheck:
    """What there is to better in a bundle, or in a chain that is none yet (C52)."""
    links = [pb.BundleItem(item=name) for name in request.items]
    if request.name:
        bundle = await kept.message_named(connection, BUNDLES, request.name, pb.Bundle, NOT_FOUND)
        links = list(bundle.items)
    if not 1 <= len(links) <= MOST_ITEMS:
        raise InvalidArgument("FIELD_INVALID", field="items", longest=MOST_ITEMS)
    found = [await reads.get_item(connection, link.item, reader) for link in links]
    return chains.check(found, {link.item: list(link.after) for link in links})


async def tell_ways(
    connection: AsyncConnection, request: pb.GetNavigationRequest, now: dt.datetime
) -> pb.Navigation:
    """The ways to find items, with how many are in force under each."""
    within = _within(request.region)
    in_force = reads.in_force(now).subquery()
    joined = _joined(in_force)
    code = func.unnest(_VERSIONS.codes).label("code")
    counted = select(code, func.count()).select_from(joined).where(within).group_by(code)
    counts = {row[0]: row[1] for row in await connection.execute(counted)}
    departments = await _departments(connection, joined, within)
    bundles = await connection.scalar(
        select(func.count()).where(kept.within(BUNDLES, request.region, state=IN_FORCE))
    )
    return pb.Navigation(
        groups=_groups(counts),
        departments=departments,
        bundles=bundles or 0,
        items=sum(department.items for department in departments),
    )


def _joined(in_force: Any) -> Any:
    version = and_(_VERSIONS.item == in_force.c.code, _VERSIONS.number == in_force.c.number)
    joined = in_force.join(ItemVersion.__table__, version)  # type: ignore[attr-defined]
    joined = joined.join(_ITEM_TABLE, ITEMS.code == in_force.c.code)
    return joined.outerjoin(
        Organisation.__table__,  # type: ignore[attr-defined]
        _ORGANISATIONS.name == ITEMS.organisation,
    )


def _within(region: str) -> Any:
    if not region:
        return ITEMS.code == ITEMS.code
    return ITEMS.region.startswith(region_prefix(checks.region(region, "region")), autoescape=True)


async def _departments(connection: AsyncConnection, joined: Any, within: Any) -> list[pb.DepartmentEntry]:
    title = func.coalesce(_ORGANISATIONS.title, func.substr(ITEMS.organisation, 15)).label("title")
    rows = await connection.execute(
        select(ITEMS.organisation, title, func.count())
        .select_from(joined)
        .where(within)
        .group_by(ITEMS.organisation, title)
        .order_by(func.count().desc(), ITEMS.organisation)
    )
    return [pb.DepartmentEntry(organisation=row[0], title=row[1], items=row[2]) for row in rows]


def _groups(counts: dict[str, int]) -> list[pb.NavigationGroup]:
    tables = navigation.tables()
    groups = {group: pb.NavigationGroup(id=group) for group in (*navigation.GROUPS, navigation.CLASSES)}
    for code in (*tables.themes.values(), *tables.categories.values()):
        groups[code.group].entries.add(
            code=code.code,
            title=code.title,
            english_title=code.english_title,
            items=counts.get(code.code, 0),
        )
    return list(groups.values())


async def _fill(session: AsyncSession, bundle: pb.Bundle, given: pb.Bundle, actor: Actor) -> None:
    """Take over what is given, once it is checked."""
    kept.texts(given, "bundle", ("title", "document_number"), ("english_title", "description"))
    parse_code(given.organisation, "organisations", "bundle.organisation")
    tables = navigation.tables()
    for number, code in enumerate(given.theme_codes):
        if code not in tables.themes:
            raise InvalidArgument("FIELD_INVALID", field=f"bundle.theme_codes[{number}]", value=code)
    if not 1 <= len(given.items) <= MOST_ITEMS:
        raise InvalidArgument("FIELD_INVALID", field="bundle.items", longest=MOST_ITEMS)
    chains.order({link.item: list(link.after) for link in given.items}, _repeated(given.items))
    await _check_in_force(session, [link.item for link in given.items], actor)
    for name in ("title", "english_title", "description", "organisation", "document_number"):
        setattr(bundle, name, getattr(given, name))
    for name in ("theme_codes", "items"):
        bundle.ClearField(name)
        getattr(bundle, name).extend(getattr(given, name))


def _repeated(links: Sequence[pb.BundleItem]) -> bool:
    return len({link.item for link in links}) != len(links)


async def _check_in_force(session: AsyncSession, names: Sequence[str], actor: Actor) -> None:
    connection = await session.connection()
    for number, name in enumerate(names):
        item = await reads.get_item(connection, name, actor.as_reader())
        if item.state != catalog_pb2.Item.IN_FORCE or not item.HasField("version"):
            raise FailedPrecondition("ITEM_NOT_IN_FORCE", field=f"bundle.items[{number}].item", item=name)


def _alive(row: Any) -> None:
    if row.state != IN_FORCE:
        raise FailedPrecondition("BUNDLE_RETIRED", bundle=row.id)


def _columns(bundle: pb.Bundle) -> dict[str, Any]:
    return {"codes": list(bundle.theme_codes), "items": [link.item for link in bundle.items]}
