"""Archives of closed cases."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the register; the release before does not know it."""
    op.create_table(
        "archives",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), nullable=False, unique=True),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False, unique=True),
        sa.Column("case_number", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, sa.ForeignKey("files.sha256"), nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("archives_organisation", "archives", ["organisation", "id"])
    op.create_index("archives_case_number", "archives", ["case_number"])
    op.create_index("archives_sha256", "archives", ["sha256"])


def downgrade() -> None:
    """Not offered: what is archived is kept."""
    raise RuntimeError("archives are not taken away")
