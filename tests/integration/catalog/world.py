"""A small world for the catalogue: a real server and database, editors and reviewers of two counties."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc.aio
from sqlalchemy import text
from stdnum.cn import uscc
from yangguang.catalog.v1 import (
    attachments_pb2,
    attachments_pb2_grpc,
    bundles_pb2,
    bundles_pb2_grpc,
    governance_pb2,
    governance_pb2_grpc,
    lists_pb2,
    lists_pb2_grpc,
)
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2_grpc as pb_grpc

from services.catalog.models import CONSTRAINTS
from services.catalog.server import services
from services.catalog.server.attachments import AttachmentService
from services.catalog.server.desk import Desk
from services.common import identity, rpc
from services.common.db import Database
from services.common.errors import Refused, refusal_of
from services.common.files import Folder
from services.common.identity import Issuer, TokenSigner, Verifier
from services.common.migrations import migrate
from tests.unit.catalog.samples import content, standard_item

if TYPE_CHECKING:
    from yangguang.catalog.v1.attachments_pb2_grpc import AttachmentServiceAsyncStub
    from yangguang.catalog.v1.bundles_pb2_grpc import BundleServiceAsyncStub
    from yangguang.catalog.v1.governance_pb2_grpc import GovernanceServiceAsyncStub
    from yangguang.catalog.v1.lists_pb2_grpc import ListServiceAsyncStub

PROTOS = (
    pb.DESCRIPTOR,
    governance_pb2.DESCRIPTOR,
    bundles_pb2.DESCRIPTOR,
    lists_pb2.DESCRIPTOR,
    attachments_pb2.DESCRIPTOR,
)
ISSUER = "https://demo.example"
MZ, WJ, LZ = "organisations/450222-mz", "organisations/450222-wj", "organisations/450223-mz"
SPRING = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)  # Monday, 10:00 in China
DOCUMENT = "柳城演示〔2026〕7号"

# subject → roles, organisation, region
ACCOUNTS: dict[str, tuple[list[str], str, str]] = {
    "editor": (["CATALOG_EDITOR"], MZ, "450222"),
    "neighbour": (["CATALOG_EDITOR"], WJ, "450222"),
    "reviewer": (["CATALOG_REVIEWER"], "organisations/450222-zgb", "450222"),
    "foreign-editor": (["CATALOG_EDITOR"], LZ, "450223"),
    "foreign-reviewer": (["CATALOG_REVIEWER"], "organisations/450223-zgb", "450223"),
    "city-reviewer": (["CATALOG_REVIEWER"], "organisations/450200-zgb", "450200"),
    "fee-editor": (["CATALOG_EDITOR"], "organisations/450222-sf", "450222"),
    "manager": (["MANAGER"], "", "450222"),
    "foreign-manager": (["MANAGER"], "", "450223"),
    "resident": (["APPLICANT"], "", "450222"),
    "supervisor": (["SUPERVISOR"], "", "450222"),
    "clerk": (["CLERK"], MZ, "450222"),
}


@dataclass
class Hand:
    """The clock of the tests: stands still until it is moved."""

    now: dt.datetime = SPRING

    def __call__(self) -> dt.datetime:
        return self.now

    def hours(self, hours: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(hours=hours)


@dataclass
class World:
    """The service and everything a test does to it."""

    database: Database
    url: str
    clock: Hand
    signer: TokenSigner
    address: str
    stack: AsyncExitStack
    numbers: itertools.count[int]
    channels: dict[str, grpc.aio.Channel] = field(default_factory=dict)

    def as_(self, account: str = "") -> pb_grpc.CatalogServiceAsyncStub:
        """The service as this account calls it; without one: as anybody does."""
        return pb_grpc.CatalogServiceStub(self.channel(account))

    def governance(self, account: str = "reviewer") -> GovernanceServiceAsyncStub:
        """The governance of the catalogue as this account calls it."""
        return governance_pb2_grpc.GovernanceServiceStub(self.channel(account))

    def bundles(self, account: str = "") -> BundleServiceAsyncStub:
        """The bundles as this account calls them."""
        return bundles_pb2_grpc.BundleServiceStub(self.channel(account))

    def lists(self, account: str = "") -> ListServiceAsyncStub:
        """Lists as files, as this account calls for them."""
        return lists_pb2_grpc.ListServiceStub(self.channel(account))

    def attachments(self, account: str = "") -> AttachmentServiceAsyncStub:
        """Attachments as files, likewise."""
        return attachments_pb2_grpc.AttachmentServiceStub(self.channel(account))

    def channel(self, account: str) -> grpc.aio.Channel:
        """The channel of this account."""
        if account not in self.channels:
            token = (lambda: self.token(account)) if account else None
            channel = rpc.channel(self.address, *PROTOS, token=token)
            self.stack.push_async_callback(channel.close)
            self.channels[account] = channel
        return self.channels[account]

    def token(self, account: str) -> str:
        """A token of this account."""
        roles, organisation, region = ACCOUNTS[account]
        return self.signer.sign(account, roles, organisation=organisation, region=region, channel="WINDOW")

    async def standard(self, title: str = "高龄老人特殊补贴", **changes: Any) -> pb.StandardItem:
        """A new standard item."""
        given = standard_item(title=title, **changes)
        code = f"4505110{next(self.numbers):05d}"
        request = pb.CreateStandardItemRequest(standard_item_id=code, standard_item=given)
        return await self.as_("reviewer").CreateStandardItem(request)

    async def drafted(self, **changes: Any) -> pb.Item:
        """A new item with a first draft."""
        standard = await self.standard(changes.pop("standard_title", "高龄老人特殊补贴"))
        organisation = changes.pop("organisation", MZ)
        account = changes.pop("account", "editor")
        request = creation(standard.name, organisation=organisation, content=content(**changes))
        return await self.as_(account).CreateItem(request)

    async def submitted(self, **changes: Any) -> pb.ItemVersion:
        """The first version of a new item, handed in."""
        item = await self.drafted(**changes)
        return await self.submit(f"{item.name}/versions/1")

    async def published(self, **changes: Any) -> pb.Item:
        """A new item in force."""
        version = await self.submitted(**changes)
        await self.publish(version.name)
        return await self.item(version.name.rpartition("/versions/")[0])

    async def next_version(self, item: str, **changes: Any) -> pb.ItemVersion:
        """A further version of an item, handed in."""
        request = pb.CreateItemVersionRequest(parent=item, content=content(**changes))
        version = await self.as_("editor").CreateItemVersion(request)
        return await self.submit(version.name)

    async def submit(self, name: str) -> pb.ItemVersion:
        """Hand a draft in."""
        return await self.as_("reviewer").SubmitItemVersion(pb.SubmitItemVersionRequest(name=name))

    async def publish(self, name: str, **more: Any) -> pb.ItemVersion:
        """Publish a version."""
        request = pb.PublishItemVersionRequest(name=name, document_number=DOCUMENT, **more)
        return await self.as_("reviewer").PublishItemVersion(request)

    async def cancel(self, name: str, account: str = "reviewer") -> pb.Item:
        """Cancel an item."""
        request = pb.CancelItemRequest(name=name, reason="MERGED", document_number=DOCUMENT)
        return await self.as_(account).CancelItem(request)

    async def item(self, name: str, account: str = "") -> pb.Item:
        """The item as this account sees it."""
        return await self.as_(account).GetItem(pb.GetItemRequest(name=name))

    async def version(self, name: str, account: str = "") -> pb.ItemVersion:
        """The version as this account sees it."""
        return await self.as_(account).GetItemVersion(pb.GetItemVersionRequest(name=name))

    async def found(self, account: str = "", **filters: Any) -> list[str]:
        """The names of all items a list finds, page after page."""
        names: list[str] = []
        token = ""
        while True:
            request = pb.ListItemsRequest(page_size=100, page_token=token, **filters)
            page = await self.as_(account).ListItems(request)
            names += [item.name for item in page.items]
            token = page.next_page_token
            if not token:
                return names

    async def rows(self, statement: str, **values: Any) -> list[Any]:
        """Read the database."""
        async with self.database.read() as connection:
            return list((await connection.execute(text(statement), values)).all())

    async def execute(self, statement: str, **values: Any) -> None:
        """Write to the database past the service."""
        async with self.database.connect() as connection:
            await connection.execute(text(statement), values)

    async def journalled(self, name: str) -> list[tuple[int, str]]:
        """The versions and short types of an aggregate's journal entries, in order."""
        rows = await self.rows(
            "SELECT version, type FROM journal WHERE aggregate = :name ORDER BY version", name=name
        )
        return [(row.version, row.type.rpartition(".")[2]) for row in rows]


def organ_code(region: str = "450222", number: int = 1) -> str:
    """A fictitious credit code of an organ with a good check character."""
    body = f"11{region}9990{number:04d}0"
    return body + str(uscc.calc_check_digit(body))


def creation(standard: str, **changes: Any) -> pb.CreateItemRequest:
    """A request for an item at township level."""
    region = "450223" if changes.get("organisation") == LZ else "450222"
    code = organ_code(region) + "5" + standard.removeprefix("standardItems/")
    given = {"item_id": code, "standard_item": standard, "organisation": MZ, "content": content()}
    return pb.CreateItemRequest(**{**given, **changes})


def refusal(error: BaseException) -> Refused:
    """What a failed call was refused for."""
    assert isinstance(error, grpc.RpcError), error
    return refusal_of(error)


@asynccontextmanager
async def new_world(new_database: Callable[..., str], folder: Path) -> AsyncIterator[World]:
    """Start it, and stop it."""
    url = new_database("catalog")
    await migrate(url, "catalog")
    identity.create_key(folder / "key.pem")
    signer = TokenSigner(folder / "key.pem", ISSUER)
    (folder / "jwks.json").write_bytes(signer.jwks_document())
    verifier = Verifier([Issuer(issuer=ISSUER, jwks_file=folder / "jwks.json")])
    async with AsyncExitStack() as stack:
        database = Database.open(url, constraints=CONSTRAINTS)
        stack.push_async_callback(database.dispose)
        clock = Hand()
        desk = Desk(database, "450222", clock)  # type: ignore[arg-type]
        store = Folder(folder / "files")
        files = AttachmentService(desk, store, 1_000_000)
        server = rpc.Server("catalog", lambda s: services.add(s, desk, files), verifier)
        port = await server.start("127.0.0.1:0")
        stack.push_async_callback(server.stop, 0)
        yield World(database, url, clock, signer, f"127.0.0.1:{port}", stack, itertools.count(1))
