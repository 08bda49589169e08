"""Indicators (统计指标): sums of days from the read model, formulas from the domain.

Each count belongs to the day on which it happened in Asia/Shanghai: 申请 to the day the documents were
received, 受理, 决定 and 办结 to their days. Rating and speed belong to the case, so to the day it was
finished. A card counts on the day of its issue, unless it was withdrawn. What departments did in a joint
project belongs to the day the project was accepted. Days of windows are not kept as sums: they are few
questions, and the facts answer them (decision 0008).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, literal_column, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import checks, paging
from services.common.errors import InvalidArgument
from services.common.identity import Call
from services.common.ids import parse_code, resource
from services.common.timesource import local_date
from services.supervision.domain import Counts, Level, State, indicators, months_of, year_before
from services.supervision.handlers.scope import asked, visible
from services.supervision.models import (
    COUNTERS,
    Card,
    case_facts,
    daily,
    project_facts,
    project_parts,
    titles,
)

CARDS: Final[Any] = Card.__table__.c  # type: ignore[attr-defined]
FACTS: Final = case_facts.c
PROJECTS: Final = project_facts.c
PARTS: Final = project_parts.c
FIRST_YEAR, LAST_YEAR = 2000, 2100
LEVELS: Final = {Level.WARNING: "warnings", Level.YELLOW: "yellows", Level.RED: "reds"}


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both ends included."""

    first: dt.date
    last: dt.date

    def holds(self, day: Any) -> ColumnElement[bool]:
        """Whether a column's day lies in it."""
        return day.between(self.first, self.last)  # type: ignore[no-any-return]


async def list_indicators(
    connection: AsyncConnection, request: pb.ListIndicatorsRequest, call: Call, now: dt.datetime
) -> pb.ListIndicatorsResponse:
    """A page of groups, each with the period asked for and the same period a year before."""
    size, start = paging.page_size(request), paging.after(request, str)
    period, today = period_of(request), local_date(now)
    before = Period(year_before(period.first), year_before(period.last))
    current = await _count(connection, request, call, period, today)
    previous = await _count(connection, request, call, before, today)
    if request.group == pb.BY_MONTH:
        previous = {_year_after(month): counts for month, counts in previous.items()}
    months = 1 if request.group == pb.BY_MONTH else months_of(period.first, period.last)
    groups = sorted({*current, *previous}) if request.group else [""]
    rest = [group for group in groups if start is None or group > start[0]]
    named = await _titles(connection, request.group, rest[:size])
    return pb.ListIndicatorsResponse(
        indicators=[
            pb.Indicators(
                group=group,
                group_title=named.get(group, ""),
                current=_values(current.get(group), months),
                previous=_values(previous.get(group), months),
            )
            for group in rest[:size]
        ],
        next_page_token=paging.next_token(request, rest[size - 1]) if len(rest) > size else "",
    )


def period_of(request: pb.ListIndicatorsRequest) -> Period:
    """The days asked for, checked."""
    for field in ("first_day", "last_day"):
        if not FIRST_YEAR < checks.date(getattr(request, field), field).year < LAST_YEAR:
            raise InvalidArgument("FIELD_INVALID", field=field)
    period = Period(dt.date.fromisoformat(request.first_day), dt.date.fromisoformat(request.last_day))
    if period.last < period.first:
        raise InvalidArgument("FIELD_INVALID", field="last_day")
    return period


def _conditions(request: pb.ListIndicatorsRequest, call: Call, columns: Any) -> list[ColumnElement[bool]]:
    conditions = [visible(call, columns), *asked(request, columns)]
    if request.item:
        conditions.append(columns.item == resource("items", parse_code(request.item, "items", "item")))
    if request.window:
        window = resource("windows", parse_code(request.window, "windows", "window"))
        conditions.append(columns.window_name == window)
    elif request.group == pb.BY_WINDOW:
        conditions.append(columns.window_name != "")
    return conditions


def _of_windows(request: pb.ListIndicatorsRequest) -> bool:
    return bool(request.window) or request.group == pb.BY_WINDOW


async def _count(
    connection: AsyncConnection,
    request: pb.ListIndicatorsRequest,
    call: Call,
    period: Period,
    today: dt.date,
) -> dict[str, Counts]:
    """The counts of each group."""
    found: dict[str, Counts] = {}
    queries = [
        *_sums(request, call, period),
        _cards(request, call, period),
        _overdue(request, call, period, today),
    ]
    if not request.item and request.group != pb.BY_ITEM and not _of_windows(request):
        # A joint project has several items and windows, and counts for none of them.
        queries += _joint(request, call, period, today)
    for query in queries:
        for row in (await connection.execute(query)).mappings():
            group = str(row["group"])
            counts = {str(name): int(value) for name, value in row.items() if name != "group"}
            found[group] = replace(found.get(group, Counts()), **counts)
    return found


def _sums(request: pb.ListIndicatorsRequest, call: Call, period: Period) -> list[Select[Any]]:
    if _of_windows(request):
        return _sums_of_facts(request, call, period)
    sums = (func.sum(daily.c[name]).label(name) for name in COUNTERS)
    where = (period.holds(daily.c.day), *_conditions(request, call, daily.c))
    return [_grouped(request, daily.c, daily.c.day, sums).where(*where)]


def _sums_of_facts(request: pb.ListIndicatorsRequest, call: Call, period: Period) -> list[Select[Any]]:
    """The same from the facts, a query for each of the days a case has."""
    facts, found = case_facts.alias("f").c, []
    for day in dict.fromkeys(day for day, _ in COUNTERS.values()):
        sums: list[Any] = [
            func.coalesce(func.sum(literal_column(amount)), 0).label(name)
            for name, (of, amount) in COUNTERS.items()
            if of == day
        ]
        where = (period.holds(facts[day]), *_conditions(request, call, facts))
        found.append(_grouped(request, facts, facts[day], sums).where(*where))
    return found


def _cards(request: pb.ListIndicatorsRequest, call: Call, period: Period) -> Select[Any]:
    counts = (func.count().filter(CARDS.level == level.value).label(name) for level, name in LEVELS.items())
    where = (
        period.holds(CARDS.issue_day),
        CARDS.state == State.ISSUED.value,
        *_conditions(request, call, CARDS),
    )
    return _grouped(request, CARDS, CARDS.issue_day, counts).where(*where)


def _overdue(request: pb.ListIndicatorsRequest, call: Call, period: Period, today: dt.date) -> Select[Any]:
    """超时件: cases whose promised or statutory limit ended unmet within the period; each counts once.

    A case whose two limits end unmet in different months stands in both months, and once in the year.
    """
    of_case = (FACTS.case_id, FACTS.region, FACTS.organisation, FACTS.item, FACTS.window_name)
    ended = [
        select(*of_case, due.label("day")).where(
            met.is_not(True), due < today, period.holds(due), *_conditions(request, call, FACTS)
        )
        for due, met in (
            (FACTS.promised_due, FACTS.promised_met),
            (FACTS.statutory_due, FACTS.statutory_met),
        )
    ]
    late = union_all(*ended).subquery("late").c
    count = func.count(late.case_id.distinct()).label("overdue")
    return _grouped(request, late, late.day, [count])


def _joint(
    request: pb.ListIndicatorsRequest, call: Call, period: Period, today: dt.date
) -> list[Select[Any]]:
    """联审联办 (F14): projects by the days of what happened to them, and what departments did in them."""
    ended_late = (PROJECTS.joint_due < today) & PROJECTS.joint_met.is_not(True)
    counted = {
        "joint_accepted": (PROJECTS.accept_day, PROJECTS.joint),
        "joint_completed": (PROJECTS.complete_day, PROJECTS.joint),
        "joint_on_time": (PROJECTS.complete_day, PROJECTS.joint_met),
        "joint_overdue": (PROJECTS.joint_due, ended_late),
    }
    found = [
        _grouped(request, PROJECTS, day, [func.count().label(name)]).where(
            condition, period.holds(day), *_conditions(request, call, PROJECTS)
        )
        for name, (day, condition) in counted.items()
    ]
    sums = {
        "joint_tasks_in_time": PARTS.in_time,
        "joint_tasks_late": PARTS.late,
        "joint_silences": PARTS.silent,
    }
    parts = _grouped(
        request, PARTS, PARTS.day, [func.sum(column).label(name) for name, column in sums.items()]
    )
    return [*found, parts.where(period.holds(PARTS.day), *_conditions(request, call, PARTS))]


def _grouped(request: pb.ListIndicatorsRequest, columns: Any, day: Any, values: Iterable[Any]) -> Select[Any]:
    if request.group == pb.INDICATOR_GROUP_UNSPECIFIED:
        return select(text("''::text AS \"group\""), *values).having(func.count() > 0)
    if request.group == pb.BY_MONTH:
        group = func.to_char(day, "YYYY-MM")
    elif request.group in _GROUPS:
        group = columns[_GROUPS[request.group]]
    else:
        raise InvalidArgument("FIELD_INVALID", field="group", value=request.group)
    return select(group.label("group"), *values).group_by(text("1"))


_GROUPS: Final[Mapping[int, str]] = {
    pb.BY_REGION: "region",
    pb.BY_ORGANISATION: "organisation",
    pb.BY_ITEM: "item",
    pb.BY_WINDOW: "window_name",
}


async def _titles(connection: AsyncConnection, group: int, keys: list[str]) -> dict[str, str]:
    """What the groups are called, where it is known."""
    if group not in _GROUPS or not keys:
        return {}
    names = {f"regions/{key}" if group == pb.BY_REGION else key: key for key in keys}
    query = select(titles.c.name, titles.c.title).where(titles.c.name.in_(names))
    return {names[row.name]: row.title for row in await connection.execute(query)}


def _year_after(month: str) -> str:
    return f"{int(month[:4]) + 1:04}{month[4:]}"


def _values(counts: Counts | None, months: int) -> pb.IndicatorValues:
    return pb.IndicatorValues(**indicators(counts or Counts(), months))  # type: ignore[arg-type]
