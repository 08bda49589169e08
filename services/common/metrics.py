"""Metrics for Prometheus, and the small port they and the health of the process are asked at.

Modules declare their own metrics; names are `yangguang_<noun>_<unit>`, labels come from closed sets.
"""

from __future__ import annotations

import platform
import socketserver
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, cast
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.types import StartResponse, WSGIEnvironment

from prometheus_client import REGISTRY, Gauge, make_wsgi_app

from services.common import VERSION

# Calls take from half a millisecond to the deadline; p99 targets lie between 5 and 40 ms.
SECONDS: Final = (0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.04, 0.1, 0.25, 1, 5, 10)

BUILD_INFO: Final = Gauge("yangguang_build_info", "What runs: always 1.", ["service", "version", "python"])

# What is wrong just now, one word each; nothing: all is well.
Complaints = Callable[[], list[str]]


def name_build(service: str) -> None:
    """Show which version of which service this process runs."""
    BUILD_INFO.labels(service, VERSION, platform.python_version()).set(1)


@contextmanager
def serving(listen: str, *, alive: Complaints, ready: Complaints) -> Iterator[int]:
    """Answer /metrics, /healthz and /readyz on this address, in a thread; gives the port.

    A thread, because a loop that hangs must still be seen to hang.
    """
    host, _, port = listen.rpartition(":")
    with _Server((host, int(port)), _Handler) as server:
        server.set_app(_application(alive, ready))
        thread = threading.Thread(target=server.serve_forever, name="metrics", daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def _application(alive: Complaints, ready: Complaints) -> Any:
    metrics = make_wsgi_app(REGISTRY)
    checks = {"/healthz": alive, "/readyz": ready}

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/metrics":
            return cast(Iterable[bytes], metrics(environ, start_response))
        if path not in checks:
            return _answer(start_response, "404 Not Found", "not found")
        wrong = checks[path]()
        status = "503 Service Unavailable" if wrong else "200 OK"
        return _answer(start_response, status, ", ".join(wrong) or "ok")

    return application


def _answer(start_response: StartResponse, status: str, text: str) -> list[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode() + b"\n"]


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Handler(WSGIRequestHandler):
    timeout = 10

    def log_message(self, format: str, *args: object) -> None:
        """Being asked is not worth a line."""
