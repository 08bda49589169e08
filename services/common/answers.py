"""Answers that somebody waits for."""

import asyncio
from typing import TypeVar

T = TypeVar("T")


def tell(answer: asyncio.Future[T], result: T | Exception) -> None:
    """Tell who waits, unless they gave up: that must not hurt the others."""
    if answer.done():
        return
    if isinstance(result, Exception):
        answer.set_exception(result)
    else:
        answer.set_result(result)
