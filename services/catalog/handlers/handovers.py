"""Hand-overs (下放承接、上收、委托, B29): the item stays where it is until another has taken it over."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.catalog.v1 import governance_pb2 as pb

from services.catalog.domain.codes import Level, check_implementation_code
from services.catalog.domain.content import known
from services.catalog.domain.governance import Act, HandoverKind, HandoverState, check_levels, step
from services.catalog.domain.life import ItemState
from services.catalog.handlers import items, kept, reads
from services.catalog.handlers.scope import Actor
from services.catalog.models import HANDOVERS, Item
from services.common import checks
from services.common.errors import FailedPrecondition
from services.common.ids import parse_code, resource

COLLECTION: Final = "handovers"
NOT_FOUND: Final = "HANDOVER_NOT_FOUND"
REASON: Final = 2000


async def begin(session: AsyncSession, handover: pb.Handover, actor: Actor) -> pb.Handover:
    """The transition begins; the item stays in force until another has taken it over."""
    item = await items.locked(session, checks.required(handover.item, "handover.item"), actor)
    if item.state != ItemState.IN_FORCE.value:
        raise FailedPrecondition("ITEM_NOT_IN_FORCE", state=ItemState(item.state).name)
    from_level = check_implementation_code(item.code, item.standard_item, "handover.item")
    kind = HandoverKind(known(handover.kind, HandoverKind, "handover.kind"))
    check_levels(kind, from_level, Level(known(handover.to_level, Level, "handover.to_level")))
    parse_code(handover.to_organisation, "organisations", "handover.to_organisation")
    kept.texts(handover, "handover", ("document_number",), ("reason",))
    if handover.transition_end:
        checks.date(handover.transition_end, "handover.transition_end")
    handover.name, handover.state = kept.new_name(COLLECTION), pb.Handover.IN_TRANSITION
    handover.item_title = await _title(session, item, actor)
    handover.organisation, handover.region = item.organisation, item.region
    handover.from_level = from_level.value  # type: ignore[assignment]
    for unknown in ("receiving_item", "outcome"):
        handover.ClearField(unknown)
    event = events.HandoverChanged()
    await kept.add(session, HANDOVERS, handover, actor, event, item=item.code)
    return handover


async def complete(session: AsyncSession, request: pb.CompleteHandoverRequest, actor: Actor) -> pb.Handover:
    """The receiving organ handles it: its item is in force, and the one handed over ends."""
    row = await kept.locked(session, HANDOVERS, request.name, NOT_FOUND, actor.reach, request.etag)
    handover = kept.message_of(row, pb.Handover)
    handover.state = step(HandoverState(row.state), Act.COMPLETE)  # type: ignore[assignment]
    document = checks.required_text(request.document_number, "document_number", items.DOCUMENT)
    handover.outcome = document
    if int(handover.kind) != HandoverKind.ENTRUST:
        handover.receiving_item = await _receiving(session, handover, request.receiving_item)
        ending = catalog_pb2.CancelItemRequest(
            name=handover.item, reason="HANDED_DOWN", document_number=document
        )
        await items.cancel(session, ending, actor)
    await kept.change(session, HANDOVERS, row, handover, actor, events.HandoverChanged())
    return handover


async def withdraw(session: AsyncSession, request: pb.WithdrawHandoverRequest, actor: Actor) -> pb.Handover:
    """The item stays where it is."""
    row = await kept.locked(session, HANDOVERS, request.name, NOT_FOUND, actor.reach, request.etag)
    handover = kept.message_of(row, pb.Handover)
    handover.state = step(HandoverState(row.state), Act.WITHDRAW)  # type: ignore[assignment]
    handover.outcome = checks.required_text(request.reason, "reason", REASON)
    await kept.change(session, HANDOVERS, row, handover, actor, events.HandoverChanged())
    return handover


async def list_page(
    connection: AsyncConnection, request: pb.ListHandoversRequest
) -> pb.ListHandoversResponse:
    """A page of hand-overs, newest first."""
    state = known(request.state, HandoverState, "state") if request.state else 0
    condition = kept.within(HANDOVERS, request.region, state=state)
    found, token = await kept.page(connection, request, HANDOVERS, pb.Handover, condition)
    return pb.ListHandoversResponse(handovers=found, next_page_token=token)


async def _receiving(session: AsyncSession, handover: pb.Handover, name: str) -> str:
    """The item that takes over: of the same standard item, of the organisation named, and in force."""
    code = parse_code(name, items.COLLECTION, "receiving_item")
    given = await session.get(Item, parse_code(handover.item, items.COLLECTION))
    taking = await session.scalar(select(Item).where(Item.code == code))  # type: ignore[arg-type]
    fits = (
        given is not None
        and taking is not None
        and taking.standard_item == given.standard_item
        and taking.organisation == handover.to_organisation
        and taking.state == ItemState.IN_FORCE.value
    )
    if not fits:
        raise FailedPrecondition("RECEIVING_ITEM_NOT_READY", field="receiving_item", item=name)
    return resource(items.COLLECTION, code)


async def _title(session: AsyncSession, item: Item, actor: Actor) -> str:
    found = await reads.get_item(await session.connection(), items.name_of(item), actor.as_reader())
    return found.version.content.title
