"""Findings, and what the read model has to know to make them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TIME = sa.DateTime(timezone=True)
# What an item, its state, a window and a mandate have; the first column is the key.
TABLES: dict[str, dict[str, Any]] = {
    "items": {
        **dict.fromkeys(("item", "region", "organisation"), sa.Text),
        **dict.fromkeys(("deciding", "authority", "stationing"), sa.SmallInteger),
        "effective_day": sa.Date,
    },
    "item_states": {"item": sa.Text, "active": sa.Boolean},
    "windows": {"window_name": sa.Text, "items": sa.Text, "open": sa.Boolean},
    "mandates": {
        **dict.fromkeys(("mandate", "organisation", "items", "rights"), sa.Text),
        **dict.fromkeys(("valid_from", "valid_to"), sa.Date),
        "revoked": sa.Boolean,
    },
}


def upgrade() -> None:
    """Create them; a rebuild that runs is begun anew with them by an operator."""
    _stop_rebuild()
    _findings()
    _facts()
    for name, columns in TABLES.items():
        _newest(name, columns)


def _stop_rebuild() -> None:
    """A model half built by the release before would be swapped in without these tables."""
    # First the lock of the model: whoever applies events now still writes to both.
    op.execute("UPDATE read_model SET rebuilding = false")
    op.execute("DROP SCHEMA IF EXISTS rebuild CASCADE")
    op.execute("DELETE FROM rebuild_positions")


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("case_id", sa.Uuid),
        *_texts("case_number", "item", "item_title", "region", "organisation", "window_name", "detail"),
        sa.Column("find_time", TIME, nullable=False),
        sa.Column("find_day", sa.Date, nullable=False),
        sa.Column("dismiss_time", TIME),
        *_texts("dismiss_reason"),
        sa.UniqueConstraint("rule", "subject", name="findings_rule_subject_key"),
    )
    op.create_index("findings_organisation", "findings", ["organisation", "id"])


def _facts() -> None:
    """What the release before does not write is absent."""
    for name, kind in {"entered": sa.BigInteger, "matter": sa.Text, "signs": sa.Text}.items():
        op.add_column("case_facts", sa.Column(name, kind), schema="model")
    op.create_index(
        "case_facts_signs",
        "case_facts",
        ["case_id"],
        schema="model",
        postgresql_where=sa.text("signs IS NOT NULL"),
    )
    op.create_index("case_facts_entered", "case_facts", ["entered"], schema="model", postgresql_using="brin")


def _newest(name: str, columns: dict[str, Any]) -> None:
    key, *others = columns
    kinds = {key: columns[key], "version": sa.BigInteger, **{other: columns[other] for other in others}}
    op.create_table(
        name,
        *(sa.Column(column, kind, nullable=False) for column, kind in kinds.items()),
        sa.PrimaryKeyConstraint(key, name=f"{name}_pkey"),
        schema="model",
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]
