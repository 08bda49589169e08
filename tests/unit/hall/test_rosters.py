"""The rules of rosters, attendance, leave and stand-ins, one by one (D02, D08, D12–D14)."""

import datetime as dt

import pytest

from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied
from services.hall.domain import rosters
from services.hall.domain.rosters import Action, LeaveKind, LeaveState, Period, ShiftKind

DAY = dt.date(2026, 3, 2)


def china(hour: int, minute: int = 0, day: int = 2) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))


ALLOWED = {
    ("REQUESTED", "APPROVE"): "APPROVED",
    ("REQUESTED", "REJECT"): "REJECTED",
    ("APPROVED", "END"): "ENDED",
}


@pytest.mark.parametrize("state", LeaveState)
@pytest.mark.parametrize("action", Action)
def test_every_step_of_a_leave_is_allowed_or_refused(state: LeaveState, action: Action):
    expected = ALLOWED.get((state.name, action.name))

    if expected:
        assert rosters.step(state, action).name == expected
    else:
        with pytest.raises(FailedPrecondition) as caught:
            rosters.step(state, action)
        assert caught.value.reason == "STEP_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("kind", "working", "leader", "is_leader", "leads", "reason"),
    [
        (ShiftKind.WINDOW_DUTY, True, "", False, False, ""),
        (ShiftKind.WINDOW_DUTY, True, "b", False, True, "FIELD_INVALID"),
        (ShiftKind.LEADER_SITTING, True, "", True, False, ""),
        (ShiftKind.LEADER_SITTING, True, "", False, False, "NOT_A_LEADER"),
        (ShiftKind.HOLIDAY_DUTY, False, "b", False, True, ""),
        (ShiftKind.HOLIDAY_DUTY, True, "b", False, True, "NOT_A_REST_DAY"),
        (ShiftKind.HOLIDAY_DUTY, False, "", False, False, "FIELD_REQUIRED"),
        (ShiftKind.HOLIDAY_DUTY, False, "b", False, False, "NOT_A_LEADER"),
    ],
)
def test_holiday_duty_has_a_leader_and_leaders_alone_sit_in_the_hall(
    kind, working, leader, is_leader, leads, reason
):
    given = {"working": working, "leader": leader, "is_leader": is_leader, "leads": leads}

    if not reason:
        rosters.check_shift(kind, **given)
    else:
        with pytest.raises(InvalidArgument) as caught:
            rosters.check_shift(kind, **given)
        assert caught.value.reason == reason


def test_nobody_is_on_duty_twice_at_once():
    rosters.check_free("09:00", "12:00", [("12:00", "17:00")])

    with pytest.raises(FailedPrecondition) as caught:
        rosters.check_free("09:00", "12:01", [("12:00", "17:00")])

    assert caught.value.facts == {"open": "12:00", "close": "17:00"}


def test_minutes_late_and_early_are_whole_and_never_below_nought():
    assert rosters.late_minutes(DAY, "09:00", china(9, 7)) == 7
    assert rosters.late_minutes(DAY, "09:00", china(8, 50)) == 0
    assert rosters.late_minutes(DAY, "", china(9, 7)) == 0
    assert rosters.early_minutes(DAY, "17:00", china(16, 45)) == 15
    assert rosters.early_minutes(DAY, "17:00", china(17, 45)) == 0


@pytest.mark.parametrize(
    ("period", "day", "first", "last"),
    [
        (Period.WEEK, dt.date(2026, 3, 1), dt.date(2026, 2, 23), dt.date(2026, 3, 1)),
        (Period.MONTH, dt.date(2024, 2, 10), dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        (Period.MONTH, dt.date(2026, 12, 31), dt.date(2026, 12, 1), dt.date(2026, 12, 31)),
        (Period.QUARTER, dt.date(2026, 5, 15), dt.date(2026, 4, 1), dt.date(2026, 6, 30)),
        (Period.QUARTER, dt.date(2026, 12, 1), dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
    ],
)
def test_weeks_months_and_quarters_begin_and_end_where_people_say(period, day, first, last):
    assert rosters.days_of(period, day) == (first, last)


@pytest.mark.parametrize(
    ("kind", "start", "end", "reason"),
    [
        (LeaveKind.ANNUAL, china(9), china(17, day=6), ""),
        (LeaveKind.ANNUAL, china(9, day=1), china(17), "FIELD_INVALID"),
        (LeaveKind.ANNUAL, china(9), china(9), "LEAVE_TOO_LONG"),
        (LeaveKind.FAMILY, china(9), china(9) + dt.timedelta(days=184), "LEAVE_TOO_LONG"),
        (LeaveKind.TEMPORARY, china(10), china(14), ""),
        (LeaveKind.TEMPORARY, china(10), china(14, 1), "LEAVE_TOO_LONG"),
        (LeaveKind.TEMPORARY, china(22), china(1, day=3), "LEAVE_TOO_LONG"),
    ],
)
def test_a_leave_has_an_end_and_a_temporary_absence_is_of_hours(kind, start, end, reason):
    if not reason:
        rosters.check_leave(kind, start, end, china(10))
    else:
        with pytest.raises(InvalidArgument) as caught:
            rosters.check_leave(kind, start, end, china(10))
        assert caught.value.reason == reason


def test_nobody_decides_on_his_own_leave():
    rosters.check_decider("clerk", "head")
    rosters.check_decider("", "")

    with pytest.raises(PermissionDenied) as caught:
        rosters.check_decider("head", "head")

    assert caught.value.reason == "OWN_LEAVE"


def test_the_deputy_of_each_post_stands_in_unless_somebody_is_named():
    windows = [("w1", [["a", "b"], ["c", "a"]]), ("w2", [["a", "d"]])]

    assert rosters.deputies(windows, "a", "") == [("w1", "b"), ("w2", "d")]
    assert rosters.deputies(windows, "a", "e") == [("w1", "e"), ("w2", "e")]
    assert rosters.deputies(windows, "b", "") == []
    with pytest.raises(FailedPrecondition) as caught:
        rosters.deputies([("w3", [["a", ""]])], "a", "")
    assert caught.value.facts == {"field": "deputy", "window": "w3"}
