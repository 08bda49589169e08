"""The plan inside a project: made from the items' versions, and made anew whenever something moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from yangguang.cases.v1 import cases_pb2
from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.catalog.v1.events_pb2 import ItemVersionPublished

from services.cases.domain import StepKind, joint, plans
from services.cases.domain.joint import JOINED_STEPS, OPEN, RUNNING, STOPPED, Role, State, TaskState
from services.cases.domain.plans import Branch, Cause, Entry, Need
from services.cases.handlers import clocks
from services.cases.handlers.projects.situation import progress, state_of
from services.common import checks
from services.common import clock as engine
from services.common.calendar import Calendar
from services.common.clocks import CAUSE_WORDS, rules
from services.common.clocks import Cause as Excluded
from services.common.timesource import local_date

# The total of several departments together (行政许可法 art. 26, 42), and the limit for acceptance (art. 32).
JOINT_RULE: Final = "XK-06"
ACCEPTANCE_RULE: Final = "XK-03"
LONGEST_BASIS: Final = 200


def entry_of(published: ItemVersionPublished) -> Entry:
    """An item as the planner sees it."""
    content = published.content
    return Entry(
        item=published.item,
        standard_item=published.standard_item,
        organisation=published.organisation,
        needs=tuple(
            Need(each.id, each.title, each.required, each.originals, each.copies, each.issued_by_item)
            for each in content.materials
        ),
        steps=tuple(StepKind(each.kind).name for each in content.steps if int(each.kind) in JOINED_STEPS),
    )


def lay_out(
    project: pb.Project, versions: Sequence[ItemVersionPublished], declared: Iterable[pb.Causality]
) -> None:
    """Write tasks, causal relations and materials into a new project; refuses a plan with a cycle."""
    entries = [entry_of(published) for published in versions]
    related = plans.causes(entries, [_declared(each, at) for at, each in enumerate(declared)])
    by_item = {published.item: published for published in versions}
    stages = plans.stages({item: each.content.title for item, each in by_item.items()}, related)
    for number, (item, stage) in enumerate(stages.items(), 1):
        project.tasks.append(_task(by_item[item], number, stage))
    project.causalities.extend(
        pb.Causality(before=each.before, after=each.after, legal_basis=each.basis) for each in related
    )
    project.materials.extend(_materials(plans.shared(entries)))
    project.joint = len(plans.departments(entries)) > 1


def _declared(cause: pb.Causality, at: int) -> Cause:
    basis = checks.text(cause.legal_basis, f"causalities[{at}].legal_basis", LONGEST_BASIS)
    return Cause(cause.before, cause.after, basis)


def look_over(project: pb.Project, versions: Sequence[ItemVersionPublished], working_days: int) -> None:
    """Write down what is wrong with the plan (C52)."""
    entries = [entry_of(published) for published in versions]
    found = plans.findings(entries, plans.shared(entries), working_days, rules()[JOINT_RULE].length)
    project.findings.extend(
        pb.PlanFinding(kind=each.kind.value, subject=each.subject, items=each.items)  # type: ignore[arg-type]
        for each in found
    )


def _task(published: ItemVersionPublished, number: int, stage: int) -> pb.ProjectTask:
    content = published.content
    return pb.ProjectTask(
        number=number,
        item=published.item,
        item_version=f"{published.item}/versions/{published.number}",
        standard_item=published.standard_item,
        title=content.title,
        organisation=published.organisation,
        organisation_title=published.organisation_title,
        state="TASK_WAITING",
        stage=stage,
        limit=content.promised_limit,
        promised_limit=content.promised_limit,
        steps=[step.kind for step in content.steps if int(step.kind) in JOINED_STEPS],
    )


def _materials(materials: Iterable[plans.Shared]) -> Iterable[pb.ProjectMaterial]:
    for number, each in enumerate(materials, 1):
        yield pb.ProjectMaterial(
            id=f"S{number}",
            title=each.title,
            required=each.required,
            originals=each.originals,
            copies=each.copies,
            uses=[pb.MaterialUse(item=item, material=material) for item, material in each.uses],
            issued_by_item=each.issued_by,
        )


def missing(project: pb.Project) -> list[pb.ProjectMaterial]:
    """The required materials the applicant has not handed in; results of its own items are not asked."""
    kept = {task.item for task in project.tasks if progress(task) != TaskState.DROPPED}
    return [
        each
        for each in project.materials
        if each.required
        and not each.handed_in
        and not each.issued_by_item
        and any(use.item in kept for use in each.uses)
    ]


def make_anew(project: pb.Project, now: dt.datetime, calendar: Calendar) -> None:
    """Derive all that follows: which items are ready, dates and critical path, clocks, what was done."""
    if state_of(project) in OPEN:
        _pass_results_on(project)
        shorten(project)
        if state_of(project) == State.ACCEPTED:
            _release(project)
        forecast(project, now, calendar)
        derive_clocks(project, calendar)
        _set_risk(project)
    _tally(project)


def forecast(project: pb.Project, now: dt.datetime, calendar: Calendar) -> None:
    """Dates, slack and the critical path as of today."""
    today = local_date(now)
    branches = {
        task.item: _branch(task, today) for task in project.tasks if progress(task) != TaskState.DROPPED
    }
    found = plans.spans(branches, _causes(project), today, calendar)
    for task in project.tasks:
        span = found.get(task.item, plans.Span())
        task.start, task.finish = _iso(span.start), _iso(span.finish)
        task.slack_days, task.critical = span.slack, span.critical
        _set_due(task, today, calendar)
    project.forecast_date = _iso(plans.end_of(found))


def _branch(task: pb.ProjectTask, today: dt.date) -> Branch:
    state = TaskState(task.state)
    ended = local_date(task.end_time.ToDatetime(dt.UTC)) if state is TaskState.FINISHED else None
    started = state in RUNNING or ended is not None
    first = dt.date.fromisoformat(task.start) if started else today
    return Branch(_clock(task, first, today), started, ended, state in STOPPED)


def _clock(task: pb.ProjectTask, first: dt.date, today: dt.date) -> engine.Clock:
    """The item's own clock; what still lasts is expected to end when it was said to, or today."""
    return engine.Clock(
        length=task.limit.length,
        unit=clocks.UNITS[task.limit.unit],
        start=first,
        pauses=tuple(
            engine.Pause(dt.date.fromisoformat(each.first_day), _last_day(each, today), each.reason)
            for each in task.pauses
        ),
        extensions=(engine.Extension(task.extension),) if task.extension else (),
    )


def _last_day(pause: pb.ProjectPause, today: dt.date) -> dt.date:
    if pause.last_day:
        return dt.date.fromisoformat(pause.last_day)
    return max(today, dt.date.fromisoformat(pause.expected_day or pause.first_day))


def _set_due(task: pb.ProjectTask, today: dt.date, calendar: Calendar) -> None:
    state = TaskState(task.state)
    if state in RUNNING or state is TaskState.FINISHED:
        last = engine.due(_clock(task, dt.date.fromisoformat(task.start), today), calendar).date
        task.due = _iso(last)
        until = dt.date.fromisoformat(task.finish) if state is TaskState.FINISHED else today
        task.late = last is not None and until > last


def derive_clocks(project: pb.Project, calendar: Calendar) -> bool:
    """Derive the due dates of the running clocks again; returns whether one moved."""
    moved = False
    for name, clock in (("acceptance_clock", project.acceptance_clock), ("joint_clock", project.joint_clock)):
        if project.HasField(name) and not clock.HasField("stop_time"):
            moved |= _derive(project, clock, calendar)
    return moved


def _derive(project: pb.Project, clock: pb.ProjectClock, calendar: Calendar) -> bool:
    due = engine.due(period_of(project, clock), calendar)
    moved = (_iso(due.date), due.provisional) != (clock.due, clock.provisional)
    clock.due, clock.provisional = _iso(due.date), due.provisional
    if due.date:
        clock.due_time = engine.due_instant(due.date)  # type: ignore[assignment]
    else:
        clock.ClearField("due_time")
    return moved


def period_of(project: pb.Project, clock: pb.ProjectClock) -> engine.Clock:
    """A clock of the project as the engine counts it: what the law excludes in any branch counts once."""
    pauses = (
        [each for task in project.tasks for each in task.pauses if each.excluded]
        if clock.rule == JOINT_RULE
        else []
    )
    return engine.Clock(
        length=clock.limit.length,
        unit=clocks.UNITS[clock.limit.unit],
        start=dt.date.fromisoformat(clock.start),
        pauses=tuple(
            engine.Pause(
                dt.date.fromisoformat(each.first_day),
                dt.date.fromisoformat(each.last_day) if each.last_day else None,
                each.reason,
            )
            for each in pauses
        ),
        extensions=(engine.Extension(clock.extension, clock.extended_by, "", clock.extension_reason),)
        if clock.extension
        else (),
    )


def start_clock(rule: str, day: dt.date) -> pb.ProjectClock:
    """A clock of this rule, started on the day of its event; its due date is still to be derived."""
    return pb.ProjectClock(rule=rule, limit=clocks.limit_of(rules()[rule]), start=day.isoformat())


def follow(task: pb.ProjectTask, case: cases_pb2.Case) -> None:
    """Take over what the case of an item has become."""
    task.pauses.clear()
    task.pauses.extend(_pauses(case))
    refused = case.HasField("decision") and not case.decision.granted
    paused = any(not each.last_day for each in task.pauses)
    state = joint.task_state(case.state, refused=refused, paused=paused)
    task.state = state.value  # type: ignore[assignment]
    task.case_number, task.result_number = case.number, case.certificate_number
    since = case.accept_time if case.HasField("accept_time") else case.create_time
    task.start = local_date(since.ToDatetime(dt.UTC)).isoformat()
    promised = clocks.find(case, cases_pb2.PROMISED_CLOCK)
    task.extension = promised.extension if promised else 0
    if state not in RUNNING:
        task.end_time.CopyFrom(case.complete_time if state is TaskState.FINISHED else case.update_time)


def _pauses(case: cases_pb2.Case) -> Iterable[pb.ProjectPause]:
    """What holds a case: its procedures (行政许可法 art. 45), and waiting for the applicant."""
    excluded: Collection[Excluded | None] = rules()[JOINT_RULE].pauses
    for each in case.procedures:
        if each.kind in clocks.CAUSES:
            first = local_date(each.start_time.ToDatetime(dt.UTC))
            yield pb.ProjectPause(
                first_day=first.isoformat(),
                last_day=_day(each.end_time.ToDatetime(dt.UTC)) if each.HasField("end_time") else "",
                expected_day=(first + dt.timedelta(days=each.expected_days)).isoformat(),
                reason=clocks.PROCEDURE_WORDS[each.kind],
                excluded=clocks.CAUSES[each.kind] in excluded,
            )
    if case.HasField("supplement_notice"):
        notice = case.supplement_notice
        waited = notice.HasField("supplement_time") or case.state != cases_pb2.Case.SUPPLEMENTING
        until = notice.supplement_time if notice.HasField("supplement_time") else case.update_time
        yield pb.ProjectPause(
            first_day=_day(notice.notice_time.ToDatetime(dt.UTC)),
            last_day=_day(until.ToDatetime(dt.UTC)) if waited else "",
            reason=CAUSE_WORDS[Excluded.SUPPLEMENT],
            excluded=True,
        )


def _pass_results_on(project: pb.Project) -> None:
    """A result of one item is a material of others (资料互认); of one taken out the applicant is asked."""
    states = {task.item: TaskState(task.state) for task in project.tasks}
    for each in project.materials:
        issuer = states.get(each.issued_by_item)
        if issuer is TaskState.DROPPED:
            each.issued_by_item = ""
        elif issuer is not None:
            each.handed_in = issuer is TaskState.FINISHED


def shorten(project: pb.Project) -> None:
    """The green channel shortens what has not started yet (F10)."""
    for task in project.tasks:
        if not task.case:
            green_channel = project.classification.green_channel
            task.limit.length = joint.shortened(task.promised_limit.length, green_channel)


def _release(project: pb.Project) -> None:
    """What is ready to begin begins, in the order of the plan; what rests on a stopped branch is blocked."""
    states = {task.item: TaskState(task.state) for task in project.tasks}
    for task in project.tasks:
        if task.case or progress(task) in (TaskState.DROPPED, TaskState.READY):
            continue
        lacking = [
            each.id
            for each in project.materials
            if each.required and not each.handed_in and any(use.item == task.item for use in each.uses)
        ]
        before = [states[each.before] for each in project.causalities if each.after == task.item]
        states[task.item] = joint.ready(before, lacking)
        task.state = states[task.item].value  # type: ignore[assignment]
        if states[task.item] is TaskState.READY:
            give_materials(project, task)


def give_materials(project: pb.Project, task: pb.ProjectTask) -> None:
    """Settle what the case of an item is opened with, so that a repeated attempt asks for the same."""
    task.materials[:] = [
        use.material
        for each in project.materials
        if each.handed_in
        for use in each.uses
        if use.item == task.item
    ]


def _set_risk(project: pb.Project) -> None:
    clock = project.joint_clock
    project.at_risk = bool(clock.due and project.forecast_date and project.forecast_date > clock.due)


def _tally(project: pb.Project) -> None:
    """Count what each department did, for the assessment (F13)."""
    for department in project.departments:
        name = department.organisation
        tasks = [task for task in project.tasks if task.organisation == name]
        finished = [task for task in tasks if progress(task) == TaskState.FINISHED]
        asked = [
            each for meeting in project.meetings for each in meeting.opinions if each.organisation == name
        ]
        notices = [each for each in project.copy_notices if each.organisation == name]
        department.task_count = len(tasks)
        department.in_time_count = sum(not task.late for task in finished)
        department.late_count = sum(task.late for task in finished)
        department.meeting_count = len(asked)
        department.opinion_count = sum(each.HasField("time") for each in asked)
        department.silence_count = sum(each.silent for each in asked) + sum(each.silent for each in notices)
        department.press_count = sum(len(task.press_times) for task in tasks)


def list_departments(project: pb.Project, related: Iterable[str]) -> None:
    """The departments with their roles: the lead, those with items, those that are told (F13)."""
    titles = {task.organisation: task.organisation_title for task in project.tasks}
    roles = dict.fromkeys(related, Role.RELATED) | dict.fromkeys(titles, Role.PARTICIPANT)
    roles = {project.lead_organisation: Role.LEAD} | (roles | {project.lead_organisation: Role.LEAD})
    project.departments.extend(
        pb.ProjectDepartment(organisation=name, title=titles.get(name, ""), role=role.value)  # type: ignore[arg-type]
        for name, role in roles.items()
    )


def _causes(project: pb.Project) -> list[Cause]:
    return [Cause(each.before, each.after, each.legal_basis) for each in project.causalities]


def serial_days(tasks: Iterable[pb.ProjectTask]) -> int:
    """Days the items would take one after the other."""
    return sum(task.limit.length for task in tasks)


def _day(instant: dt.datetime) -> str:
    return local_date(instant.replace(tzinfo=dt.UTC)).isoformat()


def _iso(date: dt.date | None) -> str:
    return date.isoformat() if date else ""
