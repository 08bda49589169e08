"""What every change has in common: who does it, how far he reaches, when, and how it is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from google.protobuf.message import Message
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.common import journal
from services.common.errors import InvalidArgument, NotFound
from services.common.ids import parse_code, resource
from services.common.journal import Entry, Origin
from services.common.timesource import local_date
from services.hall.domain import Reach
from services.hall.models import Mandate, OfficeHours, Organisation, StaffMember, Window

T = TypeVar("T")

ORGANISATIONS: Final[Any] = Organisation.__table__.c  # type: ignore[attr-defined]
WINDOWS: Final[Any] = Window.__table__.c  # type: ignore[attr-defined]
STAFF: Final[Any] = StaffMember.__table__.c  # type: ignore[attr-defined]
MANDATES: Final[Any] = Mandate.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, how far he reaches, and when."""

    origin: Origin
    reach: Reach
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day in China."""
        return local_date(self.now)


def within(reach: Reach, columns: Any, organisation: str = "organisation") -> list[ColumnElement[bool]]:
    """The conditions under which a row lies within reach."""
    conditions: list[ColumnElement[bool]] = []
    if reach.prefix:
        conditions.append(columns.region.startswith(reach.prefix, autoescape=True))
    if reach.organisation is not None:
        conditions.append(columns[organisation] == reach.organisation)
    if reach.subject is not None:
        conditions.append(columns.subject == reach.subject)
    return conditions


def of_organisation(columns: Any, name: str) -> list[ColumnElement[bool]]:
    """The condition that rows are of the organisation a filter names; none when it names nothing."""
    return [columns.organisation == parse_code(name, "organisations", "organisation")] if name else []


async def tell(
    session: AsyncSession, act: Act, aggregate: str, version: int, event: Message, region: str
) -> None:
    """Journal an event in the transaction of what happened."""
    await journal.append(session, Entry(aggregate, version, event, act.now, region, act.origin))


async def organisation_named(session: AsyncSession, code: str, field: str) -> Organisation:
    """The organisation a field names."""
    found = await session.get(Organisation, code)
    if found is None:
        raise InvalidArgument("ORGANISATION_NOT_FOUND", field=field, organisation=code)
    return found


async def window_alone(session: AsyncSession, act: Act, code: str) -> Window:
    """The window within reach of this code, for one at a time."""
    query = select(Window).where(WINDOWS.code == code, *within(act.reach, WINDOWS)).with_for_update()
    return found(await session.scalar(query), "WINDOW_NOT_FOUND", resource("windows", code))


async def window_named(session: AsyncSession, code: str, field: str) -> Window:
    """The window a field names, kept from changing until this is done."""
    query = select(Window).where(WINDOWS.code == code).with_for_update(read=True)
    found = await session.scalar(query)
    if found is None:
        raise InvalidArgument("WINDOW_NOT_FOUND", field=field, window=code)
    return found


async def office_hours_of(session: AsyncSession, centre: str) -> list[list[str]]:
    """The sessions of a working day of a centre; none when they were never set."""
    hours = await session.get(OfficeHours, centre)
    return hours.sessions if hours else []


async def check_window_of(session: AsyncSession, code: str, organisation: str, field: str) -> None:
    """The window a field names is one the organisation serves at."""
    found = await session.scalar(select(WINDOWS.organisation).where(WINDOWS.code == code))
    if found is None:
        raise InvalidArgument("WINDOW_NOT_FOUND", field=field, window=code)
    if found != organisation:
        raise InvalidArgument("WINDOW_OF_ANOTHER_ORGANISATION", field=field, window=code)


def found(row: T | None, reason: str, name: object) -> T:
    """The row, or the refusal that says there is none."""
    if row is None:
        raise NotFound(reason, name=name)
    return row
