"""What is measured beside the answers: processor time, memory, the rate of raw PostgreSQL."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil

from local.cluster import Cluster

# BEGIN / INSERT / INSERT / COMMIT: what the least useful write with an outbox costs.
PG8 = """
BEGIN;
INSERT INTO raw_cases (body) VALUES ('{body}');
INSERT INTO raw_outbox (body) VALUES ('{body}');
COMMIT;
""".replace("{body}", "x" * 200)


def processes(cluster: Cluster) -> list[psutil.Process]:
    """The cluster: services, gateway, broker, and PostgreSQL with its backends."""
    children = [*cluster.processes.values(), cluster.postgres.child, cluster.nats.child]
    masters = [psutil.Process(child.pid) for child in children]
    return [each for master in masters for each in (master, *master.children(recursive=True))]


def cpu_seconds(found: Iterable[psutil.Process]) -> float:
    """The processor time these processes used so far; one that ended counts no more."""
    total = 0.0
    for process in found:
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system
    return total


def memory_gib(found: Iterable[psutil.Process]) -> float:
    """The memory these processes hold, what they share counted once (PSS)."""
    return float(sum(process.memory_full_info().pss for process in found)) / 1024**3


def raw_rate(cluster: Cluster, url: str, seconds: int) -> float:
    """Transactions a second of pgbench with 8 clients, prepared, on the same server."""
    script = cluster.folder / "pg8.sql"
    script.write_text(PG8)
    pgbench = cluster.postgres.binaries / "pgbench"
    command: list[str | Path] = [
        pgbench,
        "-n",
        "-M",
        "prepared",
        "-c",
        "8",
        "-j",
        "2",
        "-T",
        str(seconds),
        "-f",
        script,
        url,
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    assert found is not None, done.stdout
    return float(found[1])
