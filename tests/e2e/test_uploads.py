"""Files over REST: sent as they are, within the limits, and read again as a file to be saved."""

import hashlib
from collections.abc import Iterator

import httpx
import pytest

from local.cluster import Cluster
from local.rest import Document, Visitor
from tests.e2e.files import first_of
from tests.e2e.operations import Rows
from tests.factories import applicant

LARGE = b"%PDF-1.7\n" + bytes(5_000_000)


@pytest.fixture
def case(visitor: Visitor, rows: Rows) -> Document:
    """A case of the resident."""
    return visitor.post("cases", "resident", item=rows.item["name"], applicant=applicant())


@pytest.fixture
def http(cluster: Cluster, visitor: Visitor) -> Iterator[httpx.Client]:
    """The resident's client."""
    headers = {"Authorization": f"Bearer {visitor._token('resident')}"}
    with httpx.Client(base_url=cluster.url, headers=headers, timeout=30) as client:
        yield client


def send(http: httpx.Client, case: Document, rows: Rows, content: object, **headers: str) -> httpx.Response:
    query = {"material": first_of(rows.item), "title": "户口簿 第1页.pdf"}
    given = {"Content-Type": "application/octet-stream"} | headers
    path = f"/api/v1/{case['name']}/materials"
    return http.post(path, params=query, content=content, headers=given)  # type: ignore[arg-type]


def test_a_large_file_goes_in_and_comes_out_as_it_is(http: httpx.Client, case: Document, rows: Rows) -> None:
    pieces = (LARGE[start : start + 70_000] for start in range(0, len(LARGE), 70_000))

    made = send(http, case, rows, pieces)

    assert made.status_code == 201, made.text
    document = made.json()
    assert (document["size"], document["media_type"]) == (len(LARGE), "application/pdf")
    assert document["sha256"] == hashlib.sha256(LARGE).hexdigest()
    saved = http.get(f"/api/v1/{document['name']}:download")
    assert saved.content == LARGE
    assert saved.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%E6%88%B7%E5%8F%A3%E7%B0%BF%20%E7%AC%AC1%E9%A1%B5.pdf"
    )
    assert (saved.headers["content-type"], saved.headers["x-content-type-options"]) == (
        "application/pdf",
        "nosniff",
    )


def test_what_is_too_large_is_refused_with_and_without_a_length(
    http: httpx.Client, case: Document, rows: Rows
) -> None:
    huge = b"%PDF" + bytes(21 * 1024 * 1024)

    told = send(http, case, rows, huge)
    untold = send(http, case, rows, (huge[start : start + 500_000] for start in range(0, len(huge), 500_000)))

    assert (told.status_code, told.json()["reason"]) == (413, "BODY_TOO_LARGE")
    assert (untold.status_code, untold.json()["reason"]) == (413, "BODY_TOO_LARGE")


def test_a_program_is_refused_whatever_it_says_it_is(http: httpx.Client, case: Document, rows: Rows) -> None:
    refused = send(http, case, rows, b"MZ" + bytes(3_000_000), **{"Content-Type": "application/pdf"})

    problem = refused.json()
    assert (refused.status_code, problem["reason"]) == (422, "FILE_KIND_REFUSED")
    assert problem["errors"][0]["field"] == "data"
    assert problem["title"] == "不接受此类文件"


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "text/html"])
def test_a_form_or_a_page_is_no_file(http: httpx.Client, case: Document, rows: Rows, kind: str) -> None:
    refused = send(http, case, rows, b"%PDF-1.7", **{"Content-Type": kind})

    assert (refused.status_code, refused.json()["reason"]) == (415, "CONTENT_TYPE_UNSUPPORTED")


def test_an_empty_file_is_refused_by_name(http: httpx.Client, case: Document, rows: Rows) -> None:
    problem = send(http, case, rows, b"").json()

    assert (problem["reason"], problem["errors"][0]["field"]) == ("FIELD_REQUIRED", "data")
