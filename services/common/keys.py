"""Rotates key files: `python -m services.common.keys <what> [<id>] < old > new`.

A key comes in three steps, so that replicas which know the new file and replicas which know the old one
understand each other: it is added and opens or is trusted; it is used and seals or signs; the old one is
dropped. Between two steps every process has to know the file of the step before.

seal-add, seal-use, seal-drop, seal-list   the keys of personal fields (seal.json)
sign-add, sign-use, sign-drop, sign-list   the keys tokens are signed with (service.pem)
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from services.common import identity, sealing


class KeyUnknown(Exception):  # noqa: N818 -- what was asked for
    """There is no key of this id in the file, or it is the one in use."""


Document = dict[str, Any]


def seal_add(file: bytes, _: str) -> bytes:
    """A new key which opens, but does not seal yet: that is the last one's."""
    document: Document = json.loads(file)
    document["keys"].insert(0, sealing.new_key({key["id"] for key in document["keys"]}))
    return json.dumps(document).encode()


def seal_use(file: bytes, key_id: str) -> bytes:
    """Have a key seal from now on."""
    document: Document = json.loads(file)
    chosen = _of(document, key_id)
    document["keys"] = [key for key in document["keys"] if key is not chosen] + [chosen]
    return json.dumps(document).encode()


def seal_drop(file: bytes, key_id: str) -> bytes:
    """Forget a key with which nothing is sealed any more; not the one that seals."""
    document: Document = json.loads(file)
    chosen = _of(document, key_id)
    if chosen is document["keys"][-1]:
        raise KeyUnknown(f"{key_id} seals; use another first")
    document["keys"].remove(chosen)
    return json.dumps(document).encode()


def seal_list(file: bytes, _: str) -> bytes:
    """The ids of the keys; the last one seals."""
    return "".join(f"{key['id']}\n" for key in json.loads(file)["keys"]).encode()


def _of(document: Document, key_id: str) -> Document:
    for key in document["keys"]:
        if key["id"] == key_id:
            found: Document = key
            return found
    raise KeyUnknown(f"there is no key {key_id!r}")


def sign_add(file: bytes, _: str) -> bytes:
    """A new key for a year, which is trusted, but does not sign yet: that is the first one's."""
    end = datetime.now(UTC) + identity.KEY_LIFETIME
    return _joined([*_blocks(file).values(), identity.new_key(end)])


def sign_use(file: bytes, key_id: str) -> bytes:
    """Have a key sign from now on."""
    blocks = _blocks(file)
    if key_id not in blocks:
        raise KeyUnknown(f"there is no key {key_id!r}")
    return _joined([blocks.pop(key_id), *blocks.values()])


def sign_drop(file: bytes, key_id: str) -> bytes:
    """Trust a key no longer; not the one that signs."""
    blocks = _blocks(file)
    if key_id not in list(blocks)[1:]:
        raise KeyUnknown(f"{key_id} signs, or is not there")
    del blocks[key_id]
    return _joined(list(blocks.values()))


def sign_list(file: bytes, _: str) -> bytes:
    """The ids of the keys; the first one signs."""
    return "".join(f"{key_id}\n" for key_id in _blocks(file)).encode()


def _blocks(file: bytes) -> dict[str, bytes]:
    return {identity.key_id(block): block for block in identity.pem_blocks(file)}


def _joined(blocks: list[bytes]) -> bytes:
    return b"".join(block.strip() + b"\n" for block in blocks)


COMMANDS: Final[Mapping[str, Callable[[bytes, str], bytes]]] = {
    function.__name__.replace("_", "-"): function
    for function in (seal_add, seal_use, seal_drop, seal_list, sign_add, sign_use, sign_drop, sign_list)
}
NAMED: Final = ("use", "drop")


def main() -> None:
    """Read the file, write the next one; nothing is written when that cannot be."""
    what, key_id = (*sys.argv[1:3], "", "")[:2]
    if what not in COMMANDS or what.endswith(NAMED) != bool(key_id):
        sys.exit(f"python -m services.common.keys {'|'.join(COMMANDS)} [id] < old > new")
    try:
        written = COMMANDS[what](sys.stdin.buffer.read(), key_id)
    except (KeyUnknown, ValueError, LookupError, TypeError) as error:
        sys.exit(f"keys: {error}")
    sys.stdout.buffer.write(written)


if __name__ == "__main__":
    main()
