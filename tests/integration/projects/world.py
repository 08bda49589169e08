"""A small world for joint projects: the cases service, four departments, the items of a new factory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc
import grpc.aio
import pytest
from google.protobuf.message import Message
from sqlalchemy import text
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import cases_pb2_grpc
from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.cases.v1 import projects_pb2_grpc as pb_grpc
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.common.v1.types_pb2 import Limit, Right

from services.cases import consumers
from services.cases.handlers.batch import Command, Desk
from services.cases.handlers.facts import Facts
from services.cases.handlers.projects.office import Office
from services.cases.handlers.projects.sweeps import ProjectSweeper
from services.cases.server.cases import CaseService
from services.cases.server.projects import ProjectService
from services.common import identity, rpc
from services.common.consumer import Received
from services.common.db import Database
from services.common.errors import Refused
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.ids import new_id
from services.common.migrations import migrate
from services.common.sealing import Sealer, create_keys
from services.common.writer import Writer
from tests.factories import enterprise
from tests.integration.cases.world import ISSUER, SPRING, Hand, mandate, refusal

FG, ZRZY, XF, ZJ, RF = (f"organisations/450222-{code}" for code in ("fg", "zrzy", "xf", "zj", "rf"))
CODE = "11450222MB00000001"
# 立项, 用地, 规划, 消防, 施工.
APPROVAL, LAND, PLANNING, FIRE, BUILD = (f"items/{CODE}445051000000{n}" for n in range(1, 6))
ITEMS = (BUILD, FIRE, PLANNING, LAND, APPROVAL)
FORM, LICENCE, DRAWING = "项目申请表", "营业执照", "总平面图"
COMPANY = enterprise(3)

ACCOUNTS: dict[str, tuple[list[str], str, str, str]] = {
    "company": (["APPLICANT"], "", "450222", "WEB"),
    "other": (["APPLICANT"], "", "450222", "WEB"),
    "agent-1": (["AGENT"], "", "450222", "AGENCY"),
    "agent-2": (["AGENT"], "", "450222", "AGENCY"),
    "mayor": (["GOVERNMENT_HEAD"], "", "450222", "WEB"),
    "neighbour-mayor": (["GOVERNMENT_HEAD"], "", "450223", "WEB"),
    "manager": (["MANAGER"], "", "450222", "WEB"),
    "supervisor": (["SUPERVISOR"], "", "450222", "WEB"),
    **{
        f"{role}-{code}": ([name], f"organisations/450222-{code}", "450222", "WINDOW")
        for code in ("fg", "zrzy", "xf", "zj", "rf", "mz")
        for role, name in (
            ("clerk", "CLERK"),
            ("chief", "CHIEF_REPRESENTATIVE"),
            ("approver", "APPROVER"),
            ("head", "ORGAN_HEAD"),
        )
    },
}
CHIEF_RIGHTS = [Right.JOINT_COORDINATION, Right.SEAL_USE, Right.RETURN_CHECK, Right.SUPPLEMENT_CHECK]
APPROVER_RIGHTS = [Right.EXAMINATION, Right.ON_SITE_APPROVAL, Right.RETURN_CHECK]


@dataclass
class World:
    """The service and everything a test does to it."""

    database: Database
    writer: Writer[Command, Any]
    office: Office
    clock: Hand
    signer: TokenSigner
    address: str
    stack: AsyncExitStack
    channels: dict[str, grpc.aio.Channel] = field(default_factory=dict)

    def as_(self, account: str) -> pb_grpc.ProjectServiceAsyncStub:
        """The projects as this account calls them."""
        return pb_grpc.ProjectServiceStub(self._channel(account))

    def cases(self, account: str) -> cases_pb2_grpc.CaseServiceAsyncStub:
        """The cases as this account calls them."""
        return cases_pb2_grpc.CaseServiceStub(self._channel(account))

    def _channel(self, account: str) -> grpc.aio.Channel:
        if account not in self.channels:
            protos = (pb.DESCRIPTOR, cases.DESCRIPTOR)
            channel = rpc.channel(self.address, *protos, token=lambda: self.token(account))
            self.stack.push_async_callback(channel.close)
            self.channels[account] = channel
        return self.channels[account]

    def token(self, account: str) -> str:
        """A token of this account."""
        roles, organisation, region, channel = ACCOUNTS[account]
        window = f"windows/{organisation.removeprefix('organisations/')}-01" if organisation else ""
        return self.signer.sign(
            account, roles, organisation=organisation, window=window, region=region, channel=channel
        )

    async def submitted(self, account: str = "company", **changes: Any) -> pb.Project:
        """The factory, handed in with everything."""
        return await self.as_(account).CreateProject(factory(**changes))

    async def accepted(self, **changes: Any) -> pb.Project:
        """The factory, accepted by the lead department; the cases of its first stage are open."""
        project = await self.submitted(**changes)
        await self.as_("clerk-zj").AcceptProject(pb.AcceptProjectRequest(name=project.name))
        return await self.swept(project)

    async def swept(self, project: pb.Project, account: str = "company") -> pb.Project:
        """The project after the sweeps."""
        await self.sweeper.sweep()
        return await self.get(project, account)

    async def get(self, project: pb.Project, account: str = "company") -> pb.Project:
        """The project as it is now."""
        return await self.as_(account).GetProject(pb.GetProjectRequest(name=project.name))

    async def decide(self, case: str, code: str, *, granted: bool = True) -> None:
        """Have the department decide a case."""
        approver = self.cases(f"approver-{code}")
        await approver.ExamineCase(cases.ExamineCaseRequest(name=case, opinion="符合条件"))
        reason = "" if granted else "不符合条件"
        await approver.DecideCase(cases.DecideCaseRequest(name=case, granted=granted, reason=reason))

    async def finish(self, case: str, code: str) -> None:
        """Have the department grant a case and issue its result."""
        await self.decide(case, code)
        await self.cases(f"chief-{code}").CompleteCase(cases.CompleteCaseRequest(name=case))

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
        """The short types of a project's journal entries, in order."""
        rows = await self.rows("SELECT type FROM journal WHERE aggregate = :name ORDER BY version", name=name)
        return [row.type.rpartition(".")[2] for row in rows]

    @property
    def sweeper(self) -> ProjectSweeper:
        """The sweeps, to be run by hand."""
        return ProjectSweeper(self.database, self.office, self.clock)  # type: ignore[arg-type]


def factory(**changes: Any) -> pb.CreateProjectRequest:
    """A factory of a fictitious company: five items of four departments."""
    given: dict[str, Any] = {
        "title": "演示县年产一万吨米粉厂",
        "applicant": cases.Applicant(
            kind="ORGANISATION", name=COMPANY.name, id_number=COMPANY.credit_code, phone=COMPANY.phone
        ),
        "items": ITEMS,
        "causalities": [pb.Causality(before=FIRE, after=BUILD, legal_basis="《消防法》第十二条")],
        "lead_organisation": ZJ,
        "materials": [FORM, LICENCE, DRAWING],
    }
    return pb.CreateProjectRequest(**{**given, **changes})


def task(project: pb.Project, item: str) -> pb.ProjectTask:
    """The task of an item."""
    [found] = [each for each in project.tasks if each.item == item]
    return found


def states(project: pb.Project) -> dict[str, str]:
    """The state of each item, by item."""
    return {each.item: pb.ProjectTaskState.Name(each.state).removeprefix("TASK_") for each in project.tasks}


async def refused(call: object) -> Refused:
    """What a call is refused for."""
    with pytest.raises(grpc.RpcError) as caught:
        await call  # type: ignore[misc]
    return refusal(caught.value)


def item(
    name: str,
    title: str,
    organisation: str,
    days: int,
    result: str,
    materials: Sequence[catalog.Material],
    *steps: str,
) -> catalog_events.ItemVersionPublished:
    """A published version of a promised item for enterprises."""
    content = catalog.ItemContent(
        title=title,
        type="PERMIT",
        kind="PROMISED",
        statutory_limit=Limit(length=20, unit="WORKING_DAYS", clock="XK-05"),
        promised_limit=Limit(length=days, unit="WORKING_DAYS"),
        materials=materials,
        steps=[
            catalog.Step(kind=kind, title=kind)
            for kind in ("ACCEPTANCE", "EXAMINATION_STEP", *steps, "DECISION", "COMPLETION")
        ],
        targets=["ENTERPRISE"],
        result_title=result,
    )
    return catalog_events.ItemVersionPublished(
        item=name,
        number=1,
        standard_item=f"standardItems/{name[-12:]}",
        organisation=organisation,
        organisation_title={FG: "发改局", ZRZY: "自然资源局", XF: "消防救援大队", ZJ: "住建局"}[organisation],
        region="450222",
        content=content,
        effective_time=SPRING.replace(month=1),
    )


def material(number: int, title: str, issued_by: str = "", **more: Any) -> catalog.Material:
    """A required material."""
    given = {"required": True, "originals": 1, "issued_by_item": issued_by, **more}
    return catalog.Material(id=f"M{number}", title=title, **given)


async def furnish(world: World) -> None:
    """The five items, and the mandates of all departments."""
    form, licence = material(1, FORM), material(2, LICENCE, originals=0, copies=1)
    await world.hear(item(APPROVAL, "企业投资项目备案", FG, 3, "备案证明", [form, licence]))
    land = [form, material(3, "备案证明", APPROVAL, originals=0, copies=1)]
    await world.hear(item(LAND, "建设用地规划许可", ZRZY, 10, "建设用地规划许可证", land))
    planning = [material(4, "建设用地规划许可证", f"standardItems/{LAND[-12:]}"), material(5, DRAWING)]
    await world.hear(
        item(PLANNING, "建设工程规划许可", ZRZY, 10, "建设工程规划许可证", planning, "SITE_SURVEY")
    )
    fire = [material(1, FORM, originals=2), licence]
    await world.hear(
        item(FIRE, "消防设计审查", XF, 8, "消防设计审查意见", fire, "SITE_SURVEY", "EXPERT_REVIEW")
    )
    build = [form, material(3, "建设工程规划许可证", PLANNING)]
    await world.hear(item(BUILD, "建筑工程施工许可", ZJ, 5, "施工许可证", build))
    for code in ("fg", "zrzy", "xf", "zj", "rf"):
        organisation = f"organisations/450222-{code}"
        await world.hear(mandate(f"chief-{code}", CHIEF_RIGHTS, organisation=organisation))
        await world.hear(mandate(f"approver-{code}", APPROVER_RIGHTS, organisation=organisation))


@asynccontextmanager
async def new_world(new_database: Callable[..., str], folder: Path) -> AsyncIterator[World]:
    """Start it, and stop it."""
    url = new_database("cases")
    await migrate(url, "cases")
    create_keys(folder / "seal.json")
    identity.create_key(folder / "key.pem")
    signer = TokenSigner(folder / "key.pem", ISSUER)
    (folder / "jwks.json").write_bytes(signer.jwks_document())
    verifier = Verifier([Issuer(issuer=ISSUER, jwks_file=folder / "jwks.json")])
    async with AsyncExitStack() as stack:
        database = Database.open(url)
        stack.push_async_callback(database.dispose)
        clock, facts, sealer = Hand(), Facts(), Sealer(folder / "seal.json")
        writer: Writer[Command, Any] = Writer(database, Desk(facts, sealer, clock).apply)  # type: ignore[arg-type]
        writing = asyncio.create_task(writer.run())
        stack.callback(writing.cancel)
        office = Office(database, writer, facts, sealer, clock)  # type: ignore[arg-type]
        cases_servicer = CaseService(database, writer, facts, sealer)
        servicer = ProjectService(database, office, facts, clock)  # type: ignore[arg-type]

        def add(server: grpc.aio.Server) -> None:
            cases_pb2_grpc.add_CaseServiceServicer_to_server(cases_servicer, server)
            pb_grpc.add_ProjectServiceServicer_to_server(servicer, server)

        server = rpc.Server("cases", add, verifier)
        port = await server.start("127.0.0.1:0")
        stack.push_async_callback(server.stop, 0)
        world = World(database, writer, office, clock, signer, f"127.0.0.1:{port}", stack)
        await furnish(world)
        yield world
