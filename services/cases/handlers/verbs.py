"""What can be done to a case, a function a verb: it checks the rules, changes the case, returns the event.

A verb gets its own copy of the case, so a refusal half-way leaves nothing behind; `batch` writes what it did.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.common.v1.access_pb2 import AGENT, OWN_CASE, Scope
from yangguang.common.v1.types_pb2 import AGENCY, FORWARDED, POST, WEB, WINDOW

from services.cases import domain
from services.cases.domain import Action, Kind, State, StepKind
from services.cases.handlers import clocks
from services.common import checks
from services.common.calendar import Calendar
from services.common.clocks import rules
from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied
from services.common.identity import Caller
from services.common.sealing import mask_id_number, mask_name, mask_phone
from services.common.timesource import local_date

LONGEST_REASON: Final = 2000
LONGEST_NAME: Final = 200
# Documents that lay about longer than this are not entered as new ones.
OLDEST_RECEIPT: Final = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Situation:
    """What a verb needs to know beside the case: the hour, the actor and the facts of others."""

    now: dt.datetime
    caller: Caller
    reach: Scope
    item: catalog_events.ItemVersionPublished
    calendar: Calendar
    # Numbers of the rights the caller's mandates give for this case, today.
    rights: frozenset[int]

    @property
    def content(self) -> catalog.ItemContent:
        """What the item's version says."""
        return self.item.content

    @property
    def today(self) -> dt.date:
        """The day it is in China."""
        return local_date(self.now)


def create(request: pb.CreateCaseRequest, at: Situation) -> tuple[pb.Case, pb.Applicant]:
    """A new case, its number still open, and the applicant in full for sealing."""
    applicant = _applicant(request.applicant, at.content)
    domain.check_materials(_materials(at), request.materials, "materials")
    received = _receive_time(request, at)
    case = pb.Case(
        item=at.item.item,
        item_version=f"{at.item.item}/versions/{at.item.number}",
        item_title=at.content.title,
        kind=domain.kind_of(at.content.kind).name,
        state=State.SUBMITTED.name,
        region=at.item.region,
        organisation=at.item.organisation,
        applicant=_masked(applicant),
        materials=request.materials,
        create_time=at.now,
        receive_time=received,
    )
    _channel(case, request, at)
    _start_acceptance(case, local_date(received), at)
    return case, applicant


def request_supplement(case: pb.Case, request: pb.RequestSupplementRequest, at: Situation) -> Message:
    """Tell once all that is missing (行政许可法 art. 32 (4)); the acceptance clock stops."""
    _in_time(case, at)
    if case.HasField("supplement_notice"):
        raise FailedPrecondition("NOTICE_ALREADY_GIVEN")
    _step(case, Action.REQUEST_SUPPLEMENT)
    told = _missing_materials(request, at)
    domain.check_notice({material.material for material in told}, _lacking(case, at))
    case.supplement_notice.notice_time = at.now  # type: ignore[assignment]
    case.supplement_notice.officer = at.caller.subject
    case.supplement_notice.materials.extend(told)
    clocks.stop(case, at.now, pb.ACCEPTANCE_CLOCK)
    return events.CaseSupplementRequested(materials=told)


def supplement(case: pb.Case, request: pb.SupplementCaseRequest, at: Situation) -> Message:
    """Take in what was missing; with the full set acceptance is due again (art. 32 (5))."""
    _step(case, Action.SUPPLEMENT)
    told = [material.material for material in case.supplement_notice.materials]
    domain.check_materials(told, request.materials, "materials")
    lacking = domain.missing(told, request.materials)
    if lacking:
        raise FailedPrecondition("MATERIALS_MISSING", materials=",".join(lacking))
    case.materials.extend(material for material in request.materials if material not in case.materials)
    case.supplement_notice.supplement_time = at.now  # type: ignore[assignment]
    _start_acceptance(case, at.today, at)
    return events.CaseSupplemented(materials=request.materials)


def accept(case: pb.Case, request: pb.AcceptCaseRequest, at: Situation) -> Message:
    """Take the application on; the promised and the statutory clock start."""
    _in_time(case, at)
    _step(case, Action.ACCEPT)
    lacking = _lacking(case, at)
    if lacking:
        raise FailedPrecondition("MATERIALS_MISSING", materials=",".join(lacking))
    supplemented = case.HasField("supplement_notice")
    _take_right(case, at, Action.ACCEPT, supplemented=supplemented)
    case.acceptor = at.caller.subject
    _accepted(case, at.now, at)
    return events.CaseAccepted(acceptor=case.acceptor)


def deem_accepted(case: pb.Case, request: Message, at: Situation) -> Message:
    """Nothing was said in time: it counts as accepted from the day the documents were received (art. 32)."""
    if at.now < _acceptance_end(case):
        raise FailedPrecondition("ACCEPTANCE_NOT_OVERDUE")
    _step(case, Action.DEEM_ACCEPTED)
    case.deemed_accepted = True
    supplemented = case.supplement_notice.HasField("supplement_time")
    received = case.supplement_notice.supplement_time if supplemented else case.receive_time
    _accepted(case, received.ToDatetime(dt.UTC), at)
    return events.CaseAccepted()


def refuse(case: pb.Case, request: pb.RefuseCaseRequest, at: Situation) -> Message:
    """Refuse to take the application on, with the reason."""
    if case.state == pb.Case.SUBMITTED:
        _in_time(case, at)
    _step(case, Action.REFUSE)
    _take_right(case, at, Action.REFUSE, refusing=True)
    case.end_reason = _reason(request.reason)
    clocks.stop(case, at.now)
    return events.CaseRefused(reason=case.end_reason)


def examine(case: pb.Case, request: pb.ExamineCaseRequest, at: Situation) -> Message:
    """Examine (审核)."""
    _step(case, Action.EXAMINE)
    _take_right(case, at, Action.EXAMINE)
    case.opinion = checks.required_text(request.opinion, "opinion", LONGEST_REASON, multiline=True)
    case.examiner = at.caller.subject
    case.examine_time = at.now  # type: ignore[assignment]
    return events.CaseExamined(examiner=case.examiner)


def start_procedure(case: pb.Case, request: pb.StartProcedureRequest, at: Situation) -> Message:
    """Start a procedure or chain step the item's version names, the mandatory ones in their order."""
    _step(case, Action.START_PROCEDURE)
    kind = _procedure_kind(request.kind, at)
    if any(each.kind == kind.value and not each.HasField("end_time") for each in case.procedures):
        raise FailedPrecondition("PROCEDURE_OPEN", kind=kind.name)
    domain.check_step_order(kind, _outstanding(case, at))
    if not 1 <= request.expected_days <= 365:
        raise InvalidArgument("FIELD_INVALID", field="expected_days", value=request.expected_days)
    procedure = case.procedures.add(
        number=len(case.procedures) + 1,
        kind=kind.value,
        start_time=at.now,
        expected_days=request.expected_days,
    )
    clocks.derive(case, at.calendar)
    return events.CaseProcedureStarted(procedure=procedure)


def end_procedure(case: pb.Case, request: pb.EndProcedureRequest, at: Situation) -> Message:
    """End a procedure or chain step; clocks it held run on from tomorrow."""
    _step(case, Action.END_PROCEDURE)
    procedure = next((each for each in case.procedures if each.number == request.number), None)
    if procedure is None or procedure.HasField("end_time"):
        raise FailedPrecondition("PROCEDURE_NOT_OPEN", number=request.number)
    procedure.result = checks.required_text(request.result, "result", LONGEST_REASON, multiline=True)
    procedure.end_time = at.now  # type: ignore[assignment]
    clocks.derive(case, at.calendar)
    return events.CaseProcedureEnded(procedure=procedure)


def extend(case: pb.Case, request: pb.ExtendCaseRequest, at: Situation) -> Message:
    """Extend the limits, once, within what the statutory rule allows."""
    _step(case, Action.EXTEND)
    statutory = clocks.find(case, pb.STATUTORY_CLOCK)
    rule = rules().get(statutory.rule) if statutory else None
    most = rule.extension_length if rule else 0
    if statutory is None or statutory.extension:
        raise FailedPrecondition("ALREADY_EXTENDED")
    if not 1 <= request.length <= most:
        raise InvalidArgument("EXTENSION_TOO_LONG", field="length", most=most)
    reason = _reason(request.reason)
    for clock in clocks.running(case):
        if clock.kind in (pb.STATUTORY_CLOCK, pb.PROMISED_CLOCK):
            clock.extension = request.length
    clocks.derive(case, at.calendar)
    return events.CaseExtended(length=request.length, reason=reason)


def forward(case: pb.Case, request: pb.ForwardCaseRequest, at: Situation) -> Message:
    """Hand the case up after first review; the local clocks stop, the upper one starts (art. 35, 43)."""
    _step(case, Action.FORWARD)
    _no_open_procedure(case)
    case.upper_organisation = checks.required_text(
        request.upper_organisation, "upper_organisation", LONGEST_NAME
    )
    clocks.stop(case, at.now, pb.PROMISED_CLOCK, pb.STATUTORY_CLOCK)
    clocks.start(case, pb.UPPER_CLOCK, at.content.statutory_limit, at.today, at.calendar)
    return events.CaseForwarded(upper_organisation=case.upper_organisation)


def decide(case: pb.Case, request: pb.DecideCaseRequest, at: Situation) -> Message:
    """Decide, or record the upper authority's decision; the clocks towards the decision stop."""
    kind = domain.kind_of(case.kind)
    _step(case, Action.DECIDE)
    _take_right(case, at, Action.DECIDE, refusing=not request.granted and kind is not Kind.FORWARDED)
    if kind is not Kind.FORWARDED:
        domain.check_second_person(kind, case.acceptor, at.caller.subject)
    _no_open_procedure(case)
    if request.granted:
        domain.check_steps_done(_outstanding(case, at, before_decision=True))
    _write_decision(case, request, at)
    clocks.stop(case, at.now)
    if request.granted:
        clocks.start(case, pb.DELIVERY_CLOCK, clocks.limit_of(rules()["XK-08"]), at.today, at.calendar)
    return events.CaseDecided(decision=case.decision)


def complete(case: pb.Case, request: pb.CompleteCaseRequest, at: Situation) -> Message:
    """Finish; where the item issues a certificate, `batch` gives it its number."""
    _step(case, Action.COMPLETE)
    _take_right(case, at, Action.COMPLETE, sealing=issues_certificate(case, at.item))
    _no_open_procedure(case)
    if case.decision.granted:
        domain.check_steps_done(_outstanding(case, at))
    case.complete_time = at.now  # type: ignore[assignment]
    return events.CaseCompleted()


def deliver(case: pb.Case, request: pb.DeliverCaseRequest, at: Situation) -> Message:
    """Record the delivery with its way and receipt (C27)."""
    _step(case, Action.DELIVER)
    case.delivery.way = _named(request.way, pb.DeliveryWay.DESCRIPTOR.values_by_number, "way")  # type: ignore[assignment]
    receipt = checks.required_text(request.receipt, "receipt", LONGEST_NAME)
    case.delivery.receipt = mask_name(receipt)
    case.delivery.deliver_time = at.now  # type: ignore[assignment]
    clocks.stop(case, at.now, pb.DELIVERY_CLOCK)
    return events.CaseDelivered(way=case.delivery.way)


def rate(case: pb.Case, request: pb.RateCaseRequest, at: Situation) -> Message:
    """Rate once: the grade, and where given the three dimensions (K02)."""
    _step(case, Action.RATE)
    if case.HasField("rating"):
        raise FailedPrecondition("ALREADY_RATED")
    grades = pb.RatingGrade.DESCRIPTOR.values_by_number
    _named(request.rating.grade, grades, "rating.grade")
    for name in ("efficiency", "attitude", "quality"):
        if getattr(request.rating, name):
            _named(getattr(request.rating, name), grades, f"rating.{name}")
    checks.text(request.rating.comment, "rating.comment", LONGEST_REASON, multiline=True)
    case.rating.CopyFrom(request.rating)
    case.rating.rate_time = at.now  # type: ignore[assignment]
    return events.CaseRated()


def withdraw(case: pb.Case, request: pb.WithdrawCaseRequest, at: Situation) -> Message:
    """Withdraw before the decision."""
    _step(case, Action.WITHDRAW)
    case.end_reason = _reason(request.reason)
    clocks.stop(case, at.now)
    return events.CaseWithdrawn(reason=case.end_reason)


def reveal(case: pb.Case, request: pb.RevealApplicantRequest, at: Situation) -> Message:
    """Journal that the applicant's full identity is read, and for what."""
    return events.ApplicantRevealed(purpose=checks.required_text(request.purpose, "purpose", LONGEST_NAME))


def recompute(case: pb.Case, request: events.CaseDueChanged, at: Situation) -> Message:
    """Derive the due dates again after a change of the calendar."""
    if not clocks.derive(case, at.calendar):
        raise FailedPrecondition("DUE_NOT_MOVED")
    return events.CaseDueChanged(document_number=request.document_number)


def issues_certificate(case: pb.Case, item: catalog_events.ItemVersionPublished) -> bool:
    """Whether finishing this case issues a certificate."""
    return bool(item.content.result_title) and case.decision.granted


def _step(case: pb.Case, action: Action) -> None:
    case.state = domain.step(domain.kind_of(case.kind), State(case.state), action).value  # type: ignore[assignment]


def _take_right(
    case: pb.Case,
    at: Situation,
    action: Action,
    *,
    refusing: bool = False,
    supplemented: bool = False,
    sealing: bool = False,
) -> None:
    needed = domain.rights_needed(
        domain.kind_of(case.kind), action, refusing=refusing, supplemented=supplemented, sealing=sealing
    )
    domain.check_rights(needed, at.rights)


def _accepted(case: pb.Case, accepted: dt.datetime, at: Situation) -> None:
    """Stop the acceptance clock and start those towards the decision."""
    case.accept_time = accepted  # type: ignore[assignment]
    clocks.stop(case, at.now, pb.ACCEPTANCE_CLOCK)
    day = local_date(accepted)
    statutory = at.content.statutory_limit
    if case.kind == FORWARDED:
        # The lower organ's first review has its own limit; the item's is the upper authority's (art. 43).
        statutory = clocks.limit_of(rules()["XK-07"])
    clocks.start(case, pb.PROMISED_CLOCK, at.content.promised_limit, day, at.calendar)
    clocks.start(case, pb.STATUTORY_CLOCK, statutory, day, at.calendar)


def _start_acceptance(case: pb.Case, day: dt.date, at: Situation) -> None:
    clocks.start(case, pb.ACCEPTANCE_CLOCK, clocks.limit_of(rules()["XK-03"]), day, at.calendar)


def _acceptance_end(case: pb.Case) -> dt.datetime:
    clock = clocks.find(case, pb.ACCEPTANCE_CLOCK)
    assert clock is not None
    return clock.due_time.ToDatetime(dt.UTC)


def _in_time(case: pb.Case, at: Situation) -> None:
    """Past the acceptance limit the case counts as accepted; the sweep is about to write so."""
    if case.state == pb.Case.SUBMITTED and at.now >= _acceptance_end(case):
        raise FailedPrecondition("ACCEPTANCE_OVERDUE")


def _materials(at: Situation) -> set[str]:
    return {material.id for material in at.content.materials}


def _lacking(case: pb.Case, at: Situation) -> list[str]:
    required = [material.id for material in at.content.materials if material.required]
    return domain.missing(required, case.materials)


def _missing_materials(request: pb.RequestSupplementRequest, at: Situation) -> list[pb.MissingMaterial]:
    checks.required(request.materials, "materials")
    domain.check_materials(_materials(at), (told.material for told in request.materials), "materials")
    return [
        pb.MissingMaterial(
            material=told.material,
            reason=checks.required_text(told.reason, f"materials[{index}].reason", LONGEST_REASON),
        )
        for index, told in enumerate(request.materials)
    ]


def _no_open_procedure(case: pb.Case) -> None:
    for procedure in case.procedures:
        if not procedure.HasField("end_time"):
            raise FailedPrecondition("PROCEDURE_OPEN", kind=StepKind(procedure.kind).name)


def _outstanding(case: pb.Case, at: Situation, *, before_decision: bool = False) -> list[StepKind]:
    steps = [int(step.kind) for step in at.content.steps]
    ended = [int(each.kind) for each in case.procedures if each.HasField("end_time")]
    return domain.outstanding(steps, ended, before_decision=before_decision)


def _procedure_kind(number: int, at: Situation) -> StepKind:
    allowed = {step.kind for step in at.content.steps}
    if number not in allowed or number not in set(StepKind) - {StepKind.DECISION}:
        raise InvalidArgument("FIELD_INVALID", field="kind", value=number)
    return StepKind(number)


def _write_decision(case: pb.Case, request: pb.DecideCaseRequest, at: Situation) -> None:
    reason = checks.text(request.reason, "reason", LONGEST_REASON, multiline=True)
    if not request.granted:
        checks.required(reason, "reason")
    document = checks.text(request.document_number, "document_number", LONGEST_NAME)
    if case.kind == FORWARDED:
        checks.required(document, "document_number")
    case.decision.CopyFrom(
        pb.Decision(
            granted=request.granted,
            reason=reason,
            document_number=document,
            decider=at.caller.subject,
            decide_time=at.now,
        )
    )


def _channel(case: pb.Case, request: pb.CreateCaseRequest, at: Situation) -> None:
    """Who handed it in, and how: agents with the person's mandate, staff at their window or from the post."""
    if AGENT in at.caller.roles and at.reach == OWN_CASE:
        number = checks.required_text(request.agent_mandate_number, "agent_mandate_number", LONGEST_NAME)
        case.agent.CopyFrom(pb.Agent(subject=at.caller.subject, title=at.caller.name, mandate_number=number))
        case.channel = AGENCY
    elif at.reach == OWN_CASE:
        case.channel = WEB
    else:
        if at.caller.organisation != at.item.organisation:
            raise PermissionDenied("OUT_OF_SCOPE", scope="OWN_ORGANISATION")
        if request.channel not in (0, WINDOW, POST):
            raise InvalidArgument("FIELD_INVALID", field="channel", value=request.channel)
        case.channel = request.channel or WINDOW
        case.window = at.caller.window


def _receive_time(request: pb.CreateCaseRequest, at: Situation) -> dt.datetime:
    """When the documents came: for the post the clerk says so (statutes T7c), else now."""
    if not request.HasField("receive_time"):
        return at.now
    received = request.receive_time.ToDatetime(dt.UTC)
    if at.reach == OWN_CASE or not at.now - OLDEST_RECEIPT <= received <= at.now:
        raise InvalidArgument("FIELD_INVALID", field="receive_time")
    return received


def _applicant(given: pb.Applicant, content: catalog.ItemContent) -> pb.Applicant:
    """The applicant with every field checked."""
    kind = _named(given.kind, pb.ApplicantKind.DESCRIPTOR.values_by_number, "applicant.kind")
    person = kind == pb.PERSON
    served = any((target == catalog.NATURAL_PERSON) == person for target in content.targets)
    if content.targets and not served:
        raise FailedPrecondition("APPLICANT_NOT_SERVED", field="applicant.kind")
    number = checks.id_number if person else checks.credit_code
    return pb.Applicant(
        kind=kind,  # type: ignore[arg-type]
        name=checks.required_text(given.name, "applicant.name", LONGEST_NAME),
        id_number=number(given.id_number, "applicant.id_number"),
        phone=checks.phone(given.phone, "applicant.phone"),
        address=checks.text(given.address, "applicant.address", LONGEST_NAME),
    )


def _masked(applicant: pb.Applicant) -> pb.Applicant:
    person = applicant.kind == pb.PERSON
    return pb.Applicant(
        kind=applicant.kind,
        name=mask_name(applicant.name) if person else applicant.name,
        id_number=mask_id_number(applicant.id_number) if person else applicant.id_number,
        phone=mask_phone(applicant.phone),
    )


def _reason(text: str) -> str:
    return checks.required_text(text, "reason", LONGEST_REASON, multiline=True)


def _named(number: int, known: object, field: str) -> int:
    """An enum value that is given and known."""
    checks.required(number, field)
    if number not in known:  # type: ignore[operator]
        raise InvalidArgument("FIELD_INVALID", field=field, value=number)
    return number
