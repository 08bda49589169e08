"""Words for people."""

import re

import pytest

from gateway import words
from gateway.pages.home import FOLDER


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.5, zh;q=0.5", "zh"),
        ("fr, de", "zh"),
        ("en;q=abc", "zh"),
        ("," * 500, "zh"),
    ],
)
def test_english_is_spoken_to_who_wants_it_more_than_chinese(header, language):
    assert words.preferred(header) == language


def test_facts_are_said_in_the_words_of_the_domain():
    facts = {"roles": "CHIEF_REPRESENTATIVE,CLERK"}

    assert words.detail("zh", "ROLE_REQUIRED", facts) == "需要角色：首席代表,窗口人员。"


def test_a_fact_that_is_missing_reads_as_a_dash():
    assert words.detail("zh", "STEP_NOT_ALLOWED", {"state": "DECIDED"}) == "当前状态：已决定；操作：—。"


def test_every_word_of_the_pages_is_translated():
    templates = " ".join(file.read_text() for file in (FOLDER / "templates").glob("*.html"))
    said = {first or second for first, second in re.findall(r"""\bt\((?:"([^"]+)"|'([^']+)')\)""", templates)}

    assert len(said) > 30
    assert [text for text in sorted(said) if not words.word("zh", text, "page")] == []


def test_both_languages_know_the_same_reasons():
    def reasons(language: words.Language) -> set[str]:
        return {
            str(message.id) for message in words.catalogue(language) if message.context is None and message.id
        }

    assert reasons("zh") == reasons("en")


def test_nothing_is_left_untranslated():
    empty = [
        (language, message.id)
        for language in words.LANGUAGES
        for message in words.catalogue(language)
        if message.id and not message.string
    ]

    assert empty == []
