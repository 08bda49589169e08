"""The metrics of a nats-server, read from its monitoring port: `python -m services.common.broker_metrics`.

Runs beside the broker, from the image of the services, so that a closed network mirrors no exporter.
What the port does not tell at the moment is left out; `yangguang_nats_up` says whether it answers at all.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import httpx
from prometheus_client import REGISTRY
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.common import logs, metrics, settings

TIMEOUT: Final = 3.0
PREFIX: Final = "yangguang_nats_"

# Pages of the monitoring port, https://docs.nats.io/running-a-nats-service/nats_admin/monitoring
PAGES: Final[Mapping[str, str]] = {
    "varz": "/varz",
    "jsz": "/jsz?streams=true&consumers=true",
    "leafz": "/leafz",
}

# Metric → where its value lies in /varz, and what it is.
GAUGES: Final[Mapping[str, tuple[str, str]]] = {
    "connections": ("connections", "Clients connected."),
    "subscriptions": ("subscriptions", "Subscriptions."),
    "memory_bytes": ("mem", "Memory of the server."),
    "cpu_percent": ("cpu", "Processor time of the server, percent of one core."),
    "jetstream_storage_bytes": ("jetstream.stats.storage", "Disk that the streams take."),
    "jetstream_storage_limit_bytes": ("jetstream.config.max_storage", "Disk that the streams may take."),
}
COUNTERS: Final[Mapping[str, tuple[str, str]]] = {
    "slow_consumers": ("slow_consumers", "Clients dropped for being slow."),
    "received_messages": ("in_msgs", "Messages received."),
    "sent_messages": ("out_msgs", "Messages sent."),
    "received_bytes": ("in_bytes", "Bytes received."),
    "sent_bytes": ("out_bytes", "Bytes sent."),
    "jetstream_api_errors": ("jetstream.stats.api.errors", "Requests to JetStream that failed."),
}
STREAM: Final[Mapping[str, tuple[str, str]]] = {
    "stream_messages": ("state.messages", "Messages kept."),
    "stream_bytes": ("state.bytes", "Bytes kept."),
    "stream_last_sequence": ("state.last_seq", "Number of the last message."),
}
CONSUMER: Final[Mapping[str, tuple[str, str]]] = {
    "consumer_pending_messages": ("num_pending", "Messages not delivered yet."),
    "consumer_unacknowledged_messages": ("num_ack_pending", "Messages delivered and not acknowledged."),
}


class BrokerSettings(BaseSettings):
    """Where the broker is asked, and where Prometheus asks us."""

    model_config = SettingsConfigDict(env_prefix="YG_", extra="ignore", frozen=True, env_ignore_empty=True)

    nats_monitor_url: str = Field(default="http://127.0.0.1:8222", pattern=r"^https?://\S+$")
    metrics_listen: settings.Address = "127.0.0.1:7777"
    log_level: str = Field(default="INFO", pattern=r"^(DEBUG|INFO|WARNING|ERROR)$")


class BrokerCollector(Collector):
    """Asks the monitoring port anew at each scrape."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, timeout=TIMEOUT, trust_env=False)

    def describe(self) -> Iterable[Metric]:
        """Nothing: a registry that asked would wait for the broker at the start."""
        return []

    def collect(self) -> Iterator[Metric]:
        """What the pages say."""
        pages = {name: self._read(path) for name, path in PAGES.items()}
        varz, jsz, leafz = pages["varz"], pages["jsz"], pages["leafz"]
        yield _gauge("up", "1 while the monitoring port answers.", int(bool(varz)))
        yield _gauge("healthy", "1 while the server calls itself healthy.", int(self._is_healthy()))
        yield from _single(varz)
        yield from _links(varz, leafz)
        yield from _streams(jsz)

    def _read(self, path: str) -> dict[str, Any]:
        try:
            answer = self._client.get(path)
        except httpx.TransportError:
            return {}
        return dict(answer.json()) if answer.is_success else {}

    def _is_healthy(self) -> bool:
        """Whether /healthz says so whole: its variants for JetStream alone say yes of a frozen stream."""
        try:
            return self._client.get("/healthz").is_success
        except httpx.TransportError:
            return False


def _single(varz: Mapping[str, Any]) -> Iterator[Metric]:
    """What the server has one of."""
    for name, (path, text) in GAUGES.items():
        if (value := _at(varz, path)) is not None:
            yield _gauge(name, text, value)
    for name, (path, text) in COUNTERS.items():
        if (value := _at(varz, path)) is not None:
            yield CounterMetricFamily(PREFIX + name, text, value=value)
    if varz:
        info = GaugeMetricFamily(PREFIX + "info", "What runs: always 1.", labels=["server", "version"])
        info.add_metric([varz["server_name"], varz["version"]], 1)
        yield info


def _links(varz: Mapping[str, Any], leafz: Mapping[str, Any]) -> Iterator[Metric]:
    """The links between levels: those to the parent, which the configuration wants, and those of children."""
    if not varz or not leafz:
        return
    leafs = leafz.get("leafs") or []
    up = [leaf for leaf in leafs if leaf.get("is_spoke")]
    wanted = _at(varz, "leaf.remotes") or []
    yield _gauge("parent_links_wanted", "Links to the parent level by configuration.", len(wanted))
    yield _gauge("parent_links", "Links to the parent level that stand.", len(up))
    yield _gauge("child_links", "Links of child levels that stand.", len(leafs) - len(up))
    received = CounterMetricFamily(PREFIX + "link_received_bytes", "Bytes received.", labels=["peer"])
    sent = CounterMetricFamily(PREFIX + "link_sent_bytes", "Bytes sent.", labels=["peer"])
    for leaf in leafs:
        received.add_metric([leaf.get("name", "")], leaf["in_bytes"])
        sent.add_metric([leaf.get("name", "")], leaf["out_bytes"])
    yield received
    yield sent


def _streams(jsz: Mapping[str, Any]) -> Iterator[Metric]:
    streams = [
        stream
        for account in jsz.get("account_details") or ()
        for stream in account.get("stream_detail") or ()
    ]
    consumers = [
        (stream["name"], consumer) for stream in streams for consumer in stream.get("consumer_detail") or ()
    ]
    for name, (path, text) in STREAM.items():
        rows = [([stream["name"]], _at(stream, path)) for stream in streams]
        yield _family(name, text, ["stream"], rows)
    for name, (path, text) in CONSUMER.items():
        rows = [([stream, consumer["name"]], _at(consumer, path)) for stream, consumer in consumers]
        yield _family(name, text, ["stream", "consumer"], rows)


def _family(
    name: str, text: str, labels: Sequence[str], rows: Iterable[tuple[list[str], Any]]
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(PREFIX + name, text, labels=labels)
    for values, value in rows:
        family.add_metric(values, float(value or 0))
    return family


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(PREFIX + name, text, value=value)


def _at(document: Mapping[str, Any], path: str) -> Any:
    """What lies at a path such as `jetstream.stats.storage`; None when it is not told."""
    found: Any = document
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def main() -> None:
    """Serve until told to stop."""
    found = settings.load(BrokerSettings)
    logs.set_up("broker_metrics", found.log_level)
    metrics.name_build("broker_metrics")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    REGISTRY.register(BrokerCollector(found.nats_monitor_url))
    with metrics.serving(found.metrics_listen, alive=list, ready=list):
        stop.wait()


if __name__ == "__main__":
    main()
