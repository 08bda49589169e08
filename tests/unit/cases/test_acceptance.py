"""From how far away an application may be taken (通办, C40)."""

import pytest
from yangguang.catalog.v1 import catalog_pb2 as catalog

from services.cases import domain
from services.cases.domain import AcceptanceScope

HERE = "450222"


@pytest.mark.parametrize(
    ("scope", "taken_in", "may"),
    [
        (0, "450222", False),
        (0, "450223", False),
        (AcceptanceScope.ACROSS_COUNTIES, "450223", True),
        (AcceptanceScope.ACROSS_COUNTIES, "450223101", True),
        (AcceptanceScope.ACROSS_COUNTIES, "450102", False),
        (AcceptanceScope.ACROSS_CITIES, "450102", True),
        (AcceptanceScope.ACROSS_CITIES, "440103", False),
        (AcceptanceScope.NATIONWIDE, "440103", True),
        (AcceptanceScope.NATIONWIDE, "", False),
        (9, "450223", False),
    ],
)
def test_a_place_takes_it_as_far_away_as_the_item_says(scope: int, taken_in: str, may: bool) -> None:
    assert domain.taken_across(scope, HERE, taken_in) is may


def test_the_scopes_are_those_of_the_proto() -> None:
    assert {scope.name: scope.value for scope in AcceptanceScope} == {
        name: number for name, number in catalog.AcceptanceScope.items() if number
    }
