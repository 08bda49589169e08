"""Key files rotate in three steps, through which old and new replicas understand each other."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from services.common import identity, keys
from services.common.identity import TokenSigner, create_key
from services.common.sealing import Sealer, create_keys


@pytest.fixture
def seal(tmp_path: Path) -> bytes:
    create_keys(tmp_path / "seal.json")
    return (tmp_path / "seal.json").read_bytes()


@pytest.fixture
def sign(tmp_path: Path) -> bytes:
    create_key(tmp_path / "service.pem")
    return (tmp_path / "service.pem").read_bytes()


def sealer(folder: Path, file: bytes) -> Sealer:
    (folder / "some.json").write_bytes(file)
    return Sealer(folder / "some.json")


def test_at_each_step_the_file_before_and_the_file_after_open_what_the_other_seals(
    seal: bytes, tmp_path: Path
):
    added = keys.seal_add(seal, "")
    used = keys.seal_use(added, "2")
    dropped = keys.seal_drop(used, "1")

    for one, other in [(seal, added), (added, used), (used, dropped)]:
        assert sealer(tmp_path, one).open(sealer(tmp_path, other).seal("张三", "p"), "p") == "张三"
        assert sealer(tmp_path, other).open(sealer(tmp_path, one).seal("张三", "p"), "p") == "张三"


def test_the_index_by_which_people_are_found_outlives_every_rotation(seal: bytes, tmp_path: Path):
    rotated = keys.seal_drop(keys.seal_use(keys.seal_add(seal, ""), "2"), "1")

    before, after = (sealer(tmp_path, file).blind_index("11010519491231002X") for file in (seal, rotated))
    assert before == after


def test_the_last_of_the_seal_keys_is_the_one_that_seals(seal: bytes):
    added = keys.seal_add(keys.seal_add(seal, ""), "")

    assert keys.seal_list(added, "") == b"3\n2\n1\n"
    assert keys.seal_list(keys.seal_use(added, "3"), "") == b"2\n1\n3\n"


def test_the_key_that_seals_is_not_dropped(seal: bytes):
    with pytest.raises(keys.KeyUnknown, match="1 seals"):
        keys.seal_drop(seal, "1")
    with pytest.raises(keys.KeyUnknown, match="no key '9'"):
        keys.seal_use(seal, "9")


def test_the_first_of_the_signing_keys_signs_and_an_added_one_is_last(sign: bytes, tmp_path: Path):
    added = keys.sign_add(sign, "")
    old, new = keys.sign_list(added, "").decode().split()
    used = keys.sign_use(added, new)

    assert signs(tmp_path, sign) == signs(tmp_path, added) == old
    assert signs(tmp_path, used) == new
    assert keys.sign_list(used, "").decode().split() == [new, old]
    assert keys.sign_list(keys.sign_drop(used, old), "").decode().split() == [new]


def test_a_new_signing_key_says_for_a_year_until_when_and_keeps_saying_so_through_a_rotation(sign: bytes):
    given = b"Not-After: 2027-03-16\n" + sign[sign.index(b"-----") :]
    added = keys.sign_add(given, "")
    old, new = keys.sign_list(added, "").decode().split()
    used = keys.sign_use(added, new)

    assert identity.not_after(given) == identity.not_after(added) == datetime(2027, 3, 16, tzinfo=UTC)
    left = identity.not_after(used)
    assert left is not None
    assert timedelta(days=363) < left - datetime.now(UTC) <= timedelta(days=365)
    assert used.endswith(given[given.index(b"Not-After") :])
    assert keys.sign_drop(used, old).count(b"Not-After") == 1


def test_a_signing_key_without_a_date_is_read_as_before(sign: bytes, tmp_path: Path):
    bare = sign[sign.index(b"-----") :]

    assert identity.not_after(bare) is None
    assert keys.sign_list(bare, "") == keys.sign_list(sign, "")
    assert signs(tmp_path, bare) == signs(tmp_path, sign)


def test_whoever_signs_tells_until_when_its_key_is_to_be_used(sign: bytes, tmp_path: Path):
    (tmp_path / "some.pem").write_bytes(b"Not-After: 2027-03-16\n" + sign[sign.index(b"-----") :])
    TokenSigner(tmp_path / "some.pem", "dated")

    name = "yangguang_token_key_expiry_timestamp_seconds"
    # 2027-03-16T00:00:00Z.
    assert REGISTRY.get_sample_value(name, {"issuer": "dated"}) == 1805155200.0


def signs(folder: Path, file: bytes) -> str:
    (folder / "some.pem").write_bytes(file)
    return TokenSigner(folder / "some.pem", "issuer").kid


def test_the_key_that_signs_is_not_dropped(sign: bytes):
    [only] = keys.sign_list(sign, "").decode().split()

    with pytest.raises(keys.KeyUnknown):
        keys.sign_drop(sign, only)
    with pytest.raises(keys.KeyUnknown):
        keys.sign_use(sign, "another")


def run(*arguments: str, file: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "services.common.keys", *arguments]
    environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(command, env=environment, input=file, capture_output=True)


def test_the_command_reads_a_file_and_writes_the_next(seal: bytes):
    done = run("seal-add", file=seal)

    assert (done.returncode, done.stderr) == (0, b"")
    assert [key["id"] for key in json.loads(done.stdout)["keys"]] == ["2", "1"]


@pytest.mark.parametrize(
    "arguments", [(), ("seal",), ("seal-use",), ("seal-add", "2"), ("seal-drop", "7"), ("sign-use", "x")]
)
def test_what_cannot_be_done_writes_nothing(seal: bytes, arguments: tuple[str, ...]):
    done = run(*arguments, file=seal)

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"keys" in done.stderr
