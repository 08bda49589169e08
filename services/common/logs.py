"""Logs: JSON lines on standard output, one canonical line for each call and event; never personal data."""

from __future__ import annotations

import datetime as dt
import logging
import sys
from typing import Any, Final

import orjson

# Attributes every record has; whatever else a record carries was given as `extra` and is written out.
_STANDARD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """A record as one line of JSON, with its traceback in `error`."""

    def __init__(self, service: str) -> None:
        super().__init__()
        self._service = service

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "service": self._service,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()


class Canon:
    """Writes canonical lines: the one line that says what became of a call or an event.

    It goes around the logging module, whose records cost more than many a call; lines wait in the buffer of
    standard output until it is full or `flush` is called.
    """

    def __init__(self, service: str, *, enabled: bool = True) -> None:
        self._service = service
        self.enabled = enabled

    def write(self, **fields: object) -> None:
        """Write one line; fields are from closed sets, numbers or ids of things, never of people."""
        if self.enabled:
            line = {"time": dt.datetime.now(dt.UTC), "level": "INFO", "service": self._service, **fields}
            sys.stdout.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))

    def flush(self) -> None:
        """Let the lines go."""
        sys.stdout.flush()


def set_up(service: str, level: str) -> Canon:
    """Send everything that is logged to standard output as JSON lines."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines(service))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "alembic.runtime"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLogger().level))
    return Canon(service, enabled=logging.getLogger().isEnabledFor(logging.INFO))
