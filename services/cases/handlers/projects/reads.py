"""Queries about projects; scope is part of each query."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import project_events_pb2 as events
from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.common.v1.access_pb2 import OWN_CASE

from services.cases.domain.joint import OPEN
from services.cases.handlers.facts import Facts
from services.cases.handlers.projects import planning
from services.cases.handlers.projects.scope import COLUMNS, takes_part, within_scope
from services.cases.handlers.projects.situation import state_of
from services.cases.models import ProjectTask
from services.common import checks, clock, paging
from services.common.calendar import Calendar
from services.common.clocks import rules
from services.common.errors import NotFound
from services.common.identity import Call
from services.common.ids import parse, parse_code, resource

TASKS: Final[Any] = ProjectTask.__table__.c  # type: ignore[attr-defined]
_TRACE: Final = text(
    "SELECT version, type, time, actor, channel, payload FROM journal "
    "WHERE aggregate = :aggregate AND version > :after ORDER BY version LIMIT :limit"
)


async def get(
    connection: AsyncConnection, name: str, call: Call, facts: Facts, now: dt.datetime
) -> pb.Project:
    """The project with the forecast as of today, if it is in the caller's scope."""
    project = await _found(connection, name, call)
    await facts.refresh(connection)
    if state_of(project) in OPEN:
        planning.forecast(project, now, facts.calendar(project.region))
    return project


async def list_projects(
    connection: AsyncConnection, request: pb.ListProjectsRequest, call: Call
) -> pb.ListProjectsResponse:
    """A page of the projects in scope, newest first."""
    size = paging.page_size(request)
    query = select(COLUMNS.id, COLUMNS.record).order_by(COLUMNS.id.desc()).limit(size + 1)
    start = paging.after(request, UUID)
    conditions = [within_scope(call.caller, call.reach), *_filters(request)]
    conditions += [COLUMNS.id < start[0]] if start else []
    rows = (await connection.execute(query.where(*(c for c in conditions if c is not None)))).all()
    return pb.ListProjectsResponse(
        projects=[pb.Project.FromString(row.record) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1].id) if len(rows) > size else "",
    )


async def explain(
    connection: AsyncConnection, name: str, call: Call, facts: Facts, now: dt.datetime
) -> pb.ExplainProjectResponse:
    """The one clock, the critical path and the forecast, line by line."""
    project = await get(connection, name, call, facts, now)
    calendar = facts.calendar(project.region)
    return pb.ExplainProjectResponse(
        clock_lines=_clock_lines(project, calendar),
        path_lines=[_path_line(project, task) for task in project.tasks if task.critical],
        forecast_lines=_forecast_lines(project, calendar),
    )


async def trace(
    connection: AsyncConnection, request: pb.ListProjectEventsRequest, call: Call
) -> pb.ListProjectEventsResponse:
    """A page of what happened to a project, oldest first."""
    await _found(connection, request.parent, call, "parent")
    size = paging.page_size(request)
    start = paging.after(request, int)
    bounds = {"aggregate": request.parent, "after": start[0] if start else 0, "limit": size + 1}
    found = [_event(row, call) for row in await connection.execute(_TRACE, bounds)]
    more = len(found) > size
    return pb.ListProjectEventsResponse(
        project_events=found[:size],
        next_page_token=paging.next_token(request, found[size - 1].version) if more else "",
    )


async def _found(connection: AsyncConnection, name: str, call: Call, field: str = "name") -> pb.Project:
    query = select(COLUMNS.record).where(COLUMNS.id == parse(name, "projects", field))
    scope = within_scope(call.caller, call.reach)
    record = await connection.scalar(query if scope is None else query.where(scope))
    if record is None:
        raise NotFound("PROJECT_NOT_FOUND", name=name)
    return pb.Project.FromString(record)


def _filters(request: pb.ListProjectsRequest) -> list[Any]:
    conditions: list[Any] = []
    if request.state:
        conditions.append(COLUMNS.state == request.state)
    if request.organisation:
        code = parse_code(request.organisation, "organisations", "organisation")
        conditions.append(takes_part(resource("organisations", code)))
    if request.number:
        conditions.append(COLUMNS.number == checks.text(request.number, "number", 60))
    if request.case:
        key = parse(request.case, "cases", "case")
        conditions.append(COLUMNS.id.in_(select(TASKS.project).where(TASKS.case_id == key)))
    return conditions


def _event(row: Any, call: Call) -> pb.ProjectEvent:
    short = row.type.rpartition(".")[2]
    event = getattr(events, short).FromString(row.payload)
    # An applicant sees the organisation, not which of its people did it.
    hidden = call.reach == OWN_CASE and row.actor != call.caller.subject
    return pb.ProjectEvent(
        version=row.version,
        type=short,
        time=row.time,
        actor="" if hidden else row.actor,
        channel=row.channel,
        state=event.facts.state,
    )


def _clock_lines(project: pb.Project, calendar: Calendar) -> list[str]:
    if not project.HasField("joint_clock"):
        return []
    rule = rules()[planning.JOINT_RULE]
    longer = f"经{rule.extension_by}批准可以延长{rule.extension_length}个工作日"
    law = f"{rule.title}：合计{rule.length}个工作日，{longer}（{rule.article}）。"
    return [law, *clock.explain(planning.period_of(project, project.joint_clock), calendar)]


def _path_line(project: pb.Project, task: pb.ProjectTask) -> str:
    bases = [
        f"“{_title(project, each.before)}”（{each.legal_basis}）"
        for each in project.causalities
        if each.after == task.item
    ]
    after = f"；须待{'、'.join(bases)}" if bases else ""
    return f"第{task.stage}阶段 {task.title}（{task.organisation_title}）：{task.start}至{task.finish}{after}"


def _title(project: pb.Project, item: str) -> str:
    return next(task.title for task in project.tasks if task.item == item)


def _forecast_lines(project: pb.Project, calendar: Calendar) -> list[str]:
    if not project.forecast_date:
        return ["预计办结：有环节中止，暂不能预计。"] if state_of(project) in OPEN else []
    lines = [f"预计办结：{project.forecast_date}。"]
    if project.joint_clock.due:
        forecast, due = (
            dt.date.fromisoformat(day) for day in (project.forecast_date, project.joint_clock.due)
        )
        days = calendar.count(due.toordinal()) - calendar.count(forecast.toordinal())
        word = f"早于期限{days}个工作日" if days >= 0 else f"超过期限{-days}个工作日"
        lines.append(f"期限届满：{project.joint_clock.due}，预计{word}。")
    late = [task.title for task in project.tasks if task.late and not task.HasField("end_time")]
    return [*lines, f"已超过本环节时限：{'、'.join(late)}。"] if late else lines
