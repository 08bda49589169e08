"""The world of joint projects, one for all tests of this folder; each test sets the clock back."""

from collections.abc import AsyncIterator, Callable

import pytest

from tests.integration.cases.world import SPRING
from tests.integration.projects.world import World, new_world


@pytest.fixture(scope="session")
async def shared_world(
    new_database: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[World]:
    """The service, running."""
    async with new_world(new_database, tmp_path_factory.mktemp("projects")) as world:
        yield world


@pytest.fixture
def world(shared_world: World) -> World:
    """The same at the morning of 2 March 2026."""
    shared_world.clock.now = SPRING
    return shared_world
