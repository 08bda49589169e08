"""A small service of the kit's own tests: it journals words, and applies the words of others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import grpc.aio
from google.protobuf.message import Message
from google.protobuf.wrappers_pb2 import BytesValue, StringValue
from sqlalchemy import MetaData, text
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.common.v1 import journal_pb2_grpc as pb_grpc

from services.common import journal, loops, rpc
from services.common.broker import Broker, open_broker
from services.common.consumer import Apply, Consumer, Received
from services.common.db import Database, kit_tables, kit_upgrade
from services.common.driver import Direct
from services.common.identity import TokenSigner, Verifier
from services.common.journal import Entry, Origin
from services.common.journal_server import JournalService
from services.common.relay import Relay

REGION = "450222"
CLERK = Origin("staff/wei", "WINDOW", "request-1")
NOON = datetime(2026, 3, 16, 4, 0, 0, 123456, tzinfo=UTC)
PATIENCE = 20.0

APPLIED = """
CREATE TABLE applied (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid, source text, position bigint, aggregate text, version bigint, word text
)
"""


def said(aggregate: str, version: int, word: str = "") -> Entry:
    """The event of a word said by a thing."""
    event = StringValue(value=word or f"{aggregate} {version}")
    return Entry(aggregate, version, event, NOON, REGION, CLERK)


async def until(holds: Callable[[], Awaitable[Any]], patience: float = PATIENCE) -> None:
    """Wait for a condition."""
    async with asyncio.timeout(patience):
        while not await holds():  # noqa: ASYNC110 -- what is waited for is in another process
            await asyncio.sleep(0.02)


async def rises_to(wanted: float, count: Callable[[], float]) -> None:
    """What a server counts when a call has ended comes to this, a moment after its answer."""

    async def is_there() -> bool:
        return count() >= wanted

    await until(is_there)
    assert count() == wanted


class _Op:
    """What alembic's `op` is to kit_upgrade."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def get_bind(self) -> Any:
        return self._connection


async def create_kit(database: Database) -> None:
    """The kit's tables in an empty database."""
    async with database.connect() as connection:
        await connection.run_sync(lambda sync: kit_upgrade(_Op(sync)))


async def write(database: Database, *entries: Entry) -> None:
    """Journal entries in one transaction."""
    async with database.connect() as connection:
        await journal.append(connection, *entries)


async def rows_of(database: Database, statement: str, **values: Any) -> list[Any]:
    """Read."""
    async with database.read() as connection:
        return list((await connection.execute(text(statement), values)).all())


async def value_of(database: Database, statement: str, **values: Any) -> Any:
    """Read one value."""
    async with database.read() as connection:
        return await connection.scalar(text(statement), values)


@dataclass
class Source:
    """A service that journals: its database, its relay, its JournalService."""

    name: str
    database: Database
    relay: Relay
    stub: pb_grpc.JournalServiceAsyncStub
    relay_task: asyncio.Task[None]

    async def say(self, aggregate: str, *versions: int) -> None:
        """Journal words of one aggregate."""
        await write(self.database, *[said(aggregate, version) for version in versions])

    async def position(self) -> int:
        """How far it is numbered."""
        return int(await value_of(self.database, "SELECT position FROM journal_head"))

    async def published(self) -> int:
        """How far it is published."""
        return int(await value_of(self.database, "SELECT published FROM journal_head"))

    async def numbered(self, position: int) -> None:
        """Wait until it is numbered so far."""

        async def holds() -> bool:
            return await self.position() >= position

        await until(holds)

    async def all_published(self, position: int) -> None:
        """Wait until it is published so far."""

        async def holds() -> bool:
            return await self.published() >= position

        await until(holds)

    async def entries(self) -> list[pb.JournalEntry]:
        """The journal as its JournalService shows it."""
        response = await self.stub.ReadEntries(pb.ReadEntriesRequest(limit=1000))
        return list(response.entries)


@dataclass
class Sink:
    """A service that consumes: its database with the table `applied`."""

    database: Database
    broken: set[str] = field(default_factory=set)
    batches: list[int] = field(default_factory=list)

    async def apply(self, connection: Direct, batch: Sequence[Received]) -> None:
        """Write the words down; a broken word fails."""
        self.batches.append(len(batch))
        for event in batch:
            if isinstance(event.event, StringValue) and event.event.value in self.broken:
                raise ValueError(f"{event.event.value} cannot be applied")
        await connection.execute(
            text("INSERT INTO applied (id, source, position, aggregate, version, word) VALUES (:id, :source, :position, :aggregate, :version, :word)"),  # noqa: E501
            [
                {"id": e.id, "source": e.source, "position": e.position, "aggregate": e.aggregate, "version": e.version, "word": str(getattr(e.event, "value", ""))}  # noqa: E501
                for e in batch
            ],
        )  # fmt: skip

    async def positions(self, source: str) -> list[int]:
        """The positions of a source applied, in the order they were."""
        rows = await rows_of(
            self.database,
            "SELECT position FROM applied WHERE source = :source ORDER BY number",
            source=source,
        )
        return [row.position for row in rows]

    async def has_applied(self, source: str, count: int) -> None:
        """Wait until so many events of a source are applied."""

        async def holds() -> bool:
            return len(await self.positions(source)) >= count

        await until(holds)

    async def stands_at(self, source: str, position: int) -> None:
        """Wait until a source is done with up to a position."""

        async def holds() -> bool:
            found = await value_of(
                self.database, "SELECT position FROM sources WHERE source = :source", source=source
            )
            return bool(found is not None and found >= position)

        await until(holds)


class Kit:
    """Starts sources and sinks, and stops all of it."""

    def __init__(
        self, stack: AsyncExitStack, new_database: Callable[..., str], verifier: Verifier, signer: TokenSigner
    ) -> None:
        self._stack, self._new_database = stack, new_database
        self._verifier, self._signer = verifier, signer
        self.servers: dict[str, rpc.Server] = {}
        self.ports: dict[str, int] = {}
        self._servicers: dict[str, JournalService] = {}

    async def database(self, hint: str = "kit", url: str | None = None) -> Database:
        """A database with the kit's tables; given an address, another engine for one that has them."""
        database = Database.open(url or self._new_database(hint.replace("-", "_")))
        self._stack.push_async_callback(database.dispose)
        if url is None:
            await create_kit(database)
        return database

    async def broker(self, url: str) -> Broker:
        """A connection to NATS."""
        return await self._stack.enter_async_context(open_broker(url, "test"))

    async def task(self, work: Any) -> asyncio.Task[None]:
        """Something that runs until the end of the test, or its own."""
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._stack.push_async_callback(stop, task)
        return task

    async def source(self, name: str, nats_url: str, database: Database | None = None) -> Source:
        """A service that journals."""
        database = database or await self.database(name)
        relay = Relay(database, name, await self.broker(nats_url))
        task = await self.task(relay.run())
        stub = await self.serve(JournalService(database, name, REGION, relay), name)
        return Source(name, database, relay, stub, task)

    async def serve(self, servicer: JournalService, name: str) -> pb_grpc.JournalServiceAsyncStub:
        """A JournalService behind a real server, called with a service's token."""

        def add(server: grpc.aio.Server) -> None:
            pb_grpc.add_JournalServiceServicer_to_server(servicer, server)

        server = rpc.Server(name, add, self._verifier)
        port = await server.start(f"127.0.0.1:{self.ports.get(name, 0)}")
        self._stack.push_async_callback(server.stop, 0)
        self.servers[name], self.ports[name], self._servicers[name] = server, port, servicer
        return await self.stub(port, lambda: self._signer.service_token("peer", REGION))

    async def serve_again(self, name: str) -> None:
        """The same at the same place, after it was stopped."""
        await self.serve(self._servicers[name], name)

    async def stub(self, port: int, token: Callable[[], str]) -> pb_grpc.JournalServiceAsyncStub:
        """A client."""
        channel = rpc.channel(f"127.0.0.1:{port}", pb.DESCRIPTOR, token=token)
        await self._stack.enter_async_context(channel)
        return pb_grpc.JournalServiceStub(channel)

    async def sink(self) -> Sink:
        """A service that consumes; its consumers are started by `consumer`."""
        database = await self.database("sink")
        async with database.connect() as connection:
            await connection.execute(text(APPLIED))
        return Sink(database)

    async def consumer(
        self,
        sink: Sink,
        nats_url: str,
        *sources: Source,
        apply: Apply | None = None,
        types: Sequence[type[Message]] = (StringValue,),
        **settings: Any,
    ) -> tuple[Consumer, asyncio.Task[None]]:
        """A running consumer of the sources."""
        settings = {"head_check": 0.3, "backoff": 0.01, "tries": 3, **settings}
        consumer = Consumer(
            "sink",
            sink.database,
            await self.broker(nats_url),
            {source.name: source.stub for source in sources},
            types,
            apply or sink.apply,
            **settings,
        )
        return consumer, await self.task(consumer.run())


async def stop(task: asyncio.Task[Any]) -> None:
    """End a task as a shutdown would; a defect in it fails the test."""
    await loops.end(task)
    with suppress(asyncio.CancelledError):
        await task


@asynccontextmanager
async def new_kit(
    new_database: Callable[..., str], verifier: Verifier, signer: TokenSigner
) -> AsyncIterator[Kit]:
    """A kit that is gone afterwards."""
    async with AsyncExitStack() as stack:
        yield Kit(stack, new_database, verifier, signer)


def metadata() -> MetaData:
    """What a service's own metadata holds of the kit."""
    found = MetaData()
    kit_tables(found)
    return found


def bulky(size: int) -> Entry:
    """An event of about so many bytes."""
    return Entry("things/bulky", 1, BytesValue(value=bytes(size)), NOON, REGION, CLERK)


async def restore(database: Database, position: int) -> None:
    """Put the journal back to where it stood, as restoring a backup does."""
    async with database.connect() as connection:
        await connection.execute(
            text("DELETE FROM journal WHERE position > :position OR position IS NULL"), {"position": position}
        )
        await connection.execute(
            text(
                "UPDATE journal_head SET position = :position, published = :position, "
                "hash = (SELECT hash FROM journal WHERE position = :position)"
            ),
            {"position": position},
        )


def address(database: Database) -> str:
    """The address another engine of the same database is opened with."""
    return database.engine.url.render_as_string(hide_password=False)
