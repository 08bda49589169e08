"""Visits, inspections, the eight systems and regular meetings (D09, D17, D18, D21, D22)."""

import asyncio
import datetime as dt

import grpc
import pytest
from yangguang.hall.v1 import conduct_pb2 as pb

from tests.integration.hall.world import CENTRE, MZ, SPRING, World, refusal

WINDOW = "windows/450222-mz-01"
NORMS = ("WORKING_HOURS", "DRESS", "LANGUAGE", "BEHAVIOUR", "APPEARANCE")


async def visit(world: World, account: str = "manager", **changes) -> pb.LeaderVisit:
    given = {
        "organisation": MZ,
        "kind": "DEPUTY_VISIT",
        "day": "2026-03-02",
        "window": WINDOW,
        "visitor": "分管领导",
        "matter": "调研窗口授权\n听取意见",
    }
    request = pb.CreateLeaderVisitRequest(leader_visit=pb.LeaderVisit(**{**given, **changes}))
    return await world.conduct(account).CreateLeaderVisit(request)


async def inspection(world: World, account: str = "supervisor", **changes) -> pb.Inspection:
    findings = [{"aspect": aspect, "good": aspect != "DRESS", "note": "未着装" * (aspect == "DRESS")}
                for aspect in NORMS]  # fmt: skip
    given = {"organisation": MZ, "day": "2026-03-02", "scheme": "FIVE_NORMS", "findings": findings}
    request = pb.CreateInspectionRequest(inspection=pb.Inspection(**{**given, **changes}))
    return await world.conduct(account).CreateInspection(request)


async def breach(world: World, account: str = "supervisor", **changes) -> pb.Breach:
    given = {"organisation": MZ, "day": "2026-03-02", "system": "ONE_TIME_NOTICE", "fact": "两次告知补正"}
    request = pb.CreateBreachRequest(breach=pb.Breach(**{**given, **changes}))
    return await world.conduct(account).CreateBreach(request)


async def meeting(world: World, account: str = "manager", **changes) -> pb.RegularMeeting:
    demand = {"matter": "高龄补贴发放时间", "organisation": MZ, "due_day": "2026-03-03"}
    given = {"organisation": CENTRE, "day": "2026-03-02", "agenda": ["会商群众诉求"], "demands": [demand]}
    request = pb.CreateRegularMeetingRequest(regular_meeting=pb.RegularMeeting(**{**given, **changes}))
    return await world.conduct(account).CreateRegularMeeting(request)


async def reply(world: World, to: pb.RegularMeeting, **more) -> pb.RegularMeeting:
    request = pb.ReplyToDemandRequest(**{"name": to.name, "number": 1, "reply": "每月十日前发放", **more})
    return await world.conduct().ReplyToDemand(request)


async def duties(world: World, organisation: str, account: str = "manager") -> dict[str, tuple[int, ...]]:
    request = pb.GetDutyReportRequest(name=organisation, year=2026)
    found = await world.conduct(account).GetDutyReport(request)
    return {
        pb.DutyKind.Name(line.kind): (line.minimum, line.periods, line.done, line.met, line.missed)
        for line in found.lines
    }


async def test_d09_visits_are_registered_and_counted_against_what_is_owed(world: World):
    unit = (await world.organisation()).name
    window = (await world.window(organisation=unit)).name
    for day in ("2026-01-06", "2026-01-20", "2026-02-10"):
        await visit(world, organisation=unit, window=window, day=day)
    for _ in range(4):
        await visit(world, organisation=unit, kind="BUREAU_MEETING", window="", day="2026-02-03")
    made = await visit(world, organisation=unit, window=window, kind="SECTION_VISIT")

    # On 2 March: one year, three months, nine weeks from 5 January on have begun.
    assert await duties(world, unit) == {
        "BUREAU_MEETING": (4, 1, 4, 1, 0),
        "HEAD_VISIT": (4, 1, 0, 0, 0),
        "DEPUTY_VISIT": (2, 3, 3, 1, 1),
        "SECTION_VISIT": (1, 9, 1, 1, 8),
    }
    assert made.region == "450222"
    assert await world.journalled(made.name) == [(1, "LeaderVisited")]


async def test_an_organ_registers_its_own_visits_and_no_others(world: World):
    made = await visit(world, "head-mz")

    with pytest.raises(grpc.RpcError) as other:
        await visit(world, "head-scjg")
    with pytest.raises(grpc.RpcError) as foreign:
        await visit(world, "manager-lz")
    listed = await world.conduct("head-mz").ListLeaderVisits(pb.ListLeaderVisitsRequest(page_size=100))
    unseen = await world.conduct("head-scjg").ListLeaderVisits(pb.ListLeaderVisitsRequest(page_size=100))

    assert refusal(other.value)[:2] == refusal(foreign.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
    assert made.name in {one.name for one in listed.leader_visits}
    assert {one.organisation for one in listed.leader_visits} == {MZ}
    assert list(unseen.leader_visits) == []


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"day": "2026-03-03"}, "DAY_TO_COME", "leader_visit.day"),
        ({"kind": "MONTHLY_MEETING"}, "FIELD_INVALID", "leader_visit.kind"),
        ({"window": ""}, "FIELD_REQUIRED", "leader_visit.window"),
        ({"kind": "BUREAU_MEETING"}, "FIELD_INVALID", "leader_visit.window"),
        ({"window": "windows/450222-rs-01"}, "WINDOW_OF_ANOTHER_ORGANISATION", "leader_visit.window"),
        ({"visitor": " "}, "FIELD_REQUIRED", "leader_visit.visitor"),
        ({"organisation": "organisations/none"}, "ORGANISATION_NOT_FOUND", "leader_visit.organisation"),
    ],
)
async def test_a_bad_visit_is_refused_by_its_field(world: World, changes, reason, field):
    with pytest.raises(grpc.RpcError) as caught:
        await visit(world, **changes)

    assert (refusal(caught.value).reason, refusal(caught.value).facts["field"]) == (reason, field)


async def test_d17_d18_an_inspection_says_what_was_found_of_each_aspect(world: World):
    person = await world.staff_member()
    made = await inspection(world, window=WINDOW, staff=person.name)

    with pytest.raises(grpc.RpcError) as half:
        await inspection(world, scheme="FIVE_STANDARDS")
    with pytest.raises(grpc.RpcError) as stranger:
        await inspection(world, staff="staff/450222-rs-01")
    page = await world.conduct("clerk-mz").ListInspections(pb.ListInspectionsRequest(page_size=100))

    assert (made.good, made.findings[1].note) == (4, "未着装")
    assert refusal(half.value)[:2] == ("INVALID_ARGUMENT", "ASPECTS_INCOMPLETE")
    assert refusal(stranger.value)[:2] == ("INVALID_ARGUMENT", "STAFF_OF_ANOTHER_ORGANISATION")
    assert page.inspections[0] == made
    assert await world.journalled(made.name) == [(1, "InspectionHeld")]


async def test_d22_a_breach_of_one_of_the_eight_systems_is_on_record(world: World):
    made = await breach(world, window=WINDOW)

    with pytest.raises(grpc.RpcError) as unsaid:
        await breach(world, fact="")
    with pytest.raises(grpc.RpcError) as clerk:
        await breach(world, "clerk-mz")
    page = await world.conduct("supervisor").ListBreaches(
        pb.ListBreachesRequest(organisation=MZ, first_day="2026-03-02", last_day="2026-03-02")
    )
    none = await world.conduct("supervisor").ListBreaches(pb.ListBreachesRequest(first_day="2026-03-03"))

    assert page.breaches[0] == made
    assert list(none.breaches) == []
    assert refusal(unsaid.value).facts["field"] == "breach.fact"
    assert refusal(clerk.value)[:2] == ("PERMISSION_DENIED", "ROLE_REQUIRED")
    assert await world.journalled(made.name) == [(1, "SystemBroken")]


async def test_d21_demands_of_a_monthly_meeting_are_replied_to_once_and_late_ones_are_marked(world: World):
    two = [{"matter": matter, "organisation": MZ, "due_day": "2026-03-03"} for matter in ("一", "二")]
    made = await meeting(world, demands=two)

    in_time = await reply(world, made)
    with pytest.raises(grpc.RpcError) as again:
        await reply(world, made)
    world.clock.now = SPRING + dt.timedelta(days=2)
    late = await reply(world, made, number=2)
    with pytest.raises(grpc.RpcError) as unknown:
        await reply(world, made, number=3)

    assert (made.open_demands, in_time.open_demands, late.open_demands) == (2, 1, 0)
    assert [(one.reply, one.late) for one in late.demands] == [
        ("每月十日前发放", False),
        ("每月十日前发放", True),
    ]
    assert refusal(again.value)[:2] == ("FAILED_PRECONDITION", "DEMAND_REPLIED")
    assert refusal(unknown.value)[:2] == ("NOT_FOUND", "DEMAND_NOT_FOUND")
    assert [version for version, _ in await world.journalled(made.name)] == [1, 2, 3]


async def test_d21_a_township_centre_owes_a_meeting_each_month(world: World):
    centre = "organisations/450222105-zwzx"
    for day in ("2026-01-05", "2026-01-26", "2026-03-02"):
        await meeting(world, organisation=centre, day=day)

    assert await duties(world, centre) == {"MONTHLY_MEETING": (1, 3, 3, 2, 1)}


async def test_only_a_centre_holds_regular_meetings(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await meeting(world, organisation=MZ)

    assert refusal(caught.value)[1:] == (
        "NOT_A_CENTRE",
        {"field": "regular_meeting.organisation", "kind": "DEPARTMENT"},
    )


async def test_of_eight_who_reply_at_once_one_does(world: World):
    made = await meeting(world)

    results = await asyncio.gather(*(reply(world, made) for _ in range(8)), return_exceptions=True)

    refused = [refusal(one).reason for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * ["DEMAND_REPLIED"]


async def test_others_see_no_report_of_an_organisation(world: World):
    with pytest.raises(grpc.RpcError) as caught:
        await duties(world, MZ, "head-scjg")

    assert refusal(caught.value)[:2] == ("NOT_FOUND", "ORGANISATION_NOT_FOUND")
