"""Backup and restore: a destroyed cluster comes back elsewhere; what cannot be restored is no backup."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from local import backups
from local.cluster import Cluster
from local.postgres import Postgres
from services.common import migrations
from services.common.broker import call, open_broker
from tests.chaos.conftest import Town
from tests.chaos.databases import fetch, snapshot
from tests.chaos.invariants import violations
from tests.chaos.load import Load
from tests.conftest import NewDatabase, new_cluster, running
from tests.operations.releases import walk
from tests.programs import program

# A whole cluster


async def test_a_destroyed_cluster_comes_back_elsewhere_and_works_on(prepared: Path, tmp_path: Path):
    with running(prepared, tmp_path / "lost") as lost:
        async with Load(lost.url) as load:
            await Town(lost, load).rest()
            await load.start()
            await load.more(60)
            for _ in range(4):
                await load.more(5)
                assert consumers_ahead(lost, await asyncio.to_thread(backups.make, lost)) == []
            kept = [write for write in load.writes if write.is_acknowledged]
            backup = await asyncio.to_thread(backups.make, lost)
            await load.more(40)
        epochs = await epochs_of(lost)
        shutil.copytree(lost.folder / "keys", tmp_path / "keys")
        shutil.move(backup, tmp_path / "backup")
        destroy(lost)

    with restored(tmp_path) as cluster:
        async with Load(cluster.url) as nobody:
            town = Town(cluster, nobody)
            await town.rest()
            found = await snapshot(cluster)

            assert violations(found, kept) == []
            assert await messages_of(cluster) == sum(database.head for database in found.databases.values())
            assert set((await epochs_of(cluster)).items()) & set(epochs.items()) == set()

            walk(cluster)
            await town.check()


def consumers_ahead(cluster: Cluster, backup: Path) -> list[str]:
    """Who applied in a backup what its source does not hold in it; the backup is deleted."""
    manifest = (backup / "manifest").read_text()
    heads = {name: int(at) for name, at in re.findall(r"^journal (\w+) \S+ (\d+) ", manifest, re.MULTILINE)}
    assert set(heads) == set(cluster.services)
    applied = {service: positions_in(cluster, backup / f"{service}.dump") for service in heads}
    shutil.rmtree(backup)
    return [
        f"{consumer} applied {position} of {heads[source]} of {source}"
        for consumer, sources in applied.items()
        for source, position in sources.items()
        if position > heads[source]
    ]


def positions_in(cluster: Cluster, dump: Path) -> dict[str, int]:
    """How far each source is applied in a dump."""
    command = [str(cluster.postgres.binaries / "pg_restore"), "--data-only", "--table=sources", "--file=-"]
    copied = subprocess.run([*command, str(dump)], capture_output=True, text=True, check=True)
    rows = re.findall(r"^(\w+)\t[-\w]*\t(\d+)\t", copied.stdout, re.MULTILINE)
    return {source: int(position) for source, position in rows}


def destroy(cluster: Cluster) -> None:
    """Lose everything: processes, databases, the broker's store, the keys."""
    for child in cluster.children().values():
        child.kill()
    cluster.delete()


@contextmanager
def restored(folder: Path) -> Iterator[Cluster]:
    """A cluster on new servers with what was kept: the backup, and the keys apart from it."""
    cluster = new_cluster(folder / "found")
    shutil.copytree(folder / "keys", cluster.folder / "keys")
    backups.restore(cluster, folder / "backup")
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        cluster.leave_folder()


async def epochs_of(cluster: Cluster) -> dict[str, str]:
    """The epoch of each journal."""
    query = "SELECT epoch FROM journal_head"
    return {service: (await fetch(cluster, service, query))[0]["epoch"] for service in cluster.services}


async def messages_of(cluster: Cluster) -> int:
    """How many messages the broker keeps."""
    async with open_broker(cluster.nats.url, "test") as broker:
        told = await call(await broker.connected(), "STREAM.INFO.YG", {})
    count: int = told["state"]["messages"]
    return count


# Two databases


@dataclass(frozen=True, slots=True)
class Place:
    """The databases of two services, the addresses of which lie in a folder, and a place for backups."""

    folder: Path
    urls: dict[str, str]
    path: str

    def run(self, command: str, *options: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the script."""
        environment = dict(os.environ) | {"PATH": self.path}
        arguments = [str(backups.SCRIPT), command, *map(str, options)]
        return subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=60)

    def make(self, *options: str | Path) -> subprocess.CompletedProcess[str]:
        """Back up."""
        return self.run("make", "--databases", self.databases, "--to", self.kept, *options)

    def restore(self, *options: str | Path) -> subprocess.CompletedProcess[str]:
        """Restore the only backup."""
        [backup] = self.kept.iterdir()
        return self.run("restore", "--from", backup, "--databases", self.databases, *options)

    @property
    def databases(self) -> Path:
        """The addresses, as a Secret would be mounted."""
        return self.folder / "databases"

    @property
    def kept(self) -> Path:
        """Where the backups are."""
        return self.folder / "backups"

    async def sql(self, service: str, statement: str) -> Any:
        """The first value of a statement's first row."""
        connection = await asyncpg.connect(self.urls[service])
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()


@pytest.fixture
async def place(new_database: NewDatabase, postgres: Postgres, tmp_path: Path) -> Place:
    """The databases of hall and cases, migrated, and otherwise empty."""
    urls = {service: new_database(service) for service in ("cases", "hall")}
    (tmp_path / "databases").mkdir()
    for service, url in urls.items():
        await migrations.migrate(url, service)
        (tmp_path / "databases" / service).write_text(url)
    plain = {service: url.replace("+asyncpg", "") for service, url in urls.items()}
    return Place(tmp_path, plain, f"{postgres.binaries}{os.pathsep}{os.environ['PATH']}")


REGION = "INSERT INTO calendars (region, version) VALUES ('450222', 7)"
COUNT = "SELECT count(*) FROM calendars"


async def test_what_was_there_comes_back_and_what_came_later_does_not(place: Place):
    await place.sql("hall", REGION)
    assert place.make().returncode == 0
    await place.sql("hall", "INSERT INTO calendars (region, version) VALUES ('450223', 1)")

    run = place.restore("--replace")

    assert (run.returncode, run.stderr) == (0, "")
    assert await place.sql("hall", COUNT) == 1
    assert await place.sql("hall", "SELECT version FROM calendars") == 7


async def test_every_snapshot_is_taken_while_no_journal_is_numbered(place: Place):
    relay = await asyncpg.connect(place.urls["hall"])
    numbering = relay.transaction()
    await numbering.start()
    await relay.execute("UPDATE journal_head SET position = 11")

    backup = asyncio.create_task(asyncio.to_thread(place.make))
    waits = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND mode = 'ShareLock')"
    while not (backup.done() or await place.sql("hall", waits)):  # noqa: ASYNC110 -- in another process
        await asyncio.sleep(0.02)
    await numbering.commit()
    await relay.close()

    assert (await backup).returncode == 0
    [kept] = place.kept.iterdir()
    assert re.search(r"^journal hall \S+ 11 ", (kept / "manifest").read_text(), re.MULTILINE)


async def test_a_database_restored_once_can_be_backed_up_and_restored_again(place: Place):
    for _ in range(2):
        assert place.make("--keep", "1").returncode == 0
        run = place.restore("--replace")
        assert (run.returncode, run.stderr) == (0, "")
        # The next is named after another second.
        shutil.rmtree(place.kept)

    assert await place.sql("hall", COUNT) == 0


async def test_a_database_that_holds_something_is_not_overwritten_by_accident(place: Place):
    place.make()

    run = place.restore()

    assert run.returncode == 1
    assert "--replace" in run.stderr


async def test_a_database_somebody_works_on_is_not_restored(place: Place):
    place.make()
    somebody = await asyncpg.connect(place.urls["hall"], server_settings={"application_name": "hall"})
    try:
        run = place.restore("--replace")
    finally:
        await somebody.close()

    assert run.returncode == 1
    assert "stop hall first" in run.stderr


async def test_files_come_back_with_the_databases(place: Place):
    files = place.folder / "files"
    (files / "ab").mkdir(parents=True)
    (files / "ab" / "户口簿.pdf").write_text("scan")
    place.make("--files", files)
    shutil.rmtree(files)

    run = place.restore("--replace", "--files", files)

    assert (run.returncode, run.stderr) == (0, "")
    assert (files / "ab" / "户口簿.pdf").read_text() == "scan"


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a changed dump": lambda folder: (folder / "hall.dump").write_bytes(b"x"),
    "a missing dump": lambda folder: (folder / "cases.dump").unlink(),
    "a changed manifest": lambda folder: (folder / "manifest").write_text("yangguang-backup 1"),
    "no sums": lambda folder: (folder / "SHA256SUMS").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
async def test_a_damaged_backup_is_known_before_anything_is_touched(place: Place, damage: str):
    await place.sql("hall", REGION)
    place.make()
    [backup] = place.kept.iterdir()
    assert place.run("verify", "--from", backup).returncode == 0
    DAMAGE[damage](backup)

    assert place.run("verify", "--from", backup).returncode == 1
    assert place.restore("--replace").returncode == 1
    assert await place.sql("hall", COUNT) == 1


async def test_a_backup_that_fails_leaves_nothing_and_tells_nobody_it_was_good(place: Place):
    (place.databases / "hall").write_text(place.urls["hall"].replace("hall", "hell"))

    run = place.make()

    assert run.returncode == 1
    assert list(place.kept.iterdir()) == []
    assert await noted(place, "cases") is None


async def test_a_good_backup_notes_its_time_on_each_database(place: Place):
    before = time.time()

    place.make()

    for service in place.urls:
        note = await noted(place, service)
        assert before - 1 <= int(note.removeprefix("last backup ")) <= time.time()


async def noted(place: Place, service: str) -> Any:
    return await place.sql(
        service,
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()",
    )


async def test_the_oldest_backups_are_forgotten(place: Place):
    for moment in ("20260101T000000Z", "20260102T000000Z", "20260103T000000Z"):
        (place.kept / moment).mkdir(parents=True)
    (place.kept / "notes").mkdir()

    place.make("--keep", "2")

    names = sorted(folder.name for folder in place.kept.iterdir())
    assert names[0] == "20260103T000000Z"
    assert (len(names), names[-1]) == (3, "notes")


# Encryption


@pytest.fixture(scope="session")
def keys_of_operator(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """OpenPGP keys: the public one, which lies in the cluster, and the private one, which does not."""
    folder = tmp_path_factory.mktemp("operator")
    gpg = [program("gpg", "gpg"), "--batch", "--quiet", "--homedir", str(folder), "--passphrase", ""]
    subprocess.run([*gpg, "--quick-generate-key", "backup@example", "future-default"], check=True)
    subprocess.run([*gpg, "--armor", "--output", str(folder / "public.asc"), "--export"], check=True)
    private = [*gpg, "--pinentry-mode", "loopback", "--armor", "--output", str(folder / "private.asc")]
    subprocess.run([*private, "--export-secret-keys"], check=True)
    subprocess.run(["gpgconf", "--homedir", str(folder), "--kill", "gpg-agent"], check=True)
    return folder / "public.asc", folder / "private.asc"


async def test_an_encrypted_backup_is_read_by_the_private_key_alone(
    place: Place, keys_of_operator: tuple[Path, Path]
):
    public, private = keys_of_operator
    await place.sql("hall", REGION)
    assert place.make("--recipient", public).returncode == 0
    [backup] = place.kept.iterdir()

    assert sorted(file.name for file in backup.iterdir()) == [
        "SHA256SUMS",
        "cases.dump.gpg",
        "hall.dump.gpg",
        "manifest",
    ]
    assert place.run("verify", "--from", backup).returncode == 0
    assert place.run("verify", "--from", backup, "--identity", public).returncode == 1
    assert place.restore("--replace").returncode == 1
    assert await place.sql("hall", COUNT) == 1

    run = place.restore("--replace", "--identity", private)
    assert (run.returncode, run.stderr) == (0, "")
    assert await place.sql("hall", COUNT) == 1


# Epochs


async def test_after_a_restore_by_other_means_a_consumer_ahead_of_its_source_is_named(place: Place):
    await place.sql("hall", "UPDATE journal_head SET epoch = 'old', position = 10, published = 10")
    await place.sql("cases", "INSERT INTO sources (source, epoch, position) VALUES ('hall', 'old', 12)")

    run = place.run("epochs", "--databases", place.databases)

    assert run.returncode == 3
    assert "cases applied 12 entries of hall, whose journal ends at 10" in run.stdout
    # Another epoch than the source's: the consumer reads again from the start.
    assert await place.sql("cases", "SELECT epoch FROM sources") == "old"
    assert await place.sql("hall", "SELECT epoch FROM journal_head") != "old"


async def test_a_consumer_that_is_not_ahead_goes_on_where_it_is(place: Place):
    await place.sql("hall", "UPDATE journal_head SET epoch = 'old', position = 10, published = 10")
    await place.sql("cases", "INSERT INTO sources (source, epoch, position) VALUES ('hall', 'old', 9)")

    run = place.run("epochs", "--databases", place.databases)

    assert (run.returncode, run.stderr) == (0, "")
    epoch = await place.sql("hall", "SELECT epoch FROM journal_head")
    assert await place.sql("cases", "SELECT epoch FROM sources") == epoch != "old"
    assert await place.sql("cases", "SELECT position FROM sources") == 9


# Called wrongly


@pytest.mark.parametrize(
    "arguments",
    [(), ("make",), ("destroy",), ("make", "--to"), ("verify", "--form", "x"), ("make", "--keep", "none")],
)
def test_a_wrong_call_says_how_it_is_called(arguments: tuple[str, ...]):
    run = subprocess.run([str(backups.SCRIPT), *arguments], capture_output=True, text=True)

    assert run.returncode == 2
    assert "backup.sh make    --databases FOLDER" in run.stderr


def test_the_script_is_clean_by_shellcheck():
    done = subprocess.run(
        [program("shellcheck", "shellcheck"), str(backups.SCRIPT)], capture_output=True, text=True
    )

    assert done.stdout == ""
