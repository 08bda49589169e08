"""docs/requirements.md leaves out no row, and what it names exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
ROW: Final = re.compile(r"^\| ([A-Z]\d\d) \| (.*?) \| ?(.*?) ?\|$", re.MULTILINE)
# How many rows each area of the planning documents has that the services so far answer for.
AREAS: Final = {"A": 23, "B": 36, "C": 52, "D": 24, "E": 13, "F": 14, "K": 3, "O": 9, "P": 5}

ROWS: Final = ROW.findall((ROOT / "docs/requirements.md").read_text())
SERVED: Final = [row for row in ROWS if row[1] != "open"]


def test_every_row_of_these_areas_is_there_once_and_in_order() -> None:
    expected = [f"{area}{number:02}" for area, last in AREAS.items() for number in range(1, last + 1)]
    assert [row for row, _, _ in ROWS] == expected


@pytest.mark.parametrize(("row", "where", "tests"), SERVED, ids=[row for row, _, _ in SERVED])
def test_a_served_row_names_files_and_tests_that_exist(row: str, where: str, tests: str) -> None:
    files = re.findall(r"`([^`]+)`", where)
    assert files, f"{row} names no file"
    assert [file for file in files if not (ROOT / file).exists()] == []
    named = re.findall(r"`([^`:]+)::(\w+)`", tests)
    assert named, f"{row} names no test"
    missing = [f"{file}::{test}" for file, test in named if f"def {test}(" not in (ROOT / file).read_text()]
    assert missing == []
