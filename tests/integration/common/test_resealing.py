"""Sealed values sealed again with the newest key, beside those who write them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from services.common import keys, resealing
from services.common.db import Database
from services.common.ids import new_id
from services.common.resealing import Sealed, check, reseal
from services.common.sealing import Sealer, Unopenable, create_keys

PHONE = Sealed("people", "phone", lambda key: f"people/{key}/phone")
NAME = Sealed("people", "name", lambda key: f"people/{key}/name")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database.open(database_url)
    async with database.connect() as connection:
        await connection.execute(text("CREATE TABLE people (id uuid PRIMARY KEY, phone bytea, name bytea)"))
    yield database
    await database.dispose()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    create_keys(tmp_path / "seal.json")
    return tmp_path / "seal.json"


def rotate(file: Path) -> Sealer:
    """Have a second key seal."""
    file.write_bytes(keys.seal_use(keys.seal_add(file.read_bytes(), ""), "2"))
    return Sealer(file)


def forget_first(file: Path) -> Sealer:
    """Drop the first key."""
    file.write_bytes(keys.seal_drop(file.read_bytes(), "1"))
    return Sealer(file)


async def add(database: Database, sealer: Sealer, phone: str | None) -> UUID:
    key = new_id()
    sealed = None if phone is None else sealer.seal(phone, PHONE.context(key))
    insert = text("INSERT INTO people (id, phone) VALUES (:id, :phone)")
    async with database.connect() as connection:
        await connection.execute(insert, {"id": key, "phone": sealed})
    return key


async def sealed_of(database: Database, key: UUID) -> bytes:
    async with database.read() as connection:
        sealed: bytes = await connection.scalar(text("SELECT phone FROM people WHERE id = :id"), {"id": key})
    return sealed


async def test_everything_is_sealed_with_the_newest_key_and_the_old_one_may_go(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(resealing, "PAGE", 3)
    old = Sealer(file)
    people = [await add(database, old, f"1387721234{digit}") for digit in range(8)]
    await add(database, old, None)
    async with database.connect() as connection:
        await connection.execute(text("INSERT INTO people VALUES (:id, '', '')"), {"id": new_id()})
    new = rotate(file)

    assert await reseal(database, new, (PHONE, NAME)) == 8

    alone = forget_first(file)
    phones = [alone.open(await sealed_of(database, key), PHONE.context(key)) for key in people]
    assert phones == [f"1387721234{digit}" for digit in range(8)]


async def test_it_may_be_run_again(database: Database, file: Path):
    await add(database, Sealer(file), "13877212345")
    new = rotate(file)

    assert await reseal(database, new, [PHONE]) == 1
    assert await reseal(database, new, [PHONE]) == 0


async def test_what_somebody_has_changed_meanwhile_stays_as_he_wrote_it(database: Database, file: Path):
    old = Sealer(file)
    key = await add(database, old, "13877212345")
    new = rotate(file)
    stale = resealing.Row(key, await sealed_of(database, key))
    changed = old.seal("13900000000", PHONE.context(key))
    async with database.connect() as connection:
        await connection.execute(text("UPDATE people SET phone = :phone"), {"phone": changed})

    written = await resealing._write(database, PHONE, {stale: new.seal("13877212345", PHONE.context(key))})

    assert written == 0
    assert await sealed_of(database, key) == changed


async def test_values_of_a_lost_key_are_counted_and_never_written_over(
    database: Database, file: Path, tmp_path: Path
):
    old = Sealer(file)
    lost = await add(database, old, "13877212345")
    before = await sealed_of(database, lost)
    create_keys(tmp_path / "other.json")
    other = rotate(tmp_path / "other.json")
    await add(database, other, "13877212346")

    assert await check(database, other, [PHONE]) == (1, 1)
    with pytest.raises(Unopenable):
        await reseal(database, other, [PHONE])
    assert await sealed_of(database, lost) == before
