"""The notice board (公示栏): publicity that lasts, and limits that were passed with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import events_pb2 as events
from yangguang.catalog.v1.catalog_pb2 import PUBLICITY

from services.cases.handlers.registers import asked
from services.cases.models import CaseNotice
from services.common import paging
from services.common.driver import Write
from services.common.ids import parse
from services.common.timesource import local_date

TABLE: Final[Any] = CaseNotice.__table__  # type: ignore[attr-defined]


def _publicity(case: pb.Case, event: events.CaseProcedureStarted) -> list[pb.CaseNotice]:
    if event.procedure.kind != PUBLICITY:
        return []
    return [_notice(case, pb.PUBLICITY_NOTICE, event.procedure.number, event.procedure.due)]


def _delay(case: pb.Case, event: events.CaseDelayExplained) -> list[pb.CaseNotice]:
    notice = _notice(case, pb.DELAY_NOTICE, len(case.handling.delay_explanations), "")
    notice.explanation.CopyFrom(event.explanation)
    notice.explanation.ClearField("officer")
    return [notice]


def _notice(case: pb.Case, kind: pb.CaseNoticeKind, number: int, until: str) -> pb.CaseNotice:
    return pb.CaseNotice(
        case=case.name,
        kind=kind,
        number=number,
        case_number=case.number,
        item_title=case.item_title,
        organisation=case.organisation,
        region=case.region,
        applicant=case.applicant.name if kind == pb.PUBLICITY_NOTICE else "",
        publish_time=case.update_time,
        until=until,
    )


_NOTICES: Final[Mapping[type, Callable[[pb.Case, Any], list[pb.CaseNotice]]]] = {
    events.CaseProcedureStarted: _publicity,
    events.CaseDelayExplained: _delay,
}
EVENTS: Final = frozenset({*_NOTICES, events.CaseProcedureEnded, events.CaseWithdrawn})

_PUT_UP: Final = text(
    "INSERT INTO case_notices (case_id, kind, number, organisation, region, day, record) "
    "SELECT * FROM unnest(CAST(:case_id AS uuid[]), CAST(:kind AS smallint[]), CAST(:number AS int[]), "
    "CAST(:organisation AS text[]), CAST(:region AS text[]), CAST(:day AS date[]), "
    "CAST(:record AS bytea[])) ON CONFLICT DO NOTHING"
)
_TAKE_DOWN: Final = text(
    "DELETE FROM case_notices USING unnest(CAST(:case_id AS uuid[]), CAST(:number AS int[])) "
    "AS ended (case_id, number) WHERE case_notices.case_id = ended.case_id "
    "AND case_notices.number = ended.number AND kind = 1"
)


def of_cases(changes: Sequence[tuple[pb.Case, Any]]) -> list[Write]:
    """What puts notices up and takes them down; one that goes up and down at once was never up."""
    put_up = [
        notice for case, event in changes for notice in _NOTICES.get(type(event), _nothing)(case, event)
    ]
    ended = {(case.name, number) for case, event in changes for number in _ended(case, event)}
    lasting = [
        each for each in put_up if each.kind != pb.PUBLICITY_NOTICE or (each.case, each.number) not in ended
    ]
    return [*_put_up(lasting), *_taken_down(sorted(ended))]


def _ended(case: pb.Case, event: Any) -> list[int]:
    """The publicity steps that are over with this event."""
    if isinstance(event, events.CaseProcedureEnded):
        return [event.procedure.number]
    if isinstance(event, events.CaseWithdrawn):
        return [each.number for each in case.procedures if not each.HasField("end_time")]
    return []


def _nothing(case: pb.Case, event: Any) -> list[pb.CaseNotice]:
    return []


def _put_up(notices: Sequence[pb.CaseNotice]) -> list[Write]:
    if not notices:
        return []
    columns = {
        "case_id": [parse(each.case, "cases") for each in notices],
        "kind": [each.kind for each in notices],
        "number": [each.number for each in notices],
        "organisation": [each.organisation for each in notices],
        "region": [each.region for each in notices],
        "day": [local_date(each.publish_time.ToDatetime(dt.UTC)) for each in notices],
        "record": [each.SerializeToString() for each in notices],
    }
    return [(_PUT_UP, columns)]


def _taken_down(ended: Sequence[tuple[str, int]]) -> list[Write]:
    if not ended:
        return []
    names, numbers = zip(*ended, strict=True)
    return [(_TAKE_DOWN, {"case_id": [parse(name, "cases") for name in names], "number": list(numbers)})]


async def list_notices(
    connection: AsyncConnection, request: pb.ListCaseNoticesRequest
) -> pb.ListCaseNoticesResponse:
    """A page of notices, newest first."""
    columns = TABLE.c
    size, start = paging.page_size(request), paging.after(request, int)
    conditions = asked(request, TABLE)
    if request.kind:
        conditions.append(columns.kind == request.kind)
    if start:
        conditions.append(columns.seq < start[0])
    query = select(columns.seq, columns.record).where(*conditions).order_by(columns.seq.desc())
    rows = (await connection.execute(query.limit(size + 1))).all()
    return pb.ListCaseNoticesResponse(
        case_notices=[pb.CaseNotice.FromString(row.record) for row in rows[:size]],
        next_page_token=paging.next_token(request, rows[size - 1].seq) if len(rows) > size else "",
    )
