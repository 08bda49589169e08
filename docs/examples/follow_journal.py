"""Follows one service's journal into SQLite: each entry once, none missing, the chain checked.

python docs/examples/follow_journal.py ADDRESS CREDENTIALS DATABASE; explained in docs/upstream.md.
CREDENTIALS is a folder with tls.crt, tls.key and ca.crt, or inside of a deployment a file with a token.
"""

import hashlib
import pathlib
import sqlite3
import sys
import time

import grpc
from yangguang.common.v1 import journal_pb2 as pb
from yangguang.common.v1 import journal_pb2_grpc as pb_grpc

CURSOR = "CREATE TABLE IF NOT EXISTS cursor (epoch, position, hash)"
ENTRIES = "CREATE TABLE IF NOT EXISTS entries (id PRIMARY KEY, position, type, aggregate, payload)"
KEEPALIVE = [("grpc.keepalive_time_ms", 30_000), ("grpc.keepalive_timeout_ms", 10_000)]


def chain_hash(previous: bytes, entry: pb.JournalEntry) -> bytes:
    """SHA-256(previous ‖ u64 position ‖ for each field: u32 length ‖ bytes); numbers are big-endian."""
    time_us = entry.time.seconds * 1_000_000 + entry.time.nanos // 1000
    fields: list[str | bytes] = [entry.id, entry.type, entry.aggregate, entry.version.to_bytes(8, "big")]
    fields += [time_us.to_bytes(8, "big"), entry.region, entry.actor, entry.channel, entry.request_id]
    digest = hashlib.sha256(previous + entry.position.to_bytes(8, "big"))
    for field in [*fields, entry.payload]:
        data = field.encode() if isinstance(field, str) else field
        digest.update(len(data).to_bytes(4, "big") + data)
    return digest.digest()


def connect(
    address: str, credentials: pathlib.Path
) -> tuple[grpc.Channel, tuple[tuple[str, str | bytes], ...]]:
    """A channel, and the metadata of each call: nothing where a certificate says who we are."""
    if not credentials.is_dir():
        token = credentials.read_text().strip()
        return grpc.insecure_channel(address, options=KEEPALIVE), (("authorization", f"Bearer {token}"),)
    authority, key, certificate = (
        (credentials / name).read_bytes() for name in ("ca.crt", "tls.key", "tls.crt")
    )
    tls = grpc.ssl_channel_credentials(authority, key, certificate)
    return grpc.secure_channel(address, tls, options=KEEPALIVE), ()


def follow(db: sqlite3.Connection, address: str, credentials: pathlib.Path) -> None:
    """Take the entries after the cursor, for ever; effect and cursor are written in one transaction."""
    opened, auth = connect(address, credentials)
    with opened as channel:
        journal = pb_grpc.JournalServiceStub(channel)
        epoch = journal.GetHead(pb.GetHeadRequest(), metadata=auth, timeout=10).epoch
        # In another epoch (a restored backup) all is read again; what is known by its id has no effect.
        cursor = db.execute("SELECT position, hash FROM cursor WHERE epoch = ?", (epoch,)).fetchone()
        position, last_hash = cursor or (0, bytes(32))
        for entry in journal.StreamEntries(pb.StreamEntriesRequest(after=position), metadata=auth):
            position, last_hash = position + 1, chain_hash(last_hash, entry)
            if entry.position != position or entry.hash != last_hash:
                sys.exit(f"position {position}: the chain is broken")
            with db:
                row = entry.id, position, entry.type, entry.aggregate, entry.payload
                db.execute("INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?, ?)", row)
                db.execute("DELETE FROM cursor")
                db.execute("INSERT INTO cursor VALUES (?, ?, ?)", (epoch, position, last_hash))


database = sqlite3.connect(sys.argv[3])
database.executescript(f"{CURSOR}; {ENTRIES}")
while True:
    try:
        follow(database, sys.argv[1], pathlib.Path(sys.argv[2]))
    except grpc.RpcError as error:
        if error.code() in (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED):
            sys.exit(f"{error.code().name}: {error.details()}")
    time.sleep(1)
