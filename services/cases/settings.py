"""What the cases service is told by its environment beside what every service is told."""

from __future__ import annotations

from pydantic import Field

from services.common.settings import ServiceSettings


class CasesSettings(ServiceSettings):
    """Limits of what follows a rating; the rules of 好差评 leave them to each place."""

    rating_default_days: int = Field(
        default=0, ge=0, le=365, description="natural days without a rating that count as 基本满意; 0: never"
    )
    rating_rectify_days: int = Field(
        default=5, ge=1, le=60, description="working days to put right what was rated badly"
    )
    rating_code_days: int = Field(default=30, ge=1, le=365, description="natural days a rating code holds")
