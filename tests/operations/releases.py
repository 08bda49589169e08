"""The release before this one, and a cluster in which processes of both run side by side on one database."""

from __future__ import annotations

import asyncio
import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from honcho.environ import parse_procfile

from local.cluster import ROOT, Cluster, answers, procfile
from local.ports import free_port
from local.processes import Child, wait_until
from tests.chaos.databases import snapshot, unfinished
from tests.chaos.invariants import CONSUMED, Consumed, violations

# The commit of the release before: what is deployed out there, and what an upgrade begins with.
COMMIT: Final = (Path(__file__).parent / "previous_release").read_text().strip()
PATIENCE: Final = 60.0


class ReleaseMissing(Exception):  # noqa: N818 -- what is so, and what to do about it
    """This clone does not hold the release before."""

    def __init__(self) -> None:
        super().__init__(f"commit {COMMIT} is not in this clone: git fetch --unshallow (or a full checkout)")


def unpack(folder: Path) -> Path:
    """Put the code of the release before into a folder."""
    found = subprocess.run(["git", "cat-file", "-e", f"{COMMIT}^{{commit}}"], cwd=ROOT, capture_output=True)
    if found.returncode != 0:
        raise ReleaseMissing
    archive = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, capture_output=True, check=True)
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
    return folder


@dataclass(slots=True)
class TwoReleases:
    """A cluster that began with the release before, with the schema of this one."""

    cluster: Cluster
    before: Path

    @property
    def names(self) -> list[str]:
        """The processes both releases have."""
        return list(processes_of(self.before))

    def run_new(self, *new: str) -> None:
        """Run these processes by this release, and every other one by the release before."""
        changed = [name for name in self.names if (self.cluster.tree(name) == ROOT) != (name in new)]
        for name in changed:
            self.cluster.processes[name].stop()
        self.cluster.trees = self._trees(new)
        for name in changed:
            self.cluster.launch(name)
        for name in changed:
            self.cluster.wait_ready(name, PATIENCE)

    def _trees(self, new: tuple[str, ...]) -> dict[str, Path]:
        return {name: self.before for name in self.names if name not in new}

    @contextmanager
    def both(self, service: str) -> Iterator[int]:
        """Run a second replica of a service, by the other release, called in turn; its metrics port."""
        ports = free_port(), free_port()
        own = self.cluster.ports[service]
        address = {f"YG_{service.upper()}_ADDRESS": f"ipv4:///127.0.0.1:{own},127.0.0.1:{ports[0]}"}
        child = self._replica(service, ports)
        self._restart_gateway(address)
        try:
            yield ports[1]
        finally:
            child.stop()
            del self.cluster.processes[child.name]
            self._restart_gateway({})

    def _replica(self, service: str, ports: tuple[int, int]) -> Child:
        cluster, label = self.cluster, f"{service}-other"
        tree = self.before if cluster.tree(service) == ROOT else ROOT
        child = Child(
            label, cluster.folder / "run" / f"{label}.pid", cluster.folder / "logs" / f"{label}.log"
        )
        environment = cluster.environment(service) | {
            "PYTHONPATH": f"{tree}{os.pathsep}{tree / 'protos'}",
            "YG_LISTEN": f"127.0.0.1:{ports[0]}",
            "YG_METRICS_LISTEN": f"127.0.0.1:{ports[1]}",
        }
        command = [sys.executable, *shlex.split(cluster.commands[service])[1:]]
        cluster.processes[label] = child
        child.start(command, cwd=tree, env=environment)
        wait_until(lambda: answers(ports[1], "/readyz"), child, PATIENCE)
        return child

    def _restart_gateway(self, addresses: dict[str, str]) -> None:
        self.cluster.processes["gateway"].stop()
        self.cluster.restart("gateway", addresses)

    def walk(self, tree: Path) -> None:
        """Walk the journey of a case as a release knows it."""
        walk(self.cluster, tree)

    async def check(self) -> None:
        """Let everything come to rest; nothing may be lost, done twice or parked."""
        end = time.monotonic() + PATIENCE
        while left := await unfinished(self.cluster):
            assert time.monotonic() < end, f"does not come to rest: {left}\n{last_words(self.cluster)}"
            await asyncio.sleep(0.1)
        wrong = violations(await snapshot(self.cluster), known=self._known())
        assert wrong == [], wrong

    def _known(self) -> Consumed:
        """The types of events those know that run, each by its release."""
        before = consumed_by(self.before)
        return {
            consumer: types if self.cluster.tree(consumer) == ROOT else before[consumer]
            for consumer, types in CONSUMED.items()
        }


@cache
def consumed_by(tree: Path) -> Consumed:
    """The types of events that consumers of a release know, by source."""
    told = (
        "import json; from tests.chaos.invariants import CONSUMED; "
        "print(json.dumps({c: {s: sorted(t) for s, t in of.items()} for c, of in CONSUMED.items()}))"
    )
    environment = dict(os.environ) | {"PYTHONPATH": f"{tree}{os.pathsep}{tree / 'protos'}"}
    said = subprocess.run([sys.executable, "-c", told], cwd=tree, env=environment, capture_output=True)
    found = json.loads(said.stdout)
    return {c: {s: frozenset(types) for s, types in of.items()} for c, of in found.items()}


def walk(cluster: Cluster, tree: Path = ROOT) -> None:
    """Walk the journey of a case through the gateway; it refuses what is not as it must be."""
    environment = dict(os.environ) | {
        "PYTHONPATH": f"{tree}{os.pathsep}{tree / 'protos'}",
        "YG_HTTP_PORT": str(cluster.http_port),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "local", "demo"]
    run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=150)
    assert run.returncode == 0, f"{run.stdout[-1500:]}\n{run.stderr}\n{last_words(cluster)}"


def last_words(cluster: Cluster) -> str:
    """The last lines of every process."""
    return "\n".join(f"— {name}\n{child.log_tail(5)}" for name, child in cluster.processes.items())


def processes_of(tree: Path) -> dict[str, str]:
    """The processes of a release by name, with their commands."""
    return dict(parse_procfile((tree / "Procfile").read_text()).processes)


@contextmanager
def upgraded(folder: Path) -> Iterator[TwoReleases]:
    """A cluster of the release before which has worked, after this release's migrations ran beside it."""
    before = unpack(folder / "before")
    everything = processes_of(before) | procfile()
    cluster = Cluster(folder / "data", free_port(), commands=everything)
    cluster.trees = dict.fromkeys(processes_of(before), before)
    two = TwoReleases(cluster, before)
    try:
        begin(cluster, processes_of(before))
        two.walk(before)
        migrate(cluster, everything)
        yield two
    finally:
        cluster.stop()
        cluster.leave_folder()


def begin(cluster: Cluster, before: dict[str, str]) -> None:
    """Start the release before on empty servers."""
    cluster.take_folder()
    cluster.set_up()
    cluster.postgres.start()
    cluster.nats.start()
    cluster.commands = before
    cluster.bring_up_to_date()
    cluster.start_processes()


def migrate(cluster: Cluster, everything: dict[str, str]) -> None:
    """Bring every database to this release's schema while the processes of the release before work."""
    known = set(cluster.commands)
    trees, cluster.trees, cluster.commands = cluster.trees, {}, everything
    for service in cluster.services:
        cluster.postgres.create_database(f"yangguang_{service}", cluster.passwords[service])
    cluster.run_each("migrate")
    cluster.trees = trees
    # What the release before did not have starts after the migrations, as it does in an upgrade.
    for name in [name for name in cluster.commands if name not in known]:
        cluster.restart(name)
