"""The table of what was reached, beside floor and goal; also as build/benchmarks.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path("build/benchmarks.json")


@dataclass(frozen=True, slots=True)
class Line:
    """One measure; `least` tells that more is better."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    goal: float | None = None
    least: bool = True

    @property
    def reached(self) -> str:
        """goal, floor, missed, or nothing where no target is set."""
        if self.goal is not None and self._holds(self.goal):
            return "goal"
        if self.floor is None:
            return ""
        return "floor" if self._holds(self.floor) else "missed"

    @property
    def entry(self) -> dict[str, object]:
        """The line in build/benchmarks.json."""
        names = ("name", "value", "unit", "floor", "goal", "reached")
        return {name: getattr(self, name) for name in names}

    def _holds(self, bound: float) -> bool:
        return self.value >= bound if self.least else self.value <= bound


def show(lines: list[Line]) -> None:
    """Print the table and write the file."""
    width = max(len(line.name) for line in lines)
    print(f"\n{'measure':<{width}}  {'value':>10}  {'unit':<12} {'floor':>8} {'goal':>8}  reached")
    for line in lines:
        floor, goal = (f"{bound:g}" if bound is not None else "" for bound in (line.floor, line.goal))
        print(
            f"{line.name:<{width}}  {line.value:>10.2f}  {line.unit:<12} {floor:>8} {goal:>8}  {line.reached}"
        )
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps([line.entry for line in lines], indent=1, ensure_ascii=False))
