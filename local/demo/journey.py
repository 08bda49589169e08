"""The chapters of the demonstration, in the order in which they are walked."""

from __future__ import annotations

from local.demo import cases, fees, figures, journals, projects
from local.demo.stage import Demo


def walk(demo: Demo) -> None:
    """Walk through all chapters; what is not as it must be is raised."""
    before = figures.applied(demo)
    cases.promised_case(demo)
    cases.instant_case(demo)
    cases.forwarded_case(demo)
    projects.joint_project(demo)
    fees.fee(demo)
    cases.late_case(demo)
    figures.indicators(demo, before)
    journals.audit(demo)
