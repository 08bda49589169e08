"""Findings (监察发现): listed, and dismissed with a reason; and the rules they are made by."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.supervision.v1 import events_pb2 as events
from yangguang.supervision.v1 import supervision_pb2 as pb

from services.common import checks, journal, paging
from services.common.errors import Aborted, NotFound
from services.common.identity import Call
from services.common.ids import parse, parse_code, resource
from services.supervision.domain import FindingState, check_dismissable
from services.supervision.handlers.cards import LONGEST_REASON, known
from services.supervision.handlers.scope import asked, visible
from services.supervision.models import Finding

TABLE: Final = Finding.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c
# What a row has when it is made.
FRESH: Final = {"version": 1, "state": FindingState.FOUND.value, "dismiss_time": None, "dismiss_reason": ""}


def _rules() -> Mapping[str, pb.FindingRule]:
    file = resources.files("services.supervision").joinpath("data/findings.toml")
    found = tomllib.loads(file.read_text("utf-8"))["rule"]
    return {rule["id"]: _rule(**rule) for rule in found}


def _rule(id: str, **said: str) -> pb.FindingRule:
    return pb.FindingRule(name=resource("findingRules", id), **said)


RULES: Final = _rules()


def list_rules(request: pb.ListFindingRulesRequest) -> pb.ListFindingRulesResponse:
    """A page of the rules by their id."""
    size, start = paging.page_size(request), paging.after(request, str)
    rest = [rule for rule in sorted(RULES) if start is None or rule > start[0]]
    token = paging.next_token(request, rest[size - 1]) if len(rest) > size else ""
    shown = [RULES[rule] for rule in rest[:size]]
    return pb.ListFindingRulesResponse(finding_rules=shown, next_page_token=token)


async def get(connection: AsyncConnection, name: str, call: Call) -> pb.Finding:
    """The finding, if it is in the caller's scope."""
    return message(await _find(connection, name, call))


async def list_findings(
    connection: AsyncConnection, request: pb.ListFindingsRequest, call: Call
) -> pb.ListFindingsResponse:
    """A page of the findings in scope, newest first."""
    size, start = paging.page_size(request), paging.after(request, UUID)
    query = select(TABLE).where(visible(call, COLUMNS), *_filters(request)).order_by(COLUMNS.id.desc())
    if start is not None:
        query = query.where(COLUMNS.id < start[0])
    rows = (await connection.execute(query.limit(size + 1))).mappings().all()
    token = paging.next_token(request, rows[size - 1]["id"]) if len(rows) > size else ""
    return pb.ListFindingsResponse(findings=map(message, rows[:size]), next_page_token=token)


def _filters(request: pb.ListFindingsRequest) -> list[ColumnElement[bool]]:
    conditions = asked(request, COLUMNS)
    if request.rule:
        conditions.append(COLUMNS.rule == parse_code(request.rule, "findingRules", "rule"))
    if request.state:
        conditions.append(COLUMNS.state == known(request.state, pb.Finding.State, "state"))
    if request.area:
        known(request.area, pb.FindingArea, "area")
        conditions.append(COLUMNS.rule.in_([r for r, rule in RULES.items() if rule.area == request.area]))
    if request.case:
        conditions.append(COLUMNS.case_id == parse(request.case, "cases", "case"))
    if request.first_day:
        conditions.append(COLUMNS.find_day >= checks.date(request.first_day, "first_day"))
    if request.last_day:
        conditions.append(COLUMNS.find_day <= checks.date(request.last_day, "last_day"))
    return conditions


async def dismiss(
    session: AsyncSession,
    request: pb.DismissFindingRequest,
    call: Call,
    origin: journal.Origin,
    now: dt.datetime,
) -> pb.Finding:
    """Dismiss a finding with its reason; it stays on record, and is not made again."""
    reason = checks.required_text(request.reason, "reason", LONGEST_REASON, multiline=True)
    row = dict(await _find(session, request.name, call, lock=True))
    if request.etag and request.etag != str(row["version"]):
        raise Aborted("ETAG_MISMATCH", etag=row["version"])
    check_dismissable(row["state"])
    changes = {
        "version": row["version"] + 1,
        "state": FindingState.DISMISSED.value,
        "dismiss_time": now,
        "dismiss_reason": reason,
    }
    await session.execute(TABLE.update().where(COLUMNS.id == row["id"]).values(changes))
    finding = message(row | changes)
    event = events.FindingDismissed(finding=finding)
    await journal.append(
        session, journal.Entry(finding.name, changes["version"], event, now, finding.region, origin)
    )
    return finding


async def _find(
    connection: AsyncConnection | AsyncSession, name: str, call: Call, *, lock: bool = False
) -> Mapping[Any, Any]:
    query = select(TABLE).where(COLUMNS.id == parse(name, "findings"), visible(call, COLUMNS))
    row = (await connection.execute(query.with_for_update() if lock else query)).mappings().one_or_none()
    if row is None:
        raise NotFound("FINDING_NOT_FOUND", name=name)
    return row


def message(row: Mapping[Any, Any]) -> pb.Finding:
    """A row as it is served."""
    return pb.Finding(
        name=resource("findings", row["id"]),
        rule=resource("findingRules", row["rule"]),
        area=RULES[row["rule"]].area,
        state=row["state"],
        subject=row["subject"],
        case=resource("cases", row["case_id"]) if row["case_id"] else "",
        case_number=row["case_number"],
        item=row["item"],
        item_title=row["item_title"],
        region=row["region"],
        organisation=row["organisation"],
        window=row["window_name"],
        detail=row["detail"],
        find_time=row["find_time"],
        dismiss_time=row["dismiss_time"],
        dismiss_reason=row["dismiss_reason"],
        etag=str(row["version"]),
    )
