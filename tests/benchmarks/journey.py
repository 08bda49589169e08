"""The requests of the benchmarks: applications, transitions and reads, by demo accounts."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.load import Outcome, closed, connect, request

CLIENTS = 32
# An item of the demo catalogue that is examined and decided without publicity.
TITLE = "建设殡仪服务站、骨灰堂的审批"


@dataclass(slots=True)
class Journey:
    """Speaks to one gateway."""

    port: int
    tokens: dict[str, str] = field(default_factory=dict)
    item: str = ""
    materials: tuple[str, ...] = ()
    numbers: Iterator[int] = field(default_factory=itertools.count)

    async def prepare(self) -> None:
        """Sign in and find the item."""
        for account in ("resident", "clerk-mz", "chief-mz", "approver-mz", "supervisor", "operator"):
            self.tokens[account] = await self._sign_in(account)
        found = await self.get(f"/api/v1/items?{urlencode({'query': TITLE})}", "")
        [item] = [each for each in found["items"] if each["version"]["content"]["title"] == TITLE]
        self.item = item["name"]
        self.materials = tuple(each["id"] for each in item["version"]["content"]["materials"])

    async def _sign_in(self, account: str) -> str:
        form = urlencode({"username": account, "password": "yangguang"}).encode()
        head = f"POST /auth/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(form)}\r\n"
        sent = head.encode() + b"Content-Type: application/x-www-form-urlencoded\r\n\r\n" + form
        connection = await connect(self.port)
        answer = await connection.ask(sent)
        connection.close()
        return str(json.loads(answer.body)["access_token"])

    async def get(self, path: str, account: str) -> Any:
        """Ask once."""
        connection = await connect(self.port)
        answer = await connection.ask(request("GET", path, self.tokens.get(account, "")))
        connection.close()
        assert answer.status == 200, answer.body
        return json.loads(answer.body)

    def application(self) -> bytes:
        """One application, with a key of its own."""
        body = {
            "item": self.item,
            "applicant": {
                "kind": "ORGANISATION",
                "name": "演示养老服务中心",
                "id_number": "91110000600037341L",
                "phone": "13800000000",
            },
            "materials": self.materials,
        }
        key = f"bench-{next(self.numbers)}"
        sent = json.dumps(body, ensure_ascii=False).encode()
        return request("POST", "/api/v1/cases", self.tokens["resident"], sent, Idempotency_Key=key)

    def applications(self) -> Iterator[bytes]:
        """Applications without end."""
        while True:
            yield self.application()

    def verbs(self, verb: str, account: str, cases: Sequence[str], body: object) -> list[bytes]:
        """One transition of each case."""
        sent = json.dumps(body, ensure_ascii=False).encode()
        token = self.tokens[account]
        return [
            request(
                "POST", f"/api/v1/{case}:{verb}", token, sent, Idempotency_Key=f"bench-{next(self.numbers)}"
            )
            for case in cases
        ]

    async def submit(self, seconds: float, clients: int = CLIENTS) -> Outcome:
        """Hand in applications."""
        return await closed(self.port, self.applications(), clients, seconds)

    async def transit(self, verb: str, account: str, cases: Sequence[str], body: object) -> Outcome:
        """One transition of each case, all clients."""
        return await closed(self.port, self.verbs(verb, account, cases, body), CLIENTS)


def names(outcome: Outcome) -> list[str]:
    """The names of the cases that came back."""
    return [json.loads(answer.body)["name"] for answer in outcome.good]
