"""Files of items, and what is known of their content."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


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
        "item_files",
        sa.Column("item", sa.Text, sa.ForeignKey("items.code"), primary_key=True),
        sa.Column("sha256", sa.Text, sa.ForeignKey("files.sha256"), primary_key=True),
        sa.Column("media_type", sa.Text, nullable=False),
    )
    op.create_index("item_files_sha256", "item_files", ["sha256"])


def downgrade() -> None:
    """Not offered: nobody would know what the files are."""
    raise RuntimeError("what was published is not taken away")
