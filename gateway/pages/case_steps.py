"""What can be done to a case at the desk: which form, which route; the table of its kind says when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2

from gateway.api import cases as rest
from gateway.pages.dossiers import PROCEDURES, Dossier
from gateway.pages.steps import Field, Step, choices, fixed
from gateway.sessions import Session

# The steps that are procedures or publicity: those whose days do not count.
ASIDE: Final = range(catalog_pb2.PUBLICITY, catalog_pb2.OFFICE_MEETING + 1)
RETURNS: Final = tuple(pb.ReturnReason.keys()[1:])
DELIVERIES: Final = tuple(pb.DeliveryWay.keys()[1:])
LATE_CLOCKS: Final = ("PROMISED_CLOCK", "STATUTORY_CLOCK")


def _reasons(found: Dossier) -> list[Field]:
    """One field a material: what is written there is missing."""
    return [Field(each.id, each.title, required=False) for each in found.content.materials]


def _notice(found: Dossier, typed: dict[str, Any]) -> dict[str, Any]:
    return {"materials": [{"material": name, "reason": text} for name, text in typed.items()]}


def _all_missing(found: Dossier, typed: dict[str, Any]) -> dict[str, Any]:
    return {"materials": [each.material for each in found.case.supplement_notice.materials]}


def _procedure(found: Dossier) -> list[Field]:
    kinds = [PROCEDURES[step.kind] for step in found.content.steps if step.kind in ASIDE]
    options = choices(dict.fromkeys(kinds))
    return [Field("kind", "Which?", options=options), Field("expected_days", "Expected days", "number")]


def _open_procedures(found: Dossier) -> list[Field]:
    lasting = [each for each in found.case.procedures if not each.HasField("end_time")]
    options = [(str(each.number), PROCEDURES[each.kind]) for each in lasting]
    return [Field("number", "Which?", "number", options), Field("result", "What came out of it", "area")]


_WHY: Final = Field("reason", "Why", "area")
_RETURN: Final = Field("return_reason", "Why, as a code", options=choices(RETURNS), required=False)
_YES_NO: Final = [("yes", "Grant"), ("no", "Do not grant")]

STEPS: Final[tuple[Step[Dossier], ...]] = (
    Step("ACCEPT", "Accept", f"{rest.SERVICE}.AcceptCase", rest.accept_case),
    Step(
        "REQUEST_SUPPLEMENT",
        "Tell once what is missing",
        f"{rest.SERVICE}.RequestSupplement",
        rest.request_supplement,
        rest.RequestSupplementRequest,
        _reasons,
        usual=False,
        given=_notice,
    ),
    Step(
        "SUPPLEMENT",
        "All that was missing is here",
        f"{rest.SERVICE}.SupplementCase",
        rest.supplement_case,
        rest.SupplementCaseRequest,
        given=_all_missing,
    ),
    Step(
        "REFUSE",
        "Do not accept",
        f"{rest.SERVICE}.RefuseCase",
        rest.refuse_case,
        rest.RefuseCaseRequest,
        fixed(_WHY, _RETURN),
        usual=False,
    ),
    Step(
        "EXAMINE",
        "Examine",
        f"{rest.SERVICE}.ExamineCase",
        rest.examine_case,
        rest.ExamineCaseRequest,
        fixed(Field("opinion", "Opinion", "area")),
    ),
    Step(
        "FORWARD",
        "Hand up",
        f"{rest.SERVICE}.ForwardCase",
        rest.forward_case,
        rest.ForwardCaseRequest,
        fixed(Field("upper_organisation", "The authority that decides")),
    ),
    Step(
        "DECIDE",
        "Decide",
        f"{rest.SERVICE}.DecideCase",
        rest.decide_case,
        rest.DecideCaseRequest,
        fixed(
            Field("granted", "Decision", "yes", _YES_NO),
            Field("reason", "Why (mandatory when it is not granted)", "area", required=False),
            Field("document_number", "Number of the document", required=False),
            _RETURN,
        ),
    ),
    Step(
        "COMPLETE",
        "Finish",
        f"{rest.SERVICE}.CompleteCase",
        rest.complete_case,
        rest.CompleteCaseRequest,
        fixed(Field("valid_to", "Last day of the certificate; empty without end", "day", required=False)),
    ),
    Step(
        "DELIVER",
        "Deliver",
        f"{rest.SERVICE}.DeliverCase",
        rest.deliver_case,
        rest.DeliverCaseRequest,
        fixed(Field("way", "How", "text", choices(DELIVERIES)), Field("receipt", "Who received it")),
    ),
    Step(
        "START_PROCEDURE",
        "Start a procedure whose days do not count",
        f"{rest.SERVICE}.StartProcedure",
        rest.start_procedure,
        rest.StartProcedureRequest,
        _procedure,
        usual=False,
    ),
    Step(
        "END_PROCEDURE",
        "End a procedure",
        f"{rest.SERVICE}.EndProcedure",
        rest.end_procedure,
        rest.EndProcedureRequest,
        _open_procedures,
    ),
    Step(
        "EXTEND",
        "Extend the limits",
        f"{rest.SERVICE}.ExtendCase",
        rest.extend_case,
        rest.ExtendCaseRequest,
        fixed(Field("length", "By how much", "number"), _WHY),
        usual=False,
    ),
    Step(
        "EXPLAIN_DELAY",
        "Tell the public why it is late",
        f"{rest.SERVICE}.PublishDelayReason",
        rest.publish_delay_reason,
        rest.PublishDelayReasonRequest,
        fixed(
            Field("clock", "Which limit?", "text", choices(LATE_CLOCKS)),
            _WHY,
            Field("expected_day", "Expected by", "day"),
        ),
        usual=False,
    ),
    Step(
        "WITHDRAW",
        "The applicant takes it back",
        f"{rest.SERVICE}.WithdrawCase",
        rest.withdraw_case,
        rest.WithdrawCaseRequest,
        fixed(_WHY),
        usual=False,
    ),
)
BY_ACTION: Final = {step.action: step for step in STEPS}


def possible(found: Dossier, kinds: Iterable[pb.CaseKindTable], session: Session) -> list[Step[Dossier]]:
    """What the kind of the case allows in its state, and the roles of the visitor."""
    case = found.case
    lines = [line for table in kinds if table.kind == case.handling_kind for line in table.transitions]
    allowed = {line.action for line in lines if line.state == case.state}
    return [step for step in STEPS if step.action in allowed and step.offered(found, session)]
