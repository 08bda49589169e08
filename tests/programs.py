"""Programs of the system that some tests run: without them those tests are skipped, in CI they fail."""

import os
import shutil

import pytest


def program(name: str, package: str) -> str:
    """Where a program is; `package` is what brings it."""
    found = shutil.which(name)
    if found is None:
        missing = f"{name} is not installed: apt-get install {package}"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found
