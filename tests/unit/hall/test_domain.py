"""The rules of the hall, one by one."""

import datetime as dt
import re
from dataclasses import dataclass, replace

import pytest

from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied, Refusal
from services.hall import domain
from services.hall.domain import EVERYWHERE, Level, OrganisationKind, Post, Reach


@dataclass
class Unit:
    """An organisation as the rules look at it."""

    code: str = "a"
    title: str = "柳城县民政局"
    kind: OrganisationKind = OrganisationKind.DEPARTMENT
    region: str = "450222"
    level: Level = Level.COUNTY_LEVEL
    valid_from: dt.date = dt.date(2026, 1, 1)
    valid_to: dt.date | None = None


def refused(caught: pytest.ExceptionInfo[Refusal]) -> tuple[str, str]:
    return caught.value.reason, caught.value.facts["field"]


# ---- Regions


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("000000", Level.STATE_LEVEL),
        ("450000", Level.PROVINCE_LEVEL),
        ("450200", Level.CITY_LEVEL),
        ("450222", Level.COUNTY_LEVEL),
        ("429004", Level.COUNTY_LEVEL),  # 仙桃市, directly under its province
        ("450222101", Level.TOWNSHIP_LEVEL),
        ("441900003", Level.TOWNSHIP_LEVEL),  # 东莞市 has no counties
        ("450222101201", Level.VILLAGE_LEVEL),
    ],
)
def test_a_code_tells_its_level(code, level):
    assert domain.check_region_code(code, "region") == code
    assert domain.level_of(code) == level


@pytest.mark.parametrize(
    "code",
    [
        "45",
        "4502222",
        "45022a",
        "４５０２２２",
        "450222 ",
        "012345",
        "000001",
        "450022",
        "450000101",
        "450222000",
        "450222101000",
        "450222000201",
        "4502221012011",
    ],
)
def test_what_skips_a_level_or_is_no_number_is_no_code(code):
    with pytest.raises(InvalidArgument) as caught:
        domain.check_region_code(code, "region")

    assert refused(caught) == ("FIELD_INVALID", "region")


def test_a_code_is_needed():
    with pytest.raises(InvalidArgument) as caught:
        domain.check_region_code("", "region")

    assert refused(caught) == ("FIELD_REQUIRED", "region")


@pytest.mark.parametrize(
    ("code", "known", "parent"),
    [
        ("450222101", {"450222", "450200"}, "450222"),
        ("450222", {"450200", "450000", "000000"}, "450200"),
        ("429004", {"420000", "000000"}, "420000"),
        ("450222", set(), ""),
        ("000000", {"000000"}, ""),
    ],
)
def test_the_parent_is_the_nearest_region_known(code, known, parent):
    assert domain.parent_of(code, known, "", "region.parent") == parent


def test_another_parent_cannot_be_asked_for():
    with pytest.raises(InvalidArgument) as caught:
        domain.parent_of("450222101", {"450222", "450200"}, "450200", "region.parent")

    assert refused(caught) == ("FIELD_INVALID", "region.parent")


# ---- Reach


def test_a_reach_ends_at_its_region():
    Reach("4502").require("450222101", "x")
    EVERYWHERE.require("110000", "x")
    with pytest.raises(PermissionDenied) as caught:
        Reach("450222").require("450223", "organisation.region")

    assert refused(caught) == ("OUT_OF_SCOPE", "organisation.region")


# ---- Validity


@pytest.mark.parametrize(
    ("first", "last", "meet"),
    [("2026-03-01", None, True), ("2026-06-30", "2026-07-01", True), ("2026-07-01", None, False),
     ("2020-01-01", "2025-12-31", False), ("2020-01-01", "2026-01-01", True)],
)  # fmt: skip
def test_periods_meet_when_they_share_a_day(first, last, meet):
    end = dt.date.fromisoformat(last) if last else None
    given = (dt.date.fromisoformat(first), end, dt.date(2026, 1, 1), dt.date(2026, 6, 30))

    assert domain.periods_meet(*given) is meet


def test_a_period_of_one_day_is_one_and_does_not_end_before_it_begins():
    domain.check_period(dt.date(2026, 1, 1), dt.date(2026, 1, 1), "x")
    with pytest.raises(InvalidArgument):
        domain.check_period(dt.date(2026, 1, 1), dt.date(2025, 12, 31), "x")


# ---- Organisations


NAMING = {Level.COUNTY_LEVEL: re.compile(".+政务服务中心"), Level.VILLAGE_LEVEL: re.compile(".+政务服务站")}


@pytest.mark.parametrize(
    "unit",
    [
        Unit(title="柳城县政务服务中心", kind=OrganisationKind.SERVICE_CENTRE),
        Unit(title="随便叫什么", kind=OrganisationKind.DEPARTMENT),
        Unit(title="公积金分中心", kind=OrganisationKind.SUB_CENTRE),
        Unit(
            title="没有规定的名称",
            kind=OrganisationKind.SERVICE_CENTRE,
            region="450200",
            level=Level.CITY_LEVEL,
        ),
    ],
)
def test_a_centre_is_called_as_its_level_says(unit):
    domain.check_centre_name(unit, NAMING)


@pytest.mark.parametrize("title", ["政务服务中心", "柳城县政务服务中心大厅", "柳城县便民服务中心"])
def test_a_centre_is_not_called_otherwise(title):
    with pytest.raises(InvalidArgument) as caught:
        domain.check_centre_name(Unit(title=title, kind=OrganisationKind.SERVICE_CENTRE), NAMING)

    assert refused(caught) == ("CENTRE_NAME_NOT_ALLOWED", "organisation.title")


def test_a_parent_is_of_the_same_level_or_above_for_the_same_place():
    county = Unit("p", region="450222")
    city = Unit("p", region="450200", level=Level.CITY_LEVEL)

    domain.check_parent(Unit(), county, ["p"])
    domain.check_parent(Unit(), city, ["p"])


@pytest.mark.parametrize(
    ("parent", "ancestors", "reason"),
    [
        (Unit("p", region="450222101", level=Level.TOWNSHIP_LEVEL), [], "PARENT_TOO_LOW"),
        (Unit("p", region="450223"), [], "PARENT_ELSEWHERE"),
        (Unit("a"), ["a"], "PARENT_CYCLE"),
        (Unit("p"), ["p", "q", "a"], "PARENT_CYCLE"),
        (Unit("p", valid_from=dt.date(2020, 1, 1), valid_to=dt.date(2025, 1, 1)), [], "PARENT_NOT_VALID"),
    ],
)
def test_another_parent_is_refused(parent, ancestors, reason):
    with pytest.raises(InvalidArgument) as caught:
        domain.check_parent(Unit(), parent, ancestors)

    assert refused(caught) == (reason, "organisation.parent")


def test_a_level_is_that_of_the_region():
    with pytest.raises(InvalidArgument):
        domain.check_level(replace(Unit(), level=Level.CITY_LEVEL))


@pytest.mark.parametrize("kind", [OrganisationKind.DEPARTMENT, OrganisationKind.GOVERNMENT])
def test_windows_stand_in_centres(kind):
    domain.check_centre(Unit(kind=OrganisationKind.BRANCH_HALL), "window.centre")
    with pytest.raises(InvalidArgument) as caught:
        domain.check_centre(Unit(kind=kind), "window.centre")

    assert refused(caught) == ("NOT_A_CENTRE", "window.centre")


# ---- Posts


STAFF = {"a": "mz", "b": "mz", "c": "rs"}


def test_a_post_has_two_people_or_one():
    domain.check_posts([Post("a", "b"), Post("b")], STAFF, "mz")


@pytest.mark.parametrize(
    ("post", "reason", "field"),
    [
        (Post("a", "a"), "POST_NEEDS_TWO", "window.posts[1].deputy"),
        (Post("c", "a"), "STAFF_OF_ANOTHER_ORGANISATION", "window.posts[1].primary"),
        (Post("a", "c"), "STAFF_OF_ANOTHER_ORGANISATION", "window.posts[1].deputy"),
        (Post("a", "z"), "STAFF_MEMBER_NOT_FOUND", "window.posts[1].deputy"),
    ],
)
def test_a_bad_post_is_named(post, reason, field):
    with pytest.raises(InvalidArgument) as caught:
        domain.check_posts([Post("a", "b"), post], STAFF, "mz")

    assert refused(caught) == (reason, field)


# ---- Roles and rights


@pytest.mark.parametrize("roles", [[], ["CLERK", "CHIEF_REPRESENTATIVE"], ["SUPERVISOR", "AUDITOR"]])
def test_staff_may_have_these_roles(roles):
    domain.check_roles(roles)


@pytest.mark.parametrize("watching", ["SUPERVISOR", "AUDITOR"])
@pytest.mark.parametrize("handling", ["CLERK", "APPROVER", "CHIEF_REPRESENTATIVE", "AGENT", "ORGAN_HEAD"])
def test_who_handles_cases_does_not_watch_over_them(handling, watching):
    with pytest.raises(InvalidArgument) as caught:
        domain.check_roles([handling, watching])

    assert refused(caught) == ("ROLES_CONFLICT", "staff_member.roles")


def test_the_seven_rights_are_seven():
    assert len(domain.SEVEN_RIGHTS) == 7


@pytest.mark.parametrize(
    ("rights", "people", "grade"),
    [
        (["SEAL_USE"], 2, "正科级"),
        (["SEAL_USE"], 2, "副科级"),
        (["SEAL_USE"], 1, "科员"),
        (["EXAMINATION"], 5, "科员"),
        (["SEAL_USE"], 0, ""),
    ],
)
def test_the_seven_rights_may_be_given(rights, people, grade):
    domain.check_chief(rights, people, grade, {"正科级", "副科级"})


@pytest.mark.parametrize("right", sorted(domain.SEVEN_RIGHTS))
def test_each_of_the_seven_needs_section_grade_where_two_serve(right):
    with pytest.raises(FailedPrecondition) as caught:
        domain.check_chief(["EXAMINATION", right], 2, "科员", {"正科级", "副科级"})

    assert refused(caught) == ("GRADE_TOO_LOW", "mandate.holder")


def test_a_mandate_lies_within_the_posting():
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    domain.check_within_posting(*year, dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    domain.check_within_posting(*year, dt.date(2025, 1, 1), None)
    with pytest.raises(InvalidArgument) as early:
        domain.check_within_posting(*year, dt.date(2026, 1, 2), None)
    with pytest.raises(InvalidArgument) as late:
        domain.check_within_posting(*year, dt.date(2026, 1, 1), dt.date(2026, 12, 30))

    assert refused(early) == ("MANDATE_OUTSIDE_POSTING", "mandate.valid_from")
    assert refused(late) == ("MANDATE_OUTSIDE_POSTING", "mandate.valid_to")


# ---- Office hours, days, extensions


def test_sessions_follow_one_another():
    domain.check_sessions([("09:00", "12:00"), ("12:00", "17:00")])


@pytest.mark.parametrize(
    ("sessions", "field"),
    [
        ([], "office_hours.sessions"),
        (7 * [("09:00", "12:00")], "office_hours.sessions"),
        ([("09:00", "09:00")], "office_hours.sessions[0].close"),
        ([("13:00", "17:00"), ("09:00", "12:00")], "office_hours.sessions[1].open"),
        ([("24:00", "24:30")], "office_hours.sessions[0].open"),
    ],
)
def test_bad_sessions_are_named(sessions, field):
    with pytest.raises(InvalidArgument) as caught:
        domain.check_sessions(sessions)

    assert refused(caught) == ("FIELD_INVALID", field)


def test_a_day_is_declared_once_and_a_year_of_days_at_most():
    day = dt.date(2026, 1, 1)
    domain.check_days([day + dt.timedelta(days=n) for n in range(366)])
    for days in ([], [day, day], [day + dt.timedelta(days=n) for n in range(367)]):
        with pytest.raises(InvalidArgument):
            domain.check_days(days)


def test_a_period_is_extended_as_far_as_the_law_allows():
    domain.check_extension(10, 10, "XK-05")
    with pytest.raises(FailedPrecondition) as caught:
        domain.check_extension(11, 10, "XK-05")

    assert caught.value.facts == {"field": "extension", "clock": "XK-05", "allowed": "10"}
