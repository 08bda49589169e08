"""What supervision is told by its environment."""

from services.common.settings import ServiceSettings


class Settings(ServiceSettings):
    """The settings every service has."""
