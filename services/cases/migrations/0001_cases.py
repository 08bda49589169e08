"""The tables of the cases service."""

import sqlalchemy as sa
from alembic import op

from services.common.tables import kit_upgrade

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create them."""
    kit_upgrade(op)
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("number", sa.Text, nullable=False, unique=True),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("applicant_subject", sa.Text, nullable=False),
        sa.Column("agent_subject", sa.Text, nullable=False),
        sa.Column("applicant_index", sa.LargeBinary, nullable=False),
        sa.Column("applicant", sa.LargeBinary, nullable=False),
        sa.Column("acceptance_due", sa.DateTime(timezone=True)),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("cases_organisation", "cases", ["organisation", "id"])
    op.create_index("cases_organisation_state", "cases", ["organisation", "state", "id"])
    op.create_index("cases_item", "cases", ["item", "id"])
    op.create_index("cases_applicant", "cases", ["applicant_index", "id"])
    for column in ("applicant_subject", "agent_subject"):
        op.create_index(
            f"cases_{column}", "cases", [column, "id"], postgresql_where=sa.text(f"{column} <> ''")
        )
    op.create_index(
        "cases_acceptance_due",
        "cases",
        ["acceptance_due"],
        postgresql_where=sa.text("acceptance_due IS NOT NULL"),
    )
    op.create_table(
        "counters",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("last", sa.BigInteger, nullable=False),
    )
    _copies()


def _copies() -> None:
    """What catalog and hall say, as this service knows it."""
    op.create_table(
        "items",
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
    )
    op.create_table(
        "item_versions",
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("effective_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published", sa.LargeBinary, nullable=False),
    )
    op.create_index("item_versions_effective", "item_versions", ["item", "effective_time"])
    op.create_table(
        "mandates",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("rights", sa.ARRAY(sa.SmallInteger), nullable=False),
        sa.Column("items", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
    )
    op.create_index("mandates_subject", "mandates", ["subject"])
    op.create_table(
        "calendar_days",
        sa.Column("region", sa.Text, primary_key=True),
        sa.Column("date", sa.Date, primary_key=True),
        sa.Column("working", sa.Boolean, nullable=False),
        sa.Column("document_number", sa.Text, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "recomputations",
        sa.Column("region", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, primary_key=True),
        sa.Column("document_number", sa.Text, nullable=False),
        sa.Column("after", sa.Uuid, nullable=False),
    )


def downgrade() -> None:
    """Not offered: the journal is never taken away."""
    raise RuntimeError("the first revision cannot be undone")
