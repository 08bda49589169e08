"""The rpcs of seals and of precedents: message in, handler in one transaction, message out."""

from __future__ import annotations

from typing import Any

from yangguang.cases.v1 import precedents_pb2, precedents_pb2_grpc, seals_pb2, seals_pb2_grpc

from services.cases.handlers import precedents, seals
from services.cases.handlers.facts import Facts
from services.cases.handlers.registers import Act, write
from services.common import identity
from services.common.db import Database
from services.common.rpc import Context
from services.common.timesource import TimeSource


class SealService(seals_pb2_grpc.SealServiceServicer):
    """The seals of the departments, and the log of their uses."""

    def __init__(self, database: Database, facts: Facts, now: TimeSource) -> None:
        self._database, self._facts, self._now = database, facts, now

    async def CreateSeal(self, request: seals_pb2.CreateSealRequest, context: Context) -> seals_pb2.Seal:
        async def run(session: Any, act: Act) -> seals_pb2.Seal:
            return await seals.create(session, act, request)

        return await write(self._database, self._now, request, seals_pb2.Seal, run)

    async def GetSeal(self, request: seals_pb2.GetSealRequest, context: Context) -> seals_pb2.Seal:
        async with self._database.read() as connection:
            found: seals_pb2.Seal = await seals.REGISTER.get(connection, request.name, seals.EVERYWHERE)
            return found

    async def ListSeals(
        self, request: seals_pb2.ListSealsRequest, context: Context
    ) -> seals_pb2.ListSealsResponse:
        async with self._database.read() as connection:
            return await seals.list_seals(connection, request)

    async def RetireSeal(self, request: seals_pb2.RetireSealRequest, context: Context) -> seals_pb2.Seal:
        async def run(session: Any, act: Act) -> seals_pb2.Seal:
            changed: seals_pb2.Seal = await seals.REGISTER.change(
                session, act, request, lambda seal: seals.retire(seal, request, act)
            )
            return changed

        return await write(self._database, self._now, request, seals_pb2.Seal, run)

    async def RecordSealUse(
        self, request: seals_pb2.RecordSealUseRequest, context: Context
    ) -> seals_pb2.SealUse:
        async def run(session: Any, act: Act) -> seals_pb2.SealUse:
            return await seals.record_use(session, act, request, self._facts)

        return await write(self._database, self._now, request, seals_pb2.SealUse, run)

    async def ListSealUses(
        self, request: seals_pb2.ListSealUsesRequest, context: Context
    ) -> seals_pb2.ListSealUsesResponse:
        async with self._database.read() as connection:
            return await seals.list_uses(connection, request, identity.inside())


class PrecedentService(precedents_pb2_grpc.PrecedentServiceServicer):
    """What was approved elsewhere, and what is handled like it."""

    def __init__(self, database: Database, facts: Facts, now: TimeSource) -> None:
        self._database, self._facts, self._now = database, facts, now

    async def CreatePrecedent(
        self, request: precedents_pb2.CreatePrecedentRequest, context: Context
    ) -> precedents_pb2.Precedent:
        async def run(session: Any, act: Act) -> precedents_pb2.Precedent:
            return await precedents.create(session, act, request, self._facts)

        return await write(self._database, self._now, request, precedents_pb2.Precedent, run)

    async def GetPrecedent(
        self, request: precedents_pb2.GetPrecedentRequest, context: Context
    ) -> precedents_pb2.Precedent:
        async with self._database.read() as connection:
            found: precedents_pb2.Precedent = await precedents.REGISTER.get(
                connection, request.name, precedents.EVERYWHERE
            )
            return found

    async def ListPrecedents(
        self, request: precedents_pb2.ListPrecedentsRequest, context: Context
    ) -> precedents_pb2.ListPrecedentsResponse:
        async with self._database.read() as connection:
            return await precedents.list_precedents(connection, request)

    async def WithdrawPrecedent(
        self, request: precedents_pb2.WithdrawPrecedentRequest, context: Context
    ) -> precedents_pb2.Precedent:
        async def run(session: Any, act: Act) -> precedents_pb2.Precedent:
            changed: precedents_pb2.Precedent = await precedents.REGISTER.change(
                session, act, request, lambda found: precedents.withdraw(found, request)
            )
            return changed

        return await write(self._database, self._now, request, precedents_pb2.Precedent, run)

    async def CitePrecedent(
        self, request: precedents_pb2.CitePrecedentRequest, context: Context
    ) -> precedents_pb2.PrecedentCitation:
        async def run(session: Any, act: Act) -> precedents_pb2.PrecedentCitation:
            return await precedents.cite(session, act, request)

        return await write(self._database, self._now, request, precedents_pb2.PrecedentCitation, run)

    async def ListPrecedentCitations(
        self, request: precedents_pb2.ListPrecedentCitationsRequest, context: Context
    ) -> precedents_pb2.ListPrecedentCitationsResponse:
        async with self._database.read() as connection:
            return await precedents.list_citations(connection, request, identity.inside())
