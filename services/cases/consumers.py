"""What catalog and hall tell: item versions, mandates, calendar days; applied in whatever order they come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

from google.protobuf.message import Message
from sqlalchemy import text
from yangguang.catalog.v1 import events_pb2 as catalog
from yangguang.hall.v1 import events_pb2 as hall
from yangguang.hall.v1.rosters_pb2 import LEADER_SITTING, StandIn

from services.common.consumer import Received
from services.common.driver import Direct

_ACTIVE: Final = text(
    "INSERT INTO items (item, version, active) VALUES (:item, :version, :active) ON CONFLICT (item) "
    "DO UPDATE SET version = EXCLUDED.version, active = EXCLUDED.active "
    "WHERE items.version < EXCLUDED.version"
)
_VERSION: Final = text(
    "INSERT INTO item_versions (item, number, effective_time, published) "
    "VALUES (:item, :number, :effective_time, :published) ON CONFLICT DO NOTHING"
)
_MANDATE: Final = text(
    "INSERT INTO mandates "
    "(name, version, subject, organisation, rights, items, valid_from, valid_to, revoked) "
    "VALUES (:name, :version, :subject, :organisation, :rights, :items, :valid_from, :valid_to, :revoked) "
    "ON CONFLICT (name) DO UPDATE SET version = EXCLUDED.version, revoked = EXCLUDED.revoked "
    "WHERE mandates.version < EXCLUDED.version"
)
_STAND_IN: Final = text(
    "INSERT INTO stand_ins (name, version, organisation, absent, deputy, items, active) "
    "VALUES (:name, :version, :organisation, :absent, :deputy, :items, :active) "
    "ON CONFLICT (name) DO UPDATE SET version = EXCLUDED.version, active = EXCLUDED.active "
    "WHERE stand_ins.version < EXCLUDED.version"
)
_SITTING: Final = text(
    "INSERT INTO sittings (name, version, subject, organisation, day, cancelled) "
    "VALUES (:name, :version, :subject, :organisation, :day, :cancelled) ON CONFLICT (name) "
    "DO UPDATE SET version = EXCLUDED.version, cancelled = EXCLUDED.cancelled "
    "WHERE sittings.version < EXCLUDED.version"
)
_DAY: Final = text(
    "INSERT INTO calendar_days (region, date, working, document_number, version) "
    "VALUES (:region, :date, :working, :document_number, :version) ON CONFLICT (region, date) "
    "DO UPDATE SET working = EXCLUDED.working, document_number = EXCLUDED.document_number, "
    "version = EXCLUDED.version WHERE calendar_days.version < EXCLUDED.version"
)
_REVISED: Final = text(
    "INSERT INTO counters (key, last) VALUES ('facts', 1) "
    "ON CONFLICT (key) DO UPDATE SET last = counters.last + 1"
)
_RECOMPUTE: Final = text(
    "INSERT INTO recomputations (region, version, document_number, after) "
    "VALUES (:region, :version, :document_number, '00000000-0000-0000-0000-000000000000') "
    "ON CONFLICT DO NOTHING"
)


async def apply(connection: Direct, batch: Sequence[Received]) -> None:
    """Apply a batch in its order, and have every replica read anew what it keeps of these facts."""
    for received in batch:
        await HANDLERS[type(received.event)](connection, received, received.event)
    await connection.execute(_REVISED)


async def _published(connection: Direct, received: Received, event: Any) -> None:
    await connection.execute(
        _VERSION,
        {
            "item": event.item,
            "number": event.number,
            "effective_time": event.effective_time.ToDatetime(dt.UTC),
            "published": event.SerializeToString(),
        },
    )
    await _set_active(connection, received, event, True)


async def _suspended(connection: Direct, received: Received, event: Any) -> None:
    await _set_active(connection, received, event, False)


async def _resumed(connection: Direct, received: Received, event: Any) -> None:
    await _set_active(connection, received, event, True)


async def _set_active(connection: Direct, received: Received, event: Any, active: bool) -> None:
    await connection.execute(_ACTIVE, {"item": event.item, "version": received.version, "active": active})


async def _mandate(connection: Direct, received: Received, event: Any) -> None:
    mandate = event.mandate
    await connection.execute(
        _MANDATE,
        {
            "name": mandate.name,
            "version": received.version,
            "subject": mandate.subject,
            "organisation": mandate.organisation,
            "rights": list(mandate.rights),
            "items": list(mandate.items),
            "valid_from": dt.date.fromisoformat(mandate.valid_from),
            "valid_to": dt.date.fromisoformat(mandate.valid_to),
            "revoked": mandate.HasField("revoke_time"),
        },
    )


async def _stand_in(connection: Direct, received: Received, event: Any) -> None:
    stand_in = event.stand_in
    await connection.execute(
        _STAND_IN,
        {
            "name": stand_in.name,
            "version": received.version,
            "organisation": stand_in.organisation,
            "absent": stand_in.absent_subject,
            "deputy": stand_in.deputy_subject,
            "items": list(stand_in.items),
            "active": stand_in.state == StandIn.ACTIVE,
        },
    )


async def _shift(connection: Direct, received: Received, event: Any) -> None:
    """Keep the sittings of leaders; the other shifts give nobody a right."""
    shift = event.shift
    if shift.kind == LEADER_SITTING:
        await connection.execute(
            _SITTING,
            {
                "name": shift.name,
                "version": received.version,
                "subject": event.subject,
                "organisation": shift.organisation,
                "day": dt.date.fromisoformat(shift.day),
                "cancelled": shift.cancelled,
            },
        )


async def _calendar(connection: Direct, received: Received, event: Any) -> None:
    """Keep the days; the open cases of the region are computed again by the recomputation they order."""
    change = {"region": event.region, "version": event.version, "document_number": event.document_number}
    for day in event.days:
        date = dt.date.fromisoformat(day.date)
        await connection.execute(_DAY, {**change, "date": date, "working": day.working})
    await connection.execute(_RECOMPUTE, change)


Handler = Callable[[Direct, Received, Any], Awaitable[None]]

HANDLERS: Final[Mapping[type[Message], Handler]] = {
    catalog.ItemVersionPublished: _published,
    catalog.ItemSuspended: _suspended,
    catalog.ItemResumed: _resumed,
    catalog.ItemCancelled: _suspended,
    hall.MandateGranted: _mandate,
    hall.MandateRevoked: _mandate,
    hall.ShiftChanged: _shift,
    hall.StandInStarted: _stand_in,
    hall.StandInEnded: _stand_in,
    hall.CalendarChanged: _calendar,
}
