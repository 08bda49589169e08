"""What every verb stands on: the situation it is done in, and the checks that all share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1.fees_pb2 import FeeTicket
from yangguang.catalog.v1 import catalog_pb2 as catalog
from yangguang.catalog.v1 import events_pb2 as catalog_events
from yangguang.common.v1.access_pb2 import Scope

from services.cases import domain
from services.cases.domain import Action, Kind, State, StepKind
from services.common import checks
from services.common.calendar import Calendar
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.identity import Caller
from services.common.timesource import local_date

LONGEST_REASON: Final = 2000
LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Situation:
    """What a verb needs to know beside the case: the hour, the actor and the facts of others."""

    now: dt.datetime
    caller: Caller
    reach: Scope
    item: catalog_events.ItemVersionPublished
    calendar: Calendar
    # Numbers of the rights the caller's mandates give for this case, today.
    rights: frozenset[int]
    # The ticket of which nothing is to be paid any more; only looked up where a result is handed over.
    ticket: FeeTicket | None = None

    @property
    def content(self) -> catalog.ItemContent:
        """What the item's version says."""
        return self.item.content

    @property
    def today(self) -> dt.date:
        """The day it is in China."""
        return local_date(self.now)


def handled_as(case: pb.Case) -> Kind:
    """As what a case is handled now; it decides which steps there are."""
    return domain.handled_as(
        Kind(case.kind),
        State(case.state),
        supplemented=case.HasField("supplement_notice"),
        refused=case.HasField("decision") and not case.decision.granted,
    )


def step(case: pb.Case, action: Action) -> None:
    """Take the case to the state that follows; refuses STEP_NOT_ALLOWED."""
    case.state = domain.step(handled_as(case), State(case.state), action).value  # type: ignore[assignment]
    classify(case)


def classify(case: pb.Case) -> None:
    """Say as what the case is handled from now on."""
    case.handling_kind = handled_as(case).value  # type: ignore[assignment]


def take_right(
    case: pb.Case,
    at: Situation,
    action: Action,
    *,
    refusing: bool = False,
    supplemented: bool = False,
    sealing: bool = False,
) -> None:
    """The caller's mandates must give the rights the action takes."""
    needed = domain.rights_needed(
        domain.kind_of(case.kind), action, refusing=refusing, supplemented=supplemented, sealing=sealing
    )
    domain.check_rights(needed, at.rights)


def outstanding(case: pb.Case, at: Situation, *, before_decision: bool = False) -> list[StepKind]:
    """The mandatory steps of the item still to be done; a failed one counts for nothing."""
    steps = [int(each.kind) for each in at.content.steps]
    ended = [int(each.kind) for each in case.procedures if each.HasField("end_time") and not each.failed]
    ended += [int(each.kind) for each in case.handling.waived_steps]
    return domain.outstanding(steps, ended, before_decision=before_decision)


def no_open_procedure(case: pb.Case) -> None:
    """Nothing is decided while a procedure lasts."""
    for procedure in case.procedures:
        if not procedure.HasField("end_time"):
            raise FailedPrecondition("PROCEDURE_OPEN", kind=StepKind(procedure.kind).name)


def visited(case: pb.Case, at: Situation) -> None:
    """The applicant is at the window: one visit a day, however much is done (最多跑一次, C38)."""
    day = at.today.isoformat()
    if day not in case.handling.visit_days:
        case.handling.visit_days.append(day)


def lacking(case: pb.Case, content: catalog.ItemContent) -> list[str]:
    """The required materials not handed in."""
    required = [material.id for material in content.materials if material.required]
    return domain.missing(required, case.materials)


def reason_of(text: str, field: str = "reason") -> str:
    """A reason that is given and readable."""
    return checks.required_text(text, field, LONGEST_REASON, multiline=True)


def name_of(text: str, field: str) -> str:
    """A name or number that is given and readable."""
    return checks.required_text(text, field, LONGEST_NAME)


def one_of(number: int, known: object, field: str) -> int:
    """An enum value that is given and known."""
    checks.required(number, field)
    if number not in known:  # type: ignore[operator]
        raise InvalidArgument("FIELD_INVALID", field=field, value=number)
    return number
