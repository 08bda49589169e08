"""A small OpenID Connect provider, as a process of its own: `python -m tests.integration.gateway.issuer`.

It holds the gateway to what the standards ask: a code is good once, for its client, its address and the
secret whose hash was shown (PKCE). Nobody types a password: who signs in stands in ISSUER_CLAIMS.
"""

import base64
import hashlib
import json
import os
import secrets
import time
from typing import Any
from urllib.parse import urlencode

import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "yangguang-pages", "a secret of the tests"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PORT = int(os.environ.get("ISSUER_PORT", "0"))
ISSUER = f"http://127.0.0.1:{PORT}"
# What somebody who signs in is told to have, by the provider's own names.
CLAIMS = json.loads(os.environ.get("ISSUER_CLAIMS", "{}"))
LIFETIME = int(os.environ.get("ISSUER_LIFETIME", "600"))

codes: dict[str, dict[str, str]] = {}


async def discovery(request: Request) -> Response:
    return JSONResponse(
        {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "end_session_endpoint": f"{ISSUER}/bye",
            "jwks_uri": f"{ISSUER}/jwks",
        }
    )


async def jwks(request: Request) -> Response:
    public: dict[str, Any] = RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    return JSONResponse({"keys": [public | {"kid": "1", "use": "sig", "alg": "RS256"}]})


async def authorize(request: Request) -> Response:
    asked = dict(request.query_params)
    known = asked["client_id"] == CLIENT and asked["redirect_uri"].endswith("/sign-in/return")
    if not known or asked["response_type"] != "code" or asked["code_challenge_method"] != "S256":
        return JSONResponse({"error": "invalid_request"}, 400)
    if asked.get("scope") == "nothing":
        return RedirectResponse(
            f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}", 302
        )
    code = secrets.token_urlsafe(16)
    codes[code] = asked
    given = urlencode({"code": code, "state": asked["state"]})
    return RedirectResponse(f"{asked['redirect_uri']}?{given}", 302)


async def token(request: Request) -> Response:
    form = {name: str(value) for name, value in (await request.form()).items()}
    asked = codes.pop(form["code"], None)
    shown = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
    known = form["client_id"] == CLIENT and form["client_secret"] == SECRET
    if asked is None or not known or asked["code_challenge"] != shown.decode():
        return JSONResponse({"error": "invalid_grant"}, 400)
    if asked["redirect_uri"] != form["redirect_uri"]:
        return JSONResponse({"error": "invalid_grant"}, 400)
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": "yangguang", "iat": now, "exp": now + LIFETIME} | CLAIMS
    signed = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "1"})
    return JSONResponse({"access_token": signed, "token_type": "Bearer", "expires_in": LIFETIME})


ROUTES = [
    Route("/.well-known/openid-configuration", discovery),
    Route("/jwks", jwks),
    Route("/authorize", authorize),
    Route("/token", token, methods=["POST"]),
]

if __name__ == "__main__":
    uvicorn.run(Starlette(routes=ROUTES), host="127.0.0.1", port=PORT, log_level="warning")
