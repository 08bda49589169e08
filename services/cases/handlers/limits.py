"""Limits (时限) of a case lengthened, shortened, and explained in public when they were passed."""

from __future__ import annotations

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.common.v1.types_pb2 import Limit

from services.cases import domain
from services.cases.domain import Action
from services.cases.handlers import clocks
from services.cases.handlers.situation import Situation, name_of, one_of, reason_of, step
from services.common import checks
from services.common.clocks import rules
from services.common.errors import FailedPrecondition, PermissionDenied


def extend(case: pb.Case, request: pb.ExtendCaseRequest, at: Situation) -> Message:
    """Extend the limits, once, by whom the statutory rule names and within what it allows."""
    step(case, Action.EXTEND)
    statutory = clocks.find(case, pb.STATUTORY_CLOCK)
    rule = rules().get(statutory.rule) if statutory else None
    domain.check_head(rule.extension_by if rule else "", at.caller.roles)
    _same_level(case, at)
    if statutory is None or statutory.extension:
        raise FailedPrecondition("ALREADY_EXTENDED")
    domain.check_extension(request.length, rule.extension_length if rule else 0)
    case.handling.extension.CopyFrom(
        pb.Extension(
            length=request.length,
            reason=reason_of(request.reason),
            head=at.caller.subject,
            extend_time=at.now,
        )
    )
    for clock in clocks.running(case):
        if clock.kind in (pb.STATUTORY_CLOCK, pb.PROMISED_CLOCK):
            clock.extension = request.length
    clocks.derive(case, at.calendar)
    return events.CaseExtended(length=request.length, reason=case.handling.extension.reason)


def shorten_promise(case: pb.Case, request: pb.ShortenPromiseRequest, at: Situation) -> Message:
    """Promise less than the item does: green channel, precedent, lowest limit of peers (B25, B26, F10)."""
    step(case, Action.SHORTEN_PROMISE)
    one_of(request.basis, pb.PromiseBasis.DESCRIPTOR.values_by_number, "basis")
    domain.check_shorter(request.length, promised_limit(case, at).length)
    case.handling.shorter_promise.CopyFrom(
        pb.ShorterPromise(
            basis=request.basis,
            length=request.length,
            document_number=name_of(request.document_number, "document_number"),
            officer=at.caller.subject,
            shorten_time=at.now,
        )
    )
    for clock in clocks.running(case):
        if clock.kind == pb.PROMISED_CLOCK:
            clock.limit.length = request.length
    clocks.derive(case, at.calendar)
    return events.CasePromiseShortened(shorter_promise=case.handling.shorter_promise)


def explain_delay(case: pb.Case, request: pb.PublishDelayReasonRequest, at: Situation) -> Message:
    """Past a limit the handling unit explains why in public (优化营商环境条例 art. 36)."""
    step(case, Action.EXPLAIN_DELAY)
    clock = clocks.find(case, request.clock)
    until = clock.stop_time.ToDatetime(at.now.tzinfo) if clock and clock.HasField("stop_time") else at.now
    if clock is None or not clock.due_time.seconds or until < clock.due_time.ToDatetime(at.now.tzinfo):
        raise FailedPrecondition("LIMIT_NOT_PASSED", clock=request.clock)
    explanation = case.handling.delay_explanations.add(
        clock=request.clock,
        due=clock.due,
        reason=reason_of(request.reason),
        expected_day=checks.date(request.expected_day, "expected_day").isoformat(),
        officer=at.caller.subject,
        explain_time=at.now,
    )
    return events.CaseDelayExplained(explanation=explanation)


def promised_limit(case: pb.Case, at: Situation) -> Limit:
    """What is promised for this case: the item's limit, or the shorter one."""
    if not case.handling.HasField("shorter_promise"):
        return at.content.promised_limit
    limit = Limit()
    limit.CopyFrom(at.content.promised_limit)
    limit.length = case.handling.shorter_promise.length
    return limit


def _same_level(case: pb.Case, at: Situation) -> None:
    """The head is that of this level: one of a level above supervises, and does not decide (A03)."""
    if at.caller.region != case.region:
        raise PermissionDenied("OUT_OF_SCOPE", scope="REGION")
