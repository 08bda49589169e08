"""The scenarios of `ci/`, each on top of the level its name begins with, and the levels alone."""

from functools import cache
from typing import Any

import yaml

from tests.charts.chart import LEVELS, SCENARIOS, Manifest, render

NAMES = ("default", *LEVELS, *SCENARIOS)
# What a scenario names that is not the chart's: made by operators and vaults beforehand.
OUTSIDE = {
    "parent": {"parent.conf"},
    "from-the-vault": {"password", "password.conf"},
    "leaf-tls": {"tls.crt", "tls.key"},
    "platforms": {"platforms.json"},
    "listener-tls": {"tls.crt", "tls.key", "ca.crt"},
    "backup-recipient": {"recipient.asc"},
    "vault-service": {"service.pem"},
    "vault-seal": {"seal.json"},
    "vault-postgres": {"password"},
    "vault-nats": {"password", "password.conf", "url"},
    "broker": {"url"},
    "sign-in": {"client_secret"},
    "bucket": {"access_key", "secret_key"},
    **{f"db-{service}": {"url"} for service in ("catalog", "hall", "cases", "supervision")},
    **{name: {"tls.crt", "tls.key"} for name in ("public-tls", "internal-tls", "zhaisha-tls")},
}


def values_of(scenario: str) -> list[dict[str, Any]]:
    """The values of a scenario, of its level first."""
    level = scenario.partition("-")[0]
    files = [LEVELS.get(level), SCENARIOS.get(scenario)]
    return [yaml.safe_load(file.read_text()) for file in files if file is not None]


@cache
def rendered(scenario: str, is_upgrade: bool = False) -> list[Manifest]:
    """The objects of a scenario; not to be changed."""
    return render(*values_of(scenario), is_upgrade=is_upgrade)
