"""Items, windows and mandates in the read model: what tells which items are put to the window (C51)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from google.protobuf.message import Message
from yangguang.catalog.v1 import events_pb2 as catalog
from yangguang.hall.v1 import events_pb2 as hall

from services.supervision.domain import deciding_right
from services.supervision.handlers.rows import Told, day_of, newest, unnest, updates
from services.supervision.models import ITEM_STATES, ITEMS, MANDATES, WINDOWS

Row = dict[str, Any]


def _item(told: Told) -> Row:
    event: catalog.ItemVersionPublished = told.event
    return {
        "item": told.aggregate,
        "version": told.version,
        "region": event.region,
        "organisation": event.organisation,
        "deciding": deciding_right(event.content.kind),
        "authority": event.content.window_authority,
        "stationing": event.content.stationing.state,
        "effective_day": day_of(event, "effective_time"),
    }


def _item_state(told: Told) -> Row:
    active = isinstance(told.event, catalog.ItemVersionPublished | catalog.ItemResumed)
    return {"item": told.aggregate, "version": told.version, "active": active}


def _window(told: Told) -> Row:
    window = told.event.window
    return {
        "window_name": told.aggregate,
        "version": told.version,
        "items": ",".join(window.items),
        "open": window.open,
    }


def _mandate(told: Told) -> Row:
    mandate = told.event.mandate
    return {
        "mandate": told.aggregate,
        "version": told.version,
        "organisation": mandate.organisation,
        "items": ",".join(mandate.items),
        "rights": ",".join(str(right) for right in mandate.rights),
        "valid_from": dt.date.fromisoformat(mandate.valid_from),
        "valid_to": dt.date.fromisoformat(mandate.valid_to),
        "revoked": mandate.HasField("revoke_time"),
    }


# By table: its columns, and what an event makes of them. The first column is the key.
TABLES: Final[Mapping[str, tuple[Mapping[str, Any], Callable[[Told], Row]]]] = {
    "items": (ITEMS, _item),
    "item_states": (ITEM_STATES, _item_state),
    "windows": (WINDOWS, _window),
    "mandates": (MANDATES, _mandate),
}
TOLD_BY: Final[Mapping[type[Message], tuple[str, ...]]] = {
    catalog.ItemVersionPublished: ("items", "item_states"),
    catalog.ItemSuspended: ("item_states",),
    catalog.ItemResumed: ("item_states",),
    catalog.ItemCancelled: ("item_states",),
    hall.WindowChanged: ("windows",),
    hall.MandateGranted: ("mandates",),
    hall.MandateRevoked: ("mandates",),
}


def rows(events: Iterable[Told]) -> Mapping[str, list[Row]]:
    """By table the rows that events make, of each thing the newest."""
    found: dict[str, list[Told]] = {}
    for told in events:
        for table in TOLD_BY.get(type(told.event), ()):
            found.setdefault(table, []).append(told)
    return {table: [TABLES[table][1](told) for told in newest(of)] for table, of in found.items()}


def _written(table: str, columns: Mapping[str, Any]) -> str:
    key = next(iter(columns))
    return (
        f"INSERT INTO {{schema}}.{table} AS t ({', '.join(columns)}) {unnest(columns)} "
        f"ON CONFLICT ({key}) DO UPDATE SET {updates(columns, [key])} WHERE t.version < EXCLUDED.version"
    )


STATEMENTS: Final = {table: _written(table, columns) for table, (columns, _) in TABLES.items()}
