"""The gateway as a process: it starts or says why not, and ends in order."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from gateway import calls
from local.ports import free_port
from tests.conftest import Keys
from tests.integration.gateway.services import CASE, World
from tests.integration.gateway.test_streams import until

URL = f"/api/v1/cases/{CASE}/events:stream"


@contextmanager
def process(**settings: str) -> Iterator[subprocess.Popen[str]]:
    """`python -m gateway` with these settings alone."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("YG_")}
    command = [sys.executable, "-m", "gateway"]
    popen = subprocess.Popen(
        command, env=plain | settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield popen
    finally:
        popen.kill()
        popen.communicate()


async def is_up(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/healthz")).status_code == 200
    except httpx.TransportError:
        return False


async def wait_up(client: httpx.AsyncClient, gateway: subprocess.Popen[str]) -> None:
    """Wait until the gateway answers."""
    while not await is_up(client):
        assert gateway.poll() is None
        await asyncio.sleep(0.05)


def peers(address: str) -> dict[str, str]:
    """All services at one address."""
    return {f"YG_{name.upper()}_ADDRESS": address for name in calls.SERVICES}


async def test_what_it_measures_is_told_at_a_port_of_its_own_and_not_to_the_public(world: tuple[World, str]):
    port, metrics = free_port(), free_port()
    listen = {"YG_LISTEN": f"127.0.0.1:{port}", "YG_METRICS_LISTEN": f"127.0.0.1:{metrics}"}
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        with process(**listen, **peers(world[1])) as gateway:
            await wait_up(client, gateway)
            public = await client.get("/metrics")
            own = await client.get(f"http://127.0.0.1:{metrics}/metrics")

    assert public.status_code == 404
    assert 'yangguang_build_info{python="3.' in own.text


async def test_a_signal_ends_open_streams_and_then_the_process(
    world: tuple[World, str], keys: Keys, as_resident: dict[str, str]
):
    services, address = world
    port = free_port()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        with process(YG_LISTEN=f"127.0.0.1:{port}", **peers(address)) as gateway:
            await wait_up(client, gateway)
            async with client.stream("GET", URL, headers=as_resident) as answer:
                lines = answer.aiter_lines()
                while "id: 3" not in await anext(lines):
                    pass
                gateway.send_signal(signal.SIGTERM)
                rest = [line async for line in lines]

            assert answer.status_code == 200
            assert "event: problem" not in rest
            assert gateway.wait(timeout=10) == 0
    await until(lambda: services.cases.watching == 0)


def test_bad_settings_stop_the_start_and_are_named():
    with process(YG_DEV_IDENTITY="1", YG_MAX_BODY_BYTES="many") as gateway:
        said, _ = gateway.communicate(timeout=30)

    assert gateway.returncode == 2
    assert "YG_MAX_BODY_BYTES" in said
    assert "many" not in said
