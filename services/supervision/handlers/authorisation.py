"""Items put to the window (授权, C51): the share of each organisation, and the items that are not.

An item is put to the window when some open window has it, a valid mandate of its organisation gives the right
to decide its kind of cases, and its window is not one that only accepts.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import Boolean, Subquery, Text, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import paging
from services.common.identity import Call
from services.common.timesource import local_date
from services.supervision.handlers.scope import asked, visible
from services.supervision.models import titles

# Number of `WindowAuthority`.
ACCEPTANCE_ONLY: Final = 3
# What may be lacking, by the column that says so.
LACKING: Final = {
    "no_window": pb.NO_WINDOW,
    "no_mandate": pb.NO_MANDATE,
    "accepts_only": pb.WINDOW_ACCEPTS_ONLY,
}
_ITEMS: Final = text(
    "WITH at_window AS (SELECT DISTINCT unnest(string_to_array(items, ',')) AS item "
    "FROM model.windows WHERE open), "
    "mandated AS (SELECT DISTINCT m.organisation, r.given, unnest(CASE m.items WHEN '' THEN ARRAY[''] "
    "ELSE string_to_array(m.items, ',') END) AS item FROM model.mandates m "
    "CROSS JOIN LATERAL string_to_table(m.rights, ',') AS r (given) "
    "WHERE NOT m.revoked AND :today BETWEEN m.valid_from AND m.valid_to) "
    "SELECT i.item, i.organisation, i.region, "
    "NOT EXISTS (SELECT FROM at_window w WHERE w.item = i.item) AS no_window, "
    "NOT EXISTS (SELECT FROM mandated m WHERE m.organisation = i.organisation "
    "AND m.given = CAST(i.deciding AS text) AND m.item IN ('', i.item)) AS no_mandate, "
    "i.authority = :acceptance_only AS accepts_only "
    "FROM model.items i JOIN model.item_states s USING (item) WHERE s.active AND i.effective_day <= :today"
)


async def rates(
    connection: AsyncConnection, request: pb.ListAuthorisationRatesRequest, call: Call, now: dt.datetime
) -> pb.ListAuthorisationRatesResponse:
    """A page of organisations by name, each with the share of its items put to the window."""
    size, start = paging.page_size(request), paging.after(request, str)
    items = _items(now).c
    counts = (func.count(), func.count().filter(~_lacks(items)))
    query = select(items.organisation, *counts).where(visible(call, items), *asked(request, items))
    if start is not None:
        query = query.where(items.organisation > start[0])
    grouped = query.group_by(items.organisation).order_by(items.organisation).limit(size + 1)
    rows = (await connection.execute(grouped)).all()
    named = await _titles(connection, [row[0] for row in rows[:size]])
    shown = [
        pb.AuthorisationRate(
            organisation=name,
            organisation_title=named.get(name, ""),
            item_count=count,
            authorised_count=authorised,
            rate=authorised / count,
        )
        for name, count, authorised in rows[:size]
    ]
    token = paging.next_token(request, rows[size - 1][0]) if len(rows) > size else ""
    return pb.ListAuthorisationRatesResponse(authorisation_rates=shown, next_page_token=token)


async def lacking(
    connection: AsyncConnection, request: pb.ListUnauthorisedItemsRequest, call: Call, now: dt.datetime
) -> pb.ListUnauthorisedItemsResponse:
    """A page of the items not put to the window, by name, and what each lacks."""
    size, start = paging.page_size(request), paging.after(request, str)
    items = _items(now).c
    query = select(*items).where(_lacks(items), visible(call, items), *asked(request, items))
    if start is not None:
        query = query.where(items.item > start[0])
    rows = (await connection.execute(query.order_by(items.item).limit(size + 1))).mappings().all()
    named = await _titles(connection, [row["item"] for row in rows[:size]])
    shown = [
        pb.UnauthorisedItem(
            item=row["item"],
            item_title=named.get(row["item"], ""),
            organisation=row["organisation"],
            region=row["region"],
            lacking=[number for column, number in LACKING.items() if row[column]],
        )
        for row in rows[:size]
    ]
    token = paging.next_token(request, rows[size - 1]["item"]) if len(rows) > size else ""
    return pb.ListUnauthorisedItemsResponse(unauthorised_items=shown, next_page_token=token)


def _items(now: dt.datetime) -> Subquery:
    texts = dict.fromkeys(("item", "organisation", "region"), Text)
    found = _ITEMS.bindparams(today=local_date(now), acceptance_only=ACCEPTANCE_ONLY)
    return found.columns(**texts, **dict.fromkeys(LACKING, Boolean)).subquery("in_force")


def _lacks(items: Any) -> Any:
    return items.no_window | items.no_mandate | items.accepts_only


async def _titles(connection: AsyncConnection, names: list[str]) -> dict[str, str]:
    query = select(titles.c.name, titles.c.title).where(titles.c.name.in_(names))
    return {row.name: row.title for row in await connection.execute(query)}
