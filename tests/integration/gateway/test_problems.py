"""Every refusal is a problem document (RFC 9457) with words for people and a reason for programs."""

import json

import httpx
import pytest

from tests.conftest import Keys
from tests.integration.gateway.conftest import Start, bearer
from tests.integration.gateway.services import CASE, World

APPLICANT = {"kind": "PERSON", "name": "韦大·㙍", "id_number": "450222194001010019"}


def application(item: str = "items/A1") -> dict[str, object]:
    return {"item": item, "applicant": APPLICANT}


async def apply(gateway: httpx.AsyncClient, item: str, headers: dict[str, str]) -> httpx.Response:
    return await gateway.post("/api/v1/cases", json=application(item), headers=headers)


@pytest.mark.parametrize(
    ("item", "status", "reason", "title"),
    [
        ("items/FIELD", 422, "FIELD_INVALID", "填写有误"),
        ("items/REUSED", 422, "REQUEST_ID_REUSED", "幂等键已用于另一请求"),
        ("items/RANGE", 422, "PAGE_TOKEN_INVALID", "分页标记无效"),
        ("items/GONE", 404, "ITEM_NOT_FOUND", "没有此事项"),
        ("items/TAKEN", 409, "ITEM_EXISTS", "事项已存在"),
        ("items/STATE", 409, "STEP_NOT_ALLOWED", "当前状态不能进行此操作"),
        ("items/RACE", 409, "ETAG_MISMATCH", "内容已被他人修改"),
        ("items/DENIED", 403, "MANDATE_REQUIRED", "授权书未授予此项权力"),
        ("items/BUSY", 429, "OVERLOADED", "系统繁忙"),
        ("items/AWAY", 503, "DATABASE_UNAVAILABLE", "数据库暂时不可用"),
        ("items/DEFECT", 500, "INTERNAL", "系统出错"),
        ("items/NEWER", 409, "A_REASON_NOBODY_KNOWS_YET", "无法办理"),
    ],
)
async def test_each_refusal_of_a_service_is_a_problem_with_a_chinese_title(
    gateway, as_resident, item, status, reason, title
):
    answer = await apply(gateway, item, as_resident)

    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, problem["status"]) == (status, status)
    assert (problem["reason"], problem["title"]) == (reason, title)
    assert problem["type"] == f"/problems/{reason}"
    assert problem["request_id"] == answer.headers["x-request-id"]


async def test_the_field_a_service_refuses_is_named(gateway, as_resident):
    problem = (await apply(gateway, "items/FIELD", as_resident)).json()

    [error] = problem["errors"]
    assert (error["field"], error["reason"]) == ("applicant.id_number", "FIELD_INVALID")
    assert error["detail"] == "须为有效的公民身份号码或统一社会信用代码"


async def test_facts_are_filled_into_the_words(gateway, as_resident):
    chinese = (await apply(gateway, "items/STATE", as_resident)).json()
    english = (
        await apply(gateway, "items/STATE", as_resident | {"Accept-Language": "en-GB,zh;q=0.5"})
    ).json()

    assert chinese["detail"] == "当前状态：已受理；操作：受理。"
    assert english["title"] == "The state does not allow this step"
    assert english["detail"] == "State: ACCEPTED; step: ACCEPT."
    assert english["facts"] == {"state": "ACCEPTED", "action": "ACCEPT"}


async def test_a_defect_shows_nothing_of_itself(gateway, as_resident):
    answer = await apply(gateway, "items/DEFECT", as_resident)

    assert "450222194001010019" not in answer.text
    assert "Traceback" not in answer.text


async def test_what_is_busy_or_away_says_when_to_come_back(gateway, as_resident):
    busy = await apply(gateway, "items/BUSY", as_resident)
    away = await apply(gateway, "items/AWAY", as_resident)

    assert (busy.headers["retry-after"], away.headers["retry-after"]) == ("1", "1")


async def test_a_service_that_is_too_slow_is_a_gateway_timeout(start: Start, as_resident):
    gateway = await start(call_timeout=0.2)

    answer = await apply(gateway, "items/SLOW", as_resident)

    assert (answer.status_code, answer.json()["reason"]) == (504, "DEADLINE_EXCEEDED")


async def test_a_service_that_is_not_there_is_unavailable(start: Start, as_resident):
    gateway = await start(cases_address="127.0.0.1:1")

    answer = await apply(gateway, "items/A1", as_resident)

    assert (answer.status_code, answer.json()["reason"]) == (503, "SERVICE_UNAVAILABLE")
    assert answer.headers["retry-after"] == "1"


async def test_a_write_with_a_key_survives_the_end_of_a_connection(gateway, services, as_resident):
    answer = await apply(gateway, "items/BROKEN", as_resident | {"Idempotency-Key": "once"})

    assert answer.status_code == 201
    assert [asked.request_id for asked in services.cases.asked] == ["once", "once"]


async def test_a_write_without_a_key_is_not_asked_twice(gateway, services, as_resident):
    answer = await apply(gateway, "items/BROKEN", as_resident)

    assert (answer.status_code, answer.json()["reason"]) == (503, "SERVICE_UNAVAILABLE")
    assert len(services.cases.asked) == 1


async def test_an_rpc_the_service_does_not_know_yet_is_not_implemented(gateway):
    answer = await gateway.get("/api/v1/regions")

    assert (answer.status_code, answer.json()["reason"]) == (501, "NOT_IMPLEMENTED")


async def test_an_address_that_is_not_there_is_a_problem_too(gateway):
    missing = await gateway.get("/api/v1/nothing")
    verb = await gateway.get(f"/api/v1/cases/{CASE}:accept")
    method = await gateway.delete("/api/v1/cases")

    assert (missing.status_code, missing.json()["reason"]) == (404, "ROUTE_NOT_FOUND")
    assert (verb.status_code, verb.json()["reason"]) == (405, "METHOD_NOT_ALLOWED")
    assert (method.status_code, method.json()["reason"]) == (405, "METHOD_NOT_ALLOWED")
    assert (verb.headers["allow"], method.headers["allow"]) == ("POST", "GET, POST")


async def test_a_file_sent_by_another_method_is_no_method_of_the_address(gateway):
    headers = {"Content-Type": "application/octet-stream"}

    answer = await gateway.request(
        "DELETE", f"/api/v1/cases/{CASE}/materials", content=b"%PDF-", headers=headers
    )

    assert (answer.status_code, answer.json()["reason"]) == (405, "METHOD_NOT_ALLOWED")
    assert answer.headers["allow"] == "GET, POST"


async def test_a_browser_gets_a_page_instead(gateway):
    answer = await gateway.get("/nothing", headers={"Accept": "text/html"})

    assert answer.status_code == 404
    assert "没有这个地址" in answer.text


async def test_without_a_token_whoever_needs_one_is_told_so(gateway):
    answer = await gateway.post("/api/v1/cases", json=application())

    assert (answer.status_code, answer.json()["reason"]) == (401, "TOKEN_REQUIRED")
    assert answer.headers["www-authenticate"] == 'Bearer realm="yangguang"'


async def test_a_role_that_is_not_granted_is_forbidden(gateway, as_resident):
    answer = await gateway.post(f"/api/v1/cases/{CASE}:accept", headers=as_resident)

    assert (answer.status_code, answer.json()["reason"]) == (403, "ROLE_REQUIRED")
    assert answer.json()["detail"] == "需要角色：首席代表,窗口人员。"


NONE_TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjbGVyay1teiIsInJvbGVzIjpbIkNMRVJLIl19."


@pytest.mark.parametrize(
    "header",
    [
        f"Bearer {NONE_TOKEN}",
        "Bearer nonsense",
        "Basic dXNlcjpwYXNz",
        "Bearer " + "x" * 9000,
        "Bearer caf\xe9",
    ],
)
async def test_forged_tokens_are_refused_even_where_none_is_needed(gateway, header):
    headers = {"Authorization": header.encode("latin-1")}

    needed = await gateway.get(f"/api/v1/cases/{CASE}", headers=headers)
    public = await gateway.get("/api/v1/items", headers=headers)

    assert (needed.status_code, needed.json()["reason"]) == (401, "TOKEN_INVALID")
    assert (public.status_code, public.json()["reason"]) == (401, "TOKEN_INVALID")


async def test_a_token_changed_by_one_letter_or_expired_is_refused(gateway, keys: Keys):
    good = bearer(keys, "clerk-mz", "CLERK", organisation="organisations/450222-mz")["Authorization"]
    forged = good[:-4] + ("AAAA" if not good.endswith("AAAA") else "BBBB")
    expired = f"Bearer {keys.demo.sign('clerk-mz', ['CLERK'], lifetime=-60)}"

    first = await gateway.get(f"/api/v1/cases/{CASE}", headers={"Authorization": forged})
    second = await gateway.get(f"/api/v1/cases/{CASE}", headers={"Authorization": expired})

    assert (first.status_code, first.json()["reason"]) == (401, "TOKEN_INVALID")
    assert (second.status_code, second.json()["reason"]) == (401, "TOKEN_EXPIRED")


def raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


TOO_EARLY = "0001-01-01T00:00:00+08:00"
GOOD = json.dumps(application(), ensure_ascii=False)


@pytest.mark.parametrize(
    ("body", "status", "reason", "field"),
    [
        (b"", 422, "FIELD_REQUIRED", ""),
        (b"{", 400, "JSON_INVALID", None),
        (b"\xff\xfe", 400, "JSON_INVALID", None),
        (b"NaN", 400, "JSON_INVALID", None),
        (b"[" * 100_000, 400, "JSON_TOO_DEEP", None),
        (raw(GOOD.replace('"items/A1"', "[" * 40 + "]" * 40)), 400, "JSON_TOO_DEEP", None),
        (b"[]", 422, "FIELD_INVALID", ""),
        (b'"text"', 422, "FIELD_INVALID", ""),
        (raw(GOOD.replace('"items/A1"', "7")), 422, "FIELD_INVALID", "item"),
        (raw(GOOD.replace('"items/A1"', "null")), 422, "FIELD_INVALID", "item"),
        (raw(GOOD.replace('"PERSON"', '"MARTIAN"')), 422, "FIELD_INVALID", "applicant.kind"),
        (raw(GOOD.replace('"PERSON"', "1")), 422, "FIELD_INVALID", "applicant.kind"),
        (raw(GOOD.replace('"name"', '"nome"')), 422, "REQUEST_INVALID", "applicant.name"),
        (raw(GOOD.replace("韦大", "韦\\u0000大")), 422, "FIELD_INVALID", "applicant.name"),
        (raw(GOOD.replace("韦大", "韦\\ud800大")), 422, "FIELD_INVALID", "applicant.name"),
        (raw(GOOD.replace("韦大", "韦\ud800大")), 422, "FIELD_INVALID", "applicant.name"),
        (raw(GOOD.replace('{"item"', '{"item": "items/B", "item"')), 400, "FIELD_REPEATED", "item"),
        (raw(GOOD[:-1] + ', "materials": ["M1", 2]}'), 422, "FIELD_INVALID", "materials[1]"),
        (raw(GOOD[:-1] + ', "receive_time": "yesterday"}'), 422, "FIELD_INVALID", "receive_time"),
        (
            raw(GOOD[:-1] + ', "receive_time": "0001-01-01T00:00:00+08:00"}'),
            422,
            "FIELD_INVALID",
            "receive_time",
        ),
        (raw(GOOD[:-1] + ', "state": "DECIDED"}'), 422, "FIELD_UNKNOWN", "state"),
        (raw('{"a": "' + "x" * (1 << 20) + '"}'), 413, "BODY_TOO_LARGE", None),
    ],
)
async def test_bad_bodies_are_refused_by_name_and_reach_no_service(
    gateway, services: World, as_resident, body, status, reason, field
):
    headers = as_resident | {"Content-Type": "application/json"}

    answer = await gateway.post("/api/v1/cases", content=body, headers=headers)

    problem = answer.json()
    assert (answer.status_code, problem["reason"]) == (status, reason)
    assert field is None or field in [error["field"] for error in problem["errors"]]
    assert services.cases.asked == []


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk"]
)
async def test_a_body_that_is_not_json_by_its_type_is_refused(gateway, as_resident, kind):
    headers = as_resident | {"Content-Type": kind}

    answer = await gateway.post("/api/v1/cases", content=GOOD.encode(), headers=headers)

    assert (answer.status_code, answer.json()["reason"]) == (415, "CONTENT_TYPE_UNSUPPORTED")


async def test_a_body_sent_in_pieces_is_limited_too(gateway, as_resident):
    async def pieces():
        for _ in range(17):
            yield b"x" * 65536

    headers = as_resident | {"Content-Type": "application/json"}
    answer = await gateway.post("/api/v1/cases", content=pieces(), headers=headers)

    assert (answer.status_code, answer.json()["reason"]) == (413, "BODY_TOO_LARGE")


async def test_unknown_and_ill_formed_parameters_are_refused(gateway, as_clerk):
    unknown = await gateway.get("/api/v1/cases?stat=ACCEPTED", headers=as_clerk)
    wrong = await gateway.get("/api/v1/cases?page_size=many", headers=as_clerk)

    assert unknown.json()["errors"][0] | {"detail": ""} == {
        "field": "stat",
        "reason": "FIELD_UNKNOWN",
        "detail": "",
    }
    assert wrong.json()["errors"] == [{"field": "page_size", "reason": "FIELD_INVALID", "detail": "须为整数"}]


async def test_rare_characters_pass(gateway, services: World, as_resident):
    answer = await apply(gateway, "items/A1", as_resident)

    assert answer.status_code == 201
    assert services.cases.asked[0].applicant.name == "韦大·㙍"


async def test_a_client_that_asks_too_often_has_to_wait(start: Start):
    gateway = await start(rate_limit=5)

    answers = [await gateway.get("/healthz") for _ in range(14)]

    limited = [answer for answer in answers if answer.status_code == 429]
    assert answers[0].status_code == 200
    assert limited
    assert limited[0].json()["reason"] == "RATE_LIMITED"
    assert limited[0].headers["retry-after"] == "1"
