"""The rendered broker: its configuration is accepted, and everybody may do what he is for and no more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nats
import pytest
from nats.aio.client import Client
from nats.js.api import PubAck
from nats.js.errors import NoStreamResponseError, NotFoundError

from local.ports import free_port
from services.common.broker import Rejected, ensure_stream
from tests.charts.broker import check, lay_out, running, secret_text, started, wait_ready
from tests.charts.chart import Manifest, render

PARENT: dict[str, Any] = {"nats": {"parent": {"secret": "parent"}}}
CHILDREN: dict[str, Any] = {"nats": {"children": {"450222101": {}, "450222102": {}}}}
THREE: dict[str, Any] = {"nats": {"nodes": 3}}


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({}, id="alone"),
        pytest.param(PARENT, id="below a parent"),
        pytest.param(CHILDREN, id="above children"),
        pytest.param(
            {"nats": PARENT["nats"] | CHILDREN["nats"] | THREE["nats"]}, id="three nodes between both"
        ),
    ],
)
def test_the_broker_accepts_its_configuration(values: dict[str, object], tmp_path: Path):
    assert check(lay_out(render(values), tmp_path)) == ""


@dataclass(frozen=True)
class Levels:
    """A county's broker and those of two townships below it, each with a client that is a service there."""

    county: Client
    zhaisha: Client
    dongquan: Client


@pytest.fixture
async def levels(tmp_path: Path) -> AsyncIterator[Levels]:
    county = render(CHILDREN)
    client, monitor, leaf = free_port(), free_port(), free_port()
    doors = {"port: 4222": f"port: {client}", "8222": str(monitor), "port: 7422": f"port: {leaf}"}
    async with AsyncExitStack() as stack:
        stack.enter_context(running(lay_out(county, tmp_path / "county", replace=doors), monitor))
        clients = [await connected(stack, county, client)]
        for region in ("450222101", "450222102"):
            password = secret_text(county, f"gov-yangguang-nats-{region}", "password", {})
            url = f'PARENT_URL = "nats-leaf://{region}:{password}@127.0.0.1:{leaf}"'
            township = render(PARENT, {"region": region, "level": "TOWNSHIP"})
            client_port, monitor = free_port(), free_port()
            config = lay_out(
                township,
                tmp_path / region,
                {"parent": {"parent.conf": url}},
                {"port: 4222": f"port: {client_port}", "8222": str(monitor)},
            )
            stack.enter_context(running(config, monitor, f"nats-{region}"))
            clients.append(await connected(stack, township, client_port))
        yield Levels(*clients)


async def connected(stack: AsyncExitStack, manifests: list[Manifest], port: int) -> Client:
    """A client with the rights of the services there."""
    password = secret_text(manifests, "gov-yangguang-nats-services", "password", {})
    client = await nats.connect(
        f"nats://services:{password}@127.0.0.1:{port}", inbox_prefix=b"_INBOX.450222101"
    )
    stack.push_async_callback(client.close)
    return client


async def heard(listener: Client, speaker: Client, *subjects: str) -> list[str]:
    """Which of these subjects arrive there; the last one has to, as a sign that nothing more comes."""
    subscription = await listener.subscribe(">")
    await listener.flush()
    found: list[str] = []
    async with asyncio.timeout(20):
        while subjects[-1] not in found:
            for subject in subjects if not found else subjects[-1:]:
                await speaker.publish(subject, b"x")
            await speaker.flush()
            while True:
                try:
                    found.append((await subscription.next_msg(0.5)).subject)
                except nats.errors.TimeoutError:
                    break
    await subscription.unsubscribe()
    return sorted({subject for subject in found if not subject.startswith(("$", "_"))})


async def test_a_township_is_heard_on_its_own_subjects_and_on_no_others(levels: Levels):
    said = [
        "yg.450222101.cases.CaseAccepted",
        "up.450222102.cards",
        "down.450222101.items",
        "up.450222101.cards",
    ]

    assert await heard(levels.county, levels.zhaisha, *said) == ["up.450222101.cards"]


async def test_a_township_hears_what_is_meant_for_it_and_nothing_else(levels: Levels):
    said = [
        "yg.450222.cases.CaseAccepted",
        "down.450222102.items",
        "up.450222102.cards",
        "down.450222101.items",
    ]

    assert await heard(levels.zhaisha, levels.county, *said) == ["down.450222101.items"]


async def test_two_townships_do_not_hear_each_other(levels: Levels):
    said = ["up.450222101.cards", "yg.450222101.cases.CaseAccepted", "down.450222102.items"]
    listening = await levels.dongquan.subscribe(">")

    assert await heard(levels.county, levels.zhaisha, *said[1:], said[0]) == ["up.450222101.cards"]

    with pytest.raises(nats.errors.TimeoutError):
        await listening.next_msg(0.5)


async def test_what_a_township_sends_up_is_stored_there_and_acknowledged(levels: Levels):
    await levels.county.jetstream().add_stream(name="UP", subjects=["up.>"])

    acknowledged = await stored(levels.zhaisha, "up.450222101.cards")

    assert (acknowledged.stream, acknowledged.seq) == ("UP", 1)


async def stored(client: Client, subject: str) -> PubAck:
    """Publish until the stream above has it: the interest of a new stream takes a moment to come down."""
    async with asyncio.timeout(20):
        while True:
            try:
                return await client.jetstream().publish(subject, b"x", timeout=1)
            except (NoStreamResponseError, nats.errors.TimeoutError):
                continue


async def test_a_township_has_no_hand_in_the_streams_of_the_county(levels: Levels):
    await levels.county.jetstream().add_stream(name="YG", subjects=["yg.>"])

    with pytest.raises((nats.errors.NoRespondersError, nats.errors.TimeoutError)):
        await levels.zhaisha.request("$JS.r450222.API.STREAM.PURGE.YG", b"", timeout=1)
    with pytest.raises(NotFoundError):
        await levels.zhaisha.jetstream().stream_info("YG")


async def test_three_brokers_hold_each_event_and_go_on_without_one(tmp_path: Path):
    manifests = render(THREE)
    ports = [(free_port(), free_port(), free_port()) for _ in range(3)]
    with ExitStack() as processes:
        children = [processes.enter_context(process) for process in nodes(manifests, tmp_path, ports)]
        for child, (_, monitor, _) in zip(children, ports, strict=True):
            wait_ready(child, monitor)
        async with AsyncExitStack() as stack:
            client = await connected(stack, manifests, ports[0][0])
            async with asyncio.timeout(30):
                await created(client, 3)
                await held_by(client, 3)
            children[2].kill()

            acknowledged = await stored(client, "yg.450222.cases.CaseAccepted")
    assert acknowledged.seq >= 1


def nodes(manifests: list[Manifest], folder: Path, ports: list[tuple[int, int, int]]) -> list[Any]:
    """The three pods of the broker, on ports of this machine."""
    name = "gov-yangguang-nats"
    routes = {f"{name}-{number}.{name}-nodes:6222": f"127.0.0.1:{ports[number][2]}" for number in range(3)}
    return [
        started(
            lay_out(
                manifests,
                folder / str(number),
                replace={
                    "port: 4222": f"port: {client}",
                    "8222": str(monitor),
                    "port: 6222": f"port: {cluster}",
                },
                routes=routes,
            ),
            f"{name}-{number}",
        )
        for number, (client, monitor, cluster) in enumerate(ports)
    ]


async def created(client: Client, replicas: int) -> None:
    """Make the stream as a consumer does, which knows of no replicas, and then as the relay does."""
    while True:
        try:
            await ensure_stream(client, "YG")
            await ensure_stream(client, "YG", replicas)
            return
        except (Rejected, nats.errors.TimeoutError, nats.errors.NoRespondersError):
            # The three have not chosen a leader yet.
            continue


async def held_by(client: Client, brokers: int) -> None:
    """Wait until the stream is on so many brokers, each of them up to date."""
    while True:
        info = await client.jetstream().stream_info("YG")
        others = (info.cluster.replicas if info.cluster else None) or []
        if [other.current for other in others] == [True] * (brokers - 1):
            return
        await asyncio.sleep(0.05)
