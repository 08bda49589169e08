"""What the person who runs the cluster sees: the greeting, the state, and what became of a process."""

import http.client
import json
import time
from collections import deque
from collections.abc import Callable
from typing import Any

import psutil

from local.cluster import Cluster, is_held
from local.processes import StartError, read_pid_file

RESTARTS, WITHIN = 5, 60.0


def watch(cluster: Cluster, wanted: Callable[[], bool]) -> None:
    """Bring back a process that ends by itself; give up when that happens over and over."""
    ended: deque[float] = deque(maxlen=RESTARTS)
    while wanted():
        for name in cluster.ended():
            ended.append(time.monotonic())
            if len(ended) == RESTARTS and ended[-1] - ended[0] < WITHIN:
                raise StartError(f"{name} 反复退出 / keeps ending\n{cluster.children()[name].log_tail()}")
            cluster.say(f"{name} 意外退出，重新启动", f"{name} ended by itself, starting it again")
            cluster.restart(name)
            cluster.say(f"{name} 已恢复", f"{name} is back")
        time.sleep(0.2)


def greet(cluster: Cluster) -> None:
    """Say where it is, who may log in, and what to try."""
    print(
        f"\n  阳光政务已就绪 · Yangguang is ready\n\n"
        f"  {cluster.url}          REST: {cluster.url}/docs\n\n"
        f"{accounts(cluster)}\n"
        f"  试试 · try\n"
        f"    make demo            办件全过程演示 · the journey of a case, step by step\n"
        f"    make audit-verify    校验留痕链 · verify the journals\n"
        f"    make status          运行状态 · what runs\n\n"
        f"  数据 · data: {cluster.folder}   日志 · logs: make logs\n",
        flush=True,
    )


def accounts(cluster: Cluster) -> str:
    """The demo accounts, one a line; they share a password."""
    found = demo_accounts(cluster.http_port)
    width = max((len(a["username"]) for a in found), default=0)
    lines = [
        f"    {a['username']:<{width}}  {a.get('label', '')} · {a.get('english_label', '')}" for a in found
    ]
    passwords = sorted({str(account.get("password", "")) for account in found})
    return "\n".join([f"  演示账号 · demo accounts（口令 · password: {', '.join(passwords)}）", *lines, ""])


def demo_accounts(port: int) -> list[dict[str, Any]]:
    """The accounts the gateway offers; none when it offers none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/auth/demo-accounts")
        answer = json.loads(connection.getresponse().read())
    except (OSError, ValueError, http.client.HTTPException):
        return []
    finally:
        connection.close()
    return list(answer.get("accounts", []) if isinstance(answer, dict) else answer)


def report(cluster: Cluster) -> str:
    """What runs, with the memory each takes."""
    if not is_held(cluster.folder):
        return "没有在运行 / nothing runs"
    lines = [f"{cluster.url}   {cluster.folder}"]
    total = 0
    for file in sorted((cluster.folder / "run").glob("*.pid")):
        process = read_pid_file(file)
        memory = 0 if process is None else memory_of(process)
        total += memory
        pid = "已停止 / ended" if process is None else str(process.pid)
        lines.append(f"  {file.stem:<14} {pid:>8} {memory / 2**20:>8.0f} MiB")
    return "\n".join([*lines, f"  {'':<14} {'':>8} {total / 2**20:>8.0f} MiB"])


def memory_of(process: psutil.Process) -> int:
    """The memory of a process and its workers; what they share is counted once where the system can say."""
    total = 0
    for one in [process, *process.children(recursive=True)]:
        try:
            full = one.memory_full_info()
        except psutil.Error:
            continue
        total += getattr(full, "pss", full.uss)
    return total
