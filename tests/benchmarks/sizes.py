"""`python -m tests.benchmarks.sizes [level …]`: what the pods of a level take, idle and under a light load.

The rendered manifests run as processes (tests/charts/kubelet.py) with the demo county in them. Memory is PSS,
in which what several share counts once; processor time is in thousandths of a core.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

from local.postgres import Postgres
from tests.benchmarks.measure import cpu_seconds
from tests.chaos.load import Load
from tests.charts.chart import LEVELS, render
from tests.charts.kubelet import COMPONENT, Node, running

SECONDS = float(os.environ.get("YG_BENCH_SECONDS", "60"))
# Until caches are warm and what was started has settled.
SETTLING = 10.0
LEVELS_RUN = ("township", "county")

Parts = Mapping[str, Sequence[psutil.Process]]
# MiB and thousandths of a core.
Size = tuple[float, float]


def parts(node: Node, postgres: Postgres) -> Parts:
    """The processes of each component of a release."""
    found: dict[str, list[psutil.Process]] = {}
    for pod in node.pods:
        masters = [psutil.Process(child.pid) for child in pod.children.values()]
        found.setdefault(pod.labels[COMPONENT], []).extend(masters)
    found["postgresql"] = [psutil.Process(postgres.child.pid)]
    return {
        name: [each for master in masters for each in (master, *master.children(recursive=True))]
        for name, masters in found.items()
    }


async def sizes(node: Node, postgres: Postgres) -> dict[str, Size]:
    """What each component takes over some time: the memory at its end."""
    found = parts(node, postgres)
    before, start = cpu_seconds(found), time.monotonic()
    await asyncio.sleep(SECONDS)
    after, seconds = cpu_seconds(found), time.monotonic() - start
    return {
        name: (memory(processes), 1000 * (after[name] - before[name]) / seconds)
        for name, processes in found.items()
    }


def memory(processes: Sequence[psutil.Process]) -> float:
    """MiB, of those that still run."""
    return float(sum(each.memory_full_info().pss for each in processes if each.is_running())) / 1024**2


async def measure(level: str, folder: Path) -> None:
    """Run a level and print its table."""
    with running(render(LEVELS[level], {"identity": {"demo": True}}), folder) as (node, postgres):
        await asyncio.sleep(SETTLING)
        idle = await sizes(node, postgres)
        # The first by name: the internal one, where staff work, if there is one.
        entry = min(name for name in node.hosts if "-gateway-" in name)
        url = f"http://{node.address(entry, 8000)}"
        async with Load(url) as load:
            await load.start()
            before = load.acknowledged()
            loaded = await sizes(node, postgres)
            rate = (load.acknowledged() - before) / SECONDS
    show(level, node, idle, loaded, rate)


def show(level: str, node: Node, idle: Mapping[str, Size], loaded: Mapping[str, Size], rate: float) -> None:
    """Print the table of a level."""
    pods = [pod.labels[COMPONENT] for pod in node.pods]
    print(f"\n{level}: {rate:.0f} writes a second\n")
    print("| part | pods | MiB | CPU | MiB | CPU |\n|---|---|---|---|---|---|")
    for name in idle:
        print(row(name, pods.count(name) or 1, idle[name], loaded[name]))
    sums = [tuple(map(sum, zip(*each.values(), strict=True))) for each in (idle, loaded)]
    print(row("total", len(pods) + 1, *sums))


def row(name: str, pods: int, *found: Sequence[float]) -> str:
    """A line of the table."""
    return f"| {name} | {pods} | " + " | ".join(f"{figure:.0f}" for size in found for figure in size) + " |"


def main() -> None:
    """Measure the levels of the command line."""
    for level in sys.argv[1:] or LEVELS_RUN:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(measure(level, Path(folder)))


if __name__ == "__main__":
    main()
