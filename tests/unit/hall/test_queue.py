"""The rules of the queue, one by one (C35, C36)."""

import datetime as dt

import pytest

from services.common.errors import FailedPrecondition
from services.hall.domain import Zone, queue
from services.hall.domain.queue import Action, ServiceMode, TicketState

HOURS = [["09:00", "12:00"], ["13:00", "17:00"]]


def china(hour: int, minute: int = 0, day: int = 2) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))


ALLOWED = {
    ("WAITING", "CALL"): "CALLED",
    ("CALLED", "RECALL"): "CALLED",
    ("PASSED", "RECALL"): "CALLED",
    ("CALLED", "SKIP"): "PASSED",
    ("CALLED", "TRANSFER"): "WAITING",
    ("CALLED", "FINISH"): "FINISHED",
}


@pytest.mark.parametrize("state", TicketState)
@pytest.mark.parametrize("action", Action)
def test_every_step_of_a_ticket_is_allowed_or_refused(state: TicketState, action: Action):
    expected = ALLOWED.get((state.name, action.name))

    if expected:
        assert queue.step(state, action).name == expected
    else:
        with pytest.raises(FailedPrecondition) as caught:
            queue.step(state, action)
        assert caught.value.reason == "STEP_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("called", "finished", "working", "mode", "minutes"),
    [
        (china(9, 5), china(9, 20), True, ServiceMode.WITHIN_HOURS, 0),
        (china(16, 50), china(17, 25), True, ServiceMode.AFTER_HOURS, 25),
        (china(18, 0), china(18, 10), True, ServiceMode.AFTER_HOURS, 10),
        (china(11, 50), china(12, 20), True, ServiceMode.BETWEEN_HOURS, 20),
        (china(8, 40), china(9, 10), True, ServiceMode.BETWEEN_HOURS, 20),
        (china(9, 0), china(9, 30), False, ServiceMode.ON_REST_DAY, 30),
        (china(23, 30), china(9, 0, day=3), True, ServiceMode.AFTER_HOURS, 30),
    ],
)
def test_a_visit_outside_of_office_hours_is_counted_by_its_kind_and_minutes(
    called, finished, working, mode, minutes
):
    assert queue.service_mode(called, finished, HOURS, working=working) == (mode, minutes)


def test_without_office_hours_nothing_lies_outside_of_them():
    assert queue.service_mode(china(3), china(4), [], working=True) == (ServiceMode.WITHIN_HOURS, 0)


def test_numbers_begin_with_the_letter_of_their_zone():
    assert queue.number(Zone.APPROVAL_ZONE, 12) == "A012"
    assert queue.number(Zone.CONVENIENCE_ZONE, 1000) == "D1000"


@pytest.mark.parametrize(
    ("ahead", "windows", "average", "minutes"),
    [(0, 3, 10.0, 0), (6, 3, 10.0, 20), (1, 0, None, 8), (5, 2, 7.0, 18)],
)
def test_the_wait_is_what_those_before_take_at_all_windows(ahead, windows, average, minutes):
    assert queue.estimated_minutes(ahead, windows, average) == minutes
