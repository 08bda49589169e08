"""Resident discipline heads, checks of quality, and files of a year."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    _register("resident_postings", sa.Column("subject", sa.Text, nullable=False), sa.Column("last", sa.Date))
    op.create_index("resident_postings_subject", "resident_postings", ["subject", "organisation"])
    _register("quality_checks", sa.Column("case", sa.Text, nullable=False))
    op.create_index("quality_checks_case", "quality_checks", ["case", "id"])
    _register(
        "year_file_entries",
        sa.Column("year", sa.SmallInteger, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
    )
    file = ["organisation", "year", "number"]
    op.create_index("year_file_entries_number_key", "year_file_entries", file, unique=True)


def _register(name: str, *more: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("message", sa.LargeBinary, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("create_time", TIME, nullable=False),
        sa.Column("update_time", TIME, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("day", sa.Date),
        *more,
    )
    op.create_index(f"{name}_organisation", name, ["organisation", "id"])


def downgrade() -> None:
    """Drop them."""
    for name in ("year_file_entries", "quality_checks", "resident_postings"):
        op.drop_table(name)
