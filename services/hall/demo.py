"""The demo county of data/demo.toml, made through the same steps as any other."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from yangguang.hall.v1 import hall_pb2 as pb
from yangguang.hall.v1.agents_pb2 import AgencyPoint, Agent, CreateAgencyPointRequest, CreateAgentRequest
from yangguang.hall.v1.appointments_pb2 import ServiceSession

from services.common.db import Database
from services.common.ids import resource
from services.common.journal import SYSTEM, Origin
from services.hall import messages, models
from services.hall.domain import EVERYWHERE
from services.hall.handlers import (
    agents,
    mandates,
    office_hours,
    organisations,
    regions,
    sessions,
    staff,
    windows,
)
from services.hall.handlers.acts import MANDATES, STAFF, Act
from services.hall.messages import visits
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
    # A session forgets rows that nobody holds, and would ask for them again and again.
    held: list[models.Base] = field(default_factory=list)

    async def load(self) -> None:
        """Load everything in the order in which one needs the other."""
        for row in await self._lacking(models.Region, regions_of(self.data)):
            await self._region(row)
        for row in await self._lacking(models.Organisation, organisations_of(self.data)):
            await self._organisation(row)
        opened = await self._lacking(models.Window, windows_of(self.data))
        for row in opened:
            await self._window(row)
        for row in await self._lacking(models.StaffMember, staff_of(self.data)):
            await self._staff_member(row)
        await self._posts([row["code"] for row in opened])
        for row in opened:
            await self._sessions(row)
        for row in self.data["mandates"]:
            await self._mandate(row)
        for row in self.data["agents"]:
            await self._agent(row)

    async def _lacking(self, kind: type[models.Base], rows: Iterable[Row]) -> list[Row]:
        """The rows whose codes are not there yet."""
        there = set(await self.session.scalars(select(kind.__table__.c.code)))  # type: ignore[attr-defined]
        return [row for row in rows if row["code"] not in there]

    async def _region(self, row: Row) -> None:
        given = pb.Region(title=row["title"], valid_from=self._defaults["valid_from"])
        values = messages.read(given, "region", messages.REGION)
        self.held.append(await regions.create(self.session, self.act, row["code"], values))

    async def _organisation(self, row: Row) -> None:
        given = pb.Organisation(valid_from=self._defaults["valid_from"], **_without(row, "code"))
        values = messages.read(given, "organisation", messages.ORGANISATION, messages.ORGANISATION_FIXED)
        naming = self.settings.naming
        self.held.append(await organisations.create(self.session, self.act, row["code"], values, naming))
        if row["kind"] == "SERVICE_CENTRE":
            sessions = [(part["open"], part["close"]) for part in self._defaults["sessions"]]
            await office_hours.set_hours(self.session, self.act, row["code"], sessions)

    async def _window(self, row: Row) -> None:
        given = pb.Window(open=True, **_without(row, "code"))
        values = messages.read(given, "window", messages.WINDOW, messages.WINDOW_FIXED)
        await windows.create(self.session, self.act, row["code"], values)

    async def _staff_member(self, row: Row) -> None:
        organisation = resource("organisations", row["code"].rpartition("-")[0])
        told = {"organisation": organisation, "posted_from": self._defaults["posted_from"]}
        given = pb.StaffMember(**told, **_without(row, "code"))
        values = messages.read(given, "staff_member", messages.STAFF, messages.STAFF_FIXED)
        await staff.create(self.session, self.act, row["code"], values)

    async def _posts(self, opened: list[str]) -> None:
        """The first of a new window's staff is A, the second B."""
        query = select(STAFF.window, STAFF.code).where(STAFF.window.in_(opened)).order_by(STAFF.code)
        people: dict[str, list[str]] = {}
        for window, code in (await self.session.execute(query)).all():
            people.setdefault(window, []).append(code)
        for window, codes in people.items():
            await windows.update(self.session, self.act, window, "", {"posts": [[*codes, ""][:2]]})

    async def _sessions(self, window: Row) -> None:
        """What a new window of the county's centre offers, for a year from now on."""
        if window["centre"] != CENTRE:
            return
        first, last = self.act.today, self.act.today + dt.timedelta(days=365)
        for row in self.data["service_sessions"]:
            given = ServiceSession(first_day=first.isoformat(), last_day=last.isoformat(), **row)
            given.window = resource("windows", window["code"])
            values = messages.read(given, "service_session", visits.SESSION)
            await sessions.create(self.session, self.act, values)

    async def _mandate(self, row: Row) -> None:
        key = MANDATES.document_number == row["document_number"]
        if await self.session.scalar(select(MANDATES.id).where(key)) is not None:
            return
        organisation = row["holder"].removeprefix("staff/").rpartition("-")[0]
        told = {"organisation": resource("organisations", organisation), **self._defaults["mandate"]}
        values = messages.read(pb.Mandate(**told, **row), "mandate", messages.MANDATE)
        await mandates.grant(self.session, self.act, values, self.settings.chief_grades)

    async def _agent(self, row: Row) -> None:
        """A village with a point and an agent, unless it has a point."""
        columns = models.AGENCY_POINTS.c
        if await self.session.scalar(select(columns.id).where(columns.region == row["region"]).limit(1)):
            return
        place = {name: row[name] for name in ("organisation", "region", "kind", "phone")}
        opening = CreateAgencyPointRequest(agency_point=AgencyPoint(title=row["point"], **place))
        point = await agents.create_point(self.session, self.act, opening)
        told = {name: row[name] for name in ("phone", "matters", "title")}
        agent = Agent(point=point.name, kind=row["agent"], valid_from=self._defaults["posted_from"], **told)
        await agents.create(self.session, self.act, CreateAgentRequest(agent=agent))

    @property
    def _defaults(self) -> Row:
        defaults: Row = self.data["defaults"]
        return defaults


def regions_of(data: Row) -> Iterator[Row]:
    """The regions, each before those below it."""
    yield from data["regions"]
    for township in data["townships"]:
        yield township
        yield from township["villages"]


def organisations_of(data: Row) -> Iterator[Row]:
    """The organisations, each after those it names."""
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


def windows_of(data: Row) -> Iterator[Row]:
    """The windows of the centres of county and townships."""
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


def staff_of(data: Row) -> Iterator[Row]:
    """The staff with accounts, then two people for every other window of the county."""
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
