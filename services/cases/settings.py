"""What the cases service is told by its environment beside what every service is told."""

from __future__ import annotations

from pydantic import Field

from services.common.settings import ServiceSettings


class CasesSettings(ServiceSettings):
    """Limits that the rules leave to each place: of what follows a rating, and of files."""

    rating_default_days: int = Field(
        default=0, ge=0, le=365, description="natural days without a rating that count as 基本满意; 0: never"
    )
    rating_rectify_days: int = Field(
        default=5, ge=1, le=60, description="working days to put right what was rated badly"
    )
    rating_code_days: int = Field(default=30, ge=1, le=365, description="natural days a rating code holds")
    material_bytes: int = Field(default=20 * 1024 * 1024, ge=1024, description="the largest file of a case")
    materials_per_case: int = Field(default=60, ge=1, le=1000, description="files of one case")
    orphan_hours: int = Field(default=24, ge=1, description="hours until a file that nobody names is deleted")
