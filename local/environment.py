"""Makes `.venv`: finds a Python that is new enough, installs what the lock file names, shows progress.

Run by `make` with whatever `python3` there is, so it uses the standard library alone and old syntax.
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


def main(lock):
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


def hand_over_to_a_newer_python():
    """Start again with a newer Python of this machine, or say what is missing."""
    for minor in range(14, OLDEST[1] - 1, -1):
        newer = shutil.which("python3.%d" % minor)
        if newer:
            os.execv(newer, [newer] + sys.argv)
    version = "%d.%d" % sys.version_info[:2]
    sys.exit(
        "需要 Python 3.11 或更新版本，当前为 %s；可用 make PYTHON=/path/to/python3 指定。\n"
        "Python 3.11 or newer is needed, this is %s; name another with make PYTHON=/path/to/python3." % (version, version)
    )


def create():
    """Make an empty virtual environment, in place of a broken one."""
    if usable():
        return
    say("创建虚拟环境 .venv / making .venv with Python %d.%d" % sys.version_info[:2])
    made = subprocess.call([sys.executable, "-m", "venv", "--clear", VENV])
    if made != 0:
        sys.exit("缺少 venv 模块 / the venv module is missing (Debian, Ubuntu: apt install python3-venv)")


def usable():
    """Whether the environment's interpreter and installer run."""
    python = os.path.join(VENV, "bin", "python")
    return os.path.exists(python) and subprocess.call([python, "-m", "pip", "--version"], stdout=subprocess.DEVNULL) == 0


def install(lock):
    """Install the locked packages; a hiccup of the network is tried again."""
    total = sum(1 for line in read(os.path.join(ROOT, lock)).splitlines() if "==" in line and line[0].isalnum())
    say("安装依赖（%d 个包，仅首次） / installing %d packages, this once" % (total, total))
    for attempt in range(1, TRIES + 1):
        if pip_install(lock, total) == 0:
            return
        say("安装未完成，重试 / not complete, trying again (%d/%d)" % (attempt, TRIES))
    sys.exit("依赖安装失败，检查网络后重试 / installing failed: check the network, then run make again")


def pip_install(lock, total):
    """Run pip once; its long output becomes one line that counts."""
    command = [os.path.join(VENV, "bin", "python"), "-m", "pip", "install", "--progress-bar", "off"]
    command += ["--no-deps", "--require-hashes", "--no-input", "--disable-pip-version-check", "-r", lock]
    pip = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    )
    done = 0
    for line in pip.stdout:
        if line.startswith(("Collecting ", "Requirement already satisfied")):
            done += 1
            progress(done, total, line.split(" (from")[0].split(": ")[-1].replace("Collecting ", ""))
        elif line.startswith(("ERROR", "error")):
            say(line.rstrip())
        elif line.startswith("Installing collected"):
            progress(done, total, "安装到 .venv / unpacking")
    if sys.stdout.isatty():
        print("")
    return pip.wait()


def progress(done, total, what):
    """Show how far it is: one line that is rewritten, or every twentieth package in a log."""
    text = "  [%3d/%d] %s" % (done, total, what.strip())
    if sys.stdout.isatty():
        sys.stdout.write("\r" + text[:78].ljust(78))
    elif done % 20 == 0 or done == total:
        sys.stdout.write(text + "\n")
    sys.stdout.flush()


def add_source_folders():
    """Let the environment import the project and its generated code."""
    versions = os.path.join(VENV, "lib")
    for version in os.listdir(versions):
        folder = os.path.join(versions, version, "site-packages")
        write(os.path.join(folder, "yangguang.pth"), ROOT + "\n" + os.path.join(ROOT, "protos") + "\n")


def fingerprint(lock):
    """What the environment depends on: the lock file, the place, the interpreter."""
    content = read(os.path.join(ROOT, lock)) + ROOT + "%d.%d" % sys.version_info[:2]
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def say(text):
    """Tell the person at the terminal."""
    print(text)
    sys.stdout.flush()


def read(path):
    """The text of a file; empty when there is none."""
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    """Write a small text file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
