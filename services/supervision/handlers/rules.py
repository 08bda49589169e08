"""Supervision rules (监察规则): a deployment starts with those of the data file; supervisors change them."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any, Final

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.cases.v1.cases_pb2 import ClockKind
from yangguang.supervision.v1 import events_pb2 as events
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import journal, paging
from services.common.access import covers
from services.common.db import Database
from services.common.errors import Aborted, NotFound, PermissionDenied
from services.common.identity import Call
from services.common.ids import parse_code, resource
from services.supervision.domain import Thresholds
from services.supervision.handlers.model import REVISE
from services.supervision.models import AT_ONCE, SupervisionRule

TABLE: Final = SupervisionRule.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
OURSELVES: Final = journal.Origin("services/supervision", journal.SYSTEM)

# The sweep measures these clocks anew, by the thresholds as they are then.
_LOOK_AGAIN: Final = text(
    "UPDATE model.open_clocks SET next_time = :at_once WHERE clock = :clock AND due IS NOT NULL"
)


def defaults() -> Iterator[Mapping[str, Any]]:
    """The rules of the data file."""
    file = resources.files("services.supervision").joinpath("data/rules.toml")
    for rule in tomllib.loads(file.read_text("utf-8"))["rule"]:
        yield {"version": 1, "enabled": True, **rule, "clock": ClockKind.Value(rule["clock"])}


async def seed(database: Database, region: str, now: dt.datetime) -> None:
    """Add the rules there are not yet; those that were changed stay as they are."""
    async with database.connect() as connection:
        added = await connection.execute(
            insert(TABLE).values(list(defaults())).on_conflict_do_nothing().returning(TABLE)
        )
        told = [message(row) for row in added.mappings()]
        if told:
            await connection.execute(REVISE)
            entries = (_entry(rule, events.SupervisionRuleChanged(rule=rule), now, region) for rule in told)
            await journal.append(connection, *entries)


def _entry(
    rule: pb.SupervisionRule,
    event: events.SupervisionRuleChanged,
    now: dt.datetime,
    region: str,
    origin: journal.Origin = OURSELVES,
) -> journal.Entry:
    return journal.Entry(rule.name, int(rule.etag), event, now, region, origin)


async def list_rules(
    connection: AsyncConnection, request: pb.ListSupervisionRulesRequest
) -> pb.ListSupervisionRulesResponse:
    """A page of the rules by their id."""
    size, start = paging.page_size(request), paging.after(request, str)
    query = select(TABLE).order_by(COLUMNS.id).limit(size + 1)
    if start is not None:
        query = query.where(COLUMNS.id > start[0])
    rows = (await connection.execute(query)).mappings().all()
    token = paging.next_token(request, rows[size - 1]["id"]) if len(rows) > size else ""
    return pb.ListSupervisionRulesResponse(supervision_rules=map(message, rows[:size]), next_page_token=token)


async def update(
    session: AsyncSession,
    request: pb.UpdateSupervisionRuleRequest,
    call: Call,
    origin: journal.Origin,
    region: str,
    now: dt.datetime,
) -> pb.SupervisionRule:
    """Change the thresholds; open clocks are measured by them from now on, cards issued stay."""
    if not covers(call.caller.region, region):
        raise PermissionDenied("OUT_OF_SCOPE", region=region)
    given = request.supervision_rule
    code = parse_code(given.name, "supervisionRules", "supervision_rule.name")
    thresholds = Thresholds(given.warning_days, given.yellow_days, given.red_days)
    thresholds.check()
    # First the lock of the model: whoever applies events now still measures by the old thresholds.
    await session.execute(REVISE)
    row = (await session.execute(select(TABLE).where(COLUMNS.id == code))).mappings().one_or_none()
    if row is None:
        raise NotFound("SUPERVISION_RULE_NOT_FOUND", name=given.name)
    if given.etag and given.etag != str(row["version"]):
        raise Aborted("ETAG_MISMATCH", etag=row["version"])
    changes = {
        "version": row["version"] + 1,
        "warning_days": thresholds.warning_days,
        "yellow_days": thresholds.yellow_days,
        "red_days": thresholds.red_days,
        "enabled": given.enabled,
    }
    await session.execute(TABLE.update().where(COLUMNS.id == code).values(changes))
    await session.execute(_LOOK_AGAIN, {"at_once": AT_ONCE, "clock": row["clock"]})
    rule = message(dict(row) | changes)
    await journal.append(session, _entry(rule, events.SupervisionRuleChanged(rule=rule), now, region, origin))
    return rule


def message(row: Mapping[Any, Any]) -> pb.SupervisionRule:
    """A row as it is served."""
    return pb.SupervisionRule(
        name=resource("supervisionRules", row["id"]),
        title=row["title"],
        clock=ClockKind.Name(row["clock"]),
        warning_days=row["warning_days"],
        yellow_days=row["yellow_days"],
        red_days=row["red_days"],
        enabled=row["enabled"],
        etag=str(row["version"]),
    )
