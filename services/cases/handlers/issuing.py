"""What follows from the completion of a case: its certificate, and the hand-over of the permit (0024).

The own journal is followed, so the write of a case costs nothing for it, and what was completed before this
was there is issued as well. One replica works at a time; what it did and how far it came are one transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import events_pb2 as events

from services.cases.handlers import certificates, handovers
from services.cases.handlers.certificates import Grant
from services.cases.handlers.facts import Facts, version_of
from services.cases.handlers.following import Follower
from services.cases.handlers.registers import Act
from services.common import journal
from services.common.clock import Unit, shift
from services.common.db import Database
from services.common.identity import ANYBODY, Call

# Completions taken in one transaction: nobody waits long behind these.
MOST: Final = 50
KEY: Final = "certificates"
SYSTEM: Final = Call(replace(ANYBODY, subject="services/cases", channel=journal.SYSTEM))

_COMPLETED: Final = text(
    "SELECT position, time, payload, record FROM journal "
    "JOIN cases ON cases.id = CAST(split_part(aggregate, '/', 2) AS uuid) "
    "WHERE position > :after AND position <= :upto AND type = :type ORDER BY position LIMIT :most"
)


def certificate_follower(database: Database, facts: Facts, handover_days: int) -> Follower:
    """Follows completions, from the first on."""
    issuer = Issuer(facts, handover_days)
    return Follower(database, KEY, [events.CaseCompleted], issuer.issue, from_start=True)


class Issuer:
    """Issues certificates and hands permits over, to be acknowledged within so many working days."""

    def __init__(self, facts: Facts, handover_days: int) -> None:
        self._facts, self._days = facts, handover_days

    async def issue(self, session: AsyncSession, after: int, upto: int) -> int:
        """For the completions between two positions, as many as are taken at once; up to where."""
        completed = events.CaseCompleted.DESCRIPTOR.full_name
        bounds = {"after": after, "upto": upto, "type": completed, "most": MOST}
        rows = (await session.execute(_COMPLETED, bounds)).all()
        grants = await self._grants(session, rows)
        if grants:
            await certificates.issue(session, grants)
            permits = [(act, case, self._due(act, case)) for act, case, _, _ in grants]
            await handovers.hand_over(session, permits)
        return rows[-1].position if len(rows) == MOST else upto

    async def _grants(self, session: AsyncSession, rows: Sequence[Any]) -> list[Grant]:
        """What the completions granted; nothing, where no certificate was numbered."""
        found = [(row, events.CaseCompleted.FromString(row.payload)) for row in rows]
        granted = [
            (Act(SYSTEM, row.time.astimezone(dt.UTC), ""), cases.Case.FromString(row.record), completed)
            for row, completed in found
            if completed.certificate_number
        ]
        await self._facts.refresh(session)
        asked = {version_of(case) for _, case, _ in granted}
        published = await self._facts.versions(session, asked)
        return [
            Grant(act, case, published[version_of(case)].content.result_title, completed.valid_to)
            for act, case, completed in granted
        ]

    def _due(self, act: Act, case: cases.Case) -> dt.date:
        """Until when the permit is to be taken over."""
        return shift(act.today, self._days, Unit.WORKING_DAYS, self._facts.calendar(case.region))
