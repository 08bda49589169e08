"""Zones, points and devices of halls, and the guide desk (A22, A23)."""

import grpc
import pytest
from yangguang.hall.v1 import facilities_pb2 as pb
from yangguang.hall.v1 import hall_pb2 as hall

from tests.integration.hall.world import CENTRE, MZ, World, refusal

TOWNSHIP = "organisations/450222104-zwzx"


async def facility(world: World, account: str = "manager", **changes) -> pb.Facility:
    given = {"organisation": CENTRE, "zone": "CONVENIENCE_ZONE", "kind": "KIOSK", "title": "自助终端1号"}
    request = pb.CreateFacilityRequest(facility=pb.Facility(**{**given, **changes}))
    return await world.facilities(account).CreateFacility(request)


async def visit(world: World, account: str = "manager", **changes) -> pb.GuideVisit:
    given = {"organisation": CENTRE, "kind": "HANDLING"}
    request = pb.CreateGuideVisitRequest(guide_visit=pb.GuideVisit(**{**given, **changes}))
    return await world.facilities(account).CreateGuideVisit(request)


async def layout(world: World, centre: str) -> pb.HallLayout:
    return await world.facilities("").GetHallLayout(pb.GetHallLayoutRequest(name=centre))


async def test_a22_windows_and_devices_stand_in_zones_and_what_is_lacking_of_seven_is_told(world: World):
    for zone in ("READING_ZONE", "SUPERVISION_ZONE", "PARKING_ZONE", "OFFICE_ZONE"):
        await facility(world, zone=zone, kind="DISPLAY")
    kiosk = await facility(world)
    await world.window(zone="CONVENIENCE_ZONE")

    found = await layout(world, CENTRE)

    lines = {hall.Zone.Name(line.zone): (line.windows, line.facilities) for line in found.zones}
    assert lines["CONVENIENCE_ZONE"] == (1, 1)
    assert lines["PARKING_ZONE"] == (0, 1)
    assert lines["APPROVAL_ZONE"][0] > 5
    # The trading zone alone has neither a window nor anything else.
    assert list(found.lacking_zones) == [hall.TRADING_ZONE]
    assert list(found.lacking_points) == [pb.ARCHIVE_ROOM, pb.READING_ROOM]
    assert (kiosk.state, kiosk.region) == (pb.Facility.IN_USE, "450222")
    assert await world.journalled(kiosk.name) == [(1, "FacilityChanged")]


async def test_a23_a_township_hall_has_a_guide_desk_an_acceptance_and_a_waiting_point(world: World):
    empty = await layout(world, TOWNSHIP)
    desk = await facility(world, organisation=TOWNSHIP, kind="GUIDE_DESK", title="行政服务导办处")
    for kind in ("ACCEPTANCE_POINT", "WAITING_POINT"):
        await facility(world, organisation=TOWNSHIP, kind=kind, title="点")
    whole = await layout(world, TOWNSHIP)

    retired = await world.facilities().RetireFacility(pb.RetireFacilityRequest(name=desk.name))
    without = await layout(world, TOWNSHIP)
    with pytest.raises(grpc.RpcError) as again:
        await world.facilities().RetireFacility(pb.RetireFacilityRequest(name=desk.name))

    assert list(empty.lacking_points) == [pb.GUIDE_DESK, pb.ACCEPTANCE_POINT, pb.WAITING_POINT]
    assert (list(whole.lacking_points), list(whole.lacking_zones)) == ([], [])
    assert (retired.state, list(without.lacking_points)) == (pb.Facility.RETIRED, [pb.GUIDE_DESK])
    assert refusal(again.value)[:2] == ("FAILED_PRECONDITION", "FACILITY_RETIRED")


async def test_p04_the_centre_of_a_county_has_an_archive_and_a_reading_room(world: World):
    archive = await facility(world, zone="OFFICE_ZONE", kind="ARCHIVE_ROOM", title="档案室", place="三楼东")
    half = await layout(world, CENTRE)
    await facility(world, zone="READING_ZONE", kind="READING_ROOM", title="报刊图书阅览室")
    whole = await layout(world, CENTRE)
    listed = await world.facilities("").ListFacilities(pb.ListFacilitiesRequest(organisation=CENTRE))
    await world.facilities().RetireFacility(pb.RetireFacilityRequest(name=archive.name))
    without = await layout(world, CENTRE)

    assert list(half.lacking_points) == [pb.READING_ROOM]
    assert list(whole.lacking_points) == []
    rooms = [(pb.FacilityKind.Name(each.kind), each.title) for each in listed.facilities]
    assert rooms[:2] == [("READING_ROOM", "报刊图书阅览室"), ("ARCHIVE_ROOM", "档案室")]
    assert list(without.lacking_points) == [pb.ARCHIVE_ROOM]


async def test_a23_the_guide_desk_registers_who_came_for_what_and_where_he_was_shown(world: World):
    made = await visit(world, window="windows/450222-mz-01", helped=True)

    with pytest.raises(grpc.RpcError) as elsewhere:
        await visit(world, organisation=TOWNSHIP, window="windows/450222-mz-01")
    with pytest.raises(grpc.RpcError) as department:
        await visit(world, "clerk-mz")
    with pytest.raises(grpc.RpcError) as no_hall:
        await visit(world, organisation=MZ)
    today = pb.ListGuideVisitsRequest(organisation=CENTRE, first_day="2026-03-02", last_day="2026-03-02")
    page = await world.facilities().ListGuideVisits(today)

    assert (made.day, made.kind, made.helped) == ("2026-03-02", pb.HANDLING, True)
    assert page.guide_visits[0] == made
    assert refusal(elsewhere.value)[:2] == ("INVALID_ARGUMENT", "WINDOW_OF_ANOTHER_ORGANISATION")
    assert refusal(department.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
    assert refusal(no_hall.value).reason == "NOT_A_CENTRE"


async def test_the_next_county_sets_nothing_up_here(world: World):
    made = await facility(world)

    with pytest.raises(grpc.RpcError) as sets:
        await facility(world, "manager-lz")
    with pytest.raises(grpc.RpcError) as takes:
        await world.facilities("manager-lz").RetireFacility(pb.RetireFacilityRequest(name=made.name))

    assert refusal(sets.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
    assert refusal(takes.value)[:2] == ("NOT_FOUND", "FACILITY_NOT_FOUND")
