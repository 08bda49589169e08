"""Supervision rules (监察规则): loaded from data, listed, changed."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any, Final

from sqlalchemy import RowMapping, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.cases.v1.cases_pb2 import ClockKind
from yangguang.supervision.v1 import events_pb2 as events
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import journal
from services.common.errors import Aborted, NotFound
from services.common.ids import parse_code, resource
from services.supervision.domain import Thresholds
from services.supervision.models import SupervisionRule

TABLE: Final = SupervisionRule.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c

# The sweep measures these clocks anew, by the thresholds as they are then.
_LOOK_AGAIN: Final = text(
    "UPDATE model.open_clocks SET next_time = :now WHERE clock = :clock AND due IS NOT NULL"
)


def defaults() -> Iterator[Mapping[str, Any]]:
    """The rules of the data file, as every deployment starts with."""
    data = tomllib.loads(
        resources.files("services.supervision").joinpath("data/rules.toml").read_text("utf-8")
    )
    for rule in data["rule"]:
        yield {**rule, "clock": ClockKind.Value(rule["clock"])}


async def list_rules(connection: AsyncConnection) -> pb.ListSupervisionRulesResponse:
    """All rules; they fit on one page."""
    rows = (await connection.execute(select(TABLE).order_by(COLUMNS.id))).mappings()
    return pb.ListSupervisionRulesResponse(supervision_rules=[message(row) for row in rows])


async def update(
    session: AsyncSession,
    request: pb.UpdateSupervisionRuleRequest,
    origin: journal.Origin,
    region: str,
    now: dt.datetime,
) -> pb.SupervisionRule:
    """Change the thresholds; open clocks are measured by them from now on."""
    given = request.supervision_rule
    code = parse_code(given.name, "supervisionRules", "supervision_rule.name")
    found = await session.execute(select(TABLE).where(COLUMNS.id == code).with_for_update())
    row = found.mappings().one_or_none()
    if row is None:
        raise NotFound("SUPERVISION_RULE_NOT_FOUND", name=given.name)
    if given.etag != str(row["version"]):
        raise Aborted("ETAG_MISMATCH", etag=row["version"])
    Thresholds(given.warning_days, given.yellow_days, given.red_days).check()
    changed = dict(row) | {
        "version": row["version"] + 1,
        "warning_days": given.warning_days,
        "yellow_days": given.yellow_days,
        "red_days": given.red_days,
        "enabled": given.enabled,
    }
    await session.execute(TABLE.update().where(COLUMNS.id == code).values(changed))
    await session.execute(_LOOK_AGAIN, {"now": now, "clock": row["clock"]})
    rule = message(changed)
    event = events.SupervisionRuleChanged(rule=rule)
    await journal.append(session, journal.Entry(rule.name, changed["version"], event, now, region, origin))
    return rule


def message(row: Mapping[str, Any] | RowMapping) -> pb.SupervisionRule:
    """A row as it is served."""
    return pb.SupervisionRule(
        name=resource("supervisionRules", row["id"]),
        title=row["title"],
        clock=row["clock"],
        warning_days=row["warning_days"],
        yellow_days=row["yellow_days"],
        red_days=row["red_days"],
        enabled=row["enabled"],
        etag=str(row["version"]),
    )
