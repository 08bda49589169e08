"""Two years, forty per cent, and what a hall of a level has to have."""

import datetime as dt

import pytest
from yangguang.hall.v1 import (
    agents_pb2,
    conduct_pb2,
    facilities_pb2,
    hall_pb2,
    oversight_pb2,
    personnel_pb2,
    reform_pb2,
)

from services.common.errors import FailedPrecondition, InvalidArgument
from services.hall.domain import (
    Level,
    Zone,
    agents,
    conduct,
    facilities,
    organisations,
    oversight,
    personnel,
    reform,
)
from services.hall.domain.facilities import FacilityKind
from services.hall.domain.personnel import Action, AppraisalCategory, ChangeState


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "full"),
    [
        ("2024-03-02", "2026-03-01", False),
        ("2024-03-02", "2026-03-02", True),
        ("2024-02-29", "2026-02-28", False),
        ("2024-02-29", "2026-03-01", True),
        ("2024-12-31", "2026-12-31", True),
    ],
)
def test_d10_two_years_are_full_on_the_same_day_two_years_later(first, last, full):
    assert personnel.years_full(day(first), day(last)) is full


@pytest.mark.parametrize(("people", "least"), [(0, 0), (1, 1), (5, 2), (6, 3), (56, 23)])
def test_d20_forty_per_cent_are_rounded_up(people, least):
    assert personnel.least_excellent(people) == least


def test_d11_a_change_is_agreed_before_it_is_carried_out():
    walked = {
        (state.name, action.name, personnel.STEPS[state, action].name)
        for state in ChangeState
        for action in Action
        if (state, action) in personnel.STEPS
    }

    assert walked == {
        ("PROPOSED", "AGREE", "AGREED"),
        ("PROPOSED", "OBJECT", "OBJECTED"),
        ("AGREED", "CARRY_OUT", "CARRIED_OUT"),
    }
    with pytest.raises(FailedPrecondition, match="STEP_NOT_ALLOWED"):
        personnel.step(ChangeState.PROPOSED, Action.CARRY_OUT)


@pytest.mark.parametrize(
    ("category", "staff", "window", "field"),
    [
        (AppraisalCategory.EXCELLENT, "", "", "appraisal.staff"),
        (AppraisalCategory.SERVICE_STAR, "staff/a", "windows/b", "appraisal.window"),
        (AppraisalCategory.RED_FLAG_WINDOW, "staff/a", "windows/b", "appraisal.staff"),
        (AppraisalCategory.MODEL_WINDOW, "", "", "appraisal.window"),
    ],
)
def test_d24_windows_are_honoured_as_windows_and_people_as_people(category, staff, window, field):
    with pytest.raises(InvalidArgument) as refused:
        personnel.check_appraised(category, staff, window)

    assert refused.value.facts["field"] == field


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        ("2026-03-02", "2026-03-01", "FIELD_INVALID"),
        ("2026-01-01", "2026-02-01", "FIELD_INVALID"),
        ("2026-03-02", "2026-03-03", "DAY_TO_COME"),
    ],
)
def test_a_training_has_ended_and_lasts_a_month_at_most(first, last, reason):
    with pytest.raises(InvalidArgument, match=reason):
        personnel.check_training(day(first), day(last), day("2026-03-02"))


def test_a22_a_county_centre_lacks_what_is_not_there_of_seven_zones():
    there = {Zone.APPROVAL_ZONE, Zone.CONVENIENCE_ZONE, Zone.PARKING_ZONE}

    assert [zone.name for zone in facilities.lacking_zones(Level.COUNTY_LEVEL, there)] == [
        *("TRADING_ZONE", "READING_ZONE", "SUPERVISION_ZONE", "OFFICE_ZONE"),
    ]
    assert facilities.lacking_zones(Level.TOWNSHIP_LEVEL, there) == []


def test_a23_a_township_hall_has_three_points():
    there = {FacilityKind.ACCEPTANCE_POINT, FacilityKind.KIOSK}

    lacking = facilities.lacking_points(Level.TOWNSHIP_LEVEL, there)

    assert [kind.name for kind in lacking] == ["GUIDE_DESK", "WAITING_POINT"]
    assert facilities.lacking_points(Level.VILLAGE_LEVEL, there) == []


@pytest.mark.parametrize(
    ("proto", "ours"),
    [
        (agents_pb2.PointKind, agents.PointKind),
        (agents_pb2.AgentKind, agents.AgentKind),
        (agents_pb2.AgencyPoint.State, agents.PointState),
        (agents_pb2.Agent.State, agents.AgentState),
        (conduct_pb2.DutyKind, conduct.DutyKind),
        (conduct_pb2.InspectionScheme, conduct.InspectionScheme),
        (conduct_pb2.InspectionAspect, conduct.InspectionAspect),
        (conduct_pb2.ServiceSystem, conduct.ServiceSystem),
        (personnel_pb2.StaffEntryKind, personnel.StaffEntryKind),
        (personnel_pb2.AppraisalCategory, personnel.AppraisalCategory),
        (personnel_pb2.ComparedBy, personnel.ComparedBy),
        (personnel_pb2.StaffChange.State, personnel.ChangeState),
        (reform_pb2.Measure, reform.Measure),
        (reform_pb2.Stage, reform.Stage),
        (hall_pb2.Stationing, organisations.Stationing),
        (hall_pb2.ApprovalUnitForm, organisations.ApprovalUnitForm),
        (hall_pb2.UnitFunction, organisations.UnitFunction),
        (hall_pb2.BusinessLine, organisations.BusinessLine),
        (facilities_pb2.FacilityKind, facilities.FacilityKind),
        (facilities_pb2.GuidePurpose, facilities.GuidePurpose),
        (facilities_pb2.Facility.State, facilities.FacilityState),
        (oversight_pb2.TrackedStage, oversight.TrackedStage),
        (oversight_pb2.YearFileKind, oversight.YearFileKind),
        (oversight_pb2.ResidentPosting.State, oversight.PostingState),
        (oversight_pb2.QualityCheck.State, oversight.CheckState),
    ],
)
def test_proto_and_domain_of_the_registers_have_the_same_values(proto, ours):
    assert {name: number for name, number in proto.items() if number} == {
        value.name: value.value for value in ours
    }
