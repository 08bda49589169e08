"""Writes projects: one transaction, one change, one event; what was opened but not noted is taken in first.

A project is changed under the lock of its row. While a case of it is being opened the lock is held, so that
no case is ever opened for a project that was withdrawn meanwhile, and none is lost: a case that was opened by
a process that then died is found again by the id of the request that opened it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from google.protobuf.message import Message
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2
from yangguang.cases.v1 import project_events_pb2 as events
from yangguang.cases.v1 import projects_pb2 as pb
from yangguang.catalog.v1.events_pb2 import ItemVersionPublished
from yangguang.common.v1.access_pb2 import (
    APPLICANT,
    OWN_CASE,
    OWN_ORGANISATION,
    UNRESTRICTED,
    Scope,
)

from services.cases.domain.joint import RUNNING, State, TaskState
from services.cases.domain.plans import check_items
from services.cases.handlers import limits
from services.cases.handlers import verbs as case_verbs
from services.cases.handlers.batch import Command
from services.cases.handlers.facts import Facts
from services.cases.handlers.projects import agents, verbs
from services.cases.handlers.projects.planning import make_anew
from services.cases.handlers.projects.scope import COLUMNS, within_scope
from services.cases.handlers.projects.situation import Situation, progress, state_of
from services.cases.handlers.projects.waking import wake, wake_time
from services.common import idempotency, journal
from services.common.db import Database
from services.common.errors import (
    Aborted,
    FailedPrecondition,
    InvalidArgument,
    NotFound,
    PermissionDenied,
    Refusal,
)
from services.common.identity import ANYBODY, Call, Caller
from services.common.ids import new_id, parse, parse_code, resource
from services.common.sealing import Sealer
from services.common.timesource import TimeSource, local_date
from services.common.writer import Writer

# A case that could not be opened is tried again so much later.
RETRY: Final = dt.timedelta(hours=1)
# Whose requests open cases, in the table of first answers.
FILER: Final = "services/cases"
FILING: Final = "CreateCase"

Verb = Callable[[pb.Project, Any, Situation], Message]


@dataclass(slots=True)
class Row:
    """A project as it is stored."""

    id: UUID
    version: int
    project: pb.Project
    applicant_subject: str
    # The sealed applicant.
    applicant: bytes
    calendar_revision: int = 0

    @property
    def name(self) -> str:
        """`projects/…`."""
        return resource("projects", self.id)


class Office:
    """Where projects are written."""

    def __init__(
        self,
        database: Database,
        writer: Writer[Command, cases_pb2.Case],
        facts: Facts,
        sealer: Sealer,
        now: TimeSource,
    ) -> None:
        self._database, self._writer, self._facts = database, writer, facts
        self._sealer, self._now = sealer, now

    async def create(self, request: pb.CreateProjectRequest, call: Call) -> pb.Project:
        """Take a project in at the one door."""
        key = idempotency.key_of(request, call.caller.subject, "CreateProject")
        async with self._database.connect() as connection:
            return await idempotency.replay_or_run(
                connection, key, request, pb.Project, lambda: self._create(connection, request, call)
            )

    async def change(self, verb: Verb, request: Any, call: Call) -> pb.Project:
        """Do something to a project within the caller's reach."""
        id_ = parse(request.name, "projects")
        method = request.DESCRIPTOR.name.removesuffix("Request")
        key = idempotency.key_of(request, call.caller.subject, method)

        async def run() -> pb.Project:
            row = await self._lock(connection, id_, call)
            if request.etag and request.etag != str(row.version):
                raise Aborted("ETAG_MISMATCH", etag=row.version)
            at = await self._situation(connection, row, call.caller)
            await self._take_in(connection, row, at)
            await self._store(connection, row, verb(row.project, request, at), at, request.request_id)
            return row.project

        async with self._database.connect() as connection:
            return await idempotency.replay_or_run(connection, key, request, pb.Project, run)

    async def preview(self, request: pb.PreviewProjectPlanRequest) -> pb.ProjectPlan:
        """A plan of items as they are in force now."""
        async with self._database.read() as connection:
            await self._facts.refresh(connection)
            versions = await self._versions(connection, request.items)
        at = Situation(self._now(), ANYBODY, self._facts.calendar(versions[0].region))
        return verbs.preview(request, versions, at)

    async def open_case(self, id_: UUID, number: int) -> None:
        """Open the case of an item that is ready: file it and accept it, or put down what hinders that."""
        async with self._database.connect() as connection:
            row, at = await self._wake_up(connection, id_)
            task = next((each for each in row.project.tasks if each.number == number), None)
            if state_of(row.project) != State.ACCEPTED or task is None or progress(task) != TaskState.READY:
                return
            try:
                case = await self._file(row, task)
            except (FailedPrecondition, InvalidArgument, NotFound, PermissionDenied) as refusal:
                await self._hinder(connection, row, task, refusal, at)
            else:
                event = verbs.file_task(row.project, number, case, at)
                await self._store(connection, row, event, at)

    async def follow(self, id_: UUID) -> None:
        """Take over what the cases of a project have become."""
        async with self._database.connect() as connection:
            row, at = await self._wake_up(connection, id_)
            for task in list(row.project.tasks):
                if state_of(row.project) == State.ACCEPTED and progress(task) in RUNNING:
                    await self._follow(connection, row, task, at)

    async def wake(self, id_: UUID) -> None:
        """Do what time itself does to a project; one thing a transaction."""
        async with self._database.connect() as connection:
            row, at = await self._wake_up(connection, id_)
            event = wake(row.project, at)
            if event is not None:
                await self._store(connection, row, event, at)

    async def recompute(self, id_: UUID) -> None:
        """Derive the dates of a project again after a change of the calendar."""
        async with self._database.connect() as connection:
            row, at = await self._wake_up(connection, id_)
            event = verbs.recompute(row.project, at)
            if event is None:
                await connection.execute(_REVISED, {"id": id_, "revision": row.calendar_revision})
            else:
                await self._store(connection, row, event, at)

    async def end_case(self, id_: UUID, number: int, case_id: UUID) -> None:
        """Withdraw a case with its project; one that was decided meanwhile stays as it is."""
        request = cases_pb2.WithdrawCaseRequest(name=resource("cases", case_id), reason="项目已撤回")
        with suppress(FailedPrecondition):
            await self._submit(case_verbs.withdraw, request, ANYBODY, case_id)
        async with self._database.connect() as connection:
            await connection.execute(_ENDED, {"id": id_, "number": number})

    # ---- Within a transaction

    async def _create(
        self, connection: AsyncConnection, request: pb.CreateProjectRequest, call: Call
    ) -> pb.Project:
        now, caller = self._now(), call.caller
        await self._facts.refresh(connection)
        versions = await self._versions(connection, request.items)
        at = Situation(now, caller, self._facts.calendar(versions[0].region))
        project = verbs.create(request, versions, at)
        if call.reach == OWN_ORGANISATION and caller.organisation not in _departments(project):
            raise PermissionDenied("OUT_OF_SCOPE", scope=Scope.Name(call.reach))
        lead = next(each for each in versions if each.organisation == project.lead_organisation)
        project.region = lead.region
        subject = caller.subject if call.reach == OWN_CASE else ""
        row = Row(new_id(), 0, project, subject, b"")
        project.name = row.name
        applicant = self._try_applications(row, request, versions, at)
        row.applicant = self._sealer.seal_bytes(applicant.SerializeToString(), applicant_context(row.id))
        project.number = await _next_number(connection, project.region, at)
        await connection.execute(
            _INSERT, {"id": row.id, "number": project.number, "applicant": row.applicant}
        )
        await self._store(connection, row, events.ProjectSubmitted(), at, request.request_id)
        return project

    def _try_applications(
        self,
        row: Row,
        request: pb.CreateProjectRequest,
        versions: Sequence[ItemVersionPublished],
        at: Situation,
    ) -> cases_pb2.Applicant:
        """Try the application for each item at the door, so that none is refused behind it."""
        applicant = request.applicant
        for published in versions:
            caller, reach = _filer(row, published.organisation)
            calendar = self._facts.calendar(published.region)
            asked = cases_pb2.CreateCaseRequest(item=published.item, applicant=request.applicant)
            situation = case_verbs.Situation(at.now, caller, reach, published, calendar, frozenset())
            case, applicant = case_verbs.create(asked, situation)
            row.project.applicant.CopyFrom(case.applicant)
        return applicant

    async def _versions(
        self, connection: AsyncConnection, items: Sequence[str]
    ) -> list[ItemVersionPublished]:
        for at, item in enumerate(items):
            parse_code(item, "items", f"items[{at}]")
        check_items(items)
        found = await self._facts.in_force(connection, list(items), self._now())
        for at, item in enumerate(items):
            if item not in found:
                raise FailedPrecondition("ITEM_NOT_IN_FORCE", field=f"items[{at}]", item=item)
        return [found[item] for item in items]

    async def _lock(self, connection: AsyncConnection, id_: UUID, call: Call | None = None) -> Row:
        query = select(COLUMNS).where(COLUMNS.id == id_).with_for_update()
        if call is not None and (scope := within_scope(call.caller, call.reach)) is not None:
            query = query.where(scope)
        found = (await connection.execute(query)).one_or_none()
        if found is None:
            raise NotFound("PROJECT_NOT_FOUND", name=resource("projects", id_))
        project = pb.Project.FromString(found.record)
        return Row(found.id, found.version, project, found.applicant_subject, found.applicant)

    async def _wake_up(self, connection: AsyncConnection, id_: UUID) -> tuple[Row, Situation]:
        """A project for what nobody asked for: time, its cases, the calendar."""
        row = await self._lock(connection, id_)
        return row, await self._situation(connection, row, ANYBODY)

    async def _situation(self, connection: AsyncConnection, row: Row, caller: Caller) -> Situation:
        # Read before the calendar: at worst the project is derived once more for nothing.
        row.calendar_revision = await connection.scalar(_REVISION)
        await self._facts.refresh(connection)
        now, lead = self._now(), row.project.lead_organisation
        rights: frozenset[int] = frozenset()
        if caller.subject and caller.organisation == lead:
            mandates = await self._facts.mandates(connection, [caller.subject], local_date(now))
            led = [task.item for task in row.project.tasks if task.organisation == lead]
            rights = rights.union(*(mandates.rights(caller.subject, lead, item) for item in led))
        return Situation(now, caller, self._facts.calendar(row.project.region), rights)

    async def _take_in(self, connection: AsyncConnection, row: Row, at: Situation) -> None:
        """Take in the cases that were opened by a process that died before it could note them."""
        if state_of(row.project) != State.ACCEPTED:
            return
        keys = {
            _key(row, task).request_id: task.number
            for task in row.project.tasks
            if progress(task) == TaskState.READY
        }
        if not keys:
            return
        asked = {"ids": list(keys), "actor": FILER, "method": FILING}
        for opened in (await connection.execute(_OPENED, asked)).all():
            case = await _case(connection, cases_pb2.Case.FromString(opened.response).name)
            event = verbs.file_task(row.project, keys[opened.request_id], case, at)
            await self._store(connection, row, event, at)

    async def _file(self, row: Row, task: pb.ProjectTask) -> cases_pb2.Case:
        """Hand the application in, and accept it: the door has seen all that is needed (同步受理)."""
        sealed = self._sealer.open_bytes(row.applicant, applicant_context(row.id))
        request = cases_pb2.CreateCaseRequest(
            item=task.item, applicant=cases_pb2.Applicant.FromString(sealed), materials=task.materials
        )
        caller, reach = _filer(row, task.organisation)
        case = await self._writer.submit(Command(None, request, caller, reach, _key(row, task)))
        clerk = Caller(subject=row.project.acceptor, organisation=task.organisation, channel="WINDOW")
        return await self._accept(case, clerk, row.project, task)

    async def _accept(
        self, case: cases_pb2.Case, clerk: Caller, project: pb.Project, task: pb.ProjectTask
    ) -> cases_pb2.Case:
        """Accept it with the shorter promise of the green channel.

        What is accepted already, or lacks something after all, is left to its department.
        """
        id_ = parse(case.name, "cases")
        with suppress(FailedPrecondition):
            request = cases_pb2.AcceptCaseRequest(name=case.name)
            case = await self._submit(case_verbs.accept, request, clerk, id_)
        if task.limit.length < task.promised_limit.length:
            shorter = cases_pb2.ShortenPromiseRequest(
                name=case.name,
                basis=project.classification.green_channel,
                length=task.limit.length,
                document_number=project.classification.document_number,
            )
            with suppress(FailedPrecondition, InvalidArgument):
                case = await self._submit(limits.shorten_promise, shorter, clerk, id_)
        return case

    async def _submit(self, verb: Any, request: Any, caller: Caller, case_id: UUID) -> cases_pb2.Case:
        no_key = idempotency.Key("", "", "")
        return await self._writer.submit(Command(verb, request, caller, UNRESTRICTED, no_key, case_id))

    async def _hinder(
        self,
        connection: AsyncConnection,
        row: Row,
        task: pb.ProjectTask,
        refusal: Refusal,
        at: Situation,
    ) -> None:
        if task.hindrance == refusal.reason:
            await connection.execute(_LATER, {"id": row.id, "number": task.number, "time": at.now + RETRY})
            return
        event = verbs.hinder_task(row.project, task.number, refusal.reason, at)
        await self._store(connection, row, event, at)

    async def _follow(
        self, connection: AsyncConnection, row: Row, task: pb.ProjectTask, at: Situation
    ) -> None:
        case = await _case(connection, task.case)
        event = verbs.follow_case(row.project, task.number, case, at)
        if event is not None:
            await self._store(connection, row, event, at)
        seen = {"id": row.id, "number": task.number, "version": int(case.etag)}
        await connection.execute(_SEEN, seen)

    async def _store(
        self, connection: AsyncConnection, row: Row, event: Any, at: Situation, request_id: str = ""
    ) -> None:
        """Write the project as it is now, its items, and the event."""
        project = row.project
        row.version += 1
        project.update_time, project.etag = at.now, str(row.version)  # type: ignore[assignment]
        make_anew(project, at.now, at.calendar)
        await connection.execute(_UPDATE, _columns(row))
        await connection.execute(_TASKS, _task_columns(row, at.now))
        event.facts.CopyFrom(facts_of(project))
        origin = journal.Origin(
            at.caller.subject or FILER,
            at.caller.channel if at.caller.subject else journal.SYSTEM,
            request_id,
        )
        entry = journal.Entry(project.name, row.version, event, at.now, project.region, origin)
        await journal.append(connection, entry)


def facts_of(project: pb.Project) -> events.ProjectFacts:
    """What others may know of a project; no personal data, and no title, which may name people."""
    facts = events.ProjectFacts(
        project=project.name,
        number=project.number,
        state=project.state,
        region=project.region,
        lead_organisation=project.lead_organisation,
        joint=project.joint,
        forecast_date=project.forecast_date,
        at_risk=project.at_risk,
        overdue=project.overdue,
        departments=project.departments,
        tasks=[
            events.TaskFacts(
                item=task.item,
                organisation=task.organisation,
                state=task.state,
                case=task.case,
                start=task.start,
                finish=task.finish,
                critical=task.critical,
            )
            for task in project.tasks
        ],
        eligibility=project.classification.eligibility,
        green_channel=project.classification.green_channel,
    )
    for name in ("create_time", "receive_time", "accept_time", "end_time", "acceptance_clock", "joint_clock"):
        if project.HasField(name):
            getattr(facts, name).CopyFrom(getattr(project, name))
    return facts


def applicant_context(id_: UUID) -> str:
    """What the sealed applicant of a project is bound to."""
    return f"projects/{id_}/applicant"


def _departments(project: pb.Project) -> list[str]:
    return [each.organisation for each in project.departments]


def _filer(row: Row, organisation: str) -> tuple[Caller, Scope]:
    """On whose account a case is opened: the applicant's, or where he came to a window the department's."""
    if row.applicant_subject:
        return Caller(subject=row.applicant_subject, roles=frozenset({APPLICANT})), OWN_CASE
    return Caller(organisation=organisation, channel="WINDOW"), OWN_ORGANISATION


def _key(row: Row, task: pb.ProjectTask) -> idempotency.Key:
    """The id of the request that opens a case: the same in every attempt, so that it is opened once."""
    return idempotency.Key(f"{row.name}/tasks/{task.number}/{task.attempt}", FILER, FILING)


_CASE: Final = text("SELECT record FROM cases WHERE id = :id")
_NUMBER: Final = text(
    "INSERT INTO counters (key, last) VALUES (:key, 1) "
    "ON CONFLICT (key) DO UPDATE SET last = counters.last + 1 RETURNING last"
)
# Grows with every day that is declared or declared anew.
_REVISION: Final = text("SELECT CAST(COALESCE(sum(version), 0) AS bigint) FROM calendar_days")
_OPENED: Final = text(
    "SELECT request_id, response FROM requests WHERE request_id = ANY(CAST(:ids AS text[])) "
    "AND actor = :actor AND method = :method"
)
_INSERT: Final = text(
    "INSERT INTO projects (id, version, number, state, region, lead_organisation, departments, "
    "applicant_subject, agent_subject, applicant, calendar_revision, record) "
    "VALUES (:id, 0, :number, 0, '', '', '{}', '', '', :applicant, 0, '')"
)
_UPDATE: Final = text(
    "UPDATE projects SET version = :version, state = :state, region = :region, "
    "lead_organisation = :lead_organisation, departments = CAST(:departments AS text[]), "
    "applicant_subject = :applicant_subject, agent_subject = :agent_subject, wake_time = :wake_time, "
    "calendar_revision = :calendar_revision, record = :record WHERE id = :id"
)
_TASKS: Final = text(
    "INSERT INTO project_tasks (project, number, case_id, case_version, file_time, followed, withdrawn) "
    "SELECT :project, number, case_id, 0, file_time, followed, withdrawn FROM unnest("
    "CAST(:number AS int[]), CAST(:case_id AS uuid[]), CAST(:file_time AS timestamptz[]), "
    "CAST(:followed AS boolean[]), CAST(:withdrawn AS boolean[])) "
    "AS task (number, case_id, file_time, followed, withdrawn) "
    "ON CONFLICT (project, number) DO UPDATE SET case_id = EXCLUDED.case_id, "
    "file_time = EXCLUDED.file_time, followed = EXCLUDED.followed, withdrawn = EXCLUDED.withdrawn, "
    "case_version = CASE WHEN project_tasks.case_id IS NOT DISTINCT FROM EXCLUDED.case_id "
    "THEN project_tasks.case_version ELSE 0 END"
)
_LATER: Final = text("UPDATE project_tasks SET file_time = :time WHERE project = :id AND number = :number")
_SEEN: Final = text(
    "UPDATE project_tasks SET case_version = :version WHERE project = :id AND number = :number"
)
_ENDED: Final = text("UPDATE project_tasks SET withdrawn = false WHERE project = :id AND number = :number")
_REVISED: Final = text("UPDATE projects SET calendar_revision = :revision WHERE id = :id")


async def _case(connection: AsyncConnection, name: str) -> cases_pb2.Case:
    record = await connection.scalar(_CASE, {"id": parse(name, "cases")})
    return cases_pb2.Case.FromString(record)


async def _next_number(connection: AsyncConnection, region: str, at: Situation) -> str:
    """XM, region, day, and a running number of the day (项目编号)."""
    day = f"{region}{at.today:%Y%m%d}"
    last = await connection.scalar(_NUMBER, {"key": f"projects/{day}"})
    return f"XM{day}{last:04d}"


def _columns(row: Row) -> dict[str, Any]:
    project = row.project
    return {
        "id": row.id,
        "version": row.version,
        "state": project.state,
        "region": project.region,
        "lead_organisation": project.lead_organisation,
        "departments": _departments(project),
        "applicant_subject": row.applicant_subject,
        "agent_subject": agents.agent_of(project),
        "wake_time": wake_time(project),
        "calendar_revision": row.calendar_revision,
        "record": project.SerializeToString(),
    }


def _task_columns(row: Row, now: dt.datetime) -> dict[str, Any]:
    accepted = state_of(row.project) == State.ACCEPTED
    withdrawn = state_of(row.project) == State.WITHDRAWN
    tasks = row.project.tasks
    return {
        "project": row.id,
        "number": [task.number for task in tasks],
        "case_id": [parse(task.case, "cases") if task.case else None for task in tasks],
        "file_time": [_file_time(task, now) if accepted else None for task in tasks],
        "followed": [accepted and progress(task) in RUNNING for task in tasks],
        "withdrawn": [withdrawn and bool(task.case) and _withdrawn_with(row.project, task) for task in tasks],
    }


def _file_time(task: pb.ProjectTask, now: dt.datetime) -> dt.datetime | None:
    if progress(task) != TaskState.READY:
        return None
    return now + RETRY if task.hindrance else now


def _withdrawn_with(project: pb.Project, task: pb.ProjectTask) -> bool:
    """Whether a case is withdrawn with its project, and was not before."""
    return progress(task) == TaskState.WITHDRAWN and not task.HasField("end_time")
