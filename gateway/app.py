"""The application: routes, handlers of errors, and the edge around it all."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import grpc
from fastapi import APIRouter, Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from grpc_health.v1 import health_pb2, health_pb2_grpc
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from gateway import auth, errors, openapi, sessions, zones
from gateway.api import (
    archives,
    attachments,
    bundles,
    cases,
    catalog,
    certificates,
    fees,
    governance,
    hall,
    hall_agents,
    hall_conduct,
    hall_facilities,
    hall_oversight,
    hall_personnel,
    hall_reform,
    hall_rosters,
    hall_visits,
    journals,
    lists,
    materials,
    projects,
    ratings,
    registers,
    seals,
    sheets,
    supervision,
)
from gateway.calls import Backends
from gateway.edge import Edge
from gateway.limits import Limiter
from gateway.pages import catalogue, desk, docs, home, items, matters, my, people, sign_in
from gateway.pages import fees as fee_pages
from gateway.pages import hall as hall_pages
from gateway.pages import projects as project_pages
from gateway.pages import registers as register_pages
from gateway.settings import DEMO_ISSUER, GatewaySettings
from gateway.sign_in import Provider
from gateway.streams import Streams
from services.common.identity import TokenSigner, Verifier, read_issuers
from services.common.logs import Canon
from services.common.timesource import TimeSource

# The cases first: paths are tried in order, and those are asked for most.
ROUTERS: Final = (
    cases.router,
    catalog.router,
    governance.router,
    bundles.router,
    lists.router,
    attachments.router,
    materials.router,
    archives.router,
    certificates.router,
    supervision.router,
    ratings.router,
    registers.router,
    projects.router,
    seals.router,
    fees.router,
    hall.router,
    hall.clocks,
    hall_visits.router,
    hall_rosters.router,
    hall_agents.router,
    hall_conduct.router,
    sheets.router,
    hall_personnel.router,
    hall_facilities.router,
    hall_oversight.router,
    hall_reform.router,
    journals.router,
)
PAGES: Final = (
    home.router,
    hall_pages.router,
    matters.router,
    people.router,
    fee_pages.router,
    items.router,
    docs.router,
    sign_in.router,
    my.router,
    desk.router,
    register_pages.router,
    catalogue.router,
    project_pages.router,
)
HEALTH_TIMEOUT: Final = 2.0


def build(settings: GatewaySettings, backends: Backends, streams: Streams, canon: Canon) -> ASGIApp:
    """The whole gateway, on these services."""
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False},
    )
    app.state.backends = backends
    app.state.streams = streams
    app.state.region = settings.region
    app.state.zone = settings.zone
    app.state.now = TimeSource(settings.time_scale, settings.time_anchor)
    app.state.verifier = Verifier(read_issuers(settings.issuers_file))
    app.state.provider = Provider(settings) if settings.sign_in_issuer else None
    _add_routes(app, settings)
    for kind in (HTTPException, RequestValidationError, grpc.RpcError, Exception):
        app.add_exception_handler(kind, answer)
    return Edge(
        app,
        Limiter(settings.rate),
        canon,
        largest_body=settings.max_body_bytes,
        largest_file=settings.max_file_bytes,
    )


async def answer(request: Request, error: Exception) -> Response:
    """Answer what was raised: with a page to a person, with a problem document to a program."""
    problem = errors.problem_of(error)
    if problem.status_code == 405:
        problem.headers = {**(problem.headers or {}), **allowed(request.url.path)}
    is_program = request.url.path.startswith(("/api/", "/auth/"))
    if problem.status_code == 401 and not is_program:
        return sign_in.lead(request)
    if is_program or "text/html" not in request.headers.get("accept", ""):
        return errors.response(problem, request.scope["language"], request.scope["request_id"])
    return home.refused(request, problem)


def allowed(path: str) -> dict[str, str]:
    """The methods of an address of the API; the framework knows those of the first route alone."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    found = {method for route in routes if route.path_regex.match(path) for method in route.methods or ()}
    return {"Allow": ", ".join(sorted(found))} if found else {}


def _add_routes(app: FastAPI, settings: GatewaySettings) -> None:
    for router in ROUTERS:
        # Not included: each included router is asked for its routes anew at each request.
        app.router.routes.extend(route for route in router.routes if zones.offers(settings.zone, route))
    app.state.accounts = app.state.demo_signer = None
    if settings.dev_identity and settings.demo_issuer_key_file is not None:
        app.state.accounts = auth.read_accounts()
        signer = TokenSigner(settings.demo_issuer_key_file, DEMO_ISSUER)
        app.state.demo_signer = signer
        app.include_router(auth.routes(app.state.accounts, signer))
    _add_openapi(app)
    _add_vitals(app)
    for router in PAGES:
        offered = APIRouter(routes=[route for route in router.routes if zones.offers(settings.zone, route)])
        # Who looks at a page is known on each of them, for its menu.
        known = [Depends(sessions.recognise)]
        app.include_router(offered, include_in_schema=False, dependencies=known)
    app.mount("/static/swagger", StaticFiles(directory=docs.ASSETS), name="swagger")
    app.mount("/static", StaticFiles(directory=home.STATIC), name="static")


def _add_openapi(app: FastAPI) -> None:
    made: dict[str, Any] = {}

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi_document() -> Response:
        """The description of this API; made when first asked for."""
        if not made:
            # It takes its time, and others wait in this loop.
            made.update(await asyncio.to_thread(openapi.document, app))
        return JSONResponse(made)


def _add_vitals(app: FastAPI) -> None:
    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> Response:
        """The process answers."""
        return PlainTextResponse("ok\n")

    @app.get("/readyz", include_in_schema=False)
    async def readyz() -> Response:
        """The services answer; those that do not are named."""
        missing = await unready(app.state.backends)
        text = ", ".join(missing) or "ok"
        return PlainTextResponse(text + "\n", 503 if missing else 200)


async def unready(backends: Backends) -> list[str]:
    """The services that do not serve."""
    names = list(backends.channels)
    answers = await asyncio.gather(*(_serves(backends.channels[name]) for name in names))
    return [name for name, serves in zip(names, answers, strict=True) if not serves]


async def _serves(channel: grpc.aio.Channel) -> bool:
    ask = health_pb2_grpc.HealthStub(channel)
    try:
        answer = await ask.Check(health_pb2.HealthCheckRequest(), timeout=HEALTH_TIMEOUT)
    except grpc.aio.AioRpcError:
        return False
    return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)
