"""What an attacker would try: privileges, passwords, ways through the network."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.charts.chart import Manifest, containers, find, name_of, of_kind, pods, render
from tests.charts.scenarios import NAMES, rendered
from tests.charts.test_objects import matches

every_scenario = pytest.mark.parametrize("scenario", NAMES)

# What a pod of the restricted profile may mount.
VOLUMES = {"secret", "configMap", "projected", "emptyDir", "persistentVolumeClaim"}

# Who opens connections to whom inside a release, and at which port.
REACHES = {
    ("gateway-public", "catalog", 9000),
    ("gateway-public", "hall", 9000),
    ("gateway-public", "cases", 9000),
    ("gateway-public", "supervision", 9000),
    ("catalog", "hall", 9000),
    ("cases", "catalog", 9000),
    ("cases", "hall", 9000),
    ("supervision", "cases", 9000),
    ("supervision", "catalog", 9000),
    ("supervision", "hall", 9000),
    ("catalog", "postgresql", 5432),
    ("hall", "postgresql", 5432),
    ("cases", "postgresql", 5432),
    ("supervision", "postgresql", 5432),
    ("migration", "postgresql", 5432),
    ("backup", "postgresql", 5432),
    ("catalog", "nats", 4222),
    ("hall", "nats", 4222),
    ("cases", "nats", 4222),
    ("supervision", "nats", 4222),
    ("test", "gateway-public", 8000),
}


@every_scenario
def test_every_pod_keeps_to_the_restricted_profile(scenario: str):
    for owner, pod in pods(rendered(scenario)):
        spec = pod["spec"]
        assert spec["securityContext"]["runAsNonRoot"] is True, owner
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}, owner
        assert spec["automountServiceAccountToken"] is False, owner
        assert not {"hostNetwork", "hostPID", "hostIPC"} & set(spec), owner
        assert all(VOLUMES & set(one) for one in spec.get("volumes", [])), owner
        for container in containers(pod):
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "runAsNonRoot": True,
                "capabilities": {"drop": ["ALL"]},
            }, owner


@every_scenario
def test_every_container_says_what_it_needs_and_what_is_too_much(scenario: str):
    for owner, pod in pods(rendered(scenario)):
        for container in containers(pod):
            assert {"cpu", "memory"} <= set(container["resources"]["requests"]), owner
            assert "memory" in container["resources"]["limits"], owner


@every_scenario
def test_secrets_come_as_files_and_never_as_variables(scenario: str):
    text = json.dumps([pod for _, pod in pods(rendered(scenario))])

    assert "secretKeyRef" not in text
    assert "secretRef" not in text


@every_scenario
def test_no_password_stands_outside_of_secrets(scenario: str):
    manifests = rendered(scenario)
    secret = {
        line
        for one in of_kind(manifests, "Secret")
        for text in one["stringData"].values()
        for line in re.findall(r"[\w+/=]{20,}", text)
        if not line.startswith(("yangguang", "gov"))
    }
    others = json.dumps([one for one in manifests if one["kind"] != "Secret"])

    assert [line for line in secret if line in others] == []


def test_passwords_and_keys_are_made_anew_for_each_release():
    one, other = (
        {name_of(secret): secret["stringData"] for secret in of_kind(render(), "Secret")} for _ in range(2)
    )

    assert one.keys() == other.keys()
    assert [
        (name, key)
        for name, data in one.items()
        for key in data
        if key != "username" and data[key] == other[name][key]
    ] == []


@every_scenario
def test_what_is_generated_is_made_before_all_else_and_outlives_the_release(scenario: str):
    for secret in of_kind(rendered(scenario), "Secret"):
        assert secret["metadata"]["annotations"] == {
            "helm.sh/hook": "pre-install,pre-upgrade",
            "helm.sh/hook-weight": "-10",
            "helm.sh/resource-policy": "keep",
        }


def test_who_reaches_whom_is_what_is_written_here_and_both_sides_agree():
    manifests = rendered("default")
    components = {pod["metadata"]["labels"]["app.kubernetes.io/component"]: pod for _, pod in pods(manifests)}
    allowed = {
        (source, target, port)
        for source, one in components.items()
        for target, other in components.items()
        for port in offered(other)
        if lets(manifests, one, other, "egress", port) and lets(manifests, other, one, "ingress", port)
    }

    assert allowed == REACHES


def offered(pod: Manifest) -> dict[int, str]:
    """The ports of a pod, with their names."""
    return {port["containerPort"]: port["name"] for one in containers(pod) for port in one.get("ports", [])}


def lets(manifests: list[Manifest], pod: Manifest, other: Manifest, way: str, port: int) -> bool:
    """Whether a policy for this pod lets the other one through, this way."""
    named = offered(pod if way == "ingress" else other)[port]
    return any(
        port in ports or named in ports
        for peers, ports in rules(manifests, pod, way)
        for peer in peers
        if "podSelector" in peer and matches(peer["podSelector"]["matchLabels"], other)
    )


def rules(manifests: list[Manifest], pod: Manifest, way: str) -> Iterator[tuple[list[Any], set[int | str]]]:
    """The rules of all policies that are for this pod: peers and ports."""
    for policy in of_kind(manifests, "NetworkPolicy"):
        if matches(policy["spec"]["podSelector"]["matchLabels"], pod):
            for rule in policy["spec"].get(way, []):
                yield rule["from" if way == "ingress" else "to"], {port["port"] for port in rule["ports"]}


@every_scenario
def test_no_rule_of_a_policy_is_open_to_everybody(scenario: str):
    for policy in of_kind(rendered(scenario), "NetworkPolicy"):
        for way, peers in (("ingress", "from"), ("egress", "to")):
            for rule in policy["spec"].get(way) or []:
                assert rule[peers], name_of(policy)
                assert {} not in rule[peers], name_of(policy)


def test_every_pod_is_under_the_policy_that_denies_what_is_not_named():
    manifests = rendered("county-operators")
    default = find(manifests, "NetworkPolicy", "gov-yangguang-default")

    assert default["spec"]["policyTypes"] == ["Ingress", "Egress"]
    assert "ingress" not in default["spec"]
    assert [
        owner
        for owner, pod in pods(manifests)
        if not matches(default["spec"]["podSelector"]["matchLabels"], pod)
    ] == []


def test_only_the_entry_of_its_zone_reaches_a_gateway():
    manifests = rendered("county-external")

    assert {zone: entries(manifests, zone) for zone in ("public", "internal")} == {
        "public": ["ingress-nginx"],
        "internal": ["ingress-internal"],
    }


def entries(manifests: list[Manifest], zone: str) -> list[str]:
    """The namespaces that reach the pages of a gateway."""
    policy = find(manifests, "NetworkPolicy", f"gov-yangguang-gateway-{zone}")
    return [
        peer["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"]
        for rule in policy["spec"]["ingress"]
        for peer in rule["from"]
        if "namespaceSelector" in peer and rule["ports"] == [{"port": "main"}]
    ]


@pytest.mark.parametrize(
    ("scenario", "namespace"), [("county-external", "ingress-nginx"), ("county-operators", "envoy-platforms")]
)
def test_only_the_entry_for_platforms_reaches_the_door_that_is_theirs(scenario: str, namespace: str):
    manifests = rendered(scenario)
    for service in ("catalog", "hall", "cases", "supervision"):
        policy = find(manifests, "NetworkPolicy", f"gov-yangguang-{service}")
        assert [
            rule["from"] for rule in policy["spec"]["ingress"] if {"port": "upstream"} in rule["ports"]
        ] == [[{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": namespace}}}]]


def test_without_upstream_platforms_there_is_no_door_for_them():
    assert "upstream" not in json.dumps([one for one in rendered("default") if one["kind"] != "ConfigMap"])


def test_a_database_elsewhere_and_the_keys_of_a_provider_are_reached_at_their_addresses_alone():
    policy = find(rendered("county-external"), "NetworkPolicy", "gov-yangguang-cases")

    assert [
        ([peer["ipBlock"]["cidr"] for peer in rule["to"]], rule["ports"])
        for rule in policy["spec"]["egress"]
        if "ipBlock" in rule["to"][0]
    ] == [
        (["198.51.100.5/32"], [{"port": 5432}]),
        (["198.51.100.6/32"], [{"port": 4222}]),
        (["198.51.100.7/32"], [{"port": 443}]),
        (["198.51.100.8/32"], [{"port": 443}]),
        (["0.0.0.0/0"], [{"port": 443}]),
    ]
