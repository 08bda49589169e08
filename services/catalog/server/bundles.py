"""Bundles and the ways to find items."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.catalog.v1 import bundles_pb2 as pb
from yangguang.catalog.v1 import bundles_pb2_grpc as pb_grpc

from services.catalog.handlers import bundles, kept
from services.catalog.handlers.scope import Actor
from services.catalog.models import BUNDLES
from services.catalog.server.desk import Desk
from services.common.rpc import Context


class BundleService(pb_grpc.BundleServiceServicer):
    """Bundles (一件事) and navigation."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def GetBundle(self, request: pb.GetBundleRequest, context: Context) -> pb.Bundle:
        async with self._desk.database.read() as connection:
            return await kept.message_named(connection, BUNDLES, request.name, pb.Bundle, bundles.NOT_FOUND)

    async def ListBundles(self, request: pb.ListBundlesRequest, context: Context) -> pb.ListBundlesResponse:
        async with self._desk.database.read() as connection:
            return await bundles.list_page(connection, request)

    async def CreateBundle(self, request: pb.CreateBundleRequest, context: Context) -> pb.Bundle:
        async def run(session: AsyncSession, actor: Actor) -> pb.Bundle:
            return await bundles.create(session, request.bundle, self._desk.region, actor)

        return await self._desk.write(request, pb.Bundle, run)

    async def UpdateBundle(self, request: pb.UpdateBundleRequest, context: Context) -> pb.Bundle:
        return await self._desk.do(request, pb.Bundle, bundles.change)

    async def RetireBundle(self, request: pb.RetireBundleRequest, context: Context) -> pb.Bundle:
        return await self._desk.do(request, pb.Bundle, bundles.retire)

    async def CheckBundle(self, request: pb.CheckBundleRequest, context: Context) -> pb.BundleCheck:
        async with self._desk.database.read() as connection:
            return await bundles.check(connection, request, self._desk.reader())

    async def GetNavigation(self, request: pb.GetNavigationRequest, context: Context) -> pb.Navigation:
        async with self._desk.database.read() as connection:
            return await bundles.tell_ways(connection, request, self._desk.now())
