"""Consultations (咨询): asked, taken on, handed over, answered; one is always responsible (C15, C17)."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import consultations_pb2 as pb
from yangguang.common.v1.access_pb2 import OWN_CASE, UNRESTRICTED
from yangguang.common.v1.types_pb2 import WEB, WINDOW

from services.cases import domain
from services.cases.domain import Talk
from services.cases.handlers.facts import Facts
from services.cases.handlers.registers import Act, Register, asked, period
from services.cases.handlers.situation import LONGEST_NAME, reason_of
from services.cases.models import Consultation
from services.common import checks
from services.common.driver import Executes
from services.common.errors import FailedPrecondition, PermissionDenied
from services.common.identity import ANYBODY, Call
from services.common.ids import parse_code, resource
from services.common.sealing import mask_name
from services.common.timesource import local_date

TABLE: Final[Any] = Consultation.__table__  # type: ignore[attr-defined]
EVERYWHERE: Final = Call(ANYBODY, UNRESTRICTED)


def _columns(asked_: pb.Consultation) -> dict[str, Any]:
    answered = asked_.HasField("answer_time")
    return {
        "organisation": asked_.organisation,
        "first_organisation": asked_.first_organisation,
        "region": asked_.region,
        "item": asked_.item,
        "state": asked_.state,
        "published": asked_.published,
        "online": asked_.channel == WEB,
        "handed_over": bool(asked_.hand_overs),
        "day": _day(asked_.create_time),
        "answer_day": _day(asked_.answer_time) if answered else None,
    }


def _day(time: Any) -> dt.date:
    return local_date(time.ToDatetime(dt.UTC))


def _told(asked_: pb.Consultation) -> pb.ConsultationChanged:
    told = pb.Consultation()
    told.CopyFrom(asked_)
    for words in ("question", "answer", "asker"):
        told.ClearField(words)
    for each in told.hand_overs:
        each.ClearField("reason")
    return pb.ConsultationChanged(consultation=told)


REGISTER: Final = Register(TABLE, "consultations", pb.Consultation, "CONSULTATION_NOT_FOUND", _columns, _told)


async def create(
    session: Executes, act: Act, request: pb.CreateConsultationRequest, facts: Facts
) -> pb.Consultation:
    """Ask: online the item says whom; at a window who is asked first is responsible (首问责任人)."""
    caller, online = act.call.caller, act.call.reach == OWN_CASE
    item = resource("items", parse_code(request.item, "items", "item")) if request.item or online else ""
    organisation, region = caller.organisation, caller.region
    if online:
        organisation, region = await _of_item(session, act, item, facts)
    asker = checks.text(request.asker, "asker", LONGEST_NAME)
    consultation = pb.Consultation(
        organisation=organisation,
        first_organisation=organisation,
        region=region,
        item=item,
        question=reason_of(request.question, "question"),
        asker=mask_name(asker) if asker and not online else "",
        channel=WEB if online else WINDOW,
        state=pb.Consultation.ASKED if online else pb.Consultation.TAKEN,
        first_asked="" if online else caller.subject,
        responsible="" if online else caller.subject,
        create_time=act.now,
        update_time=act.now,
    )
    subject = caller.subject if online else ""
    return await REGISTER.add(session, act, consultation, subject=subject)  # type: ignore[no-any-return]


def take(consultation: pb.Consultation, act: Act) -> None:
    """Take a question on: who hands over is released only now."""
    _step(consultation, Talk.TAKE)
    if consultation.organisation != act.call.caller.organisation:
        raise PermissionDenied("OUT_OF_SCOPE", scope="OWN_ORGANISATION")
    consultation.responsible = act.subject
    consultation.first_asked = consultation.first_asked or act.subject
    if consultation.hand_overs:
        consultation.hand_overs[-1].taker = act.subject
        consultation.hand_overs[-1].take_time = act.now  # type: ignore[assignment]


def hand_over(consultation: pb.Consultation, request: pb.HandOverConsultationRequest, act: Act) -> None:
    """Hand a question to who is competent; until it is taken, who was asked stays responsible (C15)."""
    _step(consultation, Talk.HAND_OVER)
    _responsible(consultation, act)
    code = parse_code(request.organisation, "organisations", "organisation")
    consultation.organisation = resource("organisations", code)
    consultation.hand_overs.add(
        sender=act.subject,
        organisation=consultation.organisation,
        reason=reason_of(request.reason),
        hand_over_time=act.now,
    )


def answer(consultation: pb.Consultation, request: pb.AnswerConsultationRequest, act: Act) -> None:
    """Answer, as the one who is responsible."""
    _step(consultation, Talk.ANSWER)
    _responsible(consultation, act)
    consultation.answer = reason_of(request.answer, "answer")
    consultation.answerer = act.subject
    consultation.answer_time = act.now  # type: ignore[assignment]
    consultation.published = request.publish


def seen(consultation: pb.Consultation, call: Call) -> pb.Consultation:
    """The consultation as this caller sees it: who asks sees the organisation, not which of its people."""
    if call.reach != OWN_CASE:
        return consultation
    for person in ("first_asked", "responsible", "answerer"):
        consultation.ClearField(person)
    consultation.ClearField("hand_overs")
    return consultation


async def list_consultations(
    connection: AsyncConnection, request: pb.ListConsultationsRequest, call: Call
) -> pb.ListConsultationsResponse:
    """A page of consultations."""
    conditions = asked(request, TABLE)
    if request.state:
        conditions.append(TABLE.c.state == request.state)
    found, token = await REGISTER.page(connection, request, call, *conditions)
    return pb.ListConsultationsResponse(
        consultations=[seen(each, call) for each in found], next_page_token=token
    )


async def list_answers(
    connection: AsyncConnection, request: pb.ListPublishedAnswersRequest
) -> pb.ListPublishedAnswersResponse:
    """A page of published questions and answers (网上公开办复, C44)."""
    conditions = [TABLE.c.published, *asked(request, TABLE)]
    if request.item:
        item = resource("items", parse_code(request.item, "items", "item"))
        conditions.append(TABLE.c.item == item)
    found, token = await REGISTER.page(connection, request, EVERYWHERE, *conditions)
    answers = [
        pb.PublishedAnswer(
            name=each.name,
            item=each.item,
            organisation=each.organisation,
            question=each.question,
            answer=each.answer,
            answer_time=each.answer_time,
        )
        for each in found
    ]
    return pb.ListPublishedAnswersResponse(published_answers=answers, next_page_token=token)


async def count(
    connection: AsyncConnection, request: pb.GetConsultationCountsRequest, call: Call
) -> pb.ConsultationCounts:
    """How many were asked in a period, and what became of them."""
    columns = TABLE.c
    query = select(
        func.count().label("asked_count"),
        func.count(columns.answer_day).label("answered_count"),
        func.count().filter(columns.answer_day == columns.day).label("same_day_count"),
        func.count().filter(columns.handed_over).label("handed_over_count"),
        func.count().filter(columns.online).label("online_count"),
    ).where(period(request, columns.day), *REGISTER.within(call), *asked(request, TABLE))
    [row] = (await connection.execute(query)).all()
    return pb.ConsultationCounts(**row._mapping)


async def _of_item(session: Executes, act: Act, item: str, facts: Facts) -> tuple[str, str]:
    await facts.refresh(session)
    published = (await facts.in_force(session, {item}, act.now)).get(item)
    if published is None:
        raise FailedPrecondition("ITEM_NOT_IN_FORCE", field="item", item=item)
    return published.organisation, published.region


def _step(consultation: pb.Consultation, action: Talk) -> None:
    consultation.state = domain.talk(consultation.state, action)  # type: ignore[assignment]


def _responsible(consultation: pb.Consultation, act: Act) -> None:
    if consultation.responsible != act.subject:
        raise PermissionDenied("ANOTHER_IS_RESPONSIBLE")
