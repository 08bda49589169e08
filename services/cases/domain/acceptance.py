"""Where an application may be taken for an organ of another place (通办, C40)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final


class AcceptanceScope(IntEnum):
    """From how far away; the numbers are those of catalog's `AcceptanceScope`."""

    ACROSS_COUNTIES = 1
    ACROSS_CITIES = 2
    NATIONWIDE = 3


# How many digits of the region codes (GB/T 2260) both places share: of the prefecture, the province, none.
SHARED: Final[Mapping[int, int]] = {
    AcceptanceScope.ACROSS_COUNTIES: 4,
    AcceptanceScope.ACROSS_CITIES: 2,
    AcceptanceScope.NATIONWIDE: 0,
}


def taken_across(scope: int, handled_in: str, taken_in: str) -> bool:
    """Whether what is handled in one region may be taken in another."""
    shared = SHARED.get(scope)
    return shared is not None and bool(taken_in) and handled_in[:shared] == taken_in[:shared]
