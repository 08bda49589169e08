"""Work that a service does again and again as long as it lives."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

from services.common.db import DATABASE_FAILURES, is_passing
from services.common.errors import ResourceExhausted

log = logging.getLogger(__name__)

# Seconds until work that could not be done is tried again, unless it comes again earlier.
RETRY: Final = 1.0


async def forever(
    name: str, work: Callable[[], Awaitable[object]], every: float, retry: float = RETRY
) -> None:
    """Do the work until cancelled, with `every` seconds between.

    A database that is away, restarts or is not migrated yet, and a writer whose queue is full, are waited
    out; any other failure is raised.
    """
    while True:
        pause = every
        try:
            await work()
        except* (*DATABASE_FAILURES, ResourceExhausted) as failures:
            if not is_passing(failures):
                raise
            log.warning("%s put off: %s", name, failures.exceptions)
            pause = retry
        await asyncio.sleep(pause)


async def end(task: asyncio.Task[Any]) -> None:
    """Cancel until it takes: asyncio.wait_for, on which nats-py waits, may swallow it (Python 3.11)."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=1.0)
