"""Seals with the log of their uses, precedents with what cites them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create them; nothing of the release before reads or writes them."""
    _seals()
    _uses()
    _register(
        "precedents",
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
    )
    op.create_index("precedents_item", "precedents", ["item", "id"])
    _register(
        "precedent_citations",
        sa.Column("precedent", sa.Uuid, nullable=False),
        sa.Column("case_id", sa.Uuid, nullable=False),
        sa.UniqueConstraint("case_id", "precedent", name="precedent_citations_once"),
    )


def _seals() -> None:
    _register(
        "seals",
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("start_time", TIME, nullable=False),
        sa.Column("end_time", TIME),
        sa.UniqueConstraint("number", name="seals_number_key"),
    )
    in_use = sa.text("state = 1")
    op.create_index("seals_one_in_use", "seals", ["organisation"], unique=True, postgresql_where=in_use)
    op.create_index("seals_organisation", "seals", ["organisation", "start_time"])


def _uses() -> None:
    op.create_table(
        "seal_uses",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("seal", sa.Uuid, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("organisation", "region")),
        sa.Column("case_id", sa.Uuid),
        sa.Column("document", sa.SmallInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("document_number", "purpose", "officer")),
        sa.Column("time", TIME, nullable=False),
    )
    op.create_index("seal_uses_organisation", "seal_uses", ["organisation", "time", "id"])
    of_case = sa.text("case_id IS NOT NULL")
    op.create_index("seal_uses_case", "seal_uses", ["case_id"], postgresql_where=of_case)


def _register(name: str, *more: sa.Column[Any] | sa.UniqueConstraint) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        *more,
    )


def downgrade() -> None:
    """Not offered: the log of the seals would be lost."""
    raise RuntimeError("the log of the seals is not taken away")
