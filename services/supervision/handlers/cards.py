"""Cards (预警、黄牌、红牌): issued by the sweep exactly once a case, rule and level; listed; withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from prometheus_client import Counter, Gauge
from sqlalchemy import RowMapping, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.common.v1.types_pb2 import Channel
from yangguang.supervision.v1 import events_pb2 as events
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import checks, journal, paging
from services.common.errors import Aborted, NotFound
from services.common.identity import Call
from services.common.ids import new_id, parse, parse_code, resource
from services.supervision.domain import Level, OpenClock, State, check_withdrawable
from services.supervision.handlers.model import Model
from services.supervision.handlers.scope import region_condition, within_scope
from services.supervision.models import Card

TABLE: Final = Card.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
SWEEPER: Final = journal.Origin("services/supervision", Channel.Name(Channel.SYSTEM))
PAGE: Final = 200

ISSUED: Final = Counter("yangguang_supervision_cards_issued", "Cards issued.", ["level"])
LATE: Final = Gauge(
    "yangguang_supervision_sweep_late_seconds", "How long the oldest due look at a clock waits."
)
SWEPT: Final = Counter("yangguang_supervision_swept_clocks", "Clocks looked at by the sweep.")

_DUE: Final = text(
    "SELECT c.*, f.number, f.item, f.item_title, f.region, f.organisation, f.window_name "
    "FROM model.open_clocks c JOIN model.case_facts f USING (case_name) "
    "WHERE c.next_time <= :now ORDER BY c.next_time LIMIT :page FOR UPDATE OF c SKIP LOCKED"
)
_LOOKED_AT: Final = text(
    "UPDATE model.open_clocks SET next_time = seen.next_time FROM unnest(CAST(:names AS text[]), "
    "CAST(:clocks AS smallint[]), CAST(:times AS timestamptz[])) AS seen (case_name, clock, next_time) "
    "WHERE open_clocks.case_name = seen.case_name AND open_clocks.clock = seen.clock"
)
_FORGET: Final = text(
    "DELETE FROM model.open_clocks WHERE stop_time IS NOT NULL AND next_time IS NULL "
    "AND case_name = ANY(CAST(:names AS text[]))"
)
_RULE_IDS: Final = text("SELECT clock, id FROM supervision_rules")
_ISSUE: Final = text(
    "INSERT INTO cards (id, version, level, state, case_name, case_number, rule, clock, item, item_title, "
    "region, organisation, window_name, due_time, issue_time, withdraw_reason) "
    "VALUES (:id, 1, :level, 1, :case_name, :case_number, :rule, :clock, :item, :item_title, "
    ":region, :organisation, :window_name, :due_time, :issue_time, '') "
    "ON CONFLICT ON CONSTRAINT cards_case_rule_level_key DO NOTHING RETURNING id"
)


async def sweep(connection: AsyncConnection, model: Model, now: dt.datetime) -> int:
    """Look at one page of clocks whose time has come; returns how many there were.

    Rows are locked and skipped where another replica has them, and a card that exists stays the only one, so
    any number of sweeps may run at once.
    """
    rows = (await connection.execute(_DUE, {"now": now, "page": PAGE})).all()
    LATE.set((now - rows[0].next_time).total_seconds() if rows else 0)
    if not rows:
        return 0
    await model.refresh(connection)
    rule_ids = {row.clock: row.id for row in await connection.execute(_RULE_IDS)}
    times = []
    for row in rows:
        moments = model.moments(row.clock, OpenClock(row.start, row.due, row.stop_time), row.region)
        for level, moment in moments.items():
            if moment <= now:
                await _issue(connection, row, level, rule_ids[row.clock], now)
        times.append(min((moment for moment in moments.values() if moment > now), default=None))
    names, clocks = [row.case_name for row in rows], [row.clock for row in rows]
    await connection.execute(_LOOKED_AT, {"names": names, "clocks": clocks, "times": times})
    await connection.execute(_FORGET, {"names": names})
    SWEPT.inc(len(rows))
    return len(rows)


async def _issue(connection: AsyncConnection, row: Any, level: Level, rule: str, now: dt.datetime) -> None:
    """Issue a card and journal it, unless there is one."""
    values = {
        "id": new_id(),
        "level": level.value,
        "case_name": row.case_name,
        "case_number": row.number,
        "rule": rule,
        "clock": row.clock,
        "issue_time": now,
        **{name: getattr(row, name) for name in _OF_THE_CASE},
    }
    if await connection.scalar(_ISSUE, values) is None:
        return
    card = message(
        {**values, "version": 1, "state": State.ISSUED, "withdraw_time": None, "withdraw_reason": ""}
    )
    event = events.CardIssued(card=card)
    await journal.append(connection, journal.Entry(card.name, 1, event, now, row.region, SWEEPER))
    ISSUED.labels(level.name).inc()


_OF_THE_CASE: Final = ("item", "item_title", "region", "organisation", "window_name", "due_time")


async def get(connection: AsyncConnection, name: str, call: Call) -> pb.Card:
    """The card, if it is in the caller's scope."""
    return message(await _find(connection, name, call))


async def list_cards(
    connection: AsyncConnection, request: pb.ListCardsRequest, call: Call
) -> pb.ListCardsResponse:
    """A page of the cards in scope, newest first."""
    size = paging.page_size(request)
    query = select(TABLE).where(within_scope(call, COLUMNS)).order_by(COLUMNS.id.desc()).limit(size + 1)
    start = paging.after(request, UUID)
    conditions = [*_filters(request), *([COLUMNS.id < start[0]] if start else [])]
    rows = (await connection.execute(query.where(*conditions))).mappings().all()
    return pb.ListCardsResponse(
        cards=[message(row) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1]["id"]) if len(rows) > size else "",
    )  # fmt: skip


async def withdraw(
    session: AsyncSession,
    request: pb.WithdrawCardRequest,
    call: Call,
    origin: journal.Origin,
    now: dt.datetime,
) -> pb.Card:
    """Withdraw a card with its reason; it stays on record."""
    row = dict(await _find(session, request.name, call, lock=True))
    if request.etag and request.etag != str(row["version"]):
        raise Aborted("ETAG_MISMATCH", etag=row["version"])
    check_withdrawable(row["state"])
    reason = checks.required_text(request.reason, "reason", 2000, multiline=True)
    row |= {
        "version": row["version"] + 1,
        "state": State.WITHDRAWN.value,
        "withdraw_time": now,
        "withdraw_reason": reason,
    }
    await session.execute(TABLE.update().where(COLUMNS.id == row["id"]).values(row))
    card = message(row)
    event = events.CardWithdrawn(card=card)
    await journal.append(session, journal.Entry(card.name, row["version"], event, now, card.region, origin))
    return card


def message(row: Mapping[str, Any] | RowMapping) -> pb.Card:
    """A row as it is served."""
    return pb.Card(
        name=resource("cards", row["id"]),
        level=row["level"],
        state=row["state"],
        case=row["case_name"],
        case_number=row["case_number"],
        rule=resource("supervisionRules", row["rule"]),
        clock=row["clock"],
        item=row["item"],
        item_title=row["item_title"],
        region=row["region"],
        organisation=row["organisation"],
        window=row["window_name"],
        due_time=row["due_time"],
        issue_time=row["issue_time"],
        withdraw_time=row["withdraw_time"],
        withdraw_reason=row["withdraw_reason"],
        etag=str(row["version"]),
    )


async def _find(
    connection: AsyncConnection | AsyncSession, name: str, call: Call, *, lock: bool = False
) -> RowMapping:
    query = select(TABLE).where(COLUMNS.id == parse(name, "cards"), within_scope(call, COLUMNS))
    row = (await connection.execute(query.with_for_update() if lock else query)).mappings().one_or_none()
    if row is None:
        raise NotFound("CARD_NOT_FOUND", name=name)
    return row


def _filters(request: pb.ListCardsRequest) -> Sequence[Any]:
    conditions: list[Any] = []
    if request.level:
        conditions.append(COLUMNS.level == request.level)
    if request.state:
        conditions.append(COLUMNS.state == request.state)
    if request.organisation:
        code = parse_code(request.organisation, "organisations", "organisation")
        conditions.append(COLUMNS.organisation == resource("organisations", code))
    if request.case:
        conditions.append(COLUMNS.case_name == resource("cases", parse(request.case, "cases", "case")))
    if request.region:
        conditions.append(region_condition(request.region, COLUMNS))
    return conditions
