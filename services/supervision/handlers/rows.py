"""How what events tell becomes rows: days and times, and statements that write any number of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy.dialects import postgresql

# Asia/Shanghai has kept UTC+8 since 1991, so its days are found without a table of zones.
_UTC_8: Final = 8 * 3600
_DAY: Final = 86400
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


class Told(Protocol):
    """An event as the model takes it: from the consumer, or from a journal that is read again."""

    @property
    def aggregate(self) -> str:
        """What it happened to."""

    @property
    def version(self) -> int:
        """The aggregate's version after it."""

    @property
    def event(self) -> Any:
        """What happened."""


def newest(events: Iterable[Told]) -> list[Told]:
    """Of each aggregate the newest."""
    found: dict[str, Told] = {}
    for told in events:
        known = found.get(told.aggregate)
        if known is None or known.version < told.version:
            found[told.aggregate] = told
    return list(found.values())


def is_met(clock: Any) -> bool:
    """Whether a clock stopped before its end; one that was paused then had not ended."""
    if not clock.HasField("stop_time"):
        return False
    stop, due = clock.stop_time, clock.due_time
    return not clock.HasField("due_time") or (stop.seconds, stop.nanos) < (due.seconds, due.nanos)


def met(clock: Any) -> bool | None:
    """The same; unknown while it runs."""
    return is_met(clock) if clock.HasField("stop_time") else None


def date(day: str) -> dt.date | None:
    """A day that may be absent."""
    return dt.date.fromisoformat(day) if day else None


def day_of(message: Message, name: str) -> dt.date | None:
    """The day in China of a time that may be absent."""
    if not message.HasField(name):
        return None
    stamp: Timestamp = getattr(message, name)
    return dt.date.fromordinal(_EPOCH + (stamp.seconds + _UTC_8) // _DAY)


def time_of(message: Message, name: str) -> dt.datetime | None:
    """A time that may be absent."""
    if not message.HasField(name):
        return None
    stamp: Timestamp = getattr(message, name)
    return stamp.ToDatetime(dt.UTC)


def arrays(columns: Iterable[str], rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Rows as an array a column."""
    return {name: [row[name] for row in rows] for name in columns}


def unnest(columns: Mapping[str, Any]) -> str:
    """Rows from arrays: one statement writes any number of them, and is prepared once."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    casts = (f"CAST(:{name} AS {kind.compile(dialect)}[])" for name, kind in columns.items())
    return f"SELECT * FROM unnest({', '.join(casts)})"


def updates(columns: Iterable[str], key: Sequence[str]) -> str:
    """What a newer row changes."""
    return ", ".join(f"{name} = EXCLUDED.{name}" for name in columns if name not in key)
