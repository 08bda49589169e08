"""The keys of a local cluster: service tokens, demo issuer, sealed fields, payment provider; made once."""

import json
import os
from base64 import b64encode, urlsafe_b64decode
from pathlib import Path

# The name the gateway signs demo tokens under.
DEMO_ISSUER = "yangguang-demo"


def make(folder: Path) -> None:
    """Make the keys, and tell whom the services trust, unless that is done."""
    if not (folder / "issuers.json").exists():
        make_trust(folder)
    if not (folder / "payments.jwks.json").exists():
        make_payment_key(folder)


def make_trust(folder: Path) -> None:
    """The keys of the cluster's own parts."""
    # Imported late: the next start does without.
    from services.common import identity, sealing

    folder.mkdir(parents=True, exist_ok=True)
    identity.create_key(folder / "service.pem")
    identity.create_key(folder / "demo.pem")
    sealing.create_keys(folder / "seal.json")
    service = publish(folder / "service.pem", identity.SERVICE_ISSUER)
    issuers = [service | {"grants": ["SERVICE"]}, publish(folder / "demo.pem", DEMO_ISSUER)]
    write_private(folder / "issuers.json", json.dumps(issuers, indent=1).encode())


def make_payment_key(folder: Path) -> None:
    """The key the payment provider of the demonstration signs with."""
    from services.common import identity

    identity.create_key(folder / "payments.pem")
    publish(folder / "payments.pem", "payments")


def public_key(file: Path) -> str:
    """The raw public key of a key set of one Ed25519 key, in base64."""
    [key] = json.loads(file.read_text())["keys"]
    return b64encode(urlsafe_b64decode(key["x"] + "=")).decode()


def publish(key: Path, issuer: str) -> dict[str, object]:
    """Write the public half of a key beside it; the entry of the issuers file that names it."""
    from services.common import identity

    file = key.with_suffix(".jwks.json")
    file.write_text(json.dumps(identity.TokenSigner(key, issuer).jwks()))
    return {"issuer": issuer, "jwks_file": file.name}


def settings(folder: Path) -> dict[str, str]:
    """Where the processes find the keys."""
    return {
        "YG_ISSUERS_FILE": str(folder / "issuers.json"),
        "YG_SERVICE_KEY_FILE": str(folder / "service.pem"),
        "YG_DEMO_ISSUER_KEY_FILE": str(folder / "demo.pem"),
        "YG_SEAL_KEY_FILE": str(folder / "seal.json"),
    }


def write_private(file: Path, content: bytes) -> None:
    """Write a file that only we may read, whole or not at all."""
    beside = file.with_suffix(".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    beside.replace(file)
