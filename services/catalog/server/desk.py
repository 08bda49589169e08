"""What all rpcs of the catalogue share: the reader, and the one transaction of a write."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from google.protobuf.message import Message
from sqlalchemy.ext.asyncio import AsyncSession

from services.catalog.handlers.scope import Actor, Reach, Reader, reach_of, reader_of
from services.common import idempotency, identity
from services.common.db import Database
from services.common.journal import Origin
from services.common.timesource import TimeSource

R = TypeVar("R", bound=Message)


class _UndoneError(Exception):
    """What was tried is rolled back; the answer is given all the same."""

    def __init__(self, answer: Message) -> None:
        super().__init__("rolled back")
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the calls come in: the database, the region of this catalogue, the clock."""

    database: Database
    region: str
    now: TimeSource

    def reader(self) -> Reader:
        """Who reads, as the token says."""
        return reader_of(identity.caller(), self.now())

    def reach(self) -> Reach:
        """How far the caller's grant reaches in this call."""
        return reach_of(identity.caller(), identity.reach())

    def actor(self, request: Any) -> Actor:
        """Who makes this request, how far that reaches, and when."""
        caller = identity.caller()
        origin = Origin(caller.subject, caller.channel, request.request_id)
        return Actor(origin, self.reach(), self.now())

    async def write(
        self, request: Any, answer: type[R], run: Callable[[AsyncSession, Actor], Awaitable[R]]
    ) -> R:
        """One transaction; a request id that was seen before gets its first answer."""
        caller, actor = identity.caller(), self.actor(request)
        key = idempotency.key_of(request, caller.subject, request.DESCRIPTOR.name.removesuffix("Request"))
        async with self.database.begin() as session:
            return await idempotency.replay_or_run(session, key, request, answer, lambda: run(session, actor))

    async def try_out(
        self,
        request: Any,
        answer: type[R],
        run: Callable[[AsyncSession, Actor], Awaitable[R]],
        *,
        keeps: Callable[[R], bool],
    ) -> R:
        """The same, but what was done is undone unless the answer says that it is to be kept."""

        async def judge(session: AsyncSession, actor: Actor) -> R:
            done = await run(session, actor)
            if not keeps(done):
                raise _UndoneError(done)
            return done

        try:
            return await self.write(request, answer, judge)
        except _UndoneError as undone:
            return undone.answer  # type: ignore[return-value]

    async def do(
        self,
        request: Any,
        answer: type[R],
        handler: Callable[[AsyncSession, Any, Actor], Awaitable[R]],
    ) -> R:
        """The same, for a handler that takes the request as it is."""
        return await self.write(request, answer, lambda session, actor: handler(session, request, actor))
