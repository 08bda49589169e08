"""A government lengthens a holiday (T7b): open due dates move, each with a journal entry."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.hall.v1.hall_pb2 import CalendarDay

from tests.integration.cases.world import World, due, new_world


@pytest.fixture
async def world(new_database: Callable[..., str], tmp_path: Path) -> AsyncIterator[World]:
    """A world of this test alone, since its calendar changes."""
    async with new_world(new_database, tmp_path) as world:
        yield world


async def test_open_cases_of_the_region_are_computed_again_and_the_move_is_journalled(world: World) -> None:
    open_case, closed = await world.accepted(), await world.completed()
    await world.hear(
        hall_events.CalendarChanged(
            region="450222",
            version=1,
            days=[CalendarDay(date="2026-03-05", working=False)],
            document_number="柳政发〔2026〕演示1号",
        )
    )

    await world.sweeper.sweep()

    get = world.as_("clerk").GetCase
    moved = await get(pb.GetCaseRequest(name=open_case.name))
    assert due(moved, "PROMISED_CLOCK") == "2026-03-10"
    assert due(moved, "STATUTORY_CLOCK") == "2026-03-31"
    assert (await world.journalled(open_case.name))[-1] == "CaseDueChanged"
    still = await get(pb.GetCaseRequest(name=closed.name))
    assert due(still, "PROMISED_CLOCK") == "2026-03-09"
    [row] = await world.rows(
        "SELECT payload FROM journal WHERE aggregate = :name ORDER BY version DESC LIMIT 1",
        name=open_case.name,
    )
    assert events.CaseDueChanged.FromString(row.payload).document_number == "柳政发〔2026〕演示1号"
    assert await world.rows("SELECT region FROM recomputations") == []
