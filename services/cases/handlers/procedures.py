"""Special procedures (特别程序), steps of chains, publicity and its objections (C03, C48, C49)."""

from __future__ import annotations

from typing import Final

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.catalog.v1.catalog_pb2 import PUBLICITY
from yangguang.common.v1.access_pb2 import UNRESTRICTED
from yangguang.common.v1.types_pb2 import DAYS, Limit

from services.cases import domain
from services.cases.domain import Action, StepKind
from services.cases.handlers import clocks
from services.cases.handlers.situation import LONGEST_NAME, Situation, outstanding, reason_of, step
from services.common import checks
from services.common.clock import shift
from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.sealing import mask_name

# Days.
LONGEST_PROCEDURE: Final = 365


def start_procedure(case: pb.Case, request: pb.StartProcedureRequest, at: Situation) -> Message:
    """Start a procedure or chain step the item's version names, the mandatory ones in their order."""
    step(case, Action.START_PROCEDURE)
    kind = _step_kind(request.kind, at)
    if any(each.kind == kind.value and not each.HasField("end_time") for each in case.procedures):
        raise FailedPrecondition("PROCEDURE_OPEN", kind=kind.name)
    domain.check_step_order(kind, outstanding(case, at))
    if not 1 <= request.expected_days <= LONGEST_PROCEDURE:
        raise InvalidArgument("FIELD_INVALID", field="expected_days", value=request.expected_days)
    procedure = case.procedures.add(
        number=len(case.procedures) + 1,
        kind=kind.value,
        start_time=at.now,
        expected_days=request.expected_days,
    )
    procedure.due = _due(procedure, at)
    clocks.derive(case, at.calendar)
    return events.CaseProcedureStarted(procedure=procedure)


def end_procedure(case: pb.Case, request: pb.EndProcedureRequest, at: Situation) -> Message:
    """End a procedure or chain step; clocks it held run on from tomorrow.

    A publicity step ends when its objections are resolved, and has failed when one of them was right.
    """
    step(case, Action.END_PROCEDURE)
    procedure = _open(case, request.number)
    unresolved = sum(not each.HasField("resolve_time") for each in procedure.objections)
    if unresolved:
        raise FailedPrecondition("OBJECTIONS_OPEN", number=request.number, objections=unresolved)
    procedure.result = reason_of(request.result, "result")
    procedure.end_time = at.now  # type: ignore[assignment]
    procedure.failed = any(each.upheld for each in procedure.objections)
    clocks.derive(case, at.calendar)
    return events.CaseProcedureEnded(procedure=procedure)


def file_objection(case: pb.Case, request: pb.FileObjectionRequest, at: Situation) -> Message:
    """Object to what is published. Who is not of the case learns nothing of it but what is published."""
    procedure = next((each for each in case.procedures if each.number == request.procedure), None)
    if procedure is None or procedure.kind != PUBLICITY or procedure.HasField("end_time"):
        if at.reach == UNRESTRICTED:
            raise NotFound("CASE_NOT_FOUND", name=case.name)
        raise FailedPrecondition("PROCEDURE_NOT_OPEN", number=request.procedure)
    step(case, Action.FILE_OBJECTION)
    online = at.reach == UNRESTRICTED
    objector = "" if online else checks.required_text(request.objector, "objector", LONGEST_NAME)
    objection = procedure.objections.add(
        number=len(procedure.objections) + 1,
        content=reason_of(request.content, "content"),
        objector=mask_name(objector) if objector else "",
        file_time=at.now,
    )
    return events.CaseObjectionFiled(procedure=procedure.number, number=objection.number)


def resolve_objection(case: pb.Case, request: pb.ResolveObjectionRequest, at: Situation) -> Message:
    """Say what was found."""
    step(case, Action.RESOLVE_OBJECTION)
    procedure = _open(case, request.procedure)
    objection = next((each for each in procedure.objections if each.number == request.number), None)
    if objection is None or objection.HasField("resolve_time"):
        raise FailedPrecondition("OBJECTION_NOT_OPEN", number=request.number)
    objection.resolution = reason_of(request.resolution, "resolution")
    objection.upheld = request.upheld
    objection.resolver = at.caller.subject
    objection.resolve_time = at.now  # type: ignore[assignment]
    return events.CaseObjectionResolved(
        procedure=procedure.number, number=objection.number, upheld=objection.upheld
    )


def waive_step(case: pb.Case, request: pb.WaiveStepRequest, at: Situation) -> Message:
    """Leave out the next step of the chain where the item holds it only when it is needed (C49)."""
    step(case, Action.WAIVE_STEP)
    kind = _step_kind(request.kind, at)
    conditional = {int(each.kind) for each in at.content.steps if each.conditional}
    domain.check_waivable(kind, outstanding(case, at), conditional)
    waived = case.handling.waived_steps.add(
        kind=kind.value,
        reason=reason_of(request.reason),
        officer=at.caller.subject,
        waive_time=at.now,
    )
    return events.CaseStepWaived(waived_step=waived)


def _open(case: pb.Case, number: int) -> pb.Procedure:
    procedure = next((each for each in case.procedures if each.number == number), None)
    if procedure is None or procedure.HasField("end_time"):
        raise FailedPrecondition("PROCEDURE_NOT_OPEN", number=number)
    return procedure


def _due(procedure: pb.Procedure, at: Situation) -> str:
    """The day by which it should end: by the item's limit for this step, else as the applicant is told."""
    expected = Limit(length=procedure.expected_days, unit=DAYS)
    steps = (each for each in at.content.steps if each.kind == procedure.kind and each.HasField("limit"))
    limit = next((each.limit for each in steps), expected)
    return shift(at.today, limit.length, clocks.UNITS[limit.unit], at.calendar).isoformat()


def _step_kind(number: int, at: Situation) -> StepKind:
    allowed = {step.kind for step in at.content.steps}
    if number not in allowed or number not in set(StepKind) - {StepKind.DECISION}:
        raise InvalidArgument("FIELD_INVALID", field="kind", value=number)
    return StepKind(number)
