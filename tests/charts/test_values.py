"""The values: what may be chosen reaches the processes, and what may not is refused."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import helm_python
import pytest
import yaml
from pydantic_settings import BaseSettings

from services.common.broker_metrics import BrokerSettings
from tests.charts.chart import (
    FOLDER,
    ROOT,
    Manifest,
    containers,
    find,
    loaded,
    name_of,
    of_kind,
    overlay,
    pods,
    render,
    render_files,
)
from tests.charts.scenarios import NAMES, rendered, values_of
from tests.charts.settings import GIVEN, NO_FIELDS, free, services, settings_of

every_scenario = pytest.mark.parametrize("scenario", NAMES)
MOUNTED = "/run/secrets/yangguang"
# Millicores and mebibytes of a township's one machine, less what Kubernetes itself takes.
TOWNSHIP = (2000 - 500, 4096 - 768)
UNITS = {"m": 1.0, "": 1000.0, "Mi": 1.0, "Gi": 1024.0}


def own_processes(manifests: list[Manifest]) -> Iterator[tuple[str, Manifest, Manifest]]:
    """The containers that run our code: the module, the container, its pod."""
    for _, pod in pods(manifests):
        for container in containers(pod):
            if container.get("command", [""])[:2] == ["python", "-m"]:
                yield container["command"][2], container, pod


def environment(manifests: list[Manifest], container: Manifest) -> dict[str, str]:
    """The variables of a container."""
    found: dict[str, str] = {}
    for source in container.get("envFrom", []):
        found |= find(manifests, "ConfigMap", source["configMapRef"]["name"])["data"]
    return found | {one["name"]: one["value"] for one in container.get("env", [])}


def reads(module: str) -> type[BaseSettings]:
    """The settings a module reads."""
    return BrokerSettings if module == "services.common.broker_metrics" else settings_of(module)


@every_scenario
def test_every_variable_is_a_setting_of_the_process_that_gets_it(scenario: str):
    manifests = rendered(scenario)
    for module, container, _ in own_processes(manifests):
        known = {f"YG_{name.upper()}" for name in reads(module).model_fields} | NO_FIELDS
        unknown = set(environment(manifests, container)) - known
        assert {name for name in unknown if not only_of_some(name)} == set(), module


def only_of_some(name: str) -> bool:
    """Whether a variable stands in the values of all processes though only some of them know it."""
    return name.removeprefix("YG_").lower() in free()


@every_scenario
def test_every_process_accepts_its_settings(scenario: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    manifests = rendered(scenario)
    for number, (module, container, pod) in enumerate(own_processes(manifests)):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_secrets(manifests, pod, folder)
        with monkeypatch.context() as patch:
            for name, value in environment(manifests, container).items():
                patch.setenv(name, value.replace(MOUNTED, str(folder)))
            found = reads(module)(_secrets_dir=folder)
        if "YG_METRICS_LISTEN" in environment(manifests, container):
            assert getattr(found, "metrics_listen").startswith("0.0.0.0:")  # noqa: B009


def write_secrets(manifests: list[Manifest], pod: Manifest, folder: Path) -> None:
    """Write the files of the pod's folder of secrets; those from outside hold a plausible text."""
    for volume in pod["spec"].get("volumes", []):
        for source in volume.get("projected", {}).get("sources", []) if volume["name"] == "secrets" else []:
            for key, path, text in files_of(manifests, source):
                (folder / path).write_text(text or OUTSIDE[key])


# What a Secret that is not the chart's would hold under the key.
OUTSIDE = {
    "url": "postgresql+asyncpg://u:p@db.example:5432/x",
    "service.pem": "-",
    "seal.json": "{}",
} | dict.fromkeys(("access_key", "secret_key", "client_secret"), "key")


def files_of(manifests: list[Manifest], source: Manifest) -> Iterator[tuple[str, str, str]]:
    """The files one source of a projected volume gives: key, path, text."""
    kind = "Secret" if "secret" in source else "ConfigMap"
    reference = source.get("secret") or source["configMap"]
    held = {name_of(one): one for one in of_kind(manifests, kind)}.get(reference["name"], {})
    texts = held.get("stringData") or held.get("data") or {}
    items = reference.get("items") or [{"key": key, "path": key} for key in texts]
    for item in items:
        yield item["key"], item["path"], texts.get(item["key"], "")


def test_every_setting_is_reachable_by_a_value():
    schema = json.loads((FOLDER / "values.schema.json").read_text())

    assert schema["$defs"]["settings"]["propertyNames"]["enum"] == free()


def test_a_setting_for_all_and_one_for_a_single_process_arrive_as_given():
    manifests = render(
        {
            "settings": {"default_deadline": 7.5, "reflection": False},
            "services": {"cases": {"settings": {"default_deadline": 3, "max_message_bytes": 10485760}}},
        }
    )

    cases, hall = (
        find(manifests, "ConfigMap", f"gov-yangguang-{name}")["data"] for name in ("cases", "hall")
    )
    assert (cases["YG_DEFAULT_DEADLINE"], cases["YG_MAX_MESSAGE_BYTES"]) == ("3", "10485760")
    assert (hall["YG_DEFAULT_DEADLINE"], hall["YG_REFLECTION"]) == ("7.5", "false")


def test_what_the_chart_gives_by_itself_is_no_setting_to_be_chosen():
    for name in sorted(GIVEN):
        with pytest.raises(helm_python.HelmError):
            render({"settings": {name: "x"}})


@every_scenario
def test_an_unknown_key_is_refused_wherever_it_stands(scenario: str):
    values = overlay(loaded().values, values_of(scenario)[-1] if values_of(scenario) else {})
    for place in places(values):
        with pytest.raises(helm_python.HelmError):
            loaded().validate_schema(nest(place, {"mispelt": {}}))


# Maps with keys of others: of Kubernetes, of a controller, of PostgreSQL, or the names one chooses.
OPEN = {
    "merge",
    "annotations",
    "placement",
    "nodeSelector",
    "parameters",
    "services",
    "gateways",
    "role_names",
}


def places(values: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every map in the values whose keys are ours."""
    if not OPEN & set(above[-1:]):
        yield above
    if not OPEN & set(above[-1:]) or above[-1] in ("services", "gateways"):
        for key, value in values.items():
            if isinstance(value, Mapping):
                yield from places(value, (*above, key))


def nest(place: tuple[str, ...], value: Any) -> Any:
    """The value at its place."""
    for key in reversed(place):
        value = {key: value}
    return value


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"region": 450222}, id="a region that is a number"),
        pytest.param({"level": "VILLAGE"}, id="a level nobody runs"),
        pytest.param({"nats": {"nodes": 2}}, id="two brokers, which agree on nothing"),
        pytest.param({"nats": {"mode": "external"}}, id="a broker elsewhere without its address"),
        pytest.param({"postgresql": {"storage": {"size": "100"}}}, id="a volume without a unit"),
        pytest.param(
            {"identity": {"issuers": [{"issuer": "a", "jwks_url": "http://a/keys"}]}}, id="keys in clear"
        ),
        pytest.param(
            {"identity": {"demo": True, "issuers": [{"issuer": "a", "jwks_url": "https://a/keys"}]}},
            id="demo accounts beside a real provider",
        ),
        pytest.param({"postgresql": {"mode": "external"}}, id="databases elsewhere without their addresses"),
    ],
)
def test_values_that_cannot_work_are_refused(values: dict[str, Any]):
    with pytest.raises(helm_python.HelmError):
        render(values)


def test_every_service_of_the_project_is_in_the_chart():
    assert sorted(loaded().values["services"]) == services()


def test_platforms_reach_every_service_the_protos_declare_by_its_path():
    declared = {
        f"yangguang.{service}.v1.{name}": service
        for service in services()
        for file in (ROOT / f"protos/yangguang/{service}/v1").glob("*.proto")
        for name in re.findall(r"^service (\w+)", file.read_text(), re.M)
    }
    [ingress] = [one for one in of_kind(rendered("county-external"), "Ingress") if "upstream" in name_of(one)]
    routes = {
        (rule["host"], path["path"]): path["backend"]["service"]["name"].removeprefix("gov-yangguang-")
        for rule in ingress["spec"]["rules"]
        for path in rule["http"]["paths"]
    }

    assert routes == {("up.liucheng.example", f"/{name}"): service for name, service in declared.items()} | {
        (f"{service}.up.liucheng.example", "/"): service for service in services()
    }


def test_a_further_service_is_a_further_value():
    manifests = render({"services": {"trading": {"calls": ["hall"], "replicas": 2}}})
    added = {(one["kind"], name_of(one)) for one in manifests} - {
        (one["kind"], name_of(one)) for one in render()
    }

    assert {
        (kind, name.removeprefix("gov-yangguang-").rpartition("-")[0] if kind == "Job" else name)
        for kind, name in added
    } >= {
        ("Deployment", "gov-yangguang-trading"),
        ("Service", "gov-yangguang-trading"),
        ("ServiceAccount", "gov-yangguang-trading"),
        ("ConfigMap", "gov-yangguang-trading"),
        ("Secret", "gov-yangguang-database-trading"),
        ("PodDisruptionBudget", "gov-yangguang-trading"),
        ("NetworkPolicy", "gov-yangguang-trading"),
        ("Job", "migrate-trading"),
    }
    gateway = find(manifests, "ConfigMap", "gov-yangguang-gateway-public")["data"]
    assert gateway["YG_TRADING_ADDRESS"] == "gov-yangguang-trading:9000"


def zone_of(values: dict[str, Any], gateway: str) -> str | None:
    """What a gateway is told of its zone."""
    data: dict[str, str] = find(render(values), "ConfigMap", f"gov-yangguang-gateway-{gateway}")["data"]
    return data.get("YG_ZONE")


def test_each_gateway_knows_its_zone_where_there_is_one_for_each():
    """C42: 外网受理、内网办理."""
    both = {"gateways": {"internal": {"enabled": True}}}

    assert (zone_of(both, "public"), zone_of(both, "internal")) == ("PUBLIC", "INTERNAL")
    # One alone serves everybody; and whoever wants both to, says so.
    assert zone_of({}, "public") is None
    all_alike = {"gateways": {"internal": {"enabled": True}, "public": {"settings": {"zone": "ALL"}}}}
    assert zone_of(all_alike, "public") == "ALL"


def test_the_payment_provider_is_known_to_who_charges_alone():
    payments = {"url": "https://pay.example", "publicKey": f"{43 * 'A'}="}
    manifests = render({"payments": payments})

    told = {
        name_of(one) for one in of_kind(manifests, "ConfigMap") if "YG_PAYMENT_URL" in one.get("data", {})
    }
    assert told == {"gov-yangguang-cases"}


def test_what_is_laid_over_a_deployment_wins_and_leaves_the_rest():
    [deployment] = [
        one for one in of_kind(rendered("county-bare"), "Deployment") if name_of(one).endswith("-cases")
    ]
    spec = deployment["spec"]["template"]["spec"]

    assert (spec["priorityClassName"], spec["nodeSelector"]) == ("high", {"disk": "fast"})
    assert [one["name"] for one in spec["containers"]] == ["cases"]


def test_a_service_that_may_grow_has_an_autoscaler_in_place_of_a_number():
    manifests = render({"services": {"cases": {"replicas": 2, "maxReplicas": 6}}})
    scaler = find(manifests, "HorizontalPodAutoscaler", "gov-yangguang-cases")["spec"]

    assert (scaler["minReplicas"], scaler["maxReplicas"]) == (2, 6)
    assert "replicas" not in find(manifests, "Deployment", "gov-yangguang-cases")["spec"]
    assert find(manifests, "Deployment", "gov-yangguang-hall")["spec"]["replicas"] == 1


def test_the_end_of_a_pod_waits_for_the_calls_in_flight():
    manifests = render({"settings": {"shutdown_grace": 30}})
    spec = find(manifests, "Deployment", "gov-yangguang-cases")["spec"]["template"]["spec"]

    assert spec["terminationGracePeriodSeconds"] == 55


@pytest.mark.parametrize(
    ("values", "hook"),
    [
        pytest.param({}, {False: None, True: "pre-install,pre-upgrade"}, id="on the chart's own server"),
        pytest.param(
            {"postgresql": {"mode": "external", "secrets": dict.fromkeys(services(), "db")}},
            {False: "pre-install,pre-upgrade", True: "pre-install,pre-upgrade"},
            id="on a server that is there before",
        ),
        pytest.param({"migrations": {"mode": "job"}}, {False: None, True: None}, id="as plain jobs"),
    ],
)
@pytest.mark.parametrize("is_upgrade", [False, True])
def test_databases_are_migrated_before_new_code_runs(
    values: dict[str, Any], hook: dict[bool, str | None], is_upgrade: bool
):
    jobs = [
        job for job in of_kind(render(values, is_upgrade=is_upgrade), "Job") if "migrate-" in name_of(job)
    ]

    assert len(jobs) == 4
    assert {job["metadata"]["annotations"].get("helm.sh/hook") for job in jobs} == {hook[is_upgrade]}


def test_a_job_that_is_no_hook_has_another_name_when_it_does_another_thing():
    names = [
        {name_of(job) for job in of_kind(render({"images": {"yangguang": {"tag": tag}}}), "Job")}
        for tag in ("0.1.0", "0.2.0")
    ]

    assert names[0] & names[1] == set()


def test_pods_that_migrate_themselves_do_so_before_they_start_and_there_are_no_jobs_for_it():
    manifests = rendered("township-leaf")

    assert [name_of(one) for one in of_kind(manifests, "Job") if "migrate" in name_of(one)] == []
    assert {
        name_of(one): [
            first["command"][2:] for first in one["spec"]["template"]["spec"].get("initContainers", [])
        ]
        for one in of_kind(manifests, "Deployment")
    } == {
        "gov-yangguang-gateway-public": [],
        **{f"gov-yangguang-{name}": [[f"services.{name}", "migrate"]] for name in services()},
    }


def test_a_township_fits_its_machine():
    cpu, memory = total_requests(rendered("township-leaf"))

    assert cpu <= TOWNSHIP[0]
    assert memory <= TOWNSHIP[1]


def total_requests(manifests: list[Manifest]) -> tuple[float, float]:
    """Millicores and mebibytes all pods that stay ask for."""
    found = [
        (
            number(container["resources"]["requests"]["cpu"]),
            number(container["resources"]["requests"]["memory"]),
        )
        for one in of_kind(manifests, "Deployment", "StatefulSet")
        for container in one["spec"]["template"]["spec"]["containers"]
        for _ in range(one["spec"].get("replicas", 1))
    ]
    return sum(cpu for cpu, _ in found), sum(memory for _, memory in found)


def number(quantity: str) -> float:
    """A quantity in millicores or mebibytes."""
    [(digits, unit)] = re.findall(r"^([\d.]+)(\D*)$", str(quantity))
    return float(digits) * UNITS[unit]


def test_a_level_names_only_what_is_otherwise_than_the_default():
    for level in ("township", "county", "city"):
        assert [
            place for place, value in leaves(values_of(level)[0]) if value == at(loaded().values, place)
        ] in (
            [],
            # The default level is the county's, which says so all the same.
            [("level",)],
        )


def leaves(values: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every single value with its place."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*above, key))
        else:
            yield (*above, key), value


def at(values: Any, place: tuple[str, ...]) -> Any:
    """What stands at a place; None where there is nothing."""
    for key in place:
        values = values.get(key) if isinstance(values, Mapping) else None
    return values


def test_the_list_of_images_for_a_closed_network_is_complete():
    listed = yaml.safe_load((FOLDER / "Chart.yaml").read_text())["annotations"]["yangguang/images"].split()
    used = {
        image
        for scenario in NAMES
        if scenario != "county-external"
        for one in rendered(scenario)
        for image in images(one)
    }

    assert sorted(listed) == sorted(used)


def images(manifest: Manifest) -> Iterator[str]:
    """The images of an object."""
    if "imageName" in manifest.get("spec", {}):
        yield manifest["spec"]["imageName"]
    for _, pod in pods([manifest]):
        yield from (container["image"] for container in containers(pod))


def test_on_a_closed_network_every_image_comes_from_the_mirror():
    found = {image for one in rendered("county-external") for image in images(one)}

    assert found == {
        "mirror.example:5000/gov/library/postgres:18",
        "mirror.example:5000/gov/yangguang/yangguang@sha256:"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    }


def test_the_notes_say_where_it_answers_and_what_is_missing():
    [secure] = render_files(*values_of("township-leaf"), notes=True).values()
    [default] = render_files(notes=True).values()

    assert "https://zhaisha.example" in secure
    assert "identity.issuers" not in secure
    assert "identity.issuers" in default
    assert "helm test gov --namespace yangguang" in default
