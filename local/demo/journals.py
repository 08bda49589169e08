"""The chapter that computes the hash chain of every journal again, from what the interface shows."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Final

from local.demo.stage import Demo, expect
from local.rest import Document, Visitor

SERVICES: Final = ("catalog", "hall", "cases", "supervision")


def audit(demo: Demo) -> None:
    """Compute every hash of every journal again, from what the interface shows."""
    demo.screen.chapter("留痕链校验", "the journals, verified end to end")
    for service in SERVICES:
        demo.screen.step("校验留痕链", f"verify {service}")
        head = demo.visitor.get(f"journals/{service}/head", "auditor")
        last = verified(demo.visitor, service, int(head["position"]))
        expect(last.hex() == head["hash"], f"{service}: 链头不符 / the head does not fit")
        demo.screen.say(f"{head['position']:>6} 条，连续、未被改动　{head['hash'][:16]}…")


def verified(visitor: Visitor, service: str, until: int) -> bytes:
    """The chain hash at a position, computed from the first entry on."""
    position, last = 0, bytes(32)
    while position < until:
        page = visitor.get(f"journals/{service}/entries", "auditor", after=position, limit=1000)["entries"]
        expect(bool(page), f"{service}: {position} 之后缺条目 / entries are missing")
        for entry in page[: until - position]:
            position, last = position + 1, chain_hash(last, entry)
            good = entry["position"] == position and entry["hash"] == last.hex()
            expect(good, f"{service}: 第 {position} 条不符 / position {position} does not fit")
    return last


def chain_hash(previous: bytes, entry: Document) -> bytes:
    """The hash of an entry as docs/upstream.md says, from its JSON."""
    digest = hashlib.sha256(previous + entry["position"].to_bytes(8, "big"))
    since = dt.datetime.fromisoformat(entry["time"]) - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    numbers = {"version": entry["version"], "time": since // dt.timedelta(microseconds=1)}
    for name in (
        "id",
        "type",
        "aggregate",
        "version",
        "time",
        "region",
        "actor",
        "channel",
        "request_id",
        "payload",
    ):
        if name in numbers:
            data = numbers[name].to_bytes(8, "big")
        else:
            text = entry.get(name, "")
            data = bytes.fromhex(text) if name in ("id", "payload") else text.encode()
        digest.update(len(data).to_bytes(4, "big") + data)
    return digest.digest()
