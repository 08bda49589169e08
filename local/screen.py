"""What the demonstration prints: chapters and numbered steps, aligned by the two columns of a character."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

COLUMNS: Final = 104
LABEL: Final = 30
INDENT: Final = 5 + LABEL
NUMERALS: Final = "一二三四五六七八九十"

# No line begins with a mark that closes.
_WORD: Final = re.compile(r"(?:[!-~]+|.)[，。；：、）》”]*")


class Screen:
    """Prints as it goes; knows the step it is at."""

    def __init__(self) -> None:
        self._chapter = self._number = 0
        self._label = ""
        self._shown = False

    @property
    def step_name(self) -> str:
        """The step that runs, for whoever has to say that it failed."""
        return f"{self._number} {self._label}"

    def chapter(self, chinese: str, english: str) -> None:
        """Begin a chapter; it is numbered."""
        numeral, self._chapter = NUMERALS[self._chapter], self._chapter + 1
        head = f"── {numeral}、{chinese} · {english} "
        print(f"\n{head}{'─' * (COLUMNS - width(head))}")

    def step(self, chinese: str, english: str) -> None:
        """Begin a step; its first line carries its name."""
        self._number += 1
        self._label, self._shown = f"{chinese} {english}", False

    def say(self, text: str) -> None:
        """A line of the step."""
        head = "" if self._shown else f"{self._number:>3}  {padded(self._label, LABEL)}"
        self._shown = True
        for line in wrapped(text, COLUMNS - INDENT):
            print(f"{padded(head, INDENT)}{line}".rstrip())
            head = ""
        sys.stdout.flush()

    def table(self, rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
        """Lines of cells."""
        for row in rows:
            cells = (padded(cell, size) for cell, size in zip(row, widths, strict=True))
            print(f"     {''.join(cells)}".rstrip())
        sys.stdout.flush()


def halves(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Two columns of rows, to keep it on one screen."""
    middle = (len(rows) + 1) // 2
    return [left + right for left, right in zip(rows[:middle], rows[middle:], strict=True)]


def width(text: str) -> int:
    """The columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, columns: int) -> str:
    """The text with blanks behind it."""
    return text + " " * (columns - width(text))


def shortened(text: str, columns: int) -> str:
    """The text, cut where it is too long."""
    return text if width(text) <= columns else next(wrapped(text, columns - 1)) + "…"


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The text in lines of at most so many columns; Chinese may break anywhere."""
    line = ""
    for word in _words(text):
        if line and width(line + word) > columns:
            yield line.rstrip()
            line, word = "", word.lstrip()
        line += word
    yield line.rstrip()


def _words(text: str) -> list[str]:
    """Chinese characters one by one, each with the marks that close it; Latin words and numbers whole."""
    return _WORD.findall(text)
