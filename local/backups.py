"""Backups of the local cluster, by the very script the chart runs (charts/yangguang/files/backup.sh)."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local.cluster import ROOT, Cluster
from local.keys import write_private
from local.processes import StartError

SCRIPT = ROOT / "charts/yangguang/files/backup.sh"


def make(cluster: Cluster, *options: str) -> Path:
    """Back up a running cluster; the folder of the new backup."""
    folder = cluster.folder / "backups"
    with addresses(cluster) as databases:
        files = cluster.folder / "files"
        files.mkdir(exist_ok=True)
        where = ["--databases", str(databases), "--to", str(folder), "--files", str(files)]
        run(cluster, "make", *where, *options)
    return max(path for path in folder.iterdir() if path.is_dir())


def restore(cluster: Cluster, backup: Path, *options: str) -> None:
    """Put a backup in place of what a cluster that does not run has in its databases."""
    cluster.take_folder()
    cluster.end_left_overs()
    cluster.set_up()
    cluster.postgres.start()
    try:
        for service in cluster.services:
            cluster.postgres.create_database(f"yangguang_{service}", cluster.passwords[service])
        with addresses(cluster) as databases:
            where = ["--from", str(backup), "--databases", str(databases)]
            where += ["--files", str(cluster.folder / "files")]
            run(cluster, "restore", *where, "--replace", *options)
        # The next start migrates, as after a change of the code.
        (cluster.folder / "prepared").unlink(missing_ok=True)
    finally:
        cluster.postgres.stop()
        cluster.leave_folder()


def run(cluster: Cluster, *arguments: str) -> None:
    """Run the script with the programs of the cluster's own PostgreSQL; its words go where ours go."""
    path = f"{cluster.postgres.binaries}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run([str(SCRIPT), *arguments], env=dict(os.environ) | {"PATH": path})
    if done.returncode != 0:
        raise StartError(f"备份程序未完成 / the backup script failed ({done.returncode})")


@contextmanager
def addresses(cluster: Cluster) -> Iterator[Path]:
    """A folder with the address of each service's database, which nobody else may read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for service in cluster.services:
            write_private(folder / service, cluster.database_url(service).encode())
        yield folder
