"""Intermediaries (中介机构, B31): admitted to a centre by competition, with the record of it."""

from __future__ import annotations

from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from yangguang.catalog.v1 import events_pb2 as events
from yangguang.catalog.v1 import governance_pb2 as pb

from services.catalog.domain.content import known
from services.catalog.domain.governance import AdmissionWay
from services.catalog.handlers import items, kept
from services.catalog.handlers.scope import Actor
from services.catalog.models import INTERMEDIARIES, Organisation
from services.common import checks
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.ids import parse_code, resource

COLLECTION: Final = "intermediaries"
NOT_FOUND: Final = "INTERMEDIARY_NOT_FOUND"
MOST_SERVICES: Final = 20
MOST_COMPETITORS: Final = 1000


async def admit(session: AsyncSession, given: pb.Intermediary, region: str, actor: Actor) -> pb.Intermediary:
    """Enter who won the competition; where fewer than two took part there was none."""
    admitted = pb.Intermediary()
    admitted.CopyFrom(given)
    kept.texts(admitted, "intermediary", ("title", "fee", "document_number", "source"))
    admitted.credit_code = checks.credit_code(given.credit_code, "intermediary.credit_code")
    known(given.way, AdmissionWay, "intermediary.way")
    _check_competition(given)
    _check_days(given)
    _check_services(admitted)
    centre = resource("organisations", parse_code(given.centre, "organisations", "intermediary.centre"))
    found = await session.get(Organisation, centre)
    admitted.name, admitted.state = kept.new_name(COLLECTION), pb.Intermediary.ADMITTED
    admitted.centre, admitted.region = centre, found.region if found else region
    for unknown in ("remove_reason", "remove_document_number", "etag"):
        admitted.ClearField(unknown)
    columns = {"credit_code": admitted.credit_code, "services": list(admitted.services)}
    event = events.IntermediaryChanged()
    await kept.add(session, INTERMEDIARIES, admitted, actor, event, organisation=centre, **columns)
    return admitted


async def remove(
    session: AsyncSession, request: pb.RemoveIntermediaryRequest, actor: Actor
) -> pb.Intermediary:
    """Its admission ends; it stays on record."""
    row = await kept.locked(session, INTERMEDIARIES, request.name, NOT_FOUND, actor.reach, request.etag)
    removed = kept.message_of(row, pb.Intermediary)
    if removed.state != pb.Intermediary.ADMITTED:
        raise FailedPrecondition("INTERMEDIARY_REMOVED", name=request.name)
    removed.state = pb.Intermediary.REMOVED
    removed.remove_reason = checks.required_text(request.reason, "reason", 500)
    document = checks.required_text(request.document_number, "document_number", items.DOCUMENT)
    removed.remove_document_number = document
    await kept.change(session, INTERMEDIARIES, row, removed, actor, events.IntermediaryChanged())
    return removed


async def list_page(
    connection: AsyncConnection, request: pb.ListIntermediariesRequest
) -> pb.ListIntermediariesResponse:
    """A page of them, newest first."""
    conditions = [kept.within(INTERMEDIARIES, request.region, request.centre, request.state)]
    if request.service:
        service = checks.text(request.service, "service", 200)
        conditions.append(INTERMEDIARIES.c.services.contains([service]))
    found, token = await kept.page(connection, request, INTERMEDIARIES, pb.Intermediary, *conditions)
    return pb.ListIntermediariesResponse(intermediaries=found, next_page_token=token)


def _check_competition(given: pb.Intermediary) -> None:
    if given.competitor_count < 2:
        raise InvalidArgument("NO_COMPETITION", field="intermediary.competitor_count")
    if given.competitor_count > MOST_COMPETITORS:
        raise InvalidArgument("FIELD_INVALID", field="intermediary.competitor_count")


def _check_days(given: pb.Intermediary) -> None:
    first = checks.date(given.admit_day, "intermediary.admit_day")
    if checks.date(given.valid_to, "intermediary.valid_to") < first:
        raise InvalidArgument("FIELD_INVALID", field="intermediary.valid_to", value=given.valid_to)


def _check_services(admitted: pb.Intermediary) -> None:
    if not 1 <= len(admitted.services) <= MOST_SERVICES:
        raise InvalidArgument("FIELD_INVALID", field="intermediary.services", most=MOST_SERVICES)
    texts = [
        checks.required_text(service, f"intermediary.services[{number}]", 200)
        for number, service in enumerate(admitted.services)
    ]
    admitted.services[:] = dict.fromkeys(texts)
