"""The read model built again from the journal: equal to the live one, while events flow, after a crash."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import grpc
import pytest
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common.errors import refusal_of
from services.supervision.handlers.rebuild import Rebuilder
from tests.integration.supervision.world import World, new_case, new_source, promised, told

FACTS = "SELECT * FROM model.case_facts ORDER BY case_name"
CLOCKS = "SELECT * FROM model.open_clocks ORDER BY case_name, clock"


async def test_what_is_rebuilt_equals_what_was_live(
    world: World, new_database: Callable[..., str], nats_url: str, tmp_path: Path
) -> None:
    events = [told(new_case(), 1, promised()) for _ in range(40)]
    events += [told(event.aggregate, 2, promised("2026-03-23")) for event in events[:20]]
    async with new_source(world, new_database, nats_url, tmp_path) as source:
        await source.write(events)
        await world.hear(*events)
        before = [await world.rows(FACTS), await world.rows(CLOCKS)]
        ordered = await world.as_("operator").RebuildReadModel(pb.RebuildReadModelRequest())
        with pytest.raises(grpc.RpcError) as caught:
            await world.as_("operator").RebuildReadModel(pb.RebuildReadModelRequest())
        await Rebuilder(world.database, {"cases": source.stub}, world.clock).rebuild()  # type: ignore[arg-type]

    assert ordered.rebuilding
    assert refusal_of(caught.value).reason == "REBUILD_RUNNING"
    assert [await world.rows(FACTS), await world.rows(CLOCKS)] == before
    now = await world.as_("operator").GetReadModel(pb.GetReadModelRequest())
    assert (now.generation, now.rebuilding, now.case_count) == (2, False, 40)
    # The new schema is a live one like the old: events are applied to it.
    await world.hear(told(events[0].aggregate, 3, promised("")))
    assert await world.rows("SELECT count(*) FROM model.case_facts WHERE version = 3") == [(1,)]


async def test_events_that_come_during_a_rebuild_are_in_it(
    world: World, new_database: Callable[..., str], nats_url: str, tmp_path: Path
) -> None:
    async with new_source(world, new_database, nats_url, tmp_path) as source:
        await source.write([told(new_case(), 1, promised()) for _ in range(1500)])
        rebuilder = Rebuilder(world.database, {"cases": source.stub}, world.clock)  # type: ignore[arg-type]
        rebuilding = asyncio.create_task(rebuilder.rebuild())
        late = [told(new_case(), 1, promised()) for _ in range(50)]
        await source.write(late)
        await world.hear(*late)
        await rebuilding
        await world.hear(*late)

    assert await world.rows("SELECT count(*) FROM model.case_facts") == [(1550,)]


async def test_a_rebuild_cut_off_begins_again(
    world: World, new_database: Callable[..., str], nats_url: str, tmp_path: Path
) -> None:
    async with new_source(world, new_database, nats_url, tmp_path) as source:
        await source.write([told(new_case(), 1, promised()) for _ in range(2500)])
        rebuilder = Rebuilder(world.database, {"cases": source.stub}, world.clock)  # type: ignore[arg-type]
        cut_off = asyncio.create_task(rebuilder.rebuild())
        async with asyncio.timeout(20):
            while not await world.rows("SELECT 1 FROM pg_namespace WHERE nspname = 'model_next'"):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        cut_off.cancel()
        await asyncio.gather(cut_off, return_exceptions=True)
        await rebuilder.rebuild()

    assert await world.rows("SELECT count(*) FROM model.case_facts") == [(2500,)]
