"""What time itself does to a project: deemed acceptance, silence on record, the end of the one clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from google.protobuf.message import Message
from yangguang.cases.v1 import projects_pb2 as pb

from services.cases.domain.joint import State
from services.cases.handlers.projects import departments, verbs
from services.cases.handlers.projects.situation import Situation, state_of

Deed = Callable[[Situation], Message]


def wake_time(project: pb.Project) -> dt.datetime | None:
    """When time will do something next; none when nothing waits for it."""
    return min((time for time, _ in _waiting(project)), default=None)


def wake(project: pb.Project, at: Situation) -> Message | None:
    """Do the first thing whose time has come; none when it has not come yet."""
    time, deed = min(_waiting(project), key=lambda each: each[0], default=(None, None))
    return deed(at) if time is not None and deed is not None and time <= at.now else None


def _waiting(project: pb.Project) -> Iterator[tuple[dt.datetime, Deed]]:
    if state_of(project) == State.SUBMITTED and project.acceptance_clock.HasField("due_time"):
        due = project.acceptance_clock.due_time.ToDatetime(dt.UTC)
        yield due, lambda at: verbs.deem_accepted(project, at)
    if state_of(project) == State.ACCEPTED:
        yield from _while_accepted(project)
    if state_of(project) in (State.SUBMITTED, State.ACCEPTED, State.COMPLETED):
        for meeting in departments.silent_meetings(project):
            yield meeting.due_time.ToDatetime(dt.UTC), _of(departments.note_silent_meeting, meeting)


def _while_accepted(project: pb.Project) -> Iterator[tuple[dt.datetime, Deed]]:
    for notice in departments.silent_notices(project):
        yield notice.due_time.ToDatetime(dt.UTC), _of(departments.note_silent_notice, notice)
    if project.joint_clock.HasField("due_time") and not project.overdue:
        yield project.joint_clock.due_time.ToDatetime(dt.UTC), lambda at: verbs.overdue(project, at)


def _of(note: Callable[..., Message], thing: Message) -> Deed:
    return lambda _: note(thing)
