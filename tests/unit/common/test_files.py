"""Files in a folder: whole or not at all, once for one content, never out of the folder."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from services.common.errors import InvalidArgument
from services.common.files import Damaged, Draft, Files, Folder, forget_drafts, open_store, receive

SCAN = b"%PDF-1.7 household register"
SHA256 = hashlib.sha256(SCAN).hexdigest()


async def pieces(*given: bytes) -> AsyncIterator[bytes]:
    for piece in given:
        yield piece


async def kept(store: Files, content: bytes = SCAN) -> Draft:
    """A file given to the store."""
    async with receive(pieces(content), store.incoming, 1000) as draft:
        await store.keep(draft)
        return draft


async def content(store: Files, sha256: str) -> bytes:
    return b"".join([piece async for piece in store.read(sha256)])


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "files")


async def test_a_file_is_found_again_by_its_hash(folder: Folder) -> None:
    async with receive(pieces(SCAN[:5], SCAN[5:]), folder.incoming, 1000) as draft:
        await folder.keep(draft)

    assert (draft.sha256, draft.size) == (SHA256, 27)
    assert await content(folder, SHA256) == SCAN
    assert (folder.root / SHA256[:2] / SHA256).stat().st_mode & 0o777 == 0o640
    assert list(folder.incoming.iterdir()) == []


async def test_the_same_content_is_kept_once_by_eight_at_once(folder: Folder) -> None:
    await asyncio.gather(*(kept(folder) for _ in range(8)))

    assert [path.name for path in folder.root.rglob("*") if path.is_file()] == [SHA256]


async def test_what_is_not_kept_leaves_nothing(folder: Folder) -> None:
    async with receive(pieces(SCAN), folder.incoming, 1000):
        pass

    assert [path for path in folder.root.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("given", "reason"),
    [((), "FIELD_REQUIRED"), ((b"",), "FIELD_REQUIRED"), ((b"12345", b"6"), "FILE_TOO_LARGE")],
)
async def test_an_empty_or_a_huge_file_is_refused_by_its_field(
    folder: Folder, given: tuple[bytes, ...], reason: str
) -> None:
    with pytest.raises(InvalidArgument) as refused:
        async with receive(pieces(*given), folder.incoming, 5):
            pass

    assert (refused.value.reason, refused.value.facts["field"]) == (reason, "data")
    assert list(folder.incoming.iterdir()) == []


async def test_too_much_is_refused_before_all_of_it_was_read(folder: Folder) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield bytes(1000)

    with pytest.raises(InvalidArgument):
        async with receive(endless(), folder.incoming, 3000):
            pass
    assert read == 4


async def test_a_file_that_was_changed_or_is_gone_is_noticed(folder: Folder) -> None:
    await kept(folder)
    (folder.root / SHA256[:2] / SHA256).write_bytes(b"forged")
    with pytest.raises(Damaged, match="was changed"):
        await content(folder, SHA256)

    await folder.delete(SHA256)
    await folder.delete(SHA256)
    with pytest.raises(Damaged, match="is not there"):
        await content(folder, SHA256)


@pytest.mark.parametrize("name", ["../../etc/passwd", "x", "A" * 64, SHA256 + "/x"])
async def test_nothing_but_a_hash_is_a_name(folder: Folder, name: str) -> None:
    with pytest.raises(ValueError, match=name[:4]):
        await content(folder, name)


async def test_drafts_of_a_process_that_died_are_forgotten_in_time(folder: Folder) -> None:
    folder.incoming.mkdir(parents=True)
    old, new = folder.incoming / "tmpold", folder.incoming / "tmpnew"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))

    assert forget_drafts(folder.incoming, timedelta(days=1)) == 1
    assert list(folder.incoming.iterdir()) == [new]
    assert forget_drafts(folder.root / "none", timedelta(days=1)) == 0


def test_the_address_says_which_store_it_is(tmp_path: Path) -> None:
    found = open_store("file:///var/lib/my%20files", "", "", "", "")

    assert isinstance(found, Folder)
    assert found.root == Path("/var/lib/my files")
    assert open_store("", "", "", "", "") is None
