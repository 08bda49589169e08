"""What can be done to a case at a desk, as data: the fields of a form, and the route it goes to.

Which of them a page shows, the table of the kinds of cases and the access rule of the rpc say; whether it is
done, the service decides, by mandate and limit.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.catalog.v1 import catalog_pb2

from gateway.api import cases as rest
from gateway.api.models import Body
from gateway.errors import field_problem
from gateway.pages.dossiers import PROCEDURES, Dossier, body_of
from gateway.sessions import Session, Submission

# The steps that are procedures or publicity: those whose days do not count.
ASIDE: Final = range(catalog_pb2.PUBLICITY, catalog_pb2.OFFICE_MEETING + 1)
RETURNS: Final = tuple(pb.ReturnReason.keys()[1:])
DELIVERIES: Final = tuple(pb.DeliveryWay.keys()[1:])
LATE_CLOCKS: Final = ("PROMISED_CLOCK", "STATUTORY_CLOCK")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: text, area, number, day or yes (one of two); with options, one of them is chosen."""

    name: str
    label: str
    kind: str = "text"
    options: Sequence[tuple[str, str]] | None = None
    required: bool = True

    def read(self, sent: Submission) -> object:
        """What was typed, as the body of REST has it; None when nothing was."""
        text = sent.text(self.name)
        return READERS.get(self.kind, _as_it_is)(self.name, text) if text else None


def _as_it_is(name: str, text: str) -> object:
    return text


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise field_problem(422, name, "FIELD_INVALID", "int_type")
    return int(text)


READERS: Final[dict[str, Callable[[str, str], object]]] = {
    "number": _number,
    "yes": lambda name, text: text == "yes",
}

Fields = Callable[[Dossier], Sequence[Field]]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be done."""

    # The action in the table of the kinds.
    action: str
    title: str
    method: str
    do: Callable[..., Awaitable[Response]]
    body: type[Body] | None = None
    fields: Fields = lambda found: ()
    # Whether it is what a case usually waits for, and so stands open.
    usual: bool = True

    def given(self, found: Dossier, sent: Submission) -> dict[str, Any]:
        """The body the form stands for."""
        read = {field.name: field.read(sent) for field in self.fields(found)}
        filled = {name: value for name, value in read.items() if value is not None}
        if self.action == "REQUEST_SUPPLEMENT":
            return {"materials": [{"material": name, "reason": text} for name, text in filled.items()]}
        return filled | ({"materials": _missing(found)} if self.action == "SUPPLEMENT" else {})

    async def take(self, found: Dossier, sent: Submission) -> None:
        """Do it, as the REST interface does."""
        more = {"body": body_of(self.body, self.given(found, sent))} if self.body else {}
        await self.do(case=found.code, call=sent.call, **more)


def _missing(found: Dossier) -> list[str]:
    return [each.material for each in found.case.supplement_notice.materials]


def _of(*fields: Field) -> Fields:
    return lambda found: fields


def _reasons(found: Dossier) -> list[Field]:
    """One field a material: what is written there is missing."""
    return [Field(each.id, each.title, required=False) for each in found.content.materials]


def _procedure(found: Dossier) -> list[Field]:
    kinds = [PROCEDURES[step.kind] for step in found.content.steps if step.kind in ASIDE]
    options = [(kind, kind) for kind in dict.fromkeys(kinds)]
    return [Field("kind", "Which?", "text", options), Field("expected_days", "Expected days", "number")]


def _open_procedures(found: Dossier) -> list[Field]:
    lasting = [each for each in found.case.procedures if not each.HasField("end_time")]
    options = [(str(each.number), PROCEDURES[each.kind]) for each in lasting]
    return [Field("number", "Which?", "number", options), Field("result", "What came out of it", "area")]


def _choices(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in names]


_WHY: Final = Field("reason", "Why", "area")
_RETURN: Final = Field("return_reason", "Why, as a code", "text", _choices(RETURNS), required=False)
_YES_NO: Final = [("yes", "Grant"), ("no", "Do not grant")]

STEPS: Final = (
    Step("ACCEPT", "Accept", "AcceptCase", rest.accept_case),
    Step(
        "REQUEST_SUPPLEMENT",
        "Tell once what is missing",
        "RequestSupplement",
        rest.request_supplement,
        rest.RequestSupplementRequest,
        _reasons,
        usual=False,
    ),
    Step(
        "SUPPLEMENT",
        "All that was missing is here",
        "SupplementCase",
        rest.supplement_case,
        rest.SupplementCaseRequest,
    ),
    Step(
        "REFUSE",
        "Do not accept",
        "RefuseCase",
        rest.refuse_case,
        rest.RefuseCaseRequest,
        _of(_WHY, _RETURN),
        usual=False,
    ),
    Step(
        "EXAMINE",
        "Examine",
        "ExamineCase",
        rest.examine_case,
        rest.ExamineCaseRequest,
        _of(Field("opinion", "Opinion", "area")),
    ),
    Step(
        "FORWARD",
        "Hand up",
        "ForwardCase",
        rest.forward_case,
        rest.ForwardCaseRequest,
        _of(Field("upper_organisation", "The authority that decides")),
    ),
    Step(
        "DECIDE",
        "Decide",
        "DecideCase",
        rest.decide_case,
        rest.DecideCaseRequest,
        _of(
            Field("granted", "Decision", "yes", _YES_NO),
            Field("reason", "Why (mandatory when it is not granted)", "area", required=False),
            Field("document_number", "Number of the document", required=False),
            _RETURN,
        ),
    ),
    Step(
        "COMPLETE",
        "Finish",
        "CompleteCase",
        rest.complete_case,
        rest.CompleteCaseRequest,
        _of(Field("valid_to", "Last day of the certificate; empty without end", "day", required=False)),
    ),
    Step(
        "DELIVER",
        "Deliver",
        "DeliverCase",
        rest.deliver_case,
        rest.DeliverCaseRequest,
        _of(Field("way", "How", "text", _choices(DELIVERIES)), Field("receipt", "Who received it")),
    ),
    Step(
        "START_PROCEDURE",
        "Start a procedure whose days do not count",
        "StartProcedure",
        rest.start_procedure,
        rest.StartProcedureRequest,
        _procedure,
        usual=False,
    ),
    Step(
        "END_PROCEDURE",
        "End a procedure",
        "EndProcedure",
        rest.end_procedure,
        rest.EndProcedureRequest,
        _open_procedures,
    ),
    Step(
        "EXTEND",
        "Extend the limits",
        "ExtendCase",
        rest.extend_case,
        rest.ExtendCaseRequest,
        _of(Field("length", "By how much", "number"), _WHY),
        usual=False,
    ),
    Step(
        "EXPLAIN_DELAY",
        "Tell the public why it is late",
        "PublishDelayReason",
        rest.publish_delay_reason,
        rest.PublishDelayReasonRequest,
        _of(
            Field("clock", "Which limit?", "text", _choices(LATE_CLOCKS)),
            _WHY,
            Field("expected_day", "Expected by", "day"),
        ),
        usual=False,
    ),
    Step(
        "WITHDRAW",
        "The applicant takes it back",
        "WithdrawCase",
        rest.withdraw_case,
        rest.WithdrawCaseRequest,
        _of(_WHY),
        usual=False,
    ),
)
BY_ACTION: Final = {step.action: step for step in STEPS}


def possible(found: Dossier, kinds: Iterable[pb.CaseKindTable], session: Session) -> list[Step]:
    """What the kind of the case allows in its state, and the roles of the visitor."""
    case = found.case
    allowed = {
        line.action
        for table in kinds
        if table.kind == case.handling_kind
        for line in table.transitions
        if line.state == case.state
    }
    return [
        step
        for step in STEPS
        if step.action in allowed
        and session.may(f"{rest.SERVICE}.{step.method}")
        and all(field.options != [] for field in step.fields(found))
    ]
