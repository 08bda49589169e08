"""Transfers (流转): a case passed on inside, and what comes back (办件运转, C22, C47)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from google.protobuf.message import Message
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events

from services.cases.domain import Action
from services.cases.handlers.situation import Situation, name_of, one_of, reason_of, step, take_right
from services.common.clock import Unit, shift
from services.common.errors import FailedPrecondition, InvalidArgument

LONGEST_REPLY: Final = 60

ACTIONS: Final[Mapping[int, Action]] = {
    pb.DISPATCH: Action.DISPATCH,
    pb.COORDINATE: Action.COORDINATE,
    pb.PRESS: Action.PRESS,
    pb.HAND_OVER: Action.HAND_OVER,
}


def transfer(case: pb.Case, request: pb.TransferCaseRequest, at: Situation) -> Message:
    """Pass the case on; dispatching, coordinating and pressing are rights of the chief representative."""
    action = ACTIONS[one_of(request.kind, ACTIONS, "kind")]
    step(case, action)
    take_right(case, at, action)
    if not 0 <= request.reply_days <= LONGEST_REPLY:
        raise InvalidArgument("FIELD_INVALID", field="reply_days", value=request.reply_days)
    due = shift(at.today, request.reply_days, Unit.WORKING_DAYS, at.calendar) if request.reply_days else None
    made = case.handling.transfers.add(
        number=len(case.handling.transfers) + 1,
        kind=request.kind,
        sender=at.caller.subject,
        receiver=name_of(request.receiver, "receiver"),
        note=reason_of(request.note, "note"),
        transfer_time=at.now,
        due=due.isoformat() if due else "",
    )
    return events.CaseTransferred(transfer=made)


def answer_transfer(case: pb.Case, request: pb.AnswerTransferRequest, at: Situation) -> Message:
    """Answer what was asked."""
    step(case, Action.ANSWER_TRANSFER)
    found = next((each for each in case.handling.transfers if each.number == request.number), None)
    if found is None or found.HasField("answer_time"):
        raise FailedPrecondition("TRANSFER_NOT_OPEN", number=request.number)
    found.answer = reason_of(request.answer, "answer")
    found.answerer = at.caller.subject
    found.answer_time = at.now  # type: ignore[assignment]
    return events.CaseTransferAnswered(transfer=found)
