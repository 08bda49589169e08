"""Work done again and again: what is waited out, and what is not."""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg
import pytest

from services.common.errors import ResourceExhausted, Unavailable
from services.common.loops import forever

PASSING = (
    asyncpg.ConnectionDoesNotExistError("connection was closed"),
    asyncpg.InterfaceError("connection is closed"),
    # What the driver says when the server's farewell arrives while a statement is being sent.
    asyncpg.InternalClientError("cannot switch to state 12; another operation (2) is in progress"),
    asyncpg.UndefinedTableError('relation "journal" does not exist'),
    ConnectionRefusedError(),
    Unavailable("DATABASE_UNAVAILABLE"),
    ResourceExhausted("QUEUE_FULL"),
    ExceptionGroup("tasks", [Unavailable("DATABASE_UNAVAILABLE"), ConnectionResetError()]),
)
DEFECTS = (
    asyncpg.NotNullViolationError('null value in column "x"'),
    ZeroDivisionError(),
    ExceptionGroup("tasks", [Unavailable("DATABASE_UNAVAILABLE"), ZeroDivisionError()]),
)


class Done(Exception):  # noqa: N818 -- the work is over
    """Ends the loop."""


def failing_once(failure: Exception) -> Callable[[], Awaitable[None]]:
    """Work that fails the first time and ends the loop the second."""
    left = [failure]

    async def work() -> None:
        raise left.pop() if left else Done

    return work


@pytest.mark.parametrize("failure", PASSING, ids=lambda failure: type(failure).__name__)
async def test_what_passes_is_waited_out(failure: Exception):
    with pytest.raises(Done):
        await forever("work", failing_once(failure), every=3600, retry=0)


@pytest.mark.parametrize("failure", DEFECTS, ids=lambda failure: type(failure).__name__)
async def test_a_defect_ends_the_service(failure: Exception):
    with pytest.raises((type(failure), ExceptionGroup)):
        await forever("work", failing_once(failure), every=3600, retry=0)


async def test_work_comes_again_after_its_pause():
    times: list[float] = []
    clock = asyncio.get_running_loop().time

    async def work() -> None:
        times.append(clock())
        if len(times) == 2:
            raise Done

    with pytest.raises(Done):
        await forever("work", work, every=0.05, retry=3600)
    assert times[1] - times[0] >= 0.05
