"""Departments that charge for nothing (零收费声明, O07): while it stands, no item of theirs has a fee."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.catalog.v1 import governance_pb2 as pb

from services.catalog.domain.life import VersionState
from services.catalog.handlers import items, kept
from services.catalog.handlers.scope import ITEMS, Actor
from services.catalog.models import FEE_DECLARATIONS, ItemVersion, Organisation
from services.common import checks
from services.common.errors import FailedPrecondition
from services.common.ids import resource

COLLECTION: Final = "feeDeclarations"
NOT_FOUND: Final = "FEE_DECLARATION_NOT_FOUND"
_VERSIONS: Final = ItemVersion.__table__.c  # type: ignore[attr-defined]
# A fee is not published while it is declared that there is none.
_LOCK: Final = text("SELECT pg_advisory_xact_lock(hashtextextended('fees of ' || :organisation, 0))")


async def declare(
    session: AsyncSession, request: pb.DeclareZeroFeesRequest, region: str, actor: Actor
) -> pb.FeeDeclaration:
    """Declare it for one's department; refused with the first item that has a fee."""
    organisation = actor.reach.organisation
    await session.execute(_LOCK, {"organisation": organisation})
    if item := await _item_with_fee(session, organisation, actor):
        raise FailedPrecondition("ITEM_HAS_FEE", item=resource(items.COLLECTION, item))
    found = await session.get(Organisation, organisation)
    declared = pb.FeeDeclaration(
        name=kept.new_name(COLLECTION),
        organisation=organisation,
        region=found.region if found else region,
        statement=checks.required_text(request.statement, "statement", 500),
        document_number=checks.required_text(request.document_number, "document_number", items.DOCUMENT),
        state=pb.FeeDeclaration.STANDING,
    )
    await kept.add(session, FEE_DECLARATIONS, declared, actor, events.FeeDeclarationChanged())
    return declared


async def withdraw(
    session: AsyncSession, request: pb.WithdrawFeeDeclarationRequest, actor: Actor
) -> pb.FeeDeclaration:
    """From now on items may have fees again."""
    row = await kept.locked(session, FEE_DECLARATIONS, request.name, NOT_FOUND, actor.reach, request.etag)
    declared = kept.message_of(row, pb.FeeDeclaration)
    if declared.state != pb.FeeDeclaration.STANDING:
        raise FailedPrecondition("FEE_DECLARATION_WITHDRAWN", name=request.name)
    declared.state = pb.FeeDeclaration.WITHDRAWN
    document = checks.required_text(request.document_number, "document_number", items.DOCUMENT)
    declared.withdraw_document_number = document
    await kept.change(session, FEE_DECLARATIONS, row, declared, actor, events.FeeDeclarationChanged())
    return declared


async def list_page(
    connection: AsyncConnection, request: pb.ListFeeDeclarationsRequest
) -> pb.ListFeeDeclarationsResponse:
    """A page of declarations, newest first."""
    within = kept.within(FEE_DECLARATIONS, request.region, request.organisation, request.state)
    found, token = await kept.page(connection, request, FEE_DECLARATIONS, pb.FeeDeclaration, within)
    return pb.ListFeeDeclarationsResponse(fee_declarations=found, next_page_token=token)


async def check_published(session: AsyncSession, organisation: str, content: catalog_pb2.ItemContent) -> None:
    """What has a fee is not published by who declared to have none."""
    if not content.fees:
        return
    await session.execute(_LOCK, {"organisation": organisation})
    standing = kept.within(FEE_DECLARATIONS, "", organisation, pb.FeeDeclaration.STANDING)
    declared = await session.scalar(select(FEE_DECLARATIONS.c.id).where(standing))
    if declared:
        raise FailedPrecondition("ZERO_FEES_DECLARED", declaration=resource(COLLECTION, declared))


async def _item_with_fee(session: AsyncSession, organisation: str, actor: Actor) -> str:
    """The code of the first item of the department whose version, in force now or later, has a fee."""
    query = (
        select(ITEMS.code, _VERSIONS.content)
        .join_from(ItemVersion, ITEMS.code.table, ITEMS.code == _VERSIONS.item)
        .where(
            ITEMS.organisation == organisation,
            _VERSIONS.state == VersionState.PUBLISHED.value,
            _VERSIONS.expire_time.is_(None) | (_VERSIONS.expire_time > actor.now),
        )
        .order_by(ITEMS.code)
    )
    for code, content in await session.execute(query):
        if catalog_pb2.ItemContent.FromString(content).fees:
            return str(code)
    return ""
