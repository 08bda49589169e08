"""What places of the same class promise (同类地区最低时限, B25), and that no promise is longer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.catalog.v1 import governance_pb2 as pb

from services.catalog.domain import unity
from services.catalog.domain.codes import Level
from services.catalog.domain.content import check_limit, known
from services.catalog.handlers import kept, standard
from services.catalog.handlers.scope import Actor
from services.catalog.models import PEER_LIMITS, Item
from services.common import clocks
from services.common.errors import InvalidArgument
from services.common.ids import parse_code


async def record(
    session: AsyncSession, request: pb.CreatePeerLimitRequest, region: str, actor: Actor
) -> pb.PeerLimit:
    """What a place of the same class promises; what is handed in from now on may promise no longer (B25)."""
    peer = request.peer_limit
    parent = await standard.find(session, peer.standard_item, "peer_limit.standard_item")
    known(peer.level, Level, "peer_limit.level")
    kept.texts(peer, "peer_limit", ("place", "source"))
    if not peer.HasField("limit"):
        raise InvalidArgument("FIELD_REQUIRED", field="peer_limit.limit")
    check_limit(peer.limit, "peer_limit.limit", clocks.rules().keys())
    peer.name, peer.region = kept.new_name("peerLimits"), region
    columns = {"standard_item": parent.code, "level": int(peer.level)}
    await kept.add(session, PEER_LIMITS, peer, actor, events.PeerLimitRecorded(), **columns)
    return peer


async def list_page(
    connection: AsyncConnection, request: pb.ListPeerLimitsRequest
) -> pb.ListPeerLimitsResponse:
    """A page of what peers promise, newest first."""
    conditions = [kept.within(PEER_LIMITS)]
    if request.standard_item:
        code = parse_code(request.standard_item, standard.COLLECTION, "standard_item")
        conditions.append(PEER_LIMITS.c.standard_item == code)
    found, token = await kept.page(connection, request, PEER_LIMITS, pb.PeerLimit, *conditions)
    return pb.ListPeerLimitsResponse(peer_limits=found, next_page_token=token)


async def check_promise(session: AsyncSession, item: Item, content: catalog_pb2.ItemContent) -> None:
    """A promise is no longer than the shortest of the same class (最低时限, B25)."""
    shortest = await lowest(await session.connection(), [(item.standard_item, int(content.level))])
    peer = shortest.get((item.standard_item, int(content.level)))
    if peer and content.HasField("promised_limit") and is_longer(content, peer):
        raise InvalidArgument(
            "LONGER_THAN_PEER_LIMIT",
            field="content.promised_limit.length",
            place=peer.place,
            length=peer.limit.length,
            peer_limit=peer.name,
        )


async def lowest(
    connection: AsyncConnection, keys: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], pb.PeerLimit]:
    """The shortest limit peers promise, by standard item and level."""
    codes = {code for code, _ in keys}
    rows = await connection.execute(
        select(PEER_LIMITS).where(PEER_LIMITS.c.standard_item.in_(codes)).order_by(PEER_LIMITS.c.id)
    )
    found: dict[tuple[str, int], pb.PeerLimit] = {}
    for row in rows:
        peer = kept.message_of(row, pb.PeerLimit)
        key = (row.standard_item, row.level)
        if key not in found or unity.days(peer.limit) < unity.days(found[key].limit):
            found[key] = peer
    return found


def is_longer(content: catalog_pb2.ItemContent, peer: pb.PeerLimit) -> bool:
    return unity.days(content.promised_limit) > unity.days(peer.limit)
