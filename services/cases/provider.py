"""The payment provider over HTTP; docs/payments.md says what it is asked and what it tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

import httpx

from services.common.errors import Unavailable

# A provider knows us by a token for it alone, so that it could not use it against our own services.
AUDIENCE: Final = "payments"
TIMEOUT: Final = 5.0


class HttpProvider:
    """Asks the provider at an address."""

    def __init__(self, url: str, token: Callable[[], str]) -> None:
        self._url, self._token = url.rstrip("/"), token

    async def open(self, order: str, amount: int, title: str) -> str:
        """Open a payment of so many fen; the address of the page where it is paid."""
        asked = {"order": order, "amount": amount, "title": title}
        answer = await self._ask("POST", "/orders", asked)
        try:
            return str(answer.json()["pay_url"])
        except (ValueError, KeyError, TypeError):
            raise _unavailable("answer") from None

    async def refund(self, order: str, amount: int) -> None:
        """Give back what was paid."""
        await self._ask("POST", f"/orders/{order}/refunds", {"amount": amount})

    async def statement(self, day: dt.date) -> bytes:
        """The payments and refunds of a day, as CSV."""
        return (await self._ask("GET", f"/statements/{day.isoformat()}.csv")).content

    async def _ask(self, method: str, path: str, body: Any = None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self._token()}"}
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT, trust_env=False) as client:
                answer = await client.request(method, f"{self._url}{path}", json=body, headers=headers)
        except httpx.HTTPError as error:
            raise _unavailable(type(error).__name__) from None
        if not answer.is_success:
            raise _unavailable(str(answer.status_code))
        return answer


def _unavailable(why: str) -> Unavailable:
    return Unavailable("PAYMENT_PROVIDER_UNAVAILABLE", why=why)
