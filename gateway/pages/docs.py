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

router = APIRouter()


@router.get("/docs")
async def show(request: Request) -> Response:
    """The description of the API, to be read and tried."""
    return render(request, "docs.html")
