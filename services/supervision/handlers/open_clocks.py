"""Open clocks (在办时限): what is still running, the most urgent first."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal_column, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1.cases_pb2 import ClockKind
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import paging
from services.common.identity import Call
from services.supervision.domain import State
from services.supervision.handlers.cards import subject
from services.supervision.handlers.scope import asked, visible
from services.supervision.models import Card, case_facts, open_clocks, project_facts

CLOCKS: Final = open_clocks.c
FACTS: Final = case_facts.c
PROJECTS: Final = project_facts.c
CARDS: Final[Any] = Card.__table__.c  # type: ignore[attr-defined]
# Written out as in the index; a parameter would keep the database from using it.
ENDS: Final[ColumnElement[dt.datetime]] = literal_column(
    "coalesce(due_time, TIMESTAMPTZ '9999-12-31 00:00:00+00')"
)


async def list_open_clocks(
    connection: AsyncConnection, request: pb.ListOpenClocksRequest, call: Call
) -> pb.ListOpenClocksResponse:
    """A page of the running clocks in scope; paused ones have no end yet and come last."""
    size, start = paging.page_size(request), paging.after(request, dt.datetime, UUID, int)
    order = (ENDS, CLOCKS.case_id, CLOCKS.clock)
    page = select(open_clocks, ENDS.label("ends")).where(
        CLOCKS.stop_time.is_(None), visible(call, CLOCKS), *asked(request, CLOCKS)
    )
    if start is not None:
        page = page.where(tuple_(*order) > tuple_(*start))
    rows = (await connection.execute(_described(page.order_by(*order).limit(size + 1)))).all()
    last = rows[size - 1] if len(rows) > size else None
    token = paging.next_token(request, last.ends, last.case_id, last.clock) if last else ""
    return pb.ListOpenClocksResponse(open_clocks=map(_message, rows[:size]), next_page_token=token)


def _described(page: Any) -> Any:
    """The clocks of the page, what is known of their cases and projects, and the highest card that holds."""
    clocks = page.subquery("page")
    level = (
        select(func.max(CARDS.level))
        .where(
            CARDS.case_id == clocks.c.case_id,
            CARDS.clock == clocks.c.clock,
            CARDS.state == State.ISSUED.value,
        )
        .scalar_subquery()
    )
    return (
        select(
            clocks,
            func.coalesce(FACTS.number, PROJECTS.number).label("number"),
            func.coalesce(FACTS.item_title, "").label("item_title"),
            PROJECTS.project_id.is_not(None).label("project"),
            level.label("level"),
        )
        .join_from(clocks, case_facts, clocks.c.case_id == FACTS.case_id, isouter=True)
        .outerjoin(project_facts, clocks.c.case_id == PROJECTS.project_id)
        .order_by(clocks.c.ends, clocks.c.case_id, clocks.c.clock)
    )


def _message(row: Any) -> pb.OpenClock:
    return pb.OpenClock(
        **subject(row.case_id, row.number, project=row.project),
        clock=ClockKind.Name(row.clock),
        item_title=row.item_title,
        organisation=row.organisation,
        region=row.region,
        due_time=row.due_time,
        level=row.level,
    )
