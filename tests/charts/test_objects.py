"""Every object of every scenario is one that Kubernetes takes, and fits the others."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache

import kubernetes_validate
import pytest
from kubernetes_validate import utils

from tests.charts.chart import Manifest, containers, name_of, of_kind, pods, render
from tests.charts.operators import KINDS
from tests.charts.scenarios import NAMES, OUTSIDE, rendered, values_of

# The oldest and the newest Kubernetes the chart is for.
VERSIONS = ("1.29", "1.37")

every_scenario = pytest.mark.parametrize("scenario", NAMES)


@pytest.fixture(scope="module", autouse=True)
def schemas_are_read_once() -> Iterator[None]:
    """The library reads its megabytes of schemas anew for each object."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utils, "schema_contents", cache(utils.schema_contents))
        yield


@pytest.mark.parametrize("version", VERSIONS)
def test_every_object_has_the_shape_kubernetes_wants(version: str):
    known = {
        json.dumps(manifest, sort_keys=True): manifest
        for scenario in NAMES
        for manifest in rendered(scenario)
        # Those of operators are checked in test_operators.py.
        if manifest["kind"] not in KINDS
    }

    assert [fault for manifest in known.values() for fault in faults(manifest, version)] == []


def faults(manifest: Manifest, version: str) -> list[str]:
    """What is wrong with an object."""
    try:
        kubernetes_validate.validate(manifest, version, strict=True)
    except kubernetes_validate.ValidationError as error:
        place = ".".join(map(str, error.path))
        return [f"{manifest['kind']} {name_of(manifest)}: {place}: {error.message}"]
    return []


@every_scenario
def test_no_two_objects_share_a_name(scenario: str):
    counts = Counter(identities(rendered(scenario)))

    assert [identity for identity, count in counts.items() if count > 1] == []


def identities(manifests: list[Manifest]) -> Iterator[tuple[str, str]]:
    """What Kubernetes tells objects apart by; the group of a kind is no part of it here."""
    for manifest in manifests:
        yield manifest["kind"], name_of(manifest)


@every_scenario
def test_two_releases_in_one_namespace_have_nothing_in_common(scenario: str):
    values = [
        {key: value for key, value in one.items() if key != "fullnameOverride"} for one in values_of(scenario)
    ]
    one, other = (render(*values, name=name) for name in ("gov", "gov2"))

    assert set(identities(one)) & set(identities(other)) == set()
    assert [
        (name_of(chooser), name_of(pod))
        for chooser, selector in selectors(one)
        for _, pod in pods(other)
        if matches(selector, pod)
    ] == []


@every_scenario
def test_names_are_short_enough_and_are_names(scenario: str):
    names = [name_of(manifest) for manifest in rendered(scenario)]

    assert [name for name in names if len(name) > 63 or name != name.lower()] == []


@every_scenario
def test_what_selects_pods_finds_some(scenario: str):
    manifests = rendered(scenario)
    templates = [template for _, template in pods(manifests)]

    assert [
        f"{chooser['kind']} {name_of(chooser)}"
        for chooser, selector in selectors(manifests)
        if not any(matches(selector, template) for template in templates)
    ] == []


@every_scenario
def test_a_workload_selects_its_own_pods_alone(scenario: str):
    manifests = of_kind(rendered(scenario), "Deployment", "StatefulSet")
    for manifest in manifests:
        selector = manifest["spec"]["selector"]["matchLabels"]
        assert [name_of(other) for other in manifests if matches(selector, other["spec"]["template"])] == [
            name_of(manifest)
        ]


def selectors(manifests: list[Manifest]) -> Iterator[tuple[Manifest, dict[str, str]]]:
    """What selects pods of the release, with the labels it asks for; pods of an operator are not ours."""
    for manifest in manifests:
        spec = manifest.get("spec", {})
        found = {
            "Service": spec.get("selector"),
            "PodDisruptionBudget": spec.get("selector", {}).get("matchLabels"),
            "NetworkPolicy": spec.get("podSelector", {}).get("matchLabels"),
            "Deployment": spec.get("selector", {}).get("matchLabels"),
            "StatefulSet": spec.get("selector", {}).get("matchLabels"),
        }.get(manifest["kind"])
        if found and "cnpg.io/cluster" not in found:
            yield manifest, found


def matches(selector: dict[str, str], pod: Manifest) -> bool:
    """Whether the labels of a pod are those a selector asks for."""
    return bool(selector.items() <= pod["metadata"].get("labels", {}).items())


@every_scenario
def test_every_port_that_is_named_exists(scenario: str):
    manifests = rendered(scenario)

    assert [
        f"{where} {name_of(chooser)}: {port}"
        for where, chooser, selector, port in asked_ports(manifests)
        for _, pod in pods(manifests)
        if matches(selector, pod) and port not in offered_ports(pod)
    ] == []
    assert [
        f"{owner}: {probe}"
        for owner, pod in pods(manifests)
        for container in containers(pod)
        for kind in ("startupProbe", "readinessProbe", "livenessProbe")
        if (probe := container.get(kind))
        and not probed_ports(probe) <= offered_ports({"spec": {"containers": [container]}})
    ] == []


def asked_ports(manifests: list[Manifest]) -> Iterator[tuple[str, Manifest, dict[str, str], int | str]]:
    """The ports of pods that Services forward to and NetworkPolicies open."""
    for manifest, selector in selectors(manifests):
        if manifest["kind"] == "Service":
            for port in manifest["spec"]["ports"]:
                yield "Service", manifest, selector, port["targetPort"]
        if manifest["kind"] == "NetworkPolicy":
            for rule in manifest["spec"].get("ingress", []):
                for port in rule["ports"]:
                    yield "NetworkPolicy", manifest, selector, port["port"]


def offered_ports(pod: Manifest) -> set[int | str]:
    """The ports of a pod, by name and by number."""
    declared = [port for container in containers(pod) for port in container.get("ports", [])]
    return {port["name"] for port in declared} | {port["containerPort"] for port in declared}


def probed_ports(probe: Manifest) -> set[int | str]:
    """The port a probe asks; none when it runs a command."""
    return {probe[kind]["port"] for kind in ("httpGet", "tcpSocket", "grpc") if kind in probe}


@every_scenario
def test_what_leads_in_from_outside_leads_to_a_service(scenario: str):
    manifests = rendered(scenario)
    services = {name_of(one): one["spec"]["ports"] for one in of_kind(manifests, "Service")}

    for name, port in backends(manifests):
        assert port in {one["name"] for one in services[name]} | {one["port"] for one in services[name]}


def backends(manifests: list[Manifest]) -> Iterator[tuple[str, int | str]]:
    """The Services that Ingresses and routes name, with the port."""
    for ingress in of_kind(manifests, "Ingress"):
        for rule in ingress["spec"]["rules"]:
            for path in rule["http"]["paths"]:
                service = path["backend"]["service"]
                yield service["name"], service["port"].get("name") or service["port"]["number"]
    for route in of_kind(manifests, "HTTPRoute", "GRPCRoute"):
        for rule in route["spec"]["rules"]:
            for backend in rule["backendRefs"]:
                yield backend["name"], backend["port"]


@every_scenario
@pytest.mark.parametrize("is_upgrade", [False, True])
def test_what_a_pod_mounts_or_reads_is_there(scenario: str, is_upgrade: bool):
    manifests = rendered(scenario, is_upgrade)
    there: dict[tuple[str, str], set[str]] = {("Secret", name): keys for name, keys in OUTSIDE.items()}
    for one in of_kind(manifests, "Secret", "ConfigMap"):
        there[one["kind"], name_of(one)] = {*one.get("data", {}), *one.get("stringData", {})}

    assert [
        f"{owner}: {kind} {name} {keys}"
        for owner, pod in pods(manifests)
        for kind, name, keys in references(pod)
        if not keys <= there.get((kind, name), set()) or (kind, name) not in there
    ] == []


def references(pod: Manifest) -> Iterator[tuple[str, str, set[str]]]:
    """The Secrets and ConfigMaps of a pod: kind, name, and the keys that are needed of it."""
    for volume in pod["spec"].get("volumes", []):
        for source in volume.get("projected", {}).get("sources", [volume]):
            for field, kind, label in (
                ("secret", "Secret", "secretName"),
                ("configMap", "ConfigMap", "name"),
            ):
                if field in source:
                    found = source[field]
                    yield (
                        kind,
                        found.get(label) or found["name"],
                        {item["key"] for item in found.get("items", [])},
                    )
    for container in containers(pod):
        for one in container.get("envFrom", []):
            yield "ConfigMap", one["configMapRef"]["name"], set()


@every_scenario
def test_every_volume_is_mounted_and_every_mount_has_its_volume(scenario: str):
    for owner, pod in pods(rendered(scenario)):
        mounted = {mount["name"] for one in containers(pod) for mount in one.get("volumeMounts", [])}
        claimed = {"data"} if owner.startswith("StatefulSet") else set()
        assert mounted == {one["name"] for one in pod["spec"].get("volumes", [])} | claimed, owner


@every_scenario
def test_every_claim_a_pod_mounts_is_there(scenario: str):
    manifests = rendered(scenario)
    claims = {name_of(one) for one in of_kind(manifests, "PersistentVolumeClaim")} | {"far-away"}

    assert {
        volume["persistentVolumeClaim"]["claimName"]
        for _, pod in pods(manifests)
        for volume in pod["spec"].get("volumes", [])
        if "persistentVolumeClaim" in volume
    } <= claims


@every_scenario
def test_every_service_account_a_pod_runs_under_is_there(scenario: str):
    manifests = rendered(scenario)
    accounts = {name_of(one) for one in of_kind(manifests, "ServiceAccount")}

    assert {
        account for _, pod in pods(manifests) if (account := pod["spec"].get("serviceAccountName"))
    } == accounts
