"""The image, built by buildah on bases that debootstrap makes of Debian packages: no registry, no daemon."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Any

import pytest

from tests.programs import program, superuser

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "image"
SUITE = "bookworm"
# What it is built on, and what it runs on.
BASES = {"build-base": "python3,python3-venv,binutils", "base": "python3,ca-certificates"}
# Debian's own, of no use in a container; python:slim does without, too.
SURPLUS = ("var/cache/apt", "var/lib/apt/lists", "usr/share/doc", "usr/share/locale", "usr/share/man")


@dataclass(frozen=True)
class Store:
    """Images and containers of this run, apart from those of the machine."""

    environment: dict[str, str]

    def run(self, *command: str, **more: Any) -> str:
        """Run a program that keeps its images here; what it printed."""
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True, **more)
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        return str(done.stdout).strip()

    def build(self, tag: str) -> "Image":
        """Build the image as `make image` does."""
        bases = (f"{name.replace('-', '_').upper()}=localhost/{name}" for name in BASES)
        self.run("make", "image", "BUILDER=buildah", f"IMAGE=localhost/{tag}", *bases)
        return Image(self, f"localhost/{tag}")


@dataclass(frozen=True)
class Image:
    """An image of the store."""

    store: Store
    name: str

    @property
    def id(self) -> str:
        """The digest of its configuration, which holds those of its layers."""
        return str(self._inspected["FromImageID"])

    @property
    def config(self) -> dict[str, Any]:
        """How it is run."""
        return dict(self._inspected["OCIv1"]["config"])

    @property
    def _inspected(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.store.run("buildah", "inspect", "--type=image", self.name))
        return found


@dataclass(frozen=True)
class Container:
    """A container made of an image."""

    store: Store
    name: str
    root: Path

    @staticmethod
    def of(image: Image) -> "Container":
        """A new one."""
        name = image.store.run("buildah", "from", "--pull-never", image.name)
        return Container(image.store, name, Path(image.store.run("buildah", "mount", name)))

    def command(self, environment: dict[str, str], *command: str) -> list[str]:
        """What runs a command in it, with this environment, on the network of this machine."""
        told = (f"--env={name}={value}" for name, value in environment.items())
        return ["buildah", "run", "--isolation=chroot", *told, self.name, "--", *command]

    @property
    def bytes(self) -> int:
        """What it takes on a disk."""
        files = (path.lstat() for path in self.root.rglob("*"))
        return sum(file.st_size for file in files if S_ISREG(file.st_mode))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that holds both bases."""
    program("buildah", "buildah")
    program("debootstrap", "debootstrap")
    superuser()
    folder = tmp_path_factory.mktemp("images")
    (folder / "storage.conf").write_text(
        f'[storage]\ndriver = ""\ngraphroot = "{folder}/images"\nrunroot = "{folder}/run"\n'
    )
    known = {name: value for name, value in os.environ.items() if not name.startswith("YG_")}
    store = Store(
        known | {"CONTAINERS_STORAGE_CONF": f"{folder}/storage.conf", "BUILDAH_ISOLATION": "chroot"}
    )
    store.run("make", "wheels")
    for name, packages in BASES.items():
        import_base(store, name, debian(name, packages))
    yield store
    store.run("buildah", "rm", "--all")
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def image(store: Store) -> Image:
    """The image of the present code."""
    return store.build("yangguang")


@pytest.fixture(scope="session")
def container(image: Image) -> Container:
    """A container of it."""
    return Container.of(image)


def debian(name: str, packages: str) -> Path:
    """The folder of a small Debian with these packages; kept from run to run."""
    folder, started = CACHE / name, CACHE / f"{name}.new"
    if folder.exists():
        return folder
    shutil.rmtree(started, ignore_errors=True)
    (CACHE / "packages").mkdir(parents=True, exist_ok=True)
    options = [f"--include={packages}", f"--cache-dir={CACHE / 'packages'}", "--variant=minbase"]
    subprocess.run(["debootstrap", *options, SUITE, str(started)], check=True, stdout=subprocess.DEVNULL)
    for surplus in SURPLUS:
        shutil.rmtree(started / surplus)
    return started.rename(folder)


def import_base(store: Store, name: str, folder: Path) -> None:
    """Make an image of a folder."""
    container = store.run("buildah", "from", "scratch")
    root = store.run("buildah", "mount", container)
    store.run("cp", "-a", f"{folder}/.", root)
    store.run("buildah", "commit", "--quiet", container, f"localhost/{name}")
    store.run("buildah", "rm", container)
