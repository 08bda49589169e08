"""What follows for projects: cases opened, followed and withdrawn, time, a changed calendar.

All of it is found in the tables, so nothing is lost when a process dies; every replica sweeps, and what
another did first is merely found done.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from prometheus_client import Counter
from sqlalchemy import TextClause, text

from services.cases.handlers.projects.office import Office
from services.common.db import Database
from services.common.loops import forever
from services.common.timesource import TimeSource

EVERY: Final = 1.0
PAGE: Final = 100

SWEPT: Final = Counter("yangguang_cases_projects_swept", "What projects were found to need.", ["what"])

_TO_OPEN: Final = text(
    "SELECT project, number FROM project_tasks WHERE file_time <= :now ORDER BY file_time LIMIT :page"
)
_TO_FOLLOW: Final = text(
    "SELECT DISTINCT task.project FROM project_tasks AS task JOIN cases ON cases.id = task.case_id "
    "WHERE task.followed AND cases.version <> task.case_version LIMIT :page"
)
_TO_END: Final = text("SELECT project, number, case_id FROM project_tasks WHERE withdrawn LIMIT :page")
_TO_WAKE: Final = text("SELECT id FROM projects WHERE wake_time <= :now ORDER BY wake_time LIMIT :page")
_TO_RECOMPUTE: Final = text(
    "SELECT id FROM projects WHERE state IN (1, 2, 3) "
    "AND calendar_revision < (SELECT sum(version) FROM calendar_days) LIMIT :page"
)


class ProjectSweeper:
    """Runs the sweeps; `run()` belongs into the service's TaskGroup."""

    def __init__(self, database: Database, office: Office, now: TimeSource, every: float = EVERY) -> None:
        self._database, self._office, self._now, self._every = database, office, now, every

    async def run(self) -> None:
        """Sweep until cancelled; a database that is away is waited out."""
        await forever("sweep of projects", self.sweep, self._every)

    async def sweep(self) -> None:
        """One round; whatever it leaves is done in the next."""
        await self._do(_TO_RECOMPUTE, self._office.recompute, "recompute")
        await self._do(_TO_WAKE, self._office.wake, "wake")
        await self._do(_TO_FOLLOW, self._office.follow, "follow")
        await self._do(_TO_END, self._office.end_case, "end")
        await self._do(_TO_OPEN, self._office.open_case, "open")

    async def _do(self, what: TextClause, deed: Callable[..., Awaitable[Any]], name: str) -> None:
        bounds = {"now": self._now(), "page": PAGE}
        async with self._database.read() as connection:
            rows = (await connection.execute(what, {key: bounds[key] for key in _bounds(what)})).all()
        for row in rows:
            await deed(*row)
            SWEPT.labels(name).inc()


def _bounds(statement: TextClause) -> list[str]:
    return [key for key in ("now", "page") if f":{key}" in statement.text]
