"""`make bench`: the whole cluster under load, beside the raw rate of the same PostgreSQL; prints the table.

Latencies are those of one cluster alone. Then two stand side by side, one of them with a million cases:
what is measured is the median of interleaved rounds, each with pgbench in it, so that a processor that slows
down slows all of them; only their ratios mean something on another machine.
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
from services.common import garbage
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

    def relative_to(self, other: Rounds, measure: str) -> float:
        """The median of the rounds' rates in percent of those beside them."""
        return statistics.median(
            100 * rate / beside
            for rate, beside in zip(self.rates[measure], other.rates[measure], strict=True)
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
    """One of the clusters, what is stored in it, and its rounds; `lines` is the table of both."""

    cluster: Cluster
    lines: list[Line]
    stored: int = 0
    rounds: Rounds = field(default_factory=Rounds)
    # Of the last round.
    cases: Sequence[str] = ()
    journey: Journey = field(init=False)

    def __post_init__(self) -> None:
        self.journey = Journey(self.cluster.http_port)

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

    async def warm_up(self) -> None:
        """Sign in, submit for a while, and store what is to be stored beside."""
        await self.journey.prepare()
        warm = await self.journey.submit(3)
        print(f"  warmed up: {warm.rate:.0f}/s", flush=True)
        self.cases = names(warm)
        if self.stored:
            print(f"  storing {self.stored} cases", flush=True)
            url = self.cluster.database_url("cases", "postgresql")
            await seed.load_cases(url, self.cases[0], self.stored)

    async def round(self) -> None:
        """Raw PostgreSQL, submissions and each transition, one after the other."""
        done, url = self.rounds, self.cluster.database_url("cases", "postgresql")
        done.raw.append(await asyncio.to_thread(raw_rate, self.cluster, url, max(2, int(SECONDS))))
        self.cases = names(await self.measured("submit", self.journey.submit(SECONDS)))
        for verb, account, body in STEPS:
            await self.measured(verb, self.journey.transit(verb, account, self.cases, body))
        rates = ", ".join(f"{k} {v[-1]:.0f}/s" for k, v in done.rates.items())
        print(f"  {self.stored:,} stored: raw {done.raw[-1]:.0f}/s, {rates}", flush=True)

    async def measured(self, measure: str, load: Awaitable[Outcome]) -> Outcome:
        """Run a load; note its rate and what it cost."""
        found = parts(self.cluster)
        before = cpu_seconds(found)
        outcome = await load
        refused = {status: n for status, n in outcome.statuses.items() if status >= 300}
        if refused:
            print(f"  {measure}: refused {refused}: {outcome.answers[-1].body[:200]!r}")
        await asyncio.sleep(1)
        spent = {name: used - before[name] for name, used in cpu_seconds(found).items()}
        self.rounds.rates.setdefault(measure, []).append(outcome.rate)
        each = {name: 1000 * seconds / max(1, len(outcome.good)) for name, seconds in spent.items()}
        self.rounds.cpu.setdefault(measure, []).append(each)
        return outcome

    def writes(self) -> None:
        """What the rounds came to."""
        done, stored = self.rounds, f"{self.stored:,} stored"
        for measure in done.rates:
            self.add(f"{measure}, {stored}", done.share(measure), "% of PG8", 10, 25)
            self.add(f"{measure} rate, {stored}", done.rate(measure), "1/s")
            self.add(f"{measure} processor, {stored}", done.milliseconds(measure), "ms", 3, 1.5, least=False)
        for part, milliseconds in done.parts("submit").items():
            self.add(f"submit processor in {part}, {stored}", milliseconds, "ms")
        self.add(f"raw PostgreSQL (PG8), {stored}", statistics.median(done.raw), "1/s")

    async def latency(self) -> None:
        """One client alone, half of the rate that was reached just before, and the lag of events at that."""
        alone: list[float] = []
        tails: list[float] = []
        lags: list[float] = []
        for _ in range(ROUNDS):
            sustained = (await self.journey.submit(SECONDS)).rate
            await asyncio.sleep(1)
            alone.append((await self.journey.submit(SECONDS, clients=1)).quantile(0.5))
            tails.append((await self.half(sustained)).quantile(0.99))
            half = asyncio.create_task(self.half(sustained))
            await others.event_lags(self.cluster, self.journey, lags, until=half)
            print(
                f"  one client {alone[-1]:.1f} ms, at {sustained / 2:.0f}/s p99 {tails[-1]:.1f} ms",
                flush=True,
            )
        self.add("submit, one client, p50", statistics.median(alone), "ms", 6, 3, least=False)
        name = "submit at half the sustained rate, p99"
        self.add(name, statistics.median(tails), "ms", 40, 20, least=False)
        lags.sort()
        self.add("event lag at half load, p50", lags[len(lags) // 2], "ms", 20, 10, least=False)
        self.add("event lag at half load, p99", lags[int(len(lags) * 0.99)], "ms", 60, 25, least=False)

    async def half(self, sustained: float) -> Outcome:
        """Applications at half of a rate, whatever the answers."""
        return await opened(self.journey.port, self.journey.applications(), sustained / 2, 2 * SECONDS)

    async def reads(self) -> None:
        """Get by id, and a list of 100 by scope and state."""
        token, stored = self.journey.tokens["clerk-mz"], f"{self.stored:,} stored"
        gets = (request("GET", f"/api/v1/{case}", token) for _ in range(10**6) for case in self.cases)
        outcome = await closed(self.journey.port, gets, 32, SECONDS)
        self.add(f"get by id, {stored}", outcome.rate, "1/s", 1000, 2500)
        lists = (request("GET", "/api/v1/cases?page_size=100&state=COMPLETED", token) for _ in range(10**6))
        outcome = await closed(self.journey.port, lists, 2, SECONDS)
        self.add(f"list of 100, {stored}, p95", outcome.quantile(0.95), "ms", 40, 20, least=False)

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


async def run(empty: Bench, full: Bench) -> None:
    """Everything, in order."""
    await asyncio.sleep(8)
    empty.add(
        "idle memory of the whole stack", memory_gib(parts(empty.cluster)), "GiB", 1.2, 0.8, least=False
    )
    # The other cluster, though idle, would take its part of the processor.
    await empty.warm_up()
    await empty.latency()
    await asyncio.to_thread(full.cluster.start)
    await full.warm_up()
    for _ in range(ROUNDS):
        for bench in (empty, full):
            await bench.round()
    for bench in (empty, full):
        bench.writes()
        await bench.reads()
    for measure in empty.rounds.rates:
        name = f"{measure}, {full.stored:,} stored relative to empty"
        full.add(name, full.rounds.relative_to(empty.rounds, measure), "%", 90, 97)
    sustained = empty.rounds.rate("submit")
    await full.burst(sustained)
    await asyncio.to_thread(full.cluster.stop)
    await others.catch_up(empty)
    await others.rebuild(empty)
    await others.search(empty)


def main() -> None:
    """Start two clusters, measure, print, stop."""
    garbage.settle()
    with tempfile.TemporaryDirectory(prefix="yangguang-bench-") as folder:
        lines: list[Line] = []
        benches = [
            Bench(cluster_in(Path(folder, name)), lines, stored)
            for name, stored in (("empty", 0), ("full", STORED))
        ]
        try:
            benches[0].cluster.start()
            uvloop.run(run(*benches))
            show(lines)
        finally:
            for bench in benches:
                bench.cluster.stop()


def cluster_in(folder: Path) -> Cluster:
    """A cluster of its own in a folder, which admits any rate."""
    cluster = Cluster(folder, free_port(), lambda chinese, english: print(f"  {english}", flush=True))
    cluster.extra = {"YG_RATE_LIMIT": "1000000"}
    return cluster


if __name__ == "__main__":
    main()
