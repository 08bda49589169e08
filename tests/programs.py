"""Programs of the system that some tests run: without them those tests are skipped, in CI they fail."""

import os
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
[CHECKOV] = re.findall(r"checkov==([\d.]+)", (ROOT / ".ci" / "run").read_text())


def program(name: str, package: str) -> str:
    """Where a program is; `package` is what brings it."""
    found = shutil.which(name)
    if found is None:
        _lacking(f"{name} is not installed: apt-get install {package}")
    return str(found)


def scanner() -> str:
    """Where checkov is: in an environment of its own, since it pins what we have newer."""
    own = ROOT / "build" / "checkov"
    found = shutil.which("checkov", path=f"{own / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        _lacking(
            f"checkov is not installed: python3 -m venv {own} && {own}/bin/pip install checkov=={CHECKOV}"
        )
    return str(found)


def superuser() -> None:
    """Some programs of the system work for root alone."""
    if os.geteuid() != 0:
        _lacking("this is not root")


def _lacking(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)
