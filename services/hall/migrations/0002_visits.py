"""Sessions, appointments and tickets."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create their tables."""
    _sessions()
    _appointments()
    _tickets()


def _sessions() -> None:
    op.create_table(
        "service_sessions",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("window", sa.Text, sa.ForeignKey("windows.code"), nullable=False),
        *_texts("organisation", "region"),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        *_texts("opens", "closes"),
        sa.Column("slot_minutes", sa.Integer, nullable=False),
        sa.Column("capacity", sa.Integer, nullable=False),
        sa.Column("items", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        _time("update_time"),
    )
    op.create_index("service_sessions_window", "service_sessions", ["window", "id"])
    op.create_table(
        "slots",
        sa.Column("window", sa.Text, sa.ForeignKey("windows.code"), primary_key=True),
        sa.Column("start_time", sa.DateTime(timezone=True), primary_key=True),
        sa.Column("taken", sa.Integer, nullable=False),
    )


def _appointments() -> None:
    op.create_table(
        "appointments",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("code_index", sa.LargeBinary, nullable=False),
        sa.Column("window", sa.Text, sa.ForeignKey("windows.code"), nullable=False),
        *_texts("organisation", "region", "item"),
        sa.Column("day", sa.Date, nullable=False),
        _time("start_time"),
        _time("end_time"),
        sa.Column("kind", sa.String(32), nullable=False),
        *_texts("subject"),
        sa.Column("visitor", sa.LargeBinary, nullable=False),
        *_texts("visitor_masked"),
        sa.Column("phone", sa.LargeBinary, nullable=False),
        *_texts("phone_masked"),
        sa.Column("phone_index", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("ticket", sa.Uuid),
        sa.Column("version", sa.BigInteger, nullable=False),
        _time("create_time"),
    )
    held, booked = sa.text("state IN ('BOOKED', 'ARRIVED')"), sa.text("state = 'BOOKED'")
    op.create_index(
        "appointments_phone_key",
        "appointments",
        ["phone_index", "window", "day"],
        unique=True,
        postgresql_where=held,
    )
    op.create_index("appointments_code_key", "appointments", ["code_index"], unique=True)
    op.create_index("appointments_window", "appointments", ["window", "start_time", "id"])
    op.create_index("appointments_organisation", "appointments", ["organisation", "start_time", "id"])
    op.create_index(
        "appointments_subject",
        "appointments",
        ["subject", "start_time", "id"],
        postgresql_where=sa.text("subject <> ''"),
    )
    op.create_index("appointments_booked", "appointments", ["end_time"], postgresql_where=booked)


def _tickets() -> None:
    op.create_table(
        "ticket_counters",
        sa.Column("centre", sa.Text, sa.ForeignKey("organisations.code"), primary_key=True),
        sa.Column("zone", sa.String(32), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "tickets",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("centre", sa.Text, sa.ForeignKey("organisations.code"), nullable=False),
        *_texts("region"),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("zone", sa.String(32), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        *_texts("number", "window", "organisation", "item"),
        sa.Column("priority", sa.String(32)),
        sa.Column("appointment", sa.Uuid),
        _time("appointment_time", nullable=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("sent_on", sa.Boolean, nullable=False),
        sa.Column("calls", sa.Integer, nullable=False),
        _time("create_time"),
        _time("call_time", nullable=True),
        _time("finish_time", nullable=True),
        sa.Column("mode", sa.String(32)),
        sa.Column("overtime_minutes", sa.Integer, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
    )
    waiting, called = sa.text("state = 'WAITING'"), sa.text("state = 'CALLED'")
    op.create_index("tickets_day", "tickets", ["centre", "day", "id"])
    op.create_index(
        "tickets_waiting", "tickets", ["centre", "day", "zone", "sequence"], postgresql_where=waiting
    )
    op.create_index("tickets_called_key", "tickets", ["window", "day"], unique=True, postgresql_where=called)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
