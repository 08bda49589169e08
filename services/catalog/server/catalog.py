"""Standard items, items, versions and sheets."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2_grpc as pb_grpc

from services.catalog.handlers import items, reads, standard, versions
from services.catalog.handlers.scope import Actor
from services.catalog.models import Item
from services.catalog.server.desk import Desk
from services.common.rpc import Context


class CatalogService(pb_grpc.CatalogServiceServicer):
    """The catalogue of one region and the regions below it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # ---- Standard items

    async def GetStandardItem(self, request: pb.GetStandardItemRequest, context: Context) -> pb.StandardItem:
        async with self._desk.database.read() as connection:
            return await standard.get(connection, request.name)

    async def ListStandardItems(
        self, request: pb.ListStandardItemsRequest, context: Context
    ) -> pb.ListStandardItemsResponse:
        async with self._desk.database.read() as connection:
            return await standard.list_page(connection, request)

    async def CreateStandardItem(
        self, request: pb.CreateStandardItemRequest, context: Context
    ) -> pb.StandardItem:
        async def run(session: AsyncSession, actor: Actor) -> pb.StandardItem:
            code, given = request.standard_item_id, request.standard_item
            return standard.message(await standard.create(session, code, given, self._desk.region, actor))

        return await self._desk.write(request, pb.StandardItem, run)

    async def UpdateStandardItem(
        self, request: pb.UpdateStandardItemRequest, context: Context
    ) -> pb.StandardItem:
        async def run(session: AsyncSession, actor: Actor) -> pb.StandardItem:
            return standard.message(await standard.revise(session, request, self._desk.region, actor))

        return await self._desk.write(request, pb.StandardItem, run)

    async def AbolishStandardItem(
        self, request: pb.AbolishStandardItemRequest, context: Context
    ) -> pb.StandardItem:
        async def run(session: AsyncSession, actor: Actor) -> pb.StandardItem:
            return standard.message(await standard.abolish(session, request, self._desk.region, actor))

        return await self._desk.write(request, pb.StandardItem, run)

    # ---- Items

    async def GetItem(self, request: pb.GetItemRequest, context: Context) -> pb.Item:
        async with self._desk.database.read() as connection:
            return await reads.get_item(connection, request.name, self._desk.reader())

    async def ListItems(self, request: pb.ListItemsRequest, context: Context) -> pb.ListItemsResponse:
        async with self._desk.database.read() as connection:
            return await reads.list_items(connection, request, self._desk.reader())

    async def CreateItem(self, request: pb.CreateItemRequest, context: Context) -> pb.Item:
        async def run(session: AsyncSession, actor: Actor) -> pb.Item:
            item, _ = await versions.create_item(session, request, actor)
            return await _item(session, item, actor)

        return await self._desk.write(request, pb.Item, run)

    async def SuspendItem(self, request: pb.SuspendItemRequest, context: Context) -> pb.Item:
        async def run(session: AsyncSession, actor: Actor) -> pb.Item:
            return await _item(session, await items.suspend(session, request, actor), actor)

        return await self._desk.write(request, pb.Item, run)

    async def ResumeItem(self, request: pb.ResumeItemRequest, context: Context) -> pb.Item:
        async def run(session: AsyncSession, actor: Actor) -> pb.Item:
            return await _item(session, await items.resume(session, request, actor), actor)

        return await self._desk.write(request, pb.Item, run)

    async def CancelItem(self, request: pb.CancelItemRequest, context: Context) -> pb.Item:
        async def run(session: AsyncSession, actor: Actor) -> pb.Item:
            return await _item(session, await items.cancel(session, request, actor), actor)

        return await self._desk.write(request, pb.Item, run)

    # ---- Versions

    async def GetItemVersion(self, request: pb.GetItemVersionRequest, context: Context) -> pb.ItemVersion:
        async with self._desk.database.read() as connection:
            return await reads.get_version(connection, request.name, self._desk.reader())

    async def ListItemVersions(
        self, request: pb.ListItemVersionsRequest, context: Context
    ) -> pb.ListItemVersionsResponse:
        async with self._desk.database.read() as connection:
            return await reads.list_versions(connection, request, self._desk.reader())

    async def CreateItemVersion(
        self, request: pb.CreateItemVersionRequest, context: Context
    ) -> pb.ItemVersion:
        return await self._write_version(request, versions.create)

    async def UpdateItemVersion(
        self, request: pb.UpdateItemVersionRequest, context: Context
    ) -> pb.ItemVersion:
        return await self._write_version(request, versions.change)

    async def SubmitItemVersion(
        self, request: pb.SubmitItemVersionRequest, context: Context
    ) -> pb.ItemVersion:
        return await self._write_version(request, versions.submit)

    async def ReturnItemVersion(
        self, request: pb.ReturnItemVersionRequest, context: Context
    ) -> pb.ItemVersion:
        return await self._write_version(request, versions.send_back)

    async def PublishItemVersion(
        self, request: pb.PublishItemVersionRequest, context: Context
    ) -> pb.ItemVersion:
        return await self._write_version(request, versions.publish)

    # ---- Sheets

    async def GetNoticeSheet(self, request: pb.GetNoticeSheetRequest, context: Context) -> pb.NoticeSheet:
        async with self._desk.database.read() as connection:
            return await reads.notice_sheet(connection, request.name, self._desk.now())

    async def GetOpennessSheet(
        self, request: pb.GetOpennessSheetRequest, context: Context
    ) -> pb.OpennessSheet:
        async with self._desk.database.read() as connection:
            return await reads.openness_sheet(connection, request.name, self._desk.now())

    # ---- What all share

    async def _write_version(
        self, request: Any, handler: Callable[[AsyncSession, Any, Actor], Awaitable[Any]]
    ) -> pb.ItemVersion:
        async def run(session: AsyncSession, actor: Actor) -> pb.ItemVersion:
            return reads.version_message(await handler(session, request, actor))

        return await self._desk.write(request, pb.ItemVersion, run)


async def _item(session: AsyncSession, item: Item, actor: Actor) -> pb.Item:
    """The item as the one who changed it sees it."""
    await session.flush()
    return await reads.get_item(await session.connection(), items.name_of(item), actor.as_reader())
