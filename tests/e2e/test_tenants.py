"""Other organisations: every call that names or lists rows, by everybody who has the role elsewhere.

Another county's people, another department's, and another applicant see nothing and change nothing. A path
that is new fails here until it is decided what it shows to whom.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import httpx
import pytest
from yangguang.common.v1.access_pb2 import OWN_CASE, OWN_ORGANISATION, REGION, UNRESTRICTED, Role

from local.cluster import Cluster
from local.keys import DEMO_ISSUER
from local.rest import Document, Visitor
from services.common.identity import TokenSigner
from tests.chaos.databases import fetch
from tests.e2e import files, hall, matters, projects, sheets
from tests.e2e.operations import SNAPSHOT, Operation, Rows, operations
from tests.factories import person
from tests.unit.gateway.reading import pages

# Facts that are for everybody (八公开), whoever asks.
PUBLIC: Final = {
    *("GetCalendar", "GetOfficeHours", "ListClockRules", "ComputeDeadline", "ListCaseKinds"),
    *("GetItem", "ListItems", "GetNoticeSheet", "GetOpennessSheet", "GetVersionNoticeSheet"),
    *("GetVersionOpennessSheet", "ListItemVersions", "GetItemVersion"),
    *("GetStandardItem", "ListStandardItems", "ListSupervisionRules", "ListFindingRules"),
    *("ListClaims", "ListPeerLimits", "ListDivergences", "GetHandover", "ListHandovers"),
    *("GetCampaign", "ListCampaigns", "ListItemChanges", "GetCatalogFigures"),
    *("GetBundle", "ListBundles", "CheckBundle", "GetNavigation", "StreamItemsFile"),
    *("GetIntermediary", "ListIntermediaries", "ListFeeDeclarations"),
    *("GetOrganisation", "ListOrganisations", "GetRegion", "ListRegions", "GetWindow", "ListWindows"),
    *hall.PUBLIC,
    *matters.PUBLIC,
    *files.PUBLIC,
    *projects.PUBLIC,
    *sheets.PUBLIC,
}
# Of those, what a draft shows only to those who may write or review it.
DRAFTS: Final = {
    *("GetItemVersion", "ListItemVersions", "GetVersionNoticeSheet", "GetVersionOpennessSheet"),
    "StreamAttachment",
}
# The operation of the deployment itself; whoever runs it is of no county.
OF_DEPLOYMENT: Final = {"GetReadModel", "RebuildReadModel", "ListParkedEvents", "ReplayParkedEvents"}
# Rows named by the path or the body: refused, or not found.
NAMED: Final = {
    *("GetCase", "ListCaseEvents", "WatchCase", "ExplainCase", "CreateCase"),
    *("AcceptCase", "CompleteCase", "DecideCase", "DeliverCase", "EndProcedure", "ExamineCase"),
    *("ExtendCase", "ForwardCase", "RateCase", "RefuseCase", "RequestSupplement", "RevealApplicant"),
    *("StartProcedure", "SupplementCase", "WithdrawCase"),
    *("GetCard", "WithdrawCard", "UpdateSupervisionRule", "GetFinding", "DismissFinding"),
    *("CreateItem", "CreateItemVersion", "UpdateItemVersion", "PublishItemVersion", "ReturnItemVersion"),
    *("SubmitItemVersion", "CancelItem", "ResumeItem", "SuspendItem", "CreateStandardItem"),
    *("UpdateStandardItem", "AbolishStandardItem", "DeclineClaim", "CreatePeerLimit", "CreateHandover"),
    *("CompleteHandover", "WithdrawHandover", "CreateCampaign", "ProposeItem", "ReviewProposal"),
    *("ApproveCampaign", "PublishCampaign", "CreateBundle", "UpdateBundle", "RetireBundle"),
    *("AdmitIntermediary", "RemoveIntermediary", "WithdrawFeeDeclaration"),
    *("GetMandate", "GrantMandate", "RevokeMandate", "GetStaffMember", "CreateStaffMember"),
    *("UpdateStaffMember", "CreateWindow", "UpdateWindow", "CreateOrganisation", "UpdateOrganisation"),
    *("CreateRegion", "SetCalendarDays", "SetOfficeHours"),
    *("ReadEntries", "StreamEntries", "GetHead"),
    *hall.NAMED,
    *matters.NAMED,
    *files.NAMED,
    *projects.NAMED,
    *sheets.NAMED,
}
# What everybody may do everywhere.
APPLYING: Final = {"CreateCase", "CreateProject"}
# Files: their rows are refused one by one.
FILES: Final = {"ImportItems"}
# Lists: what is in them, and the words no stranger finds there.
LISTS: Final = {
    "ListCases": "cases",
    "SearchCases": "cases",
    "ListCards": "cards",
    "ListProposals": "proposals",
    "ListOpenClocks": "open_clocks",
    "ListFindings": "findings",
    "ListAuthorisationRates": "authorisation_rates",
    "ListUnauthorisedItems": "unauthorised_items",
    "ListIndicators": "indicators",
    "ListMandates": "mandates",
    "ListStaffMembers": "staff",
    **hall.LISTS,
    **matters.LISTS,
    **files.LISTS,
    **projects.LISTS,
}
QUERIES: Final = {
    "ListIndicators": {"from": "2026-01-01", "to": "2026-12-31"},
    **hall.QUERIES,
    **matters.QUERIES,
    **sheets.QUERIES,
}

OPERATIONS: Final = {operation.id: operation for operation in operations()}


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody with a role, but not here."""

    role: str
    organisation: str
    region: str
    scope: int = UNRESTRICTED

    def token(self, signer: TokenSigner) -> str:
        """Their token."""
        return signer.sign(
            "stranger",
            [self.role],
            organisation=self.organisation,
            region=self.region,
            window="windows/450223-mz-01",
        )


NEIGHBOUR: Final = ("organisations/450223-mz", "450223")
# One that no journey comes to.
OTHER_DEPARTMENT: Final = ("organisations/450222-jy", "450222")
NOBODY: Final = ("", "")
ABROAD: Final = {
    OWN_CASE: (NEIGHBOUR, ("", "450222")),
    OWN_ORGANISATION: (NEIGHBOUR, OTHER_DEPARTMENT, NOBODY),
    UNRESTRICTED: (NEIGHBOUR,),
    REGION: (NEIGHBOUR, ("organisations/450223-mz", ""), ("organisations/450222-mz", "450223")),
}


def strangers(operation: Operation) -> Iterator[Stranger]:
    """Everybody who may call an operation elsewhere."""
    for grant in operation.access.grants:
        for role in grant.roles:
            if role == Role.SERVICE or (operation.id in APPLYING and grant.scope == OWN_CASE):
                # Services are no people; and everybody may apply everywhere.
                continue
            for organisation, region in ABROAD[grant.scope]:
                yield Stranger(Role.Name(role), organisation, region, grant.scope)


def tries(names: set[str] | dict[str, Any]) -> list[Any]:
    """Each of these operations with each stranger."""
    return [
        pytest.param(operation, stranger, id=f"{operation}-{'-'.join(filter(None, astuple(stranger)))}")
        for operation in OPERATIONS.values()
        if operation.id in names
        for stranger in strangers(operation)
    ]


def astuple(stranger: Stranger) -> tuple[str, ...]:
    """For the name of a test."""
    return stranger.role, stranger.organisation.removeprefix("organisations/"), stranger.region


@pytest.fixture(scope="module")
def signer(cluster: Cluster) -> TokenSigner:
    """Signs tokens of people the demonstration does not have."""
    return TokenSigner(cluster.folder / "keys" / "demo.pem", DEMO_ISSUER)


@pytest.fixture(scope="module")
def http(cluster: Cluster) -> Iterator[httpx.Client]:
    """A client."""
    with httpx.Client(base_url=cluster.url, timeout=15) as client:
        yield client


@pytest.fixture(scope="module", autouse=True)
def untouched(rows: Rows, visitor: Visitor) -> Iterator[None]:
    """Afterwards everything is as it was."""
    before = seen(rows, visitor)
    yield
    assert seen(rows, visitor) == before


def seen(rows: Rows, visitor: Visitor) -> list[Document]:
    """The rows as those see them who may."""
    ids = rows.ids
    return [
        visitor.get(f"cases/{ids['cases']}", "clerk-mz"),
        visitor.get(f"cards/{ids['cards']}", "supervisor"),
        visitor.get(f"mandates/{ids['mandates']}", "manager"),
        visitor.get(f"staff/{ids['staff']}", "manager"),
        visitor.get(f"windows/{ids['windows']}"),
        visitor.get(f"organisations/{ids['organisations']}"),
        visitor.get(f"officeHours/{ids['officeHours']}"),
        visitor.get(f"calendars/{ids['calendars']}", first_day="2026-01-01", last_day="2026-12-31"),
        visitor.get(f"items/{ids['items']}"),
        visitor.get(f"items/{ids['items']}/versions", "editor"),
        visitor.get("supervisionRules"),
    ]


def test_for_every_operation_it_is_decided_what_others_see(cluster: Cluster) -> None:
    live = httpx.get(f"{cluster.url}/openapi.json").raise_for_status().json()
    paths = json.loads(SNAPSHOT.read_text("utf-8"))["paths"]
    decided: Sequence[set[str]] = (
        PUBLIC,
        OF_DEPLOYMENT,
        NAMED,
        FILES,
        set(LISTS),
        matters.OWN,
        matters.COUNTS,
        set(sheets.LISTS),
    )

    assert live["paths"].keys() == paths.keys()
    assert sorted(OPERATIONS) == sorted(name for names in decided for name in names)


def test_what_is_shown_to_everybody_is_declared_public_and_the_rest_is_not() -> None:
    public = {name for name, operation in OPERATIONS.items() if operation.access.public}
    unrestricted = {
        name
        for name, operation in OPERATIONS.items()
        if any(grant.scope == UNRESTRICTED for grant in operation.access.grants)
    }

    assert (public, unrestricted) == (PUBLIC, OF_DEPLOYMENT | matters.OF_WHAT_IS_PUBLISHED)


@pytest.mark.parametrize(("operation", "stranger"), tries(NAMED))
def test_rows_of_others_are_refused_or_not_found(
    operation: Operation, stranger: Stranger, rows: Rows, http: httpx.Client, signer: TokenSigner
) -> None:
    answer = ask(http, operation, rows, stranger.token(signer))

    assert answer.status_code in (403, 404), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert person(7).name not in answer.text


@pytest.mark.parametrize(("operation", "stranger"), tries(FILES))
def test_no_row_of_a_file_of_strangers_is_taken_in(
    operation: Operation, stranger: Stranger, rows: Rows, http: httpx.Client, signer: TokenSigner
) -> None:
    text = f"实施编码,实施主体\n{rows.ids['items']},organisations/450222-mz\n"
    body = {"format": "CSV", "file": base64.b64encode(text.encode()).decode()}
    headers = {"Authorization": f"Bearer {stranger.token(signer)}"}

    answer = http.post(operation.path, json=body, headers=headers)

    if answer.status_code != 403:
        report = answer.json()
        assert (report["refused"], report["created"], report["drafted"]) == (1, 0, 0), answer.text


@pytest.mark.parametrize(("operation", "stranger"), tries(LISTS))
def test_lists_do_not_show_rows_of_others(
    operation: Operation, stranger: Stranger, rows: Rows, http: httpx.Client, signer: TokenSigner
) -> None:
    for more in ({}, {"organisation": "organisations/450222-mz"}, {"region": "450222"}):
        answer = ask(http, operation, rows, stranger.token(signer), **more)
        if answer.status_code not in (403, 422):
            assert answer.status_code == 200, answer.text
            assert foreign(operation, answer.json(), stranger) == []


@pytest.mark.parametrize(("operation", "stranger"), tries(matters.COUNTS))
def test_counts_are_of_ones_own_alone(
    operation: Operation, stranger: Stranger, rows: Rows, http: httpx.Client, signer: TokenSigner
) -> None:
    answer = ask(http, operation, rows, stranger.token(signer))

    if answer.status_code != 403:
        assert [value for value in answer.json().values() if value not in (0, [])] == [], answer.text


@pytest.mark.parametrize(("operation", "stranger"), tries(sheets.LISTS))
def test_printed_lists_hold_the_rows_one_may_list_and_no_others(
    operation: Operation, stranger: Stranger, rows: Rows, http: httpx.Client, signer: TokenSigner
) -> None:
    listing = OPERATIONS[sheets.RPC_OF[operation.id]]
    for more in ({}, {"organisation": "organisations/450222-mz"}, {"region": "450222"}):
        listed = ask(http, listing, rows, stranger.token(signer), **more)
        answer = ask(http, operation, rows, stranger.token(signer), **more)
        assert answer.status_code == listed.status_code, answer.text
        if answer.status_code == 200:
            lines = [line for page in pages(answer.content) for line in page]
            printed = [line for line in lines if re.search(sheets.LISTS[operation.id], line)]
            [shown] = [value for name, value in listed.json().items() if name != "next_page_token"]
            assert len(printed) == len(shown)


def foreign(operation: Operation, answer: Document, stranger: Stranger) -> list[Document]:
    """What is in a list and should not be."""
    key = next(key for key in answer if key != "next_page_token")
    return [row for row in answer[key] if not is_inside(row, stranger)]


def is_inside(row: Document, stranger: Stranger) -> bool:
    """Whether a row is of the stranger's own organisation or region; counts are of neither."""
    if "current" in row:
        return not any(row["current"].values())
    organisation: str = row["organisation"] if "organisation" in row else row["lead_organisation"]
    region = organisation.removeprefix("organisations/").partition("-")[0]
    others = {each["organisation"] for each in row.get("departments", ())}
    own = stranger.organisation in others | {organisation}
    return own if stranger.scope == OWN_ORGANISATION else region == (stranger.region or "none")


@pytest.mark.parametrize("name", sorted(DRAFTS))
@pytest.mark.parametrize("role", ["", "CATALOG_EDITOR", "CATALOG_REVIEWER", "CLERK"])
def test_drafts_are_seen_only_by_those_who_write_and_review_them(
    name: str, role: str, rows: Rows, http: httpx.Client, signer: TokenSigner
) -> None:
    token = Stranger(role, *NEIGHBOUR).token(signer) if role else ""

    answer = ask(http, OPERATIONS[name], rows, token)

    if name == "ListItemVersions":
        assert {version["state"] for version in answer.json()["item_versions"]} == {"PUBLISHED"}
    else:
        assert (answer.status_code, answer.json()["reason"]) == (404, "ITEM_VERSION_NOT_FOUND")


async def test_nothing_is_journalled_of_what_was_refused(cluster: Cluster) -> None:
    for service in cluster.services:
        for table in ("journal", "requests"):
            found = await fetch(cluster, service, f"SELECT count(*) FROM {table} WHERE actor = 'stranger'")
            assert found[0][0] == 0, (service, table)


def ask(http: httpx.Client, operation: Operation, rows: Rows, token: str, **more: str) -> httpx.Response:
    """Do an operation on the rows."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    names = {each.get("name") for each in operation.document.get("parameters", [])}
    query = {name: value for name, value in more.items() if name in names} | QUERIES.get(operation.id, {})
    return http.request(
        operation.method, rows.path(operation), json=rows.body(operation), params=query, headers=headers
    )
