"""The rpcs of the archive: a dossier gathered, built as a file, kept, entered into the register."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from yangguang.cases.v1 import archives_pb2 as pb
from yangguang.cases.v1 import archives_pb2_grpc as pb_grpc
from yangguang.cases.v1 import materials_pb2

from services.cases.handlers import archives
from services.cases.handlers.registers import Act, write
from services.cases.server.materials import Shelf
from services.common import filing, idempotency, identity, media
from services.common.rpc import Context
from services.common.sealing import Sealer


class ArchiveService(pb_grpc.ArchiveServiceServicer):
    """The archive room."""

    def __init__(self, shelf: Shelf, sealer: Sealer) -> None:
        self._shelf, self._sealer = shelf, sealer

    async def ArchiveCase(self, request: pb.ArchiveCaseRequest, context: Context) -> pb.Archive:
        shelf, call = self._shelf, identity.inside()
        if await self._is_known(request):
            return await write(shelf.database, shelf.now, request, pb.Archive, _never)
        async with shelf.database.read() as connection:
            dossier = await archives.gather(connection, request.name, call, self._sealer)
        async with archives.built(dossier, shelf.store) as draft:
            await filing.keep(shelf.database, shelf.store, draft, shelf.now)

            async def run(session: Any, act: Act) -> pb.Archive:
                return await archives.enter(session, act, dossier, draft)

            return await write(shelf.database, shelf.now, request, pb.Archive, run)

    async def ListArchives(
        self, request: pb.ListArchivesRequest, context: Context
    ) -> pb.ListArchivesResponse:
        async with self._shelf.database.read() as connection:
            return await archives.list_archives(connection, request, identity.inside(), self._sealer)

    async def StreamArchive(
        self, request: pb.StreamArchiveRequest, context: Context
    ) -> AsyncIterator[materials_pb2.StoredChunk]:
        shelf, call = self._shelf, identity.inside()
        async with shelf.database.begin() as session:
            found = await archives.read(session, Act(call, shelf.now(), ""), request)
        yield materials_pb2.StoredChunk(file_name=f"{found.number}.zip", media_type=media.ZIP)
        async for piece in archives.content(shelf.store, found.sha256, call.reach):
            yield materials_pb2.StoredChunk(data=piece)

    async def _is_known(self, request: pb.ArchiveCaseRequest) -> bool:
        key = idempotency.key_of(request, identity.inside().caller.subject, "ArchiveCase")
        async with self._shelf.database.begin() as session:
            return await idempotency.is_known(session, key)


async def _never(session: Any, act: Act) -> pb.Archive:
    """A request that is known is answered without being run."""
    raise RuntimeError("the first answer is gone")
