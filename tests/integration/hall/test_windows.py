"""Windows: opened and changed, one per item and centre, with A/B posts."""

import asyncio

import grpc
import pytest
from google.protobuf.field_mask_pb2 import FieldMask
from yangguang.hall.v1 import hall_pb2 as pb

from tests.integration.hall.world import CENTRE, FOREIGN_CENTRE, LZ, MZ, World, refusal, window


async def update(world: World, given: pb.Window, *paths: str, account: str = "manager") -> pb.Window:
    request = pb.UpdateWindowRequest(window=given, update_mask=FieldMask(paths=paths))
    return await world.hall(account).UpdateWindow(request)


async def test_a_window_is_opened_and_told(world: World):
    opened = await world.window(items=["items/A1"], counter="07", zone="CONVENIENCE_ZONE")

    assert (opened.region, opened.zone, opened.counter) == ("450222", pb.CONVENIENCE_ZONE, "07")
    assert opened.open
    assert await world.hall("").GetWindow(pb.GetWindowRequest(name=opened.name)) == opened
    assert await world.journalled(opened.name) == [(1, "WindowChanged")]


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"title": ""}, "FIELD_REQUIRED", "window.title"),
        ({"centre": ""}, "FIELD_REQUIRED", "window.centre"),
        ({"centre": "450222-zwzx"}, "FIELD_INVALID", "window.centre"),
        ({"centre": "organisations/none"}, "ORGANISATION_NOT_FOUND", "window.centre"),
        ({"centre": MZ}, "NOT_A_CENTRE", "window.centre"),
        ({"organisation": "organisations/none"}, "ORGANISATION_NOT_FOUND", "window.organisation"),
        ({"organisation": LZ}, "ORGANISATION_ELSEWHERE", "window.organisation"),
        ({"zone": 99}, "FIELD_INVALID", "window.zone"),
        ({"items": ["A1"]}, "FIELD_INVALID", "window.items[0]"),
        ({"items": ["items/D1", "items/D1"]}, "FIELD_INVALID", "window.items"),
        ({"posts": [pb.Post(deputy="staff/450222-mz-01")]}, "FIELD_REQUIRED", "window.posts[0].primary"),
        ({"posts": [pb.Post(primary="staff/none")]}, "STAFF_MEMBER_NOT_FOUND", "window.posts[0].primary"),
    ],
)
async def test_a_bad_window_is_refused_by_its_field(world: World, changes, reason, field):
    before = await world.size()

    with pytest.raises(grpc.RpcError) as caught:
        await world.window(**changes)

    refused = refusal(caught.value)
    assert (refused.code, refused.reason, refused.facts["field"]) == ("INVALID_ARGUMENT", reason, field)
    assert await world.size() == before


async def test_an_item_has_one_window_in_a_centre(world: World):
    await world.window(items=["items/B1", "items/B2"])

    with pytest.raises(grpc.RpcError) as caught:
        await world.window(items=["items/B2", "items/B3"])
    elsewhere = await world.window("manager-lz", centre=FOREIGN_CENTRE, organisation=LZ, items=["items/B2"])

    assert refusal(caught.value) == (
        "ALREADY_EXISTS",
        "ITEM_HAS_ANOTHER_WINDOW",
        {"field": "window.items", "item": "items/B2"},
    )
    assert list(elsewhere.items) == ["items/B2"]


async def test_of_eight_managers_who_want_an_item_for_their_window_one_gets_it(world: World):
    windows = [await world.window() for _ in range(8)]
    attempts = [
        update(world, pb.Window(name=found.name, items=["items/C1", "items/C2"]), "items")
        for found in windows
    ]

    results = await asyncio.gather(*attempts, return_exceptions=True)

    [winner] = [one for one in results if isinstance(one, pb.Window)]
    refused = [refusal(one)[:2] for one in results if isinstance(one, grpc.RpcError)]
    page = await world.hall("").ListWindows(pb.ListWindowsRequest(item="items/C1"))
    assert refused == 7 * [("ALREADY_EXISTS", "ITEM_HAS_ANOTHER_WINDOW")]
    assert [found.name for found in page.windows] == [winner.name]


async def test_an_item_moves_when_its_window_lets_it_go(world: World):
    old, new = await world.window(items=["items/E1", "items/E2"]), await world.window()

    await update(world, pb.Window(name=old.name, items=["items/E2"]), "items")
    await update(world, pb.Window(name=new.name, items=["items/E1"]), "items")

    page = await world.hall("").ListWindows(pb.ListWindowsRequest(item="items/E1"))
    assert [found.name for found in page.windows] == [new.name]


async def test_a_post_needs_two_people_of_the_windows_organisation(world: World):
    one, other = await world.staff_member(), await world.staff_member()
    stranger = await world.staff_member("manager-lz", organisation=LZ)
    opened = await world.window(posts=[pb.Post(primary=one.name, deputy=other.name)])

    with pytest.raises(grpc.RpcError) as alone:
        await update(
            world, pb.Window(name=opened.name, posts=[pb.Post(primary=one.name, deputy=one.name)]), "posts"
        )
    with pytest.raises(grpc.RpcError) as foreign:
        await update(
            world,
            pb.Window(name=opened.name, posts=[pb.Post(primary=one.name, deputy=stranger.name)]),
            "posts",
        )

    assert refusal(alone.value)[1:] == ("POST_NEEDS_TWO", {"field": "window.posts[0].deputy"})
    assert refusal(foreign.value).reason == "STAFF_OF_ANOTHER_ORGANISATION"
    assert refusal(foreign.value).facts["field"] == "window.posts[0].deputy"


async def test_a_window_is_closed_and_keeps_its_items(world: World):
    opened = await world.window(items=["items/F1"])

    closed = await update(world, pb.Window(name=opened.name, open=False, etag=opened.etag), "open")

    assert (closed.open, list(closed.items), closed.etag) == (False, ["items/F1"], "2")


async def test_the_centre_of_a_window_is_fixed(world: World):
    opened = await world.window()
    opened.centre = "organisations/450222101-zwzx"

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, opened)

    assert refusal(caught.value)[1:] == ("FIELD_IMMUTABLE", {"field": "window.centre"})


async def test_a_stale_etag_is_refused(world: World):
    opened = await world.window()
    await update(world, pb.Window(name=opened.name, title="先到", etag="1"), "title")

    with pytest.raises(grpc.RpcError) as caught:
        await update(world, pb.Window(name=opened.name, title="后到", etag="1"), "title")

    assert refusal(caught.value)[:2] == ("ABORTED", "ETAG_MISMATCH")


async def test_windows_are_listed_by_centre_and_organisation(world: World):
    request = pb.ListWindowsRequest(centre="organisations/450222101-zwzx", organisation=MZ)

    page = await world.hall("").ListWindows(request)

    assert [found.name for found in page.windows] == ["windows/450222101-mz-01"]


async def test_a_manager_of_the_next_county_has_no_windows_here(world: World):
    opened = await world.window()

    with pytest.raises(grpc.RpcError) as opening:
        await world.window("manager-lz")
    with pytest.raises(grpc.RpcError) as changing:
        await update(world, pb.Window(name=opened.name, title="别县"), "title", account="manager-lz")

    assert refusal(opening.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
    assert refusal(changing.value)[:2] == ("NOT_FOUND", "WINDOW_NOT_FOUND")


async def test_eight_repeats_at_once_open_one_window(world: World):
    request = pb.CreateWindowRequest(
        window_id=world.code(), window=window(items=["items/G1"]), request_id="one-window"
    )

    answers = await asyncio.gather(*(world.hall().CreateWindow(request) for _ in range(8)))

    assert len({answer.SerializeToString(deterministic=True) for answer in answers}) == 1
    assert await world.journalled(answers[0].name) == [(1, "WindowChanged")]


async def test_a_city_unit_may_serve_in_the_countys_centre(world: World):
    opened = await world.window(organisation="organisations/450200-mz")

    assert (opened.organisation, opened.centre) == ("organisations/450200-mz", CENTRE)
