"""Attachments of items as files (B20, B21, B28): handed in by who edits, read by anybody once published."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest
from yangguang.catalog.v1 import attachments_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog

from tests.integration.catalog.world import World, refusal

FORM = b"%PDF-1.7\n" + "申请表".encode()
HASH = hashlib.sha256(FORM).hexdigest()


async def pieces(content: bytes, **first: Any) -> AsyncIterator[pb.UploadAttachmentRequest]:
    yield pb.UploadAttachmentRequest(**first)
    for start in range(0, len(content), 100_000):
        yield pb.UploadAttachmentRequest(data=content[start : start + 100_000])


async def upload(
    world: World, item: str, account: str = "editor", content: bytes = FORM, **more: Any
) -> pb.ItemFile:
    """A file handed in for an item."""
    return await world.attachments(account).UploadAttachment(pieces(content, parent=item, **more))


async def read(world: World, version: str, account: str = "", attachment: str = "F1") -> tuple[str, bytes]:
    """The name and the content of an attachment, as this account reads it."""
    request = pb.StreamAttachmentRequest(name=f"{version}/attachments/{attachment}")
    chunks = [chunk async for chunk in world.attachments(account).StreamAttachment(request)]
    return chunks[0].file_name, b"".join(chunk.data for chunk in chunks)


async def refused(call: Any) -> Any:
    with pytest.raises(grpc.RpcError) as caught:
        await call
    return refusal(caught.value)


async def named(world: World, item: str, file: pb.ItemFile) -> catalog.ItemVersion:
    """A draft that names the file."""
    attachment = catalog.Attachment(
        id="F1",
        kind="BLANK_FORM",
        title="申请表",
        file_name="申请表.pdf",
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
    )
    draft = await world.version(f"{item}/versions/1", "editor")
    request = catalog.UpdateItemVersionRequest(
        name=draft.name,
        etag=draft.etag,
        content=catalog.ItemContent(attachments=[attachment]),
        update_mask={"paths": ["attachments"]},
    )
    return await world.as_("editor").UpdateItemVersion(request)


async def test_a_blank_form_is_handed_in_named_reviewed_published_and_downloaded(world: World) -> None:
    """B28: 空白表格可下载; what is downloaded is what was reviewed."""
    item = await world.drafted()

    file = await upload(world, item.name)
    draft = await named(world, item.name, file)

    assert (file.item, file.sha256, file.size, file.media_type) == (item.name, HASH, 18, "application/pdf")
    assert await read(world, draft.name, "reviewer") == ("申请表.pdf", FORM)
    assert (await refused(read(world, draft.name)))[1] == "ITEM_VERSION_NOT_FOUND"
    await world.submit(draft.name)
    await world.publish(draft.name)
    assert await read(world, draft.name) == ("申请表.pdf", FORM)
    assert await world.journalled(f"{item.name}/files/{HASH}") == [(1, "ItemFileKept")]


async def test_only_who_edits_the_item_hands_files_in(world: World) -> None:
    item = await world.drafted()

    for account, reason in (
        ("neighbour", "ITEM_NOT_FOUND"),
        ("foreign-reviewer", "ITEM_NOT_FOUND"),
        ("clerk", "ROLE_REQUIRED"),
        ("", "TOKEN_REQUIRED"),
    ):
        assert (await refused(upload(world, item.name, account)))[1] == reason, account
    assert (await upload(world, item.name, "reviewer")).sha256 == HASH


@pytest.mark.parametrize(
    ("content", "more", "reason", "field"),
    [
        (b"", {}, "FIELD_REQUIRED", "data"),
        (b"<html></html>", {}, "FILE_KIND_REFUSED", "data"),
        (FORM + bytes(1_000_000), {}, "FILE_TOO_LARGE", "data"),
        (FORM, {"sha256": "0" * 64}, "FIELD_INVALID", "sha256"),
    ],
    ids=["empty", "a page", "huge", "another hash"],
)
async def test_what_is_refused_is_named(
    world: World, content: bytes, more: dict[str, str], reason: str, field: str
) -> None:
    item = await world.drafted()

    found = await refused(upload(world, item.name, content=content, **more))

    assert (found[1], found[2]["field"]) == (reason, field)


async def test_a_repeat_gets_the_first_answer_and_eight_at_once_keep_it_once(world: World) -> None:
    item = await world.drafted()

    files = await asyncio.gather(*(upload(world, item.name) for _ in range(8)))

    assert {file.sha256 for file in files} == {HASH}
    assert await world.journalled(f"{item.name}/files/{HASH}") == [(1, "ItemFileKept")]
    first = await upload(world, item.name, request_id="a-1")
    assert await upload(world, item.name, request_id="a-1") == first
    other = await refused(upload(world, item.name, content=FORM + b"!", request_id="a-1"))
    assert other[1] == "REQUEST_ID_REUSED"


async def test_what_a_version_names_and_nobody_handed_in_is_not_found(world: World) -> None:
    """An imported list may name files by hashes alone."""
    item = await world.drafted()
    draft = await named(world, item.name, pb.ItemFile(sha256="1" * 64, size=3, media_type="application/pdf"))

    for attachment in ("F1", "F2"):
        missing = read(world, draft.name, "editor", attachment)
        assert (await refused(missing))[1:] == (
            "ATTACHMENT_NOT_FOUND",
            {"name": f"{draft.name}/attachments/{attachment}"},
        )
