"""The screen of the demonstration: Chinese characters take two columns, and lines break where they may."""

import pytest

from local.screen import Screen, padded, shortened, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("办件", 4), ("办件 case", 9), ("（演示值）", 10), ("", 0)]
)
def test_a_chinese_character_takes_two_columns(text: str, columns: int):
    assert width(text) == columns


def test_a_text_is_padded_to_its_columns():
    assert padded("受理", 6) == "受理  "


def test_a_long_text_is_cut():
    assert shortened("设定依据：行政许可法", 11) == "设定依据：…"
    assert shortened("设定依据", 10) == "设定依据"


def test_a_line_breaks_between_chinese_characters_but_not_within_a_number():
    assert list(wrapped("承诺时限至 2026-11-30 止", 12)) == ["承诺时限至", "2026-11-30", "止"]


def test_no_line_begins_with_a_mark_that_closes():
    assert list(wrapped("期限五日。起算", 8)) == ["期限五", "日。起算"]


def test_only_the_first_line_of_a_step_carries_its_name(capsys: pytest.CaptureFixture[str]):
    screen = Screen()
    screen.step("受理", "accept")
    screen.say("首席代表：已受理")
    screen.say("承诺时限至 2026-11-30")

    first, second = capsys.readouterr().out.splitlines()
    assert first == "  1  受理 accept                   首席代表：已受理"
    assert second.strip() == "承诺时限至 2026-11-30"
    assert screen.step_name == "1 受理 accept"
