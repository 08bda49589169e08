"""The tables of supervision, and the schema of its read model."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from services.common.tables import kit_upgrade

revision = "0001"
down_revision = None

TIME = sa.DateTime(timezone=True)
URGENCY = sa.text("coalesce(due_time, TIMESTAMPTZ '9999-12-31 00:00:00+00')")
COUNTERS = (
    *("applied", "accepted", "acceptance_seconds", "completed", "same_day", "handled", "handling_days"),
    *("limited", "statutory_days", "promised_days", "limited_handling_days", "rated", "satisfied"),
    *("decided", "early", "on_time"),
)


def upgrade() -> None:
    """Create them."""
    kit_upgrade(op)
    _own()
    op.execute("CREATE SCHEMA model")
    _facts()
    _clocks()
    _sums()


def _own() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("level", sa.SmallInteger, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("case_id", sa.Uuid, nullable=False),
        *_texts("case_number", "rule"),
        sa.Column("clock", sa.SmallInteger, nullable=False),
        *_texts("item", "item_title", "region", "organisation", "window_name"),
        sa.Column("due_time", TIME, nullable=False),
        sa.Column("issue_time", TIME, nullable=False),
        sa.Column("issue_day", sa.Date, nullable=False),
        sa.Column("withdraw_time", TIME),
        *_texts("withdraw_reason"),
        sa.UniqueConstraint("case_id", "rule", "level", name="cards_case_rule_level_key"),
    )
    op.create_index("cards_organisation", "cards", ["organisation", "id"])
    op.create_index("cards_issue_day", "cards", ["issue_day"])
    op.create_table(
        "supervision_rules",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        *_texts("title"),
        sa.Column("clock", sa.SmallInteger, nullable=False, unique=True),
        *(sa.Column(f"{level}_days", sa.Integer, nullable=False) for level in ("warning", "yellow", "red")),
        sa.Column("enabled", sa.Boolean, nullable=False),
    )
    op.create_table(
        "read_model",
        sa.Column("one", sa.SmallInteger, primary_key=True),
        sa.Column("generation", sa.BigInteger, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("rebuilding", sa.Boolean, nullable=False),
        sa.Column("swap_time", TIME),
        sa.CheckConstraint("one = 1", name="read_model_one_check"),
    )
    op.execute("INSERT INTO read_model (one, generation, revision, rebuilding) VALUES (1, 1, 1, false)")
    op.create_table(
        "rebuild_positions",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("epoch", sa.Text, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("target", sa.BigInteger, nullable=False),
    )


def _facts() -> None:
    op.create_table(
        "case_facts",
        sa.Column("case_id", sa.Uuid, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        *_texts("number", "item", "item_title", "region", "organisation", "window_name"),
        sa.Column("state", sa.SmallInteger, nullable=False),
        *(sa.Column(f"{step}_day", sa.Date) for step in ("receive", "accept", "decide", "complete")),
        sa.Column("acceptance_seconds", sa.BigInteger),
        *(sa.Column(name, sa.Integer) for name in ("handling_days", "promised_days", "statutory_days")),
        sa.Column("promised_due", sa.Date),
        sa.Column("promised_met", sa.Boolean),
        sa.Column("statutory_due", sa.Date),
        sa.Column("statutory_met", sa.Boolean),
        sa.Column("grade", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="case_facts_pkey"),
        schema="model",
    )
    for clock in ("promised", "statutory"):
        open_or_late = sa.text(f"{clock}_met IS NOT TRUE")
        op.create_index(
            f"case_facts_{clock}",
            "case_facts",
            [f"{clock}_due"],
            schema="model",
            postgresql_where=open_or_late,
        )


def _clocks() -> None:
    op.create_table(
        "open_clocks",
        sa.Column("case_id", sa.Uuid, nullable=False),
        sa.Column("clock", sa.SmallInteger, nullable=False),
        *_texts("region", "organisation"),
        sa.Column("start", sa.Date, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("due_time", TIME),
        sa.Column("stop_time", TIME),
        sa.Column("next_time", TIME),
        sa.PrimaryKeyConstraint("case_id", "clock", name="open_clocks_pkey"),
        schema="model",
    )
    _index("open_clocks_next", "next_time", where="next_time IS NOT NULL")
    _index("open_clocks_urgency", URGENCY, "case_id", "clock", where="stop_time IS NULL")
    _index("open_clocks_organisation", "organisation", URGENCY, "case_id", "clock", where="stop_time IS NULL")


def _index(name: str, *columns: Any, where: str) -> None:
    op.create_index(name, "open_clocks", list(columns), schema="model", postgresql_where=sa.text(where))


def _sums() -> None:
    op.create_table(
        "daily",
        sa.Column("day", sa.Date, nullable=False),
        *_texts("region", "organisation", "item"),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in COUNTERS),
        sa.PrimaryKeyConstraint("day", "region", "organisation", "item", name="daily_pkey"),
        schema="model",
    )
    op.create_table(
        "titles",
        *_texts("name"),
        sa.Column("version", sa.BigInteger, nullable=False),
        *_texts("title"),
        sa.PrimaryKeyConstraint("name", name="titles_pkey"),
        schema="model",
    )
    op.create_table(
        "calendar_days",
        *_texts("region"),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("working", sa.Boolean, nullable=False),
        *_texts("document_number"),
        sa.PrimaryKeyConstraint("region", "date", name="calendar_days_pkey"),
        schema="model",
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def downgrade() -> None:
    """Not offered: the journal is never taken away."""
    raise RuntimeError("the first revision cannot be undone")
