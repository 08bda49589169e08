"""The dashboards: as generated, of metrics that exist, with something to show on a running cluster."""

import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from charts import dashboards
from local.cluster import Cluster
from tests.charts.metrics import ROOT, asked, exported
from tests.charts.watch import NAMESPACE, RULES, Prometheus, wait_until, watching

FILES = sorted((ROOT / "charts/yangguang/dashboards").iterdir())
NAMES = [file.stem for file in FILES]
SERVICES = sorted(file.parent.name for file in (ROOT / "services").glob("*/__main__.py"))

# What others export: the exporter of PostgreSQL, the kubelet, the Prometheus client.
OTHERS = re.compile(r"(pg|kubelet_volume_stats|process)_\w+")
# Metrics on no dashboard and in no alert, and why.
NOT_SHOWN: dict[str, str] = {}
# Panels that may show nothing on the cluster of the tests, and why. Tests before these may have filled some.
EMPTY = {
    "overview/存储卷剩余 · Room left on volumes": "only a kubelet knows volumes",
    "overview/证书到期 · Next certificate ends": "the cluster has no platforms above",
    "service-cases/支付通知 · Payment notices": "the cluster has no payment provider",
    "service-cases/并联项目巡检 · Joint projects swept": "no project of the journey waits for a sweep",
    "service-catalog/拒绝与错误 · Refusals and errors": "the journey is refused by cases alone",
    "service-hall/拒绝与错误 · Refusals and errors": "as above",
    "service-supervision/拒绝与错误 · Refusals and errors": "as above",
    "service-supervision/监察发现 · Findings made": "the journey need not show any sign",
    "nats/流量 · Traffic": "the cluster is one level; test_broker_metrics has two",
}


def document(name: str) -> dict[str, Any]:
    return dict(json.loads((ROOT / f"charts/yangguang/dashboards/{name}.json").read_text()))


def panels(name: str) -> list[dict[str, Any]]:
    return [panel for panel in document(name)["panels"] if panel["type"] != "row"]


def expressions(name: str) -> list[str]:
    return [target["expr"] for panel in panels(name) for target in panel["targets"]]


def test_the_files_are_what_the_generator_writes():
    assert {file: file.read_text() for file in FILES} == dashboards.files()


def test_each_service_has_its_dashboard():
    assert [name for name in NAMES if name.startswith("service-")] == [f"service-{name}" for name in SERVICES]
    assert {"overview", "gateway", "nats", "postgresql"} < set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_dashboard_is_found_again_under_its_uid_and_takes_its_source_from_a_variable(name: str):
    found = document(name)

    assert found["uid"] == f"yangguang-{name}"
    assert [variable["name"] for variable in found["templating"]["list"]] == ["datasource", "namespace"]
    sources = [part["datasource"] for panel in panels(name) for part in (panel, *panel["targets"])]
    assert all(source == {"type": "prometheus", "uid": "${datasource}"} for source in sources)


@pytest.mark.parametrize("name", NAMES)
def test_titles_are_chinese_with_english_beside_them(name: str):
    titles = [document(name)["title"], *(panel["title"] for panel in document(name)["panels"])]

    assert [
        title for title in titles if not re.fullmatch(r"[^·]*[\u4e00-\u9fff][^·]*·.*[A-Za-z]+.*", title)
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_panels_lie_side_by_side(name: str):
    places = [panel["gridPos"] for panel in document(name)["panels"]]
    numbers = [panel["id"] for panel in document(name)["panels"]]

    assert len(set(numbers)) == len(numbers)
    assert all(place["x"] + place["w"] <= 24 for place in places)
    assert [pair for pair in itertools.combinations(places, 2) if overlap(*pair)] == []


def overlap(a: dict[str, int], b: dict[str, int]) -> bool:
    return all(a[at] < b[at] + b[size] and b[at] < a[at] + a[size] for at, size in (("x", "w"), ("y", "h")))


@pytest.mark.parametrize("name", NAMES)
def test_a_dashboard_asks_for_metrics_that_are_exported(name: str):
    wanted = {metric for expression in expressions(name) for metric in asked(expression)}

    assert {metric for metric in wanted - exported() if not OTHERS.fullmatch(metric)} == set()


def test_every_metric_is_on_a_dashboard_or_in_an_alert():
    texts = [*(file.read_text() for file in FILES), *(file.read_text() for file in RULES.iterdir())]
    shown = {metric for text in texts for metric in re.findall(r"yangguang_[a-z0-9_]+", text)}
    stems = {re.sub(r"_(total|bucket|sum|count)$", "", metric) for metric in shown}

    unseen = {re.sub(r"_(total|bucket|sum|count)$", "", metric) for metric in exported()} - stems
    assert unseen == set(NOT_SHOWN)


# On a running cluster


@pytest.fixture(scope="module")
def prometheus(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prometheus]:
    """The demo journey is walked under its eyes."""
    with watching(cluster, tmp_path_factory.mktemp("prometheus")) as found:
        environment = dict(os.environ) | {"YG_HTTP_PORT": str(cluster.http_port)}
        demo = subprocess.run(
            [sys.executable, "-m", "local", "demo"], cwd=ROOT, env=environment, capture_output=True
        )
        assert demo.returncode == 0, demo.stdout.decode()
        # The figures of today are counted four times a minute.
        wait_until(lambda: found.numbers('yangguang_supervision_standing_cards{level="YELLOW"} > 0') != [])
        yield found


@pytest.mark.parametrize("name", NAMES)
def test_every_panel_has_something_to_show(prometheus: Prometheus, name: str):
    bare: list[str] = []

    def is_filled() -> bool:
        bare[:] = [
            f"{name}/{panel['title']}"
            for panel in panels(name)
            for target in panel["targets"]
            if not prometheus.numbers(filled_in(target["expr"]))
        ]
        return set(bare) <= set(EMPTY)

    # On a busy machine a scrape may have come too late.
    wait_until(is_filled, lambda: f"nothing to show: {bare}")


def filled_in(expression: str) -> str:
    """An expression as Grafana sends it."""
    return expression.replace("$__rate_interval", "5m").replace("$namespace", ".*")


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_offers_something(prometheus: Prometheus, name: str):
    queries = [
        variable["definition"]
        for variable in document(name)["templating"]["list"]
        if variable["type"] == "query"
    ]

    for query in queries:
        [(metric, label)] = re.findall(r"^label_values\((\w+), (\w+)\)$", query)
        assert prometheus.ask(f"/label/{label}/values", **{"match[]": [metric]}) == [NAMESPACE]


def test_the_rules_are_understood_and_a_healthy_cluster_wakes_nobody(prometheus: Prometheus):
    rules = [rule for group in prometheus.ask("/rules")["groups"] for rule in group["rules"]]

    assert {rule["health"] for rule in rules} == {"ok"}
    assert {rule["name"] for rule in rules if rule["type"] == "alerting"} == {
        file.stem for file in RULES.iterdir()
    }
    assert [rule["name"] for rule in rules if rule.get("state") == "firing"] == []
