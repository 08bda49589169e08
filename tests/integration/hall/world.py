"""A real hall for the tests: server, database and demo county, and what tests add to it."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc.aio
from sqlalchemy import text
from yangguang.hall.v1 import (
    agents_pb2,
    agents_pb2_grpc,
    appointments_pb2,
    appointments_pb2_grpc,
    conduct_pb2,
    conduct_pb2_grpc,
    facilities_pb2,
    facilities_pb2_grpc,
    oversight_pb2,
    oversight_pb2_grpc,
    personnel_pb2,
    personnel_pb2_grpc,
    queue_pb2,
    queue_pb2_grpc,
    reform_pb2,
    reform_pb2_grpc,
    rosters_pb2,
    rosters_pb2_grpc,
)
from yangguang.hall.v1 import hall_pb2 as pb
from yangguang.hall.v1 import hall_pb2_grpc as pb_grpc

from services.common import identity, rpc, sealing
from services.common.db import Database
from services.common.errors import Refused, refusal_of
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.migrations import migrate
from services.common.sealing import Sealer
from services.hall import demo
from services.hall.handlers.sweeps import Sweeper
from services.hall.models import CONSTRAINTS
from services.hall.server import servicers
from services.hall.settings import HallSettings

ISSUER = "https://demo.example"
MZ, LZ = "organisations/450222-mz", "organisations/450223-mz"
CENTRE, FOREIGN_CENTRE = "organisations/450222-zwzx", "organisations/450223-zwzx"
SPRING = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)  # Monday, 10:00 in China
NOON = SPRING + dt.timedelta(hours=2)

PROTOS = (
    *(pb.DESCRIPTOR, appointments_pb2.DESCRIPTOR, queue_pb2.DESCRIPTOR, rosters_pb2.DESCRIPTOR),
    *(reform_pb2.DESCRIPTOR, oversight_pb2.DESCRIPTOR),
    *(agents_pb2.DESCRIPTOR, conduct_pb2.DESCRIPTOR, personnel_pb2.DESCRIPTOR, facilities_pb2.DESCRIPTOR),
)

# More than the eight that race.
POOL = 10

# subject → roles, organisation, region
ACCOUNTS: dict[str, tuple[list[str], str, str]] = {
    "manager": (["MANAGER"], "organisations/450222-zgb", "450222"),
    "manager-lz": (["MANAGER"], FOREIGN_CENTRE, "450223"),
    "manager-city": (["MANAGER"], "", "450200"),
    "manager-nation": (["MANAGER"], "", "000000"),
    "manager-nowhere": (["MANAGER"], "", ""),
    "operator": (["OPERATOR"], "", "450222"),
    "clerk-mz": (["CLERK"], MZ, "450222"),
    "clerk-scjg": (["CLERK"], "organisations/450222-scjg", "450222"),
    "clerk-lz": (["CLERK"], LZ, "450223"),
    "clerk-strange": (["CLERK"], "organisations/", "450222"),
    "head-mz": (["ORGAN_HEAD"], MZ, "450222"),
    "head-scjg": (["ORGAN_HEAD"], "organisations/450222-scjg", "450222"),
    "supervisor": (["SUPERVISOR"], "", "450222"),
    "supervisor-lz": (["SUPERVISOR"], "", "450223"),
    "resident": (["APPLICANT"], "", "450222"),
    "resident2": (["APPLICANT"], "", "450222"),
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
    channels: dict[str, grpc.aio.Channel] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def hall(self, account: str = "manager") -> pb_grpc.HallServiceAsyncStub:
        """The hall as this account calls it; nobody in particular when it is empty."""
        return pb_grpc.HallServiceStub(self._channel(account))

    def calendar(self, account: str = "") -> pb_grpc.CalendarServiceAsyncStub:
        """The same for the calendar."""
        return pb_grpc.CalendarServiceStub(self._channel(account))

    def appointments(self, account: str = "") -> appointments_pb2_grpc.AppointmentServiceAsyncStub:
        """The same for appointments."""
        return appointments_pb2_grpc.AppointmentServiceStub(self._channel(account))

    def queue(self, account: str = "") -> queue_pb2_grpc.QueueServiceAsyncStub:
        """The same for the queue."""
        return queue_pb2_grpc.QueueServiceStub(self._channel(account))

    def rosters(self, account: str = "manager") -> rosters_pb2_grpc.RosterServiceAsyncStub:
        """The same for rosters."""
        return rosters_pb2_grpc.RosterServiceStub(self._channel(account))

    def agency(self, account: str = "manager") -> agents_pb2_grpc.AgencyServiceAsyncStub:
        """The same for agents."""
        return agents_pb2_grpc.AgencyServiceStub(self._channel(account))

    def conduct(self, account: str = "manager") -> conduct_pb2_grpc.ConductServiceAsyncStub:
        """The same for visits, inspections and meetings."""
        return conduct_pb2_grpc.ConductServiceStub(self._channel(account))

    def personnel(self, account: str = "manager") -> personnel_pb2_grpc.PersonnelServiceAsyncStub:
        """The same for the people at the windows."""
        return personnel_pb2_grpc.PersonnelServiceStub(self._channel(account))

    def facilities(self, account: str = "manager") -> facilities_pb2_grpc.FacilityServiceAsyncStub:
        """The same for what stands in a hall."""
        return facilities_pb2_grpc.FacilityServiceStub(self._channel(account))

    def oversight(self, account: str = "manager") -> oversight_pb2_grpc.OversightServiceAsyncStub:
        """The same for who is resident where, and files of a year."""
        return oversight_pb2_grpc.OversightServiceStub(self._channel(account))

    def reform(self, account: str = "manager") -> reform_pb2_grpc.ReformServiceAsyncStub:
        """The same for bringing approval together."""
        return reform_pb2_grpc.ReformServiceStub(self._channel(account))

    async def sweep(self) -> None:
        """What time itself does, done once."""
        await Sweeper(self.database, self.clock).sweep()

    def _channel(self, account: str) -> grpc.aio.Channel:
        if account not in self.channels:
            token = (lambda: self.token(account)) if account else None
            channel = rpc.channel(self.address, *PROTOS, token=token)
            self.stack.push_async_callback(channel.close)
            self.channels[account] = channel
        return self.channels[account]

    def token(self, account: str) -> str:
        """A token of this account."""
        roles, organisation, region = ACCOUNTS[account]
        return self.signer.sign(account, roles, organisation=organisation, region=region)

    def code(self) -> str:
        """A code nobody else has."""
        return f"t-{next(self.numbers)}"

    async def organisation(self, account: str = "manager", **changes: Any) -> pb.Organisation:
        """A new department."""
        request = pb.CreateOrganisationRequest(
            organisation_id=self.code(), organisation=organisation(**changes)
        )
        return await self.hall(account).CreateOrganisation(request)

    async def window(self, account: str = "manager", **changes: Any) -> pb.Window:
        """A new window."""
        request = pb.CreateWindowRequest(window_id=self.code(), window=window(**changes))
        return await self.hall(account).CreateWindow(request)

    async def service_session(self, window: str, account: str = "manager", **changes: Any) -> Any:
        """A session of a window: mornings of March 2026, two people each half hour."""
        given = service_session(**{"window": window, **changes})
        request = appointments_pb2.CreateServiceSessionRequest(service_session=given)
        return await self.appointments(account).CreateServiceSession(request)

    async def booked(self, window: str, account: str = "", **changes: Any) -> appointments_pb2.Appointment:
        """An appointment of somebody new at 11 o'clock of 2 March."""
        given = {"window": window, "start_time": NOON - dt.timedelta(hours=1), "visitor": "韦一山"}
        phone = f"1990000{next(self.numbers):04}"
        request = appointments_pb2.CreateAppointmentRequest(**{**given, "phone": phone, **changes})
        return await self.appointments(account).CreateAppointment(request)

    async def ticket(self, account: str = "", **given: Any) -> queue_pb2.Ticket:
        """A ticket."""
        return await self.queue(account).CreateTicket(queue_pb2.CreateTicketRequest(**given))

    async def staff_member(self, account: str = "manager", **changes: Any) -> pb.StaffMember:
        """A new member of staff, with an account of its own."""
        code = self.code()
        member = staff_member(**{"subject": f"subject-{code}", **changes})
        request = pb.CreateStaffMemberRequest(staff_member_id=code, staff_member=member)
        return await self.hall(account).CreateStaffMember(request)

    async def mandate(self, account: str = "manager", **changes: Any) -> pb.Mandate:
        """A new mandate for a new member of staff, unless the holder is given."""
        if "holder" not in changes:
            changes["holder"] = (await self.staff_member()).name
        request = pb.GrantMandateRequest(mandate=mandate(**changes))
        return await self.hall(account).GrantMandate(request)

    async def rows(self, statement: str, **values: Any) -> list[Any]:
        """Read the database."""
        async with self.database.read() as connection:
            return list((await connection.execute(text(statement), values)).all())

    async def journalled(self, name: str) -> list[tuple[int, str]]:
        """The versions and short types of a thing's journal entries, in order."""
        rows = await self.rows(
            "SELECT version, type FROM journal WHERE aggregate = :name ORDER BY version", name=name
        )
        return [(row.version, row.type.rpartition(".")[2]) for row in rows]

    async def size(self) -> int:
        """How many entries the journal has."""
        [[count]] = await self.rows("SELECT count(*) FROM journal")
        return int(count)


def organisation(**changes: Any) -> pb.Organisation:
    """A department of the county."""
    given = {"title": "柳城县测试局", "kind": "DEPARTMENT", "region": "450222", "valid_from": "2026-01-01"}
    return pb.Organisation(**{**given, **changes})


def window(**changes: Any) -> pb.Window:
    """A window of civil affairs in the county's centre."""
    return pb.Window(**{"title": "测试窗口", "centre": CENTRE, "organisation": MZ, "open": True, **changes})


def service_session(**changes: Any) -> appointments_pb2.ServiceSession:
    """A session of the mornings of March 2026."""
    given = {
        "kind": "REGULAR",
        "first_day": "2026-03-01",
        "last_day": "2026-03-31",
        "open": "09:00",
        "close": "12:00",
        "slot_minutes": 30,
        "capacity": 2,
    }
    return appointments_pb2.ServiceSession(**{**given, **changes})


def staff_member(**changes: Any) -> pb.StaffMember:
    """A clerk of civil affairs."""
    given = {"title": "民政窗口09", "organisation": MZ, "roles": ["CLERK"], "posted_from": "2026-01-01"}
    return pb.StaffMember(**{**given, **changes})


def mandate(**changes: Any) -> pb.Mandate:
    """A mandate of civil affairs for the year 2026."""
    given = {
        "organisation": MZ,
        "rights": ["EXAMINATION"],
        "document_number": "柳民授〔2026〕9号",
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
    }
    return pb.Mandate(**{**given, **changes})


async def connect_all(database: Database) -> None:
    """Open the whole pool, so that callers who race do not queue for their first connection."""

    async def hold() -> None:
        async with database.read() as connection:
            await connection.execute(text("SELECT pg_sleep(0.3)"))

    await asyncio.gather(*(hold() for _ in range(POOL)))


def refusal(error: BaseException) -> Refused:
    """What a failed call was refused for."""
    assert isinstance(error, grpc.RpcError), error
    return refusal_of(error)


@asynccontextmanager
async def new_world(new_database: Callable[..., str], folder: Path) -> AsyncIterator[World]:
    """Start it, and stop it."""
    url = new_database("hall")
    await migrate(url, "hall")
    identity.create_key(folder / "key.pem")
    signer = TokenSigner(folder / "key.pem", ISSUER)
    (folder / "jwks.json").write_bytes(signer.jwks_document())
    verifier = Verifier([Issuer(issuer=ISSUER, jwks_file=folder / "jwks.json")])
    settings, clock = HallSettings(database_url=url), Hand()
    async with AsyncExitStack() as stack:
        database = Database.open(url, constraints=CONSTRAINTS, pool_size=POOL)
        stack.push_async_callback(database.dispose)
        await demo.load(database, settings, clock)
        await connect_all(database)
        sealing.create_keys(folder / "seal.json")
        adds = servicers(database, clock, settings, Sealer(folder / "seal.json"))

        def add(server: grpc.aio.Server) -> None:
            for one in adds:
                one(server)

        server = rpc.Server("hall", add, verifier)
        port = await server.start("127.0.0.1:0")
        stack.push_async_callback(server.stop, 0)
        yield World(database, clock, signer, f"127.0.0.1:{port}", stack)
