"""What hall tells of its organisations: their titles and regions are kept, and searched by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import text
from yangguang.catalog.v1 import catalog_pb2 as pb
from yangguang.hall.v1 import events_pb2 as hall

from services.catalog.handlers.versions import search_vector
from services.common.consumer import Received
from services.common.driver import Direct

TYPES: Final = (hall.OrganisationChanged,)

_KEEP: Final = text(
    "INSERT INTO organisations (name, title, region, version) VALUES (:name, :title, :region, :version) "
    "ON CONFLICT (name) DO UPDATE SET title = EXCLUDED.title, region = EXCLUDED.region, "
    "version = EXCLUDED.version WHERE organisations.version < EXCLUDED.version RETURNING 1"
)
_PUBLISHED: Final = text(
    "SELECT item, number, content FROM item_versions JOIN items ON code = item "
    "WHERE organisation = :organisation AND item_versions.state = 3"
)
_SEARCH: Final = text(
    "UPDATE item_versions AS v SET search = CAST(new.search AS tsvector) FROM unnest("
    "CAST(:item AS text[]), CAST(:number AS int[]), CAST(:search AS text[])) AS new (item, number, search) "
    "WHERE v.item = new.item AND v.number = new.number"
)


async def apply(connection: Direct, batch: Sequence[Received]) -> None:
    """Keep what is newer, and let the organisation's items be found by its new title."""
    for received in batch:
        event = received.event
        assert isinstance(event, hall.OrganisationChanged)
        organisation = event.organisation
        facts = {"name": organisation.name, "title": organisation.title, "region": organisation.region}
        if await connection.scalar(_KEEP, {**facts, "version": received.version}):
            await _find_by(connection, organisation.name, organisation.title)


async def _find_by(connection: Direct, organisation: str, title: str) -> None:
    rows = (await connection.execute(_PUBLISHED, {"organisation": organisation})).all()
    columns = {
        "item": [row.item for row in rows],
        "number": [row.number for row in rows],
        "search": [search_vector(pb.ItemContent.FromString(row.content), title) for row in rows],
    }
    await connection.execute(_SEARCH, columns)
