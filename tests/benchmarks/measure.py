"""What is measured beside the answers: processor time, memory, the rate of raw PostgreSQL."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from local.cluster import Cluster

TABLES = "".join(
    f"CREATE TABLE IF NOT EXISTS {name} (id bigserial PRIMARY KEY, body text);"
    for name in ("raw_cases", "raw_outbox")
)
# BEGIN / INSERT / INSERT / COMMIT: what the least useful write with an outbox costs.
PG8 = """
BEGIN;
INSERT INTO raw_cases (body) VALUES ('{body}');
INSERT INTO raw_outbox (body) VALUES ('{body}');
COMMIT;
""".replace("{body}", "x" * 200)


Parts = Mapping[str, Sequence[psutil.Process]]


def parts(cluster: Cluster) -> Parts:
    """The processes of each service, of the gateway, the broker, and PostgreSQL with its backends."""
    children = {**cluster.processes, "nats": cluster.nats.child, "postgres": cluster.postgres.child}
    masters = {name: psutil.Process(child.pid) for name, child in children.items()}
    return {name: [master, *master.children(recursive=True)] for name, master in masters.items()}


def cpu_seconds(found: Parts) -> dict[str, float]:
    """The processor time each part used so far."""
    return {name: sum(map(_cpu, processes)) for name, processes in found.items()}


def _cpu(process: psutil.Process) -> float:
    """Of one process; one that ended counts no more."""
    with suppress(psutil.NoSuchProcess):
        times = process.cpu_times()
        return float(times.user + times.system)
    return 0.0


def memory_gib(found: Parts) -> float:
    """The memory these processes hold, what they share counted once (PSS)."""
    pss = sum(each.memory_full_info().pss for processes in found.values() for each in processes)
    return float(pss) / 1024**3


def raw_rate(cluster: Cluster, url: str, seconds: int) -> float:
    """Transactions a second of pgbench with 8 clients, prepared, on the same server."""
    psql: list[str | Path] = [cluster.postgres.binaries / "psql", "-q", "-c", TABLES, url]
    subprocess.run(psql, check=True, capture_output=True)
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
