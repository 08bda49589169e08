"""Runs the demonstration against the cluster at YG_HTTP_PORT.

It does what people at a county's windows do, checks what must come out, and ends with the number of the step
that did not go as it must. Nothing depends on what was there before: it can be run any number of times.
"""

from __future__ import annotations

import os
import sys
import time

import httpx

from local.demo import journey
from local.demo.stage import Demo
from local.rest import NotAsItMustBe, Visitor
from local.screen import Screen


def main() -> None:
    """Walk; what fails is named by its step."""
    url = f"http://127.0.0.1:{os.environ.get('YG_HTTP_PORT') or '8000'}"
    visitor, screen = Visitor(url), Screen()
    began = time.monotonic()
    try:
        journey.walk(Demo(visitor, screen))
    except httpx.TransportError as error:
        sys.exit(f"\n{url} 没有应答，请先 make run / does not answer, start it with make run ({error})")
    except NotAsItMustBe as error:
        sys.exit(f"\n✗ 第 {screen.step_name} 步不对 / this step is not as it must be:\n  {error}")
    finally:
        visitor.close()
    print(f"\n全部如预期，用时 {time.monotonic() - began:.1f} 秒 · all as it must be")


if __name__ == "__main__":
    main()
