"""A world of supervision for each test: cards are issued once, so tests do not share them."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.integration.supervision.world import World, new_world


@pytest.fixture
async def world(new_database: Callable[..., str], tmp_path: Path) -> AsyncIterator[World]:
    """The service, running on an empty database."""
    async with new_world(new_database, tmp_path) as world:
        yield world
