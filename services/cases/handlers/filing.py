"""The content of files: claimed before it is kept, named by rows, swept when nobody names it (0017)."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Final

from sqlalchemy import text

from services.common import files
from services.common.db import Database
from services.common.errors import Unavailable
from services.common.files import Draft, Files
from services.common.loops import forever
from services.common.timesource import TimeSource

log = logging.getLogger(__name__)

# Seconds between two sweeps.
EVERY: Final = 600.0

_CLAIM: Final = text(
    "INSERT INTO files (sha256, size, touch_time) VALUES (:sha256, :size, :now) "
    "ON CONFLICT (sha256) DO UPDATE SET touch_time = EXCLUDED.touch_time"
)
# Who claims a content that is just being swept waits, and then claims it anew.
_ORPHAN: Final = text(
    "DELETE FROM files WHERE sha256 = (SELECT sha256 FROM files WHERE touch_time < :until "
    "AND NOT EXISTS (SELECT FROM case_materials WHERE case_materials.sha256 = files.sha256) "
    "AND NOT EXISTS (SELECT FROM archives WHERE archives.sha256 = files.sha256) "
    "ORDER BY touch_time LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING sha256"
)


def store_of(found: Files | None) -> Files:
    """The store, where there is one."""
    if found is None:
        raise Unavailable("FILES_UNAVAILABLE")
    return found


async def keep(database: Database, store: Files, draft: Draft, now: TimeSource) -> None:
    """Claim the content and keep it; from then on a row may name it."""
    async with database.begin() as session:
        await session.execute(_CLAIM, {"sha256": draft.sha256, "size": draft.size, "now": now()})
    await store.keep(draft)


async def sweep_forever(database: Database, store: Files, now: TimeSource, older_than: dt.timedelta) -> None:
    """Sweep now and again; belongs into the service's TaskGroup."""

    async def sweep_once() -> None:
        try:
            await sweep(database, store, now(), older_than)
        except Unavailable:
            log.warning("sweep of files put off: the store does not answer")

    await forever("sweep of files", sweep_once, EVERY)


async def sweep(database: Database, store: Files, now: dt.datetime, older_than: dt.timedelta) -> int:
    """Delete the contents nobody names; returns how many.

    Each in a transaction of its own, which the store is asked in: the lock on the row is what keeps somebody
    who brings the same content again from naming a file that goes.
    """
    gone = 0
    while True:
        async with database.begin() as session:
            sha256 = await session.scalar(_ORPHAN, {"until": now - older_than})
            if sha256 is None:
                files.forget_drafts(store.incoming, older_than)
                return gone
            await store.delete(sha256)
        gone += 1
