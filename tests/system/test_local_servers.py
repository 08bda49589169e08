"""The servers of the local cluster: what they promise, and that they come back after a crash."""

from pathlib import Path

import asyncpg
import nats
import pytest

from local.nats import NatsServer
from local.postgres import Postgres, new_server
from local.processes import StartError


async def query(url: str, statement: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("listen_addresses", "127.0.0.1"),
    ],
)
async def test_postgres_keeps_its_safety_settings_on(postgres: Postgres, setting: str, value: str):
    assert await query(postgres.url(), f"SHOW {setting}") == value


async def test_a_database_belongs_to_its_own_role_and_to_nobody_else(postgres: Postgres):
    postgres.create_database("mine", "first")
    theirs = postgres.create_database("theirs", "second")

    assert await query(theirs, "SELECT current_user") == "theirs"
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(postgres.url("mine", "theirs", "second"))
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(postgres.url("mine", "mine", "wrong"))


async def test_postgres_comes_back_after_a_crash_with_what_was_committed(tmp_path: Path):
    server = new_server(tmp_path)
    server.start()
    try:
        await query(server.url(), "CREATE TABLE kept (id integer)")
        server.kill()
        server.start()
        assert await query(server.url(), "SELECT count(*) FROM kept") == 0
    finally:
        server.stop()


def test_a_second_postgres_on_the_same_data_is_refused(postgres: Postgres):
    second = Postgres(postgres.folder, postgres.port, postgres.password, postgres.log_file)

    with pytest.raises(StartError, match="runs on this data already"):
        second.start()


async def messages(server: NatsServer) -> int:
    client = await nats.connect(server.url)
    try:
        streams = await client.jetstream().streams_info()
        return sum(stream.state.messages for stream in streams)
    finally:
        await client.close()


async def test_the_broker_keeps_messages_until_its_store_is_lost_or_rolled_back(
    fresh_nats_server: NatsServer, tmp_path: Path
):
    client = await nats.connect(fresh_nats_server.url)
    await client.jetstream().add_stream(name="YG", subjects=["yg.>"])
    await client.jetstream().publish("yg.450222.cases.CaseAccepted", b"1")
    await client.close()

    fresh_nats_server.kill()
    fresh_nats_server.start()
    assert await messages(fresh_nats_server) == 1

    fresh_nats_server.save_store(tmp_path / "copy")
    fresh_nats_server.wipe()
    assert await messages(fresh_nats_server) == 0

    fresh_nats_server.roll_back_store(tmp_path / "copy")
    assert await messages(fresh_nats_server) == 1
