"""Agency (代办): the mandate of the person, and the register with the principal's signature (E03–E06)."""

from __future__ import annotations

import re
from typing import Final

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events

from services.cases.domain import Action
from services.cases.handlers import clocks
from services.cases.handlers.situation import Situation, name_of, one_of, reason_of, step
from services.common import checks
from services.common.errors import FailedPrecondition, InvalidArgument

_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def agent_of(request: pb.CreateCaseRequest, at: Situation) -> pb.Agent:
    """Who files for somebody, with the number of the mandate, and the mandate where the item asks for it."""
    agent = pb.Agent(
        subject=at.caller.subject,
        title=at.caller.name,
        mandate_number=name_of(request.agent_mandate_number, "agent_mandate_number"),
    )
    if request.HasField("agency_mandate"):
        agent.mandate.CopyFrom(_mandate(request.agency_mandate, at))
    elif at.content.agency_mandate_required:
        raise InvalidArgument("FIELD_REQUIRED", field="agency_mandate")
    return agent


def _mandate(given: pb.AgencyMandate, at: Situation) -> pb.AgencyMandate:
    """A mandate that holds today and costs nothing (便民服务免费代办, E06)."""
    if given.fee:
        raise FailedPrecondition("AGENCY_IS_FREE", field="agency_mandate.fee")
    signed = checks.date(given.sign_day, "agency_mandate.sign_day")
    last = checks.date(given.valid_to, "agency_mandate.valid_to")
    if not signed <= at.today <= last:
        raise InvalidArgument("FIELD_INVALID", field="agency_mandate.valid_to", value=given.valid_to)
    return pb.AgencyMandate(
        scope=reason_of(given.scope, "agency_mandate.scope"),
        sign_day=given.sign_day,
        valid_to=given.valid_to,
        file_sha256=_hash(given.file_sha256, "agency_mandate.file_sha256"),
    )


def sign(case: pb.Case, request: pb.SignAgencyEntryRequest, at: Situation) -> Message:
    """The principal signs, once, when the matter has ended."""
    step(case, Action.SIGN_REGISTER)
    if not case.HasField("agent") or case.agent.HasField("signature"):
        raise FailedPrecondition("NOTHING_TO_SIGN")
    known = pb.SignatureWay.DESCRIPTOR.values_by_number
    case.agent.signature.CopyFrom(
        pb.AgencySignature(
            way=one_of(request.way, known, "way"),  # type: ignore[arg-type]
            file_sha256=_hash(request.file_sha256, "file_sha256"),
            sign_time=at.now,
        )
    )
    return events.CaseAgencySigned(way=request.way)


def entry(case: pb.Case) -> pb.AgencyEntry:
    """The line of a case in the register: 村民、代办事项、办理时间、办理结果、本人签字."""
    promised = clocks.find(case, pb.PROMISED_CLOCK)
    found = pb.AgencyEntry(
        case=case.name,
        principal=case.applicant.name,
        agent=case.agent.title,
        item_title=case.item_title,
        create_time=case.create_time,
        state=case.state,
        granted=case.decision.granted,
        promised=promised.due if promised else "",
    )
    if case.HasField("complete_time"):
        found.complete_time.CopyFrom(case.complete_time)
    if case.agent.HasField("signature"):
        found.signature.CopyFrom(case.agent.signature)
    return found


def _hash(text: str, field: str) -> str:
    if not _SHA256.fullmatch(checks.required(text, field)):
        raise InvalidArgument("FIELD_INVALID", field=field)
    return text
