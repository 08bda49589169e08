"""Cases in the codes of the national platform (GB/T 39046-2020), as platforms above take them over."""

from __future__ import annotations

import datetime as dt

from google.protobuf.timestamp_pb2 import Timestamp
from yangguang.cases.v1 import cases_pb2 as pb

from services.cases.domain import KINDS, Kind, State, exchange
from services.cases.handlers.situation import handled_as
from services.common.timesource import SHANGHAI


def record(case: pb.Case) -> pb.ExchangeRecord:
    """A case as it is exchanged."""
    state, kind = State(case.state), handled_as(case)
    counted = case.HasField("rating") and not case.rating.discounted
    return pb.ExchangeRecord(
        number=case.number,
        task_code=case.item.removeprefix("items/"),
        task_title=case.item_title,
        organisation=case.organisation,
        region=case.region,
        # What a case has come to is a state there and no type: the type is that of its item.
        case_type=KINDS[Kind(case.kind)].national_code,
        handling_kind=kind.value,  # type: ignore[arg-type]
        applicant_type=_applicant_type(case.applicant),
        apply_time=_time(case.receive_time),
        accept_time=_time(case.accept_time),
        complete_time=_time(case.complete_time),
        action=exchange.action(state, granted=case.decision.granted),
        step_state=exchange.step_state(state),
        special_procedures=_special(case),
        satisfaction=str(case.rating.grade) if counted else "",
    )


def _applicant_type(applicant: pb.Applicant) -> str:
    if applicant.kind == pb.PERSON:
        return exchange.PERSON
    return exchange.applicant_type(applicant.id_number)


def _special(case: pb.Case) -> list[str]:
    extended = [exchange.EXTENDED] if case.handling.HasField("extension") else []
    return extended + ([exchange.HELD] if case.procedures else [])


def _time(stamp: Timestamp) -> str:
    """In China, as the platform writes times."""
    at = stamp.ToDatetime(dt.UTC).astimezone(SHANGHAI)
    return f"{at:%Y%m%dT%H%M%S}" if stamp.seconds else ""
