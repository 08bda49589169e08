"""A service as a process: how it starts, tells how it is, and ends."""

import asyncio
import json
import os
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import grpc.aio
import pytest

from services.common import rpc
from tests.integration.common.certificates import Authority
from tests.integration.common.conftest import closed_port
from tests.integration.common.kit import until
from tests.integration.common.probe import PROTO, SERVICE, Stub, Text

MIGRATION = '''
"""The probe's table."""
from alembic import op
from services.common.db import kit_upgrade

revision, down_revision = "0001", None

def upgrade() -> None:
    kit_upgrade(op)
    op.execute("CREATE TABLE calls (count integer)")
    op.execute("INSERT INTO calls VALUES (0)")
'''


class Process:
    """One run of the probe."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment = environment
        self._folder = folder
        self.port, self.metrics = closed_port(), closed_port()

    async def run(self, *command: str) -> tuple[int, str, str]:
        """Run a command to its end: exit code, output, errors."""
        process = await self._start(command)
        out, errors = await asyncio.wait_for(process.communicate(), 30)
        return process.returncode or 0, out.decode(), errors.decode()

    async def start(self) -> None:
        """Serve, and wait until it listens."""
        self.process = await self._start(())
        self.lines: list[dict[str, object]] = []
        self._reading = asyncio.create_task(self._read())
        await until(self._listens)

    async def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and wait; the exit code."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        code = await asyncio.wait_for(self.process.wait(), 20)
        await self._reading
        return code

    def ask(self, path: str) -> tuple[int, str]:
        """The answer of the metrics port."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    async def is_ready(self) -> bool:
        """Whether /readyz says so."""
        status, _ = await asyncio.to_thread(self.ask, "/readyz")
        return status == 200

    def stub(self) -> Stub:
        """A client of it."""
        return Stub(rpc.channel(f"127.0.0.1:{self.port}", PROTO))

    async def _start(self, command: tuple[str, ...]) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.integration.common.probe_service",
            str(self._folder),
            *command,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._environment
            | {"YG_LISTEN": f"127.0.0.1:{self.port}", "YG_METRICS_LISTEN": f"127.0.0.1:{self.metrics}"},
        )

    async def _read(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.lines.append(json.loads(line))

    async def _listens(self) -> bool:
        assert self.process.returncode is None, self.lines
        return any("listening" in str(line.get("message")) for line in self.lines)


@pytest.fixture
def environment(database_url: str, nats_url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YG_")}
    return kept | {"YG_DATABASE_URL": database_url, "YG_NATS_URL": nats_url, "YG_SHUTDOWN_GRACE": "5"}


@pytest.fixture
async def probe(environment: dict[str, str], tmp_path: Path) -> AsyncIterator[Process]:
    folder = tmp_path / "probe" / "migrations"
    folder.mkdir(parents=True)
    (folder / "0001_probe.py").write_text(MIGRATION)
    process = Process(environment, tmp_path)
    yield process
    if hasattr(process, "process"):
        await process.end(signal.SIGKILL)


async def test_it_migrates_loads_serves_and_counts(probe: Process) -> None:
    assert await probe.run("migrate") == (0, "", "")
    assert await probe.run("load-demo") == (0, "", "")
    await probe.start()
    await until(probe.is_ready)

    assert (await probe.stub().Open()).value == "101"
    _, metrics = await asyncio.to_thread(probe.ask, "/metrics")
    assert 'yangguang_rpc_requests_total{code="OK",method="ProbeService/Open",service="probe"} 1.0' in metrics
    assert 'yangguang_build_info{python="' in metrics
    assert await probe.end() == 0
    [line] = [line for line in probe.lines if line.get("method") == "ProbeService/Open"]
    assert set(line) == {
        "time",
        "level",
        "service",
        "method",
        "code",
        "reason",
        "ms",
        "request_id",
        "region",
    }
    assert (line["code"], line["reason"], line["region"]) == ("OK", "", "")


async def test_sigterm_lets_the_calls_in_flight_finish_and_ends_with_0(probe: Process) -> None:
    await probe.run("migrate")
    await probe.start()
    stub = probe.stub()
    calls = [asyncio.ensure_future(stub.Open("1")) for _ in range(8)]
    await until(lambda: in_flight(probe, 8))

    assert await probe.end() == 0
    answers = sorted(int(answer.value) for answer in await asyncio.gather(*calls))
    assert answers == [1, 2, 3, 4, 5, 6, 7, 8]
    assert probe.lines[-1]["message"] == "probe stopped"


async def in_flight(probe: Process, calls: int) -> bool:
    _, metrics = await asyncio.to_thread(probe.ask, "/metrics")
    return f'yangguang_rpc_in_flight_calls{{service="probe"}} {calls}.0' in metrics


async def test_platforms_have_a_listener_of_their_own(probe: Process, tmp_path: Path) -> None:
    liuzhou, port = Authority("city").issue("liuzhou"), closed_port()
    entry = {"platform": "liuzhou", "region": "450200", "certificates": [liuzhou.text]}
    (tmp_path / "platforms.json").write_text(json.dumps({"platforms": [entry]}))
    probe._environment |= {
        "YG_UPSTREAM_LISTEN": f"127.0.0.1:{port}",
        "YG_PLATFORMS_FILE": str(tmp_path / "platforms.json"),
    }
    await probe.run("migrate")
    await probe.start()
    await until(probe.is_ready)
    shown = (("ssl-client-cert", quote(liuzhou.text)),)

    assert await asked(probe.port, *shown) == "1"
    assert await asked(port, *shown) == "2"
    assert await asked(port) == "CERTIFICATE_REQUIRED"
    assert await probe.end() == 0


async def asked(port: int, *metadata: tuple[str, str]) -> str:
    """The answer of a method open to anybody, or the reason of the refusal."""
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        open_ = channel.unary_unary(f"/{SERVICE}/Open", Text.SerializeToString, Text.FromString)
        try:
            return str((await open_(Text(), metadata=metadata, timeout=10)).value)
        except grpc.aio.AioRpcError as error:
            return error.details() or ""


async def test_a_file_of_platforms_that_makes_no_sense_stops_the_start(
    probe: Process, tmp_path: Path
) -> None:
    (tmp_path / "platforms.json").write_text('{"platforms": [{"platform": "liuzhou"}]}')
    probe._environment |= {
        "YG_UPSTREAM_LISTEN": "127.0.0.1:0",
        "YG_PLATFORMS_FILE": str(tmp_path / "platforms.json"),
    }

    code, out, errors = await probe.run()

    assert code == 1
    assert "certificates" in out
    assert "YG_PLATFORMS_FILE" in errors


async def test_a_call_longer_than_the_grace_is_cut_off(probe: Process) -> None:
    probe._environment["YG_SHUTDOWN_GRACE"] = "0.2"
    await probe.run("migrate")
    await probe.start()
    call = asyncio.ensure_future(probe.stub().Open("60", timeout=60))
    await until(lambda: in_flight(probe, 1))

    assert await probe.end(signal.SIGINT) == 0
    with pytest.raises(grpc.aio.AioRpcError):
        await call


async def test_it_starts_without_its_schema_and_is_ready_once_somebody_migrates(probe: Process) -> None:
    await probe.start()

    await until(lambda: says(probe, 503, "SCHEMA"))
    assert await asyncio.to_thread(probe.ask, "/healthz") == (200, "ok\n")
    await probe.run("migrate")
    await until(probe.is_ready)


async def test_it_starts_without_database_and_broker_and_says_what_is_missing(probe: Process) -> None:
    nobody = f"127.0.0.1:{closed_port()}"
    probe._environment["YG_DATABASE_URL"] = f"postgresql+asyncpg://nobody@{nobody}/nothing"
    probe._environment["YG_NATS_URL"] = f"nats://{nobody}"
    await probe.start()

    await until(lambda: says(probe, 503, "DATABASE, BROKER"))
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await probe.stub().Open()
    assert caught.value.details() == "DATABASE_UNAVAILABLE"
    assert await probe.end() == 0


async def says(probe: Process, status: int, text: str) -> bool:
    return await asyncio.to_thread(probe.ask, "/readyz") == (status, f"{text}\n")


async def test_a_loop_that_falls_takes_the_process_with_it(probe: Process) -> None:
    await probe.run("migrate")
    await probe.start()
    call = asyncio.ensure_future(probe.stub().Open("fall"))

    assert await asyncio.wait_for(probe.process.wait(), 20) == 1
    await asyncio.gather(call, return_exceptions=True)
    await probe._reading
    assert probe.lines[-1]["message"] == "probe ended"
    assert "FALLEN" in str(probe.lines[-1]["error"])


async def test_bad_settings_stop_the_start_and_are_named_without_their_values(probe: Process) -> None:
    probe._environment |= {"YG_DATABASE_URL": "mysql://root:secret@db", "YG_REGION": "here"}

    code, out, errors = await probe.run()

    assert (code, out) == (2, "")
    assert "YG_DATABASE_URL" in errors
    assert "YG_REGION" in errors
    assert "secret" not in errors


async def test_a_demo_identity_is_refused_beside_a_real_provider(probe: Process, tmp_path: Path) -> None:
    (tmp_path / "issuers.json").write_text(
        json.dumps([{"issuer": "https://id.example", "jwks_url": "https://id.example/keys"}])
    )
    probe._environment |= {"YG_ISSUERS_FILE": str(tmp_path / "issuers.json"), "YG_DEV_IDENTITY": "1"}

    code, _, errors = await probe.run()

    assert code == 1
    assert "YG_DEV_IDENTITY" in errors
