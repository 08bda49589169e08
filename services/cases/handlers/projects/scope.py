"""How far a caller sees projects: one's own, those one's department takes part in, those of one's region."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ARRAY, ColumnElement, Text, cast, false, or_
from yangguang.common.v1.access_pb2 import OWN_CASE, OWN_ORGANISATION, REGION, UNRESTRICTED, Scope

from services.cases.models import Project
from services.common.access import region_prefix
from services.common.identity import Caller

TABLE: Final = Project.__table__  # type: ignore[attr-defined]
COLUMNS: Final[Any] = TABLE.c


def takes_part(organisation: str) -> ColumnElement[bool]:
    """The condition under which a department takes part in a project."""
    departments: ColumnElement[bool] = COLUMNS.departments.op("@>")(cast([organisation], ARRAY(Text)))
    return departments


def within_scope(caller: Caller, reach: Scope) -> ColumnElement[bool] | None:
    """The condition under which a project may be seen and touched; None where there is no bound."""
    if reach == OWN_CASE and caller.subject:
        return or_(COLUMNS.applicant_subject == caller.subject, COLUMNS.agent_subject == caller.subject)
    if reach == OWN_ORGANISATION and caller.organisation:
        return takes_part(caller.organisation)
    if reach == REGION and (prefix := region_prefix(caller.region)) is not None:
        return COLUMNS.region.startswith(prefix, autoescape=True)  # type: ignore[no-any-return]
    return None if reach == UNRESTRICTED else false()
