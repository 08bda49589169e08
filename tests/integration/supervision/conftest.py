"""The world of supervision, one for all tests of this folder; each finds it empty."""

from collections.abc import AsyncIterator, Callable

import pytest

from tests.integration.supervision.world import Source, World, clear, new_source, new_world


@pytest.fixture(scope="session")
async def shared_world(
    new_database: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[World]:
    """The service, running."""
    async with new_world(new_database, tmp_path_factory.mktemp("supervision")) as world:
        yield world


@pytest.fixture
async def world(shared_world: World) -> World:
    """The same with nothing in its database."""
    await clear(shared_world)
    return shared_world


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
