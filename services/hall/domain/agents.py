"""Rules of agents (代办员) and their points (代办点): E01, E07, E13, D23."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Final

from services.common.calendar import lineage
from services.common.errors import FailedPrecondition, InvalidArgument
from services.hall.domain import Level


class PointKind(IntEnum):
    """The kind of a point."""

    VILLAGE_POINT = 1
    CONVENIENCE_POINT = 2
    AGENCY_WINDOW = 3


class AgentKind(IntEnum):
    """The kind of an agent."""

    VILLAGE_AGENT = 1
    GRID_WORKER = 2
    FULL_TIME_AGENT = 3


class PointState(IntEnum):
    """The state of a point; the numbers are those of `AgencyPoint.State`."""

    OPEN = 1
    CLOSED = 2


class AgentState(IntEnum):
    """The state of an agent; the numbers are those of `Agent.State`."""

    SERVING = 1
    ENDED = 2


# Who serves where: full-time agents at the windows of centres (E07), the others among the people.
SERVES_AT: Final = {
    AgentKind.VILLAGE_AGENT: frozenset({PointKind.VILLAGE_POINT, PointKind.CONVENIENCE_POINT}),
    AgentKind.GRID_WORKER: frozenset({PointKind.VILLAGE_POINT, PointKind.CONVENIENCE_POINT}),
    AgentKind.FULL_TIME_AGENT: frozenset({PointKind.AGENCY_WINDOW}),
}


def check_point(kind: PointKind, region: str, centre_region: str, level: Level, window: str) -> None:
    """A point serves a place of its centre; an agency window is of a city's or a county's centre (E07)."""
    if centre_region not in lineage(region):
        raise InvalidArgument("ORGANISATION_ELSEWHERE", field="agency_point.region", region=region)
    if kind is not PointKind.AGENCY_WINDOW:
        if window:
            raise InvalidArgument("FIELD_INVALID", field="agency_point.window", value=window)
        return
    if level > Level.COUNTY_LEVEL:
        raise InvalidArgument("LEVEL_TOO_LOW", field="agency_point.kind", level=level.name)
    if not window:
        raise InvalidArgument("FIELD_REQUIRED", field="agency_point.window")


def check_agent(kind: AgentKind, point: PointKind, state: PointState) -> None:
    """An agent comes to an open point of a kind where his kind serves."""
    if state is not PointState.OPEN:
        raise FailedPrecondition("POINT_CLOSED", field="agent.point")
    if point not in SERVES_AT[kind]:
        raise InvalidArgument("AGENT_SERVES_ELSEWHERE", field="agent.kind", point=point.name)


def check_end(first: dt.date, last: dt.date) -> None:
    """Nobody ends before the first day."""
    if last < first:
        raise InvalidArgument("FIELD_INVALID", field="last_day", value=last)
