"""Tables of supervision: its own cards and rules, and the read model in a schema of its own.

The schema `model` is built from events and can be built again beside the live one; cards and rules are
supervision's own facts and stay.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BigInteger, Column, DateTime, Index, MetaData, SmallInteger, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from services.common.tables import kit_tables

MODEL: Final = "model"


class Base(SQLModel):
    """The metadata of this service's database."""

    metadata = MetaData()


def _time(*, nullable: bool = True) -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=nullable))


class Card(Base, table=True):
    """A card (预警、黄牌、红牌); one a case, rule and level, ever."""

    __tablename__ = "cards"
    __table_args__ = (
        UniqueConstraint("case_name", "rule", "level", name="cards_case_rule_level_key"),
        Index("cards_organisation", "organisation", "id"),
        Index("cards_issue_time", "issue_time"),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    level: int = Field(sa_type=SmallInteger)
    state: int = Field(sa_type=SmallInteger)
    case_name: str
    case_number: str
    rule: str
    clock: int = Field(sa_type=SmallInteger)
    item: str
    item_title: str
    region: str
    organisation: str
    window_name: str
    due_time: dt.datetime = _time(nullable=False)
    issue_time: dt.datetime = _time(nullable=False)
    withdraw_time: dt.datetime | None = _time()
    withdraw_reason: str = ""


class SupervisionRule(Base, table=True):
    """The thresholds of one kind of clock."""

    __tablename__ = "supervision_rules"

    id: str = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    title: str
    clock: int = Field(sa_type=SmallInteger, unique=True)
    warning_days: int
    yellow_days: int
    red_days: int
    enabled: bool = True


class ReadModel(Base, table=True):
    """One row: which generation of the read model is live, and whether another is ordered."""

    __tablename__ = "read_model"

    one: int = Field(primary_key=True, sa_type=SmallInteger)
    generation: int = Field(sa_type=BigInteger)
    rebuilding: bool
    swap_time: dt.datetime | None = _time()


class CaseFacts(Base, table=True):
    """The facts of a case as its last event told them."""

    __tablename__ = "case_facts"
    __table_args__ = (
        Index("case_facts_create", "create_time"),
        Index("case_facts_accept", "accept_time"),
        Index("case_facts_complete", "complete_time"),
        Index("case_facts_decide", "decide_time"),
        Index("case_facts_promised_due", "promised_due"),
        Index("case_facts_statutory_due", "statutory_due"),
        {"schema": MODEL},
    )

    case_name: str = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    number: str
    item: str
    item_title: str
    state: int = Field(sa_type=SmallInteger)
    region: str
    organisation: str
    window_name: str
    create_time: dt.datetime | None = _time()
    receive_time: dt.datetime | None = _time()
    accept_time: dt.datetime | None = _time()
    decide_time: dt.datetime | None = _time()
    complete_time: dt.datetime | None = _time()
    handling_days: int | None = None
    # Working days; absent where the limit is in natural days.
    promised_days: int | None = None
    statutory_days: int | None = None
    promised_due: dt.datetime | None = _time()
    promised_stop: dt.datetime | None = _time()
    statutory_due: dt.datetime | None = _time()
    statutory_stop: dt.datetime | None = _time()
    rating_grade: int = Field(sa_type=SmallInteger)


class OpenClock(Base, table=True):
    """A clock that is watched: open, or stopped and not yet looked at since."""

    __tablename__ = "open_clocks"
    __table_args__ = (
        Index("open_clocks_next", "next_time", postgresql_where=text("next_time IS NOT NULL")),
        Index("open_clocks_due", "due_time"),
        {"schema": MODEL},
    )

    case_name: str = Field(primary_key=True)
    clock: int = Field(sa_type=SmallInteger, primary_key=True)
    start: dt.date
    due: dt.date | None = None
    due_time: dt.datetime | None = _time()
    stop_time: dt.datetime | None = _time()
    # When the sweep has to look at it next.
    next_time: dt.datetime | None = _time()


class Title(Base, table=True):
    """What an organisation or a region is called."""

    __tablename__ = "titles"
    __table_args__ = {"schema": MODEL}

    name: str = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    title: str


class CalendarDay(Base, table=True):
    """A day of a region that hall declared working or rest day."""

    __tablename__ = "calendar_days"
    __table_args__ = {"schema": MODEL}

    region: str = Field(primary_key=True)
    date: dt.date = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    working: bool
    document_number: str


class ModelSource(Base, table=True):
    """How far a rebuild has read each journal; of the live model the kit's `sources` tells."""

    __tablename__ = "model_sources"
    __table_args__ = {"schema": MODEL}

    source: str = Field(primary_key=True)
    position: int = Field(sa_type=BigInteger)


kit_tables(Base.metadata)
