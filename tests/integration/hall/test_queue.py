"""Tickets: taken without telephone or account, called in turn, sent on, counted (C33, C35, C36)."""

import asyncio
import datetime as dt

import grpc
import pytest
from yangguang.hall.v1 import appointments_pb2, hall_pb2
from yangguang.hall.v1 import queue_pb2 as pb

from tests.integration.hall.world import MZ, NOON, SPRING, World, refusal

SCJG = "organisations/450222-scjg"


@pytest.fixture
async def centre(world: World) -> str:
    """A centre of this test alone, with two windows."""
    given = hall_pb2.Organisation(
        title="柳城县测试政务服务中心", kind="SERVICE_CENTRE", region="450222", valid_from="2026-01-01"
    )
    request = hall_pb2.CreateOrganisationRequest(organisation_id=world.code(), organisation=given)
    made = await world.hall().CreateOrganisation(request)
    parts = [
        hall_pb2.Session(open="09:00", close="12:00"),
        hall_pb2.Session(open="13:00", close="17:00"),
    ]
    hours = hall_pb2.OfficeHours(centre=made.name, sessions=parts)
    await world.calendar("manager").SetOfficeHours(hall_pb2.SetOfficeHoursRequest(office_hours=hours))
    return made.name


async def call(world: World, window: str, account: str = "manager") -> pb.Ticket:
    return await world.queue(account).CallNextTicket(pb.CallNextTicketRequest(window=window))


async def finish(world: World, ticket: pb.Ticket) -> pb.Ticket:
    return await world.queue("manager").FinishTicket(pb.FinishTicketRequest(name=ticket.name))


async def test_anybody_takes_a_ticket_without_telephone_or_account(world: World, centre: str):
    await world.window(centre=centre, zone="CONVENIENCE_ZONE")

    first = await world.ticket(centre=centre, zone="CONVENIENCE_ZONE")
    second = await world.ticket(centre=centre, zone="CONVENIENCE_ZONE")

    assert (first.number, first.ahead, second.number, second.ahead) == ("D001", 0, "D002", 1)
    assert (second.estimated_minutes, second.state) == (8, pb.Ticket.WAITING)
    assert await world.queue().GetTicket(pb.GetTicketRequest(name=second.name)) == second


async def test_of_fifty_who_take_a_ticket_at_once_each_has_another_number(world: World, centre: str):
    await world.window(centre=centre)

    taken = await asyncio.gather(*(world.ticket(centre=centre) for _ in range(50)))

    assert sorted(one.number for one in taken) == [f"A{number:03}" for number in range(1, 51)]


async def test_an_item_leads_to_its_window(world: World, centre: str):
    window = await world.window(centre=centre, items=["items/Q1"])

    ticket = await world.ticket(centre=centre, item="items/Q1")
    with pytest.raises(grpc.RpcError) as caught:
        await world.ticket(centre=centre, item="items/Q2")

    assert ticket.window == window.name
    assert refusal(caught.value)[1:] == ("ITEM_NOT_SERVED_HERE", {"field": "item", "item": "Q2"})


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "FIELD_REQUIRED"),
        ({"centre": MZ}, "NOT_A_CENTRE"),
        ({"centre": "organisations/none"}, "ORGANISATION_NOT_FOUND"),
        ({"window": "windows/none"}, "WINDOW_NOT_FOUND"),
        ({"zone": "PARKING_ZONE"}, "ZONE_NOT_SERVED"),
        ({"appointment_code": "ZZZZZZZZ"}, "APPOINTMENT_NOT_FOUND"),
    ],
)
async def test_a_ticket_for_nowhere_is_refused(world: World, centre: str, given, reason):
    more = {"centre": centre} if "zone" in given else {}

    with pytest.raises(grpc.RpcError) as caught:
        await world.ticket(**more, **given)

    assert refusal(caught.value).reason == reason


async def test_who_is_in_the_slot_of_an_appointment_goes_first_then_the_elderly_then_the_number(
    world: World, centre: str
):
    window = await world.window(centre=centre)
    await world.service_session(window.name)
    booked = await world.booked(window.name)
    plain = await world.ticket(centre=centre)
    elderly = await world.ticket(centre=centre, priority="ELDERLY")
    arrived = await world.ticket(appointment_code=booked.code)

    early = await call(world, window.name)
    await finish(world, early)
    world.clock.now = NOON - dt.timedelta(minutes=55)
    in_slot = await call(world, window.name)
    await finish(world, in_slot)
    last = await call(world, window.name)

    assert (early.name, in_slot.name, last.name) == (elderly.name, arrived.name, plain.name)
    assert in_slot.appointment_time.ToDatetime(dt.UTC) == NOON - dt.timedelta(hours=1)


async def test_a_kept_appointment_was_served_and_its_code_gives_no_second_ticket(world: World, centre: str):
    window = await world.window(centre=centre)
    await world.service_session(window.name)
    booked = await world.booked(window.name)
    ticket = await world.ticket(appointment_code=booked.code)
    arrived = await world.appointments().CheckAppointment(
        appointments_pb2.CheckAppointmentRequest(code=booked.code)
    )

    with pytest.raises(grpc.RpcError) as again:
        await world.ticket(appointment_code=booked.code)
    await finish(world, await call(world, window.name))
    served = await world.appointments().CheckAppointment(
        appointments_pb2.CheckAppointmentRequest(code=booked.code)
    )

    assert (arrived.ticket, arrived.state) == (ticket.name, appointments_pb2.Appointment.ARRIVED)
    assert refusal(again.value).reason == "STEP_NOT_ALLOWED"
    assert served.state == appointments_pb2.Appointment.SERVED


async def test_eight_windows_that_call_at_once_call_eight_people(world: World, centre: str):
    windows = [await world.window(centre=centre) for _ in range(8)]
    taken = [await world.ticket(centre=centre) for _ in range(9)]

    called = await asyncio.gather(*(call(world, window.name) for window in windows))

    assert sorted(one.name for one in called) == sorted(one.name for one in taken[:8])
    assert {one.window for one in called} == {window.name for window in windows}


async def test_a_window_pressed_eight_times_at_once_calls_one_person(world: World, centre: str):
    window = await world.window(centre=centre)
    for _ in range(8):
        await world.ticket(centre=centre)

    results = await asyncio.gather(*(call(world, window.name) for _ in range(8)), return_exceptions=True)

    [called] = [one for one in results if isinstance(one, pb.Ticket)]
    refused = [refusal(one)[1:] for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * [("WINDOW_BUSY", {"number": called.number})]


async def test_nobody_is_called_when_nobody_waits(world: World, centre: str):
    window = await world.window(centre=centre)

    with pytest.raises(grpc.RpcError) as caught:
        await call(world, window.name)

    assert refusal(caught.value)[1:] == ("NOBODY_WAITS", {"window": window.name})


async def test_whoever_does_not_come_is_passed_over_and_may_be_called_once_more(world: World, centre: str):
    window = await world.window(centre=centre)
    await world.ticket(centre=centre)
    called = await call(world, window.name)
    stub = world.queue("clerk-mz")

    again = await stub.RecallTicket(pb.RecallTicketRequest(name=called.name, etag=called.etag))
    passed = await stub.SkipTicket(pb.SkipTicketRequest(name=called.name))
    back = await stub.RecallTicket(pb.RecallTicketRequest(name=called.name))

    assert (again.calls, passed.state, back.state, back.calls) == (2, pb.Ticket.PASSED, pb.Ticket.CALLED, 3)
    assert [version for version, _ in await world.journalled(called.name)] == [1, 2, 3, 4, 5]


async def test_who_is_sent_to_another_window_is_next_there(world: World, centre: str):
    here = await world.window(centre=centre)
    there = await world.window(centre=centre, organisation=SCJG, zone="CONVENIENCE_ZONE")
    sent = await world.ticket(centre=centre)
    await world.ticket(centre=centre, zone="CONVENIENCE_ZONE", priority="DISABLED")
    await call(world, here.name)
    stub = world.queue("clerk-mz")

    moved = await stub.TransferTicket(pb.TransferTicketRequest(name=sent.name, window=there.name))
    next_there = await call(world, there.name, "clerk-scjg")

    assert (moved.state, moved.window) == (pb.Ticket.WAITING, there.name)
    assert next_there.name == sent.name
    with pytest.raises(grpc.RpcError) as elsewhere:
        await world.queue("manager").TransferTicket(
            pb.TransferTicketRequest(name=sent.name, window="windows/450222101-mz-01")
        )
    assert refusal(elsewhere.value)[1:] == ("WINDOW_ELSEWHERE", {"field": "window"})


async def test_clerks_call_and_see_the_tickets_of_their_own_windows(world: World, centre: str):
    window = await world.window(centre=centre)
    await world.ticket(centre=centre)

    with pytest.raises(grpc.RpcError) as calling:
        await call(world, window.name, "clerk-scjg")
    called = await call(world, window.name, "clerk-mz")
    with pytest.raises(grpc.RpcError) as finishing:
        await world.queue("clerk-scjg").FinishTicket(pb.FinishTicketRequest(name=called.name))
    mine = await world.queue("clerk-mz").ListTickets(pb.ListTicketsRequest(centre=centre))
    others = await world.queue("clerk-scjg").ListTickets(pb.ListTicketsRequest(centre=centre))

    assert refusal(calling.value)[:2] == ("NOT_FOUND", "WINDOW_NOT_FOUND")
    assert refusal(finishing.value)[:2] == ("NOT_FOUND", "TICKET_NOT_FOUND")
    assert [one.name for one in mine.tickets] == [called.name]
    assert list(others.tickets) == []


async def test_the_board_shows_who_is_called_where_and_how_many_wait(world: World, centre: str):
    window = await world.window(centre=centre, counter="01", title="一号窗口")
    await world.window(centre=centre, counter="02", title="二号窗口")
    await world.window(centre=centre, counter="03", open=False)
    for _ in range(5):
        await world.ticket(centre=centre)
    await world.ticket(window=window.name)
    called = await call(world, window.name)

    board = await world.queue().GetWaitingBoard(pb.GetWaitingBoardRequest(centre=centre))

    lines = [(line.counter, line.title, line.calling, line.waiting) for line in board.windows]
    assert board.centre_title == "柳城县测试政务服务中心"
    assert lines == [("01", "一号窗口", called.number, 1), ("02", "二号窗口", "", 0)]
    [zone] = board.zones
    assert (zone.zone, zone.waiting, zone.estimated_minutes) == (hall_pb2.APPROVAL_ZONE, 4, 16)


async def test_service_outside_of_office_hours_is_counted_by_its_mode(world: World, centre: str):
    window = await world.window(centre=centre)
    await world.service_session(window.name)
    booked = await world.booked(window.name)
    missed = await world.booked(window.name)
    times = {
        "within": (SPRING, 10),
        "between": (NOON - dt.timedelta(minutes=5), 15),
        "after": (NOON + dt.timedelta(hours=5), 20),
        "rest": (SPRING + dt.timedelta(days=5), 30),
    }
    for name, (start, minutes) in times.items():
        world.clock.now = start
        code = booked.code if name == "within" else ""
        await world.ticket(**({"appointment_code": code} if code else {"centre": centre}))
        world.clock.now += dt.timedelta(minutes=4)
        called = await call(world, window.name)
        world.clock.now = start + dt.timedelta(minutes=minutes)
        await finish(world, called)
    await world.sweep()

    figures = await world.queue("supervisor").GetServiceFigures(
        pb.GetServiceFiguresRequest(centre=centre, first_day="2026-03-02", last_day="2026-03-08")
    )

    assert missed.state == appointments_pb2.Appointment.BOOKED
    assert (figures.tickets, figures.finished, figures.passed) == (4, 4, 0)
    assert (figures.reserved, figures.missed) == (1, 1)
    assert (figures.between_hours, figures.after_hours, figures.on_rest_days) == (1, 1, 1)
    # 10 of the 15 minutes over noon lie outside, called at 11:59; all 16 in the evening; all 26 on Saturday.
    assert figures.overtime_minutes == 10 + 16 + 26
    assert figures.average_wait_minutes == 4


async def test_figures_of_another_county_are_not_found(world: World, centre: str):
    request = pb.GetServiceFiguresRequest(centre=centre, first_day="2026-03-02", last_day="2026-03-02")

    with pytest.raises(grpc.RpcError) as caught:
        await world.queue("supervisor-lz").GetServiceFigures(request)

    assert refusal(caught.value)[:2] == ("NOT_FOUND", "ORGANISATION_NOT_FOUND")


async def test_numbers_begin_anew_each_day_and_yesterdays_call_holds_up_nobody(world: World, centre: str):
    window = await world.window(centre=centre)
    await world.ticket(centre=centre)
    await call(world, window.name)

    world.clock.now = SPRING + dt.timedelta(days=1)
    ticket = await world.ticket(centre=centre)
    called = await call(world, window.name)

    assert (ticket.number, called.name) == ("A001", ticket.name)
