"""The tables of the kit: every service has them in its own database, from this one definition."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)

KIT: Final = MetaData()

# One row an event, written by the transaction that caused it. `seq` is the order of writing; `position` and
# `hash` come from the relay, because only the relay sees the order in which transactions commit.
journal: Final = Table(
    "journal",
    KIT,
    Column("seq", BigInteger, Identity(always=False), primary_key=True),
    Column("id", Uuid, nullable=False),
    Column("type", Text, nullable=False),
    Column("aggregate", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("time", DateTime(timezone=True), nullable=False),
    Column("region", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("request_id", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("position", BigInteger),
    Column("hash", LargeBinary),
    # Two writers that both think they make version 7 of one case: the second is refused here.
    UniqueConstraint("aggregate", "version", name="journal_aggregate_version_key"),
    UniqueConstraint("position", name="journal_position_key"),
    Index("journal_waiting", "seq", postgresql_where=text("position IS NULL")),
)

# One row: how far the journal is numbered, and how far it is published.
journal_head: Final = Table(
    "journal_head",
    KIT,
    Column("one", SmallInteger, primary_key=True, server_default=text("1")),
    Column("epoch", Text, nullable=False),
    Column("position", BigInteger, nullable=False, server_default=text("0")),
    Column("hash", LargeBinary, nullable=False),
    Column("published", BigInteger, nullable=False, server_default=text("0")),
    CheckConstraint("one = 1", name="journal_head_one_check"),
)

# The events applied, so that none is applied twice even when a source starts its positions anew.
inbox: Final = Table(
    "inbox",
    KIT,
    Column("id", Uuid, primary_key=True),
    Column("source", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
)

# How far each source is applied, without a gap.
sources: Final = Table(
    "sources",
    KIT,
    Column("source", Text, primary_key=True),
    Column("epoch", Text, nullable=False, server_default=text("''")),
    Column("position", BigInteger, nullable=False, server_default=text("0")),
    # After a change of epoch the source is read again from the start: up to here entries may be known.
    Column("reread_until", BigInteger, nullable=False, server_default=text("0")),
    # The inbox remembers no event older than this.
    Column("purged_before", DateTime(timezone=True)),
    # How far those came who note in `known_types` what they know; what lies beyond was applied by a release
    # that does not.
    Column("noted", BigInteger, nullable=False, server_default=text("0")),
    # What the source once said of its journal, and has to go on saying.
    Column("witness_epoch", Text, nullable=False, server_default=text("''")),
    Column("witness_position", BigInteger, nullable=False, server_default=text("0")),
    Column("witness_hash", LargeBinary, nullable=False, server_default=text("''")),
)

# The types of events this service has ever known, so that one it comes to know is read from the start.
known_types: Final = Table(
    "known_types",
    KIT,
    Column("source", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    # The position since which events of this type were passed over; absent while they are applied.
    Column("passed_since", BigInteger),
)

# The events that could not be applied (搁置事件), and those behind them of the same aggregate.
parked: Final = Table(
    "parked",
    KIT,
    Column("source", Text, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("aggregate", Text, nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Column("reason", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("park_time", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Index("parked_aggregate", "source", "aggregate"),
)

# The first answer to every request with an id, kept with what it did.
requests: Final = Table(
    "requests",
    KIT,
    Column("request_id", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("method", Text, primary_key=True),
    Column("body_hash", LargeBinary, nullable=False),
    Column("response", LargeBinary, nullable=False),
    Column("create_time", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Index("requests_create_time", "create_time"),
)


def files_table(metadata: MetaData) -> Table:
    """The contents of files that are kept, where a service keeps some; rows that name one refer to it."""
    return Table(
        "files",
        metadata,
        Column("sha256", Text, primary_key=True),
        # Bytes.
        Column("size", BigInteger, nullable=False),
        # When it was last about to be named.
        Column("touch_time", DateTime(timezone=True), nullable=False),
        Index("files_touch_time", "touch_time"),
    )


def kit_tables(metadata: MetaData) -> None:
    """Make the tables of the kit part of a service's own metadata, so that its migrations know them."""
    for table in KIT.sorted_tables:
        table.to_metadata(metadata)


def kit_upgrade_notes(op: Any) -> None:
    """Add what consumers note of their sources, where `kit_upgrade` has not made it already."""
    op.execute(
        "ALTER TABLE sources ADD COLUMN IF NOT EXISTS noted bigint NOT NULL DEFAULT 0, "
        "ADD COLUMN IF NOT EXISTS witness_epoch text NOT NULL DEFAULT '', "
        "ADD COLUMN IF NOT EXISTS witness_position bigint NOT NULL DEFAULT 0, "
        "ADD COLUMN IF NOT EXISTS witness_hash bytea NOT NULL DEFAULT ''"
    )
    known_types.create(op.get_bind(), checkfirst=True)


def kit_upgrade(op: Any) -> None:
    """Create the tables of the kit; the first migration of each service calls this with alembic's `op`."""
    connection = op.get_bind()
    KIT.create_all(connection, checkfirst=False)
    connection.execute(
        text(
            "INSERT INTO journal_head (epoch, hash) "
            "VALUES (gen_random_uuid()::text, decode(repeat('00', 32), 'hex'))"
        )
    )
