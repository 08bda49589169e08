"""Migrations: bring a service's database to the schema its code expects.

The revisions are the numbered files of `services/<service>/migrations/`, each named by its number; there is
no env.py. The first one calls `kit_upgrade(op)`. Every revision suits the release before it, so that services
restart in any order.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from services.common.schema import folder_of

# A migration that waits for a lock makes everybody behind it wait too: better to give up and come again.
LOCK_TIMEOUT: Final = "4s"
# Any number will do, as long as every release uses the same.
MIGRATION_LOCK: Final = 4_502_220


async def migrate(url: str, service: str) -> None:
    """Apply the revisions a database lacks; of several that start at once one works and the others wait."""
    await migrate_from(url, folder_of(service))


async def migrate_from(url: str, folder: Path) -> None:
    """Apply the revisions of a folder."""
    settings = {"application_name": "migrate", "jit": "off"}
    engine = create_async_engine(url, poolclass=pool.NullPool, connect_args={"server_settings": settings})
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_upgrade, folder)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection, folder: Path) -> None:
    connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": MIGRATION_LOCK})
    try:
        connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
        connection.commit()
        _run(connection, folder)
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": MIGRATION_LOCK})
        connection.commit()


def _run(connection: Connection, folder: Path) -> None:
    script = _script(folder)

    def steps(applied: Any, _context: Any) -> Any:
        return script._upgrade_revs("head", applied)

    with EnvironmentContext(_config(folder), script, fn=steps, destination_rev="head") as environment:
        environment.configure(connection=connection, transaction_per_migration=True)
        with environment.begin_transaction():
            environment.run_migrations()


def _script(folder: Path) -> ScriptDirectory:
    return ScriptDirectory.from_config(_config(folder))


def _config(folder: Path) -> Config:
    config = Config()
    # Alembic reads these through a template syntax in which `%` is special.
    place = str(folder).replace("%", "%%")
    config.set_main_option("script_location", place)
    config.set_main_option("version_locations", place)
    config.set_main_option("path_separator", "newline")
    return config
