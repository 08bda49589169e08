"""What cases, catalog and hall tell, applied to the live read model, and to the one being built beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import text

from services.common.consumer import Received
from services.common.driver import Direct
from services.supervision.handlers.model import Model
from services.supervision.handlers.policy import Policy
from services.supervision.handlers.rebuild import LOCK_REBUILD
from services.supervision.models import MODEL, REBUILD

_LOCK: Final = text("SELECT revision, rebuilding FROM read_model FOR UPDATE")


class Live:
    """The live read model as the consumer's `apply`."""

    def __init__(self) -> None:
        self._policy = Policy()
        self._model = Model(MODEL, self._policy)
        self._next = Model(REBUILD)

    async def apply(self, connection: Direct, batch: Sequence[Received]) -> None:
        """Apply a batch.

        While a model is being built it gets every event from both sides, so that it lacks nothing whenever it
        is swapped in: the rebuild reads what happened before, this what happens from then on.
        """
        state = (await connection.execute(_LOCK)).one()
        await self._policy.refresh(connection, state.revision)
        await self._model.apply(connection, batch)
        if state.rebuilding:
            await connection.execute(LOCK_REBUILD)
            await self._next.apply(connection, batch)
