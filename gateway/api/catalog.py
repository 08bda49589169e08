"""REST of `catalog`: standard items, items and their versions (事项目录)."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict, Field
from starlette.responses import Response
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.common.v1 import types_pb2

from gateway.api.models import PREFIX, UNSET, Body, Int32, Int64, Nothing, OneOf, Page, Time
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.catalog.v1.CatalogService"

router = APIRouter(prefix=PREFIX, tags=["事项目录 catalog"], route_class=StrictRoute)

ItemType = Annotated[str, OneOf(pb.ItemType)]
ExerciseLevel = Annotated[str, OneOf(pb.ExerciseLevel)]
CaseKind = Annotated[str, OneOf(types_pb2.CaseKind)]


class LegalBasisFields(Body):
    title: str
    article: str = ""
    document_number: str = ""
    kind: Annotated[str, OneOf(pb.BasisKind)] = ""


class LimitFields(Body):
    length: Int32
    unit: Annotated[str, OneOf(types_pb2.LimitUnit)]
    clock: str = ""
    note: str = ""


class MaterialFields(Body):
    id: str
    title: str
    required: bool = False
    originals: Int32 = 0
    copies: Int32 = 0
    source: str = ""
    note: str = ""
    issued_by_item: str = ""
    issuer: str = ""


class StepFields(Body):
    kind: Annotated[str, OneOf(pb.StepKind)]
    title: str = ""
    limit: LimitFields = UNSET
    conditional: bool = False


class FeeFields(Body):
    title: str
    amount: Int64
    basis: str = ""
    reduction: str = ""


class StationingFields(Body):
    state: Annotated[str, OneOf(pb.StationingState)]
    reason: Annotated[str, OneOf(pb.StationingReason)] = ""
    note: str = ""
    centre: str = ""


class AttachmentFields(Body):
    id: str
    kind: Annotated[str, OneOf(pb.AttachmentKind)]
    title: str
    file_name: str
    media_type: str
    size: Int64 = 0
    sha256: str
    material: str = ""


class DiscretionTierFields(Body):
    circumstance: str
    range: str
    measure: str
    lowest_amount: Int64 = 0
    highest_amount: Int64 = 0
    basis: str = ""


class IntermediaryServiceFields(Body):
    title: str
    kind: Annotated[str, OneOf(pb.IntermediaryKind)]
    basis: LegalBasisFields
    conditions: str
    process: str
    limit: LimitFields
    fee: str
    stationed: bool = False


class ItemContentFields(Body):
    title: str = ""
    english_title: str = ""
    type: ItemType = ""
    level: ExerciseLevel = ""
    organ_nature: Annotated[str, OneOf(pb.OrganNature)] = ""
    kind: CaseKind = ""
    targets: list[Annotated[str, OneOf(pb.ServiceTarget)]] = []
    forms: list[Annotated[str, OneOf(pb.HandlingForm)]] = []
    legal_bases: list[LegalBasisFields] = []
    statutory_limit: LimitFields = UNSET
    promised_limit: LimitFields = UNSET
    conditions: list[str] = []
    approval_standards: list[str] = []
    materials: list[MaterialFields] = []
    steps: list[StepFields] = []
    fees: list[FeeFields] = []
    themes: list[str] = []
    result_title: str = ""
    location: str = ""
    office_hours: str = ""
    consultation_phone: str = ""
    supervision_phone: str = ""
    window_authority: Annotated[str, OneOf(pb.WindowAuthority)] = ""
    visits: Int32 = 0
    notes: str = ""
    quantity_limit: str = ""
    theme_codes: list[str] = []
    category_codes: list[str] = []
    stationing: StationingFields = UNSET
    attachments: list[AttachmentFields] = []
    discretion_tiers: list[DiscretionTierFields] = []
    intermediary_services: list[IntermediaryServiceFields] = []
    agency_mandate_required: bool = False
    agency_mode: Annotated[str, OneOf(pb.AgencyMode)] = ""
    passed_on_to: ExerciseLevel = ""
    result_after_payment: bool = False
    acceptance_scope: Annotated[str, OneOf(pb.AcceptanceScope)] = ""


class StandardItemFields(Body):
    title: str
    type: ItemType
    levels: list[ExerciseLevel] = []
    legal_bases: list[LegalBasisFields] = []
    state: Annotated[str, OneOf(pb.StandardItem.State)] = ""
    terms: ItemContentFields = UNSET
    document_number: str = ""


class RevisedStandardItemFields(Body):
    title: str = ""
    levels: list[ExerciseLevel] = []
    legal_bases: list[LegalBasisFields] = []
    terms: ItemContentFields = UNSET


class CreateStandardItemRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "standard_item_id": "450511003000",
                    "standard_item": {
                        "title": "高龄老人特殊补贴",
                        "type": "PAYMENT",
                        "levels": ["COUNTY", "TOWNSHIP"],
                        "legal_bases": [{"title": "中华人民共和国老年人权益保障法", "article": "第三十三条"}],
                    },
                }
            ]
        }
    )

    standard_item_id: str
    standard_item: StandardItemFields


class UpdateStandardItemRequest(Body):
    """The fields given change; the others stay."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "standard_item": {"levels": ["COUNTY", "TOWNSHIP"]},
                    "document_number": "柳政办〔2026〕3号（演示）",
                }
            ]
        }
    )

    standard_item: RevisedStandardItemFields
    document_number: str


class AbolishStandardItemRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"reason": "NO_LEGAL_BASIS", "document_number": "柳政办〔2026〕4号（演示）"}]
        }
    )

    reason: Annotated[str, OneOf(pb.CancelReason)]
    document_number: str


class CreateItemRequest(Body):
    item_id: str
    standard_item: str
    organisation: str
    content: ItemContentFields


class SuspendItemRequest(Body):
    document_number: str = ""


class ResumeItemRequest(Body):
    document_number: str = ""


class CancelItemRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"reason": "BASIS_REPEALED", "document_number": "柳城政办〔2026〕1号（演示）"}]
        }
    )

    reason: Annotated[str, OneOf(pb.CancelReason)]
    document_number: str


class CreateItemVersionRequest(Body):
    content: ItemContentFields


class UpdateItemVersionRequest(Body):
    """The fields given change; the others stay."""

    content: ItemContentFields


class ReturnItemVersionRequest(Body):
    reason: str


class PublishItemVersionRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document_number": "柳城政办〔2026〕2号（演示）"}]}
    )

    effective_time: Time = UNSET
    document_number: str


class StandardItemsPage(Page):
    type: ItemType = ""


class ItemsPage(Page):
    query: Annotated[str, Field(max_length=200, description="事项名称或部门中的词，每词至少两个字")] = ""
    organisation: str = ""
    theme: str = ""
    type: ItemType = ""
    kind: CaseKind = ""
    region: str = ""
    show_inactive: bool = False
    theme_code: str = ""
    category_code: str = ""
    standard_item: str = ""


@router.get("/items/{item:code}", **rpc(SERVICE, "GetItem", "事项"))
async def get_item(item: str, call: Calling) -> Response:
    return await call.answer(call.at.catalog.GetItem, pb.GetItemRequest(name=f"items/{item}"))


@router.get("/items", **rpc(SERVICE, "ListItems", "事项列表、查找事项"))
async def list_items(page: Annotated[ItemsPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.catalog.ListItems, pb.ListItemsRequest(**fields(page)))


@router.post("/items", **rpc(SERVICE, "CreateItem", "认领事项", status=201))
async def create_item(body: CreateItemRequest, call: Calling) -> Response:
    request = pb.CreateItemRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.catalog.CreateItem, request, 201)


@router.post("/items/{item:code}:suspend", **rpc(SERVICE, "SuspendItem", "暂停事项"))
async def suspend_item(item: str, body: SuspendItemRequest, call: Calling) -> Response:
    name = f"items/{item}"
    request = pb.SuspendItemRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.catalog.SuspendItem, request)


@router.post("/items/{item:code}:resume", **rpc(SERVICE, "ResumeItem", "恢复事项"))
async def resume_item(item: str, body: ResumeItemRequest, call: Calling) -> Response:
    name = f"items/{item}"
    request = pb.ResumeItemRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.catalog.ResumeItem, request)


@router.post("/items/{item:code}:cancel", **rpc(SERVICE, "CancelItem", "取消事项"))
async def cancel_item(item: str, body: CancelItemRequest, call: Calling) -> Response:
    name = f"items/{item}"
    request = pb.CancelItemRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.catalog.CancelItem, request)


@router.get("/items/{item:code}/noticeSheet", **rpc(SERVICE, "GetNoticeSheet", "一次性告知单"))
async def get_notice_sheet(item: str, call: Calling) -> Response:
    return await call.answer(call.at.catalog.GetNoticeSheet, pb.GetNoticeSheetRequest(name=f"items/{item}"))


@router.get("/items/{item:code}/opennessSheet", **rpc(SERVICE, "GetOpennessSheet", "八公开"))
async def get_openness_sheet(item: str, call: Calling) -> Response:
    request = pb.GetOpennessSheetRequest(name=f"items/{item}")
    return await call.answer(call.at.catalog.GetOpennessSheet, request)


@router.get("/items/{item:code}/versions", **rpc(SERVICE, "ListItemVersions", "事项版本列表"))
async def list_item_versions(item: str, page: Annotated[Page, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListItemVersionsRequest(parent=f"items/{item}", **fields(page))
    return await call.answer(call.at.catalog.ListItemVersions, request)


@router.post("/items/{item:code}/versions", **rpc(SERVICE, "CreateItemVersion", "拟制新版本", status=201))
async def create_item_version(item: str, body: CreateItemVersionRequest, call: Calling) -> Response:
    request = pb.CreateItemVersionRequest(parent=f"items/{item}", **fields(body), request_id=call.key)
    return await call.answer(call.at.catalog.CreateItemVersion, request, 201)


@router.get("/items/{item:code}/versions/{version:code}", **rpc(SERVICE, "GetItemVersion", "事项版本"))
async def get_item_version(item: str, version: str, call: Calling) -> Response:
    request = pb.GetItemVersionRequest(name=version_name(item, version))
    return await call.answer(call.at.catalog.GetItemVersion, request)


@router.patch("/items/{item:code}/versions/{version:code}", **rpc(SERVICE, "UpdateItemVersion", "修改草稿"))
async def update_item_version(
    item: str, version: str, body: UpdateItemVersionRequest, call: Calling
) -> Response:
    request = pb.UpdateItemVersionRequest(
        name=version_name(item, version), etag=call.etag, request_id=call.key, **fields(body)
    )
    request.update_mask.paths.extend(sorted(body.content.model_fields_set))
    return await call.answer(call.at.catalog.UpdateItemVersion, request)


@router.post(
    "/items/{item:code}/versions/{version:code}:submit", **rpc(SERVICE, "SubmitItemVersion", "提交审核")
)
async def submit_item_version(
    item: str, version: str, call: Calling, body: Nothing | None = None
) -> Response:
    name = version_name(item, version)
    request = pb.SubmitItemVersionRequest(name=name, etag=call.etag, request_id=call.key)
    return await call.answer(call.at.catalog.SubmitItemVersion, request)


@router.post(
    "/items/{item:code}/versions/{version:code}:return", **rpc(SERVICE, "ReturnItemVersion", "退回修改")
)
async def return_item_version(
    item: str, version: str, body: ReturnItemVersionRequest, call: Calling
) -> Response:
    name = version_name(item, version)
    request = pb.ReturnItemVersionRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.catalog.ReturnItemVersion, request)


@router.post(
    "/items/{item:code}/versions/{version:code}:publish", **rpc(SERVICE, "PublishItemVersion", "发布版本")
)
async def publish_item_version(
    item: str, version: str, body: PublishItemVersionRequest, call: Calling
) -> Response:
    name = version_name(item, version)
    request = pb.PublishItemVersionRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.catalog.PublishItemVersion, request)


@router.get(
    "/items/{item:code}/versions/{version:code}/noticeSheet",
    **rpc(SERVICE, "GetNoticeSheet", "某一版本的一次性告知单", id="GetVersionNoticeSheet"),
)
async def get_version_notice_sheet(item: str, version: str, call: Calling) -> Response:
    request = pb.GetNoticeSheetRequest(name=version_name(item, version))
    return await call.answer(call.at.catalog.GetNoticeSheet, request)


@router.get(
    "/items/{item:code}/versions/{version:code}/opennessSheet",
    **rpc(SERVICE, "GetOpennessSheet", "某一版本的八公开", id="GetVersionOpennessSheet"),
)
async def get_version_openness_sheet(item: str, version: str, call: Calling) -> Response:
    request = pb.GetOpennessSheetRequest(name=version_name(item, version))
    return await call.answer(call.at.catalog.GetOpennessSheet, request)


@router.get("/standardItems/{item:code}", **rpc(SERVICE, "GetStandardItem", "基本目录事项"))
async def get_standard_item(item: str, call: Calling) -> Response:
    request = pb.GetStandardItemRequest(name=f"standardItems/{item}")
    return await call.answer(call.at.catalog.GetStandardItem, request)


@router.get("/standardItems", **rpc(SERVICE, "ListStandardItems", "基本目录"))
async def list_standard_items(page: Annotated[StandardItemsPage, fastapi.Query()], call: Calling) -> Response:
    request = pb.ListStandardItemsRequest(**fields(page))
    return await call.answer(call.at.catalog.ListStandardItems, request)


@router.post("/standardItems", **rpc(SERVICE, "CreateStandardItem", "增加基本目录事项", status=201))
async def create_standard_item(body: CreateStandardItemRequest, call: Calling) -> Response:
    request = pb.CreateStandardItemRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.catalog.CreateStandardItem, request, 201)


@router.patch("/standardItems/{item:code}", **rpc(SERVICE, "UpdateStandardItem", "修订基本目录事项"))
async def update_standard_item(item: str, body: UpdateStandardItemRequest, call: Calling) -> Response:
    name = f"standardItems/{item}"
    request = pb.UpdateStandardItemRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    request.update_mask.paths.extend(sorted(body.standard_item.model_fields_set))
    return await call.answer(call.at.catalog.UpdateStandardItem, request)


@router.post("/standardItems/{item:code}:abolish", **rpc(SERVICE, "AbolishStandardItem", "废止基本目录事项"))
async def abolish_standard_item(item: str, body: AbolishStandardItemRequest, call: Calling) -> Response:
    name = f"standardItems/{item}"
    request = pb.AbolishStandardItemRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.catalog.AbolishStandardItem, request)


def version_name(item: str, version: str) -> str:
    """The name of the version of this path."""
    return f"items/{item}/versions/{version}"
