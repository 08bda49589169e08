"""Approval brought together: how far each department is, and programmes with stages (A16–A18)."""

import asyncio
import datetime as dt

import grpc
import pytest
from yangguang.hall.v1 import reform_pb2 as pb

from tests.integration.hall.world import MZ, SPRING, World, refusal

BODY = "organisations/450222-zgb"
THREE = ("FUNCTIONS_CONCENTRATED", "ITEMS_CONCENTRATED", "PEOPLE_CONCENTRATED")
TWO_AND_TWO = ("FUNCTIONS_IN_ONE_UNIT", "UNIT_IN_CENTRE", "ITEMS_IN_PLACE", "AUTHORITY_IN_PLACE")


async def record(world: World, organisation: str, *measures: str, account: str = "manager", **more):
    met = [pb.Concentration.Met(measure=measure, evidence="批复文件") for measure in measures]
    given = pb.Concentration(organisation=organisation, met=met, **more)
    return await world.reform(account).RecordConcentration(pb.RecordConcentrationRequest(concentration=given))


async def programme(world: World, account: str = "manager", **changes) -> pb.Programme:
    given = {
        "organisation": BODY,
        "title": "两集中两到位工作方案",
        "basis_document": "柳政办〔2026〕12号",
        "principles": ["依法", "精简", "统一", "效能", "便民"],
        "tasks": ["梳理事项", "归并职能", "设立机构", "整体进驻", "授权到位"],
        "due_days": ["2026-03-02", "2026-06-30", "2026-09-30", "2026-12-31"],
        "departments": [{"organisation": MZ}, {"organisation": "organisations/450222-rs"}],
    }
    request = pb.CreateProgrammeRequest(programme=pb.Programme(**{**given, **changes}))
    return await world.reform(account).CreateProgramme(request)


async def finish(world: World, of: pb.Programme, department: str = MZ, **more) -> pb.Programme:
    request = pb.FinishStageRequest(
        **{"name": of.name, "organisation": department, "evidence": "清单", **more}
    )
    return await world.reform().FinishStage(request)


async def test_a16_the_three_that_are_brought_together_are_followed_with_evidence_and_share(world: World):
    unit = (await world.organisation()).name

    first = await record(world, unit, *THREE[:2], items=20, concentrated_items=18)
    second = await record(world, unit, *THREE, items=20, concentrated_items=19)
    page = await world.reform().ListConcentrations(pb.ListConcentrationsRequest(organisation=unit))

    assert (first.three, first.on_target, first.etag) == (False, False, "1")
    assert (second.three, second.on_target, second.two_and_two, second.etag) == (True, True, False, "2")
    assert list(page.concentrations) == [second]
    assert second.met[0].evidence == "批复文件"
    assert await world.journalled(second.name) == [(at, "ConcentrationRecorded") for at in (1, 2)]


async def test_what_was_recorded_meanwhile_is_not_overwritten(world: World):
    unit = (await world.organisation()).name
    await record(world, unit, THREE[0], items=1)

    with pytest.raises(grpc.RpcError) as stale:
        await record(world, unit, items=2, etag="7")

    assert refusal(stale.value)[:2] == ("ABORTED", "ETAG_MISMATCH")
    assert (await record(world, unit, items=3, etag="1")).etag == "2"


async def test_a17_two_together_and_two_in_place_are_followed(world: World):
    unit = (await world.organisation()).name

    partly = await record(world, unit, *TWO_AND_TWO[:3])
    wholly = await record(world, unit, *TWO_AND_TWO)

    assert (partly.two_and_two, wholly.two_and_two, wholly.three) == (False, True, False)


async def test_a18_departments_go_through_four_stages_in_order_and_late_ones_are_marked(world: World):
    made = await programme(world)

    await finish(world, made)
    world.clock.now = SPRING + dt.timedelta(days=1)
    found = await finish(world, made, "organisations/450222-rs")
    for _ in range(3):
        found = await finish(world, made)
    with pytest.raises(grpc.RpcError) as over:
        await finish(world, made)

    done = {
        one.organisation: [(pb.Stage.Name(each.stage), each.late) for each in one.finished]
        for one in found.departments
    }
    assert (made.open_stages, found.open_stages, len(made.principles), len(made.tasks)) == (8, 3, 5, 5)
    assert done == {
        MZ: [("SORTING", False), ("REVIEWING", False), ("MERGING", False), ("MOVING_IN", False)],
        "organisations/450222-rs": [("SORTING", True)],
    }
    assert refusal(over.value)[:2] == ("FAILED_PRECONDITION", "ALL_STAGES_FINISHED")


async def test_of_eight_who_record_a_department_for_the_first_time_all_are_kept_in_order(world: World):
    unit = (await world.organisation()).name

    made = await asyncio.gather(*(record(world, unit, items=number) for number in range(8)))

    assert sorted(int(one.etag) for one in made) == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [
        ({"due_days": ["2026-03-31"]}, "FIELD_INVALID", "programme.due_days"),
        ({"due_days": ["2026-12-31", "2026-06-30", "2026-09-30", "2026-12-31"]}, "FIELD_INVALID",
         "programme.due_days"),
        ({"departments": []}, "FIELD_REQUIRED", "programme.departments"),
        ({"departments": [{"organisation": MZ}, {"organisation": MZ}]}, "FIELD_INVALID",
         "programme.departments[1].organisation"),
        ({"basis_document": ""}, "FIELD_REQUIRED", "programme.basis_document"),
    ],
)  # fmt: skip
async def test_a_bad_programme_is_refused_by_its_field(world: World, changes, reason, field):
    with pytest.raises(grpc.RpcError) as caught:
        await programme(world, **changes)

    assert (refusal(caught.value).reason, refusal(caught.value).facts["field"]) == (reason, field)


async def test_what_is_recorded_makes_sense_and_is_of_the_region(world: World):
    made = await programme(world)
    with pytest.raises(grpc.RpcError) as twice:
        await record(world, MZ, THREE[0], THREE[0])
    with pytest.raises(grpc.RpcError) as more:
        await record(world, MZ, items=1, concentrated_items=2)
    with pytest.raises(grpc.RpcError) as foreign:
        await record(world, MZ, account="manager-lz")
    with pytest.raises(grpc.RpcError) as outside:
        await finish(world, made, "organisations/450222-scjg")

    assert refusal(twice.value).facts["field"] == "concentration.met"
    assert refusal(more.value).facts["field"] == "concentration.concentrated_items"
    assert refusal(foreign.value)[:2] == ("PERMISSION_DENIED", "OUT_OF_SCOPE")
    assert refusal(outside.value)[:2] == ("NOT_FOUND", "NOT_IN_PROGRAMME")
