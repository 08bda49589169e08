"""The databases the chart makes on its own PostgreSQL, by the script its Job runs."""

import asyncio
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import asyncpg
import pytest

from local.postgres import Postgres, new_server
from services.common import migrations
from tests.charts.chart import FOLDER, containers, pods, render

Run = Callable[..., None]


@pytest.fixture
def server(tmp_path: Path):
    other = os.environ.get("YG_TEST_POSTGRES_BIN")
    one = new_server(tmp_path, Path(other) if other else None)
    one.start()
    yield one
    one.stop()


@pytest.fixture
def run(server: Postgres, tmp_path: Path) -> Run:
    """Run the script with these passwords, as the container would."""

    def run(**passwords: str) -> None:
        folder = tmp_path / "passwords"
        folder.mkdir(exist_ok=True)
        for name, password in ({"postgres": server.password} | passwords).items():
            (folder / name).write_text(password)
        place = {"PGHOST": "127.0.0.1", "PGPORT": str(server.port), "PGUSER": "postgres"}
        script = [FOLDER / "files/databases.sh", folder]
        subprocess.run(["sh", *script], env=programs(server) | place, check=True, timeout=60)

    return run


def programs(server: Postgres) -> dict[str, str]:
    """The environment in which PostgreSQL's programs are those of the server."""
    libraries = str(server.binaries.parent / "lib")
    return {"PATH": f"{server.binaries}:{os.environ['PATH']}", "LD_LIBRARY_PATH": libraries}


async def asked(server: Postgres, database: str, user: str, password: str, query: str) -> object:
    connection = await asyncpg.connect(server.url(database, user, password))
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def test_each_service_has_a_database_of_its_own_and_reaches_no_other(server: Postgres, run: Run):
    run(yangguang_cases="first", yangguang_hall="second", exporter="third")

    assert await asked(server, "yangguang_cases", "yangguang_cases", "first", "SELECT current_user") == (
        "yangguang_cases"
    )
    for database in ("yangguang_cases", "postgres", "template1"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await asked(server, database, "yangguang_hall", "second", "SELECT 1")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asked(server, "yangguang_cases", "exporter", "third", "SELECT 1")


async def test_a_service_that_comes_later_is_added_and_a_new_password_is_set(server: Postgres, run: Run):
    run(yangguang_hall="second")
    run(yangguang_hall="it's new", yangguang_trading="fourth")

    assert await asked(server, "yangguang_hall", "yangguang_hall", "it's new", "SELECT 1") == 1
    assert await asked(server, "yangguang_trading", "yangguang_trading", "fourth", "SELECT 1") == 1
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asked(server, "yangguang_hall", "yangguang_hall", "second", "SELECT 1")


async def test_the_exporter_reads_statistics_and_no_tables(server: Postgres, run: Run):
    run(yangguang_hall="second", exporter="third")

    seen = "SELECT count(*) > 0 FROM pg_stat_activity WHERE query IS NOT NULL"
    assert await asked(server, "postgres", "exporter", "third", seen) is True
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asked(server, "postgres", "exporter", "third", "SELECT passwd FROM pg_shadow LIMIT 1")


def test_the_backup_that_is_scheduled_makes_one(server: Postgres, run: Run, tmp_path: Path):
    run(yangguang_hall="second")
    address = server.url("yangguang_hall", "yangguang_hall", "second").replace("://", "+asyncpg://", 1)
    asyncio.run(migrations.migrate(address, "hall"))
    addresses = tmp_path / "addresses"
    addresses.mkdir()
    (addresses / "hall").write_text(address)
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "a-scan").write_text("materials of somebody")
    places = {
        "/scripts": FOLDER / "files",
        "/run/secrets/databases": addresses,
        "/backups": tmp_path / "backups",
        "/files": kept,
    }
    places["/backups"].mkdir()

    [job] = [pod for owner, pod in pods(render({"backup": {"keep": 3}})) if owner.startswith("CronJob")]
    [container] = containers(job)
    assert places.keys() >= {one["mountPath"] for one in container["volumeMounts"]} - {"/tmp"}
    command = [_here(part, places) for part in container["command"]]
    done = subprocess.run(command, env=programs(server), capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stderr
    [manifest] = places["/backups"].glob("*/manifest")
    assert "journal hall " in manifest.read_text()
    listed = ["tar", "--list", "--file", str(next(manifest.parent.glob("files*")))]
    assert "a-scan" in subprocess.run(listed, capture_output=True, text=True, check=True).stdout


def _here(part: str, places: Mapping[str, Path]) -> str:
    """An argument with the folder of this machine in place of the one that is mounted."""
    place = next((one for one in places if part == one or part.startswith(f"{one}/")), None)
    return part if place is None else str(places[place]) + part.removeprefix(place)


def test_the_backup_knows_every_database_of_the_release():
    manifests = render({"services": {"trading": {}}})
    [job] = [pod for owner, pod in pods(manifests) if owner.startswith("CronJob")]
    [volume] = [one for one in job["spec"]["volumes"] if one["name"] == "databases"]

    assert [source["secret"]["items"][0]["path"] for source in volume["projected"]["sources"]] == [
        "cases",
        "catalog",
        "hall",
        "supervision",
        "trading",
    ]
