"""Joint projects (联审联办) in the read model: facts, clocks, what their departments did (F14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from yangguang.cases.v1 import cases_pb2 as cases
from yangguang.cases.v1 import project_events_pb2 as events
from yangguang.cases.v1 import projects_pb2 as pb

from services.common.ids import parse
from services.supervision.handlers.rows import Told, date, day_of, met, unnest, updates
from services.supervision.models import PROJECT_FACTS, PROJECT_PARTS

# Every event of a project carries the facts after it.
EVENTS: Final[tuple[type[Message], ...]] = tuple(
    GetMessageClass(kind)
    for kind in events.DESCRIPTOR.message_types_by_name.values()
    if "facts" in kind.fields_by_name
)
# A project's clocks are measured by the rules for those of a case: its acceptance by that of the acceptance,
# the one clock, which is the limit of the law for joint handling (行政许可法 art. 42), by the statutory.
KINDS: Final = {"acceptance_clock": cases.ACCEPTANCE_CLOCK, "joint_clock": cases.STATUTORY_CLOCK}


def fact_row(told: Told) -> dict[str, Any]:
    """The facts of a project."""
    facts: events.ProjectFacts = told.event.facts
    return {
        "project_id": parse(told.aggregate, "projects"),
        "version": told.version,
        "number": facts.number,
        "region": facts.region,
        "organisation": facts.lead_organisation,
        "state": facts.state,
        "joint": facts.joint,
        "accept_day": day_of(facts, "accept_time"),
        "complete_day": day_of(facts, "end_time") if facts.state == pb.Project.COMPLETED else None,
        "joint_due": date(facts.joint_clock.due),
        "joint_met": met(facts.joint_clock),
    }


def part_rows(told: Told) -> Iterator[dict[str, Any]]:
    """What each department of a joint project did since it was accepted."""
    facts: events.ProjectFacts = told.event.facts
    if not (facts.joint and facts.HasField("accept_time")):
        return
    for department in facts.departments:
        yield {
            "project_id": parse(told.aggregate, "projects"),
            "organisation": department.organisation,
            "region": facts.region,
            "day": day_of(facts, "accept_time"),
            "in_time": department.in_time_count,
            "late": department.late_count,
            "silent": department.silence_count,
        }


def clocks(facts: events.ProjectFacts) -> Iterator[tuple[int, pb.ProjectClock]]:
    """The clocks a project has, with their kinds."""
    for name, kind in KINDS.items():
        if facts.HasField(name):
            yield kind, getattr(facts, name)


PART_KEY: Final = ("project_id", "organisation")
STATEMENTS: Final = {
    "projects": (
        f"INSERT INTO {{schema}}.project_facts AS p ({', '.join(PROJECT_FACTS)}) {unnest(PROJECT_FACTS)} "
        f"ON CONFLICT (project_id) DO UPDATE SET {updates(PROJECT_FACTS, ['project_id'])} "
        "WHERE p.version < EXCLUDED.version RETURNING project_id"
    ),
    # Written at once with the rows that stay: a statement of a write does not see what another one does.
    "part": (
        "DELETE FROM {schema}.project_parts p WHERE p.project_id = ANY(CAST(:projects AS uuid[])) "
        "AND NOT EXISTS (SELECT FROM unnest(CAST(:project_id AS uuid[]), CAST(:organisation AS text[])) "
        "AS told (project_id, organisation) "
        "WHERE told.project_id = p.project_id AND told.organisation = p.organisation)"
    ),
    "parts": (
        f"INSERT INTO {{schema}}.project_parts ({', '.join(PROJECT_PARTS)}) {unnest(PROJECT_PARTS)} "
        f"ON CONFLICT (project_id, organisation) DO UPDATE SET {updates(PROJECT_PARTS, PART_KEY)}"
    ),
}
