"""Bad input at every operation: refused by a problem document that names the field, and nothing changed."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import AsyncIterator, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from local.cluster import Cluster
from local.keys import DEMO_ISSUER
from local.rest import Document
from services.common import identity
from services.common.identity import TokenSigner
from tests.chaos.conftest import eventually
from tests.chaos.databases import connected, following, unfinished
from tests.e2e import hall, registers, sheets
from tests.e2e.operations import HOLDERS, Operation, Rows, operations

PROBLEM: Final = "application/problem+json"
WRITES: Final = [operation for operation in operations() if operation.is_write]
WITH_BODY: Final = [operation for operation in WRITES if operation.has_body]
WITH_FIELDS: Final = [operation for operation in WITH_BODY if operation.needs_body]
REQUIRING: Final = [operation for operation in WITH_FIELDS if operation.schema.get("required")]
GUARDED: Final = [operation for operation in WRITES if not operation.access.public]
NAMING: Final = [operation for operation in operations() if "{" in operation.path]
LISTING: Final = [operation for operation in operations() if "page_token" in json.dumps(operation.document)]
LARGEST: Final = 1024 * 1024
TOO_DEEP: Final = 1000
# What a list does not go without.
MANDATORY: Final = {
    "ListIndicators": {"from": "2026-01-01", "to": "2026-12-31"},
    "ListItemChanges": {"first_day": "2026-01-01", "last_day": "2026-12-31"},
    "ListClaims": {"region": "450222", "level": "TOWNSHIP"},
    "ListSlots": {"window": hall.WINDOW},
    "ListServiceSessions": {"window": hall.WINDOW},
    "ListAttendanceSummaries": {"period": "MONTH"},
    **sheets.QUERIES,
    **registers.QUERIES,
}

# Of every type one value that no field of another type takes.
VALUES: Final[dict[str, Any]] = {
    "string": "x",
    "integer": 7,
    "boolean": True,
    "array": ["x"],
    "object": {"x": "y"},
    "null": None,
}
ODD_NAMES: Final = (
    *("%00", "x%00y", "%ff%fe", "x" * 5000, "%F0%A0%80%80", "%E2%80%AE", "..%2f..", "'%20OR%201=1--", "*"),
)


class Client:
    """Calls operations as those who may, with bodies as they are."""

    def __init__(self, url: str, rows: Rows) -> None:
        self.rows = rows
        self._http = httpx.Client(base_url=url, timeout=15)
        self._tokens: dict[str, str] = {}

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def token(self, who: str) -> str:
        """The token of an account."""
        if who not in self._tokens:
            form = {"username": who, "password": "yangguang"}
            answer = self._http.post("/auth/token", data=form).raise_for_status()
            self._tokens[who] = answer.json()["access_token"]
        return self._tokens[who]

    def send(
        self, operation: Operation, content: bytes | None = None, path: str = "", **headers: str
    ) -> httpx.Response:
        """Send bytes."""
        given = {"Content-Type": "application/json"} if content is not None else {}
        if operation.holder:
            given["Authorization"] = f"Bearer {self.token(operation.holder)}"
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        path = path or self.rows.path(operation)
        return self._http.request(operation.method, path, content=content, headers=given)

    def post(self, operation: Operation, body: object, **headers: str) -> httpx.Response:
        """Send a document."""
        return self.send(operation, json.dumps(body).encode(), **headers)


@pytest.fixture(scope="module")
def client(cluster: Cluster, rows: Rows) -> Iterator[Client]:
    """A client of everybody."""
    client = Client(cluster.url, rows)
    yield client
    client.close()


async def counts(cluster: Cluster) -> dict[str, int]:
    """The rows of every table of every database."""
    found = {}
    for service in cluster.services:
        async with connected(cluster, service) as database:
            tables = await database.fetch(
                "SELECT schemaname || '.' || tablename AS name FROM pg_tables "
                "WHERE schemaname IN ('public', 'model') ORDER BY 1"
            )
            for (name,) in tables:
                found[f"{service} {name}"] = await database.fetchval(f"SELECT count(*) FROM {name}")
    return found


async def at_rest(cluster: Cluster) -> dict[str, int]:
    """The same, once nothing is under way."""

    async def quiet() -> bool:
        return not await following(cluster) + await unfinished(cluster)

    await eventually(quiet, "everything comes to rest")
    return await counts(cluster)


@pytest.fixture(scope="module", autouse=True)
async def unchanged(cluster: Cluster, rows: Rows) -> AsyncIterator[None]:
    """Afterwards no table has a row more or less."""
    before = await at_rest(cluster)
    yield
    assert await at_rest(cluster) == before


def problem(answer: httpx.Response, *statuses: int) -> Document:
    """The problem document of a refusal."""
    assert answer.headers["content-type"] == PROBLEM, answer.text
    document: Document = answer.json()
    assert answer.status_code in statuses, document
    assert document["status"] == answer.status_code
    assert document["title"]
    assert document["reason"]
    return document


def named(document: Document) -> set[str]:
    """The fields a problem names."""
    return {error["field"] for error in document.get("errors", [])}


def fields_of(operation: Operation) -> Iterator[tuple[str, Document]]:
    """The fields of a body with their schemas."""
    yield from operation.schema["properties"].items()


def takes(schema: Document, kind: str, schemas: Document) -> bool:
    """Whether a field takes values of a type."""
    inner = schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
    options = inner.get("anyOf", [inner])
    return any(option.get("type") in (kind, None) and "$ref" not in option for option in options)


def texts_of(value: Any, path: str = "") -> Iterator[tuple[str, Document | list[Any], Any]]:
    """The places of all texts in a document: (path, container, key)."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        place = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}" if path else key
        if isinstance(inner, str):
            yield place, value, key
        elif isinstance(inner, dict | list):
            yield from texts_of(inner, place)


@pytest.mark.parametrize("operation", WITH_FIELDS, ids=str)
def test_a_field_of_the_wrong_type_is_named(client: Client, operation: Operation) -> None:
    for name, schema in fields_of(operation):
        for kind, value in VALUES.items():
            if takes(schema, kind, operation.schemas):
                continue
            body = (client.rows.body(operation) or {}) | {name: value}
            found = problem(client.post(operation, body), 422)
            assert any(field.partition(".")[0].partition("[")[0] == name for field in named(found)), (
                name,
                kind,
            )


@pytest.mark.parametrize("operation", WITH_BODY, ids=str)
def test_a_field_nobody_knows_is_named(client: Client, operation: Operation) -> None:
    body = (client.rows.body(operation) or {}) | {"unheard_of": 1}

    found = problem(client.post(operation, body), 422)

    assert "unheard_of" in named(found)
    assert found["reason"] == "FIELD_UNKNOWN"


@pytest.mark.parametrize("operation", REQUIRING, ids=str)
def test_each_field_that_is_missing_is_named(client: Client, operation: Operation) -> None:
    found = problem(client.post(operation, {}), 422)

    assert named(found) == set(operation.schema["required"])
    assert found["reason"] == "FIELD_REQUIRED"


@pytest.mark.parametrize("operation", WITH_FIELDS, ids=str)
def test_nul_in_a_text_is_named(client: Client, operation: Operation) -> None:
    for place, _, _ in texts_of(client.rows.body(operation) or {}):
        body = deepcopy(client.rows.body(operation) or {})
        [(container, key)] = [(inside, at) for path, inside, at in texts_of(body) if path == place]
        container[key] += "\0"

        assert named(problem(client.post(operation, body), 422)) == {place}


@pytest.mark.parametrize("operation", WITH_FIELDS, ids=str)
@pytest.mark.parametrize("half", [r"\ud800", r"\udfff"])
def test_half_a_character_is_named(client: Client, operation: Operation, half: str) -> None:
    body = client.rows.body(operation) or {}
    for place, _, _ in list(texts_of(body))[:3]:
        changed = deepcopy(body)
        [(container, key)] = [(inside, at) for path, inside, at in texts_of(changed) if path == place]
        container[key] = "HALF"
        content = json.dumps(changed).replace("HALF", half).encode()

        assert named(problem(client.send(operation, content), 422)) == {place}


@pytest.mark.parametrize("operation", WITH_BODY, ids=str)
def test_a_document_that_is_too_deep_is_refused(client: Client, operation: Operation) -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        content = opening * TOO_DEEP + "1" + closing * TOO_DEEP

        assert problem(client.send(operation, content.encode()), 400)["reason"] == "JSON_TOO_DEEP"


@pytest.mark.parametrize("operation", WITH_BODY, ids=str)
def test_a_document_that_is_too_large_is_refused(client: Client, operation: Operation) -> None:
    content = json.dumps({"a": "x" * LARGEST}).encode()

    assert problem(client.send(operation, content), 413)["reason"] == "BODY_TOO_LARGE"


@pytest.mark.parametrize("operation", WITH_FIELDS, ids=str)
def test_a_field_that_is_given_twice_is_named(client: Client, operation: Operation) -> None:
    name, value = next(iter((client.rows.body(operation) or {}).items()))
    twice = f"{json.dumps(name)}: {json.dumps(value)}"

    found = problem(client.send(operation, f"{{{twice}, {twice}}}".encode()), 400)

    assert (found["reason"], named(found)) == ("FIELD_REPEATED", {name})


@pytest.mark.parametrize("operation", WITH_FIELDS, ids=str)
@pytest.mark.parametrize(
    "content", [b"", b"{", b"null", b"[]", b'"x"', b"1", b"{'a': 1}", b"\xff\xfe{}", b'{"a": NaN}', b"\0"]
)
def test_what_is_no_document_is_refused(client: Client, operation: Operation, content: bytes) -> None:
    problem(client.send(operation, content), 400, 422)


@pytest.mark.parametrize("operation", WITH_BODY, ids=str)
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""])
def test_another_type_of_content_is_refused(client: Client, operation: Operation, kind: str) -> None:
    content = json.dumps(client.rows.body(operation)).encode()

    found = problem(client.send(operation, content, Content_Type=kind), 415)

    assert found["reason"] == "CONTENT_TYPE_UNSUPPORTED"


@pytest.fixture(scope="module")
def tokens(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Tokens nobody should believe, each claiming every role."""
    folder: Path = tmp_path_factory.mktemp("forged")
    identity.create_key(folder / "own.pem")
    roles = list(HOLDERS)
    given: dict[str, Any] = {"organisation": "organisations/450222-mz", "region": "450222"}
    demo = TokenSigner(cluster.folder / "keys" / "demo.pem", DEMO_ISSUER)
    forged = TokenSigner(folder / "own.pem", DEMO_ISSUER)
    true = demo.sign("clerk-mz", roles, **given)
    head, claims, signature = true.split(".")
    return {
        "forged": forged.sign("clerk-mz", roles, **given),
        "expired": demo.sign("clerk-mz", roles, lifetime=-3600, **given),
        "for another audience": demo.sign("clerk-mz", roles, audience="elsewhere", **given),
        "of an issuer nobody knows": TokenSigner(folder / "own.pem", "x").sign("clerk-mz", roles, **given),
        "alg none": f"{encoded({'alg': 'none', 'typ': 'JWT'})}.{claims}.",
        "alg none with the signature": f"{encoded({'alg': 'None'})}.{claims}.{signature}",
        "signed with the public key": f"{encoded({'alg': 'HS256', 'kid': demo.kid})}.{claims}.{signature}",
        "with other claims": f"{head}.{encoded({'sub': 'manager', 'exp': time.time() + 60})}.{signature}",
        "cut off": true[:-10],
        "no token": "x.y.z",
    }


def encoded(part: Document) -> str:
    """A part of a token."""
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


@pytest.mark.parametrize("operation", GUARDED, ids=str)
def test_a_token_nobody_should_believe_is_refused(
    client: Client, operation: Operation, tokens: dict[str, str]
) -> None:
    content = json.dumps(client.rows.body(operation)).encode() if operation.has_body else None
    for what, token in tokens.items():
        answer = client.send(operation, content, Authorization=f"Bearer {token}")
        found = problem(answer, 401)
        expected = "TOKEN_EXPIRED" if what == "expired" else "TOKEN_INVALID"
        assert found["reason"] == expected, what
    assert problem(client.send(operation, content, Authorization=""), 401)["reason"].startswith("TOKEN_")


@pytest.mark.parametrize("operation", NAMING, ids=str)
@pytest.mark.parametrize(
    "name",
    ["%00", "x%00y", "%ff%fe", "x" * 5000, "%F0%A0%80%80", "..%2f..", "'%20OR%201=1--", "%E2%80%AE", "*"],
)
def test_a_name_nothing_has_is_refused(client: Client, operation: Operation, name: str) -> None:
    path = operation.path
    while "{" in path:
        path = path[: path.index("{")] + name + path[path.index("}") + 1 :]
    content = json.dumps(client.rows.body(operation)).encode() if operation.has_body else None

    answer = client.send(operation, content, path=path)

    assert 400 <= answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == PROBLEM


@pytest.mark.parametrize("operation", [each for each in LISTING if not each.is_write], ids=str)
@pytest.mark.parametrize(
    "query",
    [
        {"page_size": "-1"},
        {"page_size": "many"},
        {"page_size": "99999999999999999999"},
        {"page_token": "x"},
        {"page_token": "\0"},
        {"page_token": base64.urlsafe_b64encode(b"[1,2,3]").decode()},
        {"page_token": "x" * 3000},
        {"unheard_of": "1"},
    ],
    ids=str,
)
def test_a_query_that_makes_no_sense_is_named(
    client: Client, operation: Operation, query: dict[str, str]
) -> None:
    query = query | MANDATORY.get(operation.id, {})
    path = str(httpx.URL(client.rows.path(operation), params=query))

    found = problem(client.send(operation, path=path), 422)

    assert named(found) <= query.keys()
    assert named(found)
