"""Shifts, attendance, leaves and stand-ins."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create their tables."""
    _shifts()
    _attendance()
    _leaves()
    _stand_ins()


def _shifts() -> None:
    op.create_table(
        "shifts",
        sa.Column("id", sa.Uuid, primary_key=True),
        _key("staff", "staff.code"),
        *_texts("organisation", "region"),
        _name("kind"),
        sa.Column("day", sa.Date, nullable=False),
        *_texts("opens", "closes", "leader"),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        _version(),
    )
    op.create_index("shifts_staff", "shifts", ["staff", "day"])
    op.create_index("shifts_organisation", "shifts", ["organisation", "day", "id"])
    op.create_index("shifts_day", "shifts", ["day", "id"])


def _attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("staff", sa.Text, sa.ForeignKey("staff.code"), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        *_texts("organisation", "region"),
        _time("arrive_time"),
        _time("leave_time", nullable=True),
        _name("way"),
        *_texts("evidence"),
        sa.Column("late_minutes", sa.Integer, nullable=False),
        sa.Column("early_minutes", sa.Integer, nullable=False),
        _version(),
    )


def _leaves() -> None:
    op.create_table(
        "leaves",
        sa.Column("id", sa.Uuid, primary_key=True),
        _key("staff", "staff.code"),
        *_texts("subject", "organisation", "region"),
        _name("kind"),
        _time("start_time"),
        _time("end_time"),
        *_texts("reason"),
        _name("state"),
        *_texts("decider"),
        _time("create_time"),
        _version(),
    )
    op.create_index("leaves_staff", "leaves", ["staff", "start_time"])
    op.create_index("leaves_organisation", "leaves", ["organisation", "id"])


def _stand_ins() -> None:
    op.create_table(
        "stand_ins",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("leave", sa.Uuid, sa.ForeignKey("leaves.id"), nullable=False),
        _key("window", "windows.code"),
        *_texts("organisation", "region"),
        _key("absent", "staff.code"),
        *_texts("absent_subject"),
        _key("deputy", "staff.code"),
        *_texts("deputy_subject"),
        sa.Column("items", sa.ARRAY(sa.Text), nullable=False),
        _time("start_time"),
        _time("end_time"),
        _name("state"),
        _version(),
    )
    op.create_index("stand_ins_leave", "stand_ins", ["leave"])
    op.create_index("stand_ins_deputy", "stand_ins", ["deputy", "start_time"])
    op.create_index("stand_ins_organisation", "stand_ins", ["organisation", "id"])
    running = sa.text("state IN ('PLANNED', 'ACTIVE')")
    op.create_index("stand_ins_open", "stand_ins", ["start_time"], postgresql_where=running)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _key(name: str, target: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey(target), nullable=False)


def _name(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.BigInteger, nullable=False)
