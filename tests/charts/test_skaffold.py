"""skaffold.yaml: what it says is known to Skaffold, and what it names is there.

The schema Skaffold publishes for this apiVersion (docs-v2/content/en/schemas/v4beta13.json in its repository)
is in no package that could be a dependency; the places used here, and the fields each may have, were read off
it by hand: `FIELDS`.
"""

from typing import Any

import pytest
import yaml

from tests.charts.chart import FOLDER, LEVELS, ROOT, Manifest, containers, find, pods, render

CONFIG: Manifest = yaml.safe_load((ROOT / "skaffold.yaml").read_text())
RELEASE = "/deploy/helm/releases/0"

# The path of an object, with * for each entry of a list: the fields it may have, the mandatory ones first.
FIELDS = {
    "": "apiVersion kind | metadata requires build test manifests deploy portForward resourceSelector verify"
    " customActions profiles",
    "/metadata": "| name labels annotations",
    "/build": "| artifacts insecureRegistries tagPolicy platforms local googleCloudBuild cluster",
    "/build/tagPolicy": "| gitCommit sha256 envTemplate dateTime customTemplate inputDigest",
    "/build/artifacts/*": "image | context sync requires hooks platforms runtimeType docker bazel jib kaniko"
    " buildpacks custom ko",
    "/build/artifacts/*/docker": "| dockerfile target buildArgs network addHost cacheFrom cacheTo cliFlags"
    " pullParent noCache squash secrets ssh",
    "/build/local": "| push tryImportMissing useDockerCLI useBuildkit concurrency",
    "/deploy": "| docker helm kubectl cloudrun kubeContext statusCheck statusCheckDeadlineSeconds"
    " tolerateFailuresUntilDeadline logs transformableAllowList",
    "/deploy/helm": "| flags hooks releases",
    "/deploy/helm/releases/*": "name | chartPath remoteChart valuesFiles namespace version setValues"
    " setValueTemplates setFiles createNamespace wait recreatePods skipBuildDependencies skipTests"
    " useHelmSecrets repo upgradeOnChange overrides packaged dependsOn",
    "/portForward/*": "| resourceType resourceName namespace port address localPort",
    "/profiles/*": "name | build test manifests deploy portForward resourceSelector verify customActions"
    " patches activation requiresAllActivations",
    "/profiles/*/patches/*": "path | op value from",
}
# What may hold anything.
FREE = {"/build/tagPolicy/inputDigest", f"{RELEASE.replace('0', '*')}/setValues"}
FREE |= {f"{RELEASE.replace('0', '*')}/setValueTemplates"}


def objects(node: Any, path: str = "") -> list[tuple[str, set[str]]]:
    """Every object of the file with its fields."""
    if isinstance(node, list):
        return [found for entry in node for found in objects(entry, f"{path}/*")]
    if not isinstance(node, dict) or path in FREE:
        return []
    below = [found for name, value in node.items() for found in objects(value, f"{path}/{name}")]
    return [(path, set(node)), *below]


def test_each_field_is_one_the_published_schema_has():
    for path, fields in objects(CONFIG):
        mandatory, _, others = FIELDS[path].partition("|")
        assert set(mandatory.split()) <= fields <= {*mandatory.split(), *others.split()}, path


def test_it_is_one_artifact_and_one_release():
    [artifact] = CONFIG["build"]["artifacts"]
    [release] = CONFIG["deploy"]["helm"]["releases"]

    assert CONFIG["apiVersion"] == "skaffold/v4beta13"
    assert (ROOT / artifact["docker"]["dockerfile"]).exists()
    assert ROOT / release["chartPath"] == FOLDER


def test_each_level_has_a_profile():
    assert sorted(profile["name"] for profile in CONFIG["profiles"]) == sorted(LEVELS)


@pytest.mark.parametrize("profile", CONFIG["profiles"], ids=lambda profile: str(profile["name"]))
def test_the_release_of_a_profile_is_that_level_with_the_image_that_was_built(profile: Manifest):
    [release] = CONFIG["deploy"]["helm"]["releases"]
    [values] = release["valuesFiles"]
    for patch in profile.get("patches", []):
        assert (patch["op"], patch["path"]) == ("replace", f"{RELEASE}/valuesFiles/0")
        values = patch["value"]
    assert ROOT / values == LEVELS[profile["name"]]
    assert release["setValues"] == {"identity.demo": True}
    assert release["setValueTemplates"] == {
        "images.yangguang.repository": "{{.IMAGE_REPO_docker_io_yangguang_yangguang}}",
        "images.yangguang.tag": "{{.IMAGE_TAG_docker_io_yangguang_yangguang}}",
    }

    built = {"images": {"yangguang": {"repository": "registry.example/yangguang", "tag": "4f2c"}}}
    rendered = render(ROOT / values, {"identity": {"demo": True}}, built, name=release["name"])

    images = {container["image"] for _, pod in pods(rendered) for container in containers(pod)}
    assert "registry.example/yangguang:4f2c" in images
    for forward in CONFIG["portForward"]:
        service = find(rendered, "Service", forward["resourceName"])
        assert forward["port"] in [port["port"] for port in service["spec"]["ports"]]
