"""Open clocks (在办时限): what is still running, the most urgent first."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import and_, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import paging
from services.common.identity import Call
from services.common.ids import parse_code, resource
from services.supervision.handlers.scope import region_condition, within_scope
from services.supervision.models import Card, CaseFacts, OpenClock

CLOCKS: Final[Any] = OpenClock.__table__.c  # type: ignore[attr-defined]
FACTS: Final[Any] = CaseFacts.__table__.c  # type: ignore[attr-defined]
CARDS: Final[Any] = Card.__table__.c  # type: ignore[attr-defined]
# Paused clocks have no end yet: they come last.
NEVER: Final = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


async def list_open_clocks(
    connection: AsyncConnection, request: pb.ListOpenClocksRequest, call: Call
) -> pb.ListOpenClocksResponse:
    """A page of the running clocks in scope."""
    size = paging.page_size(request)
    due = func.coalesce(CLOCKS.due_time, NEVER)
    level = (
        select(func.max(CARDS.level))
        .where(CARDS.case_name == CLOCKS.case_name, CARDS.clock == CLOCKS.clock, CARDS.state == 1)
        .scalar_subquery()
    )
    query = (
        select(CLOCKS.case_name, CLOCKS.clock, CLOCKS.due_time, due.label("ends"), level.label("level"))
        .add_columns(FACTS.number, FACTS.item_title, FACTS.organisation, FACTS.region)
        .join_from(OpenClock.__table__, CaseFacts.__table__, CLOCKS.case_name == FACTS.case_name)  # type: ignore[attr-defined]
        .where(CLOCKS.stop_time.is_(None), within_scope(call, FACTS), *_filters(request))
        .order_by(due, CLOCKS.case_name, CLOCKS.clock)
        .limit(size + 1)
    )
    start = paging.after(request, dt.datetime, str, int)
    if start is not None:
        query = query.where(
            or_(due > start[0], and_(due == start[0], tuple_(CLOCKS.case_name, CLOCKS.clock) > start[1:]))
        )
    rows = (await connection.execute(query)).all()
    last = rows[size - 1] if len(rows) > size else None
    return pb.ListOpenClocksResponse(
        open_clocks=map(_message, rows[:size]),
        next_page_token=paging.next_token(request, last.ends, last.case_name, last.clock) if last else "",
    )


def _filters(request: pb.ListOpenClocksRequest) -> list[Any]:
    conditions: list[Any] = []
    if request.organisation:
        code = parse_code(request.organisation, "organisations", "organisation")
        conditions.append(FACTS.organisation == resource("organisations", code))
    if request.region:
        conditions.append(region_condition(request.region, FACTS))
    return conditions


def _message(row: Any) -> pb.OpenClock:
    return pb.OpenClock(
        case=row.case_name,
        case_number=row.number,
        clock=row.clock,
        item_title=row.item_title,
        organisation=row.organisation,
        region=row.region,
        due_time=row.due_time,
        level=row.level,
    )
