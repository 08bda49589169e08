"""The rpcs of the ledger and of consultations: message in, handler in one transaction, message out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yangguang.cases.v1 import consultations_pb2, consultations_pb2_grpc, ledger_pb2, ledger_pb2_grpc

from services.cases.handlers import consultations, ledger
from services.cases.handlers.facts import Facts
from services.cases.handlers.registers import Act, write
from services.common import identity
from services.common.db import Database
from services.common.rpc import Context
from services.common.timesource import TimeSource


class LedgerService(ledger_pb2_grpc.LedgerServiceServicer):
    """The ledger of services at windows."""

    def __init__(self, database: Database, now: TimeSource) -> None:
        self._database, self._now = database, now

    async def CreateServiceRecord(
        self, request: ledger_pb2.CreateServiceRecordRequest, context: Context
    ) -> ledger_pb2.ServiceRecord:
        async def run(session: Any, act: Act) -> ledger_pb2.ServiceRecord:
            return await ledger.create(session, act, request)

        return await write(self._database, self._now, request, ledger_pb2.ServiceRecord, run)

    async def ListServiceRecords(
        self, request: ledger_pb2.ListServiceRecordsRequest, context: Context
    ) -> ledger_pb2.ListServiceRecordsResponse:
        async with self._database.read() as connection:
            return await ledger.list_records(connection, request, identity.inside())

    async def GetServiceCounts(
        self, request: ledger_pb2.GetServiceCountsRequest, context: Context
    ) -> ledger_pb2.ServiceCounts:
        async with self._database.read() as connection:
            return await ledger.count(connection, request, identity.inside())


class ConsultationService(consultations_pb2_grpc.ConsultationServiceServicer):
    """Questions, and who is responsible for them."""

    def __init__(self, database: Database, facts: Facts, now: TimeSource) -> None:
        self._database, self._facts, self._now = database, facts, now

    async def CreateConsultation(
        self, request: consultations_pb2.CreateConsultationRequest, context: Context
    ) -> consultations_pb2.Consultation:
        async def run(session: Any, act: Act) -> consultations_pb2.Consultation:
            return await consultations.create(session, act, request, self._facts)

        return await write(self._database, self._now, request, consultations_pb2.Consultation, run)

    async def GetConsultation(
        self, request: consultations_pb2.GetConsultationRequest, context: Context
    ) -> consultations_pb2.Consultation:
        call = identity.inside()
        async with self._database.read() as connection:
            found = await consultations.REGISTER.get(connection, request.name, call)
            return consultations.seen(found, call)

    async def ListConsultations(
        self, request: consultations_pb2.ListConsultationsRequest, context: Context
    ) -> consultations_pb2.ListConsultationsResponse:
        async with self._database.read() as connection:
            return await consultations.list_consultations(connection, request, identity.inside())

    async def TakeConsultation(
        self, request: consultations_pb2.TakeConsultationRequest, context: Context
    ) -> consultations_pb2.Consultation:
        return await self._change(request, lambda found, act: consultations.take(found, act))

    async def HandOverConsultation(
        self, request: consultations_pb2.HandOverConsultationRequest, context: Context
    ) -> consultations_pb2.Consultation:
        return await self._change(request, lambda found, act: consultations.hand_over(found, request, act))

    async def AnswerConsultation(
        self, request: consultations_pb2.AnswerConsultationRequest, context: Context
    ) -> consultations_pb2.Consultation:
        return await self._change(request, lambda found, act: consultations.answer(found, request, act))

    async def ListPublishedAnswers(
        self, request: consultations_pb2.ListPublishedAnswersRequest, context: Context
    ) -> consultations_pb2.ListPublishedAnswersResponse:
        async with self._database.read() as connection:
            return await consultations.list_answers(connection, request)

    async def GetConsultationCounts(
        self, request: consultations_pb2.GetConsultationCountsRequest, context: Context
    ) -> consultations_pb2.ConsultationCounts:
        async with self._database.read() as connection:
            return await consultations.count(connection, request, identity.inside())

    async def _change(
        self, request: Any, change: Callable[[consultations_pb2.Consultation, Act], None]
    ) -> consultations_pb2.Consultation:
        async def run(session: Any, act: Act) -> consultations_pb2.Consultation:
            changed: consultations_pb2.Consultation = await consultations.REGISTER.change(
                session, act, request, lambda found: change(found, act)
            )
            return changed

        return await write(self._database, self._now, request, consultations_pb2.Consultation, run)
