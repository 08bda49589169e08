"""The demo county of data/demo.toml, made through the same steps as any other."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import hall_pb2 as pb

from services.common.db import Database
from services.common.ids import resource
from services.common.journal import SYSTEM, Origin
from services.hall import messages, models
from services.hall.domain import EVERYWHERE
from services.hall.handlers import mandates, office_hours, organisations, regions, staff, windows
from services.hall.handlers.acts import MANDATES, Act
from services.hall.settings import HallSettings

ORIGIN: Final = Origin("services/hall", SYSTEM)
COUNTY: Final = "450222"
CENTRE: Final = "organisations/450222-zwzx"

Row = Mapping[str, Any]


async def load(database: Database, settings: HallSettings, now: Callable[[], dt.datetime]) -> None:
    """Load what is not there yet; what is there stays as it is."""
    data = tomllib.loads(resources.files("services.hall").joinpath("data/demo.toml").read_text("utf-8"))
    async with database.begin() as session:
        await Loader(session, Act(ORIGIN, EVERYWHERE, now()), settings, data).load()


@dataclass(frozen=True, slots=True)
class Loader:
    """Loads the data in one transaction."""

    session: AsyncSession
    act: Act
    settings: HallSettings
    data: Row

    async def load(self) -> None:
        """Load everything in the order in which one needs the other."""
        for row in _regions(self.data):
            await self._region(row)
        for row in _organisations(self.data):
            await self._organisation(row)
        fresh = [row for row in _windows(self.data) if await self._window(row)]
        for row in _staff(self.data):
            await self._staff_member(row)
        for row in fresh:
            await self._posts(row["code"])
        for row in self.data["mandates"]:
            await self._mandate(row)

    async def _region(self, row: Row) -> None:
        if await self._is_there(models.Region, row["code"]):
            return
        given = pb.Region(title=row["title"], valid_from=self._defaults["valid_from"])
        values = messages.read(given, "region", messages.REGION)
        await regions.create(self.session, self.act, row["code"], values)

    async def _organisation(self, row: Row) -> None:
        if await self._is_there(models.Organisation, row["code"]):
            return
        given = pb.Organisation(valid_from=self._defaults["valid_from"], **_without(row, "code"))
        values = messages.read(given, "organisation", messages.ORGANISATION, messages.ORGANISATION_FIXED)
        await organisations.create(self.session, self.act, row["code"], values, self.settings.naming)
        if row["kind"] == "SERVICE_CENTRE":
            sessions = [(part["open"], part["close"]) for part in self._defaults["sessions"]]
            await office_hours.set_hours(self.session, self.act, row["code"], sessions)

    async def _window(self, row: Row) -> bool:
        """Whether the window was opened just now."""
        if await self._is_there(models.Window, row["code"]):
            return False
        given = pb.Window(open=True, **_without(row, "code"))
        values = messages.read(given, "window", messages.WINDOW, messages.WINDOW_FIXED)
        await windows.create(self.session, self.act, row["code"], values)
        return True

    async def _staff_member(self, row: Row) -> None:
        if await self._is_there(models.StaffMember, row["code"]):
            return
        organisation = resource("organisations", row["code"].rpartition("-")[0])
        told = {"organisation": organisation, "posted_from": self._defaults["posted_from"]}
        given = pb.StaffMember(**told, **_without(row, "code"))
        values = messages.read(given, "staff_member", messages.STAFF, messages.STAFF_FIXED)
        await staff.create(self.session, self.act, row["code"], values)

    async def _posts(self, code: str) -> None:
        """The first of a window's staff is A, the second B."""
        members = models.StaffMember.__table__.c  # type: ignore[attr-defined]
        query = select(members.code).where(members.window == code).order_by(members.code).limit(2)
        pair = list(await self.session.scalars(query))
        if len(pair) == 2:
            await windows.update(self.session, self.act, code, "", {"posts": [pair]})

    async def _mandate(self, row: Row) -> None:
        key = MANDATES.document_number == row["document_number"]
        if await self.session.scalar(select(MANDATES.id).where(key)) is not None:
            return
        organisation = row["holder"].removeprefix("staff/").rpartition("-")[0]
        told = {"organisation": resource("organisations", organisation), **self._defaults["mandate"]}
        values = messages.read(pb.Mandate(**told, **row), "mandate", messages.MANDATE)
        await mandates.grant(self.session, self.act, values, self.settings.chief_grades)

    async def _is_there(self, kind: type[models.Base], code: str) -> bool:
        return await self.session.get(kind, code) is not None

    @property
    def _defaults(self) -> Row:
        defaults: Row = self.data["defaults"]
        return defaults


def _regions(data: Row) -> Iterator[Row]:
    yield from data["regions"]
    for township in data["townships"]:
        yield township
        yield from township["villages"]


def _organisations(data: Row) -> Iterator[Row]:
    yield from data["organisations"]
    for row in data["departments"]:
        centre = {"centre": CENTRE} if "window" in row else {}
        told = {key: row[key] for key in ("title", "short_title", "kind", "phone")} | centre
        parent = resource("organisations", f"{COUNTY}-zf")
        yield {"code": f"{COUNTY}-{row['key']}", "region": COUNTY, "parent": parent, **told}
    for row in data["townships"]:
        yield _centre(row, "zwzx", "政务服务中心", CENTRE)
        above = resource("organisations", f"{row['code']}-zwzx")
        yield from (_centre(village, "zwz", "政务服务站", above) for village in row["villages"])


def _centre(place: Row, suffix: str, called: str, parent: str) -> Row:
    """The centre of a township or the station of a village."""
    title = place["title"] + called
    told = {"title": title, "short_title": title, "kind": "SERVICE_CENTRE", "parent": parent}
    return {"code": f"{place['code']}-{suffix}", "region": place["code"], **told}


def _windows(data: Row) -> Iterator[Row]:
    yield from data["windows"]
    for row in (row for row in data["departments"] if "window" in row):
        told = {"organisation": resource("organisations", f"{COUNTY}-{row['key']}"), "title": row["window"]}
        items = row["county_items"] + row["township_items"]
        more = {"counter": row["counter"], "phone": row["phone"]}
        yield _window_at(COUNTY, row, items, told | more)
        if row["township_items"]:
            for place in data["townships"]:
                yield _window_at(place["code"], row, row["township_items"], told)


def _window_at(place: str, row: Row, items: list[str], told: Row) -> Row:
    return {
        "code": f"{place}-{row['key']}-01",
        "centre": resource("organisations", f"{place}-zwzx"),
        "items": [resource("items", item) for item in items],
        **told,
    }


def _staff(data: Row) -> Iterator[Row]:
    yield from data["staff"]
    named = {row.get("window") for row in data["staff"]}
    for row in (row for row in data["departments"] if "window" in row):
        window = resource("windows", f"{COUNTY}-{row['key']}-01")
        if window not in named:
            told = {"code": f"{COUNTY}-{row['key']}", "window": window}
            chief = {"roles": ["CHIEF_REPRESENTATIVE"], "grade": "副科级"}
            yield {**told, "code": f"{told['code']}-01", "title": f"{row['window']}01", "roles": ["CLERK"]}
            yield {**told, "code": f"{told['code']}-02", "title": f"{row['window']}首席代表", **chief}


def _without(row: Row, *keys: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}
