"""Personal fields sealed in the database, found again by a blind index, and masked for eyes (脱敏).

The key file is JSON: {"index_key": "<base64>", "keys": [{"id": "2026a", "key": "<base64>"}]}, each of 32
bytes. The last key seals, every key opens; `services.common.keys` rotates them. The index key stays, or
nothing would be found again.
"""

import hmac
import json
import os
import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Collection
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT: Final = b"\x01"
NONCE: Final = 12
# A character with the variation selectors that choose its shape, as rare characters (生僻字) have them.
_LETTER: Final = re.compile(".[\ufe00-\ufe0f\U000e0100-\U000e01ef]*", re.DOTALL)
_DOTS: Final = frozenset("·•‧・ ")


class Unopenable(Exception):  # noqa: N818 -- it says what the sealed bytes are
    """Sealed bytes were changed, belong to another field, or were sealed with a key we do not have."""


class Sealer:
    """Seals texts with AES-256-GCM, bound to the place they are kept in."""

    def __init__(self, key_file: Path) -> None:
        document = json.loads(key_file.read_bytes())
        self._index_key = _secret(document["index_key"])
        self._keys: dict[bytes, AESGCM] = {}
        for entry in document["keys"]:
            self._newest: bytes = entry["id"].encode()
            self._keys[self._newest] = AESGCM(_secret(entry["key"]))

    def seal(self, text: str, context: str) -> bytes:
        """The sealed text; `context` is its place, such as `cases/0190…/applicant.id_number`."""
        return self.seal_bytes(text.encode(), context)

    def seal_bytes(self, data: bytes, context: str) -> bytes:
        """The same for bytes, such as a whole message."""
        nonce = os.urandom(NONCE)
        head = FORMAT + bytes([len(self._newest)]) + self._newest
        return head + nonce + self._keys[self._newest].encrypt(nonce, data, head + context.encode())

    def open(self, sealed: bytes, context: str) -> str:
        """The text again; only with the context it was sealed in."""
        return self.open_bytes(sealed, context).decode()

    def open_bytes(self, sealed: bytes, context: str) -> bytes:
        """The same for what `seal_bytes` sealed."""
        end = 2 + sealed[1] if len(sealed) > 1 else 0
        head, nonce, body = sealed[:end], sealed[end : end + NONCE], sealed[end + NONCE :]
        key = self._keys.get(head[2:])
        if head[:1] != FORMAT or key is None or len(nonce) != NONCE:
            raise Unopenable(context)
        try:
            return key.decrypt(nonce, body, head + context.encode())
        except InvalidTag:
            raise Unopenable(context) from None

    def is_current(self, sealed: bytes) -> bool:
        """Whether the newest key sealed it; if not, it is to be sealed again before old keys go."""
        return sealed[2 : 2 + sealed[1]] == self._newest

    def blind_index(self, text: str) -> bytes:
        """Equal for equal texts, 32 bytes, telling nothing without the key; for lookups by full number."""
        return hmac.digest(self._index_key, text.encode(), "sha256")


def create_keys(file: Path) -> None:
    """Write a key file with one key, readable by its owner alone; an existing file is left as it is."""
    document = {"index_key": _new_secret(), "keys": [new_key(())]}
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as out:
        json.dump(document, out)


def new_key(known: Collection[str]) -> dict[str, str]:
    """An entry for a key file, with the next number as its id."""
    numbers = (int(key_id) for key_id in known if key_id.isdecimal())
    return {"id": str(max(numbers, default=0) + 1), "key": _new_secret()}


def mask_id_number(number: str) -> str:
    """`450222199001011234` becomes `450***********1234`; anything shorter keeps less."""
    if len(number) == 18:
        return f"{number[:3]}{'*' * 11}{number[14:]}"
    return _masked(number, len(number) // 6)


def mask_phone(number: str) -> str:
    """`13877212345` becomes `138****2345`; a fixed line keeps its last four digits."""
    if len(number) == 11 and number[0] == "1":
        return f"{number[:3]}****{number[7:]}"
    return "*" * (len(number) - 4) + number[-4:] if len(number) > 6 else "*" * len(number)


def mask_name(name: str) -> str:
    """张三 becomes 张*, 欧阳小明 becomes 欧**明, 买买提·吐尔逊 becomes 买**·**逊."""
    letters: list[str] = _LETTER.findall(name)
    if len(letters) <= 2:
        return "".join(letters[:1]) + "*" if len(letters) == 2 else "*" * len(letters)
    inner = (letter if letter in _DOTS else "*" for letter in letters[1:-1])
    return letters[0] + "".join(inner) + letters[-1]


def _masked(text: str, kept: int) -> str:
    return text[:kept] + "*" * (len(text) - 2 * kept) + text[len(text) - kept :]


def _secret(text: str) -> bytes:
    key = b64decode(text, validate=True)
    if len(key) != 32:
        raise ValueError("a key of the seal file is not 32 bytes")
    return key


def _new_secret() -> str:
    return b64encode(secrets.token_bytes(32)).decode()
