"""Every object of a release is one that Kubernetes takes."""

import kubernetes_validate
import pytest

from tests.charts.chart import Manifest, name_of, render

# The oldest and the newest Kubernetes the chart is for.
VERSIONS = ("1.29", "1.37")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_object_has_the_shape_kubernetes_wants(version: str):
    wrong = [fault for manifest in render() for fault in faults(manifest, version)]

    assert wrong == []


def faults(manifest: Manifest, version: str) -> list[str]:
    """What is wrong with an object."""
    try:
        kubernetes_validate.validate(manifest, version, strict=True)
    except kubernetes_validate.ValidationError as error:
        place = ".".join(map(str, error.path))
        return [f"{manifest['kind']} {name_of(manifest)}: {place}: {error.message}"]
    return []
