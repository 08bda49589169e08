"""A world of supervision for each test: cards are issued once, so tests do not share them."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.integration.supervision.world import Source, World, new_source, new_world


@pytest.fixture
async def world(new_database: Callable[..., str], tmp_path: Path) -> AsyncIterator[World]:
    """The service, running on an empty database."""
    async with new_world(new_database, tmp_path) as world:
        yield world


@pytest.fixture
async def cases(world: World, new_database: Callable[..., str], fresh_nats_url: str) -> AsyncIterator[Source]:
    """The journal of cases."""
    async with new_source(world, new_database, fresh_nats_url) as source:
        yield source


@pytest.fixture
async def hall(world: World, new_database: Callable[..., str], fresh_nats_url: str) -> AsyncIterator[Source]:
    """The journal of hall."""
    async with new_source(world, new_database, fresh_nats_url, "hall") as source:
        yield source


@pytest.fixture
def fresh_nats_url(fresh_nats_server) -> str:
    """A broker of this test alone: subjects of several tests would meet in one stream."""
    return str(fresh_nats_server.url)
