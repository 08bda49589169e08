"""When leaders sit in the hall, and whose account is whose, as hall tells."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the copies."""
    op.create_table(
        "sittings",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
    )
    op.create_index("sittings_staff", "sittings", ["staff"])
    op.create_table(
        "staff_accounts",
        sa.Column("staff", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
    )
    op.create_index("staff_accounts_subject", "staff_accounts", ["subject"])


def downgrade() -> None:
    """Drop them; hall can tell them again."""
    op.drop_table("staff_accounts")
    op.drop_table("sittings")
