"""A real Prometheus with our rules that watches a real cluster, with the exporters of its servers."""

import json
import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx

from local.cluster import PAYMENTS, Cluster
from local.ports import free_port
from local.processes import Child, bare_environment
from tests.charts.metrics import ROOT
from tests.programs import program

RULES = ROOT / "charts/yangguang/alerts"
NAMESPACE = "yg"
PATIENCE = 60


class Prometheus:
    """A Prometheus that has watched a cluster while people worked with it."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def ask(self, path: str, **query: str | list[str]) -> Any:
        """What it answers."""
        answer = self._client.get(path, params=query).json()
        assert answer["status"] == "success", answer
        return answer["data"]

    def numbers(self, expression: str) -> list[float]:
        """The value of each series of an expression, NaN left out."""
        found = [float(series["value"][1]) for series in self.ask("/query", query=expression)["result"]]
        return [number for number in found if not math.isnan(number)]

    def alerts(self) -> dict[str, list[dict[str, str]]]:
        """The alerts that are on, or will be if it stays so, with the labels of each."""
        found: dict[str, list[dict[str, str]]] = {}
        for alert in self.ask("/alerts")["alerts"]:
            found.setdefault(alert["labels"]["alertname"], []).append(alert["labels"])
        return found

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            return self._client.get("/status/runtimeinfo").is_success
        except httpx.TransportError:
            return False


@contextmanager
def watching(cluster: Cluster, folder: Path) -> Iterator[Prometheus]:
    """Watch everything the cluster is made of."""
    with ExitStack() as stack:
        # The payment sandbox has no metrics.
        ports = [cluster.ports[f"{name}_metrics"] for name in cluster.commands if name != PAYMENTS]
        targets = [f"127.0.0.1:{port}" for port in ports]
        targets += [stack.enter_context(beside_nats(cluster, folder))]
        targets += [stack.enter_context(beside_postgres(cluster, folder))]
        found = stack.enter_context(asking(targets, folder))
        wait_until(lambda: found.numbers("sum(up)") == [len(targets)])
        yield found


@contextmanager
def asking(targets: list[str], folder: Path) -> Iterator[Prometheus]:
    """Prometheus itself, at work with our rules."""
    scrape = {
        "job_name": "yangguang",
        "static_configs": [{"targets": targets, "labels": {"namespace": NAMESPACE}}],
    }
    config = {
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "rule_files": [str(RULES / "*.yaml")],
        "scrape_configs": [scrape],
    }
    (folder / "prometheus.json").write_text(json.dumps(config))
    port = free_port()
    options = ["--config.file=prometheus.json", "--storage.tsdb.path=data"]
    command = [program("prometheus", "prometheus"), *options, f"--web.listen-address=127.0.0.1:{port}"]
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", trust_env=False)
    with client, running("prometheus", command, folder, {}):
        found = Prometheus(client)
        wait_until(found.is_up)
        yield found


@contextmanager
def beside_nats(cluster: Cluster, folder: Path) -> Iterator[str]:
    """What tells the metrics of the broker; its address."""
    port = free_port()
    environment = {
        "YG_NATS_MONITOR_URL": f"http://127.0.0.1:{cluster.ports['nats_monitor']}",
        "YG_METRICS_LISTEN": f"127.0.0.1:{port}",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'protos'}",
    }
    with running("nats", [sys.executable, "-m", "services.common.broker_metrics"], folder, environment):
        yield f"127.0.0.1:{port}"


@contextmanager
def beside_postgres(cluster: Cluster, folder: Path) -> Iterator[str]:
    """The exporter of PostgreSQL; its address."""
    port = free_port()
    command = [program("prometheus-postgres-exporter", "prometheus-postgres-exporter")]
    environment = {"DATA_SOURCE_NAME": f"{cluster.postgres.url()}?sslmode=disable"}
    with running("postgres", [*command, f"--web.listen-address=127.0.0.1:{port}"], folder, environment):
        yield f"127.0.0.1:{port}"


@contextmanager
def running(name: str, command: list[str], folder: Path, environment: dict[str, str]) -> Iterator[None]:
    """A process until the end of the tests."""
    child = Child(name, folder / f"{name}.pid", folder / f"{name}.log")
    child.start(command, cwd=folder, env=bare_environment() | environment)
    try:
        yield
    finally:
        child.stop()


def wait_until(holds: Callable[[], bool], what: Callable[[], str] = str) -> None:
    """Wait for a condition, and say what is amiss when it does not come."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what()
        time.sleep(0.2)
