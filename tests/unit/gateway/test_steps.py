"""What can be done at a desk is data; each entry fits the route it goes to, and has words."""

from collections.abc import Iterable
from typing import Any, cast

import pytest
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.cases.v1 import projects_pb2
from yangguang.catalog.v1 import catalog_pb2
from yangguang.common.v1.access_pb2 import Role

from gateway import words
from gateway.pages.case_steps import STEPS, possible
from gateway.pages.dossiers import Dossier
from gateway.pages.menu import MENU
from gateway.pages.project_steps import OWN_STEPS
from gateway.pages.project_steps import STEPS as PROJECT_STEPS
from gateway.pages.steps import Field, Step
from gateway.sessions import Session, rule
from services.common.identity import Caller

CONTENT = catalog_pb2.ItemContent(materials=[{"id": "M1", "title": "申请书"}], steps=[{"kind": "PUBLICITY"}])
KINDS = [
    pb.CaseKindTable(
        kind="PROMISED",
        transitions=[
            pb.Transition(state="ACCEPTED", action=action)
            for action in ("EXAMINE", "EXTEND", "END_PROCEDURE")
        ],
    )
]


def found(**case: object) -> Dossier:
    """A case and nothing else."""
    given = {"handling_kind": "PROMISED", "state": "ACCEPTED"} | case
    return Dossier(pb.Case(**given), CONTENT, "", [], [], [], [])  # type: ignore[arg-type]


def session(*roles: str) -> Session:
    """Somebody with these roles."""
    numbers = frozenset(cast(Role, Role.Value(role)) for role in roles)
    return Session(Caller(subject="x", roles=numbers, organisation="organisations/x", region="450222"))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.action)
def test_each_form_of_a_case_fits_its_body_and_has_words(step: Step[Dossier]):
    fields = () if step.action == "REQUEST_SUPPLEMENT" else step.fields(found())

    assert unfit(step, fields) == []


@pytest.mark.parametrize("step", [*PROJECT_STEPS, *OWN_STEPS], ids=lambda step: step.action)
def test_each_form_of_a_project_fits_its_body_and_has_words(step: Step[projects_pb2.Project]):
    assert unfit(step, step.fields(projects_pb2.Project())) == []


def unfit(step: Step[Any], fields: Iterable[Field]) -> list[str]:
    """What is no field of the body, or has no words."""
    assert rule(step.rpc).scopes
    names = set(step.body.model_fields) if step.body else set()
    fields = list(fields)
    said = [step.title, *(field.label for field in fields)]
    codes = [title for field in fields for _, title in field.options or ()]
    return (
        [field.name for field in fields if field.name not in names]
        + [text for text in said if not words.word("zh", text, "page")]
        + [
            code
            for code in codes
            if not words.word("zh", code, "word") and not words.word("zh", code, "page")
        ]
    )


def test_each_entry_of_the_menu_has_words():
    assert [entry.title for entry in MENU if not words.word("zh", entry.title, "page")] == []


def test_what_is_shown_is_what_the_kind_allows_and_the_role_may():
    shown = [step.action for step in possible(found(), KINDS, session("APPROVER"))]
    heads = [step.action for step in possible(found(), KINDS, session("ORGAN_HEAD"))]
    decided = possible(found(state="DECIDED"), KINDS, session("ORGAN_HEAD"))

    # No procedure lasts, so none can be ended; the head alone extends.
    assert shown == ["EXAMINE"]
    assert heads == ["EXAMINE", "EXTEND"]
    assert decided == []


def test_a_procedure_that_lasts_can_be_ended():
    lasting = found(procedures=[{"number": 2, "kind": "PUBLICITY", "start_time": {"seconds": 1}}])

    [_, end] = possible(lasting, KINDS, session("APPROVER"))

    assert end.fields(lasting)[0].options == [("2", "PUBLICITY")]
