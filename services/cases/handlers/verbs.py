"""What can be done to a case, a function a verb: it checks the rules, changes the case, returns the event.

A verb gets its own copy of the case, so a refusal half-way leaves nothing behind; `batch` writes what it did.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.common.v1.access_pb2 import AGENT, OWN_CASE
from yangguang.common.v1.types_pb2 import AGENCY, FORWARDED, POST, WEB, WINDOW

from services.cases import domain
from services.cases.domain import KINDS, Action, Kind, State
from services.cases.handlers import agency, clocks, ratings
from services.cases.handlers.limits import promised_limit
from services.cases.handlers.notices import acceptance_end, in_time, start_acceptance
from services.cases.handlers.situation import (
    LONGEST_NAME,
    LONGEST_REASON,
    classify,
    lacking,
    name_of,
    no_open_procedure,
    one_of,
    outstanding,
    reason_of,
    step,
    take_right,
    visited,
)
from services.cases.handlers.situation import (
    Situation as Situation,
)
from services.common import checks
from services.common.access import covers
from services.common.clocks import rules
from services.common.errors import FailedPrecondition, InvalidArgument, PermissionDenied
from services.common.sealing import mask_id_number, mask_name, mask_phone
from services.common.timesource import local_date

# Documents that lay about longer than this are not entered as new ones.
OLDEST_RECEIPT: Final = dt.timedelta(days=366)


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
    classify(case)
    start_acceptance(case, local_date(received), at)
    return case, applicant


def accept(case: pb.Case, request: pb.AcceptCaseRequest, at: Situation) -> Message:
    """Take the application on; the promised and the statutory clock start."""
    in_time(case, at)
    step(case, Action.ACCEPT)
    if left := lacking(case, at.content):
        raise FailedPrecondition("MATERIALS_MISSING", materials=",".join(left))
    supplemented = case.HasField("supplement_notice")
    take_right(case, at, Action.ACCEPT, supplemented=supplemented)
    case.acceptor = at.caller.subject
    _accepted(case, at.now, at)
    return events.CaseAccepted(acceptor=case.acceptor)


def deem_accepted(case: pb.Case, request: Message, at: Situation) -> Message:
    """Nothing was said in time: it counts as accepted from the day the documents were received (art. 32)."""
    if at.now < acceptance_end(case):
        raise FailedPrecondition("ACCEPTANCE_NOT_OVERDUE")
    step(case, Action.DEEM_ACCEPTED)
    case.deemed_accepted = True
    supplemented = case.supplement_notice.HasField("supplement_time")
    received = case.supplement_notice.supplement_time if supplemented else case.receive_time
    _accepted(case, received.ToDatetime(dt.UTC), at)
    return events.CaseAccepted()


def refuse(case: pb.Case, request: pb.RefuseCaseRequest, at: Situation) -> Message:
    """Refuse to take the application on, with the reason."""
    if case.state == pb.Case.SUBMITTED:
        in_time(case, at)
    step(case, Action.REFUSE)
    take_right(case, at, Action.REFUSE, refusing=True)
    case.end_reason = reason_of(request.reason)
    case.return_reason = _return_reason(request.return_reason, pb.OTHER_RETURN_REASON)
    clocks.stop(case, at.now)
    return events.CaseRefused(reason=case.end_reason)


def examine(case: pb.Case, request: pb.ExamineCaseRequest, at: Situation) -> Message:
    """Examine (审核)."""
    step(case, Action.EXAMINE)
    take_right(case, at, Action.EXAMINE)
    _check_window(case, at, Action.EXAMINE)
    case.opinion = reason_of(request.opinion, "opinion")
    case.examiner = at.caller.subject
    case.examine_time = at.now  # type: ignore[assignment]
    clocks.enter(case, at.content, at.now, at.today, at.calendar)
    return events.CaseExamined(examiner=case.examiner)


def forward(case: pb.Case, request: pb.ForwardCaseRequest, at: Situation) -> Message:
    """Hand the case up after first review; the local clocks stop, the upper one starts (art. 35, 43)."""
    step(case, Action.FORWARD)
    no_open_procedure(case)
    case.upper_organisation = name_of(request.upper_organisation, "upper_organisation")
    clocks.stop(case, at.now)
    clocks.start(case, pb.UPPER_CLOCK, at.content.statutory_limit, at.today, at.calendar)
    return events.CaseForwarded(upper_organisation=case.upper_organisation)


def decide(case: pb.Case, request: pb.DecideCaseRequest, at: Situation) -> Message:
    """Decide, or record the upper authority's decision; the clocks towards the decision stop."""
    kind = domain.kind_of(case.kind)
    step(case, Action.DECIDE)
    take_right(case, at, Action.DECIDE, refusing=not request.granted and kind is not Kind.FORWARDED)
    _check_window(case, at, Action.DECIDE)
    if kind is not Kind.FORWARDED:
        domain.check_second_person(kind, case.acceptor, at.caller.subject)
    no_open_procedure(case)
    if request.granted:
        domain.check_steps_done(outstanding(case, at, before_decision=True))
    _write_decision(case, request, at)
    if kind is not Kind.FORWARDED:
        _note_place(case, at, pb.DECIDING_BEHIND)
    clocks.stop(case, at.now)
    if request.granted:
        clocks.start(case, pb.DELIVERY_CLOCK, clocks.limit_of(rules()["XK-08"]), at.today, at.calendar)
    clocks.enter(case, at.content, at.now, at.today, at.calendar)
    return events.CaseDecided(decision=case.decision)


def complete(case: pb.Case, request: pb.CompleteCaseRequest, at: Situation) -> Message:
    """Finish; where the item issues a certificate, `batch` gives it its number."""
    step(case, Action.COMPLETE)
    take_right(case, at, Action.COMPLETE, sealing=issues_certificate(case, at.item))
    no_open_procedure(case)
    if case.decision.granted:
        domain.check_steps_done(outstanding(case, at))
    if issues_certificate(case, at.item):
        _note_place(case, at, pb.SEALING_BEHIND, pb.CERTIFYING_BEHIND)
    case.complete_time = at.now  # type: ignore[assignment]
    clocks.stop(case, at.now, pb.STEP_CLOCK)
    return events.CaseCompleted(valid_to=_valid_to(request, at))


def _valid_to(request: pb.CompleteCaseRequest, at: Situation) -> str:
    """The last day of what is issued, not yet over; without end when none is given."""
    if request.valid_to and checks.date(request.valid_to, "valid_to") < at.today:
        raise InvalidArgument("FIELD_INVALID", field="valid_to", value=request.valid_to)
    return request.valid_to


def deliver(case: pb.Case, request: pb.DeliverCaseRequest, at: Situation) -> Message:
    """Record the delivery with its way and receipt (C27)."""
    step(case, Action.DELIVER)
    if at.ticket is None and awaits_payment(case, at.content):
        raise FailedPrecondition("FEE_UNPAID")
    if at.ticket is not None and at.ticket.received_behind:
        case.handling.behind_steps.append(pb.PAYING_BEHIND)
    case.delivery.way = one_of(request.way, pb.DeliveryWay.DESCRIPTOR.values_by_number, "way")  # type: ignore[assignment]
    case.delivery.receipt = mask_name(name_of(request.receipt, "receipt"))
    case.delivery.deliver_time = at.now  # type: ignore[assignment]
    clocks.stop(case, at.now, pb.DELIVERY_CLOCK)
    if case.delivery.way == pb.COLLECTED and not case.HasField("agent"):
        visited(case, at)
    return events.CaseDelivered(way=case.delivery.way)


def rate(case: pb.Case, request: pb.RateCaseRequest, at: Situation) -> Message:
    """Rate once: the grade, and where given the three dimensions (K02)."""
    step(case, Action.RATE)
    if case.HasField("rating"):
        raise FailedPrecondition("ALREADY_RATED")
    ratings.check(request.rating)
    given = request.rating
    case.rating.CopyFrom(
        pb.Rating(
            grade=given.grade,
            efficiency=given.efficiency,
            attitude=given.attitude,
            quality=given.quality,
            comment=given.comment.strip(),
            channel=given.channel,
            rate_time=at.now,
        )
    )
    return events.CaseRated()


def rate_by_default(case: pb.Case, request: Message, at: Situation) -> Message:
    """Nobody rated in time: it counts as 基本满意, apart from what people said."""
    step(case, Action.RATE)
    if case.HasField("rating") or case.handling.rated_by_default:
        raise FailedPrecondition("ALREADY_RATED")
    case.handling.rated_by_default = True
    return events.CaseRatedByDefault()


def discount_rating(case: pb.Case, request: Message, at: Situation) -> Message:
    """The rating was found mistaken or malicious: it is not counted any more."""
    if not case.HasField("rating") or case.rating.discounted:
        raise FailedPrecondition("NOTHING_TO_RATE")
    case.rating.discounted = True
    return events.CaseRatingDiscounted()


def withdraw(case: pb.Case, request: pb.WithdrawCaseRequest, at: Situation) -> Message:
    """Withdraw before the decision."""
    step(case, Action.WITHDRAW)
    case.end_reason = reason_of(request.reason)
    clocks.stop(case, at.now)
    return events.CaseWithdrawn(reason=case.end_reason)


def reveal(case: pb.Case, request: pb.RevealApplicantRequest, at: Situation) -> Message:
    """Journal that the applicant's full identity is read, and for what."""
    return events.ApplicantRevealed(purpose=name_of(request.purpose, "purpose"))


def recompute(case: pb.Case, request: events.CaseDueChanged, at: Situation) -> Message:
    """Derive the due dates again after a change of the calendar."""
    if not clocks.derive(case, at.calendar):
        raise FailedPrecondition("DUE_NOT_MOVED")
    return events.CaseDueChanged(document_number=request.document_number)


def issues_certificate(case: pb.Case, item: catalog_events.ItemVersionPublished) -> bool:
    """Whether finishing this case issues a certificate."""
    return bool(item.content.result_title) and case.decision.granted


def awaits_payment(case: pb.Case, content: catalog.ItemContent) -> bool:
    """Whether the result is handed over only once its fees are paid: where the item says so (O02)."""
    return bool(content.result_after_payment and content.fees) and case.decision.granted


def _accepted(case: pb.Case, accepted: dt.datetime, at: Situation) -> None:
    """Stop the acceptance clock and start those towards the decision."""
    case.accept_time = accepted  # type: ignore[assignment]
    clocks.stop(case, at.now, pb.ACCEPTANCE_CLOCK)
    day = local_date(accepted)
    statutory, rule = at.content.statutory_limit, KINDS[Kind(case.kind)].statutory_rule
    if case.kind == FORWARDED:
        # The lower organ's first review has its own limit; the item's is the upper authority's (art. 43).
        statutory = clocks.limit_of(rules()[rule])
    clocks.start(case, pb.PROMISED_CLOCK, promised_limit(case, at), day, at.calendar)
    clocks.start(case, pb.STATUTORY_CLOCK, statutory, day, at.calendar, statutory.clock or rule)
    clocks.enter(case, at.content, at.now, day, at.calendar)


def _check_window(case: pb.Case, at: Situation, action: Action) -> None:
    authority, at_window = at.content.window_authority, bool(at.caller.window)
    domain.check_window(Kind(case.kind), action, authority, at_window=at_window)


def _note_place(case: pb.Case, at: Situation, *steps: pb.BehindStep) -> None:
    """Note what was done elsewhere than at a window (禁止中心受理、后方审批, A19)."""
    if not at.caller.window:
        case.handling.behind_steps.extend(step for step in steps if step not in case.handling.behind_steps)


def _materials(at: Situation) -> set[str]:
    return {material.id for material in at.content.materials}


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
    if not request.granted:
        case.return_reason = _return_reason(request.return_reason, pb.CONDITIONS_NOT_MET)
        classify(case)


def _return_reason(given: pb.ReturnReason, otherwise: pb.ReturnReason) -> pb.ReturnReason:
    """Why a case is returned (C11), as a code; every 退办件 has one."""
    one_of(given or otherwise, pb.ReturnReason.DESCRIPTOR.values_by_number, "return_reason")
    return given or otherwise


def _channel(case: pb.Case, request: pb.CreateCaseRequest, at: Situation) -> None:
    """Who handed it in, and how: agents with the person's mandate, staff at their window or from the post."""
    if AGENT in at.caller.roles and at.reach == OWN_CASE:
        case.agent.CopyFrom(agency.agent_of(request, at))
        case.channel = AGENCY
    elif at.reach == OWN_CASE:
        case.channel = WEB
    else:
        if at.caller.organisation != at.item.organisation:
            _pass_on(case, at)
        if request.channel not in (0, WINDOW, POST):
            raise InvalidArgument("FIELD_INVALID", field="channel", value=request.channel)
        case.channel = request.channel or WINDOW
        case.window = at.caller.window
        if case.channel == WINDOW:
            visited(case, at)
        _served(case, request)


def _pass_on(case: pb.Case, at: Situation) -> None:
    """Taken elsewhere for the organ that handles it, where the item says so.

    Below it, to be passed on (转办, E12); or in another place, across counties or further (通办, C40).
    """
    content, region = at.content, at.item.region
    below = content.agency_mode == catalog.PASSED_ON and covers(region, at.caller.region)
    if not below and not domain.taken_across(content.acceptance_scope, region, at.caller.region):
        raise PermissionDenied("OUT_OF_SCOPE", scope="OWN_ORGANISATION")
    case.handling.received_by = at.caller.organisation


def _served(case: pb.Case, request: pb.CreateCaseRequest) -> None:
    """In which modes it is served (C34), and in which session of batch handling (C09)."""
    known = pb.ServiceMode.DESCRIPTOR.values_by_number
    for index, mode in enumerate(request.service_modes):
        one_of(mode, known, f"service_modes[{index}]")
        if mode not in case.handling.service_modes:
            case.handling.service_modes.append(mode)
    if request.batch_session:
        case.handling.batch_session = name_of(request.batch_session, "batch_session")


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
    kind = one_of(given.kind, pb.ApplicantKind.DESCRIPTOR.values_by_number, "applicant.kind")
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
