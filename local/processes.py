"""A child process that can be found again: started with a log file and a pid file, stopped by signal.

The pid file holds the start time too, so that a pid which the system has given to somebody else since
is never signalled.
"""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

START_TIME_TOLERANCE = 2.0
ASKING_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StartError(Exception):
    """Something of the cluster did not come up; the text is for the person who started it."""


@dataclass(frozen=True, slots=True)
class Account:
    """The system account a process runs under, when it must not run as root."""

    uid: int
    gid: int


def run_as(account: Account | None) -> Any:
    """The arguments that make `subprocess` run something under the account."""
    return {} if account is None else {"user": account.uid, "group": account.gid, "extra_groups": []}


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold signals back meanwhile, so that no child is started without being noted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    handlers = {n: signal.signal(n, lambda number, frame: held.append(number)) for n in ASKING_TO_STOP}
    try:
        yield
    finally:
        for asked, handler in handlers.items():
            signal.signal(asked, handler)
        for number in held:
            signal.raise_signal(number)


@dataclass(slots=True)
class Child:
    """One process of the cluster."""

    name: str
    pid_file: Path
    log_file: Path
    popen: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    # Where its own lines begin; before are those of earlier runs.
    log_start: int = 0

    def start(
        self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str], account: Account | None = None
    ) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches only the one who started it."""
        self.pid_file.parent.mkdir(parents=True, exist_ok=True)
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        with undisturbed(), self.log_file.open("ab") as log:
            self.log_start = log.tell()
            self.popen = subprocess.Popen(
                list(command),
                cwd=cwd,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **run_as(account),
            )
            write_pid_file(self.pid_file, self.popen.pid)

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self.popen is not None, f"{self.name} was not started"
        return self.popen.pid

    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self.popen is not None and self.popen.poll() is None

    def send(self, signal_number: int) -> None:
        """Signal it, unless it has ended."""
        if self.is_running():
            assert self.popen is not None
            self.popen.send_signal(signal_number)

    def stop(self, patience: float = 15, signal_number: int = signal.SIGTERM) -> None:
        """Ask it to end; after `patience` seconds make it end."""
        self.send(signal_number)
        self.wait(patience)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self.send(signal.SIGKILL)
        self.wait(10)

    def wait(self, patience: float) -> None:
        """Wait for its end, then forget it."""
        if self.popen is not None:
            try:
                self.popen.wait(patience)
            except subprocess.TimeoutExpired:
                self.popen.kill()
                self.popen.wait()
        self.pid_file.unlink(missing_ok=True)

    def log_tail(self, lines: int = 20) -> str:
        """The last lines it wrote."""
        if not self.log_file.exists():
            return ""
        said = self.log_file.read_bytes()[self.log_start :].decode(errors="replace")
        return "\n".join(map(in_plain_words, said.splitlines()[-lines:]))


def in_plain_words(line: str) -> str:
    """A line of a log for a person: what a JSON line says, with its traceback line by line."""
    try:
        said = json.loads(line)
        return "\n".join(filter(None, [f"{said['level']} {said['message']}", said.get("error", "")]))
    except (ValueError, KeyError, TypeError):
        return line


def write_pid_file(path: Path, pid: int) -> None:
    """Write down which process it is: the pid and when it started."""
    try:
        started = psutil.Process(pid).create_time()
    except psutil.NoSuchProcess:
        started = 0.0
    path.write_text(json.dumps({"pid": pid, "started": started}))


def read_pid_file(path: Path) -> psutil.Process | None:
    """The process a pid file speaks of, if it still is that process."""
    try:
        noted = json.loads(path.read_text())
        process = psutil.Process(noted["pid"])
        same = abs(process.create_time() - noted["started"]) < START_TIME_TOLERANCE
    except (OSError, ValueError, KeyError, psutil.Error):
        return None
    return process if same and is_alive(process) else None


def end_left_over(path: Path, patience: float = 10, signal_number: int = signal.SIGTERM) -> bool:
    """End the process of a pid file that somebody left behind; whether there was one."""
    process = read_pid_file(path)
    if process is not None:
        end(process, patience, signal_number)
    path.unlink(missing_ok=True)
    return process is not None


def end(process: psutil.Process, patience: float = 10, signal_number: int = signal.SIGTERM) -> None:
    """Ask a process that is not our child to end; after `patience` seconds make it end."""
    try:
        process.send_signal(signal_number)
        end_of_patience = time.monotonic() + patience
        while is_alive(process):
            if time.monotonic() > end_of_patience:
                process.kill()
            time.sleep(0.02)
    except psutil.NoSuchProcess:
        pass


def is_alive(process: psutil.Process) -> bool:
    """Whether it still does anything; a dead process may stay listed until somebody collects it."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def wait_until(ready: Callable[[], bool], child: Child, patience: float) -> None:
    """Wait for a condition; a child that ends meanwhile, or is too slow, is an error with its last words."""
    end_of_patience = time.monotonic() + patience
    while not ready():
        if not child.is_running():
            raise StartError(f"{child.name} 启动后退出 / ended while starting\n{child.log_tail()}")
        if time.monotonic() > end_of_patience:
            raise StartError(
                f"{child.name} 未在 {patience:.0f} 秒内就绪 / was not ready in time\n{child.log_tail()}"
            )
        time.sleep(0.02)


def bare_environment() -> dict[str, str]:
    """Our environment without what would bend PostgreSQL's or the services' own settings."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "YG_"))}
