"""The pull (拉取): the messages of a durable JetStream consumer, as they come."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import deque
from collections.abc import Sequence
from typing import Any, Final

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from services.common.broker import Broker, Rejected, call, ensure_stream, unsubscribe
from services.common.db import wait
from services.common.errors import Unavailable

log = logging.getLogger(__name__)

REQUEST: Final = 256
WAITING_LIMIT: Final = 2 * REQUEST
EXPIRES: Final = 60.0
HEARTBEAT: Final = 10.0
ACK_WAIT: Final = 30.0
RETRY: Final = 1.0

ENDED: Final = ("404", "408")


class Lost(Exception):  # noqa: N818 -- what happened, not a defect
    """The consumer is gone, or does not answer: it must be made again."""


class Pull:
    """Messages of the subjects, pulled by one durable consumer; sets `arrived` when there are some.

    One request is open at any time. Acknowledging a message acknowledges all before it: what is lost by that
    is found by its position. A stream or consumer that disappears is made again.
    """

    def __init__(
        self, broker: Broker, stream: str, durable: str, subjects: Sequence[str], arrived: asyncio.Event
    ) -> None:
        self._broker, self._stream, self._durable = broker, stream, durable
        self._subjects = list(subjects)
        self._arrived = arrived
        self._messages: deque[Msg] = deque()
        self._attention = asyncio.Event()
        self._outstanding, self._heard, self._lost = 0, 0.0, ""
        broker.tell(self._attention)

    def take(self, count: int) -> list[Msg]:
        """The next messages, at most so many."""
        taken = [self._messages.popleft() for _ in range(min(count, len(self._messages)))]
        if taken:
            self._attention.set()
        return taken

    async def acknowledge(self, message: Msg) -> None:
        """Say that this message and all before it are done with; if that is lost they come again."""
        try:
            await self._broker.client.publish(message.reply)
        except (NatsError, OSError, Unavailable) as failure:
            log.debug("pull of %s: not acknowledged: %r", self._durable, failure)

    async def run(self) -> None:
        """Pull for ever; while there is no broker, wait."""
        while True:
            try:
                await self._pull(await self._broker.connected())
            except (NatsError, OSError, TimeoutError, Rejected, Lost, Unavailable) as failure:
                log.info("pull of %s: %r", self._durable, failure)
                await asyncio.sleep(RETRY)

    async def _pull(self, client: Client) -> None:
        await ensure_stream(client, self._stream)
        await self._ensure_consumer(client)
        inbox = client.new_inbox()
        subscription = await client.subscribe(inbox, cb=self._receive)
        try:
            self._outstanding, self._lost = 0, ""
            await self._request_forever(client, inbox)
        finally:
            await unsubscribe(subscription)

    async def _ensure_consumer(self, client: Client) -> None:
        config = {
            "durable_name": self._durable,
            "filter_subjects": self._subjects,
            "deliver_policy": "all",
            "ack_policy": "all",
            "ack_wait": int(ACK_WAIT * 10**9),
            "max_ack_pending": 8 * REQUEST,
            "max_deliver": -1,
        }
        body = {"stream_name": self._stream, "config": config}
        await call(client, f"CONSUMER.DURABLE.CREATE.{self._stream}.{self._durable}", body)

    async def _request_forever(self, client: Client, inbox: str) -> None:
        connection = client.stats["reconnects"]
        self._heard = time.monotonic()
        while True:
            self._attention.clear()
            if self._outstanding <= 0 and len(self._messages) < WAITING_LIMIT:
                await self._request(client, inbox)
            await wait(self._attention, HEARTBEAT)
            if client.stats["reconnects"] != connection:
                return
            silent = time.monotonic() - self._heard > 2.5 * HEARTBEAT
            if self._lost or (silent and self._outstanding > 0):
                raise Lost(self._lost or "no heartbeat")

    async def _request(self, client: Client, inbox: str) -> None:
        body = {"batch": REQUEST, "expires": int(EXPIRES * 10**9), "idle_heartbeat": int(HEARTBEAT * 10**9)}
        subject = f"$JS.API.CONSUMER.MSG.NEXT.{self._stream}.{self._durable}"
        await client.publish(subject, json.dumps(body).encode(), reply=inbox)
        self._outstanding = REQUEST
        self._heard = time.monotonic()

    async def _receive(self, message: Msg) -> None:
        self._heard = time.monotonic()
        status = message.headers.get("Status") if message.headers else None
        if status:
            self._note_status(status, message.headers or {})
            return
        self._messages.append(message)
        self._arrived.set()
        self._outstanding -= 1
        if self._outstanding <= 0:
            self._attention.set()

    def _note_status(self, status: str, headers: dict[str, Any]) -> None:
        """100 is a heartbeat; a request that ended is followed by another, all else is looked into."""
        if status == "100":
            return
        if status in ENDED:
            self._outstanding = 0
        else:
            self._lost = f"{status} {headers.get('Description', '')}"
        self._attention.set()
