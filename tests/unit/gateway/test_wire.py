"""Messages as JSON."""

import datetime as dt

import orjson
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.common.v1 import journal_pb2 as journal
from yangguang.hall.v1 import hall_pb2 as hall
from yangguang.supervision.v1 import supervision_pb2 as supervision

from gateway import wire


def test_a_message_is_written_in_the_words_and_the_order_of_its_proto():
    case = cases.Case(
        name="cases/1",
        kind="PROMISED",
        state="ACCEPTED",
        applicant={"kind": "PERSON", "name": "韦*"},
        materials=["M1"],
        accept_time=dt.datetime(2026, 2, 10, 1, 2, 3, 456000, tzinfo=dt.UTC),
        decision={"granted": False, "reason": "不符合条件"},
    )

    assert wire.to_json(case).decode() == (
        '{"name":"cases/1","kind":"PROMISED","state":"ACCEPTED",'
        '"applicant":{"kind":"PERSON","name":"韦*"},"materials":["M1"],'
        '"accept_time":"2026-02-10T01:02:03.456000Z","deemed_accepted":false,"procedures":[],'
        '"decision":{"granted":false,"reason":"不符合条件"},"clocks":[]}'
    )


def test_what_is_not_set_is_left_out_but_numbers_booleans_and_lists_stand():
    assert wire.to_dict(hall.Deadline()) == {"provisional": False, "explanation": []}


def test_a_rate_of_zero_stands_and_a_rate_that_is_not_known_does_not():
    values = wire.to_dict(supervision.IndicatorValues(completion_rate=0.0))

    assert values["completion_rate"] == 0.0
    assert values["applied_count"] == 0
    assert "same_day_rate" not in values


def test_times_end_in_z_and_have_no_fraction_when_there_is_none():
    event = cases.CaseEvent(time=dt.datetime(2026, 3, 16, 16, 0, tzinfo=dt.UTC))

    assert orjson.loads(wire.to_json(event))["time"] == "2026-03-16T16:00:00Z"


def test_bytes_are_hexadecimal_and_large_numbers_are_numbers():
    entry = wire.to_dict(journal.JournalEntry(position=2**53, id=b"\x01\xab"))

    assert (entry["position"], entry["id"]) == (2**53, "01ab")


def test_an_enum_value_of_a_newer_service_is_a_number():
    case = cases.Case.FromString(b"\x38\x63")

    assert wire.to_dict(case)["state"] == 99
