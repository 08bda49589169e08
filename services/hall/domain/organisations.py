"""Rules of how organisations stand to one another: guided, stationed, with a hall of their own (A02–A15)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import IntEnum
from typing import Final, Protocol

from services.common.errors import FailedPrecondition, InvalidArgument
from services.hall.domain import OrganisationKind, above


class Stationing(IntEnum):
    """How an organisation serves the public."""

    IN_CENTRE = 1
    OWN_BRANCH = 2
    SEPARATE_HALL = 3


class ApprovalUnitForm(IntEnum):
    """The form of an approval unit."""

    STAND_ALONE = 1
    ATTACHED_SIGN = 2


class UnitFunction(IntEnum):
    """What an approval unit does on site (六项职能)."""

    ADVICE = 1
    APPLICATION = 2
    ACCEPTANCE = 3
    APPROVAL = 4
    CERTIFICATE_MAKING = 5
    DELIVERY = 6


class BusinessLine(IntEnum):
    """A line of business of a management body (A02)."""

    APPROVALS = 1
    GOVERNMENT_OPENNESS = 2
    INFORMATION_DISCLOSURE = 3
    CONVENIENCE_SERVICES = 4
    EFFICIENCY_SUPERVISION = 5
    E_GOVERNMENT = 6
    RESOURCE_TRADING = 7
    ADMINISTRATIVE_COMPLAINTS = 8


class Standing(Protocol):
    """What these rules look at in an organisation."""

    kind: OrganisationKind
    region: str
    centre: str
    stationing: Stationing | None
    hall_document: str
    hall_approver: str
    for_resettled: bool
    approval_form: ApprovalUnitForm | None
    functions: list[str]
    business_lines: list[str]
    guided_by: str


# What only organisations of one kind have.
OF_KIND: Final = {
    "for_resettled": OrganisationKind.BRANCH_HALL,
    "approval_form": OrganisationKind.APPROVAL_UNIT,
    "functions": OrganisationKind.APPROVAL_UNIT,
    "business_lines": OrganisationKind.MANAGEMENT_BODY,
    "guided_by": OrganisationKind.MANAGEMENT_BODY,
}
# What a hall of one's own needs: the decision of the government of the same level (A12).
OF_OWN_HALL: Final = ("hall_document", "hall_approver")
# The function of the approval unit a right of a mandate is part of (A15); other rights need none.
FUNCTION_OF: Final = {
    "ACCEPTANCE_DECISION": UnitFunction.ACCEPTANCE,
    "SUPPLEMENT_CHECK": UnitFunction.ACCEPTANCE,
    "INSTANT_DECISION": UnitFunction.APPROVAL,
    "ON_SITE_APPROVAL": UnitFunction.APPROVAL,
    "EXAMINATION": UnitFunction.APPROVAL,
    "FIRST_REVIEW": UnitFunction.APPROVAL,
    "RETURN_CHECK": UnitFunction.APPROVAL,
    "CERTIFICATE_ISSUE": UnitFunction.CERTIFICATE_MAKING,
    "SEAL_USE": UnitFunction.CERTIFICATE_MAKING,
}


def check_own(unit: Standing) -> None:
    """An organisation has only what its kind has."""
    for field, kind in OF_KIND.items():
        if getattr(unit, field) and unit.kind is not kind:
            raise InvalidArgument("FIELD_INVALID", field=f"organisation.{field}", kind=unit.kind.name)


def check_stationing(unit: Standing) -> None:
    """Who is stationed names the centre; a hall of its own names who allowed it by which document (A12)."""
    if unit.stationing in (Stationing.IN_CENTRE, Stationing.OWN_BRANCH) and not unit.centre:
        raise InvalidArgument("FIELD_REQUIRED", field="organisation.centre")
    own_hall = unit.stationing is Stationing.SEPARATE_HALL
    for field in OF_OWN_HALL:
        if own_hall != bool(getattr(unit, field)):
            reason = "FIELD_REQUIRED" if own_hall else "FIELD_INVALID"
            raise InvalidArgument(reason, field=f"organisation.{field}")


def check_approver(unit: Standing, kind: OrganisationKind, region: str) -> None:
    """A hall of one's own is allowed by the government of the same place."""
    if kind is not OrganisationKind.GOVERNMENT or region != unit.region:
        raise InvalidArgument("NOT_THE_GOVERNMENT", field="organisation.hall_approver", region=region)


def check_guide(unit: Standing, kind: OrganisationKind, region: str) -> None:
    """A management body is guided by one of a level above, and led by its own government (A03)."""
    if kind is not OrganisationKind.MANAGEMENT_BODY or region not in above(unit.region):
        raise InvalidArgument("NOT_A_BODY_ABOVE", field="organisation.guided_by", region=region)


def check_department(kind: OrganisationKind) -> None:
    """An approval unit is inside a department (A14)."""
    if kind is not OrganisationKind.DEPARTMENT:
        raise InvalidArgument("NOT_A_DEPARTMENT", field="organisation.parent", kind=kind.name)


def check_functions(rights: Iterable[str], units: Collection[Collection[str]]) -> None:
    """A mandate gives no right beyond what the approval unit does on site, where there is one (A15)."""
    if not units:
        return
    does = {function for functions in units for function in functions}
    for right in rights:
        needed = FUNCTION_OF.get(right)
        if needed is not None and needed.name not in does:
            raise FailedPrecondition(
                "FUNCTION_NOT_OF_UNIT", field="mandate.rights", right=right, function=needed.name
            )
