"""A start loads nothing that serving does not need, and nothing is looked through meanwhile."""

import gc
import re
import subprocess
import sys
from pathlib import Path

import pytest

from services.common.garbage import paused
from services.common.schema import folder_of, revisions_of

RARELY_USED = {"alembic", "openpyxl"}


def test_garbage_is_collected_again_when_everything_is_imported():
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_garbage_is_collected_again_when_an_import_fails():
    with pytest.raises(ImportError), paused():
        raise ImportError
    assert gc.isenabled()


@pytest.mark.parametrize("service", ["catalog", "hall", "cases", "supervision"])
def test_what_few_ask_for_is_not_loaded_at_the_start(service: str):
    told = f"import sys, services.{service}.__main__; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout

    assert "services.common.run" in loaded.split()
    assert not RARELY_USED & set(loaded.split())


@pytest.mark.parametrize("service", ["catalog", "hall", "cases", "supervision"])
def test_a_revision_is_named_by_the_number_of_its_file(service: str):
    folder = folder_of(service)
    known = revisions_of(folder)
    said = [said_by(folder, revision) for revision in known]

    assert known[0] == "0001"
    assert said == list(zip(known, [None, *known], strict=False))


def said_by(folder: Path, number: str) -> tuple[str, str | None]:
    """What the file of a number says it is, and what it follows."""
    [file] = folder.glob(f"{number}_*.py")
    found = re.search(r'^revision = "(\d+)"\ndown_revision = (?:None|"(\d+)")$', file.read_text(), re.M)
    assert found is not None, file
    return found[1], found[2]
