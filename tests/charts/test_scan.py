"""The scan of every scenario by checkov, which knows what clusters are broken into by."""

import json
import subprocess
from pathlib import Path

import yaml

from tests.charts.chart import Manifest
from tests.charts.scenarios import NAMES, rendered
from tests.programs import scanner

# What it asks for and we do otherwise, and why.
SKIPPED = {
    # A process held at a limit of its CPU answers late; the requests of others bound what it may take.
    "CKV_K8S_11": "CPU limits",
    # A closed network's mirror may know a release by another digest; the value `digest` pins it.
    "CKV_K8S_43": "images by digest",
    # A closed network's node starts what it has while the mirror is away.
    "CKV_K8S_15": "images pulled at each start",
    # The official image of PostgreSQL has this account.
    "CKV_K8S_40": "accounts with high numbers",
    # The pods of `helm test` run once and end; checkov excepts Jobs alone.
    "CKV_K8S_8": "liveness of test pods",
    "CKV_K8S_9": "readiness of test pods",
}


def test_the_scan_finds_nothing_but_what_is_explained(tmp_path: Path):
    program = scanner()
    for scenario in NAMES:
        (tmp_path / f"{scenario}.yaml").write_text(yaml.safe_dump_all(map(placed, rendered(scenario))))

    command = [program, "--directory", str(tmp_path), "--framework", "kubernetes", "--output", "json"]
    done = subprocess.run([*command, "--skip-download"], capture_output=True, text=True, cwd=tmp_path)
    report = json.loads(done.stdout)
    failed = [(one["check_id"], one["resource"]) for one in report["results"]["failed_checks"]]

    assert report["summary"]["passed"] > 1000
    assert report["summary"]["parsing_errors"] == 0
    assert [one for one in failed if one[0] not in SKIPPED] == []
    # An exception nobody needs any more goes.
    assert {check for check, _ in failed} == set(SKIPPED)


def test_those_without_probes_are_test_pods_and_nothing_else():
    """The two checks left out for test pods hold for everything else."""
    without = [
        manifest["metadata"]["name"]
        for scenario in NAMES
        for manifest in rendered(scenario)
        if manifest["kind"] in ("Deployment", "StatefulSet")
        for container in manifest["spec"]["template"]["spec"]["containers"]
        if not {"livenessProbe", "readinessProbe"} <= set(container)
    ]

    assert without == []


def placed(manifest: Manifest) -> Manifest:
    """An object in the namespace of its release, as Helm sends it."""
    return {**manifest, "metadata": {"namespace": "yangguang", **manifest["metadata"]}}
