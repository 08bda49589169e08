"""The read model: the same whatever the order, exact in its sums, fed by a real broker."""

import asyncio
import itertools
import random
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.supervision.models import COUNTERS
from tests.integration.supervision.world import (
    MZ,
    SCJG,
    Source,
    World,
    applied,
    china,
    consuming,
    item,
    new_case,
    organisation,
    promised,
    region,
    rest_day,
    statutory,
    told,
    until,
)

LIFE: tuple[dict[str, Any], ...] = (
    {},
    {"accept_time": china(2026, 3, 2, 16)},
    {"decide_time": china(2026, 3, 5, 9), "handling_days": 3},
    {"complete_time": china(2026, 3, 6, 9)},
    {"rating_grade": "SATISFIED"},
)


def life(case: str, **more: Any) -> list[Any]:
    """The events of a case from its submission to its rating."""
    facts: dict[str, Any] = dict(more)
    events = []
    for version, change in enumerate(LIFE, 1):
        facts |= change
        clocks = [promised(stop=facts.get("decide_time")), statutory(stop=facts.get("decide_time"))]
        events.append(told(case, version, *(clocks if version > 1 else []), **facts))
    return events


async def summed_anew(world: World) -> list[Any]:
    """The sums as they follow from the facts of each case."""
    days = dict.fromkeys(day for day, _ in COUNTERS.values())
    parts = [
        f"SELECT f.{day} AS day, f.region, f.organisation, f.item, "
        + ", ".join(
            f"{amount if of == day else '0'}::bigint AS {name}" for name, (of, amount) in COUNTERS.items()
        )
        + f" FROM model.case_facts f WHERE f.{day} IS NOT NULL"
        for day in days
    ]
    sums = ", ".join(f"coalesce(sum({name}), 0)::bigint" for name in COUNTERS)
    statement = f"SELECT day, region, organisation, item, {sums} FROM ({' UNION ALL '.join(parts)}) f "
    rows = await world.rows(statement + "GROUP BY 1, 2, 3, 4")
    return sorted((tuple(row) for row in rows if any(row[4:])), key=repr)


async def test_every_order_of_events_leads_to_the_same_model(world: World) -> None:
    lives = [life(new_case()) for _ in itertools.permutations(LIFE)]
    orders = list(itertools.permutations(range(len(LIFE))))
    for turn in range(len(LIFE)):
        await world.hear(*(events[order[turn]] for events, order in zip(lives, orders, strict=True)))
    found = await world.contents()
    for events in zip(*lives, strict=True):
        await world.hear(*events)

    assert await world.contents() == found
    assert {row[1] for row in found["case_facts"]} == {5}
    assert found["open_clocks"] == []
    assert found["daily"] == await summed_anew(world)


async def test_the_sums_stay_exact_through_any_number_of_changes(world: World) -> None:
    dice = random.Random(3)
    events = [
        event
        for _ in range(60)
        for event in life(
            new_case(),
            organisation=dice.choice([MZ, SCJG]),
            item=dice.choice(["items/A1", "items/B2"]),
            receive_time=china(2026, dice.randint(1, 2), dice.randint(1, 28), dice.randint(0, 23)),
        )
    ]
    dice.shuffle(events)
    while events:
        count = dice.randint(1, 25)
        batch, events = events[:count], events[count:]
        await world.hear(*batch, *dice.sample(batch, len(batch) // 2))
        assert (await world.contents())["daily"] == await summed_anew(world)

    assert await world.value("SELECT sum(applied) FROM model.daily") == 60
    assert await world.value("SELECT sum(satisfied) FROM model.daily") == 60


async def test_a_day_ends_at_midnight_in_china(world: World) -> None:
    await world.hear(told(new_case(), 1, receive_time=china(2026, 3, 1, 23, 59)))
    await world.hear(told(new_case(), 1, receive_time=china(2026, 3, 2)))

    days = await world.rows("SELECT day, applied FROM model.daily ORDER BY 1")
    assert [(str(row.day), row.applied) for row in days] == [("2026-03-01", 1), ("2026-03-02", 1)]


async def test_an_older_event_changes_nothing(world: World) -> None:
    case = new_case()
    await world.hear(told(case, 3, promised("2026-03-23")))
    await world.hear(told(case, 2, promised()))

    assert await world.value("SELECT version FROM model.case_facts") == 3
    assert str(await world.value("SELECT due FROM model.open_clocks")) == "2026-03-23"


async def test_the_newest_title_and_calendar_day_count(world: World) -> None:
    await world.hear(organisation(MZ, "柳城县民政局", 2), organisation(MZ, "旧名", 1))
    await world.hear(organisation(MZ, "旧名", 1), region("450222", "柳城县"), item("items/A1", "高龄补贴"))
    await world.hear(rest_day("2026-03-12", version=2), rest_day("2026-03-12", version=1, working=True))

    titles = await world.rows("SELECT name, title FROM model.titles ORDER BY name")
    assert [tuple(row) for row in titles] == [
        ("items/A1", "高龄补贴"),
        (MZ, "柳城县民政局"),
        ("regions/450222", "柳城县"),
    ]
    assert await world.value("SELECT working FROM model.calendar_days") is False


async def test_events_come_through_the_broker_once(
    world: World, cases: Source, hall: Source, fresh_nats_url: str
) -> None:
    async with (
        consuming(world, fresh_nats_url, [cases, hall]),
        consuming(world, fresh_nats_url, [cases, hall]),
    ):
        await hall.write(organisation(MZ, "柳城县民政局"))
        for _ in range(5):
            await cases.write(*(event for _ in range(40) for event in life(new_case())))
        await applied(world, cases, 1000)
        await applied(world, hall, 1)

    assert await world.value("SELECT count(*) FROM inbox") == 1001
    found = await world.contents()
    assert len(found["case_facts"]) == 200
    assert found["daily"] == await summed_anew(world)
    assert await world.value("SELECT sum(applied) FROM model.daily") == 200


async def test_an_event_without_a_case_is_parked_and_holds_up_nobody(
    world: World, cases: Source, fresh_nats_url: str
) -> None:
    good = new_case()
    async with consuming(world, fresh_nats_url, [cases]):
        await cases.write(told("cases/no-uuid", 1), told(good, 1, promised()))
        await applied(world, cases, 2)

    [parked] = await world.rows("SELECT aggregate, reason FROM parked")
    assert tuple(parked) == ("cases/no-uuid", "FIELD_INVALID")
    assert await world.value("SELECT count(*) FROM model.case_facts") == 1


async def test_the_definitions_of_the_model_are_those_of_its_migration(world: World) -> None:
    """A rebuild makes its tables from the definitions, a new deployment from the migration."""
    shape = (
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
        "WHERE table_schema = :schema ORDER BY 1, ordinal_position"
    )
    indexes = (
        "SELECT indexname, replace(indexdef, schemaname || '.', '') FROM pg_indexes "
        "WHERE schemaname = :schema ORDER BY 1"
    )
    await world.as_("operator").RebuildReadModel(pb.RebuildReadModelRequest())

    for statement in (shape, indexes):
        migrated = await world.rows(statement, schema="model")
        assert await world.rows(statement, schema="rebuild") == migrated
        assert migrated


@pytest.fixture
async def reading(world: World) -> Any:
    """A connection of one's own."""
    async with world.database.engine.connect() as connection:
        yield connection


async def test_appliers_wait_for_one_another(world: World, reading: AsyncConnection) -> None:
    await reading.execute(text("SELECT * FROM read_model FOR UPDATE"))
    hearing = asyncio.create_task(world.hear(told(new_case(), 1)))

    async def is_waiting() -> bool:
        waits = await world.value("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(waits)

    await until(is_waiting)
    assert not hearing.done()
    await reading.rollback()
    await hearing

    assert await world.value("SELECT count(*) FROM model.case_facts") == 1
