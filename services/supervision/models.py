"""Tables of supervision: its own cards and rules, and the read model in a schema of its own.

Everything in the schema `model` follows from events and can be built again beside the live one; cards and
rules are supervision's own facts and stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import BigInteger, Column, DateTime, Index, MetaData, SmallInteger, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from services.common.tables import kit_tables

# The live schema, the one that is being built, and the one that was live until a moment ago.
MODEL: Final = "model"
REBUILD: Final = "rebuild"
RETIRED: Final = "retired"

TIME: Final = DateTime(timezone=True)
# Paused clocks have no end and stand behind all others in the list.
NEVER: Final = dt.datetime(9999, 12, 31, tzinfo=dt.UTC)
# The sweep looks at such a clock at once.
AT_ONCE: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Base(SQLModel):
    """The metadata of this service's database."""

    metadata = MetaData()


def _time(*, nullable: bool = True) -> Any:
    return Field(default=None, sa_column=Column(TIME, nullable=nullable))


class Card(Base, table=True):
    """A card (预警、黄牌、红牌); one a case, rule and level, ever."""

    __tablename__ = "cards"
    __table_args__ = (
        UniqueConstraint("case_id", "rule", "level", name="cards_case_rule_level_key"),
        Index("cards_organisation", "organisation", "id"),
        Index("cards_issue_day", "issue_day"),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    level: int = Field(sa_type=SmallInteger)
    state: int = Field(sa_type=SmallInteger)
    # The case, or the project whose clock it is.
    case_id: UUID
    project: bool = False
    case_number: str = Field(sa_type=Text)
    rule: str = Field(sa_type=Text)
    clock: int = Field(sa_type=SmallInteger)
    item: str = Field(sa_type=Text)
    item_title: str = Field(sa_type=Text)
    region: str = Field(sa_type=Text)
    organisation: str = Field(sa_type=Text)
    window_name: str = Field(sa_type=Text)
    due_time: dt.datetime = _time(nullable=False)
    issue_time: dt.datetime = _time(nullable=False)
    issue_day: dt.date
    withdraw_time: dt.datetime | None = _time()
    withdraw_reason: str = Field(default="", sa_type=Text)


class Finding(Base, table=True):
    """A finding (监察发现); one a rule and subject, ever."""

    __tablename__ = "findings"
    __table_args__ = (
        UniqueConstraint("rule", "subject", name="findings_rule_subject_key"),
        Index("findings_organisation", "organisation", "id"),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_type=BigInteger)
    rule: str = Field(sa_type=Text)
    state: int = Field(sa_type=SmallInteger)
    subject: str = Field(sa_type=Text)
    case_id: UUID | None = None
    case_number: str = Field(sa_type=Text)
    item: str = Field(sa_type=Text)
    item_title: str = Field(sa_type=Text)
    region: str = Field(sa_type=Text)
    organisation: str = Field(sa_type=Text)
    window_name: str = Field(sa_type=Text)
    detail: str = Field(sa_type=Text)
    find_time: dt.datetime = _time(nullable=False)
    find_day: dt.date
    dismiss_time: dt.datetime | None = _time()
    dismiss_reason: str = Field(default="", sa_type=Text)


class SupervisionRule(Base, table=True):
    """The thresholds of one kind of clock."""

    __tablename__ = "supervision_rules"

    id: str = Field(primary_key=True, sa_type=Text)
    version: int = Field(sa_type=BigInteger)
    title: str = Field(sa_type=Text)
    clock: int = Field(sa_type=SmallInteger, unique=True)
    warning_days: int
    yellow_days: int
    red_days: int
    enabled: bool = True


class ReadModel(Base, table=True):
    """One row: which generation of the model is live, and whether another is being built.

    Whoever applies events to the live model locks it first, and so does whoever swaps; `revision` grows with
    every change of rules or calendars, so that copies kept in memory are known to be old.
    """

    __tablename__ = "read_model"

    one: int = Field(primary_key=True, sa_type=SmallInteger)
    generation: int = Field(sa_type=BigInteger)
    revision: int = Field(sa_type=BigInteger)
    rebuilding: bool
    swap_time: dt.datetime | None = _time()


class RebuildPosition(Base, table=True):
    """While a rebuild runs: how far it has read a journal, and how far it has to."""

    __tablename__ = "rebuild_positions"

    source: str = Field(primary_key=True, sa_type=Text)
    epoch: str = Field(sa_type=Text)
    position: int = Field(sa_type=BigInteger)
    target: int = Field(sa_type=BigInteger)


def _columns(kinds: Mapping[str, Any], *required: str) -> list[Column[Any]]:
    return [Column(name, kind, nullable=name not in required) for name, kind in kinds.items()]


# The facts of a case as its last event told them; days are those of Asia/Shanghai.
FACTS: Final[Mapping[str, Any]] = {
    "case_id": sa.Uuid(),
    "version": BigInteger(),
    "number": Text(),
    "item": Text(),
    "item_title": Text(),
    "region": Text(),
    "organisation": Text(),
    "window_name": Text(),
    "state": SmallInteger(),
    "receive_day": sa.Date(),
    "accept_day": sa.Date(),
    "decide_day": sa.Date(),
    "complete_day": sa.Date(),
    # From receipt to acceptance.
    "acceptance_seconds": BigInteger(),
    "handling_days": sa.Integer(),
    # Limits in working days; absent where the limit is in natural days.
    "promised_days": sa.Integer(),
    "statutory_days": sa.Integer(),
    # The last day of a clock, and whether it stopped in time; unknown while it runs.
    "promised_due": sa.Date(),
    "promised_met": sa.Boolean(),
    "statutory_due": sa.Date(),
    "statutory_met": sa.Boolean(),
    # 0 before the rating.
    "grade": SmallInteger(),
    # When it was entered, in seconds since 1970.
    "entered": BigInteger(),
    # Equal for the same applicant and item.
    "matter": Text(),
    # The rules of findings it shows signs of, separated by commas; absent for most.
    "signs": Text(),
}
_ALWAYS: Final = ("case_id", "version", "number", "item", "item_title", "region", "organisation")
case_facts: Final = sa.Table(
    "case_facts",
    Base.metadata,
    *_columns(FACTS, *_ALWAYS, "window_name", "state", "grade"),
    sa.PrimaryKeyConstraint("case_id", name="case_facts_pkey"),
    # Few: what runs, and what ended late.
    Index("case_facts_promised", "promised_due", postgresql_where=sa.text("promised_met IS NOT TRUE")),
    Index("case_facts_statutory", "statutory_due", postgresql_where=sa.text("statutory_met IS NOT TRUE")),
    Index("case_facts_signs", "case_id", postgresql_where=sa.text("signs IS NOT NULL")),
    # Cases stand about in the order of their entry, so that a summary of pages finds the latest.
    Index("case_facts_entered", "entered", postgresql_using="brin"),
    schema=MODEL,
)

# The facts of a joint project (联审联办) as its last event told them; the organisation is that which leads.
PROJECT_FACTS: Final[Mapping[str, Any]] = {
    "project_id": sa.Uuid(),
    "version": BigInteger(),
    "number": Text(),
    "region": Text(),
    "organisation": Text(),
    "state": SmallInteger(),
    # True when several departments have items in it; only then it has the one clock.
    "joint": sa.Boolean(),
    "accept_day": sa.Date(),
    # The day it was finished; absent when it ended otherwise.
    "complete_day": sa.Date(),
    # The last day of the one clock, and whether it stopped in time; unknown while it runs.
    "joint_due": sa.Date(),
    "joint_met": sa.Boolean(),
}
project_facts: Final = sa.Table(
    "project_facts",
    Base.metadata,
    *_columns(PROJECT_FACTS, "project_id", "version", "number", "region", "organisation", "state", "joint"),
    sa.PrimaryKeyConstraint("project_id", name="project_facts_pkey"),
    schema=MODEL,
)

# What a department did in a joint project; the day is that of its acceptance.
PROJECT_PARTS: Final[Mapping[str, Any]] = {
    "project_id": sa.Uuid(),
    "organisation": Text(),
    "region": Text(),
    "day": sa.Date(),
    # Its items finished within their limit, and too late.
    "in_time": sa.Integer(),
    "late": sa.Integer(),
    # Copy notices and meetings it left without answer.
    "silent": sa.Integer(),
}
project_parts: Final = sa.Table(
    "project_parts",
    Base.metadata,
    *_columns(PROJECT_PARTS, *PROJECT_PARTS),
    sa.PrimaryKeyConstraint("project_id", "organisation", name="project_parts_pkey"),
    schema=MODEL,
)

# The clocks still watched: those that run, and those that stopped late until the sweep has seen them.
CLOCKS: Final[Mapping[str, Any]] = {
    # The case or the project.
    "case_id": sa.Uuid(),
    "clock": SmallInteger(),
    "region": Text(),
    "organisation": Text(),
    "start": sa.Date(),
    "due": sa.Date(),
    "due_time": TIME,
    "stop_time": TIME,
    # When the sweep has to look at it next.
    "next_time": TIME,
}
_URGENCY: Final = sa.text("coalesce(due_time, TIMESTAMPTZ '9999-12-31 00:00:00+00')")
_OPEN: Final = sa.text("stop_time IS NULL")
open_clocks: Final = sa.Table(
    "open_clocks",
    Base.metadata,
    *_columns(CLOCKS, "case_id", "clock", "region", "organisation", "start"),
    sa.PrimaryKeyConstraint("case_id", "clock", name="open_clocks_pkey"),
    Index("open_clocks_next", "next_time", postgresql_where=sa.text("next_time IS NOT NULL")),
    Index("open_clocks_urgency", _URGENCY, "case_id", "clock", postgresql_where=_OPEN),
    Index("open_clocks_organisation", "organisation", _URGENCY, "case_id", "clock", postgresql_where=_OPEN),
    schema=MODEL,
)

# What is counted of a case, on which of its days. The read model keeps the sums of each day, region,
# organisation and item, so that indicators need not look at cases.
COUNTERS: Final[Mapping[str, tuple[str, str]]] = {
    "applied": ("receive_day", "1"),
    "accepted": ("accept_day", "1"),
    "acceptance_seconds": ("accept_day", "f.acceptance_seconds"),
    "completed": ("complete_day", "1"),
    "same_day": ("complete_day", "(f.complete_day = f.accept_day)::int"),
    "handled": ("complete_day", "(f.handling_days IS NOT NULL)::int"),
    "handling_days": ("complete_day", "f.handling_days"),
    "limited": ("complete_day", "(f.promised_days + f.statutory_days + f.handling_days IS NOT NULL)::int"),
    "statutory_days": ("complete_day", "f.statutory_days + 0 * f.promised_days * f.handling_days"),
    "promised_days": ("complete_day", "f.promised_days + 0 * f.statutory_days * f.handling_days"),
    "limited_handling_days": ("complete_day", "f.handling_days + 0 * f.statutory_days * f.promised_days"),
    "rated": ("complete_day", "(f.grade > 0)::int"),
    "satisfied": ("complete_day", "(f.grade BETWEEN 1 AND 3)::int"),
    "decided": ("decide_day", "(f.promised_due IS NOT NULL)::int"),
    "early": ("decide_day", "(f.decide_day < f.promised_due)::int"),
    "on_time": ("decide_day", "(f.decide_day <= f.promised_due)::int"),
}
daily: Final = sa.Table(
    "daily",
    Base.metadata,
    *_columns(
        {"day": sa.Date(), "region": Text(), "organisation": Text(), "item": Text()},
        *("day", "region", "organisation", "item"),
    ),
    *(Column(name, BigInteger, nullable=False) for name in COUNTERS),
    sa.PrimaryKeyConstraint("day", "region", "organisation", "item", name="daily_pkey"),
    schema=MODEL,
)

# Items as their newest published version says.
ITEMS: Final[Mapping[str, Any]] = {
    "item": Text(),
    "version": BigInteger(),
    "region": Text(),
    "organisation": Text(),
    # The number of the right that decides its cases.
    "deciding": SmallInteger(),
    # Numbers of `WindowAuthority` and `StationingState`.
    "authority": SmallInteger(),
    "stationing": SmallInteger(),
    "effective_day": sa.Date(),
}
# Whether an item may be applied for.
ITEM_STATES: Final[Mapping[str, Any]] = {"item": Text(), "version": BigInteger(), "active": sa.Boolean()}
# Windows and the items each has, separated by commas.
WINDOWS: Final[Mapping[str, Any]] = {
    "window_name": Text(),
    "version": BigInteger(),
    "items": Text(),
    "open": sa.Boolean(),
}
# Mandates (授权书): all items of the organisation when none is named; rights as numbers, separated by commas.
MANDATES: Final[Mapping[str, Any]] = {
    "mandate": Text(),
    "version": BigInteger(),
    "organisation": Text(),
    "items": Text(),
    "rights": Text(),
    "valid_from": sa.Date(),
    "valid_to": sa.Date(),
    "revoked": sa.Boolean(),
}


def _newest(name: str, columns: Mapping[str, Any]) -> sa.Table:
    """A table of things as their newest event tells; the first column is the key."""
    key = sa.PrimaryKeyConstraint(next(iter(columns)), name=f"{name}_pkey")
    return sa.Table(name, Base.metadata, *_columns(columns, *columns), key, schema=MODEL)


items: Final = _newest("items", ITEMS)
item_states: Final = _newest("item_states", ITEM_STATES)
windows: Final = _newest("windows", WINDOWS)
mandates: Final = _newest("mandates", MANDATES)

# What an organisation, a region, a window or an item is called.
titles: Final = sa.Table(
    "titles",
    Base.metadata,
    Column("name", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("title", Text, nullable=False),
    sa.PrimaryKeyConstraint("name", name="titles_pkey"),
    schema=MODEL,
)

# Days of a region that hall declared working or rest days.
calendar_days: Final = sa.Table(
    "calendar_days",
    Base.metadata,
    Column("region", Text, nullable=False),
    Column("date", sa.Date, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("working", sa.Boolean, nullable=False),
    Column("document_number", Text, nullable=False),
    sa.PrimaryKeyConstraint("region", "date", name="calendar_days_pkey"),
    schema=MODEL,
)

MODEL_TABLES: Final = tuple(table for table in Base.metadata.sorted_tables if table.schema == MODEL)

kit_tables(Base.metadata)
