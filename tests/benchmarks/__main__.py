"""`make bench`: the whole cluster under load, beside the raw rate of the same PostgreSQL; prints the table.

Rates are medians of interleaved rounds, each with pgbench in it, so that a processor that slows down slows
both; only their ratios mean something on another machine.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uvloop

from local.cluster import Cluster
from local.ports import free_port
from tests.benchmarks import others, seed
from tests.benchmarks.journey import Journey, names
from tests.benchmarks.load import Outcome, closed, opened, request
from tests.benchmarks.measure import cpu_seconds, memory_gib, parts, raw_rate
from tests.benchmarks.report import Line, show

ROUNDS = int(os.environ.get("YG_BENCH_ROUNDS", "3"))
SECONDS = float(os.environ.get("YG_BENCH_SECONDS", "5"))
STORED = int(os.environ.get("YG_BENCH_STORED", "1000000"))

DECIDE = {"granted": True}
EXAMINE = {"opinion": "符合条件"}
STEPS: tuple[tuple[str, str, Mapping[str, object]], ...] = (
    ("accept", "clerk-mz", {}),
    ("examine", "approver-mz", EXAMINE),
    ("decide", "approver-mz", DECIDE),
)


@dataclass(slots=True)
class Rounds:
    """The rates of the rounds, by measure."""

    raw: list[float] = field(default_factory=list)
    rates: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, list[dict[str, float]]] = field(default_factory=dict)

    def share(self, measure: str) -> float:
        """The median of the rounds' shares of the raw rate, in percent."""
        return statistics.median(
            100 * rate / raw for rate, raw in zip(self.rates[measure], self.raw, strict=True)
        )

    def rate(self, measure: str) -> float:
        """The median rate, a second."""
        return statistics.median(self.rates[measure])

    def milliseconds(self, measure: str) -> float:
        """The median processor time a write, of the whole cluster."""
        return statistics.median(sum(each.values()) for each in self.cpu[measure])

    def parts(self, measure: str) -> dict[str, float]:
        """The median processor time a write, by part, the largest first."""
        found = {
            part: statistics.median(each[part] for each in self.cpu[measure]) for part in self.cpu[measure][0]
        }
        return dict(sorted(found.items(), key=lambda item: -item[1]))


@dataclass(slots=True)
class Bench:
    """One run against one cluster."""

    cluster: Cluster
    journey: Journey
    lines: list[Line] = field(default_factory=list)

    def add(
        self,
        name: str,
        value: float,
        unit: str,
        floor: float | None = None,
        goal: float | None = None,
        *,
        least: bool = True,
    ) -> None:
        """Note a measure and say so."""
        line = Line(name, value, unit, floor, goal, least)
        self.lines.append(line)
        print(f"  {name}: {value:.2f} {unit} {line.reached}", flush=True)

    async def rounds(self) -> Rounds:
        """Interleave raw PostgreSQL, submissions and each transition."""
        done = Rounds()
        for _ in range(ROUNDS):
            url = self.cluster.database_url("cases", "postgresql")
            done.raw.append(await asyncio.to_thread(raw_rate, self.cluster, url, max(2, int(SECONDS))))
            outcome = await self.measured(done, "submit", self.journey.submit(SECONDS))
            cases = names(outcome)
            for verb, account, body in STEPS:
                outcome = await self.measured(done, verb, self.journey.transit(verb, account, cases, body))
            print(
                f"  raw {done.raw[-1]:.0f}/s, "
                + ", ".join(f"{k} {v[-1]:.0f}/s" for k, v in done.rates.items())
            )
        return done

    async def measured(self, done: Rounds, measure: str, load: Awaitable[Outcome]) -> Outcome:
        """Run a load; note its rate and what it cost."""
        found = parts(self.cluster)
        before = cpu_seconds(found)
        outcome = await load
        refused = {status: n for status, n in outcome.statuses.items() if status >= 300}
        if refused:
            print(f"  {measure}: refused {refused}: {outcome.answers[-1].body[:200]!r}")
        await asyncio.sleep(1)
        spent = {name: used - before[name] for name, used in cpu_seconds(found).items()}
        done.rates.setdefault(measure, []).append(outcome.rate)
        each = {name: 1000 * seconds / max(1, len(outcome.good)) for name, seconds in spent.items()}
        done.cpu.setdefault(measure, []).append(each)
        return outcome

    async def writes(self, stored: str) -> Rounds:
        """The rates of writes, with so much stored."""
        done = await self.rounds()
        for measure in done.rates:
            self.add(f"{measure}, {stored} stored", done.share(measure), "% of PG8", 10, 25)
            self.add(f"{measure} rate, {stored} stored", done.rate(measure), "1/s")
            self.add(
                f"{measure} processor, {stored} stored", done.milliseconds(measure), "ms", 3, 1.5, least=False
            )
        for part, milliseconds in done.parts("submit").items():
            self.add(f"submit processor in {part}, {stored} stored", milliseconds, "ms")
        self.add(f"raw PostgreSQL (PG8), {stored} stored", statistics.median(done.raw), "1/s")
        return done

    async def latency(self, sustained: float) -> None:
        """One client alone, and half of the sustained rate."""
        alone = await self.journey.submit(SECONDS, clients=1)
        self.add("submit, one client, p50", alone.quantile(0.5), "ms", 6, 3, least=False)
        lags: list[float] = []
        half = asyncio.create_task(
            opened(self.journey.port, self.journey.applications(), sustained / 2, 2 * SECONDS)
        )
        await others.event_lags(self.cluster, self.journey, lags, until=half)
        outcome = await half
        self.add("submit at half the sustained rate, p99", outcome.quantile(0.99), "ms", 40, 20, least=False)
        lags.sort()
        if lags:
            self.add("event lag at half load, p50", lags[len(lags) // 2], "ms", 20, 10, least=False)
            self.add("event lag at half load, p99", lags[int(len(lags) * 0.99)], "ms", 60, 25, least=False)

    async def reads(self, cases: Sequence[str], stored: str) -> None:
        """Get by id, and a list of 100 by scope and state."""
        token = self.journey.tokens["clerk-mz"]
        gets = (request("GET", f"/api/v1/{case}", token) for _ in range(10**6) for case in cases)
        outcome = await closed(self.journey.port, gets, 32, SECONDS)
        self.add(f"get by id, {stored} stored", outcome.rate, "1/s", 1000, 2500)
        lists = (request("GET", "/api/v1/cases?page_size=100&state=COMPLETED", token) for _ in range(10**6))
        outcome = await closed(self.journey.port, lists, 2, SECONDS)
        self.add(f"list of 100, {stored} stored, p95", outcome.quantile(0.95), "ms", 40, 20, least=False)

    async def burst(self, sustained: float) -> None:
        """Half load, five times the sustained rate for a minute, half load again."""
        port, source = self.journey.port, self.journey.applications()
        before = await opened(port, source, sustained / 2, SECONDS)
        storm = await opened(port, source, sustained * 5, min(60.0, SECONDS * 12), clients=1024)
        began, after = time.perf_counter(), before
        while time.perf_counter() - began < 60:
            after = await opened(port, source, sustained / 2, 2.0)
            if after.quantile(0.95) <= max(2 * before.quantile(0.95), 40):
                break
        wrong = [
            a for a in (*storm.answers, *after.answers)
            if a.status >= 300 and not (a.status == 429 and a.has_retry_after)
        ]  # fmt: skip
        for answer in wrong[:3]:
            print(f"  burst: {answer.status} {answer.body[:200]!r}")
        self.add("burst: errors that are not 429 with Retry-After", len(wrong), "answers", 0, 0, least=False)
        self.add("burst: 429 answered", storm.statuses[429], "answers")
        self.add("burst: not sent, all clients waiting", storm.unsent, "requests")
        self.add("burst: p95 back after", time.perf_counter() - began, "s", 60, 60, least=False)


async def run(bench: Bench) -> None:
    """Everything, in order."""
    await asyncio.sleep(8)
    bench.add(
        "idle memory of the whole stack", memory_gib(parts(bench.cluster)), "GiB", 1.2, 0.8, least=False
    )
    await bench.journey.prepare()
    warm = await bench.journey.submit(3)
    print(f"  warmed up: {warm.rate:.0f}/s")
    empty = await bench.writes("0")
    cases = names(await bench.journey.submit(1))
    await bench.reads(cases, "0")
    await bench.latency(empty.rate("submit"))
    await others.catch_up(bench)
    await others.rebuild(bench)
    await others.search(bench)
    if STORED:
        print(f"  loading {STORED} cases")
        await seed.load_cases(bench.cluster.database_url("cases", "postgresql"), cases[0], STORED)
        full = await bench.writes(f"{STORED:,}")
        for measure in ("submit", *(verb for verb, _, _ in STEPS)):
            ratio = 100 * full.share(measure) / empty.share(measure)
            bench.add(f"{measure}, {STORED:,} stored relative to empty", ratio, "%", 90, 97)
        await bench.reads(cases, f"{STORED:,}")
    await bench.burst(empty.rate("submit"))


def main() -> None:
    """Start a cluster of its own, measure, print, stop."""
    with tempfile.TemporaryDirectory(prefix="yangguang-bench-") as folder:
        port = free_port()
        cluster = Cluster(Path(folder), port, lambda chinese, english: print(f"  {english}", flush=True))
        cluster.extra = {"YG_RATE_LIMIT": "1000000"}
        try:
            cluster.start()
            bench = Bench(cluster, Journey(port))
            uvloop.run(run(bench))
            show(bench.lines)
        finally:
            cluster.stop()


if __name__ == "__main__":
    main()
