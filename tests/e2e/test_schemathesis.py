"""Schemathesis reads the description of the API and asks the live gateway what nobody thought of."""

import subprocess
import sys
from pathlib import Path

from yangguang.common.v1.access_pb2 import SERVICE, Role

from services.common.identity import TokenSigner
from tests.conftest import NewCluster

SECONDS = 35
# Streams go on for as long as they are read.
ENDLESS = ("WatchCase", "StreamEntries")
# What fits the description may still break a rule of the domain; and a wrong header may be refused before
# anybody asks for a token.
NOT_MEANT = "positive_data_acceptance,missing_required_header"


def test_nothing_that_is_asked_breaks_a_promise_of_the_description(fresh_cluster: NewCluster, tmp_path: Path):
    cluster = fresh_cluster()
    signer = TokenSigner(cluster.folder / "keys" / "demo.pem", "yangguang-demo")
    roles = [name for name, number in Role.items() if number not in (0, SERVICE)]
    token = signer.sign("everybody", roles, organisation="organisations/450222-mz", region="450222")

    program = [str(Path(sys.executable).with_name("st")), "run", f"{cluster.url}/openapi.json"]
    program += ["--url", cluster.url, "--header", f"Authorization: Bearer {token}", "--no-color"]
    program += ["--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--no-shrink"]
    program += ["--max-time", str(SECONDS), "--continue-on-failure"]
    program += ["--checks", "all", "--exclude-checks", NOT_MEANT, "--suppress-health-check", "all"]
    program += ["--generation-deterministic", "--warnings", "off"]
    program += [word for operation in ENDLESS for word in ("--exclude-operation-id", operation)]
    run = subprocess.run(
        program, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS + 60, check=False
    )

    assert run.returncode == 0, run.stdout[-20_000:]
