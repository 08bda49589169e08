"""Agents, their points and the cards that name them (A11, E01, E02, E07, E13, D23)."""

import asyncio

import grpc
import pytest
from yangguang.hall.v1 import agents_pb2 as pb

from tests.integration.hall.world import CENTRE, World, refusal

LONGTOU, STATION = "organisations/450222101-zwzx", "organisations/450222101201-zwz"
FUHU, LONGTOU_VILLAGE = "450222101201", "450222101202"


async def point(world: World, account: str = "manager", **changes) -> pb.AgencyPoint:
    given = {
        "organisation": STATION,
        "kind": "VILLAGE_POINT",
        "title": "伏虎村代办点",
        "phone": "0772-7600199",
    }
    request = pb.CreateAgencyPointRequest(agency_point=pb.AgencyPoint(**{**given, **changes}))
    return await world.agency(account).CreateAgencyPoint(request)


async def agent(world: World, at: str, account: str = "manager", **changes) -> pb.Agent:
    given = {
        "point": at,
        "kind": "VILLAGE_AGENT",
        "title": "伏虎村代办员01",
        "matters": ["高龄补贴", "社保卡"],
        "phone": "19900000101",
        "valid_from": "2026-01-01",
    }
    request = pb.CreateAgentRequest(agent=pb.Agent(**{**given, **changes}))
    return await world.agency(account).CreateAgent(request)


async def end(world: World, one: pb.Agent, **more) -> pb.Agent:
    return await world.agency().EndAgent(pb.EndAgentRequest(name=one.name, **more))


async def card(world: World, region: str) -> list[tuple[str, list[str], str, str]]:
    found = await world.agency("").GetServiceCard(pb.GetServiceCardRequest(region=region))
    return [(line.agent, list(line.matters), line.phone, line.point_title) for line in found.lines]


async def test_e01_e02_a_village_point_has_agents_and_the_card_says_who_what_and_where(world: World):
    made = await point(world, region="450222102201", organisation="organisations/450222102201-zwz")
    one = await agent(world, made.name, title="近潭村代办员01", subject="agent-jintan")

    shown = await world.agency("").GetServiceCard(pb.GetServiceCardRequest(region="450222102201"))

    assert (made.state, made.region, made.etag) == (pb.AgencyPoint.OPEN, "450222102201", "1")
    assert list(one.villages) == ["450222102201"]
    assert one.organisation == "organisations/450222102201-zwz"
    assert shown.title == "近潭村"
    assert await card(world, "450222102201") == [
        ("近潭村代办员01", ["高龄补贴", "社保卡"], "19900000101", "伏虎村代办点")
    ]
    assert await world.journalled(made.name) == [(1, "AgencyPointChanged")]
    assert await world.journalled(one.name) == [(1, "AgentChanged")]


async def test_a11_a_township_hall_hosts_points_of_its_villages_alone(world: World):
    hosted = await point(world, organisation=LONGTOU, region=LONGTOU_VILLAGE, kind="CONVENIENCE_POINT")
    both = await agent(world, hosted.name, kind="GRID_WORKER", villages=[FUHU, LONGTOU_VILLAGE])

    with pytest.raises(grpc.RpcError) as elsewhere:
        await point(world, organisation=LONGTOU, region="450222102201")
    with pytest.raises(grpc.RpcError) as too_far:
        await agent(world, hosted.name, villages=["450222102201"])

    assert (hosted.region, hosted.organisation) == (LONGTOU_VILLAGE, LONGTOU)
    assert both.title in {line[0] for line in await card(world, FUHU)}
    assert refusal(elsewhere.value)[1:] == (
        "ORGANISATION_ELSEWHERE",
        {"field": "agency_point.region", "region": "450222102201"},
    )
    assert refusal(too_far.value).facts["field"] == "agent.villages[0]"


async def test_e07_full_time_agents_serve_at_the_agency_window_of_a_county_centre(world: World):
    window = await world.window()
    made = await point(world, organisation=CENTRE, kind="AGENCY_WINDOW", window=window.name)

    one = await agent(
        world, made.name, kind="FULL_TIME_AGENT", title="专职代办员01", villages=["450222102202"]
    )
    with pytest.raises(grpc.RpcError) as villager:
        await agent(world, made.name)
    with pytest.raises(grpc.RpcError) as township:
        await point(world, organisation=LONGTOU, kind="AGENCY_WINDOW", window=window.name)

    assert one.kind == pb.FULL_TIME_AGENT
    assert refusal(villager.value)[:2] == ("INVALID_ARGUMENT", "AGENT_SERVES_ELSEWHERE")
    assert refusal(township.value)[:2] == ("INVALID_ARGUMENT", "LEVEL_TOO_LOW")


async def test_e13_points_of_communities_are_listed_for_everybody(world: World):
    made = await point(world, kind="CONVENIENCE_POINT", region="450222102203",
                       organisation="organisations/450222102203-zwz")  # fmt: skip

    here = await world.agency("").ListAgencyPoints(pb.ListAgencyPointsRequest(region="450222102203"))
    above = await world.agency("").ListAgencyPoints(
        pb.ListAgencyPointsRequest(region="450222", page_size=100)
    )
    beside = await world.agency("").ListAgencyPoints(pb.ListAgencyPointsRequest(region="450223"))

    assert [one.name for one in here.agency_points] == [made.name]
    assert made.name in {one.name for one in above.agency_points}
    assert list(beside.agency_points) == []


async def test_d23_grid_workers_of_a_village_are_on_the_roster_for_their_time(world: World):
    made = await point(world)
    later = await agent(world, made.name, kind="GRID_WORKER", title="网格员后来", valid_from="2026-04-01")
    over = await agent(world, made.name, kind="GRID_WORKER", title="网格员从前", valid_to="2026-03-01")
    now = await agent(world, made.name, kind="GRID_WORKER", title="网格员现在", valid_to="2026-03-02")

    shown = {line[0] for line in await card(world, FUHU)}
    listed = await world.agency("").ListAgents(pb.ListAgentsRequest(organisation=STATION, page_size=100))

    assert now.title in shown
    assert {later.title, over.title}.isdisjoint(shown)
    assert {later.name, over.name, now.name} <= {one.name for one in listed.agents}


async def test_an_agent_ends_once_and_then_the_point_may_close(world: World):
    made = await point(world)
    one = await agent(world, made.name, title="离任的")
    close = pb.CloseAgencyPointRequest(name=made.name)

    with pytest.raises(grpc.RpcError) as held:
        await world.agency().CloseAgencyPoint(close)
    ended = await end(world, one, etag=one.etag)
    with pytest.raises(grpc.RpcError) as again:
        await end(world, one)
    closed = await world.agency().CloseAgencyPoint(close)
    with pytest.raises(grpc.RpcError) as late:
        await agent(world, made.name)

    assert refusal(held.value)[:2] == ("FAILED_PRECONDITION", "POINT_HAS_AGENTS")
    assert (ended.state, ended.valid_to, ended.etag) == (pb.Agent.ENDED, "2026-03-02", "2")
    assert refusal(again.value)[:2] == ("FAILED_PRECONDITION", "AGENT_ENDED")
    assert closed.state == pb.AgencyPoint.CLOSED
    assert refusal(late.value)[:2] == ("FAILED_PRECONDITION", "POINT_CLOSED")
    assert await world.journalled(one.name) == [(1, "AgentChanged"), (2, "AgentChanged")]


async def test_of_eight_who_register_one_account_at_once_one_does(world: World):
    made = await point(world)

    calls = [agent(world, made.name, subject="agent-of-one-account") for _ in range(8)]
    results = await asyncio.gather(*calls, return_exceptions=True)

    refused = [refusal(one)[:2] for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * [("ALREADY_EXISTS", "SUBJECT_TAKEN")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "agent.title"),
        ({"matters": []}, "agent.matters"),
        ({"matters": ["a", ""]}, "agent.matters[1]"),
        ({"phone": ""}, "agent.phone"),
        ({"kind": 0}, "agent.kind"),
        ({"valid_from": "2026-02-30"}, "agent.valid_from"),
        ({"valid_to": "2025-12-31"}, "agent.valid_to"),
        ({"villages": ["4502"]}, "agent.villages[0]"),
        ({"point": "agencyPoints/x"}, "name"),
    ],
)
async def test_a_bad_agent_is_refused_by_its_field(world: World, changes, field):
    made = await point(world)
    before = await world.size()

    with pytest.raises(grpc.RpcError) as caught:
        await agent(world, made.name, **changes)

    assert refusal(caught.value).code == "INVALID_ARGUMENT"
    assert refusal(caught.value).facts["field"] == field
    assert await world.size() == before


async def test_the_next_county_changes_nothing_here(world: World):
    made = await point(world)

    with pytest.raises(grpc.RpcError) as opens:
        await point(world, "manager-lz")
    with pytest.raises(grpc.RpcError) as joins:
        await agent(world, made.name, "manager-lz")
    with pytest.raises(grpc.RpcError) as clerk:
        await agent(world, made.name, "clerk-mz")

    assert refusal(opens.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
    assert refusal(joins.value)[:2] == ("NOT_FOUND", "AGENCY_POINT_NOT_FOUND")
    assert refusal(clerk.value)[:2] == ("PERMISSION_DENIED", "ROLE_REQUIRED")
