"""REST of seals (行政审批专用章) and of precedents (案例援引)."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.cases.v1 import precedents_pb2 as precedents
from yangguang.cases.v1 import seals_pb2 as seals

from gateway.api.models import PREFIX, UNSET, Body, Day, Int32, OneOf, Page
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SEALS = "yangguang.cases.v1.SealService"
PRECEDENTS = "yangguang.cases.v1.PrecedentService"

router = APIRouter(prefix=PREFIX, tags=["印章与案例 seals"], route_class=StrictRoute)


class CreateSealRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "title": "柳城县民政局行政审批专用章",
                    "number": "4502220000018",
                    "keeper": "首席代表（演示）",
                    "document_number": "柳民发〔2026〕8号（演示）",
                }
            ]
        }
    )

    title: str
    number: str
    keeper: str
    document_number: str


class RetireSealRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document_number": "柳民发〔2026〕9号（演示）"}]}
    )

    document_number: str


class RecordSealUseRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "document": "OTHER_DOCUMENT",
                    "document_number": "柳民函〔2026〕3号（演示）",
                    "purpose": "答复征求意见函",
                }
            ]
        }
    )

    document: Annotated[str, OneOf(seals.SealedDocument)]
    document_number: str
    purpose: str


class SealsPage(Page):
    organisation: str = ""
    region: str = ""
    state: Annotated[str, OneOf(seals.Seal.State)] = ""


class SealUsesPage(Page):
    organisation: str = ""
    region: str = ""
    seal: str = ""
    case: str = ""


class CreatePrecedentRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "item": "items/11450222999000013C4450511003000",
                    "title": "高龄补贴凭承诺办理（演示）",
                    "place": "鹿寨县",
                    "authority": "鹿寨县民政局",
                    "document_number": "鹿民批〔2026〕12号（演示）",
                    "decide_day": "2026-02-10",
                    "working_days": 3,
                    "summary": "户籍资料由部门共享，申请人不再提交",
                    "source": "鹿寨县政务公开网（演示）",
                }
            ]
        }
    )

    item: str
    title: str
    place: str
    authority: str
    document_number: str
    decide_day: Day
    working_days: Int32 = UNSET
    summary: str
    source: str


class WithdrawPrecedentRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "该批复已被撤销"}]})

    reason: str


class CitePrecedentRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"case": "cases/01930c4e-8b7a-7c1d-9e2f-0123456789ab", "note": "户籍资料同样由部门共享"}
            ]
        }
    )

    case: str
    note: str


class PrecedentsPage(Page):
    organisation: str = ""
    region: str = ""
    item: str = ""
    state: Annotated[str, OneOf(precedents.Precedent.State)] = ""


class PrecedentCitationsPage(Page):
    organisation: str = ""
    region: str = ""
    precedent: str = ""
    case: str = ""


@router.post("/seals", **rpc(SEALS, "CreateSeal", "启用审批专用章", status=201))
async def create_seal(body: CreateSealRequest, call: Calling) -> Response:
    request = seals.CreateSealRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.seals.CreateSeal, request, 201)


@router.get("/seals/{seal:code}", **rpc(SEALS, "GetSeal", "审批专用章"))
async def get_seal(seal: str, call: Calling) -> Response:
    return await call.answer(call.at.seals.GetSeal, seals.GetSealRequest(name=f"seals/{seal}"))


@router.get("/seals", **rpc(SEALS, "ListSeals", "审批专用章列表"))
async def list_seals(page: Annotated[SealsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.seals.ListSeals, seals.ListSealsRequest(**fields(page)))


@router.post("/seals/{seal:code}:retire", **rpc(SEALS, "RetireSeal", "停用审批专用章"))
async def retire_seal(seal: str, body: RetireSealRequest, call: Calling) -> Response:
    name = f"seals/{seal}"
    request = seals.RetireSealRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.seals.RetireSeal, request)


@router.post("/sealUses", **rpc(SEALS, "RecordSealUse", "登记办件之外的用印", status=201))
async def record_seal_use(body: RecordSealUseRequest, call: Calling) -> Response:
    request = seals.RecordSealUseRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.seals.RecordSealUse, request, 201)


@router.get("/sealUses", **rpc(SEALS, "ListSealUses", "用印记录"))
async def list_seal_uses(page: Annotated[SealUsesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.seals.ListSealUses, seals.ListSealUsesRequest(**fields(page)))


@router.post("/precedents", **rpc(PRECEDENTS, "CreatePrecedent", "登记案例", status=201))
async def create_precedent(body: CreatePrecedentRequest, call: Calling) -> Response:
    request = precedents.CreatePrecedentRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.precedents.CreatePrecedent, request, 201)


@router.get("/precedents/{precedent:code}", **rpc(PRECEDENTS, "GetPrecedent", "案例"))
async def get_precedent(precedent: str, call: Calling) -> Response:
    request = precedents.GetPrecedentRequest(name=f"precedents/{precedent}")
    return await call.answer(call.at.precedents.GetPrecedent, request)


@router.get("/precedents", **rpc(PRECEDENTS, "ListPrecedents", "案例列表"))
async def list_precedents(page: Annotated[PrecedentsPage, fastapi.Query()], call: Calling) -> Response:
    request = precedents.ListPrecedentsRequest(**fields(page))
    return await call.answer(call.at.precedents.ListPrecedents, request)


@router.post("/precedents/{precedent:code}:withdraw", **rpc(PRECEDENTS, "WithdrawPrecedent", "撤销案例"))
async def withdraw_precedent(precedent: str, body: WithdrawPrecedentRequest, call: Calling) -> Response:
    request = precedents.WithdrawPrecedentRequest(
        name=f"precedents/{precedent}", etag=call.etag, request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.precedents.WithdrawPrecedent, request)


@router.post("/precedents/{precedent:code}:cite", **rpc(PRECEDENTS, "CitePrecedent", "援引案例", status=201))
async def cite_precedent(precedent: str, body: CitePrecedentRequest, call: Calling) -> Response:
    request = precedents.CitePrecedentRequest(
        name=f"precedents/{precedent}", request_id=call.key, **fields(body)
    )
    return await call.answer(call.at.precedents.CitePrecedent, request, 201)


@router.get("/precedentCitations", **rpc(PRECEDENTS, "ListPrecedentCitations", "案例援引记录"))
async def list_precedent_citations(
    page: Annotated[PrecedentCitationsPage, fastapi.Query()], call: Calling
) -> Response:
    request = precedents.ListPrecedentCitationsRequest(**fields(page))
    return await call.answer(call.at.precedents.ListPrecedentCitations, request)
