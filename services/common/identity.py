"""Who is calling: tokens signed and verified, and the call this task is part of.

A token is a JWT with an asymmetric signature (EdDSA, ES256, RS256), from one of the issuers in the file
`YG_ISSUERS_FILE`: an OpenID Connect provider, an upstream platform, the services themselves, the demo issuer.
Its claims: iss, sub, aud, exp, iat, and name, roles, org, region, window, channel unless the issuer's entry
names others.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import logging
import os
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from jwt.types import Options
from prometheus_client import Gauge
from pydantic import BaseModel, ConfigDict, TypeAdapter, model_validator
from yangguang.common.v1.access_pb2 import SERVICE, UNRESTRICTED, Role, Scope

from services.common.errors import Unauthenticated, Unavailable

log = logging.getLogger(__name__)

AUDIENCE: Final = "yangguang"
# Whom services name as the issuer of their own tokens, signed with the key all of a deployment share.
SERVICE_ISSUER: Final = "yangguang-services"
# Asymmetric ones alone: with HS256 the public key would be the secret, with "none" there is none.
ALGORITHMS: Final = ("EdDSA", "ES256", "RS256")
LONGEST_TOKEN: Final = 8192
LEEWAY: Final = 10.0
SERVICE_PREFIX: Final = "services/"
# Callers known by a certificate; no token speaks for them.
PLATFORM_PREFIX: Final = "platforms/"
# A key, and the line before it that says until when it is to be used; others than us pass over that line.
PEM_BLOCK: Final = re.compile(
    rb"(?:^Not-After: \d{4}-\d\d-\d\d\s+)?-----BEGIN ([A-Z ]+)-----\s.+?-----END \1-----", re.DOTALL | re.M
)
NOT_AFTER: Final = re.compile(rb"^Not-After: (\d{4}-\d\d-\d\d)$", re.M)
KEY_LIFETIME: Final = timedelta(days=365)
UNREADABLE: Final = Gauge(
    "yangguang_issuer_unreadable",
    "1 while the keys of an issuer could not be read at the last try.",
    ["issuer"],
)
KEY_EXPIRY: Final = Gauge(
    "yangguang_token_key_expiry_timestamp_seconds",
    "When the key this process signs tokens with is to be changed; it goes on signing after that.",
    ["issuer"],
)
ROLE_NAMES: Final = frozenset(Role.keys()) - {"ROLE_UNSPECIFIED"}


@dataclass(frozen=True, slots=True)
class Caller:
    """The person, platform or service a call is made for; without subject: anybody."""

    subject: str = ""
    name: str = ""
    roles: frozenset[Role] = frozenset()
    organisation: str = ""
    region: str = ""
    window: str = ""
    channel: str = "WEB"
    token: str = field(default="", repr=False)


ANYBODY: Final = Caller()


@dataclass(frozen=True, slots=True)
class Call:
    """The call this task works for; what it calls in turn inherits from it."""

    caller: Caller
    # How far the caller's access reaches in this method.
    reach: Scope = UNRESTRICTED
    # On the clock of the event loop; None: no limit.
    deadline: float | None = None
    request_id: str = ""
    traceparent: str = ""


_call: ContextVar[Call | None] = ContextVar("call", default=None)


def current() -> Call | None:
    """The call this task is part of; None outside of one, as in a consumer."""
    return _call.get()


def caller() -> Caller:
    """Who is calling; only inside a call."""
    return inside().caller


def reach() -> Scope:
    """How far the caller's access reaches in this method; only inside a call."""
    return inside().reach


@contextmanager
def within(call: Call | None) -> Iterator[None]:
    """Do the following as part of this call; `None`: on the service's own account."""
    before = _call.set(call)
    try:
        yield
    finally:
        _call.reset(before)


def enter(call: Call) -> None:
    """The same for the rest of this task; for the interceptor, whose task ends with the call."""
    _call.set(call)


def inside() -> Call:
    """The call this task is part of; only inside a call."""
    call = _call.get()
    if call is None:
        raise LookupError("there is no call here")
    return call


class Issuer(BaseModel):
    """One issuer of tokens that is trusted, and what it may say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: str
    audience: str = AUDIENCE
    jwks_file: Path | None = None
    jwks_url: str | None = None
    # Ed25519 keys in PEM, private or public, any number: the deployment's own, as it is mounted to sign with.
    pem_file: Path | None = None
    # Roles this issuer may give; every role but SERVICE when absent.
    grants: tuple[str, ...] | None = None
    # The provider's names of roles, where they are not ours: {"yg-clerk": "CLERK"}.
    role_names: Mapping[str, str] = {}
    # A region all its callers belong to, as for an upstream platform.
    region: str | None = None
    # Put before the subject, so that two issuers never mean the same person by chance.
    subject_prefix: str = ""

    # Where the claims are; a dot goes into an object, as in Keycloak's realm_access.roles.
    role_claim: str = "roles"
    name_claim: str = "name"
    organisation_claim: str = "org"
    region_claim: str = "region"
    window_claim: str = "window"
    channel_claim: str = "channel"

    @model_validator(mode="after")
    def _keys_come_from_one_safe_place(self) -> Issuer:
        if sum(place is not None for place in (self.jwks_file, self.jwks_url, self.pem_file)) != 1:
            raise ValueError("give one of jwks_file, jwks_url and pem_file")
        url = urlsplit(self.jwks_url or "https://")
        if url.scheme != "https" and url.hostname not in ("127.0.0.1", "::1", "localhost"):
            raise ValueError("jwks_url must be https")
        return self

    def allowed(self) -> frozenset[str]:
        """The names of the roles this issuer may give."""
        return ROLE_NAMES - {"SERVICE"} if self.grants is None else frozenset(self.grants)


def read_issuers(file: Path | None) -> list[Issuer]:
    """The issuers of the file; paths in it are relative to it. Without a file nobody is trusted."""
    if file is None:
        return []
    found = TypeAdapter(list[Issuer]).validate_json(file.read_bytes())
    return [_beside(file, issuer) for issuer in found]


def _beside(file: Path, issuer: Issuer) -> Issuer:
    files = {"jwks_file": issuer.jwks_file, "pem_file": issuer.pem_file}
    return issuer.model_copy(
        update={name: file.parent / path for name, path in files.items() if path is not None}
    )


class KeyRing:
    """The public keys of one issuer, read again when they are old or a token names an unknown one."""

    OLD: Final = 600.0
    # At most one reading in this time, so that forged key ids do not hammer the provider.
    PAUSE: Final = 15.0
    # Until it was read for the first time nobody gets in, so that is tried more often.
    FIRST_PAUSE: Final = 1.0

    def __init__(self, issuer: Issuer, now: Callable[[], float] = time.monotonic) -> None:
        self._issuer = issuer
        self._now = now
        self._keys: dict[str, jwt.PyJWK] = {}
        self._tried: float | None = None
        self._read: float | None = None
        self._lock = asyncio.Lock()

    async def key(self, kid: str) -> jwt.PyJWK:
        """The key of this id."""
        if kid not in self._keys or self._age() > self.OLD:
            await self._refresh()
        if kid in self._keys:
            return self._keys[kid]
        if self._read is None:
            raise Unavailable("ISSUER_UNREACHABLE", issuer=self._issuer.issuer)
        raise Unauthenticated("TOKEN_INVALID")

    def _age(self) -> float:
        return float("inf") if self._read is None else self._now() - self._read

    async def _refresh(self) -> None:
        async with self._lock:
            pause = self.PAUSE if self._keys else self.FIRST_PAUSE
            if self._tried is not None and self._now() - self._tried < pause:
                return
            self._tried = self._now()
            try:
                self._keys = _keys(await self._fetch())
            except (OSError, ValueError, LookupError, TypeError, jwt.PyJWTError) as error:
                # The keys known so far stay good: a provider that is down must not lock everybody out.
                log.warning("keys of issuer %s could not be read: %r", self._issuer.issuer, error)
                UNREADABLE.labels(self._issuer.issuer).set(1)
                return
            self._read = self._now()
            UNREADABLE.labels(self._issuer.issuer).set(0)

    async def _fetch(self) -> bytes:
        if self._issuer.jwks_file is not None:
            return self._issuer.jwks_file.read_bytes()
        if self._issuer.pem_file is not None:
            return json.dumps(_jwks(_public_keys(self._issuer.pem_file.read_bytes()))).encode()
        return await _get(str(self._issuer.jwks_url))


async def _get(url: str) -> bytes:
    # Imported where it is used: it is 10 MB that a deployment with key files alone does not need.
    import httpx

    try:
        async with httpx.AsyncClient(timeout=3.0, follow_redirects=False) as client:
            return (await client.get(url)).raise_for_status().content
    except httpx.HTTPError as error:
        raise OSError(f"{url}: {error!r}") from error


def _keys(document: bytes) -> dict[str, jwt.PyJWK]:
    found = {}
    for entry in json.loads(document)["keys"]:
        if entry.get("kty") in ("OKP", "EC", "RSA") and entry.get("use", "sig") == "sig" and "kid" in entry:
            key = jwt.PyJWK(entry)
            if key.algorithm_name in ALGORITHMS:
                found[entry["kid"]] = key
    return found


class Verifier:
    """Turns tokens into callers; a token verified once is known by its hash until it expires."""

    def __init__(
        self, issuers: Iterable[Issuer], *, now: Callable[[], float] = time.time, cache: int = 20_000
    ) -> None:
        self._issuers = {issuer.issuer: (issuer, KeyRing(issuer)) for issuer in issuers}
        self._now = now
        self._most = cache
        self._known: OrderedDict[bytes, tuple[float, Caller]] = OrderedDict()

    def known(self, token: str) -> Caller | None:
        """The caller of a token verified before and not expired since."""
        digest = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        hit = self._known.get(digest)
        if hit is None:
            return None
        if hit[0] <= self._now():
            del self._known[digest]
            return None
        self._known.move_to_end(digest)
        return hit[1]

    async def caller(self, context: object, headers: Mapping[str, str | bytes]) -> Caller:
        """Who is calling, by the token among the metadata of a call; without one: anybody."""
        presented = headers.get("authorization")
        if not isinstance(presented, str) or not presented:
            return ANYBODY
        scheme, _, token = presented.partition(" ")
        if scheme.lower() != "bearer":
            raise Unauthenticated("TOKEN_INVALID")
        return self.known(token) or await self.verify(token)

    async def verify(self, token: str) -> Caller:
        """The caller of a token that holds; anything else is refused."""
        found = self.known(token)
        if found is not None:
            return found
        claims, issuer = await self._claims(token)
        expires = float(claims["exp"])
        if expires + LEEWAY <= self._now():
            raise Unauthenticated("TOKEN_EXPIRED")
        found = _caller(claims, issuer, token)
        self._remember(token, expires, found)
        return found

    async def _claims(self, token: str) -> tuple[dict[str, Any], Issuer]:
        if len(token) > LONGEST_TOKEN:
            raise Unauthenticated("TOKEN_INVALID")
        try:
            issuer, ring, kid = self._named(token)
            key = await ring.key(kid)
            return _verified(token, key, issuer), issuer
        except jwt.ExpiredSignatureError:
            raise Unauthenticated("TOKEN_EXPIRED") from None
        except (jwt.PyJWTError, ValueError, TypeError, KeyError, RecursionError):
            # No reason in detail: it would tell a forger how far he came.
            raise Unauthenticated("TOKEN_INVALID") from None

    def _named(self, token: str) -> tuple[Issuer, KeyRing, str]:
        header = jwt.get_unverified_header(token)
        claims = jwt.decode(token, options={"verify_signature": False})
        if header["alg"] not in ALGORITHMS:
            raise Unauthenticated("TOKEN_INVALID")
        issuer, ring = self._issuers[claims["iss"]]
        return issuer, ring, header["kid"]

    def _remember(self, token: str, expires: float, found: Caller) -> None:
        self._known[hashlib.sha256(token.encode()).digest()] = (expires, found)
        if len(self._known) > self._most:
            self._known.popitem(last=False)


_REQUIRED: Final[Options] = {"require": ["iss", "sub", "aud", "exp", "iat"]}


def _verified(token: str, key: jwt.PyJWK, issuer: Issuer) -> dict[str, Any]:
    return jwt.decode(
        token,
        key,
        # The algorithm is the key's, never the token's choice.
        algorithms=[key.algorithm_name],
        audience=issuer.audience,
        issuer=issuer.issuer,
        leeway=LEEWAY,
        options=_REQUIRED,
    )


def _caller(claims: Mapping[str, Any], issuer: Issuer, token: str) -> Caller:
    roles = _roles(_claim(claims, issuer.role_claim), issuer)
    subject = issuer.subject_prefix + claims["sub"]
    if not _is_subject(claims["sub"]) or (subject.startswith(SERVICE_PREFIX) and SERVICE not in roles):
        raise Unauthenticated("TOKEN_INVALID")
    if subject.startswith(PLATFORM_PREFIX):
        raise Unauthenticated("TOKEN_INVALID")
    return Caller(
        subject=subject,
        name=_text(claims, issuer.name_claim),
        roles=roles,
        organisation=_text(claims, issuer.organisation_claim),
        region=issuer.region or _text(claims, issuer.region_claim),
        window=_text(claims, issuer.window_claim),
        channel=_text(claims, issuer.channel_claim) or "WEB",
        token=token,
    )


def _is_subject(text: str) -> bool:
    """It goes into every journal entry, so it is short and can be seen; OIDC allows 255 ASCII characters."""
    return 0 < len(text) < 256 and text.isascii() and text.isprintable()


def _roles(named: object, issuer: Issuer) -> frozenset[Role]:
    names = named if isinstance(named, list) else []
    ours = (issuer.role_names.get(name, name) for name in names if isinstance(name, str))
    allowed = issuer.allowed()
    return frozenset(cast(Role, Role.Value(name)) for name in ours if name in allowed and name in ROLE_NAMES)


def _text(claims: Mapping[str, Any], path: str) -> str:
    value = _claim(claims, path)
    return value if isinstance(value, str) else ""


def _claim(claims: Mapping[str, Any], path: str) -> object:
    found: object = claims
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


class TokenSigner:
    """Signs tokens with an Ed25519 key; for services' own calls and for the demo issuer."""

    def __init__(self, key_file: Path, issuer: str, *, now: Callable[[], float] = time.time) -> None:
        pem = key_file.read_bytes()
        key = serialization.load_pem_private_key(pem, password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError(f"{key_file} does not hold an Ed25519 key")
        self._key = key
        self._issuer = issuer
        self._now = now
        self._own: dict[tuple[str, str], tuple[float, str]] = {}
        self.kid = _thumbprint(_public(key.public_key()))
        end = not_after(pem)
        if end is not None:
            KEY_EXPIRY.labels(issuer).set(end.timestamp())

    def sign(
        self,
        subject: str,
        roles: Sequence[str],
        *,
        name: str = "",
        organisation: str = "",
        region: str = "",
        window: str = "",
        channel: str = "",
        audience: str = AUDIENCE,
        lifetime: float = 900.0,
    ) -> str:
        """A token for this subject; roles are names of the proto enum, the lifetime is in seconds."""
        issued = int(self._now())
        claims = {
            "iss": self._issuer,
            "sub": subject,
            "aud": audience,
            "iat": issued,
            "exp": issued + int(lifetime),
            "roles": list(roles),
        }
        more = {"name": name, "org": organisation, "region": region, "window": window, "channel": channel}
        claims |= {claim: value for claim, value in more.items() if value}
        return jwt.encode(claims, self._key, algorithm="EdDSA", headers={"kid": self.kid})

    def service_token(self, service: str, region: str) -> str:
        """The token a service calls with on its own account; kept until shortly before it expires."""
        expires, token = self._own.get((service, region), (0.0, ""))
        if expires < self._now() + 60.0:
            expires = self._now() + 900.0
            token = self.sign(SERVICE_PREFIX + service, ["SERVICE"], region=region, channel="SYSTEM")
            self._own[service, region] = (expires, token)
        return token

    def jwks(self) -> dict[str, Any]:
        """The public key as a JWKS document, to be trusted by an issuers file."""
        return _jwks([self._key.public_key()])

    def jwks_document(self) -> bytes:
        """The same as the content of a file."""
        return json.dumps(self.jwks()).encode()


def create_key(file: Path) -> None:
    """Write a new Ed25519 key, readable by its owner alone; an existing file is left as it is."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as out:
        out.write(new_key(datetime.now(UTC) + KEY_LIFETIME))


def new_key(end: datetime) -> bytes:
    """A new Ed25519 key in PEM, to be changed before the day of `end`."""
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return f"Not-After: {end.date()}\n".encode() + pem


def not_after(pem: bytes) -> datetime | None:
    """Until when the first key of a PEM file, the one that signs, is to be used, if it says so."""
    found = NOT_AFTER.search(pem_blocks(pem)[0])
    return datetime.fromisoformat(found[1].decode()).replace(tzinfo=UTC) if found else None


def pem_blocks(pem: bytes) -> list[bytes]:
    """The keys of a PEM file one by one, in its order."""
    return [block.group() for block in PEM_BLOCK.finditer(pem)]


def key_id(pem: bytes) -> str:
    """The id tokens name a key of a PEM file by."""
    return _thumbprint(_public(_public_key(pem)))


def _public_keys(pem: bytes) -> list[Ed25519PublicKey]:
    """The public half of each key of a PEM file, in its order."""
    return [_public_key(block) for block in pem_blocks(pem)]


def _public_key(pem: bytes) -> Ed25519PublicKey:
    key = (
        serialization.load_pem_public_key(pem)
        if b"BEGIN PUBLIC" in pem
        else serialization.load_pem_private_key(pem, password=None)
    )
    if isinstance(key, Ed25519PrivateKey):
        return key.public_key()
    if isinstance(key, Ed25519PublicKey):
        return key
    raise ValueError("a key of the file is not Ed25519")


def _jwks(keys: Iterable[Ed25519PublicKey]) -> dict[str, Any]:
    more = {"use": "sig", "alg": "EdDSA"}
    return {"keys": [_public(key) | {"kid": _thumbprint(_public(key))} | more for key in keys]}


def _public(key: Ed25519PublicKey) -> dict[str, str]:
    return {"crv": "Ed25519", "kty": "OKP", "x": _base64(key.public_bytes_raw())}


def _thumbprint(public: Mapping[str, str]) -> str:
    """RFC 7638: the same key has the same id everywhere."""
    canonical = json.dumps(public, sort_keys=True, separators=(",", ":")).encode()
    return _base64(hashlib.sha256(canonical).digest())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
