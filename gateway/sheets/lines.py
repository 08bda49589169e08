"""Where the lines of a text end: Chinese breaks anywhere, but never before or after certain marks (禁则)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

Measure = Callable[[str], float]

# What stays together: a word, a number or one character, with the marks that open before and close after it.
UNIT: Final = re.compile(r"[（《〈「『【〔“‘]*(?:[!-~]+|.)[，。、；：！？）》〉」』】〕”’％…]*", re.DOTALL)


def lines_of(text: str, width: float, measure: Measure) -> list[str]:
    """The lines a text takes in this width; its own breaks are kept."""
    return [line for paragraph in text.split("\n") for line in _filled(paragraph, width, measure)]


def _filled(paragraph: str, width: float, measure: Measure) -> Iterator[str]:
    line, used = "", 0.0
    for unit in _units(paragraph, width, measure):
        length = measure(unit)
        if line and used + measure(unit.rstrip()) > width:
            yield line.rstrip()
            line, used = "", 0.0
            unit = unit.lstrip()
            length = measure(unit)
        line, used = line + unit, used + length
    yield line


def _units(paragraph: str, width: float, measure: Measure) -> Iterator[str]:
    """What stays together; what is wider than a line, character by character."""
    for unit in UNIT.findall(paragraph):
        yield from [unit] if measure(unit) <= width else unit
