"""Reads the databases of a cluster at rest, as the superuser of its server."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import UUID

import asyncpg
from yangguang.cases.v1 import cases_pb2
from yangguang.common.v1 import journal_pb2 as pb

from local.cluster import Cluster
from services.common.driver import positional
from services.supervision.handlers.detectors import DETECTORS, bounds
from tests.chaos.invariants import CardRow, Database, Received, Snapshot, Stand

_ENTRIES: Final = (
    "SELECT position, id, type, aggregate, version, time, region, actor, channel, request_id, payload, hash "
    "FROM journal WHERE position IS NOT NULL ORDER BY position"
)
_AT_REST: Final = (
    "SELECT (SELECT count(*) FROM journal WHERE position IS NULL) AS unnumbered, position, published, "
    "(SELECT coalesce(json_object_agg(source, position), '{}') FROM sources) AS sources FROM journal_head"
)
# Who follows the own journal of cases, and writes to it in turn: certificates, the log of seals.
_FOLLOWING: Final = (
    "SELECT key, last FROM counters WHERE key IN ('certificates', 'seal-uses') "
    "AND last < (SELECT position FROM journal_head)"
)
_COPIES: Final = {
    "catalog": "SELECT name, version FROM organisations",
    "cases": "SELECT name, version FROM mandates UNION ALL SELECT item, version FROM items",
    # An item goes on after its newest version was published.
    "supervision": "SELECT name, version FROM model.titles WHERE name NOT LIKE 'items/%' "
    "UNION ALL SELECT item, version FROM model.item_states "
    "UNION ALL SELECT mandate, version FROM model.mandates",
}
# What the read model counts day by day, beside the same counted anew.
_SUMS: Final = """
SELECT 'applied', (SELECT sum(applied) FROM model.daily), count(receive_day) FROM model.case_facts
UNION ALL
SELECT 'accepted', (SELECT sum(accepted) FROM model.daily), count(accept_day) FROM model.case_facts
UNION ALL
SELECT 'completed', (SELECT sum(completed) FROM model.daily), count(complete_day) FROM model.case_facts
UNION ALL
SELECT 'rated', (SELECT sum(rated) FROM model.daily), count(*) FILTER (WHERE grade > 0) FROM model.case_facts
"""


@asynccontextmanager
async def connected(cluster: Cluster, service: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to a service's database."""
    connection = await asyncpg.connect(cluster.database_url(service, "postgresql"))
    try:
        yield connection
    finally:
        await connection.close()


async def fetch(cluster: Cluster, service: str, query: str, *values: Any) -> list[asyncpg.Record]:
    """The rows of a query."""
    async with connected(cluster, service) as connection:
        rows: list[asyncpg.Record] = await connection.fetch(query, *values)
        return rows


async def unfinished(cluster: Cluster) -> list[str]:
    """What is still under way: entries to be numbered, published, applied; clocks to be looked at."""
    stands = {service: (await fetch(cluster, service, _AT_REST))[0] for service in cluster.services}
    late = "SELECT count(*) FROM cases WHERE acceptance_due <= now()"
    due = "SELECT count(*) FROM model.open_clocks WHERE next_time <= now()"
    rebuilds = "SELECT count(*) FROM read_model WHERE rebuilding"
    waiting = {
        "late acceptances": (await fetch(cluster, "cases", late))[0][0],
        "due clocks": (await fetch(cluster, "supervision", due))[0][0],
        "rebuilds": (await fetch(cluster, "supervision", rebuilds))[0][0],
    }
    return [
        *(f"{what}: {count}" for what, count in waiting.items() if count),
        *(f"{s} {dict(row)}" for s, row in stands.items() if row["unnumbered"] or _behind(row)),
        *_lagging({service: json.loads(row["sources"]) for service, row in stands.items()}, stands),
    ]


async def following(cluster: Cluster) -> list[str]:
    """What of this release's own followers is still under way; the release before has none."""
    behind = [f"{row['key']} at {row['last']}" for row in await fetch(cluster, "cases", _FOLLOWING)]
    return behind + [f"not found: {rule} of {subject}" for rule, subject in await _unfound(cluster)]


async def _unfound(cluster: Cluster) -> list[tuple[str, str]]:
    """What supervision has yet to make findings of."""
    asked, found = bounds(dt.datetime.now(dt.UTC)), []
    for detector in DETECTORS:
        query, names = positional(detector)
        found += await fetch(cluster, "supervision", query, *(asked[name] for name in names))
    return [(row["rule"], row["subject"]) for row in found]


def _behind(row: asyncpg.Record) -> bool:
    return bool(row["published"] != row["position"])


def _lagging(applied: dict[str, dict[str, int]], heads: dict[str, asyncpg.Record]) -> list[str]:
    return [
        f"{consumer} at {position} of {heads[source]['position']} of {source}"
        for consumer, sources in applied.items()
        for source, position in sources.items()
        if position != heads[source]["position"]
    ]


async def snapshot(cluster: Cluster) -> Snapshot:
    """Everything the invariants speak of."""
    read = await asyncio.gather(*(_database(cluster, service) for service in cluster.services))
    seen = Snapshot(dict(zip(cluster.services, read, strict=True)))
    for row in await fetch(cluster, "cases", "SELECT id, version, state, record FROM cases"):
        record = cases_pb2.Case.FromString(row["record"])
        seen.cases[f"cases/{row['id']}"] = Stand(row["version"], row["state"])
        seen.records[record.name] = Stand(int(record.etag), record.state)
    for row in await fetch(cluster, "supervision", "SELECT case_id, version, state FROM model.case_facts"):
        seen.facts[f"cases/{row['case_id']}"] = Stand(row["version"], row["state"])
    seen.sums = {
        name: (summed, counted) for name, summed, counted in await fetch(cluster, "supervision", _SUMS)
    }
    seen.cards = [_card(row) for row in await fetch(cluster, "supervision", "SELECT * FROM cards")]
    for service, query in _COPIES.items():
        rows = await fetch(cluster, service, query)
        seen.copies += [(service, row["name"], row["version"]) for row in rows]
    return seen


def _card(row: asyncpg.Record) -> CardRow:
    stand = Stand(row["version"], row["state"])
    return CardRow(
        f"cards/{row['id']}", f"cases/{row['case_id']}", row["rule"], row["clock"], row["level"], stand
    )


async def _database(cluster: Cluster, service: str) -> Database:
    async with connected(cluster, service) as connection, connection.transaction(isolation="repeatable_read"):
        head = await connection.fetchrow("SELECT * FROM journal_head")
        unnumbered = "SELECT count(*) FROM journal WHERE position IS NULL"
        inbox = await connection.fetch("SELECT id, source, position FROM inbox")
        parked = await connection.fetch("SELECT source, position, reason FROM parked")
        return Database(
            entries=[_entry(row) for row in await connection.fetch(_ENTRIES)],
            unnumbered=await connection.fetchval(unnumbered),
            head=head["position"],
            head_hash=head["hash"],
            published=head["published"],
            inbox=[Received(UUID(str(id_)), source, position) for id_, source, position in inbox],
            applied=dict(await connection.fetch("SELECT source, position FROM sources")),
            parked=[f"{source} {position} {reason}" for source, position, reason in parked],
        )


def _entry(row: asyncpg.Record) -> pb.JournalEntry:
    values = dict(row)
    return pb.JournalEntry(**values | {"id": row["id"].bytes, "time": row["time"]})
