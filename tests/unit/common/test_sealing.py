"""Sealed fields, their keys, and masks."""

import json
from base64 import b64encode
from pathlib import Path

import pytest

from services.common.sealing import (
    Sealer,
    Unopenable,
    create_keys,
    mask_id_number,
    mask_name,
    mask_phone,
)

NUMBER, PLACE = "11010519491231002X", "cases/1/applicant.id_number"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    create_keys(tmp_path / "seal.json")
    return tmp_path / "seal.json"


def rotate(file: Path, name: str) -> None:
    document = json.loads(file.read_text())
    document["keys"].append({"id": name, "key": b64encode(name[:1].encode() * 32).decode()})
    file.write_text(json.dumps(document))


@pytest.mark.parametrize("text", [NUMBER, "", "买买提·吐尔逊", "𠮷" * 500])
def test_what_is_sealed_opens_again(file: Path, text: str) -> None:
    sealed = Sealer(file).seal(text, PLACE)

    assert Sealer(file).open(sealed, PLACE) == text
    assert text.encode() not in sealed or not text


def test_the_same_text_is_never_sealed_alike(file: Path) -> None:
    sealer = Sealer(file)

    assert len({sealer.seal(NUMBER, PLACE) for _ in range(100)}) == 100


def test_it_opens_only_in_its_own_place(file: Path) -> None:
    sealer = Sealer(file)
    sealed = sealer.seal(NUMBER, PLACE)

    with pytest.raises(Unopenable):
        sealer.open(sealed, "cases/2/applicant.id_number")


def test_no_byte_of_it_can_be_changed_or_left_out(file: Path) -> None:
    sealer = Sealer(file)
    sealed = sealer.seal(NUMBER, PLACE)

    for place in range(len(sealed)):
        changed = bytes(byte ^ (place == at) for at, byte in enumerate(sealed))
        with pytest.raises(Unopenable):
            sealer.open(changed, PLACE)
        with pytest.raises(Unopenable):
            sealer.open(sealed[:place], PLACE)


def test_after_a_rotation_the_newest_key_seals_and_all_open(file: Path) -> None:
    before = Sealer(file)
    old = before.seal(NUMBER, PLACE)
    rotate(file, "2027")
    after = Sealer(file)
    new = after.seal(NUMBER, PLACE)

    assert (after.open(old, PLACE), after.open(new, PLACE)) == (NUMBER, NUMBER)
    assert (after.is_current(old), after.is_current(new)) == (False, True)
    assert after.blind_index(NUMBER) == before.blind_index(NUMBER)
    with pytest.raises(Unopenable):
        before.open(new, PLACE)


def test_the_blind_index_tells_equal_from_different_and_needs_the_key(file: Path, tmp_path: Path) -> None:
    create_keys(tmp_path / "other.json")
    sealer, other = Sealer(file), Sealer(tmp_path / "other.json")

    assert sealer.blind_index(NUMBER) == sealer.blind_index(NUMBER)
    assert sealer.blind_index(NUMBER) != sealer.blind_index("440524188001010014")
    assert sealer.blind_index(NUMBER) != other.blind_index(NUMBER)
    assert len(sealer.blind_index("")) == 32


def test_keys_are_made_once_and_are_their_owners_alone(file: Path) -> None:
    before = file.read_bytes()
    create_keys(file)

    assert file.read_bytes() == before
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    short = b64encode(b"short").decode()
    (tmp_path / "s.json").write_text(json.dumps({"index_key": short, "keys": [{"id": "1", "key": short}]}))

    with pytest.raises(ValueError, match="32 bytes"):
        Sealer(tmp_path / "s.json")


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("", ""),
        ("张", "*"),
        ("张三", "张*"),
        ("韦秀英", "韦*英"),
        ("欧阳小明", "欧**明"),
        ("买买提·吐尔逊", "买**·**逊"),
        ("𠮷田", "𠮷*"),
        ("葛\U000e0100小\U000e0101明", "葛\U000e0100*明"),
        ("John Smith", "J*** ****h"),
    ],
)
def test_names_are_masked(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        (NUMBER, "110***********002X"),
        ("E12345678", "E*******8"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_identity_numbers_are_masked(number: str, masked: str) -> None:
    assert mask_id_number(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13877212345", "138****2345"),
        ("0772-7612345", "********2345"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_telephone_numbers_are_masked(number: str, masked: str) -> None:
    assert mask_phone(number) == masked
