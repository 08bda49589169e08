"""The pages to find an item by: life events, themes, departments, bundles. They work without JavaScript."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response
from yangguang.catalog.v1 import bundles_pb2, catalog_pb2

from gateway.calls import Call, Calling
from gateway.errors import Problem
from gateway.pages.home import RESULTS, language_of, render

router = APIRouter()

# What each table of codes is called on the page.
GROUPS: Final = {
    "life_events": "By what happens in life",
    "person_themes": "For residents",
    "enterprise_themes": "For enterprises and organisations",
    "classes": "By class of service",
}
MOST_BUNDLES: Final = 100


@router.get("/browse")
async def browse(request: Request, call: Calling) -> Response:
    """The ways to find items: bundles, life events, themes, departments."""
    region = request.app.state.region
    bundles = call.at.bundles.ListBundles
    ways, found = await asyncio.gather(
        call.ask(call.at.bundles.GetNavigation, bundles_pb2.GetNavigationRequest()),
        call.ask(bundles, bundles_pb2.ListBundlesRequest(region=region, page_size=MOST_BUNDLES)),
    )
    return render(request, "browse.html", ways=ways, bundles=found.bundles, groups=GROUPS)


@router.get("/browse/codes/{code}")
async def of_code(request: Request, call: Calling, code: str, page_token: str = "") -> Response:
    """The items in force, and the bundles, under a theme, a life event or a class of service."""
    title, group = await _title(request, call, code)
    asked = {"category_code": code} if group == "classes" else {"theme_code": code}
    found = await _items(call, page_token, **asked)
    bundles = bundles_pb2.ListBundlesResponse()
    if group != "classes" and not page_token:
        bundles = await call.ask(call.at.bundles.ListBundles, bundles_pb2.ListBundlesRequest(theme_code=code))
    return render(request, "items.html", title=title, found=found, bundles=bundles.bundles)


@router.get("/browse/departments/{organisation}")
async def of_department(request: Request, call: Calling, organisation: str, page_token: str = "") -> Response:
    """The items in force of a department."""
    found = await _items(call, page_token, organisation=f"organisations/{organisation}")
    title = next((item.organisation_title for item in found.items), organisation)
    return render(request, "items.html", title=title, found=found, bundles=[])


@router.get("/browse/bundles/{bundle}")
async def of_bundle(request: Request, call: Calling, bundle: str) -> Response:
    """A bundle: its items, what to bring once for all of them, and how long it takes."""
    name = f"bundles/{bundle}"
    found, check = await asyncio.gather(
        call.ask(call.at.bundles.GetBundle, bundles_pb2.GetBundleRequest(name=name)),
        call.ask(call.at.bundles.CheckBundle, bundles_pb2.CheckBundleRequest(name=name)),
    )
    if found.state == bundles_pb2.Bundle.RETIRED:
        raise Problem(404, "BUNDLE_RETIRED")
    return render(request, "bundle.html", bundle=found, check=check)


async def _items(call: Call, page_token: str, **asked: Any) -> catalog_pb2.ListItemsResponse:
    request = catalog_pb2.ListItemsRequest(page_size=RESULTS, page_token=page_token[:2000], **asked)
    return await call.ask(call.at.catalog.ListItems, request)


async def _title(request: Request, call: Call, code: str) -> tuple[str, str]:
    """The words of a code in the visitor's language, and its group."""
    ways = await call.ask(call.at.bundles.GetNavigation, bundles_pb2.GetNavigationRequest())
    for group in ways.groups:
        for entry in group.entries:
            if entry.code == code:
                return entry.english_title if language_of(request) == "en" else entry.title, group.id
    raise Problem(404, "ROUTE_NOT_FOUND")
