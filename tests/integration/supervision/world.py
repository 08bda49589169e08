"""A small world for supervision: its database and server, sources that only journal, events made by hand."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import grpc
from google.protobuf.message import Message
from sqlalchemy import text
from yangguang.cases.v1 import events_pb2 as events
from yangguang.cases.v1.cases_pb2 import CaseClock
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.common.v1 import journal_pb2, journal_pb2_grpc
from yangguang.common.v1.types_pb2 import Limit
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.hall.v1 import hall_pb2 as hall
from yangguang.supervision.v1 import supervision_pb2 as pb
from yangguang.supervision.v1 import supervision_pb2_grpc as pb_grpc

from services.common import identity, journal, loops, rpc
from services.common.broker import Broker
from services.common.consumer import Consumer, Received
from services.common.db import Database
from services.common.errors import Refused, refusal_of
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.ids import new_id, resource
from services.common.journal_server import JournalService
from services.common.migrations import migrate
from services.common.relay import Relay
from services.common.timesource import TimeSource
from services.supervision.consumers import Live
from services.supervision.handlers import rules
from services.supervision.handlers.model import EVENTS
from services.supervision.handlers.rebuild import Rebuilder
from services.supervision.handlers.sweeper import Sweeper
from services.supervision.server import SupervisionService

ISSUER = "https://demo.example"
MZ, SCJG, LZ = "organisations/450222-mz", "organisations/450222-scjg", "organisations/450223-mz"
ITEM, OTHER_ITEM = "items/A1", "items/B2"
SPRING = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)  # Monday, 10:00 in China
PATIENCE = 20.0
MODEL_TABLES = (
    "case_facts",
    "open_clocks",
    "project_facts",
    "project_parts",
    "daily",
    "items",
    "item_states",
    "windows",
    "mandates",
    "titles",
    "calendar_days",
)

# subject → roles, organisation, region
ACCOUNTS = {
    "supervisor": (["SUPERVISOR"], "", "450222"),
    "city-supervisor": (["SUPERVISOR"], "", "450200"),
    "township-supervisor": (["SUPERVISOR"], "", "450222101"),
    "foreign-supervisor": (["SUPERVISOR"], "", "450223"),
    "chief": (["CHIEF_REPRESENTATIVE"], MZ, "450222"),
    "head": (["ORGAN_HEAD"], MZ, "450222"),
    "neighbour": (["CHIEF_REPRESENTATIVE"], SCJG, "450222"),
    "stranger": (["CHIEF_REPRESENTATIVE"], LZ, "450223"),
    "resident": (["APPLICANT"], "", "450222"),
    "operator": (["OPERATOR"], "", "450222"),
}


@dataclass
class Hand:
    """The clock of the tests: stands still until it is moved."""

    now: dt.datetime = SPRING

    def __call__(self) -> dt.datetime:
        return self.now


@dataclass
class World:
    """The service and everything a test does to it."""

    database: Database
    hand: Hand
    signer: TokenSigner
    address: str
    folder: Path
    stack: AsyncExitStack
    live: Live = field(default_factory=Live)

    def as_(self, account: str) -> pb_grpc.SupervisionServiceAsyncStub:
        """The service as this account calls it."""
        channel = rpc.channel(self.address, pb.DESCRIPTOR, token=lambda: self.token(account))
        self.stack.push_async_callback(channel.close)
        return pb_grpc.SupervisionServiceStub(channel)

    def token(self, account: str) -> str:
        """A token of this account."""
        roles, organisation, region = ACCOUNTS[account]
        return self.signer.sign(account, roles, organisation=organisation, region=region)

    @property
    def now(self) -> TimeSource:
        """The time as services ask for it."""
        return TimeSource(real=self.hand)

    def sweeper(self, cases: journal_pb2_grpc.JournalServiceAsyncStub | None = None) -> Sweeper:
        """A replica's sweep."""
        return Sweeper(self.database, self.now, "450222", cases, grace=0)

    def rebuilder(self, *sources: Source) -> Rebuilder:
        """A replica's rebuilder."""
        journals = {source.name: source.stub for source in sources}
        return Rebuilder(self.database, journals, self.now)

    async def hear(self, *told_: Received) -> None:
        """Apply events in one transaction, as the consumer does."""
        async with self.database.direct() as connection:
            await self.live.apply(connection, told_)

    async def sweep_at(self, *moment: int) -> None:
        """Sweep at an instant of China's clock."""
        self.hand.now = china(*moment)
        await self.sweeper().sweep()

    async def rows(self, statement: str, **values: Any) -> list[Any]:
        """Read the database."""
        async with self.database.read() as connection:
            return list((await connection.execute(text(statement), values)).all())

    async def value(self, statement: str, **values: Any) -> Any:
        """Read one value."""
        [[value]] = await self.rows(statement, **values)
        return value

    async def levels(self, case: str) -> list[str]:
        """The levels of a case's cards, in order."""
        found = await self.rows("SELECT level FROM cards WHERE case_id = :id ORDER BY level", id=id_of(case))
        return [pb.CardLevel.Name(row.level) for row in found]

    async def contents(self) -> dict[str, list[Any]]:
        """Everything in the live read model; days whose sums have gone back to nothing count for nothing."""
        found = {}
        for table in MODEL_TABLES:
            rows = [tuple(row) for row in await self.rows(f"SELECT * FROM model.{table}")]
            found[table] = sorted((row for row in rows if table != "daily" or any(row[4:])), key=repr)
        return found


OWN_TABLES = (
    "cards",
    "findings",
    "journal",
    "inbox",
    "sources",
    "parked",
    "requests",
    "supervision_rules",
    "rebuild_positions",
)


async def clear(world: World) -> None:
    """As on the first day."""
    async with world.database.connect() as connection:
        for schema in ("rebuild", "retired"):
            await connection.execute(text(f"DROP SCHEMA IF EXISTS {schema} CASCADE"))
        for table in (*OWN_TABLES, *(f"model.{table}" for table in MODEL_TABLES)):
            await connection.execute(text(f"DELETE FROM {table}"))
        await connection.execute(
            text(
                "UPDATE read_model SET generation = 1, revision = revision + 1, rebuilding = false, "
                "swap_time = NULL"
            )
        )
    world.live, world.hand.now = Live(), SPRING
    await rules.seed(world.database, "450222", SPRING)


def id_of(case: str) -> UUID:
    """The id in a case's name."""
    return UUID(case.removeprefix("cases/"))


def refusal(error: BaseException) -> Refused:
    """What a failed call was refused for."""
    assert isinstance(error, grpc.RpcError), error
    return refusal_of(error)


async def until(holds: Callable[[], Awaitable[Any]]) -> None:
    """Wait for a condition."""
    async with asyncio.timeout(PATIENCE):
        while not await holds():  # noqa: ASYNC110 -- what is waited for is another task's
            await asyncio.sleep(0.02)


def china(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    """An instant by the clock of China, in UTC."""
    zone = dt.timezone(dt.timedelta(hours=8))
    return dt.datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(dt.UTC)


def new_case() -> str:
    """The name of a case."""
    return resource("cases", new_id())


def clock(kind: Any, start: str, due: str, stop: dt.datetime | None = None) -> CaseClock:
    """A clock; an empty due date means it is paused."""
    found = CaseClock(kind=kind, start=start, due=due, stop_time=stop)
    if due:
        midnight = dt.date.fromisoformat(due) + dt.timedelta(days=1)
        found.due_time.FromDatetime(china(midnight.year, midnight.month, midnight.day))
    return found


def promised(due: str = "2026-03-09", stop: dt.datetime | None = None) -> CaseClock:
    """The promised clock of a case accepted on Monday, 2 March 2026: five working days."""
    return clock("PROMISED_CLOCK", "2026-03-02", due, stop)


def statutory(due: str = "2026-03-30", stop: dt.datetime | None = None) -> CaseClock:
    """Its statutory clock: twenty."""
    return clock("STATUTORY_CLOCK", "2026-03-02", due, stop)


def received(source: str, aggregate: str, version: int, event: Message) -> Received:
    """An event as the consumer hands it over."""
    return Received(
        new_id(), source, 1, event.DESCRIPTOR.full_name, aggregate, version, SPRING, "450222", event
    )


def told(case: str, version: int, *clocks: CaseClock, **facts: Any) -> Received:
    """Cases tells the facts of a case."""
    given: dict[str, Any] = {
        "case": case,
        "number": f"number {case[-12:]}",
        "item": ITEM,
        "item_title": "高龄老人特殊补贴",
        "state": "ACCEPTED",
        "region": "450222",
        "organisation": MZ,
        "window": "windows/450222-mz-01",
        "create_time": SPRING,
        "receive_time": SPRING,
        "promised_limit": Limit(length=5, unit="WORKING_DAYS"),
        "statutory_limit": Limit(length=20, unit="WORKING_DAYS"),
        "clocks": clocks,
    }
    event = events.CaseAccepted(facts=events.CaseFacts(**{**given, **facts}))
    return received("cases", case, version, event)


def organisation(name: str, title: str, version: int = 1) -> Received:
    """Hall tells of an organisation."""
    named = hall.Organisation(name=name, title=title)
    return received("hall", name, version, hall_events.OrganisationChanged(organisation=named))


def region(code: str, title: str) -> Received:
    """Hall tells of a region."""
    named = hall.Region(name=f"regions/{code}", title=title)
    return received("hall", named.name, 1, hall_events.RegionCreated(region=named))


def window(name: str, title: str) -> Received:
    """Hall tells of a window."""
    named = hall.Window(name=name, title=title)
    return received("hall", name, 1, hall_events.WindowChanged(window=named))


def item(name: str, title: str, version: int = 1) -> Received:
    """Catalog tells of an item."""
    content = catalog.ItemContent(title=title)
    published = catalog_events.ItemVersionPublished(
        item=name, number=version, content=content, effective_time=SPRING
    )
    return received("catalog", name, version, published)


def offered(name: str, version: int = 1, organisation_: str = MZ, **said: Any) -> Received:
    """Catalog tells of an item as it is handled: in the region, promised, its window with full authority."""
    content = catalog.ItemContent(
        title="",
        kind=said.get("kind", "PROMISED"),
        window_authority=said.get("authority", "FULL_AUTHORITY"),
        stationing=catalog.Stationing(state=said.get("stationing", "STATIONED")),
    )
    published = catalog_events.ItemVersionPublished(
        item=name,
        number=version,
        organisation=organisation_,
        region=said.get("region", "450222"),
        effective_time=said.get("effective_time", SPRING),
        content=content,
    )
    return received("catalog", name, version, published)


def rest_day(date: str, code: str = "450222", version: int = 1, *, working: bool = False) -> Received:
    """Hall tells of a day that was declared a rest day."""
    day = hall.CalendarDay(date=date, working=working)
    change = hall_events.CalendarChanged(region=code, version=version, days=[day], document_number="1号")
    return received("hall", f"calendars/{code}", version, change)


@asynccontextmanager
async def new_world(new_database: Callable[..., str], folder: Path) -> AsyncIterator[World]:
    """Start it, and stop it."""
    url = new_database("supervision")
    await migrate(url, "supervision")
    identity.create_key(folder / "key.pem")
    signer = TokenSigner(folder / "key.pem", ISSUER)
    (folder / "jwks.json").write_bytes(signer.jwks_document())
    async with AsyncExitStack() as stack:
        database = Database.open(url)
        stack.push_async_callback(database.dispose)
        hand = Hand()
        servicer = SupervisionService(database, "450222", TimeSource(real=hand))
        address = await serve(
            stack, folder, lambda s: pb_grpc.add_SupervisionServiceServicer_to_server(servicer, s)
        )
        await rules.seed(database, "450222", SPRING)
        yield World(database, hand, signer, address, folder, stack)


async def serve(stack: AsyncExitStack, folder: Path, add: Callable[[grpc.aio.Server], None]) -> str:
    """A server that trusts the tests' issuer; gives its address."""
    grants = ("APPLICANT", "SUPERVISOR", "CHIEF_REPRESENTATIVE", "ORGAN_HEAD", "OPERATOR", "SERVICE")
    verifier = Verifier([Issuer(issuer=ISSUER, jwks_file=folder / "jwks.json", grants=grants)])
    server = rpc.Server("test", add, verifier)
    port = await server.start("127.0.0.1:0")
    stack.push_async_callback(server.stop, 0)
    return f"127.0.0.1:{port}"


@dataclass
class Source:
    """A service that only journals, as supervision reads it."""

    name: str
    database: Database
    stub: journal_pb2_grpc.JournalServiceAsyncStub

    async def write(self, *told_: Received) -> None:
        """Journal events and wait until they are numbered."""
        origin = journal.Origin("clerk", "WINDOW")
        entries = [journal.Entry(e.aggregate, e.version, e.event, SPRING, "450222", origin) for e in told_]
        async with self.database.connect() as connection:
            await journal.append(connection, *entries)
        await until(self._is_numbered)

    async def position(self) -> int:
        """How far it is."""
        return (await self.stub.GetHead(journal_pb2.GetHeadRequest())).position

    async def _is_numbered(self) -> bool:
        async with self.database.read() as connection:
            return not await connection.scalar(text("SELECT count(*) FROM journal WHERE position IS NULL"))


@asynccontextmanager
async def new_source(
    world: World, new_database: Callable[..., str], nats_url: str, name: str = "cases", stream: str = "SUP"
) -> AsyncIterator[Source]:
    """A service of this name with its relay and its JournalService."""
    url = new_database(name)
    # Any service's tables hold a journal.
    await migrate(url, "cases")
    async with AsyncExitStack() as stack:
        database = Database.open(url)
        stack.push_async_callback(database.dispose)
        broker = Broker(nats_url, name)
        relay = Relay(database, name, broker, stream=stream)
        await run(stack, broker.run, relay.run)
        service = JournalService(database, name, "450222", relay, None)
        address = await serve(
            stack, world.folder, lambda s: journal_pb2_grpc.add_JournalServiceServicer_to_server(service, s)
        )
        yield Source(name, database, journal_at(world, address))


@asynccontextmanager
async def consuming(
    world: World, nats_url: str, sources: Sequence[Source], stream: str = "SUP"
) -> AsyncIterator[Consumer]:
    """Supervision's consumer, running."""
    async with AsyncExitStack() as stack:
        broker = Broker(nats_url, "supervision")
        journals = {source.name: source.stub for source in sources}
        consumer = Consumer(
            "supervision", world.database, broker, journals, EVENTS, Live().apply, stream=stream,
            head_check=0.2, backoff=0.01,
        )  # fmt: skip
        await run(stack, broker.run, consumer.run)
        yield consumer


async def run(stack: AsyncExitStack, *works: Callable[[], Any]) -> None:
    """Do this work until the stack ends."""
    for work in works:
        stack.push_async_callback(loops.end, asyncio.create_task(work()))


async def applied(world: World, source: Source, position: int | None = None) -> None:
    """Wait until the consumer has applied what the source holds."""
    wanted = position or await source.position()

    async def holds() -> bool:
        found = await world.rows("SELECT position FROM sources WHERE source = :name", name=source.name)
        return bool(found and found[0].position >= wanted)

    await until(holds)


def journal_at(world: World, address: str) -> journal_pb2_grpc.JournalServiceAsyncStub:
    """The JournalService at an address, called as supervision does."""
    channel = rpc.channel(
        address,
        journal_pb2.DESCRIPTOR,
        token=lambda: world.signer.sign("services/supervision", ["SERVICE"], region="450222"),
    )
    world.stack.push_async_callback(channel.close)
    return journal_pb2_grpc.JournalServiceStub(channel)
