"""Facts of cases that supervision compares: the same applicant and item, and materials that are not there."""

import re

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events

from tests.integration.cases.world import INSTANT, PROMISED, RESIDENT_NUMBER, World, applicant


async def facts(world: World, case: pb.Case) -> list[events.CaseFacts]:
    """The facts each event of a case told, in order."""
    query = "SELECT type, payload FROM journal WHERE aggregate = :name ORDER BY version"
    rows = await world.rows(query, name=case.name)
    kinds = [getattr(events, row.type.rpartition(".")[2]) for row in rows]
    return [kind.FromString(row.payload).facts for kind, row in zip(kinds, rows, strict=True)]


async def matter(world: World, case: pb.Case) -> str:
    """The matter of a case."""
    [*_, last] = await facts(world, case)
    return str(last.matter)


async def test_c28_cases_of_one_applicant_and_item_share_their_matter_and_no_others_do(world: World) -> None:
    first, again = await world.submitted(), await world.submitted()
    other_item = await world.submitted(item=INSTANT)
    request = pb.CreateCaseRequest(item=PROMISED, applicant=applicant(id_number="450222195506010050"))
    other_person = await world.as_("clerk").CreateCase(request)

    matters = [await matter(world, case) for case in (first, again, other_item, other_person)]

    assert matters[0] == matters[1]
    assert len(set(matters)) == 3
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in matters)
    assert all(RESIDENT_NUMBER not in each for each in matters)


async def test_the_matter_stays_through_the_life_of_a_case(world: World) -> None:
    case = await world.accepted()

    assert len({each.matter for each in await facts(world, case)}) == 1


async def test_c30_how_many_required_materials_are_not_on_record_is_told(world: World) -> None:
    """M1 and M2 are required, M3 is not."""
    whole, half, none = [await world.submitted(materials=given) for given in (("M1", "M2"), ("M2", "M3"), ())]

    told = [(await facts(world, case))[0].lacking_materials for case in (whole, half, none)]

    assert told == [0, 1, 2]
