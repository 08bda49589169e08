"""The settings of the processes, as their code declares them, and which of them the chart gives by itself."""

import importlib
import re
from pathlib import Path
from typing import Any

from pydantic_settings import BaseSettings

from gateway.settings import GatewaySettings
from services.common.settings import ServiceSettings

ROOT = Path(__file__).parents[2]

# What the chart knows itself: places, addresses, secrets, identity. Everything else is a value in `settings`.
GIVEN = {
    "database_url",
    "nats_url",
    "listen",
    "metrics_listen",
    "region",
    "level",
    "issuers_file",
    "service_key_file",
    "seal_key_file",
    "files_url",
    "files_endpoint",
    "files_region",
    "files_access_key",
    "files_secret_key",
    "payment_url",
    "payment_public_key",
    "demo_issuer_key_file",
    "dev_identity",
    "sign_in_issuer",
    "sign_in_client",
    "sign_in_secret",
    "sign_in_scope",
    "trusted_proxies",
    "upstream_listen",
    "upstream_tls_dir",
    "upstream_certificate_header",
    "platforms_file",
}
# Read by `settings.load` itself, and by the system's clock.
NO_FIELDS = {"YG_SECRETS_DIR", "TZ"}


def services() -> list[str]:
    """The services there are: the packages that can be run."""
    return sorted(file.parent.name for file in (ROOT / "services").glob("*/__main__.py"))


def settings_of(module: str) -> type[BaseSettings]:
    """The class a process reads its settings into, by the module that is run."""
    if module == "gateway":
        return GatewaySettings
    return declared(importlib.import_module(f"{module}.settings")) if has_own(module) else ServiceSettings


def has_own(module: str) -> bool:
    """Whether a service has settings beside those all have."""
    return (ROOT / module.replace(".", "/") / "settings.py").exists()


def declared(module: Any) -> type[BaseSettings]:
    """The settings a module declares itself."""
    [found] = [
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, BaseSettings) and one.__module__ == module.__name__
    ]
    return found


def free() -> list[str]:
    """The names that may stand in a value `settings`."""
    modules = ["gateway", *(f"services.{service}" for service in services())]
    fields = {name for module in modules for name in settings_of(module).model_fields}
    return sorted(name for name in fields - GIVEN if not re.fullmatch(r"[a-z]+_address", name))
