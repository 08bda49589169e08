"""The people at the windows: changes, files, appraisals, trainings, profiles (D10, D11, D15–D24)."""

import asyncio
import datetime as dt

import grpc
import pytest
from yangguang.hall.v1 import agents_pb2
from yangguang.hall.v1 import hall_pb2 as hall
from yangguang.hall.v1 import personnel_pb2 as pb

from tests.integration.hall.test_agents import agent, point
from tests.integration.hall.world import MZ, SPRING, World, refusal


async def change(world: World, staff: str, account: str = "head-mz", **changes) -> pb.StaffChange:
    given = {
        "organisation": MZ,
        "staff": staff,
        "successor": "民政窗口10",
        "reason": "轮岗",
        "day": "2026-03-31",
    }
    request = pb.CreateStaffChangeRequest(staff_change=pb.StaffChange(**{**given, **changes}))
    return await world.personnel(account).CreateStaffChange(request)


async def agree(world: World, to: pb.StaffChange, **more) -> pb.StaffChange:
    return await world.personnel().AgreeToStaffChange(pb.AgreeToStaffChangeRequest(name=to.name, **more))


async def carry_out(world: World, what: pb.StaffChange) -> pb.StaffChange:
    return await world.personnel().CarryOutStaffChange(pb.CarryOutStaffChangeRequest(name=what.name))


async def entry(world: World, staff: str, account: str = "manager", **changes) -> pb.StaffEntry:
    given = {"organisation": MZ, "staff": staff, "kind": "REWARD", "day": "2026-03-02", "content": "服务标兵"}
    request = pb.CreateStaffEntryRequest(staff_entry=pb.StaffEntry(**{**given, **changes}))
    return await world.personnel(account).CreateStaffEntry(request)


async def appraisal(world: World, **changes) -> pb.Appraisal:
    given = {
        "organisation": MZ,
        "category": "EXCELLENT",
        "year": 2025,
        "document_number": "柳政办〔2026〕11号",
    }
    request = pb.CreateAppraisalRequest(appraisal=pb.Appraisal(**{**given, **changes}))
    return await world.personnel().CreateAppraisal(request)


async def training(world: World, **changes) -> pb.Training:
    given = {"organisation": MZ, "title": "业务培训", "day": "2026-02-25", "last_day": "2026-02-27"}
    request = pb.CreateTrainingRequest(training=pb.Training(**{**given, **changes}))
    return await world.personnel().CreateTraining(request)


async def hall_of_two(world: World) -> tuple[str, list[str]]:
    """A branch hall with a window and two people at it."""
    here = (await world.organisation(kind="BRANCH_HALL", title="移民新村分大厅")).name
    window = (await world.window(centre=here)).name
    return here, [(await world.staff_member(window=window, title=title)).name for title in ("甲", "乙")]


# ---- Changes


async def test_d11_a_change_of_staff_is_agreed_with_the_centre_before_it_is_carried_out(world: World):
    person = await world.staff_member(posted_from="2024-01-01")
    proposed = await change(world, person.name)

    with pytest.raises(grpc.RpcError) as not_yet:
        await carry_out(world, proposed)
    agreed = await agree(world, proposed, opinion="请先交接", etag=proposed.etag)
    done = await carry_out(world, agreed)
    left = await world.hall().GetStaffMember(hall.GetStaffMemberRequest(name=person.name))

    assert (proposed.state, proposed.early, proposed.region) == (pb.StaffChange.PROPOSED, False, "450222")
    assert refusal(not_yet.value)[1:] == (
        "STEP_NOT_ALLOWED",
        {"state": "PROPOSED", "action": "CARRY_OUT"},
    )
    assert (agreed.state, agreed.opinion) == (pb.StaffChange.AGREED, "请先交接")
    assert (done.state, done.opinion, left.posted_to) == (
        pb.StaffChange.CARRIED_OUT,
        "请先交接",
        "2026-03-31",
    )
    assert await world.journalled(proposed.name) == [(at, "StaffChangeChanged") for at in (1, 2, 3)]


async def test_d11_nothing_is_carried_out_that_the_centre_objects_to(world: World):
    person = await world.staff_member()
    proposed = await change(world, person.name)
    request = pb.ObjectToStaffChangeRequest(name=proposed.name, opinion="业务高峰期")

    objected = await world.personnel().ObjectToStaffChange(request)
    with pytest.raises(grpc.RpcError) as caught:
        await carry_out(world, proposed)
    again = await change(world, person.name, reason="再次提出")

    assert (objected.state, objected.opinion) == (pb.StaffChange.OBJECTED, "业务高峰期")
    assert refusal(caught.value).reason == "STEP_NOT_ALLOWED"
    assert again.state == pb.StaffChange.PROPOSED


async def test_whoever_holds_a_mandate_hands_it_back_first_and_nothing_is_done_until_then(world: World):
    person = await world.staff_member()
    await world.mandate(holder=person.name)
    agreed = await agree(world, await change(world, person.name))

    with pytest.raises(grpc.RpcError) as caught:
        await carry_out(world, agreed)
    page = await world.personnel().ListStaffChanges(pb.ListStaffChangesRequest(organisation=MZ))

    assert refusal(caught.value)[:2] == ("FAILED_PRECONDITION", "MANDATE_IN_FORCE")
    assert page.staff_changes[0] == agreed


async def test_d10_a_change_before_two_years_are_full_is_marked(world: World):
    person = await world.staff_member(posted_from="2024-04-01")

    early = await change(world, person.name, day="2026-03-31")

    assert early.early


async def test_of_eight_who_propose_to_replace_one_person_one_does(world: World):
    person = await world.staff_member()

    results = await asyncio.gather(*(change(world, person.name) for _ in range(8)), return_exceptions=True)

    refused = [refusal(one)[:2] for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * [("FAILED_PRECONDITION", "STAFF_CHANGE_UNDER_WAY")]


@pytest.mark.parametrize(
    ("changes", "account", "reason"),
    [
        ({"day": "2026-03-01"}, "head-mz", "FIELD_INVALID"),
        ({"reason": ""}, "head-mz", "FIELD_REQUIRED"),
        ({"staff": "staff/450222-rs-01"}, "head-mz", "STAFF_OF_ANOTHER_ORGANISATION"),
        ({"organisation": "organisations/450222-rs"}, "head-mz", "OUT_OF_SCOPE"),
        ({}, "head-scjg", "OUT_OF_SCOPE"),
        ({}, "clerk-mz", "ROLE_REQUIRED"),
    ],
)
async def test_a_unit_proposes_changes_of_its_own_people_alone(world: World, changes, account, reason):
    person = await world.staff_member()

    with pytest.raises(grpc.RpcError) as caught:
        await change(world, **{"staff": person.name, "account": account, **changes})

    assert refusal(caught.value).reason == reason


# ---- Files


async def test_d10_d19_a_file_has_the_posting_and_what_was_recorded_newest_first(world: World):
    person = await world.staff_member(posted_from="2024-03-02")
    first = await entry(world, person.name, kind="SELECTION", day="2024-03-02", content="选派到窗口")
    last = await entry(world, person.name, kind="RETURN_TO_UNIT", content="退回原单位")

    found = await world.personnel("clerk-mz").GetStaffFile(pb.GetStaffFileRequest(name=person.name))
    listed = await world.personnel().ListStaffEntries(pb.ListStaffEntriesRequest(staff=person.name))

    assert (found.posted_from, found.days, found.two_years) == ("2024-03-02", 731, True)
    assert list(found.entries) == list(listed.staff_entries) == [last, first]
    assert await world.journalled(last.name) == [(1, "StaffEntryRecorded")]


async def test_files_are_not_seen_by_others(world: World):
    person = await world.staff_member()
    await entry(world, person.name)

    with pytest.raises(grpc.RpcError) as other:
        await world.personnel("clerk-scjg").GetStaffFile(pb.GetStaffFileRequest(name=person.name))
    listed = await world.personnel("clerk-scjg").ListStaffEntries(
        pb.ListStaffEntriesRequest(staff=person.name)
    )

    assert refusal(other.value)[:2] == ("NOT_FOUND", "STAFF_MEMBER_NOT_FOUND")
    assert list(listed.staff_entries) == []


# ---- Appraisals


async def test_d20_forty_per_cent_of_a_halls_people_are_rated_excellent_outside_of_their_units_share(
    world: World,
):
    here, (first, second) = await hall_of_two(world)
    request = pb.GetExcellenceQuotaRequest(centre=here, year=2026)

    await appraisal(world, staff=first, year=2026, from_own_quota=True)
    before = await world.personnel().GetExcellenceQuota(request)
    await appraisal(world, staff=second, year=2026)
    after = await world.personnel("supervisor").GetExcellenceQuota(request)

    assert (before.people, before.excellent, before.least, before.met) == (2, 0, 1, False)
    assert (after.people, after.excellent, after.least, after.met) == (2, 1, 1, True)


async def test_nobody_is_excellent_twice_in_a_year(world: World):
    person = await world.staff_member()

    calls = [appraisal(world, staff=person.name) for _ in range(8)]
    results = await asyncio.gather(*calls, return_exceptions=True)

    refused = [refusal(one)[:2] for one in results if isinstance(one, grpc.RpcError)]
    assert refused == 7 * [("ALREADY_EXISTS", "ALREADY_EXCELLENT")]
    assert (await appraisal(world, staff=person.name, year=2026)).year == 2026


async def test_d24_stars_pioneer_posts_and_red_flag_windows_say_what_was_compared(world: World):
    person = await world.staff_member()
    star = await appraisal(world, category="SERVICE_STAR", staff=person.name, compared_by=["STYLE_OF_WORK"])
    pioneer = await appraisal(world, category="PIONEER_POST", staff=person.name)
    flag = await appraisal(
        world,
        category="RED_FLAG_WINDOW",
        window="windows/450222-mz-01",
        compared_by=["INNOVATION", "ACHIEVEMENT"],
    )

    with pytest.raises(grpc.RpcError) as unknown:
        await appraisal(world, category="RED_FLAG_WINDOW", window="windows/450222-rs-01")
    page = await world.personnel().ListAppraisals(pb.ListAppraisalsRequest(staff=person.name))

    assert [one.name for one in page.appraisals] == [pioneer.name, star.name]
    assert list(flag.compared_by) == [pb.INNOVATION, pb.ACHIEVEMENT]
    assert refusal(unknown.value).reason == "WINDOW_OF_ANOTHER_ORGANISATION"
    assert await world.journalled(flag.name) == [(1, "AppraisalRecorded")]


# ---- Trainings


async def test_d16_the_coverage_of_training_counts_each_person_once(world: World):
    here, (first, second) = await hall_of_two(world)
    request = pb.GetTrainingCoverageRequest(centre=here)
    before = await world.personnel().GetTrainingCoverage(request)

    made = await training(world, participants=[first])
    await training(world, participants=[first], others=66)
    half = await world.personnel().GetTrainingCoverage(request)
    await training(world, participants=[second])
    whole = await world.personnel("supervisor").GetTrainingCoverage(request)

    assert (made.days, made.region) == (3, "450222")
    assert (before.people, before.trained) == (2, 0)
    assert (half.sessions - before.sessions, half.trained) == (2, 1)
    assert (whole.people, whole.trained) == (2, 2)
    assert await world.journalled(made.name) == [(1, "TrainingHeld")]


async def test_d23_grid_workers_are_trained_for_three_days(world: World):
    at = await point(world)
    worker = await agent(world, at.name, kind="GRID_WORKER", title="网格员01")

    made = await training(world, title="网格员集中培训", agents=[worker.name])
    with pytest.raises(grpc.RpcError) as unknown:
        await training(world, agents=[worker.name, "agents/none"])

    assert (made.days, list(made.agents)) == (3, [worker.name])
    assert worker.kind == agents_pb2.GRID_WORKER
    assert refusal(unknown.value)[1:] == (
        "PARTICIPANT_NOT_FOUND",
        {"field": "training.agents[1]", "name": "none"},
    )


# ---- Profiles


async def test_d15_everybody_sees_who_serves_at_the_windows_and_no_account(world: World):
    here, (first, second) = await hall_of_two(world)
    window = (await world.hall().GetStaffMember(hall.GetStaffMemberRequest(name=first))).window
    posts = [hall.Post(primary=first, deputy=second)]
    change = hall.UpdateWindowRequest(window=hall.Window(name=window, posts=posts, counter="7"))
    change.update_mask.paths.extend(["posts", "counter"])
    await world.hall().UpdateWindow(change)
    await appraisal(world, category="SERVICE_STAR", staff=second)

    request = pb.ListStaffProfilesRequest(centre=here, page_size=1)
    page = await world.personnel("").ListStaffProfiles(request)
    request.page_token = page.next_page_token
    rest = await world.personnel("").ListStaffProfiles(request)
    shown = [*page.staff_profiles, *rest.staff_profiles]

    assert [(one.title, one.post, one.counter, one.organisation_title) for one in shown] == [
        ("甲", "A", "7", "柳城县民政局"),
        ("乙", "B", "7", "柳城县民政局"),
    ]
    assert [(h.category, h.year) for h in shown[1].honours] == [(pb.SERVICE_STAR, 2025)]
    assert rest.next_page_token == ""
    assert "subject" not in str(page)


async def test_whoever_has_left_is_shown_no_more(world: World):
    here, (first, second) = await hall_of_two(world)
    await carry_out(world, await agree(world, await change(world, first, day="2026-03-02")))
    request = pb.ListStaffProfilesRequest(centre=here)

    today = await world.personnel("").ListStaffProfiles(request)
    world.clock.now = SPRING + dt.timedelta(days=1)
    tomorrow = await world.personnel("").ListStaffProfiles(request)

    assert [one.staff for one in today.staff_profiles] == [first, second]
    assert [one.staff for one in tomorrow.staff_profiles] == [second]
