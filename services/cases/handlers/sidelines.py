"""What some events of cases write beside the case, in the transaction of the batch that brought them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Final

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events

from services.cases.handlers import notice_board, ratings
from services.common.calendar import Calendar
from services.common.driver import Write

RATED: Final = (events.CaseRated, events.CaseRatedByDefault)
EVENTS: Final = frozenset({*RATED, *notice_board.EVENTS})


def written(
    changes: Iterable[tuple[pb.Case, Any]], now: dt.datetime, calendar: Callable[[str], Calendar]
) -> list[Write]:
    """What the changes of a batch write beside their cases; nothing, for most."""
    found = [(case, event) for case, event in changes if type(event) in EVENTS]
    rated = [case for case, event in found if isinstance(event, RATED)]
    return [*ratings.of_cases(rated, now, calendar), *notice_board.of_cases(found)]
