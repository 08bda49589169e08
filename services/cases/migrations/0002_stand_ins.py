"""Who stands in for whom, as hall tells."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the copy."""
    op.create_table(
        "stand_ins",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("absent", sa.Text, nullable=False),
        sa.Column("deputy", sa.Text, nullable=False),
        sa.Column("items", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
    )
    op.create_index("stand_ins_deputy", "stand_ins", ["deputy"], postgresql_where=sa.text("active"))


def downgrade() -> None:
    """Drop it; hall can tell it again."""
    op.drop_table("stand_ins")
