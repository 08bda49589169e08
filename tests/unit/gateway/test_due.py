"""How pages say when something is due: working days left, in both languages."""

import datetime as dt

import pytest

from gateway.pages.due import Days, Due

# Wednesday; of the days that follow, Saturday 14 is worked for the spring festival, 16 to 23 is rest.
TODAY = dt.date(2026, 2, 11)
REST = {dt.date(2026, 2, 14): True} | {
    dt.date(2026, 2, day): False for day in (16, 17, 18, 19, 20, 21, 22, 23)
}
CHINESE, ENGLISH = Days(TODAY, "zh", REST), Days(TODAY, "en", REST)


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    [
        ("2026-02-11", "今天是最后一天：办结（承诺）", "soon"),
        ("2026-02-12", "还有 1 个工作日，2月12日前办结（承诺）", "soon"),
        ("2026-02-14", "还有 3 个工作日，2月14日前办结（承诺）", "fine"),
        ("2026-02-25", "还有 5 个工作日，2月25日前办结（承诺）", "fine"),
        ("2027-01-04", "2027年1月4日前", "fine"),
        ("2026-02-09", "已超期 2 个工作日，应于2月9日前办结（承诺）", "late"),
    ],
)
def test_days_left_are_working_days_with_those_made_up_and_without_holidays(day: str, words: str, tone: str):
    due = CHINESE.due("PROMISED_CLOCK", day)

    assert words in due.words
    assert (due.tone, due.day) == (tone, day)


def test_a_clock_that_is_paused_says_so():
    assert CHINESE.due("PROMISED_CLOCK", "") == Due("时限暂停计算（办结（承诺））", "paused")


def test_in_english_it_is_said_in_english():
    assert ENGLISH.due("ACCEPTANCE_CLOCK", "2026-02-14").words == (
        "3 working days left: answer whether it is accepted by 14 February"
    )


def test_without_a_calendar_the_day_is_said_and_nothing_is_counted():
    plain = Days(TODAY, "zh", None)

    assert plain.due("PROMISED_CLOCK", "2026-02-25").words == "2月25日前办结（承诺）"
    assert plain.due("PROMISED_CLOCK", "2026-02-09").words == "已超期，应于2月9日前办结（承诺）"
