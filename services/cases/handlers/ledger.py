"""The ledger of services (窗口服务台账, C45): registered as rendered, counted by mode (C34, C35)."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import ledger_pb2 as pb
from yangguang.common.v1.access_pb2 import OWN_ORGANISATION

from services.cases.handlers.registers import Act, Register, asked, period
from services.cases.handlers.situation import LONGEST_NAME, LONGEST_REASON, one_of
from services.cases.models import Case, ServiceRecord
from services.common import checks
from services.common.driver import Executes
from services.common.errors import InvalidArgument, NotFound
from services.common.identity import Call
from services.common.ids import parse, resource
from services.common.timesource import local_date

TABLE: Final[Any] = ServiceRecord.__table__  # type: ignore[attr-defined]
CASES: Final[Any] = Case.__table__  # type: ignore[attr-defined]
# What was not registered within a month was not registered.
OLDEST: Final = dt.timedelta(days=31)


def _columns(record: pb.ServiceRecord) -> dict[str, Any]:
    return {
        "organisation": record.organisation,
        "region": record.region,
        "case_name": record.case,
        "day": local_date(record.serve_time.ToDatetime(dt.UTC)),
        "mode": record.mode,
        "in_person": record.in_person,
        "late": record.late,
    }


REGISTER: Final = Register(
    TABLE,
    "serviceRecords",
    pb.ServiceRecord,
    "SERVICE_RECORD_NOT_FOUND",
    _columns,
    lambda record: pb.ServiceRecorded(service_record=record),
)


async def create(session: Executes, act: Act, request: pb.CreateServiceRecordRequest) -> pb.ServiceRecord:
    """Register a service; the case it is about must be one of the organisation's."""
    caller = act.call.caller
    served = request.serve_time.ToDatetime(dt.UTC) if request.HasField("serve_time") else act.now
    if not act.now - OLDEST <= served <= act.now:
        raise InvalidArgument("FIELD_INVALID", field="serve_time")
    record = pb.ServiceRecord(
        organisation=caller.organisation,
        region=caller.region,
        window=caller.window,
        kind=one_of(request.kind, pb.ServiceKind.DESCRIPTOR.values_by_number, "kind"),  # type: ignore[arg-type]
        mode=one_of(request.mode, cases.ServiceMode.DESCRIPTOR.values_by_number, "mode"),  # type: ignore[arg-type]
        case=await _case(session, request.case, act.call),
        in_person=request.in_person,
        investment_project=checks.text(request.investment_project, "investment_project", LONGEST_NAME),
        note=checks.text(request.note, "note", LONGEST_REASON, multiline=True),
        officer=caller.subject,
        serve_time=served,
        create_time=act.now,
        late=local_date(served) < act.today,
    )
    return await REGISTER.add(session, act, record)  # type: ignore[no-any-return]


async def list_records(
    connection: AsyncConnection, request: pb.ListServiceRecordsRequest, call: Call
) -> pb.ListServiceRecordsResponse:
    """A page of services."""
    conditions = asked(request, TABLE)
    if request.case:
        conditions.append(TABLE.c.case_name == resource("cases", parse(request.case, "cases", "case")))
    if request.mode:
        conditions.append(TABLE.c.mode == request.mode)
    records, token = await REGISTER.page(connection, request, call, *conditions)
    return pb.ListServiceRecordsResponse(service_records=records, next_page_token=token)


async def count(
    connection: AsyncConnection, request: pb.GetServiceCountsRequest, call: Call
) -> pb.ServiceCounts:
    """How many services, by mode, in a period."""
    columns = TABLE.c
    query = (
        select(
            columns.mode,
            func.count().label("services"),
            func.count().filter(columns.in_person).label("visits"),
            func.count().filter(columns.late).label("late"),
        )
        .where(period(request, columns.day), *REGISTER.within(call), *asked(request, TABLE))
        .group_by(columns.mode)
        .order_by(columns.mode)
    )
    rows = (await connection.execute(query)).all()
    return pb.ServiceCounts(
        modes=[pb.ModeCount(mode=row.mode, count=row.services) for row in rows],
        total_count=sum(row.services for row in rows),
        visit_count=sum(row.visits for row in rows),
        late_count=sum(row.late for row in rows),
    )


async def _case(session: Executes, name: str, call: Call) -> str:
    """The case, if it is the organisation's own."""
    if not name:
        return ""
    assert call.reach == OWN_ORGANISATION
    key = parse(name, "cases", "case")
    mine = CASES.c.organisation == call.caller.organisation
    if await session.scalar(select(CASES.c.id).where(CASES.c.id == key, mine)) is None:
        raise NotFound("CASE_NOT_FOUND", name=name)
    return resource("cases", key)
