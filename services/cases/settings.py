"""What the cases service is told by its environment."""

from services.common.settings import ServiceSettings


class Settings(ServiceSettings):
    """The settings every service has; personal data is sealed, so here the key file is not optional."""
