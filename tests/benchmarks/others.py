"""Measures beside the writes: event lag, catch-up of a backlog, rebuild of the read model, search."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import random
import time
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import asyncpg
from sqlalchemy import text
from yangguang.cases.v1 import events_pb2 as events
from yangguang.catalog.v1.catalog_pb2 import ItemContent

from local.cluster import Cluster
from services.common import journal
from services.common import search as bigrams
from services.common.db import Database
from services.common.ids import new_id, resource
from tests.benchmarks.journey import Journey
from tests.benchmarks.load import closed, connect, request

if TYPE_CHECKING:
    from tests.benchmarks.__main__ import Bench

BACKLOG: Final = 20_000
TITLES: Final = 100_000
# Common characters of titles; any of them may stand beside any other.
CHARACTERS: Final = (
    "办理登记核发证明审批补贴申请变更注销年检养老医疗教育住房土地林业水利交通卫生民政社会保险残疾儿童妇女"
)
POSITION: Final = "SELECT position FROM sources WHERE source = 'cases'"


async def event_lags(cluster: Cluster, journey: Journey, lags: list[float], until: asyncio.Task[Any]) -> None:
    """While a load runs: how long after its answer a case is applied in supervision, in milliseconds."""
    cases = await asyncpg.connect(cluster.database_url("cases", "postgresql"))
    model = await asyncpg.connect(cluster.database_url("supervision", "postgresql"))
    client = await connect(journey.port)
    try:
        while not until.done():
            answer = await client.ask(journey.application())
            answered = time.perf_counter()
            if answer.status < 300:
                await _applied(cases, model, json.loads(answer.body)["name"])
                lags.append((time.perf_counter() - answered) * 1000)
            await asyncio.sleep(0.02)
    finally:
        client.close()
        await cases.close()
        await model.close()


async def _applied(cases: asyncpg.Connection, model: asyncpg.Connection, name: str) -> None:
    asked = "SELECT position FROM journal WHERE aggregate = $1 AND version = 1"
    while (position := await cases.fetchval(asked, name)) is None:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    while (await model.fetchval(POSITION) or 0) < position:  # noqa: ASYNC110
        await asyncio.sleep(0.001)


async def catch_up(bench: Bench) -> None:
    """Entries written at once to the journal of cases, until supervision has applied the last."""
    database = Database.open(bench.cluster.database_url("cases"))
    model = await asyncpg.connect(bench.cluster.database_url("supervision", "postgresql"))
    try:
        await _write_backlog(database)
        began, before = time.perf_counter(), await model.fetchval(POSITION)
        while await model.fetchval(POSITION) < before + BACKLOG:  # noqa: ASYNC110 -- another process
            await asyncio.sleep(0.01)
        rate = BACKLOG / (time.perf_counter() - began)
        bench.add("relay and consumer catch up", rate, "events/s", 3000, 10_000)
    finally:
        await model.close()
        await database.dispose()


async def _write_backlog(database: Database) -> None:
    """Submissions like the last one, in one transaction."""
    async with database.connect() as connection:
        template = events.CaseSubmitted.FromString(
            await connection.scalar(
                text(
                    "SELECT payload FROM journal WHERE type = 'yangguang.cases.v1.CaseSubmitted' "
                    "ORDER BY seq DESC LIMIT 1"
                )
            )
        )
        for _ in range(0, BACKLOG, 1000):
            await journal.append(connection, *(_submission(template) for _ in range(1000)))


def _submission(template: events.CaseSubmitted) -> journal.Entry:
    event = events.CaseSubmitted()
    event.CopyFrom(template)
    key = new_id()
    event.facts.case, event.facts.number = resource("cases", key), str(key)
    time_ = event.facts.create_time.ToDatetime(dt.UTC)
    origin = journal.Origin("bench", "SYSTEM")
    return journal.Entry(event.facts.case, 1, event, time_, event.facts.region, origin)


async def rebuild(bench: Bench) -> None:
    """The supervision read model, from every journal, beside the live one."""
    token = bench.journey.tokens["operator"]
    before: Any = await bench.journey.get("/api/v1/readModel", "operator")
    entries = sum(int(each["position"]) for each in before["positions"])
    connection = await connect(bench.journey.port)
    began = time.perf_counter()
    await connection.ask(
        request("POST", "/api/v1/readModel:rebuild", token, b"{}", Idempotency_Key=str(began))
    )
    connection.close()
    now = before
    while int(now.get("generation", 0)) == int(before.get("generation", 0)):
        await asyncio.sleep(0.1)
        now = await bench.journey.get("/api/v1/readModel", "operator")
    bench.add("rebuild of the read model", entries / (time.perf_counter() - began), "events/s", 3000, 10_000)


async def search(bench: Bench) -> None:
    """Words of two characters and more among the titles of many items: is all found, and how fast."""
    dice = random.Random(11)
    titles = ["".join(dice.choices(CHARACTERS, k=dice.randint(8, 24))) for _ in range(TITLES)]
    await _load_items(bench.cluster.database_url("catalog", "postgresql"), titles)
    words = [_word(dice.choice(titles), dice) for _ in range(200)]
    asked = [
        request("GET", f"/api/v1/items?{urlencode({'query': word, 'page_size': 100})}") for word in words
    ]
    outcome = await closed(bench.journey.port, asked, 1)
    found = sum(
        _finds(answer.body, word, titles) for answer, word in zip(outcome.answers, words, strict=True)
    )
    bench.add("search: words found in full", 100 * found / len(words), "%", 100, 100)
    bench.add("search among 100,000 titles, p95", outcome.quantile(0.95), "ms", 25, 10, least=False)


def _word(title: str, dice: random.Random) -> str:
    length = dice.randint(2, 4)
    at = dice.randrange(len(title) - length)
    return title[at : at + length]


def _finds(body: bytes, word: str, titles: list[str]) -> bool:
    """Whether the page holds every match, or is full of matches where there are more than a page holds."""
    found = [each["version"]["content"]["title"] for each in json.loads(body)["items"]]
    matches = sum(word in title for title in titles)
    return len(found) >= min(matches, 100) and all(word in title for title in found if title in set(titles))


async def _load_items(url: str, titles: list[str]) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("CREATE TEMP TABLE loaded (number int, content bytea, search text)")
        rows = [
            (index, ItemContent(title=title).SerializeToString(), bigrams.vector(title))
            for index, title in enumerate(titles)
        ]
        await connection.copy_records_to_table("loaded", records=rows)
        await connection.execute(ITEMS)
        await connection.execute(VERSIONS)
        await connection.execute("VACUUM ANALYZE items, item_versions")
    finally:
        await connection.close()


# Like an item in force of the demo catalogue, with another code and title.
ITEMS: Final = """
INSERT INTO items SELECT (jsonb_populate_record(template, jsonb_build_object('code',
    'BENCH' || lpad(loaded.number::text, 26, '0')))).*
FROM loaded, (SELECT items AS template FROM items JOIN item_versions v ON v.item = code
    WHERE items.state = 2 AND v.expire_time IS NULL LIMIT 1) AS one
"""
VERSIONS: Final = """
INSERT INTO item_versions SELECT (jsonb_populate_record(template, jsonb_build_object(
    'item', 'BENCH' || lpad(loaded.number::text, 26, '0'),
    'search', loaded.search,
    'content', loaded.content))).*
FROM loaded, (SELECT v AS template FROM items JOIN item_versions v ON v.item = code
    WHERE items.state = 2 AND v.expire_time IS NULL LIMIT 1) AS one
"""
