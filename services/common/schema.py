"""The schema of a service's database: where its revisions are, and whether it is the one the code expects.

What brings it there is `migrations`; a service that starts only looks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import text

from services.common.db import Database, is_unready
from services.common.errors import Refusal

SERVICES: Final = Path(__file__).parent.parent


def folder_of(service: str) -> Path:
    """Where the revisions of a service are."""
    return SERVICES / service / "migrations"


def revisions_of(folder: Path) -> list[str]:
    """The revisions of a folder, the first one first: the numbers their files begin with."""
    return sorted(file.name.partition("_")[0] for file in folder.glob("[0-9]*_*.py"))


async def suits(database: Database, folder: Path) -> bool:
    """Whether a schema suits this code: at its newest revision, or at one newer than the code knows."""
    known = revisions_of(folder)
    try:
        async with database.read() as connection:
            applied = set((await connection.scalars(text("SELECT version_num FROM alembic_version"))).all())
    except Refusal:
        return False
    except Exception as error:
        if is_unready(error):
            return False
        raise
    return bool(applied) and (applied == {*known[-1:]} or not applied & {*known})
