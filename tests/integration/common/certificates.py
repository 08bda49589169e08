"""Certificates of the tests: an authority of their own, and what it signs."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Holder:
    """A certificate and its key, as PEM."""

    certificate: bytes
    key: bytes

    @property
    def text(self) -> str:
        return self.certificate.decode()

    @property
    def fingerprint(self) -> str:
        return x509.load_pem_x509_certificate(self.certificate).fingerprint(SHA256()).hex()


@dataclass
class Authority:
    """Who signs certificates."""

    name: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def certificate(self) -> bytes:
        """Its own, which those who trust it know."""
        return self._signed(self.name, self.key, dt.datetime.now(dt.UTC) + DAY, authority=True)

    def issue(self, name: str, end: dt.datetime | None = None) -> Holder:
        """A certificate of somebody, or of a server on this machine."""
        key = ec.generate_private_key(ec.SECP256R1())
        end = end or dt.datetime.now(dt.UTC) + DAY
        return Holder(self._signed(name, key, end), _pem(key))

    def folder(self, folder: Path, holder: Holder) -> Path:
        """The files of a listener or of a client, as Kubernetes lays them out."""
        folder.mkdir(exist_ok=True)
        (folder / "tls.crt").write_bytes(holder.certificate)
        (folder / "tls.key").write_bytes(holder.key)
        (folder / "ca.crt").write_bytes(self.certificate)
        return folder

    def _signed(
        self, name: str, key: ec.EllipticCurvePrivateKey, end: dt.datetime, *, authority: bool = False
    ) -> bytes:
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(_name(self.name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(end - 30 * DAY)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        )
        return builder.sign(self.key, SHA256()).public_bytes(Encoding.PEM)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
