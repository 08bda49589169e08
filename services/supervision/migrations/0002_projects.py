"""Joint projects in the read model, and cards about them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create their tables; a rebuild that runs is begun anew with them by an operator."""
    _stop_rebuild()
    _facts()
    _parts()
    op.add_column("cards", sa.Column("project", sa.Boolean, nullable=False, server_default=sa.false()))


def _stop_rebuild() -> None:
    """A model half built by the release before would be swapped in without these tables."""
    # First the lock of the model: whoever applies events now still writes to both.
    op.execute("UPDATE read_model SET rebuilding = false")
    op.execute("DROP SCHEMA IF EXISTS rebuild CASCADE")
    op.execute("DELETE FROM rebuild_positions")


def _facts() -> None:
    op.create_table(
        "project_facts",
        sa.Column("project_id", sa.Uuid, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("number", "region", "organisation")),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("joint", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.Date) for name in ("accept_day", "complete_day", "joint_due")),
        sa.Column("joint_met", sa.Boolean),
        sa.PrimaryKeyConstraint("project_id", name="project_facts_pkey"),
        schema="model",
    )


def _parts() -> None:
    op.create_table(
        "project_parts",
        sa.Column("project_id", sa.Uuid, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("organisation", "region")),
        sa.Column("day", sa.Date, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("in_time", "late", "silent")),
        sa.PrimaryKeyConstraint("project_id", "organisation", name="project_parts_pkey"),
        schema="model",
    )
