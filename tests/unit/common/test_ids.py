"""Ids and names of things."""

import uuid

import pytest

from services.common import ids
from services.common.errors import InvalidArgument

ID = "0190a6c1-7d5e-7c3a-9f00-0123456789ab"


def test_ids_are_of_version_7_and_sorted_by_time() -> None:
    made = [ids.new_id() for _ in range(1000)]

    assert {type(one) for one in made} == {uuid.UUID}
    assert {one.version for one in made} == {7}
    assert made == sorted(made)


def test_a_name_is_made_and_read() -> None:
    assert ids.resource("cases", uuid.UUID(ID)) == f"cases/{ID}"
    assert ids.parse(f"cases/{ID}", "cases") == uuid.UUID(ID)
    assert ids.parse_code("items/450222-GA_01.A", "items") == "450222-GA_01.A"
    assert ids.parse_codes("items/A1/versions/2", "items", "versions") == ("A1", "2")


@pytest.mark.parametrize(
    "name",
    [
        f"case/{ID}",
        f"cases/{ID.upper()}",
        f"cases/{ID.replace('-', '')}",
        f"cases/{{{ID}}}",
        f"cases/{ID}/",
        f" cases/{ID}",
        f"cases/{ID}\n",
        "cases/",
        "cases/1",
        ID,
        "cases/../windows/1",
    ],
)
def test_a_thing_has_one_name_only(name: str) -> None:
    with pytest.raises(InvalidArgument) as caught:
        ids.parse(name, "cases", "case")

    assert (caught.value.reason, caught.value.facts["field"]) == ("FIELD_INVALID", "case")


@pytest.mark.parametrize(
    "name", ["items/", "items/a/b", "items/é", "items/a b", "items/.a", f"items/{'a' * 65}", "windows/a"]
)
def test_a_code_is_short_and_plain(name: str) -> None:
    with pytest.raises(InvalidArgument, match="FIELD_INVALID"):
        ids.parse_code(name, "items")


@pytest.mark.parametrize(
    "name", ["items/a", "items/a/version/1", "items/a/versions/", "items/a/versions/1/x"]
)
def test_a_nested_name_has_all_its_parts(name: str) -> None:
    with pytest.raises(InvalidArgument, match="FIELD_INVALID"):
        ids.parse_codes(name, "items", "versions")


def test_no_name_is_a_missing_field() -> None:
    with pytest.raises(InvalidArgument, match="FIELD_REQUIRED field=parent"):
        ids.parse("", "cases", "parent")
