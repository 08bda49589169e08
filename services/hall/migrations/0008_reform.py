"""How far departments have brought approval together, and programmes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TIME = sa.DateTime(timezone=True)
NAMES = ("programmes", "concentrations")


def upgrade() -> None:
    """Create the tables."""
    _register("concentrations")
    _register("programmes")


def _register(name: str) -> None:
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
    )
    op.create_index(f"{name}_organisation", name, ["organisation", "id"])


def downgrade() -> None:
    """Drop them."""
    for name in NAMES:
        op.drop_table(name)
