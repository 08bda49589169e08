"""Figures of the queue: how many wait and how long, who is called where, and the visits of a period."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import Float, Integer, Row, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.hall.v1 import queue_pb2 as pb

from services.common import checks
from services.common.errors import NotFound
from services.common.ids import parse_code, resource
from services.common.timesource import local_date
from services.hall import domain, models
from services.hall.domain import Reach, queue
from services.hall.domain.queue import ServiceMode, TicketState
from services.hall.domain.sessions import AppointmentState
from services.hall.handlers.acts import within
from services.hall.messages import visits

TABLE: Final[Any] = models.Ticket.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
ORGANISATIONS: Final[Any] = models.Organisation.__table__.c  # type: ignore[attr-defined]
WINDOWS: Final[Any] = models.Window.__table__  # type: ignore[attr-defined]
APPOINTMENTS: Final[Any] = models.Appointment.__table__.c  # type: ignore[attr-defined]

WAITING: Final = COLUMNS.state == TicketState.WAITING

Db = AsyncConnection | AsyncSession


def _minutes(later: Any, earlier: Any) -> Any:
    return cast(func.extract("epoch", later - earlier), Float) / 60


async def with_wait(db: Db, row: Any) -> pb.Ticket:
    """A ticket with how many wait before it, counted by number: who goes first by right may still come."""
    if row.state != TicketState.WAITING:
        return visits.ticket(row)
    same = COLUMNS.window.in_(("", row.window)) if row.window else COLUMNS.window == ""
    place = (COLUMNS.centre == row.centre, COLUMNS.day == row.day, COLUMNS.zone == row.zone, WAITING)
    count = select(func.count()).where(*place, same, COLUMNS.sequence < row.sequence)
    ahead = await db.scalar(count) or 0
    windows = 1 if row.window else await _windows(db, row.centre, row.zone)
    average = await _average(db, row.centre, row.day)
    return visits.ticket(row, ahead, queue.estimated_minutes(ahead, windows, average))


async def _windows(db: Db, centre: str, zone: domain.Zone) -> int:
    columns = WINDOWS.c
    where = (columns.centre == centre, columns.zone == zone, columns.open)
    return await db.scalar(select(func.count()).select_from(WINDOWS).where(*where)) or 0


async def _average(db: Db, centre: str, day: dt.date) -> float | None:
    """Minutes a visit took today, on average; None before the first ended."""
    ended = (COLUMNS.centre == centre, COLUMNS.day == day, COLUMNS.state == TicketState.FINISHED)
    average = func.avg(_minutes(COLUMNS.finish_time, COLUMNS.call_time))
    found: float | None = await db.scalar(select(average).where(*ended))
    return found


async def board(connection: AsyncConnection, name: str, now: dt.datetime) -> pb.WaitingBoard:
    """What hangs in the hall."""
    code, day = parse_code(name, "organisations", "centre"), local_date(now)
    title = await connection.scalar(select(ORGANISATIONS.title).where(ORGANISATIONS.code == code))
    if title is None:
        raise NotFound("ORGANISATION_NOT_FOUND", name=name)
    columns = WINDOWS.c
    open_here = select(WINDOWS).where(columns.centre == code, columns.open)
    windows = (await connection.execute(open_here.order_by(columns.counter, columns.code))).all()
    here = (COLUMNS.centre == code, COLUMNS.day == day)
    now_called = select(COLUMNS.window, COLUMNS.number).where(*here, COLUMNS.state == TicketState.CALLED)
    called = {row.window: row.number for row in (await connection.execute(now_called)).all()}
    waiting = await _waiting(connection, here)
    average = await _average(connection, code, day)
    return pb.WaitingBoard(
        centre=name,
        centre_title=title,
        time=now,
        windows=[_window_line(row, called, waiting) for row in windows],
        zones=[_zone_line(zone, windows, waiting, average) for zone, window in waiting if not window],
    )


async def _waiting(connection: AsyncConnection, here: tuple[Any, ...]) -> dict[tuple[domain.Zone, str], int]:
    """How many wait, by zone and window."""
    keys = (COLUMNS.zone, COLUMNS.window)
    rows = await connection.execute(
        select(*keys, func.count()).where(*here, WAITING).group_by(*keys).order_by(COLUMNS.zone)
    )
    return {(zone, window): count for zone, window, count in rows.all()}


def _window_line(
    row: Row[Any], called: dict[str, str], waiting: dict[tuple[domain.Zone, str], int]
) -> pb.WaitingBoard.WindowLine:
    return pb.WaitingBoard.WindowLine(
        window=resource("windows", row.code),
        title=row.title,
        counter=row.counter,
        zone=row.zone.name,
        calling=called.get(row.code, ""),
        waiting=waiting.get((row.zone, row.code), 0),
    )


def _zone_line(
    zone: domain.Zone, windows: Any, waiting: dict[tuple[domain.Zone, str], int], average: float | None
) -> pb.WaitingBoard.ZoneLine:
    count, serving = waiting[zone, ""], sum(row.zone == zone for row in windows)
    minutes = queue.estimated_minutes(count, serving, average)
    return pb.WaitingBoard.ZoneLine(zone=zone.name, waiting=count, estimated_minutes=minutes)


async def figures(
    connection: AsyncConnection, request: pb.GetServiceFiguresRequest, reach: Reach
) -> pb.ServiceFigures:
    """The visits of a period by service mode (C35); a centre out of reach is not found."""
    code = parse_code(request.centre, "organisations", "centre")
    first, last = checks.date(request.first_day, "first_day"), checks.date(request.last_day, "last_day")
    domain.check_range(first, last)
    inside = within(reach, ORGANISATIONS, "code")
    if await connection.scalar(select(ORGANISATIONS.code).where(ORGANISATIONS.code == code, *inside)) is None:
        raise NotFound("ORGANISATION_NOT_FOUND", name=request.centre)
    days = COLUMNS.day.between(first, last)
    counted = (await connection.execute(_counts().where(COLUMNS.centre == code, days))).one()
    booked = (await connection.execute(_booked(code, first, last))).one()
    return pb.ServiceFigures(
        centre=request.centre,
        first_day=request.first_day,
        last_day=request.last_day,
        **counted._mapping,
        **booked._mapping,
    )


def _counts() -> Any:
    def those(condition: Any) -> Any:
        return func.count().filter(condition)

    wait = func.avg(_minutes(COLUMNS.call_time, COLUMNS.create_time))
    return select(
        func.count().label("tickets"),
        those(COLUMNS.state == TicketState.FINISHED).label("finished"),
        those(COLUMNS.state == TicketState.PASSED).label("passed"),
        those(COLUMNS.mode == ServiceMode.BETWEEN_HOURS).label("between_hours"),
        those(COLUMNS.mode == ServiceMode.AFTER_HOURS).label("after_hours"),
        those(COLUMNS.mode == ServiceMode.ON_REST_DAY).label("on_rest_days"),
        func.coalesce(func.sum(COLUMNS.overtime_minutes), 0).label("overtime_minutes"),
        cast(func.coalesce(func.round(wait), 0), Integer).label("average_wait_minutes"),
    )


def _booked(centre: str, first: dt.date, last: dt.date) -> Any:
    columns = WINDOWS.c
    here = APPOINTMENTS.window.in_(select(columns.code).where(columns.centre == centre))
    served = func.count().filter(APPOINTMENTS.state == AppointmentState.SERVED).label("reserved")
    missed = func.count().filter(APPOINTMENTS.state == AppointmentState.MISSED).label("missed")
    return select(served, missed).where(here, APPOINTMENTS.day.between(first, last))
