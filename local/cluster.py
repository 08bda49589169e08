"""The whole cluster on one machine: servers, databases, keys, and the processes of the Procfile.

`make run` and the tests use it alike. Everything it keeps lies in one folder; every port but the HTTP one is
chosen and remembered there.
"""

import fcntl
import http.client
import json
import os
import secrets
import shlex
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from honcho.environ import parse_procfile

from local import keys
from local.nats import NatsServer
from local.ports import free_port, is_free
from local.postgres import Postgres, wheel_binaries
from local.processes import Child, StartError, end_left_over, wait_until

ROOT = Path(__file__).resolve().parent.parent
GATEWAY = "gateway"
# The payment provider to try fees with.
PAYMENTS = "payments"
PATIENCE = 60.0
REGION = "450222"
SERVERS = ("postgres", "nats")
NATS_MONITOR = "nats_monitor"
PORTS, PASSWORDS, TIME_ANCHOR = "ports.json", "passwords.json", "time_anchor"
KEPT = (
    "postgres",
    "nats",
    "keys",
    "files",
    "run",
    "logs",
    PORTS,
    PASSWORDS,
    TIME_ANCHOR,
    "payments.jsonl",
    "prepared",
    "ready",
    "cluster.pid",
    "lock",
)

Say = Callable[[str, str], None]


def quiet(chinese: str, english: str) -> None:
    """Say nothing."""


def procfile() -> dict[str, str]:
    """The processes of the project by name, with their commands."""
    return dict(parse_procfile((ROOT / "Procfile").read_text()).processes)


def services_of(commands: Iterable[str]) -> list[str]:
    """The processes that are services: they have a database, a migration, a place among the peers."""
    return [name for name in commands if name not in (GATEWAY, PAYMENTS)]


@dataclass(slots=True)
class Cluster:
    """One cluster in one folder."""

    folder: Path
    http_port: int
    say: Say = quiet
    binaries: Path | None = None
    commands: Mapping[str, str] = field(default_factory=procfile)
    extra: Mapping[str, str] = field(default_factory=dict)
    # The code of processes that run another release than this one, by their names.
    trees: dict[str, Path] = field(default_factory=dict)
    processes: dict[str, Child] = field(default_factory=dict)
    postgres: Postgres = field(init=False)
    nats: NatsServer = field(init=False)
    ports: dict[str, int] = field(init=False)
    passwords: dict[str, str] = field(init=False)
    _lock: int | None = None

    @property
    def services(self) -> list[str]:
        """The names of the services."""
        return services_of(self.commands)

    @property
    def url(self) -> str:
        """Where the gateway answers."""
        return f"http://127.0.0.1:{self.http_port}"

    def start(self) -> None:
        """Start everything and wait until it answers; when that fails, stop what was started."""
        try:
            self.prepare()
            self.start_processes()
        except BaseException:
            self.stop()
            raise

    def prepare(self) -> None:
        """Start the servers and bring the databases up to date."""
        self.take_folder()
        self.end_left_overs()
        self.check_http_port()
        self.set_up()
        self.say("启动数据库 PostgreSQL", "starting PostgreSQL")
        self.postgres.start()
        self.say("启动消息服务 NATS", "starting NATS")
        self.nats.start()
        self.bring_up_to_date()

    @property
    def has_folder(self) -> bool:
        """Whether we hold the folder."""
        return self._lock is not None

    def take_folder(self) -> None:
        """Hold the folder alone; the system lets go of it when we end, however we end."""
        if self._lock is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = lock(self.folder)
        if self._lock is None:
            raise StartError(f"已在运行 / already running in {self.folder} (make status, make down)")

    def leave_folder(self) -> None:
        """Let go of the folder."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def clean_up(self) -> None:
        """End what a crashed run left behind, if there is anything."""
        if self.folder.exists():
            self.take_folder()
            self.end_left_overs()
            self.leave_folder()

    def end_left_overs(self) -> None:
        """End processes without a master, in the order of an orderly stop."""
        files = sorted((self.folder / "run").glob("*.pid"), key=lambda file: stop_rank(file.stem))
        for file in files:
            how = signal.SIGINT if file.stem == "postgres" else signal.SIGTERM
            if end_left_over(file, signal_number=how):
                self.say(f"清理上次遗留的进程 {file.stem}", f"ended {file.stem}, left over from a crash")

    def check_http_port(self) -> None:
        """Refuse a port that somebody else has."""
        if not is_free(self.http_port):
            raise StartError(
                f"端口 {self.http_port} 已被占用，请用 YG_HTTP_PORT 另选一个\n"
                f"port {self.http_port} is taken; choose another, such as: YG_HTTP_PORT=8001 make run"
            )

    def set_up(self) -> None:
        """Choose ports, make passwords and keys, or take those of the last run."""
        self.choose_ports()
        self.make_passwords()
        keys.make(self.folder / "keys")
        self.attach()

    def attach(self) -> None:
        """Know the servers by what is written in the folder."""
        self.ports, self.passwords = read_json(self.folder / PORTS), read_json(self.folder / PASSWORDS)
        logs = self.folder / "logs"
        self.postgres = Postgres(
            self.folder / "postgres",
            self.ports["postgres"],
            self.passwords["postgres"],
            logs / "postgres.log",
            self.binaries or wheel_binaries(),
        )
        self.nats = NatsServer(
            self.folder / "nats",
            self.ports["nats"],
            self.passwords["nats"],
            logs / "nats.log",
            self.ports.get(NATS_MONITOR, 0),
        )

    def choose_ports(self) -> None:
        """Keep the ports of the last run where they are free still, else choose others."""
        known = read_json(self.folder / PORTS)
        chosen: dict[str, int] = {}
        for name in [*SERVERS, NATS_MONITOR, *self.commands, *(f"{name}_metrics" for name in self.commands)]:
            port = known.get(name, 0)
            taken = {*chosen.values(), self.http_port}
            chosen[name] = port if port and port not in taken and is_free(port) else free_port(taken)
        (self.folder / PORTS).write_text(json.dumps(chosen, indent=1))

    def make_passwords(self) -> None:
        """Make the passwords of the servers and of each service's database, once."""
        known = read_json(self.folder / PASSWORDS)
        passwords = {name: known.get(name) or secrets.token_hex(16) for name in [*SERVERS, *self.services]}
        keys.write_private(self.folder / PASSWORDS, json.dumps(passwords, indent=1).encode())

    def bring_up_to_date(self) -> None:
        """Make databases, migrate, load the demo county; skipped when the code has not changed since."""
        stamp = self.folder / "prepared"
        version = fingerprint()
        if stamp.exists() and stamp.read_text() == version:
            return
        self.say("建立数据库", "migrating the databases")
        for service in self.services:
            self.postgres.create_database(f"yangguang_{service}", self.passwords[service])
        self.run_each("migrate")
        self.say("载入演示县数据", "loading the demo county")
        self.run_each("load-demo")
        stamp.write_text(version)

    def run_each(self, task: str) -> None:
        """Run a task of every service, all at once, to its end."""
        for job in [self.launch(service, task) for service in self.services]:
            self.finish(job)

    def run_task(self, service: str, task: str) -> None:
        """Run a task of one service to its end."""
        self.finish(self.launch(service, task))

    def finish(self, job: Child) -> None:
        """Wait for the good end of a task."""
        assert job.popen is not None
        code = job.popen.wait()
        job.pid_file.unlink(missing_ok=True)
        if code != 0:
            raise StartError(f"{job.name} 失败 / failed ({code})\n{job.log_tail()}")
        del self.processes[job.name]

    def start_processes(self) -> None:
        """Start what the Procfile names and wait until each is ready."""
        self.say("启动服务：" + "、".join(self.commands), "starting the services")
        for name in self.commands:
            self.launch(name)
        for name in self.commands:
            self.wait_ready(name)

    def launch(self, name: str, task: str = "", extra: Mapping[str, str] | None = None) -> Child:
        """Start one process of the Procfile, or one of its tasks."""
        label = f"{name}-{task}" if task else name
        child = Child(label, self.folder / "run" / f"{label}.pid", self.folder / "logs" / f"{name}.log")
        command = shlex.split(self.commands[name]) + ([task] if task else [])
        # The interpreter that runs us, whatever PATH says.
        command[0] = sys.executable if command[0] == "python" else command[0]
        self.processes[label] = child
        child.start(command, cwd=self.tree(name), env=self.environment(name) | dict(extra or {}))
        return child

    def tree(self, name: str) -> Path:
        """Where the code of a process lies."""
        return self.trees.get(name, ROOT)

    def wait_ready(self, name: str, patience: float = PATIENCE) -> None:
        """Wait until a process says it is ready."""
        own = {GATEWAY: self.http_port, PAYMENTS: self.ports.get(PAYMENTS)}
        port = own.get(name) or self.ports[f"{name}_metrics"]
        wait_until(lambda: answers(port, "/readyz"), self.processes[name], patience)

    def restart(self, name: str, extra: Mapping[str, str] | None = None) -> None:
        """Start a process or a server again after it ended, and wait until it is ready."""
        if name in SERVERS:
            getattr(self, name).start()
        else:
            self.launch(name, extra=extra)
            self.wait_ready(name)

    def children(self) -> dict[str, Child]:
        """Every process, the servers too."""
        return {"postgres": self.postgres.child, "nats": self.nats.child} | self.processes

    def ended(self) -> list[str]:
        """The processes and servers that ended by themselves."""
        return [name for name, child in self.children().items() if not child.is_running()]

    def kill(self, name: str) -> None:
        """Crash a process: `kill -9`."""
        self.processes[name].kill()

    def environment(self, name: str) -> dict[str, str]:
        """The environment of a process: ours, and the settings of its part."""
        return dict(os.environ) | self.settings(name) | dict(self.extra)

    def settings(self, name: str) -> dict[str, str]:
        """What the cluster tells a process through its environment."""
        listen = self.http_port if name == GATEWAY else self.ports[name]
        settings = {
            "PYTHONPATH": f"{self.tree(name)}{os.pathsep}{self.tree(name) / 'protos'}",
            "YG_NATS_URL": self.nats.url,
            "YG_LISTEN": f"127.0.0.1:{listen}",
            "YG_METRICS_LISTEN": f"127.0.0.1:{self.ports[f'{name}_metrics']}",
            "YG_HTTP_PORT": str(self.http_port),
            "YG_DATA_DIR": str(self.folder),
            "YG_REGION": REGION,
            "YG_DEV_IDENTITY": "1",
        }
        if os.environ.get("YG_TIME_SCALE"):
            settings["YG_TIME_ANCHOR"] = self.time_anchor()
        if name in self.services:
            settings["YG_DATABASE_URL"] = self.database_url(name)
            settings["YG_FILES_URL"] = (self.folder / "files").absolute().as_uri()
        peers = {f"YG_{peer.upper()}_ADDRESS": f"127.0.0.1:{self.ports[peer]}" for peer in self.services}
        return settings | peers | self.payment_settings() | keys.settings(self.folder / "keys")

    def payment_settings(self) -> dict[str, str]:
        """Where fees are paid online, if a provider runs here."""
        if PAYMENTS not in self.commands:
            return {}
        return {
            "YG_PAYMENT_URL": f"http://127.0.0.1:{self.ports[PAYMENTS]}",
            "YG_PAYMENT_PUBLIC_KEY": keys.public_key(self.folder / "keys" / "payments.jwks.json"),
        }

    def time_anchor(self) -> str:
        """Since when time runs faster here: one moment for all processes, kept from run to run."""
        file = self.folder / TIME_ANCHOR
        if not file.exists():
            file.write_text(datetime.now(UTC).isoformat())
        return file.read_text()

    def database_url(self, service: str, driver: str = "postgresql+asyncpg") -> str:
        """The address of a service's database."""
        name = f"yangguang_{service}"
        return self.postgres.url(name, name, self.passwords[service]).replace("postgresql", driver, 1)

    def stop(self) -> None:
        """Stop in order: the gateway, the services, the broker, the database."""
        for rank in (0, 1):
            group = [child for name, child in self.processes.items() if stop_rank(name) == rank]
            for child in group:
                child.send(signal.SIGTERM)
            for child in group:
                child.wait(15)
        self.processes.clear()
        for server in ("nats", "postgres"):
            if hasattr(self, server):
                getattr(self, server).stop()
        if self.has_folder:
            # A stop during the clean-up of a crash: what it had not reached yet.
            self.end_left_overs()

    def delete(self) -> None:
        """Delete what the cluster keeps, and nothing else that may lie in the folder."""
        for name in KEPT:
            path = self.folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if self.folder.exists() and not any(self.folder.iterdir()):
            self.folder.rmdir()


def stop_rank(name: str) -> int:
    """When a process is stopped: the gateway, the services and their tasks, the broker, the database."""
    return {"gateway": 0, "nats": 2, "postgres": 3}.get(name, 1)


def lock(folder: Path) -> int | None:
    """Hold a folder alone: the handle to close, or None when somebody else holds it."""
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def is_held(folder: Path) -> bool:
    """Whether a cluster runs in the folder."""
    if not (folder / "lock").exists():
        return False
    handle = lock(folder)
    if handle is not None:
        os.close(handle)
    return handle is None


def fingerprint() -> str:
    """What the databases depend on: every file of the services."""
    digest = sha256()
    for file in sorted((ROOT / "services").rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def answers(port: int, path: str) -> bool:
    """Whether a page on loopback answers with success."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def read_json(file: Path) -> dict[str, Any]:
    """A small JSON file; empty when there is none."""
    return dict(json.loads(file.read_text())) if file.exists() else {}
