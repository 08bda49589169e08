"""Free TCP ports on loopback, below the range that outgoing connections take theirs from."""

import random
import socket

LOWEST, HIGHEST = 20000, 32000


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen on the port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port(taken: set[int] | None = None) -> int:
    """A free port that is not in `taken`; picked at random, so that two clusters seldom try the same one."""
    for port in random.sample(range(LOWEST, HIGHEST), 500):
        if port not in (taken or set()) and is_free(port):
            return port
    raise OSError(f"no free port between {LOWEST} and {HIGHEST}")


def accepts(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server answers on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0
