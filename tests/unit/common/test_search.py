"""The tokenizer of the Chinese search: pairs of neighbouring characters."""

import random

import pytest

from services.common import search


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("老年人", "'老年':1 '年人':2 '人':3"),
        ("证", "'证':1"),
        ("", ""),
        ("、。 \x00", ""),
        ("成立、变更", "'成立':1 '立':2 '变更':4 '更':5"),
        ("ＩＤ卡", "'id':1 'd卡':2 '卡':3"),
        ("O'Neil\\", "'o':1 'ne':3 'ei':4 'il':5 'l':6"),
        ("\U00030000村", "'\U00030000村':1 '村':2"),
    ],
)
def test_a_text_is_cut_into_pairs_with_their_places(text, expected):
    assert search.vector(text) == expected


def test_two_texts_are_not_neighbours():
    assert search.vector("民政", "局") == "'民政':1 '政':2 '局':4"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("老年人", "('老年' <-> '年人')"),
        ("公墓", "('公墓')"),
        ("证", "'证':*"),
        ("老年人 民政", "('老年' <-> '年人') & ('民政')"),
        ("老年人，老年人", "('老年' <-> '年人')"),
        ("", ""),
        ("…！？", ""),
        ("'); DROP", "('dr' <-> 'ro' <-> 'op')"),
    ],
)
def test_words_become_phrases_that_all_must_be_there(words, expected):
    assert search.query(words) == expected


def test_a_query_asks_for_no_more_than_ten_words():
    assert search.query(" ".join(chr(0x4E00 + n) for n in range(50))).count("&") == 9


def test_whatever_stands_side_by_side_is_found():
    """Checked without a database: the phrase's pairs stand at places that follow one another."""
    rng = random.Random(20260302)
    for _ in range(500):
        title = "".join(rng.choice("办理老年人优待证民政局、（）") for _ in range(rng.randint(1, 20)))
        start = rng.randrange(len(title))
        words = title[start : start + rng.randint(1, 6)]
        assert matches(search.vector(title), search.query(words)), (title, words)


def test_what_does_not_stand_side_by_side_is_not_found():
    assert not matches(search.vector("老年人优待证"), search.query("老人"))
    assert not matches(search.vector("成立、变更"), search.query("立变"))
    assert not matches(search.vector("年人老年"), search.query("老年人"))


def matches(vector: str, query: str) -> bool:
    """What PostgreSQL does with the two, for the little of its language used here."""
    places: dict[str, set[int]] = {}
    for entry in vector.split():
        token, _, place = entry.rpartition(":")
        places.setdefault(token.strip("'"), set()).add(int(place))
    return all(_matches(places, phrase) for phrase in query.split(" & ") if phrase)


def _matches(places: dict[str, set[int]], phrase: str) -> bool:
    if phrase.endswith(":*"):
        return any(token.startswith(phrase[1:-3]) for token in places)
    tokens = [token.strip("'") for token in phrase.strip("()").split(" <-> ")]
    return any(
        all(first + step in places.get(token, ()) for step, token in enumerate(tokens))
        for first in places.get(tokens[0], ())
    )
