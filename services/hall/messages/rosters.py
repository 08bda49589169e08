"""Shifts, attendance, leaves and stand-ins between messages and rows."""

from __future__ import annotations

from typing import Final

from yangguang.hall.v1 import rosters_pb2 as pb

from services.common import checks
from services.common.ids import resource
from services.hall.domain.rosters import AttendanceWay, LeaveKind, ShiftKind
from services.hall.messages import (
    AnyRow,
    Fields,
    day,
    instant,
    maybe_instant,
    maybe_named,
    named,
    one_of,
    reference,
    required_text,
    text,
)

SHIFT: Final[Fields] = {
    "staff": named("staff"),
    "kind": one_of(ShiftKind),
    "day": checks.date,
    "open": required_text(5),
    "close": required_text(5),
    "leader": maybe_named("staff"),
}
ATTENDANCE: Final[Fields] = {"staff": named("staff"), "way": one_of(AttendanceWay), "evidence": text(200)}
LEAVE: Final[Fields] = {
    "staff": named("staff"),
    "kind": one_of(LeaveKind),
    "start_time": maybe_instant,
    "end_time": instant,
    "reason": text(200),
}


def shift(row: AnyRow, *, attended: bool = False) -> pb.Shift:
    """A shift as it is told."""
    return pb.Shift(
        name=resource("shifts", row.id),
        staff=reference("staff", row.staff),
        organisation=reference("organisations", row.organisation),
        region=row.region,
        kind=row.kind.name,
        day=day(row.day),
        open=row.opens,
        close=row.closes,
        leader=reference("staff", row.leader),
        cancelled=row.cancelled,
        attended=attended,
        etag=str(row.version),
    )


def attendance(row: AnyRow) -> pb.Attendance:
    """A day of somebody as it is told."""
    return pb.Attendance(
        name=f"{resource('staff', row.staff)}/attendance/{row.day.isoformat()}",
        staff=reference("staff", row.staff),
        organisation=reference("organisations", row.organisation),
        region=row.region,
        day=day(row.day),
        arrive_time=row.arrive_time,
        leave_time=row.leave_time,
        way=row.way.name,
        evidence=row.evidence,
        late_minutes=row.late_minutes,
        early_minutes=row.early_minutes,
        etag=str(row.version),
    )


def leave(row: AnyRow) -> pb.Leave:
    """A leave as those see it who may."""
    return pb.Leave(
        name=resource("leaves", row.id),
        staff=reference("staff", row.staff),
        organisation=reference("organisations", row.organisation),
        region=row.region,
        kind=row.kind.name,
        start_time=row.start_time,
        end_time=row.end_time,
        reason=row.reason,
        state=row.state.name,
        decider=row.decider,
        create_time=row.create_time,
        etag=str(row.version),
    )


def stand_in(row: AnyRow) -> pb.StandIn:
    """A stand-in as it is told."""
    return pb.StandIn(
        name=resource("standIns", row.id),
        leave=resource("leaves", row.leave),
        window=reference("windows", row.window),
        organisation=reference("organisations", row.organisation),
        region=row.region,
        absent=reference("staff", row.absent),
        absent_subject=row.absent_subject,
        deputy=reference("staff", row.deputy),
        deputy_subject=row.deputy_subject,
        items=[resource("items", item) for item in row.items],
        start_time=row.start_time,
        end_time=row.end_time,
        state=row.state.name,
    )
