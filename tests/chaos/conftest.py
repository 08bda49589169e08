"""One cluster under a steady load, on which everything is killed in turn."""

from __future__ import annotations

import asyncio
import shlex
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest

from local.cluster import GATEWAY, ROOT, Cluster, answers
from local.processes import Child, wait_until
from tests.chaos.databases import fetch, following, snapshot, unfinished
from tests.chaos.invariants import violations
from tests.chaos.load import Load
from tests.conftest import running

T = TypeVar("T")

PATIENCE: Final = 60.0


@dataclass(slots=True)
class Town:
    """A cluster at work."""

    cluster: Cluster
    load: Load

    async def kill(self, name: str) -> None:
        """`kill -9` of a process or a server with its workers."""
        await asyncio.to_thread(self._server_or_process(name))

    def _server_or_process(self, name: str) -> Callable[[], None]:
        servers = {"postgres": self.cluster.postgres.kill, "nats": self.cluster.nats.kill}
        return servers.get(name) or (lambda: self.cluster.kill(name))

    async def restart(self, name: str, **environment: str) -> None:
        """Start it again and wait until it is ready."""
        await asyncio.to_thread(self.cluster.restart, name, environment)

    async def dies_at(self, service: str, failpoint: str) -> None:
        """Have a service die at a failpoint while it works, then start it again."""
        await self.kill(service)
        child = await asyncio.to_thread(
            self.cluster.launch, service, extra={"YG_FAILPOINT": failpoint, "YG_DEV_IDENTITY": "1"}
        )
        await until(lambda: not child.is_running(), f"{service} dies at {failpoint}")
        assert child.popen is not None
        assert child.popen.returncode == -signal.SIGKILL, child.log_tail()
        await self.restart(service)

    async def replica(self, service: str, ports: tuple[int, int], **environment: str) -> Child:
        """A second process of a service, on ports of its own, ready."""
        cluster, label = self.cluster, f"{service}-2"
        folder = cluster.folder
        child = Child(label, folder / "run" / f"{label}.pid", folder / "logs" / f"{label}.log")
        listening = {f"YG_{name}": f"127.0.0.1:{port}" for name, port in zip(PORTS, ports, strict=True)}
        cluster.processes[label] = child
        command = [sys.executable, *shlex.split(cluster.commands[service])[1:]]
        child.start(command, cwd=Path(ROOT), env=cluster.environment(service) | listening | environment)
        await asyncio.to_thread(wait_until, lambda: is_ready(ports[1]), child, PATIENCE)
        return child

    def remove(self, label: str) -> None:
        """End a second process for good."""
        self.cluster.processes.pop(label).kill()

    async def published(self, service: str) -> None:
        """Wait until the broker has everything a service has journalled by now."""
        [[wanted]] = await fetch(self.cluster, service, "SELECT max(seq) FROM journal")
        far = "SELECT j.position <= h.published FROM journal j, journal_head h WHERE j.seq = $1"
        await eventually(lambda: self._first(service, far, wanted), f"{service} publishes up to {wanted}")

    async def _first(self, service: str, query: str, *values: Any) -> Any:
        rows = await fetch(self.cluster, service, query, *values)
        return rows[0][0] if rows else None

    async def check(self) -> None:
        """Let everything come to rest and look whether anything was lost or done twice."""
        async with self.load.paused():
            await self.rest()
            found = violations(await snapshot(self.cluster), self.load.writes)
        assert not found, "\n".join(found[:30])

    async def rest(self) -> None:
        """Wait until nothing is under way; the load must be paused."""
        end = time.monotonic() + PATIENCE
        while left := await following(self.cluster) + await unfinished(self.cluster):
            assert time.monotonic() < end, f"does not come to rest: {left}\n{self._last_words()}"
            await asyncio.sleep(0.1)

    def _last_words(self) -> str:
        children = self.cluster.processes.items()
        return "\n".join(f"— {name}\n{child.log_tail(8)}" for name, child in children if name != GATEWAY)


PORTS: Final = ("LISTEN", "METRICS_LISTEN")


def is_ready(port: int) -> bool:
    """Whether the process with this metrics port says it is ready."""
    return answers(port, "/readyz")


async def until(condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait for a condition."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, f"did not happen: {what}"
        await asyncio.sleep(0.02)


async def eventually(look: Callable[[], Coroutine[Any, Any, T]], what: str, patience: float = PATIENCE) -> T:
    """Look again and again until there is something."""
    end = time.monotonic() + patience
    while not (found := await look()):
        assert time.monotonic() < end, f"did not happen: {what}"
        await asyncio.sleep(0.05)
    return found


@pytest.fixture(scope="session")
async def town(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """The cluster of all chaos tests, under load from the first to the last."""
    with running(prepared, tmp_path_factory.mktemp("chaos")) as cluster:
        async with Load(cluster.url) as load:
            town = Town(cluster, load)
            # What the demo data tells must be known everywhere before the first case.
            await town.rest()
            await load.start()
            yield town
