"""REST of `registers`: the ledger of services (窗口服务台账) and consultations (咨询)."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import consultations_pb2 as talks
from yangguang.cases.v1 import ledger_pb2 as ledger

from gateway.api.models import PREFIX, UNSET, Body, Day, Nothing, OneOf, Page, Query, Time
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

LEDGER = "yangguang.cases.v1.LedgerService"
CONSULTATIONS = "yangguang.cases.v1.ConsultationService"

router = APIRouter(prefix=PREFIX, tags=["台账与咨询 registers"], route_class=StrictRoute)


class CreateServiceRecordRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"kind": "CONSULTING", "mode": "EXTENDED_SERVICE", "in_person": True}]
        }
    )

    kind: Annotated[str, OneOf(ledger.ServiceKind)]
    mode: Annotated[str, OneOf(cases.ServiceMode)]
    case: str = ""
    in_person: bool = False
    investment_project: str = ""
    note: str = ""
    serve_time: Time = UNSET


class ServiceRecordsPage(Page):
    organisation: str = ""
    region: str = ""
    case: str = ""
    mode: Annotated[str, OneOf(cases.ServiceMode)] = ""


class Period(Query):
    first_day: Day = ""
    last_day: Day = ""
    organisation: str = ""
    region: str = ""


class CreateConsultationRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "question": "高龄补贴需要本人到场吗？",
                    "item": "items/11450222999000013C4450511003000",
                }
            ]
        }
    )

    question: str
    item: str = ""
    asker: str = ""


class HandOverConsultationRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"organisation": "organisations/450222-rs", "reason": "属人社部门职责"}]
        }
    )

    organisation: str
    reason: str


class AnswerConsultationRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"answer": "可以委托代办员办理。", "publish": True}]}
    )

    answer: str
    publish: bool = False


class ConsultationsPage(Page):
    state: Annotated[str, OneOf(talks.Consultation.State)] = ""
    organisation: str = ""
    region: str = ""


class PublishedAnswersPage(Page):
    item: str = ""
    organisation: str = ""
    region: str = ""


def name(consultation: str) -> str:
    """The name of the consultation of this path."""
    return f"consultations/{consultation}"


@router.post("/serviceRecords", **rpc(LEDGER, "CreateServiceRecord", "登记窗口服务", status=201))
async def create_service_record(body: CreateServiceRecordRequest, call: Calling) -> Response:
    request = ledger.CreateServiceRecordRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.ledger.CreateServiceRecord, request, 201)


@router.get("/serviceRecords", **rpc(LEDGER, "ListServiceRecords", "窗口服务台账"))
async def list_service_records(
    page: Annotated[ServiceRecordsPage, fastapi.Query()], call: Calling
) -> Response:
    request = ledger.ListServiceRecordsRequest(**fields(page))
    return await call.answer(call.at.ledger.ListServiceRecords, request)


@router.get("/serviceCounts", **rpc(LEDGER, "GetServiceCounts", "窗口服务统计"))
async def get_service_counts(period: Annotated[Period, fastapi.Query()], call: Calling) -> Response:
    request = ledger.GetServiceCountsRequest(**fields(period))
    return await call.answer(call.at.ledger.GetServiceCounts, request)


@router.post("/consultations", **rpc(CONSULTATIONS, "CreateConsultation", "咨询", status=201))
async def create_consultation(body: CreateConsultationRequest, call: Calling) -> Response:
    request = talks.CreateConsultationRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.consultations.CreateConsultation, request, 201)


@router.get("/consultations/{consultation:code}", **rpc(CONSULTATIONS, "GetConsultation", "查询咨询"))
async def get_consultation(consultation: str, call: Calling) -> Response:
    request = talks.GetConsultationRequest(name=name(consultation))
    return await call.answer(call.at.consultations.GetConsultation, request)


@router.get("/consultations", **rpc(CONSULTATIONS, "ListConsultations", "咨询列表"))
async def list_consultations(page: Annotated[ConsultationsPage, fastapi.Query()], call: Calling) -> Response:
    request = talks.ListConsultationsRequest(**fields(page))
    return await call.answer(call.at.consultations.ListConsultations, request)


@router.post("/consultations/{consultation:code}:take", **rpc(CONSULTATIONS, "TakeConsultation", "接办咨询"))
async def take_consultation(consultation: str, call: Calling, body: Nothing | None = None) -> Response:
    request = talks.TakeConsultationRequest(name=name(consultation), etag=call.etag, request_id=call.key)
    return await call.answer(call.at.consultations.TakeConsultation, request)


@router.post(
    "/consultations/{consultation:code}:handOver", **rpc(CONSULTATIONS, "HandOverConsultation", "移交咨询")
)
async def hand_over_consultation(
    consultation: str, body: HandOverConsultationRequest, call: Calling
) -> Response:
    request = talks.HandOverConsultationRequest(
        name=name(consultation), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.consultations.HandOverConsultation, request)


@router.post(
    "/consultations/{consultation:code}:answer", **rpc(CONSULTATIONS, "AnswerConsultation", "答复咨询")
)
async def answer_consultation(consultation: str, body: AnswerConsultationRequest, call: Calling) -> Response:
    request = talks.AnswerConsultationRequest(
        name=name(consultation), etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.consultations.AnswerConsultation, request)


@router.get("/publishedAnswers", **rpc(CONSULTATIONS, "ListPublishedAnswers", "公开的咨询答复"))
async def list_published_answers(
    page: Annotated[PublishedAnswersPage, fastapi.Query()], call: Calling
) -> Response:
    request = talks.ListPublishedAnswersRequest(**fields(page))
    return await call.answer(call.at.consultations.ListPublishedAnswers, request)


@router.get("/consultationCounts", **rpc(CONSULTATIONS, "GetConsultationCounts", "咨询统计"))
async def get_consultation_counts(period: Annotated[Period, fastapi.Query()], call: Calling) -> Response:
    request = talks.GetConsultationCountsRequest(**fields(period))
    return await call.answer(call.at.consultations.GetConsultationCounts, request)
