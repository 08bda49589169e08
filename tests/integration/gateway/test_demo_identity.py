"""The demo issuer: for demonstrations only, and never beside a real provider."""

import json

import pytest
from pydantic import ValidationError

from gateway.settings import GatewaySettings
from services.common.identity import Verifier
from tests.conftest import Keys
from tests.integration.gateway.conftest import Start


async def test_a_demo_account_gets_a_token_that_the_services_trust(gateway, verifier: Verifier):
    form = {"username": "chief-mz", "password": "yangguang"}

    answer = (await gateway.post("/auth/token", data=form)).json()

    caller = await verifier.verify(answer["access_token"])
    assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 28800)
    assert (caller.subject, caller.organisation) == ("chief-mz", "organisations/450222-mz")
    assert (caller.window, caller.channel, caller.region) == ("windows/450222-mz-01", "WINDOW", "450222")


@pytest.mark.parametrize(
    "form", [{"username": "chief-mz", "password": "wrong"}, {"username": "nobody", "password": "yangguang"}]
)
async def test_bad_credentials_are_refused_as_oauth_says(gateway, form):
    answer = await gateway.post("/auth/token", data=form)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


async def test_the_accounts_are_listed_for_choosing(gateway):
    accounts = (await gateway.get("/auth/demo-accounts")).json()["accounts"]

    names = [account["username"] for account in accounts]
    assert {"resident", "agent", "clerk-mz", "chief-mz", "approver-mz", "head-mz", "supervisor"} <= set(names)
    assert accounts[3]["roles"] == ["CLERK"]
    assert {account["password"] for account in accounts} == {"yangguang"}


async def test_the_public_key_alone_is_shown(gateway, keys: Keys):
    [key] = (await gateway.get("/auth/jwks.json")).json()["keys"]

    assert key["kid"] == keys.demo.kid
    assert "d" not in key


async def test_without_the_switch_there_is_no_issuer(start: Start):
    gateway = await start(dev_identity=False)

    token = await gateway.post("/auth/token", data={"username": "chief-mz", "password": "yangguang"})
    page = await gateway.get("/")

    assert token.status_code == 404
    assert "chief-mz" not in page.text


def test_the_issuer_does_not_start_beside_a_real_provider(keys: Keys, tmp_path):
    issuers = tmp_path / "issuers.json"
    provider = {"issuer": "https://id.example", "jwks_url": "https://id.example/jwks"}
    issuers.write_text(json.dumps([provider]))

    with pytest.raises(ValidationError, match="refused beside an OpenID Connect provider"):
        GatewaySettings(
            dev_identity=True, demo_issuer_key_file=keys.folder / "demo.pem", issuers_file=issuers
        )


def test_the_issuer_does_not_start_without_a_key():
    with pytest.raises(ValidationError, match="needs demo_issuer_key_file"):
        GatewaySettings(dev_identity=True)
