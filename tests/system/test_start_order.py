"""A service may be started before anybody has made the tables it needs, and works once they are there."""

import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from local.cluster import ROOT, procfile, services_of
from local.ports import free_port
from local.processes import Child, bare_environment, wait_until
from tests.conftest import Keys, NewDatabase

SERVICES = services_of(procfile())


def readiness(port: int) -> str:
    """What a service says it lacks."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return str(answer.read().decode().strip())
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode().strip()
    except OSError:
        return ""


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_waits_for_its_schema(
    service: str, new_database: NewDatabase, nats_url: str, keys: Keys, tmp_path: Path
):
    port = free_port()
    environment = bare_environment() | keys.settings
    environment |= {
        "PYTHONPATH": f"{ROOT}:{ROOT / 'protos'}",
        "YG_DATABASE_URL": new_database(service),
        "YG_NATS_URL": nats_url,
        "YG_METRICS_LISTEN": f"127.0.0.1:{port}",
    }
    command = [sys.executable, "-m", f"services.{service}"]
    child = Child(service, tmp_path / "pid", tmp_path / "log")
    child.start(command, cwd=tmp_path, env=environment)
    try:
        wait_until(lambda: readiness(port) == "SCHEMA", child, 60)
        migrating = Child("migrate", tmp_path / "migrate.pid", tmp_path / "migrate.log")
        migrating.start([*command, "migrate"], cwd=tmp_path, env=environment)
        wait_until(lambda: readiness(port) == "ok", child, 60)
        migrating.wait(60)
    finally:
        child.stop()
