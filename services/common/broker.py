"""The broker: a process's one connection to NATS, made beside everything else, so nothing waits for it."""

from __future__ import annotations

import asyncio
import json
import logging
from base64 import b64decode
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final, NamedTuple
from uuid import uuid4

from nats.aio.client import Client
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from services.common import loops
from services.common.errors import Unavailable

log = logging.getLogger(__name__)

RETRY: Final = 1.0
ACK_TIMEOUT: Final = 5.0
# With `sync_interval: always` a batch takes about 6 ms whatever its size, a single message 0.4 ms.
BATCH_FROM: Final = 16

MAX_AGE: Final = 30 * 24 * 3600
DUPLICATE_WINDOW: Final = 10 * 60
SUBJECTS: Final = "yg.>"
STREAM_NOT_FOUND: Final = 10059
NO_MESSAGE_FOUND: Final = 10037


class Broker:
    """NATS as a thing that may come and go.

    `run()` keeps the connection; it belongs into the service's TaskGroup. `client` is the connected client,
    and refuses Unavailable while there is none: the journal grows without it.
    """

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name
        self._client: Client | None = None
        self._up = asyncio.Event()
        self._listeners: set[asyncio.Event] = set()

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

    def tell(self, listener: asyncio.Event) -> None:
        """Have an event set whenever the connection was made anew: what was asked before is forgotten."""
        self._listeners.add(listener)

    async def run(self) -> None:
        """Connect, and connect again whenever the client gave up."""
        while True:
            try:
                await self._stay_connected()
            except (NatsError, OSError, TimeoutError) as failure:
                log.warning("broker: no connection: %r", failure)
            await asyncio.sleep(RETRY)

    async def _stay_connected(self) -> None:
        closed = asyncio.Event()
        self._client = Client()
        try:
            await self._connect(self._client, closed)
            self._up.set()
            self._tell_all()
            await closed.wait()
        finally:
            self._up.clear()
            await _close(self._client)

    def _tell_all(self) -> None:
        for listener in self._listeners:
            listener.set()

    async def _connect(self, client: Client, closed: asyncio.Event) -> None:
        async def note(error: Exception) -> None:
            log.debug("broker: %s", error)

        async def down() -> None:
            closed.set()

        async def back() -> None:
            self._tell_all()

        await client.connect(
            self.url,
            name=self.name,
            max_reconnect_attempts=-1,
            reconnect_time_wait=int(RETRY),
            connect_timeout=5,
            # While disconnected a publish fails at once: the journal is the buffer.
            pending_size=0,
            ping_interval=20,
            max_outstanding_pings=2,
            error_cb=note,
            closed_cb=down,
            reconnected_cb=back,
        )


@asynccontextmanager
async def open_broker(url: str, name: str) -> AsyncIterator[Broker]:
    """A broker that runs while the block does; for tools and tests, which have no TaskGroup of their own."""
    broker = Broker(url, name)
    task = asyncio.create_task(broker.run())
    try:
        yield broker
    finally:
        await loops.end(task)


class Message(NamedTuple):
    """What is published."""

    subject: str
    payload: bytes
    headers: dict[str, str]


class Rejected(Exception):  # noqa: N818 -- the broker's answer
    """The broker answered, and said no."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code} {description}")
        self.code = code


async def publish(client: Client, messages: Sequence[Message]) -> None:
    """Publish and wait until all are stored: many as one batch; few, or some stored already, one by one."""
    if len(messages) >= BATCH_FROM:
        try:
            await _publish_batch(client, messages)
            return
        except Rejected as refusal:
            # A repeat after a timeout holds ids the stream has; one by one the broker leaves those out.
            log.info("the broker refused a batch of %d: %s", len(messages), refusal)
    await asyncio.gather(*[_publish_one(client, message) for message in messages])


async def _publish_batch(client: Client, messages: Sequence[Message]) -> None:
    """JetStream's atomic batch: all or nothing, one flush of the disk, seven times the rate of one by one."""
    batch = {"Nats-Batch-Id": uuid4().hex}
    for number, (subject, payload, headers) in enumerate(messages[:-1], 1):
        await client.publish(
            subject, payload, headers={**headers, **batch, "Nats-Batch-Sequence": str(number)}
        )
    subject, payload, headers = messages[-1]
    last = {**batch, "Nats-Batch-Sequence": str(len(messages)), "Nats-Batch-Commit": "1"}
    await _publish_one(client, Message(subject, payload, {**headers, **last}))


async def _publish_one(client: Client, message: Message) -> None:
    answer = await client.request(
        message.subject, message.payload, timeout=ACK_TIMEOUT, headers=message.headers
    )
    _check(json.loads(answer.data))


async def ensure_stream(client: Client, stream: str, replicas: int = 1) -> None:
    """Create the deployment's stream when it is missing; one that exists keeps its operator's settings.

    It gets more replicas when it has fewer than these, and never less.
    """
    try:
        config = (await call(client, f"STREAM.INFO.{stream}", {}))["config"]
    except Rejected as refusal:
        if refusal.code != STREAM_NOT_FOUND:
            raise
        await call(client, f"STREAM.CREATE.{stream}", _stream_config(stream, replicas))
        return
    wanted = {"allow_atomic": True, "num_replicas": max(replicas, config["num_replicas"])}
    if not wanted.items() <= config.items():
        await call(client, f"STREAM.UPDATE.{stream}", config | wanted)


def _stream_config(stream: str, replicas: int) -> dict[str, Any]:
    return {
        "name": stream,
        "subjects": [SUBJECTS],
        "storage": "file",
        "num_replicas": replicas,
        "retention": "limits",
        "discard": "old",
        "max_age": MAX_AGE * 10**9,
        "duplicate_window": DUPLICATE_WINDOW * 10**9,
        "allow_atomic": True,
        "allow_direct": True,
    }


async def last_message(client: Client, stream: str, subject: str) -> dict[str, str]:
    """The headers of the last message of a subject; {} when there is none."""
    try:
        answer = await call(client, f"STREAM.MSG.GET.{stream}", {"last_by_subj": subject})
    except Rejected as refusal:
        if refusal.code != NO_MESSAGE_FOUND:
            raise
        return {}
    lines = b64decode(answer["message"].get("hdrs", "")).decode().split("\r\n")[1:]
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines if line)}


async def call(client: Client, method: str, body: dict[str, Any]) -> dict[str, Any]:
    """Call the JetStream API; what it refuses is raised as Rejected."""
    answer = await client.request(f"$JS.API.{method}", json.dumps(body).encode(), timeout=ACK_TIMEOUT)
    return _check(json.loads(answer.data))


def _check(answer: dict[str, Any]) -> dict[str, Any]:
    if error := answer.get("error"):
        raise Rejected(error.get("err_code", 0), error.get("description", ""))
    return answer


async def unsubscribe(subscription: Subscription) -> None:
    """Stop listening, if there is still anybody to tell."""
    try:
        await subscription.unsubscribe()
    except NatsError:
        log.debug("broker: the connection was gone already")


async def _close(client: Client) -> None:
    try:
        async with asyncio.timeout(2):
            await client.close()
    except (NatsError, OSError, TimeoutError):
        log.debug("broker: the connection was gone already")
    finally:
        # A farewell that is cut short, or a greeting that never ended, leaves the connection open.
        if client._transport is not None:
            client._transport.close()  # type: ignore[no-untyped-call]
