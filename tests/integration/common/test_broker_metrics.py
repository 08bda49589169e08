"""The metrics of the broker, on real nats-servers: a level and its parent."""

import asyncio
import os
import sys
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import nats
import pytest
from prometheus_client.parser import text_string_to_metric_families

from local.nats import wheel_binary
from local.ports import free_port
from local.processes import Child, bare_environment
from tests.integration.common.kit import until

ROOT = Path(__file__).parents[3]
Samples = dict[tuple[str, ...], float]


class Level:
    """The broker of one level, with its monitoring port."""

    def __init__(self, name: str, folder: Path, more: str) -> None:
        self.port, self.monitor = free_port(), free_port()
        self.folder = folder / name
        self.folder.mkdir()
        (self.folder / "nats.conf").write_text(
            f"server_name: {name}\nhost: 127.0.0.1\nport: {self.port}\nhttp: 127.0.0.1:{self.monitor}\n"
            f'jetstream {{ store_dir: "{self.folder}", domain: {name}, max_file_store: 64MB }}\n{more}\n'
        )
        self.child = Child(name, self.folder / "nats.pid", self.folder / "nats.log")

    def start(self) -> None:
        command = [str(wheel_binary()), "-c", "nats.conf"]
        self.child.start(command, cwd=self.folder, env=bare_environment())


@pytest.fixture
def levels(tmp_path: Path) -> Iterator[tuple[Level, Level]]:
    """A county, and a city above it which the county dials."""
    link = free_port()
    city = Level("city", tmp_path, f"leafnodes {{ host: 127.0.0.1, port: {link} }}")
    remote = f'{{ url: "nats://127.0.0.1:{link}" }}'
    county = Level("county", tmp_path, f"leafnodes {{ reconnect: 1, remotes: [ {remote} ] }}")
    city.start()
    county.start()
    yield county, city
    county.child.stop()
    city.child.stop()


@asynccontextmanager
async def metrics_of(level: Level) -> AsyncIterator[Callable[[], Samples]]:
    """What runs beside a broker, and what it tells."""
    port = free_port()
    environment = os.environ | {
        "YG_NATS_MONITOR_URL": f"http://127.0.0.1:{level.monitor}",
        "YG_METRICS_LISTEN": f"127.0.0.1:{port}",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'protos'}",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.common.broker_metrics", env=environment, cwd=ROOT
    )

    def ask() -> Samples:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                text = answer.read().decode()
        except OSError:
            return {}
        return {
            (sample.name.removeprefix("yangguang_nats_"), *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    try:
        await until(lambda: holds(ask, ("up",), 1))
        yield ask
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 10) == 0


async def test_the_metrics_show_streams_and_consumers(levels: tuple[Level, Level]):
    county, _ = levels
    async with metrics_of(county) as ask:
        await until(lambda: holds(ask, ("healthy",), 1))
        client = await nats.connect(f"nats://127.0.0.1:{county.port}")
        stream = client.jetstream()
        await stream.add_stream(name="YG", subjects=["yg.>"])
        await stream.add_consumer("YG", durable_name="cases", ack_policy="explicit")
        for _ in range(3):
            await stream.publish("yg.450222.cases.Said", b"word")
        told = await asyncio.to_thread(ask)
        await client.close()

    assert told[("up",)] == 1
    assert told[("stream_messages", "YG")] == 3
    assert told[("stream_last_sequence", "YG")] == 3
    assert told[("consumer_pending_messages", "cases", "YG")] == 3
    assert told[("consumer_unacknowledged_messages", "cases", "YG")] == 0
    assert told[("connections",)] == 1
    assert told[("jetstream_storage_limit_bytes",)] == 64 * 1024 * 1024
    assert 0 < told[("jetstream_storage_bytes",)] < 1000


async def test_the_link_to_the_parent_is_wanted_also_while_it_is_down(levels: tuple[Level, Level]):
    county, city = levels
    async with metrics_of(county) as ask_county, metrics_of(city) as ask_city:
        await until(lambda: holds(ask_county, ("parent_links",), 1))
        assert await holds(ask_county, ("parent_links_wanted",), 1)
        assert await holds(ask_county, ("child_links",), 0)
        assert await holds(ask_city, ("child_links",), 1)
        assert await holds(ask_city, ("parent_links_wanted",), 0)
        assert ("link_sent_bytes_total", "city") in await asyncio.to_thread(ask_county)

        city.child.kill()
        await until(lambda: holds(ask_county, ("parent_links",), 0))
        assert await holds(ask_county, ("parent_links_wanted",), 1)
        await until(lambda: holds(ask_city, ("up",), 0))
        assert await holds(ask_city, ("healthy",), 0)

        city.start()
        await until(lambda: holds(ask_county, ("parent_links",), 1))


async def holds(ask: Callable[[], Samples], key: tuple[str, ...], value: float) -> bool:
    """Whether a metric has this value now."""
    return (await asyncio.to_thread(ask)).get(key) == value
