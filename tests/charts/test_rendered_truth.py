"""What the chart renders for a county runs: its pods as processes, on a real PostgreSQL and three brokers."""

import json
import re
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.cluster import procfile, services_of
from local.demo import journey
from local.demo.stage import Demo
from local.rest import Visitor
from local.screen import Screen
from tests.charts.chart import LEVELS, ROOT, Manifest, name_of, of_kind, render
from tests.charts.kubelet import COMPONENT, Node, running

SERVICES = services_of(procfile())
DEMO = {"identity": {"demo": True}}


@pytest.fixture(scope="module")
def manifests() -> list[Manifest]:
    """A county with the demo accounts: everything else is as the level says."""
    return render(LEVELS["county"], DEMO)


@pytest.fixture(scope="module")
def node(manifests: list[Manifest], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """The release, running."""
    with running(manifests, tmp_path_factory.mktemp("truth")) as (node, _):
        yield node


def test_everything_a_county_has_runs(node: Node):
    assert Counter(pod.labels[COMPONENT] for pod in node.pods) == {
        "catalog": 2,
        "hall": 2,
        "cases": 2,
        "supervision": 2,
        "gateway-public": 2,
        "gateway-internal": 2,
        "nats": 3,
    }
    assert node.ended() == []


def test_the_demo_journey_can_be_walked_through_the_gateway_of_the_staff(node: Node):
    visitor = Visitor(f"http://{node.address('gov-yangguang-gateway-internal', 8000)}")

    journey.walk(Demo(visitor, Screen()))

    visitor.close()
    assert node.ended() == []


def test_the_gateway_of_the_public_offers_nothing_that_only_staff_may_call(node: Node):
    """C42: 外网受理、内网办理."""
    url = f"http://{node.address('gov-yangguang-gateway-public', 8000)}/openapi.json"
    with urllib.request.urlopen(url, timeout=30) as answer:
        paths = json.load(answer)["paths"]

    assert {"/api/v1/cases", "/api/v1/feeTickets:pay"} <= paths.keys()
    assert {"/api/v1/indicators", "/api/v1/cases/{case}:accept", "/api/v1/feeTickets:receive"}.isdisjoint(
        paths
    )


def test_every_container_passes_its_probes(node: Node):
    failed = [
        (pod.name, container["name"], kind)
        for pod in node.pods
        for container in pod.spec["containers"]
        for kind in ("startupProbe", "livenessProbe", "readinessProbe")
        if not pod.passes(container, kind)
    ]

    assert failed == []
    assert {
        kind for pod in node.pods for one in pod.spec["containers"] for kind in one if "Probe" in kind
    } == {"startupProbe", "livenessProbe", "readinessProbe"}


def test_the_release_passes_its_own_tests(node: Node, manifests: list[Manifest]):
    tests = of_kind(manifests, "Pod")

    assert {name_of(test): node.run_once(test)[0] for test in tests} == {
        "gov-yangguang-test-gateway-internal": 0,
        "gov-yangguang-test-gateway-public": 0,
    }


def test_the_journals_are_audited_from_a_pod_as_the_manual_says(node: Node):
    page = (ROOT / "docs/operations/install.md").read_text()
    [said] = re.findall(r"kubectl .* exec deploy/yangguang-(\w+) -- env (\w+)=(\S+) (.+)", page)
    component, variable, value, command = said

    code, words = node.execute(node.of(component)[0], *command.split(), **{variable: value})

    assert (code, words.count("✓")) == (0, len(SERVICES)), words


def test_the_pods_of_the_broker_are_one_cluster(node: Node):
    for pod in node.of("nats"):
        with urllib.request.urlopen(f"http://{pod.address}:8222/jsz", timeout=5) as answer:
            found = json.load(answer)
        assert found["meta_cluster"]["cluster_size"] == 3
        assert found["config"]["sync_always"] is True


def test_what_a_township_has_runs_too(tmp_path: Path):
    with running(render(LEVELS["township"], DEMO), tmp_path) as (node, _):
        visitor = Visitor(f"http://{node.address('gov-yangguang-gateway-public', 8000)}")
        journey.walk(Demo(visitor, Screen()))
        visitor.close()

        assert Counter(pod.labels[COMPONENT] for pod in node.pods) == {
            "catalog": 1,
            "hall": 1,
            "cases": 1,
            "supervision": 1,
            "gateway-public": 1,
            "nats": 1,
        }
        assert node.ended() == []
