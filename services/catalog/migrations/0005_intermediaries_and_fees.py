"""Intermediaries that were admitted, and departments that declared to charge for nothing."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TIME = sa.DateTime(timezone=True)
HOLDS = sa.text("state = 1")


def upgrade() -> None:
    """Create their tables."""
    _kept(
        "intermediaries",
        sa.Column("credit_code", sa.Text, nullable=False),
        sa.Column("services", sa.ARRAY(sa.Text), nullable=False),
    )
    one = ["organisation", "credit_code"]
    op.create_index("intermediaries_one_admitted", "intermediaries", one, unique=True, postgresql_where=HOLDS)
    _kept("fee_declarations")
    op.create_index(
        "fee_declarations_one_standing",
        "fee_declarations",
        ["organisation"],
        unique=True,
        postgresql_where=HOLDS,
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
    for name in ("fee_declarations", "intermediaries"):
        op.drop_table(name)
