"""Standard items with a state, terms and revisions; versions found by the codes of themes and classes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add them; what the release before writes leaves them at their defaults."""
    for column in (
        sa.Column("state", sa.SmallInteger, nullable=False, server_default="1"),
        sa.Column("terms", sa.LargeBinary, nullable=False, server_default=sa.text("''::bytea")),
        sa.Column("document_number", sa.Text, nullable=False, server_default=""),
        sa.Column("abolish_reason", sa.SmallInteger, nullable=False, server_default="0"),
        sa.Column("revision", sa.BigInteger, nullable=False, server_default="1"),
        sa.Column("update_time", TIME, nullable=False, server_default=sa.func.now()),
    ):
        op.add_column("standard_items", column)
    op.execute("UPDATE standard_items SET update_time = create_time")
    op.create_index("items_standard_item", "items", ["standard_item", "code"])
    op.add_column(
        "item_versions",
        sa.Column("codes", sa.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'::text[]")),
    )
    op.create_index(
        "item_versions_codes",
        "item_versions",
        ["codes"],
        postgresql_using="gin",
        postgresql_where=sa.text("state = 3"),
    )


def downgrade() -> None:
    """Take them away; standard items are then as they were created."""
    op.drop_index("item_versions_codes", "item_versions")
    op.drop_column("item_versions", "codes")
    op.drop_index("items_standard_item", "items")
    for name in ("state", "terms", "document_number", "abolish_reason", "revision", "update_time"):
        op.drop_column("standard_items", name)
