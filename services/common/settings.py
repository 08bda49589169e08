"""What a service is told by its environment: variables `YG_…`, read once at start."""

import datetime as dt
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Level(StrEnum):
    """The level (层级) this deployment serves."""

    PROVINCE = "PROVINCE"
    CITY = "CITY"
    COUNTY = "COUNTY"
    TOWNSHIP = "TOWNSHIP"


class CertificateHeader(StrEnum):
    """Where an ingress puts the client certificate it has verified; exactly one place is believed."""

    # ingress-nginx: PEM, percent-encoded.
    NGINX = "ssl-client-cert"
    # Envoy, and Gateway API implementations built on it: Hash=<SHA-256>;…
    ENVOY = "x-forwarded-client-cert"


Address = Annotated[str, Field(pattern=r"^[^\s]+:\d+$")]


class ServiceSettings(BaseSettings):
    """The settings every service has; a service adds its own by subclassing.

    Secrets may be files: in the folder `YG_SECRETS_DIR`, `yg_database_url` holds what YG_DATABASE_URL would.
    """

    model_config = SettingsConfigDict(env_prefix="YG_", extra="ignore", frozen=True, env_ignore_empty=True)

    database_url: str = Field(pattern=r"^postgresql\+asyncpg://")
    database_pool: int = Field(default=8, ge=1, le=200)
    nats_url: str = "nats://127.0.0.1:4222"
    stream: str = Field(default="YG", pattern=r"^[A-Za-z0-9_-]+$")
    stream_replicas: int = Field(default=1, ge=1, le=5, description="brokers that hold each event")

    listen: Address = "127.0.0.1:0"
    metrics_listen: Address = "127.0.0.1:0"
    max_message_bytes: int = Field(default=4 * 1024 * 1024, ge=64 * 1024)
    max_concurrent_calls: int = Field(default=512, ge=1)
    default_deadline: float = Field(default=10.0, gt=0, description="seconds a call may take that names none")
    shutdown_grace: float = Field(default=10.0, ge=0, description="seconds a call in flight gets to finish")
    reflection: bool = True

    region: str = Field(default="450222", pattern=r"^[1-9]\d{5}(\d{3})?$")
    level: Level = Level.COUNTY
    log_level: str = Field(default="INFO", pattern=r"^(DEBUG|INFO|WARNING|ERROR)$")

    issuers_file: Path | None = None
    service_key_file: Path | None = None
    seal_key_file: Path | None = None
    dev_identity: bool = False

    # Where files are kept: file:///folder, or s3://bucket/prefix with the rest; without it none are taken.
    files_url: str = Field(default="", pattern=r"^(file:///[^\s]+|s3://[^\s/]+(/[^\s]*)?)?$")
    files_endpoint: str = Field(default="", pattern=r"^(https?://[^\s]+)?$")
    files_region: str = "us-east-1"
    files_access_key: str = ""
    files_secret_key: SecretStr = SecretStr("")

    # The listener for upstream platforms: they are known by certificates, see `platforms.py`.
    upstream_listen: Address | None = None
    platforms_file: Path | None = None
    # A folder with tls.crt, tls.key and ca.crt, the last for client certificates.
    upstream_tls_dir: Path | None = None
    upstream_certificate_header: CertificateHeader = CertificateHeader.NGINX

    time_scale: float = Field(default=1.0, gt=0)
    time_anchor: dt.datetime | None = None

    catalog_address: Address = "127.0.0.1:9001"
    hall_address: Address = "127.0.0.1:9002"
    cases_address: Address = "127.0.0.1:9003"
    supervision_address: Address = "127.0.0.1:9004"

    @model_validator(mode="after")
    def _time_runs_faster_only_in_demonstrations(self) -> "ServiceSettings":
        if (self.time_scale != 1.0 or self.time_anchor is not None) and not self.dev_identity:
            raise ValueError("time_scale and time_anchor are refused unless dev_identity is on")
        if self.time_anchor is not None and self.time_anchor.tzinfo is None:
            raise ValueError("time_anchor needs a time zone")
        return self

    @model_validator(mode="after")
    def _platforms_are_known_where_they_are_served(self) -> "ServiceSettings":
        if self.upstream_listen is not None and self.platforms_file is None:
            raise ValueError("upstream_listen needs platforms_file")
        return self


S = TypeVar("S", bound=BaseSettings)


def load(kind: type[S]) -> S:
    """Read the settings; bad ones stop the start, named one a line, without their values."""
    try:
        return kind(_secrets_dir=os.environ.get("YG_SECRETS_DIR"))
    except ValidationError as error:
        for problem in error.errors(include_input=False, include_url=False, include_context=False):
            print(f"settings: {_variable(problem['loc'])}{problem['msg']}", file=sys.stderr)
        raise SystemExit(2) from None


def _variable(place: tuple[int | str, ...]) -> str:
    return f"YG_{'_'.join(map(str, place)).upper()}: " if place else ""
