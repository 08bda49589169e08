"""What the cases service is told by its environment beside what every service is told."""

from __future__ import annotations

import binascii
from base64 import b64decode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import Field, model_validator

from services.common.settings import ServiceSettings


class CasesSettings(ServiceSettings):
    """Limits that the rules leave to each place, of ratings and of files; where fees are paid online."""

    rating_default_days: int = Field(
        default=0, ge=0, le=365, description="natural days without a rating that count as 基本满意; 0: never"
    )
    rating_rectify_days: int = Field(
        default=5, ge=1, le=60, description="working days to put right what was rated badly"
    )
    rating_code_days: int = Field(default=30, ge=1, le=365, description="natural days a rating code holds")
    material_bytes: int = Field(default=20 * 1024 * 1024, ge=1024, description="the largest file of a case")
    materials_per_case: int = Field(default=60, ge=1, le=1000, description="files of one case")
    handover_days: int = Field(
        default=5, ge=1, le=60, description="working days to acknowledge a permit that is handed over"
    )
    orphan_hours: int = Field(default=24, ge=1, description="hours until a file that nobody names is deleted")
    # Without it fees are paid at counters alone.
    payment_url: str = Field(default="", pattern=r"^(https?://[^\s]+)?$")
    payment_public_key: str = Field(
        default="",
        description="base64 of the Ed25519 key, 32 bytes, by which the provider signs",
    )

    @model_validator(mode="after")
    def _the_payment_provider_is_known_and_reached_safely(self) -> CasesSettings:
        if not self.payment_url:
            return self
        if self.payment_url.startswith("http://") and not self.dev_identity:
            raise ValueError("payment_url needs https unless dev_identity is on")
        if self.service_key_file is None:
            raise ValueError("payment_url needs service_key_file")
        self.payment_key()
        return self

    def payment_key(self) -> Ed25519PublicKey:
        """The key the provider signs with."""
        try:
            return Ed25519PublicKey.from_public_bytes(b64decode(self.payment_public_key, validate=True))
        except (ValueError, binascii.Error):
            raise ValueError("payment_public_key is not the base64 of 32 bytes") from None
