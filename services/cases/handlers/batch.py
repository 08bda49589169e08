"""Writes commands: loads what they need by few statements, lets each verb do its part, writes all at once.

One transaction carries cases, numbers, journal entries and first answers of the whole batch (decision 0003).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from google.protobuf.message import Message
from sqlalchemy import text
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.cases.v1.fees_pb2 import FeeTicket
from yangguang.catalog.v1.catalog_pb2 import ACCEPTANCE_ONLY, PARTIAL_AUTHORITY
from yangguang.catalog.v1.events_pb2 import ItemVersionPublished
from yangguang.common.v1.access_pb2 import Scope
from yangguang.common.v1.types_pb2 import Channel

from services.cases.handlers import clocks, fees, sidelines, verbs
from services.cases.handlers.facts import REVISION, Facts, Mandates, Version, version_of
from services.cases.handlers.scope import in_scope
from services.cases.handlers.situation import lacking
from services.common import idempotency, journal
from services.common.driver import Direct, Write
from services.common.errors import Aborted, FailedPrecondition, InvalidArgument, NotFound, Refusal
from services.common.identity import Caller
from services.common.ids import new_id, resource
from services.common.sealing import Sealer
from services.common.timesource import TimeSource, local_date

Verb = Callable[[pb.Case, Any, verbs.Situation], Message]


@dataclass(frozen=True, slots=True)
class Command:
    """A verb to be done: for whom, how far that reaches, to which case (none: a new one)."""

    verb: Verb | None
    request: Any
    caller: Caller
    reach: Scope
    key: idempotency.Key
    case_id: UUID | None = None


@dataclass(slots=True)
class Row:
    """A case as it is stored."""

    id: UUID
    version: int
    case: pb.Case
    applicant_subject: str = ""
    agent_subject: str = ""
    # Of a new case: the applicant in full, to be sealed.
    applicant: pb.Applicant | None = None
    # Keyed hash of the applicant's number.
    applicant_index: bytes = b""


@dataclass(slots=True)
class Change:
    """What one command did."""

    command: Command
    row: Row
    event: Any


@dataclass(slots=True)
class Batch:
    """The rows and facts of one transaction, and what was done in it so far."""

    now: dt.datetime
    answers: dict[idempotency.Key, idempotency.Answer]
    rows: dict[UUID, Row]
    in_force: Mapping[str, ItemVersionPublished]
    versions: Mapping[Version, ItemVersionPublished]
    mandates: Mandates
    # What was paid for results that are handed over.
    settled: Mapping[UUID, FeeTicket]
    changes: list[Change] = field(default_factory=list)
    # First answers given within this batch; a duplicate beside its original gets the same.
    given: dict[idempotency.Key, tuple[bytes, pb.Case]] = field(default_factory=dict)


class Desk:
    """Applies batches of commands; `apply` is what the writer calls."""

    def __init__(self, facts: Facts, sealer: Sealer, now: TimeSource) -> None:
        self._facts, self._sealer, self._now = facts, sealer, now

    async def apply(self, connection: Direct, commands: Sequence[Command]) -> list[pb.Case | Refusal]:
        """One answer or refusal a command, in their order; all that was done is written."""
        batch = await self._load(connection, commands)
        results = [self._one(batch, command) for command in commands]
        await _give_numbers(connection, batch)
        await self._write(connection, batch)
        return results

    async def _load(self, connection: Direct, commands: Sequence[Command]) -> Batch:
        now = self._now()
        # Locked before answers are looked up: who waited here for a duplicate of his then finds its answer.
        rows = await _lock(connection, [command.case_id for command in commands if command.case_id])
        given = idempotency.given([command.key for command in commands])
        answers, revision = await connection.read(given, REVISION)
        await self._facts.renew(connection, revision[0][0] if revision else 0)
        items = {command.request.item for command in commands if command.case_id is None}
        pinned = {version_of(row.case) for row in rows.values()}
        versions = await self._facts.versions(connection, pinned)
        # Mandates matter only to what is done to a case that exists.
        actors = {
            command.caller.subject for command in commands if command.case_id and command.caller.subject
        }
        return Batch(
            now=now,
            answers=idempotency.answers_of(answers),
            rows=rows,
            in_force=await self._facts.in_force(connection, items, now),
            versions=versions,
            mandates=await self._facts.mandates(connection, actors, local_date(now)),
            settled=await fees.settled(connection, _charged(commands, rows, versions)),
        )

    def _one(self, batch: Batch, command: Command) -> pb.Case | Refusal:
        try:
            return self._answered(batch, command) or self._do(batch, command)
        except Refusal as refusal:
            return refusal

    def _answered(self, batch: Batch, command: Command) -> pb.Case | None:
        """The first answer, when this request was done before."""
        if not command.key.request_id:
            return None
        if command.key in batch.given:
            body, case = batch.given[command.key]
            if body != idempotency.body_hash(command.request):
                raise InvalidArgument("REQUEST_ID_REUSED", field="request_id")
            return case
        answer = batch.answers.get(command.key)
        return answer.replay(idempotency.body_hash(command.request), pb.Case) if answer else None

    def _do(self, batch: Batch, command: Command) -> pb.Case:
        change = self._create(batch, command) if command.case_id is None else self._change(batch, command)
        batch.rows[change.row.id] = change.row
        batch.changes.append(change)
        if command.key.request_id:
            batch.given[command.key] = (idempotency.body_hash(command.request), change.row.case)
        return change.row.case

    def _create(self, batch: Batch, command: Command) -> Change:
        published = batch.in_force.get(command.request.item)
        if published is None:
            raise FailedPrecondition("ITEM_NOT_IN_FORCE", field="item", item=command.request.item)
        situation = self._situation(batch, command, published, frozenset())
        case, applicant = verbs.create(command.request, situation)
        index = self._sealer.blind_index(applicant.id_number)
        row = Row(new_id(), 1, case, applicant=applicant, applicant_index=index)
        case.name = resource("cases", row.id)
        subject = command.caller.subject
        if case.HasField("agent"):
            row.agent_subject = subject
        elif command.reach == Scope.OWN_CASE:
            row.applicant_subject = subject
        _stamp(row, batch.now)
        return Change(command, row, events.CaseSubmitted())

    def _change(self, batch: Batch, command: Command) -> Change:
        found = batch.rows.get(command.case_id) if command.case_id else None
        if found is None or not in_scope(command.caller, command.reach, found):
            raise NotFound("CASE_NOT_FOUND", name=resource("cases", command.case_id))
        etag: str = getattr(command.request, "etag", "")
        if etag and etag != found.case.etag:
            raise Aborted("ETAG_MISMATCH", etag=found.case.etag)
        case = pb.Case()
        case.CopyFrom(found.case)
        published = batch.versions[version_of(case)]
        rights = batch.mandates.rights(command.caller.subject, case.organisation, case.item)
        assert command.verb is not None
        event = command.verb(case, command.request, self._situation(batch, command, published, rights))
        row = replace(found, version=found.version + 1, case=case)
        _stamp(row, batch.now)
        return Change(command, row, event)

    def _situation(
        self, batch: Batch, command: Command, published: ItemVersionPublished, rights: frozenset[int]
    ) -> verbs.Situation:
        calendar = self._facts.calendar(published.region)
        ticket = batch.settled.get(command.case_id) if command.case_id else None
        return verbs.Situation(batch.now, command.caller, command.reach, published, calendar, rights, ticket)

    async def _write(self, connection: Direct, batch: Batch) -> None:
        if not batch.changes:
            return
        last = {change.row.id: change.row for change in batch.changes}
        created = {change.row.id for change in batch.changes if change.command.case_id is None}
        answers = [
            (change.command.key, batch.given[change.command.key][0], change.row.case)
            for change in batch.changes
            if change.command.key.request_id
        ]
        await connection.write(
            *self._inserted([row for row in last.values() if row.id in created]),
            *_updated([row for row in last.values() if row.id not in created]),
            *journal.appended([self._entry(batch, change) for change in batch.changes]),
            *idempotency.stored(answers),
            *sidelines.written(
                [(change.row.case, change.event) for change in batch.changes], batch.now, self._facts.calendar
            ),
        )

    def _entry(self, batch: Batch, change: Change) -> journal.Entry:
        case = change.row.case
        change.event.facts.CopyFrom(self._facts_of(batch, change.row))
        if isinstance(change.event, events.CaseCompleted):
            change.event.certificate_number = case.certificate_number
        caller = change.command.caller
        origin = journal.Origin(
            caller.subject or "services/cases",
            _channel(change.command, case),
            change.command.key.request_id,
        )
        return journal.Entry(case.name, change.row.version, change.event, batch.now, case.region, origin)

    def _facts_of(self, batch: Batch, row: Row) -> events.CaseFacts:
        case = row.case
        item, number = version_of(case)
        published = batch.versions.get((item, number)) or batch.in_force[item]
        facts = events.CaseFacts(
            case=case.name,
            number=case.number,
            item=item,
            item_version=number,
            item_title=case.item_title,
            kind=case.kind,
            state=case.state,
            region=case.region,
            organisation=case.organisation,
            window=case.window,
            channel=case.channel,
            applicant_kind=case.applicant.kind,
            deemed_accepted=case.deemed_accepted,
            granted=case.decision.granted,
            promised_limit=published.content.promised_limit,
            statutory_limit=published.content.statutory_limit,
            clocks=case.clocks,
            # What is not counted is as if it had never been given.
            rating_grade=pb.RATING_GRADE_UNSPECIFIED if case.rating.discounted else case.rating.grade,
            supplement_requested=case.HasField("supplement_notice"),
            visits=len(case.handling.visit_days),
            behind_steps=case.handling.behind_steps,
            matter=_matter(row.applicant_index, item),
            lacking_materials=len(lacking(case, published.content)),
            decided_at_window=published.content.window_authority not in (PARTIAL_AUTHORITY, ACCEPTANCE_ONLY),
        )
        _copy_times(case, facts)
        if case.HasField("decision"):
            decided = local_date(case.decision.decide_time.ToDatetime(dt.UTC))
            facts.handling_days = clocks.handling_days(case, decided, self._facts.calendar(case.region))
        return facts

    def _inserted(self, rows: Sequence[Row]) -> list[Write]:
        return [(_INSERT, _columns(rows) | self._applicant_columns(rows))] if rows else []

    def _applicant_columns(self, rows: Sequence[Row]) -> dict[str, list[Any]]:
        applicants = [row.applicant or pb.Applicant() for row in rows]
        return {
            "number": [row.case.number for row in rows],
            "item": [row.case.item for row in rows],
            "region": [row.case.region for row in rows],
            "organisation": [row.case.organisation for row in rows],
            "applicant_subject": [row.applicant_subject for row in rows],
            "agent_subject": [row.agent_subject for row in rows],
            "applicant_index": [row.applicant_index for row in rows],
            "applicant": [
                self._sealer.seal_bytes(applicant.SerializeToString(), applicant_context(row.id))
                for row, applicant in zip(rows, applicants, strict=True)
            ],
        }


def _charged(
    commands: Sequence[Command],
    rows: Mapping[UUID, Row],
    versions: Mapping[Version, ItemVersionPublished],
) -> set[UUID]:
    """The cases of which results are to be handed over and whose items have fees; none, for most."""
    delivered = {each.case_id for each in commands if each.case_id and each.verb is verbs.deliver}
    found = [rows[case_id] for case_id in delivered if case_id in rows]
    return {row.id for row in found if versions[version_of(row.case)].content.fees}


def applicant_context(case_id: UUID) -> str:
    """What the sealed applicant of a case is bound to."""
    return f"cases/{case_id}/applicant"


_LOCK: Final = text(
    "SELECT id, version, applicant_subject, agent_subject, applicant_index, record FROM cases "
    "WHERE id = ANY(CAST(:ids AS uuid[])) ORDER BY id FOR UPDATE"
)


async def _lock(connection: Direct, ids: Sequence[UUID]) -> dict[UUID, Row]:
    if not ids:
        return {}
    rows = await connection.execute(_LOCK, {"ids": sorted(set(ids))})
    return {
        row.id: Row(
            row.id,
            row.version,
            pb.Case.FromString(row.record),
            row.applicant_subject,
            row.agent_subject,
            applicant_index=row.applicant_index,
        )
        for row in rows
    }


_INSERT: Final = text(
    "INSERT INTO cases (id, version, state, acceptance_due, record, number, item, region, organisation, "
    "applicant_subject, agent_subject, applicant_index, applicant) SELECT * FROM unnest("
    "CAST(:id AS uuid[]), CAST(:version AS bigint[]), CAST(:state AS smallint[]), "
    "CAST(:acceptance_due AS timestamptz[]), CAST(:record AS bytea[]), CAST(:number AS text[]), "
    "CAST(:item AS text[]), CAST(:region AS text[]), CAST(:organisation AS text[]), "
    "CAST(:applicant_subject AS text[]), CAST(:agent_subject AS text[]), "
    "CAST(:applicant_index AS bytea[]), CAST(:applicant AS bytea[]))"
)
_UPDATE: Final = text(
    "UPDATE cases SET version = changed.version, state = changed.state, "
    "acceptance_due = changed.acceptance_due, record = changed.record FROM unnest("
    "CAST(:id AS uuid[]), CAST(:version AS bigint[]), CAST(:state AS smallint[]), "
    "CAST(:acceptance_due AS timestamptz[]), CAST(:record AS bytea[])) "
    "AS changed (id, version, state, acceptance_due, record) WHERE cases.id = changed.id"
)


def _updated(rows: Sequence[Row]) -> list[Write]:
    return [(_UPDATE, _columns(rows))] if rows else []


def _columns(rows: Sequence[Row]) -> dict[str, list[Any]]:
    return {
        "id": [row.id for row in rows],
        "version": [row.version for row in rows],
        "state": [row.case.state for row in rows],
        "acceptance_due": [_acceptance_due(row.case) for row in rows],
        "record": [row.case.SerializeToString() for row in rows],
    }


def _acceptance_due(case: pb.Case) -> dt.datetime | None:
    """When the sweep has to look at the case: only while it waits for acceptance."""
    clock = clocks.find(case, pb.ACCEPTANCE_CLOCK)
    waiting = clock is not None and case.state == pb.Case.SUBMITTED
    return clock.due_time.ToDatetime(dt.UTC) if clock is not None and waiting else None


_COUNT: Final = text(
    "INSERT INTO counters (key, last) SELECT * FROM unnest(CAST(:keys AS text[]), CAST(:counts AS bigint[])) "
    "ON CONFLICT (key) DO UPDATE SET last = counters.last + EXCLUDED.last RETURNING key, last"
)


async def _give_numbers(connection: Direct, batch: Batch) -> None:
    """Number new cases (办件编号) by item and day, new certificates (证号) by organ and year."""
    wanted = [(key, change) for change in batch.changes if (key := _number_key(batch, change))]
    if not wanted:
        return
    counts = sorted(Counter(key for key, _ in wanted).items())
    keys, numbers = zip(*counts, strict=True)
    rows = await connection.execute(_COUNT, {"keys": list(keys), "counts": list(numbers)})
    # `last` is the last number of the run that this batch got.
    free = {row.key: row.last - dict(counts)[row.key] for row in rows}
    for key, change in wanted:
        free[key] += 1
        _set_number(batch, change, free[key])


def _number_key(batch: Batch, change: Change) -> str:
    case, today = change.row.case, local_date(batch.now)
    if change.command.case_id is None:
        return f"cases/{case.item}/{today:%Y%m%d}"
    published = batch.versions.get(version_of(case))
    finished = isinstance(change.event, events.CaseCompleted)
    if finished and published is not None and verbs.issues_certificate(case, published):
        return f"certificates/{case.organisation}/{today.year}"
    return ""


def _set_number(batch: Batch, change: Change, number: int) -> None:
    case, today = change.row.case, local_date(batch.now)
    if change.command.case_id is None:
        case.number = f"{case.item.removeprefix('items/')}{today:%Y%m%d}{number:04d}"
    else:
        organ = case.organisation.removeprefix("organisations/")
        case.certificate_number = f"{organ}〔{today.year}〕{number:06d}号"


def _matter(applicant_index: bytes, item: str) -> str:
    """Equal for the same applicant and item; without the key of the index it tells neither."""
    return sha256(applicant_index + item.encode()).hexdigest()[:16]


def _stamp(row: Row, now: dt.datetime) -> None:
    row.case.update_time = now  # type: ignore[assignment]
    row.case.etag = str(row.version)


def _channel(command: Command, case: pb.Case) -> str:
    if not command.caller.subject:
        return Channel.Name(Channel.SYSTEM)
    return command.caller.channel if command.case_id else Channel.Name(case.channel)


_TIMES: Final = ("create_time", "receive_time", "accept_time", "complete_time")


def _copy_times(case: pb.Case, facts: events.CaseFacts) -> None:
    for name in _TIMES:
        if case.HasField(name):
            getattr(facts, name).CopyFrom(getattr(case, name))
    if case.HasField("decision"):
        facts.decide_time.CopyFrom(case.decision.decide_time)
    if case.HasField("delivery"):
        facts.deliver_time.CopyFrom(case.delivery.deliver_time)
    if case.HasField("rating"):
        facts.rate_time.CopyFrom(case.rating.rate_time)
