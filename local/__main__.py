"""The commands behind `make run`, `make up` and the others."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from local import backups
from local.cluster import ROOT, Cluster, is_held
from local.processes import StartError, read_pid_file, write_pid_file
from local.watch import greet, report, watch

BEGAN = time.monotonic()
# Marks a run in the background; one in the foreground ends with the terminal or the `make` it belongs to.
DETACHED = "--detached"


class InterruptedByUser(BaseException):
    """Somebody asked us to stop."""


def data_dir() -> Path:
    """Where the cluster keeps its data."""
    return (ROOT / (os.environ.get("YG_DATA_DIR") or ".yangguang")).resolve()


def http_port() -> int:
    """The port of the gateway."""
    given = os.environ.get("YG_HTTP_PORT") or "8000"
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise StartError(f"YG_HTTP_PORT 不是端口号 / is not a port: {given}")
    return int(given)


def say(chinese: str, english: str) -> None:
    """One line of progress."""
    print(f"[{time.monotonic() - BEGAN:5.1f}s] {chinese} · {english}", flush=True)


def here() -> Cluster:
    """The cluster of this data folder."""
    return Cluster(data_dir(), http_port(), say)


def run() -> None:
    """Start everything, stay until Ctrl-C, stop everything."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    cluster, parent = here(), os.getppid()
    try:
        cluster.take_folder()
        write_pid_file(pid_file(), os.getpid())
        cluster.start()
        greet(cluster)
        (cluster.folder / "ready").touch()
        watch(cluster, lambda: DETACHED in sys.argv or os.getppid() == parent)
    except InterruptedByUser:
        say("正在停止", "stopping")
    finally:
        stop(cluster)
    say("已停止，数据保留", "stopped, the data is kept")


def stop(cluster: Cluster) -> None:
    """Stop everything; nothing interrupts that."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    if cluster.has_folder:
        cluster.stop()
        (cluster.folder / "ready").unlink(missing_ok=True)
        pid_file().unlink(missing_ok=True)
        cluster.leave_folder()


def interrupt(number: int, frame: FrameType | None) -> None:
    """Turn a signal into the exception that unwinds `run`."""
    raise InterruptedByUser


def pid_file() -> Path:
    """Names the process that runs the cluster."""
    return data_dir() / "cluster.pid"


def up() -> None:
    """Start everything in the background; return when it is ready."""
    if is_held(data_dir()):
        raise StartError("已在运行 / runs already: make status")
    log = data_dir() / "logs" / "cluster.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    (data_dir() / "ready").unlink(missing_ok=True)
    with log.open("wb") as out:
        command = [sys.executable, "-m", "local", "run", DETACHED]
        runner = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
    try:
        ready = follow(log, runner)
    except KeyboardInterrupt:
        runner.terminate()
        runner.wait()
        raise
    if not ready:
        raise SystemExit(runner.returncode or 1)


def follow(log: Path, runner: "subprocess.Popen[bytes]") -> bool:
    """Show what the background run says until it is ready (true) or has ended (false)."""
    ready = data_dir() / "ready"
    with log.open(encoding="utf-8") as lines:
        while True:
            over = ready.exists() or runner.poll() is not None
            sys.stdout.write(lines.read())
            sys.stdout.flush()
            if over:
                return ready.exists() and runner.poll() is None
            time.sleep(0.1)


def down() -> None:
    """Stop what runs in the background, or what a crash left behind."""
    runner = read_pid_file(pid_file())
    if runner is None:
        here().clean_up()
        print("没有在运行 / nothing runs")
        return
    say("正在停止", "stopping")
    runner.terminate()
    runner.wait(90)
    say("已停止，数据保留", "stopped, the data is kept")


def status() -> None:
    """Show what runs."""
    print(report(here()))


def logs() -> None:
    """Follow the logs."""
    files = sorted(str(file) for file in (data_dir() / "logs").glob("*.log"))
    if not files:
        raise StartError("没有日志 / no logs yet")
    os.execvp("tail", ["tail", "-n", "20", "-F", *files])


def reset() -> None:
    """Delete the data; refused while the cluster runs."""
    if is_held(data_dir()):
        raise StartError("正在运行，请先停止 / it runs: stop it first (make down, or Ctrl-C)")
    cluster = here()
    cluster.clean_up()
    cluster.delete()
    print(f"已清空 / deleted: {data_dir()}")


def demo() -> None:
    """Walk the journey of a case through the public interface."""
    os.execv(sys.executable, [sys.executable, "-m", "local.demo"])


def audit() -> None:
    """Verify the chain of every journal of the running cluster."""
    os.environ.update(attached().settings("gateway"))
    os.execv(sys.executable, [sys.executable, "-m", "services.common.audit"])


def backup() -> None:
    """Back up the running cluster into the folder `backups` beside its data."""
    backups.make(attached())


def restore() -> None:
    """Put the backup that is named in place of the data; refused while the cluster runs."""
    if len(sys.argv) < 3 or not Path(sys.argv[2]).is_dir():
        raise StartError("请指定备份目录 / name the backup: make restore BACKUP=.yangguang/backups/…")
    if is_held(data_dir()):
        raise StartError("正在运行，请先停止 / it runs: stop it first (make down, or Ctrl-C)")
    backups.restore(here(), Path(sys.argv[2]))


def env() -> None:
    """Print the environment of one process, for a shell: eval "$(python -m local env cases)"."""
    for name, value in attached().settings(sys.argv[2]).items():
        print(f"export {name}={shlex.quote(value)}")


def attached() -> Cluster:
    """The cluster that somebody else runs."""
    if not is_held(data_dir()):
        raise StartError("没有在运行，请先 make run / nothing runs: start it with make run")
    cluster = here()
    cluster.attach()
    return cluster


COMMANDS: dict[str, Callable[[], None]] = {
    c.__name__: c for c in (run, up, down, status, logs, reset, demo, audit, backup, restore, env)
}


def main() -> None:
    """Run one command; what goes wrong is said in plain words."""
    command = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if command is None:
        sys.exit(f"python -m local {'|'.join(COMMANDS)}")
    try:
        command()
    except StartError as error:
        sys.exit(f"错误 / error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
