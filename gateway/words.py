"""Words for people: what each reason means, in Chinese and English, from the catalogues in `locale/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

Language = Literal["zh", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
_SEPARATED: Final = re.compile(r"[A-Z][A-Z_]+", re.ASCII)
FOLDER: Final = Path(__file__).parent / "locale"


@cache
def catalogue(language: Language) -> Catalog:
    """All words of a language."""
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def word(language: Language, key: str, context: str | None = None) -> str:
    """The words for a key; "" when there are none."""
    found = catalogue(language).get(key, context)
    text = found.string if found is not None else ""
    return text if isinstance(text, str) else ""


def title(language: Language, reason: str) -> str:
    """What a reason means, in a few words."""
    return word(language, reason)


def detail(language: Language, reason: str, facts: Mapping[str, str]) -> str:
    """What to know or do about it, with the facts filled in; "" when the title says all."""
    return _filled(language, word(language, reason, "detail"), facts)


def hint(language: Language, kind: str, facts: Mapping[str, str]) -> str:
    """What a field must be like, by the kind of its error."""
    return _filled(language, word(language, kind, "field"), facts)


@lru_cache(1000)
def preferred(accept_language: str) -> Language:
    """The language asked for by an Accept-Language header; Chinese unless English is wanted more."""
    weights: dict[Language, float] = {"zh": 0.0, "en": 0.0}
    for part in accept_language.lower().split(",")[:20]:
        tag, _, weight = part.strip().partition(";q=")
        for language in LANGUAGES:
            if tag.partition("-")[0] == language:
                weights[language] = max(weights[language], _number(weight))
    return "en" if weights["en"] > weights["zh"] else "zh"


def _number(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0


def _filled(language: Language, pattern: str, facts: Mapping[str, str]) -> str:
    """The pattern with its facts; what is a word of the domain is said in the language."""
    return pattern.format_map(_Facts({name: _said(language, value) for name, value in facts.items()}))


def _said(language: Language, value: str) -> str:
    return _SEPARATED.sub(lambda found: word(language, found[0], "word") or found[0], value)


class _Facts(dict[str, str]):
    """Facts of a refusal; one that is missing reads as a dash."""

    def __missing__(self, key: str) -> str:
        return "—"
