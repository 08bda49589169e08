"""Hand-over of permits to who regulates (审管联动): approval and regulation are separate (A20, A21)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import handovers_pb2 as pb
from yangguang.common.v1.access_pb2 import APPROVER, CHIEF_REPRESENTATIVE, CLERK

from services.cases.handlers.registers import Act, Register, asked
from services.cases.handlers.situation import LONGEST_REASON
from services.cases.models import PermitHandover
from services.common import checks
from services.common.driver import Executes
from services.common.errors import FailedPrecondition, PermissionDenied
from services.common.ids import parse

TABLE: Final[Any] = PermitHandover.__table__  # type: ignore[attr-defined]
# Who approves does not regulate, also when somebody was given both roles.
APPROVERS: Final = frozenset({CLERK, CHIEF_REPRESENTATIVE, APPROVER})


def _columns(handover: pb.PermitHandover) -> dict[str, Any]:
    return {
        "case_id": parse(handover.case, "cases"),
        "organisation": handover.organisation,
        "region": handover.region,
        "due": checks.date(handover.due, "due"),
        "acknowledged": handover.HasField("acknowledge_time"),
    }


def _told(handover: pb.PermitHandover) -> pb.PermitHandoverChanged:
    told = pb.PermitHandoverChanged(permit_handover=handover)
    told.permit_handover.ClearField("holder")
    return told


REGISTER: Final = Register(
    TABLE, "permitHandovers", pb.PermitHandover, "PERMIT_HANDOVER_NOT_FOUND", _columns, _told
)


async def hand_over(session: Executes, permits: Sequence[tuple[Act, cases.Case, dt.date]]) -> None:
    """Hand permits of completed cases to the business sections of their organisations, each until a day."""
    await REGISTER.add_all(session, [(act, _handed_over(act, case, due)) for act, case, due in permits])


def _handed_over(act: Act, case: cases.Case, due: dt.date) -> pb.PermitHandover:
    return pb.PermitHandover(
        case=case.name,
        case_number=case.number,
        certificate_number=case.certificate_number,
        item=case.item,
        item_title=case.item_title,
        organisation=case.organisation,
        region=case.region,
        holder=case.applicant.name,
        document_number=case.decision.document_number,
        due=due.isoformat(),
        create_time=act.now,
        update_time=act.now,
    )


def acknowledge(handover: pb.PermitHandover, request: pb.AcknowledgePermitHandoverRequest, act: Act) -> None:
    """Take it over; late when its last day is over."""
    if not APPROVERS.isdisjoint(act.call.caller.roles):
        raise PermissionDenied("APPROVER_REGULATES")
    if handover.HasField("acknowledge_time"):
        raise FailedPrecondition("ALREADY_ACKNOWLEDGED")
    handover.note = checks.text(request.note, "note", LONGEST_REASON, multiline=True)
    handover.receiver = act.subject
    handover.acknowledge_time = act.now  # type: ignore[assignment]
    handover.late = handover.due < act.today.isoformat()


async def list_handovers(
    connection: AsyncConnection, request: pb.ListPermitHandoversRequest, act: Act
) -> pb.ListPermitHandoversResponse:
    """A page of hand-overs; of those not acknowledged, which are late today."""
    conditions = asked(request, TABLE)
    if request.unacknowledged or request.overdue:
        conditions.append(~TABLE.c.acknowledged)
    if request.overdue:
        conditions.append(TABLE.c.due < act.today)
    found, token = await REGISTER.page(connection, request, act.call, *conditions)
    return pb.ListPermitHandoversResponse(
        permit_handovers=[seen(each, act) for each in found], next_page_token=token
    )


def seen(handover: pb.PermitHandover, act: Act) -> pb.PermitHandover:
    """The hand-over as it is today."""
    if not handover.HasField("acknowledge_time"):
        handover.late = handover.due < act.today.isoformat()
    return handover
