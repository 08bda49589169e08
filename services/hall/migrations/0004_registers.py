"""Agents with their points; visits of leaders, inspections, breaches, regular meetings."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TIME = sa.DateTime(timezone=True)
NAMES = ("regular_meetings", "breaches", "inspections", "leader_visits", "agents", "agency_points")


def upgrade() -> None:
    """Create the tables."""
    _register("agency_points")
    _register(
        "agents",
        sa.Column("point", sa.Text, sa.ForeignKey("agency_points.id"), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("villages", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("last", sa.Date),
    )
    op.create_index("agents_point", "agents", ["point"])
    serving = sa.text("state = 1 AND subject <> ''")
    op.create_index("agents_subject_key", "agents", ["subject"], unique=True, postgresql_where=serving)
    for name in ("leader_visits", "inspections", "breaches", "regular_meetings"):
        _register(name)


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
