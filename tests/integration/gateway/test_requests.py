"""What a request brings along reaches the service, and what the service says comes back in the same words."""

import asyncio

import httpx
import prometheus_client
import pytest

from tests.integration.gateway.conftest import Start, bearer
from tests.integration.gateway.services import CASE, World

APPLICATION = {
    "item": "items/A1",
    "applicant": {"kind": "PERSON", "name": "韦大", "id_number": "450222194001010019"},
    "receive_time": "2026-02-10T09:00:00+08:00",
}


async def test_an_application_becomes_the_message_and_the_answer_the_case(gateway, services: World, as_clerk):
    headers = as_clerk | {"Idempotency-Key": "apply-1"}

    answer = await gateway.post("/api/v1/cases", json=APPLICATION, headers=headers)

    asked = services.cases.asked[0]
    assert (asked.request_id, asked.applicant.kind) == ("apply-1", 1)
    assert asked.receive_time.ToJsonString() == "2026-02-10T01:00:00Z"
    assert (answer.status_code, answer.headers["etag"]) == (201, '"1"')
    assert answer.json() == {
        "name": f"cases/{CASE}",
        "item": "items/A1",
        "state": "SUBMITTED",
        "materials": [],
        "deemed_accepted": False,
        "procedures": [],
        "clocks": [],
        "etag": "1",
    }


async def test_if_match_goes_along_and_a_stale_one_is_a_failed_precondition(gateway, as_clerk):
    fresh = await gateway.post(f"/api/v1/cases/{CASE}:accept", headers=as_clerk | {"If-Match": '"3"'})
    anyone = await gateway.post(f"/api/v1/cases/{CASE}:accept", headers=as_clerk | {"If-Match": "*"})
    stale = await gateway.post(f"/api/v1/cases/{CASE}:accept", headers=as_clerk | {"If-Match": '"2"'})

    assert (fresh.status_code, fresh.headers["etag"], anyone.status_code) == (200, '"4"', 200)
    assert (stale.status_code, stale.json()["reason"]) == (412, "ETAG_MISMATCH")


async def test_what_is_known_already_is_not_sent_again(gateway, as_clerk):
    headers = as_clerk | {"If-None-Match": '"3"'}

    answer = await gateway.get(f"/api/v1/cases/{CASE}", headers=headers)

    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", '"3"')


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Idempotency-Key", "a b"),
        ("Idempotency-Key", "x" * 129),
        ("Idempotency-Key", "caf\xe9"),
        ("If-Match", "3"),
        ("If-Match", 'W/"3"'),
        ("If-Match", '"3", "4"'),
    ],
)
async def test_ill_formed_headers_are_refused_by_name(gateway, services: World, as_clerk, name, value):
    headers = {key.encode(): text.encode("latin-1") for key, text in (as_clerk | {name: value}).items()}

    answer = await gateway.post(f"/api/v1/cases/{CASE}:accept", headers=headers)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, name)
    assert services.cases.asked == []


async def test_the_request_id_is_handed_on_and_given_back(gateway, services: World, as_clerk):
    given = await gateway.get(f"/api/v1/cases/{CASE}", headers=as_clerk | {"X-Request-Id": "desk-7:42"})
    made = await gateway.get(f"/api/v1/cases/{CASE}", headers=as_clerk | {"X-Request-Id": "bad id!"})

    assert given.headers["x-request-id"] == services.cases.request_ids[0] == "desk-7:42"
    assert made.headers["x-request-id"] == services.cases.request_ids[1] != "bad id!"


async def test_a_trace_is_followed_when_it_is_one(gateway, services: World, as_clerk):
    trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    await gateway.get(f"/api/v1/cases/{CASE}", headers=as_clerk | {"Traceparent": trace})
    await gateway.get(f"/api/v1/cases/{CASE}", headers=as_clerk | {"Traceparent": "00-zz-zz-01"})

    assert services.cases.traces == [trace, ""]


async def test_every_answer_is_safe_for_a_browser_and_private_ones_are_kept_by_nobody(gateway, as_clerk):
    private = await gateway.get(f"/api/v1/cases/{CASE}", headers=as_clerk)
    public = await gateway.get("/api/v1/items")

    for answer in (private, public):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert (private.headers["cache-control"], public.headers["cache-control"]) == ("no-store", "no-cache")


async def test_identity_numbers_are_searched_for_in_a_body_never_in_an_address(
    gateway, services: World, as_clerk
):
    body = {"applicant_id_number": "450222194001010019", "page_size": 5}

    by_address = await gateway.get("/api/v1/cases", params=body, headers=as_clerk)
    by_body = await gateway.post("/api/v1/cases:search", json=body, headers=as_clerk)

    assert by_address.status_code == 422
    assert by_body.json()["next_page_token"] == "more"
    assert services.cases.asked[0].applicant_id_number == "450222194001010019"


async def test_a_change_names_the_fields_given(gateway, keys):
    token = keys.demo.sign(
        "editor", ["CATALOG_EDITOR"], organisation="organisations/450222-mz", region="450222"
    )
    body = {
        "content": {"title": "新名称", "themes": [], "promised_limit": {"length": 5, "unit": "WORKING_DAYS"}}
    }
    headers = {"Authorization": f"Bearer {token}"}

    answer = await gateway.patch("/api/v1/items/A1/versions/2", json=body, headers=headers)

    assert answer.json()["name"] == "items/A1/versions/2"
    assert answer.json()["return_reason"] == "promised_limit,themes,title"
    assert answer.json()["content"]["promised_limit"] == {"length": 5, "unit": "WORKING_DAYS"}


async def test_a_deadline_is_computed_by_a_rule_or_a_length(gateway, services: World):
    rule = await gateway.post("/api/v1/clocks:compute", json={"clock": "XK-05", "start": "2026-02-10"})
    length = await gateway.post(
        "/api/v1/clocks:compute",
        json={
            "length": 20,
            "unit": "WORKING_DAYS",
            "start": "2026-02-10",
            "region": "450222",
            "pauses": [{"from": "2026-03-02", "to": "2026-03-08"}],
            "extension": 10,
        },
    )

    by_rule, by_length = services.calendar.asked
    assert rule.json() == {
        "due": "2026-03-16",
        "provisional": False,
        "explanation": ["期限 20 个工作日", "至 2026-03-16 届满"],
    }
    assert length.status_code == 200
    assert (by_rule.clock, by_rule.HasField("limit")) == ("XK-05", False)
    assert (by_length.limit.length, by_length.limit.unit, by_length.extension) == (20, 1, 10)
    assert (by_length.pauses[0].first_day, by_length.pauses[0].last_day) == ("2026-03-02", "2026-03-08")


async def test_what_is_wrong_with_a_deadline_is_named_as_the_body_names_it(gateway):
    pauses = [{"from": "2026-03-08", "to": "2026-03-02"}]

    length = await gateway.post("/api/v1/clocks:compute", json={"length": -1, "start": "2026-02-10"})
    pause = await gateway.post(
        "/api/v1/clocks:compute", json={"clock": "XK-05", "start": "2026-02-10", "pauses": pauses}
    )

    assert length.json()["errors"][0]["field"] == "length"
    assert pause.json()["errors"][0]["field"] == "pauses[0].from"


async def test_indicators_are_asked_for_from_a_day_to_a_day(gateway, keys):
    headers = bearer(keys, "supervisor", "SUPERVISOR")
    days = {"from": "2026-01-01", "to": "2026-12-31", "group_by": "BY_REGION"}

    answer = await gateway.get("/api/v1/indicators", params=days, headers=headers)

    [entry] = answer.json()["indicators"]
    assert entry["group_title"] == "2026-01-01 2026-12-31 1"
    assert entry["current"]["completion_rate"] == 0.75
    assert "same_day_rate" not in entry["current"]
    assert entry["current"]["overdue_count"] == 0


async def test_journal_entries_show_their_event_beside_its_bytes(gateway, as_auditor):
    answer = await gateway.get("/api/v1/journals/cases/entries?after=0&limit=10", headers=as_auditor)

    known, unknown = answer.json()["entries"]
    assert (known["position"], known["id"]) == (1, "01" * 16)
    assert known["event"]["facts"]["case"] == f"cases/{CASE}"
    assert bytes.fromhex(known["payload"])
    assert "event" not in unknown


async def test_the_head_of_each_journal_is_public_to_auditors_alone(gateway, as_auditor):
    head = await gateway.get("/api/v1/journals/catalog/head", headers=as_auditor)
    nobody = await gateway.get("/api/v1/journals/catalog/head")
    nowhere = await gateway.get("/api/v1/journals/payroll/head", headers=as_auditor)

    assert head.json() == {"service": "cases", "epoch": "e1", "position": 2, "hash": "02" * 32}
    assert (nobody.status_code, nowhere.status_code) == (401, 422)


async def test_readiness_names_the_services_that_do_not_serve(start: Start):
    ready, lame = await start(), await start(hall_address="127.0.0.1:1")

    assert ((await ready.get("/readyz")).status_code, (await ready.get("/readyz")).text) == (200, "ok\n")
    assert ((await lame.get("/readyz")).status_code, (await lame.get("/readyz")).text) == (503, "hall\n")
    assert (await lame.get("/healthz")).status_code == 200


async def test_requests_are_counted_by_route_and_not_by_address(gateway, as_clerk):
    await gateway.get(f"/api/v1/cases/{CASE}", headers=as_clerk)
    await gateway.get("/nowhere/at/all")

    text = prometheus_client.generate_latest().decode()

    assert 'route="/api/v1/cases/{case}",status="200"' in text
    assert 'route="unmatched",status="404"' in text
    assert CASE not in text


async def test_two_hundred_requests_at_once_are_all_answered(gateway: httpx.AsyncClient, as_clerk):
    asked = [gateway.get(f"/api/v1/cases/{CASE}", headers=as_clerk) for _ in range(200)]

    answers = await asyncio.gather(*asked)

    assert {answer.status_code for answer in answers} == {200}
