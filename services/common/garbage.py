"""Garbage collection of processes that run for long: rare, and not over what was made at start."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# Calls make and drop their objects by reference count; cycles are few, and looking for them all the time is
# most of what collection costs.
RARE: Final = (20_000, 20, 50)


@contextmanager
def paused() -> Iterator[None]:
    """No collection while a program imports what it is made of: all of that stays.

    Looking through it again and again is a fifth of what a start costs.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settle() -> None:
    """Call it once, when everything is built and before the first call."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARE)
