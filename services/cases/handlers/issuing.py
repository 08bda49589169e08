"""What follows from the completion of a case: its certificate, and the hand-over of the permit (0024).

The own journal is followed, so the write of a case costs nothing for it, and what was completed before this
was there is issued as well. One replica works at a time; what it did and how far it came are one transaction.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import events_pb2 as events

from services.cases.handlers import certificates, handovers
from services.cases.handlers.facts import Facts
from services.cases.handlers.registers import Act
from services.common import journal
from services.common.db import Database
from services.common.identity import ANYBODY, Call
from services.common.ids import parse
from services.common.loops import forever

EVERY: Final = 1.0
# Journal entries looked through in one transaction.
PAGE: Final = 1000
KEY: Final = "certificates"
SYSTEM: Final = Call(replace(ANYBODY, subject="services/cases", channel=journal.SYSTEM))

_BEGIN: Final = text("INSERT INTO counters (key, last) VALUES (:key, 0) ON CONFLICT DO NOTHING")
_AFTER: Final = text("SELECT last FROM counters WHERE key = :key FOR UPDATE SKIP LOCKED")
_UPTO: Final = text(
    "SELECT max(position) FROM (SELECT position FROM journal WHERE position > :after "
    "ORDER BY position LIMIT :page) AS page"
)
_COMPLETED: Final = text(
    "SELECT aggregate, time, payload FROM journal WHERE position > :after AND position <= :upto "
    "AND type = :type ORDER BY position"
)
_PASSED: Final = text("UPDATE counters SET last = :upto WHERE key = :key")
_CASE: Final = text("SELECT record FROM cases WHERE id = :id")
COMPLETED: Final = events.CaseCompleted.DESCRIPTOR.full_name


class CertificateFollower:
    """Follows completions; `run()` belongs into the service's TaskGroup."""

    def __init__(self, database: Database, facts: Facts, handover_days: int) -> None:
        self._database, self._facts, self._days = database, facts, handover_days

    async def run(self) -> None:
        """Follow until cancelled; a database that is away is waited out."""
        await forever("issuing", self.follow, EVERY)

    async def follow(self) -> None:
        """Everything that was completed until now."""
        while await self._page():
            pass

    async def _page(self) -> bool:
        """One page of the journal; whether there was one."""
        async with self._database.begin() as session:
            await session.execute(_BEGIN, {"key": KEY})
            after = await session.scalar(_AFTER, {"key": KEY})
            if after is None:
                return False
            upto = await session.scalar(_UPTO, {"after": after, "page": PAGE})
            if upto is None:
                return False
            bounds = {"after": after, "upto": upto, "type": COMPLETED}
            for row in (await session.execute(_COMPLETED, bounds)).all():
                await self._issue(session, row)
            await session.execute(_PASSED, {"key": KEY, "upto": upto})
            return True

    async def _issue(self, session: AsyncSession, row: Any) -> None:
        completed = events.CaseCompleted.FromString(row.payload)
        if not completed.certificate_number:
            return
        case = cases.Case.FromString(
            await session.scalar(_CASE, {"id": parse(row.aggregate, "cases")}) or b""
        )
        act = Act(SYSTEM, row.time.astimezone(dt.UTC), "")
        await self._facts.refresh(session)
        item, _, number = case.item_version.partition("/versions/")
        version = (item, int(number))
        published = (await self._facts.versions(session, [version]))[version]
        title = published.content.result_title
        await certificates.issue(session, act, case, title, completed.valid_to)
        calendar = self._facts.calendar(case.region)
        await handovers.hand_over(session, act, case, self._days, calendar)
