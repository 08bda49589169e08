"""A payment provider to try fees with (支付沙箱): opens payments, tells of them, states its days.

`python -m local.payments` serves it, as `make run` does; docs/payments.md is what it keeps to.
"""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
import html
import io
import json
import os
import secrets
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx
import jwt
import uvicorn
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from services.common import identity
from services.common.timesource import TimeSource, local_date

AUDIENCE: Final = "payments"
RETRY: Final = 1.0
PAGE: Final = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>支付沙箱</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<h1>支付沙箱</h1><p>不是真的支付，仅供演示。</p><p>{title}</p>
<p><strong>{yuan} 元</strong> · {state}</p>{form}</html>"""
FORM: Final = """<form method="post"><button name="do" value="pay">支付</button>
<button name="do" value="giveUp">放弃</button></form>"""
STATES: Final = {"OPEN": "待支付", "PAID": "已支付", "CLOSED": "已关闭", "REFUNDED": "已退款"}


@dataclass(slots=True)
class Order:
    """A payment."""

    order: str
    amount: int
    title: str
    state: str = "OPEN"
    trade: str = ""
    pay_time: dt.datetime | None = None
    refund_time: dt.datetime | None = None


ORDER: Final = TypeAdapter(Order)


def read_orders(book: Path) -> dict[str, Order]:
    """The orders of a book: a line for each change, of which the last counts."""
    lines = book.read_bytes().splitlines() if book.exists() else []
    return {order.order: order for order in map(ORDER.validate_json, lines)}


@dataclass(slots=True)
class Sandbox:
    """The provider: its orders, its key, whom it tells."""

    notify_url: str
    key: Ed25519PrivateKey
    merchant_keys: Path
    now: Callable[[], dt.datetime] = field(default_factory=TimeSource)
    orders: dict[str, Order] = field(default_factory=dict)
    # Where orders are written down, so that a statement is whole after a restart; None: nowhere.
    book: Path | None = None
    telling: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def public_key(self) -> str:
        """What YG_PAYMENT_PUBLIC_KEY is to be."""
        return b64encode(self.key.public_key().public_bytes_raw()).decode()

    async def open(self, request: Request) -> Response:
        """Open a payment; asked again for the same, it is the same."""
        self._check(request)
        asked = await request.json()
        given = Order(asked["order"], asked["amount"], asked["title"])
        order = self.orders.setdefault(given.order, given)
        if order is given:
            self._write_down(order)
        if order.amount != given.amount:
            return JSONResponse({"error": "another amount"}, 409)
        return JSONResponse({"pay_url": f"{request.base_url}pay/{order.order}"})

    async def page(self, request: Request) -> Response:
        """The page on which somebody pays."""
        order = self.orders.get(request.path_params["order"])
        if order is None:
            return PlainTextResponse("没有此订单\n", 404)
        if request.method == "POST":
            await self._pay(order, str((await request.form()).get("do", "")))
        return HTMLResponse(
            PAGE.format(
                title=html.escape(order.title),
                yuan=f"{order.amount // 100}.{order.amount % 100:02}",
                state=STATES[order.state],
                form=FORM if order.state == "OPEN" else "",
            )
        )

    async def refund(self, request: Request) -> Response:
        """Give a payment back, once."""
        self._check(request)
        order = self.orders.get(request.path_params["order"])
        if order is None or order.state not in ("PAID", "REFUNDED"):
            return JSONResponse({"error": "not paid"}, 409)
        if order.state == "PAID":
            order.state, order.refund_time = "REFUNDED", self.now()
            await self._tell(order)
        return JSONResponse({}, 202)

    async def statement(self, request: Request) -> Response:
        """What came and went on a day, as CSV."""
        self._check(request)
        day = dt.date.fromisoformat(request.path_params["day"])
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(["order", "trade", "kind", "amount", "time"])
        writer.writerows(self._of_day(day))
        return Response(file.getvalue(), media_type="text/csv")

    async def public(self, request: Request) -> Response:
        """The public key."""
        return PlainTextResponse(self.public_key + "\n")

    async def ready(self, request: Request) -> Response:
        """It answers, so it is ready."""
        return PlainTextResponse("ok\n")

    def _check(self, request: Request) -> None:
        """Whoever asks is the merchant; anybody else is told no more than that."""
        document = json.loads(self.merchant_keys.read_bytes())
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        try:
            header = jwt.get_unverified_header(token)
            key = jwt.PyJWKSet.from_dict(document)[header["kid"]]
            jwt.decode(token, key, algorithms=["EdDSA"], audience=AUDIENCE)
        except (jwt.PyJWTError, KeyError) as error:
            raise PermissionError(str(error)) from None

    async def _pay(self, order: Order, what: str) -> None:
        if order.state != "OPEN" or what not in ("pay", "giveUp"):
            return
        order.trade, order.state = f"SB{secrets.randbelow(10**16):016}", "CLOSED"
        if what == "pay":
            order.state, order.pay_time = "PAID", self.now()
        await self._tell(order)

    async def _tell(self, order: Order) -> None:
        """Write it down and tell the merchant; one that does not answer is told again until it does."""
        self._write_down(order)
        notice = json.dumps(
            {
                "order": order.order,
                "trade": order.trade,
                "state": order.state,
                "amount": order.amount,
                "time": (order.refund_time or order.pay_time or self.now()).isoformat(),
            }
        )
        if not await self._send(notice):
            task = asyncio.create_task(self._send_again(notice))
            self.telling.add(task)
            task.add_done_callback(self.telling.discard)

    def _write_down(self, order: Order) -> None:
        if self.book is not None:
            with self.book.open("ab") as book:
                book.write(ORDER.dump_json(order) + b"\n")

    async def _send_again(self, notice: str) -> None:
        while True:
            await asyncio.sleep(RETRY)
            if await self._send(notice):
                return

    async def _send(self, notice: str) -> bool:
        """Send it once, signed anew; whether there is an answer that will not change."""
        try:
            async with httpx.AsyncClient(timeout=5.0, trust_env=False) as client:
                answer = await client.post(self.notify_url, json=self.signed(notice))
        except httpx.TransportError:
            return False
        return answer.status_code < 500

    def signed(self, notice: str, at: float | None = None) -> dict[str, str]:
        """A notice with its signature, as of a time in seconds since 1970; now when there is none."""
        timestamp, nonce = str(int(time.time() if at is None else at)), secrets.token_urlsafe(16)
        signature = self.key.sign(f"{timestamp}\n{nonce}\n{notice}".encode())
        head = {"notice": notice, "timestamp": timestamp, "nonce": nonce}
        return head | {"signature": b64encode(signature).decode()}

    def _of_day(self, day: dt.date) -> Iterator[tuple[Any, ...]]:
        for order in self.orders.values():
            for kind, when in (("PAYMENT", order.pay_time), ("REFUND", order.refund_time)):
                if when is not None and local_date(when) == day:
                    yield order.order, order.trade, kind, order.amount, when.isoformat()


def application(sandbox: Sandbox) -> Starlette:
    """The provider's addresses."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> Any:
        yield
        for task in sandbox.telling:
            task.cancel()

    async def refused(request: Request, error: Exception) -> Response:
        return JSONResponse({"error": "unknown merchant"}, 401)

    return Starlette(
        routes=[
            Route("/orders", sandbox.open, methods=["POST"]),
            Route("/orders/{order}/refunds", sandbox.refund, methods=["POST"]),
            Route("/statements/{day}.csv", sandbox.statement),
            Route("/pay/{order}", sandbox.page, methods=["GET", "POST"]),
            Route("/key", sandbox.public),
            Route("/readyz", sandbox.ready),
        ],
        exception_handlers={PermissionError: refused},
        lifespan=lifespan,
    )


def read_key(file: Path) -> Ed25519PrivateKey:
    """The provider's own key, made when there is none."""
    if not file.exists():
        identity.create_key(file)
    key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def time_source() -> TimeSource:
    """The time the cluster lives in, where it runs faster than real."""
    anchor = os.environ.get("YG_TIME_ANCHOR")
    scale = float(os.environ.get("YG_TIME_SCALE") or 1)
    return TimeSource(scale, dt.datetime.fromisoformat(anchor) if anchor else None)


def main() -> None:
    """Serve until told to end."""
    folder = Path(os.environ.get("YG_DATA_DIR", ".yangguang"))
    keys, book = folder / "keys", folder / "payments.jsonl"
    gateway = f"http://127.0.0.1:{os.environ.get('YG_HTTP_PORT', '8000')}"
    listen = os.environ.get("YG_LISTEN", "127.0.0.1:8100")
    host, _, port = listen.rpartition(":")
    sandbox = Sandbox(
        f"{gateway}/api/v1/payments:notify",
        read_key(keys / "payments.pem"),
        keys / "service.jwks.json",
        time_source(),
        orders=read_orders(book),
        book=book,
    )
    print(f"YG_PAYMENT_URL=http://{listen} YG_PAYMENT_PUBLIC_KEY={sandbox.public_key}", flush=True)
    settings: dict[str, Any] = {"log_level": "warning", "ws": "none", "timeout_graceful_shutdown": 2}
    uvicorn.run(application(sandbox), host=host, port=int(port), **settings)


if __name__ == "__main__":
    main()
