"""The metrics the code exports, as Prometheus calls them, and those an expression asks for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from services.common import broker_metrics

ROOT = Path(__file__).parents[2]
SERIES = {
    "Gauge": ("",),
    "Counter": ("_total",),
    "Histogram": ("_bucket", "_sum", "_count"),
    "GaugeMetricFamily": ("",),
    "CounterMetricFamily": ("_total",),
}
# A name in an expression that no bracket follows and no label list holds.
LABELS = re.compile(r"\{[^}]*\}|\b(?:by|on|without|group_left|group_right|ignoring)\s*\([^)]*\)|\"[^\"]*\"")
NAME = re.compile(r"\b[a-z][a-z0-9_]*_[a-z0-9_]+\b(?!\s*\()")


@cache
def exported() -> frozenset[str]:
    """Every series the services, the gateway and what runs beside the broker export."""
    files = [file for folder in ("services", "gateway") for file in (ROOT / folder).rglob("*.py")]
    found = {name for file in files for name in declared(ast.parse(file.read_text()))}
    tables = (*broker_metrics.GAUGES, *broker_metrics.STREAM, *broker_metrics.CONSUMER)
    found |= {broker_metrics.PREFIX + name for name in tables}
    found |= {f"{broker_metrics.PREFIX}{name}_total" for name in broker_metrics.COUNTERS}
    return frozenset(found)


def declared(tree: ast.AST) -> Iterator[str]:
    """The series of each metric that is made with its name written out."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        kind, name = node.func.id, node.args[0]
        prefix = ""
        if isinstance(name, ast.BinOp) or kind == "_gauge":
            prefix, kind = broker_metrics.PREFIX, "Gauge" if kind == "_gauge" else kind
            name = name.right if isinstance(name, ast.BinOp) else name
        if kind in SERIES and isinstance(name, ast.Constant):
            stem = prefix + str(name.value).removesuffix("_total")
            yield from (stem + suffix for suffix in SERIES[kind])


def asked(expression: str) -> set[str]:
    """The series an expression asks for."""
    # Names of recording rules have colons; their parts are no series.
    bare = re.sub(r"[a-z_]+:[a-z0-9_:]+", "", LABELS.sub(" ", expression))
    return set(NAME.findall(bare))
