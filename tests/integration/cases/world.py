"""A small world for the cases service: a real server and database, two organisations, a handful of items."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc.aio
import pytest
from google.protobuf.message import Message
from sqlalchemy import text
from yangguang.cases.v1 import (
    archives_pb2,
    archives_pb2_grpc,
    certificates_pb2,
    certificates_pb2_grpc,
    consultations_pb2_grpc,
    fees_pb2_grpc,
    handovers_pb2,
    handovers_pb2_grpc,
    ledger_pb2_grpc,
    materials_pb2_grpc,
    precedents_pb2,
    precedents_pb2_grpc,
    ratings_pb2_grpc,
    seals_pb2,
    seals_pb2_grpc,
)
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import cases_pb2_grpc as pb_grpc
from yangguang.cases.v1 import consultations_pb2 as consultations
from yangguang.cases.v1 import fees_pb2 as fees
from yangguang.cases.v1 import ledger_pb2 as ledger
from yangguang.cases.v1 import materials_pb2 as materials
from yangguang.cases.v1 import ratings_pb2 as ratings
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.common.v1.types_pb2 import Limit, Right
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.hall.v1 import hall_pb2 as hall

from services.cases import consumers
from services.cases.handlers.batch import Command, Desk
from services.cases.handlers.facts import Facts
from services.cases.handlers.issuing import certificate_follower
from services.cases.handlers.seals import seal_follower
from services.cases.handlers.sweeps import Sweeper
from services.cases.models import CONSTRAINTS
from services.cases.server.archives import ArchiveService
from services.cases.server.cases import CaseService
from services.cases.server.certificates import CertificateService, PermitHandoverService
from services.cases.server.fees import Counterparty, FeeDesk, FeeService
from services.cases.server.materials import MaterialService, Shelf
from services.cases.server.ratings import Desk as RatingDesk
from services.cases.server.ratings import RatingService
from services.cases.server.registers import ConsultationService, LedgerService
from services.cases.server.seals import PrecedentService, SealService
from services.cases.settings import CasesSettings
from services.common import identity, rpc
from services.common.consumer import Received
from services.common.db import Database
from services.common.errors import Refused, refusal_of
from services.common.files import Folder
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.ids import new_id
from services.common.migrations import migrate
from services.common.sealing import Sealer, create_keys
from services.common.writer import Writer

DESCRIPTORS = (
    *(pb.DESCRIPTOR, ratings.DESCRIPTOR, ledger.DESCRIPTOR, consultations.DESCRIPTOR),
    *(seals_pb2.DESCRIPTOR, precedents_pb2.DESCRIPTOR),
    fees.DESCRIPTOR,
    *(materials.DESCRIPTOR, certificates_pb2.DESCRIPTOR, handovers_pb2.DESCRIPTOR),
    archives_pb2.DESCRIPTOR,
)
ISSUER = "https://demo.example"
MZ, LZ = "organisations/450222-mz", "organisations/450223-mz"
CENTRE = "organisations/450222-zwzx"
SPRING = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)  # Monday, 10:00 in China
CODE = "11450222MB00000001"

PROMISED = f"items/{CODE}4450500000001"
INSTANT = f"items/{CODE}4450500000002"
FORWARDED = f"items/{CODE}4450500000003"
PUBLIC = f"items/{CODE}4450500000004"
FOREIGN = f"items/{CODE}4450500000005"
SUSPENDED = f"items/{CODE}4450500000006"
CHAINED = f"items/{CODE}4450500000007"
JOINT = f"items/{CODE}4450500000008"
OFFICE = f"items/{CODE}4450500000009"
STEPPED = f"items/{CODE}4450500000010"
CHARGED = f"items/{CODE}4450500000011"

RESIDENT_NUMBER = "11010519491231002X"

# subject → roles, organisation, window, region, channel
ACCOUNTS: dict[str, tuple[list[str], str, str, str, str]] = {
    "resident": (["APPLICANT"], "", "", "450222", "WEB"),
    "neighbour": (["APPLICANT"], "", "", "450222", "WEB"),
    "agent": (["AGENT"], "", "", "450222101", "AGENCY"),
    "clerk": (["CLERK"], MZ, "windows/450222-mz-01", "450222", "WINDOW"),
    "chief": (["CHIEF_REPRESENTATIVE"], MZ, "windows/450222-mz-01", "450222", "WINDOW"),
    "approver": (["APPROVER"], MZ, "", "450222", "WINDOW"),
    "head": (["ORGAN_HEAD"], MZ, "", "450222", "WINDOW"),
    "township": (["CLERK"], "organisations/450222101-zwzx", "", "450222101", "WINDOW"),
    "county-head": (["GOVERNMENT_HEAD"], "", "", "450222", "WINDOW"),
    "city-head": (["GOVERNMENT_HEAD"], "", "", "450200", "WINDOW"),
    "foreign-head": (["ORGAN_HEAD"], LZ, "", "450223", "WINDOW"),
    # Who sits at the one fee window of the centre.
    "cashier": (["CLERK"], CENTRE, "windows/450222-zwzx-09", "450222", "WINDOW"),
    "back-cashier": (["CLERK"], CENTRE, "", "450222", ""),
    "regulator": (["REGULATOR"], MZ, "", "450222", "WINDOW"),
    "both": (["REGULATOR", "APPROVER"], MZ, "", "450222", "WINDOW"),
    "other-regulator": (["REGULATOR"], LZ, "", "450223", "WINDOW"),
    "manager": (["MANAGER"], "", "", "450222", "WINDOW"),
    "town-manager": (["MANAGER"], "", "", "450222101", "WINDOW"),
    "auditor": (["AUDITOR"], "", "", "450222", "WEB"),
    "stranger": (["CHIEF_REPRESENTATIVE"], LZ, "windows/450223-mz-01", "450223", "WINDOW"),
    "traveller": (["CLERK"], "organisations/440103-mz", "windows/440103-mz-01", "440103", "WINDOW"),
    "supervisor": (["SUPERVISOR"], "", "", "450222", "WEB"),
    "foreign-supervisor": (["SUPERVISOR"], "", "", "450223", "WEB"),
    "city": (["UPSTREAM"], "", "", "450200", "PLATFORM"),
}

# 苏木镇's chain of annex 3 (C48): the second publicity comes after the decision.
CHAIN = ("VILLAGE_REVIEW", "DEMOCRATIC_APPRAISAL", "PUBLICITY", "HOUSEHOLD_SURVEY", "DECISION", "PUBLICITY")

# 办事处's chain (C49): the publicity is held where it is needed.
OFFICE_CHAIN = ("VILLAGE_REVIEW", "HOUSEHOLD_SURVEY", "OFFICE_MEETING", "PUBLICITY", "DECISION")

CHIEF_RIGHTS = [
    Right.INSTANT_DECISION,
    Right.PROMISE_SUPERVISION,
    Right.JOINT_COORDINATION,
    Right.FIRST_REVIEW,
    Right.RETURN_CHECK,
    Right.SUPPLEMENT_CHECK,
    Right.SEAL_USE,
]
APPROVER_RIGHTS = [Right.EXAMINATION, Right.ON_SITE_APPROVAL, Right.RETURN_CHECK]
# Working days a step of the stepped item may take.
STEP_LIMITS = {"ACCEPTANCE": 2, "EXAMINATION_STEP": 3, "DECISION": 1, "PUBLICITY": 7, "COMPLETION": 2}


@dataclass
class Hand:
    """The clock of the tests: stands still until it is moved."""

    now: dt.datetime = SPRING

    def __call__(self) -> dt.datetime:
        return self.now

    def days(self, days: int) -> None:
        """Let natural days pass."""
        self.now += dt.timedelta(days=days)


@dataclass
class World:
    """The service and everything a test does to it."""

    database: Database
    writer: Writer[Command, Any]
    clock: Hand
    signer: TokenSigner
    address: str
    stack: AsyncExitStack
    shelf: Shelf
    sealer: Sealer
    channels: dict[str, grpc.aio.Channel] = field(default_factory=dict)

    def as_(self, account: str) -> pb_grpc.CaseServiceAsyncStub:
        """The service as this account calls it."""
        return pb_grpc.CaseServiceStub(self.channel(account))

    def rating(self, account: str) -> ratings_pb2_grpc.RatingServiceAsyncStub:
        """The service of ratings, likewise."""
        return ratings_pb2_grpc.RatingServiceStub(self.channel(account))

    def ledger(self, account: str) -> ledger_pb2_grpc.LedgerServiceAsyncStub:
        """The ledger, likewise."""
        return ledger_pb2_grpc.LedgerServiceStub(self.channel(account))

    def consultations(self, account: str) -> consultations_pb2_grpc.ConsultationServiceAsyncStub:
        """The service of consultations, likewise."""
        return consultations_pb2_grpc.ConsultationServiceStub(self.channel(account))

    def seals(self, account: str = "") -> seals_pb2_grpc.SealServiceAsyncStub:
        """The seals, likewise."""
        return seals_pb2_grpc.SealServiceStub(self.channel(account))

    def precedents(self, account: str = "") -> precedents_pb2_grpc.PrecedentServiceAsyncStub:
        """The precedents, likewise."""
        return precedents_pb2_grpc.PrecedentServiceStub(self.channel(account))

    async def sealed(self) -> None:
        """Number the journal as the relay does, and have the log of the seals follow it."""
        await self.numbered()
        await seal_follower(self.database).follow()

    async def issued(self) -> None:
        """Number the journal, and have certificates and hand-overs follow it."""
        await self.numbered()
        await certificate_follower(self.database, Facts(), 5).follow()

    async def numbered(self) -> None:
        """Number the journal as the relay does."""
        async with self.database.connect() as connection:
            await connection.execute(_NUMBERED)

    def certificates(self, account: str = "") -> certificates_pb2_grpc.CertificateServiceAsyncStub:
        """The certificates, likewise."""
        return certificates_pb2_grpc.CertificateServiceStub(self.channel(account))

    def archives(self, account: str) -> archives_pb2_grpc.ArchiveServiceAsyncStub:
        """The archive room, likewise."""
        return archives_pb2_grpc.ArchiveServiceStub(self.channel(account))

    def handovers(self, account: str) -> handovers_pb2_grpc.PermitHandoverServiceAsyncStub:
        """The hand-overs of permits, likewise."""
        return handovers_pb2_grpc.PermitHandoverServiceStub(self.channel(account))

    def materials(self, account: str) -> materials_pb2_grpc.MaterialServiceAsyncStub:
        """The service of materials, likewise."""
        return materials_pb2_grpc.MaterialServiceStub(self.channel(account))

    def fees(self, account: str) -> fees_pb2_grpc.FeeServiceAsyncStub:
        """The service of fees, likewise."""
        return fees_pb2_grpc.FeeServiceStub(self.channel(account))

    def channel(self, account: str) -> grpc.aio.Channel:
        """A connection as this account; without a token for nobody."""
        if account not in self.channels:
            token = (lambda: self.token(account)) if account else None
            channel = rpc.channel(self.address, *DESCRIPTORS, token=token)
            self.stack.push_async_callback(channel.close)
            self.channels[account] = channel
        return self.channels[account]

    def token(self, account: str) -> str:
        """A token of this account."""
        roles, organisation, window, region, channel = ACCOUNTS[account]
        return self.signer.sign(
            account, roles, organisation=organisation, window=window, region=region, channel=channel
        )

    async def submitted(
        self,
        account: str = "resident",
        item: str = PROMISED,
        *,
        materials: tuple[str, ...] = ("M1", "M2"),
        **more: Any,
    ) -> pb.Case:
        """A case handed in."""
        request = pb.CreateCaseRequest(item=item, applicant=applicant(), materials=materials, **more)
        return await self.as_(account).CreateCase(request)

    async def accepted(self, item: str = PROMISED) -> pb.Case:
        """A case taken on by the clerk."""
        case = await self.submitted(item=item)
        return await self.as_("clerk").AcceptCase(pb.AcceptCaseRequest(name=case.name))

    async def examined(self, item: str = PROMISED) -> pb.Case:
        """A case examined by whoever has the right."""
        case = await self.accepted(item)
        who = "chief" if item == FORWARDED else "approver"
        return await self.as_(who).ExamineCase(pb.ExamineCaseRequest(name=case.name, opinion="符合条件"))

    async def decided(self, item: str = PROMISED) -> pb.Case:
        """A case granted."""
        case = await self.examined(item)
        return await self.as_("approver").DecideCase(pb.DecideCaseRequest(name=case.name, granted=True))

    async def completed(self) -> pb.Case:
        """A case finished."""
        case = await self.decided()
        return await self.as_("chief").CompleteCase(pb.CompleteCaseRequest(name=case.name))

    async def hear(self, event: Message, version: int = 1) -> None:
        """Have the service apply an event of catalog or hall."""
        received = Received(new_id(), "catalog", 1, "", "", version, SPRING, "450222", event)
        async with self.database.direct() as connection:
            await consumers.apply(connection, [received])

    async def rows(self, statement: str, **values: Any) -> list[Any]:
        """Read the database."""
        async with self.database.read() as connection:
            return list((await connection.execute(text(statement), values)).all())

    async def journalled(self, name: str) -> list[str]:
        """The short types of a case's journal entries, in order."""
        rows = await self.rows("SELECT type FROM journal WHERE aggregate = :name ORDER BY version", name=name)
        return [row.type.rpartition(".")[2] for row in rows]

    @property
    def sweeper(self) -> Sweeper:
        """The sweeps, to be run by hand."""
        return Sweeper(self.database, self.writer, self.clock)  # type: ignore[arg-type]


_NUMBERED = text(
    "UPDATE journal SET position = numbered.position FROM (SELECT seq, row_number() OVER (ORDER BY seq) "
    "+ (SELECT coalesce(max(position), 0) FROM journal) AS position FROM journal WHERE position IS NULL) "
    "AS numbered WHERE journal.seq = numbered.seq"
)


def applicant(**changes: Any) -> pb.Applicant:
    """A fictitious applicant with a number that checks."""
    given = {"kind": "PERSON", "name": "演示申请人", "id_number": RESIDENT_NUMBER, "phone": "13800000000"}
    return pb.Applicant(**{**given, **changes})


def item(
    name: str, kind: Any, organisation: str = MZ, *extra_steps: str
) -> catalog_events.ItemVersionPublished:
    """A published version: M1 and M2 required, M3 not; 5 working days promised, 20 by law."""
    same_day = kind == "INSTANT"
    content = catalog.ItemContent(
        title="高龄老人特殊补贴",
        type="PAYMENT",
        kind=kind,
        statutory_limit=Limit(length=20, unit="WORKING_DAYS", clock="XK-05"),
        promised_limit=Limit(length=0 if same_day else 5, unit="WORKING_DAYS"),
        materials=[
            catalog.Material(id="M1", title="申请书", required=True),
            catalog.Material(id="M2", title="身份证", required=True),
            catalog.Material(id="M3", title="户口簿"),
        ],
        steps=[catalog.Step(kind=step, title=step) for step in _steps(extra_steps)],
        targets=["NATURAL_PERSON"],
        result_title="高龄津贴证",
    )
    region = "450223" if organisation == LZ else "450222"
    return catalog_events.ItemVersionPublished(
        item=name, number=1, organisation=organisation, region=region, content=content,
        effective_time=SPRING - dt.timedelta(days=30),
    )  # fmt: skip


def _steps(extra: tuple[str, ...]) -> list[str]:
    decided = () if "DECISION" in extra else ("DECISION",)
    return ["ACCEPTANCE", *extra, *decided, "COMPLETION"]


def _joint() -> catalog_events.ItemVersionPublished:
    """An item several departments handle together: 45 working days by law (行政许可法 art. 42)."""
    published = item(JOINT, "JOINT", MZ, "EXAMINATION_STEP", "SITE_SURVEY")
    published.content.statutory_limit.CopyFrom(Limit(length=45, unit="WORKING_DAYS", clock="XK-06"))
    return published


def _office() -> catalog_events.ItemVersionPublished:
    published = item(OFFICE, "PROMISED", MZ, *OFFICE_CHAIN)
    for step in published.content.steps:
        step.conditional = step.kind == catalog.PUBLICITY
    return published


def _charged() -> catalog_events.ItemVersionPublished:
    """An instant item with two published fees, of which the result is handed over once they are paid."""
    published = item(CHARGED, "INSTANT")
    published.content.result_after_payment = True
    published.content.fees.extend(
        [
            catalog.Fee(title="证照工本费", amount=2000, basis="桂价费〔演示〕1号"),
            catalog.Fee(title="检验费", amount=5000, basis="桂价费〔演示〕2号", reduction="低保户减半"),
        ]
    )
    return published


def _stepped() -> catalog_events.ItemVersionPublished:
    published = item(STEPPED, "PROMISED", MZ, "EXAMINATION_STEP", "PUBLICITY")
    for step in published.content.steps:
        step.limit.CopyFrom(Limit(length=STEP_LIMITS[catalog.StepKind.Name(step.kind)], unit="WORKING_DAYS"))
    return published


def mandate(subject: str, rights: list[Any], **changes: Any) -> hall_events.MandateGranted:
    """A mandate of the civil affairs bureau for the year 2026."""
    given: dict[str, Any] = {
        "name": f"mandates/{new_id()}",
        "organisation": MZ,
        "subject": subject,
        "rights": rights,
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
    }
    return hall_events.MandateGranted(mandate=hall.Mandate(**{**given, **changes}))


async def furnish(world: World) -> None:
    """The items and mandates every test finds."""
    await world.hear(item(PROMISED, "PROMISED", MZ, "EXAMINATION_STEP", "SITE_SURVEY", "HEARING"))
    await world.hear(item(INSTANT, "INSTANT"))
    await world.hear(item(FORWARDED, "FORWARDED", MZ, "EXAMINATION_STEP", "PUBLICITY"))
    await world.hear(item(PUBLIC, "PROMISED", MZ, "EXAMINATION_STEP", "PUBLICITY"))
    await world.hear(item(CHAINED, "PROMISED", MZ, *CHAIN))
    await world.hear(item(FOREIGN, "PROMISED", LZ))
    await world.hear(_joint())
    await world.hear(_office())
    await world.hear(_stepped())
    await world.hear(_charged())
    await world.hear(item(SUSPENDED, "PROMISED"))
    await world.hear(catalog_events.ItemSuspended(item=SUSPENDED), version=2)
    await world.hear(mandate("chief", CHIEF_RIGHTS))
    await world.hear(mandate("approver", APPROVER_RIGHTS))
    for collector in ("cashier", "back-cashier"):
        await world.hear(mandate(collector, [Right.FEE_COLLECTION], organisation=CENTRE))


def refusal(error: BaseException) -> Refused:
    """What a failed call was refused for."""
    assert isinstance(error, grpc.RpcError), error
    return refusal_of(error)


def due(case: pb.Case, kind: str) -> str:
    """The due date of one clock."""
    [found] = [clock.due for clock in case.clocks if clock.kind == pb.ClockKind.Value(kind)]
    return found


async def refused(call: object) -> tuple[str, str, dict[str, str]]:
    """What a call is refused for."""
    with pytest.raises(grpc.RpcError) as caught:
        await call  # type: ignore[misc]
    return tuple(refusal(caught.value))  # type: ignore[return-value]


@asynccontextmanager
async def new_world(
    new_database: Callable[..., str], folder: Path, counterparty: Counterparty | None = None
) -> AsyncIterator[World]:
    """Start it, and stop it; with a payment provider if wished."""
    url = new_database("cases")
    await migrate(url, "cases")
    create_keys(folder / "seal.json")
    identity.create_key(folder / "key.pem")
    signer = TokenSigner(folder / "key.pem", ISSUER)
    (folder / "jwks.json").write_bytes(signer.jwks_document())
    verifier = Verifier([Issuer(issuer=ISSUER, jwks_file=folder / "jwks.json")])
    async with AsyncExitStack() as stack:
        database = Database.open(url, constraints=CONSTRAINTS)
        stack.push_async_callback(database.dispose)
        clock, facts, sealer = Hand(), Facts(), Sealer(folder / "seal.json")
        writer: Writer[Command, Any] = Writer(database, Desk(facts, sealer, clock).apply)  # type: ignore[arg-type]
        writing = asyncio.create_task(writer.run())
        stack.callback(writing.cancel)
        settings = CasesSettings(database_url=url, material_bytes=1_000_000, materials_per_case=5)
        shelf = Shelf(database, Folder(folder / "files"), clock, settings)  # type: ignore[arg-type]
        desk = RatingDesk(database, writer, facts, sealer, clock, settings)  # type: ignore[arg-type]

        def add(server: grpc.aio.Server) -> None:
            pb_grpc.add_CaseServiceServicer_to_server(CaseService(database, writer, facts, sealer), server)
            ratings_pb2_grpc.add_RatingServiceServicer_to_server(RatingService(desk), server)
            ledger_pb2_grpc.add_LedgerServiceServicer_to_server(LedgerService(database, clock), server)  # type: ignore[arg-type]
            desk_of_fees = FeeDesk(database, facts, clock, "450222", counterparty)  # type: ignore[arg-type]
            fees_pb2_grpc.add_FeeServiceServicer_to_server(FeeService(desk_of_fees), server)
            talks = ConsultationService(database, facts, clock)  # type: ignore[arg-type]
            certificates = CertificateService(database, facts, sealer, clock)  # type: ignore[arg-type]
            certificates_pb2_grpc.add_CertificateServiceServicer_to_server(certificates, server)
            handovers = PermitHandoverService(database, clock)  # type: ignore[arg-type]
            handovers_pb2_grpc.add_PermitHandoverServiceServicer_to_server(handovers, server)
            archives_pb2_grpc.add_ArchiveServiceServicer_to_server(ArchiveService(shelf, sealer), server)
            materials_pb2_grpc.add_MaterialServiceServicer_to_server(MaterialService(shelf), server)
            consultations_pb2_grpc.add_ConsultationServiceServicer_to_server(talks, server)
            seals = SealService(database, facts, clock)  # type: ignore[arg-type]
            seals_pb2_grpc.add_SealServiceServicer_to_server(seals, server)
            precedents = PrecedentService(database, facts, clock)  # type: ignore[arg-type]
            precedents_pb2_grpc.add_PrecedentServiceServicer_to_server(precedents, server)

        server = rpc.Server("cases", add, verifier)
        port = await server.start("127.0.0.1:0")
        stack.push_async_callback(server.stop, 0)
        world = World(database, writer, clock, signer, f"127.0.0.1:{port}", stack, shelf, sealer)
        await furnish(world)
        yield world
