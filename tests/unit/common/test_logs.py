"""Lines of JSON."""

import json
import logging
import tomllib
from pathlib import Path

import pytest

from services.common import VERSION
from services.common.logs import Canon, JsonLines


def line_of(record: logging.LogRecord) -> dict[str, object]:
    line = JsonLines("cases").format(record)
    assert "\n" not in line
    parsed: dict[str, object] = json.loads(line)
    return parsed


def test_a_record_is_one_line_with_what_it_was_given() -> None:
    record = logging.LogRecord("a.b", logging.WARNING, "f.py", 1, "%s\nfell", ("relay",), None)
    record.position = 7

    line = line_of(record)

    assert (line["level"], line["service"], line["logger"]) == ("WARNING", "cases", "a.b")
    assert (line["message"], line["position"]) == ("relay\nfell", 7)


def test_a_traceback_stays_in_its_line() -> None:
    try:
        raise ValueError("bad")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    line = line_of(logging.LogRecord("a", logging.ERROR, "f.py", 1, "failed", (), info))

    assert str(line["error"]).endswith("ValueError: bad")


def test_the_canonical_line(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    canon = Canon("cases")
    canon.write(
        method="CaseService/AcceptCase", code="OK", reason="", ms=1.25, request_id="r", region="450222"
    )
    canon.flush()

    line = json.loads(capfdbinary.readouterr().out)
    assert line.pop("time")
    assert line == {
        "level": "INFO",
        "service": "cases",
        "method": "CaseService/AcceptCase",
        "code": "OK",
        "reason": "",
        "ms": 1.25,
        "request_id": "r",
        "region": "450222",
    }


def test_it_is_silent_when_told_so(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    canon = Canon("cases", enabled=False)
    canon.write(code="OK")
    canon.flush()

    assert capfdbinary.readouterr().out == b""


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())

    assert project["project"]["version"] == VERSION
