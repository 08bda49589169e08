"""Which events a consumer has missed, by what it noted."""

from services.common.notes import missed, own_types, renewed

GRANTED, REVOKED = "yangguang.hall.v1.MandateGranted", "yangguang.hall.v1.MandateRevoked"


def test_of_a_type_nobody_noted_every_event_was_missed():
    assert missed({GRANTED: None}, {GRANTED, REVOKED}, end=9) == {REVOKED: 0}


def test_of_a_type_passed_over_for_a_while_the_later_events_were_missed():
    assert missed({GRANTED: None, REVOKED: 4}, {GRANTED, REVOKED}, end=9) == {REVOKED: 4}


def test_a_type_passed_over_since_the_end_was_not_missed():
    assert missed({GRANTED: 9}, {GRANTED}, end=9) == {}


def test_where_nothing_is_noted_nothing_is_known_to_be_missed():
    assert missed({}, {GRANTED}, end=9) == {}


def test_who_does_not_know_a_type_notes_from_where_it_is_passed_over():
    assert renewed({GRANTED: None, REVOKED: None}, {GRANTED}, 7, {}) == {GRANTED: None, REVOKED: 7}


def test_a_type_passed_over_already_keeps_the_position_since_when():
    assert renewed({GRANTED: None, REVOKED: 4}, {GRANTED}, 7, {}) == {GRANTED: None, REVOKED: 4}


def test_what_is_missed_stays_noted_until_it_is_read():
    assert renewed({GRANTED: 4}, {GRANTED}, 7, {GRANTED: 4}) == {GRANTED: 4}


def test_events_of_a_service_are_told_by_their_package():
    types = {GRANTED, "yangguang.catalog.v1.ItemPublished"}

    assert own_types("hall", types) == {GRANTED}
    assert own_types("cases", types) == types
