"""One organisation model (A01): catalogue, cases, supervision, ratings speak of the hall's organisations.

What an assessment reads of an organisation it reads by that one name; the assessment itself is not there yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from local.rest import Document, Visitor
from tests.e2e.operations import Rows

BUREAU: Final = "organisations/450222-mz"
YEARS: Final = {"from": "2020-01-01", "to": "2050-12-31"}
# What is listed by organisation, whose it is, and who reads it.
LISTS: Final = {
    "items": ("items", ""),
    "windows": ("windows", ""),
    "cases": ("cases", "supervisor"),
    "cards": ("cards", "supervisor"),
    "findings": ("findings", "supervisor"),
    "openClocks": ("open_clocks", "supervisor"),
    "authorisationRates": ("authorisation_rates", "supervisor"),
    "ratings": ("ratings", "supervisor"),
    "breaches": ("breaches", "supervisor"),
    "yearFileEntries": ("year_file_entries", "supervisor"),
}


def pages(visitor: Visitor, path: str, **query: str) -> Iterator[Document]:
    """Everything in a list."""
    key, account = LISTS.get(path, (path, ""))
    token = None
    while token != "":
        answer = visitor.get(path, account, page_size=100, page_token=token or "", **query)
        yield from answer[key]
        token = answer.get("next_page_token", "")


@pytest.fixture(scope="module")
def known(visitor: Visitor) -> set[str]:
    """The names of all organisations the hall has."""
    return {each["name"] for each in pages(visitor, "organisations")}


@pytest.mark.parametrize("path", LISTS)
def test_a01_every_area_finds_an_organisation_by_the_name_the_hall_gives_it(
    path: str, rows: Rows, visitor: Visitor, known: set[str]
) -> None:
    found = {each["organisation"] for each in pages(visitor, path, organisation=BUREAU)}

    assert found == {BUREAU}
    assert BUREAU in known


@pytest.mark.parametrize("path", LISTS)
def test_a01_nothing_is_of_an_organisation_the_hall_does_not_have(
    path: str, rows: Rows, visitor: Visitor, known: set[str]
) -> None:
    assert {each["organisation"] for each in pages(visitor, path)} - known == set()


def test_a01_figures_for_assessment_are_read_by_that_one_name(
    rows: Rows, visitor: Visitor, known: set[str]
) -> None:
    [own] = visitor.get("indicators", "supervisor", organisation=BUREAU, **YEARS)["indicators"]
    grouped = visitor.get("indicators", "supervisor", group_by="BY_ORGANISATION", **YEARS)["indicators"]
    by_name = {each["group"]: each for each in grouped}

    assert own["current"]["accepted_count"] > 0
    assert by_name[BUREAU]["current"] == own["current"]
    assert by_name[BUREAU]["group_title"] == visitor.get(BUREAU)["title"]
    assert set(by_name) - known == set()
