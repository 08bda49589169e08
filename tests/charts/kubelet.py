"""Pods as processes: starts what a release renders on this machine, as a kubelet would on its node.

A pod has an address of its own in 127.0.0.0/8 and there the very ports its manifest names. Command,
arguments, environment, the files of its volumes and its probes are those that were rendered. Places alone are
others, in this way and no other (`Node.here`):

- a Service, or a pod by its name, is the address of its pods; a gRPC client, to whom a headless Service gives
  all of them, gets all of them; 0.0.0.0 and 127.0.0.1 are the pod's own address;
- the folder of a volume is a folder of the test;
- a port the broker opens on all addresses it opens on the pod's alone;
- the database an operator would make is one on a real server, with the roles, passwords and settings of the
  manifests;
- `python` is the interpreter of the tests, `nats-server` the one of its wheel.
"""

import os
import random
import re
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from local.nats import wheel_binary
from local.postgres import CREATE_DATABASE, Postgres, new_server
from local.processes import Child, StartError, wait_until
from tests.charts.broker import secret_text
from tests.charts.chart import ROOT, Manifest, containers, find, name_of, of_kind

COMPONENT = "app.kubernetes.io/component"
PROGRAMS = {"python": sys.executable, "nats-server": str(wheel_binary())}
# Ports of all addresses, as nats.conf names them.
OPEN_PORT = re.compile(r"^(\s*)(port: \d+)$", re.M)


def settle(postgres: Postgres, manifests: list[Manifest]) -> tuple[list[Manifest], dict[str, str]]:
    """Do on a real server what is done to that of the manifests; what is left of them, and where it is."""
    operated = of_kind(manifests, "Cluster")
    found = _by_operator(operated[0], manifests) if operated else _by_chart(manifests)
    for name, value in found.parameters.items():
        postgres.sql(f"ALTER SYSTEM SET {name} = '{value}'")
    postgres.stop()
    postgres.start()
    for name, password in found.databases.items():
        postgres.sql(CREATE_DATABASE.format(name=name, password=password))
    rest = [one for one in manifests if one not in found.instead]
    return rest, {f"{found.host}:5432": f"127.0.0.1:{postgres.port}"}


@dataclass(frozen=True)
class Server:
    """The server of the manifests: its settings, each database with its password, and what makes it."""

    host: str
    parameters: Mapping[str, str]
    databases: Mapping[str, str]
    instead: list[Manifest]


def _by_operator(cluster: Manifest, manifests: list[Manifest]) -> Server:
    secrets = {role["name"]: role["passwordSecret"]["name"] for role in cluster["spec"]["managed"]["roles"]}
    specs = [database["spec"] for database in of_kind(manifests, "Database")]
    assert all(spec["owner"] == spec["name"] for spec in specs)
    databases = {
        spec["name"]: secret_text(manifests, secrets[spec["name"]], "password", {}) for spec in specs
    }
    return Server(f"{name_of(cluster)}-rw", cluster["spec"]["postgresql"]["parameters"], databases, [])


def _by_chart(manifests: list[Manifest]) -> Server:
    """The official image makes the server, and a Job its databases: neither is on this machine."""
    [stateful] = [one for one in of_kind(manifests, "StatefulSet") if name_of(one).endswith("-postgresql")]
    [job] = [one for one in of_kind(manifests, "Job") if "databases" in name_of(one)]
    server = containers(stateful["spec"]["template"])[0]
    parameters = dict(one.split("=", 1) for one in server["args"] if one != "-c")
    databases = {
        secret["stringData"]["username"]: secret["stringData"]["password"]
        for secret in of_kind(manifests, "Secret")
        if "username" in secret.get("stringData", {})
    }
    return Server(name_of(stateful), parameters, databases, [stateful, job])


@dataclass
class Pod:
    """One pod and the processes of its containers."""

    name: str
    address: str
    spec: Manifest
    labels: Mapping[str, str]
    folder: Path
    claims: list[str] = field(default_factory=list)
    children: dict[str, Child] = field(default_factory=dict)

    def port(self, number: int | str) -> int:
        """A port by its number or its name."""
        named = {port["name"]: port["containerPort"] for one in self._all for port in one.get("ports", [])}
        return int(named.get(number, number))

    def passes(self, container: Manifest, kind: str) -> bool:
        """Whether a container passes its probe of this kind now; one without passes."""
        probe = container.get(kind, {})
        if "grpc" in probe:
            return _is_serving(f"{self.address}:{probe['grpc']['port']}", probe.get("timeoutSeconds", 1))
        if "httpGet" in probe:
            asked = probe["httpGet"]
            url = f"http://{self.address}:{self.port(asked['port'])}{asked['path']}"
            return _answers(url, probe.get("timeoutSeconds", 1))
        assert not probe, probe
        return True

    def wait_ready(self) -> None:
        """Wait as long as the startup probe gives it, and then for readiness."""
        for container in self.spec["containers"]:
            child = self.children[container["name"]]
            for kind in ("startupProbe", "readinessProbe"):
                probe = container.get(kind, {})
                patience = probe.get("periodSeconds", 10) * probe.get("failureThreshold", 3)
                wait_until(partial(self.passes, container, kind), child, max(patience, 60))

    @property
    def _all(self) -> list[Manifest]:
        return containers({"spec": self.spec})


def _is_serving(address: str, timeout: float) -> bool:
    with grpc.insecure_channel(address) as channel:
        try:
            request = health_pb2.HealthCheckRequest()
            answer = health_pb2_grpc.HealthStub(channel).Check(request, timeout=timeout)
        except grpc.RpcError:
            return False
        return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


def _answers(url: str, timeout: float) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=timeout) as answer:
            return bool(200 <= answer.status < 400)
    except (urllib.error.URLError, OSError):
        return False


class Node:
    """A machine that runs a release."""

    def __init__(self, manifests: list[Manifest], folder: Path, elsewhere: Mapping[str, str]) -> None:
        self.manifests, self.folder, self.elsewhere = manifests, folder, elsewhere
        # Another range for each run, so that several do not meet at a port.
        self._net = f"127.{random.randint(16, 250)}.{random.randint(1, 250)}"
        self._count = 0
        self.pods = [
            pod for one in of_kind(manifests, "Deployment", "StatefulSet") for pod in self._pods(one)
        ]
        self.hosts = dict(self._hosts())

    def start(self) -> None:
        """Start what stays and what ends, all at once, and wait until the one is ready and the other done."""
        for pod in self.pods:
            self.run(pod)
        self._run_jobs()
        with ThreadPoolExecutor(len(self.pods)) as waiting:
            for done in [waiting.submit(pod.wait_ready) for pod in self.pods]:
                done.result()

    def run(self, pod: Pod) -> None:
        """Start the containers of a pod."""
        mounts = self._volumes(pod)
        for container in pod.spec["containers"]:
            pod.children[container["name"]] = self._child(pod, container, mounts)

    def run_once(self, manifest: Manifest) -> tuple[int, str]:
        """Run a pod that ends: its exit code and what it said."""
        spec = manifest["spec"].get("template", manifest)["spec"]
        pod = self._pod(name_of(manifest), {"spec": spec, "metadata": {"labels": {}}}, [])
        self.run(pod)
        [child] = pod.children.values()
        assert child.popen is not None
        code = child.popen.wait(120)
        return code, child.log_tail(60)

    def execute(self, pod: Pod, *command: str, **variables: str) -> tuple[int, str]:
        """Run a command in the first container, as `kubectl exec` does: its exit code and what it said."""
        container = {**pod.spec["containers"][0], "command": list(command), "args": []}
        env = [*container.get("env", []), *({"name": key, "value": text} for key, text in variables.items())]
        child = self._child(pod, {**container, "env": env, "name": "exec"}, self._volumes(pod))
        assert child.popen is not None
        return child.popen.wait(120), child.log_tail(60)

    def of(self, component: str) -> list[Pod]:
        """The pods of a part of the release."""
        return [pod for pod in self.pods if pod.labels[COMPONENT] == component]

    def address(self, service: str, port: int) -> str:
        """Where the first pod of a Service answers."""
        return f"{self.hosts[service][0]}:{port}"

    def ended(self) -> list[str]:
        """The containers that do not run any more."""
        return [child.name for pod in self.pods for child in pod.children.values() if not child.is_running()]

    def stop(self) -> dict[str, int | None]:
        """Ask all to end as at the end of a pod, the brokers last; the exit code of each container."""
        codes: dict[str, int | None] = {}
        for brokers in (False, True):
            pods = [pod for pod in self.pods if (pod.labels[COMPONENT] == "nats") is brokers]
            children = [(pod, child) for pod in pods for child in pod.children.values()]
            for _, child in children:
                child.send(signal.SIGTERM)
            for pod, child in children:
                child.wait(pod.spec["terminationGracePeriodSeconds"])
                codes[child.name] = None if child.popen is None else child.popen.returncode
        return codes

    def _pods(self, manifest: Manifest) -> Iterator[Pod]:
        scalers = {
            scaler["spec"]["scaleTargetRef"]["name"]: scaler["spec"]["minReplicas"]
            for scaler in of_kind(self.manifests, "HorizontalPodAutoscaler")
        }
        spec = manifest["spec"]
        claims = [claim["metadata"]["name"] for claim in spec.get("volumeClaimTemplates", [])]
        for number in range(spec.get("replicas", scalers.get(name_of(manifest), 1))):
            yield self._pod(f"{name_of(manifest)}-{number}", spec["template"], claims)

    def _pod(self, name: str, template: Manifest, claims: list[str]) -> Pod:
        self._count += 1
        address, labels = f"{self._net}.{self._count}", template["metadata"]["labels"]
        return Pod(name, address, template["spec"], labels, self.folder / name, claims)

    def _hosts(self) -> Iterator[tuple[str, list[str]]]:
        for service in of_kind(self.manifests, "Service"):
            chosen = service["spec"]["selector"].items()
            found = [pod for pod in self.pods if chosen <= pod.labels.items()]
            yield name_of(service), [pod.address for pod in found]
            for pod in found:
                yield f"{pod.name}.{name_of(service)}", [pod.address]

    def _run_jobs(self) -> None:
        """Run all Jobs at once, and those that fail again, as long as that leads anywhere."""
        left = of_kind(self.manifests, "Job")
        while left:
            with ThreadPoolExecutor(4) as running:
                results = list(running.map(self.run_once, left))
            failed = [(job, said) for job, (code, said) in zip(left, results, strict=True) if code != 0]
            if len(failed) == len(left):
                raise StartError("\n".join(f"{name_of(job)}: {said}" for job, said in failed))
            left = [job for job, _ in failed]

    def _child(self, pod: Pod, container: Manifest, mounts: Mapping[str, Path]) -> Child:
        command = [*container["command"], *container.get("args", [])]
        command = [
            PROGRAMS.get(command[0], command[0]),
            *(self.here(pod, one, mounts) for one in command[1:]),
        ]
        environment = {name: self.here(pod, text, mounts) for name, text in self._environment(pod, container)}
        name = container["name"]
        child = Child(f"{pod.name}/{name}", pod.folder / f"{name}.pid", pod.folder / f"{name}.log")
        # The rest of the environment is the image's.
        image = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT}:{ROOT / 'protos'}",
            "HOME": str(pod.folder),
        }
        child.start(command, cwd=pod.folder, env=image | environment)
        return child

    def _environment(self, pod: Pod, container: Manifest) -> Iterator[tuple[str, str]]:
        for source in container.get("envFrom", []):
            yield from find(self.manifests, "ConfigMap", source["configMapRef"]["name"])["data"].items()
        own = {"metadata.name": pod.name, "status.podIP": pod.address}
        for variable in container.get("env", []):
            given = variable.get("valueFrom", {})
            if "secretKeyRef" in given:
                key = given["secretKeyRef"]
                yield variable["name"], secret_text(self.manifests, key["name"], key["key"], {})
            else:
                yield variable["name"], own[given["fieldRef"]["fieldPath"]] if given else variable["value"]

    def _volumes(self, pod: Pod) -> dict[str, Path]:
        """Lay the volumes out; the folder of each place where one is mounted."""
        shared = {volume["name"]: self._place(pod, volume) for volume in pod.spec.get("volumes", [])}
        folders = shared | {claim: pod.folder / "claims" / claim for claim in pod.claims}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        mounts = {
            mount["mountPath"]: folders[mount["name"]]
            for container in containers({"spec": pod.spec})
            for mount in container.get("volumeMounts", [])
        }
        for volume in pod.spec.get("volumes", []):
            for source in volume.get("projected", {}).get("sources", [volume]):
                self._write(pod, source, folders[volume["name"]], mounts)
        return mounts

    def _place(self, pod: Pod, volume: Manifest) -> Path:
        """Where a volume lies: that of a claim is the same for all pods."""
        if "persistentVolumeClaim" in volume:
            return self.folder / "claims" / str(volume["persistentVolumeClaim"]["claimName"])
        return pod.folder / "volumes" / str(volume["name"])

    def _write(self, pod: Pod, source: Manifest, folder: Path, mounts: Mapping[str, Path]) -> None:
        if "configMap" in source:
            texts = find(self.manifests, "ConfigMap", source["configMap"]["name"])["data"]
            for name, text in texts.items():
                opened = (
                    OPEN_PORT.sub(rf'\1host: "{pod.address}"\n\1\2', text) if name == "nats.conf" else text
                )
                (folder / name).write_text(self.here(pod, opened, mounts))
        for item in source.get("secret", {}).get("items", []):
            text = secret_text(self.manifests, source["secret"]["name"], item["key"], {})
            # A key might hold the name of a folder by chance.
            (folder / item["path"]).write_text(self.here(pod, text, {}))

    def here(self, pod: Pod, text: str, mounts: Mapping[str, Path]) -> str:
        """The same text with the places of this machine."""
        service, _, port = text.partition(":")
        if len(self.hosts.get(service, [])) > 1 and port.isdigit():
            return "ipv4:///" + ",".join(f"{address}:{port}" for address in self.hosts[service])
        places = {f"{name}:": f"{addresses[0]}:" for name, addresses in self.hosts.items() if addresses}
        places |= {"0.0.0.0:": f"{pod.address}:", "127.0.0.1:": f"{pod.address}:"} | dict(self.elsewhere)
        names = "|".join(re.escape(name) for name in sorted(places, key=len, reverse=True))
        found = re.sub(rf"(?<![\w.-])({names})", lambda match: places[match[0]], text)
        return _with_folders(found, mounts)


@contextmanager
def running(manifests: list[Manifest], folder: Path) -> Iterator[tuple[Node, Postgres]]:
    """A release and its database server at work; every container has to end well."""
    postgres = new_server(folder / "postgres")
    postgres.start()
    rest, elsewhere = settle(postgres, manifests)
    node = Node(rest, folder / "pods", elsewhere)
    try:
        node.start()
        yield node, postgres
    finally:
        codes = node.stop()
        postgres.stop()
    assert {name: code for name, code in codes.items() if code != 0} == {}


def _with_folders(text: str, mounts: Mapping[str, Path]) -> str:
    places = "|".join(re.escape(place) for place in sorted(mounts, key=len, reverse=True))
    if not places:
        return text
    return re.sub(rf"(?<![\w./-])({places})(?=[/\s\"',]|$)", lambda match: str(mounts[match[1]]), text)
