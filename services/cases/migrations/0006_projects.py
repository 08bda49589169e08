"""Joint projects and their items."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create their tables; the release before does not know them."""
    op.create_table(
        "projects",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("number", sa.Text, nullable=False, unique=True),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("lead_organisation", sa.Text, nullable=False),
        sa.Column("departments", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("applicant_subject", sa.Text, nullable=False),
        sa.Column("agent_subject", sa.Text, nullable=False),
        sa.Column("applicant", sa.LargeBinary, nullable=False),
        sa.Column("wake_time", sa.DateTime(timezone=True)),
        sa.Column("calendar_revision", sa.BigInteger, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("projects_departments", "projects", ["departments"], postgresql_using="gin")
    for column in ("applicant_subject", "agent_subject"):
        op.create_index(
            f"projects_{column}", "projects", [column, "id"], postgresql_where=sa.text(f"{column} <> ''")
        )
    op.create_index(
        "projects_wake_time", "projects", ["wake_time"], postgresql_where=sa.text("wake_time IS NOT NULL")
    )
    _tasks()


def _tasks() -> None:
    op.create_table(
        "project_tasks",
        sa.Column("project", sa.Uuid, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("case_id", sa.Uuid),
        sa.Column("case_version", sa.BigInteger, nullable=False),
        sa.Column("file_time", sa.DateTime(timezone=True)),
        sa.Column("followed", sa.Boolean, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
    )
    op.create_index(
        "project_tasks_file_time",
        "project_tasks",
        ["file_time"],
        postgresql_where=sa.text("file_time IS NOT NULL"),
    )
    op.create_index(
        "project_tasks_case",
        "project_tasks",
        ["case_id"],
        unique=True,
        postgresql_where=sa.text("case_id IS NOT NULL"),
    )
    op.create_index(
        "project_tasks_followed",
        "project_tasks",
        ["project", "number"],
        postgresql_where=sa.text("followed OR withdrawn"),
    )


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("project_tasks")
    op.drop_table("projects")
