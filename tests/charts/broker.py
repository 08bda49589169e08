"""The rendered configuration of the broker, laid out in a folder as its volumes would be."""

import base64
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from local.cluster import answers
from local.nats import wheel_binary
from local.processes import Child, wait_until
from tests.charts.chart import Manifest, find

# What exists outside of the chart: the line to the parent is given to the child by its parent's operator.
PARENT = {"parent": {"parent.conf": 'PARENT_URL = "nats-leaf://450222:secret@127.0.0.1:7422"\n'}}


def secret_text(
    manifests: list[Manifest], name: str, key: str, given: Mapping[str, Mapping[str, str]]
) -> str:
    """The content of a key of a Secret, rendered or given."""
    if name in given:
        return given[name][key]
    secret = find(manifests, "Secret", name)
    if key in secret.get("stringData", {}):
        return str(secret["stringData"][key])
    return base64.b64decode(secret["data"][key]).decode()


def lay_out(
    manifests: list[Manifest],
    folder: Path,
    given: Mapping[str, Mapping[str, str]] = PARENT,
    replace: Mapping[str, str] | None = None,
    routes: Mapping[str, str] | None = None,
) -> Path:
    """Write what the pod of the broker finds in /etc/nats; gives the configuration file.

    Of the text only places change: folders and ports of the pod that are others here, by `replace`, and the
    addresses of the other nodes, by `routes`.
    """
    [stateful] = [
        one for one in manifests if one["kind"] == "StatefulSet" and "nats" in one["metadata"]["name"]
    ]
    volumes: dict[str, Any] = {one["name"]: one for one in stateful["spec"]["template"]["spec"]["volumes"]}
    folder.mkdir(parents=True, exist_ok=True)
    for source in volumes["config"]["projected"]["sources"]:
        if "configMap" in source:
            for name, text in find(manifests, "ConfigMap", source["configMap"]["name"])["data"].items():
                (folder / name).write_text(text)
        else:
            for item in source["secret"]["items"]:
                text = secret_text(manifests, source["secret"]["name"], item["key"], given)
                (folder / item["path"]).write_text(text)
    config = folder / "nats.conf"
    text = config.read_text()
    for place, here in (
        {"/data": str(folder / "data"), "/run/nats": str(folder)} | dict(replace or {})
    ).items():
        assert place in text, place
        text = text.replace(place, here)
    config.write_text(text)
    for place, here in (routes or {}).items():
        cluster = folder / "cluster.conf"
        cluster.write_text(cluster.read_text().replace(place, here))
    return config


def check(config: Path) -> str:
    """What nats-server says of a configuration; empty when it accepts it."""
    done = subprocess.run(
        [str(wheel_binary()), "-t", "-c", str(config)],
        env=os.environ | {"POD_NAME": "gov-yangguang-nats-0"},
        capture_output=True,
        text=True,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@contextmanager
def running(config: Path, monitor: int, name: str = "node-0") -> Iterator[Child]:
    """A broker on this configuration, ready by the word of the probe of its pod."""
    with started(config, name) as child:
        wait_ready(child, monitor)
        yield child


@contextmanager
def started(config: Path, name: str) -> Iterator[Child]:
    """A broker that may wait for others before it is ready."""
    child = Child(name, config.parent / "run" / "nats.pid", config.parent / "nats.log")
    environment = dict(os.environ) | {"POD_NAME": name}
    child.start([str(wheel_binary()), "-c", str(config)], cwd=config.parent, env=environment)
    try:
        yield child
    finally:
        child.stop(10, signal.SIGTERM)


def wait_ready(child: Child, monitor: int) -> None:
    """Wait until the whole health check passes."""
    wait_until(lambda: answers(monitor, "/healthz"), child, 60)
