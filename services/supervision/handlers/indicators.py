"""Indicators (统计指标): counted from the read model, each measure by the date it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.common.v1.access_pb2 import OWN_ORGANISATION, REGION
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import checks, paging
from services.common.access import region_prefix
from services.common.errors import InvalidArgument
from services.common.identity import Call
from services.common.ids import parse_code, resource
from services.supervision.domain import Counts, indicators, year_before

CHINA: Final = dt.timezone(dt.timedelta(hours=8))
LONGEST: Final = 3 * 366

_DAY: Final = "interval '1 day'"
_LIMITED: Final = "handling_days IS NOT NULL AND promised_days IS NOT NULL AND statutory_days IS NOT NULL"


def _late(kind: str) -> str:
    return (
        f"({kind}_due >= :begin AND {kind}_due < :end AND {kind}_due <= :now "
        f"AND ({kind}_stop IS NULL OR {kind}_stop >= {kind}_due))"
    )


# Per measure: the date it belongs to, the table, and what is summed up under the names of `Counts`.
MEASURES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "create_time": ("model.case_facts", {"applied": "count(*)"}),
    "accept_time": (
        "model.case_facts",
        {
            "accepted": "count(*)",
            "acceptance_days": "sum(extract(epoch FROM accept_time - receive_time)) / 86400",
        },
    ),
    "complete_time": (
        "model.case_facts",
        {
            "completed": "count(*)",
            "same_day": "count(*) FILTER (WHERE (complete_time AT TIME ZONE 'Asia/Shanghai')::date "
            "= (accept_time AT TIME ZONE 'Asia/Shanghai')::date)",
            "handled": "count(handling_days)",
            "handling_days": "sum(handling_days)",
            "limited": f"count(*) FILTER (WHERE {_LIMITED})",
            "statutory_days": f"sum(statutory_days) FILTER (WHERE {_LIMITED})",
            "promised_days": f"sum(promised_days) FILTER (WHERE {_LIMITED})",
            "limited_handling_days": f"sum(handling_days) FILTER (WHERE {_LIMITED})",
            "rated": "count(*) FILTER (WHERE rating_grade > 0)",
            "satisfied": "count(*) FILTER (WHERE rating_grade BETWEEN 1 AND 3)",
        },
    ),
    "decide_time": (
        "model.case_facts",
        {
            "decided": "count(promised_due)",
            # The due day D ends at midnight: before that day began is early, before it ended on time.
            "early": f"count(*) FILTER (WHERE promised_stop < promised_due - {_DAY})",
            "on_time": "count(*) FILTER (WHERE promised_stop < promised_due)",
        },
    ),
    "issue_time": (
        "cards",
        {
            "warnings": "count(*) FILTER (WHERE level = 1 AND state = 1)",
            "yellows": "count(*) FILTER (WHERE level = 2 AND state = 1)",
            "reds": "count(*) FILTER (WHERE level = 3 AND state = 1)",
        },
    ),
}

GROUPS: Final[Mapping[int, str]] = {
    pb.INDICATOR_GROUP_UNSPECIFIED: "''",
    pb.BY_REGION: "region",
    pb.BY_ORGANISATION: "organisation",
    pb.BY_ITEM: "item",
    pb.BY_MONTH: "to_char({date} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')",
}


@dataclass(frozen=True, slots=True)
class Question:
    """Which cases of which days, and how they are grouped."""

    first: dt.date
    last: dt.date
    group: int
    prefix: str
    organisation: str
    item: str
    now: dt.datetime

    def bounds(self) -> dict[str, Any]:
        """The parameters of the queries."""
        return {
            "begin": dt.datetime.combine(self.first, dt.time(), CHINA),
            "end": dt.datetime.combine(self.last + dt.timedelta(days=1), dt.time(), CHINA),
            "prefix": f"{self.prefix}%",
            "organisation": self.organisation,
            "item": self.item,
            "now": self.now,
        }


async def list_indicators(
    connection: AsyncConnection, request: pb.ListIndicatorsRequest, call: Call, region: str, now: dt.datetime
) -> pb.ListIndicatorsResponse:
    """A page of groups, each with the period asked for and the same period a year before."""
    asked = question(request, call, region, now)
    before = _shifted(asked)
    current, previous = await count(connection, asked), await count(connection, before)
    if asked.group == pb.BY_MONTH:
        previous = {f"{int(month[:4]) + 1}{month[4:]}": counts for month, counts in previous.items()}
    keys = sorted({*current, *previous}) if asked.group else [""]
    size, start = paging.page_size(request), paging.after(request, str)
    keys = [key for key in keys if start is None or key > start[0]]
    page = keys[:size]
    titles = await _titles(connection, asked.group, page)
    return pb.ListIndicatorsResponse(
        indicators=[_message(key, titles.get(key, ""), current, previous) for key in page],
        next_page_token=paging.next_token(request, page[-1]) if len(keys) > size else "",
    )


def question(request: pb.ListIndicatorsRequest, call: Call, region: str, now: dt.datetime) -> Question:
    """The request checked, and bounded by the caller's scope."""
    first, last = checks.date(request.first_day, "first_day"), checks.date(request.last_day, "last_day")
    if not 0 <= (last - first).days < LONGEST:
        raise InvalidArgument("FIELD_INVALID", field="last_day")
    if request.group not in GROUPS:
        raise InvalidArgument("FIELD_INVALID", field="group", value=request.group)
    organisation = request.organisation
    if organisation:
        organisation = resource("organisations", parse_code(organisation, "organisations", "organisation"))
    item = resource("items", parse_code(request.item, "items", "item")) if request.item else ""
    prefix = region_prefix(checks.region(request.region or region, "region")) or ""
    return _within(Question(first, last, request.group, prefix, organisation, item, now), call)


def _within(asked: Question, call: Call) -> Question:
    """The narrower of what is asked for and what the caller may see; nothing where they do not meet."""
    nobody = Question(asked.first, asked.last, asked.group, "-", "-", "-", asked.now)
    if call.reach == OWN_ORGANISATION:
        own = call.caller.organisation
        if not own or asked.organisation not in ("", own):
            return nobody
        return Question(asked.first, asked.last, asked.group, asked.prefix, own, asked.item, asked.now)
    if call.reach == REGION:
        own = region_prefix(call.caller.region) or "-"
        if not (asked.prefix.startswith(own) or own.startswith(asked.prefix)):
            return nobody
        prefix = max(own, asked.prefix, key=len)
        return Question(
            asked.first, asked.last, asked.group, prefix, asked.organisation, asked.item, asked.now
        )
    return asked


async def count(connection: AsyncConnection, asked: Question) -> dict[str, Counts]:
    """The counts of each group."""
    found: dict[str, Counts] = {}
    for date, (table, sums) in MEASURES.items():
        await _add(connection, asked, found, date, table, sums, f"{date} >= :begin AND {date} < :end")
    late = f"{_late('promised')} OR {_late('statutory')}"
    # A case is overdue once, in the month its first missed limit ended.
    date = f"least(CASE WHEN {_late('promised')} THEN promised_due END, "
    date += f"CASE WHEN {_late('statutory')} THEN statutory_due END)"
    await _add(connection, asked, found, date, "model.case_facts", {"overdue": "count(*)"}, f"({late})")
    return found


async def _add(
    connection: AsyncConnection,
    asked: Question,
    found: dict[str, Counts],
    date: str,
    table: str,
    sums: Mapping[str, str],
    when: str,
) -> None:
    key = GROUPS[asked.group].format(date=date)
    columns = ", ".join(f"coalesce({sum_}, 0) AS {name}" for name, sum_ in sums.items())
    statement = (
        f"SELECT {key} AS key, {columns} FROM {table} WHERE {when} AND region LIKE :prefix "
        "AND (CAST(:organisation AS text) = '' OR organisation = :organisation) "
        "AND (CAST(:item AS text) = '' OR item = :item) GROUP BY 1"
    )
    bounds = {name: value for name, value in asked.bounds().items() if f":{name}" in statement}
    for row in await connection.execute(text(statement), bounds):
        counts = found.setdefault(row.key, Counts())
        for name in sums:
            kind = type(getattr(counts, name))
            setattr(counts, name, kind(getattr(row, name)))


def _shifted(asked: Question) -> Question:
    first, last = year_before(asked.first), year_before(asked.last)
    return Question(first, last, asked.group, asked.prefix, asked.organisation, asked.item, asked.now)


async def _titles(connection: AsyncConnection, group: int, keys: Sequence[str]) -> dict[str, str]:
    """What the groups are called."""
    if group == pb.BY_ITEM:
        statement = (
            "SELECT item AS key, max(item_title) AS title FROM model.case_facts "
            "WHERE item = ANY(:keys) GROUP BY 1"
        )
        asked = list(keys)
    elif group in (pb.BY_REGION, pb.BY_ORGANISATION):
        statement = "SELECT name AS key, title FROM model.titles WHERE name = ANY(:keys)"
        asked = [resource("regions", key) if group == pb.BY_REGION else key for key in keys]
    else:
        return {}
    rows = await connection.execute(text(statement), {"keys": asked})
    return {row.key.removeprefix("regions/"): row.title for row in rows}


def _message(
    key: str, title: str, current: Mapping[str, Counts], previous: Mapping[str, Counts]
) -> pb.Indicators:
    return pb.Indicators(
        group=key,
        group_title=title,
        current=pb.IndicatorValues(**indicators(current.get(key, Counts()))),  # type: ignore[arg-type]
        previous=pb.IndicatorValues(**indicators(previous.get(key, Counts()))),  # type: ignore[arg-type]
    )
