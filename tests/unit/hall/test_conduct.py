"""What is owed a year, what inspections look at, who serves where."""

import datetime as dt

import pytest

from services.common.errors import FailedPrecondition, InvalidArgument
from services.hall.domain import Level, agents, conduct
from services.hall.domain.agents import AgentKind, PointKind, PointState
from services.hall.domain.conduct import DUTIES, DutyKind, InspectionScheme, Tally

MARCH_16 = dt.date(2026, 3, 16)


def days(*texts: str) -> list[dt.date]:
    return [dt.date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("kind", "done", "found"),
    [
        # 2026 has begun; three of four are too few, and the year is not over.
        (DutyKind.HEAD_VISIT, days("2026-01-05", "2026-02-02", "2026-03-02"), Tally(1, 3, 0, 0)),
        (DutyKind.BUREAU_MEETING, days(*4 * ["2026-01-05"]), Tally(1, 4, 1, 0)),
        # January has two visits, February one, March has just begun; last year does not count.
        (
            DutyKind.DEPUTY_VISIT,
            days("2025-12-31", "2026-01-05", "2026-01-20", "2026-02-02"),
            Tally(3, 3, 1, 1),
        ),
        # Eleven Mondays until 16 March 2026, the first on 5 January; the last week has just begun.
        (DutyKind.SECTION_VISIT, days("2026-01-05", "2026-01-12", "2026-01-13"), Tally(11, 3, 2, 8)),
        (DutyKind.MONTHLY_MEETING, days("2026-01-31", "2026-02-01", "2026-03-16"), Tally(3, 3, 3, 0)),
    ],
)
def test_d09_d21_what_was_done_is_counted_against_what_was_owed(kind, done, found):
    assert conduct.tally(DUTIES[kind], done, 2026, MARCH_16) == found


def test_d09_the_numbers_owed_are_those_of_the_document():
    assert [(kind.name, duty.minimum) for kind, duty in DUTIES.items()] == [
        ("BUREAU_MEETING", 4),
        ("HEAD_VISIT", 4),
        ("DEPUTY_VISIT", 2),
        ("SECTION_VISIT", 1),
        ("MONTHLY_MEETING", 1),
    ]


@pytest.mark.parametrize(
    ("scheme", "aspects"),
    [
        ("FIVE_NORMS", ["WORKING_HOURS", "DRESS", "LANGUAGE", "BEHAVIOUR", "APPEARANCE"]),
        (
            "FIVE_STANDARDS",
            [
                *("WINDOW_BUILDING", "OPENNESS_ASPECT", "SERVICE_CONDUCT"),
                *("SERVICE_QUALITY", "WINDOW_MANAGEMENT"),
            ],
        ),
    ],
)
def test_d17_d18_an_inspection_looks_at_five_aspects_once_each(scheme, aspects):
    numbers = [conduct.InspectionAspect[aspect].value for aspect in aspects]
    good = [(number, True, "") for number in numbers]

    assert conduct.check_findings(InspectionScheme[scheme], good) == 5
    for wrong in (good[:-1], [*good, good[0]], [*good[:-1], good[0]]):
        with pytest.raises(InvalidArgument) as refused:
            conduct.check_findings(InspectionScheme[scheme], wrong)
        assert refused.value.reason == "ASPECTS_INCOMPLETE"


def test_what_is_not_good_is_said():
    findings = [(number, number != 4, "") for number in range(1, 6)]

    with pytest.raises(InvalidArgument) as refused:
        conduct.check_findings(InspectionScheme.FIVE_NORMS, findings)

    assert refused.value.facts["field"] == "inspection.findings[3].note"


def test_d22_the_eight_systems_are_those_of_the_document():
    assert [system.name for system in conduct.ServiceSystem] == [
        *("OPEN_SERVICE", "POST_RESPONSIBILITY", "FIRST_ASKED", "ONE_TIME_NOTICE"),
        *("APPOINTMENT_SERVICE", "SERVICE_PROMISE", "TIME_LIMIT", "FAULT_ACCOUNTABILITY"),
    ]


@pytest.mark.parametrize(
    ("kind", "point", "serves"),
    [
        (AgentKind.VILLAGE_AGENT, PointKind.VILLAGE_POINT, True),
        (AgentKind.GRID_WORKER, PointKind.CONVENIENCE_POINT, True),
        (AgentKind.FULL_TIME_AGENT, PointKind.AGENCY_WINDOW, True),
        (AgentKind.FULL_TIME_AGENT, PointKind.VILLAGE_POINT, False),
        (AgentKind.VILLAGE_AGENT, PointKind.AGENCY_WINDOW, False),
    ],
)
def test_full_time_agents_serve_at_windows_and_the_others_among_the_people(kind, point, serves):
    if serves:
        agents.check_agent(kind, point, PointState.OPEN)
    else:
        with pytest.raises(InvalidArgument, match="AGENT_SERVES_ELSEWHERE"):
            agents.check_agent(kind, point, PointState.OPEN)


def test_nobody_comes_to_a_point_that_is_closed():
    with pytest.raises(FailedPrecondition, match="POINT_CLOSED"):
        agents.check_agent(AgentKind.GRID_WORKER, PointKind.VILLAGE_POINT, PointState.CLOSED)


@pytest.mark.parametrize(
    ("given", "reason", "field"),
    [
        ((PointKind.VILLAGE_POINT, "450223100201", "450222", Level.COUNTY_LEVEL, ""),
         "ORGANISATION_ELSEWHERE", "agency_point.region"),
        ((PointKind.VILLAGE_POINT, "450222101201", "450222101", Level.TOWNSHIP_LEVEL, "windows/x"),
         "FIELD_INVALID", "agency_point.window"),
        ((PointKind.AGENCY_WINDOW, "450222101", "450222101", Level.TOWNSHIP_LEVEL, "windows/x"),
         "LEVEL_TOO_LOW", "agency_point.kind"),
        ((PointKind.AGENCY_WINDOW, "450222", "450222", Level.COUNTY_LEVEL, ""),
         "FIELD_REQUIRED", "agency_point.window"),
    ],
)  # fmt: skip
def test_a_point_is_where_its_kind_may_be(given, reason, field):
    with pytest.raises(InvalidArgument) as refused:
        agents.check_point(*given)

    assert (refused.value.reason, refused.value.facts["field"]) == (reason, field)
