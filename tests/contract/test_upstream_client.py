"""What docs/upstream.md promises an upstream platform, tried with the client of its example."""

import asyncio
import json
import re
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from yangguang.common.v1 import journal_pb2_grpc as pb_grpc

from local.nats import NatsServer
from local.ports import free_port
from services.common import identity, rpc
from services.common.db import Database
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.journal import NO_HASH, chain_hash, microseconds
from services.common.journal_server import JournalService
from services.common.platforms import Platforms, credentials
from services.common.relay import Relay
from tests.integration.common.certificates import Authority, Holder
from tests.integration.common.kit import Kit, Source, new_kit, rows_of, until, value_of

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "docs/examples/follow_journal.py"


@dataclass
class Journal:
    """A service's journal behind a server that can be stopped and started at one address."""

    source: Source
    verifier: Verifier
    port: int
    server: rpc.Server | None = None

    @property
    def address(self) -> str:
        return f"localhost:{self.port}"

    async def serve(self, identity: rpc.Identity | None = None, tls: Path | None = None) -> None:
        servicer = JournalService(self.source.database, "cases", "450222", self.source.relay)

        def add(server: Any) -> None:
            pb_grpc.add_JournalServiceServicer_to_server(servicer, server)

        self.server = rpc.Server("cases", add, identity or self.verifier)
        await self.server.start(self.address, None if tls is None else credentials(tls))

    async def stop(self) -> None:
        assert self.server is not None
        await self.server.stop(0)

    async def ids(self) -> list[bytes]:
        rows = await rows_of(self.source.database, "SELECT id FROM journal ORDER BY position")
        return [row.id.bytes for row in rows]


@dataclass
class Follower:
    """The client of the example as a process; it can be killed at any moment."""

    address: str
    credentials: Path
    store: Path
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        command = [sys.executable, str(CLIENT), self.address, str(self.credentials), str(self.store)]
        env = {"PYTHONPATH": str(ROOT / "protos")}
        self.process = await asyncio.create_subprocess_exec(*command, env=env, stderr=asyncio.subprocess.PIPE)

    async def kill(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.communicate()

    async def ended(self) -> str:
        """Wait until it gives up; what it said."""
        assert self.process is not None
        return (await asyncio.wait_for(self.process.communicate(), 20))[1].decode().strip()

    def read(self, query: str) -> list[Any]:
        if not self.store.exists():
            return []
        with closing(sqlite3.connect(self.store, timeout=10)) as store:
            try:
                return store.execute(query).fetchall()
            except sqlite3.OperationalError:
                return []  # The tables are not there yet.

    async def has(self, count: int) -> None:
        """Wait until it has so many entries."""

        async def holds() -> bool:
            return len(self.read("SELECT id FROM entries")) >= count

        await until(holds)


@pytest.fixture
def signer(tmp_path: Path) -> TokenSigner:
    """The issuer of the upstream platform's tokens."""
    identity.create_key(tmp_path / "key.pem")
    return TokenSigner(tmp_path / "key.pem", "https://city.example")


@pytest.fixture
async def kit(
    new_database: Callable[..., str], signer: TokenSigner, tmp_path: Path
) -> AsyncIterator[tuple[Kit, Verifier]]:
    (tmp_path / "jwks.json").write_bytes(signer.jwks_document())
    verifier = Verifier([Issuer(issuer="https://city.example", jwks_file=tmp_path / "jwks.json")])
    async with new_kit(new_database, verifier, signer) as kit:
        yield kit, verifier


@pytest.fixture
async def journal(kit: tuple[Kit, Verifier], nats_server: NatsServer) -> AsyncIterator[Journal]:
    toolbox, verifier = kit
    database = await toolbox.database("upstream")
    relay = Relay(database, "cases", await toolbox.broker(nats_server.url))
    running = await toolbox.task(relay.run())
    found = Journal(Source("cases", database, relay, None, running), verifier, free_port(set()))  # type: ignore[arg-type]
    await found.serve()
    yield found
    await found.stop()


@pytest.fixture
async def follower(journal: Journal, signer: TokenSigner, tmp_path: Path) -> AsyncIterator[Follower]:
    found = Follower(journal.address, tmp_path / "token", tmp_path / "followed.db")
    found.credentials.write_text(signer.sign("upstream", ["UPSTREAM"], region="450200", channel="PLATFORM"))
    yield found
    await found.kill()


async def followed(follower: Follower, journal: Journal) -> None:
    """Every entry is there, each once, in the order of the journal, and the cursor stands at the head."""
    expected = await journal.ids()
    [head] = await rows_of(journal.source.database, "SELECT epoch, position, hash FROM journal_head")
    rows = follower.read("SELECT id, position FROM entries ORDER BY position")
    assert rows == list(zip(expected, range(1, len(expected) + 1), strict=True))
    assert follower.read("SELECT * FROM cursor") == [(head.epoch, head.position, bytes(head.hash))]


async def test_a_follower_killed_again_and_again_misses_nothing_and_repeats_nothing(
    journal: Journal, follower: Follower
):
    writers = [journal.source.say(f"cases/{number}", *range(1, 41)) for number in range(8)]
    writing = asyncio.gather(*writers)
    for seen in (1, 60, 150):
        await follower.start()
        await follower.has(seen)
        await follower.kill()
    await writing

    await follower.start()
    await follower.has(320)

    await followed(follower, journal)


async def test_a_follower_survives_a_restart_of_the_server(journal: Journal, follower: Follower):
    await journal.source.say("cases/before", *range(1, 21))
    await follower.start()
    await follower.has(20)

    await journal.stop()
    await journal.source.say("cases/meanwhile", *range(1, 21))
    await journal.serve()
    await journal.source.say("cases/after", *range(1, 21))
    await follower.has(60)

    await followed(follower, journal)


async def test_after_a_restored_backup_all_is_read_again_and_nothing_applied_twice(
    journal: Journal, follower: Follower
):
    await journal.source.say("cases/kept", *range(1, 11))
    await follower.start()
    await follower.has(10)
    await follower.kill()

    async with journal.source.database.connect() as connection:
        await connection.execute(text("UPDATE journal_head SET epoch = 'restored'"))
    await journal.source.say("cases/new", 1)
    await follower.start()
    await follower.has(11)

    await followed(follower, journal)


async def test_a_follower_stops_at_the_first_entry_that_was_changed(journal: Journal, follower: Follower):
    await journal.source.say("cases/a", *range(1, 11))
    await journal.source.numbered(10)
    await change(journal.source.database, 7)

    await follower.start()

    assert await follower.ended() == "position 7: the chain is broken"
    assert follower.read("SELECT max(position), count(*) FROM entries") == [(6, 6)]


async def change(database: Database, position: int) -> None:
    """Rewrite history, as somebody with access to the database could."""
    async with database.connect() as connection:
        statement = "UPDATE journal SET actor = 'somebody-else' WHERE position = :position"
        await connection.execute(text(statement), {"position": position})
    assert await value_of(database, "SELECT actor FROM journal WHERE position = :p", p=position)


async def test_a_platform_of_another_region_is_refused(
    journal: Journal, follower: Follower, signer: TokenSigner
):
    follower.credentials.write_text(signer.sign("other", ["UPSTREAM"], region="450300", channel="PLATFORM"))

    await follower.start()

    assert (await follower.ended()).startswith("PERMISSION_DENIED")


@pytest.fixture
async def liuzhou(journal: Journal, follower: Follower, tmp_path: Path) -> Holder:
    """The follower has a certificate, and the journal a listener for platforms that knows it, for 柳州市."""
    authority = Authority("province")
    holder = authority.issue("liuzhou")
    follower.credentials = authority.folder(tmp_path / "liuzhou", holder)
    await journal.stop()
    known(tmp_path / "platforms.json", "450200", holder)
    listener = authority.folder(tmp_path / "listener", authority.issue("localhost"))
    await journal.serve(Platforms(tmp_path / "platforms.json"), listener)
    return holder


def known(file: Path, region: str, holder: Holder) -> None:
    """Write the file of platforms."""
    entry = {"platform": "liuzhou", "region": region, "certificates": [holder.text]}
    file.write_text(json.dumps({"platforms": [entry]}))


async def test_a_platform_follows_by_its_certificate_alone(
    journal: Journal, follower: Follower, liuzhou: Holder
):
    await journal.source.say("cases/a", *range(1, 21))

    await follower.start()
    await follower.has(20)

    await followed(follower, journal)


@pytest.mark.usefixtures("liuzhou")
async def test_a_platform_with_a_certificate_nobody_knows_is_refused(follower: Follower, tmp_path: Path):
    known(tmp_path / "platforms.json", "450200", Authority("province").issue("liuzhou"))

    await follower.start()

    assert await follower.ended() == "UNAUTHENTICATED: CERTIFICATE_UNKNOWN"


async def test_a_platform_of_another_region_is_refused_by_its_certificate(
    follower: Follower, liuzhou: Holder, tmp_path: Path
):
    known(tmp_path / "platforms.json", "450300", liuzhou)

    await follower.start()

    assert (await follower.ended()).startswith("PERMISSION_DENIED")


def test_the_worked_example_of_the_document_is_what_the_code_computes():
    document = (ROOT / "docs/upstream.md").read_text(encoding="utf-8")
    given = dict(re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", document, re.MULTILINE))

    digest = chain_hash(
        NO_HASH,
        int(given["position"]),
        UUID(hex=given["id"]).bytes,
        given["type"],
        given["aggregate"],
        int(given["version"]),
        microseconds(datetime.fromisoformat(given["time"]).astimezone(UTC)),
        given["region"],
        given["actor"],
        given["channel"],
        given["request_id"],
        bytes.fromhex(given["payload"]),
    )

    assert digest.hex() == given["hash"]
