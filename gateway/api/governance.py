"""REST of the catalogue's governance: claims, peers, divergences, hand-overs, campaigns, changes, figures."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated, Any

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.catalog.v1 import catalog_pb2
from yangguang.catalog.v1 import governance_pb2 as pb

from gateway.api.catalog import ExerciseLevel, LimitFields
from gateway.api.models import PREFIX, Body, Day, Int32, OneOf, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.catalog.v1.GovernanceService"

router = APIRouter(prefix=PREFIX, tags=["事项目录治理 catalog governance"], route_class=StrictRoute)

CancelReason = Annotated[str, OneOf(catalog_pb2.CancelReason)]
ProposalKind = Annotated[str, OneOf(pb.ProposalKind)]


def example(**given: Any) -> ConfigDict:
    """A body with an example."""
    return ConfigDict(json_schema_extra={"examples": [given]})


class PeerLimitFields(Body):
    standard_item: str
    level: ExerciseLevel
    place: str
    limit: LimitFields
    source: str


class HandoverFields(Body):
    kind: Annotated[str, OneOf(pb.Handover.Kind)]
    item: str
    to_organisation: str
    to_level: ExerciseLevel
    document_number: str
    reason: str = ""
    transition_end: Day = ""


class CampaignFields(Body):
    title: str
    basis_document: str
    organisations: list[str] = []
    due_date: Day


class IntermediaryFields(Body):
    title: str
    credit_code: str
    services: list[str]
    fee: str
    centre: str
    way: Annotated[str, OneOf(pb.AdmissionWay)]
    competitor_count: Int32
    document_number: str
    source: str
    admit_day: Day
    valid_to: Day


class AdmitIntermediaryRequest(Body):
    model_config = example(
        intermediary={
            "title": "柳城演示图审有限公司",
            "credit_code": "91450222MA5KAAAA05",
            "services": ["施工图设计文件审查"],
            "fee": "按自治区指导价下浮两成",
            "centre": "organisations/450222-zwzx",
            "way": "BIDDING",
            "competitor_count": 4,
            "document_number": "柳政服〔2026〕3号（演示）",
            "source": "柳城县公共资源交易中心公告（演示）",
            "admit_day": "2026-01-01",
            "valid_to": "2028-12-31",
        }
    )

    intermediary: IntermediaryFields


class RemoveIntermediaryRequest(Body):
    model_config = example(reason="年度考核不合格", document_number="柳政服〔2026〕9号（演示）")

    reason: str
    document_number: str


class IntermediariesPage(Page):
    region: str = ""
    centre: str = ""
    service: str = ""
    state: Annotated[str, OneOf(pb.Intermediary.State)] = ""


class DeclareZeroFeesRequest(Body):
    model_config = example(statement="我局无收费项目", document_number="柳司发〔2026〕2号（演示）")

    statement: str
    document_number: str


class WithdrawFeeDeclarationRequest(Body):
    model_config = example(document_number="柳司发〔2026〕5号（演示）")

    document_number: str


class FeeDeclarationsPage(Page):
    region: str = ""
    organisation: str = ""
    state: Annotated[str, OneOf(pb.FeeDeclaration.State)] = ""


class ProposalFields(Body):
    item: str
    kind: ProposalKind
    reason: CancelReason = ""
    explanation: str
    to_organisation: str = ""
    to_level: ExerciseLevel = ""


class DeclineClaimRequest(Body):
    model_config = example(
        region="450222", reason="本县没有此类管理对象", document_number="柳政办〔2026〕5号（演示）"
    )

    region: str
    reason: str
    document_number: str


class CreatePeerLimitRequest(Body):
    model_config = example(
        peer_limit={
            "standard_item": "standardItems/450511003000",
            "level": "TOWNSHIP",
            "place": "演示县",
            "limit": {"length": 5, "unit": "WORKING_DAYS"},
            "source": "演示县政务服务网公开目录",
        }
    )

    peer_limit: PeerLimitFields


class CreateHandoverRequest(Body):
    model_config = example(
        handover={
            "kind": "TAKE_BACK",
            "item": "items/11450222999000013C5450511003000",
            "to_organisation": "organisations/450222-mz",
            "to_level": "COUNTY",
            "document_number": "柳政办〔2026〕6号（演示）",
            "transition_end": "2026-12-31",
        }
    )

    handover: HandoverFields


class CompleteHandoverRequest(Body):
    model_config = example(
        receiving_item="items/11450222999000013C4450511003000", document_number="柳政办〔2026〕7号（演示）"
    )

    receiving_item: str = ""
    document_number: str


class WithdrawHandoverRequest(Body):
    model_config = example(reason="承接单位尚不具备条件")

    reason: str


class CreateCampaignRequest(Body):
    model_config = example(
        campaign={
            "title": "2026年行政审批事项清理",
            "basis_document": "柳政办〔2026〕8号（演示）",
            "organisations": ["organisations/450222-mz"],
            "due_date": "2026-12-31",
        }
    )

    campaign: CampaignFields


class ProposeItemRequest(Body):
    model_config = example(
        proposal={
            "item": "items/11450222999000013C5450511003000",
            "kind": "CANCEL_ITEM",
            "reason": "AFTER_THE_FACT_SUPERVISION",
            "explanation": "采用事后监管能够解决",
        }
    )

    proposal: ProposalFields


class ReviewProposalRequest(Body):
    model_config = example(decided_kind="KEEP_ITEM", opinion="群众仍有需要，予以保留")

    decided_kind: ProposalKind = ""
    opinion: str = ""


class ApproveCampaignRequest(Body):
    model_config = example(session="县人民政府第74次常务会议（演示）", session_date="2026-03-16")

    session: str
    session_date: Day


class PublishCampaignRequest(Body):
    model_config = example(document_number="柳政发〔2026〕9号（演示）")

    document_number: str


class ClaimsPage(Page):
    region: str = ""
    level: ExerciseLevel = ""
    state: Annotated[str, OneOf(pb.Claim.State)] = ""


class PeerLimitsPage(Page):
    standard_item: str = ""


class DivergencesPage(Page):
    region: str = ""
    organisation: str = ""
    aspect: Annotated[str, OneOf(pb.Aspect)] = ""
    verdict: Annotated[str, OneOf(pb.Verdict)] = ""


class HandoversPage(Page):
    region: str = ""
    state: Annotated[str, OneOf(pb.Handover.State)] = ""


class CampaignsPage(Page):
    region: str = ""
    state: Annotated[str, OneOf(pb.Campaign.State)] = ""


class ProposalsPage(Page):
    organisation: str = ""


class ItemChangesPage(Page):
    first_day: Day = ""
    last_day: Day = ""
    region: str = ""
    organisation: str = ""
    kind: Annotated[str, OneOf(pb.ItemChange.Kind)] = ""


class FiguresQuery(Query):
    region: str = ""
    organisation: str = ""


@router.get("/claims", **rpc(SERVICE, "ListClaims", "认领情况"))
async def list_claims(page: Annotated[ClaimsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.governance.ListClaims, pb.ListClaimsRequest(**fields(page)))


@router.post("/standardItems/{item:code}:declineClaim", **rpc(SERVICE, "DeclineClaim", "不予认领"))
async def decline_claim(item: str, body: DeclineClaimRequest, call: Calling) -> Response:
    name = f"standardItems/{item}"
    request = pb.DeclineClaimRequest(name=name, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.DeclineClaim, request)


@router.get("/peerLimits", **rpc(SERVICE, "ListPeerLimits", "同类地区时限"))
async def list_peer_limits(page: Annotated[PeerLimitsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.governance.ListPeerLimits, pb.ListPeerLimitsRequest(**fields(page)))


@router.post("/peerLimits", **rpc(SERVICE, "CreatePeerLimit", "登记同类地区时限", status=201))
async def create_peer_limit(body: CreatePeerLimitRequest, call: Calling) -> Response:
    request = pb.CreatePeerLimitRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.governance.CreatePeerLimit, request, 201)


@router.get("/divergences", **rpc(SERVICE, "ListDivergences", "六统一差异"))
async def list_divergences(page: Annotated[DivergencesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.governance.ListDivergences, pb.ListDivergencesRequest(**fields(page)))


@router.get("/handovers/{handover:code}", **rpc(SERVICE, "GetHandover", "下放承接"))
async def get_handover(handover: str, call: Calling) -> Response:
    request = pb.GetHandoverRequest(name=f"handovers/{handover}")
    return await call.answer(call.at.governance.GetHandover, request)


@router.get("/handovers", **rpc(SERVICE, "ListHandovers", "下放承接列表"))
async def list_handovers(page: Annotated[HandoversPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.governance.ListHandovers, pb.ListHandoversRequest(**fields(page)))


@router.post("/handovers", **rpc(SERVICE, "CreateHandover", "开始下放、上收、委托", status=201))
async def create_handover(body: CreateHandoverRequest, call: Calling) -> Response:
    request = pb.CreateHandoverRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.governance.CreateHandover, request, 201)


@router.post("/handovers/{handover:code}:complete", **rpc(SERVICE, "CompleteHandover", "承接到位"))
async def complete_handover(handover: str, body: CompleteHandoverRequest, call: Calling) -> Response:
    name = f"handovers/{handover}"
    request = pb.CompleteHandoverRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.CompleteHandover, request)


@router.post("/handovers/{handover:code}:withdraw", **rpc(SERVICE, "WithdrawHandover", "撤回下放"))
async def withdraw_handover(handover: str, body: WithdrawHandoverRequest, call: Calling) -> Response:
    name = f"handovers/{handover}"
    request = pb.WithdrawHandoverRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.WithdrawHandover, request)


@router.get("/campaigns/{campaign:code}", **rpc(SERVICE, "GetCampaign", "清理活动"))
async def get_campaign(campaign: str, call: Calling) -> Response:
    request = pb.GetCampaignRequest(name=f"campaigns/{campaign}")
    return await call.answer(call.at.governance.GetCampaign, request)


@router.get("/campaigns", **rpc(SERVICE, "ListCampaigns", "清理活动列表"))
async def list_campaigns(page: Annotated[CampaignsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.governance.ListCampaigns, pb.ListCampaignsRequest(**fields(page)))


@router.post("/campaigns", **rpc(SERVICE, "CreateCampaign", "发起清理活动", status=201))
async def create_campaign(body: CreateCampaignRequest, call: Calling) -> Response:
    request = pb.CreateCampaignRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.governance.CreateCampaign, request, 201)


@router.post("/campaigns/{campaign:code}:approve", **rpc(SERVICE, "ApproveCampaign", "常务会议审议通过"))
async def approve_campaign(campaign: str, body: ApproveCampaignRequest, call: Calling) -> Response:
    name = f"campaigns/{campaign}"
    request = pb.ApproveCampaignRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.ApproveCampaign, request)


@router.post("/campaigns/{campaign:code}:publish", **rpc(SERVICE, "PublishCampaign", "公布清理结果"))
async def publish_campaign(campaign: str, body: PublishCampaignRequest, call: Calling) -> Response:
    name = f"campaigns/{campaign}"
    request = pb.PublishCampaignRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.PublishCampaign, request)


@router.get("/campaigns/{campaign:code}/proposals", **rpc(SERVICE, "ListProposals", "清理意见列表"))
async def list_proposals(
    campaign: str, page: Annotated[ProposalsPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListProposalsRequest(parent=f"campaigns/{campaign}", **fields(page))
    return await call.answer(call.at.governance.ListProposals, request)


@router.post("/campaigns/{campaign:code}/proposals", **rpc(SERVICE, "ProposeItem", "提出清理意见"))
async def propose_item(campaign: str, body: ProposeItemRequest, call: Calling) -> Response:
    name = f"campaigns/{campaign}"
    request = pb.ProposeItemRequest(name=name, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.ProposeItem, request)


@router.post(
    "/campaigns/{campaign:code}/proposals/{proposal:code}:review",
    **rpc(SERVICE, "ReviewProposal", "审核清理意见"),
)
async def review_proposal(
    campaign: str, proposal: str, body: ReviewProposalRequest, call: Calling
) -> Response:
    name = f"campaigns/{campaign}/proposals/{proposal}"
    request = pb.ReviewProposalRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.ReviewProposal, request)


@router.get("/itemChanges", **rpc(SERVICE, "ListItemChanges", "目录变动"))
async def list_item_changes(page: Annotated[ItemChangesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.governance.ListItemChanges, pb.ListItemChangesRequest(**fields(page)))


@router.get("/catalogFigures", **rpc(SERVICE, "GetCatalogFigures", "目录数据"))
async def get_catalog_figures(query: Annotated[FiguresQuery, fastapi.Query()], call: Calling) -> Response:
    request = pb.GetCatalogFiguresRequest(**fields(query))
    return await call.answer(call.at.governance.GetCatalogFigures, request)


@router.post("/intermediaries", **rpc(SERVICE, "AdmitIntermediary", "中介机构进驻", status=201))
async def admit_intermediary(body: AdmitIntermediaryRequest, call: Calling) -> Response:
    request = pb.AdmitIntermediaryRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.governance.AdmitIntermediary, request, 201)


@router.get("/intermediaries/{intermediary:code}", **rpc(SERVICE, "GetIntermediary", "中介机构"))
async def get_intermediary(intermediary: str, call: Calling) -> Response:
    request = pb.GetIntermediaryRequest(name=f"intermediaries/{intermediary}")
    return await call.answer(call.at.governance.GetIntermediary, request)


@router.get("/intermediaries", **rpc(SERVICE, "ListIntermediaries", "中介机构名录"))
async def list_intermediaries(
    page: Annotated[IntermediariesPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListIntermediariesRequest(**fields(page))
    return await call.answer(call.at.governance.ListIntermediaries, request)


@router.post(
    "/intermediaries/{intermediary:code}:remove", **rpc(SERVICE, "RemoveIntermediary", "中介机构退出")
)
async def remove_intermediary(intermediary: str, body: RemoveIntermediaryRequest, call: Calling) -> Response:
    name = f"intermediaries/{intermediary}"
    request = pb.RemoveIntermediaryRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.RemoveIntermediary, request)


@router.post("/feeDeclarations", **rpc(SERVICE, "DeclareZeroFees", "声明无收费项目", status=201))
async def declare_zero_fees(body: DeclareZeroFeesRequest, call: Calling) -> Response:
    request = pb.DeclareZeroFeesRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.governance.DeclareZeroFees, request, 201)


@router.get("/feeDeclarations", **rpc(SERVICE, "ListFeeDeclarations", "无收费项目声明"))
async def list_fee_declarations(
    page: Annotated[FeeDeclarationsPage, fastapi.Query()], call: Calling
) -> Response:
    request = pb.ListFeeDeclarationsRequest(**fields(page))
    return await call.answer(call.at.governance.ListFeeDeclarations, request)


@router.post(
    "/feeDeclarations/{declaration:code}:withdraw", **rpc(SERVICE, "WithdrawFeeDeclaration", "撤回声明")
)
async def withdraw_fee_declaration(
    declaration: str, body: WithdrawFeeDeclarationRequest, call: Calling
) -> Response:
    name = f"feeDeclarations/{declaration}"
    request = pb.WithdrawFeeDeclarationRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.governance.WithdrawFeeDeclaration, request)
