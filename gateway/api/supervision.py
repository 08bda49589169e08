"""REST of `supervision`: cards, rules, open clocks, indicators, the read model (电子监察)."""

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict, Field
from starlette.responses import Response
from yangguang.supervision.v1 import supervision_pb2 as pb

from gateway.api.models import PREFIX, Body, Day, Int32, Nothing, OneOf, Page
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.supervision.v1.SupervisionService"

router = APIRouter(prefix=PREFIX, tags=["电子监察 supervision"], route_class=StrictRoute)


class WithdrawCardRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "系统停机期间，责任不在窗口"}]})

    reason: str


class SupervisionRuleFields(Body):
    warning_days: Int32
    yellow_days: Int32
    red_days: Int32
    enabled: bool


class UpdateSupervisionRuleRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"supervision_rule": {"warning_days": 1, "yellow_days": 0, "red_days": 5, "enabled": True}}
            ]
        }
    )

    supervision_rule: SupervisionRuleFields


class CardsPage(Page):
    level: Annotated[str, OneOf(pb.CardLevel)] = ""
    state: Annotated[str, OneOf(pb.Card.State)] = ""
    organisation: str = ""
    case: str = ""
    project: str = ""
    region: str = ""


class FindingsPage(Page):
    rule: str = ""
    area: Annotated[str, OneOf(pb.FindingArea)] = ""
    state: Annotated[str, OneOf(pb.Finding.State)] = ""
    organisation: str = ""
    region: str = ""
    case: str = ""
    first_day: Day = ""
    last_day: Day = ""


class DismissFindingRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "部分授权事项，按规定在部门审批"}]})

    reason: str


class OpenClocksPage(Page):
    organisation: str = ""
    region: str = ""


class IndicatorsPage(Page):
    first_day: Annotated[Day, Field(alias="from", description="起始日 · first day")]
    last_day: Annotated[Day, Field(alias="to", description="截止日 · last day")]
    region: str = ""
    organisation: str = ""
    item: str = ""
    window: str = ""
    group: Annotated[str, OneOf(pb.IndicatorGroup), Field(alias="group_by", description="分组")] = ""


@router.get("/cards/{card:code}", **rpc(SERVICE, "GetCard", "预警、黄牌、红牌"))
async def get_card(card: str, call: Calling) -> Response:
    return await call.answer(call.at.supervision.GetCard, pb.GetCardRequest(name=f"cards/{card}"))


@router.get("/cards", **rpc(SERVICE, "ListCards", "预警、黄牌、红牌列表"))
async def list_cards(page: Annotated[CardsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.supervision.ListCards, pb.ListCardsRequest(**fields(page)))


@router.post("/cards/{card:code}:withdraw", **rpc(SERVICE, "WithdrawCard", "撤销预警或牌"))
async def withdraw_card(card: str, body: WithdrawCardRequest, call: Calling) -> Response:
    name = f"cards/{card}"
    request = pb.WithdrawCardRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.supervision.WithdrawCard, request)


@router.get("/supervisionRules", **rpc(SERVICE, "ListSupervisionRules", "监察规则"))
async def list_supervision_rules(page: Annotated[Page, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListSupervisionRulesRequest(**fields(page))
    return await call.answer(call.at.supervision.ListSupervisionRules, request)


@router.patch("/supervisionRules/{rule:code}", **rpc(SERVICE, "UpdateSupervisionRule", "修改监察规则"))
async def update_supervision_rule(rule: str, body: UpdateSupervisionRuleRequest, call: Calling) -> Response:
    request = pb.UpdateSupervisionRuleRequest(**fields(body), request_id=call.key)
    request.supervision_rule.name, request.supervision_rule.etag = f"supervisionRules/{rule}", call.etag
    return await call.answer(call.at.supervision.UpdateSupervisionRule, request)


@router.get("/openClocks", **rpc(SERVICE, "ListOpenClocks", "在办时限，最紧急的在前"))
async def list_open_clocks(page: Annotated[OpenClocksPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.supervision.ListOpenClocks, pb.ListOpenClocksRequest(**fields(page)))


@router.get("/indicators", **rpc(SERVICE, "ListIndicators", "统计指标"))
async def list_indicators(page: Annotated[IndicatorsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.supervision.ListIndicators, pb.ListIndicatorsRequest(**fields(page)))


@router.get("/findings/{finding:code}", **rpc(SERVICE, "GetFinding", "监察发现"))
async def get_finding(finding: str, call: Calling) -> Response:
    request = pb.GetFindingRequest(name=f"findings/{finding}")
    return await call.answer(call.at.supervision.GetFinding, request)


@router.get("/findings", **rpc(SERVICE, "ListFindings", "监察发现列表"))
async def list_findings(page: Annotated[FindingsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.supervision.ListFindings, pb.ListFindingsRequest(**fields(page)))


@router.post("/findings/{finding:code}:dismiss", **rpc(SERVICE, "DismissFinding", "排除监察发现"))
async def dismiss_finding(finding: str, body: DismissFindingRequest, call: Calling) -> Response:
    name = f"findings/{finding}"
    request = pb.DismissFindingRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.supervision.DismissFinding, request)


@router.get("/findingRules", **rpc(SERVICE, "ListFindingRules", "监察发现规则"))
async def list_finding_rules(page: Annotated[Page, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListFindingRulesRequest(**fields(page))
    return await call.answer(call.at.supervision.ListFindingRules, request)


@router.get("/authorisationRates", **rpc(SERVICE, "ListAuthorisationRates", "项目授权率"))
async def list_authorisation_rates(
    page: Annotated[OpenClocksPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListAuthorisationRatesRequest(**fields(page))
    return await call.answer(call.at.supervision.ListAuthorisationRates, request)


@router.get("/unauthorisedItems", **rpc(SERVICE, "ListUnauthorisedItems", "未授权到窗口的事项"))
async def list_unauthorised_items(
    page: Annotated[OpenClocksPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListUnauthorisedItemsRequest(**fields(page))
    return await call.answer(call.at.supervision.ListUnauthorisedItems, request)


@router.get("/readModel", **rpc(SERVICE, "GetReadModel", "读模型"))
async def get_read_model(call: Calling) -> Response:
    return await call.answer(call.at.supervision.GetReadModel, pb.GetReadModelRequest())


@router.post("/readModel:rebuild", **rpc(SERVICE, "RebuildReadModel", "重建读模型"))
async def rebuild_read_model(call: Calling, body: Nothing | None = None) -> Response:
    request = pb.RebuildReadModelRequest(request_id=call.key)
    return await call.answer(call.at.supervision.RebuildReadModel, request)
