"""Cards (预警、黄牌、红牌): issued by the sweep once a case or project, rule and level; listed; withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from prometheus_client import Counter, Histogram
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.cases.v1.cases_pb2 import ClockKind
from yangguang.supervision.v1 import events_pb2 as events
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import checks, journal, paging
from services.common.errors import Aborted, InvalidArgument, NotFound
from services.common.identity import Call
from services.common.ids import new_id, parse, resource
from services.common.timesource import local_date
from services.supervision.domain import Level, OpenClock, State, check_withdrawable
from services.supervision.handlers.policy import Policy
from services.supervision.handlers.scope import asked, visible
from services.supervision.models import Card

TABLE: Final = Card.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
SWEEPER: Final = journal.Origin("services/supervision", journal.SYSTEM)
PAGE: Final = 200
LONGEST_REASON: Final = 2000

ISSUED: Final = Counter("yangguang_supervision_cards_issued", "Cards issued.", ["level"])
SWEPT: Final = Counter("yangguang_supervision_swept_clocks", "Clocks looked at by the sweep.")
LATENESS: Final = Histogram(
    "yangguang_supervision_sweep_lateness_seconds",
    "From the moment a card fell due until it was issued.",
    buckets=(0.1, 0.5, 1, 2, 5, 15, 60, 600, 3600, 86400),
)

_DUE: Final = text(
    "SELECT c.case_id, c.clock, c.start, c.due, c.due_time, c.stop_time, c.region, c.organisation, "
    "p.project_id IS NOT NULL AS project, coalesce(f.number, p.number) AS case_number, "
    "coalesce(f.item, '') AS item, coalesce(f.item_title, '') AS item_title, "
    "coalesce(f.window_name, '') AS window_name "
    "FROM model.open_clocks c LEFT JOIN model.case_facts f USING (case_id) "
    "LEFT JOIN model.project_facts p ON p.project_id = c.case_id "
    "WHERE c.next_time <= :now ORDER BY c.next_time LIMIT :page FOR UPDATE OF c SKIP LOCKED"
)
_LOOKED_AT: Final = text(
    "UPDATE model.open_clocks c SET next_time = seen.next_time FROM unnest(CAST(:case_id AS uuid[]), "
    "CAST(:clock AS smallint[]), CAST(:next_time AS timestamptz[])) AS seen (case_id, clock, next_time) "
    "WHERE c.case_id = seen.case_id AND c.clock = seen.clock"
)
# What stopped late and has its cards is watched no longer.
_FORGET: Final = text(
    "DELETE FROM model.open_clocks WHERE case_id = ANY(CAST(:case_id AS uuid[])) "
    "AND stop_time IS NOT NULL AND next_time IS NULL"
)
_NEW: Final[Mapping[str, str]] = {
    "id": "uuid",
    "level": "smallint",
    "case_id": "uuid",
    "project": "boolean",
    "case_number": "text",
    "rule": "text",
    "clock": "smallint",
    "item": "text",
    "item_title": "text",
    "region": "text",
    "organisation": "text",
    "window_name": "text",
    "due_time": "timestamptz",
    "issue_time": "timestamptz",
    "issue_day": "date",
}
_ISSUE: Final = text(
    f"INSERT INTO cards ({', '.join(_NEW)}, version, state, withdraw_reason) SELECT *, 1, 1, '' FROM unnest("
    f"{', '.join(f'CAST(:{name} AS {kind}[])' for name, kind in _NEW.items())}) "
    "ON CONFLICT ON CONSTRAINT cards_case_rule_level_key DO NOTHING RETURNING id"
)


async def sweep(connection: AsyncConnection, policy: Policy, now: dt.datetime, until: dt.datetime) -> int:
    """Look at one page of clocks whose time had come at `until`; returns how many there were.

    Rows are locked, and skipped where another replica has them; a card that exists stays the only one. So any
    number of sweeps may run at once, and may look twice.
    """
    await policy.refresh(connection)
    rows = (await connection.execute(_DUE, {"now": until, "page": PAGE})).all()
    if not rows:
        return 0
    found = [
        policy.moments(row.clock, OpenClock(row.start, row.due, row.stop_time), row.region) for row in rows
    ]
    new = [
        _new_card(row, level, policy.rules[row.clock], now) | {"moment": moment}
        for row, moments in zip(rows, found, strict=True)
        for level, moment in moments.items()
        if moment <= until
    ]
    await _issue(connection, new, now)
    looked_at = {
        "case_id": [row.case_id for row in rows],
        "clock": [row.clock for row in rows],
        "next_time": [_next(moments.values(), until) for moments in found],
    }
    await connection.execute(_LOOKED_AT, looked_at)
    await connection.execute(_FORGET, {"case_id": looked_at["case_id"]})
    SWEPT.inc(len(rows))
    return len(rows)


def _watched(row: Any) -> OpenClock:
    return OpenClock(row.start, row.due, row.stop_time)


def _next(moments: Iterable[dt.datetime], until: dt.datetime) -> dt.datetime | None:
    return min((moment for moment in moments if moment > until), default=None)


def _new_card(row: Any, level: Level, rule: str, now: dt.datetime) -> dict[str, Any]:
    card = {
        "id": new_id(),
        "level": level.value,
        "rule": rule,
        "issue_time": now,
        "issue_day": local_date(now),
    }
    return card | {name: getattr(row, name) for name in _NEW if name not in card}


async def _issue(connection: AsyncConnection, cards: Sequence[dict[str, Any]], now: dt.datetime) -> None:
    """Issue those there are not yet, and journal them."""
    if not cards:
        return
    # In one order, so that two sweeps that issue the same cards wait for each other and not both.
    cards = sorted(cards, key=lambda card: (card["case_id"], card["rule"], card["level"]))
    columns = {name: [card[name] for card in cards] for name in _NEW}
    issued = set(await connection.scalars(_ISSUE, columns))
    new = [card for card in cards if card["id"] in issued]
    shown = [message({**card, **_FRESH}) for card in new]
    await journal.append(
        connection,
        *(journal.Entry(c.name, 1, events.CardIssued(card=c), now, c.region, SWEEPER) for c in shown),
    )
    for card in new:
        ISSUED.labels(Level(card["level"]).name).inc()
        LATENESS.observe((now - card["moment"]).total_seconds())


_FRESH: Final = {"version": 1, "state": State.ISSUED.value, "withdraw_time": None, "withdraw_reason": ""}


async def get(connection: AsyncConnection, name: str, call: Call) -> pb.Card:
    """The card, if it is in the caller's scope."""
    return message(await _find(connection, name, call))


async def list_cards(
    connection: AsyncConnection, request: pb.ListCardsRequest, call: Call
) -> pb.ListCardsResponse:
    """A page of the cards in scope, newest first."""
    size, start = paging.page_size(request), paging.after(request, UUID)
    query = select(TABLE).where(visible(call, COLUMNS), *_filters(request)).order_by(COLUMNS.id.desc())
    if start is not None:
        query = query.where(COLUMNS.id < start[0])
    rows = (await connection.execute(query.limit(size + 1))).mappings().all()
    token = paging.next_token(request, rows[size - 1]["id"]) if len(rows) > size else ""
    return pb.ListCardsResponse(cards=map(message, rows[:size]), next_page_token=token)


def _filters(request: pb.ListCardsRequest) -> list[Any]:
    conditions = asked(request, COLUMNS)
    if request.level:
        conditions.append(COLUMNS.level == known(request.level, pb.CardLevel, "level"))
    if request.state:
        conditions.append(COLUMNS.state == known(request.state, pb.Card.State, "state"))
    for field in ("case", "project"):
        if name := getattr(request, field):
            conditions.append(COLUMNS.case_id == parse(name, f"{field}s", field))
            conditions.append(COLUMNS.project == (field == "project"))
    return conditions


def known(number: int, enum: Any, field: str) -> int:
    """The number of a value the enum has."""
    if number not in enum.values():
        raise InvalidArgument("FIELD_INVALID", field=field, value=number)
    return number


async def withdraw(
    session: AsyncSession,
    request: pb.WithdrawCardRequest,
    call: Call,
    origin: journal.Origin,
    now: dt.datetime,
) -> pb.Card:
    """Withdraw a card with its reason; it stays on record, and no other is issued in its place."""
    reason = checks.required_text(request.reason, "reason", LONGEST_REASON, multiline=True)
    row = dict(await _find(session, request.name, call, lock=True))
    if request.etag and request.etag != str(row["version"]):
        raise Aborted("ETAG_MISMATCH", etag=row["version"])
    check_withdrawable(row["state"])
    changes = {
        "version": row["version"] + 1,
        "state": State.WITHDRAWN.value,
        "withdraw_time": now,
        "withdraw_reason": reason,
    }
    await session.execute(TABLE.update().where(COLUMNS.id == row["id"]).values(changes))
    card = message(row | changes)
    event = events.CardWithdrawn(card=card)
    await journal.append(
        session, journal.Entry(card.name, changes["version"], event, now, card.region, origin)
    )
    return card


async def _find(
    connection: AsyncConnection | AsyncSession, name: str, call: Call, *, lock: bool = False
) -> Mapping[Any, Any]:
    query = select(TABLE).where(COLUMNS.id == parse(name, "cards"), visible(call, COLUMNS))
    row = (await connection.execute(query.with_for_update() if lock else query)).mappings().one_or_none()
    if row is None:
        raise NotFound("CARD_NOT_FOUND", name=name)
    return row


def subject(id_: UUID, number: str, *, project: bool) -> Any:
    """What a clock or card is about: the fields of a case, or those of a project."""
    kind = "project" if project else "case"
    return {kind: resource(f"{kind}s", id_), f"{kind}_number": number}


def message(row: Mapping[Any, Any]) -> pb.Card:
    """A row as it is served."""
    return pb.Card(
        name=resource("cards", row["id"]),
        level=row["level"],
        state=row["state"],
        **subject(row["case_id"], row["case_number"], project=row["project"]),
        rule=resource("supervisionRules", row["rule"]),
        clock=ClockKind.Name(row["clock"]),
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
