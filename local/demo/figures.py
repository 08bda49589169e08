"""The chapter on the county's indicators, of which all that was done before is part."""

from __future__ import annotations

from typing import Final

from local.demo.stage import REGION, Demo, now
from local.rest import Document, wait_for
from local.screen import halves

# What the chapters before apply for this month, the cases of the project that open at once included.
APPLIED: Final = 6


def counts(demo: Demo) -> Document:
    """The indicators of this month."""
    today = now().date()
    period = {"from": today.replace(day=1).isoformat(), "to": today.isoformat()}
    found = demo.visitor.get("indicators", "supervisor", **period, region=REGION)["indicators"]
    return dict(found[0]) if found else {"current": {}, "previous": {}}


def applied(demo: Demo) -> int:
    """How many cases were applied for this month."""
    return int(counts(demo)["current"].get("applied_count", 0))


def indicators(demo: Demo, before: int) -> None:
    """The county's figures of this month, beside the same period of last year."""
    demo.screen.chapter("全县本月指标", "the county's indicators, this month and a year before")
    demo.screen.step("统计指标", "indicators")

    def look() -> Document | None:
        found = counts(demo)
        return found if int(found["current"].get("applied_count", 0)) >= before + APPLIED else None

    found = wait_for(look)
    demo.screen.say(f"本次演示新增申请已计入：{before} → {found['current']['applied_count']}")
    rows = [
        (name, *(shown(found.get(of, {}), key) for of in ("current", "previous"))) for name, key in FIGURES
    ]
    head = ("", "本期 now", "同期 before")
    demo.screen.table([head + head, *halves(rows)], (30, 11, 14, 20, 11, 0))


FIGURES: Final = (
    ("申请 applied", "applied_count"),
    ("受理 accepted", "accepted_count"),
    ("办结 completed", "completed_count"),
    ("办结率 completion", "completion_rate"),
    ("日结率 same day", "same_day_rate"),
    ("平均受理（天） to accept", "mean_acceptance_days"),
    ("平均办结（工作日） to decide", "mean_handling_days"),
    ("承诺提速 promised", "promised_speedup"),
    ("实际提速 actual", "actual_speedup"),
    ("超时件 overdue", "overdue_count"),
    ("评价率 rated", "rating_rate"),
    ("满意率 satisfied", "satisfaction_rate"),
    ("预警 warnings", "warning_count"),
    ("黄牌 yellow cards", "yellow_count"),
)


def shown(values: Document, key: str) -> str:
    """A count, days, a rate in percent, or a dash where its divisor is nought."""
    value = values.get(key)
    if value is None:
        return "—"
    if key.endswith("_days"):
        return f"{value:.2f}"
    return str(value) if key.endswith("_count") else f"{value:.2%}"
