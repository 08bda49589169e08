"""Writes the dashboards (监控面板) of the chart from `dashboards.yaml`: `python -m charts.dashboards`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = ROOT / "charts/dashboards.yaml"
FOLDER: Final = ROOT / "charts/yangguang/dashboards"

SCHEMA: Final = 39
COLUMNS: Final = 24
# Width and height of a panel.
SIZES: Final = {"stat": (3, 4), "timeseries": (8, 8)}
SOURCE: Final = {"type": "prometheus", "uid": "${datasource}"}
PARTS: Final = {"P50": 0.5, "P95": 0.95, "P99": 0.99}

# In this order: what one stands for may hold the next.
WORDS: Final = {
    "$process": '* on (namespace, instance) group_left () yangguang_build_info{$ns,service="$service"}',
    "$relay": "* on (namespace, instance, service) group_left () yangguang_relay_leading{$ns}",
    "$consumer": "* on (namespace, instance, service) group_left () yangguang_consumer_leading{$ns}",
    "$ns": 'namespace=~"$namespace"',
    "$rate": "$__rate_interval",
}
# Services without an entry are called by their name.
TITLES: Final = {"catalog": "事项目录", "hall": "政务服务中心", "cases": "办件", "supervision": "电子监察"}

Page = Mapping[str, Any]


def dashboards() -> dict[str, dict[str, Any]]:
    """All of them, by the name of their file; that of the services once for each."""
    pages: list[Page] = yaml.safe_load(PAGES.read_text(encoding="utf-8"))
    found = {}
    for page in pages:
        if "$service" not in page["name"]:
            found[page["name"]] = document(page, page["name"])
            continue
        for main in sorted((ROOT / "services").glob("*/__main__.py")):
            name = main.parent.name
            found[page["name"].replace("$service", name)] = of_service(page, name, main.read_text())
    return found


def of_service(page: Page, service: str, wiring: str) -> dict[str, Any]:
    """The page of one service, without the rows it has nothing for."""
    rows = [row for row in page["rows"] if row.get("when", "") in wiring]
    title = page["title"].replace("$service", service).replace("$title", TITLES.get(service, service))
    return document({"name": f"service-{service}", "title": title, "rows": rows}, service)


def document(page: Page, service: str) -> dict[str, Any]:
    """A dashboard as Grafana reads it."""
    return {
        "uid": f"yangguang-{page['name']}",
        "title": page["title"],
        "tags": ["yangguang"],
        "schemaVersion": SCHEMA,
        "version": 1,
        "editable": False,
        "graphTooltip": 1,
        "refresh": "1m",
        "time": {"from": "now-6h", "to": "now"},
        "timezone": "Asia/Shanghai",
        "links": [LINK],
        "templating": {"list": [SOURCES, NAMESPACES]},
        "panels": list(panels(page["rows"], service)),
    }


def panels(rows: Sequence[Page], service: str) -> Iterator[dict[str, Any]]:
    """Rows from top to bottom, panels from left to right until a line is full."""
    number = y = 0
    for row in rows:
        number += 1
        yield heading(row["title"]) | {"id": number, "gridPos": at(0, y, COLUMNS, 1)}
        x, y, line = 0, y + 1, 0
        for panel in row["panels"]:
            number += 1
            width, height = SIZES["stat" if "figure" in panel else "timeseries"]
            if x + width > COLUMNS or line not in (0, height):
                x, y = 0, y + line
            yield shown(panel, service) | {"id": number, "gridPos": at(x, y, width, height)}
            x, line = x + width, height
        y += line


def heading(title: str) -> dict[str, Any]:
    """The line above the panels of a row."""
    return {"type": "row", "title": title, "collapsed": False, "panels": []}


def shown(panel: Page, service: str) -> dict[str, Any]:
    """A panel, but for its place."""
    single = "figure" in panel
    defaults = {"unit": panel.get("unit", "short"), "thresholds": thresholds(panel)}
    return {
        "type": "stat" if single else "timeseries",
        "title": panel["title"],
        "datasource": SOURCE,
        "fieldConfig": {"defaults": defaults if single else defaults | LINES, "overrides": []},
        "options": FIGURE if single else LEGEND,
        "targets": [
            {
                "refId": chr(ord("A") + number),
                "datasource": SOURCE,
                "expr": spelled_out(expression, service),
                "legendFormat": legend or "__auto",
                "instant": single,
                "range": not single,
            }
            for number, (legend, expression) in enumerate(series(panel).items())
        ],
    }


def series(panel: Page) -> Mapping[str, str]:
    """The expressions of a panel by their legends."""
    if "figure" in panel:
        return {"": panel["figure"]}
    if "quantiles" not in panel:
        return dict(panel["series"])
    name, brace, labels = panel["quantiles"].partition("{")
    buckets = f"sum by (le) (rate({name}_bucket{brace}{labels}[$rate]))"
    return {legend: f"histogram_quantile({part}, {buckets})" for legend, part in PARTS.items()}


def spelled_out(expression: str, service: str) -> str:
    """An expression with what its words stand for."""
    for word, meaning in WORDS.items():
        expression = expression.replace(word, meaning)
    return expression.replace("$service", service)


def thresholds(panel: Page) -> dict[str, Any]:
    """From where on a figure is red or green."""
    below, above = ("red", "green") if "good" in panel else ("green", "red")
    steps: list[dict[str, Any]] = [{"color": below, "value": None}]
    steps += [{"color": above, "value": panel[key]} for key in ("good", "bad") if key in panel]
    return {"mode": "absolute", "steps": steps}


def at(x: int, y: int, width: int, height: int) -> dict[str, int]:
    """A place on the page."""
    return {"x": x, "y": y, "w": width, "h": height}


LINES: Final = {"min": 0, "custom": {"fillOpacity": 10, "showPoints": "never"}}
LEGEND: Final = {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}}
FIGURE: Final = {
    "colorMode": "value",
    "graphMode": "none",
    "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
}
LINK: Final = {
    "type": "dashboards",
    "title": "阳光政务",
    "tags": ["yangguang"],
    "asDropdown": True,
    "includeVars": True,
    "keepTime": True,
}
SOURCES: Final = {
    "name": "datasource",
    "label": "数据源",
    "type": "datasource",
    "query": "prometheus",
    "current": {},
}
NAMESPACES: Final = {
    "name": "namespace",
    "label": "命名空间",
    "type": "query",
    "datasource": SOURCE,
    "definition": "label_values(yangguang_build_info, namespace)",
    "query": {"query": "label_values(yangguang_build_info, namespace)", "refId": "namespace"},
    # With each change of the time shown.
    "refresh": 2,
    "includeAll": True,
    # A Prometheus outside of Kubernetes knows no namespaces.
    "allValue": ".*",
    "current": {"text": "All", "value": "$__all"},
}


def files() -> dict[Path, str]:
    """The files of the chart, with their contents."""
    return {
        FOLDER / f"{name}.json": json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        for name, found in dashboards().items()
    }


def main() -> None:
    """Write all of them, and delete those that are no more."""
    FOLDER.mkdir(exist_ok=True)
    for file in set(FOLDER.glob("*.json")) - set(files()):
        file.unlink()
    for file, text in files().items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
