"""The tables of the hall."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from services.common.tables import kit_upgrade

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create them."""
    kit_upgrade(op)
    _places()
    _windows()
    _people()
    _calendars()


def _places() -> None:
    op.create_table(
        "regions",
        _text("code", primary_key=True),
        _text("title"),
        _name("level"),
        _text("parent"),
        *_validity(),
    )
    op.create_index("regions_parent", "regions", ["parent", "code"])
    op.create_table(
        "organisations",
        _text("code", primary_key=True),
        _text("title"),
        _text("short_title"),
        _name("kind"),
        sa.Column("region", sa.Text, sa.ForeignKey("regions.code"), nullable=False),
        _name("level"),
        _text("parent"),
        _text("centre"),
        *_validity(),
        _text("phone"),
        _text("address"),
        *_change(),
    )
    op.create_index(
        "organisations_region",
        "organisations",
        ["region", "code"],
        postgresql_ops={"region": "text_pattern_ops"},
    )
    op.create_index("organisations_parent", "organisations", ["parent", "code"])


def _windows() -> None:
    op.create_table(
        "windows",
        _text("code", primary_key=True),
        _text("title"),
        sa.Column("centre", sa.Text, sa.ForeignKey("organisations.code"), nullable=False),
        sa.Column("organisation", sa.Text, sa.ForeignKey("organisations.code"), nullable=False),
        _text("region"),
        _name("zone"),
        _text("counter"),
        sa.Column("items", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("posts", JSONB, nullable=False),
        _text("phone"),
        sa.Column("open", sa.Boolean, nullable=False),
        *_change(),
    )
    op.create_index("windows_centre", "windows", ["centre", "code"])
    op.create_index("windows_organisation", "windows", ["organisation", "code"])
    op.create_table(
        "window_items",
        _text("centre", primary_key=True),
        _text("item", primary_key=True),
        sa.Column("window", sa.Text, sa.ForeignKey("windows.code"), nullable=False),
    )
    op.create_index("window_items_window", "window_items", ["window"])
    op.create_index("window_items_item", "window_items", ["item", "window"])


def _people() -> None:
    op.create_table(
        "staff",
        _text("code", primary_key=True),
        _text("title"),
        _text("subject"),
        sa.Column("organisation", sa.Text, sa.ForeignKey("organisations.code"), nullable=False),
        _text("region"),
        _text("window"),
        sa.Column("roles", sa.ARRAY(sa.Text), nullable=False),
        _text("grade"),
        sa.Column("posted_from", sa.Date, nullable=False),
        sa.Column("posted_to", sa.Date),
        *_change(),
    )
    op.create_index(
        "staff_subject_key",
        "staff",
        ["subject"],
        unique=True,
        postgresql_where=sa.text("subject <> '' AND posted_to IS NULL"),
    )
    op.create_index("staff_organisation", "staff", ["organisation", "code"])
    op.create_index("staff_window", "staff", ["window", "code"])
    op.create_table(
        "mandates",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("organisation", sa.Text, sa.ForeignKey("organisations.code"), nullable=False),
        _text("region"),
        _text("window"),
        sa.Column("holder", sa.Text, sa.ForeignKey("staff.code"), nullable=False),
        _text("subject"),
        sa.Column("rights", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("items", sa.ARRAY(sa.Text), nullable=False),
        _text("document_number"),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("create_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoke_time", sa.DateTime(timezone=True)),
        _text("revoke_document_number"),
    )
    op.create_index("mandates_organisation", "mandates", ["organisation", "id"])
    op.create_index("mandates_holder", "mandates", ["holder"])


def _calendars() -> None:
    op.create_table(
        "calendars",
        _text("region", primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "calendar_days",
        sa.Column("region", sa.Text, sa.ForeignKey("calendars.region"), primary_key=True),
        sa.Column("date", sa.Date, primary_key=True),
        sa.Column("version", sa.BigInteger, primary_key=True),
        sa.Column("working", sa.Boolean, nullable=False),
        _text("title"),
        _text("document_number"),
    )
    op.create_table(
        "office_hours",
        sa.Column("centre", sa.Text, sa.ForeignKey("organisations.code"), primary_key=True),
        sa.Column("sessions", JSONB, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
    )


def _text(name: str, *, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=primary_key, nullable=False)


def _name(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _validity() -> tuple[sa.Column[object], ...]:
    return sa.Column("valid_from", sa.Date, nullable=False), sa.Column("valid_to", sa.Date)


def _change() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("update_time", sa.DateTime(timezone=True), nullable=False),
    )
