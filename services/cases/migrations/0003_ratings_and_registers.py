"""Ratings, the ledger of services, consultations, and what is published of cases."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

REGISTERS = ("ratings", "service_records", "consultations")


def upgrade() -> None:
    """Create them; nothing of the release before reads or writes them."""
    _register(
        "ratings",
        sa.Column("about", sa.Text, nullable=False, unique=True),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("grade", sa.SmallInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        *(
            sa.Column(name, sa.Boolean, nullable=False)
            for name in ("is_default", "counted", "called_back", "rectified", "in_time", "untold")
        ),
    )
    op.create_index("ratings_organisation", "ratings", ["organisation", "id"])
    op.create_index("ratings_region_day", "ratings", ["region", "day"])
    op.create_index("ratings_untold", "ratings", ["id"], postgresql_where=sa.text("untold"))
    _register(
        "service_records",
        sa.Column("case_name", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("mode", sa.SmallInteger, nullable=False),
        sa.Column("in_person", sa.Boolean, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
    )
    for owner in ("organisation", "region"):
        op.create_index(f"service_records_{owner}_day", "service_records", [owner, "day"])
    op.create_index(
        "service_records_case",
        "service_records",
        ["case_name"],
        postgresql_where=sa.text("case_name <> ''"),
    )
    _register(
        "consultations",
        sa.Column("first_organisation", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("published", "online", "handed_over")),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("answer_day", sa.Date),
    )
    for owner in ("organisation", "first_organisation"):
        op.create_index(f"consultations_{owner}", "consultations", [owner, "id"])
    op.create_index("consultations_region_day", "consultations", ["region", "day"])
    op.create_index(
        "consultations_subject",
        "consultations",
        ["subject", "id"],
        postgresql_where=sa.text("subject <> ''"),
    )
    op.create_index("consultations_published", "consultations", ["id"], postgresql_where=sa.text("published"))
    op.create_table(
        "case_notices",
        sa.Column("case_id", sa.Uuid, primary_key=True),
        sa.Column("kind", sa.SmallInteger, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("seq", sa.BigInteger, sa.Identity(always=False), unique=True, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("case_notices_region", "case_notices", ["region", "seq"])


def _register(name: str, *columns: sa.Column[Any]) -> None:
    """A table of messages with what queries ask for as columns."""
    op.create_table(
        name,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("subject", sa.Text, nullable=False, server_default=""),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        *columns,
        sa.Column("record", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Not offered: what people said would be lost."""
    raise RuntimeError("ratings and consultations are not taken away")
