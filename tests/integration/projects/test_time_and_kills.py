"""What time does to a project, and that no case of it is lost or opened twice when a process dies."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text
from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.hall.v1 import events_pb2 as hall_events
from yangguang.hall.v1.hall_pb2 import CalendarDay

from tests.integration.common.kit import until
from tests.integration.projects.world import APPROVAL, FIRE, World, new_world, refused, states, task

READY = "SELECT project, number FROM project_tasks WHERE file_time IS NOT NULL ORDER BY number"


@pytest.fixture
async def world(new_database: Callable[..., str], tmp_path: Path) -> AsyncIterator[World]:
    """A world of this test alone, since what it finds is counted."""
    async with new_world(new_database, tmp_path) as world:
        yield world


async def cases_there(world: World) -> int:
    """How many cases there are."""
    [row] = await world.rows("SELECT count(*) AS cases FROM cases")
    return int(row.cases)


async def die_before_noting(world: World) -> None:
    """Open the case of the first item that is ready, and end before the project could note it."""
    [row, *_] = await world.rows(READY)
    async with world.database.connect() as other:
        await other.execute(text("SELECT FROM project_tasks FOR UPDATE"))
        opening = asyncio.create_task(world.office.open_case(UUID(str(row.project)), row.number))
        await until(lambda: cases_there(world))
        opening.cancel()
        await asyncio.wait([opening])


async def ready(world: World) -> pb.Project:
    """A project accepted whose cases are still to be opened."""
    project = await world.submitted()
    return await world.as_("clerk-zj").AcceptProject(pb.AcceptProjectRequest(name=project.name))


async def test_a_case_opened_by_a_process_that_died_is_found_and_not_opened_twice(world: World) -> None:
    project = await ready(world)
    await die_before_noting(world)
    assert await cases_there(world) == 1

    project = await world.swept(project)

    assert await cases_there(world) == 2
    assert {states(project)[item] for item in (APPROVAL, FIRE)} == {"OPEN"}


async def test_a_case_opened_by_a_process_that_died_is_withdrawn_with_its_project(world: World) -> None:
    project = await ready(world)
    await die_before_noting(world)

    await world.as_("company").WithdrawProject(pb.WithdrawProjectRequest(name=project.name, reason="取消"))
    await world.sweeper.sweep()

    rows = await world.rows("SELECT state FROM cases")
    assert [row.state for row in rows] == [10]


async def test_eight_sweepers_open_each_case_once(world: World) -> None:
    project = await ready(world)

    await asyncio.gather(*(world.sweeper.sweep() for _ in range(8)))

    project = await world.get(project)
    assert {states(project)[item] for item in (APPROVAL, FIRE)} == {"OPEN"}
    assert await cases_there(world) == 2
    assert (await world.journalled(project.name)).count("ProjectTaskFiled") == 2


async def test_nobody_answers_for_five_working_days_and_the_project_is_accepted(world: World) -> None:
    """行政许可法 art. 32: from the day the documents were there."""
    project = await world.submitted()
    world.clock.now = dt.datetime(2026, 3, 9, 16, 0, tzinfo=dt.UTC)

    project = await world.swept(project)

    assert (project.state, project.deemed_accepted) == (pb.Project.ACCEPTED, True)
    assert (project.joint_clock.start, project.joint_clock.due) == ("2026-03-02", "2026-05-08")
    assert states(project)[FIRE] == "OPEN"


async def test_the_end_of_the_one_clock_is_on_record_for_supervision(world: World) -> None:
    """F14."""
    project = await world.accepted()
    world.clock.now = dt.datetime(2026, 5, 8, 16, 0, tzinfo=dt.UTC)

    for _ in range(8):
        await world.sweeper.sweep()

    project = await world.get(project)
    assert project.overdue
    assert (await world.journalled(project.name)).count("ProjectOverdue") == 1
    assert await world.rows("SELECT 1 FROM projects WHERE wake_time IS NOT NULL") == []
    extend = pb.ExtendProjectRequest(name=project.name, length=5, reason="x")
    assert (await refused(world.as_("mayor").ExtendProject(extend))).reason == "PROJECT_OVERDUE"


async def test_a_changed_calendar_moves_the_one_clock_and_the_forecast(world: World) -> None:
    project = await world.accepted()
    days = [CalendarDay(date="2026-03-16", working=False)]
    changed = hall_events.CalendarChanged(
        region="450222", version=1, days=days, document_number="演政发〔2026〕1号"
    )
    await world.hear(changed)

    project = await world.swept(project)
    await world.sweeper.sweep()

    assert (project.joint_clock.due, project.forecast_date) == ("2026-05-09", "2026-04-13")
    assert (await world.journalled(project.name)).count("ProjectDueChanged") == 1


async def test_an_item_that_went_out_of_force_hinders_its_case_until_it_is_in_force_again(
    world: World,
) -> None:
    project = await ready(world)
    await world.hear(catalog_events.ItemSuspended(item=FIRE), version=2)
    project = await world.swept(project)
    assert (task(project, FIRE).hindrance, states(project)[FIRE]) == ("ITEM_NOT_IN_FORCE", "READY")
    await world.sweeper.sweep()
    assert (await world.journalled(project.name)).count("ProjectTaskHindered") == 1
    await world.hear(catalog_events.ItemResumed(item=FIRE), version=3)
    world.clock.now += dt.timedelta(hours=1)

    project = await world.swept(project)

    assert (task(project, FIRE).hindrance, states(project)[FIRE]) == ("", "OPEN")
