"""The self-audit: a service finds out by itself that its journal was changed."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import text

from services.common.journal import ChainBroken
from services.common.self_audit import SelfAudit
from tests.integration.common.kit import Kit, Source, until

NOBODY = "nats://127.0.0.1:1"


@pytest.fixture
async def source(kit: Kit) -> Source:
    """A journal of 250 entries: three pages."""
    source = await kit.source("audited", NOBODY)
    await source.say("cases/1", *range(1, 251))
    await source.numbered(250)
    return source


@pytest.fixture
async def running(source: Source) -> AsyncIterator[None]:
    """The self-audit, faster than in life."""
    task = asyncio.create_task(SelfAudit(source.database, "audited", pause=0, rest=0.05).run())
    yield
    task.cancel()


def told(metric: str) -> float | None:
    return REGISTRY.get_sample_value(f"yangguang_chain_{metric}", {"service": "audited"})


async def change(source: Source, statement: str) -> None:
    async with source.database.connect() as connection:
        await connection.execute(text(statement))


async def is_(metric: str, value: float) -> bool:
    return told(metric) == value


async def test_an_intact_chain_is_told_with_the_time_it_was_found_so(source: Source, running: None) -> None:
    before = time.time()

    await until(lambda: is_("intact", 1))

    assert told("verified_position") == 250
    assert (told("verified_timestamp_seconds") or 0) >= before


async def test_a_broken_chain_is_told_until_it_is_whole_again(source: Source, running: None) -> None:
    await change(source, "UPDATE journal SET actor = 'nobody' WHERE position = 120")
    await until(lambda: is_("intact", 0))

    await change(source, "UPDATE journal SET actor = 'staff/wei' WHERE position = 120")
    await until(lambda: is_("intact", 1))


@pytest.mark.parametrize(
    ("statement", "position"),
    [
        ("UPDATE journal SET payload = '' WHERE position = 201", 201),
        ("DELETE FROM journal WHERE position = 100", 100),
        ("DELETE FROM journal WHERE position > 100", 101),
        ("UPDATE journal_head SET hash = decode(repeat('07', 32), 'hex')", 250),
    ],
)
async def test_the_first_position_that_does_not_fit_is_named(
    source: Source, statement: str, position: int
) -> None:
    await change(source, statement)

    with pytest.raises(ChainBroken) as broken:
        await SelfAudit(source.database, "audited", pause=0).verify()

    assert broken.value.position == position


async def test_an_empty_journal_is_intact(kit: Kit) -> None:
    source = await kit.source("audited", NOBODY)

    await SelfAudit(source.database, "audited", pause=0).verify()

    assert told("intact") == 1
