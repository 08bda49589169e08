"""The rpcs of materials: pieces in, a file kept, one transaction that names it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from yangguang.cases.v1 import materials_pb2 as pb
from yangguang.cases.v1 import materials_pb2_grpc as pb_grpc

from services.cases.handlers import materials
from services.cases.handlers.registers import Act, write
from services.cases.settings import CasesSettings
from services.common import files, filing, idempotency, identity
from services.common.db import Database
from services.common.files import Draft, Files
from services.common.rpc import Context
from services.common.timesource import TimeSource


@dataclass(frozen=True, slots=True)
class Shelf:
    """What everything about files needs."""

    database: Database
    files: Files | None
    now: TimeSource
    settings: CasesSettings

    @property
    def store(self) -> Files:
        """The store; refuses FILES_UNAVAILABLE where the deployment keeps no files."""
        return filing.store_of(self.files)


class MaterialService(pb_grpc.MaterialServiceServicer):
    """Materials of cases as files."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._most = shelf.settings.materials_per_case

    async def UploadMaterial(
        self, request_iterator: AsyncIterator[pb.UploadMaterialRequest], context: Context
    ) -> pb.CaseMaterial:
        shelf = self._shelf
        first = await anext(request_iterator, pb.UploadMaterialRequest())
        await self._check(first)
        largest = shelf.settings.material_bytes
        async with files.receive(_data(first, request_iterator), shelf.store.incoming, largest) as draft:
            media_type = await asyncio.to_thread(filing.media_type, draft)
            request = _whole(first, draft)
            await filing.keep(shelf.database, shelf.store, draft, shelf.now)

            async def run(session: Any, act: Act) -> pb.CaseMaterial:
                return await materials.add(session, act, request, (draft, media_type), self._most)

            return await write(shelf.database, shelf.now, request, pb.CaseMaterial, run)

    async def GetMaterial(self, request: pb.GetMaterialRequest, context: Context) -> pb.CaseMaterial:
        return await self._get(request.name)

    async def ListMaterials(
        self, request: pb.ListMaterialsRequest, context: Context
    ) -> pb.ListMaterialsResponse:
        async with self._shelf.database.read() as connection:
            return await materials.list_materials(connection, request, identity.inside())

    async def StreamMaterial(
        self, request: pb.StreamMaterialRequest, context: Context
    ) -> AsyncIterator[pb.StoredChunk]:
        found = await self._get(request.name)
        async with self._shelf.database.begin() as session:
            await materials.read_by(session, Act(identity.inside(), self._shelf.now(), ""), found)
        async for chunk in materials.chunks(found, self._shelf.store.read(found.sha256)):
            yield chunk

    async def ConsentToReuse(self, request: pb.ConsentToReuseRequest, context: Context) -> pb.CaseMaterial:
        return await self._change(request, lambda found, act: materials.consent(found, request, act))

    async def RevokeReuse(self, request: pb.RevokeReuseRequest, context: Context) -> pb.CaseMaterial:
        return await self._change(request, materials.revoke)

    async def ListReusableMaterials(
        self, request: pb.ListReusableMaterialsRequest, context: Context
    ) -> pb.ListReusableMaterialsResponse:
        async with self._shelf.database.read() as connection:
            return await materials.list_reusable(connection, request, identity.inside())

    async def ReuseMaterial(self, request: pb.ReuseMaterialRequest, context: Context) -> pb.CaseMaterial:
        async def run(session: Any, act: Act) -> pb.CaseMaterial:
            return await materials.reuse(session, act, request, self._most)

        return await write(self._shelf.database, self._shelf.now, request, pb.CaseMaterial, run)

    async def _check(self, first: pb.UploadMaterialRequest) -> None:
        """Refuse what will be refused before any of it is kept; a repeat is as good as the first."""
        call = identity.inside()
        act = Act(call, self._shelf.now(), first.request_id)
        key = idempotency.key_of(first, call.caller.subject, "UploadMaterial")
        async with self._shelf.database.begin() as session:
            if not await idempotency.is_known(session, key):
                await materials.check(session, act, first.parent, first.material, self._most)
        materials.title_of(first)

    async def _get(self, name: str) -> pb.CaseMaterial:
        call = identity.inside()
        async with self._shelf.database.read() as connection:
            return materials.seen(await materials.REGISTER.get(connection, name, call), call)

    async def _change(self, request: Any, change: Callable[[pb.CaseMaterial, Act], None]) -> pb.CaseMaterial:
        async def run(session: Any, act: Act) -> pb.CaseMaterial:
            changed: pb.CaseMaterial = await materials.REGISTER.change(
                session, act, request, lambda found: change(found, act)
            )
            return changed

        call = identity.inside()
        return materials.seen(
            await write(self._shelf.database, self._shelf.now, request, pb.CaseMaterial, run), call
        )


async def _data(
    first: pb.UploadMaterialRequest, others: AsyncIterator[pb.UploadMaterialRequest]
) -> AsyncIterator[bytes]:
    yield first.data
    async for each in others:
        yield each.data


def _whole(first: pb.UploadMaterialRequest, draft: Draft) -> pb.UploadMaterialRequest:
    """The request with the content by its hash: the same id with other bytes is another request."""
    filing.check_hash(first.sha256, draft)
    request = pb.UploadMaterialRequest()
    request.CopyFrom(first)
    request.ClearField("data")
    request.sha256 = draft.sha256
    return request
