"""A sitting names the account of the leader itself, so that no copy of the staff is needed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The column and its index; what 0004 made for the join goes, nothing has read it."""
    op.add_column("sittings", sa.Column("subject", sa.Text, nullable=False, server_default=""))
    op.create_index("sittings_subject", "sittings", ["subject"])
    op.drop_index("sittings_staff", "sittings")
    op.drop_column("sittings", "staff")
    op.drop_table("staff_accounts")


def downgrade() -> None:
    """Not offered: hall can tell it again."""
    raise RuntimeError("the accounts of the staff are not copied any more")
