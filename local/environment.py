"""Makes `.venv`: finds a Python that is new enough, installs what the lock file names, shows progress.

Run by `make` with whatever `python3` there is, so it needs the standard library alone and works from 3.6 on.
"""

import hashlib
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, ".ready")
TRIES = 3


def main(lock: str) -> None:
    """Make the environment of a lock file, unless it is made already."""
    if sys.version_info < OLDEST:
        hand_over_to_a_newer_python()
    wanted = fingerprint(lock)
    if read(STAMP) != wanted:
        create()
        install(lock)
        add_source_folders()
        write(STAMP, wanted)
    os.utime(STAMP)


def hand_over_to_a_newer_python() -> None:
    """Start again with a newer Python of this machine, or say what is missing."""
    for minor in range(14, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    sys.exit(
        f"需要 Python 3.11 或更新版本，当前为 {version()}；可用 make PYTHON=/path/to/python3 指定。\n"
        f"Python 3.11 or newer is needed, this is {version()}; name another: make PYTHON=/path/to/python3"
    )


def version() -> str:
    """The version of this interpreter."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def create() -> None:
    """Make an empty virtual environment, in place of a broken one."""
    if usable():
        return
    say(f"创建虚拟环境 .venv · making .venv with Python {version()}")
    made = subprocess.call([sys.executable, "-m", "venv", "--clear", VENV])
    if made != 0:
        sys.exit("缺少 venv 模块 / the venv module is missing (Debian, Ubuntu: apt install python3-venv)")


def usable() -> bool:
    """Whether the environment has this Python's version and an installer that runs."""
    python = os.path.join(VENV, "bin", "python")
    check = f"import pip, sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    return os.path.exists(python) and subprocess.call([python, "-c", check], stderr=subprocess.DEVNULL) == 0


def install(lock: str) -> None:
    """Install the locked packages; a hiccup of the network is tried again."""
    total = sum("==" in line and line[0].isalnum() for line in read(os.path.join(ROOT, lock)).splitlines())
    say(f"安装 {total} 个依赖包（仅首次） · installing {total} packages, this once")
    for _ in range(TRIES):
        if pip_install(lock, total) == 0:
            return
        say("安装未完成，重试 · not complete, trying again")
    sys.exit("依赖安装失败，请检查网络后重试 / installing failed: check the network, then run make again")


def pip_install(lock: str, total: int) -> int:
    """Run pip once; its long output becomes one line that counts."""
    command = [os.path.join(VENV, "bin", "python"), "-m", "pip", "install", "--progress-bar", "off"]
    command += ["--no-deps", "--require-hashes", "--no-input", "--disable-pip-version-check", "-r", lock]
    pip = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    )
    assert pip.stdout is not None
    done = 0
    for line in pip.stdout:
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            done += 1
            package = line.split(" (from")[0].split(" in ")[0].split()[-1]
            progress(done, total, package)
        elif line.startswith("Installing collected"):
            progress(done, total, "解包 · unpacking")
        elif line.startswith("ERROR"):
            say(line.rstrip())
    if sys.stdout.isatty():
        say("")
    return pip.wait()


def progress(done: int, total: int, what: str) -> None:
    """Show how far it is: one line that is rewritten, or every twentieth package in a log."""
    text = f"  [{done:3}/{total}] {what}"
    if sys.stdout.isatty():
        sys.stdout.write("\r" + text[:78].ljust(78))
    elif done % 20 == 0 or done == total:
        sys.stdout.write(text + "\n")
    sys.stdout.flush()


def add_source_folders() -> None:
    """Let the environment import the project and its generated code."""
    libraries = os.path.join(VENV, "lib")
    for python in os.listdir(libraries):
        folders = [ROOT, os.path.join(ROOT, "protos")]
        write(os.path.join(libraries, python, "site-packages", "yangguang.pth"), "\n".join([*folders, ""]))


def fingerprint(lock: str) -> str:
    """What the environment depends on: the lock file, the place, the interpreter."""
    content = read(os.path.join(ROOT, lock)) + ROOT + version()
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def read(path: str) -> str:
    """The text of a file; empty when there is none."""
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path: str, text: str) -> None:
    """Write a small text file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
