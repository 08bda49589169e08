"""The read model built again from the journals: equal to the live one, while events flow, after any cut."""

import asyncio
from typing import Any

import grpc
import pytest
from sqlalchemy import text
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.supervision.handlers import rebuild
from services.supervision.handlers.rebuild import see_through
from tests.integration.supervision.test_read_model import life, summed_anew
from tests.integration.supervision.world import (
    MZ,
    Source,
    World,
    applied,
    china,
    consuming,
    new_case,
    organisation,
    promised,
    refusal,
    rest_day,
    told,
    until,
)

REBUILD = pb.RebuildReadModelRequest()
GET = pb.GetReadModelRequest()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many pages of few entries, so that there is something between them."""
    monkeypatch.setattr(rebuild, "PAGE", 50)
    monkeypatch.setattr(rebuild, "POLL", 0.05)


def history(count: int) -> list[Any]:
    """Finished cases, running ones, late ones."""
    events = []
    for at in range(count):
        case = new_case()
        if at % 3 == 0:
            events += life(case)
        elif at % 3 == 1:
            events += [told(case, 1), told(case, 2, promised("2026-03-23"))]
        else:
            events += [told(case, 1, promised()), told(case, 2, promised(stop=china(2026, 3, 11)))]
    return events


async def rebuilt(world: World, *sources: Source) -> None:
    """Order a rebuild and do it."""
    await world.as_("operator").RebuildReadModel(REBUILD)
    await world.rebuilder(*sources).rebuild()


async def test_what_is_rebuilt_equals_what_was_live(
    world: World, cases: Source, hall: Source, fresh_nats_url: str
) -> None:
    async with consuming(world, fresh_nats_url, [cases, hall]):
        await hall.write(organisation(MZ, "柳城县民政局"), rest_day("2026-03-12"))
        await cases.write(*history(90))
        await applied(world, cases)
        await applied(world, hall)
        await world.sweep_at(2026, 3, 12)
        live = await world.contents()
        cards = await world.rows("SELECT * FROM cards ORDER BY id")
        await rebuilt(world, hall, cases)
        await world.sweep_at(2026, 3, 12)

        assert await world.contents() == live
        assert await world.rows("SELECT * FROM cards ORDER BY id") == cards
        assert {len(live[table]) for table in ("case_facts", "open_clocks", "calendar_days", "titles")} == {
            90, 30, 1,
        }  # fmt: skip
        found = await world.as_("supervisor").GetReadModel(GET)
        assert (found.generation, found.rebuilding, found.case_count) == (2, False, 90)
        assert found.swap_time.ToJsonString() == "2026-03-11T16:00:00Z"
        # The new schema is a live one like the old: the consumer goes on in it.
        await cases.write(told(new_case(), 1, promised()))
        await applied(world, cases)

    assert await world.value("SELECT count(*) FROM model.case_facts") == 91
    assert await world.rows("SELECT nspname FROM pg_namespace WHERE nspname IN ('rebuild', 'retired')") == []


async def test_events_that_come_during_a_rebuild_are_in_it(
    world: World, cases: Source, fresh_nats_url: str
) -> None:
    async with consuming(world, fresh_nats_url, [cases]):
        await cases.write(*history(300))
        rebuilding = asyncio.create_task(rebuilt(world, cases))
        while not rebuilding.done():
            await cases.write(*history(6))
        await rebuilding
        await applied(world, cases)

    assert await world.value("SELECT generation FROM read_model") == 2
    entries = await cases.position()
    expected = await world.value("SELECT count(DISTINCT id) FROM inbox")
    assert expected == entries
    counted = await world.value("SELECT count(*) FROM model.case_facts")
    assert counted == await cases_in(cases)
    assert (await world.contents())["daily"] == await summed_anew(world)
    newest = await versions_in(cases)
    assert await world.rows("SELECT case_id, version FROM model.case_facts ORDER BY 1") == newest


async def cases_in(source: Source) -> int:
    """How many cases a journal speaks of."""
    async with source.database.read() as connection:
        return int(await connection.scalar(text("SELECT count(DISTINCT aggregate) FROM journal")))


async def versions_in(source: Source) -> list[Any]:
    """The newest version of each."""
    statement = "SELECT substr(aggregate, 7)::uuid, max(version) FROM journal GROUP BY 1 ORDER BY 1"
    async with source.database.read() as connection:
        return list((await connection.execute(text(statement))).all())


async def test_a_rebuild_that_is_cut_off_again_and_again_gets_there(
    world: World, cases: Source, fresh_nats_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However fast it is, a life commits a few of these before it is seen to have moved.
    monkeypatch.setattr(rebuild, "PAGE", 10)
    await cases.write(*history(120))
    await world.as_("operator").RebuildReadModel(REBUILD)
    cuts = 0
    # Each life lasts until the next page is committed.
    while await world.value("SELECT rebuilding FROM read_model"):
        before = await progress(world)
        worker = asyncio.create_task(world.rebuilder(cases).run())

        async def has_moved(before: int = before) -> bool:
            return await progress(world) != before

        await until(has_moved)
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
        cuts += 1

    assert cuts > 3
    assert await world.value("SELECT count(*) FROM model.case_facts") == 120
    assert (await world.contents())["daily"] == await summed_anew(world)


async def progress(world: World) -> int:
    """How far the rebuild is; -1 before it has aimed, and after it is done."""
    found = await world.rows("SELECT position FROM rebuild_positions")
    return int(found[0].position) if found else -1


async def test_a_connection_that_breaks_is_waited_out(world: World, cases: Source) -> None:
    await cases.write(*history(150))
    worker = asyncio.create_task(world.rebuilder(cases).run())
    await world.as_("operator").RebuildReadModel(REBUILD)
    killed = 0
    while await world.value("SELECT rebuilding FROM read_model"):
        killed += len(
            await world.rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND query LIKE '%pg_try_advisory_lock%'"
            )
        )
        await asyncio.sleep(0.05)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)

    assert await world.value("SELECT count(*) FROM model.case_facts") == 150


async def test_eight_rebuilders_build_one_model(world: World, cases: Source) -> None:
    await cases.write(*history(60))
    workers = [asyncio.create_task(world.rebuilder(cases).run()) for _ in range(8)]
    await world.as_("operator").RebuildReadModel(REBUILD)

    async def is_done() -> bool:
        return not await world.value("SELECT rebuilding FROM read_model")

    await until(is_done)
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)

    assert await world.value("SELECT generation FROM read_model") == 2
    assert await world.value("SELECT count(*) FROM model.case_facts") == 60


async def test_two_that_believe_they_lead_do_no_harm(world: World, cases: Source) -> None:
    await cases.write(*history(120))
    await world.as_("operator").RebuildReadModel(REBUILD)

    await asyncio.gather(*(world.rebuilder(cases).rebuild() for _ in range(4)))

    assert await world.value("SELECT generation FROM read_model") == 2
    assert await world.value("SELECT count(*) FROM model.case_facts") == 120
    assert (await world.contents())["daily"] == await summed_anew(world)


async def test_a_parked_event_is_left_out_until_it_is_replayed(
    world: World, cases: Source, fresh_nats_url: str
) -> None:
    async with consuming(world, fresh_nats_url, [cases]) as consumer:
        await cases.write(told("cases/no-uuid", 1), *history(10))
        await applied(world, cases)
        await rebuilt(world, cases)
        assert await world.value("SELECT count(*) FROM model.case_facts") == 10
        assert await consumer.replay("cases/no-uuid") == (0, 1)

    assert await world.value("SELECT count(*) FROM parked") == 1


async def test_a_rebuild_that_cannot_read_an_event_gives_up_and_leaves_the_live_model(
    world: World, cases: Source
) -> None:
    await world.hear(told(new_case(), 1))
    await cases.write(told("cases/no-uuid", 1))
    await world.as_("operator").RebuildReadModel(REBUILD)

    await world.rebuilder(cases)._rebuild_or_give_up()

    found = await world.as_("operator").GetReadModel(GET)
    assert (found.generation, found.rebuilding, found.case_count) == (1, False, 1)
    # Another may be ordered.
    await world.as_("operator").RebuildReadModel(REBUILD)


async def test_a_source_restored_from_a_backup_is_read_from_its_start(world: World, cases: Source) -> None:
    await cases.write(*history(60))
    await world.as_("operator").RebuildReadModel(REBUILD)
    worker = world.rebuilder(cases)
    await worker._aim()
    async with cases.database.connect() as connection:
        await connection.execute(text("UPDATE journal_head SET epoch = 'another'"))
    running = asyncio.create_task(worker.run())

    async def is_done() -> bool:
        return not await world.value("SELECT rebuilding FROM read_model")

    await until(is_done)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert await world.value("SELECT count(*) FROM model.case_facts") == 60
    assert await world.value("SELECT generation FROM read_model") == 2


async def test_progress_is_shown_and_a_second_order_refused(world: World, cases: Source) -> None:
    await cases.write(*history(30))
    operator = world.as_("operator")
    ordered = await operator.RebuildReadModel(pb.RebuildReadModelRequest(request_id="r1"))
    again = await operator.RebuildReadModel(pb.RebuildReadModelRequest(request_id="r1"))
    with pytest.raises(grpc.RpcError) as caught:
        await operator.RebuildReadModel(pb.RebuildReadModelRequest(request_id="r2"))
    await world.rebuilder(cases)._aim()
    found = await operator.GetReadModel(GET)

    assert ordered.rebuilding
    assert ordered == again
    assert refusal(caught.value).reason == "REBUILD_RUNNING"
    assert list(found.rebuild_positions) == [
        pb.SourcePosition(source="cases", position=0, target_position=await cases.position())
    ]


async def test_an_operator_rebuilds_from_the_command_line(world: World, cases: Source) -> None:
    await cases.write(*history(30))

    await see_through(world.database, world.rebuilder(cases))

    assert await world.value("SELECT generation FROM read_model") == 2
    assert await world.value("SELECT count(*) FROM model.case_facts") == 30


async def test_sweeps_and_lists_go_on_through_the_swap(
    world: World, cases: Source, fresh_nats_url: str
) -> None:
    world.hand.now = china(2026, 3, 12)
    supervisor = world.as_("supervisor")
    async with consuming(world, fresh_nats_url, [cases]):
        await cases.write(*history(60))
        await applied(world, cases)
        rebuilding = asyncio.create_task(_three_times(world, cases))
        while not rebuilding.done():
            await asyncio.gather(*(world.sweeper().sweep() for _ in range(3)))
            await supervisor.ListOpenClocks(pb.ListOpenClocksRequest())
            await supervisor.ListIndicators(
                pb.ListIndicatorsRequest(first_day="2026-01-01", last_day="2026-12-31")
            )
        await rebuilding
        await world.sweeper().sweep()

    assert await world.value("SELECT generation FROM read_model") == 4
    counts = await world.rows("SELECT level, count(*) FROM cards GROUP BY 1 ORDER BY 1")
    assert [tuple(row) for row in counts] == [(pb.YELLOW, 20)]


async def _three_times(world: World, *sources: Source) -> None:
    for _ in range(3):
        await rebuilt(world, *sources)


@pytest.mark.parametrize("account", ["supervisor", "chief", "resident"])
async def test_only_operators_order_a_rebuild(world: World, account: str) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        await world.as_(account).RebuildReadModel(REBUILD)

    assert refusal(caught.value).reason == "ROLE_REQUIRED"
    assert not await world.value("SELECT rebuilding FROM read_model")
