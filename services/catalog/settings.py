"""What the catalogue is told by its environment beside what every service is told."""

from pydantic import Field

from services.common.settings import ServiceSettings


class Settings(ServiceSettings):
    """Limits of files."""

    attachment_bytes: int = Field(
        default=20 * 1024 * 1024, ge=1024, description="the largest attachment of an item"
    )
    orphan_hours: int = Field(default=24, ge=1, description="hours until a file that nobody names is deleted")
