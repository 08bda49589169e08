"""Tickets of fees, what the payment provider told, reconciliations, and fees that were refused."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create them; nothing of the release before reads or writes them."""
    _register(
        "fee_tickets",
        sa.Column("case_id", sa.Uuid, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("pay_code", sa.Text, nullable=False, unique=True),
        sa.Column("paid_day", sa.Date),
        sa.Column("refund_day", sa.Date),
    )
    op.create_index(
        "fee_tickets_case", "fee_tickets", ["case_id"], unique=True, postgresql_where=sa.text("state <> 6")
    )
    op.create_index("fee_tickets_organisation", "fee_tickets", ["organisation", "id"])
    op.create_index(
        "fee_tickets_subject", "fee_tickets", ["subject", "id"], postgresql_where=sa.text("subject <> ''")
    )
    for column in ("paid_day", "refund_day"):
        op.create_index(
            f"fee_tickets_{column}",
            "fee_tickets",
            [column],
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )
    op.create_table(
        "payment_nonces",
        sa.Column("nonce", sa.Text, primary_key=True),
        sa.Column("take_time", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("payment_nonces_take_time", "payment_nonces", ["take_time"])
    _register(
        "reconciliations",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("differing", sa.Boolean, nullable=False),
    )
    _register("irregular_fees")


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
    """Not offered: what people paid would be forgotten."""
    raise RuntimeError("tickets of fees are not taken away")
