"""Files in an S3 bucket, on a real server of another make."""

import hashlib
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import obstore
import pytest
from obstore.store import S3Store

from local.ports import free_port
from local.processes import Child, wait_until
from services.common.errors import Unavailable
from services.common.files import Bucket, Damaged, open_store, receive

LARGE = bytes(range(256)) * 24_000  # 6 MB: more than a single part of an upload
SHA256 = hashlib.sha256(LARGE).hexdigest()


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that speaks S3, with a bucket."""
    folder, port = tmp_path_factory.mktemp("s3"), free_port()
    child = Child("s3", folder / "s3.pid", folder / "s3.log")
    child.start([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], cwd=folder, env={})
    address = f"http://127.0.0.1:{port}"
    wait_until(lambda: _answers(address), child, 60)
    yield address
    child.kill()


def _answers(address: str) -> bool:
    made = ["curl", "-sf", "-o", "/dev/null", "-X", "PUT", f"{address}/yangguang"]
    return subprocess.run(made, check=False).returncode == 0


@pytest.fixture
def bucket(endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """The store of the services, on that server."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = open_store("s3://yangguang/450222", endpoint, "us-east-1", "key", "secret")
    assert isinstance(found, Bucket)
    return found


async def pieces(*given: bytes) -> AsyncIterator[bytes]:
    for piece in given:
        yield piece


async def keep(bucket: Bucket, content: bytes) -> str:
    async with receive(pieces(content), bucket.incoming, 10_000_000) as draft:
        await bucket.keep(draft)
        return draft.sha256


async def content(bucket: Bucket, sha256: str) -> bytes:
    return b"".join([piece async for piece in bucket.read(sha256)])


def other_client(endpoint: str) -> S3Store:
    return S3Store(
        "yangguang",
        config={"endpoint": endpoint, "access_key_id": "key", "secret_access_key": "secret"},
        client_options={"allow_http": True},
    )


async def test_a_file_lies_under_its_hash_below_the_prefix(bucket: Bucket, endpoint: str) -> None:
    assert await keep(bucket, LARGE) == SHA256
    assert await keep(bucket, LARGE) == SHA256

    assert await content(bucket, SHA256) == LARGE
    assert max([len(piece) async for piece in bucket.read(SHA256)]) <= 256 * 1024
    listed = [each["path"] for page in obstore.list(other_client(endpoint)) for each in page]
    assert listed == [f"450222/{SHA256[:2]}/{SHA256}"]
    assert list(bucket.incoming.iterdir()) == []


async def test_what_was_changed_or_deleted_in_the_bucket_is_noticed(bucket: Bucket, endpoint: str) -> None:
    sha256 = await keep(bucket, b"%PDF-1.7 decision")
    await obstore.put_async(other_client(endpoint), f"450222/{sha256[:2]}/{sha256}", b"forged")
    with pytest.raises(Damaged, match="was changed"):
        await content(bucket, sha256)

    await bucket.delete(sha256)
    await bucket.delete(sha256)
    with pytest.raises(Damaged, match="is not there"):
        await content(bucket, sha256)


async def test_a_bucket_that_does_not_answer_is_said_to_be_away(tmp_path: Path) -> None:
    away = open_store("s3://yangguang", f"http://127.0.0.1:{free_port()}", "us-east-1", "key", "secret")
    assert away is not None
    away.incoming = tmp_path
    async with receive(pieces(b"%PDF-1.7"), tmp_path, 100) as draft:
        with pytest.raises(Unavailable, match="FILES_UNAVAILABLE"):
            await away.keep(draft)


async def test_a_bucket_that_refuses_us_is_said_to_be_away(endpoint: str, tmp_path: Path) -> None:
    other = open_store("s3://nobodys", endpoint, "us-east-1", "key", "secret")
    assert other is not None
    other.incoming = tmp_path
    async with receive(pieces(b"%PDF-1.7"), tmp_path, 100) as draft:
        with pytest.raises(Unavailable, match="FILES_UNAVAILABLE"):
            await other.keep(draft)
