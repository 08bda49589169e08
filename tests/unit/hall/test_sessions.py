"""The rules of appointments, one by one (C09, C33, C36)."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from services.common.errors import FailedPrecondition, InvalidArgument
from services.hall.domain import sessions
from services.hall.domain.sessions import Action, AppointmentState, SessionKind

HOURS = [["09:00", "12:00"], ["13:00", "17:00"]]
MONDAY = dt.date(2026, 3, 2)


@dataclass
class Plan:
    """A session as the rules look at it."""

    kind: SessionKind = SessionKind.REGULAR
    first_day: dt.date = dt.date(2026, 3, 1)
    last_day: dt.date = dt.date(2026, 3, 31)
    opens: str = "09:00"
    closes: str = "12:00"
    slot_minutes: int = 30
    capacity: int = 2


def china(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.mark.parametrize(
    ("kind", "opens", "closes", "good"),
    [
        (SessionKind.REGULAR, "09:00", "12:00", True),
        (SessionKind.REGULAR, "11:00", "13:30", False),
        (SessionKind.REGULAR, "18:00", "19:00", False),
        (SessionKind.OFF_PEAK, "12:00", "13:00", True),
        (SessionKind.OFF_PEAK, "08:00", "09:00", True),
        (SessionKind.OFF_PEAK, "17:00", "19:00", False),
        (SessionKind.OFF_PEAK, "12:30", "13:30", False),
        (SessionKind.EXTENDED, "17:00", "19:00", True),
        (SessionKind.EXTENDED, "12:00", "13:00", False),
        (SessionKind.HOLIDAY, "10:00", "15:00", True),
        (SessionKind.BATCH, "08:00", "18:00", True),
    ],
)
def test_a_session_lies_to_the_office_hours_as_its_kind_says(kind, opens, closes, good):
    plan = Plan(kind=kind, opens=opens, closes=closes)

    if good:
        sessions.check_session(plan, HOURS)
    else:
        with pytest.raises(InvalidArgument) as caught:
            sessions.check_session(plan, HOURS)
        assert caught.value.reason == "SESSION_AT_WRONG_HOURS"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"opens": "9:00"}, "service_session.open"),
        ({"closes": "08:00"}, "service_session.close"),
        ({"last_day": dt.date(2026, 2, 28)}, "service_session.last_day"),
        ({"last_day": dt.date(2027, 3, 3)}, "service_session.last_day"),
        ({"slot_minutes": 4}, "service_session.slot_minutes"),
        ({"slot_minutes": 240}, "service_session.slot_minutes"),
        ({"capacity": 0}, "service_session.capacity"),
        ({"capacity": 101}, "service_session.capacity"),
    ],
)
def test_a_session_that_cannot_be_is_refused_by_its_field(changes, field):
    with pytest.raises(InvalidArgument) as caught:
        sessions.check_session(replace(Plan(), **changes), HOURS)

    assert caught.value.facts["field"] == field


@pytest.mark.parametrize(
    ("kind", "working", "expected"),
    [
        (SessionKind.REGULAR, True, True),
        (SessionKind.REGULAR, False, False),
        (SessionKind.OFF_PEAK, False, False),
        (SessionKind.EXTENDED, True, True),
        (SessionKind.HOLIDAY, True, False),
        (SessionKind.HOLIDAY, False, True),
        (SessionKind.BATCH, True, True),
        (SessionKind.BATCH, False, True),
    ],
)
def test_holiday_sessions_are_on_rest_days_and_the_others_on_working_days(kind, working, expected):
    assert sessions.takes_place(Plan(kind=kind), MONDAY, working=working) is expected


def test_a_session_falls_into_slots_and_the_rest_is_too_short_for_one():
    plan = Plan(opens="09:00", closes="10:10", slot_minutes=30)

    assert list(sessions.slots(plan, MONDAY)) == [
        (china(2, 9), china(2, 9, 30)),
        (china(2, 9, 30), china(2, 10)),
    ]


def test_sessions_overlap_when_they_share_a_day_and_a_time():
    plan = Plan()

    assert sessions.overlap(plan, replace(plan, opens="11:00", closes="12:00"))
    assert not sessions.overlap(plan, replace(plan, opens="12:00", closes="13:00"))
    assert not sessions.overlap(
        plan, replace(plan, first_day=dt.date(2026, 4, 1), last_day=dt.date(2026, 4, 2))
    )
    assert not sessions.overlap(plan, replace(plan, kind=SessionKind.HOLIDAY))
    assert sessions.overlap(plan, replace(plan, kind=SessionKind.BATCH))


def test_a_place_is_booked_before_its_slot_and_at_most_thirty_days_ahead():
    sessions.check_start(china(31, 9), china(1, 12))

    with pytest.raises(FailedPrecondition) as begun:
        sessions.check_start(china(2, 9), china(2, 9))
    with pytest.raises(FailedPrecondition) as far:
        sessions.check_start(china(2, 9), china(2, 9) - dt.timedelta(days=31))

    assert (begun.value.reason, far.value.reason) == ("SLOT_BEGUN", "SLOT_TOO_FAR")


def test_an_appointment_is_waited_for_half_an_hour_after_its_slot_and_on_its_day_alone():
    sessions.check_arrival(china(2, 9), china(2, 9, 30), china(2, 10))

    with pytest.raises(FailedPrecondition) as over:
        sessions.check_arrival(china(2, 9), china(2, 9, 30), china(2, 10, 1))
    with pytest.raises(FailedPrecondition) as early:
        sessions.check_arrival(china(2, 9), china(2, 9, 30), china(1, 9))

    assert (over.value.reason, early.value.reason) == ("APPOINTMENT_OVER", "APPOINTMENT_ON_ANOTHER_DAY")


ALLOWED = {
    ("BOOKED", "ARRIVE"): "ARRIVED",
    ("BOOKED", "CANCEL"): "CANCELLED",
    ("BOOKED", "MISS"): "MISSED",
    ("ARRIVED", "SERVE"): "SERVED",
}


@pytest.mark.parametrize("state", AppointmentState)
@pytest.mark.parametrize("action", Action)
def test_every_step_of_an_appointment_is_allowed_or_refused(state: AppointmentState, action: Action):
    expected = ALLOWED.get((state.name, action.name))

    if expected:
        assert sessions.step(state, action).name == expected
    else:
        with pytest.raises(FailedPrecondition) as caught:
            sessions.step(state, action)
        assert caught.value.reason == "STEP_NOT_ALLOWED"
