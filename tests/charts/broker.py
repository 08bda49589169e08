"""The rendered configuration of the broker, laid out in a folder as its volumes would be."""

import base64
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from local.nats import wheel_binary
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
) -> Path:
    """Write what the pod of the broker finds in /etc/nats; gives the configuration file.

    Of the text only places change, by `replace`: folders and ports of the pod that are others here.
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
