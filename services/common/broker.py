"""The broker: a process's one connection to NATS, made beside everything else, so nothing waits for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import nats
from nats.aio.client import Client
from nats.errors import Error as NatsError

from services.common.errors import Unavailable

log = logging.getLogger(__name__)

RETRY: Final = 1.0


class Broker:
    """NATS as a thing that may come and go.

    `run()` keeps the connection; it belongs into the service's TaskGroup. `client` is the connected client,
    and refuses Unavailable while there is none: the journal grows without it.
    """

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name
        self._client: Client | None = None
        self._up = asyncio.Event()

    @property
    def client(self) -> Client:
        """The connected client."""
        if self._client is None or not self._client.is_connected:
            raise Unavailable("BROKER_UNAVAILABLE")
        return self._client

    @property
    def is_connected(self) -> bool:
        """Whether NATS answers now; part of readiness."""
        return self._client is not None and self._client.is_connected

    async def connected(self) -> Client:
        """Wait until there is a connection."""
        while not self.is_connected:
            await self._up.wait()
            if not self.is_connected:
                await asyncio.sleep(RETRY / 10)
        return self.client

    async def run(self) -> None:
        """Connect, and connect again whenever the client gave up."""
        try:
            while True:
                closed = asyncio.Event()
                self._client = await self._connect(closed)
                self._up.set()
                await closed.wait()
                self._up.clear()
                await asyncio.sleep(RETRY)
        finally:
            if self._client is not None:
                await _close(self._client)

    async def _connect(self, closed: asyncio.Event) -> Client:
        async def note(error: Exception) -> None:
            log.debug("broker: %s", error)

        async def down() -> None:
            closed.set()

        return await nats.connect(
            self.url,
            name=self.name,
            max_reconnect_attempts=-1,
            reconnect_time_wait=RETRY,
            connect_timeout=5,
            # While disconnected a publish fails at once: the journal is the buffer.
            pending_size=0,
            ping_interval=20,
            max_outstanding_pings=2,
            error_cb=note,
            closed_cb=down,
        )


@asynccontextmanager
async def open_broker(url: str, name: str) -> AsyncIterator[Broker]:
    """A broker that runs while the block does; for tools and tests, which have no TaskGroup of their own."""
    broker = Broker(url, name)
    task = asyncio.create_task(broker.run())
    try:
        yield broker
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _close(client: Client) -> None:
    try:
        async with asyncio.timeout(2):
            await client.close()
    except (NatsError, OSError, TimeoutError):
        log.debug("broker: the connection was gone already")
