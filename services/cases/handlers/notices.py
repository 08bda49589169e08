"""The one notice of what is missing (一次性告知), the supplement, and faults on record (C12, C16, C46)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.common.v1.access_pb2 import OWN_CASE

from services.cases import domain
from services.cases.domain import Action
from services.cases.handlers import clocks
from services.cases.handlers.situation import (
    LONGEST_REASON,
    Situation,
    lacking,
    one_of,
    reason_of,
    step,
    visited,
)
from services.common import checks
from services.common.clocks import rules
from services.common.errors import FailedPrecondition, InvalidArgument


def request_supplement(case: pb.Case, request: pb.RequestSupplementRequest, at: Situation) -> Message:
    """Tell once all that is missing (行政许可法 art. 32 (4)); the acceptance clock stops."""
    in_time(case, at)
    if case.HasField("supplement_notice"):
        raise FailedPrecondition("NOTICE_ALREADY_GIVEN")
    told = _told(request.materials, at)
    step(case, Action.REQUEST_SUPPLEMENT)
    domain.check_notice({material.material for material in told}, lacking(case, at.content))
    case.supplement_notice.notice_time = at.now  # type: ignore[assignment]
    case.supplement_notice.officer = at.caller.subject
    case.supplement_notice.materials.extend(told)
    clocks.stop(case, at.now, pb.ACCEPTANCE_CLOCK, pb.STEP_CLOCK)
    return events.CaseSupplementRequested(materials=told)


def supplement(case: pb.Case, request: pb.SupplementCaseRequest, at: Situation) -> Message:
    """Take in what was missing; with the full set acceptance is due again (art. 32 (5))."""
    repeated = _open_repetition(case)
    if case.state == pb.Case.SUBMITTED and case.HasField("supplement_notice") and repeated is None:
        raise FailedPrecondition("NOTHING_ASKED_FOR")
    step(case, Action.SUPPLEMENT)
    told = (
        list(repeated.materials)
        if repeated is not None
        else [material.material for material in case.supplement_notice.materials]
    )
    domain.check_materials(told, request.materials, "materials")
    left = domain.missing(told, request.materials)
    if left:
        raise FailedPrecondition("MATERIALS_MISSING", materials=",".join(left))
    if at.reach != OWN_CASE:
        visited(case, at)
    case.materials.extend(material for material in request.materials if material not in case.materials)
    if repeated is not None:
        repeated.settle_time = at.now  # type: ignore[assignment]
    else:
        case.supplement_notice.supplement_time = at.now  # type: ignore[assignment]
        start_acceptance(case, at.today, at)
    return events.CaseSupplemented(materials=request.materials)


def repeat_notice(case: pb.Case, request: pb.RepeatNoticeRequest, at: Situation) -> Message:
    """Tell of more that is missing: a violation on record (art. 72 (4)), and no clock stops for it (C16)."""
    in_time(case, at)
    if not case.HasField("supplement_notice"):
        raise FailedPrecondition("NOTICE_NOT_GIVEN")
    if _open_repetition(case) is not None:
        raise FailedPrecondition("NOTICE_ALREADY_GIVEN")
    step(case, Action.REPEAT_NOTICE)
    told = [material.material for material in _told(request.materials, at)]
    domain.check_notice(set(told), lacking(case, at.content))
    return _record(case, at, pb.REPEATED_NOTICE, request.reason, told)


def record_violation(case: pb.Case, request: pb.RecordViolationRequest, at: Situation) -> Message:
    """Record a fault; lost documents are named and never asked of the applicant again (C46)."""
    kinds = pb.ViolationKind.DESCRIPTOR.values_by_number
    if one_of(request.kind, kinds, "kind") == pb.REPEATED_NOTICE:
        raise InvalidArgument("FIELD_INVALID", field="kind", value=request.kind)
    if request.kind == pb.LOST_DOCUMENTS:
        checks.required(request.materials, "materials")
    domain.check_materials(list(case.materials), request.materials, "materials")
    step(case, Action.RECORD_VIOLATION)
    return _record(case, at, request.kind, request.reason, request.materials)


def in_time(case: pb.Case, at: Situation) -> None:
    """Past the acceptance limit the case counts as accepted; the sweep is about to write so."""
    if case.state == pb.Case.SUBMITTED and at.now >= acceptance_end(case):
        raise FailedPrecondition("ACCEPTANCE_OVERDUE")


def acceptance_end(case: pb.Case) -> dt.datetime:
    """When the acceptance limit ends."""
    clock = clocks.find(case, pb.ACCEPTANCE_CLOCK)
    assert clock is not None
    return clock.due_time.ToDatetime(dt.UTC)


def start_acceptance(case: pb.Case, day: dt.date, at: Situation) -> None:
    """The five working days for acceptance, or the one notice, begin."""
    clocks.start(case, pb.ACCEPTANCE_CLOCK, clocks.limit_of(rules()["XK-03"]), day, at.calendar)
    clocks.enter(case, at.content, at.now, day, at.calendar)


def _told(materials: Sequence[pb.MissingMaterial], at: Situation) -> list[pb.MissingMaterial]:
    checks.required(materials, "materials")
    known = {material.id for material in at.content.materials}
    domain.check_materials(known, (told.material for told in materials), "materials")
    return [
        pb.MissingMaterial(
            material=told.material,
            reason=checks.required_text(told.reason, f"materials[{index}].reason", LONGEST_REASON),
        )
        for index, told in enumerate(materials)
    ]


def _open_repetition(case: pb.Case) -> pb.Violation | None:
    return next(
        (
            each
            for each in case.handling.violations
            if each.kind == pb.REPEATED_NOTICE and not each.HasField("settle_time")
        ),
        None,
    )


def _record(
    case: pb.Case, at: Situation, kind: pb.ViolationKind, reason: str, materials: Sequence[str]
) -> Message:
    violation = case.handling.violations.add(
        kind=kind,
        reason=reason_of(reason),
        materials=materials,
        officer=at.caller.subject,
        record_time=at.now,
    )
    return events.CaseViolationRecorded(violation=violation)
