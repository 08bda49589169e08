"""Attachments of items: pieces in, a file kept, one transaction that notes it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from yangguang.catalog.v1 import attachments_pb2 as pb
from yangguang.catalog.v1 import attachments_pb2_grpc as pb_grpc

from services.catalog.handlers import attachments
from services.catalog.server.desk import Desk
from services.common import files, filing
from services.common.files import Draft, Files
from services.common.rpc import Context


class AttachmentService(pb_grpc.AttachmentServiceServicer):
    """Attachments as files; `largest` is their size in bytes."""

    def __init__(self, desk: Desk, store: Files | None, largest: int) -> None:
        self._desk, self._files, self._largest = desk, store, largest

    async def UploadAttachment(
        self, request_iterator: AsyncIterator[pb.UploadAttachmentRequest], context: Context
    ) -> pb.ItemFile:
        desk, store = self._desk, filing.store_of(self._files)
        first = await anext(request_iterator, pb.UploadAttachmentRequest())
        async with desk.database.begin() as session:
            # Refuse what will be refused before any of it is kept.
            await attachments.check(session, first, desk.actor(first))
        async with files.receive(_data(first, request_iterator), store.incoming, self._largest) as draft:
            kept = draft, await asyncio.to_thread(filing.media_type, draft)
            request = _whole(first, draft)
            await filing.keep(desk.database, store, draft, desk.now)
            return await desk.write(
                request, pb.ItemFile, lambda session, actor: attachments.add(session, request, kept, actor)
            )

    async def StreamAttachment(
        self, request: pb.StreamAttachmentRequest, context: Context
    ) -> AsyncIterator[pb.StoredChunk]:
        async with self._desk.database.read() as connection:
            found, media_type = await attachments.find(connection, request, self._desk.reader())
        content = filing.store_of(self._files).read(found.sha256)
        async for chunk in attachments.chunks(found, media_type, content):
            yield chunk


async def _data(
    first: pb.UploadAttachmentRequest, others: AsyncIterator[pb.UploadAttachmentRequest]
) -> AsyncIterator[bytes]:
    yield first.data
    async for each in others:
        yield each.data


def _whole(first: pb.UploadAttachmentRequest, draft: Draft) -> pb.UploadAttachmentRequest:
    """The request with the content by its hash: the same id with other bytes is another request."""
    filing.check_hash(first.sha256, draft)
    return pb.UploadAttachmentRequest(parent=first.parent, request_id=first.request_id, sha256=draft.sha256)
