"""A visitor of the public REST interface: uses the demo accounts, asks, is refused where that is right."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

import httpx

PASSWORD: Final = "yangguang"
PATIENCE: Final = 20.0
# What a service does not know yet right after the first start: it comes as an event within moments.
ON_THE_WAY: Final = ("ITEM_NOT_IN_FORCE", "MANDATE_REQUIRED")

T = TypeVar("T")
Document = dict[str, Any]


class NotAsItMustBe(Exception):  # noqa: N818 -- what was seen, not a defect of the visitor
    """Something else came back than must; the text says what."""


class Visitor:
    """Calls the gateway at `url` as any of the demo accounts."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=15.0, headers={"Accept-Language": "zh"})
        self._tokens: dict[str, str] = {}

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, path: str, who: str = "", **query: Any) -> Document:
        """Read something."""
        answer = self._http.get(f"/api/v1/{path}", params=query, headers=self._headers(who))
        return _good(answer)

    def post(self, path: str, who: str = "", /, **body: Any) -> Document:
        """Do something; what it stands on may still be on its way as an event."""
        end = time.monotonic() + PATIENCE
        answer = self._post(path, who, body)
        while _on_the_way(answer) and time.monotonic() < end:
            time.sleep(0.2)
            answer = self._post(path, who, body)
        return _good(answer)

    def upload(self, path: str, who: str, content: bytes, **query: str) -> Document:
        """Send a file as it is."""
        headers = self._headers(who) | {"Content-Type": "application/octet-stream"}
        return _good(self._http.post(f"/api/v1/{path}", content=content, params=query, headers=headers))

    def refused(self, reason: str, path: str, who: str, /, **body: Any) -> Document:
        """Try what must not be; the problem document."""
        answer = self._post(path, who, body)
        problem: Document = answer.json()
        if answer.is_success or problem.get("reason") != reason:
            raise NotAsItMustBe(f"{path}: {reason} ≠ {answer.status_code} {problem.get('reason', '')}")
        return problem

    def tried(self, path: str, who: str = "", /, **body: Any) -> tuple[Document, str]:
        """Try what may be refused here: the answer, and the reason of the refusal or ""."""
        answer = self._post(path, who, body)
        found: Document = answer.json()
        return found, "" if answer.is_success else str(found.get("reason", answer.status_code))

    def fill_in(self, url: str, **form: str) -> str:
        """Fill in the form of a page somewhere else, such as that of a payment provider; what it shows."""
        answer = httpx.post(url, data=form, timeout=15.0, trust_env=False)
        if not answer.is_success:
            raise NotAsItMustBe(f"{url} → {answer.status_code}")
        return answer.text

    def follow(self, path: str, who: str, after: int = 0) -> Iterator[tuple[int, Document]]:
        """The server-sent events after the one seen last, each with its id."""
        headers = self._headers(who) | {"Last-Event-ID": str(after), "Accept": "text/event-stream"}
        number = 0
        with self._http.stream("GET", f"/api/v1/{path}", headers=headers) as answer:
            for line in answer.iter_lines():
                name, _, value = line.partition(": ")
                if name == "id":
                    number = int(value)
                elif name == "data":
                    yield number, json.loads(value)

    def _post(self, path: str, who: str, body: Document) -> httpx.Response:
        headers = self._headers(who) | {"Idempotency-Key": uuid.uuid4().hex}
        return self._http.post(f"/api/v1/{path}", json=body, headers=headers)

    def _headers(self, who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token(who)}"} if who else {}

    def _token(self, who: str) -> str:
        if who not in self._tokens:
            answer = self._http.post("/auth/token", data={"username": who, "password": PASSWORD})
            self._tokens[who] = _good(answer)["access_token"]
        return self._tokens[who]


def wait_for(look: Callable[[], T | None], patience: float = PATIENCE) -> T:
    """Look again and again until there is something."""
    end = time.monotonic() + patience
    while (found := look()) is None:
        if time.monotonic() > end:
            raise NotAsItMustBe(f"{patience:.0f} 秒内没有等到 / did not come within {patience:.0f} s")
        time.sleep(0.1)
    return found


def _on_the_way(answer: httpx.Response) -> bool:
    return answer.status_code in (403, 409) and answer.json().get("reason") in ON_THE_WAY


def _good(answer: httpx.Response) -> Document:
    if answer.is_success:
        found: Document = answer.json()
        return found
    raise NotAsItMustBe(f"{answer.request.url.path} → {answer.status_code} {answer.text[:500]}")
