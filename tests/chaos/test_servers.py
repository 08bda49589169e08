"""The broker and the database are killed, wiped and rolled back under load; two replicas run at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from local.ports import free_port
from tests.chaos.conftest import Town
from tests.chaos.load import calls_of

REPLICATED: Final = ("cases", "supervision")


async def test_a_broker_that_is_killed_and_started_again_loses_nothing(town: Town) -> None:
    await town.kill("nats")
    await town.load.more(20)
    await town.restart("nats")
    await town.load.more(10)

    await town.check()


async def test_what_only_a_wiped_broker_held_is_read_from_the_journals(town: Town) -> None:
    await town.kill("supervision")
    await town.load.more(30, of="/api/v1/cases")
    await town.published("cases")

    await asyncio.to_thread(town.cluster.nats.wipe)
    await town.restart("supervision")
    await town.load.more(10)

    await town.check()


async def test_a_broker_rolled_back_to_an_earlier_copy_loses_nothing(town: Town, tmp_path: Path) -> None:
    await asyncio.to_thread(town.cluster.nats.save_store, tmp_path / "copy")
    await town.load.more(20, of="/api/v1/cases")
    await town.kill("supervision")
    await town.load.more(20, of="/api/v1/cases")
    await town.published("cases")

    await asyncio.to_thread(town.cluster.nats.roll_back_store, tmp_path / "copy")
    await town.restart("supervision")
    await town.load.more(10)

    await town.check()


async def test_a_database_that_is_killed_mid_write_loses_nothing(town: Town) -> None:
    ambiguous = town.load.ambiguous

    await town.kill("postgres")
    await town.restart("postgres")
    await town.load.more(20)

    assert town.load.ambiguous > ambiguous
    await town.check()


async def test_a_power_failure_loses_nothing(town: Town) -> None:
    everything = ["gateway", *town.cluster.services, "nats", "postgres"]

    await asyncio.gather(*map(town.kill, everything))
    await town.restart("postgres")
    await town.restart("nats")
    await asyncio.gather(*map(town.restart, town.cluster.services))
    await town.restart("gateway")
    await town.load.more(10)

    await town.check()


@pytest.fixture
async def ports(town: Town) -> AsyncIterator[dict[str, tuple[int, int]]]:
    """Two processes of cases and of supervision, with the gateway's calls going to both."""
    ports = {service: (free_port(), free_port()) for service in REPLICATED}
    both = {
        f"YG_{service.upper()}_ADDRESS": f"ipv4:///127.0.0.1:{town.cluster.ports[service]},127.0.0.1:{one}"
        for service, (one, _) in ports.items()
    }
    await asyncio.gather(*(town.replica(service, ports[service], **both) for service in REPLICATED))
    await town.kill("gateway")
    await town.restart("gateway", **both)
    yield ports
    await town.kill("gateway")
    await asyncio.gather(*(asyncio.to_thread(town.remove, f"{service}-2") for service in REPLICATED))
    await town.restart("gateway")


async def test_two_replicas_do_nothing_twice_and_one_takes_over_from_the_other(
    town: Town, ports: dict[str, tuple[int, int]]
) -> None:
    await town.load.more(60)
    await town.check()
    assert await calls_of(ports["cases"][1]) > 0

    # Those that were there first lead; the others take over.
    await asyncio.gather(*map(town.kill, REPLICATED))
    await town.load.more(30)
    await town.check()

    await asyncio.gather(*map(town.restart, REPLICATED))
    await town.load.more(10)
    await town.check()
