"""REST of `hall`: approval brought together (三集中, 两集中两到位), and its programmes."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from starlette.responses import Response
from yangguang.hall.v1 import reform_pb2 as pb

from gateway.api.hall_agents import PlacesPage, example
from gateway.api.hall_personnel import ChangesPage
from gateway.api.models import PREFIX, Body, Day, Int32, OneOf
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

REFORM = "yangguang.hall.v1.ReformService"

router = APIRouter(prefix=PREFIX, tags=["集中到位 reform"], route_class=StrictRoute)


class MetFields(Body):
    measure: Annotated[str, OneOf(pb.Measure)]
    evidence: str


class ConcentrationFields(Body):
    organisation: str
    met: list[MetFields] = []
    items: Int32 = 0
    concentrated_items: Int32 = 0


class RecordConcentrationRequest(Body):
    model_config = example(
        concentration={
            "organisation": "organisations/450222-mz",
            "met": [{"measure": "ITEMS_CONCENTRATED", "evidence": "进驻事项清单"}],
            "items": 6,
            "concentrated_items": 6,
        }
    )

    concentration: ConcentrationFields


class ProgressFields(Body):
    organisation: str


class ProgrammeFields(Body):
    organisation: str
    title: str
    basis_document: str
    principles: list[str] = []
    tasks: list[str] = []
    due_days: list[Day]
    departments: list[ProgressFields]


class CreateProgrammeRequest(Body):
    model_config = example(
        programme={
            "organisation": "organisations/450222-zgb",
            "title": "两集中两到位工作方案",
            "basis_document": "柳政办〔2026〕12号（演示）",
            "due_days": ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"],
            "departments": [{"organisation": "organisations/450222-mz"}],
        }
    )

    programme: ProgrammeFields


class FinishStageRequest(Body):
    model_config = example(organisation="organisations/450222-mz", evidence="事项清单已归并")

    organisation: str
    evidence: str


@router.post("/concentrations:record", **rpc(REFORM, "RecordConcentration", "登记集中到位情况"))
async def record_concentration(body: RecordConcentrationRequest, call: Calling) -> Response:
    request = pb.RecordConcentrationRequest(**fields(body), request_id=call.key)
    request.concentration.etag = call.etag
    return await call.answer(call.at.reform.RecordConcentration, request)


@router.get("/concentrations", **rpc(REFORM, "ListConcentrations", "集中到位情况"))
async def list_concentrations(page: Annotated[PlacesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.reform.ListConcentrations, pb.ListConcentrationsRequest(**fields(page)))


@router.post("/programmes", **rpc(REFORM, "CreateProgramme", "制定集中到位方案", status=201))
async def create_programme(body: CreateProgrammeRequest, call: Calling) -> Response:
    request = pb.CreateProgrammeRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.reform.CreateProgramme, request, 201)


@router.post("/programmes/{programme:code}:finishStage", **rpc(REFORM, "FinishStage", "完成阶段"))
async def finish_stage(programme: str, body: FinishStageRequest, call: Calling) -> Response:
    request = pb.FinishStageRequest(
        name=f"programmes/{programme}", **fields(body), etag=call.etag, request_id=call.key
    )
    return await call.answer(call.at.reform.FinishStage, request)


@router.get("/programmes", **rpc(REFORM, "ListProgrammes", "集中到位方案列表"))
async def list_programmes(page: Annotated[ChangesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.reform.ListProgrammes, pb.ListProgrammesRequest(**fields(page)))
