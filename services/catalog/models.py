"""Tables of the catalogue: standard items, items, their versions, and the copy of hall's organisations."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlmodel import Field, SQLModel

from services.catalog.domain.life import ItemState, StandardState, VersionState
from services.common import kept
from services.common.db import Constraints
from services.common.errors import AlreadyExists, FailedPrecondition
from services.common.tables import files_table, kit_tables


class Base(SQLModel):
    """The metadata of this service's database."""

    metadata = MetaData()


def _time(*, nullable: bool = False) -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=nullable))


class StandardItem(Base, table=True):
    """A standard item (基本目录事项)."""

    __tablename__ = "standard_items"

    code: str = Field(primary_key=True)
    title: str
    type: int = Field(sa_type=SmallInteger)
    levels: list[int] = Field(sa_column=Column(ARRAY(SmallInteger), nullable=False))
    # The bases as an `ItemContent` message that holds nothing else.
    legal_bases: bytes = Field(sa_type=LargeBinary)
    create_time: dt.datetime = _time()
    state: int = Field(sa_type=SmallInteger, default=StandardState.IN_FORCE.value)
    # What is the same everywhere, as an `ItemContent` message.
    terms: bytes = Field(sa_type=LargeBinary, default=b"")
    document_number: str = ""
    abolish_reason: int = Field(sa_type=SmallInteger, default=0)
    revision: int = Field(sa_type=BigInteger, default=1)
    update_time: dt.datetime = _time()


class Item(Base, table=True):
    """An item (实施事项); `revision` counts every change of it and of its versions."""

    __tablename__ = "items"
    __table_args__ = (
        Index("items_organisation", "organisation", "code"),
        Index("items_standard_item", "standard_item", "code"),
        Index("items_suspended", "code", postgresql_where=text(f"state = {ItemState.SUSPENDED.value}")),
    )

    code: str = Field(primary_key=True)
    standard_item: str = Field(sa_column=Column(Text, ForeignKey("standard_items.code"), nullable=False))
    organisation: str
    region: str
    state: int = Field(sa_type=SmallInteger, default=ItemState.DRAFT.value)
    cancel_reason: int = Field(sa_type=SmallInteger, default=0)
    document_number: str = ""
    revision: int = Field(sa_type=BigInteger)
    create_time: dt.datetime = _time()
    update_time: dt.datetime = _time()


PUBLISHED: Final = text(f"state = {VersionState.PUBLISHED.value}")


class ItemVersion(Base, table=True):
    """A version of an item; once published a trigger keeps what it says."""

    __tablename__ = "item_versions"
    __table_args__ = (
        # At most one version is being drafted, and at most one has no end.
        Index(
            "item_versions_one_draft",
            "item",
            unique=True,
            postgresql_where=text(f"state <> {VersionState.PUBLISHED.value}"),
        ),
        Index(
            "item_versions_one_without_end",
            "item",
            unique=True,
            postgresql_where=text(f"state = {VersionState.PUBLISHED.value} AND expire_time IS NULL"),
        ),
        Index("item_versions_search", "search", postgresql_using="gin", postgresql_where=PUBLISHED),
        Index("item_versions_codes", "codes", postgresql_using="gin", postgresql_where=PUBLISHED),
    )

    item: str = Field(sa_column=Column(Text, ForeignKey("items.code"), primary_key=True))
    number: int = Field(primary_key=True)
    state: int = Field(sa_type=SmallInteger, default=VersionState.DRAFT.value)
    # The `ItemContent` message, and from it what lists ask for.
    content: bytes = Field(sa_type=LargeBinary)
    type: int = Field(sa_type=SmallInteger)
    kind: int = Field(sa_type=SmallInteger)
    themes: list[str] = Field(sa_column=Column(ARRAY(Text), nullable=False))
    effective_time: dt.datetime | None = _time(nullable=True)
    expire_time: dt.datetime | None = _time(nullable=True)
    document_number: str = ""
    return_reason: str = ""
    revision: int = Field(sa_type=BigInteger)
    create_time: dt.datetime = _time()
    update_time: dt.datetime = _time()
    # Title, themes and department, cut into pairs of characters.
    search: str | None = Field(default=None, sa_column=Column(TSVECTOR))
    # The codes of its themes, life events and classes of service, all in one: no two tables share a code.
    codes: list[str] = Field(default_factory=list, sa_column=Column(ARRAY(Text), nullable=False))


class Organisation(Base, table=True):
    """An organisation as hall last told of it."""

    __tablename__ = "organisations"

    name: str = Field(primary_key=True)
    title: str
    region: str
    version: int = Field(sa_type=BigInteger)


def _kept(name: str, *more: Column[Any] | Index) -> Table:
    """A table whose rows are the messages they are served as, with the columns they are found by."""
    return Table(name, Base.metadata, *kept.columns(), *more)


# A standard item no organ of a region takes on; what peers promise for one.
DECLINED_CLAIMS: Final = _kept("declined_claims", Column("standard_item", Text, nullable=False))
PEER_LIMITS: Final = _kept(
    "peer_limits",
    Column("standard_item", Text, nullable=False),
    Column("level", SmallInteger, nullable=False),
    Index("peer_limits_standard_item", "standard_item", "id"),
)
# At most one hand-over of an item is in transition.
HANDOVERS: Final = _kept(
    "handovers",
    Column("item", Text, nullable=False),
    Index("handovers_one_in_transition", "item", unique=True, postgresql_where=text("state = 1")),
)
CAMPAIGNS: Final = _kept("campaigns")
# Their ids are those of the campaign and the item, so that an item has one proposal in a campaign.
PROPOSALS: Final = _kept(
    "proposals",
    Column("campaign", Text, ForeignKey("campaigns.id"), nullable=False),
    Index("proposals_campaign", "campaign", "id"),
)
BUNDLES: Final = _kept(
    "bundles",
    Column("codes", ARRAY(Text), nullable=False),
    Column("items", ARRAY(Text), nullable=False),
)

# The organisation of an intermediary is the centre it works in.
INTERMEDIARIES: Final = _kept(
    "intermediaries",
    Column("credit_code", Text, nullable=False),
    Column("services", ARRAY(Text), nullable=False),
    Index(
        "intermediaries_one_admitted",
        "organisation",
        "credit_code",
        unique=True,
        postgresql_where=text("state = 1"),
    ),
)
FEE_DECLARATIONS: Final = _kept(
    "fee_declarations",
    Index("fee_declarations_one_standing", "organisation", unique=True, postgresql_where=text("state = 1")),
)
# The contents of files that are kept, and for which items; versions name them by their hash.
FILES: Final = files_table(Base.metadata)
ITEM_FILES: Final = Table(
    "item_files",
    Base.metadata,
    Column("item", Text, ForeignKey("items.code"), primary_key=True),
    Column("sha256", Text, ForeignKey("files.sha256"), primary_key=True),
    Column("media_type", Text, nullable=False),
    Index("item_files_sha256", "sha256"),
)

kit_tables(Base.metadata)

CONSTRAINTS: Final[Constraints] = {
    "standard_items_pkey": lambda: AlreadyExists("STANDARD_ITEM_EXISTS", field="standard_item_id"),
    "items_pkey": lambda: AlreadyExists("ITEM_EXISTS", field="item_id"),
    "item_versions_one_draft": lambda: FailedPrecondition("DRAFT_EXISTS"),
    "handovers_one_in_transition": lambda: FailedPrecondition("HANDOVER_EXISTS"),
    "intermediaries_one_admitted": lambda: FailedPrecondition("INTERMEDIARY_ADMITTED_ALREADY"),
    "fee_declarations_one_standing": lambda: FailedPrecondition("ZERO_FEES_DECLARED_ALREADY"),
    "declined_claims_pkey": lambda: FailedPrecondition("CLAIM_ALREADY_DECLINED"),
}
