"""Chinese full-text search in plain PostgreSQL: a text becomes its pairs of neighbouring characters (二元组).

No dictionary is asked, so no name and no new word is missed: whatever stands in a text side by side is found,
from two characters on exactly and by one character as well. Letters and digits are treated like any other
character; case and full width make no difference, punctuation and blanks separate.

    tsvector:  '老年':1 '年人':2 '人':3        of 老年人
    tsquery:   '老年' <-> '年人'               for the word 老年人
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

# Words a query may have; more tell nothing more.
MOST_WORDS: Final = 10


def vector(*texts: str) -> str:
    """The texts as the literal of a tsvector; a phrase is never found across two of them."""
    entries = []
    position = 0
    for run in _runs(" ".join(texts)):
        for token in (*map("".join, pairwise(run)), run[-1]):
            position += 1
            entries.append(f"'{token}':{position}")
        # A gap, so that the end of one run and the start of the next are no neighbours.
        position += 1
    return " ".join(entries)


def query(words: str) -> str:
    """The words as the literal of a tsquery that asks for all of them; "" when nothing is asked for."""
    return " & ".join(_phrase(run) for run in dict.fromkeys(list(_runs(words))[:MOST_WORDS]))


def _phrase(run: str) -> str:
    if len(run) == 1:
        # One character: any pair that begins with it, or the character alone at the end of a run.
        return f"'{run}':*"
    return "(" + " <-> ".join(f"'{a}{b}'" for a, b in pairwise(run)) + ")"


def _runs(text: str) -> Iterator[str]:
    """The stretches of letters, digits and characters, folded: no case, no full width."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return iter("".join(c if _is_of_a_word(c) else " " for c in folded).split())


def _is_of_a_word(character: str) -> bool:
    # Characters (生僻字) newer than this Python's tables are unassigned to it (Cn), some are private (Co).
    return unicodedata.category(character) not in _SEPARATING


_SEPARATING: Final = frozenset(
    {"Cc", "Cf", "Cs", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp"}
)
