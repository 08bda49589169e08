"""Attachments (附件) of items as files: kept for an item, named by its versions by their hash."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import attachments_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2

from services.catalog.handlers import items, reads
from services.catalog.handlers.scope import Actor, Reader
from services.catalog.models import ITEM_FILES, Item
from services.common import journal
from services.common.errors import NotFound
from services.common.files import Draft
from services.common.ids import parse_codes
from services.common.journal import Entry

COLUMNS: Any = ITEM_FILES.c


async def check(session: AsyncSession, request: pb.UploadAttachmentRequest, actor: Actor) -> Item:
    """The item, if the actor may edit it; refuses ITEM_NOT_FOUND."""
    return await items.locked(session, request.parent, actor)


async def add(
    session: AsyncSession, request: pb.UploadAttachmentRequest, kept: tuple[Draft, str], actor: Actor
) -> pb.ItemFile:
    """Note a file whose content is kept; noted before, it stays as it is."""
    item, (draft, media_type) = await check(session, request, actor), kept
    values = {"item": item.code, "sha256": draft.sha256, "media_type": media_type}
    told = pb.ItemFile(item=request.parent, sha256=draft.sha256, size=draft.size, media_type=media_type)
    written = insert(ITEM_FILES).values(**values).on_conflict_do_nothing().returning(COLUMNS.sha256)
    if await session.scalar(written) is not None:
        name = f"{request.parent}/files/{draft.sha256}"
        event = pb.ItemFileKept(file=told)
        await journal.append(session, Entry(name, 1, event, actor.now, item.region, actor.origin))
    return told


async def find(
    connection: AsyncConnection, request: pb.StreamAttachmentRequest, reader: Reader
) -> tuple[catalog_pb2.Attachment, str]:
    """An attachment of a version that this reader sees, with the media type of its content.

    Refuses ITEM_VERSION_NOT_FOUND; ATTACHMENT_NOT_FOUND where the version has none of this id, and where
    what it names is not kept here.
    """
    code, number, attachment = parse_codes(request.name, items.COLLECTION, "versions", "attachments")
    version = await reads.get_version(connection, f"items/{code}/versions/{number}", reader)
    for each in version.content.attachments:
        if each.id == attachment:
            kept = select(COLUMNS.media_type).where(COLUMNS.item == code, COLUMNS.sha256 == each.sha256)
            if (media_type := await connection.scalar(kept)) is not None:
                return each, str(media_type)
    raise NotFound("ATTACHMENT_NOT_FOUND", name=request.name)


async def chunks(
    attachment: catalog_pb2.Attachment, media_type: str, pieces: AsyncIterator[bytes]
) -> AsyncIterator[pb.StoredChunk]:
    """The content with its name and kind."""
    yield pb.StoredChunk(file_name=attachment.file_name, media_type=media_type)
    async for piece in pieces:
        yield pb.StoredChunk(data=piece)
