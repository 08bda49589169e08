"""The demo issuer (演示身份): named accounts of every role, for demonstrations only.

It exists when `YG_DEV_IDENTITY=1` alone, and never beside a real identity provider. In production an OpenID
Connect provider gives the tokens; the gateway passes them on, and the services verify them.
"""

from __future__ import annotations

import hmac
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form
from starlette.responses import JSONResponse, Response

from services.common.identity import TokenSigner

ACCOUNTS: Final = Path(__file__).parent / "data" / "demo_accounts.toml"
LIFETIME: Final = 8 * 3600


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account: who it stands for, and what its tokens say."""

    username: str
    label: str
    english_label: str
    roles: list[str]
    region: str
    organisation: str = ""
    window: str = ""
    channel: str = "WEB"


@dataclass(frozen=True, slots=True)
class Accounts:
    """All demo accounts, with the one password they share."""

    password: str
    by_name: dict[str, Account]

    def find(self, username: str, password: str) -> Account | None:
        """The account, when the password is right."""
        right = hmac.compare_digest(password.encode("utf-8", "replace"), self.password.encode())
        return self.by_name.get(username) if right else None

    def shown(self) -> list[dict[str, Any]]:
        """The accounts for people to choose from."""
        return [
            {"username": account.username, "password": self.password, **_filled(account)}
            for account in self.by_name.values()
        ]


def read_accounts(file: Path = ACCOUNTS) -> Accounts:
    """The accounts of the data file."""
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    found = [Account(**entry) for entry in document["account"]]
    return Accounts(document["password"], {account.username: account for account in found})


def routes(accounts: Accounts, signer: TokenSigner) -> APIRouter:
    """The demo issuer's addresses."""
    router = APIRouter(prefix="/auth", tags=["演示身份 demo identity"])

    @router.post("/token", summary="取得令牌", responses=_TOKEN)
    async def token(
        username: Annotated[str, Form(max_length=64)], password: Annotated[str, Form(max_length=128)]
    ) -> Response:
        """用户名与口令见 GET /auth/demo-accounts。 Answers as OAuth 2.0 does (RFC 6749 §5)."""
        account = accounts.find(username, password)
        if account is None:
            refused = {"error": "invalid_grant", "error_description": "unknown user name or wrong password"}
            return JSONResponse(refused, 400)
        given = {"access_token": sign(signer, account), "token_type": "Bearer", "expires_in": LIFETIME}
        return JSONResponse(given, headers={"Cache-Control": "no-store"})

    @router.get("/demo-accounts", summary="演示账号")
    async def demo_accounts() -> Response:
        """演示环境的账号，口令相同。 The accounts of the demonstration."""
        return JSONResponse({"accounts": accounts.shown()})

    @router.get("/jwks.json", summary="演示签名公钥")
    async def jwks() -> Response:
        """校验令牌用的公钥。 The public key that tokens are verified with."""
        return JSONResponse(signer.jwks())

    return router


def sign(signer: TokenSigner, account: Account) -> str:
    """A token of this account."""
    return signer.sign(
        account.username,
        account.roles,
        name=account.label,
        organisation=account.organisation,
        region=account.region,
        window=account.window,
        channel=account.channel,
        lifetime=LIFETIME,
    )


def _filled(account: Account) -> dict[str, Any]:
    return {name: value for name, value in asdict(account).items() if value and name != "username"}


_TOKEN: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "令牌。 The token.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["access_token", "token_type", "expires_in"],
                    "properties": {
                        "access_token": {"type": "string"},
                        "token_type": {"type": "string", "const": "Bearer"},
                        "expires_in": {"type": "integer"},
                    },
                }
            }
        },
    },
    400: {
        "description": "用户名或口令不对。 Unknown user name or wrong password.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["error"],
                    "properties": {"error": {"type": "string"}, "error_description": {"type": "string"}},
                }
            }
        },
    },
}
