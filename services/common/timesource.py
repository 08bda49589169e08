"""Where the time comes from: real time, or time that runs faster from an anchor on (demonstrations only)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


def real_time() -> dt.datetime:
    """The time of this machine."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class TimeSource:
    """Call it for the time now, aware and in UTC.

    With a scale of 1440 a day passes in a minute. All processes of one system need the same anchor, or
    they would live at different times and a restart would turn the time back; so a scale needs one.
    """

    scale: float = 1.0
    anchor: dt.datetime | None = None
    real: Callable[[], dt.datetime] = real_time

    def __post_init__(self) -> None:
        if self.scale <= 0:
            raise ValueError("time_scale must be positive")
        if self.scale != 1 and self.anchor is None:
            raise ValueError("time_scale needs a time_anchor that all processes share")
        if self.anchor is not None and self.anchor.tzinfo is None:
            raise ValueError("time_anchor needs a time zone")

    def __call__(self) -> dt.datetime:
        now = self.real()
        if self.scale == 1 or self.anchor is None:
            return now
        return (self.anchor + (now - self.anchor) * self.scale).astimezone(dt.UTC)


def local_date(instant: dt.datetime) -> dt.date:
    """The business day, in Asia/Shanghai, on which an instant falls."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(SHANGHAI).date()
