"""What the chart hands to Prometheus and Grafana: the rules and dashboards as they are, and whom to ask."""

import json

import yaml

from tests.charts.chart import Manifest, of_kind, render
from tests.charts.metrics import ROOT

CHART = ROOT / "charts/yangguang"
RULES = {file.stem: yaml.safe_load(file.read_text()) for file in (CHART / "alerts").iterdir()}
DASHBOARDS = {file.name: json.loads(file.read_text()) for file in (CHART / "dashboards").iterdir()}


def monitored(**monitoring: object) -> list[Manifest]:
    return render({"monitoring": monitoring}, name="gov")


def test_each_rule_file_is_a_prometheus_rule():
    found = of_kind(monitored(rules="prometheusRule"), "PrometheusRule")

    assert {rule["spec"]["groups"][0]["name"]: rule["spec"] for rule in found} == RULES


def test_the_rules_are_a_config_map_for_a_prometheus_without_operator():
    maps = of_kind(monitored(rules="configMap"), "ConfigMap")

    [rules] = [found["data"] for found in maps if found["metadata"]["name"].endswith("-rules")]
    assert {name.removesuffix(".yaml"): yaml.safe_load(text) for name, text in rules.items()} == RULES


def test_each_dashboard_is_a_config_map_that_grafanas_sidecar_finds():
    maps = [
        found
        for found in of_kind(monitored(dashboards=True), "ConfigMap")
        if found["metadata"]["labels"].get("grafana_dashboard") == "1"
    ]
    texts = [text for found in maps for text in found["data"].values()]

    assert sorted(json.loads(text)["uid"] for text in texts) == sorted(d["uid"] for d in DASHBOARDS.values())
    # A ConfigMap holds a megabyte.
    assert max(len(text.encode()) for text in texts) < 500_000


def test_the_operator_leaves_the_label_that_says_which_service_a_metric_is_of():
    [monitor] = of_kind(monitored(serviceMonitors=True), "ServiceMonitor")

    assert monitor["spec"]["endpoints"] == [{"port": "metrics", "honorLabels": True}]


def test_without_an_operator_prometheus_finds_every_metrics_port_by_annotations():
    pods = [
        found["spec"]["template"]
        for kind in ("Deployment", "StatefulSet")
        for found in of_kind(monitored(annotations=True, exporters=True), kind)
    ]

    for pod in pods:
        annotations = pod["metadata"]["annotations"]
        ports = {
            str(port["containerPort"])
            for container in pod["spec"]["containers"]
            for port in container.get("ports", ())
            if port["name"] == "metrics"
        }
        assert annotations["prometheus.io/scrape"] == "true"
        assert {annotations["prometheus.io/port"]} == ports
