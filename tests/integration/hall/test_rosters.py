"""Rosters, attendance, leave and stand-ins (D02, D08, D12–D14)."""

import asyncio
import datetime as dt

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from yangguang.hall.v1 import hall_pb2
from yangguang.hall.v1 import rosters_pb2 as pb

from tests.integration.hall.world import CENTRE, MZ, SPRING, World, refusal

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
SATURDAY = "2026-03-07"


async def shift(world: World, staff: str, account: str = "manager", **changes) -> pb.Shift:
    given = {"staff": staff, "kind": "WINDOW_DUTY", "day": "2026-03-03", "open": "09:00", "close": "12:00"}
    request = pb.CreateShiftRequest(shift=pb.Shift(**{**given, **changes}))
    return await world.rosters(account).CreateShift(request)


async def leave(world: World, staff: str, account: str = "manager", **changes) -> pb.Leave:
    given = {"staff": staff, "kind": "ANNUAL", "start_time": SPRING + DAY, "end_time": SPRING + 3 * DAY}
    request = pb.CreateLeaveRequest(leave=pb.Leave(**{**given, **changes}))
    return await world.rosters(account).CreateLeave(request)


async def approve(world: World, asked: pb.Leave, account: str = "manager", **more) -> pb.Leave:
    return await world.rosters(account).ApproveLeave(pb.ApproveLeaveRequest(name=asked.name, **more))


async def record(world: World, staff: str, account: str = "manager", **more) -> pb.Attendance:
    request = pb.RecordAttendanceRequest(**{"staff": staff, "way": "CARD", **more})
    return await world.rosters(account).RecordAttendance(request)


async def stand_ins(world: World, staff: str, **more) -> list[pb.StandIn]:
    page = await world.rosters().ListStandIns(pb.ListStandInsRequest(page_size=100, **more))
    return [one for one in page.stand_ins if one.absent == staff]


async def post(world: World, items: list[str] | None = None) -> tuple[hall_pb2.Window, str, str]:
    """A window with an A and a B."""
    first, second = await world.staff_member(), await world.staff_member()
    posts = [hall_pb2.Post(primary=first.name, deputy=second.name)]
    window = await world.window(posts=posts, items=items or [])
    return window, first.name, second.name


# ---- Rosters


async def test_somebody_is_put_on_the_roster_and_taken_off_before_it_begins(world: World):
    person = await world.staff_member()
    made = await shift(world, person.name, day="2026-03-04")

    cancelled = await world.rosters().CancelShift(pb.CancelShiftRequest(name=made.name, etag=made.etag))
    request = pb.ListShiftsRequest(first_day="2026-03-04", organisation=MZ)
    listed = await world.rosters("clerk-mz").ListShifts(request)

    assert cancelled.cancelled
    assert made.name not in {one.name for one in listed.shifts}
    assert await world.journalled(made.name) == [(1, "ShiftChanged"), (2, "ShiftChanged")]
    with pytest.raises(grpc.RpcError) as again:
        await world.rosters().CancelShift(pb.CancelShiftRequest(name=made.name))
    assert refusal(again.value).reason == "SHIFT_OVER"


async def test_of_eight_who_plan_the_same_shift_one_does(world: World):
    person = await world.staff_member()

    results = await asyncio.gather(*(shift(world, person.name) for _ in range(8)), return_exceptions=True)

    refused = [refusal(one).reason for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * ["SHIFT_OVERLAPS"]


async def test_on_a_rest_day_somebody_is_on_duty_with_a_leader(world: World):
    person, leader = await world.staff_member(), await world.staff_member(grade="副科级")
    given = {"kind": "HOLIDAY_DUTY", "day": SATURDAY}

    made = await shift(world, person.name, leader=leader.name, **given)
    with pytest.raises(grpc.RpcError) as without:
        await shift(world, person.name, open="13:00", close="17:00", **given)
    with pytest.raises(grpc.RpcError) as working_day:
        await shift(world, person.name, leader=leader.name, kind="HOLIDAY_DUTY", day="2026-03-06")

    assert (made.leader, made.kind) == (leader.name, pb.HOLIDAY_DUTY)
    assert refusal(without.value)[1:] == ("FIELD_REQUIRED", {"field": "shift.leader"})
    assert refusal(working_day.value).reason == "NOT_A_REST_DAY"


async def test_units_whose_window_cannot_decide_are_covered_by_leaders_who_sat_there(world: World):
    unit = await world.organisation(title="柳城县测试坐班局")
    await world.window(organisation=unit.name)
    leader = await world.staff_member(organisation=unit.name, grade="正科级")
    made = await shift(world, leader.name, kind="LEADER_SITTING", day="2026-03-03")
    request = pb.GetDutyCoverageRequest(centre=CENTRE, month="2026-03")

    async def line(name: str) -> pb.DutyCoverage.UnitLine:
        coverage = await world.rosters("supervisor").GetDutyCoverage(request)
        [found] = [one for one in coverage.units if one.organisation == name]
        return found

    planned = await line(unit.name)
    world.clock.now = SPRING + DAY
    await record(world, leader.name)
    sat = await line(unit.name)
    civil_affairs = await line(MZ)

    assert (planned.authorised, planned.sittings, planned.attended, planned.covered) == (False, 1, 0, False)
    assert (sat.sittings, sat.attended, sat.covered) == (1, 1, True)
    assert (civil_affairs.title, civil_affairs.authorised, civil_affairs.covered) == (
        "柳城县民政局",
        True,
        True,
    )
    listed = await world.rosters().ListShifts(pb.ListShiftsRequest(first_day="2026-03-03", page_size=100))
    assert {one.name: one.attended for one in listed.shifts}[made.name]


# ---- Attendance


async def test_arriving_and_leaving_are_recorded_with_minutes_late_and_early(world: World):
    person = await world.staff_member(window="windows/450222-mz-01")

    arrived = await record(world, person.name, way="IMAGE", evidence="images/1.jpg")
    world.clock.now = SPRING + 6 * HOUR
    left = await record(world, person.name)

    # The hours of the centre are 9 to 17; it was 10 and 16.
    assert (arrived.late_minutes, arrived.early_minutes, arrived.HasField("leave_time")) == (60, 0, False)
    assert (left.late_minutes, left.early_minutes, left.day) == (60, 60, "2026-03-02")
    assert (left.arrive_time, left.evidence) == (arrived.arrive_time, "")
    assert left.leave_time.ToDatetime(dt.UTC) == SPRING + 6 * HOUR


async def test_a_picture_has_a_reference(world: World):
    person = await world.staff_member()

    with pytest.raises(grpc.RpcError) as caught:
        await record(world, person.name, way="IMAGE")

    assert refusal(caught.value)[1:] == ("FIELD_REQUIRED", {"field": "evidence"})


async def test_a_clerk_records_the_own_attendance_alone(world: World):
    other = await world.staff_member()

    mine = await record(world, "staff/450222-mz-01", "clerk-mz")
    with pytest.raises(grpc.RpcError) as caught:
        await record(world, other.name, "clerk-mz")

    assert mine.staff == "staff/450222-mz-01"
    assert refusal(caught.value)[:2] == ("NOT_FOUND", "STAFF_MEMBER_NOT_FOUND")


async def test_attendance_is_summed_up_by_week_month_and_quarter(world: World):
    unit = await world.organisation(title="柳城县测试考勤局")
    person = await world.staff_member(organisation=unit.name, posted_from="2026-03-03")
    away = await leave(world, person.name, start_time=SPRING + 2 * DAY, end_time=SPRING + 3 * DAY)
    await approve(world, away)
    world.clock.now = SPRING + DAY
    await record(world, person.name)
    # On Friday of that week: there on Tuesday, on leave on Wednesday and Thursday, absent on Friday.
    world.clock.now = SPRING + 4 * DAY

    found = {}
    for period in ("WEEK", "MONTH", "QUARTER"):
        page = await world.rosters("supervisor").ListAttendanceSummaries(
            pb.ListAttendanceSummariesRequest(organisation=unit.name, period=period)
        )
        [line] = page.attendance_summaries
        found[period] = (line.first_day, line.last_day)

    assert found == {
        "WEEK": ("2026-03-02", "2026-03-06"),
        "MONTH": ("2026-03-01", "2026-03-06"),
        "QUARTER": ("2026-01-01", "2026-03-06"),
    }
    assert (line.due_days, line.present_days, line.leave_days, line.absent_days) == (4, 1, 2, 1)
    with pytest.raises(grpc.RpcError) as caught:
        await world.rosters("supervisor").ListAttendanceSummaries(pb.ListAttendanceSummariesRequest())
    assert refusal(caught.value)[1:] == ("FIELD_REQUIRED", {"field": "period"})


# ---- Leave and stand-ins


async def test_while_a_is_on_leave_b_stands_in_and_the_events_say_so(world: World):
    window, first, second = await post(world, items=["items/L1"])
    asked = await leave(world, first, reason="探亲")
    approved = await approve(world, asked)
    [planned] = await stand_ins(world, first)

    await world.sweep()
    before = await world.journalled(planned.name)
    world.clock.now = SPRING + DAY
    await asyncio.gather(*(world.sweep() for _ in range(8)))
    [active] = await stand_ins(world, first, active=True)
    world.clock.now = SPRING + 3 * DAY
    await asyncio.gather(*(world.sweep() for _ in range(8)))
    [over] = await stand_ins(world, first)

    assert (approved.state, approved.decider) == (pb.Leave.APPROVED, "manager")
    assert (planned.state, before) == (pb.StandIn.PLANNED, [])
    assert (active.state, active.window, active.absent, active.deputy) == (
        pb.StandIn.ACTIVE,
        window.name,
        first,
        second,
    )
    assert list(active.items) == ["items/L1"]
    assert over.state == pb.StandIn.OVER
    assert await world.journalled(planned.name) == [(1, "StandInStarted"), (2, "StandInEnded")]
    [row] = await world.rows("SELECT payload FROM journal WHERE aggregate = :name LIMIT 1", name=asked.name)
    assert "探亲".encode() not in row.payload


async def test_a_temporary_absence_begins_at_once_and_ends_when_the_person_is_back(world: World):
    _, first, second = await post(world)

    gone = await leave(world, first, kind="TEMPORARY", start_time=None, end_time=SPRING + 2 * HOUR)
    [active] = await stand_ins(world, first)
    world.clock.now = SPRING + HOUR
    back = await world.rosters().EndLeave(pb.EndLeaveRequest(name=gone.name))
    [over] = await stand_ins(world, first)

    assert (gone.state, active.state, active.deputy) == (pb.Leave.APPROVED, pb.StandIn.ACTIVE, second)
    assert (back.state, over.state) == (pb.Leave.ENDED, pb.StandIn.OVER)
    assert back.end_time == over.end_time == Timestamp(seconds=int((SPRING + HOUR).timestamp()))


async def test_whoever_is_back_before_the_leave_began_needs_nobody(world: World):
    _, first, _ = await post(world)
    granted = await approve(world, await leave(world, first))

    await world.rosters().EndLeave(pb.EndLeaveRequest(name=granted.name))
    [dropped] = await stand_ins(world, first)

    assert dropped.state == pb.StandIn.DROPPED
    assert await world.journalled(dropped.name) == []


async def test_of_a_and_b_who_both_want_to_go_one_may(world: World):
    first, second = await world.staff_member(), await world.staff_member()
    for one, other in ((first, second), (second, first)):
        await world.window(posts=[hall_pb2.Post(primary=one.name, deputy=other.name)])
    asked = [await leave(world, person.name) for person in (first, second) for _ in range(4)]

    results = await asyncio.gather(*(approve(world, one) for one in asked), return_exceptions=True)

    granted = {one.staff for one in results if isinstance(one, pb.Leave)}
    refused = [refusal(one).reason for one in results if isinstance(one, grpc.RpcError)]
    assert len(granted) == 1
    assert set(refused) <= {"STANDS_IN_FOR_ANOTHER", "DEPUTY_AWAY"}
    assert len(refused) >= 4


async def test_a_window_without_a_deputy_needs_somebody_named(world: World):
    first, other = await world.staff_member(), await world.staff_member()
    window = await world.window(posts=[hall_pb2.Post(primary=first.name)])
    asked = await leave(world, first.name)

    with pytest.raises(grpc.RpcError) as missing:
        await approve(world, asked)
    with pytest.raises(grpc.RpcError) as foreign:
        await approve(world, asked, deputy="staff/450222-scjg-01")
    await approve(world, asked, deputy=other.name)
    [planned] = await stand_ins(world, first.name)

    code = window.name.removeprefix("windows/")
    assert refusal(missing.value)[1:] == ("DEPUTY_MISSING", {"field": "deputy", "window": code})
    assert refusal(foreign.value).reason == "STAFF_MEMBER_NOT_FOUND"
    assert planned.deputy == other.name


async def test_whoever_leads_a_holiday_goes_only_after_somebody_else_takes_it(world: World):
    person, leader = await world.staff_member(), await world.staff_member(grade="副科级")
    made = await shift(world, person.name, kind="HOLIDAY_DUTY", day=SATURDAY, leader=leader.name)
    asked = await leave(world, person.name, end_time=SPRING + 6 * DAY)

    with pytest.raises(grpc.RpcError) as caught:
        await approve(world, asked)
    await world.rosters().CancelShift(pb.CancelShiftRequest(name=made.name))
    await approve(world, asked)
    with pytest.raises(grpc.RpcError) as on_leave:
        await shift(world, person.name, kind="HOLIDAY_DUTY", day=SATURDAY, leader=leader.name)

    assert refusal(caught.value)[1:] == ("SHIFT_IN_THE_WAY", {"day": SATURDAY})
    assert refusal(on_leave.value)[1:] == ("ON_LEAVE", {"field": "shift.staff"})


async def test_the_head_of_the_organ_grants_leave_but_not_his_own(world: World):
    asked = await leave(world, "staff/450222-mz-03", "manager")
    own = await leave(world, "staff/450222-mz-04", "head-mz")

    with pytest.raises(grpc.RpcError) as mine:
        await approve(world, own, "head-mz")
    with pytest.raises(grpc.RpcError) as foreign:
        await approve(world, asked, "head-scjg")
    with pytest.raises(grpc.RpcError) as clerk:
        await approve(world, asked, "clerk-mz")
    rejected = await world.rosters("head-mz").RejectLeave(pb.RejectLeaveRequest(name=asked.name))

    assert refusal(mine.value)[:2] == ("PERMISSION_DENIED", "OWN_LEAVE")
    assert refusal(foreign.value)[:2] == ("NOT_FOUND", "LEAVE_NOT_FOUND")
    assert refusal(clerk.value)[:2] == ("PERMISSION_DENIED", "ROLE_REQUIRED")
    assert (rejected.state, rejected.decider) == (pb.Leave.REJECTED, "head-mz")


async def test_leaves_are_seen_by_the_own_organisation_and_the_region(world: World):
    person = await world.staff_member()
    asked = await leave(world, person.name)
    request = pb.ListLeavesRequest(staff=person.name)

    mine = await world.rosters("clerk-mz").ListLeaves(request)
    theirs = await world.rosters("clerk-scjg").ListLeaves(request)
    neighbours = await world.rosters("supervisor-lz").ListLeaves(request)

    assert [one.name for one in mine.leaves] == [asked.name]
    assert (list(theirs.leaves), list(neighbours.leaves)) == ([], [])


async def test_eight_repeats_at_once_ask_for_one_leave(world: World):
    person = await world.staff_member()
    given = pb.Leave(staff=person.name, kind="SICK", start_time=SPRING + DAY, end_time=SPRING + 2 * DAY)
    request = pb.CreateLeaveRequest(leave=given, request_id="one-leave")

    answers = await asyncio.gather(*(world.rosters().CreateLeave(request) for _ in range(8)))

    assert len({answer.name for answer in answers}) == 1
