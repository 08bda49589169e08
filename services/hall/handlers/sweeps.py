"""What time itself does in the hall: appointments nobody came to, stand-ins that begin and end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import or_, select

from services.common.db import Database
from services.common.journal import SYSTEM, Origin
from services.common.loops import forever
from services.hall.domain import EVERYWHERE
from services.hall.domain import sessions as booking
from services.hall.domain.rosters import StandInState
from services.hall.domain.sessions import AppointmentState
from services.hall.handlers import appointments, leaves
from services.hall.handlers.acts import Act
from services.hall.models import Appointment, StandIn

ORIGIN: Final = Origin("services/hall", SYSTEM)
EVERY: Final = 1.0
PAGE: Final = 200

COLUMNS: Final[Any] = Appointment.__table__.c  # type: ignore[attr-defined]
STAND_INS: Final[Any] = StandIn.__table__.c  # type: ignore[attr-defined]


class Sweeper:
    """Runs the sweeps; any number of replicas may, since a row that another has locked is left to it."""

    def __init__(self, database: Database, now: Callable[[], dt.datetime], every: float = EVERY) -> None:
        self._database, self._now, self._every = database, now, every

    async def run(self) -> None:
        """Sweep until cancelled; a database that is away is waited out."""
        await forever("sweep", self.sweep, self._every)

    async def sweep(self) -> None:
        """One round."""
        while await self._miss() == PAGE:
            pass
        while await self._stand_in() == PAGE:
            pass

    async def _miss(self) -> int:
        """A page of appointments whose grace is over; how many they were."""
        act = Act(ORIGIN, EVERYWHERE, self._now())
        over = (COLUMNS.state == AppointmentState.BOOKED, COLUMNS.end_time < act.now - booking.GRACE)
        query = select(Appointment).where(*over).order_by(COLUMNS.end_time).limit(PAGE)
        async with self._database.read() as connection:
            if await connection.scalar(select(COLUMNS.id).where(*over).limit(1)) is None:
                return 0
        async with self._database.begin() as session:
            rows = (await session.scalars(query.with_for_update(skip_locked=True))).all()
            for row in rows:
                await appointments.move(session, act, row, booking.Action.MISS)
        return len(rows)

    async def _stand_in(self) -> int:
        """A page of stand-ins whose begin or end has come; how many they were."""
        act = Act(ORIGIN, EVERYWHERE, self._now())
        begins = (STAND_INS.state == StandInState.PLANNED) & (STAND_INS.start_time <= act.now)
        ends = (STAND_INS.state == StandInState.ACTIVE) & (STAND_INS.end_time <= act.now)
        query = select(StandIn).where(or_(begins, ends)).order_by(STAND_INS.start_time).limit(PAGE)
        async with self._database.read() as connection:
            if await connection.scalar(select(STAND_INS.id).where(or_(begins, ends)).limit(1)) is None:
                return 0
        async with self._database.begin() as session:
            rows = (await session.scalars(query.with_for_update(skip_locked=True))).all()
            for row in rows:
                planned = row.state is StandInState.PLANNED
                await (leaves.begin if planned else leaves.come_back)(session, act, row)
        return len(rows)
