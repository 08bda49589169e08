"""The tables of the catalogue."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from services.common.tables import kit_upgrade

revision = "0001"
down_revision = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create them."""
    kit_upgrade(op)
    op.create_table(
        "standard_items",
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("type", sa.SmallInteger, nullable=False),
        sa.Column("levels", sa.ARRAY(sa.SmallInteger), nullable=False),
        sa.Column("legal_bases", sa.LargeBinary, nullable=False),
        sa.Column("create_time", TIME, nullable=False),
    )
    op.create_table(
        "items",
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("standard_item", sa.Text, sa.ForeignKey("standard_items.code"), nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("cancel_reason", sa.SmallInteger, nullable=False),
        sa.Column("document_number", sa.Text, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("create_time", TIME, nullable=False),
        sa.Column("update_time", TIME, nullable=False),
    )
    op.create_index("items_organisation", "items", ["organisation", "code"])
    op.create_index("items_suspended", "items", ["code"], postgresql_where=sa.text("state = 3"))
    _versions()
    op.create_table(
        "organisations",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
    )


def _versions() -> None:
    op.create_table(
        "item_versions",
        sa.Column("item", sa.Text, sa.ForeignKey("items.code"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("type", sa.SmallInteger, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("themes", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("effective_time", TIME),
        sa.Column("expire_time", TIME),
        sa.Column("document_number", sa.Text, nullable=False),
        sa.Column("return_reason", sa.Text, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("create_time", TIME, nullable=False),
        sa.Column("update_time", TIME, nullable=False),
        sa.Column("search", TSVECTOR),
    )
    for name, condition in (
        ("item_versions_one_draft", "state <> 3"),
        ("item_versions_one_without_end", "state = 3 AND expire_time IS NULL"),
    ):
        op.create_index(name, "item_versions", ["item"], unique=True, postgresql_where=sa.text(condition))
    op.create_index(
        "item_versions_search",
        "item_versions",
        ["search"],
        postgresql_using="gin",
        postgresql_where=sa.text("state = 3"),
    )
    # What a search reads stays together in narrow rows; contents are set apart and read for one page only.
    op.execute("ALTER TABLE item_versions SET (toast_tuple_target = 512)")
    op.execute("ALTER TABLE item_versions ALTER search SET STORAGE MAIN")
    for statement in IMMUTABLE:
        op.execute(statement)


# A published version (state 3) is what cases are pinned to. Its end may be set and brought forward, and what
# it is found by may follow the name of the department; nothing else may change, whoever writes.
IMMUTABLE = (
    """
    CREATE FUNCTION keep_published_versions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'TRUNCATE' THEN
            RAISE EXCEPTION 'versions are never taken away' USING ERRCODE = 'restrict_violation';
        END IF;
        IF OLD.state <> 3 THEN
            RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END IF;
        IF TG_OP = 'DELETE'
            OR (to_jsonb(NEW) - '{expire_time,search,revision,update_time}'::text[])
                IS DISTINCT FROM (to_jsonb(OLD) - '{expire_time,search,revision,update_time}'::text[])
            OR COALESCE(NEW.expire_time, 'infinity') > COALESCE(OLD.expire_time, 'infinity')
        THEN
            RAISE EXCEPTION 'version % of item % is published and never changes', OLD.number, OLD.item
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER item_versions_keep_published BEFORE UPDATE OR DELETE ON item_versions
        FOR EACH ROW EXECUTE FUNCTION keep_published_versions()
    """,
    """
    CREATE TRIGGER item_versions_keep_all BEFORE TRUNCATE ON item_versions
        FOR EACH STATEMENT EXECUTE FUNCTION keep_published_versions()
    """,
)


def downgrade() -> None:
    """Not offered: the journal is never taken away."""
    raise RuntimeError("the first revision cannot be undone")
