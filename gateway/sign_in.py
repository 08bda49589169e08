"""Signing in by OpenID Connect (统一身份认证): the authorization code flow with PKCE (RFC 6749, RFC 7636).

What a browser brings back is a code; the provider gives the token for it to the gateway directly, and it is
verified as the services verify it. While the browser is with the provider, the attempt waits in a cookie.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import urlencode

from gateway.errors import Problem
from gateway.settings import GatewaySettings

DISCOVERY: Final = "/.well-known/openid-configuration"
TIMEOUT: Final = 5.0
LONGEST_CODE: Final = 2000
# What the discovery document of a provider has to name.
NAMED: Final = ("issuer", "authorization_endpoint", "token_endpoint")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to sign in: what the answer has to match, and where to go then."""

    state: str
    # The secret whose hash the provider was shown (PKCE); without it a stolen code is worth nothing.
    verifier: str
    next: str

    def sealed(self) -> str:
        """The attempt as the value of a cookie."""
        return base64.urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()


def new_attempt(following: str) -> Attempt:
    """A new attempt."""
    return Attempt(secrets.token_urlsafe(24), secrets.token_urlsafe(48), following)


def attempt_of(value: str) -> Attempt:
    """The attempt a cookie holds."""
    try:
        return Attempt(**json.loads(base64.urlsafe_b64decode(value)))
    except (ValueError, TypeError):
        raise Problem(403, "SIGN_IN_NOT_BEGUN") from None


class Provider:
    """The provider of the settings; what it says of itself is read when it is first needed."""

    def __init__(self, settings: GatewaySettings) -> None:
        self.issuer = settings.sign_in_issuer
        self._client = settings.sign_in_client
        self._secret = settings.sign_in_secret.get_secret_value()
        self._scope = settings.sign_in_scope
        self._known: dict[str, Any] = {}

    async def address(self, attempt: Attempt, back: str) -> str:
        """Where the browser goes to sign in; it comes back to the address `back`."""
        known = await self.known()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest())
        asked = {
            "response_type": "code",
            "client_id": self._client,
            "redirect_uri": back,
            "scope": self._scope,
            "state": attempt.state,
            "code_challenge": challenge.rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        endpoint = str(known["authorization_endpoint"])
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"

    async def token(self, code: str, attempt: Attempt, back: str) -> str:
        """The token for a code."""
        known = await self.known()
        asked = {
            "grant_type": "authorization_code",
            "code": code[:LONGEST_CODE],
            "redirect_uri": back,
            "code_verifier": attempt.verifier,
            "client_id": self._client,
        }
        if self._secret:
            asked["client_secret"] = self._secret
        answer = await _fetch("POST", str(known["token_endpoint"]), asked)
        token = answer.get("access_token")
        if not isinstance(token, str):
            raise Problem(502, "SIGN_IN_FAILED", {"why": str(answer.get("error", "no access_token"))[:200]})
        return token

    async def farewell(self, back: str) -> str:
        """Where a browser ends its session with the provider itself; "" where there is no such place."""
        endpoint = str((await self.known()).get("end_session_endpoint", ""))
        asked = {"client_id": self._client, "post_logout_redirect_uri": back}
        return f"{endpoint}?{urlencode(asked)}" if endpoint.startswith(("https://", "http://")) else ""

    async def known(self) -> dict[str, Any]:
        """What the provider says of itself (OpenID Connect Discovery 1.0)."""
        if not self._known:
            found = await _fetch("GET", self.issuer.rstrip("/") + DISCOVERY)
            if any(name not in found for name in NAMED) or found["issuer"] != self.issuer:
                raise Problem(502, "SIGN_IN_FAILED", {"why": "discovery of another issuer"})
            self._known = found
        return self._known


async def _fetch(method: str, url: str, form: dict[str, str] | None = None) -> dict[str, Any]:
    # Imported where it is used: a gateway without a provider does not need its memory.
    import httpx

    try:
        async with httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False) as client:
            answer = await client.request(method, url, data=form, headers={"Accept": "application/json"})
            found = answer.json()
    except (httpx.HTTPError, ValueError):
        raise Problem(503, "SIGN_IN_UNAVAILABLE") from None
    if not isinstance(found, dict) or answer.status_code >= 500:
        raise Problem(503, "SIGN_IN_UNAVAILABLE")
    return found
