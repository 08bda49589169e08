"""Pages of joint projects (并联审批): stages, what waits for what, the forecast; for both sides."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from yangguang.cases.v1 import projects_pb2 as pb

from gateway.api import projects as rest
from gateway.api import sheets
from gateway.calls import Call
from gateway.errors import Problem
from gateway.openapi import RPC
from gateway.pages import due
from gateway.pages.due import Days, Due
from gateway.pages.home import kept, render
from gateway.pages.project_steps import OWN_STEPS, STEPS, missing
from gateway.pages.steps import Step
from gateway.sessions import Submission, Submitting, Visit, Visiting, new_key

STATES: Final = {number: name for name, number in pb.Project.State.items()}
TASKS: Final = {number: name for name, number in pb.ProjectTaskState.items()}
MEETINGS: Final = {number: name for name, number in pb.JointMeetingKind.items()}
OPINIONS: Final = {number: name for name, number in pb.JointOpinion.items()}
OWN: Final[dict[str, Any]] = {"openapi_extra": {RPC: "yangguang.cases.v1.CaseService.RateCase"}}
STAFF: Final[dict[str, Any]] = {"openapi_extra": {RPC: f"{rest.SERVICE}.GiveJointOpinion"}}

router = APIRouter(include_in_schema=False)


@router.get("/desk/projects", **STAFF)
async def listed(request: Request, seen: Visiting, page_token: str = "") -> Response:
    """The projects the visitor's department takes part in, the newest first."""
    asked = pb.ListProjectsRequest(page_token=page_token[:2000])
    found = await seen.call.ask(seen.call.at.projects.ListProjects, asked)
    known = await due.days(request, seen.call)
    return render(
        request,
        "projects.html",
        projects=[(each, _due(each, known)) for each in found.projects],
        states=STATES,
        later=found.next_page_token,
    )


@router.get("/my/projects/{project}", **OWN)
async def own(request: Request, seen: Visiting, project: str) -> Response:
    """A project, for who applies."""
    return await _show(request, seen, project, "my", OWN_STEPS)


@router.get("/desk/projects/{project}", **STAFF)
async def show(request: Request, seen: Visiting, project: str) -> Response:
    """A project, for the departments in it."""
    return await _show(request, seen, project, "desk", STEPS)


@router.post("/my/projects/{project}/do/{action}", **OWN)
async def do_own(request: Request, sent: Submitting, project: str, action: str) -> Response:
    """Do one thing to a project of one's own."""
    return await _do(request, sent, project, action, "my", OWN_STEPS)


@router.post("/desk/projects/{project}/do/{action}", **STAFF)
async def do(request: Request, sent: Submitting, project: str, action: str) -> Response:
    """Do one thing to a project, as one of its departments."""
    return await _do(request, sent, project, action, "desk", STEPS)


async def _show(
    request: Request,
    seen: Visit | Submission,
    project: str,
    area: str,
    steps: tuple[Step[pb.Project], ...],
    problem: Problem | None = None,
    action: str = "",
) -> Response:
    call = seen.call
    found, explained, known = await asyncio.gather(
        _project(call, project),
        call.ask(call.at.projects.ExplainProject, pb.ExplainProjectRequest(name=rest.name(project))),
        due.days(request, call),
    )
    departments = await asyncio.gather(*(_title(call, each) for each in found.departments))
    return render(
        request,
        "project.html",
        problem=problem,
        project=found,
        code=project,
        area=area,
        state=STATES[found.state],
        due=_due(found, known),
        stages=_stages(found),
        before=_before(found),
        missing=[each.title for each in missing(found)] if found.state == pb.Project.SUPPLEMENTING else [],
        titles={task.item: task.title for task in found.tasks},
        departments=dict(zip((each.organisation for each in found.departments), departments, strict=True)),
        forecast=_day(known, found.forecast_date),
        explained=explained,
        days=known,
        day=lambda text: _day(known, text),
        task_states=TASKS,
        meeting_kinds=MEETINGS,
        opinions=OPINIONS,
        steps=[step for step in steps if step.offered(found, seen.session)],
        tried=action,
        typed=dict(seen.form) if isinstance(seen, Submission) else {},
        key=new_key(),
    )


async def _do(
    request: Request,
    sent: Submission,
    project: str,
    action: str,
    area: str,
    steps: tuple[Step[pb.Project], ...],
) -> Response:
    step = next((each for each in steps if each.action == action), None)
    if step is None:
        raise Problem(404, "ROUTE_NOT_FOUND")
    try:
        await step.take(await _project(sent.call, project), sent, project=project)
    except Problem as problem:
        return await _show(request, sent, project, area, steps, problem, action)
    return RedirectResponse(kept(request, f"/{area}/projects/{project}"), 303)


async def _project(call: Call, project: str) -> pb.Project:
    return await call.ask(call.at.projects.GetProject, pb.GetProjectRequest(name=rest.name(project)))


async def _title(call: Call, department: pb.ProjectDepartment) -> str:
    """What a department is called; a project knows it of those with an item in it."""
    if department.title:
        return department.title
    return (await sheets.organisation_of(call, department.organisation)).title


def _due(project: pb.Project, known: Days) -> Due | None:
    """The one clock of the project, or the one of its acceptance, while it runs."""
    clocks = (("PROJECT_CLOCK", project.joint_clock), ("ACCEPTANCE_CLOCK", project.acceptance_clock))
    running = [(name, clock) for name, clock in clocks if clock.start and not clock.HasField("stop_time")]
    return known.due(running[0][0], running[0][1].due) if running else None


def _stages(project: pb.Project) -> list[tuple[int, list[pb.ProjectTask]]]:
    """The items by stage; those of one stage run side by side."""
    ordered = sorted(project.tasks, key=lambda task: (task.stage, task.number))
    return [(stage, list(tasks)) for stage, tasks in itertools.groupby(ordered, key=lambda task: task.stage)]


def _before(project: pb.Project) -> dict[str, list[pb.Causality]]:
    """What each item rests on, by the item."""
    found: dict[str, list[pb.Causality]] = {task.item: [] for task in project.tasks}
    for each in project.causalities:
        found.setdefault(each.after, []).append(each)
    return found


def _day(known: Days, text: str) -> str:
    return known.day(dt.date.fromisoformat(text)) if text else ""
