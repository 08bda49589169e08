"""Appointments: booked without two on one place, given up, missed; who sees them (C33, C36)."""

import asyncio
import datetime as dt

import grpc
import pytest
from yangguang.hall.v1 import appointments_pb2 as pb

from tests.integration.hall.world import NOON, World, refusal

ELEVEN = NOON - dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


async def slots(world: World, window: str, **more) -> list[pb.Slot]:
    answer = await world.appointments().ListSlots(pb.ListSlotsRequest(window=window, **more))
    return list(answer.slots)


async def test_a_window_offers_the_slots_of_its_sessions_on_working_days(world: World):
    window = await world.window()
    await world.service_session(window.name)

    found = await slots(world, window.name, page_size=7)

    days = sorted({slot.start_time.ToDatetime().day for slot in found})
    first = found[0]
    assert days == [2, 3, 4, 5, 6]
    # At 10:00 of the Monday the slots of 10:30, 11:00 and 11:30 are left; each later day has six.
    assert len(found) == 3 + 4 * 6
    assert first.start_time.ToDatetime(dt.UTC) == dt.datetime(2026, 3, 2, 2, 30, tzinfo=dt.UTC)
    assert (first.capacity, first.free, first.kind) == (2, 2, pb.REGULAR)


async def test_off_peak_extended_and_holiday_sessions_have_slots_of_their_own(world: World):
    window = await world.window()
    hours = {"OFF_PEAK": ("12:00", "13:00"), "EXTENDED": ("17:00", "18:00"), "HOLIDAY": ("10:00", "11:00")}
    for kind, (opens, closes) in hours.items():
        await world.service_session(window.name, kind=kind, open=opens, close=closes, slot_minutes=60)

    found = await slots(world, window.name, page_size=7)

    told = {
        (slot.start_time.ToDatetime().strftime("%a %H"), pb.SessionKind.Name(slot.kind)) for slot in found
    }
    assert ("Mon 04", "OFF_PEAK") in told
    assert ("Fri 09", "EXTENDED") in told
    assert {name for name, kind in told if kind == "HOLIDAY"} == {"Sat 02", "Sun 02"}


async def test_the_slots_of_later_days_are_on_later_pages_until_they_cannot_be_booked(world: World):
    window = await world.window()
    request, pages = pb.ListSlotsRequest(window=window.name, page_size=20), 0
    while True:
        answer = await world.appointments().ListSlots(request)
        pages += 1
        request.page_token = answer.next_page_token
        if not answer.next_page_token:
            break

    assert pages == 2


async def test_sessions_of_a_window_do_not_overlap(world: World):
    window = await world.window()
    first = await world.service_session(window.name)

    with pytest.raises(grpc.RpcError) as caught:
        await world.service_session(window.name, open="11:30")

    assert refusal(caught.value)[1:] == ("SESSION_OVERLAPS", {"session": first.name})


async def test_of_eight_managers_who_open_the_same_session_one_does(world: World):
    window = await world.window()

    results = await asyncio.gather(
        *(world.service_session(window.name) for _ in range(8)), return_exceptions=True
    )

    refused = [refusal(one).reason for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * ["SESSION_OVERLAPS"]


async def test_a_batch_session_takes_the_items_it_is_for(world: World):
    window = await world.window(items=["items/AS1", "items/AS2"])
    await world.service_session(window.name, kind="BATCH", items=["items/AS1"])

    booked = await world.booked(window.name, item="items/AS1")
    with pytest.raises(grpc.RpcError) as other:
        await world.booked(window.name, item="items/AS2")
    with pytest.raises(grpc.RpcError) as strange:
        await world.booked(window.name, item="items/AS9")

    assert booked.item == "items/AS1"
    assert refusal(other.value)[1:] == ("ITEM_NOT_SERVED_HERE", {"field": "item", "item": "AS2"})
    assert refusal(strange.value).reason == "ITEM_NOT_SERVED_HERE"


async def test_a_session_is_ended_and_what_is_booked_stays(world: World):
    window = await world.window()
    session = await world.service_session(window.name)
    kept = await world.booked(window.name, start_time=ELEVEN + 2 * DAY)

    ended = await world.appointments("manager").EndServiceSession(
        pb.EndServiceSessionRequest(name=session.name, last_day="2026-03-02", etag=session.etag)
    )

    assert (ended.last_day, ended.etag) == ("2026-03-02", "2")
    assert {slot.start_time.ToDatetime().day for slot in await slots(world, window.name)} == {2}
    found = await world.appointments("manager").GetAppointment(pb.GetAppointmentRequest(name=kept.name))
    assert found.state == pb.Appointment.BOOKED


async def test_of_fifty_who_book_the_last_places_at_once_no_more_get_one_than_there_are(world: World):
    window = await world.window()
    await world.service_session(window.name, capacity=3)

    results = await asyncio.gather(*(world.booked(window.name) for _ in range(50)), return_exceptions=True)

    booked = [one for one in results if isinstance(one, pb.Appointment)]
    refused = [refusal(one).reason for one in results if isinstance(one, grpc.RpcError)]
    assert (len(booked), refused) == (3, 47 * ["SLOT_FULL"])
    assert len({one.code for one in booked}) == 3
    [free] = [
        slot.free for slot in await slots(world, window.name) if slot.start_time == booked[0].start_time
    ]
    assert free == 0


async def test_nobody_who_may_look_sees_name_and_number_in_full_and_events_have_neither(world: World):
    window = await world.window()
    await world.service_session(window.name)

    booked = await world.booked(window.name, visitor="韦一山", phone="19900001234")

    assert (booked.visitor, booked.phone, booked.state) == ("韦*山", "199****1234", pb.Appointment.BOOKED)
    assert len(booked.code) == 8
    rows = await world.rows("SELECT payload FROM journal WHERE aggregate = :name", name=booked.name)
    [[payload]] = rows
    for secret in ("韦", "山", "1234", booked.code):
        assert secret.encode() not in payload
    [row] = await world.rows(
        "SELECT visitor, phone FROM appointments WHERE id = :id", id=booked.name.removeprefix("appointments/")
    )
    assert "韦一山".encode() not in row.visitor
    assert b"19900001234" not in row.phone


async def test_a_code_shows_the_appointment_however_it_is_typed_and_gives_it_up(world: World):
    window = await world.window()
    await world.service_session(window.name, capacity=1)
    booked = await world.booked(window.name)
    typed = f"{booked.code[:4]} {booked.code[4:]}".lower()

    seen = await world.appointments().CheckAppointment(pb.CheckAppointmentRequest(code=typed))
    given_up = await world.appointments().GiveUpAppointment(pb.GiveUpAppointmentRequest(code=booked.code))
    again = await world.booked(window.name)

    assert (seen.name, seen.code) == (booked.name, "")
    assert given_up.state == pb.Appointment.CANCELLED
    assert again.start_time == booked.start_time
    with pytest.raises(grpc.RpcError) as caught:
        await world.appointments().CheckAppointment(pb.CheckAppointmentRequest(code="ZZZZZZZZ"))
    assert refusal(caught.value)[:2] == ("NOT_FOUND", "APPOINTMENT_NOT_FOUND")


async def test_eight_who_cancel_at_once_give_back_one_place(world: World):
    window = await world.window()
    await world.service_session(window.name)
    booked = await world.booked(window.name)
    await world.booked(window.name)
    cancel = pb.CancelAppointmentRequest(name=booked.name)

    results = await asyncio.gather(
        *(world.appointments("manager").CancelAppointment(cancel) for _ in range(8)), return_exceptions=True
    )

    refused = [refusal(one).reason for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * ["STEP_NOT_ALLOWED"]
    [row] = await world.rows(
        'SELECT taken FROM slots WHERE "window" = :window', window=window.name.removeprefix("windows/")
    )
    assert row.taken == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"start_time": ELEVEN - dt.timedelta(hours=2)}, "SLOT_BEGUN"),
        ({"start_time": ELEVEN + 31 * DAY}, "SLOT_TOO_FAR"),
        ({"start_time": ELEVEN + dt.timedelta(minutes=10)}, "SLOT_NOT_FOUND"),
        ({"start_time": ELEVEN + 5 * DAY}, "SLOT_NOT_FOUND"),
        ({"visitor": ""}, "FIELD_REQUIRED"),
        ({"phone": "12"}, "FIELD_INVALID"),
        ({"start_time": None}, "FIELD_REQUIRED"),
        ({"window": "windows/none"}, "WINDOW_NOT_FOUND"),
    ],
)
async def test_what_cannot_be_booked_is_refused(world: World, changes, reason):
    window = await world.window()
    await world.service_session(window.name)

    with pytest.raises(grpc.RpcError) as caught:
        await world.booked(**{"window": window.name, **changes})

    assert refusal(caught.value).reason == reason


async def test_nothing_is_booked_at_a_closed_window(world: World):
    window = await world.window(open=False)
    await world.service_session(window.name)

    with pytest.raises(grpc.RpcError) as caught:
        await world.booked(window.name)

    assert refusal(caught.value)[1:] == ("WINDOW_CLOSED", {"window": window.name})


async def test_a_telephone_number_holds_one_appointment_a_day_and_window_and_three_in_all(world: World):
    window = await world.window()
    await world.service_session(window.name)
    phone = "19900009999"
    await world.booked(window.name, phone=phone)

    with pytest.raises(grpc.RpcError) as same_day:
        await world.booked(window.name, phone=phone, start_time=ELEVEN + dt.timedelta(minutes=30))
    for more in (1, 2):
        await world.booked(window.name, phone=phone, start_time=ELEVEN + more * DAY)
    with pytest.raises(grpc.RpcError) as fourth:
        await world.booked(window.name, phone=phone, start_time=ELEVEN + 3 * DAY)

    assert refusal(same_day.value)[:2] == ("ALREADY_EXISTS", "APPOINTMENT_ALREADY_HELD")
    assert refusal(fourth.value)[:2] == ("FAILED_PRECONDITION", "TOO_MANY_APPOINTMENTS")


async def test_a_resident_sees_and_cancels_the_own_appointment_alone(world: World):
    window = await world.window()
    await world.service_session(window.name)
    mine = await world.booked(window.name, "resident")
    get, cancel = pb.GetAppointmentRequest(name=mine.name), pb.CancelAppointmentRequest(name=mine.name)

    listed = await world.appointments("resident").ListAppointments(pb.ListAppointmentsRequest())
    with pytest.raises(grpc.RpcError) as reading:
        await world.appointments("resident2").GetAppointment(get)
    with pytest.raises(grpc.RpcError) as cancelling:
        await world.appointments("resident2").CancelAppointment(cancel)
    cancelled = await world.appointments("resident").CancelAppointment(cancel)

    assert [one.name for one in listed.appointments] == [mine.name]
    assert refusal(reading.value)[:2] == ("NOT_FOUND", "APPOINTMENT_NOT_FOUND")
    assert refusal(cancelling.value)[:2] == ("NOT_FOUND", "APPOINTMENT_NOT_FOUND")
    assert cancelled.state == pb.Appointment.CANCELLED


async def test_a_clerk_lists_the_day_of_the_own_organisations_windows(world: World):
    window = await world.window()
    await world.service_session(window.name)
    at_eleven = await world.booked(window.name)
    later = await world.booked(window.name, start_time=ELEVEN + dt.timedelta(minutes=30))
    request = pb.ListAppointmentsRequest(window=window.name, day="2026-03-02", page_size=1)

    first = await world.appointments("clerk-mz").ListAppointments(request)
    request.page_token = first.next_page_token
    second = await world.appointments("clerk-mz").ListAppointments(request)
    request.page_token = ""
    others = await world.appointments("clerk-scjg").ListAppointments(request)

    assert [one.name for one in (*first.appointments, *second.appointments)] == [at_eleven.name, later.name]
    assert list(others.appointments) == []


async def test_whoever_does_not_come_has_missed_the_appointment(world: World):
    window = await world.window()
    await world.service_session(window.name)
    booked = await world.booked(window.name)
    get = pb.GetAppointmentRequest(name=booked.name)

    world.clock.now = ELEVEN + dt.timedelta(minutes=60)
    await world.sweep()
    waiting = await world.appointments("manager").GetAppointment(get)
    world.clock.now = ELEVEN + dt.timedelta(minutes=61)
    await asyncio.gather(*(world.sweep() for _ in range(8)))
    missed = await world.appointments("manager").GetAppointment(get)

    assert (waiting.state, missed.state) == (pb.Appointment.BOOKED, pb.Appointment.MISSED)
    assert [version for version, _ in await world.journalled(booked.name)] == [1, 2]


async def test_eight_repeats_at_once_book_one_place(world: World):
    window = await world.window()
    await world.service_session(window.name)
    request = pb.CreateAppointmentRequest(
        window=window.name, start_time=ELEVEN, visitor="黄二", phone="19900008888", request_id="one-place"
    )

    answers = await asyncio.gather(*(world.appointments().CreateAppointment(request) for _ in range(8)))

    assert len({answer.SerializeToString(deterministic=True) for answer in answers}) == 1
