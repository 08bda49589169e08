"""What a hall has to have by its level: zones (A22), points (A23), and rooms (P04)."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum
from typing import Final

from services.hall.domain import Level, Zone


class FacilityKind(IntEnum):
    """The kind of a facility."""

    GUIDE_DESK = 1
    ACCEPTANCE_POINT = 2
    WAITING_POINT = 3
    READING_POINT = 4
    KIOSK = 5
    TICKET_MACHINE = 6
    RATING_DEVICE = 7
    DISPLAY = 8
    CAMERA = 9
    ARCHIVE_ROOM = 10
    READING_ROOM = 11


class GuidePurpose(IntEnum):
    """Why somebody came."""

    ASKING = 1
    HANDLING = 2
    COLLECTING = 3
    COMPLAINING = 4
    OTHER_PURPOSE = 5


class FacilityState(IntEnum):
    """The state of a facility; the numbers are those of `Facility.State`."""

    IN_USE = 1
    RETIRED = 2


ZONES_OF: Final[dict[Level, tuple[Zone, ...]]] = {
    Level.CITY_LEVEL: tuple(Zone),
    Level.COUNTY_LEVEL: tuple(Zone),
}
# 报刊、图书阅览室及档案室 (P04).
ROOMS: Final = (FacilityKind.ARCHIVE_ROOM, FacilityKind.READING_ROOM)
POINTS_OF: Final[dict[Level, tuple[FacilityKind, ...]]] = {
    Level.CITY_LEVEL: ROOMS,
    Level.COUNTY_LEVEL: ROOMS,
    Level.TOWNSHIP_LEVEL: (
        FacilityKind.GUIDE_DESK,
        FacilityKind.ACCEPTANCE_POINT,
        FacilityKind.WAITING_POINT,
    ),
}


def lacking_zones(level: Level, there: Collection[Zone]) -> list[Zone]:
    """The zones a centre of this level has to have and has not."""
    return [zone for zone in ZONES_OF.get(level, ()) if zone not in there]


def lacking_points(level: Level, there: Collection[FacilityKind]) -> list[FacilityKind]:
    """The points and rooms a centre of this level has to have and has not."""
    return [kind for kind in POINTS_OF.get(level, ()) if kind not in there]
