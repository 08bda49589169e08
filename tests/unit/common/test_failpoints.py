"""Places where a process can be told to die."""

import subprocess
import sys

import pytest

from services.common import VERSION, failpoints

PROGRAM = """
from services.common.failpoints import reach
for number in range(1, 4):
    reach("before")
    print(number, flush=True)
    reach("after")
"""


def run(**environment: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=30
    )
    return done.returncode, done.stdout.split()


@pytest.mark.parametrize(
    ("environment", "outcome"),
    [
        ({"YG_FAILPOINT": "after", "YG_DEV_IDENTITY": "1"}, (-9, ["1"])),
        ({"YG_FAILPOINT": "before", "YG_DEV_IDENTITY": "1"}, (-9, [])),
        ({"YG_FAILPOINT": "before:3", "YG_DEV_IDENTITY": "1"}, (-9, ["1", "2"])),
        ({"YG_FAILPOINT": "other", "YG_DEV_IDENTITY": "1"}, (0, ["1", "2", "3"])),
        ({"YG_FAILPOINT": "after"}, (0, ["1", "2", "3"])),
        ({"YG_DEV_IDENTITY": "1"}, (0, ["1", "2", "3"])),
    ],
)
def test_a_process_dies_where_it_is_told_to_and_only_in_demonstrations(
    environment: dict[str, str], outcome: tuple[int, list[str]]
) -> None:
    assert run(**environment) == outcome


def test_nothing_is_armed_here() -> None:
    assert failpoints.reach is failpoints._pass
    assert VERSION
