"""Signing in at the pages: with a demo account, by a real provider, and out again; nothing of it is kept."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from pydantic import ValidationError

from gateway.settings import GatewaySettings
from local.ports import free_port
from local.processes import Child, wait_until
from tests.conftest import Keys
from tests.integration.gateway.conftest import Start
from tests.integration.gateway.issuer import CLIENT, SECRET
from tests.integration.gateway.services import CASE

ROOT = Path(__file__).parents[3]
RESIDENT = {"username": "resident", "password": "yangguang"}
CLAIMS = {"sub": "u1", "name": "韦一山", "realm_access": {"roles": ["citizen"]}, "region": "450222"}


@pytest.fixture
def browser(usual_gateway: httpx.AsyncClient) -> Iterator[httpx.AsyncClient]:
    """The shared gateway, by a client whose cookies are gone afterwards."""
    usual_gateway.cookies.clear()
    yield usual_gateway
    usual_gateway.cookies.clear()


async def test_a_demo_account_signs_in_and_is_led_to_where_it_wanted_to_go(browser: httpx.AsyncClient):
    answer = await browser.post("/sign-in", data=RESIDENT | {"next": "/notices?page_token=x"})
    page = (await browser.get("/")).text

    assert (answer.status_code, answer.headers["location"]) == (303, "/notices?page_token=x")
    assert "居民（申请人）" in page
    assert "退出" in page


async def test_no_script_reads_the_cookie_and_no_other_site_sends_it(browser: httpx.AsyncClient):
    answer = await browser.post("/sign-in", data=RESIDENT)

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    # It ends with the browser; and only HTTPS could keep it secure.
    assert "max-age" not in cookie
    assert "secure" not in cookie


async def test_over_https_the_cookie_is_kept_to_https(browser: httpx.AsyncClient):
    answer = await browser.post("/sign-in", data=RESIDENT, headers={"X-Forwarded-Proto": "https"})

    assert "; secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "next_", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil", "/a\nb", "javascript:x"]
)
async def test_nobody_is_led_away_from_here(browser: httpx.AsyncClient, next_: str):
    answer = await browser.post("/sign-in", data=RESIDENT | {"next": next_})

    assert answer.headers["location"].startswith("/")
    assert "evil" not in answer.headers["location"]


@pytest.mark.parametrize("form", [{"username": "resident"}, {"username": "nobody", "password": "yangguang"}])
async def test_a_wrong_password_is_said_beside_the_form(browser: httpx.AsyncClient, form: dict[str, str]):
    answer = await browser.post("/sign-in", data=form)

    assert (answer.status_code, "账号或密码不对" in answer.text) == (422, True)
    assert "set-cookie" not in answer.headers


async def test_what_another_site_sends_signs_nobody_in(browser: httpx.AsyncClient):
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = await browser.post("/sign-in", data=RESIDENT, headers=headers)

        assert answer.status_code == 403, headers
        assert "set-cookie" not in answer.headers


async def test_signing_out_needs_a_form_of_this_session_and_ends_it(browser: httpx.AsyncClient):
    await browser.post("/sign-in", data=RESIDENT)
    page = (await browser.get("/")).text
    token = form_token(page)

    foreign = await browser.post("/sign-out", data={"form_token": "0" * 32})
    elsewhere = await browser.post(
        "/sign-out", data={"form_token": token}, headers={"Origin": "https://evil.example"}
    )
    still = (await browser.get("/")).text
    ours = await browser.post("/sign-out", data={"form_token": token})
    after = (await browser.get(ours.headers["location"])).text

    assert (foreign.status_code, elsewhere.status_code) == (403, 403)
    assert "退出" in still
    assert "已退出" in after
    assert "居民（申请人）" not in after


async def test_a_form_of_one_session_is_none_of_another(browser: httpx.AsyncClient, keys: Keys):
    await browser.post("/sign-in", data=RESIDENT)
    one = (await browser.get("/")).text
    await browser.post("/sign-in", data=RESIDENT | {"username": "resident2"})
    two = (await browser.get("/")).text

    assert form_token(one) != form_token(two)
    assert (await browser.post("/sign-out", data={"form_token": form_token(one)})).status_code == 403


async def test_the_rest_interface_does_not_look_at_cookies(browser: httpx.AsyncClient):
    await browser.post("/sign-in", data=RESIDENT)

    answer = await browser.get(f"/api/v1/cases/{CASE}")

    assert answer.status_code == 401


async def test_what_a_session_sees_is_kept_by_nobody_on_the_way(browser: httpx.AsyncClient):
    before = await browser.get("/notices")
    await browser.post("/sign-in", data=RESIDENT)
    page, sheet = await browser.get("/notices"), await browser.get("/static/style.css")

    assert before.headers["cache-control"] == "no-cache"
    assert page.headers["cache-control"] == "no-store"
    assert sheet.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("token", ["no token", "a.b.c", "é", "x" * 5000])
async def test_a_cookie_that_does_not_hold_is_nobody(browser: httpx.AsyncClient, token: str):
    cookie = b"yg_session=" + token.encode()
    page = await browser.get("/", headers={b"cookie": cookie})

    assert page.status_code == 200
    assert "退出" not in page.text


async def test_an_expired_session_is_led_to_sign_in_and_back(browser: httpx.AsyncClient, keys: Keys):
    expired = keys.demo.sign("resident", ["APPLICANT"], region="450222", lifetime=-60)
    headers = {"Cookie": f"yg_session={expired}", "Accept": "text/html"}

    answer = await browser.post("/sign-out", headers=headers | {"Referer": f"{browser.base_url}/hall?page=2"})
    strange = await browser.post("/sign-out", headers=headers | {"Referer": "https://evil.example/x"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fhall%3Fpage%3D2")
    assert strange.headers["location"] == "/sign-in"


@dataclass(frozen=True, slots=True)
class Issuer:
    """A provider that runs, and what the gateway has to be told of it."""

    url: str
    settings: dict[str, Any]


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    """A real provider in a process of its own."""
    port, folder = free_port(), tmp_path_factory.mktemp("issuer")
    url = f"http://127.0.0.1:{port}"
    entry: dict[str, Any] = {"issuer": url, "jwks_url": f"{url}/jwks", "role_claim": "realm_access.roles"}
    entry |= {"role_names": {"citizen": "APPLICANT"}, "subject_prefix": "id:"}
    (folder / "issuers.json").write_text(json.dumps([entry]))
    child = Child("issuer", folder / "issuer.pid", folder / "issuer.log")
    command = [sys.executable, "-m", "tests.integration.gateway.issuer"]
    given = {"ISSUER_CLAIMS": json.dumps(CLAIMS), "ISSUER_PORT": str(port)}
    child.start(command, cwd=ROOT, env=dict(os.environ) | given)
    try:
        wait_until(lambda: answers(url), child, 30)
        yield Issuer(
            url,
            {
                "dev_identity": False,
                "issuers_file": folder / "issuers.json",
                "sign_in_issuer": url,
                "sign_in_client": CLIENT,
                "sign_in_secret": SECRET,
            },
        )
    finally:
        child.stop()


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/jwks", trust_env=False).is_success
    except httpx.TransportError:
        return False


def form_token(page: str) -> str:
    return page.split('name="form_token" value="', 1)[1].split('"', 1)[0]


async def test_with_a_provider_one_signs_in_there_and_comes_back(start: Start, issuer: Issuer):
    gateway = await start(**issuer.settings)

    ask = (await gateway.get("/sign-in?next=/verify")).text
    away = await gateway.get("/sign-in/start?next=/verify")
    there = await gateway.get(away.headers["location"])
    back = await gateway.get(there.headers["location"])
    page = (await gateway.get(back.headers["location"])).text

    assert 'href="/sign-in/start?next=/verify"' in ask
    assert "yangguang" not in parse_qs(urlsplit(away.headers["location"]).query)["state"][0]
    assert (back.status_code, back.headers["location"]) == (303, "/verify")
    assert "韦一山" in page


async def test_a_code_brought_by_somebody_else_signs_nobody_in(start: Start, issuer: Issuer):
    """A browser that did not begin the attempt has no cookie for it, or that of another."""
    gateway = await start(**issuer.settings)
    away = await gateway.get("/sign-in/start")
    there = await gateway.get(away.headers["location"])
    gateway.cookies.clear()

    without = await gateway.get(there.headers["location"], headers={"Accept": "text/html"})
    await gateway.get("/sign-in/start")
    of_another = await gateway.get(there.headers["location"], headers={"Accept": "text/html"})

    assert (without.status_code, "不是从这里开始的" in without.text) == (403, True)
    assert of_another.status_code == 403
    assert "yg_session" not in gateway.cookies


async def test_a_code_is_good_once(start: Start, issuer: Issuer):
    gateway = await start(**issuer.settings)
    away = await gateway.get("/sign-in/start")
    attempt = gateway.cookies["yg_sign_in"]
    there = await gateway.get(away.headers["location"])

    await gateway.get(there.headers["location"])
    gateway.cookies.set("yg_sign_in", attempt, path="/sign-in")
    again = await gateway.get(there.headers["location"], headers={"Accept": "text/html"})

    assert (again.status_code, "登录没有成功" in again.text) == (502, True)


async def test_whoever_the_provider_does_not_let_in_is_told_so(start: Start, issuer: Issuer):
    gateway = await start(**issuer.settings, sign_in_scope="nothing")

    away = await gateway.get("/sign-in/start")
    there = await gateway.get(away.headers["location"])
    back = await gateway.get(there.headers["location"])

    assert (back.status_code, "没有通过" in back.text) == (403, True)


async def test_a_provider_that_does_not_answer_leaves_the_other_pages_standing(start: Start, tmp_path: Path):
    issuers = tmp_path / "issuers.json"
    issuers.write_text(json.dumps([{"issuer": "http://127.0.0.1:1", "jwks_url": "http://127.0.0.1:1/jwks"}]))
    gateway = await start(
        dev_identity=False,
        issuers_file=issuers,
        sign_in_issuer="http://127.0.0.1:1",
        sign_in_client=CLIENT,
    )

    away = await gateway.get("/sign-in/start", headers={"Accept": "text/html"})
    home = await gateway.get("/")

    assert (away.status_code, "暂时没有答复" in away.text) == (503, True)
    assert home.status_code == 200


async def test_signed_out_one_is_told_where_to_leave_the_provider(start: Start, issuer: Issuer):
    gateway = await start(**issuer.settings)

    page = (await gateway.get("/signed-out")).text

    assert f'href="{issuer.url}/bye?' in page


async def test_without_accounts_or_provider_nobody_signs_in(start: Start):
    gateway = await start(dev_identity=False)

    page = (await gateway.get("/sign-in")).text
    tried = await gateway.post("/sign-in", data=RESIDENT)
    sent = await gateway.get("/sign-in/start")

    assert "没有设置统一身份认证" in page
    assert (tried.status_code, sent.status_code) == (404, 404)


def test_a_provider_the_services_do_not_trust_stops_the_start(tmp_path: Path):
    issuers = tmp_path / "issuers.json"
    issuers.write_text("[]")

    with pytest.raises(ValidationError, match="sign_in_issuer is not in issuers_file"):
        GatewaySettings(issuers_file=issuers, sign_in_issuer="https://id.example", sign_in_client="c")
    with pytest.raises(ValidationError, match="sign_in_issuer needs sign_in_client"):
        GatewaySettings(issuers_file=issuers, sign_in_issuer="https://id.example")
