"""Who acts and who reads, and how far each reaches: the same rule for a row in hand and for a query."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, false, or_, true
from yangguang.common.v1 import access_pb2 as access

from services.catalog.models import Item
from services.common.access import region_prefix
from services.common.identity import Caller
from services.common.journal import Origin

ITEMS: Final[Any] = Item.__table__.c  # type: ignore[attr-defined]
NOBODY: Final = "-"


@dataclass(frozen=True, slots=True)
class Reach:
    """The items of one organisation, or of the regions whose codes begin alike; "" does not restrict."""

    organisation: str = ""
    prefix: str = ""

    def covers(self, organisation: str, region: str) -> bool:
        """Whether an item of this organisation and region lies within."""
        return self.organisation in ("", organisation) and region.startswith(self.prefix)

    def condition(self) -> ColumnElement[bool]:
        """The same as a condition on the table of items."""
        bounds = [true()]
        if self.organisation:
            bounds.append(ITEMS.organisation == self.organisation)
        if self.prefix:
            bounds.append(ITEMS.region.startswith(self.prefix, autoescape=True))
        return and_(*bounds)


EVERYWHERE: Final = Reach()


def reach_of(caller: Caller, scope: access.Scope) -> Reach:
    """How far a scope lets this caller reach."""
    if scope == access.OWN_ORGANISATION:
        return Reach(organisation=caller.organisation or NOBODY)
    if scope == access.REGION:
        prefix = region_prefix(caller.region)
        return Reach(organisation=NOBODY) if prefix is None else Reach(prefix=prefix)
    return EVERYWHERE if scope == access.UNRESTRICTED else Reach(organisation=NOBODY)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, when, and the drafts they may see."""

    drafts: tuple[Reach, ...]
    now: dt.datetime

    def sees_drafts(self) -> ColumnElement[bool]:
        """The items whose drafts are shown: to editors those of their organisation, to reviewers those of
        their region."""
        return or_(false(), *(reach.condition() for reach in self.drafts))


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes something, when, and how far they reach."""

    origin: Origin
    reach: Reach
    now: dt.datetime

    def as_reader(self) -> Reader:
        """The same person looking at what they did."""
        return Reader((self.reach,), self.now)


def reader_of(caller: Caller, now: dt.datetime) -> Reader:
    """The reader a caller is."""
    scopes = {access.CATALOG_EDITOR: access.OWN_ORGANISATION, access.CATALOG_REVIEWER: access.REGION}
    drafts = [reach_of(caller, scope) for role, scope in scopes.items() if role in caller.roles]
    return Reader(tuple(drafts), now)
