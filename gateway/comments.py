"""The sentences of the protos: what each service, rpc, message, field and enum value says about itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yangguang.common.v1.types_pb2 as anchor

FOLDER: Final = Path(anchor.__file__).parents[3]
_PACKAGE: Final = re.compile(r"package ([\w.]+);")
_NAMED: Final = re.compile(r"(?:service|rpc|message|enum|extend) (\w+)")
_FIELD: Final = re.compile(r"(?:repeated |optional )?(?:[\w.]+ )?(\w+) = \d+")


@cache
def comments() -> Mapping[str, str]:
    """By full name: `yangguang.cases.v1.Case.state` is "Its state."; empty where no protos are shipped."""
    found: dict[str, str] = {}
    for file in sorted(FOLDER.glob("yangguang/*/v1/*.proto")):
        found |= _of_file(file.read_text(encoding="utf-8"))
    return found


def _of_file(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    places = [""]
    said: list[str] = []
    for line in map(str.strip, source.splitlines()):
        if line.startswith("//"):
            said.append(line.removeprefix("//").strip())
            continue
        if package := _PACKAGE.match(line):
            places = [package[1]]
        name = _NAMED.match(line) or _FIELD.match(line)
        inner = f"{places[-1]}.{name[1]}" if name else places[-1]
        if name and said:
            found.setdefault(inner, " ".join(said))
        said = []
        opened = line.count("{") - line.count("}")
        places = places + [inner] * opened if opened > 0 else places[: len(places) + opened]
    return found
