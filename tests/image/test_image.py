"""The image: what it holds, that it comes out the same each time, and that services run from it."""

import asyncio
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import grpc.aio
import psutil
from grpc_health.v1 import health_pb2, health_pb2_grpc

from local.ports import free_port
from tests.conftest import NewDatabase
from tests.image.conftest import ROOT, Container, Image, Store
from tests.integration.common.kit import until

MEGABYTE = 1_000_000
NOBODYS_USER = 10001


def test_it_is_smaller_than_250_mb(container: Container):
    assert container.bytes < 250 * MEGABYTE


def test_it_runs_as_nobody_and_says_what_it_is(image: Image):
    config = image.config
    labels = {
        name.rpartition(".")[2]: text for name, text in config["Labels"].items() if "opencontainers" in name
    }

    assert config["User"] == "10001:10001"
    assert config["WorkingDir"] == "/app"
    assert config["StopSignal"] == "SIGTERM"
    assert config["Cmd"] == ["python", "-m", "gateway"]
    assert "Entrypoint" not in config
    assert (labels["title"], labels["licenses"], labels["version"]) == (
        "阳光政务 Yangguang",
        "Apache-2.0",
        "0.1.0",
    )
    assert labels["revision"].removesuffix("-dirty") == git("rev-parse", "HEAD")


def test_it_holds_the_programs_and_nothing_else_of_the_project(container: Container):
    app = container.root / "app"

    assert sorted(path.name for path in app.iterdir()) == ["LICENSE", "gateway", "protos", "services"]
    assert (app / "protos/yangguang/cases/v1/cases.proto").exists()
    assert list(app.rglob("*.pyi")) + list(app.rglob("test_*.py")) == []
    assert not (app / "services/Dockerfile").exists()


def test_every_module_is_compiled_and_nothing_can_be_written(container: Container):
    ours = [container.root / "app", container.root / "opt/yangguang"]
    files = [path for folder in ours for path in folder.rglob("*") if not path.is_symlink()]
    sources = [path for path in files if path.suffix == ".py" and "app" in path.parts]

    compiled = {path for path in files if path.suffix == ".pyc"}
    missing = [
        path
        for path in sources
        if path.parent / "__pycache__" / f"{path.stem}.cpython-311.pyc" not in compiled
    ]
    assert missing == []
    assert [path for path in files if path.stat().st_uid != 0 or path.stat().st_mode & 0o022] == []


def test_the_same_commit_gives_the_same_image(store: Store, image: Image):
    # Whoever checks the project out has other times on the files.
    (ROOT / "services/common/ids.py").touch()

    again = store.build("again")

    assert again.id == image.id


def git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


@contextmanager
def started(container: Container, environment: dict[str, str], module: str) -> Iterator[psutil.Process]:
    """A program of the image; ends in order, as SIGTERM asks it to."""
    command = container.command(environment, "python", "-m", module)
    running = psutil.Popen(
        command, env=container.store.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield running
        program(running).terminate()
        said, _ = running.communicate(timeout=30)
        assert running.returncode == 0, said
    finally:
        for process in running.children(recursive=True) if running.is_running() else []:
            process.kill()


def program(running: psutil.Process) -> psutil.Process:
    """The interpreter in the container, below those who put it there."""
    return running.children(recursive=True)[-1]


async def is_serving(port: int) -> bool:
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        try:
            answer = await health_pb2_grpc.HealthStub(channel).Check(
                health_pb2.HealthCheckRequest(), timeout=2
            )
        except grpc.aio.AioRpcError:
            return False
        return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


async def has_openapi(port: int) -> bool:
    return await asyncio.to_thread(_fetches, f"http://127.0.0.1:{port}/openapi.json")


def _fetches(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


async def test_a_service_and_the_gateway_run_from_it_and_write_nothing(
    container: Container, new_database: NewDatabase, nats_url: str, tmp_path: Path
):
    catalog, http = free_port(), free_port()
    environment = {
        "YG_DATABASE_URL": new_database("image"),
        "YG_NATS_URL": nats_url,
        "YG_CATALOG_ADDRESS": f"127.0.0.1:{catalog}",
    }
    marker = tmp_path / "marker"
    marker.touch()

    container.store.run(*container.command(environment, "python", "-m", "services.catalog", "migrate"))
    listen = environment | {"YG_LISTEN": f"127.0.0.1:{catalog}"}
    with started(container, listen, "services.catalog") as service:
        await until(lambda: is_serving(catalog), patience=60)
        assert program(service).uids().effective == NOBODYS_USER
        with started(container, environment | {"YG_LISTEN": f"127.0.0.1:{http}"}, "gateway"):
            await until(lambda: has_openapi(http), patience=60)

    then = marker.stat().st_mtime
    written = [path for path in container.root.rglob("*") if path.is_file() and path.lstat().st_mtime > then]
    assert [path for path in written if path.parts[-2] != "etc"] == []
