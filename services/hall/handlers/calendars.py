"""The calendar (日历) of each region: the national table and the days that governments declare."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import events_pb2 as events
from yangguang.hall.v1 import hall_pb2 as pb

from services.common import calendar as table
from services.common.calendar import NATIONAL, Calendar, Override, lineage
from services.common.errors import InvalidArgument
from services.common.ids import resource
from services.hall import domain
from services.hall.handlers.acts import Act, tell
from services.hall.messages import Values
from services.hall.models import Calendar as CalendarRow
from services.hall.models import CalendarDay, Region

DAYS: Final[Any] = CalendarDay.__table__  # type: ignore[attr-defined]
CALENDARS: Final[Any] = CalendarRow.__table__.c  # type: ignore[attr-defined]
# Most regions declare nothing and share one calendar.
MOST_KEPT: Final = 256

_NEXT_VERSION: Final = text(
    "INSERT INTO calendars (region, version) VALUES (:region, 1) "
    "ON CONFLICT (region) DO UPDATE SET version = calendars.version + 1 RETURNING version"
)

# The version of each region on the line upwards that has declared anything.
Versions = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A calendar with what was declared for it: of each day the declaration that holds."""

    calendar: Calendar
    declared: Mapping[dt.date, Row[Any]]
    version: int


class Calendars:
    """Calendars by what they are made of, so that each is built once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Versions, Known] = OrderedDict()

    async def of(self, connection: AsyncConnection | AsyncSession, region: str) -> Known:
        """The calendar of a region as it is now; of any region there could be."""
        line = lineage(region)
        query = select(CALENDARS.region, CALENDARS.version).where(CALENDARS.region.in_(line))
        rows = (await connection.execute(query.order_by(CALENDARS.region))).all()
        versions = tuple((row.region, row.version) for row in rows)
        if versions not in self._kept:
            self._kept[versions] = await load(connection, region)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(versions)
        return self._kept[versions]


async def load(db: AsyncConnection | AsyncSession, region: str) -> Known:
    """Build the calendar of a region from the national table and what was declared on the line upwards."""
    line = lineage(region)
    rows = (await db.execute(select(DAYS).where(DAYS.c.region.in_(line)))).all()
    # The nearest region decides, then the newest version; whoever comes last stays in the dictionary.
    rows = sorted(rows, key=lambda row: (-line.index(row.region), row.version))
    declared = {row.date: row for row in rows}
    overrides = [
        Override(row.date, row.working, row.region, row.title or row.document_number, row.version)
        for row in declared.values()
    ]
    newest = {row.region: row.version for row in rows}
    return Known(Calendar.of(region, overrides, _published(rows)), declared, sum(newest.values()))


def _published(rows: Sequence[Row[Any]]) -> int:
    """The last published year: a notice loaded as national days publishes the year after the table's last."""
    declared = {row.date.year for row in rows if row.region == NATIONAL}
    year = table.national_table().published
    while year + 1 in declared:
        year += 1
    return year


async def set_days(
    session: AsyncSession, act: Act, region: str, days: Sequence[Values], document_number: str
) -> pb.Calendar:
    """Declare days of a region working or rest days, at any time (T6, T7b)."""
    domain.check_region_code(region, "region")
    act.reach.require(region, "region")
    if await session.get(Region, region) is None:
        raise InvalidArgument("REGION_NOT_FOUND", field="region", region=region)
    domain.check_days([day["date"] for day in days])
    version = (await session.execute(_NEXT_VERSION, {"region": region})).scalar_one()
    common = {"region": region, "version": version, "document_number": document_number}
    await session.execute(insert(DAYS).values([{**day, **common} for day in days]))
    changed = events.CalendarChanged(
        region=region, version=version, days=[_day(day, document_number) for day in days],
        document_number=document_number,
    )  # fmt: skip
    await tell(session, act, resource("calendars", region), version, changed, region)
    known = await load(session, region)
    return message(region, known, min(day["date"] for day in days), max(day["date"] for day in days))


def _day(day: Values, document_number: str) -> pb.CalendarDay:
    return pb.CalendarDay(
        date=day["date"].isoformat(),
        working=day["working"],
        title=day["title"],
        document_number=document_number,
    )


def message(region: str, known: Known, first: dt.date, last: dt.date) -> pb.Calendar:
    """The days of a range that differ from plain weekdays; the version counts the changes up the line."""
    differing = (day for day in known.calendar.exceptions if first.toordinal() <= day <= last.toordinal())
    return pb.Calendar(
        region=region,
        version=known.version,
        published_until=known.calendar.horizon.isoformat(),
        days=[_told(known, dt.date.fromordinal(day)) for day in differing],
    )


def _told(known: Known, date: dt.date) -> pb.CalendarDay:
    declared = known.declared.get(date)
    return pb.CalendarDay(
        date=date.isoformat(),
        working=known.calendar.is_working(date),
        title=declared.title if declared else known.calendar.name(date),
        document_number=declared.document_number if declared else "",
        provisional=not declared and known.calendar.is_provisional(date),
    )
