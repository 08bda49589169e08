"""The demo catalogue: the items and bundles of data/, taken through the same steps as any others."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

from google.protobuf.message import Message
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.catalog.v1 import bundles_pb2
from yangguang.catalog.v1 import catalog_pb2 as pb

from services.catalog.handlers import bundles, items, kept, standard, versions
from services.catalog.handlers.scope import EVERYWHERE, ITEMS, Actor
from services.catalog.models import BUNDLES, Organisation, StandardItem
from services.common.db import Database
from services.common.ids import resource
from services.common.journal import SYSTEM, Origin

ORIGIN: Final = Origin("services/catalog", SYSTEM)

# Hall tells the real ones later; these are older than whatever it says.
_ORGAN: Final = text(
    "INSERT INTO organisations (name, title, region, version) "
    "VALUES (:organisation, :title, :region, 0) ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Data:
    """The files of data/: organs, standard items with their bases, items with their parts."""

    organs: list[dict[str, Any]]
    bases: Mapping[str, Mapping[str, str]]
    standard_items: list[dict[str, Any]]
    document_number: str
    defaults: Mapping[str, Any]
    steps: Mapping[str, Mapping[str, Any]]
    materials: Mapping[str, Mapping[str, Any]]
    items: list[dict[str, Any]]
    bundles: list[dict[str, Any]]

    def standard_item(self, row: Mapping[str, Any]) -> pb.StandardItem:
        """A standard item as it is created."""
        bases = [pb.LegalBasis(**self.bases[key]) for key in row["bases"]]
        return pb.StandardItem(title=row["title"], type=row["type"], levels=row["levels"], legal_bases=bases)

    def content(self, row: Mapping[str, Any]) -> pb.ItemContent:
        """What an item says; title, type and bases come from its standard item."""
        told = {**self.defaults, **{key: value for key, value in row.items() if key not in _NOT_CONTENT}}
        told["steps"] = [pb.Step(**self.steps[key]) for key in row["steps"]]
        told["materials"] = [
            pb.Material(id=f"M{number}", **self.materials[key])
            for number, key in enumerate(row["materials"], start=1)
        ]
        return pb.ItemContent(**told)


_NOT_CONTENT: Final = {"source", "code", "organisation", "cancel", "steps", "materials"}


def read() -> Data:
    """Read the files."""
    found: dict[str, Any] = {}
    for name in ("organs", "standard_items", "items", "bundles"):
        file = resources.files("services.catalog").joinpath(f"data/{name}.toml")
        found |= tomllib.loads(file.read_text("utf-8"))
    return Data(**found)


async def load(database: Database, region: str, now: Callable[[], dt.datetime]) -> None:
    """Load what is not there yet, all of it or nothing; what is there stays as it is."""
    data = read()
    async with database.begin() as session:
        # The session forgets what nobody holds; held, each row is read once.
        known: list[object] = [
            *(await session.scalars(select(StandardItem))),
            *await _load_organs(session, data),
        ]
        codes = {row.code for row in known if isinstance(row, StandardItem)}
        for row in data.standard_items:
            if row["code"] not in codes:
                actor = Actor(ORIGIN, EVERYWHERE, now())
                given = data.standard_item(row)
                known.append(await standard.create(session, row["code"], given, region, actor))
        codes = set(await session.scalars(select(ITEMS.code)))
        for row in data.items:
            if row["code"] not in codes:
                await _load_item(session, data, row, now)
        await _load_bundles(session, data, region, Actor(ORIGIN, EVERYWHERE, now()))


async def _load_organs(session: AsyncSession, data: Data) -> Sequence[Organisation]:
    for organ in data.organs:
        await session.execute(_ORGAN, {key: organ[key] for key in ("organisation", "title", "region")})
    return (await session.scalars(select(Organisation))).all()


async def _load_item(
    session: AsyncSession, data: Data, row: Mapping[str, Any], now: Callable[[], dt.datetime]
) -> None:
    name = resource(items.COLLECTION, row["code"])
    version = versions.name_of(row["code"], 1)
    publication = pb.PublishItemVersionRequest(name=version, document_number=data.document_number)
    steps: list[tuple[Callable[..., Awaitable[object]], Message]] = [
        (versions.create_item, _creation(data, row)),
        (versions.submit, pb.SubmitItemVersionRequest(name=version)),
        (versions.publish, publication),
    ]
    if "cancel" in row:
        steps.append((items.cancel, pb.CancelItemRequest(name=name, **row["cancel"])))
    held = []
    for handler, request in steps:
        held.append(await handler(session, request, Actor(ORIGIN, EVERYWHERE, now())))
        await session.flush()


async def _load_bundles(session: AsyncSession, data: Data, region: str, actor: Actor) -> None:
    rows = await session.execute(select(BUNDLES))
    known = {kept.message_of(row, bundles_pb2.Bundle).title for row in rows}
    for row in data.bundles:
        if row["title"] not in known:
            bundle = bundles_pb2.Bundle(**row, document_number=data.document_number)
            await bundles.create(session, bundle, region, actor)


def _creation(data: Data, row: Mapping[str, Any]) -> pb.CreateItemRequest:
    return pb.CreateItemRequest(
        item_id=row["code"],
        standard_item=resource(standard.COLLECTION, row["code"][19:]),
        organisation=row["organisation"],
        content=data.content(row),
    )
