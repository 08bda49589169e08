"""Claiming (认领): which standard items a region handles, which it still has to claim, which it declined."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, any_, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.catalog.v1 import governance_pb2 as pb

from services.catalog.domain.codes import Level
from services.catalog.domain.content import known
from services.catalog.domain.governance import ClaimState
from services.catalog.domain.life import ItemState, StandardState
from services.catalog.handlers import items, kept, standard
from services.catalog.handlers.scope import ITEMS, Actor
from services.catalog.models import DECLINED_CLAIMS, Item
from services.common import checks, paging
from services.common.access import region_prefix
from services.common.errors import FailedPrecondition, PermissionDenied
from services.common.ids import resource

_STANDARD: Final = standard.TABLE
_DECLINED: Final = DECLINED_CLAIMS.c


async def decline(session: AsyncSession, request: pb.DeclineClaimRequest, actor: Actor) -> pb.Claim:
    """No organ of the region takes this standard item on; said with reason and document."""
    parent = await standard.find(session, request.name)
    region = checks.region(request.region, "region")
    if not actor.reach.covers(actor.reach.organisation, region):
        raise PermissionDenied("OUT_OF_SCOPE", region=region)
    claim = pb.Claim(
        name=f"claims/{parent.code}-{region}",
        standard_item=resource(standard.COLLECTION, parent.code),
        title=parent.title,
        region=region,
        state="DECLINED",
        reason=checks.required_text(request.reason, "reason", 500),
        document_number=checks.required_text(request.document_number, "document_number", items.DOCUMENT),
    )
    claimed = select(ITEMS.code).where(ITEMS.standard_item == parent.code, _alive(region)).limit(1)
    if code := await session.scalar(claimed):
        raise FailedPrecondition("CLAIMED_ALREADY", item=resource(items.COLLECTION, code))
    columns = {"standard_item": parent.code}
    await kept.add(session, DECLINED_CLAIMS, claim, actor, events.ClaimDeclined(), **columns)
    return claim


async def list_page(connection: AsyncConnection, request: pb.ListClaimsRequest) -> pb.ListClaimsResponse:
    """The standard items of a level by code, each with what became of it in the region."""
    size, after = paging.page_size(request), paging.after(request, str)
    region = checks.region(request.region, "region")
    level = known(request.level, Level, "level")
    query = _claims(region, level).limit(size + 1)
    if after:
        query = query.where(_STANDARD.c.code > after[0])
    if request.state:
        query = query.where(_state(region) == known(request.state, ClaimState, "state"))
    rows = (await connection.execute(query)).all()
    more = len(rows) > size
    return pb.ListClaimsResponse(
        claims=[_claim(row, region) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1].code) if more else "",
    )


def _claims(region: str, level: int) -> Select[Any]:
    of_region = and_(_DECLINED.standard_item == _STANDARD.c.code, _DECLINED.region == region)
    joined = _STANDARD.outerjoin(DECLINED_CLAIMS, of_region)
    columns = (_STANDARD.c.code, _STANDARD.c.title, _DECLINED.message, _state(region).label("state"))
    return (
        select(*columns, _codes(region).label("codes"))
        .select_from(joined)
        .where(_STANDARD.c.state == StandardState.IN_FORCE.value, literal(level) == any_(_STANDARD.c.levels))
        .order_by(_STANDARD.c.code)
    )


def _codes(region: str) -> Any:
    """The items of the region that implement a standard item."""
    of_standard = select(ITEMS.code).where(ITEMS.standard_item == _STANDARD.c.code, _alive(region))
    return func.array(of_standard.order_by(ITEMS.code).correlate(_STANDARD).scalar_subquery())


def _state(region: str) -> Any:
    claimed = select(Item).where(ITEMS.standard_item == _STANDARD.c.code, _alive(region))
    declined = select(_DECLINED.id).where(
        _DECLINED.standard_item == _STANDARD.c.code, _DECLINED.region == region
    )
    return case(
        (claimed.correlate(_STANDARD).exists(), ClaimState.CLAIMED.value),
        (declined.correlate(_STANDARD).exists(), ClaimState.DECLINED.value),
        else_=ClaimState.TO_BE_CLAIMED.value,
    )


def _alive(region: str) -> ColumnElement[bool]:
    prefix = region_prefix(region) or region
    ended = ItemState.CANCELLED.value
    return and_(ITEMS.region.startswith(prefix, autoescape=True), ITEMS.state != ended)


def _claim(row: Any, region: str) -> pb.Claim:
    """What is told of one standard item; one that was declined and claimed later on counts as claimed."""
    declined = row.state == ClaimState.DECLINED.value
    claim = pb.Claim.FromString(row.message) if declined else pb.Claim()
    claim.standard_item = resource(standard.COLLECTION, row.code)
    claim.title, claim.region, claim.state = row.title, region, row.state
    claim.items.extend(resource(items.COLLECTION, code) for code in row.codes)
    return claim
