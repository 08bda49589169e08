"""What this service knows of catalog and hall: item versions, mandates, calendars, from its own copies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.catalog.v1.events_pb2 import ItemVersionPublished

from services.common.calendar import Calendar, Override

_IN_FORCE: Final = text(
    "SELECT DISTINCT ON (item) item, number FROM item_versions JOIN items USING (item) "
    "WHERE item = ANY(:items) AND active AND effective_time <= :now "
    "ORDER BY item, effective_time DESC, number DESC"
)
_PUBLISHED: Final = text(
    "SELECT item, number, published FROM item_versions JOIN unnest("
    "CAST(:items AS text[]), CAST(:numbers AS int[])) AS asked (item, number) USING (item, number)"
)
_MANDATES: Final = text(
    "SELECT subject, organisation, rights, items FROM mandates "
    "WHERE subject = ANY(:subjects) AND NOT revoked AND :today BETWEEN valid_from AND valid_to"
)
_REVISION: Final = text("SELECT last FROM counters WHERE key = 'calendar'")
_DAYS: Final = text("SELECT region, date, working, document_number, version FROM calendar_days")

Version = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Mandates:
    """The mandates of some subjects that are valid on a day."""

    rows: tuple[tuple[str, str, frozenset[int], frozenset[str]], ...] = ()

    def rights(self, subject: str, organisation: str, item: str) -> frozenset[int]:
        """The rights these mandates give a subject for an item of an organisation."""
        given = (
            rights
            for holder, giver, rights, items in self.rows
            if (holder, giver) == (subject, organisation) and (not items or item in items)
        )
        return frozenset().union(*given)


class Facts:
    """Reads the copies; published versions never change and calendars have a revision, so both are kept."""

    def __init__(self) -> None:
        self._versions: dict[Version, ItemVersionPublished] = {}
        self._calendars: dict[str, Calendar] = {}
        self._overrides: tuple[Override, ...] = ()
        self._revision = -1

    async def in_force(
        self, connection: AsyncConnection, items: Collection[str], now: dt.datetime
    ) -> Mapping[str, ItemVersionPublished]:
        """The version in force of each of the items that has one."""
        if not items:
            return {}
        rows = (await connection.execute(_IN_FORCE, {"items": list(items), "now": now})).all()
        versions = await self.versions(connection, {(row.item, row.number) for row in rows})
        return {item: published for (item, _), published in versions.items()}

    async def versions(
        self, connection: AsyncConnection, asked: Collection[Version]
    ) -> Mapping[Version, ItemVersionPublished]:
        """Published versions by item and number."""
        unknown = [version for version in asked if version not in self._versions]
        if unknown:
            items, numbers = zip(*unknown, strict=True)
            rows = await connection.execute(_PUBLISHED, {"items": list(items), "numbers": list(numbers)})
            for row in rows:
                self._versions[row.item, row.number] = ItemVersionPublished.FromString(row.published)
        return {version: self._versions[version] for version in asked if version in self._versions}

    async def mandates(
        self, connection: AsyncConnection, subjects: Iterable[str], today: dt.date
    ) -> Mandates:
        """The valid mandates of some subjects."""
        asked = sorted(set(subjects))
        if not asked:
            return Mandates()
        rows = await connection.execute(_MANDATES, {"subjects": asked, "today": today})
        return Mandates(
            tuple((r.subject, r.organisation, frozenset(r.rights), frozenset(r.items)) for r in rows)
        )

    async def refresh_calendars(self, connection: AsyncConnection) -> None:
        """Forget the calendars when hall has changed one."""
        revision = await connection.scalar(_REVISION) or 0
        if revision != self._revision:
            rows = await connection.execute(_DAYS)
            self._overrides = tuple(
                Override(row.date, row.working, row.region, row.document_number, row.version) for row in rows
            )
            self._calendars, self._revision = {}, revision

    def calendar(self, region: str) -> Calendar:
        """The calendar of a region as last refreshed."""
        if region not in self._calendars:
            self._calendars[region] = Calendar.of(region, self._overrides)
        return self._calendars[region]
