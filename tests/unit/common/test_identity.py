"""Tokens that hold, and every way they may not."""

import base64
import hashlib
import hmac
import json
import time
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm
from pydantic import ValidationError
from yangguang.common.v1.access_pb2 import CLERK, SERVICE, SUPERVISOR

from services.common import identity
from services.common.errors import Unauthenticated, Unavailable
from services.common.identity import Call, Caller, Issuer, TokenSigner, Verifier, create_key, read_issuers

ISSUER = "https://id.example"


class Clock:
    """A clock that stands."""

    def __init__(self) -> None:
        self.time = time.time()

    def __call__(self) -> float:
        return self.time


class Provider:
    """An issuer whose keys and tokens a test makes by hand."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "jwks.json"
        self.key: Any = ed25519.Ed25519PrivateKey.generate()
        self.publish(one=self.key)

    def publish(self, **keys: Any) -> None:
        self.file.write_text(json.dumps({"keys": [public(key, kid) for kid, key in keys.items()]}))

    def issuer(self, **more: Any) -> Issuer:
        return Issuer(issuer=ISSUER, jwks_file=self.file, **more)

    def token(
        self, key: Any = None, algorithm: str = "EdDSA", headers: dict[str, Any] | None = None, **claims: Any
    ) -> str:
        now = int(time.time())
        standard = {"iss": ISSUER, "sub": "u/1", "aud": "yangguang", "iat": now, "exp": now + 600}
        given = {name: value for name, value in (standard | claims).items() if value is not None}
        return jwt.encode(given, key or self.key, algorithm, headers={"kid": "one"} | (headers or {}))


def pem(key: Any) -> bytes:
    return bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def public_pem(file: Path) -> str:
    """The public half of a private key's file."""
    key: Any = serialization.load_pem_private_key(file.read_bytes(), password=None)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return str(key.public_key().public_bytes(serialization.Encoding.PEM, form).decode())


def public(key: Any, kid: str) -> dict[str, Any]:
    made: Any
    if isinstance(key, ed25519.Ed25519PrivateKey):
        made = OKPAlgorithm.to_jwk(key.public_key(), as_dict=True)
    elif isinstance(key, rsa.RSAPrivateKey):
        made = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    else:
        made = ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {**made, "kid": kid}


@pytest.fixture
def provider(tmp_path: Path) -> Provider:
    return Provider(tmp_path)


async def reason(verifier: Verifier, token: str) -> str:
    with pytest.raises(Unauthenticated) as caught:
        await verifier.verify(token)
    return caught.value.reason


class TestTokensThatHold:
    async def test_the_claims_become_the_caller(self, provider: Provider) -> None:
        token = provider.token(
            name="韦秀英",
            roles=["CLERK", "NO_ROLE"],
            org="O1",
            region="450222",
            window="W3",
            channel="WINDOW",
        )

        assert await Verifier([provider.issuer()]).verify(token) == Caller(
            subject="u/1",
            name="韦秀英",
            roles=frozenset({CLERK}),
            organisation="O1",
            region="450222",
            window="W3",
            channel="WINDOW",
            token=token,
        )

    @pytest.mark.parametrize(
        ("key", "algorithm"),
        [
            (ec.generate_private_key(ec.SECP256R1()), "ES256"),
            (rsa.generate_private_key(65537, 2048), "RS256"),
        ],
    )
    async def test_of_a_provider_with_other_keys(self, provider: Provider, key: Any, algorithm: str) -> None:
        provider.publish(one=key)

        caller = await Verifier([provider.issuer()]).verify(provider.token(key, algorithm))

        assert caller.subject == "u/1"

    async def test_a_providers_own_claims_and_role_names_are_mapped(self, provider: Provider) -> None:
        issuer = provider.issuer(
            role_claim="realm_access.roles",
            role_names={"yg-clerk": "CLERK"},
            organisation_claim="department.code",
            region="450222",
            subject_prefix="oidc/",
        )
        token = provider.token(
            realm_access={"roles": ["yg-clerk"]}, department={"code": "O7"}, region="110000"
        )

        caller = await Verifier([issuer]).verify(token)

        assert (caller.subject, caller.roles, caller.organisation) == ("oidc/u/1", frozenset({CLERK}), "O7")
        assert caller.region == "450222"

    async def test_what_a_signer_signs(self, tmp_path: Path) -> None:
        create_key(tmp_path / "key.pem")
        signer = TokenSigner(tmp_path / "key.pem", ISSUER)
        (tmp_path / "keys.json").write_bytes(signer.jwks_document())
        verifier = Verifier(
            [Issuer(issuer=ISSUER, jwks_file=tmp_path / "keys.json", grants=("SERVICE", "SUPERVISOR"))]
        )

        service = await verifier.verify(signer.service_token("cases", "450222"))
        person = await verifier.verify(signer.sign("staff/7", ["SUPERVISOR"], name="督察"))

        assert (service.subject, service.region) == ("services/cases", "450222")
        assert service.roles == frozenset({SERVICE})
        assert (person.subject, person.name) == ("staff/7", "督察")
        assert person.roles == frozenset({SUPERVISOR})

    async def test_a_service_token_is_kept_until_shortly_before_it_expires(self, tmp_path: Path) -> None:
        create_key(tmp_path / "key.pem")
        clock = Clock()
        signer = TokenSigner(tmp_path / "key.pem", ISSUER, now=clock)

        first = signer.service_token("cases", "450222")
        clock.time += 600
        same = signer.service_token("cases", "450222")
        clock.time += 241
        later = signer.service_token("cases", "450222")

        assert first == same
        assert first != later

    def test_a_key_is_made_once_and_is_its_owners_alone(self, tmp_path: Path) -> None:
        create_key(tmp_path / "key.pem")
        before = (tmp_path / "key.pem").read_bytes()
        create_key(tmp_path / "key.pem")

        assert (tmp_path / "key.pem").read_bytes() == before
        assert (tmp_path / "key.pem").stat().st_mode & 0o777 == 0o600


class TestTokensThatDoNotHold:
    async def test_a_signature_of_somebody_else(self, provider: Provider) -> None:
        token = provider.token(ed25519.Ed25519PrivateKey.generate())

        assert await reason(Verifier([provider.issuer()]), token) == "TOKEN_INVALID"

    async def test_claims_changed_after_signing(self, provider: Provider) -> None:
        head, _, signature = provider.token(roles=["APPLICANT"]).split(".")
        _, body, _ = provider.token(roles=["OPERATOR"]).split(".")

        assert await reason(Verifier([provider.issuer()]), f"{head}.{body}.{signature}") == "TOKEN_INVALID"

    async def test_one_that_has_expired(self, provider: Provider) -> None:
        token = provider.token(exp=int(time.time()) - 60)

        assert await reason(Verifier([provider.issuer()]), token) == "TOKEN_EXPIRED"

    async def test_one_shown_again_after_it_expired_though_it_was_known(self, provider: Provider) -> None:
        clock = Clock()
        verifier = Verifier([provider.issuer()], now=clock)
        token = provider.token(exp=int(clock.time) + 600)
        await verifier.verify(token)
        assert verifier.known(token) is not None

        clock.time += 660

        assert verifier.known(token) is None
        assert await reason(verifier, token) == "TOKEN_EXPIRED"

    @pytest.mark.parametrize(
        "claims",
        [
            {"aud": "another"},
            {"aud": None},
            {"iss": "https://other.example"},
            {"iss": None},
            {"exp": None},
            {"exp": "soon"},
            {"iat": None},
            {"sub": None},
            {"sub": ""},
            {"sub": "a\x00b"},
            {"sub": "u" * 300},
            {"nbf": int(time.time()) + 3600},
            {"sub": "services/cases"},
        ],
    )
    async def test_claims_that_are_not_as_they_must_be(
        self, provider: Provider, claims: dict[str, Any]
    ) -> None:
        assert await reason(Verifier([provider.issuer()]), provider.token(**claims)) == "TOKEN_INVALID"

    async def test_no_signature_at_all(self, provider: Provider) -> None:
        _, body, _ = provider.token(roles=["OPERATOR"]).split(".")
        for algorithm in ("none", "None", "NONE"):
            head = encoded({"alg": algorithm, "typ": "JWT", "kid": "one"})

            assert await reason(Verifier([provider.issuer()]), f"{head}.{body}.") == "TOKEN_INVALID"

    async def test_the_public_key_used_as_a_shared_secret(self, provider: Provider) -> None:
        raw = provider.key.public_key()
        pem = raw.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        _, body, _ = provider.token(roles=["OPERATOR"]).split(".")
        for secret in (pem, raw.public_bytes_raw(), provider.file.read_bytes()):
            signed = f"{encoded({'alg': 'HS256', 'typ': 'JWT', 'kid': 'one'})}.{body}"
            signature = encoded(hmac.digest(secret, signed.encode(), hashlib.sha256))

            assert await reason(Verifier([provider.issuer()]), f"{signed}.{signature}") == "TOKEN_INVALID"

    async def test_an_algorithm_that_is_not_the_keys(self, provider: Provider) -> None:
        provider.publish(one=rsa.generate_private_key(65537, 2048))

        assert await reason(Verifier([provider.issuer()]), provider.token()) == "TOKEN_INVALID"

    async def test_a_shared_secret_in_the_key_set_is_no_key(self, provider: Provider) -> None:
        secret = encoded(b"x" * 32)
        provider.file.write_text(json.dumps({"keys": [{"kty": "oct", "k": secret, "kid": "one"}]}))
        token = provider.token(b"x" * 32, "HS256")

        assert await reason(Verifier([provider.issuer()]), token) == "TOKEN_INVALID"

    @pytest.mark.parametrize("header", [{"kid": "two"}, {"kid": None}, {"kid": 7}, {"kid": "../one"}])
    async def test_a_key_id_nobody_published(self, provider: Provider, header: dict[str, Any]) -> None:
        plain = {"alg": "EdDSA", "typ": "JWT"} | header
        _, body, signature = provider.token().split(".")

        assert await reason(Verifier([provider.issuer()]), f"{encoded(plain)}.{body}.{signature}") == (
            "TOKEN_INVALID"
        )

    @pytest.mark.parametrize(
        "token", ["", ".", "..", "a.b.c", "é.é.é", "x" * 9000, "e30.e30.", "bnVsbA.bnVsbA.bnVsbA", "\x00"]
    )
    async def test_what_is_no_token_at_all(self, provider: Provider, token: str) -> None:
        assert await reason(Verifier([provider.issuer()]), token) == "TOKEN_INVALID"

    async def test_without_issuers_nobody_is_trusted(self, provider: Provider) -> None:
        assert await reason(Verifier(read_issuers(None)), provider.token()) == "TOKEN_INVALID"

    async def test_a_role_the_issuer_may_not_give_is_not_given(self, provider: Provider) -> None:
        token = provider.token(roles=["SERVICE", "SUPERVISOR", "CLERK"])

        everything = await Verifier([provider.issuer()]).verify(token)
        clerks = await Verifier([provider.issuer(grants=("CLERK",))]).verify(token)

        assert everything.roles == {SUPERVISOR, CLERK}
        assert clerks.roles == {CLERK}


class TestKeys:
    async def test_a_new_key_is_found_without_a_restart_but_not_more_often_than_allowed(
        self, provider: Provider, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(identity.KeyRing, "PAUSE", 0.0)
        verifier = Verifier([provider.issuer()])
        await verifier.verify(provider.token())
        second = ed25519.Ed25519PrivateKey.generate()
        token = provider.token(second, headers={"kid": "two"})

        assert await reason(verifier, token) == "TOKEN_INVALID"
        provider.publish(one=provider.key, two=second)
        monkeypatch.setattr(identity.KeyRing, "PAUSE", 3600.0)
        assert await reason(verifier, token) == "TOKEN_INVALID"
        monkeypatch.setattr(identity.KeyRing, "PAUSE", 0.0)
        assert (await verifier.verify(token)).subject == "u/1"

    async def test_keys_known_stay_good_while_the_provider_is_away(
        self, provider: Provider, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(identity.KeyRing, "PAUSE", 0.0)
        monkeypatch.setattr(identity.KeyRing, "OLD", 0.0)
        verifier = Verifier([provider.issuer()])
        await verifier.verify(provider.token())
        provider.file.unlink()

        assert (await verifier.verify(provider.token(sub="u/2"))).subject == "u/2"

    async def test_a_provider_never_reached_is_unavailable_not_a_refusal(self, provider: Provider) -> None:
        provider.file.write_text("<html>")

        with pytest.raises(Unavailable, match="ISSUER_UNREACHABLE"):
            await Verifier([provider.issuer()]).verify(provider.token())

    async def test_the_memory_of_tokens_has_a_bound(self, provider: Provider) -> None:
        verifier = Verifier([provider.issuer()], cache=2)
        tokens = [provider.token(sub=f"u/{number}") for number in range(3)]
        for token in tokens:
            await verifier.verify(token)

        assert [verifier.known(token) is not None for token in tokens] == [False, True, True]


class TestIssuers:
    def test_are_read_from_a_file_with_paths_beside_it(self, tmp_path: Path) -> None:
        entries = [
            {"issuer": "a", "jwks_file": "keys/a.json", "grants": ["SERVICE"]},
            {"issuer": "b", "jwks_url": "https://id.example/keys"},
        ]
        (tmp_path / "issuers.json").write_text(json.dumps(entries))

        a, b = read_issuers(tmp_path / "issuers.json")

        assert (a.jwks_file, a.grants) == (tmp_path / "keys" / "a.json", ("SERVICE",))
        assert (b.jwks_url, b.jwks_file) == ("https://id.example/keys", None)

    async def test_the_keys_a_deployment_signs_with_are_trusted_old_and_new(self, tmp_path: Path) -> None:
        for name in ("new", "old"):
            create_key(tmp_path / f"{name}.pem")
        new, old = (TokenSigner(tmp_path / f"{name}.pem", ISSUER) for name in ("new", "old"))
        both = (tmp_path / "new.pem").read_text() + public_pem(tmp_path / "old.pem")
        (tmp_path / "both.pem").write_text(both)
        (tmp_path / "issuers.json").write_text(json.dumps([{"issuer": ISSUER, "pem_file": "both.pem"}]))
        verifier = Verifier(read_issuers(tmp_path / "issuers.json"))

        callers = [await verifier.verify(signer.sign("u/1", ["CLERK"])) for signer in (new, old)]

        assert [caller.subject for caller in callers] == ["u/1", "u/1"]
        # The first of the file signs.
        assert TokenSigner(tmp_path / "both.pem", ISSUER).kid == new.kid

    async def test_a_file_of_another_kind_of_key_is_not_read(self, tmp_path: Path) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        (tmp_path / "ec.pem").write_bytes(pem(key))
        create_key(tmp_path / "own.pem")
        verifier = Verifier([Issuer(issuer=ISSUER, pem_file=tmp_path / "ec.pem")])

        with pytest.raises(Unavailable):
            await verifier.verify(TokenSigner(tmp_path / "own.pem", ISSUER).sign("u/1", ["CLERK"]))

    @pytest.mark.parametrize(
        "entry",
        [
            {"issuer": "a"},
            {"issuer": "a", "jwks_file": "x", "jwks_url": "https://id.example"},
            {"issuer": "a", "jwks_url": "http://id.example/keys"},
            {"issuer": "a", "jwks_file": "x", "audiense": "y"},
        ],
    )
    def test_with_a_mistake_stop_the_start(self, tmp_path: Path, entry: dict[str, str]) -> None:
        (tmp_path / "issuers.json").write_text(json.dumps([entry]))

        with pytest.raises(ValidationError):
            read_issuers(tmp_path / "issuers.json")


class TestCalls:
    def test_outside_of_a_call_nobody_calls(self) -> None:
        assert identity.current() is None
        with pytest.raises(LookupError):
            identity.caller()

    def test_within_a_call_its_caller_is_known_and_afterwards_not(self) -> None:
        with identity.within(Call(Caller(subject="u/1"))):
            assert identity.caller().subject == "u/1"
            with identity.within(None):
                assert identity.current() is None
            assert identity.caller().subject == "u/1"
        assert identity.current() is None

    def test_a_caller_never_shows_his_token(self) -> None:
        assert "secret" not in repr(Caller(subject="u/1", token="secret"))


def encoded(value: dict[str, Any] | bytes) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
