"""Lists of items as files."""

from __future__ import annotations

from collections.abc import AsyncIterator

from yangguang.catalog.v1 import lists_pb2 as pb
from yangguang.catalog.v1 import lists_pb2_grpc as pb_grpc

from services.catalog.handlers import lists
from services.catalog.server.desk import Desk
from services.common.rpc import Context


class ListService(pb_grpc.ListServiceServicer):
    """Export and import."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def StreamItemsFile(
        self, request: pb.StreamItemsFileRequest, context: Context
    ) -> AsyncIterator[pb.FileChunk]:
        async with self._desk.database.read() as connection:
            async for chunk in lists.stream(connection, request, self._desk.reader()):
                yield chunk

    async def ImportItems(self, request: pb.ImportItemsRequest, context: Context) -> pb.ImportReport:
        rows = await lists.read(request)
        return await self._desk.try_out(
            request,
            pb.ImportReport,
            lambda session, actor: lists.bring_in(session, request, rows, self._desk.region, actor),
            keeps=lambda report: lists.writes(request, report),
        )
