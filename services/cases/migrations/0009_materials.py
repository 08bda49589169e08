"""Files of cases, and what is known of their content."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create their tables; the release before does not know them."""
    op.create_table(
        "files",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("touch_time", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("files_touch_time", "files", ["touch_time"])
    op.create_table(
        "case_materials",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("sha256", sa.Text, sa.ForeignKey("files.sha256"), nullable=False),
        sa.Column("reusable", sa.Boolean, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("case_materials_case", "case_materials", ["case_id", "id"])
    op.create_index("case_materials_sha256", "case_materials", ["sha256"])


def downgrade() -> None:
    """Not offered: nobody would know what the files are."""
    raise RuntimeError("what was handed in is not taken away")
