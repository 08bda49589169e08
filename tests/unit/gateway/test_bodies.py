"""JSON is read strictly."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.bodies import DEEPEST, loads
from gateway.errors import Problem

characters = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | characters,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(characters, inner, max_size=4),
    max_leaves=20,
)


def refused(body: bytes) -> tuple[int, str, list[str]]:
    with pytest.raises(Problem) as caught:
        loads(body)
    problem = caught.value
    return problem.status_code, problem.reason, [error.field for error in problem.errors]


@given(json_values)
def test_whatever_json_can_say_is_read(value):
    assert loads(json.dumps(value).encode()) == value
    assert loads(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.binary(max_size=200))
def test_whatever_else_comes_is_refused_and_breaks_nothing(body):
    with suppress(Problem):
        loads(body)


def test_brackets_and_colons_inside_of_texts_do_not_count():
    assert loads(b'{"a": "{[:\\":{[", "b\\\\": ":"}') == {"a": '{[:":{[', "b\\": ":"}


def test_the_deepest_document_is_read_and_one_level_more_is_not():
    assert loads(b"[" * DEEPEST + b"]" * DEEPEST)
    assert refused(b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1)) == (400, "JSON_TOO_DEEP", [])


def test_a_million_brackets_are_refused_quickly():
    assert refused(b"[" * 1_000_000)[1] == "JSON_TOO_DEEP"


def test_a_field_given_twice_is_named():
    assert refused(b'{"a": 1, "b": {"c": 1, "c": 1}}') == (400, "FIELD_REPEATED", ["c"])
    assert refused(b'{"a": 1, "\\u0061": 2}') == (400, "FIELD_REPEATED", ["a"])


def test_nul_and_half_characters_are_named_by_their_field():
    assert refused(b'{"a": [{"b": "x\\u0000"}]}') == (422, "FIELD_INVALID", ["a[0].b"])
    assert refused(b'{"a": [{"b": "x\\ud800"}]}') == (422, "FIELD_INVALID", ["a[0].b"])


def test_whole_characters_written_as_two_halves_are_read():
    assert loads(b'"\\ud842\\udfb7"') == "𠮷"


@pytest.mark.parametrize("body", [b"", b"{", b"{'a': 1}", b"NaN", b"[1,]", b"1 2", b"\xff", b"// no\n{}"])
def test_what_is_no_json_is_refused(body):
    assert refused(body)[:2] == (400, "JSON_INVALID")
