"""What the consumer notes of its sources: the types it knows, and what each source said of itself."""

from alembic import op

from services.common.tables import kit_upgrade_notes

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add it."""
    kit_upgrade_notes(op)
