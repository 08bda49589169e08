"""REST of bundles (一件事) and of the ways to find items."""
# ruff: noqa: RUF012 -- pydantic copies the defaults of its models.

from __future__ import annotations

from typing import Annotated, Any

import fastapi
from fastapi import APIRouter
from pydantic import ConfigDict
from starlette.responses import Response
from yangguang.catalog.v1 import bundles_pb2 as pb

from gateway.api.models import PREFIX, Body, Page, Query
from gateway.bodies import StrictRoute
from gateway.calls import Calling, fields
from gateway.openapi import rpc

SERVICE = "yangguang.catalog.v1.BundleService"

router = APIRouter(prefix=PREFIX, tags=["一件事 bundles"], route_class=StrictRoute)

EXAMPLE: Any = {
    "bundle": {
        "title": "老年人一件事",
        "english_title": "Growing old",
        "description": "高龄补贴和优待证一次办好",
        "theme_codes": ["L09"],
        "items": [
            {"item": "items/11450222999000013C4450511003000"},
            {"item": "items/11450222999000013C5450511003000"},
        ],
        "organisation": "organisations/450222-mz",
        "document_number": "柳政办〔2026〕10号（演示）",
    }
}


class BundleItemFields(Body):
    item: str
    after: list[str] = []


class BundleFields(Body):
    title: str
    english_title: str = ""
    description: str = ""
    theme_codes: list[str] = []
    items: list[BundleItemFields]
    organisation: str
    document_number: str


class CreateBundleRequest(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    bundle: BundleFields


class UpdateBundleRequest(Body):
    """What is given takes the place of what was there."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    bundle: BundleFields


class RetireBundleRequest(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"document_number": "柳政办〔2026〕11号（演示）"}]}
    )

    document_number: str


class BundlesPage(Page):
    region: str = ""
    theme_code: str = ""
    item: str = ""


class BundleCheckQuery(Query):
    name: str = ""
    items: list[str] = []


class NavigationQuery(Query):
    region: str = ""


@router.get("/bundles:check", **rpc(SERVICE, "CheckBundle", "检查环节重复、报件打架"))
async def check_bundle(query: Annotated[BundleCheckQuery, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.bundles.CheckBundle, pb.CheckBundleRequest(**fields(query)))


@router.get("/bundles/{bundle:code}", **rpc(SERVICE, "GetBundle", "一件事"))
async def get_bundle(bundle: str, call: Calling) -> Response:
    return await call.answer(call.at.bundles.GetBundle, pb.GetBundleRequest(name=f"bundles/{bundle}"))


@router.get("/bundles", **rpc(SERVICE, "ListBundles", "一件事列表"))
async def list_bundles(page: Annotated[BundlesPage, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.bundles.ListBundles, pb.ListBundlesRequest(**fields(page)))


@router.post("/bundles", **rpc(SERVICE, "CreateBundle", "编制一件事", status=201))
async def create_bundle(body: CreateBundleRequest, call: Calling) -> Response:
    request = pb.CreateBundleRequest(**fields(body), request_id=call.key)
    return await call.answer(call.at.bundles.CreateBundle, request, 201)


@router.put("/bundles/{bundle:code}", **rpc(SERVICE, "UpdateBundle", "修改一件事"))
async def update_bundle(bundle: str, body: UpdateBundleRequest, call: Calling) -> Response:
    name = f"bundles/{bundle}"
    request = pb.UpdateBundleRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.bundles.UpdateBundle, request)


@router.post("/bundles/{bundle:code}:retire", **rpc(SERVICE, "RetireBundle", "停用一件事"))
async def retire_bundle(bundle: str, body: RetireBundleRequest, call: Calling) -> Response:
    name = f"bundles/{bundle}"
    request = pb.RetireBundleRequest(name=name, etag=call.etag, request_id=call.key, **fields(body))
    return await call.answer(call.at.bundles.RetireBundle, request)


@router.get("/navigation", **rpc(SERVICE, "GetNavigation", "按主题、人生事件、部门查找"))
async def get_navigation(query: Annotated[NavigationQuery, fastapi.Query()], call: Calling) -> Response:
    return await call.answer(call.at.bundles.GetNavigation, pb.GetNavigationRequest(**fields(query)))
