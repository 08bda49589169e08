"""The code tables people find their way by: themes, life events, classes of service."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from services.catalog.domain.codes import ItemType


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its group, its words, and the type of item it is for (0 for any)."""

    code: str
    group: str
    title: str
    english_title: str
    type: int = 0


# What each table of the file is, in the order people see them.
GROUPS: Final = ("life_events", "person_themes", "enterprise_themes")
CLASSES: Final = "classes"


@dataclass(frozen=True, slots=True)
class Tables:
    """All codes, by code."""

    themes: Mapping[str, Code]
    categories: Mapping[str, Code]

    @property
    def classes(self) -> Mapping[str, int]:
        """The type each class of service is for."""
        return {code: category.type for code, category in self.categories.items()}


@cache
def tables() -> Tables:
    """Read the file, once."""
    text = resources.files("services.catalog").joinpath("data/navigation.toml").read_text("utf-8")
    found = tomllib.loads(text)
    themes = [Code(group=group, **row) for group in GROUPS for row in found[group]]
    categories = [
        Code(group=CLASSES, **row | {"type": ItemType[row["type"]].value if "type" in row else 0})
        for row in found[CLASSES]
    ]
    return Tables({row.code: row for row in themes}, {row.code: row for row in categories})
