"""The rpcs of the cases service: message in, command or query, message out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import cases_pb2_grpc as pb_grpc

from services.cases import domain
from services.cases.domain import Action, Kind, KindRule, State
from services.cases.handlers import (
    agency,
    limits,
    notice_board,
    notices,
    procedures,
    reads,
    results,
    transfers,
    verbs,
)
from services.cases.handlers.batch import Command, Verb
from services.cases.handlers.facts import Facts
from services.common import idempotency, identity, paging
from services.common.db import Database
from services.common.ids import parse, parse_code
from services.common.rpc import Context
from services.common.sealing import Sealer
from services.common.writer import Writer


class CaseService(pb_grpc.CaseServiceServicer):
    """Cases: every verb goes to the writer as a command, every query to the database."""

    def __init__(
        self, database: Database, writer: Writer[Command, pb.Case], facts: Facts, sealer: Sealer
    ) -> None:
        self._database, self._writer, self._facts, self._sealer = database, writer, facts, sealer

    async def CreateCase(self, request: pb.CreateCaseRequest, context: Context) -> pb.Case:
        parse_code(request.item, "items", "item")
        return await self._do(None, request)

    async def RequestSupplement(self, request: pb.RequestSupplementRequest, context: Context) -> pb.Case:
        return await self._do(notices.request_supplement, request)

    async def SupplementCase(self, request: pb.SupplementCaseRequest, context: Context) -> pb.Case:
        return await self._do(notices.supplement, request)

    async def AcceptCase(self, request: pb.AcceptCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.accept, request)

    async def RefuseCase(self, request: pb.RefuseCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.refuse, request)

    async def ExamineCase(self, request: pb.ExamineCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.examine, request)

    async def StartProcedure(self, request: pb.StartProcedureRequest, context: Context) -> pb.Case:
        return await self._do(procedures.start_procedure, request)

    async def EndProcedure(self, request: pb.EndProcedureRequest, context: Context) -> pb.Case:
        return await self._do(procedures.end_procedure, request)

    async def ExtendCase(self, request: pb.ExtendCaseRequest, context: Context) -> pb.Case:
        return await self._do(limits.extend, request)

    async def ForwardCase(self, request: pb.ForwardCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.forward, request)

    async def DecideCase(self, request: pb.DecideCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.decide, request)

    async def CompleteCase(self, request: pb.CompleteCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.complete, request)

    async def DeliverCase(self, request: pb.DeliverCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.deliver, request)

    async def RateCase(self, request: pb.RateCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.rate, request)

    async def WithdrawCase(self, request: pb.WithdrawCaseRequest, context: Context) -> pb.Case:
        return await self._do(verbs.withdraw, request)

    async def RepeatNotice(self, request: pb.RepeatNoticeRequest, context: Context) -> pb.Case:
        return await self._do(notices.repeat_notice, request)

    async def RecordViolation(self, request: pb.RecordViolationRequest, context: Context) -> pb.Case:
        return await self._do(notices.record_violation, request)

    async def ShortenPromise(self, request: pb.ShortenPromiseRequest, context: Context) -> pb.Case:
        return await self._do(limits.shorten_promise, request)

    async def PublishDelayReason(self, request: pb.PublishDelayReasonRequest, context: Context) -> pb.Case:
        return await self._do(limits.explain_delay, request)

    async def FileObjection(self, request: pb.FileObjectionRequest, context: Context) -> pb.Objection:
        case = await self._do(procedures.file_objection, request)
        return case.procedures[request.procedure - 1].objections[-1]

    async def ResolveObjection(self, request: pb.ResolveObjectionRequest, context: Context) -> pb.Case:
        return await self._do(procedures.resolve_objection, request)

    async def WaiveStep(self, request: pb.WaiveStepRequest, context: Context) -> pb.Case:
        return await self._do(procedures.waive_step, request)

    async def TransferCase(self, request: pb.TransferCaseRequest, context: Context) -> pb.Case:
        return await self._do(transfers.transfer, request)

    async def AnswerTransfer(self, request: pb.AnswerTransferRequest, context: Context) -> pb.Case:
        return await self._do(transfers.answer_transfer, request)

    async def RevealApplicant(self, request: pb.RevealApplicantRequest, context: Context) -> pb.Applicant:
        # Without its id: each reading is journalled, a repeated one too, and no answer in full is kept.
        await self._do(verbs.reveal, request, keep=False)
        async with self._database.read() as connection:
            return await reads.applicant(connection, request.name, identity.inside(), self._sealer)

    async def SignAgencyEntry(self, request: pb.SignAgencyEntryRequest, context: Context) -> pb.Case:
        return await self._do(agency.sign, request)

    async def ListAgencyEntries(
        self, request: pb.ListAgencyEntriesRequest, context: Context
    ) -> pb.ListAgencyEntriesResponse:
        async with self._database.read() as connection:
            return await reads.register(connection, request, identity.inside(), self._sealer)

    async def ListExchangeRecords(
        self, request: pb.ListExchangeRecordsRequest, context: Context
    ) -> pb.ListExchangeRecordsResponse:
        async with self._database.read() as connection:
            return await reads.list_exchange(connection, request, identity.inside(), self._sealer)

    async def ListCaseNotices(
        self, request: pb.ListCaseNoticesRequest, context: Context
    ) -> pb.ListCaseNoticesResponse:
        async with self._database.read() as connection:
            return await notice_board.list_notices(connection, request)

    async def ListCaseResults(
        self, request: pb.ListCaseResultsRequest, context: Context
    ) -> pb.ListCaseResultsResponse:
        async with self._database.read() as connection:
            return await results.list_results(connection, request, self._facts)

    async def GetCase(self, request: pb.GetCaseRequest, context: Context) -> pb.Case:
        return await reads.get(self._database, request.name, identity.inside())

    async def ListCases(self, request: pb.ListCasesRequest, context: Context) -> pb.ListCasesResponse:
        async with self._database.read() as connection:
            return await reads.list_cases(connection, request, identity.inside(), self._sealer)

    async def ExplainCase(self, request: pb.ExplainCaseRequest, context: Context) -> pb.ExplainCaseResponse:
        return await reads.explain(self._database, request, identity.inside(), self._facts)

    async def ListCaseEvents(
        self, request: pb.ListCaseEventsRequest, context: Context
    ) -> pb.ListCaseEventsResponse:
        async with self._database.read() as connection:
            return await reads.trace(connection, request, identity.inside())

    async def WatchCase(self, request: pb.WatchCaseRequest, context: Context) -> AsyncIterator[pb.CaseEvent]:
        async for event in reads.watch(self._database, request, identity.inside()):
            yield event

    async def ListCaseKinds(
        self, request: pb.ListCaseKindsRequest, context: Context
    ) -> pb.ListCaseKindsResponse:
        # One page holds them all, so no token is ever given out; one that comes is refused.
        paging.after(request)
        return pb.ListCaseKindsResponse(case_kinds=KIND_TABLES)

    async def _do(self, verb: Verb | None, request: Any, *, keep: bool = True) -> pb.Case:
        call = identity.inside()
        method = request.DESCRIPTOR.name.removesuffix("Request")
        key = idempotency.key_of(request, call.caller.subject, method)
        if not keep:
            key = idempotency.Key("", key.actor, key.method)
        case_id = parse(request.name, "cases") if verb else None
        case = await self._writer.submit(Command(verb, request, call.caller, call.reach, key, case_id))
        return reads.for_unit(case, call.reach)


def _kind_table(kind: Kind) -> pb.CaseKindTable:
    rule = domain.KINDS[kind]
    return pb.CaseKindTable(
        kind=kind.value,  # type: ignore[arg-type]
        national_code=rule.national_code,
        transitions=[
            _transition(rule, state, action, following) for (state, action), following in rule.steps.items()
        ],
        clocks=[clock.value for clock in rule.clocks],  # type: ignore[misc]
        two_persons=rule.two_persons,
        of_items=rule.of_items,
        note=rule.note,
    )


def _transition(rule: KindRule, state: State, action: Action, following: State) -> pb.Transition:
    right = rule.rights.get(action)
    return pb.Transition(
        state=state.value,  # type: ignore[arg-type]
        action=action.name,
        next_state=following.value,  # type: ignore[arg-type]
        right=right.value if right else None,  # type: ignore[arg-type]
    )


KIND_TABLES: Final = [_kind_table(kind) for kind in Kind]
