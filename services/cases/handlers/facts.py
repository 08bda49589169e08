"""What this service knows of catalog and hall: item versions, mandates, calendars, from its own copies."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from sqlalchemy import text
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1.events_pb2 import ItemVersionPublished

from services.cases.domain import LEADERS
from services.common.calendar import Calendar, Override
from services.common.driver import Executes, Read

# Of the applicants who act on their cases none has a mandate, and there are many.
SUBJECTS_KEPT: Final = 10_000

REVISION: Final[Read] = (text("SELECT last FROM counters WHERE key = 'facts'"), {})
_EFFECTIVE: Final = text(
    "SELECT item, number, effective_time FROM item_versions JOIN items USING (item) "
    "WHERE item = ANY(CAST(:items AS text[])) AND active ORDER BY item, effective_time DESC, number DESC"
)
_PUBLISHED: Final = text(
    "SELECT item, number, published FROM item_versions JOIN unnest("
    "CAST(:items AS text[]), CAST(:numbers AS int[])) AS asked (item, number) USING (item, number)"
)
# One's own; those of whom one stands in for (D02), for the items of that window alone; and of a leader who
# sits in the hall that day (领导坐班, D08) all it takes to decide, since mandates are given in his name.
_MANDATES: Final = text(
    "SELECT subject, organisation, rights, items, valid_from, valid_to FROM mandates "
    "WHERE subject = ANY(CAST(:subjects AS text[])) AND NOT revoked "
    "UNION ALL SELECT deputy, mandates.organisation, rights, CASE "
    "WHEN cardinality(mandates.items) = 0 THEN stand_ins.items "
    "WHEN cardinality(stand_ins.items) = 0 THEN mandates.items "
    "ELSE ARRAY(SELECT unnest(mandates.items) INTERSECT SELECT unnest(stand_ins.items)) END, "
    "valid_from, valid_to FROM stand_ins JOIN mandates "
    "ON mandates.subject = stand_ins.absent AND mandates.organisation = stand_ins.organisation "
    "WHERE deputy = ANY(CAST(:subjects AS text[])) AND active AND NOT revoked AND (mandates.items && "
    "stand_ins.items OR cardinality(mandates.items) = 0 OR cardinality(stand_ins.items) = 0) "
    "UNION ALL SELECT subject, organisation, CAST(:sitting AS smallint[]), CAST('{}' AS text[]), day, day "
    "FROM sittings WHERE subject = ANY(CAST(:subjects AS text[])) AND NOT cancelled ORDER BY subject"
)
_DAYS: Final = text("SELECT region, date, working, document_number, version FROM calendar_days")

SITTING: Final = sorted(right.value for right in LEADERS)

# Item and number.
Version = tuple[str, int]
_subject: Final = attrgetter("subject")
_item: Final = attrgetter("item")


def version_of(case: pb.Case) -> Version:
    """The version of its item that a case was applied for under."""
    item, _, number = case.item_version.partition("/versions/")
    return item, int(number)


class Mandate(NamedTuple):
    """What a mandate gives to whom; for all items of the organisation when none is named."""

    subject: str
    organisation: str
    rights: Sequence[int]
    items: Sequence[str]
    valid_from: dt.date
    valid_to: dt.date


@dataclass(frozen=True, slots=True)
class Mandates:
    """The mandates of some subjects that are valid on a day."""

    given: tuple[Mandate, ...] = ()

    def rights(self, subject: str, organisation: str, item: str) -> frozenset[int]:
        """The rights these mandates give a subject for an item of an organisation."""
        return frozenset(
            right
            for mandate in self.given
            if (mandate.subject, mandate.organisation) == (subject, organisation)
            and (not mandate.items or item in mandate.items)
            for right in mandate.rights
        )


@dataclass(slots=True)
class _Kept:
    """What is kept as of one revision of the copies."""

    revision: int = -1
    overrides: tuple[Override, ...] = ()
    calendars: dict[str, Calendar] = field(default_factory=dict)
    # Of an item that may be applied for: (effective time, number), the latest first.
    effective: dict[str, list[tuple[dt.datetime, int]]] = field(default_factory=dict)
    mandates: dict[str, list[Mandate]] = field(default_factory=dict)


class Facts:
    """Reads the copies: published versions never change, all else is kept until its revision moves."""

    def __init__(self) -> None:
        self._versions: dict[Version, ItemVersionPublished] = {}
        self._kept = _Kept()

    async def refresh(self, connection: Executes) -> None:
        """Forget what is kept when catalog or hall has told something new."""
        await self.renew(connection, await connection.scalar(*REVISION) or 0)

    async def renew(self, connection: Executes, revision: int) -> None:
        """Forget what is kept of another revision than this, which REVISION reads."""
        if revision != self._kept.revision:
            days = await connection.execute(_DAYS)
            overrides = tuple(
                Override(day.date, day.working, day.region, day.document_number, day.version) for day in days
            )
            self._kept = _Kept(revision, overrides)

    async def in_force(
        self, connection: Executes, items: Collection[str], now: dt.datetime
    ) -> Mapping[str, ItemVersionPublished]:
        """The version in force of each of the items that has one."""
        effective = self._kept.effective
        unknown = [item for item in items if item not in effective]
        if unknown:
            rows = await connection.execute(_EFFECTIVE, {"items": unknown})
            for item, versions in itertools.groupby(rows, _item):
                effective[item] = [(version.effective_time, version.number) for version in versions]
        asked = {
            (item, number)
            for item in items
            if (number := next((n for time, n in effective.get(item, ()) if time <= now), None))
        }
        return {item: version for (item, _), version in (await self.versions(connection, asked)).items()}

    async def versions(
        self, connection: Executes, asked: Collection[Version]
    ) -> Mapping[Version, ItemVersionPublished]:
        """Published versions by item and number."""
        unknown = [version for version in asked if version not in self._versions]
        if unknown:
            items, numbers = zip(*unknown, strict=True)
            rows = await connection.execute(_PUBLISHED, {"items": list(items), "numbers": list(numbers)})
            for row in rows:
                self._versions[row.item, row.number] = ItemVersionPublished.FromString(row.published)
        return {version: self._versions[version] for version in asked if version in self._versions}

    async def mandates(self, connection: Executes, subjects: Iterable[str], today: dt.date) -> Mandates:
        """The mandates of some subjects that are valid today."""
        asked, kept = set(subjects), self._kept.mandates
        unknown = sorted(asked - kept.keys())
        if unknown:
            if len(kept) > SUBJECTS_KEPT:
                kept.clear()
                unknown = sorted(asked)
            asked_for = {"subjects": unknown, "sitting": SITTING}
            rows = itertools.starmap(Mandate, await connection.execute(_MANDATES, asked_for))
            kept.update({subject: [] for subject in unknown})
            kept.update({subject: list(given) for subject, given in itertools.groupby(rows, _subject)})
        return Mandates(
            tuple(
                row for subject in asked for row in kept[subject] if row.valid_from <= today <= row.valid_to
            )
        )

    def calendar(self, region: str) -> Calendar:
        """The calendar of a region as last refreshed."""
        if region not in self._kept.calendars:
            self._kept.calendars[region] = Calendar.of(region, self._kept.overrides)
        return self._kept.calendars[region]
