"""What supervision is told by its environment."""

from pydantic import Field

from services.common.settings import ServiceSettings


class Settings(ServiceSettings):
    """The settings every service has, and how patient the sweep is."""

    card_grace: float = Field(
        default=1.0, ge=0, description="seconds a card waits after its moment for events still on their way"
    )
