"""REST of `cases`: the life of a case (办件), from application to delivery."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2
from yangguang.common.v1 import types_pb2

from gateway import streams, wire
from gateway.api.models import PREFIX, UNSET, Body, Day, Int32, Int64, Nothing, OneOf, Page, Time
from gateway.bodies import StrictRoute
from gateway.calls import Call, Calling, fields
from gateway.openapi import rpc
from gateway.streams import Streams

SERVICE = "yangguang.cases.v1.CaseService"

router = APIRouter(prefix=PREFIX, tags=["办件 cases"], route_class=StrictRoute)

Grade = Annotated[str, OneOf(pb.RatingGrade)]


class ApplicantFields(Body):
    kind: Annotated[str, OneOf(pb.ApplicantKind)]
    name: str
    id_number: str
    phone: str = ""
    address: str = ""


class AgencyMandateFields(Body):
    scope: str
    sign_day: Day
    valid_to: Day
    file_sha256: str
    fee: Int64 = 0


class CreateCaseRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "item": "items/11450222999000013C4450511003000",
                    "applicant": {
                        "kind": "PERSON",
                        "name": "韦大·㙍",
                        "id_number": "450222194001010018",
                        "phone": "13900000000",
                    },
                    "materials": ["M1", "M2"],
                }
            ]
        }
    )

    item: str
    applicant: ApplicantFields
    materials: list[str] = []
    receive_time: Time = UNSET
    channel: Annotated[str, OneOf(types_pb2.Channel)] = ""
    agent_mandate_number: str = ""
    service_modes: list[Annotated[str, OneOf(pb.ServiceMode)]] = []
    batch_session: str = ""
    agency_mandate: AgencyMandateFields = UNSET


class MissingMaterialFields(Body):
    material: str
    reason: str


class RequestSupplementRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"materials": [{"material": "M2", "reason": "未提交户口簿复印件"}]}]}
    )

    materials: Annotated[list[MissingMaterialFields], Field(min_length=1)]


class SupplementCaseRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"materials": ["M2"]}]})

    materials: Annotated[list[str], Field(min_length=1)]


class RefuseCaseRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "不属于本机关职权范围，请向县医疗保障局申请"}]}
    )

    reason: str
    return_reason: Annotated[str, OneOf(pb.ReturnReason)] = ""


class ExamineCaseRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"opinion": "材料齐全，符合条件"}]})

    opinion: str


class StartProcedureRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "PUBLICITY", "expected_days": 7}]})

    kind: Annotated[str, OneOf(catalog_pb2.StepKind)]
    expected_days: Int32


class EndProcedureRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"number": 1, "result": "公示无异议"}]})

    number: Int32
    result: str


class ExtendCaseRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"length": 5, "reason": "情况复杂"}]})

    length: Int32
    reason: str


class ForwardCaseRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"upper_organisation": "organisations/450200-mz"}]}
    )

    upper_organisation: str


class DecideCaseRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"granted": True}]})

    granted: bool
    reason: str = ""
    document_number: str = ""
    return_reason: Annotated[str, OneOf(pb.ReturnReason)] = ""


class CompleteCaseRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"valid_to": "2031-03-16"}]})

    valid_to: Day = ""


class DeliverCaseRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"way": "COLLECTED", "receipt": "本人领取"}]})

    way: Annotated[str, OneOf(pb.DeliveryWay)]
    receipt: str


class RatingFields(Body):
    grade: Grade
    efficiency: Grade = ""
    attitude: Grade = ""
    quality: Grade = ""
    comment: str = ""
    channel: Annotated[str, OneOf(pb.RatingChannel)] = ""


class RateCaseRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "rating": {
                        "grade": "VERY_SATISFIED",
                        "efficiency": "VERY_SATISFIED",
                        "attitude": "SATISFIED",
                        "quality": "VERY_SATISFIED",
                        "comment": "一次办好",
                    }
                }
            ]
        }
    )

    rating: RatingFields


class WithdrawCaseRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "改日再办"}]})

    reason: str


class RepeatNoticeRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"materials": [{"material": "M2", "reason": "户口簿缺页"}], "reason": "初审时未发现"}
            ]
        }
    )

    materials: Annotated[list[MissingMaterialFields], Field(min_length=1)]
    reason: str


class RecordViolationRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"kind": "LOST_DOCUMENTS", "reason": "移交时遗失", "materials": ["M2"]}]
        }
    )

    kind: Annotated[str, OneOf(pb.ViolationKind)]
    reason: str
    materials: list[str] = []


class ShortenPromiseRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"basis": "KEY_PROJECT", "length": 2, "document_number": "演重点〔2026〕1号"}]
        }
    )

    basis: Annotated[str, OneOf(pb.PromiseBasis)]
    length: Int32
    document_number: str


class PublishDelayReasonRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"clock": "PROMISED_CLOCK", "reason": "需到外地核查", "expected_day": "2026-03-20"}]
        }
    )

    clock: Annotated[str, OneOf(pb.ClockKind)]
    reason: str
    expected_day: Day


class FileObjectionRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"procedure": 1, "content": "公示的家庭收入不实"}]}
    )

    procedure: Int32
    content: str
    objector: str = ""


class ResolveObjectionRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"procedure": 1, "number": 1, "resolution": "经核查收入属实", "upheld": False}]
        }
    )

    procedure: Int32
    number: Int32
    resolution: str
    upheld: bool


class WaiveStepRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "PUBLICITY", "reason": "不涉及公共利益，无需公示"}]}
    )

    kind: Annotated[str, OneOf(catalog_pb2.StepKind)]
    reason: str


class TransferCaseRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"kind": "HAND_OVER", "receiver": "社会救助股", "note": "请核查收入情况", "reply_days": 3}
            ]
        }
    )

    kind: Annotated[str, OneOf(pb.TransferKind)]
    receiver: str
    note: str
    reply_days: Int32 = 0


class AnswerTransferRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"number": 1, "answer": "已核查完毕"}]})

    number: Int32
    answer: str


class RevealApplicantRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"purpose": "核对身份证原件"}]})

    purpose: str


class CasesPage(Page):
    state: Annotated[str, OneOf(pb.Case.State)] = ""
    item: str = ""
    organisation: str = ""
    number: str = ""
    region: str = ""


class SignAgencyEntryRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"way": "FINGERPRINT", "file_sha256": "0" * 64}]}
    )

    way: Annotated[str, OneOf(pb.SignatureWay)]
    file_sha256: str


class AgencyEntriesPage(Page):
    region: str = ""


class ExchangeRecordsPage(Page):
    organisation: str = ""
    region: str = ""


class CaseNoticesPage(Page):
    kind: Annotated[str, OneOf(pb.CaseNoticeKind)] = ""
    organisation: str = ""
    region: str = ""


class CaseResultsPage(Page):
    item: str = ""
    organisation: str = ""
    region: str = ""


class SearchCasesRequest(Body):
    """Filters with personal data: in a body, since addresses of pages are written down along the way."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"applicant_id_number": "450222194001010018"}]})

    applicant_id_number: Annotated[str, Field(description="申请人的公民身份号码或统一社会信用代码")]
    page_size: Int32 = 0
    page_token: str = ""


def name(case: str) -> str:
    """The name of the case of this path."""
    return f"cases/{case}"


@router.post("/cases", **rpc(SERVICE, "CreateCase", "申请", status=201))
async def create_case(body: CreateCaseRequest, call: Calling) -> Response:
    return await call.answer(call.at.cases.CreateCase, application(body, call), 201)


def application(body: CreateCaseRequest, call: Call) -> pb.CreateCaseRequest:
    """The application a body stands for."""
    return pb.CreateCaseRequest(**fields(body), request_id=call.key)


@router.get("/cases/{case:code}", **rpc(SERVICE, "GetCase", "查询办件"))
async def get_case(case: str, call: Calling) -> Response:
    return await call.answer(call.at.cases.GetCase, pb.GetCaseRequest(name=name(case)))


@router.get("/cases", **rpc(SERVICE, "ListCases", "办件列表"))
async def list_cases(page: Annotated[CasesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.cases.ListCases, pb.ListCasesRequest(**fields(page)))


@router.post("/cases:search", **rpc(SERVICE, "ListCases", "按申请人证件号码查找办件", id="SearchCases"))
async def search_cases(body: SearchCasesRequest, call: Calling) -> Response:
    return await call.answer(call.at.cases.ListCases, pb.ListCasesRequest(**fields(body)))


@router.post("/cases/{case:code}:accept", **rpc(SERVICE, "AcceptCase", "受理"))
async def accept_case(case: str, call: Calling, body: Nothing | None = None) -> Response:
    request = pb.AcceptCaseRequest(name=name(case), etag=call.etag, request_id=call.key)
    return await call.answer(call.at.cases.AcceptCase, request)


@router.post("/cases/{case:code}:examine", **rpc(SERVICE, "ExamineCase", "审核"))
async def examine_case(case: str, body: ExamineCaseRequest, call: Calling) -> Response:
    request = pb.ExamineCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.ExamineCase, request)


@router.post("/cases/{case:code}:decide", **rpc(SERVICE, "DecideCase", "审批"))
async def decide_case(case: str, body: DecideCaseRequest, call: Calling) -> Response:
    request = pb.DecideCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.DecideCase, request)


@router.post("/cases/{case:code}:requestSupplement", **rpc(SERVICE, "RequestSupplement", "一次性告知补正"))
async def request_supplement(case: str, body: RequestSupplementRequest, call: Calling) -> Response:
    request = pb.RequestSupplementRequest(
        name=name(case), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.cases.RequestSupplement, request)


@router.post("/cases/{case:code}:supplement", **rpc(SERVICE, "SupplementCase", "补正材料"))
async def supplement_case(case: str, body: SupplementCaseRequest, call: Calling) -> Response:
    request = pb.SupplementCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.SupplementCase, request)


@router.post("/cases/{case:code}:refuse", **rpc(SERVICE, "RefuseCase", "不予受理"))
async def refuse_case(case: str, body: RefuseCaseRequest, call: Calling) -> Response:
    request = pb.RefuseCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.RefuseCase, request)


@router.post("/cases/{case:code}:startProcedure", **rpc(SERVICE, "StartProcedure", "开始特别程序或公示"))
async def start_procedure(case: str, body: StartProcedureRequest, call: Calling) -> Response:
    request = pb.StartProcedureRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.StartProcedure, request)


@router.post("/cases/{case:code}:endProcedure", **rpc(SERVICE, "EndProcedure", "结束特别程序或公示"))
async def end_procedure(case: str, body: EndProcedureRequest, call: Calling) -> Response:
    request = pb.EndProcedureRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.EndProcedure, request)


@router.post("/cases/{case:code}:extend", **rpc(SERVICE, "ExtendCase", "延长期限"))
async def extend_case(case: str, body: ExtendCaseRequest, call: Calling) -> Response:
    request = pb.ExtendCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.ExtendCase, request)


@router.post("/cases/{case:code}:forward", **rpc(SERVICE, "ForwardCase", "上报"))
async def forward_case(case: str, body: ForwardCaseRequest, call: Calling) -> Response:
    request = pb.ForwardCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.ForwardCase, request)


@router.post("/cases/{case:code}:complete", **rpc(SERVICE, "CompleteCase", "办结"))
async def complete_case(case: str, call: Calling, body: CompleteCaseRequest | None = None) -> Response:
    given = fields(body) if body else {}
    request = pb.CompleteCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **given)
    return await call.answer(call.at.cases.CompleteCase, request)


@router.post("/cases/{case:code}:deliver", **rpc(SERVICE, "DeliverCase", "送达"))
async def deliver_case(case: str, body: DeliverCaseRequest, call: Calling) -> Response:
    request = pb.DeliverCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.DeliverCase, request)


@router.post("/cases/{case:code}:rate", **rpc(SERVICE, "RateCase", "评价"))
async def rate_case(case: str, body: RateCaseRequest, call: Calling) -> Response:
    request = pb.RateCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.RateCase, request)


@router.post("/cases/{case:code}:withdraw", **rpc(SERVICE, "WithdrawCase", "撤回"))
async def withdraw_case(case: str, body: WithdrawCaseRequest, call: Calling) -> Response:
    request = pb.WithdrawCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.WithdrawCase, request)


@router.post("/cases/{case:code}:repeatNotice", **rpc(SERVICE, "RepeatNotice", "再次告知（记录违规）"))
async def repeat_notice(case: str, body: RepeatNoticeRequest, call: Calling) -> Response:
    request = pb.RepeatNoticeRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.RepeatNotice, request)


@router.post("/cases/{case:code}:recordViolation", **rpc(SERVICE, "RecordViolation", "记录办件差错"))
async def record_violation(case: str, body: RecordViolationRequest, call: Calling) -> Response:
    request = pb.RecordViolationRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.RecordViolation, request)


@router.post(
    "/cases/{case:code}:shortenPromise",
    **rpc(SERVICE, "ShortenPromise", "压缩承诺时限"),
)
async def shorten_promise(case: str, body: ShortenPromiseRequest, call: Calling) -> Response:
    request = pb.ShortenPromiseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.ShortenPromise, request)


@router.post("/cases/{case:code}:publishDelayReason", **rpc(SERVICE, "PublishDelayReason", "公开超期原因"))
async def publish_delay_reason(case: str, body: PublishDelayReasonRequest, call: Calling) -> Response:
    request = pb.PublishDelayReasonRequest(
        name=name(case), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.cases.PublishDelayReason, request)


@router.post("/cases/{case:code}:fileObjection", **rpc(SERVICE, "FileObjection", "公示异议"))
async def file_objection(case: str, body: FileObjectionRequest, call: Calling) -> Response:
    request = pb.FileObjectionRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.FileObjection, request)


@router.post("/cases/{case:code}:resolveObjection", **rpc(SERVICE, "ResolveObjection", "处理公示异议"))
async def resolve_objection(case: str, body: ResolveObjectionRequest, call: Calling) -> Response:
    request = pb.ResolveObjectionRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.ResolveObjection, request)


@router.post("/cases/{case:code}:waiveStep", **rpc(SERVICE, "WaiveStep", "免除无需办理的环节"))
async def waive_step(case: str, body: WaiveStepRequest, call: Calling) -> Response:
    request = pb.WaiveStepRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.WaiveStep, request)


@router.post("/cases/{case:code}:transfer", **rpc(SERVICE, "TransferCase", "流转（分办、协调、督办、转办）"))
async def transfer_case(case: str, body: TransferCaseRequest, call: Calling) -> Response:
    request = pb.TransferCaseRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.TransferCase, request)


@router.post("/cases/{case:code}:answerTransfer", **rpc(SERVICE, "AnswerTransfer", "流转反馈"))
async def answer_transfer(case: str, body: AnswerTransferRequest, call: Calling) -> Response:
    request = pb.AnswerTransferRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.AnswerTransfer, request)


@router.post("/cases/{case:code}:revealApplicant", **rpc(SERVICE, "RevealApplicant", "查看申请人全部信息"))
async def reveal_applicant(case: str, body: RevealApplicantRequest, call: Calling) -> Response:
    request = pb.RevealApplicantRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.RevealApplicant, request)


@router.get("/cases/{case:code}/explanation", **rpc(SERVICE, "ExplainCase", "时限说明"))
async def explain_case(case: str, call: Calling) -> Response:
    return await call.answer(call.at.cases.ExplainCase, pb.ExplainCaseRequest(name=name(case)))


@router.get("/cases/{case:code}/events", **rpc(SERVICE, "ListCaseEvents", "办理过程（留痕）"))
async def list_case_events(
    case: str, page: Annotated[Page, fastapi.Query()], call: Calling, request: Request
) -> Response:
    if streams.MEDIA_TYPE in request.headers.get("accept", ""):
        return await follow(case, call, request)
    events = pb.ListCaseEventsRequest(parent=name(case), **fields(page))
    return await call.answer(call.at.cases.ListCaseEvents, events)


@router.get("/cases/{case:code}/events:stream", **rpc(SERVICE, "WatchCase", "跟踪办理过程（SSE）"))
async def watch_case(case: str, call: Calling, request: Request) -> Response:
    return await follow(case, call, request)


@router.post("/cases/{case:code}:signAgencyEntry", **rpc(SERVICE, "SignAgencyEntry", "代办登记簿本人签字"))
async def sign_agency_entry(case: str, body: SignAgencyEntryRequest, call: Calling) -> Response:
    request = pb.SignAgencyEntryRequest(name=name(case), etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.cases.SignAgencyEntry, request)


@router.get("/agencyEntries", **rpc(SERVICE, "ListAgencyEntries", "代办登记簿"))
async def list_agency_entries(page: Annotated[AgencyEntriesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.cases.ListAgencyEntries, pb.ListAgencyEntriesRequest(**fields(page)))


@router.get("/exchangeRecords", **rpc(SERVICE, "ListExchangeRecords", "办件交换信息（国家编码）"))
async def list_exchange_records(
    page: Annotated[ExchangeRecordsPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListExchangeRecordsRequest(**fields(page))
    return await call.answer(call.at.cases.ListExchangeRecords, request)


@router.get("/caseNotices", **rpc(SERVICE, "ListCaseNotices", "公示栏（公示、超期说明）"))
async def list_case_notices(page: Annotated[CaseNoticesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.cases.ListCaseNotices, pb.ListCaseNoticesRequest(**fields(page)))


@router.get("/caseResults", **rpc(SERVICE, "ListCaseResults", "办理结果公示"))
async def list_case_results(page: Annotated[CaseResultsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.cases.ListCaseResults, pb.ListCaseResultsRequest(**fields(page)))


@router.get("/caseKinds", **rpc(SERVICE, "ListCaseKinds", "办件类型"))
async def list_case_kinds(page: Annotated[Page, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.cases.ListCaseKinds, pb.ListCaseKindsRequest(**fields(page)))


async def follow(case: str, call: Call, request: Request) -> Response:
    """The trace of a case as it grows; whoever may not see the case is told so before the stream begins."""
    after = streams.last_seen(request)
    await call.ask(call.at.cases.GetCase, pb.GetCaseRequest(name=name(case)))
    watch = pb.WatchCaseRequest(name=name(case), after_version=after)
    found: Streams = request.app.state.streams
    return found.respond(call.at.cases.WatchCase(watch, metadata=call.metadata), case_event, request.scope)


def case_event(event: pb.CaseEvent) -> bytes:
    """An entry of the trace as a server-sent event."""
    return streams.event(event.version, event.type, wire.to_json(event))
