"""Upstream platforms (上级平台) by their client certificates: who is calling on the listener that is theirs.

The file `YG_PLATFORMS_FILE` names each platform, the certificates it may show and what it may do. A
certificate counts when it is one of these, byte for byte, and now lies within its validity; whoever takes it
out of the file revokes it. The file is read again when it changes; `docs/upstream.md` shows one.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias, cast
from urllib.parse import unquote

import grpc
import grpc.aio
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from prometheus_client import Gauge
from pydantic import BaseModel, ConfigDict, Field, model_validator
from yangguang.common.v1.access_pb2 import Role

from services.common.errors import Unauthenticated, Unavailable
from services.common.identity import PLATFORM_PREFIX, ROLE_NAMES, Caller
from services.common.settings import CertificateHeader

log = logging.getLogger(__name__)

Context: TypeAlias = grpc.aio.ServicerContext[Any, Any]

EXPIRY: Final = Gauge(
    "yangguang_certificate_expiry_timestamp_seconds",
    "When a certificate ends to be valid; of several of one platform, the last.",
    ["certificate"],
)
WATCH: Final = 60.0
LISTENER: Final = "upstream-listener"
QUOTED: Final = re.compile(r'"(?:\\.|[^"\\])*"')
HASH: Final = re.compile(r"(?:^|;)Hash=([0-9a-f]{64})(?=;|$)", re.IGNORECASE)


class Platform(BaseModel):
    """One platform: its certificates, and what it may do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    platform: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,62}$")
    name: str = ""
    # PEM; two while it changes over to its next.
    certificates: tuple[str, ...] = Field(min_length=1)
    roles: tuple[str, ...] = ("UPSTREAM",)
    region: str = Field(pattern=r"^\d{6}(\d{3})?$")
    organisation: str = ""

    @model_validator(mode="after")
    def _roles_are_those_of_people(self) -> Platform:
        if unknown := set(self.roles) - (ROLE_NAMES - {"SERVICE"}):
            raise ValueError(f"no roles of a platform: {', '.join(sorted(unknown))}")
        return self

    def caller(self) -> Caller:
        """Whom the services see."""
        return Caller(
            subject=PLATFORM_PREFIX + self.platform,
            name=self.name,
            roles=frozenset(cast(Role, Role.Value(role)) for role in self.roles),
            organisation=self.organisation,
            region=self.region,
            channel="PLATFORM",
        )


class Document(BaseModel):
    """The file of platforms."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    platforms: tuple[Platform, ...] = ()
    # Certificates (PEM) of an ingress that hands on what platforms have shown to it; for a listener with TLS.
    proxies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as far as it counts here: its SHA-256 and its validity, in seconds since 1970."""

    fingerprint: str
    begins: float
    ends: float

    def check(self, now: float) -> None:
        """Refuse it outside of its validity."""
        if not self.begins <= now <= self.ends:
            raise Unauthenticated("CERTIFICATE_EXPIRED")


@dataclass(frozen=True, slots=True)
class Register:
    """What the file says: the holder of each certificate, by fingerprint."""

    platforms: Mapping[str, tuple[Certificate, Caller]]
    proxies: Mapping[str, Certificate]

    def ends(self) -> dict[str, float]:
        """Until when each platform is known; of several certificates the last counts."""
        by_end = sorted(self.platforms.values(), key=lambda entry: entry[0].ends)
        return {caller.subject: found.ends for found, caller in by_end}


NOBODY: Final = Register({}, {})


class Platforms:
    """The platforms of the file as it stands."""

    # Seconds between two looks at whether the file is another.
    PAUSE: Final = 1.0

    def __init__(
        self,
        file: Path,
        header: CertificateHeader = CertificateHeader.NGINX,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._file = file
        self._header = header
        self._now = now
        self._looked = float("-inf")
        self._stamp: tuple[int, int, int] | None = None
        self._register = NOBODY

    async def caller(self, context: Context, headers: Mapping[str, str | bytes]) -> Caller:
        """Whose certificate was shown to us, or to the ingress in front of us; anything else is refused.

        A token is not looked at. Without TLS whoever reaches this port is taken for the ingress.
        """
        if not self.refresh():
            raise Unavailable("PLATFORMS_UNREADABLE")
        shown = context.auth_context().get("x509_pem_cert")
        if shown is None:
            return self._platform(self._handed_on(context))
        fingerprint = _of_pem(next(iter(shown)).decode())
        if fingerprint in self._register.proxies:
            self._register.proxies[fingerprint].check(self._now())
            return self._platform(self._handed_on(context))
        return self._platform(fingerprint)

    def refresh(self) -> bool:
        """Read the file if it is another. While it cannot be read nobody gets in, since it may revoke."""
        if self._now() - self._looked < self.PAUSE:
            return True
        try:
            stamp = _stamp(self._file)
            if stamp != self._stamp:
                self._take(read(self._file))
        except (OSError, ValueError) as error:
            log.error("%s could not be read: %s", self._file, error)
            return False
        self._stamp, self._looked = stamp, self._now()
        return True

    async def watch(self) -> None:
        """Look at the file now and then, so that the metric is right while nobody calls."""
        while True:
            self.refresh()
            await asyncio.sleep(WATCH)

    def _take(self, register: Register) -> None:
        for gone in self._register.ends().keys() - register.ends().keys():
            EXPIRY.remove(gone)
        for platform, end in register.ends().items():
            EXPIRY.labels(platform).set(end)
        self._register = register

    def _platform(self, fingerprint: str) -> Caller:
        if fingerprint not in self._register.platforms:
            raise Unauthenticated("CERTIFICATE_UNKNOWN")
        found, caller = self._register.platforms[fingerprint]
        found.check(self._now())
        return caller

    def _handed_on(self, context: Context) -> str:
        """What the ingress says; a header that stands there twice was not set by it alone."""
        said = [value for name, value in context.invocation_metadata() or () if name == self._header]
        if said in ([], [""]):
            raise Unauthenticated("CERTIFICATE_REQUIRED")
        return FINGERPRINTS[self._header](str(said[0])) if len(said) == 1 else ""


def read(file: Path) -> Register:
    """What the file says; one that makes no sense raises ValueError, one that cannot be read OSError."""
    document = Document.model_validate_json(file.read_bytes())
    entries = [
        (certificate(pem), platform.caller())
        for platform in document.platforms
        for pem in platform.certificates
    ]
    platforms = {entry[0].fingerprint: entry for entry in entries}
    if len(platforms) < len(entries):
        raise ValueError("a certificate stands there twice")
    return Register(platforms, {each.fingerprint: each for each in map(certificate, document.proxies)})


def certificate(pem: str | bytes) -> Certificate:
    """The first certificate of a PEM text; ValueError when there is none."""
    found = x509.load_pem_x509_certificate(pem.encode() if isinstance(pem, str) else pem)
    begins, ends = found.not_valid_before_utc.timestamp(), found.not_valid_after_utc.timestamp()
    return Certificate(found.fingerprint(SHA256()).hex(), begins, ends)


def _stamp(file: Path) -> tuple[int, int, int]:
    """Another one when the file is, also where it is exchanged as a link, as Kubernetes does."""
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _of_pem(pem: str) -> str:
    """The fingerprint of a certificate, empty when it is none; cheaper than reading all of it."""
    try:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    except ValueError:
        return ""


def _of_envoy(header: str) -> str:
    """Hash=… of the one element; what stands in quotes is the platform's own choice."""
    bare = QUOTED.sub("", header)
    found = HASH.findall(bare)
    plain = not {",", '"'} & set(bare)
    return str(found[0]).lower() if plain and len(found) == 1 else ""


FINGERPRINTS: Final[Mapping[CertificateHeader, Callable[[str], str]]] = {
    CertificateHeader.NGINX: lambda header: _of_pem(unquote(header)),
    CertificateHeader.ENVOY: _of_envoy,
}


def credentials(folder: Path) -> grpc.ServerCredentials:
    """TLS of the listener, by the files of a folder; they are read for each connection, so they may change.

    `tls.crt` and `tls.key` are ours, `ca.crt` those who sign client certificates. Files that cannot be read
    stop the start; later ones that cannot leave those before in use.
    """
    before = _Files.read(folder)

    def fetch() -> Any:
        nonlocal before
        try:
            now = _Files.read(folder)
        except (OSError, ValueError) as error:
            log.error("%s could not be read: %s", folder, error)
            return None
        changed, before = now != before, now
        return now.configuration() if changed else None

    return grpc.dynamic_ssl_server_credentials(before.configuration(), fetch, True)


@dataclass(frozen=True, slots=True)
class _Files:
    certificate: bytes
    key: bytes
    authorities: bytes

    @classmethod
    def read(cls, folder: Path) -> _Files:
        found = cls(*((folder / name).read_bytes() for name in ("tls.crt", "tls.key", "ca.crt")))
        load_pem_private_key(found.key, password=None)
        x509.load_pem_x509_certificates(found.authorities)
        EXPIRY.labels(LISTENER).set(certificate(found.certificate).ends)
        return found

    def configuration(self) -> grpc.ServerCertificateConfiguration:
        return grpc.ssl_server_certificate_configuration([(self.key, self.certificate)], self.authorities)
