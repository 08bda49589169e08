"""Group commit (合并提交): commands that wait together are written by one transaction.

A commit costs one flush of the disk however much is in it, so under load the rate is that of flushes times
the batch. A writer takes what is there; only under heavy load it waits some milliseconds for more.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from prometheus_client import Gauge, Histogram

from services.common.answers import tell
from services.common.db import Database, constraint_of, is_disconnect
from services.common.driver import Direct
from services.common.errors import Refusal, ResourceExhausted, Unavailable
from services.common.failpoints import reach

C = TypeVar("C")
R = TypeVar("R")

BATCH_SIZE: Final = Histogram(
    "yangguang_writer_batch_commands",
    "Commands written by one transaction.",
    ["writer"],
    buckets=(1, 2, 4, 8, 16, 32, 64, 128),
)
QUEUE_LENGTH: Final = Gauge("yangguang_writer_queue_commands", "Commands waiting to be written.", ["writer"])


# Under heavy load fewer and larger batches cost far less: after a batch of more than these, others get so
# many seconds for each of its commands to come in time for the next.
FEW: Final = 8
GATHER: Final = 0.0003
LONGEST_GATHER: Final = 0.006


@dataclass(slots=True, eq=False)
class _Waiting(Generic[C, R]):
    command: C
    answer: asyncio.Future[R] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Writer(Generic[C, R]):
    """Writes commands in batches; `run()` belongs into the service's TaskGroup.

    `apply(connection, commands)` returns one result or Refusal for each command, in their order. What it
    raises fails the whole batch; each command is then tried alone, so that one cannot harm another.
    """

    def __init__(
        self,
        database: Database,
        apply: Callable[[Direct, Sequence[C]], Awaitable[Sequence[R | Refusal]]],
        *,
        name: str = "writer",
        max_batch: int = 64,
        max_queue: int = 1024,
        in_flight: int = 1,
    ) -> None:
        self._database = database
        self._apply = apply
        self._max_batch, self._max_queue, self._in_flight = max_batch, max_queue, in_flight
        self._queue: deque[_Waiting[C, R]] = deque()
        self._arrived = asyncio.Event()
        self._batch_size = BATCH_SIZE.labels(name)
        self._queue_length = QUEUE_LENGTH.labels(name)

    @property
    def waiting(self) -> int:
        """How many commands wait."""
        return len(self._queue)

    async def submit(self, command: C) -> R:
        """Have a command written; returns after the commit, or raises the command's Refusal."""
        if len(self._queue) >= self._max_queue:
            raise ResourceExhausted("OVERLOADED")
        waiting: _Waiting[C, R] = _Waiting(command)
        self._queue.append(waiting)
        self._arrived.set()
        return await waiting.answer

    async def run(self) -> None:
        """Write until cancelled; whoever waits then is told to come again."""
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._in_flight):
                    group.create_task(self._loop())
        finally:
            while self._queue:
                tell(self._queue.popleft().answer, Unavailable("SHUTTING_DOWN"))

    async def _loop(self) -> None:
        while True:
            while not self._queue:
                self._arrived.clear()
                await self._arrived.wait()
            batch = self._take()
            if batch:
                await self._write(batch)
            if len(batch) > FEW and len(self._queue) < self._max_batch:
                await asyncio.sleep(min(LONGEST_GATHER, len(batch) * GATHER))

    def _take(self) -> list[_Waiting[C, R]]:
        """What waits, up to a batch; callers who gave up before it began are left out."""
        batch: list[_Waiting[C, R]] = []
        while self._queue and len(batch) < self._max_batch:
            waiting = self._queue.popleft()
            if not waiting.answer.done():
                batch.append(waiting)
        self._queue_length.set(len(self._queue))
        return batch

    async def _write(self, batch: list[_Waiting[C, R]]) -> None:
        self._batch_size.observe(len(batch))
        try:
            await self._write_together(batch)
        except Exception as error:
            if len(batch) > 1 and _is_rolled_back(error):
                for waiting in batch:
                    await self._write_alone(waiting)
            elif _is_duplicate(error):
                await self._write_alone(batch[0])
            else:
                _answer_all(batch, error)
        except BaseException:
            _answer_all(batch, Unavailable("SHUTTING_DOWN"))
            raise

    async def _write_together(self, batch: list[_Waiting[C, R]]) -> None:
        async with self._database.direct() as connection:
            results = await self._apply(connection, [waiting.command for waiting in batch])
            reach("writer.before_commit")
        reach("writer.after_commit")
        for waiting, result in zip(batch, results, strict=True):
            tell(waiting.answer, result)

    async def _write_alone(self, waiting: _Waiting[C, R], tries: int = 2) -> None:
        """Write one command; one that lost against its own duplicate finds the winner's answer next time."""
        try:
            await self._write_together([waiting])
        except Exception as error:
            if tries > 1 and _is_duplicate(error):
                await self._write_alone(waiting, tries - 1)
            else:
                tell(waiting.answer, error)


def _answer_all(batch: Sequence[_Waiting[C, R]], error: Exception) -> None:
    for waiting in batch:
        tell(waiting.answer, error)


def _is_rolled_back(error: Exception) -> bool:
    """Whether nothing of the batch took effect; after a broken connection nobody knows, so nobody repeats."""
    return not is_disconnect(error.__cause__ or error)


def _is_duplicate(error: Exception) -> bool:
    """Whether a request met its own duplicate, which has committed meanwhile."""
    return constraint_of(error) == "requests_pkey"
