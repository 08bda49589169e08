"""The chart, rendered: what a release of these values would send to a cluster."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import helm_python
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "charts" / "yangguang"
LEVELS = {file.stem: file for file in sorted((FOLDER / "levels").glob("*.yaml"))}
SCENARIOS = {file.stem: file for file in sorted((FOLDER / "ci").glob("*.yaml"))}

Manifest = dict[str, Any]
Values = Mapping[str, Any]


@cache
def loaded() -> helm_python.Chart:
    """The chart as Helm reads it."""
    return helm_python.Chart.load(str(FOLDER))


def render(*values: Values | Path, name: str = "gov", is_upgrade: bool = False) -> list[Manifest]:
    """Every object of a release; later values win over earlier ones, as with `helm -f`."""
    files = render_files(*values, name=name, is_upgrade=is_upgrade)
    return [
        manifest for text in files.values() for manifest in yaml.load_all(text, yaml.CSafeLoader) if manifest
    ]


def render_files(
    *values: Values | Path, name: str = "gov", is_upgrade: bool = False, notes: bool = False
) -> dict[str, str]:
    """The rendered text by the template's path."""
    merged: dict[str, Any] = {}
    for one in values:
        merged = overlay(merged, one if isinstance(one, Mapping) else yaml.safe_load(one.read_text()) or {})
    chart = loaded()
    chart.validate_schema(merged)
    files = chart.render(
        merged, name=name, namespace="yangguang", is_install=not is_upgrade, is_upgrade=is_upgrade
    )
    return {path: text for path, text in files.items() if path.endswith(".txt") == notes}


def overlay(below: Values, above: Values) -> dict[str, Any]:
    """One set of values over another: maps are merged, everything else is replaced."""
    return {**below, **{key: _over(below.get(key), value) for key, value in above.items()}}


def _over(below: Any, above: Any) -> Any:
    both = isinstance(below, Mapping) and isinstance(above, Mapping)
    return overlay(below, above) if both else above


def of_kind(manifests: list[Manifest], *kinds: str) -> list[Manifest]:
    """The objects of these kinds."""
    return [manifest for manifest in manifests if manifest["kind"] in kinds]


def name_of(manifest: Manifest) -> str:
    """The name of an object."""
    return str(manifest["metadata"]["name"])


def find(manifests: list[Manifest], kind: str, name: str) -> Manifest:
    """The one object of this kind and name."""
    [found] = [manifest for manifest in of_kind(manifests, kind) if name_of(manifest) == name]
    return found


def pods(manifests: list[Manifest]) -> Iterator[tuple[str, Manifest]]:
    """What makes pods, by kind and name, with its pod template."""
    for manifest in manifests:
        spec = manifest.get("spec", {})
        spec = spec.get("jobTemplate", {}).get("spec", spec)
        if manifest["kind"] == "Pod":
            yield f"Pod/{name_of(manifest)}", manifest
        elif "template" in spec and manifest["kind"] in ("Deployment", "StatefulSet", "Job", "CronJob"):
            yield f"{manifest['kind']}/{name_of(manifest)}", spec["template"]


def containers(pod: Manifest) -> list[Manifest]:
    """All containers of a pod, those that run first before those that stay."""
    return [*pod["spec"].get("initContainers", []), *pod["spec"]["containers"]]
