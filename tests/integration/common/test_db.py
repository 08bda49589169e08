"""Transactions, what their failures mean, and migrations, on a real PostgreSQL."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from local.postgres import Postgres
from services.common import db, migrations, schema
from services.common.db import Database
from services.common.errors import AlreadyExists, Refusal, Unavailable
from tests.integration.common.kit import Kit, metadata, value_of

FIRST = '''"""Create the tables of the kit and one more."""

from alembic import op
from services.common.db import kit_upgrade

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create."""
    kit_upgrade(op)
    op.execute("CREATE TABLE things (name text CONSTRAINT things_name_key UNIQUE)")
'''
SECOND = '''"""Add a column."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add."""
    op.execute("ALTER TABLE things ADD COLUMN colour text")
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "a place with %s and spaces"
    folder.mkdir()
    (folder / "0001_kit.py").write_text(FIRST)
    return folder


class TestTransactions:
    async def test_a_block_commits_at_its_end_and_then_wakes_the_relay(self, kit: Kit) -> None:
        database = await kit.database()
        database.committed.clear()

        async with database.begin() as session:
            await session.execute(text("CREATE TABLE things (name text)"))
            assert not database.committed.is_set()

        assert database.committed.is_set()
        assert await value_of(database, "SELECT count(*) FROM things") == 0

    async def test_a_block_that_fails_leaves_nothing(self, kit: Kit) -> None:
        database = await kit.database()
        database.committed.clear()

        async def fail() -> None:
            async with database.connect() as connection:
                await connection.execute(text("UPDATE journal_head SET position = 7"))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await fail()

        assert await value_of(database, "SELECT position FROM journal_head") == 0
        assert not database.committed.is_set()

    async def test_a_named_constraint_becomes_its_refusal(self, new_database: Callable[..., str]) -> None:
        constraints = {"things_name_key": lambda: AlreadyExists("THING_EXISTS")}
        database = Database.open(new_database(), constraints=constraints)
        async with database.connect() as connection:
            await connection.execute(
                text("CREATE TABLE things (name text CONSTRAINT things_name_key UNIQUE)")
            )
            await connection.execute(
                text("CREATE TABLE others (name text CONSTRAINT others_name_key UNIQUE)")
            )
            await connection.execute(text("INSERT INTO things VALUES ('a')"))
            await connection.execute(text("INSERT INTO others VALUES ('a')"))

        with pytest.raises(AlreadyExists, match="THING_EXISTS"):
            async with database.begin() as session:
                await session.execute(text("INSERT INTO things VALUES ('a')"))
        with pytest.raises(IntegrityError):
            async with database.begin() as session:
                await session.execute(text("INSERT INTO others VALUES ('a')"))
        await database.dispose()

    async def test_a_server_that_is_away_is_unavailable_not_a_defect(self) -> None:
        database = Database.open("postgresql+asyncpg://nobody@127.0.0.1:1/nothing")

        assert not await database.is_reachable()
        with pytest.raises(Unavailable, match="DATABASE_UNAVAILABLE"):
            async with database.begin() as session:
                await session.execute(text("SELECT 1"))
        await database.dispose()

    async def test_a_connection_the_server_ended_is_not_handed_out_again(self, kit: Kit) -> None:
        database = await kit.database()
        other = await kit.database(url=str(database.engine.url.render_as_string(hide_password=False)))
        mine = await value_of(database, "SELECT pg_backend_pid()")

        await value_of(other, "SELECT pg_terminate_backend(:pid, 5000)", pid=mine)
        for _ in range(3):
            assert await value_of(database, "SELECT 1") == 1

    async def test_waiting_for_a_lock_ends(self, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(db, "LOCK_TIMEOUT", "200ms")
        database = await kit.database()

        async with database.connect() as holder:
            await holder.execute(text("SELECT FROM journal_head FOR UPDATE"))
            with pytest.raises(Unavailable):
                async with database.begin() as session:
                    await session.execute(text("UPDATE journal_head SET position = 1"))

    async def test_a_database_that_is_missing_is_created_once(self, postgres: Postgres) -> None:
        url = postgres.url().replace("postgresql://", "postgresql+asyncpg://")
        wanted = url.rsplit("/", 1)[0] + "/made_by_the_test"

        assert await db.create_database_if_missing(wanted) is True
        assert await db.create_database_if_missing(wanted) is False


class TestMigrations:
    async def test_an_empty_database_is_brought_to_the_newest_revision(
        self, database_url: str, folder: Path
    ) -> None:
        database = Database.open(database_url)
        assert not await schema.suits(database, folder)

        await migrations.migrate_from(database_url, folder)
        assert await schema.suits(database, folder)

        (folder / "0002_colour.py").write_text(SECOND)
        assert not await schema.suits(database, folder)
        await migrations.migrate_from(database_url, folder)
        assert await schema.suits(database, folder)
        await database.dispose()

    async def test_a_database_ahead_of_the_code_suits_it(self, database_url: str, folder: Path) -> None:
        (folder / "0002_colour.py").write_text(SECOND)
        await migrations.migrate_from(database_url, folder)
        (folder / "0002_colour.py").unlink()
        database = Database.open(database_url)

        assert await schema.suits(database, folder)
        await database.dispose()

    async def test_eight_that_migrate_at_once_do_it_once(self, database_url: str, folder: Path) -> None:
        await asyncio.gather(*[migrations.migrate_from(database_url, folder) for _ in range(8)])

        database = Database.open(database_url)
        assert await value_of(database, "SELECT count(*) FROM journal_head") == 1
        await database.dispose()

    async def test_a_migration_gives_up_on_a_lock_instead_of_making_everybody_wait(
        self, database_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(migrations, "LOCK_TIMEOUT", "200ms")
        await migrations.migrate_from(database_url, folder)
        (folder / "0002_colour.py").write_text(SECOND)
        database = Database.open(database_url)

        async with database.connect() as reader:
            await reader.execute(text("SELECT * FROM things"))
            with pytest.raises(Exception, match="lock timeout"):
                await migrations.migrate_from(database_url, folder)

        await migrations.migrate_from(database_url, folder)
        assert await schema.suits(database, folder)
        await database.dispose()

    async def test_the_migrated_tables_are_those_of_the_metadata(
        self, database_url: str, folder: Path
    ) -> None:
        await migrations.migrate_from(database_url, folder)
        database = Database.open(database_url)

        async with database.connect() as connection:
            await connection.execute(text("DROP TABLE things, alembic_version"))
            found = await connection.run_sync(
                lambda sync: compare_metadata(MigrationContext.configure(sync), metadata())
            )

        assert found == []
        await database.dispose()


def test_a_refusal_is_not_the_database_being_away() -> None:
    assert not db.is_passing(Refusal("STEP_NOT_ALLOWED"))
    assert db.is_passing(ExceptionGroup("both", [OSError(), Unavailable("DATABASE_UNAVAILABLE")]))
    assert not db.is_passing(ExceptionGroup("both", [OSError(), KeyError()]))
