"""Server-sent events (SSE): a gRPC stream a browser can follow, resumed by the id of the last event seen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import contextmanager
from typing import Any, Final, TypeVar, cast

import grpc
import grpc.aio
from prometheus_client import Gauge
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Scope

from gateway import errors, wire
from gateway.errors import Problem, field_problem

A = TypeVar("A")

MEDIA_TYPE: Final = "text/event-stream"
RETRY: Final = b"retry: 2000\n\n"
HEARTBEAT: Final = b":\n\n"
NOT_BUFFERED: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
# A service that is gone, or renews its connections: the browser comes back with the last id.
GONE: Final = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED)

OPEN: Final = Gauge("yangguang_http_open_streams", "Streams that are open.")


class Streams:
    """The streams that are open, bounded."""

    def __init__(self, most: int, heartbeat: float) -> None:
        self._most = most
        self._heartbeat = heartbeat
        self._stop = asyncio.Event()
        self.open = 0
        OPEN.set_function(lambda: self.open)

    def stop(self) -> None:
        """End all streams; their clients come back to another gateway."""
        self._stop.set()

    def respond(
        self,
        call: grpc.aio.UnaryStreamCall[Any, A],
        write: Callable[[A], bytes],
        scope: Scope,
    ) -> StreamingResponse:
        """Answer with the events of a call, each as `write` says it, until either side ends it."""
        if self.open >= self._most:
            call.cancel()
            raise Problem(503, "OVERLOADED", headers={"Retry-After": "5"})
        events = self._events(call, write, scope)
        return StreamingResponse(events, media_type=MEDIA_TYPE, headers=NOT_BUFFERED)

    async def _events(
        self,
        call: grpc.aio.UnaryStreamCall[Any, A],
        write: Callable[[A], bytes],
        scope: Scope,
    ) -> AsyncIterator[bytes]:
        with self._counted(call):
            yield RETRY
            try:
                async for message in _with_pauses(call, self._heartbeat, self._stop):
                    yield HEARTBEAT if message is None else write(message)
            except grpc.aio.AioRpcError as error:
                if error.code() not in GONE:
                    problem = errors.document(errors.of_call(error), scope["language"], scope["request_id"])
                    yield b"event: problem\ndata: " + wire.dumps(problem) + b"\n\n"

    @contextmanager
    def _counted(self, call: grpc.aio.UnaryStreamCall[Any, A]) -> Any:
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1
            call.cancel()


async def _with_pauses(
    call: grpc.aio.UnaryStreamCall[Any, A], pause: float, stop: asyncio.Event
) -> AsyncIterator[A | None]:
    """The messages of a call until it ends or we stop, and None each time nothing came for so long."""
    stopping = asyncio.ensure_future(stop.wait())
    read: asyncio.Future[Any] = asyncio.ensure_future(cast(Any, call.read()))
    try:
        while not stopping.done():
            # A read is kept over a pause: cancelling it would cancel the call.
            await asyncio.wait({read, stopping}, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
            if not read.done():
                yield None
                continue
            if read.result() is grpc.aio.EOF:
                return
            yield read.result()
            read = asyncio.ensure_future(cast(Any, call.read()))
    finally:
        read.cancel()
        stopping.cancel()


def event(number: int, kind: str, data: bytes) -> bytes:
    """One event: its id, which a client comes back with, its name, its data."""
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (number, kind.encode(), data)


def last_seen(request: Request, otherwise: int = 0) -> int:
    """The id of the last event the client has seen."""
    text = request.headers.get("last-event-id", "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise field_problem(422, "Last-Event-ID", "FIELD_INVALID", "int_type")
    return int(text)
