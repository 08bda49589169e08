"""Runs the sweep of open clocks for as long as the service runs."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from services.common.db import Database
from services.common.errors import Unavailable
from services.common.timesource import TimeSource
from services.supervision.handlers import cards
from services.supervision.handlers.model import Model

log = logging.getLogger(__name__)

EVERY: Final = 1.0


class Sweeper:
    """Sweeps every second; any number of replicas may."""

    def __init__(self, database: Database, now: TimeSource, every: float = EVERY) -> None:
        self._database, self._now, self._every = database, now, every
        self._model = Model()

    async def run(self) -> None:
        """Sweep until cancelled; a database that is away is waited out."""
        while True:
            try:
                await self.sweep()
            except Unavailable as refusal:
                log.warning("sweep put off: %s", refusal)
            await asyncio.sleep(self._every)

    async def sweep(self) -> None:
        """One round: pages until none is full."""
        while True:
            async with self._database.connect() as connection:
                if await cards.sweep(connection, self._model, self._now()) < cards.PAGE:
                    return
