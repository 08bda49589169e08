"""What the gateway is told by its environment: variables `YG_…`, read once at start."""

import datetime as dt
from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.common.identity import read_issuers
from services.common.settings import Address

DEMO_ISSUER = "yangguang-demo"


class Zone(StrEnum):
    """Where a gateway stands (C42)."""

    # One gateway for all, where there is no firewall between.
    ALL = "ALL"
    PUBLIC = "PUBLIC"
    INTERNAL = "INTERNAL"


class GatewaySettings(BaseSettings):
    """The settings of the gateway; the peers are those of the services."""

    model_config = SettingsConfigDict(env_prefix="YG_", extra="ignore", frozen=True, env_ignore_empty=True)

    listen: Address = "127.0.0.1:8000"
    metrics_listen: Address = "127.0.0.1:0"
    shutdown_grace: float = Field(default=10.0, ge=0, description="seconds for requests in flight")
    trusted_proxies: str = Field(default="127.0.0.1", description="whose X-Forwarded-For is believed")
    region: str = Field(default="450222", pattern=r"^[1-9]\d{5}(\d{3})?$")
    log_level: str = Field(default="INFO", pattern=r"^(DEBUG|INFO|WARNING|ERROR)$")
    # Outside of the firewall PUBLIC offers nothing that only staff may call.
    zone: Zone = Zone.ALL

    max_body_bytes: int = Field(default=1024 * 1024, ge=1024)
    max_file_bytes: int = Field(default=20 * 1024 * 1024, ge=1024, description="of a file that is uploaded")
    max_streams: int = Field(default=500, ge=1, description="cases followed at once")
    heartbeat: float = Field(default=15.0, gt=0, description="seconds between signs of life of a stream")
    call_timeout: float = Field(default=10.0, gt=0, description="seconds a service may take to answer")
    rate_limit: float | None = Field(default=None, gt=0, description="requests a second of one client")

    # As the services have them: what pages say of days that are left follows their time.
    time_scale: float = Field(default=1.0, gt=0)
    time_anchor: dt.datetime | None = None

    issuers_file: Path | None = None
    dev_identity: bool = False
    demo_issuer_key_file: Path | None = None

    # Where people sign in at the pages: an OpenID Connect provider that the issuers file names as well.
    sign_in_issuer: str = Field(default="", pattern=r"^(https?://[^\s]+)?$")
    sign_in_client: str = Field(default="", description="the client id the provider knows this gateway by")
    sign_in_secret: SecretStr = SecretStr("")
    sign_in_scope: str = Field(default="openid", description="what the provider is asked for")

    catalog_address: Address = "127.0.0.1:9001"
    hall_address: Address = "127.0.0.1:9002"
    cases_address: Address = "127.0.0.1:9003"
    supervision_address: Address = "127.0.0.1:9004"

    @property
    def rate(self) -> float:
        """Requests a second one client may make; in demonstrations one client may be a benchmark."""
        return self.rate_limit or (5000.0 if self.dev_identity else 100.0)

    @model_validator(mode="after")
    def _time_runs_faster_only_in_demonstrations(self) -> "GatewaySettings":
        if (self.time_scale != 1.0 or self.time_anchor is not None) and not self.dev_identity:
            raise ValueError("time_scale and time_anchor are refused unless dev_identity is on")
        return self

    @model_validator(mode="after")
    def _who_lets_people_in_is_trusted(self) -> "GatewaySettings":
        if not self.sign_in_issuer:
            return self
        if not self.sign_in_client:
            raise ValueError("sign_in_issuer needs sign_in_client")
        if self.sign_in_issuer not in {issuer.issuer for issuer in read_issuers(self.issuers_file)}:
            raise ValueError("sign_in_issuer is not in issuers_file")
        return self

    @model_validator(mode="after")
    def _demo_accounts_and_real_identities_never_meet(self) -> "GatewaySettings":
        if not self.dev_identity:
            return self
        if self.demo_issuer_key_file is None:
            raise ValueError("dev_identity needs demo_issuer_key_file")
        if any(issuer.jwks_url for issuer in read_issuers(self.issuers_file)):
            raise ValueError("dev_identity is refused beside an OpenID Connect provider in issuers_file")
        return self
