"""Coalesced calls (合并调用): calls that wait for one service at the same time travel as one message.

A call costs gRPC in Python half a millisecond, whatever it carries; that was a sixth of a write. Who calls
alone calls as ever. While a message is under way, calls that come meanwhile wait for its first answers, and
then go together. It is for writes, which the service writes together too.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn, TypeAlias, cast

import grpc
import grpc.aio
from google.rpc import status_pb2
from yangguang.common.v1 import coalescing_pb2 as pb
from yangguang.common.v1 import coalescing_pb2_grpc as pb_grpc

from services.common.answers import tell
from services.common.errors import DETAILS_KEY, InvalidArgument, ResourceExhausted, status_of

Context: TypeAlias = grpc.aio.ServicerContext[Any, Any]
# From the bytes of a request to those of its answer.
Handler: TypeAlias = Callable[[bytes, Context], Awaitable[bytes]]

# Calls in one message, and their bytes: a message takes as many as a batch of the writer.
MOST: Final = 64
MOST_BYTES: Final = 1024 * 1024
# Calls that wait for a message to return, and the seconds they do: then it is slow, and they go.
MOST_WAITING: Final = 512
PATIENCE: Final = 0.05
# After a message of more than these, others get so many seconds for each of its calls to come in time for the
# next.
FEW: Final = 8
GATHER: Final = 0.0003
LONGEST_GATHER: Final = 0.005

CODES: Final[Mapping[int, grpc.StatusCode]] = {code.value[0]: code for code in grpc.StatusCode}
UNKNOWN_METHOD: Final = status_pb2.Status(code=grpc.StatusCode.UNIMPLEMENTED.value[0]).SerializeToString()


class CoalescingService(pb_grpc.CoalescingServiceServicer):
    """Hands coalesced calls to the handlers of the server they came to, each behind its own guard."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self._handlers = handlers

    async def AnswerCalls(
        self, request: pb.AnswerCallsRequest, context: Context
    ) -> AsyncIterator[pb.AnswerCallsResponse]:
        if len(request.calls) > MOST:
            raise InvalidArgument("TOO_MANY_CALLS", most=MOST)
        pending = {
            asyncio.create_task(self._answer(number, call, context))
            for number, call in enumerate(request.calls)
        }
        try:
            while pending:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                yield pb.AnswerCallsResponse(answers=[task.result() for task in done])
        finally:
            for task in pending:
                task.cancel()

    async def _answer(self, number: int, call: pb.CoalescedCall, context: Context) -> pb.CoalescedAnswer:
        handler = self._handlers.get(call.method)
        if handler is None:
            return pb.CoalescedAnswer(call=number, status=UNKNOWN_METHOD)
        within = _Within(context, call.metadata)
        try:
            response = await handler(call.request, cast(Context, within))
        except grpc.aio.AbortError:
            return pb.CoalescedAnswer(call=number, status=within.status)
        return pb.CoalescedAnswer(call=number, response=response)


class _Within:
    """The context of one call among others: its own metadata, the time of all."""

    def __init__(self, outer: Context, metadata: Mapping[str, str]) -> None:
        self._outer, self._metadata = outer, metadata
        self.status = b""

    def invocation_metadata(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._metadata.items())

    def time_remaining(self) -> float | None:
        return self._outer.time_remaining()

    async def abort(self, code: grpc.StatusCode, details: str, trailers: Any) -> NoReturn:
        self.status = dict(trailers)[DETAILS_KEY]
        raise grpc.aio.AbortError


@dataclass(slots=True, eq=False)
class _Waiting:
    call: pb.CoalescedCall
    alone: Callable[[], Awaitable[Any]]
    parse: Callable[[bytes], Any]
    limit: float
    answer: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Lane:
    """The way of calls to one service: one message under way, with what had gathered."""

    def __init__(self, send: Callable[..., AsyncIterable[pb.AnswerCallsResponse]]) -> None:
        self._send = send
        self._waiting: deque[_Waiting] = deque()
        self._is_running = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def ask(
        self,
        call: pb.CoalescedCall,
        alone: Callable[[], Awaitable[Any]],
        parse: Callable[[bytes], Any],
        limit: float,
    ) -> Any:
        """The answer to a call, within so many seconds; `alone` asks for it when nobody goes with it."""
        if len(self._waiting) >= MOST_WAITING:
            raise _refused(status_of(ResourceExhausted("OVERLOADED")).SerializeToString())
        waiting = _Waiting(call, alone, parse, limit)
        self._waiting.append(waiting)
        if not self._is_running:
            self._is_running = True
            self._start(self._run())
        return await waiting.answer

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self) -> None:
        try:
            while batch := self._take():
                answering = asyncio.get_running_loop().create_future()
                self._start(self._carry(batch, answering))
                await asyncio.wait([answering], timeout=PATIENCE)
                if len(batch) > FEW:
                    await asyncio.sleep(min(LONGEST_GATHER, len(batch) * GATHER))
        finally:
            self._is_running = False

    def _take(self) -> list[_Waiting]:
        """What waits, up to a message; callers who gave up are left out."""
        batch: list[_Waiting] = []
        room = MOST_BYTES
        while self._waiting and len(batch) < MOST:
            room -= len(self._waiting[0].call.request)
            if batch and room < 0:
                break
            waiting = self._waiting.popleft()
            if not waiting.answer.done():
                batch.append(waiting)
        return batch

    async def _carry(self, batch: list[_Waiting], answering: asyncio.Future[None]) -> None:
        """Have a message answered; `answering` is done with its first answers."""
        try:
            if len(batch) == 1:
                tell(batch[0].answer, await batch[0].alone())
            else:
                await self._carry_together(batch, answering)
        except Exception as error:
            for waiting in batch:
                tell(waiting.answer, error)
        finally:
            # Of those who have been told this is not heard any more.
            for waiting in batch:
                waiting.answer.cancel()
            tell(answering, None)

    async def _carry_together(self, batch: list[_Waiting], answering: asyncio.Future[None]) -> None:
        request = pb.AnswerCallsRequest(calls=[waiting.call for waiting in batch])
        try:
            async for part in self._send(request, timeout=max(waiting.limit for waiting in batch)):
                tell(answering, None)
                for answer in part.answers:
                    waiting = batch[answer.call]
                    parse = waiting.parse
                    tell(waiting.answer, _refused(answer.status) if answer.status else parse(answer.response))
        except grpc.aio.AioRpcError as error:
            if error.code() != grpc.StatusCode.UNIMPLEMENTED:
                raise
            # A service of the release before, during an upgrade.
            answers = await asyncio.gather(*[each.alone() for each in batch], return_exceptions=True)
            for waiting, found in zip(batch, answers, strict=True):
                tell(waiting.answer, found)


def _refused(status: bytes) -> grpc.aio.AioRpcError:
    """The error of a call that was refused among others, as of one that was refused alone."""
    found = status_pb2.Status.FromString(status)
    trailers = grpc.aio.Metadata((DETAILS_KEY, status))
    return grpc.aio.AioRpcError(CODES[found.code], grpc.aio.Metadata(), trailers, found.message)
