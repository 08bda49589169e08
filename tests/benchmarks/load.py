"""A load of HTTP requests from one process: closed (so many clients) or open (so many a second)."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import cast

END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, body, seconds it took, and seconds until Retry-After (none: -1)."""

    status: int
    body: bytes
    seconds: float
    has_retry_after: bool


@dataclass(slots=True)
class Outcome:
    """What a load came to."""

    seconds: float
    answers: list[Answer] = field(default_factory=list)
    # Requests of an open load that no client was free to send before its time was over.
    unsent: int = 0

    @property
    def good(self) -> list[Answer]:
        """Those that succeeded."""
        return [answer for answer in self.answers if answer.status < 300]

    @property
    def rate(self) -> float:
        """Successes a second."""
        return len(self.good) / self.seconds

    @property
    def statuses(self) -> Counter[int]:
        """How often each status came."""
        return Counter(answer.status for answer in self.answers)

    def quantile(self, share: float) -> float:
        """The latency, in milliseconds, that this share of the successes stayed below."""
        times = sorted(answer.seconds for answer in self.good)
        return times[min(int(len(times) * share), len(times) - 1)] * 1000 if times else float("nan")


class Connection(asyncio.Protocol):
    """One keep-alive connection with one request at a time; as lean as Python allows."""

    def __init__(self) -> None:
        self._buffer = b""
        self._began = 0.0
        self._answered: Callable[[Answer], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, rest = self._buffer.partition(END_OF_HEAD)
        if not found:
            return
        lower = head.lower()
        length = content_length(lower)
        if len(rest) >= length and self._answered is not None:
            seconds = time.perf_counter() - self._began
            self._buffer = rest[length:]
            answered, self._answered = self._answered, None
            answered(Answer(int(head[9:12]), rest[:length], seconds, b"retry-after:" in lower))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answered is not None and self._failed is not None:
            self._failed(exc or ConnectionResetError())

    def send(
        self, request: bytes, answered: Callable[[Answer], None], failed: Callable[[Exception], None]
    ) -> None:
        """Send one request; one of the two is called."""
        assert self._transport is not None
        self._answered, self._failed = answered, failed
        self._began = time.perf_counter()
        self._transport.write(request)

    async def ask(self, request: bytes) -> Answer:
        """Send one request and wait for its answer."""
        waiting = asyncio.get_running_loop().create_future()
        self.send(request, waiting.set_result, waiting.set_exception)
        return cast(Answer, await waiting)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


def content_length(lower: bytes) -> int:
    """The length that a head in lower case announces."""
    at = lower.find(b"content-length:")
    return int(lower[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0


def request(method: str, path: str, token: str = "", body: bytes = b"", **headers: str) -> bytes:
    """The bytes of one request."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"Authorization: Bearer {token}"] if token else []
    lines += ["Content-Type: application/json"] if body else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + END_OF_HEAD + body


async def connect(port: int) -> Connection:
    """A connection to the gateway."""
    _, connection = await asyncio.get_running_loop().create_connection(Connection, "127.0.0.1", port)
    return connection


async def closed(port: int, requests: Iterable[bytes], clients: int, seconds: float | None = None) -> Outcome:
    """So many clients, each asking again when answered, until the requests or the seconds are over."""
    source, outcome = iter(requests), Outcome(0.0)
    connections = [await connect(port) for _ in range(clients)]
    began = time.perf_counter()
    end = began + seconds if seconds else float("inf")
    await asyncio.gather(*(_ask_on(connection, source, end, outcome) for connection in connections))
    outcome.seconds = time.perf_counter() - began
    for connection in connections:
        connection.close()
    return outcome


def _ask_on(
    connection: Connection, source: Iterator[bytes], end: float, outcome: Outcome
) -> asyncio.Future[None]:
    """One client, without a task: what it costs is taken from the stack, on the same machine."""
    over = asyncio.get_running_loop().create_future()

    def ask() -> None:
        each = next(source, None)
        if each is None:
            over.set_result(None)
        else:
            connection.send(each, answered, over.set_exception)

    def answered(answer: Answer) -> None:
        outcome.answers.append(answer)
        if time.perf_counter() < end:
            ask()
        else:
            over.set_result(None)

    ask()
    return over


async def opened(
    port: int, requests: Iterator[bytes], rate: float, seconds: float, clients: int = 64
) -> Outcome:
    """So many requests a second whatever the answers; the wait for a free client counts as latency."""
    outcome, free = Outcome(seconds), asyncio.Queue[Connection]()
    for _ in range(clients):
        free.put_nowait(await connect(port))
    began = time.perf_counter()
    tasks: set[asyncio.Task[None]] = set()
    waiting: set[asyncio.Task[None]] = set()
    for number in range(int(rate * seconds)):
        due = began + number / rate
        wait = due - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        task = asyncio.create_task(_ask_once(free, next(requests), due, outcome, waiting))
        for known in (tasks, waiting):
            known.add(task)
            task.add_done_callback(known.discard)
    outcome.unsent = len(waiting)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    while not free.empty():
        free.get_nowait().close()
    return outcome


async def _ask_once(
    free: asyncio.Queue[Connection],
    each: bytes,
    due: float,
    outcome: Outcome,
    waiting: set[asyncio.Task[None]],
) -> None:
    connection = await free.get()
    waiting.discard(asyncio.current_task())
    answer = await connection.ask(each)
    free.put_nowait(connection)
    late = time.perf_counter() - due
    outcome.answers.append(Answer(answer.status, answer.body, late, answer.has_retry_after))
