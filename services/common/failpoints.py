"""Named places where a test can have the process die, as by `kill -9`.

`YG_FAILPOINT=<name>` dies at the first passing, `YG_FAILPOINT=<name>:3` at the third; only together with
`YG_DEV_IDENTITY=1`, so that no real deployment can be told to.
"""

import os
import signal
from collections.abc import Callable


def _armed(environment: os._Environ[str]) -> Callable[[str], None] | None:
    wanted, _, count = environment.get("YG_FAILPOINT", "").partition(":")
    if not wanted or environment.get("YG_DEV_IDENTITY") != "1":
        return None
    left = int(count or 1)

    def reach(name: str) -> None:
        nonlocal left
        if name == wanted:
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return reach


def _pass(name: str) -> None:
    """Nothing is armed: passing costs one empty call."""


# Decided once at start: an unarmed process keeps no branch on its hot paths.
reach: Callable[[str], None] = _armed(os.environ) or _pass
