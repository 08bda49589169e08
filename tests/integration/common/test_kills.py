"""Processes of the kit that are killed (kill -9) between two steps: nothing lost, nothing twice."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from local.nats import NatsServer
from services.common import journal
from services.common.identity import TokenSigner
from tests.integration.common.kit import REGION, Kit, Sink, Source, address, rows_of, stop
from tests.integration.common.test_relay import messages_of

ROOT = Path(__file__).parents[3]


class Processes:
    """Starts parts of the kit as processes, and leaves none."""

    def __init__(self) -> None:
        self._stack = AsyncExitStack()

    async def start(self, part: str, failpoint: str = "", **environment: str) -> asyncio.subprocess.Process:
        """A process that dies at the failpoint."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.integration.common.process", part,
            cwd=ROOT,
            env={
                **os.environ,
                **environment,
                "PYTHONPATH": f"{ROOT}:{ROOT / 'protos'}",
                "YG_FAILPOINT": failpoint,
                "YG_DEV_IDENTITY": "1",
            },
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        self._stack.push_async_callback(end, process)
        return process

    async def dies(self, part: str, failpoint: str, **environment: str) -> str:
        """Run a part until it dies of its failpoint; gives what it printed."""
        process = await self.start(part, failpoint, **environment)
        async with asyncio.timeout(30):
            out, _ = await process.communicate()
        assert process.returncode == -signal.SIGKILL
        return out.decode()

    async def close(self) -> None:
        """End all."""
        await self._stack.aclose()


async def end(process: asyncio.subprocess.Process) -> None:
    """End a process that still runs."""
    if process.returncode is None:
        process.kill()
    await process.communicate()


@pytest.fixture
async def processes() -> AsyncIterator[Processes]:
    processes = Processes()
    yield processes
    await processes.close()


def of_source(source: Source, server: NatsServer) -> dict[str, str]:
    return {
        "KIT_DATABASE": address(source.database),
        "KIT_NATS": server.url,
        "KIT_SOURCE": source.name,
    }


def of_sink(sink: Sink, source: Source, server: NatsServer, kit: Kit, signer: TokenSigner) -> dict[str, str]:
    return {
        "KIT_DATABASE": address(sink.database),
        "KIT_NATS": server.url,
        "KIT_SOURCE": source.name,
        "KIT_JOURNAL": f"127.0.0.1:{kit.ports[source.name]}",
        "KIT_TOKEN": signer.service_token("sink", REGION),
    }


@pytest.mark.parametrize(
    "failpoint", ["relay.after_position", "relay.after_publish", "relay.after_publish:2"]
)
async def test_a_relay_that_is_killed_leaves_one_chain_and_no_double(
    kit: Kit, nats_server: NatsServer, processes: Processes, failpoint: str
) -> None:
    source = await kit.source(f"killed-{failpoint[12:].replace(':', '_')}", nats_server.url)
    await stop(source.relay_task)
    await source.say("things/a", *range(1, 451))

    await processes.dies("relay", failpoint, **of_source(source, nats_server))
    await kit.task(source.relay.run())
    await source.all_published(450)

    entries = await source.entries()
    assert [entry.version for entry in entries] == list(range(1, 451))
    journal.verify(entries)
    positions = [int(m["ce-position"]) for m in await messages_of(nats_server, source.name)]
    assert sorted(positions) == list(range(1, 451))


@pytest.mark.parametrize("failpoint", ["consumer.before_commit", "consumer.after_commit"])
async def test_a_consumer_that_is_killed_applies_each_event_once(
    kit: Kit, nats_server: NatsServer, processes: Processes, service_signer: TokenSigner, failpoint: str
) -> None:
    source = await kit.source(f"killed-{failpoint[9:]}", nats_server.url)
    sink = await kit.sink()
    await source.say("things/a", *range(1, 11))
    await source.all_published(10)

    await processes.dies("consumer", failpoint, **of_sink(sink, source, nats_server, kit, service_signer))
    left_by_the_killed = await sink.positions(source.name)
    await kit.consumer(sink, nats_server.url, source)
    await source.say("things/a", 11)
    await sink.has_applied(source.name, 11)

    assert bool(left_by_the_killed) == (failpoint == "consumer.after_commit")
    assert await sink.positions(source.name) == list(range(1, 12))


@pytest.mark.parametrize(
    ("failpoint", "acknowledged", "stored"),
    [
        ("writer.before_commit:3", [1, 2], [1, 2]),
        ("db.before_commit:3", [1, 2], [1, 2]),
        ("db.after_commit:3", [1, 2], [1, 2, 3]),
        ("writer.after_commit:3", [1, 2], [1, 2, 3]),
    ],
)
async def test_a_writer_that_is_killed_keeps_what_it_acknowledged(
    kit: Kit, processes: Processes, failpoint: str, acknowledged: list[int], stored: list[int]
) -> None:
    database = await kit.database("killed")

    printed = await processes.dies("writer", failpoint, KIT_DATABASE=address(database))

    assert [int(line) for line in printed.split()] == acknowledged
    rows = await rows_of(database, "SELECT version FROM journal ORDER BY seq")
    assert [row.version for row in rows] == stored


async def test_while_a_relay_of_another_process_is_killed_again_and_again_nothing_is_lost(
    kit: Kit, nats_server: NatsServer, processes: Processes
) -> None:
    source = await kit.source("killed-often", nats_server.url)
    sink = await kit.sink()
    await stop(source.relay_task)
    await kit.consumer(sink, nats_server.url, source)

    for round_ in range(3):
        process = await processes.start("relay", **of_source(source, nats_server))
        for version in range(round_ * 20 + 1, round_ * 20 + 21):
            await source.say("things/a", version)
        await source.numbered(round_ * 20 + 10)
        await end(process)
    await kit.task(source.relay.run())
    await sink.has_applied("killed-often", 60)

    assert await sink.positions("killed-often") == list(range(1, 61))
    journal.verify(await source.entries())
