"""Changes of staff, entries of files, appraisals, trainings; facilities and visits to the guide desk."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TIME = sa.DateTime(timezone=True)
NAMES = ("guide_visits", "facilities", "trainings", "appraisals", "staff_entries", "staff_changes")


def upgrade() -> None:
    """Create the tables."""
    _register("staff_changes")
    under_way = sa.text("state IN (1, 2)")
    op.create_index(
        "staff_changes_staff_key", "staff_changes", ["staff"], unique=True, postgresql_where=under_way
    )
    _register("staff_entries")
    op.create_index("staff_entries_staff", "staff_entries", ["staff", "id"])
    _register(
        "appraisals",
        sa.Column("year", sa.SmallInteger, nullable=False),
        sa.Column("counts", sa.Boolean, nullable=False),
    )
    excellent, pair = sa.text("kind = 1"), ["staff", "year"]
    op.create_index("appraisals_excellent_key", "appraisals", pair, unique=True, postgresql_where=excellent)
    op.create_index("appraisals_staff", "appraisals", pair)
    _register(
        "trainings",
        sa.Column("participants", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("agents", sa.ARRAY(sa.Text), nullable=False),
    )
    _register("facilities", sa.Column("zone", sa.SmallInteger, nullable=False))
    _register("guide_visits")


def _register(name: str, *more: sa.Column[Any]) -> None:
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
    for name in NAMES:
        op.drop_table(name)
