"""The approval chains of annex 3 (C48, C49): publicity with objections, steps held where needed."""

from yangguang.cases.v1 import cases_pb2 as pb

from tests.integration.cases.world import CHAINED, OFFICE, PUBLIC, World, refused


async def published(world: World, item: str = PUBLIC) -> pb.Case:
    """A case whose publicity has begun."""
    case = await world.examined(item)
    return await world.as_("approver").StartProcedure(
        pb.StartProcedureRequest(name=case.name, kind="PUBLICITY", expected_days=7)
    )


async def passed(world: World, case: str, kind: str) -> pb.Case:
    """A step begun and ended."""
    started = await world.as_("approver").StartProcedure(
        pb.StartProcedureRequest(name=case, kind=kind, expected_days=1)
    )
    end = pb.EndProcedureRequest(name=case, number=len(started.procedures), result="通过")
    return await world.as_("approver").EndProcedure(end)


async def test_anybody_may_object_while_something_is_published_and_learns_nothing_of_the_case(
    world: World,
) -> None:
    """C48: public notice is first-class; who objects online gets the objection back, not the case."""
    case = await published(world)
    objection = await world.as_("neighbour").FileObjection(
        pb.FileObjectionRequest(name=case.name, procedure=1, content="本人已不在当地居住")
    )

    assert (objection.number, objection.objector) == (1, "")
    assert type(objection) is pb.Objection
    seen = await world.as_("resident").GetCase(pb.GetCaseRequest(name=case.name))
    assert seen.procedures[0].objections[0].content == "本人已不在当地居住"


async def test_where_nothing_is_published_an_outsider_finds_no_case(world: World) -> None:
    """C48: the name of a case tells nothing."""
    case = await world.examined(PUBLIC)
    object_ = pb.FileObjectionRequest(name=case.name, procedure=1, content="有异议")

    assert (await refused(world.as_("neighbour").FileObjection(object_)))[1] == "CASE_NOT_FOUND"


async def test_an_objection_stops_the_publicity_step_until_it_is_resolved(world: World) -> None:
    """C48: objections during publicity stop the step."""
    case = await published(world)
    await world.as_("clerk").FileObjection(
        pb.FileObjectionRequest(name=case.name, procedure=1, content="收入不实", objector="演示群众")
    )
    end = pb.EndProcedureRequest(name=case.name, number=1, result="公示期满")
    assert await refused(world.as_("approver").EndProcedure(end)) == (
        "FAILED_PRECONDITION",
        "OBJECTIONS_OPEN",
        {"number": "1", "objections": "1"},
    )

    resolve = pb.ResolveObjectionRequest(
        name=case.name, procedure=1, number=1, resolution="经核查收入属实", upheld=False
    )
    case = await world.as_("approver").ResolveObjection(resolve)
    assert case.procedures[0].objections[0].objector == "演**众"
    case = await world.as_("approver").EndProcedure(end)

    assert not case.procedures[0].failed
    decide = pb.DecideCaseRequest(name=case.name, granted=True)
    assert (await world.as_("approver").DecideCase(decide)).decision.granted
    assert (await refused(world.as_("approver").ResolveObjection(resolve)))[1] == "PROCEDURE_NOT_OPEN"


async def test_a_publicity_step_with_a_right_objection_counts_for_nothing(world: World) -> None:
    """C48: an upheld objection: nothing is granted before a publicity has passed."""
    case = await published(world)
    await world.as_("neighbour").FileObjection(
        pb.FileObjectionRequest(name=case.name, procedure=1, content="名下有两处房产")
    )
    await world.as_("approver").ResolveObjection(
        pb.ResolveObjectionRequest(name=case.name, procedure=1, number=1, resolution="属实", upheld=True)
    )
    case = await world.as_("approver").EndProcedure(
        pb.EndProcedureRequest(name=case.name, number=1, result="异议成立")
    )

    assert case.procedures[0].failed
    decide = pb.DecideCaseRequest(name=case.name, granted=True)
    assert (await refused(world.as_("approver").DecideCase(decide)))[2] == {"steps": "PUBLICITY"}
    await passed(world, case.name, "PUBLICITY")
    assert (await world.as_("approver").DecideCase(decide)).decision.granted


async def test_the_chain_of_a_sub_district_goes_without_publicity_where_none_is_needed(world: World) -> None:
    """C49: 需公示的进行公示: left out with a reason, and nothing else may be."""
    case = await world.examined(OFFICE)
    for kind in ("VILLAGE_REVIEW", "HOUSEHOLD_SURVEY"):
        await passed(world, case.name, kind)
    waive = pb.WaiveStepRequest(name=case.name, kind="OFFICE_MEETING", reason="无需研究")
    assert (await refused(world.as_("approver").WaiveStep(waive)))[1] == "STEP_NOT_CONDITIONAL"
    await passed(world, case.name, "OFFICE_MEETING")

    case = await world.as_("approver").WaiveStep(
        pb.WaiveStepRequest(name=case.name, kind="PUBLICITY", reason="不涉及公共利益")
    )

    assert case.handling.waived_steps[0].reason == "不涉及公共利益"
    decide = pb.DecideCaseRequest(name=case.name, granted=True)
    assert (await world.as_("approver").DecideCase(decide)).state == pb.Case.DECIDED


async def test_the_publicity_of_a_township_chain_is_never_left_out(world: World) -> None:
    """C48: both publicity steps are mandatory there."""
    case = await world.examined(CHAINED)
    for kind in ("VILLAGE_REVIEW", "DEMOCRATIC_APPRAISAL"):
        await passed(world, case.name, kind)
    waive = pb.WaiveStepRequest(name=case.name, kind="PUBLICITY", reason="嫌麻烦")

    assert (await refused(world.as_("approver").WaiveStep(waive)))[1] == "STEP_NOT_CONDITIONAL"
