"""What the chart sends to operators is what their definitions take (issue 4: CRDs by their schema)."""

import copy
from typing import Any

import pytest

from tests.charts.chart import Manifest, find, of_kind, render
from tests.charts.operators import KINDS, check
from tests.charts.scenarios import NAMES, rendered, values_of

NOTHING = object()


@pytest.mark.parametrize("scenario", NAMES)
def test_every_object_of_an_operator_has_the_shape_its_definition_wants(scenario: str):
    for manifest in of_kind(rendered(scenario), *KINDS):
        check(manifest)


@pytest.mark.parametrize("scenario", NAMES)
def test_the_name_of_a_postgresql_cluster_leaves_room_for_those_made_of_it(scenario: str):
    # The operator appends to it, and refuses longer ones.
    assert [one for one in of_kind(rendered(scenario), "Cluster") if len(one["metadata"]["name"]) > 50] == []


def test_a_service_of_many_grpc_services_is_reached_by_several_rules():
    many = [f"yangguang.hall.v1.{letter}Service" for letter in "ABCDEFGHIJ"]
    manifests = render(*values_of("county-operators"), {"services": {"hall": {"grpc": many}}})

    route = find(manifests, "GRPCRoute", "gov-yangguang-upstream")
    check(route)
    ours = [
        rule["matches"] for rule in route["spec"]["rules"] if rule["backendRefs"][0]["name"].endswith("-hall")
    ]
    assert [len(matches) for matches in ours] == [8, 2]


def test_every_kind_is_rendered_by_some_scenario():
    kinds = {manifest["kind"] for scenario in NAMES for manifest in rendered(scenario)}

    assert KINDS.keys() <= kinds


FAULTS = [
    ("Cluster", "spec.instances", "3"),
    ("Cluster", "spec.instances", 0),
    ("Cluster", "spec.instances", 1),
    ("Cluster", "spec.postgresql.parameters.max_connections", 200),
    ("Cluster", "spec.postgresql.parameters.listen_addresses", "*"),
    ("Cluster", "spec.postgresql.synchronous.method", "quorum"),
    ("Cluster", "spec.postgresql.synchronous.dataDurability", "strict"),
    ("Cluster", "spec.postgresql.pgHba", []),
    ("Cluster", "spec.managed.roles.0.name", "postgres"),
    ("Cluster", "spec.managed.roles.0.passwordSecret", "a-secret"),
    ("Cluster", "spec.storage.size", "50 GB"),
    ("Cluster", "spec.storage", NOTHING),
    ("Database", "spec.name", "template1"),
    ("Database", "spec.owner", NOTHING),
    ("Database", "spec.databaseReclaimPolicy", "keep"),
    ("HTTPRoute", "apiVersion", "gateway.networking.k8s.io/v1beta1"),
    ("HTTPRoute", "spec.rules.0.timeouts.request", "0"),
    ("HTTPRoute", "spec.rules.0.backendRefs.0.port", "http"),
    ("HTTPRoute", "spec.rules.0.matches.0.path.type", "Prefix"),
    ("HTTPRoute", "spec.hostnames", ["https://a.example"]),
    ("GRPCRoute", "spec.rules.0.matches.0.method.service", "yangguang.cases.v1.CaseService/"),
    ("GRPCRoute", "spec.rules.0.backendRefs.0.port", 0),
    ("GRPCRoute", "spec.parentRefs", []),
    ("ServiceMonitor", "spec.endpoints.0.port", 9100),
    ("ServiceMonitor", "spec.selector", NOTHING),
    ("PrometheusRule", "spec.groups.0.rules.0.for", "1 hour"),
    ("PrometheusRule", "spec.groups.0.rules.0.expr", NOTHING),
    ("PrometheusRule", "spec.groups.0.rules.0.labels.severity", 1),
    ("PrometheusRule", "metadata.name", "YangguangServiceDown"),
]


@pytest.mark.parametrize(("kind", "place", "value"), FAULTS)
def test_what_an_operator_would_refuse_is_refused_here(kind: str, place: str, value: object):
    good = next(one for name in NAMES for one in of_kind(rendered(name), kind) if has(one, place))

    with pytest.raises((ValueError, AssertionError)):
        check(changed(good, place, value))


def has(manifest: Manifest, place: str) -> bool:
    """Whether an object has what the last step of a place would be in."""
    found: Any = manifest
    for step in place.split(".")[:-1]:
        found = found[int(step)] if isinstance(found, list) else found.get(step, {})
    return bool(found)


def changed(manifest: Manifest, place: str, value: object) -> Manifest:
    """The same object with another value there, or with nothing."""
    made = copy.deepcopy(manifest)
    found: Any = made
    *steps, last = place.split(".")
    for step in steps:
        found = found[int(step)] if isinstance(found, list) else found[step]
    if value is NOTHING:
        del found[last]
    else:
        found[last] = value
    return made
