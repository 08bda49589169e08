"""Claims declined, limits of peers, hand-overs, campaigns with their proposals, bundles."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TIME = sa.DateTime(timezone=True)
NAMES = ("bundles", "proposals", "campaigns", "handovers", "peer_limits", "declined_claims")


def upgrade() -> None:
    """Create the tables."""
    _kept("declined_claims", sa.Column("standard_item", sa.Text, nullable=False))
    _kept(
        "peer_limits",
        sa.Column("standard_item", sa.Text, nullable=False),
        sa.Column("level", sa.SmallInteger, nullable=False),
    )
    op.create_index("peer_limits_standard_item", "peer_limits", ["standard_item", "id"])
    _kept("handovers", sa.Column("item", sa.Text, nullable=False))
    in_transition = sa.text("state = 1")
    op.create_index(
        "handovers_one_in_transition", "handovers", ["item"], unique=True, postgresql_where=in_transition
    )
    _kept("campaigns")
    _kept("proposals", sa.Column("campaign", sa.Text, sa.ForeignKey("campaigns.id"), nullable=False))
    op.create_index("proposals_campaign", "proposals", ["campaign", "id"])
    _kept(
        "bundles",
        sa.Column("codes", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("items", sa.ARRAY(sa.Text), nullable=False),
    )


def _kept(name: str, *more: sa.Column[Any]) -> None:
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
        *more,
    )


def downgrade() -> None:
    """Drop them."""
    for name in NAMES:
        op.drop_table(name)
