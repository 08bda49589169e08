"""Limits of one client: a token bucket (令牌桶) for each token and for each address, in memory."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

# A whole village, or a department behind one address, may make that many times the requests of one client.
CLIENTS_AT_ONE_ADDRESS: Final = 10


class Buckets:
    """One bucket a client: filled at `rate` a second, up to two seconds' worth."""

    def __init__(self, rate: float, *, most: int = 50_000, now: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._size = max(2.0 * rate, 1.0)
        self._most = most
        self._now = now
        self._levels: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def take(self, client: bytes) -> float:
        """Take one; gives the seconds to wait before there is one again, 0 when there was one."""
        now = self._now()
        level, since = self._levels.pop(client, (self._size, now))
        level = min(self._size, level + (now - since) * self._rate)
        allowed = level >= 1.0
        self._levels[client] = (level - 1.0 if allowed else level, now)
        if len(self._levels) > self._most:
            self._levels.popitem(last=False)
        return 0.0 if allowed else (1.0 - level) / self._rate


class Limiter:
    """The limits of all clients of one gateway process."""

    def __init__(self, rate: float, *, now: Callable[[], float] = time.monotonic) -> None:
        self._tokens = Buckets(rate, now=now)
        self._addresses = Buckets(rate * CLIENTS_AT_ONE_ADDRESS, now=now)

    def wait(self, address: bytes, token: bytes) -> float:
        """Seconds this client has to wait, or 0. Without a token, the address is the client."""
        wait = self._tokens.take(token or address)
        return wait or (self._addresses.take(address) if token else 0.0)
