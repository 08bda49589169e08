"""A steady light load of real writes: every client remembers what it was told and repeats what it was not.

A write that got no answer (ambiguous) is sent again with the same key until it gets one, as a careful client
would; any refusal is noted, since without failures none of these writes is refused.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import uuid
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from local.rest import PASSWORD
from tests.factories import person

Document = dict[str, Any]

BREATH: Final = 0.08
AGAIN: Final = 0.1
PATIENCE: Final = 60.0
ACCOUNTS: Final = (
    "resident",
    "clerk-mz",
    "chief-mz",
    "approver-mz",
    "manager",
    "reviewer",
    "supervisor",
    "operator",
)


@dataclass(slots=True)
class Write:
    """One write: what was asked, how often no answer came, and the answer."""

    who: str
    method: str
    path: str
    body: Document
    key: str
    etag: str = ""
    unanswered: int = 0
    status: int = 0
    answer: Document = field(default_factory=dict)

    @property
    def is_acknowledged(self) -> bool:
        """Whether it was told done."""
        return 200 <= self.status < 300

    @property
    def is_refused(self) -> bool:
        """Whether it was told not done."""
        return 400 <= self.status < 500


class Refused(Exception):  # noqa: N818 -- what was answered
    """A write was refused; it is in the record."""


class Load:
    """Clients that write until told to stop."""

    def __init__(self, url: str) -> None:
        self.writes: list[Write] = []
        self._http = httpx.AsyncClient(base_url=url, timeout=12.0)
        self._tokens: dict[str, str] = {}
        self._going = asyncio.Event()
        self._underway = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._clients: list[asyncio.Task[None]] = []
        self._people = itertools.count(1)

    async def __aenter__(self) -> Load:
        return self

    async def __aexit__(self, *_: object) -> None:
        """End; a client that died of a mistake of its own fails the test."""
        for client in self._clients:
            client.cancel()
        ends = await asyncio.gather(*self._clients, return_exceptions=True)
        await self._http.aclose()
        for end in ends:
            if isinstance(end, Exception):
                raise end

    async def start(self) -> None:
        """Sign in, look up what the writes need, and begin."""
        for who in ACCOUNTS:
            answer = await self._http.post("/auth/token", data={"username": who, "password": PASSWORD})
            self._tokens[who] = answer.raise_for_status().json()["access_token"]
        instant = await self._item("老年人优待证", "INSTANT")
        promised = await self._item("高龄老人特殊补贴", "PROMISED")
        # A journey of each kind twice: two people meet at the same counters.
        journeys: list[Callable[[], Coroutine[Any, Any, None]]] = [
            lambda: self._instant_case(instant),
            lambda: self._promised_case(promised),
            lambda: self._promised_case(promised),
            lambda: self._late_case(promised),
            self._hall(),
            self._catalogue(await self._item("城镇低收入家庭住房保障", "")),
            self._rules(),
        ]
        self._clients = [asyncio.create_task(self._repeat(journey)) for journey in journeys]
        self._going.set()

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        """Hold the clients between two writes, once each has its answer."""
        self._going.clear()
        try:
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._idle.wait()
            except TimeoutError:
                waiting = [write for write in self.writes if not write.status]
                raise AssertionError(f"no answer for long: {waiting}") from None
            yield
        finally:
            self._going.set()

    async def more(self, count: int, of: str = "/api/v1/") -> None:
        """Wait until so many more writes of a kind were acknowledged."""
        wanted = self.acknowledged(of) + count
        async with asyncio.timeout(PATIENCE):
            while self.acknowledged(of) < wanted:
                self._check_clients()
                await asyncio.sleep(0.02)

    def acknowledged(self, of: str = "/api/v1/") -> int:
        """How many writes of a kind were acknowledged."""
        return sum(write.is_acknowledged and write.path.startswith(of) for write in self.writes)

    @property
    def ambiguous(self) -> int:
        """How many writes had to be sent again."""
        return sum(write.unanswered > 0 for write in self.writes)

    def _check_clients(self) -> None:
        for client in self._clients:
            if client.done():
                client.result()

    async def _repeat(self, journey: Callable[[], Coroutine[Any, Any, None]]) -> None:
        while True:
            try:
                await journey()
            except Refused:
                await asyncio.sleep(BREATH)

    # Sending

    async def _write(self, who: str, method: str, path: str, body: Document, etag: str = "") -> Document:
        """Write once, however often it must be sent."""
        await self._going.wait()
        write = Write(who, method, f"/api/v1/{path}", body, uuid.uuid4().hex, etag)
        self.writes.append(write)
        self._begin()
        try:
            while not await self._sent(write):
                write.unanswered += 1
                await asyncio.sleep(AGAIN)
        finally:
            self._end()
        if not write.is_acknowledged:
            raise Refused
        await asyncio.sleep(BREATH)
        return write.answer

    async def _sent(self, write: Write) -> bool:
        """Whether a definite answer came."""
        headers = {"Authorization": f"Bearer {self._tokens[write.who]}", "Idempotency-Key": write.key}
        if write.etag:
            headers["If-Match"] = f'"{write.etag}"'
        try:
            answer = await self._http.request(write.method, write.path, json=write.body, headers=headers)
        except httpx.TransportError:
            return False
        if answer.status_code == 429 or answer.status_code >= 500:
            return False
        write.status, write.answer = answer.status_code, answer.json()
        return True

    def _begin(self) -> None:
        self._underway += 1
        self._idle.clear()

    def _end(self) -> None:
        self._underway -= 1
        if not self._underway:
            self._idle.set()

    async def _item(self, words: str, kind: str) -> Document:
        query = {"query": words, "region": "450222"} | ({"kind": kind} if kind else {})
        found = await self._http.get("/api/v1/items", params=query)
        return dict(found.raise_for_status().json()["items"][0])

    async def ask(self, who: str, method: str, path: str, **body: Any) -> Document:
        """A call beside the load, which must succeed."""
        headers = {"Authorization": f"Bearer {self._tokens[who]}"}
        answer = await self._http.request(method, f"/api/v1/{path}", json=body or None, headers=headers)
        return dict(answer.raise_for_status().json())

    # What the clients do

    async def _apply(self, item: Document, who: str, leaving_out: int = 0, **more: Any) -> Document:
        someone = person(next(self._people))
        required = [each["id"] for each in item["version"]["content"]["materials"] if each["required"]]
        given: Document = {
            "item": item["name"],
            "applicant": {
                "kind": "PERSON",
                "name": someone.name,
                "id_number": someone.id_number,
                "phone": someone.phone,
            },
            "materials": required[leaving_out:],
        }
        return await self._write(who, "POST", "cases", given | more)

    async def _instant_case(self, item: Document) -> None:
        case = (await self._apply(item, "resident"))["name"]
        await self._verb(case, "accept", "clerk-mz")
        await self._verb(case, "decide", "chief-mz", granted=True)
        await self._finish(case)

    async def _promised_case(self, item: Document) -> None:
        case = (await self._apply(item, "resident", leaving_out=1))["name"]
        first = item["version"]["content"]["materials"][0]["id"]
        notice = [{"material": first, "reason": "未提交"}]
        await self._verb(case, "requestSupplement", "clerk-mz", materials=notice)
        await self._verb(case, "supplement", "resident", materials=[first])
        await self._verb(case, "accept", "chief-mz")
        await self._verb(case, "examine", "approver-mz", opinion="符合条件")
        started = await self._verb(case, "startProcedure", "approver-mz", kind="PUBLICITY", expected_days=7)
        number = started["procedures"][-1]["number"]
        await self._verb(case, "endProcedure", "approver-mz", number=number, result="无异议")
        await self._verb(case, "decide", "approver-mz", granted=True)
        await self._finish(case)

    async def _finish(self, case: str) -> None:
        await self._verb(case, "complete", "chief-mz")
        await self._verb(case, "deliver", "clerk-mz", way="COLLECTED", receipt="本人")
        await self._verb(case, "rate", "resident", rating={"grade": "SATISFIED"})

    async def _late_case(self, item: Document) -> None:
        """A letter that lay about for two months: time itself accepts it, and cards follow."""
        received = dt.datetime.now(dt.UTC) - dt.timedelta(days=60)
        await self._apply(item, "clerk-mz", channel="POST", receive_time=received.isoformat())
        await asyncio.sleep(10 * BREATH)

    async def _verb(self, case: str, verb: str, who: str, **body: Any) -> Document:
        return await self._write(who, "POST", f"{case}:{verb}", body)

    def _hall(self) -> Callable[[], Coroutine[Any, Any, None]]:
        numbers = itertools.count(1)

        async def once() -> None:
            number = next(numbers)
            phone = f"0772-76{number:05}"
            await self._write("manager", "PATCH", "windows/450222-mz-01", {"window": {"phone": phone}})
            changed = {"organisation": {"phone": phone}}
            await self._write("manager", "PATCH", "organisations/450222-mz", changed)
            mandate = await self._write("manager", "POST", "mandates", {"mandate": _mandate(number)})
            revoked = {"document_number": f"演撤〔2026〕{number}号"}
            await self._write("manager", "POST", f"{mandate['name']}:revoke", revoked)

        return once

    def _catalogue(self, item: Document) -> Callable[[], Coroutine[Any, Any, None]]:
        async def once() -> None:
            await self._write("reviewer", "POST", f"{item['name']}:suspend", {})
            await self._write("reviewer", "POST", f"{item['name']}:resume", {})

        return once

    def _rules(self) -> Callable[[], Coroutine[Any, Any, None]]:
        days = itertools.cycle((2, 3))

        async def once() -> None:
            rule = await self._rule()
            names = ("yellow_days", "red_days", "enabled")
            given = {name: rule[name] for name in names} | {"warning_days": next(days)}
            body = {"supervision_rule": given}
            await self._write("supervisor", "PATCH", rule["name"], body, rule["etag"])

        return once

    async def _rule(self) -> Document:
        while True:
            try:
                found = await self._http.get("/api/v1/supervisionRules")
                if found.is_success:
                    rules: Sequence[Document] = found.json()["supervision_rules"]
                    return next(rule for rule in rules if rule["clock"] == "STATUTORY_CLOCK")
            except httpx.TransportError:
                pass
            await asyncio.sleep(AGAIN)


def _mandate(number: int) -> Document:
    """One more mandate for somebody who has one: taking it back takes nothing the journeys need."""
    return {
        "organisation": "organisations/450222-mz",
        "window": "windows/450222-mz-01",
        "holder": "staff/450222-mz-02",
        "rights": ["FIRST_REVIEW"],
        "document_number": f"演授〔2026〕{number}号",
        "valid_from": "2026-01-01",
        "valid_to": "2027-12-31",
    }


async def calls_of(metrics_port: int) -> float:
    """How many calls about cases the process with this metrics port answered."""
    async with httpx.AsyncClient() as client:
        told = (await client.get(f"http://127.0.0.1:{metrics_port}/metrics")).text
    lines = [line for line in told.splitlines() if line.startswith("yangguang_rpc_requests_total{")]
    return sum(float(line.split()[-1]) for line in lines if 'method="CaseService/' in line)
