"""The page of the API's description: Swagger UI, served from a wheel and not from a CDN."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import fastapi_offline
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from gateway.pages.home import render

# The wheel carries the files of Swagger UI; nothing else of it is used.
ASSETS: Final = Path(fastapi_offline.__file__).parent / "static"
# Swagger UI sets styles from its scripts.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)

router = APIRouter()


@router.get("/docs")
async def show(request: Request) -> Response:
    """The description of the API, to be read and tried."""
    page = render(request, "docs.html")
    page.headers["Content-Security-Policy"] = POLICY
    return page
