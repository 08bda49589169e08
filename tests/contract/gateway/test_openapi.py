"""The public description of the API: what it promises does not change by accident.

`python -m tests.contract.gateway.test_openapi` writes the snapshot anew, when a change is meant.
"""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import httpx
import pytest
from google.protobuf.descriptor import MethodDescriptor
from yangguang.common.v1 import journal_pb2

from gateway import app, calls, openapi
from gateway.settings import GatewaySettings
from gateway.streams import Streams
from services.common.identity import create_key
from services.common.logs import Canon

SNAPSHOT = Path(__file__).with_name("openapi.json")
# Said by the path, the headers, or the fields that are given.
ELSEWHERE = {"name", "parent", "etag", "request_id", "update_mask", "region", "centre", "data"}
# The calculator of deadlines has a friendlier body, and personal data is not put into addresses.
OTHERWISE = {"ComputeDeadline", "ListCases", "SearchCases"}


async def make(folder: Path) -> dict[str, Any]:
    """The document of a gateway that nothing is connected to."""
    create_key(folder / "demo.pem")
    settings = GatewaySettings(dev_identity=True, demo_issuer_key_file=folder / "demo.pem")
    backends = calls.connect(settings)
    built = app.build(settings, backends, Streams(1, 1.0), Canon("gateway", enabled=False))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(built), base_url="http://gateway") as client:
        found: dict[str, Any] = (await client.get("/openapi.json")).json()
    await backends.close()
    return found


@pytest.fixture(scope="module")
async def document(tmp_path_factory):
    return await make(tmp_path_factory.mktemp("openapi"))


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """By method and path."""
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def methods() -> list[MethodDescriptor]:
    files = [*chain(*calls.PROTOS.values()), journal_pb2.DESCRIPTOR]
    return [m for file in files for service in file.services_by_name.values() for m in service.methods]


def test_the_description_is_as_it_was_promised(document):
    promised = json.loads(SNAPSHOT.read_text(encoding="utf-8"))

    assert document == promised, "when this is meant: python -m tests.contract.gateway.test_openapi"


def test_every_rpc_of_every_service_has_a_route(document):
    routed = {
        operation[openapi.RPC] for operation in operations(document).values() if openapi.RPC in operation
    }

    assert {method.full_name for method in methods()} - routed == set()


def test_every_call_says_who_may_make_it_and_what_a_refusal_is(document):
    for place, operation in operations(document).items():
        if openapi.RPC in operation:
            assert operation["security"], place
            assert operation["description"], place
            assert operation["responses"]["default"] == {"$ref": "#/components/responses/Problem"}, place


def test_calls_that_take_a_request_id_take_an_idempotency_key(document):
    for place, operation in operations(document).items():
        if openapi.RPC in operation:
            asked = openapi.method_of(operation[openapi.RPC]).input_type.fields_by_name
            keys = {"$ref": "#/components/parameters/IdempotencyKey"} in operation.get("parameters", [])
            assert keys == ("request_id" in asked), place


def test_bodies_and_queries_have_the_fields_of_their_messages(document):
    for place, operation in operations(document).items():
        if openapi.RPC not in operation or operation["operationId"] in OTHERWISE:
            continue
        method = openapi.method_of(operation[openapi.RPC])
        given = fields(document, operation)
        wanted = set(method.input_type.fields_by_name) - ELSEWHERE
        if method.server_streaming:
            wanted -= {"after_version"}
        assert given - ELSEWHERE == renamed(wanted), place


def fields(document: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    """What a call may be given in its body or its query."""
    query = {p["name"] for p in operation.get("parameters", []) if p.get("in") == "query"}
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    for option in [body, *body.get("anyOf", [])]:
        if "$ref" in option:
            schema = document["components"]["schemas"][option["$ref"].rpartition("/")[2]]
            query |= set(schema.get("properties", {}))
    return query


def renamed(wanted: set[str]) -> set[str]:
    """Indicators are asked for from a day to a day."""
    if "group" not in wanted:
        return wanted
    return wanted - {"first_day", "last_day", "group"} | {"from", "to", "group_by"}


def test_what_is_sent_has_an_example_that_fits(document):
    for name, schema in document["components"]["schemas"].items():
        for example in schema.get("examples", []):
            assert set(schema.get("required", [])) <= set(example) <= set(schema["properties"]), name


def test_the_answers_people_read_most_have_examples(document):
    schemas = document["components"]["schemas"]

    for name in ("Case", "Item", "NoticeSheet", "Deadline", "Card", "ListIndicatorsResponse", "Problem"):
        assert schemas[name]["examples"], name


def test_fields_say_what_they_are(document):
    schemas = document["components"]["schemas"]

    assert schemas["Case"]["properties"]["number"]["description"].startswith("办件编号")
    assert "已受理" in schemas["Case"]["properties"]["state"]["description"]
    assert "公民身份号码" in schemas["ApplicantFields"]["properties"]["id_number"]["description"]


if __name__ == "__main__":
    import asyncio
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        text = json.dumps(asyncio.run(make(Path(folder))), ensure_ascii=False, indent=1, sort_keys=True)
    SNAPSHOT.write_text(text + "\n", encoding="utf-8")
