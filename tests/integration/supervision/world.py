"""A small world for supervision: its database and server, and events of cases made by hand."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text
from yangguang.cases.v1 import events_pb2 as events
from yangguang.cases.v1.cases_pb2 import CaseClock, ClockKind
from yangguang.common.v1 import journal_pb2_grpc
from yangguang.common.v1.types_pb2 import Limit
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.hall.v1 import hall_pb2 as hall
from yangguang.supervision.v1 import supervision_pb2 as pb
from yangguang.supervision.v1 import supervision_pb2_grpc as pb_grpc

from services.common import identity, journal, rpc
from services.common.broker import Broker
from services.common.db import Database
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.ids import new_id, resource
from services.common.journal_server import JournalService
from services.common.migrations import migrate
from services.common.relay import Relay
from services.supervision.handlers.model import Event, Model
from services.supervision.handlers.sweeper import Sweeper
from services.supervision.server import SupervisionService

ISSUER = "https://demo.example"
MZ, SCJG, LZ = "organisations/450222-mz", "organisations/450222-scjg", "organisations/450223-mz"
SPRING = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)  # Monday, 10:00 in China

# subject → roles, organisation, region
ACCOUNTS = {
    "supervisor": (["SUPERVISOR"], "", "450222"),
    "foreign-supervisor": (["SUPERVISOR"], "", "450223"),
    "chief": (["CHIEF_REPRESENTATIVE"], MZ, "450222"),
    "stranger": (["CHIEF_REPRESENTATIVE"], LZ, "450223"),
    "operator": (["OPERATOR"], "", "450222"),
    "cases": (["SERVICE"], "", "450222"),
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
    clock: Hand
    signer: TokenSigner
    address: str
    stack: AsyncExitStack
    model: Model = field(default_factory=Model)

    def as_(self, account: str) -> pb_grpc.SupervisionServiceAsyncStub:
        """The service as this account calls it."""
        channel = rpc.channel(self.address, pb.DESCRIPTOR, token=lambda: self.token(account))
        self.stack.push_async_callback(channel.close)
        return pb_grpc.SupervisionServiceStub(channel)

    def token(self, account: str) -> str:
        """A token of this account."""
        roles, organisation, region = ACCOUNTS[account]
        return self.signer.sign(account, roles, organisation=organisation, region=region)

    async def hear(self, *told: Event) -> None:
        """Apply events in one transaction, as the consumer does."""
        async with self.database.connect() as connection:
            await self.model.apply(connection, told)

    async def sweep_at(self, *moment: int) -> None:
        """Sweep at an instant of China's clock."""
        self.clock.now = china(*moment)
        await Sweeper(self.database, self.clock).sweep()  # type: ignore[arg-type]

    async def rows(self, statement: str) -> list[Any]:
        """Read the database."""
        async with self.database.read() as connection:
            return list((await connection.execute(text(statement))).all())

    async def cards(self, case: str) -> list[str]:
        """The levels of a case's cards, in order."""
        rows = await self.rows(f"SELECT level FROM cards WHERE case_name = '{case}' ORDER BY level")
        return [pb.CardLevel.Name(row.level) for row in rows]


def china(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    """An instant by the clock of China, in UTC."""
    zone = dt.timezone(dt.timedelta(hours=8))
    return dt.datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(dt.UTC)


def new_case() -> str:
    """The name of a case."""
    return resource("cases", new_id())


def clock(kind: str, start: str, due: str, stop: dt.datetime | None = None) -> CaseClock:
    """A clock; an empty due date means it is paused."""
    found = CaseClock(kind=kind, start=start, due=due, stop_time=stop)
    if due:
        midnight = dt.date.fromisoformat(due) + dt.timedelta(days=1)
        found.due_time.FromDatetime(china(midnight.year, midnight.month, midnight.day))
    return found


def told(case: str, version: int, *clocks: CaseClock, **facts: Any) -> Event:
    """An event that carries the facts of a case."""
    given: dict[str, Any] = {
        "case": case,
        "number": f"number of {case}",
        "item": "items/A1",
        "item_title": "高龄老人特殊补贴",
        "state": "ACCEPTED",
        "region": "450222",
        "organisation": MZ,
        "create_time": SPRING,
        "receive_time": SPRING,
        "promised_limit": Limit(length=5, unit="WORKING_DAYS"),
        "statutory_limit": Limit(length=20, unit="WORKING_DAYS"),
        "clocks": clocks,
    }
    return Event(case, version, SPRING, events.CaseAccepted(facts=events.CaseFacts(**{**given, **facts})))


def promised(due: str = "2026-03-09", stop: dt.datetime | None = None) -> CaseClock:
    """The promised clock of a case accepted on 2 March."""
    return clock(ClockKind.Name(ClockKind.PROMISED_CLOCK), "2026-03-02", due, stop)


def organisation(name: str, title: str) -> Event:
    """Hall tells of an organisation."""
    return Event(
        name,
        1,
        SPRING,
        hall_events.OrganisationChanged(organisation=hall.Organisation(name=name, title=title)),
    )


@asynccontextmanager
async def new_world(new_database: Callable[..., str], folder: Path) -> AsyncIterator[World]:
    """Start it, and stop it."""
    url = new_database("supervision")
    await migrate(url, "supervision")
    identity.create_key(folder / "key.pem")
    signer = TokenSigner(folder / "key.pem", ISSUER)
    (folder / "jwks.json").write_bytes(signer.jwks_document())
    roles = ("SUPERVISOR", "CHIEF_REPRESENTATIVE", "OPERATOR", "SERVICE")
    verifier = Verifier([Issuer(issuer=ISSUER, jwks_file=folder / "jwks.json", grants=roles)])
    async with AsyncExitStack() as stack:
        database = Database.open(url)
        stack.push_async_callback(database.dispose)
        hand = Hand()
        servicer = SupervisionService(database, "450222", hand)  # type: ignore[arg-type]
        server = rpc.Server(
            "supervision", lambda s: pb_grpc.add_SupervisionServiceServicer_to_server(servicer, s), verifier
        )
        port = await server.start("127.0.0.1:0")
        stack.push_async_callback(server.stop, 0)
        yield World(database, hand, signer, f"127.0.0.1:{port}", stack)


@dataclass
class Source:
    """The journal of cases, as supervision reads it again."""

    database: Database
    stub: journal_pb2_grpc.JournalServiceAsyncStub

    async def write(self, told_: Sequence[Event]) -> None:
        """Journal events and wait until they are numbered."""
        origin = journal.Origin("clerk", "WINDOW")
        entries = [journal.Entry(e.aggregate, e.version, e.event, SPRING, "450222", origin) for e in told_]
        async with self.database.connect() as connection:
            await journal.append(connection, *entries)
        async with asyncio.timeout(20):
            while await self._waiting():  # noqa: ASYNC110 -- the relay numbers in its own time
                await asyncio.sleep(0.02)

    async def _waiting(self) -> int:
        async with self.database.read() as connection:
            counted = await connection.scalar(text("SELECT count(*) FROM journal WHERE position IS NULL"))
            return int(counted)


@asynccontextmanager
async def new_source(
    world: World, new_database: Callable[..., str], nats_url: str, folder: Path
) -> AsyncIterator[Source]:
    """A service named cases that only journals."""
    url = new_database("cases")
    await migrate(url, "cases")
    verifier = Verifier([Issuer(issuer=ISSUER, jwks_file=folder / "jwks.json", grants=("SERVICE",))])
    async with AsyncExitStack() as stack:
        database = Database.open(url)
        stack.push_async_callback(database.dispose)
        broker = Broker(nats_url, "cases")
        relay = Relay(database, "cases", broker, stream="REBUILD")
        running = [asyncio.create_task(each()) for each in (broker.run, relay.run)]
        stack.callback(lambda: [task.cancel() for task in running])
        service = JournalService(database, "cases", "450222", relay, None)
        server = rpc.Server(
            "cases", lambda s: journal_pb2_grpc.add_JournalServiceServicer_to_server(service, s), verifier
        )
        port = await server.start("127.0.0.1:0")
        stack.push_async_callback(server.stop, 0)
        channel = rpc.channel(
            f"127.0.0.1:{port}",
            token=lambda: world.signer.sign("services/supervision", ["SERVICE"], region="450222"),
        )
        stack.push_async_callback(channel.close)
        yield Source(database, journal_pb2_grpc.JournalServiceStub(channel))
