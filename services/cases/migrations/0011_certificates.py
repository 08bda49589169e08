"""Certificates, and permits handed over to who regulates their holders."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create their tables; certificates numbered before are issued by the sweep that reads the journal."""
    op.create_table(
        "certificates",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("verification_code", sa.Text, nullable=False, unique=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("case_id", "edition"),
    )
    op.create_index("certificates_number", "certificates", ["number"])
    op.create_table(
        "certificate_types",
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "permit_handovers",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), nullable=False, unique=True),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("acknowledged", sa.Boolean, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("permit_handovers_organisation", "permit_handovers", ["organisation", "id"])
    op.create_index(
        "permit_handovers_open",
        "permit_handovers",
        ["organisation", "due"],
        postgresql_where=sa.text("NOT acknowledged"),
    )


def downgrade() -> None:
    """Not offered: verification codes are in people's hands."""
    raise RuntimeError("certificates are not taken away")
