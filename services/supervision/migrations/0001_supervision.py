"""The tables of supervision."""

import sqlalchemy as sa
from alembic import op

from services.common.tables import kit_upgrade
from services.supervision.handlers.rules import defaults

revision = "0001"
down_revision = None

TIME = sa.DateTime(timezone=True)
DAYS = ("warning_days", "yellow_days", "red_days")


def upgrade() -> None:
    """Create them."""
    kit_upgrade(op)
    op.create_table(
        "cards",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("level", sa.SmallInteger, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        *_texts("case_name", "case_number", "rule"),
        sa.Column("clock", sa.SmallInteger, nullable=False),
        *_texts("item", "item_title", "region", "organisation", "window_name"),
        sa.Column("due_time", TIME, nullable=False),
        sa.Column("issue_time", TIME, nullable=False),
        sa.Column("withdraw_time", TIME),
        sa.Column("withdraw_reason", sa.Text, nullable=False),
        sa.UniqueConstraint("case_name", "rule", "level", name="cards_case_rule_level_key"),
    )
    op.create_index("cards_organisation", "cards", ["organisation", "id"])
    op.create_index("cards_issue_time", "cards", ["issue_time"])
    op.create_table(
        "supervision_rules",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("clock", sa.SmallInteger, nullable=False, unique=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in DAYS),
        sa.Column("enabled", sa.Boolean, nullable=False),
    )
    rules = sa.table(
        "supervision_rules", *map(sa.column, (*DAYS, "id", "version", "title", "clock", "enabled"))
    )
    op.bulk_insert(rules, [{**rule, "version": 1, "enabled": True} for rule in defaults()])
    op.create_table(
        "read_model",
        sa.Column("one", sa.SmallInteger, primary_key=True),
        sa.Column("generation", sa.BigInteger, nullable=False),
        sa.Column("rebuilding", sa.Boolean, nullable=False),
        sa.Column("swap_time", TIME),
    )
    op.execute("INSERT INTO read_model (one, generation, rebuilding) VALUES (1, 1, false)")
    op.execute("CREATE SCHEMA model")
    _model()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _times(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, TIME) for name in names]


def _model() -> None:
    """The read model; a rebuild copies these definitions into a second schema."""
    op.create_table(
        "case_facts",
        sa.Column("case_name", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        *_texts("number", "item", "item_title"),
        sa.Column("state", sa.SmallInteger, nullable=False),
        *_texts("region", "organisation", "window_name"),
        *_times("create_time", "receive_time", "accept_time", "decide_time", "complete_time"),
        *(sa.Column(name, sa.Integer) for name in ("handling_days", "promised_days", "statutory_days")),
        *_times("promised_due", "promised_stop", "statutory_due", "statutory_stop"),
        sa.Column("rating_grade", sa.SmallInteger, nullable=False),
        schema="model",
    )
    for column in ("create", "accept", "complete", "decide"):
        op.create_index(f"case_facts_{column}", "case_facts", [f"{column}_time"], schema="model")
    for column in ("promised_due", "statutory_due"):
        op.create_index(f"case_facts_{column}", "case_facts", [column], schema="model")
    op.create_table(
        "open_clocks",
        sa.Column("case_name", sa.Text, primary_key=True),
        sa.Column("clock", sa.SmallInteger, primary_key=True),
        sa.Column("start", sa.Date, nullable=False),
        sa.Column("due", sa.Date),
        *_times("due_time", "stop_time", "next_time"),
        schema="model",
    )
    op.create_index(
        "open_clocks_next",
        "open_clocks",
        ["next_time"],
        schema="model",
        postgresql_where=sa.text("next_time IS NOT NULL"),
    )
    op.create_index("open_clocks_due", "open_clocks", ["due_time"], schema="model")
    op.create_table(
        "titles",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        schema="model",
    )
    op.create_table(
        "calendar_days",
        sa.Column("region", sa.Text, primary_key=True),
        sa.Column("date", sa.Date, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("working", sa.Boolean, nullable=False),
        sa.Column("document_number", sa.Text, nullable=False),
        schema="model",
    )
    op.create_table(
        "model_sources",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        schema="model",
    )


def downgrade() -> None:
    """Not offered: the journal is never taken away."""
    raise RuntimeError("the first revision cannot be undone")
