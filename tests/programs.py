"""Programs of the system that some tests run: without them those tests are skipped, in CI they fail."""

import os
import shutil

import pytest


def program(name: str, package: str) -> str:
    """Where a program is; `package` is what brings it."""
    found = shutil.which(name)
    if found is None:
        _lacking(f"{name} is not installed: apt-get install {package}")
    return str(found)


def superuser() -> None:
    """Some programs of the system work for root alone."""
    if os.geteuid() != 0:
        _lacking("this is not root")


def _lacking(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)
