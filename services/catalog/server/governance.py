"""Claims, peers, divergences, hand-overs, campaigns, changes, figures, intermediaries, fees declared away."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.catalog.v1 import governance_pb2 as pb
from yangguang.catalog.v1 import governance_pb2_grpc as pb_grpc

from services.catalog.handlers import (
    campaigns,
    changes,
    claims,
    divergences,
    fees,
    handovers,
    intermediaries,
    kept,
    peers,
)
from services.catalog.handlers.scope import Actor
from services.catalog.models import CAMPAIGNS, HANDOVERS, INTERMEDIARIES
from services.catalog.server.desk import Desk
from services.common.rpc import Context


class GovernanceService(pb_grpc.GovernanceServiceServicer):
    """The governance of the catalogue."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # ---- Claims

    async def ListClaims(self, request: pb.ListClaimsRequest, context: Context) -> pb.ListClaimsResponse:
        async with self._desk.database.read() as connection:
            return await claims.list_page(connection, request)

    async def DeclineClaim(self, request: pb.DeclineClaimRequest, context: Context) -> pb.Claim:
        return await self._desk.do(request, pb.Claim, claims.decline)

    # ---- Peers and divergences

    async def CreatePeerLimit(self, request: pb.CreatePeerLimitRequest, context: Context) -> pb.PeerLimit:
        async def run(session: AsyncSession, actor: Actor) -> pb.PeerLimit:
            return await peers.record(session, request, self._desk.region, actor)

        return await self._desk.write(request, pb.PeerLimit, run)

    async def ListPeerLimits(
        self, request: pb.ListPeerLimitsRequest, context: Context
    ) -> pb.ListPeerLimitsResponse:
        async with self._desk.database.read() as connection:
            return await peers.list_page(connection, request)

    async def ListDivergences(
        self, request: pb.ListDivergencesRequest, context: Context
    ) -> pb.ListDivergencesResponse:
        async with self._desk.database.read() as connection:
            return await divergences.list_page(connection, request, self._desk.reader())

    # ---- Hand-overs

    async def CreateHandover(self, request: pb.CreateHandoverRequest, context: Context) -> pb.Handover:
        async def run(session: AsyncSession, actor: Actor) -> pb.Handover:
            return await handovers.begin(session, request.handover, actor)

        return await self._desk.write(request, pb.Handover, run)

    async def GetHandover(self, request: pb.GetHandoverRequest, context: Context) -> pb.Handover:
        async with self._desk.database.read() as connection:
            return await kept.message_named(
                connection, HANDOVERS, request.name, pb.Handover, handovers.NOT_FOUND
            )

    async def ListHandovers(
        self, request: pb.ListHandoversRequest, context: Context
    ) -> pb.ListHandoversResponse:
        async with self._desk.database.read() as connection:
            return await handovers.list_page(connection, request)

    async def CompleteHandover(self, request: pb.CompleteHandoverRequest, context: Context) -> pb.Handover:
        return await self._desk.do(request, pb.Handover, handovers.complete)

    async def WithdrawHandover(self, request: pb.WithdrawHandoverRequest, context: Context) -> pb.Handover:
        return await self._desk.do(request, pb.Handover, handovers.withdraw)

    # ---- Campaigns

    async def CreateCampaign(self, request: pb.CreateCampaignRequest, context: Context) -> pb.Campaign:
        async def run(session: AsyncSession, actor: Actor) -> pb.Campaign:
            return await campaigns.start(session, request.campaign, self._desk.region, actor)

        return await self._desk.write(request, pb.Campaign, run)

    async def GetCampaign(self, request: pb.GetCampaignRequest, context: Context) -> pb.Campaign:
        async with self._desk.database.read() as connection:
            return await kept.message_named(
                connection, CAMPAIGNS, request.name, pb.Campaign, campaigns.NOT_FOUND
            )

    async def ListCampaigns(
        self, request: pb.ListCampaignsRequest, context: Context
    ) -> pb.ListCampaignsResponse:
        async with self._desk.database.read() as connection:
            return await campaigns.list_page(connection, request)

    async def ProposeItem(self, request: pb.ProposeItemRequest, context: Context) -> pb.Proposal:
        return await self._desk.do(request, pb.Proposal, campaigns.propose)

    async def ListProposals(
        self, request: pb.ListProposalsRequest, context: Context
    ) -> pb.ListProposalsResponse:
        async with self._desk.database.read() as connection:
            return await campaigns.list_proposals(connection, request, self._desk.reach())

    async def ReviewProposal(self, request: pb.ReviewProposalRequest, context: Context) -> pb.Proposal:
        return await self._desk.do(request, pb.Proposal, campaigns.review)

    async def ApproveCampaign(self, request: pb.ApproveCampaignRequest, context: Context) -> pb.Campaign:
        return await self._desk.do(request, pb.Campaign, campaigns.approve)

    async def PublishCampaign(self, request: pb.PublishCampaignRequest, context: Context) -> pb.Campaign:
        return await self._desk.do(request, pb.Campaign, campaigns.publish)

    # ---- Changes and figures

    async def ListItemChanges(
        self, request: pb.ListItemChangesRequest, context: Context
    ) -> pb.ListItemChangesResponse:
        async with self._desk.database.read() as connection:
            return await changes.list_page(connection, request)

    async def GetCatalogFigures(
        self, request: pb.GetCatalogFiguresRequest, context: Context
    ) -> pb.CatalogFigures:
        async with self._desk.database.read() as connection:
            return await changes.catalog_figures(connection, request, self._desk.now())

    # ---- Intermediaries

    async def AdmitIntermediary(
        self, request: pb.AdmitIntermediaryRequest, context: Context
    ) -> pb.Intermediary:
        async def run(session: AsyncSession, actor: Actor) -> pb.Intermediary:
            return await intermediaries.admit(session, request.intermediary, self._desk.region, actor)

        return await self._desk.write(request, pb.Intermediary, run)

    async def GetIntermediary(self, request: pb.GetIntermediaryRequest, context: Context) -> pb.Intermediary:
        async with self._desk.database.read() as connection:
            return await kept.message_named(
                connection, INTERMEDIARIES, request.name, pb.Intermediary, intermediaries.NOT_FOUND
            )

    async def ListIntermediaries(
        self, request: pb.ListIntermediariesRequest, context: Context
    ) -> pb.ListIntermediariesResponse:
        async with self._desk.database.read() as connection:
            return await intermediaries.list_page(connection, request)

    async def RemoveIntermediary(
        self, request: pb.RemoveIntermediaryRequest, context: Context
    ) -> pb.Intermediary:
        return await self._desk.do(request, pb.Intermediary, intermediaries.remove)

    # ---- Departments that charge for nothing

    async def DeclareZeroFees(
        self, request: pb.DeclareZeroFeesRequest, context: Context
    ) -> pb.FeeDeclaration:
        async def run(session: AsyncSession, actor: Actor) -> pb.FeeDeclaration:
            return await fees.declare(session, request, self._desk.region, actor)

        return await self._desk.write(request, pb.FeeDeclaration, run)

    async def ListFeeDeclarations(
        self, request: pb.ListFeeDeclarationsRequest, context: Context
    ) -> pb.ListFeeDeclarationsResponse:
        async with self._desk.database.read() as connection:
            return await fees.list_page(connection, request)

    async def WithdrawFeeDeclaration(
        self, request: pb.WithdrawFeeDeclarationRequest, context: Context
    ) -> pb.FeeDeclaration:
        return await self._desk.do(request, pb.FeeDeclaration, fees.withdraw)
