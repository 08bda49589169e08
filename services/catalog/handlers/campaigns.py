"""Clean-up campaigns (清理, B09): proposals, their review, the session's approval, one publication (B35)."""

from __future__ import annotations

from collections import Counter
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.catalog.v1 import governance_pb2 as pb

from services.catalog.domain import life
from services.catalog.domain.codes import CancelReason
from services.catalog.domain.content import known
from services.catalog.domain.governance import (
    ENDS,
    Act,
    CampaignState,
    ProposalKind,
    ProposalState,
    check_all_reviewed,
    check_proposal,
    step,
)
from services.catalog.handlers import handovers, items, kept, reads
from services.catalog.handlers.scope import EVERYWHERE, Actor, Reach
from services.catalog.models import CAMPAIGNS, PROPOSALS, Item
from services.common import checks
from services.common.access import covers
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.ids import parse, parse_code

COLLECTION: Final = "campaigns"
NOT_FOUND: Final = "CAMPAIGN_NOT_FOUND"
MOST_ORGANISATIONS: Final = 200
# What one transaction publishes.
MOST_PROPOSALS: Final = 1000


async def start(session: AsyncSession, campaign: pb.Campaign, region: str, actor: Actor) -> pb.Campaign:
    """A campaign opens with its basis document; departments propose until the day it is due."""
    kept.texts(campaign, "campaign", ("title", "basis_document"))
    checks.date(campaign.due_date, "campaign.due_date")
    if len(campaign.organisations) > MOST_ORGANISATIONS:
        raise InvalidArgument("FIELD_TOO_LONG", field="campaign.organisations", longest=MOST_ORGANISATIONS)
    for number, name in enumerate(campaign.organisations):
        parse_code(name, "organisations", f"campaign.organisations[{number}]")
    fresh = pb.Campaign(
        name=kept.new_name(COLLECTION),
        title=campaign.title,
        basis_document=campaign.basis_document,
        organisations=campaign.organisations,
        due_date=campaign.due_date,
        region=checks.region(campaign.region or region, "campaign.region"),
        state="OPEN",
    )
    await kept.add(session, CAMPAIGNS, fresh, actor, events.CampaignChanged())
    return fresh


async def propose(session: AsyncSession, request: pb.ProposeItemRequest, actor: Actor) -> pb.Proposal:
    """What a department wants to become of an item; said again, it replaces what was said before."""
    campaign = await _open(session, request.name, Act.PROPOSE)
    given = request.proposal
    item = await items.locked(session, checks.required(given.item, "proposal.item"), actor)
    takes_part = item.organisation in campaign.organisations or not campaign.organisations
    if not (takes_part and covers(campaign.region, item.region)):
        raise FailedPrecondition("NOT_IN_CAMPAIGN", organisation=item.organisation)
    known(given.kind, ProposalKind, "proposal.kind")
    check_proposal(given)
    content = await reads.get_item(await session.connection(), items.name_of(item), actor.as_reader())
    proposal = pb.Proposal(
        name=f"{campaign.name}/proposals/{item.code}",
        item=items.name_of(item),
        item_title=content.version.content.title,
        organisation=item.organisation,
        kind=given.kind,
        reason=given.reason,
        explanation=given.explanation,
        to_organisation=given.to_organisation,
        to_level=given.to_level,
        state="PROPOSED",
    )
    await _keep(session, campaign, proposal, item.region, actor)
    return proposal


async def review(session: AsyncSession, request: pb.ReviewProposalRequest, actor: Actor) -> pb.Proposal:
    """The review agrees, or decides otherwise and says why."""
    await _open(session, request.name.partition("/proposals/")[0], Act.REVIEW)
    row = await kept.locked(session, PROPOSALS, request.name, "PROPOSAL_NOT_FOUND", actor.reach, request.etag)
    proposal = kept.message_of(row, pb.Proposal)
    proposal.state = step(ProposalState(row.state), Act.REVIEW)  # type: ignore[assignment]
    decided = request.decided_kind or proposal.kind
    known(decided, ProposalKind, "decided_kind")
    proposal.opinion = checks.text(request.opinion, "opinion", 2000, multiline=True)
    if decided != proposal.kind:
        checks.required(proposal.opinion, "opinion")
        _check_otherwise(decided)
    proposal.decided_kind = decided
    await kept.change(session, PROPOSALS, row, proposal, actor, events.ProposalMade())
    return proposal


async def approve(session: AsyncSession, request: pb.ApproveCampaignRequest, actor: Actor) -> pb.Campaign:
    """The session of the government approves what was reviewed."""
    row = await kept.locked(session, CAMPAIGNS, request.name, NOT_FOUND, actor.reach, request.etag)
    campaign = kept.message_of(row, pb.Campaign)
    campaign.state = step(CampaignState(row.state), Act.APPROVE)  # type: ignore[assignment]
    campaign.session = checks.required_text(request.session, "session", 200)
    campaign.session_date = checks.date(request.session_date, "session_date").isoformat()
    check_all_reviewed(await _proposals(session, row.id))
    await kept.change(session, CAMPAIGNS, row, campaign, actor, events.CampaignChanged())
    return campaign


async def publish(session: AsyncSession, request: pb.PublishCampaignRequest, actor: Actor) -> pb.Campaign:
    """The batch takes effect as a whole, and is told at once: what ends ends now (B35)."""
    row = await kept.locked(session, CAMPAIGNS, request.name, NOT_FOUND, actor.reach, request.etag)
    campaign = kept.message_of(row, pb.Campaign)
    campaign.state = step(CampaignState(row.state), Act.PUBLISH)  # type: ignore[assignment]
    campaign.document_number = checks.required_text(
        request.document_number, "document_number", items.DOCUMENT
    )
    campaign.publish_time.FromDatetime(actor.now)
    event = events.CampaignPublished()
    proposals = await _proposals(session, row.id)
    for proposal in proposals:
        await _apply(session, campaign, proposal, event, actor)
    counts = Counter(int(proposal.decided_kind) for proposal in proposals)
    campaign.counts.extend(
        pb.ProposalCount(kind=kind, count=counts[kind])  # type: ignore[arg-type]
        for kind in sorted(counts)
    )
    await kept.change(session, CAMPAIGNS, row, campaign, actor, event)
    return campaign


async def list_page(
    connection: AsyncConnection, request: pb.ListCampaignsRequest
) -> pb.ListCampaignsResponse:
    """A page of campaigns, newest first."""
    state = known(request.state, CampaignState, "state") if request.state else 0
    condition = kept.within(CAMPAIGNS, request.region, state=state)
    found, token = await kept.page(connection, request, CAMPAIGNS, pb.Campaign, condition)
    return pb.ListCampaignsResponse(campaigns=found, next_page_token=token)


async def list_proposals(
    connection: AsyncConnection, request: pb.ListProposalsRequest, reach: Reach
) -> pb.ListProposalsResponse:
    """A page of the proposals of a campaign that the reader reaches, by item."""
    await kept.message_named(connection, CAMPAIGNS, request.parent, pb.Campaign, NOT_FOUND)
    conditions = [
        PROPOSALS.c.campaign == str(parse(request.parent, COLLECTION, "parent")),
        kept.within(PROPOSALS, organisation=request.organisation),
        PROPOSALS.c.region.startswith(reach.prefix, autoescape=True),
    ]
    if reach.organisation:
        conditions.append(PROPOSALS.c.organisation == reach.organisation)
    found, token = await kept.page(
        connection, request, PROPOSALS, pb.Proposal, *conditions, newest_first=False
    )
    return pb.ListProposalsResponse(proposals=found, next_page_token=token)


def _check_otherwise(decided: int) -> None:
    """A review may keep or adjust what was to be cancelled; what needs more facts is proposed anew."""
    if decided not in (ProposalKind.KEEP_ITEM, ProposalKind.ADJUST_ITEM, ProposalKind.MERGE_ITEM):
        raise InvalidArgument("FIELD_INVALID", field="decided_kind", value=decided)


async def _open(session: AsyncSession, name: str, act: Act) -> pb.Campaign:
    """The campaign, held open until the end of the transaction; whoever reaches an item may speak in it."""
    row = await kept.locked(session, CAMPAIGNS, name, NOT_FOUND, EVERYWHERE)
    step(CampaignState(row.state), act)
    return kept.message_of(row, pb.Campaign)


async def _keep(
    session: AsyncSession, campaign: pb.Campaign, proposal: pb.Proposal, region: str, actor: Actor
) -> None:
    if len(await _proposals(session, campaign.name.partition("/")[2])) >= MOST_PROPOSALS:
        raise FailedPrecondition("CAMPAIGN_FULL", most=MOST_PROPOSALS)
    columns = {"region": region, "campaign": campaign.name.partition("/")[2]}
    query = select(PROPOSALS).where(PROPOSALS.c.id == proposal.name.partition("/")[2]).with_for_update()
    row = (await session.execute(query)).one_or_none()
    if row is None:
        await kept.add(session, PROPOSALS, proposal, actor, events.ProposalMade(), **columns)
        return
    step(ProposalState(row.state), Act.PROPOSE)
    proposal.create_time.FromDatetime(row.create_time)
    await kept.change(session, PROPOSALS, row, proposal, actor, events.ProposalMade())


async def _proposals(session: AsyncSession, campaign: str) -> list[pb.Proposal]:
    rows = await session.execute(
        select(PROPOSALS).where(PROPOSALS.c.campaign == campaign).order_by(PROPOSALS.c.id)
    )
    return [kept.message_of(row, pb.Proposal) for row in rows]


async def _apply(
    session: AsyncSession,
    campaign: pb.Campaign,
    proposal: pb.Proposal,
    event: events.CampaignPublished,
    actor: Actor,
) -> None:
    """What was decided for one item; one that ended meanwhile has nothing left to end."""
    kind = ProposalKind(proposal.decided_kind)
    item = await session.get(Item, parse_code(proposal.item, items.COLLECTION))
    if item is None or item.state == life.ItemState.CANCELLED.value:
        return
    if kind in ENDS:
        reason = ENDS[kind] or CancelReason(proposal.reason)
        ending = catalog_pb2.CancelItemRequest(
            name=proposal.item,
            reason=reason.value,  # type: ignore[arg-type]
            document_number=campaign.document_number,
        )
        await items.cancel(session, ending, actor)
        event.cancelled_items.append(proposal.item)
    if kind is ProposalKind.HAND_DOWN_ITEM:
        await handovers.begin(session, _handover(campaign, proposal), actor)
        event.handed_down_items.append(proposal.item)


def _handover(campaign: pb.Campaign, proposal: pb.Proposal) -> pb.Handover:
    return pb.Handover(
        kind="HAND_DOWN",
        item=proposal.item,
        to_organisation=proposal.to_organisation,
        to_level=proposal.to_level,
        document_number=campaign.document_number,
        reason=proposal.explanation[:500].replace("\n", " "),
        campaign=campaign.name,
    )
