"""The alerts: each is one rule file, one runbook page and one test, and speaks of what there is."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.charts.metrics import ROOT, asked, exported
from tests.programs import program

CHART = ROOT / "charts/yangguang"
RULES = sorted((CHART / "alerts").glob("*"))
RUNBOOKS = sorted((CHART / "runbooks").glob("*"))
CASES = sorted((ROOT / "tests/charts/alerts").glob("*"))
NAMES = [file.stem for file in RULES]

SEVERITIES = {"critical", "warning"}
SECTIONS = ["含义 Meaning", "影响 Impact", "诊断 Diagnosis", "处置 Mitigation"]
# What others export: the exporter of PostgreSQL, and the kubelet.
OTHERS = {
    "pg_stat_activity_count",
    "pg_settings_max_connections",
    "pg_database_size_bytes",
    "kubelet_volume_stats_available_bytes",
    "kubelet_volume_stats_capacity_bytes",
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def groups(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((CHART / f"alerts/{name}.yaml").read_text())["groups"])


def rules(name: str, kind: str) -> list[dict[str, Any]]:
    return [rule for group in groups(name) for rule in group["rules"] if kind in rule]


def runbook(name: str) -> str:
    return (CHART / f"runbooks/{name}.md").read_text()


def promtool(*arguments: str | Path) -> None:
    done = subprocess.run(
        [program("promtool", "prometheus"), *arguments], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_alert_has_a_rule_file_a_runbook_page_and_a_test_of_its_name():
    assert len(NAMES) > 15
    assert NAMES == [file.stem for file in RUNBOOKS] == [file.stem for file in CASES]
    assert {file.suffix for file in (*RULES, *CASES)} == {".yaml"}


def test_prometheus_loads_all_rules_together():
    promtool("check", "rules", *RULES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_fires_and_keeps_quiet_as_its_test_says(name: str):
    promtool("test", "rules", ROOT / f"tests/charts/alerts/{name}.yaml")


@pytest.mark.parametrize("name", NAMES)
def test_the_test_of_a_rule_shows_it_firing_at_each_severity_and_a_world_in_which_it_is_quiet(name: str):
    document = yaml.safe_load((ROOT / f"tests/charts/alerts/{name}.yaml").read_text())
    worlds = [
        [alert for check in world["alert_rule_test"] for alert in check["exp_alerts"]]
        for world in document["tests"]
    ]

    fired = {alert["exp_labels"]["severity"] for alerts in worlds for alert in alerts}
    assert document["rule_files"] == [f"../../../charts/yangguang/alerts/{name}.yaml"]
    assert fired == {rule["labels"]["severity"] for rule in rules(name, "alert")}
    assert [] in worlds


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_file_holds_its_alert_alone(name: str):
    assert [group["name"] for group in groups(name)] == [name]
    assert {rule["alert"] for rule in rules(name, "alert")} == {name}
    # The chart hands the files on as they are.
    assert not re.search(r"\{\{-|\{\{\s*\.", (CHART / f"alerts/{name}.yaml").read_text())


@pytest.mark.parametrize("name", NAMES)
def test_an_alert_says_how_urgent_it_is_what_happened_and_what_to_do(name: str):
    for rule in rules(name, "alert"):
        said = rule["annotations"]
        assert set(rule["labels"]) == {"severity"}
        assert rule["labels"]["severity"] in SEVERITIES
        assert set(said) == {"summary", "description", "runbook_url"}
        assert CHINESE.search(said["summary"])
        assert CHINESE.search(said["description"])
        assert (CHART / said["runbook_url"]).stem == name


@pytest.mark.parametrize("name", NAMES)
def test_an_alert_asks_for_metrics_that_are_exported(name: str):
    wanted = {
        metric for kind in ("alert", "record") for rule in rules(name, kind) for metric in asked(rule["expr"])
    }

    assert wanted
    assert wanted - exported() - OTHERS == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_runbook_says_what_it_means_what_it_does_how_to_look_and_what_to_do(name: str):
    page = runbook(name)
    parts = re.split(r"^## (.+)$", page, flags=re.M)

    assert re.match(rf"# {name} · [\u4e00-\u9fff ]+", page)
    assert parts[1::2] == SECTIONS
    assert all(len(text.strip()) > 10 for text in parts[2::2])


@pytest.mark.parametrize("name", NAMES)
def test_a_runbook_names_only_what_there_is(name: str):
    page = runbook(name)
    links = re.findall(r"\]\(([^)]+)\)", page)
    metrics = {
        word for word in re.findall(r"`((?:yangguang|pg|kubelet)_[a-z_]+)`", page) if word not in ("pg_wal",)
    }
    modules = re.findall(r"python -m (services(?:\.[a-z_]+)+)", page)
    requests = re.findall(r"`(GET|POST|PUT) (/api/v1/[^`?]+)", page)

    assert [link for link in links if not (CHART / "runbooks" / link).exists()] == []
    assert {name for name in metrics if not {name, f"{name}_count"} & exported()} - OTHERS == set()
    assert [
        module for module in modules if not (ROOT / module.replace(".", "/")).with_suffix(".py").exists()
    ] == []
    assert [request for request in requests if not is_served(*request)] == []


def is_served(method: str, path: str) -> bool:
    """Whether the API has such an operation; parts of a path in Chinese stand for something."""
    document = json.loads((ROOT / "tests/contract/gateway/openapi.json").read_text())
    return any(
        method.lower() in operations and re.fullmatch(re.sub(r"\{\w+\}", r"[^/:]+", template), path)
        for template, operations in document["paths"].items()
    )


def test_the_page_for_operators_lists_every_alert_with_its_severities_and_every_dashboard():
    page = (ROOT / "docs/operations/monitoring.md").read_text()
    listed = dict(re.findall(r"^\| `(Yangguang\w+)` \| ([\w/ ]+) \| \[", page, re.M))

    said = {name: {rule["labels"]["severity"] for rule in rules(name, "alert")} for name in NAMES}
    assert {name: set(text.split(" / ")) for name, text in listed.items()} == said
    boards = {re.sub("service-.*", "service-…", file.stem) for file in (CHART / "dashboards").iterdir()}
    assert set(re.findall(r"`yangguang-([\w-]+…?)`", page)) == boards
