"""Following the own journal (跟随日志): what follows from an entry without delaying the one who caused it.

Positions have no gap, so none is passed over; what was done and how far it came are one transaction.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Final

from google.protobuf.message import Message
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.common.db import Database
from services.common.loops import forever

EVERY: Final = 1.0
# Journal entries looked through in one transaction.
PAGE: Final = 1000

# Does what follows from the entries behind one position, up to another; returns how far it came.
Apply = Callable[[AsyncSession, int, int], Awaitable[int]]

_BEGIN: Final = text(
    "INSERT INTO counters (key, last) SELECT :key, CASE WHEN :from_start THEN 0 "
    "ELSE coalesce(max(position), 0) END FROM journal ON CONFLICT DO NOTHING"
)
# Most pages hold nothing of interest; losing in a crash how far that went means looking again.
_LOOK: Final = (
    "WITH page AS MATERIALIZED (SELECT position, type FROM journal "
    "WHERE position > (SELECT last FROM counters WHERE key = $1) ORDER BY position LIMIT $2), "
    "passed AS (UPDATE counters SET last = greatest(last, (SELECT max(position) FROM page)) "
    "WHERE key = $1 AND EXISTS (SELECT FROM page) AND NOT EXISTS (SELECT FROM page WHERE type = ANY($3)) "
    "AND set_config('synchronous_commit', 'off', true) = 'off' RETURNING 1) "
    "SELECT CASE WHEN NOT EXISTS (SELECT FROM page) THEN 'END' "
    "WHEN EXISTS (SELECT FROM passed) THEN 'PASSED' ELSE 'WORK' END"
)
_AFTER: Final = text("SELECT last FROM counters WHERE key = :key FOR UPDATE SKIP LOCKED")
_UPTO: Final = text(
    "SELECT max(position) FROM (SELECT position FROM journal WHERE position > :after "
    "ORDER BY position LIMIT :page) AS page"
)
_PASSED: Final = text("UPDATE counters SET last = :last WHERE key = :key")


class Follower:
    """Has `apply` do what follows from entries of some types; `run()` belongs into the service's TaskGroup.

    It begins at the start of the journal, or with what is numbered after it was there for the first time. Of
    several replicas one works at a time, the others pass.
    """

    def __init__(
        self,
        database: Database,
        key: str,
        types: Collection[type[Message]],
        apply: Apply,
        *,
        from_start: bool,
    ) -> None:
        self._database, self._key, self._apply = database, key, apply
        self._types = sorted(kind.DESCRIPTOR.full_name for kind in types)
        self._from_start = from_start
        self._is_enrolled = False

    async def run(self) -> None:
        """Follow until cancelled; a database that is away is waited out."""
        await forever(f"follower {self._key}", self.follow, EVERY)

    async def follow(self) -> None:
        """Everything that is numbered until now."""
        await self._enrol()
        while (found := await self._database.value(_LOOK, self._key, PAGE, self._types)) != "END":
            if found == "WORK" and not await self._work():
                return

    async def _enrol(self) -> None:
        if not self._is_enrolled:
            async with self._database.connect() as connection:
                await connection.execute(_BEGIN, {"key": self._key, "from_start": self._from_start})
            self._is_enrolled = True

    async def _work(self) -> bool:
        """One page; False when somebody else is at it."""
        async with self._database.begin() as session:
            after = await session.scalar(_AFTER, {"key": self._key})
            if after is None:
                return False
            upto = await session.scalar(_UPTO, {"after": after, "page": PAGE})
            if upto is not None:
                last = await self._apply(session, after, upto)
                await session.execute(_PASSED, {"key": self._key, "last": last})
            return True
