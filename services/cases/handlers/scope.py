"""How far a caller sees: the same rule for a row in hand and for a query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Table, false, or_
from yangguang.cases.v1 import cases_pb2 as pb
from yangguang.common.v1.access_pb2 import OWN_CASE, OWN_ORGANISATION, REGION, UNRESTRICTED, Scope

from services.common.access import covers, region_prefix
from services.common.identity import Caller


class Owned(Protocol):
    """A case with its owners."""

    case: pb.Case
    applicant_subject: str
    agent_subject: str


def in_scope(caller: Caller, reach: Scope, row: Owned) -> bool:
    """Whether the caller may see and touch this case."""
    if reach == OWN_CASE:
        return bool(caller.subject) and caller.subject in (row.applicant_subject, row.agent_subject)
    if reach == OWN_ORGANISATION:
        return bool(caller.organisation) and caller.organisation == row.case.organisation
    if reach == REGION:
        return covers(caller.region, row.case.region)
    return reach == UNRESTRICTED


# The same as SQL whose second parameter is the `bound`, for the query that is asked most.
BOUNDS: Final[Mapping[Scope, str]] = {
    OWN_CASE: "(applicant_subject = $2 OR agent_subject = $2)",
    OWN_ORGANISATION: "organisation = $2",
    REGION: "region LIKE $2",
}


def bound(caller: Caller, reach: Scope) -> str:
    """The value of a bound; a token that does not fill its scope is refused before it comes here."""
    if reach == REGION:
        return f"{region_prefix(caller.region)}%"
    return caller.subject if reach == OWN_CASE else caller.organisation


def within_scope(caller: Caller, reach: Scope, cases: Table) -> ColumnElement[bool] | None:
    """The same as a condition on the table of cases; None where there is no bound."""
    columns: Any = cases.c
    if reach == OWN_CASE and caller.subject:
        return or_(columns.applicant_subject == caller.subject, columns.agent_subject == caller.subject)
    if reach == OWN_ORGANISATION and caller.organisation:
        return columns.organisation == caller.organisation  # type: ignore[no-any-return]
    if reach == REGION and (prefix := region_prefix(caller.region)) is not None:
        return columns.region.startswith(prefix, autoescape=True)  # type: ignore[no-any-return]
    return None if reach == UNRESTRICTED else false()
