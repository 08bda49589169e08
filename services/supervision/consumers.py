"""What cases and hall tell, applied to the live read model."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from services.common.consumer import Received
from services.supervision.handlers.model import Event, Model


class Live:
    """The live read model as the consumer's `apply`."""

    def __init__(self) -> None:
        self._model = Model()

    async def apply(self, connection: AsyncConnection, batch: Sequence[Received]) -> None:
        """Apply a batch."""
        events = [
            Event(received.aggregate, received.version, received.time, received.event) for received in batch
        ]
        await self._model.apply(connection, events)
