"""Results for everybody to read (结果公示, C24, C25; 许可法 art. 40): read from the cases, written nowhere.

Of a permit it is told who got it, of a person masked; of anything else no more than what was decided.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2 as catalog

from services.cases.domain import State
from services.cases.handlers.facts import Facts, Version, version_of
from services.cases.handlers.registers import asked
from services.cases.models import Case
from services.common import paging
from services.common.ids import parse_code, resource
from services.common.timesource import local_date

TABLE: Final[Any] = Case.__table__  # type: ignore[attr-defined]
FINISHED: Final = (State.COMPLETED, State.DELIVERED)


async def list_results(
    connection: AsyncConnection, request: pb.ListCaseResultsRequest, facts: Facts
) -> pb.ListCaseResultsResponse:
    """A page of results, the latest applications first."""
    columns = TABLE.c
    size, start = paging.page_size(request), paging.after(request, UUID)
    conditions = [columns.state.in_([state.value for state in FINISHED]), *asked(request, TABLE)]
    if request.item:
        conditions.append(columns.item == resource("items", parse_code(request.item, "items", "item")))
    if start:
        conditions.append(columns.id < start[0])
    query = select(columns.id, columns.record).where(*conditions).order_by(columns.id.desc())
    rows = (await connection.execute(query.limit(size + 1))).all()
    cases = [pb.Case.FromString(row.record) for row in rows[:size]]
    permits = await _permits(connection, cases, facts)
    return pb.ListCaseResultsResponse(
        case_results=[_result(case, is_permit=version_of(case) in permits) for case in cases],
        next_page_token=paging.next_token(request, rows[size - 1].id) if len(rows) > size else "",
    )


async def _permits(connection: AsyncConnection, cases: list[pb.Case], facts: Facts) -> set[Version]:
    """The versions among them that are of permits."""
    found = await facts.versions(connection, {version_of(case) for case in cases})
    return {version for version, said in found.items() if said.content.type == catalog.PERMIT}


def _result(case: pb.Case, *, is_permit: bool) -> pb.CaseResult:
    granted = case.decision.granted
    return pb.CaseResult(
        case_number=case.number,
        item=case.item,
        item_title=case.item_title,
        organisation=case.organisation,
        region=case.region,
        granted=granted,
        # The record holds a person's name masked already, an organisation's in full.
        applicant=case.applicant.name if is_permit and granted else "",
        document_number=case.decision.document_number,
        certificate_number=case.certificate_number,
        decide_day=local_date(case.decision.decide_time.ToDatetime(dt.UTC)).isoformat(),
    )
