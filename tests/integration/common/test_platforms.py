"""Upstream platforms on the listener that is theirs: known by their certificates, and by nothing else."""

import datetime as dt
import json
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import grpc
import grpc.aio
import pytest
from prometheus_client import REGISTRY

from services.common import platforms, rpc
from services.common.errors import Refused, refusal_of
from services.common.identity import TokenSigner, Verifier
from services.common.platforms import Platforms
from services.common.settings import CertificateHeader
from tests.integration.common.certificates import Authority, Holder
from tests.integration.common.probe import SERVICE, Probe, Text

# No more than a certificate of these tests lives.
NOW = dt.datetime.now(dt.UTC)
LIUZHOU, NANNING = "450200", "450100"


@dataclass
class Clock:
    """Seconds since 1970, moved by the test."""

    time: float = field(default_factory=NOW.timestamp)

    def __call__(self) -> float:
        return self.time


@dataclass
class Register:
    """The file of platforms, written anew by the test."""

    file: Path
    clock: Clock

    def write(self, *known: tuple[str, str, Holder], proxies: tuple[Holder, ...] = ()) -> None:
        entries = [
            {"platform": name, "region": region, "roles": ["SUPERVISOR"], "certificates": [holder.text]}
            for name, region, holder in known
        ]
        self.say({"platforms": entries, "proxies": [proxy.text for proxy in proxies]})

    def say(self, document: object) -> None:
        """Exchange the file, as Kubernetes does, and let the time pass after which it is looked at again."""
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(document))
        os.replace(new, self.file)
        self.clock.time += 2


class Listener:
    """The listener of platforms of a probe; callers with certificates, tokens and headers of all kinds."""

    def __init__(self, register: Register, authority: Authority, stack: AsyncExitStack) -> None:
        self.register, self.authority = register, authority
        self._stack = stack
        self.port = 0

    async def open(
        self, tls: Path | None = None, header: CertificateHeader = CertificateHeader.NGINX
    ) -> None:
        """Listen: with TLS by the files of a folder, or without."""
        known = Platforms(self.register.file, header, self.register.clock)
        server = rpc.Server("probe", Probe().add, known)
        credentials = None if tls is None else platforms.credentials(tls)
        self.port = await server.start("localhost:0", credentials)
        self._stack.push_async_callback(server.stop, 0)

    async def ask(self, holder: Holder | None = None, *metadata: tuple[str, str], tls: bool = False) -> str:
        """Who we are, as the service sees it, or the reason we are refused."""
        channel = await self._stack.enter_async_context(self._channel(holder, tls))
        call = channel.unary_unary(f"/{SERVICE}/Region", Text.SerializeToString, Text.FromString)
        try:
            return str((await call(Text(), metadata=metadata, timeout=10)).value)
        except grpc.aio.AioRpcError as error:
            refusal: Refused = refusal_of(error)
            return refusal.reason or refusal.code

    def _channel(self, holder: Holder | None, tls: bool) -> grpc.aio.Channel:
        if holder is None and not tls:
            return grpc.aio.insecure_channel(f"localhost:{self.port}")
        pair = (holder.key, holder.certificate) if holder is not None else (None, None)
        credentials = grpc.ssl_channel_credentials(self.authority.certificate, *pair)
        return grpc.aio.secure_channel(f"localhost:{self.port}", credentials)


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority("平台证书中心")


@pytest.fixture(scope="session")
def liuzhou(authority: Authority) -> Holder:
    return authority.issue("liuzhou")


@pytest.fixture(scope="session")
def nanning(authority: Authority) -> Holder:
    return authority.issue("nanning")


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(tmp_path / "platforms.json", Clock())


@pytest.fixture
async def listener(register: Register, authority: Authority) -> AsyncIterator[Listener]:
    async with AsyncExitStack() as stack:
        yield Listener(register, authority, stack)


@pytest.fixture
def tls(authority: Authority, tmp_path: Path) -> Path:
    return authority.folder(tmp_path / "tls", authority.issue("localhost"))


def escaped(holder: Holder) -> tuple[str, str]:
    """What ingress-nginx says of a connection."""
    return "ssl-client-cert", quote(holder.text, safe="")


def hashed(holder: Holder, subject: str = "CN=liuzhou") -> tuple[str, str]:
    """What Envoy says of it."""
    return "x-forwarded-client-cert", f'Hash={holder.fingerprint};Subject="{subject}";URI='


class TestBehindAnIngress:
    async def test_each_platform_has_the_region_and_roles_of_its_entry(
        self, listener: Listener, register: Register, liuzhou: Holder, nanning: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou), ("nanning", NANNING, nanning))
        await listener.open()

        assert await listener.ask(None, escaped(liuzhou)) == "platforms/liuzhou REGION"
        assert await listener.ask(None, escaped(nanning)) == "platforms/nanning REGION"

    async def test_envoy_says_it_by_the_hash(
        self, listener: Listener, register: Register, liuzhou: Holder, nanning: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou), ("nanning", NANNING, nanning))
        await listener.open(header=CertificateHeader.ENVOY)

        assert await listener.ask(None, hashed(nanning)) == "platforms/nanning REGION"

    async def test_a_subject_that_looks_like_a_hash_is_only_a_subject(
        self, listener: Listener, register: Register, liuzhou: Holder, nanning: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open(header=CertificateHeader.ENVOY)
        forged = f"CN=x;Hash={liuzhou.fingerprint};OU=y"
        unquoted = f'Subject="\\";Hash={liuzhou.fingerprint};'
        assert await listener.ask(None, hashed(nanning, forged)) == "CERTIFICATE_UNKNOWN"
        assert await listener.ask(None, ("x-forwarded-client-cert", unquoted)) == "CERTIFICATE_UNKNOWN"

    @pytest.mark.parametrize("between", [",", ";"])
    async def test_two_hashes_are_nobodys(
        self, listener: Listener, register: Register, liuzhou: Holder, between: str
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open(header=CertificateHeader.ENVOY)
        said = f"Hash={liuzhou.fingerprint}{between}Hash={liuzhou.fingerprint}"

        assert await listener.ask(None, ("x-forwarded-client-cert", said)) == "CERTIFICATE_UNKNOWN"

    async def test_a_header_given_twice_was_not_set_by_the_ingress_alone(
        self, listener: Listener, register: Register, liuzhou: Holder, nanning: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou), ("nanning", NANNING, nanning))
        await listener.open()

        assert await listener.ask(None, escaped(liuzhou), escaped(nanning)) == "CERTIFICATE_UNKNOWN"

    async def test_the_header_of_the_other_kind_of_ingress_is_not_believed(
        self, listener: Listener, register: Register, liuzhou: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open()

        assert await listener.ask(None, hashed(liuzhou)) == "CERTIFICATE_REQUIRED"

    @pytest.mark.parametrize("value", ["", "%", "liuzhou", quote("-----BEGIN CERTIFICATE-----\n"), "%FF%00"])
    async def test_what_is_no_certificate_is_refused(
        self, listener: Listener, register: Register, liuzhou: Holder, value: str
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open()

        reason = "CERTIFICATE_UNKNOWN" if value else "CERTIFICATE_REQUIRED"
        assert await listener.ask(None, ("ssl-client-cert", value)) == reason

    async def test_a_token_says_nothing_here(
        self, listener: Listener, register: Register, liuzhou: Holder, signer: TokenSigner
    ):
        token = ("authorization", f"Bearer {signer.sign('u/1', ['SUPERVISOR'], region=LIUZHOU)}")
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open()

        assert await listener.ask(None, token) == "CERTIFICATE_REQUIRED"
        assert await listener.ask(None, token, escaped(liuzhou)) == "platforms/liuzhou REGION"

    async def test_an_expired_certificate_is_refused(
        self, listener: Listener, register: Register, liuzhou: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open()
        assert await listener.ask(None, escaped(liuzhou)) == "platforms/liuzhou REGION"

        register.clock.time += 2 * 86_400

        assert await listener.ask(None, escaped(liuzhou)) == "CERTIFICATE_EXPIRED"

    async def test_one_that_begins_later_is_refused(
        self, listener: Listener, register: Register, authority: Authority
    ):
        later = authority.issue("later", NOW + dt.timedelta(days=60))
        register.write(("later", LIUZHOU, later))
        await listener.open()

        assert await listener.ask(None, escaped(later)) == "CERTIFICATE_EXPIRED"

    async def test_another_certificate_of_the_same_name_is_another(
        self, listener: Listener, register: Register, authority: Authority, liuzhou: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open()

        assert await listener.ask(None, escaped(authority.issue("liuzhou"))) == "CERTIFICATE_UNKNOWN"
        assert await listener.ask(None, escaped(Authority("else").issue("liuzhou"))) == "CERTIFICATE_UNKNOWN"


class TestTheFile:
    async def test_a_platform_that_is_taken_out_is_refused_without_a_restart(
        self, listener: Listener, register: Register, liuzhou: Holder, nanning: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou), ("nanning", NANNING, nanning))
        await listener.open()
        assert await listener.ask(None, escaped(liuzhou)) == "platforms/liuzhou REGION"

        register.write(("nanning", NANNING, nanning))

        assert await listener.ask(None, escaped(liuzhou)) == "CERTIFICATE_UNKNOWN"
        assert await listener.ask(None, escaped(nanning)) == "platforms/nanning REGION"

    async def test_while_it_cannot_be_read_nobody_gets_in(
        self, listener: Listener, register: Register, liuzhou: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open()
        assert await listener.ask(None, escaped(liuzhou)) == "platforms/liuzhou REGION"

        register.say({"platforms": [{"platform": "liuzhou"}]})
        assert await listener.ask(None, escaped(liuzhou)) == "PLATFORMS_UNREADABLE"
        register.file.unlink()
        assert await listener.ask(None, escaped(liuzhou)) == "PLATFORMS_UNREADABLE"
        register.write(("liuzhou", LIUZHOU, liuzhou))
        assert await listener.ask(None, escaped(liuzhou)) == "platforms/liuzhou REGION"

    async def test_a_platform_may_have_two_certificates_while_it_changes_over(
        self, listener: Listener, register: Register, authority: Authority, liuzhou: Holder
    ):
        coming = authority.issue("liuzhou", NOW + dt.timedelta(days=20))
        entry = {"platform": "liuzhou", "region": LIUZHOU, "roles": ["SUPERVISOR"]}
        register.say({"platforms": [entry | {"certificates": [liuzhou.text, coming.text]}]})
        await listener.open()

        assert await listener.ask(None, escaped(liuzhou)) == "platforms/liuzhou REGION"
        assert await listener.ask(None, escaped(coming)) == "platforms/liuzhou REGION"
        assert expiry("platforms/liuzhou") == int((NOW + dt.timedelta(days=20)).timestamp())

    async def test_the_metric_forgets_a_platform_that_is_gone(
        self, register: Register, liuzhou: Holder, nanning: Holder
    ):
        known = Platforms(register.file, now=register.clock)
        register.write(("liuzhou", LIUZHOU, liuzhou), ("gone", NANNING, nanning))
        assert known.refresh()
        assert expiry("platforms/gone") is not None

        register.write(("liuzhou", LIUZHOU, liuzhou))

        assert known.refresh()
        assert expiry("platforms/gone") is None

    @pytest.mark.parametrize(
        "change",
        [
            {"roles": ["SERVICE"]},
            {"roles": ["KING"]},
            {"region": ""},
            {"region": "liuzhou"},
            {"certificates": []},
            {"certificates": ["liuzhou"]},
            {"platform": "../liuzhou"},
            {"rank": 1},
        ],
    )
    def test_an_entry_that_makes_no_sense_is_refused(
        self, register: Register, liuzhou: Holder, change: dict[str, Any]
    ):
        entry = {"platform": "liuzhou", "region": LIUZHOU, "certificates": [liuzhou.text]}
        register.say({"platforms": [entry]})
        assert list(platforms.read(register.file).platforms) == [liuzhou.fingerprint]

        register.say({"platforms": [entry | change]})

        with pytest.raises(ValueError):  # noqa: PT011 -- each says something else
            platforms.read(register.file)

    def test_a_certificate_has_one_holder(self, register: Register, liuzhou: Holder):
        register.write(("liuzhou", LIUZHOU, liuzhou), ("nanning", NANNING, liuzhou))

        with pytest.raises(ValueError, match="twice"):
            platforms.read(register.file)


class TestWithTls:
    async def test_a_platform_shows_its_certificate_itself(
        self, listener: Listener, register: Register, tls: Path, liuzhou: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open(tls)

        assert await listener.ask(liuzhou) == "platforms/liuzhou REGION"

    async def test_no_certificate_and_one_of_another_authority_do_not_connect(
        self, listener: Listener, register: Register, tls: Path, liuzhou: Holder
    ):
        stranger = Authority("else").issue("liuzhou")
        register.write(("liuzhou", LIUZHOU, liuzhou), ("stranger", LIUZHOU, stranger))
        await listener.open(tls)

        assert await listener.ask(tls=True) == "UNAVAILABLE"
        assert await listener.ask(stranger) == "UNAVAILABLE"
        assert await listener.ask() == "UNAVAILABLE"

    async def test_an_unknown_one_of_the_same_authority_is_refused(
        self, listener: Listener, register: Register, tls: Path, liuzhou: Holder, nanning: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open(tls)

        assert await listener.ask(nanning) == "CERTIFICATE_UNKNOWN"

    async def test_the_header_counts_from_a_proxy_alone(
        self, listener: Listener, register: Register, tls: Path, liuzhou: Holder, nanning: Holder
    ):
        ingress = listener.authority.issue("ingress")
        known = ("liuzhou", LIUZHOU, liuzhou), ("nanning", NANNING, nanning)
        register.write(*known, proxies=(ingress,))
        await listener.open(tls)

        assert await listener.ask(ingress, escaped(liuzhou)) == "platforms/liuzhou REGION"
        assert await listener.ask(ingress) == "CERTIFICATE_REQUIRED"
        assert await listener.ask(nanning, escaped(liuzhou)) == "platforms/nanning REGION"

    async def test_a_renewed_certificate_of_ours_is_shown_without_a_restart(
        self, listener: Listener, register: Register, tls: Path, liuzhou: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open(tls)
        assert await listener.ask(liuzhou) == "platforms/liuzhou REGION"
        old = listener.authority

        listener.authority = Authority("new")
        renewed = listener.authority.issue("localhost", NOW + dt.timedelta(days=9))
        (tls / "tls.crt").write_bytes(renewed.certificate)
        (tls / "tls.key").write_bytes(renewed.key)

        assert await listener.ask(liuzhou) == "platforms/liuzhou REGION"
        assert expiry("upstream-listener") == int((NOW + dt.timedelta(days=9)).timestamp())
        listener.authority = old
        assert await listener.ask(liuzhou) == "UNAVAILABLE"

    async def test_files_that_make_no_sense_leave_those_before_in_use(
        self, listener: Listener, register: Register, tls: Path, liuzhou: Holder
    ):
        register.write(("liuzhou", LIUZHOU, liuzhou))
        await listener.open(tls)

        (tls / "tls.crt").write_text("half a file")

        assert await listener.ask(liuzhou) == "platforms/liuzhou REGION"


async def test_the_header_says_nothing_on_the_other_listener(
    listener: Listener, register: Register, verifier: Verifier, liuzhou: Holder
):
    register.write(("liuzhou", LIUZHOU, liuzhou))
    server = rpc.Server("probe", Probe().add, verifier)
    listener.port = await server.start("localhost:0")

    assert await listener.ask(None, escaped(liuzhou), hashed(liuzhou)) == "TOKEN_REQUIRED"
    await server.stop(0)


async def test_no_token_speaks_for_a_platform(listener: Listener, verifier: Verifier, signer: TokenSigner):
    server = rpc.Server("probe", Probe().add, verifier)
    listener.port = await server.start("localhost:0")
    token = signer.sign("platforms/liuzhou", ["SUPERVISOR"], region=LIUZHOU)

    assert await listener.ask(None, ("authorization", f"Bearer {token}")) == "TOKEN_INVALID"
    await server.stop(0)


def expiry(certificate: str) -> float | None:
    """What the metric says."""
    name = "yangguang_certificate_expiry_timestamp_seconds"
    return REGISTRY.get_sample_value(name, {"certificate": certificate})
