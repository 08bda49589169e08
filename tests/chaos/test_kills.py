"""`kill -9` of each process at each await point of a write, under load."""

from __future__ import annotations

import asyncio
import re
from typing import Final

import pytest

from local.cluster import ROOT
from tests.chaos.conftest import Town

EACH: Final = ("catalog", "hall", "cases", "supervision")
CONSUMING: Final = ("catalog", "cases", "supervision")

# Which services pass a point. At the start a service passes those of `db` a few times before its first write.
FAILPOINTS: Final = {
    "db.before_commit": EACH,
    "db.after_commit": EACH,
    "writer.before_commit": ("cases",),
    "writer.after_commit": ("cases",),
    "relay.after_position": EACH,
    "relay.after_publish": EACH,
    "consumer.before_commit": CONSUMING,
    "consumer.after_commit": CONSUMING,
}
PASSINGS: Final = {"db": 6, "writer": 3, "relay": 2, "consumer": 2}


def test_every_failpoint_of_the_kit_is_tried() -> None:
    sources = (file.read_text() for file in (ROOT / "services").rglob("*.py"))
    reached = {name for source in sources for name in re.findall(r'\breach\("([\w.]+)"\)', source)}

    assert reached == set(FAILPOINTS)


async def test_under_load_alone_nothing_is_lost_and_nothing_done_twice(town: Town) -> None:
    await town.load.more(50)

    await town.check()


@pytest.mark.parametrize("failpoint", FAILPOINTS)
async def test_services_that_die_at_a_point_of_a_write_lose_nothing(town: Town, failpoint: str) -> None:
    passing = PASSINGS[failpoint.partition(".")[0]]

    async with asyncio.TaskGroup() as group:
        for service in FAILPOINTS[failpoint]:
            group.create_task(town.dies_at(service, f"{failpoint}:{passing}"))
    await town.load.more(10)

    await town.check()


async def test_a_gateway_that_dies_with_requests_in_flight_loses_nothing(town: Town) -> None:
    ambiguous = town.load.ambiguous

    for _ in range(2):
        await town.load.more(5)
        await town.kill("gateway")
        await town.restart("gateway")
    await town.load.more(10)

    assert town.load.ambiguous > ambiguous
    await town.check()
