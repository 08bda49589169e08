"""`make run` and its relatives: they refuse clearly, survive crashes, keep the data, leave no process."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from local.cluster import ROOT, Cluster, answers, procfile
from local.ports import free_port
from local.processes import StartError


@dataclass(slots=True)
class Copy:
    """One copy of the project's data, with the commands of `make` on it."""

    folder: Path
    port: int

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "local", *arguments],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=120,
        )

    def run(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "local", "run"],
            cwd=ROOT,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def environment(self) -> dict[str, str]:
        return os.environ | {"YG_DATA_DIR": str(self.folder), "YG_HTTP_PORT": str(self.port)}

    def processes(self) -> list[str]:
        """Every process of the machine that belongs to this copy."""
        return [process.name() for process in psutil.process_iter() if belongs(process, str(self.folder))]


def belongs(process: psutil.Process, folder: str) -> bool:
    try:
        return folder in " ".join(process.cmdline()) or folder == process.environ().get("YG_DATA_DIR")
    except psutil.Error:
        return False


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


@pytest.fixture
def copy(prepared: Path, tmp_path: Path) -> Iterator[Copy]:
    """A copy with the demo county loaded; it does not run yet. The path has a space in it."""
    folder = tmp_path / "with space"
    subprocess.run(["cp", "-a", prepared, folder], check=True)
    copy = Copy(folder, free_port())
    yield copy
    copy.command("down")
    assert copy.processes() == []


def test_a_run_ends_in_order_on_ctrl_c(copy: Copy):
    run = copy.run()
    wait_for(lambda: (copy.folder / "ready").exists() or run.poll() is not None)

    assert answers(copy.port, "/readyz")
    run.send_signal(signal.SIGINT)
    said, _ = run.communicate(timeout=60)

    assert run.returncode == 0, said
    assert f"http://127.0.0.1:{copy.port}" in said
    assert "make demo" in said
    assert "stopped, the data is kept" in said.splitlines()[-1]
    assert copy.processes() == []


def test_what_a_killed_run_left_behind_is_ended_by_the_next_one_and_the_data_is_kept(copy: Copy):
    first = copy.run()
    wait_for(lambda: (copy.folder / "ready").exists() or first.poll() is not None)
    first.kill()
    first.communicate()
    assert len(copy.processes()) >= 8

    assert copy.command("up").returncode == 0
    assert copy.command("up").stderr.startswith("错误 / error: 已在运行 / runs already")
    assert answers(copy.port, "/readyz")
    status = copy.command("status").stdout
    assert all(name in status for name in [*procfile(), "nats", "postgres"])
    assert "it runs: stop it first" in copy.command("reset").stderr

    assert copy.command("down").returncode == 0
    assert copy.processes() == []
    (copy.folder / "mine.txt").write_text("not the cluster's")
    assert copy.command("reset").returncode == 0
    assert [file.name for file in copy.folder.iterdir()] == ["mine.txt"]


def test_a_process_that_ends_by_itself_is_started_again(copy: Copy):
    assert copy.command("up").returncode == 0
    [hall] = [
        p for p in psutil.process_iter() if belongs(p, str(copy.folder)) and "services.hall" in p.cmdline()
    ]

    hall.kill()

    log = copy.folder / "logs" / "cluster.log"
    wait_for(lambda: "hall ended by itself" in log.read_text())
    wait_for(lambda: "hall is back" in log.read_text())
    assert copy.command("down").returncode == 0


def nothing_of(cluster: Cluster) -> Sequence[str]:
    return Copy(cluster.folder, cluster.http_port).processes()


def test_a_process_that_ends_at_start_stops_the_start_and_is_quoted(tmp_path: Path):
    broken = {
        "cases": f"{sys.executable} -c \"raise SystemExit('no such case')\"",
        "gateway": "python -m gateway",
    }
    cluster = Cluster(tmp_path / "data", free_port(), commands=broken)

    with pytest.raises(StartError, match=r"cases-migrate .*\n.*no such case"):
        cluster.start()

    assert nothing_of(cluster) == []
    cluster.leave_folder()


def test_a_taken_port_is_refused_with_the_name_of_the_setting(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        copy = Copy(tmp_path / "data", somebody.getsockname()[1])
        said = copy.command("run")

    assert said.returncode != 0
    assert "YG_HTTP_PORT" in said.stderr
    assert "Traceback" not in said.stderr
    assert copy.processes() == []


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_what_is_not_a_port_is_refused(tmp_path: Path, port: str):
    copy = Copy(tmp_path / "data", 0)
    done = subprocess.run(
        [sys.executable, "-m", "local", "run"],
        cwd=ROOT,
        env=copy.environment() | {"YG_HTTP_PORT": port},
        capture_output=True,
        text=True,
    )

    assert done.returncode != 0
    assert f"YG_HTTP_PORT 不是端口号 / is not a port: {port}" in done.stderr


def test_what_needs_a_running_cluster_says_so(tmp_path: Path):
    said = Copy(tmp_path / "data", free_port()).command("audit")

    assert said.returncode != 0
    assert "start it with make run" in said.stderr


def test_secrets_are_readable_by_their_owner_alone(prepared: Path):
    secrets = [
        prepared / "passwords.json",
        *(prepared / "keys").glob("*.pem"),
        prepared / "keys" / "seal.json",
    ]

    assert len(secrets) == 5
    assert {oct(file.stat().st_mode & 0o777) for file in secrets} == {"0o600"}
