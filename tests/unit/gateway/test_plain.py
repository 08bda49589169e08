"""Plain routes answer and refuse as the framework's own do."""

from typing import Annotated, Any

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, Query
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from gateway.bodies import StrictRoute
from gateway.plain import plain


class Fields(BaseModel):
    title: str
    count: int = 1


async def asker(request: Request) -> str:
    return request.headers.get("x-asker", "nobody")


Asker = Annotated[str, Depends(asker)]


async def write(book: str, body: Fields, who: Asker) -> Response:
    return JSONResponse({"book": book, "title": body.title, "count": body.count, "who": who}, 201)


async def close(book: str, who: Asker, body: Fields | None = None) -> Response:
    return JSONResponse({"book": book, "said": body.title if body else "", "who": who})


async def read(book: str, page: Annotated[Fields, Query()]) -> Response:
    return JSONResponse({"book": book, "page": page.count})


async def tell(request: Request) -> Response:
    return JSONResponse(request.url.path)


async def figures(who: Asker) -> dict[str, Any]:
    return {"who": who}


def client(kind: type[APIRoute]) -> httpx.AsyncClient:
    router = APIRouter(route_class=kind)
    router.post("/books/{book}:write")(write)
    router.post("/books/{book}:close")(close)
    app = FastAPI()
    app.router.routes.extend(router.routes)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://gateway")


async def asked(kind: type[APIRoute], address: str, body: bytes) -> tuple[int, Any]:
    headers = {"x-asker": "wang"} | ({"content-type": "application/json"} if body else {})
    async with client(kind) as found:
        answer = await found.post(address, content=body, headers=headers)
    return answer.status_code, answer.json()


def test_what_asks_for_more_than_path_body_and_request_is_left_to_the_framework():
    path = {"book"}

    assert plain(write, path) is not None
    assert plain(close, path) is not None
    assert plain(read, path) is None
    assert plain(tell, path) is None
    assert plain(figures, path) is None
    # Not in the path, a text is asked for in the query.
    assert plain(write, set()) is None


async def test_path_body_and_what_the_request_says_arrive():
    written = {"book": "7", "title": "山海经", "count": 1, "who": "wang"}

    assert await asked(
        StrictRoute, "/books/7:write", b'{"title": "\xe5\xb1\xb1\xe6\xb5\xb7\xe7\xbb\x8f"}'
    ) == (
        201,
        written,
    )
    assert await asked(StrictRoute, "/books/7:close", b"") == (200, {"book": "7", "said": "", "who": "wang"})


@pytest.mark.parametrize("address", ["/books/7:write", "/books/7:close"])
@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"7", b"{}", b'{"title": 7, "count": "x"}', b'{"title": "a", "count": 2}'],
)
async def test_they_answer_and_refuse_like_any_other(address: str, body: bytes):
    assert await asked(StrictRoute, address, body) == await asked(APIRoute, address, body)


async def test_a_body_that_is_owed_is_named():
    [error] = (await asked(StrictRoute, "/books/7:write", b""))[1]["detail"]

    assert (error["type"], error["loc"]) == ("missing", ["body"])
