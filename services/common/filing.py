"""The content of files: claimed before it is kept, named by rows, swept when nobody names it (0017)."""

from __future__ import annotations

import datetime as dt
import logging
import zipfile
from collections.abc import Collection
from typing import Final

from sqlalchemy import text

from services.common import files, media
from services.common.db import Database
from services.common.errors import InvalidArgument, Unavailable
from services.common.files import Draft, Files
from services.common.loops import forever
from services.common.timesource import TimeSource

log = logging.getLogger(__name__)

# Seconds between two sweeps.
EVERY: Final = 600.0
# Bytes; enough to know every kind of file by.
HEAD: Final = 16

_CLAIM: Final = text(
    "INSERT INTO files (sha256, size, touch_time) VALUES (:sha256, :size, :now) "
    "ON CONFLICT (sha256) DO UPDATE SET touch_time = EXCLUDED.touch_time"
)
# Who claims a content that is just being swept waits, and then claims it anew.
_ORPHAN: Final = (
    "DELETE FROM files WHERE sha256 = (SELECT sha256 FROM files WHERE touch_time < :until {unnamed} "
    "ORDER BY touch_time LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING sha256"
)
_UNNAMED: Final = "AND NOT EXISTS (SELECT FROM {table} WHERE {table}.sha256 = files.sha256)"


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


def media_type(draft: Draft) -> str:
    """What kind of file it is, by its content; refuses FILE_KIND_REFUSED. Reads the disk."""
    with draft.path.open("rb") as file:
        head = file.read(HEAD)
    members: list[str] = []
    if media.is_container(head):
        try:
            with zipfile.ZipFile(draft.path) as container:
                members = container.namelist()
        except zipfile.BadZipFile:
            raise InvalidArgument("FILE_KIND_REFUSED", field="data") from None
    if not (found := media.of_content(head, members)):
        raise InvalidArgument("FILE_KIND_REFUSED", field="data")
    return found


def check_hash(asked: str, draft: Draft) -> None:
    """What came is what was sent, where the sender says so; refuses FIELD_INVALID."""
    if asked not in ("", draft.sha256):
        raise InvalidArgument("FIELD_INVALID", field="sha256")


async def sweep_forever(
    database: Database, store: Files, now: TimeSource, older_than: dt.timedelta, naming: Collection[str]
) -> None:
    """Sweep now and again; belongs into the service's TaskGroup."""

    async def sweep_once() -> None:
        try:
            await sweep(database, store, now(), older_than, naming)
        except Unavailable:
            log.warning("sweep of files put off: the store does not answer")

    await forever("sweep of files", sweep_once, EVERY)


async def sweep(
    database: Database, store: Files, now: dt.datetime, older_than: dt.timedelta, naming: Collection[str]
) -> int:
    """Delete the contents that no row of the tables `naming` names; returns how many.

    Each in a transaction of its own, which the store is asked in: the lock on the row is what keeps somebody
    who brings the same content again from naming a file that goes.
    """
    unnamed = " ".join(_UNNAMED.format(table=table) for table in naming)
    orphan, gone = text(_ORPHAN.format(unnamed=unnamed)), 0
    while True:
        async with database.begin() as session:
            sha256 = await session.scalar(orphan, {"until": now - older_than})
            if sha256 is None:
                files.forget_drafts(store.incoming, older_than)
                return gone
            await store.delete(sha256)
        gone += 1
