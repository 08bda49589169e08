"""How organisations stand to one another, and who signed a mandate; what is there has none of it yet."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TEXTS = {
    "organisations": ("hall_document", "hall_approver", "guided_by"),
    "mandates": ("signer", "file_sha256"),
}
LISTS = ("functions", "business_lines")
# The release before writes neither, so that each has a default.
EMPTY = sa.text("''")


def upgrade() -> None:
    """Add the columns."""
    for table, names in TEXTS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Text, nullable=False, server_default=EMPTY))
    for name in LISTS:
        empty = sa.text("'{}'")
        op.add_column(
            "organisations", sa.Column(name, sa.ARRAY(sa.Text), nullable=False, server_default=empty)
        )
    op.add_column("organisations", sa.Column("stationing", sa.String(32)))
    op.add_column("organisations", sa.Column("approval_form", sa.String(32)))
    op.add_column("organisations", sa.Column("stationed_from", sa.Date))
    none = sa.text("false")
    op.add_column(
        "organisations", sa.Column("for_resettled", sa.Boolean, nullable=False, server_default=none)
    )
    op.add_column("mandates", sa.Column("signed_on", sa.Date))


def downgrade() -> None:
    """Drop them."""
    for name in ("stationing", "approval_form", "stationed_from", "for_resettled", *LISTS):
        op.drop_column("organisations", name)
    for table, names in TEXTS.items():
        for name in names:
            op.drop_column(table, name)
    op.drop_column("mandates", "signed_on")
