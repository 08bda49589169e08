"""The rpcs of supervision: message in, query or one transaction, message out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from google.protobuf.message import Message
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.supervision.v1 import supervision_pb2 as pb
from yangguang.supervision.v1 import supervision_pb2_grpc as pb_grpc

from services.common import idempotency, identity
from services.common.db import Database
from services.common.journal import Origin
from services.common.rpc import Context
from services.common.timesource import TimeSource
from services.supervision.handlers import (
    authorisation,
    cards,
    findings,
    indicators,
    open_clocks,
    rebuild,
    rules,
)

R = TypeVar("R", bound=Message)


class SupervisionService(pb_grpc.SupervisionServiceServicer):
    """Watches every clock of one region and the regions below it."""

    def __init__(self, database: Database, region: str, now: TimeSource) -> None:
        self._database, self._region, self._now = database, region, now

    async def GetCard(self, request: pb.GetCardRequest, context: Context) -> pb.Card:
        async with self._database.read() as connection:
            return await cards.get(connection, request.name, identity.inside())

    async def ListCards(self, request: pb.ListCardsRequest, context: Context) -> pb.ListCardsResponse:
        async with self._database.read() as connection:
            return await cards.list_cards(connection, request, identity.inside())

    async def WithdrawCard(self, request: pb.WithdrawCardRequest, context: Context) -> pb.Card:
        return await self._write(
            request,
            pb.Card,
            lambda session, origin: cards.withdraw(session, request, identity.inside(), origin, self._now()),
        )

    async def ListSupervisionRules(
        self, request: pb.ListSupervisionRulesRequest, context: Context
    ) -> pb.ListSupervisionRulesResponse:
        async with self._database.read() as connection:
            return await rules.list_rules(connection, request)

    async def UpdateSupervisionRule(
        self, request: pb.UpdateSupervisionRuleRequest, context: Context
    ) -> pb.SupervisionRule:
        return await self._write(
            request,
            pb.SupervisionRule,
            lambda session, origin: rules.update(
                session, request, identity.inside(), origin, self._region, self._now()
            ),
        )

    async def ListOpenClocks(
        self, request: pb.ListOpenClocksRequest, context: Context
    ) -> pb.ListOpenClocksResponse:
        async with self._database.read() as connection:
            return await open_clocks.list_open_clocks(connection, request, identity.inside())

    async def ListIndicators(
        self, request: pb.ListIndicatorsRequest, context: Context
    ) -> pb.ListIndicatorsResponse:
        async with self._database.read() as connection:
            return await indicators.list_indicators(connection, request, identity.inside(), self._now())

    async def GetFinding(self, request: pb.GetFindingRequest, context: Context) -> pb.Finding:
        async with self._database.read() as connection:
            return await findings.get(connection, request.name, identity.inside())

    async def ListFindings(
        self, request: pb.ListFindingsRequest, context: Context
    ) -> pb.ListFindingsResponse:
        async with self._database.read() as connection:
            return await findings.list_findings(connection, request, identity.inside())

    async def DismissFinding(self, request: pb.DismissFindingRequest, context: Context) -> pb.Finding:
        return await self._write(
            request,
            pb.Finding,
            lambda session, origin: findings.dismiss(
                session, request, identity.inside(), origin, self._now()
            ),
        )

    async def ListFindingRules(
        self, request: pb.ListFindingRulesRequest, context: Context
    ) -> pb.ListFindingRulesResponse:
        return findings.list_rules(request)

    async def ListAuthorisationRates(
        self, request: pb.ListAuthorisationRatesRequest, context: Context
    ) -> pb.ListAuthorisationRatesResponse:
        async with self._database.read() as connection:
            return await authorisation.rates(connection, request, identity.inside(), self._now())

    async def ListUnauthorisedItems(
        self, request: pb.ListUnauthorisedItemsRequest, context: Context
    ) -> pb.ListUnauthorisedItemsResponse:
        async with self._database.read() as connection:
            return await authorisation.lacking(connection, request, identity.inside(), self._now())

    async def RebuildReadModel(self, request: pb.RebuildReadModelRequest, context: Context) -> pb.ReadModel:
        async def run(session: AsyncSession, origin: Origin) -> pb.ReadModel:
            await rebuild.order(session)
            return await rebuild.describe(session)

        return await self._write(request, pb.ReadModel, run)

    async def GetReadModel(self, request: pb.GetReadModelRequest, context: Context) -> pb.ReadModel:
        async with self._database.read() as connection:
            return await rebuild.describe(connection)

    async def _write(
        self, request: Any, answer: type[R], run: Callable[[AsyncSession, Origin], Awaitable[R]]
    ) -> R:
        """Do it in one transaction, once for each request id."""
        caller = identity.inside().caller
        key = idempotency.key_of(request, caller.subject, request.DESCRIPTOR.name.removesuffix("Request"))
        origin = Origin(caller.subject, caller.channel, key.request_id)
        async with self._database.begin() as session:
            return await idempotency.replay_or_run(
                session, key, request, answer, lambda: run(session, origin)
            )
