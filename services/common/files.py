"""Files (文件) kept by their content: under its SHA-256, in a folder or in an S3 bucket (decision 0017).

A file that comes is first a `Draft` on the local disk, where its size and kind can be looked at; only what is
kept reaches the store. A store is asked twice to keep the same content and holds it once.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Protocol
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from services.common.errors import InvalidArgument, Unavailable

if TYPE_CHECKING:
    from obstore import BytesStream
    from obstore.store import S3Config

CHUNK: Final = 256 * 1024
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
# Bounds of one question to the bucket, its repetitions included.
TIMEOUT: Final = timedelta(seconds=30)
CONNECT: Final = timedelta(seconds=5)


class Damaged(Exception):  # noqa: N818 -- it says what the file is
    """What is kept under a hash has another one, or is not there though a row names it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that came and is not kept yet; it goes when its context ends."""

    path: Path
    sha256: str
    # Bytes.
    size: int


class Files(Protocol):
    """A store of files."""

    # Where drafts are written.
    incoming: Path

    async def keep(self, draft: Draft) -> None:
        """Keep a draft; durable when this returns. Raises Unavailable."""

    def read(self, sha256: str) -> AsyncIterator[bytes]:
        """The content, in pieces. Raises Unavailable, and Damaged at the end when it is another."""

    async def delete(self, sha256: str) -> None:
        """Have it no more; that it is not there is no error. Raises Unavailable."""


@contextlib.asynccontextmanager
async def receive(
    pieces: AsyncIterator[bytes], incoming: Path, largest: int, field: str = "data"
) -> AsyncIterator[Draft]:
    """Write what comes to a draft; refuses FIELD_REQUIRED if empty, FILE_TOO_LARGE beyond `largest` bytes."""
    await asyncio.to_thread(incoming.mkdir, parents=True, exist_ok=True)
    handle, name = await asyncio.to_thread(tempfile.mkstemp, dir=incoming)
    path, digest, size = Path(name), hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as out:
            async for piece in pieces:
                size += len(piece)
                if size > largest:
                    raise InvalidArgument("FILE_TOO_LARGE", field=field, largest=largest)
                await asyncio.to_thread(_add, out, digest, piece)
            await asyncio.to_thread(_settle, out)
        if not size:
            raise InvalidArgument("FIELD_REQUIRED", field=field)
        yield Draft(path, digest.hexdigest(), size)
    finally:
        await asyncio.to_thread(path.unlink, missing_ok=True)


def _add(out: IO[bytes], digest: hashlib._Hash, piece: bytes) -> None:
    out.write(piece)
    digest.update(piece)


def _settle(out: IO[bytes]) -> None:
    out.flush()
    os.fsync(out.fileno())


def forget_drafts(incoming: Path, older_than: timedelta) -> int:
    """Delete drafts that a process left when it died; returns how many. By the clock of the disk."""
    until, gone = time.time() - older_than.total_seconds(), 0
    for path in incoming.glob("tmp*") if incoming.is_dir() else ():
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < until:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                gone += 1
    return gone


class Folder:
    """Files in a folder, as `ab/ab12…`; synced beside and renamed, so that what has a name is whole."""

    def __init__(self, root: Path) -> None:
        self.root, self.incoming = root, root / "incoming"

    async def keep(self, draft: Draft) -> None:
        """Keep a draft."""
        await asyncio.to_thread(self._keep, draft)

    def _keep(self, draft: Draft) -> None:
        place = self._place(draft.sha256)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            _sync(self.root)
            # Who backs the folder up may read it by the group.
            draft.path.chmod(0o640)
            draft.path.replace(place)
        _sync(place.parent)

    async def read(self, sha256: str) -> AsyncIterator[bytes]:
        """The content, in pieces."""
        try:
            file = await asyncio.to_thread(self._place(sha256).open, "rb")
        except FileNotFoundError:
            raise Damaged(f"{sha256} is not there") from None
        with file:
            async for piece in _checked(_pieces(file), sha256):
                yield piece

    async def delete(self, sha256: str) -> None:
        """Have it no more."""
        await asyncio.to_thread(self._place(sha256).unlink, missing_ok=True)

    def _place(self, sha256: str) -> Path:
        return self.root / _hash(sha256)[:2] / sha256


class Bucket:
    """Files in an S3 bucket, as `ab/ab12…` below a prefix; drafts lie on the local disk."""

    def __init__(self, store: S3Store) -> None:
        self._store = store
        self.incoming = Path(tempfile.gettempdir()) / "yangguang-incoming"

    async def keep(self, draft: Draft) -> None:
        """Keep a draft; a bucket shows an object only when it is whole."""
        place = _key(draft.sha256)
        with _asked():
            if await self._has(place):
                return
            try:
                await obstore.put_async(self._store, place, draft.path)
            except FileNotFoundError as error:
                # There is no such bucket.
                raise Unavailable("FILES_UNAVAILABLE") from error

    async def read(self, sha256: str) -> AsyncIterator[bytes]:
        """The content, in pieces."""
        try:
            with _asked():
                found = await obstore.get_async(self._store, _key(sha256))
        except FileNotFoundError:
            raise Damaged(f"{sha256} is not there") from None
        async for piece in _checked(_streamed(found.stream(min_chunk_size=CHUNK)), sha256):
            yield piece

    async def delete(self, sha256: str) -> None:
        """Have it no more."""
        with _asked(), contextlib.suppress(FileNotFoundError):
            await obstore.delete_async(self._store, _key(sha256))

    async def _has(self, place: str) -> bool:
        try:
            await obstore.head_async(self._store, place)
        except FileNotFoundError:
            return False
        return True


def open_store(url: str, endpoint: str, region: str, access_key: str, secret_key: str) -> Files | None:
    """The store at `file:///folder` or `s3://bucket/prefix`; None where none is named."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme == "file":
        return Folder(Path(unquote(parts.path)))
    config: S3Config = {
        "region": region,
        "access_key_id": access_key,
        "secret_access_key": secret_key,
    }
    if endpoint:
        config["endpoint"] = endpoint
    store = S3Store(
        parts.netloc,
        prefix=parts.path.strip("/") or None,
        config=config,
        client_options={
            "timeout": TIMEOUT,
            "connect_timeout": CONNECT,
            "allow_http": endpoint.startswith("http://"),
        },
        retry_config={"max_retries": 2, "retry_timeout": TIMEOUT},
    )
    return Bucket(store)


@contextlib.contextmanager
def _asked() -> Iterator[None]:
    """A bucket that does not answer, or refuses us, is tried again later; what is not there is said."""
    try:
        yield
    except BaseError as error:
        raise Unavailable("FILES_UNAVAILABLE") from error


async def _checked(pieces: AsyncIterator[bytes], sha256: str) -> AsyncIterator[bytes]:
    """The pieces as they come; a last word when together they are not what was kept."""
    digest = hashlib.sha256()
    async for piece in pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != sha256:
        raise Damaged(f"{sha256} was changed")


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    while piece := await asyncio.to_thread(file.read, CHUNK):
        yield piece


async def _streamed(stream: BytesStream) -> AsyncIterator[bytes]:
    """Pieces of a size that one message carries."""
    async for piece in stream:
        view = memoryview(piece)
        for start in range(0, len(view), CHUNK):
            yield bytes(view[start : start + CHUNK])


def _key(sha256: str) -> str:
    return f"{_hash(sha256)[:2]}/{sha256}"


def _hash(sha256: str) -> str:
    """Never a path out of the store."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(sha256)
    return sha256


def _sync(folder: Path) -> None:
    """Make names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
