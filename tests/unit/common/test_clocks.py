"""The clock rules as the law has them: lengths, units, extensions and pauses, written out a second time."""

import datetime as dt
import re

import pytest

from services.common.calendar import Calendar
from services.common.clock import Extension, Unit, due
from services.common.clocks import CAUSE_WORDS, Cause, Effect, Kind, principles, rule, rules
from services.common.errors import NotFound

CALENDAR = Calendar.of("450222", published=2026)

# Length, D for natural and W for working days, < before the event, > at least; + the extension.
LAW = """
XK-01 0W    XK-03 5W    XK-05 20W+10  XK-06 45W+15  XK-07 20W    XK-08 10W
XK-10 5W    XK-10-2 20W  XK-10-3 <7W  XK-11 5W      XK-13 <30D   XK-13-2 <0D
YG-01 0W
XX-01 20W   XX-02 0W    XX-03 7W      XX-04 20W     XX-06 20W+20  XX-07 15W   XX-08 15W
XX-13 60D   XX-13-2 30D  XX-13-3 60D+30  XX-14 15D
JC-01 >30D  JC-02 <7D   JC-03 >7W
ZB-01 >5D   ZB-02 >5D   ZB-03 >20D    ZB-04 <15D    ZB-04-2 <3D  ZB-05 <2D   ZB-05-2 3D  ZB-06 <10D
ZB-06-2 3D  ZB-08 5D    ZB-13 3D      ZB-13-2 >3D   ZB-13-3 3D   ZB-14 30D   ZB-15 5D    ZB-17 15D
ZB-18 10D   ZB-19 3W    ZB-20 30W
CG-01 >5W   CG-02 >5W   CG-03 >20D    CG-04 <15D    CG-04-2 <3D  CG-05 5W    CG-05-2 5W  CG-05-3 5W
CG-05-4 5W  CG-08 2W    CG-09 5W      CG-10 2W      CG-10-2 >1W  CG-12 30D   CG-12-2 2W  CG-12-3 7W
CG-13 >5W   CG-14 3W    CG-15 7W      CG-16 7W      CG-17 15W    CG-18 5W    CG-19 3W    CG-20 8W
CG-21 30W   CG-22 30D
TD-01 <20D  TD-02 >10D  TD-05 10W     TD-06 5W      PM-01 <7D
GZ-01 >20W  GZ-02 >5W   GZ-04 >10W    GZ-06 5W      GZ-08 >10W   GZ-08-2 >20W  GZ-09 >5W
XF-01 15D   XF-02 15D   XF-03 15D     XF-04 5W      XF-05 60D+30  XF-06 30D  XF-07 30D   XF-08 30D   XF-09 30D
TJ-01 30D   DC-01 30D   DC-02 30D
SX-01 60D   SX-02 30D   SX-03 15D     SX-04 60D     SX-05 30D    SX-06 15D   SX-07 3W+3  SX-08 60D+30
SX-09 30D   SX-10 7D    SX-11 3D      SX-12 3D      SX-13 10D
"""
SPECIAL = {
    "HEARING",
    "TENDER",
    "AUCTION",
    "INSPECTION",
    "TESTING",
    "QUARANTINE",
    "APPRAISAL",
    "EXPERT_REVIEW",
}
KINDS = {"": Kind.MAXIMUM, "<": Kind.BEFORE, ">": Kind.MINIMUM}
UNITS = {"W": Unit.WORKING_DAYS, "D": Unit.DAYS}


def written() -> dict[str, tuple[Kind, int, Unit, int]]:
    found = re.findall(r"(\w\w-\S+) ([<>]?)(\d+)([WD])(?:\+(\d+))?", LAW)
    return {id: (KINDS[kind], int(n), UNITS[unit], int(more or 0)) for id, kind, n, unit, more in found}


def test_each_rule_is_as_long_as_the_law_says_and_none_is_missing() -> None:
    encoded = {r.id: (r.kind, r.length, r.unit, r.extension_length) for r in rules().values()}

    assert encoded == written()
    assert len(encoded) == len(LAW.split()) // 2


@pytest.mark.parametrize("id", ["XK-05", "XK-06", "XK-07"])
def test_the_eight_special_procedures_do_not_count_for_a_permit(id: str) -> None:
    """行政许可法 Art 45; publicity and waiting for the applicant do not either."""
    assert set(rule(id).pauses) == {*SPECIAL, "PUBLICITY", "SUPPLEMENT"}


@pytest.mark.parametrize(
    ("id", "pauses"),
    [
        ("XK-03", set()),
        ("XK-08", set()),
        ("XX-06", {"THIRD_PARTY", "CO_ORGAN"}),
        ("ZB-18", {"OBJECTION"}),
        ("ZB-20", {"INSPECTION", "TESTING", "APPRAISAL", "EXPERT_REVIEW"}),
        ("CG-21", {"INSPECTION", "TESTING", "APPRAISAL", "EXPERT_REVIEW", "SUPPLEMENT"}),
        ("XF-09", {"HEARING"}),
    ],
)
def test_only_what_the_law_names_is_excluded(id: str, pauses: set[str]) -> None:
    assert set(rule(id).pauses) == pauses


@pytest.mark.parametrize(
    ("id", "by"),
    [
        ("XK-05", "本行政机关负责人"),
        ("XK-06", "本级人民政府负责人"),
        ("XX-06", "政府信息公开工作机构负责人"),
        ("XF-05", "本机关、单位负责人"),
        ("SX-07", "登记机关负责人"),
    ],
)
def test_the_one_who_may_extend_is_named(id: str, by: str) -> None:
    assert rule(id).extension_by == by


@pytest.mark.parametrize(
    ("id", "effect"),
    [
        ("XK-03", Effect.DEEMED_ACCEPTED),
        ("XK-05", Effect.LIABILITY),
        ("XK-13-2", Effect.DEEMED_RENEWED),
        ("XX-08", Effect.DEEMED_CONSENT),
        ("XX-07", Effect.NONE),
        ("CG-15", Effect.RIGHT_LOST),
    ],
)
def test_what_missing_a_period_means(id: str, effect: Effect) -> None:
    assert rule(id).effect is effect


def test_who_may_extend_is_said_exactly_where_one_may() -> None:
    assert [r.id for r in rules().values() if r.may_be_extended != bool(r.extension_by)] == []


def test_every_rule_has_its_words_in_both_languages_and_its_article() -> None:
    for r in rules().values():
        assert all(re.search("[一-鿿]", text) for text in (r.title, r.starts_text, r.article)), r.id
        assert r.title_en.isascii(), r.id
        assert r.title_en, r.id


def test_what_rests_on_second_hand_readings_is_marked() -> None:
    unverified = {r.id for r in rules().values() if not r.verified}

    assert unverified == {
        *("CG-18", "CG-19", "CG-20", "TD-01", "TD-02", "TD-05", "TD-06"),
        *("GZ-01", "GZ-02", "GZ-04", "GZ-06", "GZ-08", "GZ-08-2", "GZ-09"),
    }


def test_titles_are_told_apart_within_a_chapter() -> None:
    titles = [(r.id[:2], r.title) for r in rules().values()]

    assert len(set(titles)) == len(titles)


def test_the_principles_of_the_arithmetic_are_listed() -> None:
    assert list(principles()) == ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T7b", "T7c", "T8"]
    assert principles()["T3"].article == "《行政许可法》第八十二条"


def test_every_cause_has_a_word() -> None:
    assert set(CAUSE_WORDS) == set(Cause)


def test_an_unknown_rule_is_not_found() -> None:
    with pytest.raises(NotFound, match="CLOCK_NOT_FOUND clock=XK-99"):
        rule("XK-99")


def test_the_decision_on_a_permit_is_due_after_twenty_working_days() -> None:
    clock = rule("XK-05").clock(dt.date(2026, 2, 10))

    assert due(clock, CALENDAR).date == dt.date(2026, 3, 16)
    assert due(clock.extend(Extension(rule("XK-05").extension_length)), CALENDAR).date == dt.date(2026, 3, 30)


def test_an_instant_case_is_due_on_its_day() -> None:
    assert due(rule("YG-01").clock(dt.date(2026, 2, 10)), CALENDAR).date == dt.date(2026, 2, 10)


@pytest.mark.parametrize(
    ("id", "event", "latest"),
    [
        ("XK-10-3", "2026-03-16", "2026-03-05"),  # seven working days before the hearing
        ("XK-13", "2026-12-31", "2026-12-01"),
        ("XK-13-2", "2026-12-31", "2026-12-31"),
        ("ZB-04", "2026-10-20", "2026-10-05"),
    ],
)
def test_what_has_to_be_done_before_an_event_has_a_latest_day(id: str, event: str, latest: str) -> None:
    found = rule(id).latest(dt.date.fromisoformat(event), CALENDAR)

    assert found == dt.date.fromisoformat(latest)


def test_the_rules_cannot_be_changed_by_those_who_read_them() -> None:
    with pytest.raises(TypeError):
        rules()["XK-05"] = rule("XK-06")  # type: ignore[index]
